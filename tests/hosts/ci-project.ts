/** Git projects that install the packed plugin with npm, as a checkout in CI does. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryDirectory, type Run } from '../package/consumer.ts';
import { withKeys } from '../rules/sample-keys.ts';
import { codeBlocks } from './pages.ts';

const { dependencies: VERSIONS } = JSON.parse(readFileSync(path.join(import.meta.dirname, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
};

/** What a CI system or an outer git process sets must not reach the project. */
const NOT_INHERITED = /^(?:CI|GITHUB_|GITLAB_|RUNNER_|GIT_|HUSKY|LEFTHOOK|PREK_|ESLINT|SARIF_|VITEST|NODE_ENV|npm_(?!config_))/;

export const CONFIG = `import openai from 'eslint-plugin-openai';

export default [openai.configs.recommended];
`;

export const CLEAN = `import OpenAI from 'openai';

export const client = new OpenAI();
`;

/** Two reports, the first about a key. */
export const DEFECTIVE = withKeys(`import OpenAI from 'openai';

export const client = new OpenAI({ apiKey: '§project§' });
export const ask = () => client.createChatCompletion({ model: 'gpt-4', messages: [] });
`);

/** The only block of docs/ci.md that contains the given text. */
export function blockWith(text: string): string {
  const [block, ...others] = codeBlocks('docs/ci.md').filter((each) => each.text.includes(text));
  if (!block || others.length > 0) throw new Error(`not one block of docs/ci.md has ${text}`);
  return block.text;
}

/** A committed project with an ESLint config and a lock file; nothing is installed before `npm ci`. */
export class GitProject {
  readonly directory = temporaryDirectory();

  /**
   * @param tarball the packed plugin
   * @param packages further packages: `name@version`, or a name for the version in tests/hosts/package.json
   * @param manifest more of package.json
   */
  constructor(tarball: string, packages: readonly string[], manifest: Record<string, unknown> = {}) {
    this.write('.gitignore', 'node_modules\n.eslintcache\n.cache\n');
    this.write('eslint.config.js', CONFIG);
    this.write('src/client.js', CLEAN);
    const devDependencies = Object.fromEntries(['eslint', ...packages].map(nameAndVersion));
    const plugin = { 'eslint-plugin-openai': 'file:eslint-plugin-openai.tgz' };
    this.write('package.json', JSON.stringify({ private: true, type: 'module', devDependencies: { ...devDependencies, ...plugin }, ...manifest }));
    copyFileSync(tarball, path.join(this.directory, 'eslint-plugin-openai.tgz'));
    // The versions of everything else come from the lock file of this directory; npm drops from the copy what the project does not need.
    copyFileSync(path.join(import.meta.dirname, 'package-lock.json'), path.join(this.directory, 'package-lock.json'));
    this.mustRun('npm install --package-lock-only --ignore-scripts --no-audit --no-fund');
    this.mustRun('git init -q -b main && git add -A && git commit -qm "Start"');
  }

  write(name: string, content: string): void {
    const file = path.join(this.directory, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  read(name: string): string {
    return readFileSync(path.join(this.directory, name), 'utf8');
  }

  /** Runs a script as CI systems do: it ends at the first command that fails. */
  bash(script: string, env: Record<string, string> = {}): Run {
    return spawnSync('bash', ['-eo', 'pipefail', '-c', script], {
      cwd: this.directory,
      encoding: 'utf8',
      env: { ...environment(), ...env },
    });
  }

  mustRun(script: string, env: Record<string, string> = {}): string {
    const { status, stdout, stderr } = this.bash(script, env);
    if (status !== 0) throw new Error(`${script}\n${stdout}${stderr}`);
    return stdout;
  }

  /** Commits one changed file, through the hooks of the project. */
  commit(name: string, content: string): Run {
    this.write(name, content);
    return this.bash(`git add -A && git commit -m "Change ${name}"`);
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true, maxRetries: 3 });
  }
}

function nameAndVersion(spec: string): [name: string, version: string] {
  const at = spec.lastIndexOf('@');
  if (at > 0) return [spec.slice(0, at), spec.slice(at + 1)];
  const version = VERSIONS[spec];
  if (!version) throw new Error(`tests/hosts/package.json does not have ${spec}`);
  return [spec, version];
}

function environment(): Record<string, string> {
  const inherited = Object.entries(process.env).filter(([name]) => !NOT_INHERITED.test(name)) as [string, string][];
  const identity = { GIT_AUTHOR_NAME: 'Test', GIT_AUTHOR_EMAIL: 'test@example.com', GIT_COMMITTER_NAME: 'Test', GIT_COMMITTER_EMAIL: 'test@example.com' };
  return { ...Object.fromEntries(inherited), ...identity, GIT_CONFIG_GLOBAL: '/dev/null', npm_config_prefer_offline: 'true', npm_config_update_notifier: 'false' };
}

/** The path of a command that tests/hosts installs. */
export function hostCommand(name: string): string {
  return path.join(import.meta.dirname, 'node_modules/.bin', name);
}
