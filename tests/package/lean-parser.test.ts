/** The parser in the package is a reduced one (scripts/lean-parser.ts): it must read files, whole and broken, as the published one does. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseForESLint } from '../../src/analysis/parse.ts';
import { unpackedPlugin } from './consumer.ts';

type Parse = typeof parseForESLint;

const ROOT = path.resolve(import.meta.dirname, '../..');
const unpacked = unpackedPlugin();

/** Every scope with its variables and references. */
function scopesOf({ scopeManager }: ReturnType<Parse>): unknown {
  return scopeManager.scopes.map(({ type, block, isStrict, variables, references, through }) => [
    type, block.range, isStrict, variables.map(({ name, defs, identifiers, references: uses }) => [name, defs.map((def) => def.type), identifiers.length, uses.length]),
    references.map(({ identifier, resolved }) => [identifier.range, resolved?.name]), through.length,
  ]);
}

/** The program and its scopes as text, or what is wrong. Whether the `index` of positions can be enumerated is of no importance. */
function outcome(parse: Parse, text: string, filePath: string, tokens: boolean): string {
  try {
    const result = parse(text, { filePath, tokens });
    return JSON.stringify([result.ast, scopesOf(result), result.visitorKeys], (key, value: unknown) => (key === 'index' ? undefined : typeof value === 'bigint' ? `${value}n` : value));
  } catch (error) {
    const { message, lineNumber, column } = error as { message: string; lineNumber?: number; column?: number };
    return `${message} at ${lineNumber}:${column}`;
  }
}

/** Files below a directory, at most `count` of them from all over it. */
function filesBelow(directory: string, names: RegExp, count: number): string[] {
  const files = readdirSync(path.join(ROOT, directory), { recursive: true, encoding: 'utf8' }).filter((name) => names.test(name) && !/node_modules/.test(name));
  const step = Math.max(1, Math.floor(files.length / count));
  return files.sort().filter((_, index) => index % step === 0).map((name) => path.join(ROOT, directory, name));
}

const INSERTED = ['{', '(', ']', '=>', '?.', '<', '@', '#', '...', 'await ', 'yield ', 'enum ', 'declare ', 'abstract ', 'using ', '`', '/', '1n', '"use strict";', 'super', 'satisfies ', '|>', '%', 'do {', 'throw ', 'v8 %f()', '%%x%%'];

/** A text with something taken away or put in, at places spread over it. */
function broken(text: string): string[] {
  return INSERTED.flatMap((inserted, index) => {
    const at = Math.floor((text.length * (index + 1)) / (INSERTED.length + 1));
    return [text.slice(0, at) + inserted + text.slice(at), text.slice(0, at) + text.slice(at + 1 + (index % 4))];
  });
}

describe('the parser of the package', () => {
  const read = (file: string): string => readFileSync(file, 'utf8');
  const differing = (texts: readonly (readonly [file: string, text: string])[], tokens: boolean): string[] => {
    const lean = (createRequire(import.meta.url)(path.join(unpacked.directory, 'dist/parser.js')) as { parseForESLint: Parse }).parseForESLint;
    return texts.filter(([file, text]) => outcome(parseForESLint, text, file, tokens) !== outcome(lean, text, file, tokens)).map(([file, text]) => `${file}: ${text.slice(0, 200)}`);
  };

  it.each([
    ['TypeScript', 'src', /\.ts$/, 60],
    ['fixtures', 'tests/codemods', /\.(?:[cm]?[jt]sx?)$/, 150],
    ['declarations', 'node_modules/openai7', /\.d\.mts$/, 60],
    ['JavaScript', 'node_modules/eslint/lib', /\.js$/, 60],
    ['Flow', 'node_modules/flow-parser/dist', /\.js\.flow$/, 60],
    ['JSX', 'examples', /\.[jt]sx?$/, 20],
  ])('reads %s', (_, directory, names, count) => {
    const texts = filesBelow(directory, names, count).map((file) => [file, read(file)] as const);
    expect(texts.length).toBeGreaterThan(5);
    expect(differing(texts, true)).toEqual([]);
  });

  it.each([
    ['TypeScript', 'src', /\.ts$/],
    ['fixtures', 'tests/codemods', /\.(?:[cm]?[jt]sx?)$/],
    ['Flow', 'node_modules/flow-parser/dist', /\.js\.flow$/],
  ])('stumbles over broken %s at the same places', (_, directory, names) => {
    const texts = filesBelow(directory, names, 15).flatMap((file) => broken(read(file).slice(0, 4000)).map((text) => [file, text] as const));
    const errors = texts.map(([file, text]) => outcome(parseForESLint, text, file, false)).filter((result) => !result.startsWith('[{'));
    expect(new Set(errors.map((error) => error.split(' at ')[0])).size).toBeGreaterThan(10);
    expect(differing(texts, false)).toEqual([]);
  });
});
