/**
 * Which files of a tree can know of each other, by the imports that their texts show, and in which groups of them OpenAI is spoken of at
 * all. The files of other groups need not be looked at: no client, response or error of the SDK comes there.
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { mentionsOpenAI } from './analysis/mentions.ts';
import { modulePath } from './analysis/module-paths.ts';
import { importsIn } from './analysis/text-imports.ts';
import type { Draft } from './migrate-group.ts';
import { FileError, readText } from './text-files.ts';

/** What loads modules under names that `importsIn` does not read: any quoted text may be one then. */
const OPEN_SOURCE = /\bcreateRequire\b|\b(?:import|require)\s*\(\s*[^'"`\s)]|\bfrom\s*\/[*/]|\brequire\s*[,;)]/;
const QUOTED = /['"`]([^'"`\s]{1,200})['"`]/g;

export interface ModuleGroups {
  /** the files of each group that may concern the SDK, in their order */
  readonly groups: readonly (readonly string[])[];
  readonly unreadable: readonly Draft[];
}

/**
 * Reads every file once, and the modules elsewhere that they lead to; of all these texts nothing is kept.
 * @param files absolute paths without symbolic links, each once
 */
export function findModuleGroups(files: readonly string[], onRead: (done: number) => void): ModuleGroups {
  const paths = [...files];
  const ids = new Map(paths.map((file, id) => [file, id]));
  const sets = new DisjointSets(files.length);
  const folders = new Folders();
  const concerned: number[] = [];
  const unreadable: Draft[] = [];
  for (let id = 0; id < paths.length; id++) {
    const file = paths[id]!;
    const text = textOrReason(file);
    if (id < files.length) onRead(id + 1);
    if (text instanceof FileError) {
      if (id < files.length) unreadable.push({ absolute: file, before: '', after: '', failure: text.message });
      continue;
    }
    if (mentionsOpenAI(text)) concerned.push(id);
    for (const specifier of specifiersIn(text)) {
      const target = folders.mayHold(specifier, file) ? modulePath(specifier, file) : undefined;
      if (target === undefined) continue;
      if (!ids.has(target)) {
        ids.set(target, paths.push(target) - 1);
        sets.add();
      }
      sets.join(id, ids.get(target)!);
    }
  }
  const groups = new Map<number, string[]>(concerned.map((id) => [sets.rootOf(id), []]));
  for (const [id, file] of files.entries()) groups.get(sets.rootOf(id))?.push(file);
  return { groups: [...groups.values()].filter(({ length }) => length > 0), unreadable };
}

function textOrReason(file: string): string | FileError {
  try {
    return readText(file);
  } catch (error) {
    if (error instanceof FileError) return error;
    throw error;
  }
}

function specifiersIn(text: string): Iterable<string> {
  const matches = OPEN_SOURCE.test(text) ? text.matchAll(QUOTED) : importsIn(text);
  return new Set([...matches].map((match) => match[1]!));
}

/** What lies in the folders that are imported from: most of what a resolver would ask for is not there. */
class Folders {
  private readonly known = new Map<string, ReadonlySet<string> | undefined>();

  /** Whether a specifier can name a module: for a relative one, its folder has something of that name, whatever follows the first dot. */
  mayHold(specifier: string, importer: string): boolean {
    if (!/^\.{1,2}\/[\w./-]*[\w-]$/.test(specifier)) return true;
    const target = path.join(path.dirname(importer), specifier);
    const folder = path.dirname(target);
    if (!this.known.has(folder)) this.known.set(folder, stemsIn(folder));
    return this.known.get(folder)?.has(stemOf(path.basename(target))) ?? true;
  }
}

/** Undefined where it cannot be told. */
function stemsIn(folder: string): ReadonlySet<string> | undefined {
  try {
    return new Set(readdirSync(folder).map(stemOf));
  } catch {
    return existsSync(folder) ? undefined : new Set();
  }
}

/** Some file systems do not tell capitals from small letters. */
function stemOf(name: string): string {
  return /^.[^.]*/.exec(name)![0].toLowerCase();
}

/** Numbers that belong together; each stands alone at first. */
class DisjointSets {
  private readonly parents: number[];

  constructor(count: number) {
    this.parents = Array.from({ length: count }, (_, id) => id);
  }

  add(): void {
    this.parents.push(this.parents.length);
  }

  rootOf(id: number): number {
    let root = id;
    while (this.parents[root] !== root) root = this.parents[root]!;
    // The next question takes one step.
    for (let each = id; each !== root;) {
      const next = this.parents[each]!;
      this.parents[each] = root;
      each = next;
    }
    return root;
  }

  join(one: number, other: number): void {
    this.parents[this.rootOf(one)] = this.rootOf(other);
  }
}
