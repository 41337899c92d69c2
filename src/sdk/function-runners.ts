// Packages, other than those that retry, which run a function and give back what it resolves to: queues and limits of concurrency.
// Source: the packages, pinned in package.json; proof: tests/sdk/function-runners.test.ts.

export interface FunctionRunner {
  readonly source: string;
  readonly exportName: string;
  /** What runs the function: a method of what the export makes; the made function itself where it is empty. */
  readonly method: string;
  readonly functionIndex: number;
}

export const functionRunners = [
  { source: 'p-limit', exportName: 'default', method: '', functionIndex: 0 },
  { source: 'bottleneck', exportName: 'default', method: 'schedule', functionIndex: 0 },
] as const satisfies readonly FunctionRunner[];

const rows: readonly FunctionRunner[] = functionRunners;

/** The row of a package's export, or of a method of what the export makes. */
export function functionRunnerOf(source: string, exportName: string, method: string): FunctionRunner | undefined {
  return rows.find((row) => row.source === source && row.exportName === exportName && row.method === method);
}
