/** One file as the analysis sees it, whether ESLint parsed it or `parse.ts` did. */
import type { Scope, ScopeManager, Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { addTo } from './lists.ts';
import { type Node, childrenOf } from './nodes.ts';

export interface SourceFile {
  /** absolute path, or a made-up name such as `<input>` */
  readonly filename: string;
  readonly text: string;
  readonly ast: TSESTree.Program;
  readonly scopeManager: ScopeManager;
  readonly visitorKeys: Record<string, readonly string[]>;
  /** typescript-eslint's services; `program` is there when linting is typed */
  readonly services?: { program?: unknown; getTypeAtLocation?: (node: TSESTree.Node) => unknown } | undefined;
}

/** The innermost scope in which the name of an identifier at this place is looked up. */
export function scopeAt(file: SourceFile, node: Node): Scope {
  for (let current: Node | undefined = node; current; current = current.parent) {
    const scope = file.scopeManager.acquire(current, true);
    if (scope) return scope;
  }
  return file.scopeManager.scopes[0]!;
}

/** The variable that a name means at a place; undefined for a global without a declaration in this file. */
export function findVariable(file: SourceFile, node: Node, name: string): Variable | undefined {
  for (let scope: Scope | null = scopeAt(file, node); scope; scope = scope.upper) {
    const variable = scope.set.get(name);
    if (variable) return variable.defs.length > 0 || scope.type !== 'global' ? variable : undefined;
  }
  return undefined;
}

/** All nodes of a file by type, in source order. */
export type NodeIndex = ReadonlyMap<string, readonly Node[]>;

/** The one traversal of a file; it also sets `parent`, which only ESLint's own parse has. */
export function indexNodes(file: SourceFile): NodeIndex {
  const index = new Map<string, Node[]>();
  const pending: Node[] = [file.ast];
  for (let node = pending.pop(); node; node = pending.pop()) {
    addTo(index, node.type, node);
    const children = childrenOf(node, file.visitorKeys);
    for (let position = children.length - 1; position >= 0; position--) {
      const child = children[position]!;
      child.parent ??= node as never;
      pending.push(child);
    }
  }
  return index;
}
