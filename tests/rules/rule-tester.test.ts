/** The rules are tested on the ESLint that was asked for: the one of package.json, or that of a cell of `npm run test:matrix`. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { createRule } from '../../src/create-rule.ts';
import { javascript, typescript } from './rule-tester.ts';

const installed = path.resolve(__dirname, '../../node_modules', process.env.MATRIX_ESLINT ?? 'eslint');

const callers: string[] = [];
const remember = createRule({
  name: 'remember',
  meta: { type: 'problem', docs: { description: 'Remember who runs it', configs: [] }, schema: [], messages: {} },
  create: () => {
    callers.push(String(new Error('who runs this?').stack));
    return {};
  },
});

javascript.run('remember', remember, { valid: ['let openai;'], invalid: [] });
typescript.run('remember', remember, { valid: ['let openai: string;'], invalid: [] });

describe('the rules are run by', () => {
  it('the RuleTester with that ESLint', () => {
    expect(callers.length).toBeGreaterThanOrEqual(2);
    expect(callers.filter((stack) => !stack.includes(`${installed}${path.sep}`))).toEqual([]);
  });

  it('the Linter of that ESLint', () => {
    const { version } = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8')) as { version: string };
    expect(Linter.version).toBe(version);
  });
});
