/** Which modules belong to the project: packages are not followed, but those of the same workspace are. */
import { dirname, isAbsolute } from 'node:path';
import { resolveModule } from './resolve.ts';

/** The path of the project module that a specifier names in a file; undefined for packages and for what is not there. */
export function modulePath(specifier: string, filename: string): string | undefined {
  if (!mayBeProjectModule(specifier) || !isAbsolute(filename)) return undefined;
  const path = resolveModule(specifier, dirname(filename));
  return path !== undefined && /\.[cm]?[jt]sx?$/.test(path) ? path : undefined;
}

/** Packages are told from aliases by asking the resolver, but the SDK, Node's own modules and URLs need no question. */
function mayBeProjectModule(specifier: string): boolean {
  return !/^(?:node:|openai(?:\/|$)|https?:|npm:|jsr:|data:)/.test(specifier);
}
