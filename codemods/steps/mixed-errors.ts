/** Handlers that receive errors of OpenAI and of other HTTP clients: what they read of an axios error is read of an OpenAI error first. */
import type { TSESTree } from '@typescript-eslint/types';
import { isWritten, memberUses, type MemberUse, usedObjects } from '../../src/analysis/member-uses.ts';
import { apiCallsIn } from '../../src/analysis/calls.ts';
import { failedRequestOf } from '../../src/analysis/caught-errors.ts';
import { type HandledCode, callsRejectingInto } from '../../src/analysis/rejections.ts';
import type { FileAnalysis } from '../../src/analysis/file-analysis.ts';
import { type Node, outermost } from '../../src/analysis/nodes.ts';
import type { Value } from '../../src/analysis/values.ts';
import { type ErrorChain, errorChain, errorText } from '../error-chain.ts';
import type { Migration } from '../migration.ts';

/** The member of an OpenAI error that says the same as a member of an axios error's response. */
const COUNTERPARTS: Readonly<Record<string, string>> = {
  'response.status': '.status',
  'response.data.error.message': '.error?.message',
  'response.data.error.code': '.code',
  'response.data.error.type': '.type',
  'response.data.error.param': '.param',
  'response.data.error': '.error',
  'response.headers': '.headers',
};

export function rewriteMixedHandlers(migration: Migration): void {
  for (const use of memberUses(migration.file).get('response') ?? []) {
    if (isWritten(use) || use.node.type !== 'MemberExpression' || !isMixed(usedObjects(migration.file, use))) continue;
    const chain = errorChain(migration, use)!;
    if (isDone(migration, chain)) continue;
    rewrite(migration, use, chain);
  }
  for (const node of migration.file.nodes('CallExpression')) rewriteQuestion(migration, node);
}

/** `axios.isAxiosError(error)` says no to an error of OpenAI. */
function rewriteQuestion(migration: Migration, node: TSESTree.CallExpression): void {
  const [argument] = node.arguments;
  if (!argument || axiosFunctionOf(migration, node.callee) !== 'isAxiosError' || !isMixed(migration.file.evaluate(argument))) return;
  const error = migration.textOf(argument);
  const { parent } = node;
  if (parent?.type === 'LogicalExpression' && parent.operator === '||' && migration.textOf(parent).includes(`${error} instanceof`)) return;
  const isBare = parent?.type === 'IfStatement';
  if (!isBare) migration.edits.insertTextBefore(node, '(');
  migration.edits.insertTextAfter(node, ` || ${error} instanceof ${migration.imports.classAt(node)}.APIError${isBare ? '' : ')'}`);
}

function axiosFunctionOf({ file }: Migration, callee: Node): string | undefined {
  const [value] = file.evaluate(callee);
  return value?.root.type === 'module' && value.root.source === 'axios' ? value.path.at(-1) : undefined;
}

function rewrite(migration: Migration, use: MemberUse, chain: ErrorChain): void {
  const error = errorText(migration, chain);
  const counterpart = COUNTERPARTS[chain.path.join('.')];
  const site = outermost(chain.end);
  if (counterpart && !chain.next) {
    migration.edits.insertTextBefore(chain.end, `(${error}${counterpart} ?? `);
    migration.edits.insertTextAfter(chain.end, ')');
  } else if (counterpart === '.error' || counterpart === '.headers') {
    migration.edits.insertTextBefore(chain.end, `(${error}${counterpart} ?? `);
    migration.edits.insertTextAfter(chain.end, ')');
  } else if (chain.path.join('.') === 'response.data' && !chain.next) {
    migration.edits.insertTextBefore(chain.end, `(${error}.error ? { error: ${error}.error } : `);
    migration.edits.insertTextAfter(chain.end, ')');
  } else if (chain.path.length === 1 && !chain.next && isAsked(site)) {
    const isBare = site.parent?.type === 'IfStatement';
    if (!isBare) migration.edits.insertTextBefore(chain.end, '(');
    migration.edits.insertTextAfter(chain.end, ` || (${error} instanceof ${migration.imports.classAt(use.node)}.APIError && ${error}.status !== undefined)${isBare ? '' : ')'}`);
  } else migration.todo(use.node, 'Errors of OpenAI have no response: read status, code, type, headers and error from them (error instanceof OpenAI.APIError); what is read here is that of other errors.');
}

/** Whether an error may come from OpenAI and from elsewhere. */
function isMixed(values: readonly Value[]): boolean {
  if (failedRequestOf(values)) return false;
  return values.some(({ root, path }) => root.type === 'caught' && path.length === 0 && mayComeFromRequest(root.file, root.from));
}

/** Whether a request may reject into a handler, callbacks of an exported function included, which other files may call with theirs. */
function mayComeFromRequest(file: FileAnalysis, from: HandledCode): boolean {
  if (callsRejectingInto(file, from).some(({ request }) => request)) return true;
  return from.type === 'TryStatement' && apiCallsIn(file, from.block).length > 0;
}

function isAsked(site: Node): boolean {
  const { parent } = site;
  if (parent?.type === 'IfStatement' || parent?.type === 'ConditionalExpression') return parent.test === site;
  return parent?.type === 'UnaryExpression' || (parent?.type === 'LogicalExpression' && parent.operator === '&&');
}

/** Whether both forms stand there already, or the read is in a branch of its own. */
function isDone(migration: Migration, chain: ErrorChain): boolean {
  const { parent } = outermost(chain.end);
  const error = errorText(migration, chain);
  if (parent?.type === 'ConditionalExpression' && parent.test !== outermost(chain.end)) return migration.textOf(parent.test) === `${error}.error`;
  if (parent?.type !== 'LogicalExpression') return false;
  const text = migration.textOf(parent);
  return text.startsWith(`${error}.`) && parent.operator === '??' && parent.right === outermost(chain.end) ? true : parent.operator === '||' && text.includes(`${error} instanceof`);
}
