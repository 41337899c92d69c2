/** Which calls are requests to the API, written in a place or reached from it through functions of the project. */
import type { TSESTree } from '@typescript-eslint/types';
import { v3MethodOf } from '../sdk/legacy-methods.ts';
import { type Client, clientOfRoot } from './client-values.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { type FunctionNode, type Node, isClass, isFunction, walk } from './nodes.ts';
import { keyTakers, mayStandFor } from './origins.ts';
import type { Value } from './values.ts';

export interface ApiCall {
  readonly node: TSESTree.CallExpression;
  readonly file: FileAnalysis;
  readonly client: Client;
  /** the method as the code writes it, from the client on: `chat.completions.create`, `createChatCompletion` */
  readonly path: string;
}

/** Requests by path that every client has: `client.get('/models')`. */
const RAW_METHODS = new Set(['get', 'post', 'put', 'patch', 'delete', 'request']);

/** The request that a call makes; undefined for every other call. */
export function apiCallOf(file: FileAnalysis, call: TSESTree.CallExpression): ApiCall | undefined {
  return mayStandFor(file, call.callee, keyTakers) ? file.nodeFact(findApiCall, call) : undefined;
}

function findApiCall(file: FileAnalysis, call: TSESTree.CallExpression): ApiCall | undefined {
  let found: ApiCall | undefined;
  for (const value of file.evaluate(call.callee)) {
    found ??= requestOf(file, call, value);
    if (value.root.type === 'instance' && !clientOfRoot(value)) return undefined;
  }
  return found;
}

function requestOf(file: FileAnalysis, node: TSESTree.CallExpression, callee: Value): ApiCall | undefined {
  const [first, ...rest] = callee.path;
  if (first === undefined) return undefined;
  const isRequest = rest.length > 0 || v3MethodOf(first) !== undefined || RAW_METHODS.has(first);
  const client = isRequest ? clientOfRoot(callee) : undefined;
  return client && { node, file, client, path: callee.path.join('.') };
}

/** The request whose result a value is or is part of; what its promise's own methods (`withResponse`) return counts as well. */
export function requestOfValue({ root }: Value): ApiCall | undefined {
  if (root.type !== 'call') return undefined;
  return apiCallOf(root.file, root.node) ?? requestOfValue(root.callee);
}

/**
 * The requests that run when a node runs: written in it, in functions of the project that it calls, and in callbacks that it passes on.
 * Functions that are only defined in it do not run.
 */
export function apiCallsIn(file: FileAnalysis, node: Node): readonly ApiCall[] {
  return file.nodeFact(findApiCalls, node);
}

/** A walk over the call graph: each function once, so that cycles and large graphs cost no more than their size. */
function findApiCalls(file: FileAnalysis, root: Node): readonly ApiCall[] {
  const found = new Set<ApiCall>();
  const reached = new Set<Node>([root]);
  const pending: Place[] = [{ file, node: root }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { requests, functions } = next.file.nodeFact(callsOf, next.node);
    for (const request of requests) found.add(request);
    for (const { node, file: home } of functions) {
      if (reached.has(node.body)) continue;
      reached.add(node.body);
      pending.push({ file: home, node: node.body });
    }
  }
  return [...found];
}

/** One of the requests that run when a node runs (see {@link apiCallsIn}); undefined where there is none. */
export function requestIn(file: FileAnalysis, node: Node): ApiCall | undefined {
  const known = file.fact(foundRequests);
  if (!known.has(node)) findRequest({ file, node });
  return known.get(node);
}

/** What is known of nodes already: functions that call each other share what has been found out about one of them. */
function foundRequests(): Map<Node, ApiCall | undefined> {
  return new Map();
}

interface Place {
  readonly file: FileAnalysis;
  readonly node: Node;
  /** the place that calls this one */
  readonly caller?: Place;
}

function findRequest(root: Place): void {
  const reached = new Map<Node, FileAnalysis>([[root.node, root.file]]);
  const pending: Place[] = [root];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const request = next.file.fact(foundRequests).get(next.node) ?? next.file.nodeFact(callsOf, next.node).requests[0];
    if (request) return noteRequest(next, request);
    for (const { node, file } of next.file.nodeFact(callsOf, next.node).functions) {
      const isEmpty = file.fact(foundRequests).has(node.body) && !file.fact(foundRequests).get(node.body);
      if (isEmpty || reached.has(node.body)) continue;
      reached.set(node.body, file);
      pending.push({ file, node: node.body, caller: next });
    }
  }
  for (const [node, file] of reached) file.fact(foundRequests).set(node, undefined);
}

/** Notes a request for the place where it stands, and for those that lead there. */
function noteRequest(found: Place, request: ApiCall): void {
  for (let place: Place | undefined = found; place; place = place.caller) place.file.fact(foundRequests).set(place.node, request);
}

/** What a node itself calls. */
function callsOf(file: FileAnalysis, root: Node): { requests: readonly ApiCall[]; functions: readonly ProjectFunction[] } {
  const requests: ApiCall[] = [];
  const functions: ProjectFunction[] = [];
  for (const call of callsRunBy(file, root)) {
    const request = apiCallOf(file, call);
    if (request) requests.push(request);
    else functions.push(...calledFunctions(file, call));
  }
  return { requests, functions };
}

/** A function of the project, with the file it stands in. */
export interface ProjectFunction {
  readonly node: FunctionNode;
  readonly file: FileAnalysis;
}

/** The functions of the project that a call runs: its callee, and functions passed to it by name or written in place. */
function calledFunctions(file: FileAnalysis, call: TSESTree.CallExpression | TSESTree.NewExpression): readonly ProjectFunction[] {
  return [call.callee, ...call.arguments].flatMap((expression) => functionsOf(file, expression));
}

/** The functions of the project that an expression stands for. */
export function functionsOf(file: FileAnalysis, expression: Node): readonly ProjectFunction[] {
  return expression.type === 'SpreadElement' ? [] : file.nodeFact(findFunctions, expression);
}

function findFunctions(file: FileAnalysis, expression: Node): readonly ProjectFunction[] {
  return file.evaluate(expression).flatMap(({ root, path }) =>
    root.type === 'node' && path.length === 0 && isFunction(root.node) ? [{ node: root.node, file: root.file }] : []);
}

/** The calls that stand in a node, without those in functions and classes that are only defined there. */
export function callsRunBy(file: FileAnalysis, root: Node): readonly TSESTree.CallExpression[] {
  const calls: TSESTree.CallExpression[] = [];
  walk(root, file.source.visitorKeys, (node) => {
    if (node !== root && (isFunction(node) || isClass(node))) return false;
    if (node.type === 'CallExpression') calls.push(node);
    return true;
  });
  return calls;
}
