import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseForESLint } from '@typescript-eslint/parser';
import { expect, it } from 'vitest';
import { clientOf } from '../../src/analysis/client-values.ts';
import type { FileAnalysis } from '../../src/analysis/file-analysis.ts';
import { analyzeSource } from '../../src/analysis/project.ts';
import { marked } from './analyze.ts';

const folder = path.join(import.meta.dirname, 'fixtures/typed');

/** The class of the client that TypeScript sees in a fixture, with and without typed linting. */
function classOf(name: string, typed: boolean): string | undefined {
  const filename = path.join(folder, `${name}.ts`);
  const text = readFileSync(filename, 'utf8');
  const options = { filePath: filename, range: true, loc: true, tokens: true, comment: true, tsconfigRootDir: folder, ...(typed && { project: './tsconfig.json' }) };
  const { ast, scopeManager, visitorKeys, services } = parseForESLint(text, options);
  const source = { filename, text, ast, scopeManager, visitorKeys: visitorKeys as Record<string, readonly string[]>, services } as FileAnalysis['source'];
  const file = analyzeSource(source);
  file.nodes('Program');
  return clientOf(file, marked(file))?.className;
}

it.each([
  ['client', 'OpenAI'],
  ['maybe', 'OpenAI'],
  ['either', undefined],
  ['other', undefined],
  ['class', undefined],
  ['package', 'OpenAI'],
])('takes the type of %s from the checker', (name, expected) => {
  expect(classOf(name, true)).toBe(expected);
});

it('asks no types of an untyped parse', () => {
  expect(classOf('maybe', false)).toBeUndefined();
});
