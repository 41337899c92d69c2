/** Takes a project's files from one major of the `openai` package to another. Nothing is written: the result says what to write. */
import { existsSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { codemods, type Codemod } from '../codemods/index.ts';
import { DOCS_URL, TODO_MARKER } from '../codemods/migration.ts';
import { migrateFile, type Pipeline } from '../codemods/transform.ts';
import { FileAnalysis } from './analysis/file-analysis.ts';
import { parseForESLint } from './analysis/parse.ts';
import { Project } from './analysis/project.ts';
import { COMPONENT_EXTENSIONS, scriptsOf } from './script-blocks.ts';
import { SOURCE_EXTENSIONS, findSourceFiles } from './source-files.ts';
import { FileError, readText } from './text-files.ts';
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

/** A file on its way through the majors. */
interface Draft extends MigratedFile {
  failure?: string;
}

/** The texts of files that are no drafts; undefined for what is on disk. */
type Texts = (file: string) => string | undefined;

/** Files of a build, where they are part of a repository, are made again from what is migrated. */
const BUILD_OUTPUT = /^(?:dist|build|out|coverage|\.next|\.nuxt|\.output|\.svelte-kit)$/;

/**
 * Migrates the source files at and below paths.
 * @throws UsageError for a path that does not exist or is no source file, and for majors that there is no way between
 */
export async function migrate(paths: readonly string[], options: MigrateOptions): Promise<Migration> {
  const { cwd, onProgress = () => undefined } = options;
  const chosen = chosenCodemods(options);
  const drafts = readDrafts(paths, cwd, onProgress);
  let from: number | null = null;
  let elsewhere: Texts = () => undefined;
  for (const codemod of chosen) {
    const { pipeline } = await codemod.load();
    const openProject = projectOf(drafts, elsewhere);
    const hasChanged = await foldMajor(drafts, codemod, pipeline, openProject(), onProgress);
    if (hasChanged) from ??= codemod.from;
    elsewhere = migratedElsewhere(pipeline, openProject(), elsewhere);
  }
  const usable = drafts.filter(({ failure }) => failure === undefined);
  return {
    from,
    to: chosen.at(-1)!.to,
    total: drafts.length,
    changed: usable.filter(({ before, after }) => before !== after),
    todos: usable.flatMap(todosOf),
    failed: drafts.flatMap(({ path: file, failure }) => (failure === undefined ? [] : [{ file, reason: failure }])),
  };
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

function readDrafts(paths: readonly string[], cwd: string, onProgress: NonNullable<MigrateOptions['onProgress']>): Draft[] {
  const extensions = [...SOURCE_EXTENSIONS, ...COMPONENT_EXTENSIONS];
  const named = new Set(paths.map((given) => path.resolve(cwd, given)));
  const files = findSourceFiles(paths, cwd, extensions);
  const unusable = [...named].find((file) => statSync(file).isFile() && !files.includes(file));
  if (unusable) throw new UsageError(`'${path.relative(cwd, unusable)}' is no file of JavaScript, TypeScript, Vue, Svelte or Astro.`);
  const found = new Map<string, string>();
  for (const file of files) {
    const absolute = realpathSync(file);
    if (!found.has(absolute) && (named.has(file) || !isBuildOutput(file, named))) found.set(absolute, file);
  }
  onProgress('Reading', 0, found.size);
  return [...found].map(([absolute, file], index) => {
    onProgress('Reading', index + 1, found.size);
    return draft(absolute, path.relative(cwd, file).split(path.sep).join('/'));
  });
}

function draft(absolute: string, file: string): Draft {
  try {
    const text = readText(absolute);
    return { absolute, path: file, before: text, after: text };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return { absolute, path: file, before: '', after: '', failure: error.message };
  }
}

/** Whether a file lies in a package's build output, below a path that was named. */
function isBuildOutput(file: string, named: ReadonlySet<string>): boolean {
  for (let directory = path.dirname(file); !named.has(directory); directory = path.dirname(directory)) {
    if (BUILD_OUTPUT.test(path.basename(directory)) && existsSync(path.join(directory, '../package.json'))) return true;
    if (directory === path.dirname(directory)) return false;
  }
  return false;
}

/**
 * Migrates every file by one major. All of them see each other as they were before it.
 * @returns whether any file has changed
 */
async function foldMajor(drafts: Draft[], { from, to }: Codemod, pipeline: Pipeline, project: Project, onProgress: NonNullable<MigrateOptions['onProgress']>): Promise<boolean> {
  const relevant = drafts.filter(({ failure, after }) => failure === undefined && pipeline.mayMatter(after));
  const results = new Map<Draft, string>();
  for (const [index, file] of relevant.entries()) {
    onProgress(`From ${from} to ${to}`, index + 1, relevant.length);
    if (index % 50 === 49) await new Promise(setImmediate);
    try {
      results.set(file, migratedText(file, pipeline, project));
    } catch (error) {
      file.failure = reasonOf(error);
    }
  }
  let hasChanged = false;
  for (const [file, text] of results) {
    hasChanged ||= file.after !== text;
    file.after = text;
  }
  return hasChanged;
}

/** A view of the drafts as they are now, and of what they import from elsewhere. */
function projectOf(drafts: readonly Draft[], elsewhere: Texts): () => Project {
  const texts = new Map(drafts.map(({ absolute, after }) => [absolute, after]));
  return () => new Project([], (file) => texts.get(file) ?? elsewhere(file), () => texts.keys());
}

/**
 * What the files that drafts import from elsewhere are after one more major. They are not written, but a package that is migrated alone
 * has to see its dependencies as it does when all are migrated together.
 */
function migratedElsewhere(pipeline: Pipeline, project: Project, before: Texts): Texts {
  const texts = new Map<string, string | undefined>();
  return (file) => {
    if (!texts.has(file)) texts.set(file, migratedImport(file, pipeline, project) ?? before(file));
    return texts.get(file);
  };
}

/** Undefined where the file cannot be read, or one of its steps fails: it stays as it is until it is migrated itself. */
function migratedImport(absolute: string, pipeline: Pipeline, project: Project): string | undefined {
  const text = project.fileAt(absolute)?.source.text;
  if (text === undefined || !pipeline.mayMatter(text)) return undefined;
  try {
    return migratedText({ absolute, after: text }, pipeline, project);
  } catch {
    return undefined;
  }
}

/** The text after all programs of a file have been migrated, the last first, so that the offsets of the others stay. */
function migratedText({ absolute, after }: Pick<Draft, 'absolute' | 'after'>, pipeline: Pipeline, project: Project): string {
  return [...scriptsOf(absolute, after)].reverse().reduce((text, { text: source, filename }) => {
    const known = source === after ? project.fileAt(absolute) : undefined;
    const file = known ?? new FileAnalysis({ filename, text: source, ...parseForESLint(source, { filePath: filename }) }, project);
    file.nodes('Program');
    return migrateFile(pipeline, file, text) ?? text;
  }, after);
}

function reasonOf(error: unknown): string {
  const { lineNumber, column, message } = error as { lineNumber?: number; column?: number; message: string };
  return lineNumber === undefined ? `Internal error, please report it: ${message}` : `Syntax error in line ${lineNumber}, column ${column}: ${message}`;
}

function todosOf({ path: file, after }: MigratedFile): Todo[] {
  if (!after.includes(TODO_MARKER)) return [];
  return after.split('\n').flatMap((line, index) => {
    const start = line.indexOf(`${TODO_MARKER}:`);
    return start < 0 ? [] : [{ file, line: index + 1, text: line.slice(start + TODO_MARKER.length + 1).replace(/\*\/\}?\s*$/, '').replace(` See ${DOCS_URL}`, '').trim() }];
  });
}
