/** Calls without a body that a later release wants: `responses.compact()` since 6.11. */
import { apiCallOf } from '../../src/analysis/calls.ts';
import { behaviourChangeOf } from '../../src/sdk/behaviour-changes.ts';
import type { Migration } from '../migration.ts';

/** Marks the calls. */
export function markMissingBodies(migration: Migration): void {
  for (const call of migration.file.nodes('CallExpression')) {
    if (call.arguments.length > 0 || apiCallOf(migration.file, call)?.path !== 'responses.compact') continue;
    migration.todo(call, behaviourChangeOf('body of responses.compact').note);
  }
}
