/** Methods and resources of the client that a later release names otherwise: `files.del`, `beta.vectorStores.create`. */
import { clientMembers, type ClientMember } from '../../src/analysis/client-members.ts';
import { clientPathOf } from '../../src/analysis/client-values.ts';
import { isProbed } from '../../src/analysis/member-uses.ts';
import { outermost, staticName } from '../../src/analysis/nodes.ts';
import { memberName } from '../../src/analysis/values.ts';
import { dotOf, firstCommentBetween } from '../../src/analysis/tokens.ts';
import { removedMethods, type RemovedMethod } from '../../src/sdk/legacy-methods.ts';
import { isRemovedIn, type Version } from '../../src/sdk/versions.ts';
import type { Migration, Step } from '../migration.ts';

const rows: readonly RemovedMethod[] = removedMethods;

/** Methods whose calls change in more than their name; they have steps of their own. */
const RESHAPED: ReadonlySet<string> = new Set(['files.retrieveContent', 'beta.chat.completions.runFunctions']);

/** What a resource is called now, by its old path from the client on. */
const MOVED_RESOURCES: ReadonlyMap<string, string> = new Map([
  ['beta.chat', 'chat'],
  ['beta.vectorStores', 'vectorStores'],
  ['fineTunes', 'fineTuning.jobs'],
]);

/** Renames what the target release no longer has, and marks what has no counterpart. */
export function renamedMethods(target: Version): Step {
  const gone = new Map(rows.filter((row) => isRemovedIn(row, target)).map((row) => [row.path, row]));
  const names = new Set([...gone.keys(), ...MOVED_RESOURCES.keys()].map((path) => path.split('.').at(-1)!));
  const resources = new Set([...MOVED_RESOURCES.keys()].filter((path) => [...gone.keys()].some((method) => method.startsWith(`${path}.`))));
  return (migration) => {
    for (const member of clientMembers(migration.file, names)) {
      if (member.client.className === 'OpenAIApi') continue;
      if (resources.has(member.path)) moveResource(migration, member, MOVED_RESOURCES.get(member.path)!);
      const row = gone.get(member.path);
      if (row && !RESHAPED.has(row.path)) renameMethod(migration, member, row);
    }
    markComputedNames(migration, gone);
  };
}

/** `client.files[method]` where the variable is known to hold an old name. */
function markComputedNames(migration: Migration, gone: ReadonlyMap<string, RemovedMethod>): void {
  const { file } = migration;
  for (const node of file.nodes('MemberExpression')) {
    if (!node.computed || staticName(node) !== undefined) continue;
    const name = memberName(file, node);
    const object = name === undefined ? undefined : clientPathOf(file, node.object);
    const row = object && gone.get([...object.path, name].join('.'));
    if (row && object.client.className !== 'OpenAIApi') migration.todo(node, `client.${row.path} is gone${row.replacement ? `: use client.${row.replacement}.` : '.'}`);
  }
}

function renameMethod(migration: Migration, { use }: ClientMember, row: RemovedMethod): void {
  if (isProbed(use) && use.node.parent?.type !== 'CallExpression') return;
  if (row.automation === 'todo' || row.replacement === null) {
    migration.todo(use.node, `client.${row.path} is gone${row.note ? `. ${row.note}` : `: use client.${row.replacement}.`}`);
    return;
  }
  if (row.automation === 'suggest' && row.note) migration.todo(use.node, row.note);
  renameKey(migration, use.node, use.key, row.replacement.split('.').at(-1)!);
}

/** Gives a member another name where it is read; a pattern keeps its variable. */
function renameKey(migration: Migration, node: ClientMember['use']['node'], key: ClientMember['use']['key'], name: string): void {
  if (migration.textOf(key).replace(/^(['"`])(.*)\1$/, '$2') === name) return;
  if (node.type === 'Property' && node.shorthand) migration.edits.insertTextBefore(key, `${name}: `);
  else if (key.type === 'Identifier') migration.edits.replaceText(key, name);
  else if (key.type === 'Literal') migration.edits.replaceText(key, migration.textOf(key).replace(/[^'"]+/, name));
}

/** Leaves `.beta` out of a chain, or puts a resource's new path in place of its name. */
function moveResource(migration: Migration, { use, path }: ClientMember, replacement: string): void {
  const { node } = use;
  const isRename = !path.includes('.');
  if (node.type === 'MemberExpression' && !node.computed) {
    if (isRename) return migration.edits.replaceText(node.property, replacement);
    const parent = node.object;
    if (parent.type === 'MemberExpression' && !parent.computed && outermost(parent) === parent) return leaveOut(migration, parent, node.property.range[0]);
  }
  migration.todo(node, `client.${path} is client.${replacement} now: read it from the client itself.`);
}

/** Removes a member's name with its dot; a `?.` stays, and the dot behind the name goes instead. */
function leaveOut(migration: Migration, member: Parameters<typeof dotOf>[1], next: number): void {
  const { file } = migration;
  const dot = dotOf(file, member);
  if (!dot) return;
  const [start, end] = member.property.range;
  const { text } = file.source;
  if (text[dot[0]] === '?' && !firstCommentBetween(file, start, next)) return migration.edits.removeRange([start, next]);
  const space = /(?<!\s)\s*$/.exec(text.slice(0, dot[0]))![0];
  const keepsLine = !space.includes('\n') || /^\s*\n/.test(text.slice(end, next));
  const isComment = space.includes('\n') && /^ \/[/*]/.test(text.slice(end));
  migration.removeRange([dot[0] - (keepsLine ? space.length : 0), isComment ? end + 1 : end]);
}
