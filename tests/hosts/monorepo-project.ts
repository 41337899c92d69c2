/** Copies of examples/monorepo as `npm install` would leave them, in git, with the packed plugin. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { Consumer, type Run } from '../package/consumer.ts';
import { codeBlocks } from './pages.ts';

const EXAMPLE = path.resolve(import.meta.dirname, '../../examples/monorepo');

/** The folders of its packages, such as `apps/admin`. */
export const PACKAGES: readonly string[] = ['apps', 'packages'].flatMap((group) => readdirSync(path.join(EXAMPLE, group)).map((name) => `${group}/${name}`));

const COMMANDS = { eslint: 'eslint/bin/eslint.js', 'eslint-plugin-openai': 'eslint-plugin-openai/dist/cli.js', turbo: 'turbo/bin/turbo', nx: 'nx/dist/bin/nx.js' };

/** What a CI system, an outer turbo or git sets must not reach the copy. */
const NOT_INHERITED = /^(?:CI$|GITHUB_|GIT_|TURBO_|NX_|VITEST|NODE_ENV|FORCE_COLOR|npm_(?!config_))/;

const SETTINGS = {
  TURBO_TELEMETRY_DISABLED: '1', NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NX_CACHE_DIRECTORY: '.nx/cache', NX_WORKSPACE_DATA_DIRECTORY: '.nx/workspace-data', NO_COLOR: '1',
  GIT_AUTHOR_NAME: 'test', GIT_AUTHOR_EMAIL: 'test@example.invalid', GIT_COMMITTER_NAME: 'test', GIT_COMMITTER_EMAIL: 'test@example.invalid',
};

/** The only block of docs/monorepos.md that contains the given text. */
export function blockWith(text: string): string {
  const [block, ...others] = codeBlocks('docs/monorepos.md').filter((each) => each.text.includes(text));
  if (!block || others.length > 0) throw new Error(`not one block of docs/monorepos.md has ${text}`);
  return block.text;
}

/** Runs a script as a reader of the docs or a CI system would. */
export function shell(directory: string, script: string, env: Record<string, string> = {}): Run {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !NOT_INHERITED.test(name)));
  return spawnSync('bash', ['-e', '-c', script], { cwd: directory, encoding: 'utf8', env: { ...inherited, ...SETTINGS, ...env } });
}

export class Monorepo extends Consumer {
  /** @param hosts packages besides ESLint that are installed in tests/hosts */
  constructor(unpacked: string, hosts: readonly string[]) {
    super(unpacked, Object.fromEntries(['eslint', 'typescript-eslint', ...hosts].map((name) => [name, name])), {});
    cpSync(EXAMPLE, this.directory, { recursive: true });
    const modules = path.join(this.directory, 'node_modules');
    for (const folder of ['.bin', '@acme']) mkdirSync(path.join(modules, folder));
    for (const [name, file] of Object.entries(COMMANDS)) symlinkSync(`../${file}`, path.join(modules, '.bin', name));
    for (const name of PACKAGES) symlinkSync(`../../${name}`, path.join(modules, '@acme', path.basename(name)));
    this.mustRun('git init --quiet --initial-branch main');
    this.commit();
  }

  read(name: string): string {
    return readFileSync(path.join(this.directory, name), 'utf8');
  }

  run(script: string): Run {
    return shell(this.directory, script);
  }

  /** @throws Error where the script fails */
  mustRun(script: string): string {
    const { status, stdout, stderr } = this.run(script);
    if (status !== 0) throw new Error(`${script}: ${status}\n${stdout}${stderr}`);
    return stdout;
  }

  commit(): void {
    this.mustRun('git add --all && git commit --quiet --allow-empty --message Change');
  }

  /** The tracked files that git sees changed. */
  changedFiles(): string[] {
    return this.mustRun('git diff --name-only').split('\n').filter(Boolean);
  }

  removeFile(name: string): void {
    rmSync(path.join(this.directory, name), { recursive: true, force: true });
  }
}
