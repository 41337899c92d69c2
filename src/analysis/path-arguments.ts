/** Which calls still have arguments of older majors: ids by position, request options in the place of the query. */
import type { TSESTree } from '@typescript-eslint/types';
import type { ListOverload, PositionalParameters } from '../sdk/legacy-methods.ts';
import { findVariable } from './source-file.ts';
import { requestOfValue } from './calls.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { type Node, isFunction, referenceName, staticName, unwrap } from './nodes.ts';
import { writtenProperties } from './sdk-options.ts';

/** Options of a request in v4 and later. */
const REQUEST_OPTIONS: ReadonlySet<string> = new Set([
  'headers', 'timeout', 'maxRetries', 'signal', 'idempotencyKey', 'query', 'fetchOptions', 'httpAgent', 'stream', 'path', 'method', 'body', 'defaultBaseURL', '__binaryResponse', '__streamClass',
]);

/** Whether the arguments can only be v4's: an id, or body keys, where the object with the named ids belongs. */
export function hasPositionalPath(file: FileAnalysis, call: TSESTree.CallExpression, row: PositionalParameters): boolean {
  const args = call.arguments;
  if (args.some((argument) => argument.type === 'SpreadElement')) return false;
  const named = args[row.parameters.length];
  if (!named || isObjectLiteral(file, named)) return false;
  const ids = row.named.length + row.parameters.length;
  // id, object, options
  if (args.length > row.parameters.length + 2) return true;
  if (isId(file, named)) return true;
  const body = args[ids];
  return body !== undefined && writtenProperties(file, body).some((property) => !REQUEST_OPTIONS.has(staticName(property)!));
}

function isObjectLiteral(file: FileAnalysis, expression: Node): boolean {
  return file.evaluate(expression).some(({ root }) => root.type === 'node' && root.node.type === 'ObjectExpression');
}

/** Whether an expression is a text: by its value, its type, or as an `id` of something the API returned. */
function isId(file: FileAnalysis, expression: Node): boolean {
  const node = unwrap(expression);
  if (node.type === 'TemplateLiteral') return true;
  const values = file.evaluate(expression);
  const isText = values.length > 0 && values.every((value) => {
    const { root, path } = value;
    if (root.type === 'node') return path.length === 0 && (root.node.type === 'TemplateLiteral' || (root.node.type === 'Literal' && typeof root.node.value === 'string'));
    return requestOfValue(value) !== undefined && isIdName(path[path.length - 1]);
  });
  return isText || isStringTyped(file, node) || isIdName(referenceName(node));
}

/** The object that the new signature wants is never called an id, so that the last word of a name decides where the value is open. */
function isIdName(name: string | undefined): boolean {
  return name !== undefined && /(?:^|[a-z_\d])(?:id|Id|ID)$/.test(name);
}

function isStringTyped(file: FileAnalysis, node: Node): boolean {
  if (node.type !== 'Identifier') return false;
  const definition = findVariable(file.source, node, node.name)?.defs[0];
  const binding = definition?.name as TSESTree.Identifier | undefined;
  return isFunction(definition?.node as Node | undefined) && binding?.typeAnnotation?.typeAnnotation.type === 'TSStringKeyword';
}

/** Whether request options stand where the current SDK takes the query or the body, which sends them to the server. */
export function hasOptionsAsQuery(file: FileAnalysis, call: TSESTree.CallExpression, row: ListOverload): boolean {
  const query = call.arguments[row.queryIndex];
  if (!query || query !== call.arguments[call.arguments.length - 1]) return false;
  const names = writtenProperties(file, query).map((property) => staticName(property)!);
  return names.length > 0 && names.every((name) => REQUEST_OPTIONS.has(name));
}
