/** Everything known about one file, computed when asked for and kept. */
import type { ApiCall } from './calls.ts';
import type { Node, NodesByType } from './nodes.ts';
import type { Project } from './project.ts';
import { type NodeIndex, type SourceFile, indexNodes } from './source-file.ts';
import { type Value, evaluate } from './values.ts';

export class FileAnalysis {
  readonly source: SourceFile;
  readonly project: Project;
  /** values found so far, by unwrapped expression */
  readonly values = new Map<Node, readonly Value[]>();
  /** expressions whose evaluation is under way, to survive cycles */
  readonly evaluating = new Set<Node>();
  /** what functions return, as far as it is known */
  readonly returned = new Map<Node, readonly Value[]>();
  /** the requests that functions make, as far as they are known */
  readonly requests = new Map<Node, readonly ApiCall[]>();
  private index: NodeIndex | undefined;
  private readonly facts = new Map<unknown, unknown>();

  constructor(source: SourceFile, project: Project) {
    this.source = source;
    this.project = project;
  }

  /** All nodes of a type in source order; the first call traverses the file. */
  nodes<T extends keyof NodesByType>(type: T): readonly NodesByType[T][] {
    this.index ??= indexNodes(this.source);
    return (this.index.get(type) ?? []) as NodesByType[T][];
  }

  /** The values that an expression of this file may have. */
  evaluate(expression: Node): readonly Value[] {
    return evaluate(this, expression);
  }

  /** The one text that an expression is known to have; undefined where it is open. */
  constantText(expression: Node): string | undefined {
    const [value, ...others] = this.evaluate(expression);
    if (!value || others.length > 0 || value.path.length > 0 || value.root.type !== 'node') return undefined;
    const { node } = value.root;
    if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
    return node.type === 'TemplateLiteral' && node.expressions.length === 0 ? (node.quasis[0]?.value.cooked ?? undefined) : undefined;
  }

  /** A fact about the file that is computed once: `compute` is also its key. */
  fact<T>(compute: (file: FileAnalysis) => T): T {
    if (!this.facts.has(compute)) this.facts.set(compute, compute(this));
    return this.facts.get(compute) as T;
  }

  /** The fact about one node, computed once per node. */
  nodeFact<T, N extends Node>(compute: (file: FileAnalysis, node: N) => T, node: N): T {
    let byNode = this.facts.get(compute) as Map<Node, T> | undefined;
    if (!byNode) this.facts.set(compute, (byNode = new Map()));
    if (!byNode.has(node)) byNode.set(node, compute(this, node));
    return byNode.get(node) as T;
  }
}
