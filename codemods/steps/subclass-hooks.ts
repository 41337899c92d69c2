/** Methods that subclasses of the client override and that the client no longer calls. */
import { clientClassOfValue } from '../../src/analysis/client-values.ts';
import { staticName } from '../../src/analysis/nodes.ts';
import { removedMembers, type RemovedMember } from '../../src/sdk/legacy-methods.ts';
import type { Migration } from '../migration.ts';

const hooks = (removedMembers as readonly RemovedMember[]).filter(({ owner }) => owner === 'client');

/** Marks the overriding methods. */
export function markSubclassHooks(migration: Migration): void {
  const { file } = migration;
  for (const member of file.nodes('MethodDefinition')) {
    const row = hooks.find(({ name }) => name === staticName(member));
    const { superClass } = member.parent.parent;
    if (!row || member.static || !superClass) continue;
    const isClient = file.evaluate(superClass).some((value) => clientClassOfValue(value) !== undefined && clientClassOfValue(value) !== 'OpenAIApi');
    if (isClient) migration.todo(member, `the client no longer calls ${row.name}.${row.note ? ` ${row.note}` : ''}`);
  }
}
