/** The examples on the pages of the rules: what stands under "incorrect" is reported, what stands under "correct" is not. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Linter } from 'eslint';
import { afterAll, describe, expect, it } from 'vitest';
import { ruleNames } from '../scripts/generated-docs.ts';
import { parseForESLint } from '../src/analysis/parse.ts';
import plugin from '../src/index.ts';
import { codeBlocks } from './hosts/pages.ts';
import { withKeys } from './rules/sample-keys.ts';

interface Example {
  line: number;
  code: string;
  language: string;
  isCorrect: boolean;
}

/** What the examples use without saying where it comes from. */
const KNOWN = {
  OpenAI: ["import OpenAI from 'openai';"],
  client: ["import OpenAI from 'openai';", 'const client = new OpenAI();'],
};

const directory = mkdtempSync(path.join(tmpdir(), 'docs-examples-'));
writeFileSync(path.join(directory, 'package.json'), '{ "type": "module" }');
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** The code below "Examples of **incorrect** code" and "Examples of **correct** code", each to the next heading. */
function examplesOf(rule: string): Example[] {
  const page = `docs/rules/${rule}.md`;
  const lines = readFileSync(path.resolve(import.meta.dirname, '..', page), 'utf8').split('\n');
  return codeBlocks(page).filter(({ language }) => /^[jt]sx?$/.test(language)).flatMap(({ language, text, line }) => {
    const [, kind] = lines.slice(0, line - 1).map((each) => /^(?:Examples of \*\*(incorrect|correct)\*\* code|#)/.exec(each)).findLast(Boolean) ?? [];
    return kind === undefined ? [] : [{ line, language, code: withKeys(text.replaceAll('sk-proj-…', '§project§')), isCorrect: kind === 'correct' }];
  });
}

/** The configs on a page: whole ones, and the `rules` of one, in JavaScript or JSON. */
function configsOf(rule: string): [line: number, config: Linter.Config[]][] {
  const examples = examplesOf(rule).map(({ line }) => line);
  const blocks = codeBlocks(`docs/rules/${rule}.md`).filter(({ language, line }) => /^js(?:on)?$/.test(language) && !examples.includes(line));
  return blocks.map(({ line, text }) => {
    const value = new Function('openai', `return ${text.replace('export default ', '')}`)(plugin) as Linter.Config[] | Linter.RulesRecord;
    return [line, Array.isArray(value) ? value : [{ rules: value }]];
  });
}

/** Throws where ESLint does not take the config. */
function verifyEmptyFile(config: readonly Linter.Config[]): Linter.LintMessage[] {
  return new Linter().verify('', [{ plugins: { openai: plugin } }, ...config]);
}

/** The lines of an example that are reported; a comment in its first line may name the file. What its reader adds in mind stands before them, in line 0. */
function reportedLines(rule: string, { code, language }: Example): number[] {
  for (const [, name, content] of code.matchAll(/^\/\/ ([\w-]+\.[jt]s): (.*)$/gm)) writeFileSync(path.join(directory, name!), `${KNOWN.OpenAI.join('')}\n${content}\n`);
  const [, named] = /^\/\/ ([\w./-]+\.[jt]sx?)(?=,|\n)/.exec(code) ?? [];
  const filename = path.join(directory, named ?? `example.${language}`);
  const parser = { parseForESLint: (text: string) => parseForESLint(text, { filePath: filename }) } as Linter.Parser;
  const config: Linter.Config = { files: ['**/*'], languageOptions: { parser }, plugins: { openai: plugin }, rules: { [`openai/${rule}`]: 'error' } };
  const messages = new Linter({ cwd: directory }).verify(`${contextOf(code)}\n${code}`, [config, { files: ['**/*.ts'] }], { filename });
  const wrong = messages.find(({ fatal }) => fatal);
  if (wrong) throw new Error(`${wrong.message} in line ${wrong.line - 1}`);
  return messages.map(({ line }) => line - 1);
}

function contextOf(code: string): string {
  const { scopeManager } = parseForESLint(code, { filePath: 'example.ts' });
  const unknown = new Set(scopeManager.globalScope!.through.map(({ identifier }) => String(identifier.name)));
  return [...new Set(Object.entries(KNOWN).flatMap(([name, lines]) => (unknown.has(name) ? lines : [])))].join(' ');
}

/** The first and last line of every part of an example; a blank line before an unindented line separates them. */
function partsOf(code: string): [first: number, last: number][] {
  let first = 1;
  return code.trimEnd().split(/\n\n(?=\S)/).map((part) => {
    const last = first + part.split('\n').length - 1;
    const range: [number, number] = [first, last];
    first = last + 2;
    return range;
  });
}

describe.each(ruleNames())('the page of %s', (rule) => {
  const examples = examplesOf(rule);

  it('has examples of both kinds', () => {
    expect(new Set(examples.map(({ isCorrect }) => isCorrect))).toEqual(new Set([true, false]));
  });

  it.each(examples.filter(({ isCorrect }) => !isCorrect).map((example) => [example.line, example] as const))('line %i: every part but the one that leads in is reported', (_, example) => {
    const lines = reportedLines(rule, example);
    const silent = partsOf(example.code).filter(([first, last]) => !lines.some((line) => line >= first && line <= last));
    expect(lines).not.toEqual([]);
    expect(silent.filter(([first]) => first > 1)).toEqual([]);
  });

  it.each(examples.filter(({ isCorrect }) => isCorrect).map((example) => [example.line, example] as const))('line %i: nothing is reported', (_, example) => {
    expect(reportedLines(rule, example)).toEqual([]);
  });

  const configs = configsOf(rule);
  it.each(configs)('line %i: ESLint takes the config', (_, config) => {
    expect(verifyEmptyFile(config)).toEqual([]);
    const misspelt = config.map(({ rules = {}, ...rest }) => ({ ...rest, rules: { ...rules, [`openai/${rule}`]: ['error', { misspelt: true }] } }) as Linter.Config);
    expect(() => verifyEmptyFile(misspelt)).toThrow(/misspelt|no options|NOT have more than/i);
  });
});
