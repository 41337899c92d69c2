/** The keys of the object that v3's Configuration took → options of the client: `basePath` → `baseURL`, `baseOptions.headers` → `defaultHeaders`, … */
import type { TSESTree } from '@typescript-eslint/types';
import { type Node, staticName, unwrap } from '../../src/analysis/nodes.ts';
import { writtenLiterals } from '../../src/analysis/sdk-options.ts';
import { configurationOptionOf } from '../../src/sdk/legacy-options.ts';
import type { Migration } from '../migration.ts';

/** Rewrites the object literals that an expression stands for in this file. */
export function rewriteConfigurationObject(migration: Migration, expression: Node): void {
  for (const literal of writtenLiterals(migration.file, expression)) rewriteObject(migration, literal);
}

function rewriteObject(migration: Migration, object: TSESTree.ObjectExpression): void {
  const removed = new Set<Node>();
  const hasKey = object.properties.some((property) => property.type === 'Property' && staticName(property) === 'apiKey');
  for (const property of object.properties) {
    if (property.type === 'SpreadElement') continue;
    const name = staticName(property);
    if (name === 'baseOptions') rewriteBaseOptions(migration, object, property, removed);
    else if (name === 'accessToken' && !hasKey) {
      migration.todo(property, configurationOptionOf(name)!.todo!);
      renameKey(migration, property, 'apiKey');
    } else if (name !== undefined) rewriteKey(migration, property, name, name, removed);
  }
  migration.removeItems(object.properties, (property) => removed.has(property));
  markMissingKey(migration, object);
}

/** v3 sent its requests without a key as well, which the current client refuses to do. */
function markMissingKey(migration: Migration, object: TSESTree.ObjectExpression): void {
  const names = object.properties.map((property) => (property.type === 'Property' ? staticName(property) : '…'));
  const isAzure = object.properties.some((property) => property.type === 'Property' && staticName(property) === 'baseOptions' && /['"]api-key['"]/.test(migration.textOf(property)));
  if (object.parent.type !== 'NewExpression' || !names.includes('basePath') || isAzure || names.some((name) => name === 'apiKey' || name === 'accessToken' || name === '…' || name === undefined)) return;
  if (!/\.apiKey\s*=[^=]/.test(migration.file.source.text)) migration.todo(object, 'Pass apiKey: without one, and without OPENAI_API_KEY in the environment, the constructor throws.');
}

/** Renames or removes one key; `path` is its name in the table. */
function rewriteKey(migration: Migration, property: TSESTree.Property, name: string, path: string, removed: Set<Node>): void {
  const row = configurationOptionOf(path);
  if (!row) {
    if (path !== name) keepWithTodo(migration, property, path);
    return;
  }
  // v4 takes an agent, so that the next migration has the value to work with.
  if (name === 'httpAgent' || name === 'httpsAgent') return renameKey(migration, property, 'httpAgent');
  if (name === 'timeout' && isZero(property.value)) return void removed.add(property);
  if (name === 'proxy' && property.value.type === 'Literal' && property.value.value === false) return void removed.add(property);
  if (name === 'withCredentials') return keepWithTodo(migration, property, path);
  if (row.replacement !== null && row.automation === 'auto' && name !== 'accessToken') return renameKey(migration, property, row.replacement);
  if (row.replacement === null && row.automation === 'auto') return void removed.add(property);
  if (name === 'adapter' || name === 'accessToken' || name === 'username' || name === 'password' || name === 'validateStatus') {
    migration.todo(property, `${path}: ${migration.textOf(property.value).replace(/\s+/g, ' ').slice(0, 80)} was left out. ${row.note ?? row.todo ?? ''}`.trim());
    return void removed.add(property);
  }
  keepWithTodo(migration, property, path);
}

function keepWithTodo(migration: Migration, property: TSESTree.Property, path: string): void {
  const row = configurationOptionOf(path);
  migration.todo(property, `The client has no option for ${path}. ${row?.todo ?? row?.note ?? 'Pass fetch or fetchOptions.'}`);
}

export function isZero(node: Node): boolean {
  return node.type === 'Literal' && node.value === 0;
}

/** Gives a property another key; `{ basePath }` becomes `{ baseURL: basePath }`. */
export function renameKey(migration: Migration, property: TSESTree.Property, name: string): void {
  if (staticName(property) === name) return;
  if (property.shorthand) migration.edits.insertTextBefore(property, `${name}: `);
  else if (property.computed) migration.edits.replaceRange([property.range[0], migration.file.source.text.indexOf(']', property.key.range[1]) + 1], name);
  else migration.edits.replaceText(property.key, name);
}

/** Takes the keys of `baseOptions: { … }` out of their object. */
function rewriteBaseOptions(migration: Migration, object: TSESTree.ObjectExpression, property: TSESTree.Property, removed: Set<Node>): void {
  const value = unwrap(property.value);
  if (value.type !== 'ObjectExpression') {
    migration.todo(property, 'baseOptions is gone: pass its headers as defaultHeaders, its params as defaultQuery and its timeout as timeout.');
    return;
  }
  const dropped = new Set<Node>();
  for (const inner of value.properties) {
    const name = inner.type === 'Property' ? staticName(inner) : undefined;
    if (inner.type === 'Property' && name !== undefined) rewriteKey(migration, inner, name, `baseOptions.${name}`, dropped);
    else migration.todo(inner, 'baseOptions is gone: pass its headers as defaultHeaders, its params as defaultQuery and its timeout as timeout.');
  }
  const [first] = value.properties;
  if (!first || dropped.size === value.properties.length) return void removed.add(property);
  migration.removeRange([property.range[0], first.range[0]]);
  migration.removeItems(value.properties, (inner) => dropped.has(inner));
  dedent(migration, property, value.properties.filter((inner) => inner !== first && !dropped.has(inner)));
  migration.removeRange([value.properties.at(-1)!.range[1], property.range[1]]);
  addAzureKey(migration, object, value);
}

/** Gives properties that stand on lines of their own the indentation of their new place. */
function dedent(migration: Migration, owner: Node, properties: readonly Node[]): void {
  const indent = migration.indentOf(owner);
  for (const property of properties) {
    const lineStart = property.range[0] - migration.indentOf(property).length;
    const isFirst = lineStart > 0 && migration.file.source.text[lineStart - 1] === '\n';
    if (isFirst && migration.indentOf(property).startsWith(indent)) migration.edits.removeRange([lineStart, property.range[0] - indent.length]);
  }
}

/** The current client does not start without `apiKey`; Azure's key stood in a header. */
function addAzureKey(migration: Migration, object: TSESTree.ObjectExpression, baseOptions: TSESTree.ObjectExpression): void {
  if (object.properties.some((property) => property.type === 'SpreadElement' || staticName(property) === 'apiKey' || staticName(property) === 'accessToken')) return;
  const headers = baseOptions.properties.find((property) => property.type === 'Property' && staticName(property) === 'headers');
  if (headers?.type !== 'Property' || headers.value.type !== 'ObjectExpression') return;
  const key = headers.value.properties.find((property) => property.type === 'Property' && staticName(property) === 'api-key');
  const [first] = object.properties;
  const isBlock = object.loc.start.line !== first!.loc.start.line;
  const separator = isBlock ? `,${migration.lineBreak}${migration.indentOf(first!)}` : ', ';
  if (key?.type === 'Property') migration.edits.insertTextBefore(first!, `apiKey: ${migration.textOf(key.value)}${separator}`);
}
