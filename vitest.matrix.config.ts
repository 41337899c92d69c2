import path from 'node:path';
import { mergeConfig, defineConfig } from 'vitest/config';
import base from './vitest.config.ts';

/** The alias of package.json under which the ESLint of this run is installed. */
const installed = process.env.MATRIX_ESLINT ?? 'eslint';

/** Runs the tests on another ESLint: whatever imports or requires `eslint` gets the one that is asked for. */
const matrix = defineConfig({
  test: {
    alias: [
      { find: /^eslint$/, replacement: installed === 'eslint8' ? path.resolve(__dirname, 'tests/matrix/eslint8.ts') : installed },
      { find: /^eslint(?=\/)/, replacement: installed },
    ],
    setupFiles: 'tests/matrix/required-eslint.ts',
  },
});

export default mergeConfig(base, matrix);
