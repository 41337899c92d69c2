/** Where members of clients are named, however the client or its part got there: `client.files.del`, `const { del } = client.files`. */
import type { FileAnalysis } from './file-analysis.ts';
import { type Client, clientPathOfValues } from './client-values.ts';
import { type MemberUse, memberUses, usedObjects } from './member-uses.ts';
import { keyTakers, mayComeInto } from './origins.ts';

export interface ClientMember {
  readonly use: MemberUse;
  readonly client: Client;
  /** the member's path from the client on: `files.del` */
  readonly path: string;
}

/** The uses of members with these names on a client or a part of it, in source order by name. */
export function clientMembers(file: FileAnalysis, names: Iterable<string>): readonly ClientMember[] {
  if (!mayComeInto(file, keyTakers)) return [];
  const uses = memberUses(file);
  return [...new Set(names)].flatMap((name) => (uses.get(name) ?? []).flatMap((use) => {
    const object = clientPathOfValues(usedObjects(file, use));
    return object ? [{ use, client: object.client, path: [...object.path, name].join('.') }] : [];
  }));
}
