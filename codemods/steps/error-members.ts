/** Members of the SDK's errors: `request_id` became `requestID`, and headers are a `Headers` object. */
import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { apiCallsIn } from '../../src/analysis/calls.ts';
import { sdkExportPath } from '../../src/analysis/client-values.ts';
import { type MemberUse, isWritten, memberUses, usedObjects } from '../../src/analysis/member-uses.ts';
import { type Node, ancestor, contains, outermost, staticName, unwrap } from '../../src/analysis/nodes.ts';
import { findVariable } from '../../src/analysis/source-file.ts';
import { codeStartAfter, firstCommentBetween } from '../../src/analysis/tokens.ts';
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

/** Turns every read of a header into a call of `get`, also through a variable, and marks what takes the headers for a record. */
function readHeaders(migration: Migration, use: MemberUse): void {
  const holder = use.node.type === 'MemberExpression' ? outermost(use.node) : boundName(use.node);
  if (!holder) return;
  const variable = use.node.type === 'MemberExpression' ? aliasOf(migration.file, holder) : findVariable(migration.file.source, holder, (holder as TSESTree.Identifier).name);
  if (use.node.type === 'MemberExpression') readHeader(migration, holder);
  for (const reference of variable?.references ?? []) if (reference.isRead()) readHeader(migration, outermost(reference.identifier as Node));
}

/** The variable of a property in a pattern: `headers` of `{ headers }`. */
function boundName({ value }: TSESTree.Property): TSESTree.Identifier | undefined {
  const target = value.type === 'AssignmentPattern' ? value.left : value;
  return target.type === 'Identifier' ? target : undefined;
}

/** The variable that is declared as the headers: `const headers = error.headers`. */
function aliasOf(file: FileAnalysis, headers: Node): Variable | undefined {
  const { parent } = headers;
  if (parent?.type !== 'VariableDeclarator' || parent.init !== headers || parent.id.type !== 'Identifier') return undefined;
  return findVariable(file.source, parent, parent.id.name);
}

/** `headers['x']` and `headers?.x` become `headers?.get('x')`. */
function readHeader(migration: Migration, headers: Node): void {
  const { file, edits } = migration;
  const read = headers.parent?.type === 'MemberExpression' && headers.parent.object === headers ? headers.parent : undefined;
  if (read && !read.computed && HEADERS_METHODS.has(staticName(read) ?? '')) return;
  if (!read) {
    if (isTakenForRecord(headers)) migration.todo(headers, 'headers of an error are a Headers object: use Object.fromEntries(headers), or .get(name).');
    return;
  }
  const [start, end] = [headers.range[1], read.range[1]];
  const dot = file.source.text[start - 1] === '!' ? '.' : '?.';
  const name = read.property;
  const isSimple = !isWritten({ name: '', node: read, key: name }) && !firstCommentBetween(file, start, end) && file.source.text[codeStartAfter(file, start)] !== ')';
  if (!isSimple) return migration.todo(headers, 'headers of an error are a Headers object: read them with .get(name).');
  if (!read.computed) return edits.replaceRange([start, end], `${dot}get(${migration.quote(migration.textOf(name))})`);
  edits.replaceRange([start, name.range[0]], `${dot}get(`);
  edits.replaceRange([name.range[1], end], ')');
}

/** Whether the keys of a record are asked for, which `Headers` does not have. */
function isTakenForRecord(headers: Node): boolean {
  const { parent } = headers.parent?.type === 'LogicalExpression' ? outermost(headers.parent) : headers;
  switch (parent?.type) {
    case 'MemberExpression':
      return !HEADERS_METHODS.has(staticName(parent) ?? '');
    case 'SpreadElement':
      return parent.parent.type === 'ObjectExpression';
    case 'ForInStatement':
      return true;
    case 'BinaryExpression':
      return parent.operator === 'in';
    case 'VariableDeclarator':
      return parent.id.type === 'ObjectPattern';
    case 'CallExpression':
      return parent.callee.type === 'MemberExpression' && parent.callee.object.type === 'Identifier' && /^(?:Object|JSON)$/.test(parent.callee.object.name);
    default:
      return false;
  }
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
