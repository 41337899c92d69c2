/** Removes what a file imports from axios and, after the other steps, nothing uses any more. */
import type { TSESTree } from '@typescript-eslint/types';
import { literalText, type Node } from '../../src/analysis/nodes.ts';
import { findVariable } from '../../src/analysis/source-file.ts';
import type { Migration } from '../migration.ts';

/** Comes after all steps that replace uses of axios. */
export function axiosImports(migration: Migration): void {
  for (const node of migration.file.nodes('ImportDeclaration')) if (node.source.value === 'axios') removeUnused(migration, node, node.specifiers, ({ local }) => local);
  for (const node of migration.file.nodes('VariableDeclarator')) if (isRequireOfAxios(node)) removeFromRequire(migration, node);
}

function removeFromRequire(migration: Migration, node: TSESTree.VariableDeclarator): void {
  const { id, parent } = node;
  if (parent.declarations.length > 1) return;
  if (id.type === 'Identifier') {
    if (isUnused(migration, id)) migration.removeStatement(parent);
  } else if (id.type === 'ObjectPattern') {
    removeUnused(migration, parent, id.properties, (property) => property.value as Node | undefined);
  }
}

function removeUnused<T extends Node>(migration: Migration, statement: Node, items: readonly T[], localOf: (item: T & { local: Node; value: Node }) => Node | undefined): void {
  const isRemoved = (item: Node) => {
    const local = localOf(item as T & { local: Node; value: Node });
    return local?.type === 'Identifier' && isUnused(migration, local);
  };
  const removed = items.filter(isRemoved);
  if (removed.length === 0) return;
  if (items.every((item) => isRemoved(item) || usesOf(migration, localOf(item as T & { local: Node; value: Node })) === 0)) return migration.removeStatement(statement);
  const kept = items.filter((item) => !removed.includes(item));
  if (kept.every(({ type }) => type === 'ImportDefaultSpecifier')) {
    const { source } = statement as TSESTree.ImportDeclaration;
    migration.removeRange([kept.at(-1)!.range[1], source.range[0] - ' from '.length]);
  } else if (removed.some(({ type }) => type === 'ImportDefaultSpecifier')) {
    migration.removeRange([items[0]!.range[0], migration.file.source.text.indexOf('{', items[0]!.range[1])]);
    migration.removeItems(items.slice(1), isRemoved);
  } else migration.removeItems(items.filter(({ type }) => type !== 'ImportDefaultSpecifier'), isRemoved);
}

function usesOf({ file }: Migration, local: Node | undefined): number | undefined {
  return local?.type === 'Identifier' ? findVariable(file.source, local, local.name)?.references.filter(({ init }) => !init).length : undefined;
}

/** Whether every use of a name has been replaced; one that never had a use is left alone. */
function isUnused({ file, imports }: Migration, local: TSESTree.Identifier): boolean {
  const uses = findVariable(file.source, local, local.name)?.references.filter(({ init }) => !init) ?? [];
  return uses.length > 0 && uses.every(({ identifier }) => imports.replaced.has(identifier as Node));
}

function isRequireOfAxios({ init }: TSESTree.VariableDeclarator): boolean {
  const call = init?.type === 'MemberExpression' ? init.object : init;
  return call?.type === 'CallExpression' && call.callee.type === 'Identifier' && call.callee.name === 'require' && literalText(call.arguments[0] ?? call) === 'axios';
}
