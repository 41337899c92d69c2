/** What `migrate --json` prints in every situation fits its schema, and nothing else goes to stdout. */
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { leakedKeys, withKeys } from '../rules/sample-keys.ts';
import { PIPE_BUFFER, git, project, readLate, repository, run } from './project.ts';
import { reportIn, schemaErrors } from './report-schemas.ts';

interface Report {
  version: 1;
  changed: string[];
  todos: { file: string; line: number; text: string }[];
  failed: { file: string; reason: string }[];
  from: number | null;
  to: number;
  total: number;
  dryRun: boolean;
  upgrade: string | null;
  diff?: string;
}

const CLIENT = "import OpenAI from 'openai';\n\nexport const client = new OpenAI();\n";
const OLD = "import { client } from './client.js';\n\nexport const remove = (id) => client.files.del(id);\n";
const AGENT = "import OpenAI from 'openai';\n\nexport const client = new OpenAI({ httpAgent: globalThis.agent });\n";
const BROKEN = "import OpenAI from 'openai';\nconst = new OpenAI();\n";
const OLDEST = `const { Configuration, OpenAIApi } = require('openai');
const openai = new OpenAIApi(new Configuration({ apiKey: process.env.OPENAI_API_KEY }));
exports.ask = async (messages) => (await openai.createChatCompletion({ model: 'gpt-4', messages })).data.choices;
`;
const COMPONENT = `<script setup lang="ts">\nimport { client } from './client.js';\nclient.files.del('a');\n</script>\n<template><p>{{ client.files.del }}</p></template>\n`;

function committed(files: Record<string, string>): string {
  const directory = repository(files);
  git(directory, 'add', '--all');
  git(directory, 'commit', '--quiet', '--allow-empty', '--message', 'Start');
  return directory;
}

/** The report of a run that must end with the given exit code. */
function report(directory: string, exitCode: number, ...args: string[]): Report {
  const { status, stdout } = run(directory, 'migrate', '--json', ...args);
  expect(status).toBe(exitCode);
  return reportIn<Report>('migrate', stdout);
}

describe('the report', () => {
  const nothing = { version: 1, changed: [], todos: [], failed: [], from: null, to: 7, dryRun: false, upgrade: null };

  it('of no files', () => {
    expect(report(committed({ 'src/README.md': '' }), 0, 'src')).toEqual({ ...nothing, total: 0 });
  });

  it('of files that need no change', () => {
    expect(report(committed({ 'src/client.js': CLIENT, 'src/broken.js': 'const = 1;\n' }), 0, 'src')).toEqual({ ...nothing, total: 2 });
  });

  it('of changes, TODOs and failures', () => {
    const directory = committed({ 'src/client.js': AGENT, 'src/files.js': OLD, 'src/broken.js': BROKEN });
    expect(report(directory, 1, 'src')).toEqual({
      version: 1,
      changed: ['src/client.js', 'src/files.js'],
      todos: [{ file: 'src/client.js', line: 3, text: expect.stringMatching(/^httpAgent is ignored/) as string }],
      failed: [{ file: 'src/broken.js', reason: 'Syntax error in line 2, column 7: Unexpected token' }],
      from: 4, to: 7, total: 3, dryRun: false, upgrade: 'npm install openai@7',
    });
  });

  it('of a second run, which finds the TODOs that are left', () => {
    const directory = committed({ 'client.js': AGENT });
    const { todos } = report(directory, 0, '.');
    expect(report(directory, 0, '.', '--force')).toEqual({ ...nothing, todos, total: 1 });
  });

  it('of a dry run, with a patch or without', () => {
    const directory = committed({ 'client.js': CLIENT, 'files.js': OLD });
    const dry = report(directory, 0, '.', '--dry-run');
    expect(dry).toMatchObject({ changed: ['files.js'], dryRun: true });
    expect(dry).not.toHaveProperty('diff');
    expect(report(directory, 0, '.', '--dry-run', '--diff')).toEqual({ ...dry, diff: expect.stringMatching(/^diff --git a\/files\.js b\/files\.js\n/) as string });
    expect(readFileSync(path.join(directory, 'files.js'), 'utf8')).toBe(OLD);
  });

  it('of a patch without changes', () => {
    expect(report(committed({ 'a.js': '' }), 0, '.', '--diff')).toEqual({ ...nothing, total: 1, diff: '' });
  });

  it('beside a page', () => {
    const directory = committed({ 'client.js': AGENT });
    expect(report(directory, 0, '.', '--report', 'report.html').changed).toEqual(['client.js']);
    expect(readFileSync(path.join(directory, 'report.html'), 'utf8')).toMatch(/^<!doctype html>/);
  });

  it.each([
    [[], 3, 7], [['--from', '3', '--to', '4'], 3, 4], [['--to', '5'], 3, 5], [['--from', '3'], 3, 7], [['--from', '6'], null, 7],
  ])('of %j', (args, from, to) => {
    const { upgrade, ...rest } = report(committed({ 'index.js': OLDEST }), 0, '.', ...args);
    expect(rest).toMatchObject({ from, to, changed: from === null ? [] : ['index.js'] });
    expect(upgrade).toBe(from === null ? null : `npm install openai@${to}`);
  });

  it('of the script blocks of components', () => {
    const directory = committed({ 'client.js': CLIENT, 'A.vue': COMPONENT, 'b.svelte': `<script>\n${OLD}</script>\n`, 'c.astro': `---\n${OLD}---\n<p>{client.files.del('a')}</p>\n` });
    expect(report(directory, 0, '.')).toMatchObject({ changed: ['A.vue', 'b.svelte', 'c.astro'], failed: [] });
  });

  it('of files that are no text, or cannot be written', () => {
    const directory = committed({ 'client.js': CLIENT, 'files.js': OLD });
    writeFileSync(path.join(directory, 'binary.ts'), Buffer.from('openai\0'));
    writeFileSync(path.join(directory, 'latin.ts'), Buffer.from("import 'openai' // \u00e9\n", 'latin1'));
    chmodSync(path.join(directory, 'files.js'), 0o444);
    expect(report(directory, 1, '.', '--force')).toMatchObject({ changed: [], failed: [{ file: 'binary.ts' }, { file: 'latin.ts' }, { file: 'files.js', reason: 'The file is read-only.' }] });
  });

  it('of a project outside a repository', () => {
    expect(report(project({ 'client.js': CLIENT, 'files.js': OLD }), 0, '.').changed).toEqual(['files.js']);
  });

  it('of files beside the current directory', () => {
    const directory = committed({ 'app/index.js': OLDEST, 'lib/index.js': OLDEST });
    expect(report(path.join(directory, 'app'), 0, '.', '../lib').changed).toEqual(['index.js', '../lib/index.js']);
  });

  it('is complete when it is larger than the buffer of a pipe, and read late', () => {
    const names = Array.from({ length: 300 }, (_, index) => `file-${String(index).padStart(3, '0')}.js`);
    const stdout = readLate(project(Object.fromEntries(names.map((name) => [name, OLDEST]))), 'migrate', '.', '--json', '--diff', '--dry-run');
    expect(stdout.length).toBeGreaterThan(2 * PIPE_BUFFER);
    expect(reportIn<Report>('migrate', stdout).changed).toEqual(names);
  });
});

describe('mistakes', () => {
  const directory = (): string => repository({ 'README.md': '', 'client.js': CLIENT, 'files.js': OLD });

  it.each([
    ['no path', []],
    ['a path that does not exist', ['lib']],
    ['a file of another kind', ['README.md', '--force']],
    ['an unknown option', ['.', '--dryrun']],
    ['an option without its value', ['.', '--to']],
    ['a major that is none', ['.', '--from', 'four']],
    ['a major that there is no codemod for', ['.', '--to', '99', '--force']],
    ['majors in the wrong order', ['.', '--from', '6', '--to', '5', '--force']],
    ['changes that are not committed', ['.']],
    ['a report that cannot be written', ['.', '--force', '--report', 'no/such/report.html']],
  ])('print a sentence to stderr and nothing to stdout: %s', (_, args) => {
    const { status, stdout, stderr } = run(directory(), 'migrate', '--json', ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^\S.*[.:`](?:\n|$)/);
    expect(stderr).not.toMatch(/\n {4}at /);
  });
});

it('holds no key of the code, but for the patch that was asked for', () => {
  const directory = committed({
    'oldest.js': withKeys(`const { Configuration, OpenAIApi } = require('openai');
const openai = new OpenAIApi(new Configuration({ apiKey: '§user§', baseOptions: { headers: { 'api-key': '§raw§' } } }));
exports.search = () => openai.createSearch('ada', { query: '§other§' });
`),
    'old.js': withKeys(`import OpenAI from 'openai';
OpenAI.apiKey = '§user§';
const client = new OpenAI({ apiKey: '§project§', httpAgent: agentFor('§raw§'), basePath: '§other§' });
client.beta.threads.runs.retrieve('§admin§', { headers: { Authorization: 'Bearer §raw§' } });
`),
    'broken.js': withKeys("import OpenAI from 'openai';\nconst client = new OpenAI({ apiKey: '§user§' '§raw§' });\n"),
  });
  const { stdout, stderr } = run(directory, 'migrate', '--json', '.');
  expect(reportIn<Report>('migrate', stdout)).toMatchObject({ changed: ['old.js', 'oldest.js'], failed: [{ file: 'broken.js' }] });
  expect(leakedKeys(stdout + stderr)).toEqual([]);
});

describe('the schema', () => {
  const valid: Report = { version: 1, changed: ['a.js'], todos: [{ file: 'a.js', line: 1, text: 'a' }], failed: [], from: 3, to: 7, total: 1, dryRun: false, upgrade: null };

  it.each<[string, object]>([
    ['another version', { version: 2 }],
    ['a member that it does not know', { source: '' }],
    ['a path that is no text', { changed: [1] }],
    ['a TODO without a line', { todos: [{ file: 'a.js', text: 'a' }] }],
    ['a failure with the text of the file', { failed: [{ file: 'a.js', reason: 'a', source: '' }] }],
  ])('refuses %s', (_, change) => {
    expect(schemaErrors('migrate', valid)).toEqual([]);
    expect(schemaErrors('migrate', { ...valid, ...change })).not.toEqual([]);
  });
});
