import type { Pipeline } from './transform.ts';

/** The migration from one major of the `openai` package to the next. */
export interface Codemod {
  readonly from: number;
  readonly to: number;
  /** Loaded only when it is run, so that linting does not pay for it. */
  readonly load: () => Promise<{ pipeline: Pipeline }>;
}

/** All migrations, oldest first; a file goes through every one between its major and the target. */
export const codemods: readonly Codemod[] = [];
