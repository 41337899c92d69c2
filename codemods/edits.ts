/** Changes to a text, collected by several steps and applied at once; everything that no change touches stays byte for byte. */
import MagicString from 'magic-string';
import type { Node } from '../src/analysis/nodes.ts';

type Range = readonly [start: number, end: number];

interface Replacement {
  readonly range: Range;
  readonly text: string;
}

/** Edits in the form of ESLint's fixer. Offsets are those of the original text. */
export class Edits {
  private readonly replacements: Replacement[] = [];
  private readonly insertions = new Map<string, { offset: number; side: 'left' | 'right'; text: string }>();
  private readonly moves: { range: Range; offset: number }[] = [];

  get isEmpty(): boolean {
    return this.replacements.length === 0 && this.insertions.size === 0 && this.moves.length === 0;
  }

  /** The ranges that get another text, and that text. */
  get replaced(): readonly { readonly range: Range; readonly text: string }[] {
    return this.replacements;
  }

  /** Where the text changes: replaced and moved ranges, and the places of insertions and of what is moved there as empty ranges. */
  get touched(): readonly Range[] {
    return [
      ...this.replacements.map(({ range }) => range),
      ...[...this.insertions.values()].map(({ offset }): Range => [offset, offset]),
      ...this.moves.flatMap(({ range, offset }): Range[] => [range, [offset, offset]]),
    ];
  }

  replaceText(node: Node, text: string): void {
    this.replaceRange(node.range, text);
  }

  /**
   * Replaces a range; the same replacement twice counts once.
   * @throws Error where another step has already changed a part of the range
   */
  replaceRange(range: Range, text: string): void {
    const other = this.replacements.find((known) => known.range[0] < range[1] && range[0] < known.range[1]);
    if (other && other.range[0] === range[0] && other.range[1] === range[1] && other.text === text) return;
    if (other) throw new Error(`Two changes of the same text at offset ${range[0]}.`);
    this.replacements.push({ range, text });
  }

  remove(node: Node): void {
    this.replaceRange(node.range, '');
  }

  removeRange(range: Range): void {
    this.replaceRange(range, '');
  }

  /** Inserts before what stands at an offset; the same text at the same place counts once. */
  insertTextBefore(node: Node, text: string): void {
    this.insert(node.range[0], 'right', text);
  }

  /** Inserts after what ends at an offset; the same text at the same place counts once. */
  insertTextAfter(node: Node, text: string): void {
    this.insert(node.range[1], 'left', text);
  }

  insertAt(offset: number, text: string): void {
    this.insert(offset, 'right', text);
  }

  /** Inserts behind the text that ends at an offset. */
  insertBehind(offset: number, text: string): void {
    this.insert(offset, 'left', text);
  }

  /** Moves a range, with the changes inside it and the insertions at its ends, to an offset outside it; later moves to the same offset go behind. */
  move(range: Range, offset: number): void {
    this.moves.push({ range, offset });
  }

  /** The text with all changes. */
  applyTo(source: string): string {
    const result = new MagicString(source);
    for (const { range, text } of this.replacements) {
      if (text === '') result.remove(range[0], range[1]);
      else result.update(range[0], range[1], text);
    }
    for (const { offset, side, text } of this.insertions.values()) {
      if (side === 'left') result.appendLeft(offset, text);
      else result.prependRight(offset, text);
    }
    for (const { range, offset } of this.moves) result.move(range[0], range[1], offset);
    return result.toString();
  }

  private insert(offset: number, side: 'left' | 'right', text: string): void {
    this.insertions.set(`${offset} ${side} ${text}`, { offset, side, text });
  }
}
