/** Members of the SDK's errors: `request_id` became `requestID`, and headers are a `Headers` object. */
import type { TSESTree } from '@typescript-eslint/types';
import { apiCallsIn } from '../../src/analysis/calls.ts';
import { sdkExportPath } from '../../src/analysis/client-values.ts';
import { type MemberUse, continuation, isWritten, memberUses, usedObjects } from '../../src/analysis/member-uses.ts';
import { type Node, ancestor, contains, outermost, staticName, unwrap } from '../../src/analysis/nodes.ts';
import { findVariable } from '../../src/analysis/source-file.ts';
import type { Value } from '../../src/analysis/values.ts';
import type { FileAnalysis } from '../../src/analysis/file-analysis.ts';
import type { Migration } from '../migration.ts';

/** Methods that a record of headers does not have, by which a use of `Headers` is known. */
const HEADERS_METHODS: ReadonlySet<string> = new Set(['get', 'has', 'set', 'append', 'delete', 'forEach', 'entries', 'keys', 'values', 'getSetCookie']);

/** Renames and reshapes what code reads of errors that requests threw. */
export function readErrors(migration: Migration): void {
  const { file, edits } = migration;
  for (const use of memberUses(file).get('request_id') ?? []) {
    if (isWritten(use) || !isSdkError(file, use)) continue;
    if (use.node.type === 'Property' && use.node.shorthand) edits.insertTextBefore(use.key, 'requestID: ');
    else if (use.key.type === 'Identifier') edits.replaceText(use.key, 'requestID');
    else edits.replaceText(use.key, migration.quote('requestID'));
  }
  for (const use of memberUses(file).get('headers') ?? []) if (!isWritten(use) && isSdkError(file, use)) readHeaders(migration, use);
}

/** `error.headers['x']` and `error.headers?.x` become `error.headers?.get('x')`. */
function readHeaders(migration: Migration, use: MemberUse): void {
  const { file, edits } = migration;
  const read = continuation(use);
  if (read && HEADERS_METHODS.has(staticName(read) ?? '')) return;
  if (!read || isWritten({ name: '', node: read, key: read.property })) {
    if (isOnlyTested(use)) return;
    return migration.todo(use.node, 'headers of an error are a Headers object: read them with .get(name) or Object.fromEntries(headers).');
  }
  const name = read.property;
  const [start, end] = [outermost(use.node).range[1], read.range[1]];
  const dot = file.source.text[start - 1] === '!' ? '.' : '?.';
  if (!read.computed) return edits.replaceRange([start, end], `${dot}get(${migration.quote(migration.textOf(name))})`);
  if (file.source.text.slice(start, name.range[0]).replace(/\s/g, '').replace('?.', '') !== '[') return migration.todo(use.node, 'headers of an error are a Headers object: read them with .get(name).');
  edits.replaceRange([start, name.range[0]], `${dot}get(`);
  edits.replaceRange([name.range[1], end], ')');
}

/** Whether only the presence of headers is asked for. */
function isOnlyTested({ node }: MemberUse): boolean {
  const site = outermost(node);
  const { parent } = site;
  if (parent?.type === 'LogicalExpression') return parent.operator === '&&' && parent.left === site;
  return (parent?.type === 'IfStatement' || parent?.type === 'ConditionalExpression') && parent.test === site;
}

/** Whether the object of a use is an error of the SDK: by its class, by a check around it, or because the code that failed sent requests. */
function isSdkError(file: FileAnalysis, use: MemberUse): boolean {
  const values = usedObjects(file, use);
  if (values.length > 0 && values.every((value) => isErrorInstance(value))) return true;
  const object = use.node.type === 'MemberExpression' ? unwrap(use.node.object) : undefined;
  if (object?.type === 'Identifier' && isGuarded(file, object)) return true;
  return values.some(({ root, path }) => root.type === 'caught' && path.length === 0 && apiCallsIn(root.file, handled(root.from)).some(({ client }) => client.className !== 'OpenAIApi'));
}

function handled(from: TSESTree.TryStatement | TSESTree.CallExpression): Node {
  if (from.type === 'TryStatement') return from.block;
  return from.callee.type === 'MemberExpression' ? from.callee.object : from.callee;
}

function isErrorInstance({ root, path }: Value): boolean {
  return root.type === 'instance' && path.length === 0 && isErrorClass(root.class);
}

function isErrorClass(value: Value): boolean {
  return /Error$/.test(sdkExportPath(value)?.at(-1) ?? '');
}

/** Whether `error instanceof OpenAI.APIError` was asked of the same variable on the way to a read. */
function isGuarded(file: FileAnalysis, object: TSESTree.Identifier): boolean {
  const variable = findVariable(file.source, object, object.name);
  return file.nodes('BinaryExpression').some((test) => {
    if (test.operator !== 'instanceof' || test.left.type !== 'Identifier' || !variable || findVariable(file.source, test.left, test.left.name) !== variable) return false;
    return isReachedThrough(test, object) && file.evaluate(test.right).some(isErrorClass);
  });
}

function isReachedThrough(test: Node, read: Node): boolean {
  const branch = ancestor(test, (node): node is TSESTree.IfStatement | TSESTree.ConditionalExpression | TSESTree.LogicalExpression => (
    node.type === 'IfStatement' || node.type === 'ConditionalExpression' || (node.type === 'LogicalExpression' && node.operator === '&&' && contains(node.left, test))));
  if (!branch) return false;
  if (branch.type === 'LogicalExpression' ? contains(branch.right, read) : contains(branch.consequent, read)) return true;
  return branch.type === 'LogicalExpression' && isReachedThrough(branch, read);
}
