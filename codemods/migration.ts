/** One file on its way from one major of the SDK to the next: what is known about it, and what is to change in it. */
import type { FileAnalysis } from '../src/analysis/file-analysis.ts';
import { type Node, ancestor } from '../src/analysis/nodes.ts';
import { Edits } from './edits.ts';

/** Marks a place that needs a person; stays the same for good, because people search for it. */
export const TODO_MARKER = 'TODO(openai-migrate)';

/** One kind of source change. Reads the file's analysis and adds edits; never reads what other steps have added. */
export type Step = (migration: Migration) => void;

export class Migration {
  readonly edits = new Edits();
  private readonly marked = new Set<string>();

  constructor(readonly file: FileAnalysis) {}

  /** Whether anything is to change. */
  get isEmpty(): boolean {
    return this.edits.isEmpty;
  }

  /**
   * Marks a place with a comment above its statement, once: a text that already stands there is not written again.
   * @param text what to do, in one line, without the marker
   */
  todo(node: Node, text: string): void {
    const statement = lineOwner(node);
    const comment = `// ${TODO_MARKER}: ${text}`;
    const key = `${statement.range[0]} ${text}`;
    if (this.marked.has(key) || this.isMarked(statement, comment)) return;
    this.marked.add(key);
    this.edits.insertAt(statement.range[0], `${comment}${this.lineBreak}${this.indentOf(statement)}`);
  }

  /** The text of a node as it was before any change. */
  textOf(node: Node): string {
    return this.file.source.text.slice(node.range[0], node.range[1]);
  }

  /** The file's line ending. */
  get lineBreak(): string {
    return /\r\n|\n/.exec(this.file.source.text)?.[0] ?? '\n';
  }

  /** A text as a string literal with the quotes that the file prefers. */
  quoted(text: string): string {
    const quote = this.file.fact(preferredQuote);
    return `${quote}${text}${quote}`;
  }

  /** The white space before a node on its line. */
  indentOf(node: Node): string {
    const { text } = this.file.source;
    const lineStart = text.lastIndexOf('\n', node.range[0] - 1) + 1;
    return /^[ \t]*/.exec(text.slice(lineStart, node.range[0]))![0];
  }

  /** Whether the comment lines right above a statement hold a comment. */
  private isMarked(statement: Node, comment: string): boolean {
    const above = this.file.source.text.slice(0, statement.range[0]).trimEnd().split(/\r?\n/);
    for (let line = above.pop(); line?.trim().startsWith('//'); line = above.pop()) if (line.trim() === comment) return true;
    return false;
  }
}

/** The quotes of most string literals; single ones where neither leads. */
function preferredQuote(file: FileAnalysis): string {
  let double = 0;
  for (const literal of file.nodes('Literal')) {
    const first = file.source.text[literal.range[0]];
    if (first === '"') double++;
    else if (first === "'") double--;
  }
  return double > 0 ? '"' : "'";
}

/** The statement, class member or property at whose line a comment about a node can stand. */
function lineOwner(node: Node): Node {
  return isLineOwner(node) ? node : ancestor(node, (candidate): candidate is Node => isLineOwner(candidate)) ?? node;
}

function isLineOwner(node: Node): boolean {
  const parent = node.parent;
  if (!parent) return false;
  if (parent.type === 'ExportNamedDeclaration' || parent.type === 'ExportDefaultDeclaration') return false;
  return parent.type === 'Program' || parent.type === 'BlockStatement' || parent.type === 'ClassBody' || parent.type === 'StaticBlock'
    || parent.type === 'TSModuleBlock' || (parent.type === 'SwitchCase' && parent.test !== node);
}
