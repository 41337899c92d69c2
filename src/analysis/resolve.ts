/** Finds the file of a module of the project: relative paths, tsconfig `paths`, package.json `imports`, workspace packages. */
import fs from 'node:fs';
import { dirname, join } from 'node:path';
import { CachedInputFileSystem, ResolverFactory } from 'enhanced-resolve';
import { type TsConfigResult, createFilesMatcher, createPathsMatcher, getTsconfig, parseTsconfig } from 'get-tsconfig';

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

/**
 * The nearest tsconfig.json (or jsconfig.json) above a folder, `extends` applied; undefined where there is none or it is broken.
 * One that only refers to others stands for the first of them that includes the folder's files.
 */
export function tsconfigFor(directory: string): TsConfigResult | undefined {
  try {
    const found = getTsconfig(directory) ?? getTsconfig(directory, 'jsconfig.json') ?? undefined;
    return (found && referencedConfig(found, directory)) ?? found;
  } catch {
    return undefined;
  }
}

function referencedConfig({ path, config }: TsConfigResult, directory: string): TsConfigResult | undefined {
  if (config.files?.length !== 0 || config.include?.length) return undefined;
  for (const reference of config.references ?? []) {
    const named = join(dirname(path), reference.path);
    const target = named.endsWith('.json') ? named : join(named, 'tsconfig.json');
    const referenced = { path: target, config: parseTsconfig(target) };
    if (createFilesMatcher(referenced)(join(directory, 'module.ts'))) return referenced;
  }
  return undefined;
}
