/**
 * Which files of a tree can know of each other, by the imports that their texts show, and in which groups of them OpenAI is spoken of at
 * all. The files of other groups need not be looked at: no client, response or error of the SDK comes there.
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { modulePath } from './analysis/module-paths.ts';
import { importsIn, quotedIn } from './analysis/text-imports.ts';
import type { Draft } from './migrate-group.ts';
import { BytesReader, FileError } from './text-files.ts';

const OPENAI = /openai/i;
/** `./a`, `../a/b.js`; not what may be written in several ways */
const RELATIVE = /^\.{1,2}\/[\w./-]*[\w-]$/;

export interface ModuleGroups {
  /** the files of each group that may concern the SDK, in their order */
  readonly groups: readonly (readonly string[])[];
  readonly unreadable: readonly Draft[];
}

/**
 * Reads every file once, and the modules elsewhere that they lead to; of all these texts nothing is kept.
 * @param files absolute paths without symbolic links
 */
export function findModuleGroups(files: ReadonlyMap<string, unknown>, onRead: (done: number) => void): ModuleGroups {
  const reader = new BytesReader();
  const folders = new Folders();
  const sets = new DisjointSets();
  const concerned: string[] = [];
  const unreadable: Draft[] = [];
  const elsewhere = new Set<string>();
  const look = (file: string): void => {
    const text = textOrReason(file, reader);
    if (text instanceof FileError) return void (files.has(file) && unreadable.push({ absolute: file, before: '', after: '', failure: text.message }));
    if (OPENAI.test(text)) concerned.push(file);
    const directory = path.dirname(file);
    for (const specifier of specifiersIn(text)) {
      const target = folders.mayHold(specifier, directory) ? modulePath(specifier, file) : undefined;
      if (target === undefined) continue;
      if (!files.has(target)) elsewhere.add(target);
      sets.join(file, target);
    }
  };
  let done = 0;
  for (const file of files.keys()) {
    look(file);
    onRead(++done);
  }
  // What is found on the way is looked at as well.
  for (const file of elsewhere) look(file);
  const groups = new Map<string, string[]>(concerned.map((file) => [sets.rootOf(file), []]));
  if (groups.size > 0) for (const file of files.keys()) groups.get(sets.rootOf(file))?.push(file);
  return { groups: [...groups.values()].filter(({ length }) => length > 0), unreadable };
}

/** A text in which each byte is a character: what is looked for is ASCII, and few texts have anything else. */
function textOrReason(file: string, reader: BytesReader): string | FileError {
  try {
    return reader.read(file).toString('latin1');
  } catch (error) {
    if (error instanceof FileError) return error;
    throw error;
  }
}

function specifiersIn(text: string): ReadonlySet<string> {
  const { imports, hasHidden } = importsIn(text);
  // Any quoted text may be a module then.
  return new Set((hasHidden ? quotedIn(text) : imports.map((match) => match[1]!)).map(decoded));
}

function decoded(specifier: string): string {
  return /[\u0080-\u00FF]/.test(specifier) ? Buffer.from(specifier, 'latin1').toString('utf8') : specifier;
}

/** What lies in the folders that are imported from: most of what a resolver would ask for is not there. */
class Folders {
  private readonly stems = new Map<string, ReadonlySet<string> | undefined>();
  /** the names of folders by how files of a folder name them */
  private readonly named = new Map<string, Map<string, string>>();

  /** Whether a specifier can name a module: for a relative one, its folder has something of that name, whatever follows the first dot. */
  mayHold(specifier: string, directory: string): boolean {
    if (!RELATIVE.test(specifier)) return true;
    const end = specifier.lastIndexOf('/');
    const folder = this.folderOf(specifier.slice(0, end), directory);
    if (!this.stems.has(folder)) this.stems.set(folder, stemsIn(folder));
    return this.stems.get(folder)?.has(stemOf(specifier.slice(end + 1))) ?? true;
  }

  private folderOf(name: string, directory: string): string {
    let named = this.named.get(directory);
    if (!named) this.named.set(directory, (named = new Map()));
    let folder = named.get(name);
    if (folder === undefined) named.set(name, (folder = path.join(directory, name)));
    return folder;
  }
}

/** Undefined where it cannot be told. */
function stemsIn(folder: string): ReadonlySet<string> | undefined {
  // Many folders are not there, and a call that fails takes long.
  if (!existsSync(folder)) return new Set();
  try {
    return new Set(readdirSync(folder).map(stemOf));
  } catch {
    return undefined;
  }
}

/** Some file systems do not tell capitals from small letters. */
function stemOf(name: string): string {
  return /^.[^.]*/.exec(name)![0].toLowerCase();
}

/** Files that belong together; each stands alone at first. */
class DisjointSets {
  private readonly parents = new Map<string, string>();

  rootOf(file: string): string {
    let root = file;
    for (let parent = this.parents.get(root); parent !== undefined; parent = this.parents.get(root)) root = parent;
    // The next question takes one step.
    for (let each = file; each !== root;) {
      const next = this.parents.get(each)!;
      this.parents.set(each, root);
      each = next;
    }
    return root;
  }

  join(one: string, other: string): void {
    const [root, joined] = [this.rootOf(one), this.rootOf(other)];
    if (root !== joined) this.parents.set(joined, root);
  }
}
