import { describe, expect, it } from 'vitest';
import { legacyUses } from '../../src/analysis/legacy-uses.ts';
import { memberUses, chainOf, isProbed, isWritten, usedObjects } from '../../src/analysis/member-uses.ts';
import { isExported } from '../../src/analysis/module-exports.ts';
import { sdkImports, sdkTypes } from '../../src/analysis/sdk-names.ts';
import { analyze } from './analyze.ts';

const CLIENT = "import OpenAI from 'openai';\nconst client = new OpenAI();\n";
const NEWEST = { major: Infinity, minor: Infinity };

function uses(code: string, target = NEWEST): string[] {
  return legacyUses(analyze(code), target).map(({ kind, name, replacement }) => `${kind} ${name} → ${replacement}`);
}

describe('legacyUses', () => {
  it('joins a use with its row', () => {
    expect(uses(`${CLIENT}client.files.del(id);`)).toEqual(['method files.del → files.delete']);
    expect(uses("import { OpenAIApi } from 'openai';")).toEqual(['export OpenAIApi → OpenAI']);
    expect(uses(`${CLIENT}client.models.list().catch((e) => e.response.data.error.code);`)).toEqual(['error response.data.error.code → code']);
  });

  it('lists them in source order, each node once', () => {
    expect(uses(`${CLIENT}client.createImage(body).then((r) => r.data, (e) => e.response);\nclient.edits.create();`)).toEqual([
      'method createImage → images.generate', 'response data → null', 'error response → null', 'method edits.create → chat.completions.create',
    ]);
  });

  it('leaves out what the target release still has', () => {
    const code = `${CLIENT}client.files.del(id);\nclient.beta.vectorStores.list();\nclient.createEdit();`;
    expect(uses(code, { major: 4, minor: 86 })).toEqual(['method createEdit → chat.completions.create']);
    expect(uses(code, { major: 4, minor: 87 })).toHaveLength(2);
    expect(uses(code, { major: 3, minor: Infinity })).toEqual([]);
  });

  it('follows the version that an import pins', () => {
    expect(uses("import { OpenAIApi } from 'npm:openai@3.3.0';")).toEqual([]);
    expect(uses("import { OpenAIApi } from 'npm:openai@4';")).toHaveLength(1);
  });
});

describe('memberUses', () => {
  const first = (code: string, name: string) => {
    const file = analyze(code);
    return { file, use: memberUses(file).get(name)![0]! };
  };

  it('finds members and properties of patterns', () => {
    const file = analyze("a.x; b['x']; c?.x; const { x } = d; ({ x: y } = e); function f({ x }) {} try {} catch ({ x }) {}");
    expect(memberUses(file).get('x')).toHaveLength(7);
  });

  it('knows the object of a pattern', () => {
    const { file, use } = first('try { f(); } catch ({ response }) {}', 'response');
    expect(usedObjects(file, use).map(({ root, path }) => [root.type, path])).toEqual([['caught', []]]);
  });

  it('tells reads, writes and questions apart', () => {
    expect(isWritten(first('a.x = 1', 'x').use)).toBe(true);
    expect(isWritten(first('b = a.x', 'x').use)).toBe(false);
    expect(isProbed(first('if (a.x) f()', 'x').use)).toBe(true);
    expect(isProbed(first('typeof a.x', 'x').use)).toBe(true);
    expect(isProbed(first('a.x()', 'x').use)).toBe(false);
  });

  it('reads a chain to its end', () => {
    expect(chainOf(first("e.response?.data!['error'].code", 'response').use).map(({ name }) => name)).toEqual(['response', 'data', 'error', 'code']);
  });
});

describe('isExported', () => {
  it.each<[string, boolean]>([
    ['export function f() {}', true],
    ['export default function f() {}', true],
    ['export const f = () => {};', true],
    ['function f() {} export { f as g };', true],
    ['function f() {} module.exports = f;', true],
    ['function f() {} module.exports = { f };', true],
    ['exports.f = () => {};', true],
    ['const f = () => {}; export const g = f();', false],
    ['function f() {} module.exports = f();', false],
  ])('%s', (code, expected) => {
    const file = analyze(code);
    const [fn] = [...file.nodes('FunctionDeclaration'), ...file.nodes('ArrowFunctionExpression')];
    expect(isExported(file, fn!)).toBe(expected);
  });
});

describe('sdk names', () => {
  it('sees the imports of every form, as npm names them', () => {
    const file = analyze([
      "import A, { B as b } from 'openai';", "export { C } from 'openai/core';", "import d = require('openai/shims/node');", "require('openai/api');",
      "import('npm:openai@4/uploads');", "import e from 'https://esm.sh/openai@4.2.0/error?dts';", "import f from 'openai-edge';",
    ].join('\n'));
    expect(sdkImports(file).map(({ specifier, names }) => [specifier, names.map(({ name }) => name)])).toEqual([
      ['openai', ['B']], ['openai/error', []], ['openai/core', ['C']], ['openai/uploads', []], ['openai/shims/node', []], ['openai/api', []],
    ]);
  });

  it('reads qualified types from the module on', () => {
    const file = analyze("import X from 'openai';\nimport * as ns from 'openai';\nlet a: X.Beta.VectorStore, b: ns.OpenAIApi, c: import('openai').OpenAI.Chat, d: Other.Type;");
    expect(sdkTypes(file).map(({ path }) => path.join('.')).sort()).toEqual(['OpenAI.Beta.VectorStore', 'OpenAI.Chat', 'OpenAIApi']);
  });
});
