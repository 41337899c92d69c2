/** Which functions start themselves again, directly or through one other function. */
import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { boundVariable } from './bindings.ts';
import { functionsOf } from './calls.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { addTo } from './lists.ts';
import { type FunctionNode, type Node, contains, enclosingFunction, nodesWithin, referenceName, staticName } from './nodes.ts';
import { handleOf, possibleUsesOf, usesOf } from './parameters.ts';

/** The functions of a file that call themselves, pass themselves on, or call a function that calls them. */
export function selfStarting(file: FileAnalysis): ReadonlySet<FunctionNode> {
  return file.fact(findSelfStarting);
}

function findSelfStarting(file: FileAnalysis): ReadonlySet<FunctionNode> {
  const functions = (['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'] as const).flatMap((type): readonly FunctionNode[] => file.nodes(type));
  const possible = possiblySelfStarting(file, functions);
  return new Set(functions.filter((fn) => (possible.has(fn) && leadsBack(file, fn)) || mentionsItself(file, fn)));
}

/** A name or variable by which code gets at functions, where it is used. */
interface HandleUse {
  readonly range: Node['range'];
  readonly node: Node;
  readonly handle: Variable | string;
}

/** The functions that lead back to themselves if every use of a name means every function of that name. */
function possiblySelfStarting(file: FileAnalysis, functions: readonly FunctionNode[]): ReadonlySet<FunctionNode> {
  const uses: HandleUse[] = [];
  const handlesOfUsers = new Map<Variable | string, Set<Variable | string>>();
  for (const fn of functions) {
    const handle = handleOf(file, fn);
    if (handle === undefined || handlesOfUsers.has(handle)) continue;
    const nodes = possibleUsesOf(file, fn);
    uses.push(...nodes.map((node) => ({ range: node.range, node, handle })));
    const users = new Set(nodes.flatMap((node) => enclosingFunction(node) ?? []));
    handlesOfUsers.set(handle, new Set([...users].flatMap((user) => handleOf(file, user) ?? [])));
  }
  uses.sort((one, other) => one.range[0] - other.range[0]);
  return new Set(functions.filter((fn) => {
    const handle = handleOf(file, fn);
    const users = handle === undefined ? undefined : handlesOfUsers.get(handle);
    return users && nodesWithin(uses, fn).some((use) => use.node !== fn && (use.handle === handle || users.has(use.handle)));
  }));
}

function leadsBack(file: FileAnalysis, fn: FunctionNode): boolean {
  const uses = usesOf(file, fn).filter((use) => use !== fn);
  if (uses.some((use) => contains(fn, use))) return true;
  const users = new Set(uses.map(enclosingFunction));
  return [...users].some((user) => user !== undefined && usesOf(file, user).some((inner) => inner !== user && contains(fn, inner)));
}

/** Methods of object literals, functions with a name of their own, callbacks that a hook hands back: the name tells where to look. */
function mentionsItself(file: FileAnalysis, fn: FunctionNode): boolean {
  const holder = fn.parent;
  const name = holder?.type === 'Property' ? staticName(holder) : (fn.id?.name ?? (holder?.type === 'CallExpression' ? boundVariable(file, holder)?.name : undefined));
  if (name === undefined) return false;
  return nodesWithin(file.fact(callsByName).get(name) ?? [], fn.body).some(({ callee }) => functionsOf(file, callee).some(({ node }) => node === fn));
}

function callsByName(file: FileAnalysis): ReadonlyMap<string, readonly TSESTree.CallExpression[]> {
  const byName = new Map<string, TSESTree.CallExpression[]>();
  for (const call of file.fact(sortedCalls)) {
    const name = referenceName(call.callee);
    if (name !== undefined) addTo(byName, name, call);
  }
  return byName;
}

/** All calls of a file by where they start. */
export function sortedCalls(file: FileAnalysis): readonly TSESTree.CallExpression[] {
  return [...file.nodes('CallExpression')].sort((one, other) => one.range[0] - other.range[0]);
}
