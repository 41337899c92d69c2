/** ESLint 8.57 as later versions are: its Linter takes flat configs without being asked to. */
// @ts-expect-error ESLint 8 has no types of its own.
import { Linter as Linter8 } from 'eslint8';
import type { Linter as Linter9 } from 'eslint9';

// @ts-expect-error ESLint 8 has no types of its own.
export * from 'eslint8';

export class Linter extends (Linter8 as typeof Linter9) {
  constructor(options?: Linter9.LinterOptions) {
    super({ configType: 'flat', ...options });
  }
}
