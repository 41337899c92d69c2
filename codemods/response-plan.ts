/** What is to become of the responses of a file's requests: the body itself, or the body beside the HTTP response that the code also reads. */
import type { TSESTree } from '@typescript-eslint/types';
import { apiCallOf, type ApiCall } from '../src/analysis/calls.ts';
import type { FileAnalysis } from '../src/analysis/file-analysis.ts';
import { type MemberUse, usedObjects } from '../src/analysis/member-uses.ts';
import { responseReads } from '../src/analysis/responses.ts';
import type { Value } from '../src/analysis/values.ts';
import { isRawStream } from './stream-plan.ts';
import { v3MethodOf } from '../src/sdk/legacy-methods.ts';

/** A read of a member of a response, with all requests that may have made the response. */
export interface Read {
  readonly use: MemberUse;
  readonly requests: readonly ApiCall[];
}

export interface ResponsePlan {
  readonly reads: readonly Read[];
  /** the calls whose code reads the HTTP response as well: they get `.withResponse()` */
  readonly wrapped: ReadonlySet<TSESTree.CallExpression>;
}

/** The plan for a file, computed once. */
export function responsePlan(file: FileAnalysis): ResponsePlan {
  return file.fact(makePlan);
}

function makePlan(file: FileAnalysis): ResponsePlan {
  const reads = responseReads(file)
    .map(({ use }) => ({ use, requests: requestsOf(usedObjects(file, use)) }))
    .filter(({ requests }) => requests.length > 0 && requests.every((request) => isMigrated(request)));
  const wrapped = new Set<TSESTree.CallExpression>();
  for (const { use, requests } of reads) {
    if (needsHttpResponse(use) && requests.every((request) => request.file === file && !isDownload(request) && !isRawStream(request))) requests.forEach(({ node }) => wrapped.add(node));
  }
  spread(reads, wrapped);
  return { reads, wrapped };
}

/** Requests whose responses meet in one place are wrapped together. */
function spread(reads: readonly Read[], wrapped: Set<TSESTree.CallExpression>): void {
  for (let before = -1; before !== wrapped.size;) {
    before = wrapped.size;
    for (const { requests } of reads) if (requests.some(({ node }) => wrapped.has(node))) requests.forEach(({ node }) => wrapped.add(node));
  }
}

/** The requests that values are the results of. */
export function requestsOf(values: readonly Value[]): readonly ApiCall[] {
  return values.flatMap(({ root }) => {
    const request = root.type === 'call' ? apiCallOf(root.file, root.node) : undefined;
    return request ? [request] : [];
  });
}

function isMigrated({ path }: ApiCall): boolean {
  return v3MethodOf(path)?.replacement !== null;
}

/** `downloadFile`, whose body has to be read out of the response. */
export function isDownload({ path }: ApiCall): boolean {
  return path === 'downloadFile';
}

/** Whether a read asks for more than the body, or takes the body twice. */
function needsHttpResponse({ name, node }: MemberUse): boolean {
  if (name === 'status' || name === 'statusText' || name === 'headers') return true;
  if (name !== 'data' || node.type !== 'Property' || node.parent.type !== 'ObjectPattern') return false;
  return node.parent.properties.filter((property) => property.type === 'Property').length > 1 && node.parent.properties.every(isBodyProperty);
}

function isBodyProperty(property: TSESTree.Property | TSESTree.RestElement): boolean {
  return property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === 'data';
}

/** Whether the response of a request is wrapped, also where the request stands in another file. */
export function isWrapped({ file, node }: ApiCall): boolean {
  return responsePlan(file).wrapped.has(node);
}
