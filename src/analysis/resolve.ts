/** Finds the file of a module of the project: relative paths, tsconfig `paths`, package.json `imports`, workspace packages. */
import module, { isBuiltin } from 'node:module';
import { isAbsolute, join, resolve, sep } from 'node:path';
import type { TsConfigResult } from 'get-tsconfig';
import { forgetWhatIsOld, isFile, isFolder, manifestIn, moduleFoldersOf, nearestFolderWith, realPath, remembering } from './resolve-disk.ts';
import { exportTargets, importTargets } from './resolve-targets.ts';
import { configOf, mappedPaths } from './resolve-tsconfig.ts';

const EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];

/** TypeScript sources name the file that will be there after the build. */
const SOURCE_EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.js'],
  '.jsx': ['.tsx', '.jsx'],
  '.mjs': ['.mts', '.mjs'],
  '.cjs': ['.cts', '.cjs'],
};

/** `./a`, `..`; every other specifier is a name or an absolute path */
const RELATIVE = /^\.{1,2}(?:\/|$)/;

const answersIn = remembering(() => new Map<string, string | undefined>());

/** What a name means in a folder depends on no more than this, which many folders have in common. */
const viewFrom = remembering((directory): string => [
  configOf(directory)?.path, packageFolderOf(directory), moduleFoldersOf(directory)[0], packagesAbove(directory),
].join('\0'));

/**
 * @param directory absolute path of the folder of the importing file
 * @returns the absolute path of the file; undefined where there is none, and where it belongs to a package that is installed
 */
export function resolveModule(specifier: string, directory: string): string | undefined {
  forgetWhatIsOld();
  const answers = answersIn(RELATIVE.test(specifier) ? directory : viewFrom(directory));
  if (!answers.has(specifier)) answers.set(specifier, projectFile(specifier, directory));
  return answers.get(specifier);
}

/**
 * The nearest tsconfig.json (or jsconfig.json) above a folder, `extends` applied; undefined where there is none or it is broken.
 * One that only refers to others stands for the first of them that includes the folder's files.
 */
export function tsconfigFor(directory: string): TsConfigResult | undefined {
  forgetWhatIsOld();
  return configOf(directory);
}

function projectFile(specifier: string, directory: string): string | undefined {
  const found = findModule(specifier, directory);
  if (found === undefined) return undefined;
  const path = realPath(found);
  return isInstalled(path, directory) ? undefined : path;
}

function findModule(specifier: string, directory: string): string | undefined {
  if (RELATIVE.test(specifier) || isAbsolute(specifier)) return moduleAt(directory, specifier);
  if (specifier.startsWith('#')) return importedModule(specifier, directory);
  return first(mappedPaths(specifier, directory), (path) => moduleAt(directory, path)) ?? packageModule(specifier, directory);
}

/** The file that a path means: as it is, with the extension of its source, without one, or of a folder. */
function moduleAt(directory: string, path: string): string | undefined {
  const full = resolve(directory, path);
  if (/(?:^|\/)\.{0,2}$/.test(path)) return mainModule(full);
  return sourcesOf(full).find(isFile) ?? fileNamed(full) ?? mainModule(full);
}

function sourcesOf(path: string): readonly string[] {
  const [extension] = /\.[cm]?jsx?$/.exec(path) ?? [];
  return extension ? SOURCE_EXTENSIONS[extension]?.map((source) => path.slice(0, -extension.length) + source) ?? [] : [];
}

function fileNamed(path: string): string | undefined {
  return isFile(path) ? path : EXTENSIONS.map((extension) => path + extension).find(isFile);
}

function mainModule(folder: string): string | undefined {
  if (!isFolder(folder)) return undefined;
  const { main } = manifestIn(folder) ?? {};
  const named = typeof main === 'string' ? resolve(folder, main) : folder;
  const candidates = [named, join(named, 'index'), join(folder, 'index')];
  return first(candidates.filter((path) => path !== folder), fileNamed);
}

const packageFolderOf = nearestFolderWith('package.json');

function importedModule(specifier: string, directory: string): string | undefined {
  const folder = packageFolderOf(directory);
  if (folder === undefined) return undefined;
  const { imports } = manifestIn(folder) ?? {};
  return first(importTargets(imports, specifier), (target) => (target.startsWith('.') ? moduleAt(folder, target) : packageModule(target, folder)));
}

function packageModule(specifier: string, directory: string): string | undefined {
  if (isBuiltin(specifier)) return undefined;
  const parts = specifier.split('/');
  const nameLength = specifier.startsWith('@') ? 2 : 1;
  const folder = packageFolder(parts.slice(0, nameLength).join('/'), directory);
  return folder === undefined ? undefined : moduleOfPackage(folder, ['.', ...parts.slice(nameLength)].join('/'));
}

function packageFolder(name: string, directory: string): string | undefined {
  const own = packageFolderOf(directory);
  const manifest = own === undefined ? undefined : manifestIn(own);
  if (manifest?.name === name && manifest.exports) return own;
  const folder = unpluggedFolder(name, directory) ?? installedFolder(name, directory);
  return folder === undefined || isInstalled(realPath(folder), directory) ? undefined : folder;
}

function installedFolder(name: string, directory: string): string | undefined {
  const folders = moduleFoldersOf(directory).map((folder) => join(folder, name)).filter(isFolder);
  return folders.find((folder) => isFile(join(folder, 'package.json'))) ?? folders[0];
}

interface PlugAndPlay {
  resolveToUnqualified(name: string, issuer: string, options: { considerBuiltins: boolean }): string | null;
}

/** Yarn's Plug'n'Play has no folder of packages, but it tells where each of them is. */
function unpluggedFolder(name: string, directory: string): string | undefined {
  const { findPnpApi } = module as { findPnpApi?: (issuer: string) => PlugAndPlay | null };
  const issuer = join(directory, sep);
  try {
    return findPnpApi?.(issuer)?.resolveToUnqualified(name, issuer, { considerBuiltins: false }) ?? undefined;
  } catch {
    return undefined;
  }
}

function moduleOfPackage(folder: string, subpath: string): string | undefined {
  const { exports } = manifestIn(folder) ?? {};
  return first(exports ? exportTargets(exports, subpath) : [subpath], (path) => moduleAt(folder, path));
}

/** Whether a path lies in other `node_modules` than the folder of the importing file: what the project imports lies in the same, mostly none. */
function isInstalled(path: string, directory: string): boolean {
  return packagesAbove(path) !== packagesAbove(directory);
}

function packagesAbove(path: string): string {
  return path.slice(0, path.lastIndexOf(`${sep}node_modules${sep}`) + 1);
}

function first<T>(candidates: readonly T[], find: (candidate: T) => string | undefined): string | undefined {
  for (const candidate of candidates) {
    const found = find(candidate);
    if (found !== undefined) return found;
  }
  return undefined;
}
