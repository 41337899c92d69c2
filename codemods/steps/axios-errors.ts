/** `error.response?.data.error.message`, `axios.isAxiosError(error)` and their like → members and classes of `OpenAI.APIError`. */
import type { TSESTree } from '@typescript-eslint/types';
import { axiosQuestions, errorReads } from '../../src/analysis/caught-errors.ts';
import type { MemberUse } from '../../src/analysis/member-uses.ts';
import { literalText, outermost, staticName, unwrap } from '../../src/analysis/nodes.ts';
import { errorMemberOf } from '../../src/sdk/legacy-errors.ts';
import { type ErrorChain, castErrorText, errorChain, errorText, replaceChain } from '../error-chain.ts';
import { answered, inPlace, instanceOf, isLogged, isNothing, isQuestion, isStatusCompared, partsOf } from '../error-questions.ts';
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
  const chain = errorChain(migration, use, ['response'])!;
  rewriteChain(migration, chain, chain.path.slice(1));
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
