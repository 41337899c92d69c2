/** Types that JavaScript states in JSDoc comments: `@type`, `@param`, `@returns`. Only those that may name the SDK are read. */
import type { TSESTree } from '@typescript-eslint/types';
import type { FileAnalysis } from './file-analysis.ts';
import { type Node, isFunction } from './nodes.ts';
import { parseForESLint } from './parse.ts';
import { indexNodes } from './source-file.ts';

/**
 * The type that a JSDoc comment states about a node: a parameter's by `@param`, what a function returns by `@returns`, the type of a
 * variable (by its identifier) or class field by `@type`.
 */
export function jsdocTypeOf(file: FileAnalysis, node: Node): Node | undefined {
  return file.nodeFact(findJsdocType, node);
}

function findJsdocType(file: FileAnalysis, node: Node): Node | undefined {
  if (isFunction(node)) return typeOfTag(file, node, /@returns?\s*\{/g);
  const { parent } = node;
  if (!isFunction(parent)) return typeOfTag(file, node, /@type\s*\{/g);
  const binding = node.type === 'AssignmentPattern' ? node.left : node;
  if (binding.type !== 'Identifier') return undefined;
  return typeOfTag(file, parent, /@(?:param|arg|argument)\s*\{/g, new RegExp(`\\s*\\[?${binding.name.replace(/\$/g, '\\$')}(?![\\w$])`, 'y'));
}

function mayStateTypes({ source }: FileAnalysis): boolean {
  return source.text.includes('/**') && /\bopenai\b/i.test(source.text);
}

function typeOfTag(file: FileAnalysis, node: Node, tag: RegExp, behind?: RegExp): Node | undefined {
  if (!file.fact(mayStateTypes)) return undefined;
  const comment = commentBefore(file, statementStart(node));
  const text = comment && /openai/i.test(comment) ? bracedText(comment, tag, behind) : undefined;
  return text === undefined ? undefined : parsedType(text.trim(), node);
}

/** What stands in the braces that a tag opens, up to the last brace of the line (behind which something is to follow). */
function bracedText(comment: string, tag: RegExp, behind?: RegExp): string | undefined {
  for (let match = tag.exec(comment); match; match = tag.exec(comment)) {
    const start = tag.lastIndex;
    const newline = comment.indexOf('\n', start);
    const lineEnd = newline < 0 ? comment.length : newline;
    for (let close = comment.lastIndexOf('}', lineEnd - 1); close >= start; close = comment.lastIndexOf('}', close - 1)) {
      if (behind) behind.lastIndex = close + 1;
      if (!behind || behind.test(comment)) return comment.slice(start, close);
    }
    tag.lastIndex = lineEnd;
  }
  return undefined;
}

/** Where the comment about a node ends: before its statement, class member or property. */
function statementStart(node: Node): number {
  let owner = node;
  for (let parent = node.parent; parent; parent = parent.parent) {
    const isPart = /^(?:VariableDeclarator|VariableDeclaration|Export\w+Declaration|MethodDefinition|PropertyDefinition|Property|AssignmentExpression|ExpressionStatement)$/.test(parent.type);
    if (!isPart) break;
    owner = parent;
  }
  return owner.range[0];
}

/** The JSDoc comment that ends right before an offset. */
function commentBefore(file: FileAnalysis, offset: number): string | undefined {
  const ends = file.fact(jsdocByEnd);
  const { text } = file.source;
  let end = offset;
  while (end > 0 && /\s/.test(text[end - 1]!)) end--;
  return ends.get(end);
}

function jsdocByEnd(file: FileAnalysis): ReadonlyMap<number, string> {
  const comments = (file.source.ast.comments ?? []) as TSESTree.Comment[];
  return new Map(comments.filter(({ type, value }) => (type as string) === 'Block' && value.startsWith('*')).map(({ range, value }) => [range[1], value]));
}

/** A type from a comment, placed where its names are looked up. */
function parsedType(text: string, place: Node): Node | undefined {
  try {
    const parsed = parseForESLint(`type T = ${text.replace(/[?!=]$|^[?!.]+/g, '')};`, { filePath: 'jsdoc.ts' });
    const [alias] = parsed.ast.body;
    if (alias?.type !== 'TSTypeAliasDeclaration') return undefined;
    // The index sets the parents.
    indexNodes({ filename: 'jsdoc.ts', text, ...parsed });
    alias.typeAnnotation.parent = place as never;
    return alias.typeAnnotation;
  } catch {
    return undefined;
  }
}
