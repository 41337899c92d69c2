/**
 * Which requests in a `try` or promise chain have errors that its handler never sees: the promise leaves without being awaited, nobody
 * waits for it, or a callback makes it that nobody waits for. Where a promise goes that cannot be followed, its error counts as seen.
 */
import type { TSESTree } from '@typescript-eslint/types';
import { type ApiCall, apiCallOf, functionsOf, requestIn } from './calls.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { type FunctionNode, type Node, ancestor, contains, enclosingFunction, isFunction, outermost, staticName, unwrap, walk } from './nodes.ts';
import { type HandledCode, callsRejectingInto, isPromiseCombinator } from './rejections.ts';
import { findVariable } from './source-file.ts';

/** How the error of a request passes a handler by. */
export type Escape =
  /** its promise is returned without `await` */
  | 'returned'
  /** nobody waits for it */
  | 'floating'
  /** it is awaited, but elsewhere */
  | 'later'
  /** a callback makes it, for whose promise nobody waits */
  | 'callback'
  /** it comes while the stream is read, elsewhere */
  | 'stream';

export interface EscapingRequest {
  /** the call of the SDK, or of the function of the project that makes the request */
  readonly node: TSESTree.CallExpression;
  readonly how: Escape;
  /** the promise that could be awaited in the handled code; undefined where `await` is not the remedy or not allowed */
  readonly awaitable: Node | undefined;
}

export interface HandledRequests {
  readonly escaping: readonly EscapingRequest[];
  /** requests whose errors may reach the handler */
  readonly reaching: readonly TSESTree.CallExpression[];
}

/** Methods whose result is a stream at once: the request's error comes when the stream is read. */
const STREAM_METHODS = /(?:^|\.)(?:stream|createAndStream|submitToolOutputsStream|runTools|runFunctions)$/;
const STREAM_LISTENERS = /^(?:on|once|off)$/;
const TIMERS = /^(?:setTimeout|setInterval|setImmediate|queueMicrotask|requestAnimationFrame|requestIdleCallback)$/;
const LISTENERS = /^(?:forEach|on|once|addListener|addEventListener|nextTick)$/;

/** The requests of the code that a handler belongs to. */
export function requestsHandledBy(file: FileAnalysis, from: HandledCode): HandledRequests {
  return file.nodeFact(findRequests, from);
}

function findRequests(file: FileAnalysis, from: HandledCode): HandledRequests {
  const root = from.type === 'TryStatement' ? from.block : from.callee.type === 'MemberExpression' ? from.callee.object : from;
  const scope: Scope = { file, root, home: enclosingFunction(from) };
  const escaping: EscapingRequest[] = [];
  const reaching: TSESTree.CallExpression[] = [];
  walk(root, file.source.visitorKeys, (node) => {
    if (node.type !== 'CallExpression') return;
    const isStream = isRequest(file, node);
    if (isStream === undefined) return;
    const how = hasOwnHandler(scope, node) ? undefined : escapeOf({ ...scope, isStream, seen: new Set() }, node);
    if (how) escaping.push({ node, how: isStream ? 'stream' : how, awaitable: isStream ? undefined : awaitableOf(scope, node, how) });
    else reaching.push(node);
  });
  return { escaping, reaching };
}

/**
 * Whether a promise chain makes its request only behind a handler: in the callback beside it, `p.then(request, handler)`, or in a `then`
 * after it, `p.catch(handler).then(request)`.
 */
export function requestsBehind(file: FileAnalysis, from: TSESTree.CallExpression): boolean {
  const isBeside = from.callee.type === 'MemberExpression' && staticName(from.callee) === 'then';
  for (let call: Node | undefined = isBeside ? from : nextInChain(from); call?.type === 'CallExpression'; call = nextInChain(call)) {
    const [callback] = call.arguments;
    if (callback && functionsOf(file, callback).some((fn) => requestIn(fn.file, fn.node.body))) return true;
  }
  return false;
}

/** `promise.then(…)` of a promise. */
function nextInChain(promise: TSESTree.CallExpression): TSESTree.CallExpression | undefined {
  const member = outermost(promise).parent;
  const call = member?.type === 'MemberExpression' && staticName(member) === 'then' ? outermost(member).parent : undefined;
  return call?.type === 'CallExpression' ? call : undefined;
}

/** Whether a call gives a stream (true) or a promise (false) of a request; undefined for other calls. */
function isRequest(file: FileAnalysis, call: TSESTree.CallExpression): boolean | undefined {
  const request = apiCallOf(file, call);
  if (request) return STREAM_METHODS.test(request.path);
  // A function that is called where it is written: the requests stand in the handled code itself.
  const functions = isFunction(unwrap(call.callee)) ? [] : functionsOf(file, call.callee);
  if (functions.length === 0 || !functions.every(({ node }) => !node.generator)) return undefined;
  const requests = callsRejectingInto(file, call).flatMap((awaited) => awaited.request ?? []);
  return requests.length > 0 ? requests.every(isStreamRequest) : undefined;
}

function isStreamRequest({ path }: ApiCall): boolean {
  return STREAM_METHODS.test(path);
}

interface Scope {
  readonly file: FileAnalysis;
  /** the `try` block, or the promise that a handler is attached to */
  readonly root: Node;
  /** the function around the handled code */
  readonly home: FunctionNode | undefined;
}

interface Search extends Scope {
  readonly isStream: boolean;
  readonly seen: Set<Node>;
}

/** Whether a `try` inside the handled code takes the errors of a node. */
function hasOwnHandler({ root }: Scope, node: Node): boolean {
  const own = ancestor(node, (outer): outer is TSESTree.TryStatement => outer.type === 'TryStatement' && outer.handler !== null && contains(outer.block, node));
  return own !== undefined && contains(root, own);
}

/** How the error of a promise passes the handler by; undefined where it is seen, or may be. */
function escapeOf(search: Search, promise: Node): Escape | undefined {
  const site = outermost(promise);
  if (site === search.root || search.seen.has(site)) return undefined;
  search.seen.add(site);
  const { parent } = site;
  switch (parent?.type) {
    case 'AwaitExpression':
      if (search.isStream) return escapeOf(search, parent);
      return enclosingFunction(parent) === search.home ? undefined : escapeOfFunction(search, enclosingFunction(parent)!);
    case 'ReturnStatement':
      return escapeOfReturn(search, enclosingFunction(parent));
    case 'ArrowFunctionExpression':
      return parent.body === site ? escapeOfFunction(search, parent) : undefined;
    case 'ExpressionStatement':
      return 'floating';
    case 'UnaryExpression':
      return parent.operator === 'void' ? 'floating' : undefined;
    case 'ConditionalExpression':
      return parent.test === site ? undefined : escapeOf(search, parent);
    case 'LogicalExpression':
      return parent.right === site ? escapeOf(search, parent) : undefined;
    case 'ArrayExpression':
      return escapeOf(search, parent);
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' ? escapeOfVariable(search, parent.id) : undefined;
    case 'AssignmentExpression':
      return parent.operator === '=' && parent.left.type === 'Identifier' && parent.parent.type === 'ExpressionStatement' ? escapeOfVariable(search, parent.left) : undefined;
    case 'MemberExpression':
      return parent.object === site ? escapeOfMethod(search, parent) : undefined;
    case 'CallExpression':
      return escapeOfArgument(search, parent, site);
    case 'NewExpression':
      return search.isStream && parent.callee.type === 'Identifier' && parent.callee.name === 'Response' ? escapeOf(search, parent) : undefined;
    default:
      return undefined;
  }
}

function escapeOfReturn(search: Search, fn: FunctionNode | undefined): Escape | undefined {
  // Asynchronous generators await what they return.
  if (!fn || fn.generator) return undefined;
  return fn === search.home ? 'returned' : escapeOfFunction(search, fn);
}

/** `promise.then(…)`, `.finally(…)`, `.withResponse()`; `stream.on(…)`. */
function escapeOfMethod(search: Search, member: TSESTree.MemberExpression): Escape | undefined {
  const call = outermost(member).parent;
  if (call?.type !== 'CallExpression' || call.callee !== outermost(member)) return undefined;
  const method = staticName(member) ?? '';
  if (search.isStream) return STREAM_LISTENERS.test(method) || method === 'toReadableStream' ? escapeOf(search, call) : undefined;
  const hasHandler = method === 'then' && call.arguments.length > 1;
  return /^(?:then|finally|withResponse|asResponse)$/.test(method) && !hasHandler ? escapeOf(search, call) : undefined;
}

/** `Promise.all([…])`, `list.push(promise)`. */
function escapeOfArgument(search: Search, call: TSESTree.CallExpression, argument: Node): Escape | undefined {
  if (argument === call.callee) return undefined;
  if (isPromiseCombinator(call)) return escapeOf(search, call);
  const { callee } = call;
  const list = callee.type === 'MemberExpression' && staticName(callee) === 'push' && call.parent.type === 'ExpressionStatement' ? callee.object : undefined;
  return list?.type === 'Identifier' ? escapeOfVariable(search, list) : undefined;
}

/** A function that stands in the handled code, and whose promise rejects. */
function escapeOfFunction(search: Search, fn: FunctionNode): Escape | undefined {
  const site = outermost(fn);
  const call = site.parent;
  if (call?.type !== 'CallExpression' || !contains(search.root, call)) return undefined;
  if (call.callee === site) return escapeOf(search, call);
  const { callee } = call;
  const method = callee.type === 'MemberExpression' ? (staticName(callee) ?? '') : callee.type === 'Identifier' ? callee.name : '';
  if (callee.type === 'Identifier') return TIMERS.test(method) && !findVariable(search.file.source, callee, method) ? 'callback' : undefined;
  if (LISTENERS.test(method)) return 'callback';
  if (/^(?:map|flatMap|then|catch|finally)$/.test(method)) return escapeOf(search, call);
  return undefined;
}

/** A variable that holds the promise, or a list with it: every read in the handled code must let the error pass by. */
function escapeOfVariable(search: Search, identifier: TSESTree.Identifier): Escape | undefined {
  const variable = findVariable(search.file.source, identifier, identifier.name);
  if (!variable) return undefined;
  const reads = variable.references.filter((reference) => reference.isRead()).map((reference) => reference.identifier as Node);
  const inside = reads.filter((read) => contains(search.root, read) && !isPushedTo(read));
  if (inside.some((read) => enclosingFunction(read) !== enclosingFunction(identifier))) return undefined;
  const escapes = inside.map((read) => escapeOf(search, read));
  if (escapes.includes(undefined)) return undefined;
  const outside = reads.some((read) => !contains(search.root, read));
  return outside ? 'later' : (escapes[0] ?? 'floating');
}

function isPushedTo({ parent }: Node): boolean {
  return parent?.type === 'MemberExpression' && staticName(parent) === 'push' && parent.parent.type === 'CallExpression';
}

/** The promise to await in the function of the handled code: where that is asynchronous, or the file's top level. */
function awaitableOf({ home }: Scope, call: Node, how: Escape): Node | undefined {
  if (how === 'callback' || enclosingFunction(call) !== home || !home?.async || home.generator) return undefined;
  let promise = outermost(call);
  for (let member = promise.parent; member?.type === 'MemberExpression' && member.object === promise; member = promise.parent) promise = outermost(outermost(member).parent!);
  while (promise.parent?.type === 'ArrayExpression' || (promise.parent?.type === 'CallExpression' && promise.parent.callee !== promise && isPromiseCombinator(promise.parent))) promise = outermost(promise.parent);
  return isFunction(promise) ? undefined : promise;
}
