/** Where tokens and comments stand around nodes; the tree has no node for parentheses, commas and dots. */
import type { TSESTree } from '@typescript-eslint/types';
import type { FileAnalysis } from './file-analysis.ts';
import { firstIndex } from './lists.ts';
import type { Node } from './nodes.ts';

type Token = TSESTree.Token;

/** The last token that ends at or before an offset. */
export function tokenBefore(file: FileAnalysis, offset: number): Token | undefined {
  const tokens = file.source.ast.tokens ?? [];
  return tokens[firstIndex(tokens, (token) => token.range[1] > offset) - 1];
}

/** The first token that starts at or behind an offset. */
export function tokenAfter(file: FileAnalysis, offset: number): Token | undefined {
  const tokens = file.source.ast.tokens ?? [];
  return tokens[firstIndex(tokens, (token) => token.range[0] >= offset)];
}

/** The first comment between two offsets. */
export function firstCommentBetween(file: FileAnalysis, start: number, end: number): TSESTree.Comment | undefined {
  return (file.source.ast.comments ?? []).find(({ range }) => range[0] >= start && range[1] <= end);
}

/** The range of a call's argument with the parentheses around it. */
export function argumentRange(file: FileAnalysis, argument: Node): [number, number] {
  const call = argument.parent!;
  let [start, end] = argument.range;
  for (;;) {
    const before = tokenBefore(file, start);
    const after = tokenAfter(file, end);
    if (before?.value !== '(' || after?.value !== ')' || after.range[1] >= call.range[1]) return [start, end];
    [start, end] = [before.range[0], after.range[1]];
  }
}

/** The spaces and tabs directly before an offset. */
export function blanksBefore(text: string, offset: number): string {
  let start = offset;
  while (start > 0 && /[^\S\n]/.test(text[start - 1]!)) start--;
  return text.slice(start, offset);
}

/** The dot in front of a member's name: `.` or `?.`. */
export function dotOf(file: FileAnalysis, member: TSESTree.MemberExpression): Token | undefined {
  const token = tokenBefore(file, member.property.range[0]);
  return token?.value === '.' || token?.value === '?.' ? token : undefined;
}
