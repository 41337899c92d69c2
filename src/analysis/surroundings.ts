/** What stands around the calls of a file, each within its own function: found from the outside inwards, each node once, however deep it lies. */
import type { TSESTree } from '@typescript-eslint/types';
import type { FileAnalysis } from './file-analysis.ts';
import { type FunctionNode, type Node, isFunction, isLoop, staticName } from './nodes.ts';

export interface Surroundings {
  readonly function: FunctionNode | undefined;
  readonly isInLoop: boolean;
  /** the catch clauses and callbacks that get the call's error, the nearest first */
  readonly handlers: readonly Node[];
}

/** An error that has passed so many handlers is none that the outer ones are written for. */
const MAX_HANDLERS = 20;

/** What stands around a call. */
export function surroundingsOf(file: FileAnalysis, call: TSESTree.CallExpression): Surroundings {
  return file.fact(findSurroundings).get(call)!;
}

function findSurroundings(file: FileAnalysis): ReadonlyMap<Node, Surroundings> {
  const known = new Map<Node, Surroundings>();
  for (const call of file.nodes('CallExpression')) addSurroundings(call, known);
  return known;
}

/** Adds those of a node, and of all nodes between it and the next of which they are known. */
function addSurroundings(start: Node, known: Map<Node, Surroundings>): void {
  const path: Node[] = [];
  let node = start;
  while (!known.has(node) && node.parent && !isFunction(node.parent)) {
    path.push(node);
    node = node.parent;
  }
  let around: Surroundings = known.get(node) ?? { function: isFunction(node.parent) ? node.parent : undefined, isInLoop: false, handlers: [] };
  known.set(node, around);
  for (const inner of path.reverse()) known.set(inner, (around = within(around, inner, inner.parent!)));
}

function within(around: Surroundings, node: Node, parent: Node): Surroundings {
  const handler = handlerOf(node, parent);
  const isInLoop = around.isInLoop || isLoop(parent);
  if (!handler && isInLoop === around.isInLoop) return around;
  return { ...around, isInLoop, handlers: handler ? [handler, ...around.handlers].slice(0, MAX_HANDLERS) : around.handlers };
}

/** What takes the error of a node right below the node that says so. */
function handlerOf(node: Node, parent: Node): Node | undefined {
  if (parent.type === 'TryStatement') return parent.block === node ? (parent.handler ?? undefined) : undefined;
  if (parent.type !== 'MemberExpression' || parent.object !== node || parent.parent.type !== 'CallExpression') return undefined;
  const method = staticName(parent);
  if (method !== 'catch' && method !== 'then') return undefined;
  const callback = parent.parent.arguments[method === 'catch' ? 0 : 1];
  return callback && isFunction(callback) ? callback : undefined;
}
