/** Types of axios around what the SDK returns and throws: `AxiosResponse<CreateImageResponse>` → the body's type, `AxiosError` → `OpenAI.APIError`. */
import type { TSESTree } from '@typescript-eslint/types';
import { failedRequestOf } from '../../src/analysis/caught-errors.ts';
import { entityValues, patternValues } from '../../src/analysis/bindings.ts';
import { sdkExportPath } from '../../src/analysis/client-values.ts';
import { apiCallOf } from '../../src/analysis/calls.ts';
import { type Node, isFunction } from '../../src/analysis/nodes.ts';
import { requestBehind } from '../../src/analysis/responses.ts';
import { v3MethodOf } from '../../src/sdk/legacy-methods.ts';
import type { Migration } from '../migration.ts';
import { responsePlan } from '../response-plan.ts';

export function axiosTypes(migration: Migration): void {
  for (const node of migration.file.nodes('TSTypeReference')) {
    const name = axiosTypeOf(migration, node.typeName as Node);
    if (name === 'AxiosResponse') rewriteResponse(migration, node);
    else if (name === 'AxiosError') rewriteError(migration, node);
    else if (name === 'AxiosRequestConfig') rewriteConfig(migration, node);
  }
  for (const node of migration.file.nodes('BinaryExpression')) rewriteInstanceOf(migration, node);
}

function axiosTypeOf({ file }: Migration, name: Node): string | undefined {
  const [value] = entityValues(file, name);
  return value?.root.type === 'module' && value.root.source === 'axios' ? value.path.at(-1) : undefined;
}

function markReplaced({ imports }: Migration, name: Node): void {
  imports.replaced.add(name.type === 'TSQualifiedName' ? name.left : name);
}

function rewriteResponse(migration: Migration, node: TSESTree.TSTypeReference): void {
  const [body] = node.typeArguments?.params ?? [];
  if (body && isSdkType(migration, body)) {
    markReplaced(migration, node.typeName as Node);
    const isWrapped = responsePlan(migration.file).wrapped.size > 0;
    migration.edits.replaceRange([node.range[0], body.range[0]], isWrapped ? '{ data: ' : '');
    return migration.edits.replaceRange([body.range[1], node.range[1]], isWrapped ? '; response: Response }' : '');
  }
  const request = requestBehind(annotatedValues(migration, node));
  const result = request && v3MethodOf(request.path)?.result;
  if (!result) return;
  markReplaced(migration, node.typeName as Node);
  const text = result.replaceAll(/\bOpenAI\b(?=\.)/g, () => migration.imports.classAt(node, 'type'));
  migration.edits.replaceText(node, responsePlan(migration.file).wrapped.has(request.node) ? `{ data: ${text}; response: Response }` : text);
}

/** Whether a type is v3's, alone or in a list. */
function isSdkType({ file }: Migration, type: Node): boolean {
  if (type.type === 'TSArrayType') return isSdkType({ file } as Migration, type.elementType);
  return type.type === 'TSTypeReference' && entityValues(file, type.typeName as Node).some((value) => sdkExportPath(value) !== undefined);
}

/** The values of what a type annotates or is asserted of. */
function annotatedValues({ file }: Migration, node: Node): ReturnType<typeof patternValues> {
  const { parent } = node;
  if (parent?.type === 'TSAsExpression' || parent?.type === 'TSTypeAssertion') return file.evaluate(parent.expression);
  const owner = parent?.type === 'TSTypeAnnotation' ? parent.parent : undefined;
  return owner?.type === 'Identifier' || owner?.type === 'ObjectPattern' ? patternValues(file, owner) : [];
}

function rewriteError(migration: Migration, node: TSESTree.TSTypeReference): void {
  if (!failedRequestOf(annotatedValues(migration, node))) return;
  markReplaced(migration, node.typeName as Node);
  migration.edits.replaceText(node, `InstanceType<typeof ${migration.imports.classAt(node)}.APIError>`);
}

/** The type of a parameter that is handed on as the options of a request. */
function rewriteConfig(migration: Migration, node: TSESTree.TSTypeReference): void {
  const owner = node.parent?.type === 'TSTypeAnnotation' ? node.parent.parent : undefined;
  if (owner?.type !== 'Identifier') return;
  const fn = owner.parent;
  const variables = fn && (isFunction(fn) || fn.type === 'VariableDeclarator') ? migration.file.source.scopeManager.getDeclaredVariables(fn) : [];
  const variable = variables.find(({ name }) => name === owner.name);
  const isOption = variable?.references.some(({ identifier }) => {
    const { parent } = identifier as Node;
    return parent?.type === 'CallExpression' && parent.arguments.at(-1) === identifier && apiCallOf(migration.file, parent) !== undefined;
  });
  if (!isOption) return;
  markReplaced(migration, node.typeName as Node);
  migration.edits.replaceText(node, `${migration.imports.classAt(node, 'type')}.RequestOptions`);
}

/** `error instanceof AxiosError`. */
function rewriteInstanceOf(migration: Migration, { operator, left, right }: TSESTree.BinaryExpression): void {
  if (operator !== 'instanceof' || axiosValueOf(migration, right) !== 'AxiosError' || !failedRequestOf(migration.file.evaluate(left))) return;
  migration.imports.replaced.add(right.type === 'MemberExpression' ? right.object : right);
  migration.edits.replaceText(right, `${migration.imports.classAt(right)}.APIError`);
}

function axiosValueOf({ file }: Migration, expression: Node): string | undefined {
  const [value] = file.evaluate(expression);
  return value?.root.type === 'module' && value.root.source === 'axios' ? value.path.at(-1) : undefined;
}
