/** The last step of a pipeline: what the target no longer has and no other step has rewritten or marked gets a TODO, so that nothing stays behind silently. */
import { type LegacyUse, legacyUses } from '../../src/analysis/legacy-uses.ts';
import type { Version } from '../../src/sdk/versions.ts';
import type { Migration, Step } from '../migration.ts';

/** @param target the release that the pipeline's output is for */
export function leftovers(target: Version): Step {
  return (migration) => {
    for (const use of legacyUses(migration.file, target)) {
      // Members of responses are right where the call has got `withResponse()`, which the steps for responses decide.
      if (use.kind !== 'response' && !isRewritten(migration, use) && !migration.hasTodo(use.node)) migration.todo(use.node, textOf(use));
    }
  };
}

/** Whether an edit changes the name itself or what stands right around it. */
function isRewritten({ edits }: Migration, { node, member }: LegacyUse): boolean {
  const [start, end] = (member?.node ?? node).range;
  return edits.touched.some((range) => range[0] <= end && start <= range[1]);
}

function textOf({ kind, name, replacement, note }: LegacyUse): string {
  const remedy = replacement === null ? note ?? 'Nothing takes its place.' : `Use ${replacement}.`;
  switch (kind) {
    case 'idiom':
      return `The module has no ${name}: keys, settings and methods belong to a client (new OpenAI()). ${remedy}`;
    case 'clientOption':
    case 'requestOption':
      return `The option ${name} is ignored. ${remedy}`;
    default:
      return `The SDK no longer has ${name}. ${remedy}`;
  }
}
