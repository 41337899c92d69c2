/** Where a file names what modules of the SDK export: in imports, re-exports, patterns, member accesses and types. */
import type { TSESTree } from '@typescript-eslint/types';
import { isSdkModule } from '../sdk/client-classes.ts';
import { entityValues, exportedName } from './bindings.ts';
import { sdkExportPath } from './client-values.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { type MemberUse, isProbed, memberUses, usedObjects } from './member-uses.ts';
import { type Node, literalText } from './nodes.ts';
import { importedModule } from './module-exports.ts';
import { memberValues } from './members.ts';
import type { Value } from './values.ts';

/** An import, re-export or `require` of an SDK module. */
export interface SdkImport {
  /** the literal that names the module, as npm does: `openai/shims/node` */
  readonly source: Node;
  readonly specifier: string;
  readonly names: readonly SdkName[];
  readonly node: Node;
}

/** A name that an SDK module is asked for. */
export interface SdkName {
  readonly name: string;
  readonly specifier: string;
  /** the specifier of an import or re-export, a pattern's property, a member access or a type */
  readonly node: Node;
  /** what names the export inside `node` */
  readonly key: Node;
}

/** The imports and re-exports of SDK modules, with the names that they list. */
export function sdkImports(file: FileAnalysis): readonly SdkImport[] {
  return [
    ...file.nodes('ImportDeclaration').flatMap((node) => importOf(node, node.source, node.specifiers.flatMap(namedSpecifier))),
    ...file.nodes('ExportNamedDeclaration').flatMap((node) => (node.source ? importOf(node, node.source, node.specifiers.flatMap(namedSpecifier)) : [])),
    ...file.nodes('ExportAllDeclaration').flatMap((node) => importOf(node, node.source, [])),
    ...file.nodes('ImportExpression').flatMap((node) => importOf(node, node.source, [])),
    ...file.nodes('TSExternalModuleReference').flatMap((node) => importOf(node, node.expression, [])),
    ...file.nodes('CallExpression').flatMap((node) => (isRequire(file, node) ? importOf(node, node.arguments[0]!, []) : [])),
  ];
}

function importOf(node: Node, source: Node, specifiers: readonly Omit<SdkName, 'specifier'>[]): readonly SdkImport[] {
  const specifier = packagePath(literalText(source));
  if (specifier === undefined) return [];
  return [{ node, source, specifier, names: specifiers.map((name) => ({ ...name, specifier })) }];
}

function isRequire(file: FileAnalysis, { callee, arguments: [argument] }: TSESTree.CallExpression): boolean {
  if (!argument || !isSdkModule(literalText(argument) ?? '')) return false;
  const isMethod = callee.type === 'MemberExpression';
  return file.evaluate(isMethod ? callee.object : callee).some(({ root }) => root.type === 'global' && root.name === 'require');
}

/** The specifier as npm's resolver sees it: without `npm:`, without a CDN's host and without the version. */
function packagePath(specifier: string | undefined): string | undefined {
  if (specifier === undefined || !isSdkModule(specifier)) return undefined;
  const match = /(?:^|[/:])openai(?:@[^/?]*)?((?:\/[^?]*)?)(?:\?[^]*)?$/.exec(specifier);
  return match ? `openai${match[1]}` : specifier;
}

function namedSpecifier(node: TSESTree.ImportClause | TSESTree.ExportSpecifier): readonly Omit<SdkName, 'specifier'>[] {
  if (node.type === 'ImportSpecifier') return [{ name: exportedName(node.imported), node, key: node.imported }];
  if (node.type === 'ExportSpecifier') return [{ name: exportedName(node.local as TSESTree.Identifier), node, key: node.local }];
  return [];
}

/** A use of a member of the module or of its client class, not of a client. */
export interface ModuleMember {
  /** names from the module on, `OpenAI` included where the class stands between */
  readonly path: readonly string[];
  readonly specifier: string;
  readonly use: MemberUse;
}

/** The uses of a member whose object certainly is inside the SDK's exports. */
export function moduleMembers(file: FileAnalysis, name: string): readonly ModuleMember[] {
  return (memberUses(file).get(name) ?? []).flatMap((use) => {
    const found = insideModule(usedObjects(file, use));
    return found ? [{ path: [...found.path, name], specifier: found.specifier, use }] : [];
  });
}

/** Whether the file asks if the module has such a member, as code for several majors does. */
export function isModuleMemberProbed(file: FileAnalysis, name: string): boolean {
  return moduleMembers(file, name).some(({ use }) => isProbed(use));
}

function insideModule(values: readonly Value[]): { path: readonly string[]; specifier: string } | undefined {
  let found: { path: readonly string[]; specifier: string } | undefined;
  for (const value of values) {
    const path = sdkExportPath(value);
    if (!path || value.root.type !== 'module') return undefined;
    found ??= { path, specifier: packagePath(value.root.source) ?? value.root.source };
  }
  return found;
}

/** A type of the SDK that is named by a path: `OpenAI.Chat.ChatCompletion`, `import('openai').Configuration`. */
export interface SdkType {
  /** names from the module on: `['OpenAI', 'Chat', 'ChatCompletion']` */
  readonly path: readonly string[];
  readonly specifier: string;
  readonly node: Node;
  /** the last name */
  readonly key: Node;
}

/** The qualified type names of a file that lead into the SDK, each whole. */
export function sdkTypes(file: FileAnalysis): readonly SdkType[] {
  const qualified = file.nodes('TSQualifiedName').filter(({ parent }) => parent?.type !== 'TSQualifiedName' && parent?.type !== 'TSImportType');
  return [
    ...qualified.flatMap((node) => typeOf(entityValues(file, node), node, node.right)),
    ...file.nodes('TSImportType').flatMap((node) => importType(file, node)),
    ...file.nodes('TSInterfaceHeritage').flatMap((node) => heritageType(file, node.expression)),
    ...file.nodes('TSClassImplements').flatMap((node) => heritageType(file, node.expression)),
  ];
}

function typeOf(values: readonly Value[], node: Node, key: Node): readonly SdkType[] {
  const found = insideModule(values);
  return found ? [{ ...found, node, key }] : [];
}

function heritageType(file: FileAnalysis, expression: Node): readonly SdkType[] {
  return expression.type === 'MemberExpression' ? typeOf(file.evaluate(expression), expression, expression.property) : [];
}

function importType(file: FileAnalysis, node: TSESTree.TSImportType): readonly SdkType[] {
  // typescript-eslint 8 has `source` in the place of a literal type as `argument`.
  const argument = (node as { source?: Node }).source ?? (node.argument as Node);
  const source = literalText(argument.type === 'TSLiteralType' ? argument.literal : argument);
  const { qualifier } = node;
  if (source === undefined || !qualifier || !isSdkModule(source)) return [];
  const names = qualifiedNames(qualifier);
  const values = names.reduce<readonly Value[]>((current, name) => current.flatMap((value) => memberValues(value, name)), importedModule(file, source, 'namespace'));
  return typeOf(values, node, qualifier.type === 'TSQualifiedName' ? qualifier.right : qualifier);
}

function qualifiedNames(name: Node): readonly string[] {
  if (name.type === 'TSQualifiedName') return [...qualifiedNames(name.left), name.right.name];
  return name.type === 'Identifier' ? [name.name] : [];
}
