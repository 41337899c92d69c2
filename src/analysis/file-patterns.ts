/** Which files patterns mean, as .gitignore writes them. */
import { relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

const known = new WeakMap<readonly string[], Ignore>();

/**
 * Whether one of the patterns of an option means a file.
 * @param patterns from the working directory
 * @param filename absolute path, or any other name that ESLint gives
 */
export function isMeantBy(patterns: readonly string[], filename: string, cwd: string): boolean {
  if (patterns.length === 0) return false;
  const files = known.get(patterns) ?? ignore().add(patterns);
  known.set(patterns, files);
  const path = relative(cwd, filename).split(sep).join('/');
  return ignore.isPathValid(path) && files.ignores(path);
}
