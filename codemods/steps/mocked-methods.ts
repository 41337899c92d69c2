/** Methods that tests replace by name: `jest.spyOn(client.files, 'del')`, and mocks of the module that build a client. */
import type { TSESTree } from '@typescript-eslint/types';
import { clientPathOf, sdkExportPath } from '../../src/analysis/client-values.ts';
import { type Node, literalText, staticName } from '../../src/analysis/nodes.ts';
import { isSdkModule } from '../../src/sdk/client-classes.ts';
import { removedMethodOf } from '../../src/sdk/legacy-methods.ts';
import { isRemovedIn, type Version } from '../../src/sdk/versions.ts';
import type { Migration, Step } from '../migration.ts';

const MODULE_MOCKS = /^(?:mock|doMock|unstable_mockModule|module|setMock)$/;

/** Names that a mocked client of v4 has and the current one has not. */
const OLD_KEYS: ReadonlySet<string> = new Set(['del', 'retrieveContent', 'runFunctions', 'edits', 'fineTunes']);

/** Gives replaced methods their new names, and marks mocks of the module that have old ones. */
export function mockedMethods(target: Version): Step {
  return (migration) => {
    for (const call of migration.file.nodes('CallExpression')) {
      const [first, second] = call.arguments;
      if (!first || !second) continue;
      const name = literalText(second);
      if (name !== undefined && second.type === 'Literal') renameReplaced(migration, first, second, name, target);
      else if (isModuleMock(call, first)) markOldKeys(migration, call, second);
    }
  };
}

function renameReplaced(migration: Migration, owner: Node, literal: Node, name: string, target: Version): void {
  if (owner.type === 'SpreadElement') return;
  const found = clientPathOf(migration.file, owner);
  if (found && found.client.className !== 'OpenAIApi') {
    const row = removedMethodOf([...found.path, name].join('.'));
    if (!row || !isRemovedIn(row, target)) return;
    const replacement = row.automation === 'auto' ? row.replacement?.split('.').at(-1) : undefined;
    if (replacement) rename(migration, literal, replacement);
    else migration.todo(literal, `client.${row.path} is gone${row.note ? `. ${row.note}` : '.'}`);
  } else if (name === 'del' && migration.file.evaluate(owner).some((value) => value.path.at(-1) === 'prototype' && sdkExportPath(value))) rename(migration, literal, 'delete');
}

function rename({ edits }: Migration, literal: Node, name: string): void {
  edits.replaceRange([literal.range[0] + 1, literal.range[1] - 1], name);
}

function isModuleMock({ callee }: TSESTree.CallExpression, source: Node): boolean {
  const name = callee.type === 'MemberExpression' ? staticName(callee) : callee.type === 'Identifier' ? callee.name : undefined;
  return name !== undefined && MODULE_MOCKS.test(name) && isSdkModule(literalText(source) ?? '');
}

function markOldKeys(migration: Migration, call: Node, factory: Node): void {
  const properties = [...migration.file.nodes('Property'), ...migration.file.nodes('PropertyDefinition')].filter(({ range }) => factory.range[0] <= range[0] && range[1] <= factory.range[1]);
  const names = properties.map((property) => staticName(property) ?? '');
  const isOld = names.some((name) => OLD_KEYS.has(name)) || properties.some((property) => staticName(property) === 'beta' && hasKey(property.value, ['chat', 'vectorStores']));
  if (isOld) migration.todo(call, 'mock the client as it is now: del is delete, beta.chat and beta.vectorStores are chat and vectorStores.');
}

function hasKey(node: Node | null, names: readonly string[]): boolean {
  return node?.type === 'ObjectExpression' && node.properties.some((property) => property.type === 'Property' && names.includes(staticName(property) ?? ''));
}
