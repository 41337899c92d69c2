/** Mocks of v3's module and client: the new shape is told, since what a test expects of its mock cannot be known. */
import type { TSESTree } from '@typescript-eslint/types';
import { annotatedValues } from '../../src/analysis/annotations.ts';
import { clientOf, clientOfRoot, sdkExportPath } from '../../src/analysis/client-values.ts';
import { type Node, literalText, staticName, unwrap } from '../../src/analysis/nodes.ts';
import { isSdkModule } from '../../src/sdk/client-classes.ts';
import { v3MethodOf, v3Methods } from '../../src/sdk/legacy-methods.ts';
import type { Migration } from '../migration.ts';
import { v4PathOf } from './method-calls.ts';

const V3_WORDS = new RegExp(`\\b(?:OpenAIApi|Configuration|${v3Methods.map(({ name }) => name).join('|')})\\b`);

export function mocks(migration: Migration): void {
  for (const node of migration.file.nodes('ObjectExpression')) markFakeClient(migration, node);
  for (const node of migration.file.nodes('CallExpression')) {
    const name = calledName(node);
    if (name === undefined) continue;
    if (/^(?:mock|doMock|unstable_mockModule|module|setMock)$/.test(name)) markModuleMock(migration, node);
    else if (/^(?:spyOn|stub|spy|method|replace)$/.test(name)) markMethodMock(migration, node);
  }
}

function calledName({ callee }: TSESTree.CallExpression): string | undefined {
  return callee.type === 'MemberExpression' ? staticName(callee) : callee.type === 'Identifier' ? callee.name : undefined;
}

/** An object that stands in for the client: `{ createImage: fn } as unknown as OpenAIApi`, `const client: Partial<OpenAIApi> = { … }`. */
function markFakeClient(migration: Migration, object: TSESTree.ObjectExpression): void {
  const method = object.properties.map((property) => (property.type === 'Property' ? v3MethodOf(staticName(property) ?? '') : undefined)).find(Boolean);
  if (!method || method.replacement === null || !isTypedAsClient(migration, object)) return;
  const path = v4PathOf(method).split('.');
  const shape = path.reduceRight((inner, name) => `{ ${name}${inner ? `: ${inner}` : ''} }`, '');
  migration.todo(object, `The client's methods stand on resources now: ${shape} instead of { ${method.name} }, and they resolve to the body without { data }.`);
}

function isTypedAsClient({ file }: Migration, object: TSESTree.ObjectExpression): boolean {
  const types: Node[] = [];
  let site: Node = object;
  for (; site.parent && unwrap(site.parent) === object; site = site.parent) if ('typeAnnotation' in site.parent && site.parent.typeAnnotation) types.push(site.parent.typeAnnotation as Node);
  if (site.parent?.type === 'VariableDeclarator' && site.parent.id.typeAnnotation) types.push(site.parent.id.typeAnnotation.typeAnnotation);
  return types.flatMap((type) => annotatedValues(file, type)).some((value) => clientOfRoot(value) !== undefined);
}

/** `jest.mock('openai', () => ({ Configuration, OpenAIApi }))`, and the automatic mock of a file with v3 code. */
function markModuleMock(migration: Migration, node: TSESTree.CallExpression): void {
  const [source, factory] = node.arguments;
  if (!source || !isSdkModule(literalText(source) ?? '')) return;
  const isOld = factory ? V3_WORDS.test(migration.textOf(factory)) : V3_WORDS.test(migration.file.source.text);
  if (isOld) migration.todo(node, 'Mock the class as both default and OpenAI, with __esModule: true: class OpenAI { chat = { completions: { create } } }, whose methods resolve to the body without { data }. An automatic mock has no resources, since they are fields of the instance.');
}

/** `jest.spyOn(OpenAIApi.prototype, 'createImage')`, `sinon.stub(openai, 'createImage')`. */
function markMethodMock(migration: Migration, node: TSESTree.CallExpression): void {
  const [target, name] = node.arguments;
  const method = name && v3MethodOf(literalText(name) ?? '');
  if (!target || !method || !isClientOrPrototype(migration, target)) return;
  const path = method.replacement === null ? undefined : v4PathOf(method);
  const hint = path === undefined ? method.todo! : `${method.name} is ${path} now: mock ${path.slice(path.lastIndexOf('.') + 1)} of client.${path.slice(0, path.lastIndexOf('.'))}, or of the prototype of the resource's class, such as OpenAI.Chat.Completions, and resolve to the body without { data }.`;
  migration.todo(node, hint);
}

function isClientOrPrototype({ file }: Migration, target: Node): boolean {
  if (clientOf(file, target)) return true;
  return file.evaluate(target).some((value) => value.path.at(-1) === 'prototype' && sdkExportPath(value)?.at(-2) !== undefined && /^OpenAI(?:Api)?$/.test(sdkExportPath(value)!.at(-2)!));
}
