/** Every place of a file that uses what a newer SDK no longer has, joined with the row of the tables that says what took its place. */
import type { TSESTree } from '@typescript-eslint/types';
import { errorConditions, errorMemberOf, errorMembers, responseMemberOf } from '../sdk/legacy-errors.ts';
import {
  listOverloadOf, positionalParametersOf, removedMembers, removedMethodOf, removedMethods, v3MethodOf, v3Methods, type RemovedMember, type RemovedMethod, type V3Method,
} from '../sdk/legacy-methods.ts';
import { axiosRequestOptionOf, configurationOptionOf, removedOptionOf } from '../sdk/legacy-options.ts';
import { pythonOptionOf } from '../sdk/python-idioms.ts';
import { resultHasMember } from '../sdk/result-members.ts';
import { isRemovedIn, parseVersion, v3Removal, type Version } from '../sdk/versions.ts';
import { type ApiCall, apiCallOf } from './calls.ts';
import { axiosQuestions, errorReads } from './caught-errors.ts';
import { clientPathOfValues } from './client-values.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { legacyNames } from './legacy-names.ts';
import { type MemberUse, chainOf, isProbed, isWritten, memberUses, usedObjects } from './member-uses.ts';
import { memberValues } from './members.ts';
import { type Node, literalText, outermost, unwrap } from './nodes.ts';
import { keyTakers, mayComeInto } from './origins.ts';
import { hasOptionsAsQuery, hasPositionalPath } from './path-arguments.ts';
import { requestBehind, responseReads } from './responses.ts';
import { sdkImports } from './sdk-names.ts';
import { clientOptionUses, requestOptionUses } from './sdk-options.ts';
import type { Value } from './values.ts';

export type LegacyKind =
  | 'module' | 'export' | 'type' | 'idiom' | 'method' | 'member' | 'arguments' | 'query' | 'response' | 'error' | 'clientOption' | 'requestOption';

/** A use of something that the SDK lost. */
export interface LegacyUse {
  readonly kind: LegacyKind;
  /** what names the lost thing: an identifier, a literal, or the argument that is wrong */
  readonly node: Node;
  /** the lost thing as the code writes it, from the module, client, result or error on */
  readonly name: string;
  /** code that takes its place, in the terms of the tables; null where there is none */
  readonly replacement: string | null;
  /** what to do, as a sentence, where code alone does not say it */
  readonly note: string | null;
  /** first release without it; undefined where no release ever had it */
  readonly removedIn: string | undefined;
  /** the member use, for what is read or called as a member */
  readonly member?: MemberUse | undefined;
  /** how many names from `member` on belong to the lost thing */
  readonly length?: number;
  readonly property?: TSESTree.Property;
  readonly call?: TSESTree.CallExpression | undefined;
  /** the method whose result is read */
  readonly method?: string;
  /** import specifier or import of the lost export or module */
  readonly import?: Node;
}

/**
 * The uses of what the target release no longer has, in source order.
 * @param target the release that the code is written for
 */
export function legacyUses(file: FileAnalysis, target: Version): readonly LegacyUse[] {
  const release = file.fact(pinnedVersion) ?? target;
  return file.fact(findLegacyUses)
    .filter(({ removedIn }) => removedIn === undefined || isRemovedIn({ removedIn }, release))
    .filter((use) => use.kind !== 'query' || isSentAsQuery(use, release));
}

function findLegacyUses(file: FileAnalysis): readonly LegacyUse[] {
  const found = [
    ...legacyNames(file), ...v3MethodUses(file), ...removedMethodUses(file), ...argumentUses(file), ...removedMemberUses(file),
    ...responseUses(file), ...errorUses(file), ...optionUses(file),
  ];
  const byNode = new Map(found.map((use) => [use.node, use]));
  return [...byNode.values()].sort((a, b) => a.node.range[0] - b.node.range[0]);
}

/** The member uses whose object is a client, or leads on from one, and has no member of that name of its own. */
function clientMembers(file: FileAnalysis, name: string): readonly { use: MemberUse; path: string }[] {
  if (!mayComeInto(file, keyTakers)) return [];
  return (memberUses(file).get(name) ?? []).flatMap((use) => {
    if (isWritten(use)) return [];
    const objects = usedObjects(file, use);
    const found = clientPathOfValues(objects);
    if (!found || objects.some((object) => isOwnMember(object, name))) return [];
    return [{ use, path: [...found.path, name].join('.') }];
  });
}

/** Methods of a subclass, or functions put onto the client. */
function isOwnMember(object: Value, name: string): boolean {
  return object.root.type === 'instance' && memberValues(object, name).some((value) => value.root !== object.root);
}

/** The call whose callee a member use is. */
function callOf({ node }: MemberUse): TSESTree.CallExpression | undefined {
  const site = outermost(node);
  return site.parent?.type === 'CallExpression' && site.parent.callee === site ? site.parent : undefined;
}

function v3MethodUses(file: FileAnalysis): readonly LegacyUse[] {
  return v3Methods.flatMap(({ name }) => {
    const row = v3MethodOf(name)!;
    const uses = clientMembers(file, name).filter(({ path }) => path === name);
    if (uses.some(({ use }) => isProbed(use))) return [];
    return uses.map(({ use }): LegacyUse => ({ kind: 'method', node: use.key, name, ...successorOf(row), ...v3Removal, member: use, length: 1, call: callOf(use) }));
  });
}

function successorOf({ replacement, alternative = '' }: V3Method): Pick<LegacyUse, 'replacement' | 'note'> {
  if (replacement !== null) return { replacement, note: null };
  return /^[\w.]+$/.test(alternative) ? { replacement: alternative, note: null } : { replacement, note: `Use ${alternative}.` };
}

const removedMethodNames: readonly string[] = [...new Set(removedMethods.map(({ path }) => lastName(path)))];

function removedMethodUses(file: FileAnalysis): readonly LegacyUse[] {
  return removedMethodNames.flatMap((name) => clientMembers(file, name).flatMap(({ use, path }): LegacyUse[] => {
    const row: RemovedMethod | undefined = removedMethodOf(path);
    if (!row || isProbed(use)) return [];
    const { replacement, note, removedIn } = row;
    return [{ kind: 'method', node: use.key, name: path, replacement, note: row.automation === 'auto' ? null : note, removedIn, member: use, length: 1, call: callOf(use) }];
  }));
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

/** Calls of methods that are still there and take other arguments. */
function argumentUses(file: FileAnalysis): readonly LegacyUse[] {
  return file.nodes('CallExpression').flatMap((call): LegacyUse[] => {
    const request = apiCallOf(file, call);
    if (!request) return [];
    return [...positionalUse(file, request), ...queryUse(file, request)];
  });
}

function positionalUse(file: FileAnalysis, { node: call, path }: ApiCall): readonly LegacyUse[] {
  const row = positionalParametersOf(path);
  const argument = row && call.arguments[row.parameters.length];
  if (!row || !argument || removedMethodOf(path) || !hasPositionalPath(file, call, row)) return [];
  return [{ kind: 'arguments', node: argument, name: path, replacement: row.newCall, note: null, removedIn: row.removedIn, call }];
}

function queryUse(file: FileAnalysis, { node: call, path }: ApiCall): readonly LegacyUse[] {
  // Where the ids moved as well, the old call is a positional one and the new one has no query.
  const row = positionalParametersOf(path) ? undefined : listOverloadOf(path);
  const argument = row && call.arguments[row.queryIndex];
  if (!row || !argument || !hasOptionsAsQuery(file, call, row)) return [];
  return [{ kind: 'query', node: argument, name: path, replacement: null, note: 'Pass {} before the options.', removedIn: row.removedIn, call }];
}

/** From 7.20 on most lists tell options from a query again. */
function isSentAsQuery({ name }: LegacyUse, target: Version): boolean {
  const restoredIn = listOverloadOf(name)?.restoredIn;
  return !restoredIn || !isRemovedIn({ removedIn: restoredIn }, target);
}

/** Members of runners, pages and raw responses. */
function removedMemberUses(file: FileAnalysis): readonly LegacyUse[] {
  return (removedMembers as readonly RemovedMember[]).flatMap((row) => {
    const [name, ...rest] = row.name.split('.');
    if (row.owner === 'client' || row.owner === 'runner event') return [];
    return (memberUses(file).get(name!) ?? []).flatMap((use): LegacyUse[] => {
      const request = isWritten(use) ? undefined : requestBehind(usedObjects(file, use));
      const chain = chainOf(use).slice(1, 1 + rest.length);
      if (!request || !isOwner(row.owner, request) || chain.map((next) => next.name).join('.') !== rest.join('.')) return [];
      const { replacement, note, removedIn } = row;
      return [{ kind: 'member', node: (chain[chain.length - 1] ?? use).key, name: row.name, replacement, note, removedIn, member: use, length: 1 + rest.length }];
    });
  });
}

function isOwner(owner: RemovedMember['owner'], { path }: ApiCall): boolean {
  if (owner === 'runner') return /\.(?:runTools|runFunctions)$/.test(path);
  return resultHasMember(path, owner === 'page' ? 'data' : 'headers') === true;
}

function responseUses(file: FileAnalysis): readonly LegacyUse[] {
  return responseReads(file).map(({ use, request }): LegacyUse => ({
    kind: 'response', node: use.key, name: use.name, replacement: responseMemberOf(use.name)!.replacement, note: null, ...v3Removal, member: use, length: 1, call: request.node, method: request.path,
  }));
}

const ERROR_MEMBERS = [...new Set(errorMembers.map(({ path }) => path.split('.')[0]!))];
const HEADERS_METHODS = new Set(['get', 'has', 'forEach', 'entries', 'keys', 'values', 'append', 'set', 'delete', 'getSetCookie']);

function errorUses(file: FileAnalysis): readonly LegacyUse[] {
  return [
    ...ERROR_MEMBERS.flatMap((name) => errorReads(file, name).map(({ use }) => errorMemberUse(use))),
    ...errorReads(file, 'headers').flatMap(({ use }) => headerUse(use)),
    ...errorReads(file, 'code').flatMap(({ use }) => timeoutUse(use)),
    ...axiosQuestions(file).map(({ name, key, node }): LegacyUse => ({
      kind: 'error', node: key, name: `axios.${name}`, replacement: condition(`axios.${name}(error)`), note: null, ...v3Removal, call: node,
    })),
  ];
}

function errorMemberUse(use: MemberUse): LegacyUse {
  const names = chainOf(use).map(({ name }) => name);
  let length = names.length;
  while (length > 1 && !errorMemberOf(names.slice(0, length).join('.'))) length--;
  const name = names.slice(0, length).join('.');
  const row = errorMemberOf(name)!;
  const remedy = row.replacement === null && length === 1 ? withoutMember(use) : { replacement: row.replacement, note: null };
  return { kind: 'error', node: use.key, name, ...remedy, removedIn: row.removedIn, member: use, length };
}

/** What stands for `error.response`, `error.isAxiosError` and their like, as a question or as a value. */
function withoutMember(use: MemberUse): Pick<LegacyUse, 'replacement' | 'note'> {
  if (use.name === 'response' && !isProbed(use)) return { replacement: null, note: 'Read status, error and headers of the error itself.' };
  return { replacement: condition(`error.${use.name}`), note: null };
}

/** `error.headers['x']`: the headers are an object of the class Headers since 5.0. */
function headerUse(use: MemberUse): readonly LegacyUse[] {
  const next = chainOf(use)[1];
  if (!next || HEADERS_METHODS.has(next.name)) return [];
  return [{ kind: 'error', node: next.key, name: `headers.${next.name}`, replacement: `headers?.get('${next.name}')`, note: null, removedIn: '5.0.0', member: use, length: 2 }];
}

function timeoutUse(use: MemberUse): readonly LegacyUse[] {
  const site = outermost(use.node);
  const { parent } = site;
  if (parent?.type !== 'BinaryExpression' || !/^[!=]==?$/.test(parent.operator)) return [];
  const other = unwrap(parent.left === site ? parent.right : parent.left);
  if (literalText(other) !== 'ECONNABORTED') return [];
  return [{ kind: 'error', node: use.key, name: "code === 'ECONNABORTED'", replacement: condition("error.code === 'ECONNABORTED'"), note: null, ...v3Removal, member: use, length: 1 }];
}

function condition(form: string): string | null {
  return errorConditions.find((row) => row.form === form)?.replacement ?? null;
}

function optionUses(file: FileAnalysis): readonly LegacyUse[] {
  return [
    ...clientOptionUses(file).flatMap(({ name, property, className }): LegacyUse[] => {
      const row = className === 'OpenAIApi' ? undefined : clientOptionRow(name);
      return row ? [{ kind: 'clientOption', node: property.key, name, property, ...row }] : [];
    }),
    ...requestOptionUses(file).flatMap(({ name, property, request }): LegacyUse[] => {
      const row = v3MethodOf(request.path) ? undefined : requestOptionRow(name);
      return row ? [{ kind: 'requestOption', node: property.key, name, property, ...row }] : [];
    }),
  ];
}

type OptionRow = Pick<LegacyUse, 'replacement' | 'note' | 'removedIn'>;

/** An option of another client that the current one ignores. */
function clientOptionRow(name: string): OptionRow | undefined {
  const removed = removedOptionOf(name, 'client');
  if (removed) return { replacement: removed.replacement, note: removed.note, removedIn: removed.removedIn };
  const configuration = configurationOptionOf(name);
  if (configuration && configuration.replacement !== name) return { replacement: configuration.replacement, note: configuration.note, ...v3Removal };
  if (name === 'baseOptions') return { replacement: null, note: 'Use defaultHeaders, defaultQuery, timeout and fetchOptions.', ...v3Removal };
  const python = pythonOptionOf(name);
  return python && { replacement: python.replacement, note: null, removedIn: undefined };
}

/** The part of a note that fits into a message. */
function firstClause(note: string | null): string | null {
  return note && `${note.split(/[,;.] /)[0]!.replace(/\.$/, '')}.`;
}

/** Options that never had an effect say nothing about the SDK that the code was written for. */
const IGNORED_BY_V3: ReadonlySet<string> = new Set(['data', 'url', 'baseURL', 'method']);

function requestOptionRow(name: string): OptionRow | undefined {
  const removed = removedOptionOf(name, 'request');
  if (removed) return { replacement: removed.replacement, note: removed.note, removedIn: removed.removedIn };
  const axios = IGNORED_BY_V3.has(name) ? undefined : axiosRequestOptionOf(name);
  return axios && axios.replacement !== name ? { replacement: axios.replacement, note: firstClause(axios.note), ...v3Removal } : undefined;
}

/** The version that the file's own import pins, as Deno's `npm:openai@3` does. */
function pinnedVersion(file: FileAnalysis): Version | undefined {
  for (const { source } of sdkImports(file)) {
    const pinned = /openai@v?([\d.]+)/.exec(literalText(source) ?? '')?.[1];
    if (pinned !== undefined) return parseVersion(pinned);
  }
  return undefined;
}
