/** Takes files that know of each other through the majors. Nothing is written. */
import { TODO_MARKER } from '../codemods/migration.ts';
import { migrateFile, type Pipeline } from '../codemods/transform.ts';
import { FileAnalysis } from './analysis/file-analysis.ts';
import { parseForESLint } from './analysis/parse.ts';
import { Project } from './analysis/project.ts';
import { scriptsOf } from './script-blocks.ts';
import { FileError, readText } from './text-files.ts';

/** One of the majors that files are taken through. */
export interface Stage {
  /** the major that it starts from */
  readonly from: number;
  readonly pipeline: Pipeline;
}

/** A file on its way through the majors. */
export interface Draft {
  /** without symbolic links */
  readonly absolute: string;
  readonly before: string;
  after: string;
  failure?: string;
}

export interface MigratedGroup {
  /** the files that have changed, that failed or that have something to do, in their order */
  readonly drafts: readonly Draft[];
  /** the oldest major that a file was written for; null where nothing is to change */
  readonly from: number | null;
}

/** The texts of files that do not belong to the group; undefined for what is on disk. */
type Texts = (file: string) => string | undefined;

/** So much parsed text is kept at once, in characters: what is found out about it takes a hundred times its size. */
const MAX_PARSED = 3_000_000;
/** The files between two looks at how much is kept: what they share is not to be parsed for each of them. */
const ROUND = 100;

/**
 * Migrates a group of files.
 * @param files absolute paths; what they import from elsewhere is read as it will be when it is migrated as well
 * @param onDone is told how many of the files are done, in parts of a file
 */
export async function migrateGroup(files: readonly string[], stages: readonly Stage[], onDone: (done: number) => void): Promise<MigratedGroup> {
  const drafts = files.flatMap((file) => draftOf(file, stages) ?? []);
  const group = new Group(files, drafts);
  let from: number | null = null;
  for (const [index, stage] of stages.entries()) {
    const hasChanged = await group.fold(stage.pipeline, (share) => onDone(files.length * ((index + share) / stages.length)));
    if (hasChanged) from ??= stage.from;
  }
  return { drafts: drafts.filter(({ before, after, failure }) => before !== after || failure !== undefined || after.includes(TODO_MARKER)), from };
}

/** Undefined for a file that no stage can change, since none has changed it before. */
function draftOf(absolute: string, stages: readonly Stage[]): Draft | undefined {
  try {
    const text = readText(absolute);
    return stages.some(({ pipeline }) => pipeline.mayMatter(text)) ? { absolute, before: text, after: text } : undefined;
  } catch (error) {
    if (error instanceof FileError) return { absolute, before: '', after: '', failure: error.message };
    throw error;
  }
}

class Group {
  private readonly members: ReadonlySet<string>;
  private readonly parsed = new Map<string, FileAnalysis['source']>();
  private project: Project | undefined;
  private elsewhere: Texts = () => undefined;
  private asksElsewhere = false;

  constructor(files: readonly string[], private readonly drafts: readonly Draft[]) {
    this.members = new Set(files);
  }

  /**
   * Migrates every file by one major. All of them see each other as they were before it.
   * @returns whether any file has changed
   */
  async fold(pipeline: Pipeline, onShare: (share: number) => void): Promise<boolean> {
    const open = this.opener();
    const relevant = this.drafts.filter(({ failure, after }) => failure === undefined && pipeline.mayMatter(after));
    const results = new Map<Draft, string>();
    for (const [index, file] of relevant.entries()) {
      onShare(index / relevant.length);
      if (index % ROUND === ROUND - 1) await this.rest();
      this.project ??= open();
      try {
        results.set(file, migratedText(file, pipeline, this.project));
      } catch (error) {
        file.failure = reasonOf(error);
      }
    }
    const changed = [...results].filter(([file, text]) => file.after !== text);
    for (const [file, text] of changed) file.after = text;
    this.elsewhere = migratedElsewhere(pipeline, open, this.elsewhere);
    // What is known of files still holds where none of them is another now.
    if (changed.length > 0 || this.asksElsewhere) this.project = undefined;
    return changed.length > 0;
  }

  /** Lets signals in, and forgets what has been parsed where it gets too much. */
  private async rest(): Promise<void> {
    await new Promise(setImmediate);
    const size = [...this.parsed.values()].reduce((sum, { text }) => sum + text.length, 0);
    if (size < MAX_PARSED) return;
    this.parsed.clear();
    this.project = undefined;
  }

  /** Makes views of the files as they are now, and of what they import from elsewhere. */
  private opener(): () => Project {
    const { members, elsewhere, parsed } = this;
    const texts = new Map(this.drafts.map(({ absolute, after }) => [absolute, after]));
    const textElsewhere: Texts = (file) => {
      this.asksElsewhere = true;
      return elsewhere(file);
    };
    const textOf: Texts = (file) => texts.get(file) ?? (members.has(file) ? textOrNothing(file) : textElsewhere(file));
    return () => new Project([], textOf, () => members, parsed);
  }
}

/** A file that cannot be read is its own failure; to others it is empty. */
function textOrNothing(file: string): string {
  try {
    return readText(file);
  } catch (error) {
    if (error instanceof FileError) return '';
    throw error;
  }
}

/**
 * What the files that a group imports from elsewhere are after one more major. They are not written, but a package that is migrated alone
 * has to see its dependencies as it does when all are migrated together.
 */
function migratedElsewhere(pipeline: Pipeline, open: () => Project, before: Texts): Texts {
  const texts = new Map<string, string | undefined>();
  let project: Project | undefined;
  return (file) => {
    project ??= open();
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
    const file = known ?? new FileAnalysis({ filename, text: source, ...parseForESLint(source, { filePath: filename, tokens: false }) }, project);
    file.nodes('Program');
    return migrateFile(pipeline, file, text) ?? text;
  }, after);
}

function reasonOf(error: unknown): string {
  const { lineNumber, column, message } = error as { lineNumber?: number; column?: number; message: string };
  return lineNumber === undefined ? `Internal error, please report it: ${message}` : `Syntax error in line ${lineNumber}, column ${column}: ${message}`;
}
