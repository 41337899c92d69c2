/** Calls in an error handler that are written like the call that failed: `ask(q).catch(() => ask(q))`. */
import type { TSESTree } from '@typescript-eslint/types';
import type { FileAnalysis } from './file-analysis.ts';
import { addTo } from './lists.ts';
import { type Node, contains, referenceName, staticName, unwrap, walk } from './nodes.ts';
import { variesInLoop } from './request-variation.ts';
import { surroundingsOf } from './surroundings.ts';

/** The calls in the handlers around a call that do the same again, with nothing changed in between. */
export function repeatedCalls(file: FileAnalysis, call: TSESTree.CallExpression): readonly TSESTree.CallExpression[] {
  return surroundingsOf(file, call).handlers.flatMap((handler) => repetitionsIn(file, call, handler));
}

function repetitionsIn(file: FileAnalysis, call: TSESTree.CallExpression, handler: Node): readonly TSESTree.CallExpression[] {
  const alike = file.nodeFact(callsByShape, handler).get(shapeOf(call)) ?? [];
  const written = alike.length > 0 ? spelling(file, call) : undefined;
  return alike.filter((other) => spelling(file, other) === written && !preparesCall(file, other, handler) && !variesInLoop(file, other, handler));
}

/** The calls in a handler by what calls that are written alike have in common. */
function callsByShape(file: FileAnalysis, handler: Node): ReadonlyMap<string, readonly TSESTree.CallExpression[]> {
  const byShape = new Map<string, TSESTree.CallExpression[]>();
  walk(handler, file.source.visitorKeys, (node) => {
    if (node.type === 'CallExpression') addTo(byShape, shapeOf(node), node);
  });
  return byShape;
}

function shapeOf(call: TSESTree.CallExpression): string {
  return `${referenceName(call.callee)} ${call.arguments.length}`;
}

function spelling(file: FileAnalysis, call: Node): string {
  return file.source.text.slice(...call.range).replace(/\s+/g, '');
}

/** Whether the handler changes something that the call uses, or waits for more than time. */
function preparesCall(file: FileAnalysis, call: TSESTree.CallExpression, handler: Node): boolean {
  const names = new Set<string>();
  walk(call, file.source.visitorKeys, (node) => {
    if (node.type === 'Identifier') names.add(node.name);
    if (node.type === 'ThisExpression') names.add('this');
  });
  let found = false;
  walk(handler, file.source.visitorKeys, (node) => {
    if (found || node === call) return false;
    found = isChange(node, names) || isPreparation(node, call);
    return !found;
  });
  return found;
}

function isChange(node: Node, names: ReadonlySet<string>): boolean {
  if (node.type === 'AssignmentExpression') return names.has(rootName(node.left));
  if (node.type === 'UnaryExpression' && node.operator === 'delete') return names.has(rootName(node.argument));
  return node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && !isLog(node.callee) && names.has(rootName(node.callee));
}

/** `this.logger.warn(…)` changes nothing. */
function isLog(callee: TSESTree.MemberExpression): boolean {
  return /^(?:log|debug|info|warn|error)$/.test(staticName(callee) ?? '');
}

/** `await createAssistant()`; `await sleep(500)` only lets time pass. */
function isPreparation(node: Node, call: Node): boolean {
  if (node.type !== 'AwaitExpression') return false;
  const awaited = unwrap(node.argument);
  if (awaited.type !== 'CallExpression' || contains(awaited, call)) return false;
  return awaited.arguments.length === 0 || awaited.arguments.some(({ type }) => type === 'ObjectExpression' || type === 'SpreadElement');
}

function rootName(expression: Node): string {
  let node = unwrap(expression);
  while (node.type === 'MemberExpression' || node.type === 'CallExpression') node = unwrap(node.type === 'MemberExpression' ? node.object : node.callee);
  return node.type === 'Identifier' ? node.name : node.type === 'ThisExpression' ? 'this' : '';
}
