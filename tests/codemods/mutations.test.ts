import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Transform } from '../../codemods/transform.ts';
import fromV3 from '../../codemods/v3-to-v4.ts';
import fromV4 from '../../codemods/v4-to-v5.ts';
import { parseForESLint } from '../../src/analysis/parse.ts';

const transforms: Record<string, Transform> = { 'v3-to-v4': fromV3, 'v4-to-v5': fromV4 };

function inputsOf(codemod: string): { path: string; text: string }[] {
  const root = join(import.meta.dirname, 'fixtures', codemod);
  return readdirSync(root).map((name) => {
    const file = readdirSync(join(root, name)).find((each) => each.startsWith('input.'))!;
    const path = join(root, name, file);
    return { path, text: readFileSync(path, 'utf8') };
  });
}

type Mutation = (text: string, path: string) => string;

/** The statements of a file's top level, imports apart, with the comments and white space before them. */
function parts(text: string, path: string): { head: string; statements: string[] } {
  const { body } = parseForESLint(text, { filePath: path }).ast;
  const heads = body.filter(({ type }) => /^(?:Import|Export|TSExport)/.test(type));
  const headEnd = heads.at(-1)?.range[1] ?? 0;
  const rest = body.filter(({ range }) => range[0] >= headEnd);
  const starts = [headEnd, ...rest.map(({ range }) => range[1])];
  return { head: text.slice(0, headEnd), statements: rest.map(({ range }, index) => text.slice(starts[index]!, range[1])) };
}

const wrapped = (before: string, after: string): Mutation => (text, path) => {
  const { head, statements } = parts(text, path);
  return `${head}\n${before}${statements.join('')}\n${after}\n`;
};

const renamed = (name: string): Mutation => (text) => {
  const rest = text.replace(/^import[\s\S]*?from .*$/gm, (line) => line.replaceAll(/[^]/g, (character) => character));
  return rest.replaceAll(/\b(?:openai|client|response|error|err|completion)\b(?!['":/-])(?=\s*(?:[=.;,)?]|$))/gm, (found) => `${found}${name}`);
};

const mutations: Record<string, Mutation> = {
  function: wrapped('async function main() {', '}'),
  arrow: wrapped('export const main = async () => {', '};'),
  method: wrapped('class Main { async run() {', '} }'),
  block: wrapped('{', '}'),
  condition: wrapped('if (process.env.RUN) {', '}'),
  try: wrapped('try {', '} catch (problem) { console.log(problem.response?.status); }'),
  crlf: (text) => text.replaceAll('\n', '\r\n'),
  tabs: (text) => text.replaceAll('  ', '\t'),
  comments: (text) => text.replaceAll('(', '(/* c */').replaceAll(';\n', '; // end\n'),
  reversed: (text, path) => {
    const { head, statements } = parts(text, path);
    return `${head}\n${[...statements].reverse().join('\n')}\n`;
  },
  renamed: renamed('2'),
  renamedToKeyword: renamed('OpenAI'),
};

function commentsOf(text: string, path: string): number {
  return parseForESLint(text, { filePath: path }).ast.comments?.filter(({ value }) => !value.includes('TODO(openai-migrate)')).length ?? 0;
}

function parses(text: string, path: string): boolean {
  try {
    parseForESLint(text, { filePath: path });
    return true;
  } catch {
    return false;
  }
}

describe.each(Object.entries(transforms))('%s on mutated fixtures', (codemod, transform) => {
  const inputs = inputsOf(codemod);

  it('does not crash, loses no comment, writes what parses, and is done after one run', () => {
    const name = fc.constantFrom(...Object.keys(mutations));
    fc.assert(fc.property(fc.constantFrom(...inputs), fc.uniqueArray(name, { minLength: 1, maxLength: 3 }), ({ path, text }, names) => {
      const source = names.reduce((current, each) => (parses(current, path) ? mutations[each]!(current, path) : current), text);
      fc.pre(parses(source, path));
      const result = transform({ path, source }) ?? source;
      expect(parses(result, path), `parses:\n${result}`).toBe(true);
      expect(transform({ path, source: result }) ?? result, 'a second run').toBe(result);
      expect(commentsOf(result, path), 'comments').toBeGreaterThanOrEqual(commentsOf(source, path));
    }), { numRuns: 400, seed: 20261125 });
  });
});
