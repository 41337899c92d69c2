import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** A dependency of one SDK major as that major itself loads it, such as v3's axios. */
 
export function dependencyOf(major: number, name: string): any {
  return createRequire(require.resolve(`openai${major}`))(name);
}

/** The text of a file of such a dependency. */
export function dependencyFile(major: number, name: string, path: string): string {
  const manifest = createRequire(require.resolve(`openai${major}`)).resolve(`${name}/package.json`);
  return readFileSync(join(dirname(manifest), path), 'utf8');
}

/** The file that a module of one SDK major resolves to; undefined where it does not resolve. */
export function resolveSdk(major: number, subpath: string): string | undefined {
  try {
    return require.resolve(`openai${major}${subpath}`);
  } catch {
    return undefined;
  }
}
