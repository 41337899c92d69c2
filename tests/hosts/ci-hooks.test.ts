import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packTo, temporaryDirectory } from '../package/consumer.ts';
import { leakedKeys } from '../rules/sample-keys.ts';
import { blockWith, CLEAN, DEFECTIVE, GitProject, hostCommand } from './ci-project.ts';

interface Recipe {
  packages: string[];
  /** The files of the recipe, by their names, and the block of docs/ci.md that has them. */
  files: Record<string, string>;
  setup: string;
}

const recipes: Record<string, () => Recipe> = {
  'husky and lint-staged': () => ({
    packages: ['husky', 'lint-staged'],
    files: { 'lint-staged.config.js': blockWith('export default') },
    setup: blockWith('npx husky init'),
  }),
  lefthook: () => ({
    // Not among the packages of tests/hosts: installing it writes hooks into the repository around it.
    // The registry has all parts of this version, without which there is no lock file.
    packages: ['lefthook@2.0.11'],
    files: { 'lefthook.yml': blockWith('{staged_files}') },
    setup: blockWith('npx lefthook install'),
  }),
  'pre-commit': () => ({
    packages: [],
    files: { '.pre-commit-config.yaml': blockWith('repo: local') },
    // prek reads the same file as pre-commit, which npm does not have.
    setup: `${hostCommand('prek')} install`,
  }),
};

let packed: string;
let tarball: string;

beforeAll(() => {
  packed = temporaryDirectory();
  tarball = packTo(packed);
});

afterAll(() => rmSync(packed, { recursive: true, force: true }));

describe.each(Object.keys(recipes))('%s', (name) => {
  let project: GitProject;

  beforeAll(() => {
    const { packages, files, setup } = recipes[name]!();
    project = new GitProject(tarball, packages);
    project.mustRun('npm ci --no-audit --no-fund');
    for (const [file, content] of Object.entries(files)) project.write(file, content);
    project.mustRun(setup);
    project.mustRun('git add -A && git commit -m "Add hooks"');
  });

  afterAll(() => project.remove());

  it('refuses a commit with a defect and does not print its key', () => {
    const before = project.mustRun('git rev-parse HEAD');
    const { status, stdout, stderr } = project.commit('src/client.js', DEFECTIVE);
    expect(status).not.toBe(0);
    expect(stdout + stderr).toContain('openai/no-hardcoded-api-key');
    expect(leakedKeys(stdout + stderr)).toEqual([]);
    expect(project.mustRun('git rev-parse HEAD')).toBe(before);
  });

  it('lets a clean commit pass', () => {
    const { status, stdout, stderr } = project.commit('src/client.js', `${CLEAN}// Clean again.\n`);
    expect(status, stdout + stderr).toBe(0);
    expect(project.mustRun('git show --stat --format=%s')).toContain('Change src/client.js');
  });

  it('looks at the files of the commit only', () => {
    project.write('src/draft.js', DEFECTIVE);
    project.write('src/client.js', `${CLEAN}// Clean still.\n`);
    expect(project.bash('git commit -m "Change the client" src/client.js').status).toBe(0);
    expect(project.bash('git add src/draft.js && git commit -m "Add a draft"').status).not.toBe(0);
  });
});
