/**
 * The project around a linted file: which of its modules a specifier names, and their analyses, read from disk when asked for.
 * Packages are not followed: what they export is known from the tables of src/sdk or not at all.
 */
import { dirname } from 'node:path';
import { currentRound, noteLinted } from './disk-round.ts';
import { FileAnalysis } from './file-analysis.ts';
import { FileCache } from './file-cache.ts';
import { addTo } from './lists.ts';
import { Computation } from './memo.ts';
import { modulePath } from './module-paths.ts';
import { parseForESLint } from './parse.ts';
import { type Value, valueOf } from './values.ts';

/** A module whose export is a client although the analysis cannot see it: `settings.openai.clientModules`. */
export interface ClientModule {
  readonly specifier: string;
  /** the export that is a client; any export where it is left out */
  readonly exportName?: string | undefined;
}

const MAX_CACHED_MODULES = 5_000;
/** With more modules than this their analyses, which take more memory than their trees, are made anew. */
const MAX_SHARED_MODULES = 2_000;
/** Less than for a whole project: most results about modules are there for good when a file asks. */
const MAX_REPETITIONS_OF_LINTED = 100;

/** What `from '…'`, `import('…')` and `require('…')` name, packages by their bare name left out. */
const SPECIFIER = /(?:\bfrom|\bimport|\brequire)\s*(?:\(\s*)?['"]([.#~][^'"\n]*|[^'"\n./][^'"\n/]*\/[^'"\n]+)['"]/g;

/** The analysis of a file that is looked at for its own sake, and of the modules that it reaches, as they are on disk now. */
export function analyzeSource(source: FileAnalysis['source']): FileAnalysis {
  noteLinted(source.filename);
  return new FileAnalysis(source, new Project());
}

/** The same for one of many files that are linted one after the other: the modules that they import are analysed once in a round. */
export function analyzeLinted(source: FileAnalysis['source'], clientModules: readonly ClientModule[]): FileAnalysis {
  return new FileAnalysis(source, projectNow(clientModules));
}

interface SharedProject {
  readonly round: number;
  readonly clientModules: string;
  readonly project: Project;
}

let shared: SharedProject | undefined;

function projectNow(clientModules: readonly ClientModule[]): Project {
  const round = currentRound();
  const key = JSON.stringify(clientModules);
  if (shared?.round !== round || shared.clientModules !== key || shared.project.size > MAX_SHARED_MODULES) {
    shared = { round, clientModules: key, project: new Project(clientModules, undefined, undefined, undefined, MAX_REPETITIONS_OF_LINTED) };
  }
  shared.project.computation.begin();
  return shared.project;
}

export class Project {
  readonly computation: Computation;
  private readonly clientModules: readonly ClientModule[];
  /** modules whose state on disk has been checked during this project's life */
  private readonly checked = new Map<string, FileAnalysis | undefined>();
  private readonly resolved = new Map<string, string | undefined>();

  private readonly textOf: (path: string) => string | undefined;
  private readonly paths: (() => Iterable<string>) | undefined;
  private readonly parsed: Map<string, FileAnalysis['source']>;
  private importers: ReadonlyMap<string, readonly string[]> | undefined;

  /**
   * @param clientModules modules that are known by setting to export a client
   * @param textOf gives the text of a file that is to be read otherwise than from disk, such as one whose migration is not written yet
   * @param paths all files of the project, where it is looked at as a whole; `textOf` has to know their texts
   * @param parsed what earlier projects have parsed of the texts that `textOf` gives; taken over as long as a text is the same
   * @param maxRepetitions how often results that rested on unfinished ones are found again for one subject
   */
  constructor(
    clientModules: readonly ClientModule[] = [],
    textOf: (path: string) => string | undefined = () => undefined,
    paths?: () => Iterable<string>,
    parsed: Map<string, FileAnalysis['source']> = new Map(),
    maxRepetitions = 20_000,
  ) {
    this.computation = new Computation(maxRepetitions);
    this.clientModules = clientModules;
    this.textOf = textOf;
    this.paths = paths;
    this.parsed = parsed;
  }

  /** The specifiers of the modules that are known by setting to export a client. */
  get declaredSpecifiers(): readonly string[] {
    return this.clientModules.map(({ specifier }) => specifier);
  }

  /** How many modules have been analysed. */
  get size(): number {
    return this.checked.size;
  }

  /** The value of a module that the settings declare; undefined for every other. */
  declaredClientModule(specifier: string, file: FileAnalysis): Value | undefined {
    const rows = this.clientModules.filter((row) => row.specifier === specifier);
    if (rows.length === 0) return undefined;
    const client = valueOf({ type: 'instance', class: valueOf({ type: 'module', source: 'openai' }, ['OpenAI']), node: file.source.ast, file });
    return valueOf({ type: 'declared', client, exportNames: rows.map((row) => row.exportName) });
  }

  /** The project module that a specifier names in a file; undefined for packages and for what cannot be found or read. */
  moduleFor(specifier: string, from: FileAnalysis): FileAnalysis | undefined {
    const path = this.pathOf(specifier, from.source.filename);
    return path === undefined ? undefined : this.fileAt(path);
  }

  /** The path of the project module that a specifier names; undefined for packages. */
  pathOf(specifier: string, filename: string): string | undefined {
    const key = `${dirname(filename)}\0${specifier}`;
    if (!this.resolved.has(key)) this.resolved.set(key, modulePath(specifier, filename));
    return this.resolved.get(key);
  }

  /** The analysis of a module on disk, parsed once per version of the file and per project. */
  fileAt(path: string): FileAnalysis | undefined {
    if (!this.checked.has(path)) this.checked.set(path, this.read(path));
    return this.checked.get(path);
  }

  /** Whether all files are looked at together, so that what one exports is known where it is imported, and what a function receives. */
  get isWhole(): boolean {
    return this.paths !== undefined;
  }

  /** The files of a whole project that import a module of it directly. */
  importersOf(path: string): readonly string[] {
    this.importers ??= this.findImporters();
    return this.importers.get(path) ?? [];
  }

  /** Reads the specifiers out of the texts; a wrong hit in a string does no harm. */
  private findImporters(): ReadonlyMap<string, readonly string[]> {
    const found = new Map<string, string[]>();
    for (const path of this.paths?.() ?? []) {
      const specifiers = new Set([...(this.textOf(path) ?? '').matchAll(SPECIFIER)].map((match) => match[1]!));
      for (const specifier of specifiers) {
        const target = this.pathOf(specifier, path);
        if (target !== undefined) addTo(found, target, path);
      }
    }
    return found;
  }

  private read(path: string): FileAnalysis | undefined {
    const text = this.textOf(path);
    const source = text === undefined ? parsedModules.at(path) : this.parse(path, text);
    return source ? new FileAnalysis(source, this) : undefined;
  }

  private parse(path: string, text: string): FileAnalysis['source'] | undefined {
    const known = this.parsed.get(path);
    if (known?.text === text) return known;
    const source = parseModule(path, text);
    if (source) this.parsed.set(path, source);
    return source;
  }
}

/** Parsed modules outlive the file that asked for them. */
const parsedModules = new FileCache(MAX_CACHED_MODULES, parseModule);

/** An unreadable or broken module is its own file's report; here it is just not known. */
function parseModule(path: string, text: string): FileAnalysis['source'] | undefined {
  try {
    return { filename: path, text, ...parseForESLint(text, { filePath: path, tokens: false }) };
  } catch {
    return undefined;
  }
}
