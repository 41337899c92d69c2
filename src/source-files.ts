/** Finds the JavaScript and TypeScript files below paths, without what git ignores and without `node_modules`. */
import { execFileSync } from 'node:child_process';
import { type Dirent, existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { UsageError } from './usage-error.ts';

/** The extensions that the command line reads, without the dot. */
export const SOURCE_EXTENSIONS = ['js', 'jsx', 'mjs', 'cjs', 'ts', 'tsx', 'mts', 'cts'] as const;

const NEVER_SOURCE = /(?:^|\/)(?:node_modules|\.git)(?:\/|$)/;
const LARGEST_LISTING = 1024 ** 3;

/** Where to look, and for what. */
interface Search {
  cwd: string;
  isSourceFile: RegExp;
}

/**
 * Lists the source files at and below `paths`, absolute, each once. A source file that is named itself is always taken.
 * @throws UsageError for a path that does not exist
 */
export function findSourceFiles(paths: readonly string[], cwd: string, extensions: readonly string[] = SOURCE_EXTENSIONS): string[] {
  const search = { cwd, isSourceFile: new RegExp(`\\.(?:${extensions.join('|')})$`) };
  const files = paths.flatMap((given) => {
    const absolute = path.resolve(cwd, given);
    if (!existsSync(absolute)) throw new UsageError(`There is no file or directory '${given}'.`);
    if (statSync(absolute).isDirectory()) return filesBelow(absolute, search);
    return search.isSourceFile.test(absolute) ? [absolute] : [];
  });
  return [...new Set(files)];
}

function filesBelow(directory: string, search: Search): string[] {
  return listedByGit(directory, search) ?? walk(directory, gitignoreOf(search.cwd), search);
}

/** Undefined outside a repository, and where git is not installed. */
function listedByGit(directory: string, search: Search): string[] | undefined {
  const args = ['-C', directory, 'ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  // Inside a git hook these name the repository of the hook, which need not be that of the directory.
  const { GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE, ...env } = process.env;
  let listing: string;
  try {
    listing = execFileSync('git', args, { encoding: 'utf8', env, maxBuffer: LARGEST_LISTING, stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return undefined;
  }
  const folders = new Map<string, Folder>();
  return listing.split('\0').flatMap((listed) => {
    if (listed === '' || NEVER_SOURCE.test(listed)) return [];
    const end = listed.lastIndexOf('/') + 1;
    const { home, entries } = folderOf(listed.slice(0, end), directory, folders);
    const name = listed.slice(end);
    const file = home + name;
    // Git may write a name otherwise than the disk does, and it remembers what has been deleted.
    const entry = entries.get(name) ?? lstatSync(file, { throwIfNoEntry: false });
    // A directory in git's list is a submodule or another repository.
    if (entry?.isDirectory()) return filesBelow(file, search);
    return entry?.isFile() && search.isSourceFile.test(name) ? [file] : [];
  });
}

/** A folder of git's list: asking what each file is takes longer than asking once what is in the folder. */
interface Folder {
  /** absolute, with a separator at its end */
  readonly home: string;
  readonly entries: ReadonlyMap<string, Dirent>;
}

function folderOf(name: string, directory: string, folders: Map<string, Folder>): Folder {
  let folder = folders.get(name);
  if (!folder) {
    const home = path.join(directory, name, path.sep);
    folders.set(name, (folder = { home, entries: entriesOf(home) }));
  }
  return folder;
}

/** None where the folder cannot be read. */
function entriesOf(folder: string): ReadonlyMap<string, Dirent> {
  try {
    return new Map(readdirSync(folder, { withFileTypes: true }).map((entry) => [entry.name, entry]));
  } catch {
    return new Map();
  }
}

function walk(directory: string, ignored: Ignore, search: Search): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(directory, entry.name);
    if (NEVER_SOURCE.test(entry.name) || isIgnored(file, entry.isDirectory(), ignored, search.cwd)) return [];
    if (entry.isDirectory()) return filesBelowUnlessRepository(file, ignored, search);
    return entry.isFile() && search.isSourceFile.test(entry.name) ? [file] : [];
  });
}

function filesBelowUnlessRepository(directory: string, ignored: Ignore, search: Search): string[] {
  const isRepository = existsSync(path.join(directory, '.git'));
  return (isRepository ? listedByGit(directory, search) : undefined) ?? walk(directory, ignored, search);
}

function gitignoreOf(directory: string): Ignore {
  const file = path.join(directory, '.gitignore');
  return ignore().add(existsSync(file) ? readFileSync(file, 'utf8') : '');
}

function isIgnored(file: string, isDirectory: boolean, ignored: Ignore, cwd: string): boolean {
  const relative = path.relative(cwd, file).split(path.sep).join('/');
  if (!ignore.isPathValid(relative)) return false;
  return ignored.ignores(isDirectory ? `${relative}/` : relative);
}
