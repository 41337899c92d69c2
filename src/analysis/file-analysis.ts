/** Everything known about one file, computed when asked for and kept. */
import { Facts, Memo } from './memo.ts';
import type { Node, NodesByType } from './nodes.ts';
import type { Project } from './project.ts';
import { type NodeIndex, type SourceFile, indexNodes } from './source-file.ts';
import { type Value, evaluate } from './values.ts';

export class FileAnalysis {
  readonly source: SourceFile;
  readonly project: Project;
  /** values of unwrapped expressions */
  readonly values: Memo<Node, readonly Value[]>;
  /** what parameters receive, as a whole */
  readonly parameters: Memo<Node, readonly Value[]>;
  /** what functions return */
  readonly returned: Memo<Node, readonly Value[]>;
  /** the types that aliases stand for */
  readonly aliases: Memo<Node, readonly Value[]>;
  /** the values of exports by name */
  readonly exports: Memo<string, readonly Value[]>;
  private index: NodeIndex | undefined;
  private readonly facts: Facts<unknown, unknown>;

  constructor(source: SourceFile, project: Project) {
    this.source = source;
    this.project = project;
    const { computation } = project;
    this.facts = new Facts(computation);
    this.values = new Memo(computation, []);
    this.parameters = new Memo(computation, []);
    this.returned = new Memo(computation, []);
    this.aliases = new Memo(computation, []);
    this.exports = new Memo(computation, []);
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
    return this.facts.get(compute, () => compute(this)) as T;
  }

  /** The fact about one node, computed once per node. */
  nodeFact<T, N extends Node>(compute: (file: FileAnalysis, node: N) => T, node: N): T {
    const byNode = this.facts.get(compute, () => new Facts<Node, T>(this.project.computation)) as Facts<Node, T>;
    return byNode.get(node, () => compute(this, node));
  }

  /**
   * The fact about a node or the root of a value, where finding it may lead back to the same (`x = { ...x }`).
   * @param empty what a thing that is being looked at adds to itself
   */
  recursiveFact<T, K extends object>(compute: (file: FileAnalysis, about: K) => T, about: K, empty: T): T {
    const memo = this.facts.get(compute, () => new Memo<K, T>(this.project.computation, empty)) as Memo<K, T>;
    return memo.get(about, () => compute(this, about));
  }
}
