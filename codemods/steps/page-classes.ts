/** Page classes that are only types since 5.0: a test or a subclass needs the classes of openai/pagination. */
import type { Node } from '../../src/analysis/nodes.ts';
import { sdkExportPath } from '../../src/analysis/client-values.ts';
import { pageClasses } from '../../src/sdk/legacy-exports.ts';
import type { Migration } from '../migration.ts';

const names: ReadonlySet<string> = new Set(pageClasses);

/** Marks run-time uses of page classes. */
export function markPageClasses(migration: Migration): void {
  const { file } = migration;
  const mark = (expression: Node) => {
    const name = file.evaluate(expression).map((value) => sdkExportPath(value)?.at(-1)).find((last) => last !== undefined && names.has(last));
    if (name) migration.todo(expression, `${name} is only a type now: use the classes of openai/pagination (CursorPage, Page, …).`);
  };
  for (const test of file.nodes('BinaryExpression')) if (test.operator === 'instanceof') mark(test.right);
  for (const type of ['ClassDeclaration', 'ClassExpression'] as const) for (const { superClass } of file.nodes(type)) if (superClass) mark(superClass);
}
