import { parseForESLint as parseWithTypeScript } from '@typescript-eslint/parser';
import { describe, expect, it } from 'vitest';
import { walk } from '../../src/analysis/nodes.ts';
import { parseForESLint } from '../../src/analysis/parse.ts';

type Parsed = Pick<ReturnType<typeof parseForESLint>, 'ast' | 'scopeManager' | 'visitorKeys'>;

/** Every node with its place, and every variable with the number of its references. */
function shapeOf({ ast, scopeManager, visitorKeys }: Parsed): string[] {
  const lines: string[] = [];
  walk(ast, visitorKeys, (node) => {
    // Parsers differ in where a program and an enum's body begin; nothing depends on it.
    if (node.type !== 'Program' && node.type !== 'TSEnumBody') lines.push(`${node.type} ${node.range.join('-')} ${node.loc.start.line}:${node.loc.start.column}`);
  });
  for (const scope of scopeManager.scopes) {
    for (const variable of scope.variables) if (variable.defs.length > 0) lines.push(`${scope.type} ${variable.name} ${variable.references.length}`);
  }
  return lines.sort();
}

describe('gives the tree and scopes of typescript-eslint for', () => {
  it.each([
    ['imports', "import a, { b as c, type D } from 'x'; import * as e from 'y'; import type F from 'z'; import G = require('g'); export { c }; export * from 'w'; export default a;"],
    ['classes', 'abstract class A<T> extends B<T> implements C { static #p = 1; readonly x?: string; constructor(private y: D) { super() } abstract z(): void; get q() { return this.#p } static { f() } accessor w = 1 }'],
    ['decorators', 'export @Injectable() class A { @Input() x = 1; constructor(@Inject(T) private t: T) {} @Get() m(@Body() b: B) {} }'],
    ['functions', 'async function* f<T extends U>(a: T, { b = 1, ...c }: D, [d]: E[] = []): AsyncGenerator<T> { for await (const x of y) yield* x }\ndeclare function g(): void; const h = <T,>(x: T): x is T => true'],
    ['types', "type A = { [K in keyof B]?: C } | (D & E)[]; interface F extends G<H> { (x: I): J; new (y: K): L; m?(): void; [k: string]: M } let x: typeof import('n').O.P; type Q = R extends infer S ? S : never"],
    ['enums and namespaces', "enum A { B = 'b', C } declare module 'x' { export const y: A } namespace Z { export const w = 1 }"],
    ['expressions', 'a?.b?.[c]!.d(); (e as F).g; h satisfies I; j<K>(l); new M<N>(); `o${p}q${r}`; s ??= t; u = v ? w : x, y; tag`z`; import("m"); async () => { await n }'],
    ['optional chains', '(a?.b).c; delete a?.b; a?.(); new.target'],
    ['literals', "0x1F; 1n; /re[/]x/gi; 'it\\'s'; null; true; -1; 1_000"],
    ['JSX', 'const a = <B.C {...d} e="f" g={h}>{i} j <k /> <></></B.C>'],
    ['statements', 'label: for (let i = 0; ; i++) { if (x) continue label; else break } switch (y) { case 1: default: } try { a } catch { b } finally { c } do {} while (0); for (const k in l) ; throw m; debugger; if (n) ; var { o = p } = q'],
  ])('%s', (_, text) => {
    const options = { filePath: 'test.tsx', range: true, loc: true, sourceType: 'module', ecmaFeatures: { jsx: true } } as const;
    const module = `${text}\nexport {}`;
    expect(shapeOf(parseForESLint(module, { filePath: 'test.tsx' }))).toEqual(shapeOf(parseWithTypeScript(module, options) as unknown as Parsed));
  });
});

describe('reads', () => {
  it.each([
    ['a cast in .ts', 'const a = <B>c;', 'a.ts'],
    ['a generic arrow in .mts', 'const a = <T>(b: T) => b;', 'a.mts'],
    ['Flow', '/* @flow */ import typeof X from "x"; function f(x: ?string): %checks { return !!x } type A = {| b: C |}; class D<T> extends E<T> { x: T; static y: number = 1; m(a?: string): void {} } const a = (b: any); opaque type Q = string', 'a.js'],
    ['a byte order mark and CRLF', '\uFEFFconst a = 1;\r\nconst b = 2;\r\n', 'a.js'],
    ['a hashbang', '#!/usr/bin/env node\nrequire("x")', 'a.cjs'],
    ['a top-level return and await', 'await x; return 1', 'a.js'],
    ['duplicate declarations', 'const a = 1; const a = 2;', 'a.js'],
    ['with', 'with (a) b', 'a.js'],
    ['nothing', '', 'a.ts'],
  ])('%s', (_, text, filePath) => {
    expect(parseForESLint(text, { filePath }).ast.type).toBe('Program');
  });

  it('deeply nested code without running out of stack', () => {
    const text = `x = ${'1 + '.repeat(1_000)}1`;
    expect(parseForESLint(text, { filePath: 'a.js' }).ast.body).toHaveLength(1);
  });
});

it('says where the text cannot be read', () => {
  expect(() => parseForESLint('const a = 1;\nconst = 2;', { filePath: 'a.js' })).toThrowError(expect.objectContaining({ lineNumber: 2, column: 7 }) as Error);
});
