// @ts-expect-error ESLint 8 has no types of its own.
import { Linter as Linter8 } from 'eslint8';
import { Linter as Linter9 } from 'eslint9';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { version } from '../package.json';
import { createRule } from '../src/create-rule.ts';

const greet = createRule<[{ greeting?: string; names?: string[] }], 'hello'>({
  name: 'greet',
  meta: {
    type: 'problem',
    docs: { description: 'Greet every file', configs: [] },
    schema: [{ type: 'object', properties: { greeting: { type: 'string' }, names: { type: 'array' } }, additionalProperties: false }],
    defaultOptions: [{ greeting: 'Hello', names: ['world'] }],
    messages: { hello: '{{greeting}}, {{names}}!' },
  },
  create: (context, [{ greeting, names }]) => ({
    Program: (node) => context.report({ node, messageId: 'hello', data: { greeting, names: names?.join(' and ') } }),
  }),
});

describe.each([
  ['8.57', Linter8],
  ['9', Linter9],
  ['10', Linter],
] as [string, typeof Linter][])('a rule on ESLint %s', (_, AnyLinter) => {
  function lint(...options: object[]): string[] {
    const linter = new AnyLinter({ configType: 'flat' });
    const plugins = { test: { rules: { greet: greet as never } } };
    return linter.verify('let openai;', [{ plugins, rules: { 'test/greet': ['error', ...options] } }]).map(({ message }) => message);
  }

  it('has its default options', () => {
    expect(lint()).toEqual(['Hello, world!']);
  });

  it('has options merged over them', () => {
    expect(lint({ greeting: 'Bye' })).toEqual(['Bye, world!']);
    expect(lint({ names: ['Ada', 'Bo'] })).toEqual(['Hello, Ada and Bo!']);
  });
});

describe('a rule', () => {
  it('has the URL of its page in this version of the package', () => {
    expect(greet.meta.docs?.url).toBe(`https://unpkg.com/eslint-plugin-openai@${version}/docs/rules/greet.md`);
  });

  it.each(['Document', 'StyleSheet', 'root', 'Module'])('does nothing in a file whose tree is a %s', (type) => {
    expect(greet.create({ sourceCode: { ast: { type } }, options: [] } as never)).toEqual({});
  });

  it.each([['let openai;', 1], ['let a;', 0]])('looks only at files that OpenAI can come into: %s', (text, reports) => {
    const plugins = { test: { rules: { greet: greet as never } } };
    expect(new Linter().verify(text, [{ plugins, rules: { 'test/greet': 'error' } }])).toHaveLength(reports);
  });
});
