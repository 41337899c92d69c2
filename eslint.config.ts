import { defineConfig } from 'eslint/config';
import type { Linter } from 'eslint';
import eslintPlugin from 'eslint-plugin-eslint-plugin';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';
import openai from './src/index.ts';

/** Values of the index would load all of ESLint and TypeScript with the plugin. */
const typesOnly = { name: '@typescript-eslint/utils', message: 'Import types only, and values from /eslint-utils or /ast-utils.', allowTypeImports: true };

/** Keeps files from importing what stands above them in the layers of CONTRIBUTING.md. */
function layer(files: string[], forbidden: string, message: string): Linter.Config {
  const pattern = { regex: forbidden, message };
  return { files, rules: { '@typescript-eslint/no-restricted-imports': ['error', { paths: [typesOnly], patterns: [pattern] }] } };
}

export default defineConfig([
  { ignores: ['dist/', 'coverage/', 'examples/', 'tests/**/fixtures/', 'benchmarks/cache/'] },
  tseslint.configs.recommended,
  openai.configs.all,
  {
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': 'error',
      'regexp/no-super-linear-move': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
    },
  },
  // The real SDKs of five majors are driven by the same code there. Its regular expressions read our own texts only.
  {
    files: ['tests/**'],
    rules: { '@typescript-eslint/no-explicit-any': 'off', 'regexp/no-super-linear-backtracking': 'off', 'regexp/no-super-linear-move': 'off' },
  },
  { files: ['rules/*.ts'], ignores: ['rules/index.ts'], extends: [eslintPlugin.configs.recommended] },
  layer(['src/sdk/**'], String.raw`^\.\.`, 'src/sdk holds tables: it imports nothing of ours but its own files.'),
  layer(['src/analysis/**'], String.raw`^(\.\./)+(?!sdk/)\w`, 'src/analysis imports src/sdk only.'),
  layer(['rules/**'], String.raw`^(?:\.\./)+(?!\.\./|src/(analysis|sdk)/|src/(create-rule|settings|linted-file)\.ts$)`, 'Rules import src/analysis, src/sdk, create-rule, settings and linted-file.'),
  layer(['codemods/**'], String.raw`^(\.\./)+(rules/|src/(?!(analysis|sdk)/))`, 'Codemods import src/analysis and src/sdk only.'),
]);
