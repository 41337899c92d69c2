/** Which values are the SDK's own things: its exports, its clients, functions that hand a client on. */
import type { TSESTree } from '@typescript-eslint/types';
import { type ClientClassName, clientClassOf, clientFactories, clientPassThroughOf, clientReturningMethods, isSdkModule } from '../sdk/client-classes.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { type Node, MAX_SUPERCLASSES, isClass, staticName } from './nodes.ts';
import { type Value, evaluate, isNullish } from './values.ts';

export interface Client {
  readonly className: ClientClassName;
  /** the `new` expression; undefined where only a type or a setting says that there is a client */
  readonly creation: TSESTree.NewExpression | undefined;
  /** the node that stands for the client: its `new`, annotation, factory call or class */
  readonly node: Node;
  readonly file: FileAnalysis;
}

/**
 * The path of a value inside the SDK's exports, `default` written as `OpenAI`: `['OpenAI', 'APIError']`, `['toFile']`;
 * `[]` for the module itself. Undefined for what does not come from the SDK.
 */
export function sdkExportPath({ root, path }: Value): readonly string[] | undefined {
  if (root.type !== 'module' || !isSdkModule(root.source)) return undefined;
  let names = path;
  while (names[0] === 'default' && (names[1] === 'default' || names[1] === 'OpenAI')) names = names.slice(1);
  if (names[0] === 'default') names = ['OpenAI', ...names.slice(1)];
  while (names[0] === 'OpenAI' && (names[1] === 'OpenAI' || names[1] === 'AzureOpenAI' || names[1] === 'OpenAIApi')) names = names.slice(1);
  return names;
}

/**
 * The client class that a value is: `OpenAI` also for the module itself, because v4's `require('openai')` is the class and
 * people write `new OpenAI()` for a namespace import.
 */
export function clientClassOfValue(value: Value): ClientClassName | undefined {
  return classOfValue(value, 0);
}

function classOfValue(value: Value, depth: number): ClientClassName | undefined {
  const path = sdkExportPath(value);
  if (path) return path.length === 0 ? 'OpenAI' : path.length === 1 ? clientClassOf(path[0]!) : undefined;
  return depth < MAX_SUPERCLASSES ? subclassedClient(value, depth + 1) : undefined;
}

/** `class Mine extends OpenAI`. */
function subclassedClient({ root, path }: Value, depth: number): ClientClassName | undefined {
  if (root.type !== 'node' || path.length > 0 || !isClass(root.node) || !root.node.superClass) return undefined;
  for (const parent of evaluate(root.file, root.node.superClass)) {
    if (parent.root.type === 'node' && parent.root.node === root.node) continue;
    const className = classOfValue(parent, depth);
    if (className) return className;
  }
  return undefined;
}

/** The client that a value's root is, whatever path leads on from it. */
export function clientOfRoot({ root }: Value): Client | undefined {
  if (root.type === 'instance') {
    const className = clientClassOfValue(root.class);
    if (!className) return undefined;
    return { className, creation: root.node.type === 'NewExpression' ? root.node : undefined, node: root.node, file: root.file };
  }
  if (root.type !== 'call') return undefined;
  const path = sdkExportPath(root.callee);
  const isFactory = path?.length === 1 && clientFactories.some((factory) => factory.exportName === path[0]);
  return isFactory ? { className: 'OpenAIApi', creation: undefined, node: root.node, file: root.file } : undefined;
}

/**
 * The client that an expression stands for. Where assignments or branches leave several values, all that are known must be
 * clients; an unknown one beside a client (a cache, a parameter) does no harm.
 */
export function clientOf(file: FileAnalysis, expression: Node): Client | undefined {
  const found = clientPathOfValues(file.evaluate(expression));
  return found && found.path.length === 0 ? found.client : undefined;
}

/** The client from which an access path starts, with that path: `client.chat.completions` gives `['chat', 'completions']`. */
export function clientPathOf(file: FileAnalysis, expression: Node): { client: Client; path: readonly string[] } | undefined {
  return clientPathOfValues(file.evaluate(expression));
}

/** The client from which what an expression may stand for starts, with the path that leads on from it. */
export function clientPathOfValues(values: readonly Value[]): { client: Client; path: readonly string[] } | undefined {
  let found: { client: Client; path: readonly string[] } | undefined;
  for (const value of values) {
    const client = clientOfRoot(value);
    if (client) found ??= { client, path: value.path };
    else if (isKnownForeign(value)) return undefined;
  }
  return found;
}

/** Whether a value is certainly something other than a client. */
function isKnownForeign(value: Value): boolean {
  const { root } = value;
  if (isNullish(value) || root.type === 'unknown' || root.type === 'global') return false;
  if (root.type === 'call' || root.type === 'node') return root.type === 'node' && isClass(root.node);
  return root.type === 'instance' || root.type === 'module';
}

/**
 * What a call that is known to hand a client on gives back: the expression that holds the client, or `'receiver'` for the client's
 * own `withOptions`.
 */
export function isClientPassThrough(callee: Value, call: TSESTree.CallExpression): Node | 'receiver' | undefined {
  const { root, path } = callee;
  if (root.type === 'instance') {
    const isCopy = path.length === 1 && (clientReturningMethods as readonly string[]).includes(path[0]!) && clientClassOfValue(root.class);
    return isCopy ? 'receiver' : undefined;
  }
  if (root.type !== 'module') return undefined;
  const row = clientPassThroughOf(root.source, path[path.length - 1] ?? 'default');
  const argument = row ? call.arguments[row.argumentIndex] : undefined;
  if (!row?.property || argument?.type !== 'ObjectExpression') return argument;
  const property = argument.properties.find((candidate) => candidate.type === 'Property' && staticName(candidate) === row.property);
  return property?.type === 'Property' ? property.value : undefined;
}
