/** Takes a project's files from one major of the `openai` package to another. Nothing is written: the result says what to write. */
import { existsSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { codemods, type Codemod } from '../codemods/index.ts';
import { DOCS_URL, TODO_MARKER } from '../codemods/migration.ts';
import { type Draft, type MigratedGroup, type Stage, migrateGroup } from './migrate-group.ts';
import { findModuleGroups } from './module-groups.ts';
import { COMPONENT_EXTENSIONS } from './script-blocks.ts';
import { SOURCE_EXTENSIONS, findSourceFiles } from './source-files.ts';
import { UsageError } from './usage-error.ts';

export interface MigrateOptions {
  cwd: string;
  /** the major that the code is written for; the oldest one that it shows signs of where it is left out */
  from?: number | undefined;
  /** the newest major of the codemods where it is left out */
  to?: number | undefined;
  /** Told what is being done, and how far it has got. */
  onProgress?: (task: string, done: number, total: number) => void;
}

export interface MigratedFile {
  /** relative to the working directory, with `/` */
  path: string;
  /** without symbolic links */
  absolute: string;
  before: string;
  after: string;
}

export interface Todo {
  file: string;
  line: number;
  text: string;
}

export interface Failure {
  file: string;
  reason: string;
}

export interface Migration {
  /** the oldest major that the code was written for; null where nothing is to change */
  from: number | null;
  to: number;
  /** files that were looked at */
  total: number;
  changed: MigratedFile[];
  todos: Todo[];
  failed: Failure[];
}

/** Files of a build, where they are part of a repository, are made again from what is migrated. */
const BUILD_OUTPUT = /^(?:dist|build|out|coverage|\.next|\.nuxt|\.output|\.svelte-kit)$/;

/**
 * Migrates the source files at and below paths.
 * @throws UsageError for a path that does not exist or is no source file, and for majors that there is no way between
 */
export async function migrate(paths: readonly string[], options: MigrateOptions): Promise<Migration> {
  const { cwd, onProgress = () => undefined } = options;
  const chosen = chosenCodemods(options);
  const listed = listFiles(paths, cwd);
  onProgress('Reading', 0, listed.size);
  const { groups, unreadable } = findModuleGroups(listed, (done) => onProgress('Reading', done, listed.size));
  const { drafts, from } = await migrateGroups(groups, chosen, onProgress);
  const noted = new Map([...drafts, ...unreadable].map((draft) => [draft.absolute, draft]));
  const files: (MigratedFile & Draft)[] = [];
  for (const [absolute, file] of listed) {
    const draft = noted.get(absolute);
    if (draft) files.push({ ...draft, path: path.relative(cwd, file).split(path.sep).join('/') });
  }
  const usable = files.filter(({ failure }) => failure === undefined);
  return {
    from,
    to: chosen.at(-1)!.to,
    total: listed.size,
    changed: usable.filter(({ before, after }) => before !== after),
    todos: usable.flatMap(todosOf),
    failed: files.flatMap(({ path: file, failure }) => (failure === undefined ? [] : [{ file, reason: failure }])),
  };
}

/** Migrates groups of files one after the other: what is known of one can be forgotten before the next. */
async function migrateGroups(groups: readonly (readonly string[])[], chosen: readonly Codemod[], onProgress: NonNullable<MigrateOptions['onProgress']>): Promise<MigratedGroup> {
  if (groups.length === 0) return { drafts: [], from: null };
  const stages = await Promise.all(chosen.map(async ({ from, load }): Promise<Stage> => ({ from, ...await load() })));
  const total = groups.reduce((sum, { length }) => sum + length, 0);
  const migrated: MigratedGroup[] = [];
  let done = 0;
  for (const group of groups) {
    migrated.push(await migrateGroup(group, stages, (part) => onProgress('Migrating', Math.floor(done + part), total)));
    done += group.length;
  }
  onProgress('Migrating', total, total);
  const majors = migrated.flatMap(({ from }) => from ?? []);
  return { drafts: migrated.flatMap(({ drafts }) => drafts), from: majors.length > 0 ? Math.min(...majors) : null };
}

function chosenCodemods({ from, to }: MigrateOptions): readonly Codemod[] {
  const oldest = codemods[0]!.from;
  const newest = codemods.at(-1)!.to;
  const start = from ?? oldest;
  const end = to ?? newest;
  if (start < oldest || start >= newest) throw new UsageError(`'--from' takes a major from ${oldest} to ${newest - 1}.`);
  if (end <= oldest || end > newest) throw new UsageError(`'--to' takes a major from ${oldest + 1} to ${newest}.`);
  if (start >= end) throw new UsageError(`'--from ${start}' must be older than '--to ${end}'.`);
  return codemods.filter((codemod) => codemod.from >= start && codemod.to <= end);
}

/** The files at and below paths by their places without symbolic links; each with a path by which it was found. */
function listFiles(paths: readonly string[], cwd: string): ReadonlyMap<string, string> {
  const extensions = [...SOURCE_EXTENSIONS, ...COMPONENT_EXTENSIONS];
  const named = new Set(paths.map((given) => path.resolve(cwd, given)));
  const files = findSourceFiles(paths, cwd, extensions);
  const unusable = [...named].find((file) => statSync(file).isFile() && !files.includes(file));
  if (unusable) throw new UsageError(`'${path.relative(cwd, unusable)}' is no file of JavaScript, TypeScript, Vue, Svelte or Astro.`);
  const folders = new Map<string, string | undefined>();
  const listed = new Map<string, string>();
  for (const file of files) {
    const folder = path.dirname(file);
    if (!folders.has(folder)) folders.set(folder, isBuildOutput(folder, named) ? undefined : realpathSync(folder));
    const home = folders.get(folder);
    const absolute = named.has(file) ? realpathSync(file) : home === folder ? file : home && path.join(home, path.basename(file));
    if (absolute !== undefined && !listed.has(absolute)) listed.set(absolute, file);
  }
  return listed;
}

/** Whether a folder belongs to a package's build output, below a path that was named. */
function isBuildOutput(folder: string, named: ReadonlySet<string>): boolean {
  for (let directory = folder; !named.has(directory); directory = path.dirname(directory)) {
    if (BUILD_OUTPUT.test(path.basename(directory)) && existsSync(path.join(directory, '../package.json'))) return true;
    if (directory === path.dirname(directory)) return false;
  }
  return false;
}

function todosOf({ path: file, after }: MigratedFile): Todo[] {
  if (!after.includes(TODO_MARKER)) return [];
  return after.split('\n').flatMap((line, index) => {
    const start = line.indexOf(`${TODO_MARKER}:`);
    return start < 0 ? [] : [{ file, line: index + 1, text: line.slice(start + TODO_MARKER.length + 1).replace(/\*\/\}?\s*$/, '').replace(` See ${DOCS_URL}`, '').trim() }];
  });
}
