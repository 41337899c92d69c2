/** What the resolver asks the disk, remembered for a moment. */
import { type Dirent, type Stats, lstatSync, readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
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
  const name = basename(path);
  const listing = folderAt(dirname(path)).nextListing();
  if (listing && !listing.mayHold(name)) return undefined;
  const entry = listing?.entries.get(name);
  return entry && !entry.isSymbolicLink() ? { kind: kindOf(entry), isLink: false } : askedEntry(path);
});

function askedEntry(path: string): Entry | undefined {
  try {
    const own = lstatSync(path, { throwIfNoEntry: false });
    if (!own) return undefined;
    const isLink = own.isSymbolicLink();
    return { kind: kindOf(isLink ? statSync(path) : own), isLink };
  } catch {
    return undefined;
  }
}

function kindOf(found: Stats | Dirent): Entry['kind'] {
  if (found.isFile()) return 'file';
  return found.isDirectory() ? 'folder' : 'other';
}

/** A folder that is asked for more names than this is listed: most of them are not there. */
const MAX_ASKED = 4;

/** A folder of which names are asked. */
class Folder {
  private asked = 0;
  private listing: Listing | undefined;

  constructor(private readonly path: string) {}

  /** What is in it, for one more name that is asked, once that is worth finding out; undefined where it cannot be told. */
  nextListing(): Listing | undefined {
    this.asked += 1;
    if (this.asked === MAX_ASKED + 1) this.listing = listingOf(this.path);
    return this.listing;
  }
}

const folderAt = remembering((path): Folder => new Folder(path));

class Listing {
  readonly entries: ReadonlyMap<string, Dirent>;
  private folded: ReadonlySet<string> | undefined;

  constructor(entries: readonly Dirent[]) {
    this.entries = new Map(entries.map((entry) => [entry.name, entry]));
  }

  /** Whether a name may lead to something: some file systems do not tell capitals from small letters, and write other letters in several ways. */
  mayHold(name: string): boolean {
    if (this.entries.has(name) || !/^[ -}]+$/.test(name)) return true;
    this.folded ??= new Set([...this.entries.keys()].map((each) => each.toLowerCase()));
    return this.folded.has(name.toLowerCase());
  }
}

function listingOf(folder: string): Listing | undefined {
  try {
    return new Listing(readdirSync(folder, { withFileTypes: true }));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? new Listing([]) : undefined;
  }
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
