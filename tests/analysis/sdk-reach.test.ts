import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { mentionsOpenAI, mentionsWholeEnvironment } from '../../src/analysis/mentions.ts';
import { importsReachOpenAI } from '../../src/analysis/sdk-reach.ts';
import { clientClasses } from '../../src/sdk/client-classes.ts';
import { credentialSinks } from '../../src/sdk/credential-sinks.ts';

const folders: string[] = [];

/** Whether what `main.ts` imports reaches OpenAI, in a project of these files. */
function reaches(files: Record<string, string>, clientModules: readonly string[] = []): boolean {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'reach-')));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return importsReachOpenAI(path.join(folder, 'main.ts'), files['main.ts']!, clientModules);
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const CLIENT = "import OpenAI from 'openai';\nexport const client = new OpenAI();\n";

describe('importsReachOpenAI', () => {
  it.each([
    ["import { client } from './client';"],
    ["import './client';"],
    ["export * from './client';"],
    ["const { client } = require('./client');"],
    ["const load = () => import('./client');"],
    ["const load = () => import(/* webpackChunkName: 'ai' */ './client');"],
    ["import { client } from /* here */ './client';"],
    ["import { client } from // here\n  './client';"],
    ["import client = require('./client');"],
    ["/** @type {import('./client').client} */\nlet client;"],
    ["const load = (name: string) => require(name);\nload('./client');"],
    ["const path = `./client`;\nimport(path);"],
    ["import { createRequire } from 'node:module';\nexport const { client } = createRequire(import.meta.url)('./client');"],
    ["process.getBuiltinModule('module').createRequire('/main.js')('./client');"],
    ["const load = require;\nconst isn't = `it's`; load(\"./client\");"],
  ])('follows %s', (text) => {
    expect(reaches({ 'main.ts': text, 'client.ts': CLIENT })).toBe(true);
  });

  it('follows modules that import others', () => {
    expect(reaches({ 'main.ts': "import './a';", 'a.ts': "import './b';", 'b.ts': "export * from './lib/client.js';", 'lib/client.ts': CLIENT })).toBe(true);
  });

  it('ends where modules import each other', () => {
    expect(reaches({ 'main.ts': "import './a';", 'a.ts': "import './main'; import './b';", 'b.ts': "import './a';" })).toBe(false);
  });

  it('says no where nothing in reach speaks of OpenAI', () => {
    expect(reaches({ 'main.ts': "import { a } from './a'; import 'react'; import './gone'; // apart from\n// that", 'a.ts': 'export const a = 1;', 'client.ts': CLIENT })).toBe(false);
  });

  it('says no where what is hidden has no name', () => {
    const hidden = "const load = (name) => require(name);\nconst texts = ['a b', './gone', '{}', ''];";
    expect(reaches({ 'main.ts': hidden, 'client.ts': CLIENT })).toBe(false);
    expect(reaches({ 'main.ts': `${hidden}\nload('./client');`, 'client.ts': CLIENT })).toBe(true);
  });

  it('follows what package.json and tsconfig.json name', () => {
    expect(reaches({ 'main.ts': "import '#ai';", 'package.json': '{ "imports": { "#ai": "./client.ts" } }', 'client.ts': CLIENT })).toBe(true);
    expect(reaches({ 'main.ts': "const load = require; load('$lib/client');", 'tsconfig.json': '{ "compilerOptions": { "paths": { "$lib/*": ["./*"] } } }', 'client.ts': CLIENT })).toBe(true);
    expect(reaches({ 'main.ts': "import '@/client';", 'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }', 'client.ts': CLIENT })).toBe(true);
  });

  it('knows the modules that the settings name, also where another imports them', () => {
    const files = { 'main.ts': "import './a';", 'a.ts': "import { ai } from '@acme/ai';" };
    expect(reaches(files)).toBe(false);
    expect(reaches(files, ['@acme/ai'])).toBe(true);
  });

  it('remembers answers of modules for all files', () => {
    const folder = { 'main.ts': "import './a'; import './b';", 'a.ts': "import './c';", 'c.ts': 'export {};', 'b.ts': "import './c'; import './client';", 'client.ts': CLIENT };
    expect(reaches(folder)).toBe(true);
    const again = folders.at(-1)!;
    expect(importsReachOpenAI(path.join(again, 'other.ts'), "import './b';", [])).toBe(true);
    expect(importsReachOpenAI(path.join(again, 'other.ts'), "import './a';", [])).toBe(false);
    expect(importsReachOpenAI(path.join(again, 'other.ts'), "import './a'; import './b';", [])).toBe(true);
  });
});

describe('mentionsOpenAI', () => {
  it('finds every package and class that the tables name', () => {
    // Keys of this package, which every service of Azure takes, count only in files that import that for OpenAI as well.
    const sources = credentialSinks.flatMap((row): readonly string[] => row.sources).filter((source) => source !== '@azure/core-auth');
    const names = [...sources, ...clientClasses.map(({ name }) => name)];
    expect(names.filter((name) => !mentionsOpenAI(name))).toEqual([]);
  });
});

describe('mentionsWholeEnvironment', () => {
  it.each(['console.log(process.env)', "log(process['env'])", 'const { env } = process;', 'const env = { ...process.env };', 'log({ ...import.meta.env })', "import dotenv from 'dotenv';"])('finds %s', (text) => {
    expect(mentionsWholeEnvironment(text)).toBe(true);
  });

  it.each(['process.env.NODE_ENV', 'import.meta.env.DEV', "process.env['HOME']", 'process.env[name]', 'process.env?.HOME', 'env!.HOME', 'environment', "'env' in process", 'process.env = {};'])('does not find %s', (text) => {
    expect(mentionsWholeEnvironment(text)).toBe(false);
  });
});
