// The search for keys, with the parser that the plugin's command line brings.
import openai from '../../dist/index.mjs';
import parser from '../../dist/parser.js';

export default [{
  files: ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}'],
  languageOptions: { parser: { parseForESLint: parser.parseForESLint } },
  linterOptions: { reportUnusedDisableDirectives: 'off' },
  plugins: { openai },
  rules: { 'openai/no-hardcoded-api-key': 'error' },
}];
