/** A release as CONTRIBUTING.md tells it, in a fresh clone: changesets, the tag, and the steps of the workflow that publishes. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { temporaryDirectory, type Run } from '../package/consumer.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const WORKFLOWS = readdirSync(path.join(ROOT, '.github/workflows')).map((file) => `.github/workflows/${file}`);

interface Step {
  uses?: string;
  run?: string;
}

interface Job {
  uses?: string;
  needs?: string;
  permissions?: Record<string, string>;
  steps?: Step[];
}

interface Workflow {
  permissions: Record<string, string>;
  jobs: Record<string, Job>;
}

describe('the workflows', () => {
  it.each(WORKFLOWS)('%s is one for GitHub', (file) => {
    const { status, stdout, stderr } = bash(ROOT, `tests/hosts/node_modules/.bin/action-validator ${file}`);
    expect([status, stdout + stderr]).toEqual([0, '']);
  });

  it.each(WORKFLOWS)('%s pins the actions of others to a commit', (file) => {
    const lines = readFileSync(path.join(ROOT, file), 'utf8').split('\n').filter((line) => line.includes('uses:'));
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line).toMatch(/uses: (?:\.\/\S+|[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/);
  });

  it('may only read, and nobody but the job that publishes may prove who it is', () => {
    const jobs = WORKFLOWS.flatMap((file) => Object.entries(workflow(file).jobs));
    for (const file of WORKFLOWS) expect(workflow(file).permissions).toEqual({ contents: 'read' });
    expect(jobs.filter(([, { permissions }]) => permissions).map(([name, { permissions }]) => [name, permissions])).toEqual([
      ['publish', { contents: 'read', 'id-token': 'write' }],
    ]);
  });

  it('publish after all checks only', () => {
    const { check, publish } = workflow('.github/workflows/release.yml').jobs;
    expect([check?.uses, publish?.needs]).toEqual(['./.github/workflows/ci.yml', 'check']);
    expect(runsOf('.github/workflows/ci.yml', 'check')).toEqual(['.ci/run']);
  });
});

describe('a release', () => {
  const [compare, ...others] = runsOf('.github/workflows/release.yml', 'publish');
  let clone: string;

  beforeAll(() => {
    clone = freshClone();
  });

  afterAll(() => remove(clone));

  it('is refused while its notes say that it is unreleased, and under another tag', () => {
    const { version } = manifestOf(clone);
    const notes = read(clone, 'CHANGELOG.md').replace(' (unreleased)', '');
    const heading = `\n## ${version}\n`;
    expect(notes).toContain(heading);
    write(clone, 'CHANGELOG.md', notes.replace(heading, `\n## ${version} (unreleased)\n`));
    expect(publishing(clone, compare!, `v${version}`).status).toBe(1);
    write(clone, 'CHANGELOG.md', notes);
    expect(publishing(clone, compare!, 'v9.9.9').status).toBe(1);
    expect(publishing(clone, compare!, `v${version}`).status).toBe(0);
  });

  it('runs up to what npm would publish', () => {
    const { name, version } = manifestOf(clone);
    expect(others.at(-1)).toBe('npm publish');
    const runs = others.map((step) => {
      const run = publishing(clone, step, `v${version}`, { npm_config_dry_run: String(!/^npm (?:run|pkg) /.test(step)) });
      if (run.status !== 0) throw new Error(`${step}\n${run.stdout}${run.stderr}`);
      return run.stdout + run.stderr;
    });
    expect(manifestOf(clone)).toMatchObject({ repository: { type: 'git', url: 'git+https://git.example/owner/repository.git' }, publishConfig: { access: 'public', provenance: true } });
    const published = runs.at(-1)!;
    expect(published).toContain(`+ ${name}@${version}`);
    expect(published).toMatch(/with tag latest and public access \(dry-run\)/);
    expect(warnings(published)).toEqual([]);
  });

  it('holds a bill of materials with every package that the build takes code from', () => {
    mustRun(clone, 'npx tsdown --sourcemap');
    const maps = readdirSync(path.join(clone, 'dist'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js.map'));
    const sources = maps.flatMap((file) => (JSON.parse(read(clone, `dist/${file}`)) as { sources: string[] }).sources);
    const inPackages = sources.filter((source) => source.includes('node_modules/')).map((source) => source.split('node_modules/').at(-1)!);
    const packages = new Set(inPackages.map((file) => /^(?:@[^/]+\/)?[^/]+/.exec(file)![0]));
    const { components } = JSON.parse(read(clone, 'dist/sbom.json')) as { components: { name: string }[] };
    expect(maps.length).toBeGreaterThan(0);
    expect(components.map(({ name }) => name).sort()).toEqual([...packages].sort());
  });
});

describe('the next release', () => {
  const NOTE = 'Option `paths` of `no-hardcoded-api-key`.';
  let clone: string;

  beforeAll(() => {
    clone = freshClone();
  });

  afterAll(() => remove(clone));

  it.each(['patch', 'minor'] as const)('of a %s change has the next version, and its notes above those before', (kind) => {
    mustRun(clone, 'git reset -q --hard');
    for (const file of changesetsOf(clone)) rmSync(path.join(clone, '.changeset', file));
    const notesBefore = read(clone, 'CHANGELOG.md').split('\n');
    const oldVersion = manifestOf(clone).version;
    const newVersion = nextVersion(oldVersion, kind);
    write(clone, '.changeset/some-change.md', `---\n'eslint-plugin-openai': ${kind}\n---\n\n${NOTE}\n`);
    mustRun(clone, 'git add .changeset && npx changeset status --output status.json');
    expect(JSON.parse(read(clone, 'status.json'))).toMatchObject({ releases: [{ name: 'eslint-plugin-openai', type: kind, oldVersion, newVersion }] });

    mustRun(clone, 'npm run bump');
    const [title, ...notes] = read(clone, 'CHANGELOG.md').split('\n');
    expect(title).toBe(notesBefore[0]);
    expect(notes.slice(0, 6)).toEqual(['', `## ${newVersion}`, '', `### ${kind === 'minor' ? 'Minor' : 'Patch'} Changes`, '', `- ${NOTE}`]);
    expect(notes.slice(6)).toEqual(notesBefore.slice(1));
    const { packages } = JSON.parse(read(clone, 'package-lock.json')) as { packages: Record<string, { version: string }> };
    expect([manifestOf(clone).version, packages['']!.version]).toEqual([newVersion, newVersion]);
    expect(changesetsOf(clone)).toEqual([]);
  });

  it('is tagged as the workflow expects', () => {
    mustRun(clone, 'git commit -qam "Release" && npx changeset tag');
    const tag = mustRun(clone, 'git tag --points-at HEAD').trim();
    const [compare] = runsOf('.github/workflows/release.yml', 'publish');
    expect(publishing(clone, compare!, tag)).toMatchObject({ status: 0 });
  });
});

function workflow(file: string): Workflow {
  return parse(readFileSync(path.join(ROOT, file), 'utf8')) as Workflow;
}

function runsOf(file: string, job: string): string[] {
  return workflow(file).jobs[job]!.steps!.flatMap(({ run }) => run?.trim() ?? []);
}

/** A clone of the last commit, on the branch that changesets compare with. What `npm ci` has installed here serves there too. */
function freshClone(): string {
  const directory = temporaryDirectory();
  mustRun(directory, `git clone -q ${ROOT} . && git switch -qC main`);
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(directory, 'node_modules'));
  return directory;
}

function changesetsOf(directory: string): string[] {
  return readdirSync(path.join(directory, '.changeset')).filter((file) => file.endsWith('.md') && file !== 'README.md');
}

function nextVersion(version: string, kind: 'minor' | 'patch'): string {
  const [major, minor, patch] = version.split('.').map(Number);
  return kind === 'minor' ? `${major}.${minor! + 1}.0` : `${major}.${minor}.${patch! + 1}`;
}

function remove(directory: string): void {
  rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
}

function read(directory: string, file: string): string {
  return readFileSync(path.join(directory, file), 'utf8');
}

function write(directory: string, file: string, content: string): void {
  writeFileSync(path.join(directory, file), content);
}

function manifestOf(directory: string): { name: string; version: string } {
  return JSON.parse(read(directory, 'package.json')) as ReturnType<typeof manifestOf>;
}

/** Runs a step of the workflow as GitHub does for a tag. */
function publishing(directory: string, step: string, tag: string, env: Record<string, string> = {}): Run {
  const github = { CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_REF_NAME: tag, GITHUB_SERVER_URL: 'https://git.example', GITHUB_REPOSITORY: 'owner/repository' };
  return bash(directory, step, { ...github, ...env });
}

function bash(directory: string, script: string, env: Record<string, string> = {}): Run {
  return spawnSync('bash', ['-e', '-c', script], { cwd: directory, encoding: 'utf8', env: { ...environment(), ...env } });
}

function mustRun(directory: string, script: string): string {
  const { status, stdout, stderr } = bash(directory, script);
  if (status !== 0) throw new Error(`${script}\n${stdout}${stderr}`);
  return stdout;
}

/** Without what the npm and the vitest that run this test have set for their own work. */
function environment(): Record<string, string> {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(?:npm_(?!config_(?:registry|cache|userconfig)$)|VITEST|NODE_ENV|GIT_|GITHUB_|ACTIONS_)/.test(name)) as [string, string][];
  const identity = { GIT_AUTHOR_NAME: 'Test', GIT_AUTHOR_EMAIL: 'test@example.com', GIT_COMMITTER_NAME: 'Test', GIT_COMMITTER_EMAIL: 'test@example.com' };
  return { ...Object.fromEntries(inherited), ...identity, npm_config_prefer_offline: 'true' };
}

/** What npm says against the package; a dry run has no one logged in. */
function warnings(output: string): string[] {
  return output.split('\n').filter((line) => /npm (?:warn|error)/.test(line) && !/be logged in|Unknown (?:user|env|project) config/.test(line));
}
