/** Tool calls and tools are unions with custom ones since 5.12.1: TypeScript wants their type compared before `function` is read. */
import type { TSESTree } from '@typescript-eslint/types';
import { requestOfValue } from '../../src/analysis/calls.ts';
import { sdkExportPath } from '../../src/analysis/client-values.ts';
import { memberUses, usedObjects } from '../../src/analysis/member-uses.ts';
import { type Node, ancestor, contains, literalText, staticName } from '../../src/analysis/nodes.ts';
import type { Value } from '../../src/analysis/values.ts';
import { behaviourChangeOf } from '../../src/sdk/behaviour-changes.ts';
import type { Migration } from '../migration.ts';

const TYPES = /^(?:ChatCompletionMessageToolCall|ChatCompletionTool)$/;
const REQUEST = /(?:^|\.)chat\.completions\.(?:create|parse|retrieve)$/;

/** Marks reads of `function` in TypeScript that no comparison of `type` guards. */
export function markToolUnions(migration: Migration): void {
  const { file } = migration;
  if (!/\.[cm]?tsx?$/.test(file.source.filename)) return;
  for (const use of memberUses(file).get('function') ?? []) {
    if (use.node.type !== 'MemberExpression' || !usedObjects(file, use).some(isTool) || isGuarded(use.node)) continue;
    migration.todo(use.node, behaviourChangeOf('tool unions').note);
  }
}

function isTool(value: Value): boolean {
  const { root, path } = value;
  if (root.type === 'instance') return path.length === 0 && TYPES.test(sdkExportPath(root.class)?.at(-1) ?? '');
  return path.includes('tool_calls') && path.at(-1) !== 'tool_calls' && REQUEST.test(requestOfValue(value)?.path ?? '');
}

/** Whether a read stands behind a comparison of some `type` with "function". */
function isGuarded(read: Node): boolean {
  for (let branch = ancestor(read, isBranch); branch; branch = ancestor(branch, isBranch)) {
    const test = branch.type === 'LogicalExpression' ? branch.left : branch.test;
    if (!contains(test, read) && comparesType(test)) return true;
  }
  const block = ancestor(read, (node): node is TSESTree.BlockStatement => node.type === 'BlockStatement');
  return block?.body.some((statement) => statement.type === 'IfStatement' && statement.range[1] <= read.range[0] && comparesType(statement.test)) ?? false;
}

function isBranch(node: Node): node is TSESTree.IfStatement | TSESTree.ConditionalExpression | TSESTree.LogicalExpression {
  return node.type === 'IfStatement' || node.type === 'ConditionalExpression' || node.type === 'LogicalExpression';
}

function comparesType(test: Node): boolean {
  if (test.type === 'LogicalExpression') return comparesType(test.left) || comparesType(test.right);
  if (test.type !== 'BinaryExpression' || !/^[!=]==?$/.test(test.operator)) return false;
  const sides = [test.left, test.right] as readonly Node[];
  return sides.some((side) => side.type === 'MemberExpression' && staticName(side) === 'type') && sides.some((side) => literalText(side) !== undefined);
}
