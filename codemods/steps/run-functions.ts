/** `runFunctions` becomes `runTools`, with its functions as tools and the events of its runner under their new names. */
import type { TSESTree } from '@typescript-eslint/types';
import { apiCallOf, requestOfValue } from '../../src/analysis/calls.ts';
import { clientMembers } from '../../src/analysis/client-members.ts';
import type { FileAnalysis } from '../../src/analysis/file-analysis.ts';
import { memberUses, usedObjects } from '../../src/analysis/member-uses.ts';
import { type Node, literalText, outermost, staticName } from '../../src/analysis/nodes.ts';
import { removedMembers, type RemovedMember } from '../../src/sdk/legacy-methods.ts';
import type { Migration } from '../migration.ts';

const PATHS = new Set(['beta.chat.completions.runFunctions', 'chat.completions.runFunctions']);
const members: readonly RemovedMember[] = removedMembers;

/** Turns every call that runs functions into one that runs tools. */
export function runTools(migration: Migration): void {
  for (const { use, path, client } of clientMembers(migration.file, ['runFunctions'])) {
    if (!PATHS.has(path) || client.className === 'OpenAIApi') continue;
    const call = use.node.type === 'MemberExpression' ? outermost(use.node).parent : undefined;
    const body = call?.type === 'CallExpression' && call.callee === outermost(use.node) ? bodyOf(migration.file, call) : undefined;
    if (!body || use.key.type !== 'Identifier') {
      migration.todo(use.node, 'client.beta.chat.completions.runFunctions is gone: use client.chat.completions.runTools with tools: [{ type: "function", function }]; its events functionCall, functionCallResult and the final ones are functionToolCall, functionToolCallResult, ….');
      continue;
    }
    migration.edits.replaceText(use.key, 'runTools');
    for (const property of body.properties) if (property.type === 'Property') changeOption(migration, property);
  }
  renameRunnerMembers(migration);
}

/** The body that a call is given as a literal, in place or in a variable, with all its keys in sight. */
function bodyOf(file: FileAnalysis, call: TSESTree.CallExpression): TSESTree.ObjectExpression | undefined {
  const [value, ...others] = call.arguments[0] ? file.evaluate(call.arguments[0]) : [];
  if (!value || others.length > 0 || value.root.type !== 'node' || value.path.length > 0 || value.root.file !== file) return undefined;
  const { node } = value.root;
  return node.type === 'ObjectExpression' && node.properties.some((property) => staticNameOf(property) === 'functions') ? node : undefined;
}

function staticNameOf(property: TSESTree.ObjectExpression['properties'][number]): string | undefined {
  return property.type === 'Property' ? staticName(property) : undefined;
}

function changeOption(migration: Migration, property: TSESTree.Property): void {
  const { edits } = migration;
  const name = staticName(property);
  const value = property.value as Node;
  if (name === 'functions') {
    rename(migration, property, 'tools');
    const type = migration.quote('function');
    if (value.type === 'ArrayExpression' && value.elements.every((element) => element?.type === 'ObjectExpression' || element?.type === 'Identifier')) {
      for (const element of value.elements) {
        edits.insertTextBefore(element!, `{ type: ${type}, function: `);
        edits.insertTextAfter(element!, ' }');
      }
    } else {
      const isSimple = value.type === 'Identifier' || value.type === 'MemberExpression' || value.type === 'ArrayExpression' || value.type === 'CallExpression';
      if (!isSimple) edits.insertTextBefore(value, '(');
      edits.insertTextAfter(value, `${isSimple ? '' : ')'}.map((fn) => ({ type: ${type}, function: fn }))`);
    }
  } else if (name === 'function_call') {
    rename(migration, property, 'tool_choice');
    if (value.type === 'Literal') return;
    if (value.type !== 'ObjectExpression') return migration.todo(property, 'tool_choice takes { type: "function", function: { name } } where function_call took { name }.');
    edits.insertTextBefore(value, `{ type: ${migration.quote('function')}, function: `);
    edits.insertTextAfter(value, ' }');
  }
}

function rename({ edits }: Migration, property: TSESTree.Property, name: string): void {
  if (property.shorthand) edits.insertTextBefore(property.key, `${name}: `);
  else edits.replaceText(property.key, name);
}

function renameRunnerMembers(migration: Migration): void {
  const { file, edits } = migration;
  for (const row of members.filter(({ owner }) => owner === 'runner')) {
    for (const use of memberUses(file).get(row.name) ?? []) {
      if (use.key.type === 'Identifier' && usedObjects(file, use).some(isRunner)) edits.replaceText(use.key, row.replacement!);
    }
  }
  for (const listener of ['on', 'once', 'off', 'emitted']) {
    for (const use of memberUses(file).get(listener) ?? []) {
      const call = outermost(use.node).parent;
      const event = call?.type === 'CallExpression' ? call.arguments[0] : undefined;
      const row = event && members.find(({ owner, name }) => owner === 'runner event' && name === literalText(event));
      if (row && usedObjects(file, use).some(isRunner)) edits.replaceRange([event.range[0] + 1, event.range[1] - 1], row.replacement!);
    }
  }
}

/** What `runFunctions` or `runTools` returned, also through the listeners that return their runner. */
function isRunner(value: Parameters<typeof requestOfValue>[0]): boolean {
  const path = requestOfValue(value)?.path ?? (value.root.type === 'call' ? apiCallOf(value.root.file, value.root.node)?.path : undefined);
  return path !== undefined && /(?:^|\.)chat\.completions\.(?:runFunctions|runTools|stream)$/.test(path);
}
