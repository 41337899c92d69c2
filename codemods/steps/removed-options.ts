/** Options of clients and requests that later releases ignore without a word: `httpAgent`, and a `fetch` of node-fetch. */
import type { TSESTree } from '@typescript-eslint/types';
import { clientOptionUses, requestOptionUses } from '../../src/analysis/sdk-options.ts';
import { type Node, isUndefined } from '../../src/analysis/nodes.ts';
import { behaviourChangeOf } from '../../src/sdk/behaviour-changes.ts';
import { removedOptionOf } from '../../src/sdk/legacy-options.ts';
import type { Migration } from '../migration.ts';

/** Marks the options with what takes their place. */
export function markRemovedOptions(migration: Migration): void {
  const { file } = migration;
  for (const { name, property, className } of clientOptionUses(file)) {
    if (className === 'OpenAIApi') continue;
    markRemoved(migration, property, name, 'client');
    const isNodeFetch = name === 'fetch' && file.evaluate(property.value as Node).some(({ root }) => root.type === 'module' && root.source === 'node-fetch');
    if (isNodeFetch) migration.todo(property, `leave fetch out: ${behaviourChangeOf('fetch of node-fetch').note}`);
  }
  for (const { name, property, request } of requestOptionUses(file)) if (request.client.className !== 'OpenAIApi') markRemoved(migration, property, name, 'request');
}

function markRemoved(migration: Migration, property: Node, name: string, place: 'client' | 'request'): void {
  const row = removedOptionOf(name, place);
  if (row && !isUndefined((property as TSESTree.Property).value)) migration.todo(property, `${name} is ignored, use ${row.replacement}. ${row.note}`);
}
