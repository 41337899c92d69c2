/** Optional fields of zod schemas: `zodResponseFormat` warned of them in 4 and throws since 5.0, because the API wants every field. */
import { memberUses } from '../../src/analysis/member-uses.ts';
import { type Node, contains, staticName } from '../../src/analysis/nodes.ts';
import type { Value } from '../../src/analysis/values.ts';
import { behaviourChangeOf } from '../../src/sdk/behaviour-changes.ts';
import type { Migration } from '../migration.ts';

const NULLABLE = /^(?:nullable|nullish|nullableOptional)$/;

/** Marks optional fields of the schemas that are given to the SDK's helpers. */
export function markOptionalFields(migration: Migration): void {
  const { file } = migration;
  const fields = (memberUses(file).get('optional') ?? []).filter(({ node }) => node.type === 'MemberExpression' && !isNullableChain(node));
  if (fields.length === 0) return;
  const schemas = file.nodes('CallExpression').filter(({ callee }) => file.evaluate(callee).some(isHelper)).flatMap(({ arguments: [schema] }) => (
    schema ? file.evaluate(schema).flatMap(({ root }) => (root.type === 'call' && root.file === file ? [root.node as Node] : [])) : []));
  for (const { node } of fields) {
    if (schemas.some((schema) => contains(schema, node))) migration.todo(node, `write .nullable() instead of .optional(): ${behaviourChangeOf('optional zod fields').note}`);
  }
}

function isHelper({ root, path }: Value): boolean {
  return root.type === 'module' && /^openai\/helpers\/zod(?:\.m?js)?$/.test(root.source) && /^zod(?:ResponseFormat|TextFormat|Function|ResponsesFunction)$/.test(path[0] ?? '');
}

/** Whether `.nullable()` stands anywhere in the chain of calls around or below `.optional`. */
function isNullableChain(node: Node): boolean {
  for (let current: Node | undefined = node; current; current = current.type === 'MemberExpression' ? current.object : current.type === 'CallExpression' ? current.callee : undefined) {
    if (current.type === 'MemberExpression' && NULLABLE.test(staticName(current) ?? '')) return true;
  }
  for (let current: Node | undefined = node.parent; current?.type === 'CallExpression' || current?.type === 'MemberExpression'; current = current.parent) {
    if (current.type === 'MemberExpression' && NULLABLE.test(staticName(current) ?? '')) return true;
  }
  return false;
}
