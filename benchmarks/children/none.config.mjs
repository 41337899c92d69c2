// The parser alone.
import * as parser from '@typescript-eslint/parser';

export default [{
  files: ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}'],
  languageOptions: { parser },
  linterOptions: { reportUnusedDisableDirectives: 'off' },
}];
