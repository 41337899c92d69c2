/** v3's exported types → the types below `OpenAI`; runtime enums → their strings. */
import type { TSESTree } from '@typescript-eslint/types';
import { type Node, outermost, staticName } from '../../src/analysis/nodes.ts';
import { moduleMembers, sdkTypes } from '../../src/analysis/sdk-names.ts';
import { v3DeepNames, v3ExportOf, v3Exports, type V3Export } from '../../src/sdk/legacy-exports.ts';
import type { Migration } from '../migration.ts';
import { rewriteDerivedTypes } from './derived-types.ts';
import { rewriteJsDocTypes } from './jsdoc-types.ts';

/** Rewrites the uses of v3's types and enums, however they are imported. */
export function types(migration: Migration): void {
  rewriteDerivedTypes(migration);
  for (const holder of migration.imports.holders) {
    for (const { imported, variable } of holder.bindings) {
      for (const { identifier } of variable.references) rewriteReference(migration, imported, identifier as Node);
    }
  }
  for (const { path, node } of sdkTypes(migration.file)) {
    if (path.length === 1 && path[0] === 'OpenAIApi') renameClass(migration, node);
    const row = path.length === 1 ? rowOf(path[0]!) : undefined;
    if (row && !migration.imports.replaced.has(node)) rewriteQualified(migration, row, node);
  }
  for (const { name, kind } of v3Exports) {
    if (kind === 'enum') for (const { use } of moduleMembers(migration.file, name)) if (use.node.type === 'MemberExpression') rewriteEnum(migration, v3ExportOf(name)!, use.node);
  }
  rewriteJsDocTypes(migration);
}

/** The row of a v3 name other than the client's, which is renamed where it is imported. */
function rowOf(name: string): V3Export | undefined {
  return name === 'OpenAIApi' ? undefined : v3ExportOf(name);
}

function rewriteReference(migration: Migration, name: string, identifier: Node): void {
  if (migration.imports.replaced.has(identifier)) return;
  if (name === 'BASE_PATH' && identifier.parent?.type !== 'ExportSpecifier') {
    migration.imports.replaced.add(identifier);
    return migration.edits.replaceText(identifier, v3DeepNames.find((row) => row.name === name)!.replacement!.replaceAll("'", migration.quote('')[0]!));
  }
  const row = rowOf(name);
  if (!row) return;
  if (isTypeName(identifier)) replaceType(migration, row, identifier, identifier);
  else if (row.kind === 'enum') rewriteEnum(migration, row, identifier);
}

/** Whether an identifier names a type, not a value. */
function isTypeName({ parent }: Node): boolean {
  return parent?.type === 'TSTypeReference' || parent?.type === 'TSInterfaceHeritage' || parent?.type === 'TSClassImplements';
}

function replaceType(migration: Migration, row: V3Export, node: Node, place: Node): void {
  const replacement = row.kind === 'enum' && isAssertedOfText(place) ? 'const' : typeText(migration, row, place);
  if (replacement === undefined) return;
  if (place.parent?.type === 'TSInterfaceHeritage' && !/^[\w.]+$/.test(replacement)) return;
  if (row.name === 'ChatCompletionRequestMessage' && place.parent?.type === 'TSInterfaceHeritage') {
    migration.todo(place, 'ChatCompletionMessageParam is a union, which an interface cannot extend: write a type with & instead.');
  }
  if (row.todo && row.name !== 'Configuration') migration.todo(place, row.todo);
  migration.imports.replaced.add(node);
  migration.edits.replaceText(node, replacement);
}

/** `<RoleEnum>'user'`, `'user' as RoleEnum`: the text is the narrowest type itself. */
function isAssertedOfText({ parent: reference }: Node): boolean {
  const parent = reference?.parent;
  return (parent?.type === 'TSAsExpression' || parent?.type === 'TSTypeAssertion') && parent.expression.type === 'Literal';
}

/** The current type in the terms of the file's imports. */
function typeText(migration: Migration, row: V3Export, place: Node): string | undefined {
  const replacement = row.name === 'CreateChatCompletionRequest' || row.name === 'CreateCompletionRequest' ? paramsOf(row.replacement!, place) : row.replacement;
  if (replacement === null) return undefined;
  if (row.namedExport) return migration.imports.exportAt(place, replacement, 'type');
  return replacement.replaceAll(/\bOpenAI\b(?=\.)/g, () => migration.imports.classAt(place, 'type')).replaceAll("'", migration.quote('')[0]!);
}

/** The params are typed by whether they stream. */
function paramsOf(type: string, place: Node): string {
  const annotation = place.parent?.parent;
  const owner = annotation?.type === 'TSTypeAnnotation' ? annotation.parent?.parent : annotation;
  const literal = owner?.type === 'VariableDeclarator' ? owner.init : owner?.type === 'TSAsExpression' || owner?.type === 'TSSatisfiesExpression' ? owner.expression : undefined;
  if (literal?.type !== 'ObjectExpression') return type;
  const stream = literal.properties.find((property) => property.type === 'Property' && staticName(property) === 'stream');
  if (stream?.type !== 'Property') return type;
  const isLiteral = stream.value.type === 'Literal';
  return type.replace('NonStreaming', isLiteral ? ((stream.value as TSESTree.Literal).value === true ? 'Streaming' : 'NonStreaming') : '');
}

/** `sdk.OpenAIApi` as a type. */
function renameClass(migration: Migration, node: Node): void {
  migration.edits.replaceRange([node.range[1] - 'OpenAIApi'.length, node.range[1]], 'OpenAI');
}

/** `sdk.CreateImageRequest`, `import('openai').CreateImageRequest`. */
function rewriteQualified(migration: Migration, row: V3Export, node: Node): void {
  if (row.replacement === null || row.kind === 'value') return migration.todo(node, `${row.name} is gone. ${row.note ?? row.todo ?? ''}`.trim());
  const text = migration.textOf(node);
  const base = text.slice(0, text.lastIndexOf('.'));
  if (row.namedExport) return migration.edits.replaceText(node, `${base}.${row.replacement}`);
  migration.edits.replaceText(node, row.replacement.replaceAll(/\bOpenAI\b(?=\.)/g, () => `${base}.OpenAI`).replaceAll("'", migration.quote('')[0]!));
  if (row.todo) migration.todo(node, row.todo);
}

/** `RoleEnum.User` → `'user'`, `RoleEnum[name]` → `({ User: 'user', … })[name]`. */
function rewriteEnum(migration: Migration, row: V3Export, node: Node): void {
  const { parent } = node;
  if (parent?.type === 'ExportSpecifier' || parent?.type === 'TSTypeQuery' || migration.imports.replaced.has(node)) return;
  migration.imports.replaced.add(node);
  const member = parent?.type === 'MemberExpression' && parent.object === node ? parent : undefined;
  const name = member && (staticName(member) ?? migration.file.constantText(member.property));
  const value = name === undefined ? undefined : row.enumValues?.[name];
  if (member && value !== undefined) {
    const isKey = outermost(member).parent?.type === 'Property' && (outermost(member).parent as TSESTree.Property).computed && (outermost(member).parent as TSESTree.Property).key === outermost(member);
    return migration.edits.replaceText(member, isKey ? migration.quote(value) : withConst(migration, member, migration.quote(value)));
  }
  const entries = Object.entries(row.enumValues ?? {}).map(([key, text]) => `${key}: ${migration.quote(text)}`);
  migration.edits.replaceText(node, parent?.type === 'CallExpression' ? `{ ${entries.join(', ')} }` : `({ ${entries.join(', ')} })`);
}

/** In TypeScript a member of the enum was a literal type, which a string in a mutable place is not. */
function withConst(migration: Migration, member: Node, text: string): string {
  const { parent } = outermost(member);
  if (!/\.[cm]?tsx?$/.test(migration.file.source.filename) || parent?.type !== 'Property') return text;
  const literal = parent.parent;
  const isTyped = literal.parent?.type === 'CallExpression' || literal.parent?.type === 'ReturnStatement'
    || (literal.parent?.type === 'VariableDeclarator' && literal.parent.id.typeAnnotation) || isInsideCall(literal);
  return isTyped ? text : `${text} as const`;
}

/** Literals inside a call's argument have the type that the call asks for. */
function isInsideCall(node: Node): boolean {
  for (let current: Node | undefined = node; current; current = current.parent) {
    if (current.type === 'CallExpression' || current.type === 'NewExpression') return true;
    if (!/^(?:Object|Array)Expression$|^Property$/.test(current.type)) return current.type === 'VariableDeclarator' && current.id.typeAnnotation !== undefined;
  }
  return false;
}
