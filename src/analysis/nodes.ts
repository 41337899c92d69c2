/** Questions about single AST nodes that need no scope: names of members, enclosing functions, children, wrappers that mean nothing at run time. */
import type { TSESTree } from '@typescript-eslint/types';
import { firstIndex } from './lists.ts';

export type Node = TSESTree.Node;
/** Node types as ESTree writes them, with what each holds. */
export type NodesByType = { [N in Node as `${N['type']}`]: N };
export type FunctionNode = TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;
export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** Classes are followed up so far; nobody relies on what is further above, and in broken code they may extend each other. */
export const MAX_SUPERCLASSES = 50;

export function isFunction(node: Node | null | undefined): node is FunctionNode {
  return node?.type === 'FunctionDeclaration' || node?.type === 'FunctionExpression' || node?.type === 'ArrowFunctionExpression';
}

export function isClass(node: Node | null | undefined): node is ClassNode {
  return node?.type === 'ClassDeclaration' || node?.type === 'ClassExpression';
}

export function isLoop(node: Node): node is TSESTree.ForStatement | TSESTree.ForInStatement | TSESTree.ForOfStatement | TSESTree.WhileStatement | TSESTree.DoWhileStatement {
  return /^(?:For(?:In|Of)?|While|DoWhile)Statement$/.test(node.type);
}

/** Whether a node holds statements of the module itself: the program, and the script elements that svelte-eslint-parser keeps in it. */
export function isModuleBody(node: { type: string }): node is TSESTree.Program {
  return node.type === 'Program' || node.type === 'SvelteScriptElement';
}

/** The statements of a program, those in its script elements among them. */
export function moduleStatements(program: TSESTree.Program): readonly TSESTree.ProgramStatement[] {
  return program.body.flatMap((statement: TSESTree.Node) => (isModuleBody(statement) ? statement.body : [statement as TSESTree.ProgramStatement]));
}

/** The expression under `as`, `satisfies`, `!`, `<T>`, optional chains and parentheses, which change nothing at run time. */
export function unwrap(node: Node): Node {
  let current: Node = node;
  for (;;) {
    switch (current.type as string) {
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'TSTypeAssertion':
      case 'TSInstantiationExpression':
      case 'ChainExpression':
      case 'ParenthesizedExpression':
      case 'TypeCastExpression':
        current = (current as TSESTree.ChainExpression).expression;
        continue;
      default:
        return current;
    }
  }
}

/** The outermost wrapper (see {@link unwrap}) around an expression: the node whose parent uses the value. */
export function outermost(node: Node): Node {
  let current = node;
  while (current.parent && unwrap(current.parent) !== current.parent && unwrap(current.parent) === unwrap(node)) current = current.parent;
  return current;
}

/** The name of a property, method or member where it stands in the text: `a.b`, `a['b']`, `{ b: 1 }`, `{ 'b': 1 }`, `#b`. */
export function staticName(node: { key?: Node; property?: Node; computed?: boolean }): string | undefined {
  const key = node.property ?? node.key;
  if (!key) return undefined;
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (key.type === 'Identifier' && !node.computed) return key.name;
  return literalText(key);
}

/** Whether `undefined` is written in the place of a value. */
export function isUndefined(node: Node): boolean {
  return node.type === 'Identifier' && node.name === 'undefined';
}

/** The last name of a reference, `create` of `client.chat.create`: what an unresolved function or value is called. */
export function referenceName(node: Node): string | undefined {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' ? staticName(node) : undefined;
}

/** The text of a string or number literal, or of a template without expressions. */
export function literalText(node: Node): string | undefined {
  if (node.type === 'Literal' && (typeof node.value === 'string' || typeof node.value === 'number')) return String(node.value);
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

/** The innermost function around a node (not the node itself). */
export function enclosingFunction(node: Node): FunctionNode | undefined {
  return ancestor(node, isFunction);
}

/** The innermost ancestor that passes a test; undefined where none does. */
export function ancestor<T extends Node>(node: Node, test: (candidate: Node) => candidate is T): T | undefined {
  for (let current = node.parent; current; current = current.parent) if (test(current)) return current;
  return undefined;
}

/** Whether `inner` lies in `outer`, which it may equal. */
export function contains(outer: Node, inner: Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}

/** Those of some nodes, sorted by where they start, that lie in a node. */
export function nodesWithin<N extends Pick<Node, 'range'>>(sorted: readonly N[], outer: Node): readonly N[] {
  const [start, end] = outer.range;
  const found: N[] = [];
  for (let index = firstIndex(sorted, ({ range }) => range[0] >= start); index < sorted.length && sorted[index]!.range[0] < end; index++) found.push(sorted[index]!);
  return found;
}

/** The child nodes in source order. */
export function childrenOf(node: Node, visitorKeys: Record<string, readonly string[]>): readonly Node[] {
  const record = node as unknown as Record<string, unknown>;
  const children: Node[] = [];
  for (const key of visitorKeys[node.type] ?? Object.keys(node)) {
    if (key === 'parent') continue;
    const child = record[key];
    if (Array.isArray(child)) {
      for (const item of child) if (isNode(item)) children.push(item);
    } else if (isNode(child)) children.push(child);
  }
  return children;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

/**
 * Visits a node and what is below it, parents first, without recursion (generated code nests deeply).
 * @param enter returns false to leave out what is below a node
 */
export function walk(root: Node, visitorKeys: Record<string, readonly string[]>, enter: (node: Node) => boolean | void): void {
  const pending: Node[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (enter(node) === false) continue;
    const children = childrenOf(node, visitorKeys);
    for (let index = children.length - 1; index >= 0; index--) pending.push(children[index]!);
  }
}
