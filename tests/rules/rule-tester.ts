/** RuleTester for JavaScript (ESLint's own parser) and TypeScript files, wired to vitest. */
import parser from '@typescript-eslint/parser';
import { RuleTester } from '@typescript-eslint/rule-tester';
import * as espree from 'espree';
import { afterAll, describe, it } from 'vitest';

RuleTester.afterAll = afterAll;
RuleTester.describe = describe;
RuleTester.it = it;
RuleTester.itOnly = it.only;

/** Cases in TypeScript and TSX, read by typescript-eslint's parser. */
export const typescript = new RuleTester({ languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } } });

/** Cases in JavaScript modules, read by ESLint's own parser. */
export const javascript = new RuleTester({
  languageOptions: { parser: espree as never, parserOptions: { ecmaVersion: 'latest', sourceType: 'module', ecmaFeatures: { jsx: true } } },
});

/** Cases in CommonJS files, read by ESLint's own parser. */
export const commonjs = new RuleTester({
  languageOptions: { parser: espree as never, parserOptions: { ecmaVersion: 'latest', sourceType: 'commonjs', ecmaFeatures: { jsx: true } } },
});
