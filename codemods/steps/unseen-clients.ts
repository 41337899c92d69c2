/** Calls of v3's methods on what is named like the client and comes from where it cannot be followed: marked, never rewritten by guess. */
import type { TSESTree } from '@typescript-eslint/types';
import { clientPathOf } from '../../src/analysis/client-values.ts';
import { type Node, literalText, referenceName, staticName, unwrap } from '../../src/analysis/nodes.ts';
import { annotationOf } from '../../src/analysis/parameters.ts';
import { v3MethodOf } from '../../src/sdk/legacy-methods.ts';
import type { Migration } from '../migration.ts';
import { v4PathOf } from './method-calls.ts';

/** Packages whose clients have the same methods. */
const LOOKALIKES = /^(?:openai-edge|openai-api|azure-openai|@azure\/openai|chatgpt|openai-ext|gpt3-tokenizer)/;

export function unseenClients(migration: Migration): void {
  const { file } = migration;
  const sources = [...file.nodes('ImportDeclaration').map(({ source }) => source.value), ...file.nodes('CallExpression').map(requiredSource)];
  if (sources.some((source) => source !== undefined && LOOKALIKES.test(source))) return;
  for (const call of file.nodes('CallExpression')) {
    const callee = unwrap(call.callee);
    const method = callee.type === 'MemberExpression' ? v3MethodOf(staticName(callee) ?? '') : undefined;
    if (!method || callee.type !== 'MemberExpression' || !isNamedLikeClient(callee.object) || !isUnseen(migration, callee.object)) continue;
    if (isDescribedHere(migration, callee.object, staticName(callee)!)) continue;
    migration.todo(call, `If this is the client of openai 3, which comes from where this migration cannot see: ${method.name} is ${method.replacement ? v4PathOf(method) : 'gone'} now, and resolves to the body without .data.`);
  }
}

function requiredSource({ callee, arguments: [source] }: TSESTree.CallExpression): string | undefined {
  return source && callee.type === 'Identifier' && callee.name === 'require' ? literalText(source) : undefined;
}

function isNamedLikeClient(object: Node): boolean {
  const node = unwrap(object);
  const name = referenceName(node);
  return name !== undefined && /openai/i.test(name);
}

function isUnseen({ file }: Migration, object: Node): boolean {
  if (clientPathOf(file, object)) return false;
  const values = file.evaluate(object);
  return values.length > 0 && values.every(({ root }) => root.type === 'unknown' || root.type === 'global' || (root.type === 'module' && /^(?:\.|@\/|[~#$])/.test(root.source)) || (root.type === 'call' && root.callee.root.type === 'unknown'));
}

/** Whether the object's type is an interface of this file that declares the method itself, so that it is not the SDK's. */
function isDescribedHere({ file }: Migration, object: Node, method: string): boolean {
  const values = file.evaluate(object);
  return values.length > 0 && values.every(({ root }) => {
    const type = root.type === 'unknown' && root.file === file ? annotationOf(root.node)?.typeAnnotation : undefined;
    if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return false;
    const { name } = type.typeName;
    return file.nodes('TSInterfaceDeclaration').some(({ id, body }) => id.name === name && body.body.some((member) => member.type === 'TSMethodSignature' && staticName(member) === method));
  });
}
