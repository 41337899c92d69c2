import { readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Consumer, type ESLintAlias, unpackedPlugin } from '../package/consumer.ts';
import { git, lintedFiles, project, repository, run, write } from './project.ts';

const V3_CODE = `const { Configuration, OpenAIApi } = require('openai');
module.exports = new OpenAIApi(new Configuration({ apiKey: process.env.OPENAI_API_KEY }));
`;
const EXTENSIONS = ['js', 'jsx', 'mjs', 'cjs', 'ts', 'tsx', 'mts', 'cts'];

interface Message {
  ruleId: string | null;
  severity: number;
  fatal?: true;
  message: string;
}

function messages(directory: string, ...args: string[]): Message[] {
  const { stdout, stderr } = run(directory, 'lint', '--format', 'json', ...args);
  if (stderr) throw new Error(stderr);
  return (JSON.parse(stdout) as { messages: Message[] }[]).flatMap((result) => result.messages);
}

describe('the files', () => {
  it('are all JavaScript and TypeScript below the current directory', () => {
    const sources = EXTENSIONS.map((extension) => `src/file.${extension}`);
    const others = ['README.md', 'src/data.json', 'src/page.vue', 'src/file.js.bak'];
    const directory = project(Object.fromEntries([...sources, ...others].map((name) => [name, ''])));
    expect(lintedFiles(directory)).toEqual(sources.sort());
  });

  it('are those below the given paths, each once', () => {
    const directory = project({ 'a/one.js': '', 'a/b/two.ts': '', 'c/three.js': '', 'four.js': '' });
    expect(lintedFiles(directory, 'a', 'a/b', 'a/one.js', path.join(directory, 'four.js'))).toEqual(['a/b/two.ts', 'a/one.js', 'four.js']);
  });

  it('can lie outside the current directory', () => {
    const directory = project({ 'app/one.js': '', 'lib/two.js': '' });
    const { status, stdout } = run(path.join(directory, 'app'), 'lint', '--format', 'json', '.', '../lib');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toHaveLength(2);
  });

  it('can have names that look like patterns or options', () => {
    const names = ['[id].ts', '(group)/page.tsx', 'a b.js', '{x,y}.js', '!not.js', 'ümläut "quoted".js', '--help.js', '*.mjs'];
    const directory = repository(Object.fromEntries(names.map((name) => [name, ''])));
    expect(lintedFiles(directory)).toEqual([...names].sort());
    expect(lintedFiles(directory, '--', '--help.js', '[id].ts')).toEqual(['--help.js', '[id].ts']);
  });

  it('leave out what git ignores', () => {
    const directory = repository({
      '.gitignore': 'dist/\n*.generated.js\n',
      'src/.gitignore': 'private.js\n',
      'src/index.js': '', 'src/private.js': '', 'src/api.generated.js': '', 'dist/index.js': '', 'untracked.ts': '',
    });
    write(directory, '.git/info/exclude', 'mine.js\n');
    write(directory, 'mine.js', '');
    expect(lintedFiles(directory)).toEqual(['src/index.js', 'untracked.ts']);
    expect(lintedFiles(path.join(directory, 'src'))).toEqual(['index.js']);
  });

  it('contain what is tracked although it matches .gitignore, and not what is deleted', () => {
    const directory = repository({ '.gitignore': 'dist/\n', 'dist/tracked.js': '', 'deleted.js': '', 'kept.js': '' });
    git(directory, 'add', '--force', '.');
    git(directory, 'commit', '--quiet', '--message', 'all');
    rmSync(path.join(directory, 'deleted.js'));
    write(directory, 'dist/untracked.js', '');
    expect(lintedFiles(directory)).toEqual(['dist/tracked.js', 'kept.js']);
  });

  it('contain those of a repository inside the repository, with what that one ignores left out', () => {
    const directory = repository({ 'index.js': '', 'inner/.gitignore': 'out.js\n', 'inner/index.js': '', 'inner/out.js': '' });
    git(path.join(directory, 'inner'), 'init', '--quiet');
    expect(lintedFiles(directory)).toEqual(['index.js', 'inner/index.js']);
  });

  it('leave out node_modules, tracked or not, inside a repository and outside', () => {
    const files = { 'index.js': '', 'node_modules/a/index.js': '', 'packages/b/node_modules/c/index.js': '' };
    const tracked = repository(files);
    git(tracked, 'add', '.');
    expect(lintedFiles(tracked)).toEqual(['index.js']);
    expect(lintedFiles(project(files))).toEqual(['index.js']);
  });

  it('leave out what .gitignore names outside a repository too', () => {
    const directory = project({ '.gitignore': 'build/\n!build/\n/out\n*.min.js\n', 'build/a.js': '', 'out/b.js': '', 'src/out/c.js': '', 'd.min.js': '' });
    expect(lintedFiles(directory)).toEqual(['build/a.js', 'src/out/c.js']);
  });

  it('are followed through their imports', () => {
    const directory = project({
      'client.ts': "import OpenAI from 'openai';\nexport const ai = new OpenAI();\n",
      'app.ts': "import { ai } from './client.js';\nvoid ai.createChatCompletion({ model: 'gpt-3.5-turbo', messages: [] });\n",
    });
    expect(messages(directory, 'app.ts').map(({ ruleId }) => ruleId)).toEqual(['openai/no-legacy-api']);
  });

  it('contain an ignored file that is named', () => {
    const directory = repository({ '.gitignore': 'local.js\n', 'local.js': '', 'index.js': '' });
    expect(lintedFiles(directory, 'local.js')).toEqual(['local.js']);
  });

  it('contain a file of node_modules that is named, or lies below the current directory', () => {
    const directory = project({ 'node_modules/a/index.js': '', 'node_modules/a/lib/b.js': '' });
    expect(lintedFiles(directory, 'node_modules/a/index.js')).toEqual(['node_modules/a/index.js']);
    expect(lintedFiles(path.join(directory, 'node_modules/a'))).toEqual(['index.js', 'lib/b.js']);
  });

  it('do not contain a file of another kind, even when it is named', () => {
    const directory = project({ 'README.md': '', 'page.vue': '', 'index.js': '' });
    expect(lintedFiles(directory, 'README.md', 'page.vue', 'index.js')).toEqual(['index.js']);
    expect(run(directory, 'lint', 'README.md')).toMatchObject({ status: 2, stdout: '' });
  });

  it('do not follow symbolic links', () => {
    const directory = project({ 'src/index.js': '' });
    symlinkSync(directory, path.join(directory, 'src/loop'), 'junction');
    expect(lintedFiles(directory)).toEqual(['src/index.js']);
  });

  it('are found inside a hook of another repository', () => {
    const directory = repository({ '.gitignore': 'out.js\n', 'out.js': '', 'index.js': '' });
    const other = repository({});
    process.env.GIT_DIR = path.join(other, '.git');
    try {
      expect(lintedFiles(directory)).toEqual(['index.js']);
    } finally {
      delete process.env.GIT_DIR;
    }
  });
});

describe('the configuration of the project', () => {
  it('is not read', () => {
    const broken = 'throw new Error("must not be loaded");';
    const directory = project({
      'eslint.config.js': broken, 'eslint.config.mjs': broken, '.eslintrc.js': broken, '.eslintrc.json': '{ "broken', '.eslintignore': '*',
      'package.json': '{ "eslintConfig": { "extends": "no-such-config" } }',
      'index.js': V3_CODE,
    });
    expect(messages(directory, 'index.js').map(({ ruleId }) => ruleId)).toContain('openai/no-legacy-api');
  });

  it('does not switch on rules of others by comments, or complain about rules that it does not know', () => {
    const directory = project({
      'index.js': `/* eslint semi: "error", no-var: "error", import/order: "error", "@acme/rule": ["error", { "a": 1 }] */
// eslint-disable-next-line react/no-such-rule
var a = 1
/* eslint-disable @acme/other -- why */
var b = 2 // eslint-disable-line
`,
    });
    expect(messages(directory)).toEqual([]);
    expect(run(directory, 'lint', '--fix').status).toBe(0);
    expect(readFileSync(path.join(directory, 'index.js'), 'utf8')).toContain('var a = 1\n');
  });

  it('does silence reports by eslint-disable comments', () => {
    expect(run(project({ 'index.js': `/* eslint-disable openai/no-legacy-api */\n${V3_CODE}` }), 'lint')).toMatchObject({ status: 0, stdout: '' });
    expect(run(project({ 'index.js': `/* eslint-disable */\n${V3_CODE}` }), 'lint')).toMatchObject({ status: 0, stdout: '' });
  });
});

describe('the syntax', () => {
  it.each([
    ['types.ts', 'enum A { B }\nconst c = <string>(d as unknown) satisfies string;\ndeclare const d: unknown;\nexport type { A };\n'],
    ['component.tsx', 'export const C = <T,>({ a }: { a: T }) => <div>{String(a)}</div>;\n'],
    ['component.js', '// @flow\nimport type { A } from "a";\nexport default (a: ?A): { ...A } => <div {...a} />;\n'],
    ['flow.js', '/* @flow strict */\nopaque type T: string = string;\ndeclare function f(x: T): boolean %checks;\nexport type O = {| a: T |};\n'],
    ['decorators.ts', '@d() export class A { @f accessor b = 1; constructor(@p private c: string) {} }\n'],
    ['script.js', '#!/usr/bin/env node\nwith (a) { b }\nreturn 010;\n'],
    ['module.mjs', 'await import("a", { with: { type: "json" } });\nexport * as b from "b" with { type: "json" };\n'],
    ['common.cts', 'import a = require("a");\nexport = a;\n'],
    ['empty.js', ''],
    ['bom.js', '\uFEFFlet a = 1;\r\n'],
  ])('of %s is understood', (name, code) => {
    expect(messages(project({ [name]: `${code}// of openai\n` }))).toEqual([]);
  });

  it('is reported where it is wrong, as ESLint does, and the other files are linted', () => {
    const directory = project({ 'broken.ts': 'const = openai;', 'index.js': V3_CODE });
    const found = messages(directory);
    expect(found.filter(({ fatal }) => fatal)).toMatchObject([{ ruleId: null, severity: 2, message: expect.stringMatching(/^Parsing error: /) }]);
    expect(found.map(({ ruleId }) => ruleId)).toContain('openai/no-legacy-api');
    expect(run(directory, 'lint', 'broken.ts').status).toBe(1);
  });

  it('is not asked for where a file has nothing to do with OpenAI, by its text and those that it imports', () => {
    const directory = project({ 'broken.ts': 'const = 1;', 'importing.ts': "import './client.js';\nconst = 1;", 'client.js': "import OpenAI from 'openai';" });
    const report = JSON.parse(run(directory, 'lint', '--format', 'json').stdout) as { filePath: string; fatalErrorCount: number }[];
    expect(report.map(({ filePath, fatalErrorCount }) => [path.basename(filePath), fatalErrorCount]).sort()).toEqual([['broken.ts', 0], ['client.js', 0], ['importing.ts', 1]]);
  });
});

describe('the options', () => {
  it('exits with 0 and prints nothing where nothing is found', () => {
    expect(run(project({ 'index.js': 'let a = 1;' }), 'lint')).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });

  it('exits with 1 where something is found, and prints it as ESLint does', () => {
    const { status, stdout, stderr } = run(project({ 'index.js': V3_CODE }), 'lint');
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toMatch(/index\.js\n +\d+:\d+ +error +.*openai\/no-legacy-api/);
  });

  it.each(['recommended', 'strict', 'all', 'legacy'])('--config %s', (config) => {
    expect(messages(project({ 'index.js': V3_CODE }), '--config', config).map(({ ruleId }) => ruleId)).toContain('openai/no-legacy-api');
  });

  it('--config legacy has only the rules of a migration', () => {
    const retry = `const OpenAI = require('openai');
const client = new OpenAI();
module.exports = async function ask(input) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.responses.create({ model: 'gpt-5', input });
    } catch (error) {
      console.error(error);
    }
  }
};
`;
    const directory = project({ 'index.js': retry });
    expect(messages(directory).map(({ ruleId }) => ruleId)).toEqual(['openai/no-retry-on-auth-error']);
    expect(messages(directory, '--config', 'legacy')).toEqual([]);
  });

  it('--format takes names of formatters', () => {
    expect(run(project({ 'index.js': V3_CODE }), 'lint', '--format', 'html').stdout).toMatch(/^<!DOCTYPE html>/);
    const { metadata } = JSON.parse(run(project({ 'index.js': V3_CODE }), 'lint', '--format', 'json-with-metadata').stdout) as {
      metadata: { rulesMeta: object };
    };
    expect(metadata.rulesMeta).toHaveProperty(['openai/no-legacy-api']);
  });

  it('--format takes a path, from the current directory on', () => {
    const formatter = 'module.exports = (results, { cwd }) => `${results.length} files in ${cwd}`;';
    const directory = project({ 'app/format.cjs': formatter, 'lib/index.js': '' });
    const { status, stdout } = run(path.join(directory, 'app'), 'lint', '--format', './format.cjs', '../lib');
    expect({ status, stdout }).toEqual({ status: 0, stdout: `1 files in ${directory}\n` });
  });

  it('--max-warnings', () => {
    const directory = project({ 'index.js': `/* eslint openai/no-legacy-api: "warn" */\n${V3_CODE}` });
    const { length } = messages(directory);
    expect(run(directory, 'lint').status).toBe(0);
    expect(run(directory, 'lint', '--max-warnings', String(length)).status).toBe(0);
    expect(run(directory, 'lint', '--max-warnings', String(length - 1))).toMatchObject({
      status: 1,
      stderr: `Found ${length} warnings (maximum: ${length - 1}).\n`,
    });
  });

  it('--fix leaves a file without fixes as it is', () => {
    const directory = project({ 'index.js': V3_CODE });
    expect(run(directory, 'lint', '--fix').status).toBe(1);
    expect(readFileSync(path.join(directory, 'index.js'), 'utf8')).toBe(V3_CODE);
  });
});

describe('the installed ESLint', () => {
  const unpacked = unpackedPlugin();

  const OLD_ESLINT = {
    'node_modules/eslint/package.json': '{ "name": "eslint", "version": "7.32.0", "main": "index.js" }',
    'node_modules/eslint/index.js': 'exports.ESLint = class {};',
  };
  const cli = ['node_modules/eslint-plugin-openai/dist/cli.js', 'lint'];

  function lintWith(packages: Record<string, string>, files: Record<string, string>) {
    const consumer = new Consumer(unpacked.directory, packages, { 'index.js': V3_CODE, ...files });
    const result = consumer.node(cli, { ESLINT_USE_FLAT_CONFIG: 'false' });
    consumer.remove();
    return result;
  }

  it.each<ESLintAlias>(['eslint8', 'eslint922', 'eslint9', 'eslint'])('can be %s', (eslint) => {
    const { status, stdout, stderr } = lintWith({ eslint }, {});
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toContain('openai/no-legacy-api');
  });

  it('is asked for where there is none', () => {
    const message = 'ESLint 8.57 or newer is needed: run `npm install --save-dev eslint`.\n';
    // Ends the search for ESLint, which would go on in the directories above.
    const unusable = { 'node_modules/eslint/package.json': '{ "name": "eslint", "exports": {} }' };
    expect(lintWith({}, unusable)).toMatchObject({ status: 2, stdout: '', stderr: message });
  });

  it('is asked for where it is too old', () => {
    const message = 'ESLint 8.57 or newer is needed (found 7.32.0): run `npm install --save-dev eslint`.\n';
    expect(lintWith({}, OLD_ESLINT)).toMatchObject({ status: 2, stdout: '', stderr: message });
  });

  it('is that of this package where the one of the project is too old', () => {
    expect(run(project({ 'index.js': V3_CODE, ...OLD_ESLINT }), 'lint', 'index.js')).toMatchObject({ status: 1, stderr: '' });
  });
});
