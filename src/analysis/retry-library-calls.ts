/** Calls of the packages that repeat a function, with a request in that function and nothing that stops it. */
import type { FileAnalysis } from './file-analysis.ts';
import type { ErrorOf, Retry } from './retries.ts';

export function libraryRetries(_file: FileAnalysis, _errorOf: ErrorOf): readonly Retry[] {
  return [];
}
