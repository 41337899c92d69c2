/** What promises that code builds itself hold: `new Promise((resolve) => …)`, `Promise.allSettled`, and functions that packages run. */
import type { TSESTree } from '@typescript-eslint/types';
import { isRetryModule, retryLibraryOf, type RetryLibrary } from '../sdk/retry-libraries.ts';
import { functionRunnerOf } from '../sdk/function-runners.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { memberValues } from './members.ts';
import { type Node, isFunction, outermost, staticName } from './nodes.ts';
import { findVariable } from './source-file.ts';
import { ELEMENT, type Value, evaluate, valueOf } from './values.ts';

/** What `new Promise(executor)` resolves to: what the executor passes to its first parameter; undefined where that cannot be seen. */
export function executorValues(file: FileAnalysis, node: TSESTree.NewExpression): readonly Value[] | undefined {
  const [executor] = node.arguments;
  if (node.callee.type !== 'Identifier' || node.callee.name !== 'Promise' || !isFunction(executor)) return undefined;
  const [resolve] = executor.params;
  if (resolve?.type !== 'Identifier') return undefined;
  const references = findVariable(file.source, executor.body, resolve.name)?.references ?? [];
  const values = references.flatMap(({ identifier }) => resolvedBy(file, identifier as Node));
  return values.length > 0 ? values : undefined;
}

/** `resolve(value)`, or `promise.then(resolve)`. */
function resolvedBy(file: FileAnalysis, resolve: Node): readonly Value[] {
  const { parent } = resolve;
  if (parent?.type !== 'CallExpression') return [];
  if (parent.callee === resolve) return parent.arguments[0] && parent.arguments[0].type !== 'SpreadElement' ? evaluate(file, parent.arguments[0]) : [];
  const isHandler = parent.callee.type === 'MemberExpression' && staticName(parent.callee) === 'then' && parent.arguments[0] === resolve;
  return isHandler ? evaluate(file, (parent.callee as TSESTree.MemberExpression).object) : [];
}

/** Whether an expression is the `resolve` or `reject` of a promise that code builds. */
export function isExecutorParameter(file: FileAnalysis, expression: Node): boolean {
  if (expression.type !== 'Identifier') return false;
  const definition = findVariable(file.source, expression, expression.name)?.defs[0];
  if ((definition?.type as string) !== 'Parameter') return false;
  const fn = definition!.node as Node;
  const promise = isFunction(fn) ? outermost(fn).parent : undefined;
  return promise?.type === 'NewExpression' && promise.callee.type === 'Identifier' && promise.callee.name === 'Promise';
}

/** What `Promise.allSettled(promises)` gives: a list whose elements have a `value` or a `reason`. */
export function settledValues(file: FileAnalysis, call: TSESTree.CallExpression, promises: Node): readonly Value[] {
  const elements = evaluate(file, promises).flatMap((list) => memberValues(list, ELEMENT)).filter(({ root, path }) => root.type !== 'unknown' && path.at(-1) !== ELEMENT);
  return [valueOf({ type: 'list', elements: elements.map((of) => valueOf({ type: 'settled', of, from: call, file })) })];
}

/** The function that a call hands to a package which runs it and gives back what it returns: `pRetry(fn)`, `queue.add(fn)`. */
export function runByPackage(callee: Value, call: TSESTree.CallExpression): Node | undefined {
  const index = functionIndexOf(callee);
  if (index === undefined) return undefined;
  const argument = call.arguments[index];
  return isFunction(argument) || call.arguments.length < 2 ? argument : call.arguments.find(isFunction) ?? argument;
}

function functionIndexOf({ root, path }: Value): number | undefined {
  if (root.type === 'module') {
    const row = rowOf(root.source, path);
    return row && row.method === undefined && !row.returnsFunction ? row.functionIndex : undefined;
  }
  const maker = root.type === 'call' ? root.callee : root.type === 'instance' ? root.class : undefined;
  if (maker?.root.type !== 'module') return undefined;
  const row = rowOf(maker.root.source, maker.path);
  if (row?.method !== undefined && row.method === path[0]) return row.functionIndex;
  return functionRunnerOf(maker.root.source, maker.path.at(-1) ?? 'default', path[0] ?? '')?.functionIndex;
}

function rowOf(source: string, path: readonly string[]): RetryLibrary | undefined {
  if (!isRetryModule(source)) return undefined;
  const names = path.filter((name) => name !== 'default');
  return names.length > 1 ? undefined : retryLibraryOf(source, names[0] ?? 'default');
}
