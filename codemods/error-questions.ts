/** Questions about axios errors, and the questions about errors of the current SDK that take their places. */
import type { TSESTree } from '@typescript-eslint/types';
import { type Node, staticName, unwrap } from '../src/analysis/nodes.ts';
import type { Migration } from './migration.ts';

/** `error instanceof OpenAI.X`, in parentheses where the place needs them. */
export function instanceOf(migration: Migration, site: Node, error: string, className: string): string {
  return inPlace(site, `${error} instanceof ${migration.imports.classAt(site)}.${className}`);
}

/** Parentheses for a condition under `!`, a member access or a comparison. */
export function inPlace(site: Node, text: string): string {
  const { parent } = site;
  const isBare = !parent || /^(?:IfStatement|ConditionalExpression|VariableDeclarator|ReturnStatement|AssignmentExpression|ArrowFunctionExpression|CallExpression|WhileStatement|Property)$/.test(parent.type)
    || (parent.type === 'LogicalExpression' && parent.operator === '&&') || (parent.type === 'LogicalExpression' && !text.includes('&&') && parent.operator === '||');
  return isBare ? text : `(${text})`;
}

/** The question whether the API answered at all. */
export function answered(migration: Migration, site: Node, error: string): string {
  return `${error} instanceof ${migration.imports.classAt(site)}.APIError && ${error}.status !== undefined`;
}

/** Whether an expression is `undefined` or `null`. */
export function isNothing(node: Node): boolean {
  return (node.type === 'Identifier' && node.name === 'undefined') || (node.type === 'Literal' && node.value === null);
}

/** Whether an expression is only asked for its truth. */
export function isQuestion(site: Node): boolean {
  const { parent } = site;
  if (parent?.type === 'IfStatement' || parent?.type === 'ConditionalExpression') return parent.test === site;
  if (parent?.type === 'UnaryExpression') return parent.operator === '!';
  if (parent?.type === 'CallExpression') return parent.callee.type === 'Identifier' && parent.callee.name === 'Boolean';
  return parent?.type === 'LogicalExpression' && (parent.operator === '&&' || isQuestion(parent));
}

/** `error.response && error.response.status === 429`: the comparison says that there was an answer. */
export function isStatusCompared(site: Node): boolean {
  const { parent } = site;
  if (parent?.type !== 'LogicalExpression' || parent.operator !== '&&') return false;
  const right = unwrap(parent.left === site ? parent.right : site);
  if (right.type !== 'BinaryExpression' || !/^(?:={2,3}|[<>]=?)$/.test(right.operator)) return false;
  const left = unwrap(right.left);
  return left.type === 'MemberExpression' && staticName(left) === 'status';
}

/** `console.error(error.response)` shows the whole error instead. */
export function isLogged(site: Node): boolean {
  const { parent } = site;
  return parent?.type === 'CallExpression' && parent.callee.type === 'MemberExpression' && parent.callee.object.type === 'Identifier' && parent.callee.object.name === 'console';
}

/** What a pattern takes from the response; undefined where it takes something else. */
export function partsOf(pattern: TSESTree.ObjectPattern, error: string): string | undefined {
  const names = pattern.properties.map((property) => (property.type === 'Property' ? staticName(property) : undefined));
  if (names.every((name) => name === 'status' || name === 'headers')) return error;
  const texts = names.map((name) => (name === 'data' ? `data: { error: ${error}.error }` : name === 'status' || name === 'headers' ? `${name}: ${error}.${name}` : undefined));
  return texts.includes(undefined) ? undefined : `{ ${texts.join(', ')} }`;
}
