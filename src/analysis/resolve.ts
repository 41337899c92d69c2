/** Finds the file of a module of the project: relative paths, tsconfig `paths`, package.json `imports`, workspace packages. */
import fs from 'node:fs';
import { CachedInputFileSystem, ResolverFactory } from 'enhanced-resolve';
import { type TsConfigResult, createPathsMatcher, getTsconfig } from 'get-tsconfig';

/** Editors and tests change files while the process lives: what is on disk is asked again after this many milliseconds. */
const CACHE_TIME = 1_000;

const resolver = ResolverFactory.createResolver({
  fileSystem: new CachedInputFileSystem(fs, CACHE_TIME),
  useSyncFileSystemCalls: true,
  extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'],
  // TypeScript sources name the file that will be there after the build.
  extensionAlias: { '.js': ['.ts', '.tsx', '.js'], '.jsx': ['.tsx', '.jsx'], '.mjs': ['.mts', '.mjs'], '.cjs': ['.cts', '.cjs'] },
  conditionNames: ['import', 'require', 'node', 'default'],
  mainFields: ['main'],
});

/**
 * @param directory absolute path of the folder of the importing file
 * @returns the absolute path of the file; undefined where there is none
 */
export function resolveModule(specifier: string, directory: string): string | undefined {
  if (/^(?:\.{1,2}(?:\/|$)|\/|#)/.test(specifier)) return resolvePath(specifier, directory);
  const config = tsconfigFor(directory);
  const mapped = config ? createPathsMatcher(config)?.(specifier) ?? [] : [];
  for (const candidate of mapped) {
    const path = resolvePath(candidate, directory);
    if (path !== undefined) return path;
  }
  return resolvePath(specifier, directory);
}

function resolvePath(specifier: string, directory: string): string | undefined {
  try {
    return resolver.resolveSync({}, directory, specifier) || undefined;
  } catch {
    return undefined;
  }
}

/** The nearest tsconfig.json (or jsconfig.json) above a folder, `extends` applied; undefined where there is none or it is broken. */
export function tsconfigFor(directory: string): TsConfigResult | undefined {
  try {
    return getTsconfig(directory) ?? getTsconfig(directory, 'jsconfig.json') ?? undefined;
  } catch {
    return undefined;
  }
}
