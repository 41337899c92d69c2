/** What stands around nodes in the text; the tree has no node for parentheses, commas and dots. */
import type { TSESTree } from '@typescript-eslint/types';
import type { FileAnalysis } from './file-analysis.ts';
import { firstIndex } from './lists.ts';
import type { Node } from './nodes.ts';

/** Where the code before an offset ends, with nothing but white space and comments up to there; 0 where there is none. */
export function codeEndBefore({ source: { text, ast } }: FileAnalysis, offset: number): number {
  const comments = ast.comments ?? [];
  let end = offset;
  for (;;) {
    const comment = comments[firstIndex(comments, ({ range }) => range[1] >= end)];
    if (comment?.range[1] === end) end = comment.range[0];
    else if (end > 0 && /\s/.test(text[end - 1]!)) end--;
    else return end;
  }
}

/** Where the code at or behind an offset starts, with nothing but white space and comments up to there; the text's length where there is none. */
export function codeStartAfter({ source: { text, ast } }: FileAnalysis, offset: number): number {
  const comments = ast.comments ?? [];
  let start = offset;
  for (;;) {
    const comment = comments[firstIndex(comments, ({ range }) => range[0] >= start)];
    if (comment?.range[0] === start) start = comment.range[1];
    else if (start < text.length && /\s/.test(text[start]!)) start++;
    else return start;
  }
}

/** The first comment between two offsets. */
export function firstCommentBetween(file: FileAnalysis, start: number, end: number): TSESTree.Comment | undefined {
  return (file.source.ast.comments ?? []).find(({ range }) => range[0] >= start && range[1] <= end);
}

/** The range of a call's argument with the parentheses around it. */
export function argumentRange(file: FileAnalysis, argument: Node): [number, number] {
  const call = argument.parent!;
  const { text } = file.source;
  let [start, end] = argument.range;
  for (;;) {
    const before = codeEndBefore(file, start) - 1;
    const after = codeStartAfter(file, end) + 1;
    if (text[before] !== '(' || text[after - 1] !== ')' || after >= call.range[1]) return [start, end];
    [start, end] = [before, after];
  }
}

/** The spaces and tabs directly before an offset. */
export function blanksBefore(text: string, offset: number): string {
  let start = offset;
  while (start > 0 && /[^\S\n]/.test(text[start - 1]!)) start--;
  return text.slice(start, offset);
}

/** Where the dot in front of a member's name stands: `.` or `?.`. */
export function dotOf(file: FileAnalysis, member: TSESTree.MemberExpression): [number, number] | undefined {
  const end = codeEndBefore(file, member.property.range[0]);
  const [dot] = /\??\.$/.exec(file.source.text.slice(Math.max(end - 2, 0), end)) ?? [];
  return dot === undefined ? undefined : [end - dot.length, end];
}
