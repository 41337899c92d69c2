import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clientPathOf } from '../../src/analysis/client-values.ts';
import { keyTakers, mayStandFor } from '../../src/analysis/origins.ts';
import { marked } from './analyze.ts';
import { ProjectFiles } from './project-files.ts';

const IMPORT = "import OpenAI from 'openai';\n";
const CLIENT = `${IMPORT}export const client = new OpenAI();\n`;

/** What `here(…)` marks in a file of a project, as `Class.path`; undefined where it is no client. */
function found(project: ProjectFiles, text: string, path = 'src/main.ts', clientModules: Parameters<ProjectFiles['analyze']>[2] = []): string | undefined {
  const file = project.analyze(path, text, clientModules);
  const use = clientPathOf(file, marked(file));
  // What is a client must not be left out beforehand.
  if (use) expect(mayStandFor(file, marked(file), keyTakers)).toBe(true);
  return use && [use.client.className, ...use.path].join('.');
}

type Files = Record<string, string>;

describe('a client of another module is found through', () => {
  it.each<[string, Files, string, string?]>([
    ['a named export', { 'src/ai.ts': CLIENT }, "import { client } from './ai'; here(client)"],
    ['a renamed import', { 'src/ai.ts': CLIENT }, "import { client as c } from './ai'; here(c)"],
    ['a renamed export', { 'src/ai.ts': `${IMPORT}const c = new OpenAI(); export { c as client };` }, "import { client } from './ai'; here(client)"],
    ['a string export name', { 'src/ai.ts': `${IMPORT}const c = new OpenAI(); export { c as 'the client' };` }, "import { 'the client' as client } from './ai'; here(client)"],
    ['a default export', { 'src/ai.ts': `${IMPORT}export default new OpenAI();` }, "import client from './ai'; here(client)"],
    ['a default export of a name', { 'src/ai.ts': `${IMPORT}const c = new OpenAI(); export default c;` }, "import client from './ai'; here(client)"],
    ['an export as default', { 'src/ai.ts': `${IMPORT}const c = new OpenAI(); export { c as default };` }, "import client from './ai'; here(client)"],
    ['a namespace import', { 'src/ai.ts': CLIENT }, "import * as ai from './ai'; here(ai.client)"],
    ['a namespace default', { 'src/ai.ts': `${IMPORT}export default new OpenAI();` }, "import * as ai from './ai'; here(ai.default)"],
    ['a dynamic import', { 'src/ai.ts': CLIENT }, "const { client } = await import('./ai'); here(client)"],
    ['a re-export', { 'src/index.ts': "export { client } from './ai';", 'src/ai.ts': CLIENT }, "import { client } from './index'; here(client)"],
    ['a renamed re-export', { 'src/index.ts': "export { client as ai } from './ai';", 'src/ai.ts': CLIENT }, "import { ai } from '.'; here(ai)"],
    ['a default re-export', { 'src/index.ts': "export { default as ai } from './ai';", 'src/ai.ts': `${IMPORT}export default new OpenAI();` }, "import { ai } from '.'; here(ai)"],
    ['an import that is exported', { 'src/index.ts': "import { client } from './ai'; export { client };", 'src/ai.ts': CLIENT }, "import { client } from '.'; here(client)"],
    ['export star', { 'src/index.ts': "export * from './other'; export * from './ai';", 'src/other.ts': 'export const x = 1;', 'src/ai.ts': CLIENT }, "import { client } from '.'; here(client)"],
    ['export star as', { 'src/index.ts': "export * as ai from './ai';", 'src/ai.ts': CLIENT }, "import { ai } from '.'; here(ai.client)"],
    ['stars over stars', { 'src/a.ts': "export * from './b';", 'src/b.ts': "export * from './ai';", 'src/ai.ts': CLIENT }, "import { client } from './a'; here(client)"],
    ['the SDK class re-exported', { 'src/sdk.ts': "export { OpenAI } from 'openai';" }, "import { OpenAI } from './sdk'; here(new OpenAI())"],
    ['the SDK re-exported whole', { 'src/sdk.ts': "export * from 'openai';" }, "import { OpenAI } from './sdk'; here(new OpenAI())"],
    ['the default of the SDK re-exported', { 'src/sdk.ts': "export { default } from 'openai';" }, "import AI from './sdk'; here(new AI())"],
    ['an exported let that is filled later', { 'src/ai.ts': `${IMPORT}export let client; export function init() { client = new OpenAI(); }` }, "import { client } from './ai'; here(client)"],
    ['an exported let that starts as null', { 'src/ai.ts': `${IMPORT}export let client: any = null; export function init() { client = new OpenAI(); }` }, "import { client } from './ai'; here(client)"],
    ['an exported let that is filled below', { 'src/ai.ts': `${IMPORT}export let client; client = new OpenAI();` }, "import { client } from './ai'; here(client)"],
    ['an exported let with a type', { 'src/ai.ts': `${IMPORT}export let client: OpenAI; export function init() { client = make(); }` }, "import { client } from './ai'; here(client)"],
    ['exported destructuring', { 'src/ai.ts': `${IMPORT}export const { client } = { client: new OpenAI() };` }, "import { client } from './ai'; here(client)"],
    ['a factory', { 'src/ai.ts': `${IMPORT}export function make() { return new OpenAI(); }` }, "import { make } from './ai'; here(make())"],
    ['an async factory', { 'src/ai.ts': `${IMPORT}export const make = async () => new OpenAI();` }, "import { make } from './ai'; async function f() { here(await make()) }"],
    ['a class', { 'src/ai.ts': `${IMPORT}export class AI { client = new OpenAI(); }` }, "import { AI } from './ai'; here(new AI().client)"],
    ['a class by annotation', { 'src/ai.ts': `${IMPORT}export class AI { constructor(readonly client: OpenAI) {} }` }, "import type { AI } from './ai'; function f(ai: AI) { here(ai.client) }"],
    ['a default class', { 'src/ai.ts': `${IMPORT}export default class { client = new OpenAI(); }` }, "import AI from './ai'; here(new AI().client)"],
    ['a subclass of the client', { 'src/ai.ts': `${IMPORT}export class Mine extends OpenAI {}` }, "import { Mine } from './ai'; here(new Mine())"],
    ['an instance', { 'src/ai.ts': `${IMPORT}class AI { client = new OpenAI(); } export const ai = new AI();` }, "import { ai } from './ai'; here(ai.client)"],
    ['an object', { 'src/ai.ts': `${IMPORT}export const services = { openai: new OpenAI() };` }, "import { services } from './ai'; here(services.openai)"],
    ['a default object', { 'src/ai.ts': `${IMPORT}export default { openai: new OpenAI() };` }, "import services from './ai'; here(services.openai)"],
    ['module.exports', { 'src/ai.js': "const OpenAI = require('openai'); module.exports = new OpenAI();" }, "const client = require('./ai'); here(client)", 'src/main.js'],
    ['module.exports with an object', { 'src/ai.js': "const OpenAI = require('openai'); const client = new OpenAI(); module.exports = { client };" }, "const { client } = require('./ai'); here(client)", 'src/main.js'],
    ['exports.name', { 'src/ai.js': "const OpenAI = require('openai'); exports.client = new OpenAI();" }, "const ai = require('./ai'); here(ai.client)", 'src/main.js'],
    ['module.exports.name', { 'src/ai.js': "const OpenAI = require('openai'); module.exports.client = new OpenAI();" }, "here(require('./ai').client)", 'src/main.js'],
    ['exports = module.exports', { 'src/ai.js': "const OpenAI = require('openai'); exports = module.exports = new OpenAI();" }, "here(require('./ai'))", 'src/main.js'],
    ['module.exports of a function', { 'src/ai.js': "const OpenAI = require('openai'); module.exports = () => new OpenAI();" }, "here(require('./ai')())", 'src/main.js'],
    ['an ES import of CommonJS', { 'src/ai.js': "const OpenAI = require('openai'); module.exports = new OpenAI();" }, "import client from './ai.js'; here(client)", 'src/main.mjs'],
    ['a named ES import of CommonJS', { 'src/ai.js': "const OpenAI = require('openai'); module.exports = { client: new OpenAI() };" }, "import { client } from './ai.js'; here(client)", 'src/main.mjs'],
    ['CommonJS that hands on', { 'src/index.js': "module.exports = require('./ai');", 'src/ai.js': "const OpenAI = require('openai'); exports.client = new OpenAI();" }, "here(require('./index').client)", 'src/main.js'],
    ['CommonJS that spreads', { 'src/index.js': "module.exports = { ...require('./ai') };", 'src/ai.js': "const OpenAI = require('openai'); exports.client = new OpenAI();" }, "here(require('.').client)", 'src/main.js'],
    ['export =', { 'src/ai.ts': "import OpenAI = require('openai'); const client = new OpenAI(); export = client;" }, "import client = require('./ai'); here(client)"],
    ['a cycle', { 'src/a.ts': `import { b } from './b';\n${CLIENT}export const a = b;`, 'src/b.ts': "import { client } from './a'; export const b = client;" }, "import { b } from './b'; here(b)"],
    ['a cycle of stars', { 'src/a.ts': "export * from './b';", 'src/b.ts': `export * from './a';\n${CLIENT}` }, "import { client } from './a'; here(client)"],
  ])('%s', (_, files, text, path) => {
    expect(found(new ProjectFiles(files), text, path)).toBe('OpenAI');
  });

  it('a resource that the other module exports', () => {
    const project = new ProjectFiles({ 'src/ai.ts': `${IMPORT}export const { chat } = new OpenAI();` });
    expect(found(project, "import { chat } from './ai'; here(chat.completions)")).toBe('OpenAI.chat.completions');
  });
});

describe('a module is found by', () => {
  it.each<[string, Files, string, string?]>([
    ['the extension .js of a .ts file', { 'src/ai.ts': CLIENT }, './ai.js'],
    ['the extension .js of a .tsx file', { 'src/ai.tsx': CLIENT }, './ai.js'],
    ['the extension .mjs of a .mts file', { 'src/ai.mts': CLIENT }, './ai.mjs'],
    ['the extension .jsx of a .tsx file', { 'src/ai.tsx': CLIENT }, './ai.jsx'],
    ['its own extension', { 'src/ai.ts': CLIENT }, './ai.ts'],
    ['no extension', { 'src/ai.mjs': CLIENT }, './ai'],
    ['its folder', { 'src/ai/index.ts': CLIENT }, './ai'],
    ['the parent folder', { 'ai.ts': CLIENT }, '../ai'],
    ['paths of tsconfig', { 'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }', 'src/ai.ts': CLIENT }, '@/ai'],
    ['paths with .js for .ts', { 'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }', 'src/ai.ts': CLIENT }, '@/ai.js'],
    ['paths with baseUrl', { 'tsconfig.json': '{ "compilerOptions": { "baseUrl": "src", "paths": { "~/*": ["*"] } } }', 'src/ai.ts': CLIENT }, '~/ai'],
    ['baseUrl alone', { 'tsconfig.json': '{ "compilerOptions": { "baseUrl": "src" } }', 'src/lib/ai.ts': CLIENT }, 'lib/ai'],
    ['the second of two paths', { 'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./generated/*", "./src/*"] } } }', 'src/ai.ts': CLIENT }, '@/ai'],
    ['exact paths', { 'tsconfig.json': '{ "compilerOptions": { "paths": { "ai": ["./src/lib/ai.ts"] } } }', 'src/lib/ai.ts': CLIENT }, 'ai'],
    ['a tsconfig with comments and trailing commas', { 'tsconfig.json': '{\n  // aliases\n  "compilerOptions": { "paths": { "@/*": ["./src/*",], }, }, /* end */\n}', 'src/ai.ts': CLIENT }, '@/ai'],
    ['an extended tsconfig', { 'tsconfig.base.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }', 'tsconfig.json': '{ "extends": "./tsconfig.base.json" }', 'src/ai.ts': CLIENT }, '@/ai'],
    ['the nearest tsconfig', { 'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./other/*"] } } }', 'src/tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }', 'src/ai.ts': CLIENT }, '@/ai'],
    ['jsconfig', { 'jsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }', 'src/ai.js': CLIENT }, '@/ai', 'src/main.js'],
    ['references of a solution tsconfig', { 'tsconfig.json': '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }', 'tsconfig.app.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } }, "include": ["src"] }', 'src/ai.ts': CLIENT }, '@/ai'],
    ['imports of package.json', { 'package.json': '{ "type": "module", "imports": { "#ai": "./src/ai.ts" } }', 'src/ai.ts': CLIENT }, '#ai'],
    ['patterns in imports of package.json', { 'package.json': '{ "type": "module", "imports": { "#lib/*": "./src/*.js" } }', 'src/ai.ts': CLIENT }, '#lib/ai'],
    ['conditions in imports of package.json', { 'package.json': '{ "type": "module", "imports": { "#ai": { "node": "./src/ai.ts", "default": "./src/none.ts" } } }', 'src/ai.ts': CLIENT }, '#ai'],
  ])('%s', (_, files, specifier, path) => {
    expect(found(new ProjectFiles(files), `import { client } from '${specifier}'; here(client)`, path)).toBe('OpenAI');
  });

  it('the name of a workspace package', () => {
    const project = new ProjectFiles({
      'package.json': '{ "workspaces": ["packages/*"] }',
      'packages/ai/package.json': '{ "name": "@acme/ai", "exports": "./src/index.ts" }',
      'packages/ai/src/index.ts': CLIENT,
    });
    mkdirSync(join(project.folder, 'node_modules/@acme'), { recursive: true });
    symlinkSync(join(project.folder, 'packages/ai'), join(project.folder, 'node_modules/@acme/ai'), 'dir');
    expect(found(project, "import { client } from '@acme/ai'; here(client)", 'packages/web/main.ts')).toBe('OpenAI');
  });
});

describe('nothing is known of', () => {
  it.each<[string, Files, string]>([
    ['a missing file', {}, "import { client } from './none'; here(client)"],
    ['a file that does not parse', { 'src/ai.ts': `${IMPORT}export const client = new OpenAI(;;` }, "import { client } from './ai'; here(client)"],
    ['an export that does not exist', { 'src/ai.ts': CLIENT }, "import { other } from './ai'; here(other)"],
    ['a default that does not exist', { 'src/ai.ts': CLIENT }, "import client from './ai'; here(client)"],
    ['a default behind a star', { 'src/index.ts': "export * from './ai';", 'src/ai.ts': `${IMPORT}export default new OpenAI();` }, "import client from './index'; here(client)"],
    ['another SDK', { 'src/ai.ts': "import Groq from 'groq-sdk'; export const client = new Groq();" }, "import { client } from './ai'; here(client)"],
    ['a cycle without an end', { 'src/a.ts': "export { x } from './b';", 'src/b.ts': "export { x } from './a';" }, "import { x } from './a'; here(x)"],
    ['a star cycle without an end', { 'src/a.ts': "export * from './b';", 'src/b.ts': "export * from './a';" }, "import { x } from './a'; here(x)"],
    ['a package of node_modules', { 'node_modules/ai/index.js': CLIENT, 'node_modules/ai/package.json': '{ "name": "ai", "main": "index.js" }' }, "import { client } from 'ai'; here(client)"],
    ['a JSON file', { 'src/ai.json': '{ "client": 1 }' }, "import ai from './ai.json'; here(ai.client)"],
    ['a stylesheet', { 'src/a.css': '' }, "import ai from './a.css'; here(ai.client)"],
    ['a folder without an index', { 'src/ai/client.ts': CLIENT }, "import { client } from './ai'; here(client)"],
    ['a broken tsconfig', { 'tsconfig.json': '{ "compilerOptions": { "paths": ', 'src/ai.ts': CLIENT }, "import { client } from '@/ai'; here(client)"],
    ['a tsconfig that extends what is missing', { 'tsconfig.json': '{ "extends": "@acme/none/tsconfig.json" }', 'src/ai.ts': CLIENT }, "import { client } from '@/ai'; here(client)"],
    ['a broken package.json', { 'package.json': '{ "imports": ', 'src/ai.ts': CLIENT }, "import { client } from '#ai'; here(client)"],
    ['a module of 2 MB', { 'src/ai.ts': `${CLIENT}// ${'x'.repeat(2_000_000)}` }, "import { client } from './ai'; here(client)"],
  ])('%s', (_, files, text) => {
    expect(found(new ProjectFiles(files), text)).toBeUndefined();
  });

  it('modules of a file without a path', () => {
    const project = new ProjectFiles({ 'src/ai.ts': CLIENT });
    const file = project.analyze('src/main.ts', "import { client } from './ai'; here(client)");
    expect(file.project.pathOf('./ai', '<input>')).toBeUndefined();
  });
});

describe('what changes on disk', () => {
  const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 600));

  it('is seen by the next lint after a pause', async () => {
    const project = new ProjectFiles({ 'src/ai.ts': 'export const client = 1;' });
    const lint = (path: string): string | undefined => found(project, "import { client } from './ai'; here(client)", path);
    expect(lint('src/a.ts')).toBeUndefined();
    project.write('src/ai.ts', CLIENT);
    expect(lint('src/b.ts')).toBeUndefined();
    await pause();
    expect(lint('src/c.ts')).toBe('OpenAI');
    project.write('src/ai.ts', "import Groq from 'groq-sdk'; export const client = new Groq();");
    await pause();
    expect(lint('src/d.ts')).toBeUndefined();
  });

  it('is seen at once where a file is linted again, as in an editor', () => {
    const project = new ProjectFiles({ 'src/ai.ts': 'export const client = 1;' });
    const lint = (): string | undefined => found(project, "import { client } from './ai'; here(client)");
    expect(lint()).toBeUndefined();
    project.write('src/ai.ts', CLIENT);
    expect(lint()).toBe('OpenAI');
  });

  it('is analysed once for the files that are linted without a pause', () => {
    const project = new ProjectFiles({ 'src/ai.ts': CLIENT });
    const [first, second] = ['src/a.ts', 'src/b.ts'].map((path) => {
      const file = project.analyze(path, "import { client } from './ai'; here(client)");
      return file.project.moduleFor('./ai', file);
    });
    expect(first).toBeDefined();
    expect(second).toBe(first);
  });

  it('is parsed once as long as it stays', () => {
    const project = new ProjectFiles({ 'src/ai.ts': CLIENT });
    const text = "import { client } from './ai'; here(client)";
    const [first, second] = [1, 2].map(() => {
      const file = project.analyze('src/main.ts', text);
      return file.project.moduleFor('./ai', file)?.source.ast;
    });
    expect(first).toBeDefined();
    expect(second).toBe(first);
  });

  it('does not change during a lint', () => {
    const project = new ProjectFiles({ 'src/ai.ts': CLIENT });
    const file = project.analyze('src/main.ts', "import { client } from './ai'; here(client)");
    const before = file.project.moduleFor('./ai', file);
    project.write('src/ai.ts', 'export const client = 1;');
    expect(file.project.moduleFor('./ai', file)).toBe(before);
  });

  it('is found when it is new', () => {
    const project = new ProjectFiles({ 'src/other.ts': '' });
    const text = "import { client } from './ai'; here(client)";
    expect(found(project, text)).toBeUndefined();
    project.write('src/ai.ts', CLIENT);
    expect(found(project, text)).toBe('OpenAI');
  });
});

describe('settings.openai.clientModules', () => {
  it.each<[string, string, Parameters<ProjectFiles['analyze']>[2]]>([
    ['any export', "import { ai } from '@acme/ai'; here(ai)", [{ specifier: '@acme/ai' }]],
    ['the default export', "import ai from '@acme/ai'; here(ai)", [{ specifier: '@acme/ai' }]],
    ['one export', "import { openai } from '~/lib'; here(openai)", [{ specifier: '~/lib', exportName: 'openai' }]],
    ['one of two exports', "import { second } from '~/lib'; here(second)", [{ specifier: '~/lib', exportName: 'openai' }, { specifier: '~/lib', exportName: 'second' }]],
    ['a required export', "const { openai } = require('~/lib'); here(openai)", [{ specifier: '~/lib', exportName: 'openai' }]],
  ])('%s', (_, text, clientModules) => {
    expect(found(new ProjectFiles({}), text, 'src/main.ts', clientModules)).toBe('OpenAI');
  });

  it('other exports and modules stay unknown', () => {
    const clientModules = [{ specifier: '~/lib', exportName: 'openai' }];
    expect(found(new ProjectFiles({}), "import { other } from '~/lib'; here(other)", 'src/main.ts', clientModules)).toBeUndefined();
    expect(found(new ProjectFiles({}), "import { openai } from '~/other'; here(openai)", 'src/main.ts', clientModules)).toBeUndefined();
  });
});
