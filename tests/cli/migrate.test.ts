import { spawn } from 'node:child_process';
import { chmodSync, lstatSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { git, project, repository, run } from './project.ts';

const CLI = path.resolve(__dirname, '../../dist/cli.js');
const CLIENT = "import OpenAI from 'openai';\n\nexport const client = new OpenAI();\n";
const OLD = "import { client } from './client.js';\n\nexport const remove = (id) => client.files.del(id);\n";
const NEW = OLD.replace('.del(', '.delete(');
const AGENT = "import OpenAI from 'openai';\n\nexport const client = new OpenAI({ httpAgent: globalThis.agent });\n";
const BROKEN = "import OpenAI from 'openai';\nconst = new OpenAI();\n";

interface Json {
  changed: string[];
  todos: { file: string; line: number; text: string }[];
  failed: { file: string; reason: string }[];
  from: number | null;
  to: number;
  diff?: string;
  upgrade: string | null;
}

function committed(files: Record<string, string>): string {
  const directory = repository(files);
  git(directory, 'add', '--all');
  git(directory, 'commit', '--quiet', '--message', 'Start');
  return directory;
}

function read(directory: string, file: string): string {
  return readFileSync(path.join(directory, file), 'utf8');
}

function json(directory: string, ...args: string[]): Json {
  return JSON.parse(run(directory, 'migrate', '--json', ...args).stdout) as Json;
}

describe('migrate', () => {
  it('rewrites files that get their client from others, and says what it did', () => {
    const directory = committed({ 'src/client.js': CLIENT, 'src/files.js': OLD, 'src/other.js': 'export const one = 1;\n' });
    const { status, stdout, stderr } = run(directory, 'migrate', 'src');
    expect(status).toBe(0);
    expect(stdout).toBe('1 file changed (openai 4 to 7), 0 TODOs, 0 failed, of 3 files.\n\nUpgrade the dependency with:\n  npm install openai@7\n');
    expect(stderr).toMatch(/^Reading: 3 files\n/);
    expect(read(directory, 'src/files.js')).toBe(NEW);
    expect(read(directory, 'src/client.js')).toBe(CLIENT);
  });

  it('changes nothing when it runs again', () => {
    const directory = committed({ 'src/client.js': AGENT, 'src/files.js': OLD });
    run(directory, 'migrate', 'src');
    const before = read(directory, 'src/client.js');
    const { status, stdout } = run(directory, 'migrate', 'src', '--force');
    expect(status).toBe(0);
    expect(stdout).toContain('0 files changed, 1 TODO, 0 failed, of 2 files.');
    expect(stdout).not.toContain('Upgrade');
    expect(read(directory, 'src/client.js')).toBe(before);
  });

  it('lists TODOs with file, line and text', () => {
    const directory = committed({ 'src/client.js': AGENT });
    const { stdout } = run(directory, 'migrate', 'src');
    expect(stdout).toMatch(/^To do\n {2}src\/client\.js:3 {2}httpAgent is ignored, use fetchOptions\./);
    expect(read(directory, 'src/client.js').split('\n')[2]).toMatch(/^\/\/ TODO\(openai-migrate\): httpAgent/);
  });

  it('takes several paths, files and directories', () => {
    const directory = committed({ 'a/client.js': CLIENT, 'a/files.js': OLD, 'b/client.js': CLIENT, 'b/files.js': OLD, 'c/client.js': CLIENT, 'c/files.js': OLD });
    expect(json(directory, 'a', 'b/files.js').changed).toEqual(['a/files.js', 'b/files.js']);
    expect(read(directory, 'c/files.js')).toBe(OLD);
  });

  it('leaves out what git ignores, packages and build output', () => {
    const files = { 'package.json': '{}', '.gitignore': 'generated\n', 'node_modules/a/files.js': OLD, 'generated/files.js': OLD, 'dist/files.js': OLD, 'src/build/files.js': OLD, 'src/client.js': CLIENT };
    const directory = committed({ ...files, 'src/build/client.js': CLIENT, 'dist/client.js': CLIENT });
    expect(json(directory, '.').changed).toEqual(['src/build/files.js']);
    expect(json(directory, 'dist', '--force').changed).toEqual(['dist/files.js']);
  });

  it('works in a directory of a repository, and on one beside it', () => {
    const directory = committed({ 'app/src/client.js': CLIENT, 'app/src/files.js': OLD, 'lib/client.js': CLIENT, 'lib/files.js': OLD });
    const { stdout } = run(path.join(directory, 'app'), 'migrate', 'src', '../lib', '--json');
    expect((JSON.parse(stdout) as Json).changed).toEqual(['src/files.js', '../lib/files.js']);
  });

  it('changes what exports a client and what uses it at once', () => {
    const directory = committed({
      'src/api.js': "import OpenAI from 'openai';\nconst client = new OpenAI();\nexport const vectorStores = client.beta.vectorStores;\nexport const run = (id, other) => client.beta.threads.runs.retrieve(id, other);\n",
      'src/use.js': "import { vectorStores } from './api.js';\nexport const get = (store, file) => vectorStores.files.retrieve(store, file);\n",
    });
    run(directory, 'migrate', 'src');
    expect(read(directory, 'src/api.js')).toContain('export const vectorStores = client.vectorStores;');
    expect(read(directory, 'src/use.js')).toContain('vectorStores.files.retrieve(file, { vector_store_id: store });');
  });

  it.each(['client', 'api'])('rewrites a function that gets its client from a caller elsewhere as %s', (name) => {
    const directory = committed({
      'use.js': "import { Configuration, OpenAIApi } from 'openai';\nimport { check } from './check.js';\ncheck(new OpenAIApi(new Configuration({})), 'text');\n",
      'check.js': `export const check = (${name}, input) => ${name}.createModeration({ input });\n`,
    });
    expect(json(directory, '.').changed).toEqual(['check.js', 'use.js']);
    expect(read(directory, 'check.js')).toBe(`export const check = (${name}, input) => ${name}.moderations.create({ input });\n`);
  });

  it('works outside a repository', () => {
    const directory = project({ 'client.js': CLIENT, 'files.js': OLD });
    expect(json(directory, '.')).toMatchObject({ changed: ['files.js'], failed: [] });
    expect(read(directory, 'files.js')).toBe(NEW);
  });
});

describe('--dry-run', () => {
  it('writes nothing, even where git has changes', () => {
    const directory = repository({ 'client.js': CLIENT, 'files.js': OLD });
    const { status, stdout } = run(directory, 'migrate', '.', '--dry-run');
    expect(status).toBe(0);
    expect(stdout).toContain('1 file would change (openai 4 to 7)');
    expect(read(directory, 'files.js')).toBe(OLD);
    expect(readdirSync(directory).sort()).toEqual(['.git', 'client.js', 'files.js']);
  });
});

describe('--diff', () => {
  it('shows a patch that git can apply', () => {
    const directory = committed({ 'src/client.js': CLIENT, 'src/files.js': OLD });
    const { stdout } = run(directory, 'migrate', 'src', '--dry-run', '--diff');
    expect(stdout).toContain('--- a/src/files.js\n+++ b/src/files.js\n');
    expect(stdout).toContain('\n-export const remove = (id) => client.files.del(id);\n+export const remove = (id) => client.files.delete(id);\n');
    writeFileSync(path.join(directory, 'change.patch'), json(directory, 'src', '--dry-run', '--diff').diff!);
    git(directory, 'apply', 'change.patch');
    expect(read(directory, 'src/files.js')).toBe(NEW);
  });
});

describe('--report', () => {
  it('writes one page that needs nothing else', () => {
    const directory = committed({ 'src/client.js': AGENT, 'src/<b>.js': OLD, 'src/broken.js': BROKEN });
    expect(run(directory, 'migrate', 'src', '--report', 'report.html').status).toBe(1);
    const page = read(directory, 'report.html');
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).not.toMatch(/<script|<link|src=|url\(|href="https?:/);
    expect(page).toContain('<strong>2</strong> files changed');
    expect(page).toContain('src/&#60;b&#62;.js');
    expect(page).toContain('<ins>delete</ins>');
    expect(page).toContain('Syntax error in line 2');
    const anchor = /<a href="#([^"]+)"><code>src\/client\.js:3<\/code>/.exec(page)?.[1];
    expect(page).toContain(`id="${anchor}"`);
  });

  it('does not count as a change that git has to undo', () => {
    const directory = committed({ 'client.js': CLIENT, 'files.js': OLD });
    run(directory, 'migrate', '.', '--dry-run', '--report', 'report.html');
    expect(run(directory, 'migrate', '.').status).toBe(0);
  });

  it.each(['no/such/report.html', 'src'])('says before anything is written that there is no writing to %s', (report) => {
    const directory = committed({ 'src/client.js': CLIENT, 'src/files.js': OLD });
    const { status, stdout, stderr } = run(directory, 'migrate', '.', '--report', report);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^The report cannot be written: /);
    expect(read(directory, 'src/files.js')).toBe(OLD);
  });
});

describe('--from and --to', () => {
  it('stops at the major that is asked for', () => {
    const directory = committed({ 'client.js': CLIENT, 'files.js': OLD });
    expect(json(directory, '.', '--to', '5', '--dry-run')).toMatchObject({ changed: ['files.js'], from: 4, to: 5, upgrade: 'npm install openai@5' });
  });

  it.each([
    [['--from', 'four'], "'--from' takes a major version, not 'four'."],
    [['--from', '7'], /^'--from' takes a major from \d to 6\.\n$/],
    [['--to', '9'], /^'--to' takes a major from \d to 7\.\n$/],
    [['--from', '6', '--to', '5'], "'--from 6' must be older than '--to 5'."],
  ])('%j', (args, message) => {
    const { status, stdout, stderr } = run(committed({ 'a.js': CLIENT }), 'migrate', '.', ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    if (typeof message === 'string') expect(stderr).toBe(`${message}\n`);
    else expect(stderr).toMatch(message);
  });
});

describe('what git could not undo', () => {
  it.each([
    ['a changed file', (directory: string) => writeFileSync(path.join(directory, 'files.js'), `${OLD}// mine\n`)],
    ['a file that git does not know', (directory: string) => writeFileSync(path.join(directory, 'new.js'), '')],
    ['a staged file', (directory: string) => {
      writeFileSync(path.join(directory, 'staged.js'), '');
      git(directory, 'add', 'staged.js');
    }],
  ])('refuses with %s', (_, change) => {
    const directory = committed({ 'client.js': CLIENT, 'files.js': OLD });
    change(directory);
    const before = read(directory, 'files.js');
    const { status, stdout, stderr } = run(directory, 'migrate', '.');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/changes that are not committed:\n {2}\w+\.js\n.*--dry-run.*--force/);
    expect(read(directory, 'files.js')).toBe(before);
  });

  it('migrates all the same with --force', () => {
    const directory = repository({ 'client.js': CLIENT, 'files.js': OLD });
    expect(run(directory, 'migrate', '.', '--force').status).toBe(0);
    expect(read(directory, 'files.js')).toBe(NEW);
  });
});

describe('mistakes', () => {
  it.each([
    [[], 'Tell which files or directories to migrate: `eslint-plugin-openai migrate src`.'],
    [['lib'], "There is no file or directory 'lib'."],
    [['README.md'], "'README.md' is no file of JavaScript, TypeScript, Vue, Svelte or Astro."],
    [['--dryrun', '.'], "Unknown option '--dryrun': see `eslint-plugin-openai migrate --help`."],
  ])('%j', (args, message) => {
    const directory = committed({ 'README.md': '', 'a.js': CLIENT });
    expect(run(directory, 'migrate', ...args)).toMatchObject({ status: 2, stdout: '', stderr: `${message}\n` });
  });
});

describe('files that cannot be migrated', () => {
  it('reports syntax errors and goes on', () => {
    const directory = committed({ 'broken.js': BROKEN, 'client.js': CLIENT, 'files.js': OLD });
    const { status, stdout } = run(directory, 'migrate', '.');
    expect(status).toBe(1);
    expect(stdout).toContain('Failed\n  broken.js  Syntax error in line 2, column 7: Unexpected token\n');
    expect(read(directory, 'broken.js')).toBe(BROKEN);
    expect(read(directory, 'files.js')).toBe(NEW);
  });

  it('does not parse what cannot matter', () => {
    expect(run(committed({ 'broken.js': 'const = 1;\n' }), 'migrate', '.').status).toBe(0);
  });

  it.each([
    ['a binary file', Buffer.from('openai\0'), 'This is a binary file.'],
    ['another encoding', Buffer.from("import 'openai' // \u00e9\n", 'latin1'), 'This is not UTF-8 text.'],
    ['UTF-16', Buffer.from('\uFEFFimport "openai"', 'utf16le'), 'This is a binary file.'],
  ])('refuses %s', (_, content, reason) => {
    const directory = repository({ 'client.js': CLIENT });
    writeFileSync(path.join(directory, 'file.ts'), content);
    expect(json(directory, '.', '--force').failed).toEqual([{ file: 'file.ts', reason }]);
    expect(readFileSync(path.join(directory, 'file.ts'))).toEqual(content);
  });

  it('refuses a read-only file', () => {
    const directory = committed({ 'client.js': CLIENT, 'files.js': OLD });
    chmodSync(path.join(directory, 'files.js'), 0o444);
    const { status, stdout } = run(directory, 'migrate', '.');
    expect(status).toBe(1);
    expect(stdout).toContain('files.js  The file is read-only.');
    expect(read(directory, 'files.js')).toBe(OLD);
    expect(readdirSync(directory).sort()).toEqual(['.git', 'client.js', 'files.js']);
  });
});

describe('what a file keeps', () => {
  it('its line endings, byte order mark and mode', () => {
    const directory = committed({ 'client.js': CLIENT, 'files.js': `\uFEFF#!/usr/bin/env node\r\n${OLD.replaceAll('\n', '\r\n')}` });
    chmodSync(path.join(directory, 'files.js'), 0o755);
    git(directory, 'commit', '--all', '--quiet', '--message', 'Mode');
    run(directory, 'migrate', '.');
    expect(read(directory, 'files.js')).toBe(`\uFEFF#!/usr/bin/env node\r\n${NEW.replaceAll('\n', '\r\n')}`);
    expect(statSync(path.join(directory, 'files.js')).mode & 0o777).toBe(0o755);
  });

  it('its symbolic links', () => {
    const directory = committed({ 'client.js': CLIENT, 'real/files.js': OLD, 'real/client.js': CLIENT });
    symlinkSync('real/files.js', path.join(directory, 'link.js'));
    expect(json(directory, 'link.js', 'real', '--force').changed).toEqual(['link.js']);
    expect(lstatSync(path.join(directory, 'link.js')).isSymbolicLink()).toBe(true);
    expect(read(directory, 'real/files.js')).toBe(NEW);
  });

  it('the markup of components', () => {
    const script = "import { client } from './client.js';\nclient.files.del('a');\n";
    const vue = `<!-- <script>client.files.del(1)</script> -->\n<template><p :a="x > 1">client.files.del(1)</p></template>\n<script lang="ts">\nexport default {};\n</script>\n<script setup lang='ts' generic="T extends A<'b'>">\n${script}</script>\n<style>a > b {}</style>\n`;
    const svelte = `<script context="module">\n${script}</script>\n<p>{client.files.del}</p>\n<script type="application/json">{"a": "openai"}</script>\n`;
    const astro = `---\n${script}const fileName: string = 'x';\n---\n<p>client.files.del(1)</p>\n<script>\n${script}</script>\n`;
    const directory = committed({ 'client.js': CLIENT, 'A.vue': vue, 'b.svelte': svelte, 'c.astro': astro });
    expect(json(directory, '.')).toMatchObject({ changed: ['A.vue', 'b.svelte', 'c.astro'], failed: [] });
    const changed = script.replace('.del', '.delete');
    expect(read(directory, 'A.vue')).toBe(vue.replace(script, changed));
    expect(read(directory, 'b.svelte')).toBe(svelte.replace(script, changed));
    expect(read(directory, 'c.astro')).toBe(astro.replaceAll(script, changed));
  });
});

describe('the markup of components', () => {
  it('is told where it has to change with the script', () => {
    const page = `---\n${CLIENT.replace('export ', '')}---\n<button onclick={() => client.files.del('a')}>client</button>\n`;
    const directory = committed({ 'a.astro': page, 'b.astro': page.replace('.del(', '.delete(') });
    expect(json(directory, '.')).toMatchObject({ changed: ['a.astro'], todos: [{ file: 'a.astro', line: 4, text: 'the markup calls methods of client by their old names.' }] });
  });
});

describe('packages that are migrated one by one', () => {
  const files = {
    'client/index.js': "import { Configuration, OpenAIApi } from 'openai';\nconst openai = new OpenAIApi(new Configuration({}));\nexport const ask = (messages) => openai.createChatCompletion({ model: 'gpt-4', messages });\n",
    'bot/index.js': "import { ask } from '../client/index.js';\nexport const answer = (text) => ask([text]).then(({ data }) => data.choices[0], (error) => console.error(error.response.headers['x-request-id']));\n",
  };

  it('see what they import from others as it is after each major', () => {
    const whole = json(committed(files), '.', '--dry-run', '--diff').diff;
    const directory = committed(files);
    expect(json(directory, 'bot', '--dry-run', '--diff').diff + json(directory, 'client', '--dry-run', '--diff').diff!).toBe(whole);
    expect(whole).toContain("+export const answer = (text) => ask([text]).then((data) => data.choices[0], (error) => console.error(error.headers?.get('x-request-id')));");
  });

  it('leaves what it imports from others as it is', () => {
    const directory = committed(files);
    expect(json(directory, 'bot').changed).toEqual(['bot/index.js']);
    expect(read(directory, 'client/index.js')).toBe(files['client/index.js']);
  });

  it('do not mind changes in others that are not committed', () => {
    const directory = committed({ 'a/client.js': CLIENT, 'a/files.js': OLD, 'b/files.js': OLD });
    writeFileSync(path.join(directory, 'b/files.js'), `${OLD}// mine\n`);
    expect(json(directory, 'a').changed).toEqual(['a/files.js']);
    expect(run(directory, 'migrate', 'b').stderr).toContain('has changes that are not committed:\n  b/files.js\n');
  });

  it('can be migrated at the same time', async () => {
    const names = Array.from({ length: 6 }, (_, index) => `package${index}`);
    const directory = committed(Object.fromEntries(names.flatMap((name) => [[`${name}/client.js`, CLIENT], [`${name}/files.js`, OLD]])));
    const children = names.map((name) => spawn(process.execPath, [CLI, 'migrate', name], { cwd: directory, stdio: 'ignore' }));
    const statuses = await Promise.all(children.map((child) => new Promise((resolve) => child.once('exit', resolve))));
    expect(statuses).toEqual(names.map(() => 0));
    expect(names.filter((name) => read(directory, `${name}/files.js`) !== NEW)).toEqual([]);
    expect(journalsIn(directory)).toEqual([]);
  });
});

function journalsIn(directory: string): string[] {
  return readdirSync(path.join(directory, '.git')).filter((name) => name.startsWith('openai-migrate'));
}

describe('a kill in the middle', () => {
  it('leaves every file whole, and the next run finishes', async () => {
    const names = Array.from({ length: 400 }, (_, index) => `files${index}.js`);
    const directory = committed({ 'client.js': CLIENT, ...Object.fromEntries(names.map((name) => [name, OLD])) });
    const child = spawn(process.execPath, [CLI, 'migrate', '.'], { cwd: directory, stdio: 'ignore' });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    while (child.exitCode === null && read(directory, 'files5.js') === OLD) await wait(1);
    child.kill('SIGKILL');
    await ended;
    const texts = names.map((name) => read(directory, name));
    expect(texts.filter((text) => text !== OLD && text !== NEW)).toEqual([]);
    const { status, stderr } = run(directory, 'migrate', '.');
    expect({ status, stderr: stderr.includes('not committed') }).toEqual({ status: 0, stderr: false });
    expect(names.filter((name) => read(directory, name) !== NEW)).toEqual([]);
    expect(journalsIn(directory)).toEqual([]);
    expect(readdirSync(directory).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

describe('the upgrade command', () => {
  it.each([
    ['package-lock.json', 'npm install openai@7'], ['pnpm-lock.yaml', 'pnpm add openai@7'], ['yarn.lock', 'yarn add openai@7'], ['bun.lock', 'bun add openai@7'], ['bun.lockb', 'bun add openai@7'],
  ])('%s', (lockfile, command) => {
    const directory = committed({ [lockfile]: '', 'client.js': CLIENT, 'files.js': OLD });
    expect(json(directory, '.', '--dry-run').upgrade).toBe(command);
  });
});
