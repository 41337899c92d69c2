/** Where things are. */
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '..');
export const BENCHMARKS = import.meta.dirname;
/** Corpora and generated files; git ignores it. */
export const CACHE = path.join(BENCHMARKS, 'cache');

/** A file of the built package. */
export function built(file: string): string {
  return path.join(ROOT, 'dist', file);
}

/** What is installed for the benchmarks alone. */
export function installed(file: string): string {
  return path.join(BENCHMARKS, 'node_modules', file);
}
