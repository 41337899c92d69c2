/** Where code reads an error that can only come from a request to OpenAI, as if it had the shape of an axios error. */
import type { TSESTree } from '@typescript-eslint/types';
import { builtinModules } from 'node:module';
import { isSdkModule } from '../sdk/client-classes.ts';
import { isQuietPackage, requestMethodNames, requestingGlobals } from '../sdk/quiet-packages.ts';
import type { ApiCall } from './calls.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { type MemberUse, chainOf, isWritten, memberUses, usedObjects } from './member-uses.ts';
import { type Node, MAX_SUPERCLASSES, ancestor, contains, isClass, staticName, unwrap, walk } from './nodes.ts';
import { axiosFunctions, mayStandFor } from './origins.ts';
import { type AwaitedCall, type HandledCode, callsRejectingInto } from './rejections.ts';
import type { Value } from './values.ts';

const BUILTIN_MODULES: ReadonlySet<string> = new Set(builtinModules);

/** Members of an AxiosResponse, as far as code reads them from an error's `response`. */
const AXIOS_RESPONSE_MEMBERS: ReadonlySet<string> = new Set(['data', 'status', 'statusText', 'headers', 'config', 'request']);

/**
 * The request whose error an expression stands for; undefined where the error may also come from elsewhere.
 * @param path what the expression reads of the error: `[]` for the error itself
 */
export function failedRequestOf(values: readonly Value[], path: readonly string[] = []): ApiCall | undefined {
  let request: ApiCall | undefined;
  for (const { root, path: valuePath } of values) {
    if (root.type !== 'caught' || valuePath.join('.') !== path.join('.')) return undefined;
    const failed = root.file.nodeFact(onlyRequestOf, root.from);
    if (!failed) return undefined;
    request ??= failed;
  }
  return request;
}

/** The request of a `try` or promise chain whose handler reads nothing that only other errors have. */
function onlyRequestOf(file: FileAnalysis, from: HandledCode): ApiCall | undefined {
  const calls = callsRejectingInto(file, from);
  const request = calls.find((call) => call.request)?.request;
  if (!request || !calls.every((call) => call.request || isQuiet(call))) return undefined;
  return file.fact(makesResponses) || file.fact(foreignHandlers).has(from) ? undefined : request;
}

/** Whether the file puts a `response` onto errors of its own. */
function makesResponses(file: FileAnalysis): boolean {
  return (memberUses(file).get('response') ?? []).some((use) => isWritten(use) && use.node.type === 'MemberExpression' && use.node.object.type !== 'ThisExpression');
}

/** The handlers that read members of `error.response` which axios never had: they serve another client (got, ky, Telegram, …). */
function foreignHandlers(file: FileAnalysis): ReadonlySet<HandledCode> {
  const found = new Set<HandledCode>();
  for (const use of memberUses(file).get('response') ?? []) {
    const next = chainOf(use)[1];
    if (!next || AXIOS_RESPONSE_MEMBERS.has(next.name)) continue;
    for (const { root, path } of usedObjects(file, use)) if (root.type === 'caught' && path.length === 0 && root.file === file) found.add(root.from);
  }
  return found;
}

/** Whether a call that is no request of the SDK certainly rejects without an axios-like `response`. */
export function isQuiet({ node, file }: AwaitedCall): boolean {
  const callee = unwrap(node.callee);
  // A field that holds an unknown function is like any other unknown function.
  const method = callee.type === 'MemberExpression' && callee.object.type !== 'ThisExpression' ? staticName(callee) : undefined;
  return file.evaluate(callee).every((value) => isQuietValue(value, method));
}

function isQuietValue({ root }: Value, method: string | undefined, depth = 0): boolean {
  switch (root.type) {
    case 'module':
      return isSdkModule(root.source) || BUILTIN_MODULES.has(root.source.replace(/^node:/, '')) || isQuietPackage(root.source);
    case 'call':
      return isQuietValue(root.callee, method, depth);
    case 'instance':
      return isQuietValue(root.class, method, depth);
    case 'global':
      return !requestingGlobals.has(root.name) && (root.name in globalThis || method !== undefined);
    case 'node':
      if (!isClass(root.node) || !root.node.superClass) return true;
      return depth < MAX_SUPERCLASSES && root.file.evaluate(root.node.superClass).every((parent) => isQuietValue(parent, method, depth + 1));
    case 'list':
    case 'caught':
      return true;
    case 'unknown':
      return method !== undefined && !requestMethodNames.has(method);
    default:
      return false;
  }
}

/** A read of a member of an OpenAI error, or of one below it. */
export interface ErrorRead {
  readonly use: MemberUse;
  readonly request: ApiCall;
}

/**
 * The reads of `name` from errors that only requests to OpenAI throw.
 * @param path what leads from the error to the object, `[]` for the error itself
 */
export function errorReads(file: FileAnalysis, name: string, path: readonly string[] = []): readonly ErrorRead[] {
  return (memberUses(file).get(name) ?? []).flatMap((use) => {
    if (isWritten(use)) return [];
    const request = failedRequestOf(usedObjects(file, use), path);
    return request && !isNarrowed(file, use.node) ? [{ use, request }] : [];
  });
}

/** Whether a read stands in a branch that only errors of another class reach: `if (error instanceof HTTPError) …`. */
export function isNarrowed(file: FileAnalysis, node: Node): boolean {
  for (let branch = ancestor(node, isBranching); branch; branch = ancestor(branch, isBranching)) {
    const isChosen = branch.type === 'LogicalExpression' ? branch.operator === '&&' && contains(branch.right, node) : contains(branch.consequent, node);
    if (isChosen && testsForeignClass(file, branch.type === 'LogicalExpression' ? branch.left : branch.test)) return true;
  }
  return false;
}

/** Code of which a test decides what runs. */
export type Branching = TSESTree.IfStatement | TSESTree.ConditionalExpression | TSESTree.LogicalExpression;

export function isBranching(node: Node): node is Branching {
  return node.type === 'IfStatement' || node.type === 'ConditionalExpression' || node.type === 'LogicalExpression';
}

function testsForeignClass(file: FileAnalysis, test: Node): boolean {
  let found = false;
  walk(test, file.source.visitorKeys, (node) => {
    if (node.type === 'BinaryExpression' && node.operator === 'instanceof') found ||= file.evaluate(node.right).some(isForeignClass);
    return !found && (node.type === 'LogicalExpression' || unwrap(node) !== node);
  });
  return found;
}

function isForeignClass({ root }: Value): boolean {
  // Every error is an Error; whose a global class of a script is, nobody knows.
  if (root.type === 'global') return root.name !== 'Error' && (root.name in globalThis || !/Error$/.test(root.name));
  return root.type !== 'module' || !(isSdkModule(root.source) || root.source === 'axios');
}

/** A call that asks axios about an OpenAI error: `axios.isAxiosError(error)`. */
export interface AxiosQuestion {
  readonly name: 'isAxiosError' | 'isCancel';
  readonly key: Node;
  readonly node: TSESTree.CallExpression;
  readonly request: ApiCall;
}

/** The questions to axios about errors that only requests to OpenAI throw. */
export function axiosQuestions(file: FileAnalysis): readonly AxiosQuestion[] {
  return file.nodes('CallExpression').flatMap((node) => {
    const [argument] = node.arguments;
    const name = argument && mayStandFor(file, node.callee, axiosFunctions) ? axiosFunction(file, node) : undefined;
    const request = name && failedRequestOf(file.evaluate(argument!));
    const callee = unwrap(node.callee);
    return request ? [{ name: name!, key: callee.type === 'MemberExpression' ? callee.property : callee, node, request }] : [];
  });
}

function axiosFunction(file: FileAnalysis, node: TSESTree.CallExpression): AxiosQuestion['name'] | undefined {
  for (const { root, path } of file.evaluate(node.callee)) {
    const name = path[path.length - 1];
    const isAxios = (root.type === 'module' && root.source === 'axios') || (root.type === 'global' && root.name === 'axios');
    if (isAxios && (name === 'isAxiosError' || name === 'isCancel')) return name;
  }
  return undefined;
}

