import { realpathSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findModuleGroups } from '../src/module-groups.ts';
import { project } from './cli/project.ts';

const CLIENT = "import OpenAI from 'openai';\nexport const client = new OpenAI();\n";

/** The names of the files in each group that may concern the SDK. */
function groups(files: Record<string, string>, listed = Object.keys(files).filter((name) => /\.[cm]?[jt]sx?$|\.vue$/.test(name))): string[][] {
  const directory = realpathSync(project(files));
  const found = findModuleGroups(new Map(listed.map((name) => [path.join(directory, name), name])), () => undefined);
  return found.groups.map((group) => group.map((file) => path.relative(directory, file).split(path.sep).join('/')));
}

describe('groups of modules', () => {
  it('are those in which OpenAI is spoken of', () => {
    expect(groups({ 'a.js': "import './b.js';\n", 'b.js': 'export const one = 1;\n', 'c.js': CLIENT, 'd.js': 'export const response = 1;\n' })).toEqual([['c.js']]);
    expect(groups({ 'a.js': "import './b.js';\n", 'b.js': 'export const one = 1;\n' })).toEqual([]);
  });

  it.each([
    ['an import', "import { client } from './client.js';"],
    ['an import without an extension', "import { client } from './client';"],
    ['an import of the source', "import { client } from './client.ts';"],
    ['a re-export', "export * from './client.js';"],
    ['require', "const { client } = require('./client.js');"],
    ['import()', "const { client } = await import('./client.js');"],
    ['import() with a comment', "const { client } = await import(/* webpackChunkName: 'client' */ './client.js');"],
    ['a require of its own', "import { createRequire } from 'node:module';\nconst load = createRequire(import.meta.url);\nconst { client } = load('./client.js');"],
    ['a require of another name', "import { createRequire as loader } from 'module';\nconst { client } = loader(import.meta.url)('./client.js');"],
    ['a require that is handed on', "load(require);\nfunction load(get) {\n  return get('./client.js');\n}"],
    ['a type in JSDoc', "/** @param {import('./client.js').Client} client */\nexport function use(client) {}"],
    ['a path of tsconfig.json', "import { client } from '@/client.js';"],
  ])('have the files that load one another by %s', (_form, text) => {
    const files = { 'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }', 'client.ts': CLIENT, 'other.ts': 'export {};\n', 'use.ts': `${text}\n` };
    expect(groups(files)).toEqual([['client.ts', 'use.ts']]);
  });

  it('have files whose names are not ASCII', () => {
    expect(groups({ 'größe.js': CLIENT, 'use.js': "import { client } from './größe.js';\n", 'other.js': '' })).toEqual([['größe.js', 'use.js']]);
  });

  it('have the files that one hands its client to, however far away', () => {
    const files = { 'check.js': 'export const check = (api) => api.models.list();\n', 'deep/pass.js': "export { check } from '../check.js';\n", 'use.js': "import { check } from './deep/pass.js';\nimport { client } from './client.js';\ncheck(client);\n", 'client.js': CLIENT };
    expect(groups(files)).toEqual([['check.js', 'deep/pass.js', 'use.js', 'client.js']]);
  });

  it('see modules that are not to be migrated', () => {
    const files = { 'src/a.js': "import '../lib/all.js';\n", 'src/b.vue': "<script>\nimport '../lib/all.js';\n</script>\n", 'src/c.js': '', 'lib/all.js': "export * from './client.js';\n", 'lib/client.js': CLIENT };
    expect(groups(files, ['src/a.js', 'src/b.vue', 'src/c.js'])).toEqual([['src/a.js', 'src/b.vue']]);
  });
});
