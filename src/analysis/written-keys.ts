/**
 * OpenAI keys by their full format, wherever they stand in the text of a file: literals, templates, JSX, comments, and literals that
 * give a key only when they are joined or decoded. Types and import specifiers name things and are left out.
 */
import type { TSESTree } from '@typescript-eslint/types';
import { findApiKeys, mayHoldApiKey } from '../sdk/api-keys.ts';
import { type ConstantPart, constantTextsOf } from './constants.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { type Node, outermost, staticName } from './nodes.ts';

/** A string literal or a template. */
export type TextNode = TSESTree.Literal | TSESTree.TemplateLiteral;

export interface WrittenKey {
  /** what may be said of it: `sk-proj-…` */
  readonly kind: string;
  readonly key: string;
  /** the offsets of the literal; of the key alone in comments, JSX text and long templates */
  readonly range: readonly [number, number];
  /** the literal or template that holds it or the first piece of it; undefined in comments and JSX text */
  readonly node: TextNode | undefined;
}

/** The keys in a file in no particular order, each literal once. */
export function writtenKeys(file: FileAnalysis): readonly WrittenKey[] {
  return mayHoldApiKey(file.source.text) ? file.fact(findWrittenKeys) : [];
}

function findWrittenKeys(file: FileAnalysis): readonly WrittenKey[] {
  const found: WrittenKey[] = file.nodes('Literal').flatMap((node) => keyInLiteral(node) ?? []);
  for (const key of keysInText(file)) if (!overlapsAny(key, found)) found.push(key);
  for (const key of composedKeys(file)) if (!overlapsAny(key, found)) found.push(key);
  return found.filter(({ node }) => !node || !isName(node));
}

function overlapsAny({ range }: WrittenKey, others: readonly WrittenKey[]): boolean {
  return others.some((other) => range[0] < other.range[1] && other.range[0] < range[1]);
}

/** Escapes are resolved in a literal's value. */
function keyInLiteral(node: TSESTree.Literal): WrittenKey | undefined {
  if (typeof node.value !== 'string') return undefined;
  const [found] = findApiKeys(node.value);
  return found && { kind: found.kind, key: node.value.slice(found.start, found.end), range: node.range, node };
}

function keysInText(file: FileAnalysis): readonly WrittenKey[] {
  const { text } = file.source;
  return findApiKeys(text).map(({ kind, start, end }) => {
    const node = textNodeAt(file, start, end);
    const isLong = !node || node.loc.start.line !== node.loc.end.line;
    return { kind, key: text.slice(start, end), range: isLong ? [start, end] : node.range, node };
  });
}

function textNodeAt(file: FileAnalysis, start: number, end: number): TextNode | undefined {
  const holds = ({ range }: Node) => range[0] <= start && end <= range[1];
  const quasi = file.nodes('TemplateElement').find(holds);
  return quasi ? textNodeOf(quasi) : file.nodes('Literal').find(holds);
}

/** The literal or template that a part of a text stands in. */
export function textNodeOf(node: ConstantPart['node']): TextNode {
  return node.type === 'TemplateElement' ? (node.parent as TSESTree.TemplateLiteral) : node;
}

/** `'sk-' + '…'`, templates over constants, `[…].join('')`, `atob('…')`. */
function composedKeys(file: FileAnalysis): readonly WrittenKey[] {
  return compositions(file).flatMap((expression) => constantTextsOf(file, expression)).flatMap(({ text, parts }) =>
    findApiKeys(text).flatMap(({ kind, start, end }) => {
      const first = parts.find((part) => part.start < end && part.end > start);
      if (!first || first.file !== file) return [];
      const node = textNodeOf(first.node);
      return [{ kind, key: text.slice(start, end), range: node.range, node }];
    }));
}

const COMPOSING_METHODS = new Set(['join', 'concat', 'toString']);

function compositions(file: FileAnalysis): readonly Node[] {
  const sums = file.nodes('BinaryExpression').filter((node) => node.operator === '+' && outermost(node).parent?.type !== 'BinaryExpression');
  const templates = file.nodes('TemplateLiteral').filter((node) => node.expressions.length > 0);
  const calls = file.nodes('CallExpression').filter(({ callee }) =>
    callee.type === 'MemberExpression' ? COMPOSING_METHODS.has(staticName(callee) ?? '') || staticName(callee) === 'atob' : callee.type === 'Identifier' && callee.name === 'atob');
  return [...sums, ...templates, ...calls];
}

/** Types and import specifiers name things. */
const NAMING_PARENTS = new Set<string>(['TSLiteralType', 'TSImportType', 'TSExternalModuleReference', 'ImportDeclaration', 'ImportExpression', 'ExportAllDeclaration']);

function isName(node: TextNode): boolean {
  const { parent } = node;
  if ((node.type as string) === 'TSTemplateLiteralType' || NAMING_PARENTS.has(parent.type)) return true;
  return parent.type === 'ExportNamedDeclaration' && parent.source === node;
}
