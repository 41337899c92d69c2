/** Where code reads the result of a request as if it were the response of axios: `result.data`, `{ status } = await …`. */
import { responseMembers } from '../sdk/legacy-errors.ts';
import { v3MethodOf } from '../sdk/legacy-methods.ts';
import { resultHasMember } from '../sdk/result-members.ts';
import { type ApiCall, apiCallOf } from './calls.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { type MemberUse, isWritten, memberUses, usedObjects } from './member-uses.ts';
import { type Value, isNullish } from './values.ts';

/** A read of a member that the results of v3 calls had. */
export interface ResponseRead {
  readonly use: MemberUse;
  readonly request: ApiCall;
}

/** The request that certainly made a value, at a path inside its result; a missing value beside it does no harm. */
export function requestBehind(values: readonly Value[], path: readonly string[] = []): ApiCall | undefined {
  let request: ApiCall | undefined;
  for (const value of values) {
    if (isNullish(value)) continue;
    const made = value.root.type === 'call' && value.path.join('.') === path.join('.') ? apiCallOf(value.root.file, value.root.node) : undefined;
    if (!made) return undefined;
    request ??= made;
  }
  return request;
}

/** The reads of a result's axios members; a member that the current result has as its own is none. */
export function responseReads(file: FileAnalysis): readonly ResponseRead[] {
  return responseMembers.flatMap(({ name }) => (memberUses(file).get(name) ?? []).flatMap((use) => {
    if (isWritten(use)) return [];
    const objects = usedObjects(file, use);
    const request = requestBehind(objects) ?? requestBehind(objects, ['data']);
    if (!request) return [];
    const isWhole = objects.some(({ path }) => path.length === 0);
    return isAxiosMember(request, name, isWhole) ? [{ use, request }] : [];
  }));
}

/** The result of a v3 call is an AxiosResponse; of a later call only what its own result lacks, `list.data.data` included. */
function isAxiosMember({ path }: ApiCall, name: string, isWhole: boolean): boolean {
  if (v3MethodOf(path)) return isWhole;
  const hasMember = resultHasMember(path, name);
  if (isWhole) return hasMember === false;
  return name === 'data' && hasMember === true;
}
