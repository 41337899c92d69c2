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
  if (isFunction(node)) return typeOfTag(file, node, /@returns?\s*\{([^\n]*)\}/);
  const { parent } = node;
  if (!isFunction(parent)) return typeOfTag(file, node, /@type\s*\{([^\n]*)\}/);
  const binding = node.type === 'AssignmentPattern' ? node.left : node;
  if (binding.type !== 'Identifier') return undefined;
  return typeOfTag(file, parent, new RegExp(`@(?:param|arg|argument)\\s*\\{([^\\n]*)\\}\\s*\\[?${binding.name.replace(/\$/g, '\\$')}(?![\\w$])`));
}

function mayStateTypes({ source }: FileAnalysis): boolean {
  return source.text.includes('/**') && /\bopenai\b/i.test(source.text);
}

function typeOfTag(file: FileAnalysis, node: Node, tag: RegExp): Node | undefined {
  if (!file.fact(mayStateTypes)) return undefined;
  const comment = commentBefore(file, statementStart(node));
  const text = comment && /openai/i.test(comment) ? tag.exec(comment)?.[1] : undefined;
  return text === undefined ? undefined : parsedType(text.trim(), node);
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
