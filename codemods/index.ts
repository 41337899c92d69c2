/** What jscodeshift calls for each file: the new text, or nothing where the file stays as it is. */
export type Transform = (
  file: { path: string; source: string },
  api: unknown,
  options: Record<string, unknown>,
) => string | undefined;

/** The migration from one major of the `openai` package to the next. */
export interface Codemod {
  readonly from: number;
  readonly to: number;
  /** Loaded only when it is run, so that linting does not pay for it. */
  readonly load: () => Promise<{ default: Transform }>;
}

/** All migrations, oldest first; a file goes through every one between its major and the target. */
export const codemods: readonly Codemod[] = [];
