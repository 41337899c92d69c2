/** What kind of value an argument is, where syntax, types or the SDK's own results say so: a text, an object, request options. */
import type { TSESTree } from '@typescript-eslint/types';
import { requestOptionNames } from '../sdk/legacy-options.ts';
import { requestOfValue } from './calls.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { type Node, staticName, unwrap } from './nodes.ts';
import { findVariable } from './source-file.ts';
import type { Value } from './values.ts';

/** Whether an expression can only be an object, never a text. */
export function isCertainlyObject(file: FileAnalysis, expression: Node): boolean {
  const values = file.evaluate(expression);
  if (values.some(({ root, path }) => root.type === 'node' && path.length === 0 && root.node.type === 'ObjectExpression')) return true;
  const type = typeOf(file, unwrap(expression));
  return type?.type === 'TSTypeLiteral' || (type?.type === 'TSTypeReference' && isParameters(type));
}

/** The names of the SDK's types for bodies and queries end so. */
function isParameters({ typeName }: TSESTree.TSTypeReference): boolean {
  const name = typeName.type === 'TSQualifiedName' ? typeName.right.name : typeName.type === 'Identifier' ? typeName.name : '';
  return /Params(?:Base|Streaming|NonStreaming)?$/.test(name);
}

/** Whether an expression can only be a text: by its value, by its type, or as the `id` of something that the API returned. */
export function isCertainlyText(file: FileAnalysis, expression: Node): boolean {
  const node = unwrap(expression);
  const type = typeOf(file, node);
  if (node.type === 'TemplateLiteral' || type?.type === 'TSStringKeyword') return true;
  const values = file.evaluate(expression);
  return values.length > 0 && values.every(isText);
}

function isText(value: Value): boolean {
  const { root, path } = value;
  if (root.type === 'global') return root.name === 'process' && path[0] === 'env' && path.length === 2;
  if (root.type !== 'node') return requestOfValue(value) !== undefined && /(?:^|_)id$/.test(path.at(-1) ?? '');
  return path.length === 0 && (root.node.type === 'TemplateLiteral' || (root.node.type === 'Literal' && typeof root.node.value === 'string'));
}

/** The annotation of the variable or parameter that an identifier names. */
function typeOf(file: FileAnalysis, node: Node): Node | undefined {
  if (node.type === 'TSAsExpression') return node.typeAnnotation;
  if (node.type !== 'Identifier') return undefined;
  const binding = findVariable(file.source, node, node.name)?.identifiers[0] as TSESTree.Identifier | undefined;
  return binding?.typeAnnotation?.typeAnnotation;
}

/** Whether an object has request options and nothing else, which is how v4 told them from a query. */
export function isRequestOptions(file: FileAnalysis, expression: Node): boolean {
  const type = typeOf(file, unwrap(expression));
  if (type?.type === 'TSTypeReference' && type.typeName.type === 'TSQualifiedName' && type.typeName.right.name === 'RequestOptions') return true;
  const values = file.evaluate(expression);
  return values.length > 0 && values.every(({ root, path }) => {
    if (root.type !== 'node' || path.length > 0 || root.node.type !== 'ObjectExpression') return false;
    const { properties } = root.node;
    return properties.length > 0 && properties.every((property) => property.type === 'Property' && requestOptionNames.has(staticName(property) ?? ''));
  });
}
