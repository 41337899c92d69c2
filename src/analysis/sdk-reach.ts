/**
 * Whether anything of OpenAI can come into a file: a look at its text and at the texts of what it imports, however far away, before
 * any of them is parsed. Most files of most projects end here.
 */
import { mayHoldApiKey } from '../sdk/api-keys.ts';
import { isSdkModule } from '../sdk/client-classes.ts';
import { currentRound } from './disk-round.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { FileCache } from './file-cache.ts';
import { mentionsOpenAI, mentionsWholeEnvironment } from './mentions.ts';
import { modulePath } from './module-paths.ts';
import { hidesImports, importsIn } from './text-imports.ts';

const MAX_CACHED = 20_000;

/** What the text of a module shows; a wrong hit in a string or comment does no harm. */
interface ModuleText {
  readonly mentions: boolean;
  readonly isOpen: boolean;
  /** what it imports, re-exports and requires */
  readonly sources: readonly string[];
}

interface Reached {
  readonly path: string;
  readonly module: ModuleText;
  readonly importer: Reached | undefined;
}

/** The answers of one round, for one set of client modules. */
interface Known {
  readonly round: number;
  readonly clientModules: string;
  readonly answers: Map<string, boolean>;
}

let known: Known | undefined;

/**
 * Whether a rule can have anything to say about a file whose types nobody knows.
 * @param path of the file, whose text may differ from what is on disk
 * @param clientModules specifiers of modules that are known to export a client
 * @returns whether the text, or that of a module in reach, mentions OpenAI, or the text holds a key or speaks of the whole environment
 */
export function concernsOpenAI(path: string, text: string, clientModules: readonly string[] = []): boolean {
  return mentionsOpenAI(text) || mayHoldApiKey(text) || mentionsWholeEnvironment(text) || importsReachOpenAI(path, text, clientModules);
}

/**
 * @param path of the file, whose own text may differ from what is on disk
 * @param clientModules specifiers of modules that are known to export a client
 * @returns whether a module in reach mentions OpenAI or is one of the client modules; the text itself is not asked for a mention
 */
export function importsReachOpenAI(path: string, text: string, clientModules: readonly string[]): boolean {
  const start: Reached = { path, module: moduleText(text), importer: undefined };
  const answers = answersNow(clientModules);
  const reached = [start];
  const seen = new Set([path]);
  for (const importer of reached) {
    if (importer.module.isOpen || importer.module.sources.some((source) => clientModules.includes(source))) return settle(importer, answers);
    for (const source of importer.module.sources) {
      const target = modulePath(source, importer.path);
      if (target === undefined || seen.has(target) || answers.get(target) === false) continue;
      const module = answers.get(target) ? undefined : knownTexts.at(target);
      if (answers.get(target) || module?.mentions) return settle(importer, answers);
      seen.add(target);
      if (module) reached.push({ path: target, module, importer });
    }
  }
  for (const { path: each } of reached.slice(1)) answers.set(each, false);
  return false;
}

/** Whether a client can come into a file: it loads the SDK, or a module that leads there, or TypeScript may know clients out of packages. */
export function reachesSdk(file: FileAnalysis): boolean {
  return file.fact(loadsClients);
}

function loadsClients({ source, project }: FileAnalysis): boolean {
  return Boolean(source.services?.program) || [...importsIn(source.text)].some((match) => isSdkModule(match[1]!)) || importsReachOpenAI(source.filename, source.text, project.declaredSpecifiers);
}

/** Remembers the modules along the way to one that reaches OpenAI; the file itself may be another on disk. */
function settle(reaching: Reached, answers: Map<string, boolean>): true {
  for (let each = reaching; each.importer; each = each.importer) answers.set(each.path, true);
  return true;
}

function answersNow(clientModules: readonly string[]): Map<string, boolean> {
  const key = clientModules.join('\0');
  const round = currentRound();
  if (known?.round !== round || known.clientModules !== key) known = { round, clientModules: key, answers: new Map() };
  return known.answers;
}

function moduleText(text: string): ModuleText {
  return { mentions: mentionsOpenAI(text), isOpen: hidesImports(text), sources: [...new Set([...importsIn(text)].map((match) => match[1]!))] };
}

const knownTexts = new FileCache(MAX_CACHED, (_path, text) => moduleText(text));
