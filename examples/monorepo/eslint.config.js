import openai from 'eslint-plugin-openai';
import tseslint from 'typescript-eslint';

export default [
  { files: ['**/*.{ts,tsx}'], languageOptions: { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: true } } } },
  openai.configs.recommended,
];
