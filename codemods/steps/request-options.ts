/** The axios options of a v3 call → request options of the current client: `params` → `query`, what fetch does by itself goes, agents stay for the next major. */
import type { TSESTree } from '@typescript-eslint/types';
import { type Node, staticName, unwrap } from '../../src/analysis/nodes.ts';
import { findVariable } from '../../src/analysis/source-file.ts';
import { isNullish } from '../../src/analysis/values.ts';
import { axiosRequestOptionOf } from '../../src/sdk/legacy-options.ts';
import type { Migration } from '../migration.ts';
import { isZero, renameKey } from './configuration-object.ts';

/**
 * Rewrites the options argument of a call.
 * @param around the objects into which it is spread, of which it may be one
 * @returns whether nothing is left of it, so that the argument can go
 */
export function rewriteRequestOptions(migration: Migration, options: Node, around: readonly Node[] = []): boolean {
  const node = unwrap(options);
  if (node.type === 'ObjectExpression') return rewriteOptions(migration, node, around);
  const values = migration.file.evaluate(node);
  const literals = values.flatMap(({ root, path }) => (root.type === 'node' && path.length === 0 && root.file === migration.file && root.node.type === 'ObjectExpression' ? [root.node] : []));
  if (values.every(isNullish) || isTypedByAxios(migration, node)) return false;
  if (literals.length < values.filter((value) => !isNullish(value)).length) {
    migration.todo(options, 'These are axios options: pass headers, query (was params), timeout and signal; others, such as responseType and httpsAgent, have no effect.');
    return false;
  }
  for (const literal of literals) if (!around.includes(literal)) rewriteOptions(migration, literal, around);
  return false;
}

/** A parameter whose type becomes that of the current options: its callers are checked by TypeScript. */
function isTypedByAxios({ file }: Migration, node: Node): boolean {
  if (node.type !== 'Identifier') return false;
  const definition = findVariable(file.source, node, node.name)?.defs[0]?.name as { typeAnnotation?: Node } | undefined;
  return definition?.typeAnnotation !== undefined && /\bAxiosRequestConfig\b/.test(file.source.text.slice(...definition.typeAnnotation.range));
}

/** @returns whether every option goes */
function rewriteOptions(migration: Migration, object: TSESTree.ObjectExpression, around: readonly Node[]): boolean {
  const removed = new Set<Node>();
  for (const property of object.properties) {
    if (property.type === 'SpreadElement') {
      rewriteRequestOptions(migration, property.argument, [...around, object]);
      continue;
    }
    const name = staticName(property);
    const row = name === undefined ? undefined : axiosRequestOptionOf(name);
    if (!row || name === undefined) continue;
    if (name === 'httpAgent' || name === 'httpsAgent') renameKey(migration, property, 'httpAgent');
    else if (name === 'responseType' || (name === 'timeout' && isZero(property.value))) removed.add(property);
    else if (row.automation !== 'auto') migration.todo(property, `The axios option ${name} has no effect any more. ${row.note ?? ''}`.trim());
    else if (row.replacement === null) removed.add(property);
    else renameKey(migration, property, row.replacement);
  }
  const isEmpty = removed.size === object.properties.length;
  if (!isEmpty) migration.removeItems(object.properties, (property) => removed.has(property));
  return isEmpty && object.properties.length > 0;
}
