/**
 * Whether anything of OpenAI can come into a file: a look at its text and at the texts of what it imports, however far away, before
 * any of them is parsed. Most files of most projects end here.
 */
import { mayHoldApiKey } from '../sdk/api-keys.ts';
import { clientClassOf, clientFactories, configurationClass, isSdkModule } from '../sdk/client-classes.ts';
import { currentRound } from './disk-round.ts';
import { FileCache } from './file-cache.ts';
import { mentionsOpenAI, mentionsWholeEnvironment } from './mentions.ts';
import { modulePath } from './module-paths.ts';
import { importsIn, quotedIn } from './text-imports.ts';

const MAX_CACHED = 20_000;
/** Longer lists of imported names are not read. */
const MAX_CLAUSE = 2_000;

/** What the text of a module shows; a wrong hit in a string or comment does no harm. */
export interface ModuleText {
  readonly mentions: boolean;
  /** what it imports, re-exports and requires; where it hides that, all that it may load */
  readonly sources: readonly string[];
  /** it may import a client of the SDK, or what builds one */
  readonly namesClients: boolean;
  /** it has the name by which the environment is reached */
  readonly namesEnvironment: boolean;
  /** it has the name of a function of axios that tells errors apart */
  readonly asksAxios: boolean;
}

/** What is looked for in modules. */
export type Trait = (module: ModuleText) => boolean;

interface Reached {
  readonly path: string;
  readonly module: ModuleText;
  readonly importer: Reached | undefined;
}

/** The answers of one round, for one set of client modules: whether a module, or one that it reaches, has a trait. */
interface Known {
  readonly round: number;
  readonly clientModules: string;
  readonly answers: Map<Trait, Map<string, boolean>>;
}

let known: Known | undefined;

/**
 * Whether a rule can have anything to say about a file whose types nobody knows.
 * @param path of the file, whose text may differ from what is on disk
 * @param clientModules specifiers of modules that are known to export a client
 * @returns whether the text, or that of a module in reach, mentions OpenAI, or the text holds a key or speaks of the whole environment
 */
export function concernsOpenAI(path: string, text: string, clientModules: readonly string[] = []): boolean {
  return mentions(textAt(path, text)) || mayHoldApiKey(text) || mentionsWholeEnvironment(text) || importsReachOpenAI(path, text, clientModules);
}

/**
 * @param path of the file, whose own text may differ from what is on disk
 * @param clientModules specifiers of modules that are known to export a client
 * @returns whether a module in reach mentions OpenAI or is one of the client modules; the text itself is not asked for a mention
 */
export function importsReachOpenAI(path: string, text: string, clientModules: readonly string[]): boolean {
  return importsReach(mentions, path, textAt(path, text), clientModules);
}

/** A module mentions OpenAI. */
export function mentions(module: ModuleText): boolean {
  return module.mentions;
}

/** Whether a module in reach has a trait or is one of the client modules. */
export function importsReach(trait: Trait, path: string, start: ModuleText, clientModules: readonly string[]): boolean {
  const answers = answersNow(trait, clientModules);
  const reached: Reached[] = [{ path, module: start, importer: undefined }];
  const seen = new Set([path]);
  for (const importer of reached) {
    if (importer.module.sources.some((source) => clientModules.includes(source))) return settle(importer, answers);
    for (const source of importer.module.sources) {
      const target = modulePath(source, importer.path);
      if (target === undefined || seen.has(target) || answers.get(target) === false) continue;
      const module = answers.get(target) ? undefined : knownTexts.at(target);
      if (answers.get(target) || (module && trait(module))) return settle(importer, answers);
      seen.add(target);
      if (module) reached.push({ path: target, module, importer });
    }
  }
  for (const { path: each } of reached.slice(1)) answers.set(each, false);
  return false;
}

/** Remembers the modules along the way to one that reaches OpenAI; the file itself may be another on disk. */
function settle(reaching: Reached, answers: Map<string, boolean>): true {
  for (let each = reaching; each.importer; each = each.importer) answers.set(each.path, true);
  return true;
}

function answersNow(trait: Trait, clientModules: readonly string[]): Map<string, boolean> {
  const key = clientModules.join('\0');
  const round = currentRound();
  if (known?.round !== round || known.clientModules !== key) known = { round, clientModules: key, answers: new Map() };
  const answers = known.answers.get(trait) ?? new Map<string, boolean>();
  known.answers.set(trait, answers);
  return answers;
}

/** What the text of a file shows, which may be another on disk. */
export function textAt(path: string, text: string): ModuleText {
  return knownTexts.of(path, text);
}

function moduleText(text: string): ModuleText {
  const { imports, hasHidden } = importsIn(text);
  const hidden = hasHidden ? quotedIn(text).filter((quoted) => SPECIFIER.test(quoted)) : [];
  return {
    mentions: mentionsOpenAI(text),
    sources: [...new Set([...imports.map((match) => match[1]!), ...hidden])],
    namesClients: hidden.some(isSdkModule) || imports.some((match) => isSdkModule(match[1]!) && mayNameClients(text, match)),
    namesEnvironment: /\benv\b/.test(text),
    asksAxios: text.includes('isAxiosError') || text.includes('isCancel'),
  };
}

/** What may name a module. */
const SPECIFIER = /^[\w$@#~.][\w$@#~./-]*$/;
/** Names in braces, with nothing else that is imported before them. */
const NAMED = /\b(?:import|export)(?:\s+type)?\s*\{([^{}]*)\}\s*$/;
const NAME = /^\s*(?:type\s+)?([\w$]+)(?:\s+as\s+[\w$]+)?\s*$/;

/** Whether what is imported from the SDK may be more than types and errors. */
function mayNameClients(text: string, { 0: found, index }: RegExpExecArray): boolean {
  const names = found.startsWith('from') ? NAMED.exec(text.slice(Math.max(0, index - MAX_CLAUSE), index))?.[1] : undefined;
  if (names === undefined) return true;
  return names.split(',').some((written) => {
    const name = NAME.exec(written)?.[1];
    return name === undefined ? written.trim() !== '' : isClientName(name);
  });
}

function isClientName(name: string): boolean {
  return name === configurationClass || clientClassOf(name) !== undefined || clientFactories.some(({ exportName }) => exportName === name);
}

/** What the text of a module on disk shows. */
export function moduleTextAt(path: string): ModuleText | undefined {
  return knownTexts.at(path);
}

const knownTexts = new FileCache<ModuleText>(MAX_CACHED, (_path, text) => moduleText(text));
