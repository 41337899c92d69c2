/** Raw responses are web Responses since 5.0, no longer those of node-fetch: streams and some methods are read otherwise. */
import { requestOfValue } from '../../src/analysis/calls.ts';
import { memberUses, usedObjects } from '../../src/analysis/member-uses.ts';
import type { Value } from '../../src/analysis/values.ts';
import { removedMembers, type RemovedMember } from '../../src/sdk/legacy-methods.ts';
import type { Migration } from '../migration.ts';

const rows: readonly RemovedMember[] = removedMembers;

/** Marks reads of members that only node-fetch's responses have, and those that pages lost. */
export function markRemovedResultMembers(migration: Migration): void {
  const { file } = migration;
  for (const { owner, name, note, replacement } of rows) {
    if (owner !== 'response' && owner !== 'page') continue;
    const names = name.split('.');
    for (const use of memberUses(file).get(names.at(-1)!) ?? []) {
      const objects = usedObjects(file, use);
      if (!objects.some((value) => isResult(value, owner, names.slice(0, -1)))) continue;
      const text = `${owner === 'page' ? 'pages' : 'responses'} have no ${name} any more${replacement ? `: use ${replacement}` : ''}.`;
      migration.todo(use.node, note ? `${text} ${note}` : text);
    }
  }
}

function isResult(value: Value, owner: RemovedMember['owner'], path: readonly string[]): boolean {
  if (value.root.type !== 'call' || !requestOfValue(value)) return false;
  const read = value.path.join('.').replace(/^response(?:\.|$)/, '');
  return owner === 'page' ? read === '' : read === path.join('.');
}
