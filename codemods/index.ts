import type { Pipeline } from './transform.ts';

/** The migration from one major of the `openai` package to the next. */
export interface Codemod {
  readonly from: number;
  readonly to: number;
  /** Loaded only when it is run, so that linting does not pay for it. */
  readonly load: () => Promise<{ pipeline: Pipeline }>;
}

/** All migrations, oldest first; a file goes through every one between its major and the target. */
export const codemods: readonly Codemod[] = [
  { from: 3, to: 4, load: () => import('./v3-to-v4.ts') },
  { from: 4, to: 5, load: () => import('./v4-to-v5.ts') },
  { from: 5, to: 6, load: () => import('./v5-to-v6.ts') },
  { from: 6, to: 7, load: () => import('./v6-to-v7.ts') },
];
