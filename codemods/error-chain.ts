/** How code reads an axios error, link by link, and the text that reads the same from an `OpenAI.APIError`. */
import type { TSESTree } from '@typescript-eslint/types';
import { type MemberUse, chainOf } from '../src/analysis/member-uses.ts';
import { type Node, unwrap } from '../src/analysis/nodes.ts';
import type { Migration } from './migration.ts';

export interface ErrorChain {
  /** names from the error on, as far as they belong to the axios error: `['response', 'data', 'error', 'message']` */
  readonly path: readonly string[];
  /** the member expression that the whole of `path` is */
  readonly end: TSESTree.MemberExpression;
  /** what the first name is read from, without parentheses */
  readonly object: Node;
  /** the range of the object with its own parentheses */
  readonly objectRange: readonly [number, number];
  /** whether the first link is `?.` */
  readonly isOptional: boolean;
  /** whether a later link is `?.` */
  readonly isGuarded: boolean;
  /** the name that is read on from `end` */
  readonly next: TSESTree.MemberExpression | undefined;
}

const BODY_MEMBERS = new Set(['message', 'code', 'type', 'param']);

/**
 * The part of a member chain that is the shape of axios.
 * @param prefix what leads from the error to the object of the chain: `['response']` for a variable that holds the response
 */
export function errorChain(migration: Migration, use: MemberUse, prefix: readonly string[] = []): ErrorChain | undefined {
  if (use.node.type !== 'MemberExpression') return undefined;
  const links = chainOf(use);
  const names = [...prefix, ...links.map(({ name }) => name)];
  const length = axiosLength(names) - prefix.length;
  const nodes = links.map(({ node }) => node as TSESTree.MemberExpression);
  const end = nodes[length - 1]!;
  const object = use.node.object;
  return {
    path: names.slice(0, prefix.length + length),
    end,
    object,
    objectRange: withParentheses(migration, object, end.range[0], end.range[1]),
    isOptional: nodes[0]!.optional,
    isGuarded: nodes.slice(1, length).some(({ optional }) => optional),
    next: nodes[length],
  };
}

/** How many names of a chain axios gave it. */
function axiosLength([, second, third, fourth]: readonly string[]): number {
  if (second === undefined) return 1;
  if (second !== 'data' || third === undefined) return 2;
  if (third !== 'error') return third === 'message' ? 3 : 2;
  return fourth !== undefined && BODY_MEMBERS.has(fourth) ? 4 : 3;
}

/** The range of a node with the parentheses directly around it, inside given limits. */
function withParentheses({ file: { source: { text } } }: Migration, node: Node, start: number, end: number): readonly [number, number] {
  let [from, to] = node.range;
  for (;;) {
    const open = /\(\s*$/.exec(text.slice(start, from));
    const close = /^\s*\)/.exec(text.slice(to, end));
    if (!open || !close) return [from, to];
    from -= open[0].length;
    to += close[0].length;
  }
}

/** Replaces what stands behind the object of a chain. */
export function replaceChain(migration: Migration, { end, objectRange }: ErrorChain, text: string): void {
  if (end.range[0] < objectRange[0]) migration.edits.removeRange([end.range[0], objectRange[0]]);
  migration.edits.replaceRange([objectRange[1], end.range[1]], text);
}

/** The text of the error with its cast, for reads that no question guards; a cast to a type of axios would say nothing any more. */
export function castErrorText(migration: Migration, chain: ErrorChain): string {
  const text = migration.file.source.text.slice(...chain.objectRange);
  return /Axios/.test(text) ? errorText(migration, chain) : text;
}

/** The plain text of the error that a chain starts from, to be written a second time. */
export function errorText(migration: Migration, { object }: ErrorChain): string {
  return migration.textOf(unwrap(object));
}
