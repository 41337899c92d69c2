/** Types that are taken from v3's client: `Awaited<ReturnType<OpenAIApi['createImage']>>['data']` → `OpenAI.ImagesResponse`. */
import type { TSESTree } from '@typescript-eslint/types';
import { entityValues } from '../../src/analysis/bindings.ts';
import { sdkExportPath } from '../../src/analysis/client-values.ts';
import { type Node, literalText } from '../../src/analysis/nodes.ts';
import { v3MethodOf, type V3Method } from '../../src/sdk/legacy-methods.ts';
import type { Migration } from '../migration.ts';

export function rewriteDerivedTypes(migration: Migration): void {
  for (const node of migration.file.nodes('TSIndexedAccessType')) {
    const method = methodOf(migration, node);
    if (method) rewrite(migration, method, node);
  }
}

/** The method that `OpenAIApi['createImage']` names. */
function methodOf({ file }: Migration, { objectType, indexType }: TSESTree.TSIndexedAccessType): V3Method | undefined {
  const name = indexType.type === 'TSLiteralType' ? literalText(indexType.literal) : undefined;
  if (name === undefined || objectType.type !== 'TSTypeReference') return undefined;
  const isClient = entityValues(file, objectType.typeName as Node).some((value) => sdkExportPath(value)?.at(-1) === 'OpenAIApi');
  return isClient ? v3MethodOf(name) : undefined;
}

function rewrite(migration: Migration, method: V3Method, node: TSESTree.TSIndexedAccessType): void {
  const returned = genericAround(node, 'ReturnType');
  const identifier = (node.objectType as TSESTree.TSTypeReference).typeName;
  const result = method.result?.replaceAll(/\bOpenAI\b(?=\.)/g, () => migration.imports.classAt(node, 'type'));
  if (!returned || !result) return migration.todo(node, `${method.name} is gone from the client: take the type of ${method.replacement ?? method.alternative ?? 'what replaces it'} by its name below OpenAI.`);
  migration.imports.replaced.add(identifier);
  const awaited = genericAround(returned, 'Awaited');
  if (!awaited) return migration.edits.replaceText(returned, `Promise<${result}>`);
  const { parent } = awaited;
  const isData = parent?.type === 'TSIndexedAccessType' && parent.objectType === awaited && parent.indexType.type === 'TSLiteralType' && literalText(parent.indexType.literal) === 'data';
  migration.edits.replaceText(isData ? parent : awaited, result);
}

/** `Name<type>` around a type that is its only argument. */
function genericAround(node: Node, name: string): Node | undefined {
  const generic = node.parent?.parent;
  return generic?.type === 'TSTypeReference' && generic.typeName.type === 'Identifier' && generic.typeName.name === name ? generic : undefined;
}
