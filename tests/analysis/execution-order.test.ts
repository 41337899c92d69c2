import type { TSESTree } from '@typescript-eslint/types';
import { describe, expect, it } from 'vitest';
import { execute } from '../../src/analysis/execution-order.ts';
import type { FileAnalysis } from '../../src/analysis/file-analysis.ts';
import { analyze } from './analyze.ts';
import { ProjectFiles } from './project-files.ts';

/** The letters that the paths of a program have passed by calls such as `a()`; what runs apart or later has a path of its own. */
function pathsOf(file: FileAnalysis, hoistWhereOpen = true): string[] {
  const ended = new Set<string>();
  const isMark = (name: string): boolean => /^[a-e]$/.test(name);
  execute<Set<string>>(file, new Set(['']), {
    fork: (paths) => new Set(paths),
    merge: (one, other) => new Set([...one, ...other]),
    step(paths, { node }) {
      const callee = node.type === 'CallExpression' ? node.callee : undefined;
      if (callee?.type !== 'Identifier' || !isMark(callee.name)) return false;
      const passed = [...paths].map((path) => path + callee.name);
      paths.clear();
      for (const path of passed) paths.add(path);
      return true;
    },
    apart: (_paths, end) => end.forEach((path) => ended.add(path)),
    end: (paths) => paths.forEach((path) => ended.add(path)),
  }, { hoistWhereOpen });
  return [...ended].sort();
}

function run(text: string, filename = 'test.ts'): string {
  return pathsOf(analyze(text, filename)).join(' ');
}

describe('statements and expressions', () => {
  it.each([
    ['a(); b(); c();', 'abc'],
    ['const x = a(), y = b();', 'ab'],
    ['f(a(), b());', 'ab'],
    ['a().x.y(b());', 'ab'],
    ['x[a()] = b();', 'ab'],
    ['({ [a()]: b(), ...c() });', 'abc'],
    ['`${a()}${b()}`;', 'ab'],
    ['if (a()) b(); else c(); d();', 'abd acd'],
    ['if (a()) b(); c();', 'abc ac'],
    ['a() ? b() : c();', 'ab ac'],
    ['a() && b(); c();', 'abc ac'],
    ['a() || b(); c();', 'abc ac'],
    ['x ??= a(); b();', 'ab b'],
    ['const { y = a() } = b(); c();', 'bac bc'],
    ['switch (a()) { case 1: b(); case 2: c(); break; default: d(); } e();', 'abce ace ade'],
    ['switch (a()) { case 1: b(); } e();', 'abe ae'],
    ['block: { a(); if (x) break block; b(); } c();', 'abc ac'],
    ['while (x) a(); b();', 'aab b'],
    ['while (true) { a(); if (x) break; b(); } c();', 'abac ac'],
    ['do { a(); } while (b()); c();', 'ababc'],
    ['for (a(); b(); c()) d(); e();', 'abdcbdcbe abe'],
    ['for (const x of a()) { if (x) continue; b(); } c();', 'abbc abc ac'],
    ['outer: for (const x of y) { for (const z of x) { a(); continue outer; } } b();', 'aab ab b'],
    ['try { a(); } catch { b(); } c();', 'abc ac bc'],
    ['try { a(); throw b(); } catch { c(); } d();', 'abcd cd'],
    ['try { a(); } finally { b(); } c();', 'abc'],
    ['function f() { try { return a(); } finally { b(); } } f(); c();', 'abc'],
    ['throw a(); b();', 'a'],
    ['a(); process.exit(); b();', 'a'],
    ['enum E { A = 1 } namespace N { a(); } type T = typeof b; b();', 'ab'],
    ['(a() as any)!.x satisfies unknown; b();', 'ab'],
  ])('%s', (text, expected) => {
    expect(run(text)).toBe(expected);
  });
});

describe('functions and classes', () => {
  it.each([
    ['function f() { b(); } a(); f(); c();', 'abc'],
    ['a(); f(); function f() { b(); }', 'ab'],
    ['const f = (x) => { b(); }; f(a()); f(); c();', 'abbc'],
    ['(() => a())(); b();', 'ab'],
    ['function f() { if (x) return a(); b(); } f(); c();', 'ac bc'],
    ['function f() { a(); f(); } f(); b();', 'ab'],
    ['function f(x = a()) {} f(); b();', 'ab b'],
    ['const o = { f() { a(); } }; o.f(); b();', 'ab'],
    ['function f() { a(); } f.call(null); b();', 'ab'],
    ['function f() { a(); throw 1; } try { f(); } catch { b(); }', 'ab b'],
    ['function f(g) { g(); b(); } f(() => a()); c();', 'abc'],
    ['function f(g) { g(); } f(() => a()); f(() => b());', 'ab'],
    ['list.forEach(() => a()); b();', 'ab b'],
    ['new Promise((done) => { a(); }); b();', 'ab'],
    ['class C { x = a(); constructor() { b(); } } new C(); c();', 'abc'],
    ['class C { static x = a(); static { b(); } } c();', 'abc'],
    ['class B { constructor() { a(); } } class C extends B { x = b(); constructor() { super(); c(); } } new C();', 'abc'],
    ['class B { x = a(); } class C extends B { y = b(); } new C();', 'ab'],
    ['class C { f() { b(); } } const x = new C(); a(); x.f();', 'ab'],
    ['class C { constructor() { this.f(); } f() { a(); } } new C(); b();', 'ab'],
  ])('%s', (text, expected) => {
    expect(run(text)).toBe(expected);
  });

  it('runs what only others can call after the module, each on its own', () => {
    expect(run('a(); export function f() { b(); } export const g = () => c();')).toBe('a ab ac');
    expect(run('function f() { b(); } export function main() { a(); f(); }')).toBe(' ab');
    expect(run('export class C { x = a(); f() { b(); } g() { c(); } }')).toBe(' a ab ac');
    expect(run('export function f() { a(); return { g() { b(); } }; }')).toBe(' a ab');
  });

  it('runs callbacks of unknown functions apart, with what has happened by then', () => {
    expect(run('a(); on(() => b()); c();')).toBe('ab ac');
    expect(run('a(); on({ start() { b(); } }); c();')).toBe('ab ac');
    expect(run('function h() { b(); } a(); on(h); c();')).toBe('ab ac');
    expect(run("import('./x').then(() => b()); a();")).toBe(' a b');
    expect(run('await load().then(() => b()); a();')).toBe('ba');
    expect(run('afterEach(() => a()); b();')).toBe('b');
  });
});

describe('asynchronous functions', () => {
  it.each([
    ['async function f() { a(); await x; b(); } await f(); c();', 'abc'],
    ['async function f() { a(); await x; b(); } f(); c();', 'ab ac'],
    ['async function f() { a(); } f(); b();', 'ab'],
    ['async function g() { await x; a(); } async function f() { await g(); b(); } f(); c();', 'ab c'],
    ['async function g() { a(); await x; } async function f() { return g(); } f(); b();', 'a ab'],
    ['await Promise.all([f(), g()]); async function f() { await x; a(); } async function g() { await x; b(); } c();', 'abc'],
    ['(async () => { await x; a(); })(); b();', 'a b'],
  ])('%s', (text, expected) => {
    expect(run(text)).toBe(expected);
  });
});

describe('modules', () => {
  const files = { 'a.js': 'a();', 'b.js': 'b();', 'ab.js': "import './a.js'; import './b.js';", 'f.js': 'e(); export function g() { c(); }', 'cycle.js': "import './cycle.js'; import './main.js'; a();" };

  it.each<[string, string, string, Record<string, string>?]>([
    ['ES modules run imports first', "c(); import './a.js';", 'ac'],
    ['re-exports are imports', "c(); export * from './a.js'; export { x } from './b.js';", 'abc'],
    ['a module runs once', "import './ab.js'; import './a.js'; c();", 'abc'],
    ['require runs where it stands', "c(); require('./a.js'); d();", 'cad'],
    ['import() runs where it is awaited', "c(); await import('./a.js'); d();", 'cad'],
    ['import() without await runs apart', "c(); import('./a.js'); d();", 'ca cd'],
    ['functions of other modules are entered', "import { g } from './f.js'; g(); d();", 'ecd'],
    ['cycles end', "import './cycle.js'; b();", 'ab'],
    ['missing modules are passed over', "import './none.js'; b();", 'b'],
  ])('%s', (_, text, expected) => {
    const project = new ProjectFiles({ 'package.json': '{ "type": "module" }', ...files });
    expect(pathsOf(project.analyze('main.js', text)).join(' ')).toBe(expected);
  });

  it('keeps the written order where TypeScript makes CommonJS of it', () => {
    const project = new ProjectFiles({ 'tsconfig.json': '{ "compilerOptions": { "module": "commonjs" } }', 'a.ts': 'a();', 'b.ts': 'b();' });
    expect(pathsOf(project.analyze('main.ts', "c(); import './a'; d(); import x = require('./b');"))).toEqual(['cadb']);
    expect(pathsOf(project.analyze('main.mts', "c(); import './a'; d();"))).toEqual(['acd']);
  });

  it('takes either order where nothing decides', () => {
    const project = new ProjectFiles({ 'tsconfig.json': '{}', 'a.ts': 'a();' });
    expect(pathsOf(project.analyze('main.ts', "c(); import './a';"), true)).toEqual(['ac']);
    expect(pathsOf(project.analyze('main.ts', "c(); import './a';"), false)).toEqual(['ca']);
  });

  it('leaves out imports that are gone at run time', () => {
    const project = new ProjectFiles({ 'a.ts': 'a(); export interface T {} export class C {}' });
    expect(pathsOf(project.analyze('main.mts', "import type { T } from './a'; b();"))).toEqual(['b']);
    expect(pathsOf(project.analyze('main.mts', "import { type T } from './a'; b();"))).toEqual(['b']);
    expect(pathsOf(project.analyze('main.mts', "import { C } from './a'; let x: C; b();"))).toEqual(['b']);
    expect(pathsOf(project.analyze('main.mts', "import { C } from './a'; new C(); b();"))).toEqual(['ab']);
  });

  it('names the node of the main file that runs another module', () => {
    const project = new ProjectFiles({ 'package.json': '{ "type": "module" }', ...files });
    const file = project.analyze('main.js', "import './ab.js';\nimport { g } from './f.js';\ng();\nc();");
    const sites: string[] = [];
    execute(file, {}, {
      fork: (state) => state,
      merge: (state) => state,
      step(_state, { node, site }) {
        if (node.type === 'CallExpression' && node.callee.type === 'Identifier') sites.push(`${node.callee.name} ${(site as TSESTree.Node).loc.start.line}`);
        return true;
      },
      apart: () => undefined,
      end: () => undefined,
    }, { hoistWhereOpen: true });
    expect(sites).toEqual(['a 1', 'b 1', 'e 2', 'g 3', 'c 3', 'c 4']);
  });
});

describe('the work is bounded', () => {
  it('enters a function again only where something has happened in it', () => {
    const chain = Array.from({ length: 40 }, (_, index) => `function f${index}() { f${index + 1}(); f${index + 1}(); }`).join('\n');
    expect(run(`${chain}\nfunction f40() {}\nf0(); a();`)).toBe('a');
  });

  it('gives up on programs that are too large', () => {
    const chain = Array.from({ length: 40 }, (_, index) => `function f${index}() { f${index + 1}(); f${index + 1}(); }`).join('\n');
    const file = analyze(`${chain}\nfunction f40() { a(); }\nf0();`);
    const count = { fork: (state: object) => state, merge: (state: object) => state, step: () => true, apart: () => undefined, end: () => undefined };
    expect(execute(file, {}, count, { hoistWhereOpen: true })).toBe(false);
  });

  it('survives deep nesting', () => {
    expect(run(`${'f('.repeat(100)}1${')'.repeat(100)}; a();`)).toBe('a');
    expect(run(`x = 1${' + 1'.repeat(1_000)}; a();`)).toBe('a');
    expect(run(`${'{'.repeat(300)}a();${'}'.repeat(300)}`)).toBe('a');
  });
});
