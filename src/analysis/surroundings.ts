/** What stands around the calls of a file, each within its own function: found from the outermost calls inwards, so that chains cost no more than their length. */
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
  for (const call of file.nodes('CallExpression')) known.set(call, surroundingsFrom(call, known));
  return known;
}

/** @param known those of the calls around */
function surroundingsFrom(call: Node, known: ReadonlyMap<Node, Surroundings>): Surroundings {
  const handlers: Node[] = [];
  let isInLoop = false;
  for (let node = call; node.parent; node = node.parent) {
    const { parent } = node;
    if (isFunction(parent)) return { function: parent, isInLoop, handlers };
    isInLoop ||= isLoop(parent);
    const handler = handlerOf(node, parent);
    if (handler && handlers.length < MAX_HANDLERS) handlers.push(handler);
    const outer = known.get(parent);
    if (outer) return { ...outer, isInLoop: isInLoop || outer.isInLoop, handlers: handlers.length > 0 ? [...handlers, ...outer.handlers].slice(0, MAX_HANDLERS) : outer.handlers };
  }
  return { function: undefined, isInLoop, handlers };
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
