/** `response.data` → the body itself, exactly where a value is the response of a request; what reads status or headers gets `withResponse()`. */
import type { TSESTree } from '@typescript-eslint/types';
import { type MemberUse, isWritten, memberUses, usedObjects } from '../../src/analysis/member-uses.ts';
import { type Node, isFunction, outermost, staticName, unwrap } from '../../src/analysis/nodes.ts';
import { requestBehind } from '../../src/analysis/responses.ts';
import { v3MethodOf } from '../../src/sdk/legacy-methods.ts';
import type { Migration } from '../migration.ts';
import { isInEndListener, isRawStream } from '../stream-plan.ts';
import { type Read, isDownload, isWrapped, requestsOf, responsePlan } from '../response-plan.ts';
import { rewriteDownloads } from './downloads.ts';
import { rewriteResponsePattern } from './response-patterns.ts';

/** Rewrites the reads of responses, each response's pattern once. */
export function responses(migration: Migration): void {
  const { reads, wrapped } = responsePlan(migration.file);
  const patterns = new Set<Node>();
  for (const call of wrapped) migration.edits.insertTextAfter(call, '.withResponse()');
  for (const read of reads) {
    if (read.requests.some(isRawStream) || isInEndListener(migration.file, read.use.node)) continue;
    const { node } = read.use;
    if (node.type === 'MemberExpression') rewriteMember(migration, read, node);
    else if (!patterns.has(node.parent)) {
      patterns.add(node.parent);
      rewriteResponsePattern(migration, node.parent as TSESTree.ObjectPattern, read.requests.every(isWrapped));
    }
  }
  if (isTyped(migration)) assertImages(migration);
  rewriteListBodies(migration);
  if (reads.some(({ requests }) => requests.every(isWrapped))) rewriteHeaders(migration);
  rewriteDownloads(migration);
  markWrites(migration);
}

function rewriteMember(migration: Migration, { use, requests }: Read, node: TSESTree.MemberExpression): void {
  const isAllWrapped = requests.every(isWrapped);
  if (use.name === 'data') return isAllWrapped ? undefined : removeData(migration, node);
  if (use.name === 'config' || use.name === 'request') return migration.todo(node, `The response has no ${use.name} any more: keep what you sent yourself.`);
  if (!isAllWrapped) {
    const hint = requests.some(isDownload) ? 'files.content(…).asResponse() has it' : 'ask for it with .withResponse() on the call, which resolves to { data, response }';
    return migration.todo(node, `The result is the body and has no ${use.name}: ${hint}.`);
  }
  if (node.computed) migration.edits.insertTextAfter(node.object, '.response');
  else migration.edits.insertTextBefore(node.property, 'response.');
}

/** Takes `.data` away, with the parentheses and optional chains that are no longer needed. */
function removeData(migration: Migration, node: TSESTree.MemberExpression): void {
  if (isIdentityHandler(node)) return removeHandler(migration, node);
  if (isSelfAssignment(node)) return migration.removeStatement(outermost(node).parent!.parent!);
  const start = node.object.range[1];
  const bare = unparenthesized(migration, node);
  if (bare) {
    migration.edits.removeRange([bare.open, bare.open + 1]);
    migration.removeRange([bare.close, node.range[1]]);
    return;
  }
  migration.removeRange([migration.file.source.text.indexOf(dotOf(node), closingEnd(migration, node, start)), node.range[1]]);
  if (node.parent?.type === 'TSNonNullExpression' && node.object.type === 'TSNonNullExpression') migration.removeRange([node.range[1], node.parent.range[1]]);
  keepOptional(migration, node);
}

function dotOf(node: TSESTree.MemberExpression): string {
  return node.optional ? '?.' : node.computed ? '[' : '.';
}

/** The offset behind the parentheses around an object. */
function closingEnd(migration: Migration, node: TSESTree.MemberExpression, start: number): number {
  const closing = /^(?:\s*\))+/.exec(migration.file.source.text.slice(start, node.property.range[0]));
  return start + (closing?.[0].length ?? 0);
}

/** `a?.data.b` → `a?.b`: what was read behind an optional `data` stays optional. */
function keepOptional(migration: Migration, node: TSESTree.MemberExpression): void {
  const { parent } = node;
  if (!node.optional || parent?.type !== 'MemberExpression' || parent.object !== node || parent.optional) return;
  migration.edits.insertTextAfter(node, parent.computed ? '?.' : '?');
}

/** The parentheses around `(await call)` where nothing is read from the body. */
function unparenthesized(migration: Migration, node: TSESTree.MemberExpression): { open: number; close: number } | undefined {
  const object = unwrap(node.object);
  const { parent } = outermost(node);
  const isRead = (parent?.type === 'MemberExpression' && parent.object === outermost(node)) || ((parent?.type === 'CallExpression' || parent?.type === 'NewExpression') && parent.callee === outermost(node));
  if (isListAsJson(migration, node) || object.type !== 'AwaitExpression' || node.object !== object || isRead || node.parent?.type === 'TSNonNullExpression') return undefined;
  if (parent?.type === 'BinaryExpression' || parent?.type === 'TaggedTemplateExpression') return undefined;
  const { text } = migration.file.source;
  const open = text.lastIndexOf('(', object.range[0]);
  const close = text.indexOf(')', object.range[1]);
  const isPair = text.slice(open + 1, object.range[0]).trim() === '' && text.slice(object.range[1], close).trim() === '';
  return isPair && close < node.property.range[0] ? { open, close } : undefined;
}

/** `.then((response) => response.data)`. */
function isIdentityHandler(node: TSESTree.MemberExpression): boolean {
  const fn = outermost(node).parent;
  if (!isFunction(fn) || fn.body !== outermost(node) || fn.params.length !== 1 || unwrap(node.object).type !== 'Identifier') return false;
  const [parameter] = fn.params;
  const call = fn.parent;
  return parameter?.type === 'Identifier' && parameter.name === (unwrap(node.object) as TSESTree.Identifier).name && call?.type === 'CallExpression'
    && call.arguments.length === 1 && call.callee.type === 'MemberExpression' && staticName(call.callee) === 'then';
}

function removeHandler(migration: Migration, node: TSESTree.MemberExpression): void {
  const call = outermost(node).parent!.parent as TSESTree.CallExpression;
  migration.removeRange([(call.callee as TSESTree.MemberExpression).object.range[1], call.range[1]]);
}

/** `response = response.data;` has nothing left to do. */
function isSelfAssignment(node: TSESTree.MemberExpression): boolean {
  const { parent } = outermost(node);
  return parent?.type === 'AssignmentExpression' && parent.operator === '=' && parent.parent.type === 'ExpressionStatement' && parent.left.type === 'Identifier'
    && node.object.type === 'Identifier' && parent.left.name === node.object.name;
}

/** A page of a list is an object with methods, whose JSON is not the body of the API: `res.json(models.data)`. */
function rewriteListBodies(migration: Migration): void {
  for (const call of migration.file.nodes('CallExpression')) {
    for (const argument of call.arguments) {
      if (!isListAsJson(migration, argument)) continue;
      migration.edits.insertTextBefore(argument, `{ object: ${migration.quote('list')}, data: `);
      migration.edits.insertTextAfter(argument, '.data }');
    }
  }
}

function isListAsJson({ file }: Migration, node: Node): boolean {
  if (!isWrittenAsJson(node)) return false;
  const request = requestBehind(file.evaluate(node), ['data']);
  return request !== undefined && v3MethodOf(request.path)?.result?.endsWith('Page') === true && !isWrapped(request);
}

function isWrittenAsJson(node: Node): boolean {
  const { parent } = node;
  if (parent?.type !== 'CallExpression' || !parent.arguments.includes(node as never) || parent.callee.type !== 'MemberExpression') return false;
  const name = staticName(parent.callee);
  return name === 'json' || name === 'send' || (name === 'stringify' && parent.callee.object.type === 'Identifier' && parent.callee.object.name === 'JSON');
}

function isTyped({ file }: Migration): boolean {
  return /\.[cm]?tsx?$/.test(file.source.filename);
}

/** The list of images is optional in the types of the current SDK. */
function assertImages(migration: Migration): void {
  for (const { node } of memberUses(migration.file).get('data') ?? []) {
    if (node.type !== 'MemberExpression') continue;
    const request = requestBehind(migration.file.evaluate(node.object), ['data']);
    const { parent } = node;
    if (request && /^createImage/.test(request.path) && parent?.type === 'MemberExpression' && parent.object === node && !parent.optional) migration.edits.insertTextAfter(node, '!');
  }
}

/** `response.headers['x']` → `response.response.headers.get('x')`, whatever name the headers go by. */
function rewriteHeaders(migration: Migration): void {
  const { file } = migration;
  for (const node of file.nodes('MemberExpression')) {
    const objects = file.evaluate(node.object);
    if (!objects.some(({ path }) => path[0] === 'headers') || !requestBehind(objects, ['headers']) || !requestsOf(objects).every(isWrapped)) continue;
    if (isWritten({ name: '', node, key: node.property })) continue;
    const name = staticName(node);
    const argument = name === undefined ? migration.textOf(node.property) : migration.quote(name);
    migration.edits.replaceRange([node.object.range[1], node.range[1]], `${node.optional ? '?.' : '.'}get(${argument})`);
  }
}

/** A response is no object to write into any more. */
function markWrites(migration: Migration): void {
  for (const name of ['data', 'status', 'headers']) {
    for (const use of memberUses(migration.file).get(name) ?? []) {
      if (isWritten(use) && isOfResponse(migration, use)) migration.todo(use.node, `The result is the body itself, not a response: keep what is written to ${name} in an object of your own.`);
    }
  }
}

function isOfResponse({ file }: Migration, use: MemberUse): boolean {
  const request = requestBehind(usedObjects(file, use));
  return request !== undefined && /^[a-z]+[A-Z]/.test(request.path) && !request.path.includes('.');
}
