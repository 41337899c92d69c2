/** `encodeURIComponent` around ids: v4 put them into the path as they were, later releases encode them. */
import type { TSESTree } from '@typescript-eslint/types';
import { apiCallOf } from '../../src/analysis/calls.ts';
import type { FileAnalysis } from '../../src/analysis/file-analysis.ts';
import { type Node, unwrap } from '../../src/analysis/nodes.ts';
import type { Value } from '../../src/analysis/values.ts';
import type { Migration } from '../migration.ts';

/** Requests whose first argument is a whole path, which is not encoded. */
const RAW = /^(?:get|post|put|patch|delete|request)$/;

/** Unwraps encoded ids in the arguments of calls; an id that was encoded elsewhere gets a TODO. */
export function unwrapEncodedIds(migration: Migration): void {
  const { file } = migration;
  for (const call of file.nodes('CallExpression')) {
    const request = apiCallOf(file, call);
    if (!request || request.client.className === 'OpenAIApi' || RAW.test(request.path)) continue;
    for (const argument of call.arguments) unwrapEncoded(migration, argument);
  }
}

function unwrapEncoded(migration: Migration, argument: Node): void {
  const { file } = migration;
  const node = unwrap(argument);
  const encoded = node.type === 'CallExpression' ? encodedId(file, node) : undefined;
  if (encoded) {
    migration.removeRange([node.range[0], encoded.range[0]]);
    migration.removeRange([encoded.range[1], node.range[1]]);
  } else if (node.type === 'Identifier' && file.evaluate(node).some(isEncoded)) {
    migration.todo(argument, `the SDK encodes ids itself: pass \`${node.name}\` without encodeURIComponent.`);
  }
}

function encodedId(file: FileAnalysis, call: TSESTree.CallExpression): Node | undefined {
  const [id, ...others] = call.arguments;
  return id && others.length === 0 && file.evaluate(call.callee).every(isEncoder) ? id : undefined;
}

function isEncoder({ root, path }: Value): boolean {
  return root.type === 'global' && root.name === 'encodeURIComponent' && path.length === 0;
}

function isEncoded({ root }: Value): boolean {
  return root.type === 'call' && isEncoder(root.callee);
}
