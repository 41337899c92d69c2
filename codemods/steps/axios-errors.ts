/** `error.response?.data.error.message`, `axios.isAxiosError(error)` and their like → members and classes of `OpenAI.APIError`. */
import type { TSESTree } from '@typescript-eslint/types';
import { axiosQuestions, errorReads } from '../../src/analysis/caught-errors.ts';
import type { MemberUse } from '../../src/analysis/member-uses.ts';
import { type Node, literalText, outermost, staticName, unwrap } from '../../src/analysis/nodes.ts';
import { errorMemberOf } from '../../src/sdk/legacy-errors.ts';
import { type ErrorChain, castErrorText, errorChain, errorText, replaceChain } from '../error-chain.ts';
import type { Migration } from '../migration.ts';
import { rewriteMixedHandlers } from './mixed-errors.ts';

/** Rewrites the handlers of errors that only requests to OpenAI throw; handlers that serve others too get both forms. */
export function axiosErrors(migration: Migration): void {
  const { file } = migration;
  for (const { use } of errorReads(file, 'response')) rewriteResponse(migration, use);
  for (const name of ['data', 'statusText', 'config', 'request']) for (const { use } of errorReads(file, name, ['response'])) rewriteAliased(migration, use);
  for (const { use } of errorReads(file, 'request')) rewriteRequest(migration, use);
  for (const { use } of errorReads(file, 'isAxiosError')) rewriteQuestion(migration, use, 'APIError');
  for (const { use } of errorReads(file, '__CANCEL__')) rewriteQuestion(migration, use, 'APIUserAbortError');
  for (const { use } of errorReads(file, 'code')) rewriteCode(migration, use);
  for (const name of ['config', 'toJSON']) for (const { use } of errorReads(file, name)) migration.todo(use.node, `Errors of openai v4 and later have no ${name}: log status, code, type and message.`);
  for (const { use } of errorReads(file, 'message')) markComparedMessage(migration, use);
  for (const { node, name } of axiosQuestions(file)) rewriteAxiosQuestion(migration, node, name);
  rewriteMixedHandlers(migration);
}

/** `error instanceof OpenAI.X`, in parentheses where the place needs them. */
function instanceOf(migration: Migration, site: Node, error: string, className: string): string {
  return inPlace(site, `${error} instanceof ${migration.imports.classAt(site)}.${className}`);
}

/** Parentheses for a condition under `!`, a member access or a comparison. */
function inPlace(site: Node, text: string): string {
  const { parent } = site;
  const isBare = !parent || /^(?:IfStatement|ConditionalExpression|VariableDeclarator|ReturnStatement|AssignmentExpression|ArrowFunctionExpression|CallExpression|WhileStatement|Property)$/.test(parent.type)
    || (parent.type === 'LogicalExpression' && parent.operator === '&&') || (parent.type === 'LogicalExpression' && !text.includes('&&') && parent.operator === '||');
  return isBare ? text : `(${text})`;
}

function rewriteResponse(migration: Migration, use: MemberUse): void {
  if (use.node.type === 'Property') return rewritePattern(migration, use.node);
  const chain = errorChain(migration, use)!;
  if (chain.path.length === 1) return rewriteWhole(migration, chain);
  rewriteChain(migration, chain, chain.path.slice(1));
}

/** A chain below `response`, or below a variable that holds the response. */
function rewriteChain(migration: Migration, chain: ErrorChain, path: readonly string[]): void {
  const name = path.join('.');
  const link = chain.isOptional ? '?.' : '.';
  const inner = chain.isGuarded || (chain.isOptional && path[0] === 'data') ? '?.' : '.';
  switch (name) {
    case 'status':
    case 'headers':
      replaceChain(migration, chain, `${link}${name}`);
      if (name === 'headers' && chain.isGuarded) makeOptional(migration, chain.next);
      return;
    case 'data.error.code':
    case 'data.error.type':
    case 'data.error.param':
      return replaceChain(migration, chain, `${link}${path[2]}`);
    case 'data.error':
      replaceChain(migration, chain, `${link}error`);
      if (inner === '?.') makeOptional(migration, chain.next);
      return;
    case 'data.error.message':
      return replaceMessage(migration, chain, link, inner);
    case 'data':
      return replaceBody(migration, chain);
    default:
      migration.todo(chain.end, noteOf(name));
  }
}

function noteOf(name: string): string {
  const note = errorMemberOf(`response.${name}`)?.note;
  return `Errors of openai v4 and later have no response.${name}. ${note ?? 'Use status, code, type, headers and message of the error.'}`;
}

/** What was read behind a guarded link stays guarded. */
function makeOptional(migration: Migration, next: TSESTree.MemberExpression | undefined): void {
  if (next && !next.optional) migration.edits.insertAt(next.computed ? migration.file.source.text.indexOf('[', next.object.range[1]) : migration.file.source.text.indexOf('.', next.object.range[1]), next.computed ? '?.' : '?');
}

/** The exact text of the API's message; TypeScript does not know what `error.error` holds. */
function replaceMessage(migration: Migration, chain: ErrorChain, link: string, inner: string): void {
  if (!isNarrowlyTyped(migration)) return replaceChain(migration, chain, `${link}error${inner}message`);
  migration.edits.insertTextBefore(chain.end, '(');
  replaceChain(migration, chain, `${link}error as { message?: string } | undefined)${inner === '?.' ? '?.' : '!.'}message`);
}

/** Whether errors of a TypeScript file have a type of axios, or get one by a question. */
function isNarrowlyTyped(migration: Migration): boolean {
  return /\.[cm]?tsx?$/.test(migration.file.source.filename) && /\bisAxiosError\b|\bAxiosError\b/.test(migration.file.source.text);
}

/** The body as a whole: `{ error: error.error }`. */
function replaceBody(migration: Migration, chain: ErrorChain): void {
  const { next, end } = chain;
  if (next) return migration.todo(end, `The body of an error is error.error now: response.data.${staticName(next) ?? '…'} has no counterpart.`);
  const error = castErrorText(migration, chain);
  const body = `{ error: ${error}.error }`;
  const site = outermost(end);
  const isGuarded = chain.isGuarded || chain.isOptional;
  const isOperand = site.parent?.type === 'ArrowFunctionExpression' || site.parent?.type === 'ExpressionStatement' || isGuarded;
  migration.edits.replaceText(end, isGuarded ? `(${error}${chain.isOptional ? '?.' : '.'}error && ${body})` : isOperand ? `(${body})` : body);
}

/** `error.response` alone: a question, a variable that takes it, or a value that goes elsewhere. */
function rewriteWhole(migration: Migration, chain: ErrorChain): void {
  const site = outermost(chain.end);
  const { parent } = site;
  const error = errorText(migration, chain);
  if (parent?.type === 'BinaryExpression' && isNothing(parent.left === site ? parent.right : parent.left)) {
    const isAbsent = /^==/.test(parent.operator);
    return migration.edits.replaceText(parent, isAbsent ? `!(${answered(migration, site, error)})` : inPlace(parent, answered(migration, site, error)));
  }
  if (isQuestion(site)) return migration.edits.replaceText(chain.end, inPlace(site, isStatusCompared(site) ? instanceOf(migration, site, error, 'APIError') : answered(migration, site, error)));
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return migration.edits.replaceText(chain.end, `${answered(migration, site, error)} ? ${error} : undefined`);
  if (isLogged(site)) return migration.edits.replaceText(chain.end, error);
  const parts = parent?.type === 'VariableDeclarator' && parent.id.type === 'ObjectPattern' ? partsOf(parent.id, error) : undefined;
  if (parts) return migration.edits.replaceText(chain.end, parts);
  const value = `{ status: ${error}.status, headers: ${error}.headers, data: { error: ${error}.error } }`;
  migration.edits.replaceText(chain.end, `(${answered(migration, site, error)} ? ${value} : undefined)`);
}

/** What a pattern takes from the response; undefined where it takes something else. */
function partsOf(pattern: TSESTree.ObjectPattern, error: string): string | undefined {
  const names = pattern.properties.map((property) => (property.type === 'Property' ? staticName(property) : undefined));
  if (names.every((name) => name === 'status' || name === 'headers')) return error;
  const texts = names.map((name) => (name === 'data' ? `data: { error: ${error}.error }` : name === 'status' || name === 'headers' ? `${name}: ${error}.${name}` : undefined));
  return texts.includes(undefined) ? undefined : `{ ${texts.join(', ')} }`;
}

/** The question whether the API answered at all. */
function answered(migration: Migration, site: Node, error: string): string {
  return `${error} instanceof ${migration.imports.classAt(site)}.APIError && ${error}.status !== undefined`;
}

function isNothing(node: Node): boolean {
  return (node.type === 'Identifier' && node.name === 'undefined') || (node.type === 'Literal' && node.value === null);
}

function isQuestion(site: Node): boolean {
  const { parent } = site;
  if (parent?.type === 'IfStatement' || parent?.type === 'ConditionalExpression') return parent.test === site;
  if (parent?.type === 'UnaryExpression') return parent.operator === '!';
  if (parent?.type === 'CallExpression') return parent.callee.type === 'Identifier' && parent.callee.name === 'Boolean';
  return parent?.type === 'LogicalExpression' && (parent.operator === '&&' || isQuestion(parent));
}

/** `error.response && error.response.status === 429`: the comparison says that there was an answer. */
function isStatusCompared(site: Node): boolean {
  const { parent } = site;
  if (parent?.type !== 'LogicalExpression' || parent.operator !== '&&') return false;
  const right = unwrap(parent.left === site ? parent.right : site);
  if (right.type !== 'BinaryExpression' || !/^(?:={2,3}|[<>]=?)$/.test(right.operator)) return false;
  const left = unwrap(right.left);
  return left.type === 'MemberExpression' && staticName(left) === 'status';
}

/** `console.error(error.response)` shows the whole error instead. */
function isLogged(site: Node): boolean {
  const { parent } = site;
  return parent?.type === 'CallExpression' && parent.callee.type === 'MemberExpression' && parent.callee.object.type === 'Identifier' && parent.callee.object.name === 'console';
}

/** `const { response } = error`. */
function rewritePattern(migration: Migration, property: TSESTree.Property): void {
  const pattern = property.parent;
  const declarator = pattern.parent;
  const isSole = pattern.type === 'ObjectPattern' && pattern.properties.length === 1 && declarator?.type === 'VariableDeclarator' && declarator.id === pattern;
  const inner = property.value;
  const parts = isSole && declarator.init && inner.type === 'ObjectPattern' ? partsOf(inner, migration.textOf(unwrap(declarator.init))) : undefined;
  if (isSole && declarator.init && parts) {
    migration.removeRange([pattern.range[0], inner.range[0]]);
    migration.removeRange([inner.range[1], pattern.range[1]]);
    return migration.edits.replaceText(declarator.init, parts);
  }
  if (!isSole || !declarator.init || property.value.type !== 'Identifier') {
    return migration.todo(property, 'Errors of openai v4 and later have no response: take status, code, type, headers and error from the error itself.');
  }
  const error = migration.textOf(unwrap(declarator.init));
  migration.edits.replaceText(pattern, property.value.name);
  migration.edits.replaceText(declarator.init, `${answered(migration, declarator, error)} ? ${error} : undefined`);
}

/** Reads of a variable that held the response and holds the error now. */
function rewriteAliased(migration: Migration, use: MemberUse): void {
  if (use.node.type === 'Property') return;
  const object = unwrap(use.node.object);
  if (object.type !== 'Identifier') return;
  const chain = errorChain(migration, { ...use, name: use.name })!;
  const names = ['response', ...namesFrom(use.node)];
  const length = names[1] === 'data' ? (names[2] === 'error' ? (names[3] !== undefined && /^(?:message|code|type|param)$/.test(names[3]) ? 4 : 3) : 2) : 2;
  rewriteChain(migration, aliasedChain(migration, chain, use.node, length - 1), names.slice(1, length));
}

function namesFrom(node: TSESTree.MemberExpression): string[] {
  const names: string[] = [];
  for (let link: Node | undefined = node; link?.type === 'MemberExpression'; link = outermost(link).parent?.type === 'MemberExpression' && (outermost(link).parent as TSESTree.MemberExpression).object === outermost(link) ? outermost(link).parent : undefined) {
    const name = staticName(link);
    if (name === undefined) break;
    names.push(name);
  }
  return names;
}

/** The chain of `length` links that starts at a variable. */
function aliasedChain(migration: Migration, chain: ErrorChain, first: TSESTree.MemberExpression, length: number): ErrorChain {
  let end = first;
  let isGuarded = false;
  for (let count = 1; count < length; count++) {
    end = outermost(end).parent as TSESTree.MemberExpression;
    isGuarded ||= end.optional;
  }
  const { parent } = outermost(end);
  const next = parent?.type === 'MemberExpression' && parent.object === outermost(end) ? parent : undefined;
  void migration;
  return { ...chain, end, isGuarded, next, objectRange: first.object.range };
}

/** `error.request`: the request was sent and nothing came back. */
function rewriteRequest(migration: Migration, use: MemberUse): void {
  if (use.node.type === 'Property') return migration.todo(use.node, 'Errors of openai v4 and later have no request: an OpenAI.APIConnectionError says that nothing came back.');
  const site = outermost(use.node);
  if (isQuestion(site)) return rewriteQuestion(migration, use, 'APIConnectionError');
  if (isLogged(site)) return migration.edits.replaceText(use.key, 'cause');
  migration.todo(use.node, 'Errors of openai v4 and later have no request: the cause of an OpenAI.APIConnectionError says why nothing came back.');
}

function rewriteQuestion(migration: Migration, use: MemberUse, className: string): void {
  if (use.node.type === 'Property') return migration.todo(use.node, `Ask error instanceof OpenAI.${className} instead.`);
  const chain = errorChain(migration, use)!;
  const site = outermost(use.node);
  migration.edits.replaceText(use.node, instanceOf(migration, site, errorText(migration, chain), className));
}

/** `error.code === 'ECONNABORTED'`: axios had no other way to tell a timeout. */
function rewriteCode(migration: Migration, use: MemberUse): void {
  if (use.node.type === 'Property') return;
  const site = outermost(use.node);
  const { parent } = site;
  if (parent?.type !== 'BinaryExpression' || !/^[!=]==?$/.test(parent.operator)) return;
  const code = literalText(unwrap(parent.left === site ? parent.right : parent.left));
  if (code === undefined || !/^E[A-Z_]+$/.test(code)) return;
  if (code !== 'ECONNABORTED' && code !== 'ETIMEDOUT') {
    return migration.todo(parent, `error.code is the API's code now: the code of a failed connection is error.cause?.code of an OpenAI.APIConnectionError.`);
  }
  const error = errorText(migration, errorChain(migration, use)!);
  const question = `${error} instanceof ${migration.imports.classAt(site)}.APIConnectionTimeoutError`;
  migration.edits.replaceText(parent, parent.operator.startsWith('!') ? `!(${question})` : inPlace(parent, question));
}

function rewriteAxiosQuestion(migration: Migration, node: TSESTree.CallExpression, name: 'isAxiosError' | 'isCancel'): void {
  const [argument] = node.arguments;
  const error = migration.textOf(unwrap(argument!));
  migration.edits.replaceText(node, instanceOf(migration, outermost(node), error, name === 'isCancel' ? 'APIUserAbortError' : 'APIError'));
  const callee = unwrap(node.callee);
  migration.imports.replaced.add(callee.type === 'MemberExpression' ? callee.object : callee);
}

/** axios wrote messages of its own. */
function markComparedMessage(migration: Migration, use: MemberUse): void {
  if (use.node.type === 'Property') return;
  const site = outermost(use.node);
  const { parent } = site;
  const compared = parent?.type === 'BinaryExpression' ? [parent.left, parent.right] : parent?.type === 'MemberExpression' && parent.parent.type === 'CallExpression' ? parent.parent.arguments : [];
  const isAxiosText = compared.some((other) => /status code|Network Error|timeout of/.test(literalText(unwrap(other)) ?? ''));
  if (isAxiosText) migration.todo(use.node, 'The messages of axios are gone: compare error.status, or ask error instanceof OpenAI.APIConnectionError.');
}
