/** The tsconfig of a folder's files, and what its `paths` make of a specifier. */
import { dirname, join } from 'node:path';
import { type TsConfigResult, createFilesMatcher, createPathsMatcher, parseTsconfig } from 'get-tsconfig';
import { nearestFolderWith, remembering } from './resolve-disk.ts';

const folderWithTsconfig = nearestFolderWith('tsconfig.json');
const folderWithJsconfig = nearestFolderWith('jsconfig.json');

/** The config of a folder's files: see `tsconfigFor`. */
export const configOf = remembering((directory): TsConfigResult | undefined => {
  const path = nearestConfig(directory);
  const found = path === undefined ? undefined : configAt(path);
  return found && (referencedConfig(found, directory) ?? found);
});

function nearestConfig(directory: string): string | undefined {
  const folder = folderWithTsconfig(directory);
  if (folder !== undefined) return join(folder, 'tsconfig.json');
  const other = folderWithJsconfig(directory);
  return other === undefined ? undefined : join(other, 'jsconfig.json');
}

function referencedConfig({ path, config }: TsConfigResult, directory: string): TsConfigResult | undefined {
  if (config.files?.length !== 0 || config.include?.length) return undefined;
  for (const reference of config.references ?? []) {
    const named = join(dirname(path), reference.path);
    const target = named.endsWith('.json') ? named : join(named, 'tsconfig.json');
    if (includes(target)(join(directory, 'module.ts'))) return configAt(target);
  }
  return undefined;
}

/** The paths that the config of a folder's files gives to what is no path itself. */
export function mappedPaths(specifier: string, directory: string): readonly string[] {
  const config = configOf(directory);
  return config ? mappingOf(config.path)(specifier) : [];
}

const configAt = remembering((path): TsConfigResult | undefined => {
  try {
    return { path, config: parseTsconfig(path) };
  } catch {
    return undefined;
  }
});

const includes = remembering((path): ((file: string) => boolean) => {
  const config = configAt(path);
  const matcher = config && createFilesMatcher(config);
  return (file) => matcher?.(file) !== undefined;
});

const mappingOf = remembering((path): ((specifier: string) => readonly string[]) => {
  const config = configAt(path);
  try {
    const matcher = config && createPathsMatcher(config);
    return (specifier) => matcher?.(specifier) ?? [];
  } catch {
    // a substitution that TypeScript refuses
    return () => [];
  }
});
