import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sourceFilesOf } from '../corpus/lint-packages.ts';
import { Consumer, packTo, temporaryDirectory, unpackTo, type ESLintAlias, type Run } from '../package/consumer.ts';
import { blockWith, CLEAN, GitProject } from './ci-project.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const CODE = ['examples/legacy-app', ...['openai-cli', 'chatgpt-official', 'gpt-po', 'i18n-llm-translate', 'openai-agents'].map((name) => `node_modules/corpus-${name}`)];

const ALL_RULES = `import openai from 'eslint-plugin-openai';
import { parser } from 'typescript-eslint';

export default [
  { files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'], languageOptions: { parser }, linterOptions: { reportUnusedDisableDirectives: 'off' } },
  openai.configs.all,
];
`;

let packed: string;

beforeAll(() => {
  packed = temporaryDirectory();
});

afterAll(() => rmSync(packed, { recursive: true, force: true }));

describe('the same reports', () => {
  let unpacked: string;

  beforeAll(() => {
    unpacked = unpackTo(packed);
  });

  it.each<ESLintAlias>(['eslint8', 'eslint9', 'eslint'])('on %s with a cache, cold and warm', (eslint) => {
    const { plain, runs } = plainAndWith(eslint, [['--cache'], ['--cache']]);
    expect(runs.map(reports)).toEqual([plain, plain]);
    expect(runs.map(filesFromCache)).toEqual([0, filesIn(runs[0]!)]);
  });

  it('on eslint with two threads, and with a cache of theirs', () => {
    const { plain, runs } = plainAndWith('eslint', [['--concurrency', '2'], ['--concurrency', '2', '--cache'], ['--cache']]);
    expect(runs.map(reports)).toEqual([plain, plain, plain]);
    expect(filesFromCache(runs[2]!)).toBe(filesIn(runs[2]!));
  });

  function plainAndWith(eslint: ESLintAlias, options: readonly string[][]): { plain: unknown[]; runs: Run[] } {
    const consumer = projectWithCode(unpacked, eslint);
    const plain = reports(lint(consumer, []));
    const runs = options.map((each) => lint(consumer, each));
    consumer.remove();
    expect(plain.length).toBeGreaterThan(20);
    return { plain, runs };
  }
});

describe('where only an imported file changes', () => {
  const NOT_A_CLIENT = 'export const client = { createChatCompletion() {} };\n';
  const USE = `import { client } from './client.js';\n\nexport const ask = () => client.createChatCompletion({});\n`;
  let project: GitProject;

  beforeAll(() => {
    project = new GitProject(packTo(packed), []);
    project.mustRun('npm ci --no-audit --no-fund');
    project.write('src/ask.js', USE);
  });

  afterAll(() => project.remove());

  /** Runs a command before and after the import of `src/ask.js` becomes a client of the SDK. */
  function beforeAndAfter(command: string): (number | null)[] {
    return [NOT_A_CLIENT, CLEAN].map((content) => {
      project.commit('src/client.js', content);
      return project.bash(command).status;
    });
  }

  it('a plain run reports the file that imports it', () => {
    expect(beforeAndAfter('npx eslint .')).toEqual([0, 1]);
  });

  it('a cache that is carried along gives the old reports', () => {
    expect(beforeAndAfter('npx eslint . --cache')).toEqual([0, 0]);
    expect(beforeAndAfter('npx eslint . --cache --cache-strategy content --cache-location .cache/content/')).toEqual([0, 0]);
  });

  it('a cache for each state of all files gives the new ones', () => {
    const command = blockWith('--cache-location');
    expect(beforeAndAfter(command)).toEqual([0, 1]);
    expect(beforeAndAfter(command)).toEqual([0, 1]);
    expect(project.mustRun('ls .cache/eslint/*/.cache_*').trim().split('\n')).toHaveLength(2);
  });
});

/** A project with real code and every rule of the plugin. */
function projectWithCode(unpacked: string, eslint: ESLintAlias): Consumer {
  const packages = { eslint, 'typescript-eslint': 'typescript-eslint', typescript: 'typescript' };
  const consumer = new Consumer(unpacked, packages, { 'eslint.config.mjs': ALL_RULES });
  for (const folder of CODE) {
    for (const file of sourceFilesOf(path.join(ROOT, folder))) {
      const relative = path.relative(path.join(ROOT, folder), file);
      cpSync(file, path.join(consumer.directory, 'code', path.basename(folder), relative));
    }
  }
  return consumer;
}

function lint(consumer: Consumer, options: readonly string[]): Run {
  const environment = { ESLINT_USE_FLAT_CONFIG: 'true', DEBUG: 'eslint:flat-eslint,eslint:eslint-helpers*' };
  return consumer.node(['node_modules/eslint/bin/eslint.js', 'code', '--format', 'json', '--no-inline-config', ...options], environment);
}

function resultsOf({ stdout }: Run): { filePath: string; messages: object[] }[] {
  return JSON.parse(stdout) as { filePath: string; messages: object[] }[];
}

function reports(run: Run): unknown[] {
  return resultsOf(run).flatMap(({ filePath, messages }) => messages.map((message) => ({ filePath, ...message })));
}

function filesIn(run: Run): number {
  return resultsOf(run).length;
}

function filesFromCache({ stderr }: Run): number {
  return stderr.match(/Skipping file since it hasn't changed/g)?.length ?? 0;
}
