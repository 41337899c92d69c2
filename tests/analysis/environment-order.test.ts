import { describe, expect, it } from 'vitest';
import { environmentReadsOf } from '../../src/analysis/environment-reads.ts';
import { environmentWriteOf } from '../../src/analysis/environment-writes.ts';
import { importOrderOf } from '../../src/analysis/module-kind.ts';
import { analyze, marked } from './analyze.ts';
import { ProjectFiles } from './project-files.ts';

/** The variables that go into `here(…)`, each with the line that reads it. */
function reads(text: string): string {
  const file = analyze(text);
  return environmentReadsOf(file, marked(file)).map(({ variable, node }) => `${variable} ${node.loc.start.line}`).join(', ');
}

describe('the environment is read for', () => {
  it.each([
    ['here(process.env.K)', 'K 1'],
    ["here(process.env['K']!)", 'K 1'],
    ['const k = process.env.K;\nhere(k)', 'K 1'],
    ['const { K } = process.env;\nhere(K)', 'K 1'],
    ['const { K: k = "" } = process.env;\nhere(k)', 'K 1'],
    ['const { env } = process;\nhere(env.K)', 'K 2'],
    ["import { env } from 'node:process';\nhere(env.K)", 'K 2'],
    ['const c = { a: { k: process.env.K, l: process.env.L } };\nhere(c.a.k)', 'K 1'],
    ['const c = { ...{ k: process.env.K } };\nhere(c.k)', 'K 1'],
    ['here({ k: process.env.K, l: process.env.L })', 'K 1, L 1'],
    ['here(process.env.K ?? process.env.L)', 'K 1, L 1'],
    ['here(x ? process.env.K : process.env.L)', 'K 1, L 1'],
    ['here(`Bearer ${process.env.K}`)', 'K 1'],
    ['here(process.env.K.trim())', 'K 1'],
    ['here(String(process.env.K))', 'K 1'],
    ['const k = () => process.env.K;\nhere(k())', 'K 1'],
    ['function need(n) { return process.env.K }\nhere(need("K"))', 'K 1'],
    ['function f(k) { here(k) }\nf(process.env.K)', 'K 2'],
    ['function f({ k }) { here(k) }\nf({ k: process.env.K })', 'K 2'],
    ['function f(k = process.env.K) { here(k) }', 'K 1'],
    ['class C { k = process.env.K; f() {\nhere(this.k) } }', 'K 1'],
    ['class C { constructor() { this.k = process.env.K; } f() {\nhere(this.k) } }', 'K 1'],
    ['class C { k = process.env.K }\nhere(new C().k)', 'K 1'],
    ['const e = schema.parse(process.env);\nhere(e.K)', 'K 1'],
    ['const e = schema.safeParse(process.env);\nhere(e.data.K)', 'K 1'],
    ['const e = createEnv({ runtimeEnv: process.env });\nhere(e.K)', 'K 1'],
    ['const e = schema.parse({ K: process.env.K });\nhere(e.K)', 'K 1'],
    ["here(Deno.env.get('K'))", 'K 1'],
    ['here(() => process.env.K)', ''],
    ['here(config.k)', ''],
    ['function f(k) { here(k) }', ''],
    ['here(await secrets.get(process.env.NAME))', ''],
    ['const a = b; const b = a; here(a)', ''],
    ['function f(k) { here(k); f(k) }', ''],
  ])('%s', (text, expected) => {
    expect(reads(text)).toBe(expected);
  });

  it('values of other modules', () => {
    const project = new ProjectFiles({
      'config.ts': 'export const config = { key: process.env.K };\nexport const { L } = process.env;\nexport default process.env.M;',
      'index.ts': "export * from './config'; export { default as m } from './config';",
      'common.js': 'module.exports = { key: process.env.N };',
    });
    const readsIn = (text: string): string[] => {
      const file = project.analyze('main.ts', text);
      return environmentReadsOf(file, marked(file)).map((read) => `${read.variable} ${read.file.source.filename.slice(project.folder.length + 1)}`);
    };
    expect(readsIn("import { config } from './config'; here(config.key)")).toEqual(['K config.ts']);
    expect(readsIn("import { L } from './index'; here(L)")).toEqual(['L config.ts']);
    expect(readsIn("import { m } from './index'; here(m)")).toEqual(['M config.ts']);
    expect(readsIn("import * as all from './config'; here(all.config.key)")).toEqual(['K config.ts']);
    expect(readsIn("import common from './common'; here(common.key)")).toEqual(['N common.js']);
    expect(readsIn("const common = require('./common'); here(common.key)")).toEqual(['N common.js']);
    expect(readsIn("const { key } = require('./common'); here(key)")).toEqual(['N common.js']);
  });
});

/** What the last assignment, call or import of a text writes. */
function write(text: string): string {
  const file = analyze(text, 'test.mts');
  const nodes = [...file.nodes('AssignmentExpression'), ...file.nodes('CallExpression'), ...file.nodes('ImportDeclaration'), ...file.nodes('ImportExpression')];
  const writes = nodes.flatMap((node) => environmentWriteOf(file, node) ?? []);
  return writes.map(({ variables, certain }) => `${variables === '*' ? '*' : variables.join(' ')}${certain ? '' : '?'}`).join(', ');
}

describe('the environment is written by', () => {
  it.each([
    ['process.env.K = v', 'K'],
    ["process.env['K'] = v", 'K'],
    ["const name = 'K'; process.env[name] = v", 'K'],
    ['process.env.K ??= v', 'K'],
    ['process.env.K ||= v', 'K'],
    ["import { env } from 'process'; env.K = v", 'K'],
    ['globalThis.process.env.K = v', 'K'],
    ['Object.assign(process.env, { K: v, L: v })', 'K L'],
    ['Object.assign(process.env, { K: v }, secrets)', '*'],
    ['process.env = { ...process.env, K: v }', 'K'],
    ['process.env = { ...process.env, ...secrets }', '*'],
    ['process.env = secrets', '*?'],
    ['for (const k in secrets) process.env[k] = secrets[k]', '*'],
    ['function set(k) { process.env[k] = v }', '*?'],
    ["Reflect.set(process.env, 'K', v)", 'K'],
    ["import dotenv from 'dotenv'; dotenv.config()", '*'],
    ["import * as dotenv from 'dotenv'; dotenv.config()", '*'],
    ["import { config as load } from 'dotenv'; load({ path: '.env' })", '*'],
    ["import dotenv from 'dotenv'; dotenv.config({ processEnv: process.env })", '*'],
    ["require('dotenv').config()", '*'],
    ["require('dotenv/config')", '*'],
    ["import 'dotenv/config'", '*'],
    ["await import('dotenv/config')", '*'],
    ["process.loadEnvFile('.env')", '*'],
    ["import { loadEnvConfig } from '@next/env'; loadEnvConfig('.')", '*'],
    ["import 'dotenv-mono/load'", '*?'],
    ["import { load } from 'dotenv-extended'; load()", '*?'],
    ["vi.stubEnv('K', 'v')", 'K?'],
    ['const saved = process.env.K; process.env.K = saved', ''],
    ['const saved = { ...process.env }; process.env = saved', ''],
    ['const saved = { ...process.env }; process.env.K = saved.K', ''],
    ["process.env.K = ''", ''],
    ['process.env.K = undefined', ''],
    ['other.env.K = v', ''],
    ["import dotenv from 'dotenv'; dotenv.parse(text)", ''],
    ["import dotenv from 'dotenv'; dotenv.config({ processEnv: {} })", ''],
    ["import { config } from './config'; config()", ''],
    ["import 'dotenv'", ''],
  ])('%s', (text, expected) => {
    expect(write(text)).toBe(expected);
  });
});

describe('imports run', () => {
  it.each<[string, string, Record<string, string>, string]>([
    ['a.mjs', 'hoisted', {}, 'the extension'],
    ['a.mts', 'hoisted', { 'tsconfig.json': '{ "compilerOptions": { "module": "commonjs" } }' }, 'the extension'],
    ['a.cts', 'written', { 'package.json': '{ "type": "module" }' }, 'the extension'],
    ['a.js', 'hoisted', {}, 'everything that runs JavaScript with imports'],
    ['a.jsx', 'hoisted', { 'tsconfig.json': '{ "compilerOptions": { "module": "commonjs" } }' }, 'Babel'],
    ['a.js', 'written', { 'tsconfig.json': '{ "compilerOptions": { "module": "commonjs", "allowJs": true } }' }, 'tsc on JavaScript'],
    ['a.ts', 'written', { 'tsconfig.json': '{ "compilerOptions": { "module": "CommonJS" } }' }, 'tsc'],
    ['a.tsx', 'hoisted', { 'tsconfig.json': '{ "compilerOptions": { "module": "ESNext" } }' }, 'a bundler'],
    ['a.ts', 'hoisted', { 'tsconfig.json': '{ "compilerOptions": { "moduleResolution": "bundler" } }' }, 'a bundler by its resolution'],
    ['a.ts', 'hoisted', { 'tsconfig.json': '{ "compilerOptions": { "module": "preserve" } }' }, 'a bundler'],
    ['a.ts', 'written', { 'tsconfig.json': '{ "compilerOptions": { "module": "node16" } }' }, 'node16 without a type'],
    ['a.ts', 'written', { 'tsconfig.json': '{ "compilerOptions": { "module": "nodenext" } }', 'package.json': '{ "type": "commonjs" }' }, 'nodenext in CommonJS'],
    ['src/a.ts', 'hoisted', { 'tsconfig.json': '{ "compilerOptions": { "module": "nodenext" } }', 'package.json': '{ "type": "module" }' }, 'nodenext in a module package'],
    ['src/a.ts', 'written', { 'tsconfig.json': '{ "compilerOptions": { "module": "nodenext" } }', 'package.json': '{ "type": "module" }', 'src/package.json': '{}' }, 'the nearest package.json'],
    ['a.ts', 'hoisted', { 'package.json': '{ "type": "module" }', 'tsconfig.json': '{}' }, 'a module package'],
    ['a.ts', 'open', { 'tsconfig.json': '{ "compilerOptions": { "strict": true } }' }, 'nothing that decides'],
    ['a.ts', 'written', { 'tsconfig.json': '{ "extends": "./base.json" }', 'base.json': '{ "compilerOptions": { "module": "commonjs" } }' }, 'an extended tsconfig'],
    ['a.ts', 'written', { 'tsconfig.json': '{ "compilerOptions": { "module": "esnext" }, "ts-node": { "compilerOptions": { "module": "commonjs" } } }' }, 'ts-node'],
  ])('%s: %s (%#)', (path, expected, files) => {
    expect(importOrderOf(new ProjectFiles(files).analyze(path, ''))).toBe(expected);
  });
});
