/**
 * Whether clients, the environment and the like can come into a file, and into one of its expressions: most names are imported from where
 * there is nothing of them, which the texts tell before a module is parsed. Nothing may be missed here that the values would lead to.
 */
import { isSdkModule } from '../sdk/client-classes.ts';
import { credentialSinks } from '../sdk/credential-sinks.ts';
import type { FileAnalysis } from './file-analysis.ts';
import type { Node } from './nodes.ts';
import { type ModuleText, type Trait, importsReach, mentions, moduleTextAt, textAt } from './sdk-reach.ts';
import { findVariable } from './source-file.ts';

/** Where something comes from. */
interface Origin {
  /** whether the text of a module shows that it may come from there */
  readonly isIn: Trait;
  readonly isPackage: (specifier: string) => boolean;
  /** whether it may be a global */
  readonly isGlobal: boolean;
}

/** The packages built on the SDK that take a key. */
const KEY_TAKERS: ReadonlySet<string> = new Set(credentialSinks.flatMap(({ sources }) => sources));

/** Clients, what builds them, and what else takes a key. */
export const keyTakers: Origin = {
  isIn: ({ namesClients, sources }: ModuleText) => namesClients || sources.some((source) => KEY_TAKERS.has(source)),
  isPackage: (specifier) => isSdkModule(specifier) || KEY_TAKERS.has(specifier),
  isGlobal: false,
};

export const environment: Origin = {
  isIn: ({ namesEnvironment }: ModuleText) => namesEnvironment,
  isPackage: (specifier) => /^(?:node:)?process$/.test(specifier),
  isGlobal: true,
};

/** The functions of axios that tell errors apart. */
export const axiosFunctions: Origin = {
  isIn: ({ asksAxios }: ModuleText) => asksAxios,
  isPackage: (specifier) => specifier === 'axios',
  isGlobal: true,
};

/** Whether something can come into a file. */
export function mayComeInto(file: FileAnalysis, origin: Origin): boolean {
  const known = file.fact(knownOrigins);
  const answer = known.get(origin) ?? comesInto(file, origin);
  known.set(origin, answer);
  return answer;
}

function knownOrigins(): Map<Origin, boolean> {
  return new Map();
}

function comesInto(file: FileAnalysis, { isIn }: Origin): boolean {
  if (isOpenToAll(file)) return true;
  const { source, project } = file;
  const module = file.fact(ownText);
  return isIn(module) || importsReach(isIn, source.filename, module, project.declaredSpecifiers);
}

/** Whether a client can come into a file: it loads the SDK, or a module that leads there, or TypeScript may know clients out of packages. */
export function reachesSdk(file: FileAnalysis): boolean {
  return file.fact(loadsClients);
}

function loadsClients(file: FileAnalysis): boolean {
  const { source, project } = file;
  if (source.services?.program) return true;
  const module = file.fact(ownText);
  return module.sources.some(isSdkModule) || importsReach(mentions, source.filename, module, project.declaredSpecifiers);
}

function ownText({ source }: FileAnalysis): ModuleText {
  return textAt(source.filename, source.text);
}

/** TypeScript knows clients out of packages; and in a whole project, whose texts are not those on disk, they also come from who imports the file. */
function isOpenToAll({ source, project }: FileAnalysis): boolean {
  return Boolean(source.services?.program) || project.isWhole;
}

/** Whether an expression may stand for something, or for a part of it. */
export function mayStandFor(file: FileAnalysis, expression: Node, origin: Origin): boolean {
  if (!mayComeInto(file, origin)) return false;
  const root = rootOf(expression);
  if (root.type !== 'Identifier' || isOpenToAll(file)) return true;
  const definition = findVariable(file.source, root, root.name)?.defs[0];
  if (!definition) return origin.isGlobal;
  const declaration = (definition.type as string) === 'ImportBinding' ? (definition.node as Node).parent : undefined;
  return declaration?.type !== 'ImportDeclaration' || isImportedFrom(file, declaration.source.value, origin);
}

/** Where a chain of members starts; a type assertion, which may say more than what it is about, ends the way there. */
function rootOf(expression: Node): Node {
  let root = expression;
  for (;;) {
    if (root.type === 'MemberExpression') root = root.object;
    else if (root.type === 'ChainExpression' || root.type === 'TSNonNullExpression') root = root.expression;
    else return root;
  }
}

function isImportedFrom(file: FileAnalysis, specifier: string, { isIn, isPackage }: Origin): boolean {
  const { source: { filename }, project } = file;
  if (isPackage(specifier) || project.declaredSpecifiers.includes(specifier)) return true;
  const path = project.pathOf(specifier, filename);
  const module = path === undefined ? undefined : moduleTextAt(path);
  return module !== undefined && (isIn(module) || importsReach(isIn, path!, module, project.declaredSpecifiers));
}
