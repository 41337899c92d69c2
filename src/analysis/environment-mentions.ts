/**
 * Which files can have late writes at all: a quick look at the texts of a file and of the modules that it loads, before any of them is
 * parsed and run.
 */
import type { TSESTree } from '@typescript-eslint/types';
import { isSdkModule } from '../sdk/client-classes.ts';
import { environmentLoaders } from '../sdk/environment.ts';
import { environmentWriteOf } from './environment-writes.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { FileCache } from './file-cache.ts';
import { type Node, referenceName } from './nodes.ts';
import { importsIn } from './text-imports.ts';

const WRITES = /dotenv|loadEnv|\benv(?:\.\w+|\[[^\][]+\])?\s*(?:\?\?|\|\|)?=[^=>]|(?:assign|set|defineProperty)\([\w.\s]*env/i;
const SETUP = /env|conf|set-?up|init|boot|load|secret|prepare/i;
/** Packages that load .env files, and the method of `process` that does. */
const LOADERS = new RegExp(environmentLoaders.flatMap(({ source, exportNames }): readonly string[] => (/process$/.test(source) ? exportNames : [source])).join('|'));
/** The environment where it is more than asked for a variable. */
const ENVIRONMENT = /(?:[.'"`]|[{,]\s*)env\b(?!['"`]?\]?(?:[!?]*\.\w+|(?:[?!]*\.)?\[['"`]\w+['"`]\])(?!\w|\s*(?:[-+*/%&|^?<>]{1,3})?=(?![=>])))/;
const SETTERS = /^(?:assign|set|defineProperty)$/;
const QUOTED = /['"`]([^'"`\s]{0,200}openai[^'"`\s]{0,200})['"`]/g;
const MAX_CLAUSE = 1_000;
const MAX_CACHED = 20_000;

/** What the text of a module shows; a wrong hit in a string or comment does no harm. */
interface Mentions {
  /** what it imports, re-exports and requires */
  readonly sources: readonly string[];
  /** those of them whose names speak of setting up, or that are imported for nothing but what they do */
  readonly setup: readonly string[];
  readonly writes: boolean;
  readonly sdk: boolean;
  readonly environment: boolean;
  readonly loader: boolean;
}

/**
 * Whether running a file may show a late write: the file, or a module that it imports for what it does to the environment, looks like
 * writing there; and of all modules in reach one mentions the SDK, and one does write. Modules imported for their values are asked only
 * if a name of the import speaks of setting up.
 */
export function mayWriteLate(file: FileAnalysis): boolean {
  const own = mentionsIn(file.source.text);
  const writes = (source: string): boolean => mentionsOf(file, source)?.writes ?? false;
  return (own.writes || (own.setup.some(writes) && importsForSetup(file).some(writes))) && reaches(file, own);
}

function importsForSetup(file: FileAnalysis): readonly string[] {
  const declared = file.nodes('ImportDeclaration').filter(({ specifiers, source }) =>
    specifiers.length === 0 || [source.value, ...specifiers.map(({ local }) => local.name)].some((name) => SETUP.test(name)));
  const required = requires(file).filter(({ parent, source }) => parent.type === 'ExpressionStatement' || SETUP.test(source));
  return [...declared.map(({ source }) => source.value), ...required.map(({ source }) => source)].filter((source) => !/\.(?:css|scss|less|svg|json)$/.test(source));
}

function requires(file: FileAnalysis): readonly { source: string; parent: Node }[] {
  return file.nodes('CallExpression').flatMap(({ callee, arguments: [source], parent }) => {
    const isRequire = callee.type === 'Identifier' && callee.name === 'require' && source?.type === 'Literal' && typeof source.value === 'string';
    return isRequire ? [{ source: source.value, parent }] : [];
  });
}

/** Whether a file and the modules that it loads, however far away, mention the SDK and write to the environment. */
function reaches(main: FileAnalysis, own: Mentions): boolean {
  const { project } = main;
  const reached = new Map([[main.source.filename, own]]);
  let sdk = false;
  let write = false;
  for (const [path, mentions] of reached) {
    sdk ||= mentions.sdk;
    write ||= mentions.loader || (mentions.environment && hasWrite(path === main.source.filename ? main : project.fileAt(path)));
    if (sdk && write) return true;
    for (const source of mentions.sources) {
      const target = project.pathOf(source, path);
      const found = target === undefined || reached.has(target) ? undefined : knownMentions.at(target);
      if (found) reached.set(target!, found);
    }
  }
  return false;
}

function hasWrite(file: FileAnalysis | undefined): boolean {
  const isCertain = (node: Node): boolean => environmentWriteOf(file!, node)?.certain ?? false;
  const isSetter = ({ callee }: TSESTree.CallExpression): boolean => SETTERS.test(referenceName(callee) ?? '');
  return file !== undefined && (file.nodes('AssignmentExpression').some(isCertain) || file.nodes('CallExpression').filter(isSetter).some(isCertain));
}

function mentionsIn(text: string): Mentions {
  const sources = new Set<string>();
  const setup = new Set<string>();
  let end = 0;
  for (const match of importsIn(text).imports) {
    const source = match[1]!;
    const start = Math.max(end, match.index - MAX_CLAUSE);
    end = match.index + match[0].length;
    sources.add(source);
    if (!match[0].startsWith('from') || SETUP.test(text.slice(start, end))) setup.add(source);
  }
  return {
    sources: [...sources],
    setup: [...setup],
    writes: WRITES.test(text),
    sdk: [...text.matchAll(QUOTED)].some(([, quoted]) => isSdkModule(quoted!)),
    environment: ENVIRONMENT.test(text),
    loader: LOADERS.test(text),
  };
}

function mentionsOf(file: FileAnalysis, source: string): Mentions | undefined {
  const path = file.project.pathOf(source, file.source.filename);
  return path === undefined ? undefined : knownMentions.at(path);
}

/** What has been found in modules outlives the file that asked for it. */
const knownMentions = new FileCache(MAX_CACHED, (_path, text) => mentionsIn(text));
