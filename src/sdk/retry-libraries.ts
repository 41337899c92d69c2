/**
 * Packages that call a function again when it throws: which argument that function is, whether an AuthenticationError
 * is retried when nothing says otherwise, and how each is told to stop.
 * Source: the packages, pinned in package.json; proof: tests/sdk/retry-libraries.test.ts counts the calls.
 * Left out: HTTP clients with retries of their own, which never see an SDK call, and schedulers such as effect or rxjs.
 */

/** A way in which code stops the retries after an error. */
export type StopSignal =
  /** The retried function throws an instance of this export of the package. */
  | { readonly kind: 'throws'; readonly className: string }
  /** The retried function throws an error that has this property. */
  | { readonly kind: 'throws-with'; readonly property: string }
  /** The retried function calls its parameter at `index`, or `member` of it. */
  | { readonly kind: 'argument'; readonly name: string; readonly index: number; readonly member?: string }
  /** A function among the options, given the error, returns false or throws. */
  | {
      readonly kind: 'option';
      readonly names: readonly string[];
      readonly argumentIndex: number;
      readonly stopsBy: 'returning-false' | 'throwing';
    }
  /** The argument is a policy made by one of these functions of the package, which says what errors are retried. */
  | {
      readonly kind: 'policy';
      readonly argumentIndex: number;
      readonly filters: readonly string[];
      readonly unfiltered: readonly string[];
    };

export interface RetryLibrary {
  readonly source: string;
  readonly exportName: string;
  /** The method of what the export returns (of a class: of its instance) that takes the function; else the export does. */
  readonly method?: string;
  /** Index of the retried function among the arguments of the export or of `method`; missing where there is none. */
  readonly functionIndex?: number;
  /** The export returns the function that retries, instead of calling it. */
  readonly returnsFunction?: boolean;
  /** An AuthenticationError is retried when nothing says otherwise. */
  readonly retriesByDefault: boolean;
  /** Where nothing is retried by default: the call in the retried function that asks for a retry. */
  readonly retriesWhen?:
    | { readonly kind: 'argument'; readonly name: string; readonly index: number }
    | { readonly kind: 'method'; readonly name: string };
  readonly stops: readonly StopSignal[];
  readonly note?: string;
}

const pRetryStops = [
  { kind: 'throws', className: 'AbortError' },
  { kind: 'option', names: ['shouldRetry'], argumentIndex: 1, stopsBy: 'returning-false' },
  { kind: 'option', names: ['onFailedAttempt', 'shouldRetry'], argumentIndex: 1, stopsBy: 'throwing' },
] as const satisfies readonly StopSignal[];

const policyStops = [
  {
    kind: 'policy',
    argumentIndex: 0,
    filters: ['handleType', 'handleWhen', 'handleResultType', 'handleWhenResult'],
    unfiltered: ['handleAll'],
  },
] as const satisfies readonly StopSignal[];

const notRetryable = { kind: 'throws', className: 'NotRetryableError' } as const satisfies StopSignal;
const retryIf = { kind: 'option', names: ['retryIf'], argumentIndex: 1, stopsBy: 'returning-false' } as const satisfies StopSignal;

export const retryLibraries = [
  {
    source: 'p-retry',
    exportName: 'default',
    functionIndex: 0,
    retriesByDefault: true,
    stops: pRetryStops,
    note: 'AbortError is also a property of the function in v4 (CommonJS). From v7 on, the options get { error }.',
  },
  {
    source: 'async-retry',
    exportName: 'default',
    functionIndex: 0,
    retriesByDefault: true,
    stops: [
      { kind: 'argument', name: 'bail', index: 0 },
      { kind: 'throws-with', property: 'bail' },
    ],
  },
  {
    source: 'retry',
    exportName: 'operation',
    method: 'attempt',
    functionIndex: 0,
    retriesByDefault: false,
    retriesWhen: { kind: 'method', name: 'retry' },
    stops: [],
    note: '`if (operation.retry(error)) return;` asks for the next attempt.',
  },
  {
    source: 'promise-retry',
    exportName: 'default',
    functionIndex: 0,
    retriesByDefault: false,
    retriesWhen: { kind: 'argument', name: 'retry', index: 0 },
    stops: [],
    note: 'The options may also stand first: promiseRetry(options, fn). An error thrown without retry(error) ends it.',
  },
  {
    source: 'exponential-backoff',
    exportName: 'backOff',
    functionIndex: 0,
    retriesByDefault: true,
    stops: [
      { kind: 'option', names: ['retry'], argumentIndex: 1, stopsBy: 'returning-false' },
      { kind: 'option', names: ['retry'], argumentIndex: 1, stopsBy: 'throwing' },
    ],
  },
  {
    source: 'ts-retry-promise',
    exportName: 'retry',
    functionIndex: 0,
    retriesByDefault: true,
    stops: [notRetryable, retryIf],
  },
  {
    source: 'ts-retry-promise',
    exportName: 'retryDecorator',
    functionIndex: 0,
    returnsFunction: true,
    retriesByDefault: true,
    stops: [notRetryable, retryIf],
  },
  {
    source: '@lifeomic/attempt',
    exportName: 'retry',
    functionIndex: 0,
    retriesByDefault: true,
    stops: [
      { kind: 'argument', name: 'context', index: 0, member: 'abort' },
      { kind: 'option', names: ['handleError'], argumentIndex: 1, stopsBy: 'throwing' },
    ],
    note: 'handleError(error, context) may also call context.abort().',
  },
  {
    source: 'cockatiel',
    exportName: 'retry',
    method: 'execute',
    functionIndex: 0,
    retriesByDefault: true,
    stops: policyStops,
    note: 'A policy may be extended by .orType(class) and .orWhen(predicate).',
  },
  {
    source: 'axios-retry',
    exportName: 'default',
    retriesByDefault: false,
    stops: [{ kind: 'option', names: ['retryCondition'], argumentIndex: 1, stopsBy: 'returning-false' }],
    note: 'axiosRetry(instance, options) retries requests of the instance; without retryCondition no 401 and no POST.',
  },
  {
    source: 'p-queue',
    exportName: 'default',
    method: 'add',
    functionIndex: 0,
    retriesByDefault: false,
    stops: [],
    note: 'Never retries by itself: what the function does is decided inside it.',
  },
] as const satisfies readonly RetryLibrary[];

const rows: readonly RetryLibrary[] = retryLibraries;

/** Gives the row of a package's export, or undefined. */
export function retryLibraryOf(source: string, exportName: string): RetryLibrary | undefined {
  return rows.find(row => row.source === source && row.exportName === exportName);
}

/** Tells whether any row is about the module, so that files without such an import need no look. */
export function isRetryModule(source: string): boolean {
  return rows.some(row => row.source === source);
}
