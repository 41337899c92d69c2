/** `openai.createChatCompletion(body, axiosOptions)` → `openai.chat.completions.create(body, options)`: all 28 methods of v3's client. */
import type { TSESTree } from '@typescript-eslint/types';
import { clientOf } from '../../src/analysis/client-values.ts';
import { legacyUses } from '../../src/analysis/legacy-uses.ts';
import { isWritten, type MemberUse } from '../../src/analysis/member-uses.ts';
import { type Node, outermost, staticName } from '../../src/analysis/nodes.ts';
import { methodPathIn, v3MethodOf, type V3Method } from '../../src/sdk/legacy-methods.ts';
import type { Migration } from '../migration.ts';
import { rewriteBodyArguments } from './body-arguments.ts';
import { rewriteRequestOptions } from './request-options.ts';

/** The release that v3 code is migrated to first. */
const V4 = { major: 4, minor: 104 };

/** Rewrites every use of a v3 method of a client, or marks it. */
export function methodCalls(migration: Migration): void {
  for (const { kind, name, member } of legacyUses(migration.file, V4)) {
    const method = kind === 'method' && member ? v3MethodOf(name) : undefined;
    if (method) rewriteUse(migration, method, member!);
  }
  markComputedMethods(migration);
}

/** The path of a method on the v4 client. */
export function v4PathOf({ replacement }: V3Method): string {
  return methodPathIn(replacement!, V4);
}

function rewriteUse(migration: Migration, method: V3Method, use: MemberUse): void {
  if (method.replacement === null) return migration.todo(use.node, method.todo!);
  const path = v4PathOf(method);
  if (isWritten(use)) return migration.todo(use.node, `${method.name} is ${path} now: replace that method instead.`);
  if (use.node.type === 'Property') return migration.todo(use.node, `${method.name} is a method of a resource now: call client.${path}(…) on the client.`);
  const site = outermost(use.node);
  const { parent } = site;
  const call = parent?.type === 'CallExpression' && parent.callee === site ? parent : undefined;
  if (call) {
    if (!rewriteArguments(migration, method, call)) return;
    renameMember(migration, use.node, path);
    if (method.todo && isOwed(method, call)) migration.todo(call, method.todo);
    return;
  }
  if (rebind(migration, method, site)) renameMember(migration, use.node, path);
  else migration.todo(use.node, `${method.name} is ${path} now, and needs its object: pass (body) => client.${path}(body), whose result is what was the response's data.`);
}

/** Whether a rewritten call needs a TODO. Which models the service still has is not the migration's business. */
function isOwed(method: V3Method, call: TSESTree.CallExpression): boolean {
  if (method.name === 'createImage' || method.name === 'createImageEdit') return false;
  const stream = method.droppedParameters ? call.arguments[1] : undefined;
  return !method.droppedParameters || (stream?.type === 'Literal' && stream.value === true);
}

/** @returns whether the call can be rewritten */
function rewriteArguments(migration: Migration, method: V3Method, call: TSESTree.CallExpression): boolean {
  const args = call.arguments;
  if (args.some(({ type }) => type === 'SpreadElement')) {
    if (args.length > 1 || method.bodyKeys || method.insertsQuery) {
      migration.todo(call, `${method.name} is ${v4PathOf(method)} now; its arguments cannot be told apart here: it takes ${method.bodyKeys ? `one object with ${Object.values(method.bodyKeys).join(', ')}` : 'the body'}, then the request options.`);
      return false;
    }
    return true;
  }
  return method.bodyKeys ? rewriteBodyArguments(migration, method, call) : rewritePlainArguments(migration, method, call);
}

/** Arguments that keep their places. */
function rewritePlainArguments(migration: Migration, method: V3Method, call: TSESTree.CallExpression): boolean {
  const args = call.arguments;
  if (takesEngine(migration, method, args)) return true;
  const index = method.parameters.length - 1;
  const options = args[index];
  const dropped = new Set<Node>(args.filter((_, position) => method.droppedParameters?.includes(method.parameters[position]!)));
  if (options && rewriteRequestOptions(migration, options)) dropped.add(options);
  if (options && method.insertsQuery && !dropped.has(options)) migration.edits.insertTextBefore(options, '{}, ');
  migration.removeItems(args, (argument) => dropped.has(argument));
  return true;
}

/** v2's `createCompletion(engine, body)`, which v3 code still has here and there. */
function takesEngine(migration: Migration, method: V3Method, args: readonly Node[]): boolean {
  const [engine, body] = args;
  if (!/^create(?:Completion|Embedding)$/.test(method.name) || !engine || body?.type !== 'ObjectExpression') return false;
  if (migration.file.constantText(engine) === undefined) return false;
  const hasModel = body.properties.some((property) => property.type === 'Property' && staticName(property) === 'model');
  const [first] = body.properties;
  migration.removeRange([engine.range[0], body.range[0]]);
  const model = `model: ${migration.textOf(engine)}`;
  if (first && !hasModel) migration.edits.insertTextBefore(first, `${model}, `);
  else if (!first) migration.edits.replaceText(body, `{ ${model} }`);
  return true;
}

/** `x.createImage` → `x.images.generate`, `x['createImage']` likewise. */
function renameMember(migration: Migration, member: TSESTree.MemberExpression, path: string): void {
  // Resources are fields of the instance, which `super` does not see.
  if (member.object.type === 'Super') migration.edits.replaceText(member.object, 'this');
  if (!member.computed) return migration.edits.replaceText(member.property, path);
  const { text } = migration.file.source;
  const open = text.indexOf('[', member.object.range[1]);
  const isOptional = text.slice(member.object.range[1], open).includes('?.');
  migration.edits.replaceRange([open, member.range[1]], isOptional ? path : `.${path}`);
}

/** `openai.createImage.bind(openai)` → `openai.images.generate.bind(openai.images)`. */
function rebind(migration: Migration, method: V3Method, site: Node): boolean {
  const bound = site.parent;
  if (bound?.type !== 'MemberExpression' || bound.object !== site || !/^(?:bind|call)$/.test(staticName(bound) ?? '')) return false;
  const call = outermost(bound).parent;
  if (call?.type !== 'CallExpression' || call.callee !== outermost(bound) || method.bodyKeys || method.insertsQuery) return false;
  const [receiver, ...others] = call.arguments;
  if (!receiver || others.some(({ type }) => type === 'SpreadElement') || !clientOf(migration.file, receiver)) return false;
  const path = v4PathOf(method);
  migration.edits.insertTextAfter(receiver, `.${path.slice(0, path.lastIndexOf('.'))}`);
  return true;
}

/** `openai[name](…)` with a name that is only known at run time. */
function markComputedMethods(migration: Migration): void {
  for (const node of migration.file.nodes('CallExpression')) {
    const callee = outermost(node.callee) === node.callee ? node.callee : node;
    if (callee.type !== 'MemberExpression' || !callee.computed || staticName(callee) !== undefined) continue;
    const client = clientOf(migration.file, callee.object);
    if (client?.className === 'OpenAIApi') migration.todo(node, 'A method whose name is computed cannot be rewritten: the methods of openai v4 and later stand on resources, such as client.chat.completions.create.');
  }
}
