/** Where a credential is legible in what is printed. */
import { describe, expect, it } from 'vitest';
import { shownCredential } from '../../src/analysis/shown-credentials.ts';
import { analyze, marked } from './analyze.ts';

function shown(expression: string, before: string, isText = false): string {
  const file = analyze(`import OpenAI from 'openai';\n${before};\nhere(${expression});`);
  const found = shownCredential(file, marked(file), isText);
  return found ? `${found.what} in ${file.source.text.slice(...found.site.range)}` : 'nothing';
}

describe('what is shown of', () => {
  const before = 'const key = process.env.OPENAI_API_KEY; const config = { key, model: 1 }; const client = new OpenAI({ apiKey: key })';
  it.each([
    ['key', 'key in key'],
    ['{ a: [key] }', 'key in key'],
    ['config', 'key in config'],
    ['config.key', 'key in config.key'],
    ['config.model', 'nothing'],
    ['`${config}`', 'nothing'],
    ['`${config.key}`', 'key in config.key'],
    ['{ ...config, key: 1 }', 'nothing'],
    ['{ key: 1, ...config }', 'key in config'],
    ['key.slice(0, 7)', 'nothing'],
    ['key.slice(7)', 'key in key'],
    ['key.slice(-30)', 'key in key'],
    ['key.length', 'nothing'],
    ['key && 1', 'nothing'],
    ['key || 1', 'key in key'],
    ['client', 'client in client'],
    ['client.apiKey', 'key in client.apiKey'],
    ['client.baseURL', 'nothing'],
    ['process.env', 'environment in process.env'],
    ['Object.keys(process.env)', 'nothing'],
  ])('%s', (expression, expected) => {
    expect(shown(expression, before)).toBe(expected);
  });

  it('an object that becomes a text', () => {
    expect(shown('client', before, true)).toBe('nothing');
    expect(shown('key', before, true)).toBe('key in key');
  });
});

it('tells the calls of a function apart', () => {
  const before = 'const line = (text) => `> ${text}`; line(process.env.OPENAI_API_KEY)';
  expect(shown("line('hello')", before)).toBe('nothing');
  expect(shown('line(process.env.OPENAI_API_KEY)', before)).toBe('key in process.env.OPENAI_API_KEY');
});
