/** One file on its way from one major of the SDK to the next: what is known about it, and what is to change in it. */
import type { FileAnalysis } from '../src/analysis/file-analysis.ts';
import { type Node, ancestor } from '../src/analysis/nodes.ts';
import { codeEndBefore } from '../src/analysis/tokens.ts';
import { name as packageName } from '../package.json';
import { Edits } from './edits.ts';
import { SdkImports } from './sdk-imports.ts';

/** Marks a place that needs a person; stays the same for good, because people search for it. */
export const TODO_MARKER = 'TODO(openai-migrate)';

/** What a TODO leads to; without a version, so that a later release knows the comments of an earlier one. */
export const DOCS_URL = `https://unpkg.com/${packageName}/docs/migration.md`;

/** One kind of source change. Reads the file's analysis and adds edits; only the last step reads what others have added. */
export type Step = (migration: Migration) => void;

export class Migration {
  readonly edits = new Edits();
  /** TODO comments by the offset of the statement above which they go */
  private readonly todos = new Map<number, string[]>();

  private sdkImports: SdkImports | undefined;

  constructor(readonly file: FileAnalysis) {}

  /** What the file takes from the SDK, and what it is to take. */
  get imports(): SdkImports {
    this.sdkImports ??= new SdkImports(this.file);
    return this.sdkImports;
  }

  /**
   * The new text; undefined where nothing changes.
   * @param text the file's own text where the analysis has read one in which some parts are blank
   */
  result(text: string = this.file.source.text): string | undefined {
    for (const [offset, comments] of this.todos) this.edits.insertAt(offset, comments.join(''));
    this.todos.clear();
    this.keepComments();
    if (this.edits.isEmpty) return undefined;
    const changed = this.edits.applyTo(text);
    return changed === text ? undefined : changed;
  }

  /**
   * Marks a place with a comment above its statement, once: a text that already stands there is not written again.
   * @param text what to do, in one line, without the marker
   */
  todo(node: Node, text: string): void {
    const statement = lineOwner(node);
    const comment = `// ${TODO_MARKER}: ${text} See ${DOCS_URL}`;
    if (this.isMarked(statement, (line) => line.trim() === comment)) return;
    const line = `${comment}${this.lineBreak}${this.indentOf(statement)}`;
    const lines = this.todos.get(statement.range[0]) ?? [];
    if (!lines.includes(line)) this.todos.set(statement.range[0], [...lines, line]);
  }

  /** Whether the statement of a node has a TODO, of this migration or of one before. */
  hasTodo(node: Node): boolean {
    const statement = lineOwner(node);
    return this.todos.has(statement.range[0]) || this.isMarked(statement, (line) => line.includes(TODO_MARKER));
  }

  /** Puts the comments that stood in a replaced range before what replaces it, unless they are part of that. */
  private keepComments(): void {
    const comments = this.file.source.ast.comments ?? [];
    for (const { range, text } of this.edits.replaced) {
      if (text === '') continue;
      const lost = comments.filter((comment) => comment.range[0] >= range[0] && comment.range[1] <= range[1] && !text.includes(comment.value));
      if (lost.length > 0) this.edits.insertAt(range[0], lost.map(({ value }) => `/*${value}*/ `).join(''));
    }
  }

  /** Removes a range but for the comments in it. */
  removeRange([start, end]: readonly [number, number]): void {
    let from = start;
    for (const comment of this.file.source.ast.comments ?? []) {
      if (comment.range[0] < start || comment.range[1] > end) continue;
      if (comment.range[0] > from) this.edits.removeRange([from, comment.range[0]]);
      const lineBreak = comment.type === 'Line' ? /^\r?\n/.exec(this.file.source.text.slice(comment.range[1]))?.[0].length ?? 0 : 0;
      from = Math.min(comment.range[1] + lineBreak, end);
    }
    if (from < end) this.edits.removeRange([from, end]);
  }

  /** Removes some of the items of a list of arguments, properties or specifiers, with the commas that they need no more. */
  removeItems(items: readonly Node[], isRemoved: (item: Node) => boolean): void {
    for (let first = 0; first < items.length; first++) {
      if (!isRemoved(items[first]!)) continue;
      let last = first;
      while (last + 1 < items.length && isRemoved(items[last + 1]!)) last++;
      const before = items[first - 1];
      const after = items[last + 1];
      if (after) this.removeRange([items[first]!.range[0], after.range[0]]);
      else if (before) this.removeRange([before.range[1], items[last]!.range[1]]);
      else this.removeRange([items[first]!.range[0], this.endWithComma(items[last]!)]);
      first = last;
    }
  }

  /** Removes a statement, and its line where nothing else stands there. */
  removeStatement(node: Node): void {
    const { text } = this.file.source;
    const start = node.range[0] - this.indentOf(node).length;
    const isAlone = start === 0 || text[start - 1] === '\n';
    const rest = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(node.range[1]));
    if (isAlone && rest) this.removeRange([start, node.range[1] + rest[0].length]);
    else this.removeRange(node.range);
  }

  /** `;` where the file ends its statements with one. */
  get semicolon(): string {
    const statement = this.file.source.ast.body.find(({ type }) => /^(?:Import|Variable|Expression)/.test(type));
    return !statement || this.file.source.text[statement.range[1] - 1] === ';' ? ';' : '';
  }

  /** A string literal in the quotes that the file uses most. */
  quote(text: string): string {
    return this.file.fact(prefersDoubleQuotes) ? JSON.stringify(text) : `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
  }

  private endWithComma(node: Node): number {
    const comma = /^\s*,/.exec(this.file.source.text.slice(node.range[1]));
    return node.range[1] + (comma?.[0].length ?? 0);
  }

  /** The text of a node as it was before any change. */
  textOf(node: Node): string {
    return this.file.source.text.slice(node.range[0], node.range[1]);
  }

  /** The file's line ending. */
  get lineBreak(): string {
    return /\r\n|\n/.exec(this.file.source.text)?.[0] ?? '\n';
  }

  /** The white space before a node on its line. */
  indentOf(node: Node): string {
    const { text } = this.file.source;
    const lineStart = text.lastIndexOf('\n', node.range[0] - 1) + 1;
    return /^[ \t]*/.exec(text.slice(lineStart, node.range[0]))![0];
  }

  /** Whether a comment stands between a statement and the code before it. */
  private isMarked(statement: Node, isMark: (line: string) => boolean): boolean {
    const start = codeEndBefore(this.file, statement.range[0]);
    return this.file.source.text.slice(start, statement.range[0]).split(/\r?\n/).some(isMark);
  }
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

function prefersDoubleQuotes(file: FileAnalysis): boolean {
  let balance = 0;
  for (const { range } of file.nodes('Literal')) {
    const first = file.source.text[range[0]];
    balance += first === '"' ? 1 : first === "'" ? -1 : 0;
  }
  return balance > 0;
}
