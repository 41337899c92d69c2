/** `new OpenAIApi(new Configuration({ … }), basePath, axios)` → `new OpenAI({ … })`: the Configuration's object becomes the client's options. */
import type { TSESTree } from '@typescript-eslint/types';
import { clientOf, sdkExportPath } from '../../src/analysis/client-values.ts';
import type { FileAnalysis } from '../../src/analysis/file-analysis.ts';
import { memberAssignments } from '../../src/analysis/members.ts';
import { type Node, isClass, isFunction, outermost, staticName, unwrap } from '../../src/analysis/nodes.ts';
import { writtenProperties } from '../../src/analysis/sdk-options.ts';
import { type Value, isNullish } from '../../src/analysis/values.ts';
import { configurationOptionOf, constructorArguments } from '../../src/sdk/legacy-options.ts';
import type { Migration } from '../migration.ts';
import { rewriteConfigurationObject } from './configuration-object.ts';

/** Rewrites the clients and Configurations of a file, and what reads or writes a Configuration's keys. */
export function construction(migration: Migration): void {
  const { file } = migration;
  for (const node of file.nodes('NewExpression')) {
    const name = v3ClassOf(file, node.callee);
    if (name === 'Configuration') rewriteConfiguration(migration, node);
    else if (name === 'OpenAIApi') rewriteClient(migration, node, node.arguments);
  }
  for (const node of file.nodes('CallExpression')) {
    if (v3ClassOf(file, node.callee) === 'OpenAIApiFactory') rewriteFactory(migration, node);
  }
  for (const node of [...file.nodes('ClassDeclaration'), ...file.nodes('ClassExpression')]) markSubclass(migration, node);
  rewriteConfigurationMembers(migration);
  rewriteClientMembers(migration);
}

/** The name of the v3 class or factory that an expression is. */
function v3ClassOf(file: FileAnalysis, expression: Node): string | undefined {
  const names = file.evaluate(expression).map((value) => sdkExportPath(value)?.filter((name) => name !== 'OpenAI').join('.'));
  return names.length > 0 && names.every((name) => name === names[0]) ? names[0] : undefined;
}

/** `new Configuration(x)` → `x`. */
function rewriteConfiguration(migration: Migration, node: TSESTree.NewExpression): void {
  const { file, imports } = migration;
  const [argument] = node.arguments;
  imports.replaced.add(node.callee);
  if (!argument) return migration.edits.replaceText(node, needsParentheses(node) ? '({})' : '{}');
  const keepsParentheses = needsParentheses(node) || !isSimple(argument);
  const open = file.source.text.indexOf('(', (node.typeArguments ?? node.callee).range[1]) + 1;
  migration.removeRange([node.range[0], keepsParentheses ? open - 1 : open]);
  trimRange(migration, [open, argument.range[0]]);
  trimRange(migration, [argument.range[1], keepsParentheses ? node.range[1] - 1 : node.range[1]]);
  rewriteConfigurationObject(migration, argument);
}

/** Removes white space, commas and closing brackets, not comments. */
function trimRange(migration: Migration, range: [number, number]): void {
  if (range[0] < range[1]) migration.removeRange(range);
}

function isSimple(node: Node): boolean {
  return /^(?:Object|Identifier|Member|Call|This)/.test(unwrap(node).type);
}

/** An object literal cannot be an arrow function's body or begin a statement without parentheses. */
function needsParentheses(node: Node): boolean {
  const { parent } = node;
  return (parent?.type === 'ArrowFunctionExpression' && parent.body === node) || parent?.type === 'ExpressionStatement';
}

/** The arguments of `new OpenAIApi(configuration, basePath, axios)`. */
function rewriteClient(migration: Migration, node: TSESTree.NewExpression | TSESTree.CallExpression, args: readonly Node[]): void {
  const [configuration, basePath, axios] = args;
  if (args.some(({ type }) => type === 'SpreadElement')) return migration.todo(node, 'The client takes one object of options: new OpenAI({ apiKey, organization, baseURL }).');
  const hasPath = basePath !== undefined && !isMissing(migration.file, basePath);
  if (axios && !isMissing(migration.file, axios)) migration.todo(node, constructorArguments[2].todo);
  if (configuration && args.length > 1) migration.removeRange([configuration.range[1], node.range[1] - 1]);
  if (!hasPath) {
    if (configuration && args.length > 1 && isMissing(migration.file, configuration)) migration.edits.remove(configuration);
    return;
  }
  const option = `baseURL: ${migration.textOf(basePath)}`;
  const literal = literalOf(configuration!);
  if (isMissing(migration.file, configuration!)) migration.edits.replaceText(configuration!, `{ ${option} }`);
  else if (!literal) {
    const reading = keyOf(migration, configuration!, 'basePath') ? '' : `...${migration.textOf(configuration!)}, `;
    if (reading) migration.edits.replaceText(configuration!, `{ ${reading}${option} }`);
  } else if (!keyOf(migration, literal, 'basePath')) insertOption(migration, literal, option);
}

/** `OpenAIApiFactory(configuration)` builds a client without `new`. */
function rewriteFactory(migration: Migration, node: TSESTree.CallExpression): void {
  migration.imports.replaced.add(node.callee);
  migration.edits.replaceText(node.callee, `new ${migration.imports.classAt(node)}`);
  rewriteClient(migration, node, node.arguments);
}

function isMissing(file: FileAnalysis, node: Node): boolean {
  const values = file.evaluate(node);
  return values.length > 0 && values.every(isNullish);
}

/** The object literal that stands in the place of a Configuration. */
function literalOf(configuration: Node): TSESTree.ObjectExpression | undefined {
  const node = unwrap(configuration);
  const inner = node.type === 'NewExpression' ? node.arguments[0] : node;
  return inner?.type === 'ObjectExpression' ? inner : undefined;
}

function keyOf(migration: Migration, configuration: Node, name: string): boolean {
  const values = migration.file.evaluate(configuration);
  const literals = values.flatMap(({ root }) => (root.type === 'instance' && root.node.type === 'NewExpression' && root.file === migration.file ? root.node.arguments : []));
  return [configuration, ...literals].some((node) => writtenProperties(migration.file, node).some(({ key }) => key.type === 'Identifier' && key.name === name));
}

/** Adds an option to an object literal in its own layout. */
function insertOption(migration: Migration, literal: TSESTree.ObjectExpression, option: string): void {
  const last = literal.properties.at(-1);
  if (!last) return migration.edits.replaceText(literal, `{ ${option} }`);
  const isBlock = literal.loc.start.line !== last.loc.end.line;
  migration.edits.insertTextAfter(last, isBlock ? `,${migration.lineBreak}${migration.indentOf(last)}${option}` : `, ${option}`);
}

/** `class Mine extends OpenAIApi` inherits methods that are gone. */
function markSubclass(migration: Migration, node: TSESTree.ClassDeclaration | TSESTree.ClassExpression): void {
  if (!node.superClass || v3ClassOf(migration.file, node.superClass) !== 'OpenAIApi') return;
  migration.todo(node, 'OpenAI has no methods such as createChatCompletion: pass the options object to super(), and override or call the resources (this.chat.completions.create) instead.');
}

/** Keys of a Configuration that are read or written after it was made: `configuration.basePath = …`. */
function rewriteConfigurationMembers(migration: Migration): void {
  const { file } = migration;
  const written = new Set([...file.fact(memberAssignments).values()].flat().map(({ target }) => target as Node));
  for (const node of file.nodes('MemberExpression')) {
    if (node.property.type !== 'Identifier' || node.computed || !(configurationOptionOf(node.property.name) || node.property.name === 'baseOptions')) continue;
    const values = file.evaluate(node.object);
    if (!values.some((value) => isConfiguration(value))) continue;
    const { name } = node.property;
    const deletion = deletionOfUserAgent(node);
    if (deletion) {
      migration.removeStatement(deletion);
      continue;
    }
    if (written.has(node)) markLateWrite(migration, node, values);
    if (name === 'basePath') migration.edits.replaceText(node.property, 'baseURL');
    else if (name !== 'apiKey' && name !== 'organization') migration.todo(node, `Configuration.${name} is gone: ${configurationOptionOf(name)?.note ?? 'pass baseURL, defaultHeaders, defaultQuery and timeout to the client'}`);
  }
}

/** What v3's client kept of its Configuration: `openai.configuration.apiKey` → `openai.apiKey`. */
function rewriteClientMembers(migration: Migration): void {
  for (const node of migration.file.nodes('MemberExpression')) {
    const name = staticName(node);
    if (name !== 'configuration' && name !== 'basePath' && name !== 'axios') continue;
    if (clientOf(migration.file, node.object)?.className !== 'OpenAIApi') continue;
    const next = node.parent.type === 'MemberExpression' && node.parent.object === node ? staticName(node.parent) : undefined;
    if (name === 'basePath' && node.property.type === 'Identifier') migration.edits.replaceText(node.property, 'baseURL');
    else if (name === 'configuration' && (next === 'apiKey' || next === 'organization' || next === 'basePath')) migration.removeRange([node.object.range[1], node.range[1]]);
    else migration.todo(node, `The client has no ${name} any more: its options are fields of the client itself (apiKey, organization, baseURL), and client.withOptions({ … }) changes them.`);
    if (name === 'configuration' && next === 'basePath') migration.edits.replaceText((node.parent as TSESTree.MemberExpression).property, 'baseURL');
  }
}

/** `delete configuration.baseOptions.headers['User-Agent']`, which v3 needed in browsers. */
function deletionOfUserAgent(node: TSESTree.MemberExpression): Node | undefined {
  let site: Node = node;
  while (site.parent?.type === 'MemberExpression' && site.parent.object === site) site = site.parent;
  const { parent } = outermost(site);
  const isAgent = site.type === 'MemberExpression' && /^user-agent$/i.test(staticName(site) ?? '');
  return isAgent && parent?.type === 'UnaryExpression' && parent.operator === 'delete' && parent.parent.type === 'ExpressionStatement' ? parent.parent : undefined;
}

function isConfiguration(value: Value): boolean {
  return value.path.length === 0 && value.root.type === 'instance' && sdkExportPath(value.root.class)?.at(-1) === 'Configuration';
}

/** v3 read its Configuration at each request, the current client reads its options once. */
function markLateWrite(migration: Migration, target: TSESTree.MemberExpression, configurations: readonly Value[]): void {
  const { file } = migration;
  const client = file.nodes('NewExpression').find(({ callee, arguments: [configuration], range }) => configuration
    && v3ClassOf(file, callee) === 'OpenAIApi' && (range[0] < target.range[0] || isInOtherFunction(target))
    && file.evaluate(configuration).some(({ root }) => configurations.some((known) => known.root === root || sameNode(known, root))));
  if (client) migration.todo(target, 'The client reads its options only when it is constructed: set them before, set client.apiKey or client.baseURL, or use client.withOptions({ … }).');
}

function sameNode({ root }: Value, other: Value['root']): boolean {
  return root.type === 'instance' && other.type === 'instance' && root.node === other.node;
}

function isInOtherFunction(node: Node): boolean {
  for (let parent = outermost(node).parent; parent; parent = parent.parent) if (isFunction(parent) || isClass(parent)) return true;
  return false;
}
