/** Ids in a path by name instead of by position: `retrieve(threadId, runId)` becomes `retrieve(runId, { thread_id: threadId })`. */
import type { TSESTree } from '@typescript-eslint/types';
import { apiCallOf } from '../../src/analysis/calls.ts';
import type { FileAnalysis } from '../../src/analysis/file-analysis.ts';
import { isCertainlyObject, isCertainlyText, isRequestOptions } from '../../src/analysis/argument-kinds.ts';
import { type Node, isUndefined, walk } from '../../src/analysis/nodes.ts';
import { argumentRange, codeStartAfter, firstCommentBetween } from '../../src/analysis/tokens.ts';
import { listOverloadOf, positionalParametersOf, type PositionalParameters } from '../../src/sdk/legacy-methods.ts';
import type { Migration } from '../migration.ts';

/** Names the ids of calls that give several by position. */
export function namePathParameters(migration: Migration): void {
  for (const call of migration.file.nodes('CallExpression')) {
    const row = positionalRow(migration.file, call);
    if (row && formOf(migration.file, call, row) !== 'named') nameIds(migration, call, row);
  }
}

function positionalRow(file: FileAnalysis, call: TSESTree.CallExpression): PositionalParameters | undefined {
  const request = apiCallOf(file, call);
  return request && request.client.className !== 'OpenAIApi' ? positionalParametersOf(request.path) ?? positionalParametersOf(request.path.replace(/\.delete$/, '.del')) : undefined;
}

/** Which signature a call was written for; `open` where the value in the place of the object can be either. */
function formOf(file: FileAnalysis, call: TSESTree.CallExpression, row: PositionalParameters): 'positional' | 'named' | 'open' {
  const args = call.arguments;
  const place = args[row.parameters.length];
  if (args.some((argument) => argument.type === 'SpreadElement') || !place) return 'open';
  if (isCertainlyObject(file, place)) return 'named';
  const isTooLong = args.length > row.parameters.length + 2;
  return isTooLong || isCertainlyText(file, place) ? 'positional' : 'open';
}

function nameIds(migration: Migration, call: TSESTree.CallExpression, row: PositionalParameters): void {
  const { file } = migration;
  const ids = call.arguments.slice(0, row.named.length + row.parameters.length);
  const isComplete = ids.length === row.named.length + row.parameters.length && !call.arguments.some((argument) => argument.type === 'SpreadElement');
  const isUndecided = formOf(file, call, row) === 'open' && file.fact(callsByName);
  const params = row.spreadsParams ? paramsOf(file, call, row, ids.length) : undefined;
  const isReordered = [...ids, ...(params && params.type !== 'ObjectExpression' ? [params] : [])].filter((argument) => hasEffect(file, argument)).length > 1;
  if (!isComplete || isUndecided || isReordered) {
    migration.todo(call, `ids of a path are named now: ${row.newCall.replace(', options?', '')}.`);
    return;
  }
  const named = ids.slice(0, row.named.length);
  const last = ids[ids.length - 1]!;
  const entries = named.map((id, index) => entry(migration, id, row.named[index]!));
  for (const id of named) removeSeparator(migration, argumentRange(file, id)[1]);
  putInObject(migration, entries, params, argumentRange(file, last)[1]);
}

/** The body or query behind the ids; none where request options stand in its place. */
function paramsOf(file: FileAnalysis, call: TSESTree.CallExpression, row: PositionalParameters, index: number): Node | undefined {
  const params = call.arguments[index];
  if (!params || isUndefined(params)) return params;
  const takesOptions = row.oldPaths.some((path) => listOverloadOf(path));
  return takesOptions && isRequestOptions(file, params) ? undefined : params;
}

interface Entry {
  readonly range: [number, number];
  readonly before: string;
}

function entry({ file }: Migration, id: Node, key: string): Entry {
  const isShorthand = id.type === 'Identifier' && id.name === key;
  return { range: argumentRange(file, id), before: isShorthand ? '' : `${key}: ` };
}

/**
 * Moves the ids into the object literal behind them, or into a new object. A spread comes first there, because the current types of
 * parameters have the ids as well.
 */
function putInObject({ file, edits }: Migration, entries: readonly Entry[], params: Node | undefined, behindIds: number): void {
  const isLiteral = params?.type === 'ObjectExpression';
  const isEmpty = isLiteral && codeStartAfter(file, params.range[0] + 1) === params.range[1] - 1;
  const isMissing = !params || isUndefined(params);
  const [start, end] = params ? argumentRange(file, params) : [behindIds, behindIds];
  const space = isLiteral && !isEmpty ? /^\s*/.exec(file.source.text.slice(params.range[0] + 1))![0] || ' ' : ' ';
  entries.forEach(({ range, before }, index) => {
    const isLast = index === entries.length - 1;
    const opening = isLiteral ? space : index > 0 ? ' ' : isMissing ? ', { ' : ', ';
    const closing = !isLast ? ',' : isLiteral ? (isEmpty ? ' ' : ',') : ' }';
    edits.insertAt(range[0], opening + before);
    edits.insertBehind(range[1], closing);
    edits.move(range, isLiteral ? params.range[0] + 1 : isMissing ? behindIds : end);
  });
  if (isMissing && params) edits.removeRange([behindIds, end]);
  else if (params && !isLiteral) edits.insertAt(start, '{ ...');
}

/** Removes the comma behind an argument, with the white space up to the next one; comments stay. */
function removeSeparator({ file, edits }: Migration, end: number): void {
  const comma = codeStartAfter(file, end);
  if (file.source.text[comma] !== ',') return;
  const next = codeStartAfter(file, comma + 1);
  const comment = firstCommentBetween(file, end, next);
  if (comment && comment.range[0] < comma) edits.removeRange([comma, comma + 1]);
  else edits.removeRange([end, comment?.range[0] ?? next]);
}

/** Whether evaluating an argument does something, so that its order matters. */
function hasEffect(file: FileAnalysis, root: Node): boolean {
  let found = false;
  walk(root, file.source.visitorKeys, (node) => {
    found ||= /^(?:Call|New|Await|Yield|Assignment|Update)Expression$/.test(node.type);
    return !found;
  });
  return found;
}

/** Whether some call of the file already names its ids: then one that could be either is not v4's for certain. */
function callsByName(file: FileAnalysis): boolean {
  return file.nodes('CallExpression').some((call) => {
    const row = positionalRow(file, call);
    return row !== undefined && formOf(file, call, row) === 'named';
  });
}
