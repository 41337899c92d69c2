/** What the resolver asks the disk, remembered for a moment. */
import { type Stats, lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { currentRound } from './disk-round.ts';

const memories: Map<string, unknown>[] = [];
let round = 0;

/** Forgets what may no longer be so; asked before a question, so that the parts of its answer fit together. */
export function forgetWhatIsOld(): void {
  const now = currentRound();
  if (round === now) return;
  round = now;
  for (const memory of memories) memory.clear();
}

/** The same function, which remembers its answers until the round ends. */
export function remembering<T>(find: (path: string) => T): (path: string) => T {
  const known = new Map<string, T>();
  memories.push(known);
  return (path) => {
    if (!known.has(path)) known.set(path, find(path));
    return known.get(path)!;
  };
}

interface Entry {
  readonly kind: 'file' | 'folder' | 'other';
  readonly isLink: boolean;
}

const entryAt = remembering((path): Entry | undefined => {
  try {
    const own = lstatSync(path, { throwIfNoEntry: false });
    if (!own) return undefined;
    const isLink = own.isSymbolicLink();
    return { kind: kindOf(isLink ? statSync(path) : own), isLink };
  } catch {
    return undefined;
  }
});

function kindOf(stats: Stats): Entry['kind'] {
  if (stats.isFile()) return 'file';
  return stats.isDirectory() ? 'folder' : 'other';
}

/** Whether there is a file at a path, or a link to one. */
export function isFile(path: string): boolean {
  return entryAt(path)?.kind === 'file';
}

/** Whether there is a folder at a path, or a link to one. */
export function isFolder(path: string): boolean {
  return entryAt(path)?.kind === 'folder';
}

/** Where a file or folder lies when all links are followed. */
export const realPath = remembering((path): string => {
  const parent = dirname(path);
  if (parent === path) return path;
  const own = join(realPath(parent), basename(path));
  return entryAt(own)?.isLink ? targetOf(own) : own;
});

/** A link may be gone since it was seen. */
function targetOf(link: string): string {
  try {
    return realpathSync(link);
  } catch {
    return link;
  }
}

/** What the resolver reads in a package.json. */
export interface Manifest {
  readonly name?: unknown;
  readonly main?: unknown;
  readonly exports?: unknown;
  readonly imports?: unknown;
}

/** The package.json of a folder; undefined where it has none, an empty one where that is broken. */
export const manifestIn = remembering((folder): Manifest | undefined => {
  const path = join(folder, 'package.json');
  return isFile(path) ? readManifest(path) : undefined;
});

function readManifest(path: string): Manifest {
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) as Manifest | null) ?? {};
  } catch {
    return {};
  }
}

/** Finds the nearest folder, from a given one upwards, that has a file of a name. */
export function nearestFolderWith(file: string): (folder: string) => string | undefined {
  const find = remembering((folder): string | undefined => {
    if (isFile(join(folder, file))) return folder;
    const parent = dirname(folder);
    return parent === folder ? undefined : find(parent);
  });
  return find;
}

/** The `node_modules` folders that a folder's modules find packages in, the nearest first. */
export const moduleFoldersOf = remembering((folder): readonly string[] => {
  const parent = dirname(folder);
  const above = parent === folder ? [] : moduleFoldersOf(parent);
  const own = join(folder, 'node_modules');
  return basename(folder) !== 'node_modules' && isFolder(own) ? [own, ...above] : above;
});
