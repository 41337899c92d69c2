/** Which calls can reject into a handler: what a `try` or a promise chain awaits, followed through functions of the project. */
import type { TSESTree } from '@typescript-eslint/types';
import { patternTarget } from './bindings.ts';
import { type ApiCall, type ProjectFunction, apiCallOf, functionsOf, requestOfValue } from './calls.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { isExported } from './module-exports.ts';
import { type FunctionNode, type Node, isClass, isFunction, staticName, unwrap, walk } from './nodes.ts';
import { isExecutorParameter } from './promises.ts';
import { findVariable } from './source-file.ts';

/** A call whose promise is awaited and whose function is not one of the project. */
export interface AwaitedCall {
  readonly node: TSESTree.CallExpression;
  readonly file: FileAnalysis;
  /** the request, where the call makes one or waits for the outcome of one */
  readonly request: ApiCall | undefined;
}

export type HandledCode = TSESTree.TryStatement | TSESTree.CallExpression;

/**
 * The awaited calls whose errors a handler receives.
 * @param from the `try` statement, or the call of `.catch(…)` or `.then(…, handler)`
 */
export function callsRejectingInto(file: FileAnalysis, from: HandledCode): readonly AwaitedCall[] {
  return file.nodeFact(findRejecting, from);
}

function findRejecting(file: FileAnalysis, from: HandledCode): readonly AwaitedCall[] {
  const found: AwaitedCall[] = [];
  const search = new Search(found);
  if (from.type === 'TryStatement') search.code(file, from.block);
  else if (from.callee.type === 'MemberExpression' && staticName(from.callee) === 'allSettled') from.arguments.forEach((argument) => search.promise(file, argument));
  else if (from.callee.type === 'MemberExpression' && /^(?:then|catch)$/.test(staticName(from.callee) ?? '')) search.promise(file, from.callee.object);
  else search.promise(file, from);
  return found;
}

const MAX_CALLS = 500;
/** Nested promises and functions, each of which takes several stack frames. */
const MAX_DEPTH = 200;

class Search {
  private readonly found: AwaitedCall[];
  private readonly seen = new Set<Node>();
  private depth = 0;

  constructor(found: AwaitedCall[]) {
    this.found = found;
  }

  /** What statements await or return; a request that nobody awaits counts too, since its handler was written for it. */
  code(file: FileAnalysis, root: Node): void {
    walk(root, file.source.visitorKeys, (node) => {
      if (node !== root && (isFunction(node) || isClass(node))) return false;
      if (node.type === 'TryStatement' && node !== root) return this.nestedTry(file, node);
      if (node.type === 'AwaitExpression') this.promise(file, node.argument);
      else if ((node.type === 'ReturnStatement' || node.type === 'YieldExpression') && node.argument) this.promise(file, node.argument);
      else if (node.type === 'ForOfStatement' && node.await) this.promise(file, node.right);
      else if (node.type === 'CallExpression' && apiCallOf(file, node)) this.promise(file, node);
      return true;
    });
  }

  /** A `try` inside lets errors out only where its handler throws the error on. */
  private nestedTry(file: FileAnalysis, node: TSESTree.TryStatement): false {
    if (!node.handler || throwsOn(file, node.handler.body)) this.code(file, node.block);
    if (node.handler) this.code(file, node.handler.body);
    if (node.finalizer) this.code(file, node.finalizer);
    return false;
  }

  /** The calls behind an expression that is awaited. */
  promise(file: FileAnalysis, expression: Node): void {
    const node = unwrap(expression);
    if (this.seen.has(node) || this.found.length >= MAX_CALLS) return;
    this.seen.add(node);
    if (this.depth >= MAX_DEPTH) return;
    this.depth++;
    this.settled(file, node);
    this.depth--;
  }

  private settled(file: FileAnalysis, node: Node): void {
    switch (node.type) {
      case 'CallExpression':
        return this.call(file, node);
      case 'AwaitExpression':
        return this.promise(file, node.argument);
      case 'ConditionalExpression':
        return [node.consequent, node.alternate].forEach((branch) => this.promise(file, branch));
      case 'LogicalExpression':
        return [node.left, node.right].forEach((branch) => this.promise(file, branch));
      case 'AssignmentExpression':
        return this.promise(file, node.right);
      case 'SequenceExpression':
        return this.promise(file, node.expressions[node.expressions.length - 1]!);
      case 'ArrayExpression':
        return node.elements.forEach((element) => element && this.promise(file, element));
      case 'Identifier':
        return this.variable(file, node);
      default:
    }
  }

  /** A promise that was made before it is awaited. */
  private variable(file: FileAnalysis, identifier: TSESTree.Identifier): void {
    const writes = findVariable(file.source, identifier, identifier.name)?.references.filter((reference) => reference.isWrite()) ?? [];
    for (const write of writes) {
      const target = patternTarget(write.identifier as Node);
      if (target?.kind === 'assigned' && target.source && target.path.length === 0) this.promise(file, target.source);
    }
  }

  private call(file: FileAnalysis, node: TSESTree.CallExpression): void {
    const method = node.callee.type === 'MemberExpression' ? staticName(node.callee) : undefined;
    if (node.callee.type === 'MemberExpression' && (method === 'then' || method === 'catch' || method === 'finally')) {
      return this.chained(file, node, node.callee.object, method);
    }
    if (isExecutorParameter(file, node.callee)) return;
    if (isPromiseCombinator(node)) return node.arguments.forEach((argument) => this.promise(file, argument));
    const request = apiCallOf(file, node) ?? outcomeOf(file, node);
    if (request) return void this.found.push({ node, file, request });
    // Of a project that is looked at as a whole, all callers are known.
    const functions = !file.project.isWhole && isOpenCallback(file, node.callee) ? [] : functionsOf(file, node.callee);
    if (functions.length > 0) {
      functions.forEach((fn) => this.function(fn));
      return this.callbacks(file, node);
    }
    const before = this.found.length;
    this.callbacks(file, node);
    const passesErrorsOn = this.found.slice(before).some((call) => call.request);
    if (!passesErrorsOn && !isMapping(method)) this.found.push({ node, file, request: undefined });
  }

  /** What callbacks await: those of `list.map`, of retry wrappers, of queues. */
  private callbacks(file: FileAnalysis, node: TSESTree.CallExpression): void {
    for (const argument of node.arguments) for (const fn of functionsOf(file, argument)) this.function(fn);
  }

  private chained(file: FileAnalysis, node: TSESTree.CallExpression, promise: Node, method: string): void {
    const rejected = method === 'catch' ? node.arguments[0] : method === 'then' ? node.arguments[1] : undefined;
    const handlers = rejected ? functionsOf(file, rejected) : [];
    if (!rejected || handlers.some((handler) => throwsOn(handler.file, handler.node.body))) this.promise(file, promise);
    this.callbacks(file, node);
  }

  private function({ node, file }: ProjectFunction): void {
    if (this.seen.has(node)) return;
    this.seen.add(node);
    this.code(file, node.body);
    if (node.body.type !== 'BlockStatement') this.promise(file, node.body);
  }
}

/** Whether a callee is a parameter of a function that other modules call too, with callbacks of their own. */
function isOpenCallback(file: FileAnalysis, callee: Node): boolean {
  const definition = callee.type === 'Identifier' ? findVariable(file.source, callee, callee.name)?.defs[0] : undefined;
  return definition?.type === ('Parameter' as string) && isFunction(definition.node as Node) && isExported(file, definition.node as FunctionNode);
}

/** `client.….withResponse()`, `stream.finalMessage()`: the outcome of a request. */
function outcomeOf(file: FileAnalysis, node: TSESTree.CallExpression): ApiCall | undefined {
  for (const callee of file.evaluate(node.callee)) {
    const isOfPromise = callee.root.type === 'call' && callee.path.length === 1;
    const request = isOfPromise ? requestOfValue(callee) : undefined;
    if (request) return request;
  }
  return undefined;
}

/** Whether a call is `Promise.all(…)` or another function that hands on what its promises reject with. */
export function isPromiseCombinator({ callee }: TSESTree.CallExpression): boolean {
  return callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'Promise' && /^(?:all|race|any|resolve)$/.test(staticName(callee) ?? '');
}

function isMapping(method: string | undefined): boolean {
  return method === 'map' || method === 'flatMap' || method === 'allSettled';
}

/** Whether a handler throws, or rejects with, the error that it received. */
function throwsOn(file: FileAnalysis, handler: Node): boolean {
  let throws = false;
  walk(handler, file.source.visitorKeys, (node) => {
    if (throws || (node !== handler && (isFunction(node) || isClass(node)))) return false;
    if (node.type === 'ThrowStatement') throws ||= file.evaluate(node.argument).some(({ root, path }) => root.type === 'caught' && path.length === 0);
    else if (node.type === 'CallExpression' && isRejection(node)) throws = true;
    return true;
  });
  return throws;
}

function isRejection({ callee }: TSESTree.CallExpression): boolean {
  return callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'Promise' && staticName(callee) === 'reject';
}
