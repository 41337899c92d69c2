/** What `import`, `require` and `import()` of a module give, and what a module of the project exports, ESM and CommonJS alike. */
import type { TSESTree } from '@typescript-eslint/types';
import { boundVariable, exportedName } from './bindings.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { memberValues } from './members.ts';
import { type FunctionNode, type Node, moduleStatements, outermost, staticName } from './nodes.ts';
import { type Value, evaluate, limited, valueOf } from './values.ts';

/**
 * A module as a value.
 * @param form `require` gives `module.exports` of a CommonJS module, `namespace` an object with its exports
 */
export function importedModule(file: FileAnalysis, specifier: string, form: 'namespace' | 'require'): readonly Value[] {
  const declared = file.project.declaredClientModule(specifier, file);
  if (declared) return [declared];
  const target = file.project.moduleFor(specifier, file);
  if (!target) return [valueOf({ type: 'module', source: specifier })];
  const namespace = valueOf({ type: 'namespace', file: target });
  if (form === 'namespace') return [namespace];
  const { assigned } = target.fact(moduleExports);
  return assigned.length > 0 ? assigned.flatMap((node) => evaluate(target, node)) : [namespace];
}

/** The values that a project module exports under a name; empty where it exports no such name. */
export function exportedValues(file: FileAnalysis, name: string): readonly Value[] {
  return file.exports.get(name, () => limited(findExport(file, name)));
}

function findExport(file: FileAnalysis, name: string): readonly Value[] {
  const { named, assigned, stars } = file.fact(moduleExports);
  const own = named.get(name);
  if (own) return own.node ? evaluate(file, own.node) : importedExport(file, own.source, own.name);
  if (assigned.length > 0) {
    const whole = assigned.flatMap((node) => evaluate(file, node));
    return name === 'default' ? whole : whole.flatMap((value) => memberValues(value, name));
  }
  for (const source of name === 'default' ? [] : stars) {
    const values = importedExport(file, source, name);
    if (values.length > 0) return values;
  }
  return [];
}

function importedExport(file: FileAnalysis, source: string, name: string | undefined): readonly Value[] {
  const modules = importedModule(file, source, 'namespace');
  return name === undefined ? modules : modules.flatMap((module) => memberValues(module, name));
}

/** An expression in the file it stands in, and the member path that leads from it to what is asked for. */
export interface ExportedExpression {
  readonly node: Node;
  readonly file: FileAnalysis;
  readonly path: readonly string[];
}

/** The expressions that a project module exports under a name, re-exports followed. */
export function exportedExpressions(file: FileAnalysis, name: string, seen = new Set<FileAnalysis>()): readonly ExportedExpression[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const { named, assigned, stars } = file.fact(moduleExports);
  const own = named.get(name);
  if (own?.node) return [{ node: own.node, file, path: [] }];
  if (own && own.name === undefined) return [];
  if (!own && assigned.length > 0) return assigned.map((node) => ({ node, file, path: name === 'default' ? [] : [name] }));
  const sources = own ? [own.source] : name === 'default' ? [] : stars;
  return sources.flatMap((source) => {
    const target = file.project.moduleFor(source, file);
    return target ? exportedExpressions(target, own?.name ?? name, seen) : [];
  });
}

/** An export that is an expression of its module, or another module's export (the whole module where `name` is undefined). */
type Export = { readonly node: Node } | { readonly node?: undefined; readonly source: string; readonly name: string | undefined };

interface ModuleExports {
  named: ReadonlyMap<string, Export>;
  /** the right sides of `module.exports = …` and `export = …` */
  assigned: readonly Node[];
  /** the sources of `export * from …` */
  stars: readonly string[];
}

function moduleExports(file: FileAnalysis): ModuleExports {
  const named = new Map<string, Export>();
  const assigned: Node[] = [];
  const stars: string[] = [];
  for (const statement of moduleStatements(file.source.ast)) {
    if (statement.type === 'ExportDefaultDeclaration') named.set('default', { node: statement.declaration });
    else if (statement.type === 'ExportNamedDeclaration') addNamed(statement, named);
    else if (statement.type === 'TSExportAssignment') assigned.push(statement.expression);
    else if (statement.type === 'ExportAllDeclaration') {
      const source = statement.source.value;
      if (statement.exported) named.set(exportedName(statement.exported), { source, name: undefined });
      else stars.push(source);
    }
  }
  for (const { left, right } of file.nodes('AssignmentExpression')) addCommonJs(left, right, named, assigned);
  return { named, assigned, stars };
}

function addNamed(statement: TSESTree.ExportNamedDeclaration, named: Map<string, Export>): void {
  for (const specifier of statement.specifiers) {
    const local = specifier.local as TSESTree.Identifier;
    const exported = exportedName(specifier.exported as TSESTree.Identifier);
    const source = statement.source?.value;
    named.set(exported, source === undefined ? { node: local } : { source, name: exportedName(local) });
  }
  const { declaration } = statement;
  if (!declaration) return;
  if (declaration.type !== 'VariableDeclaration') {
    const id = (declaration as { id?: Node | null }).id;
    const isValue = declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration';
    if (id?.type === 'Identifier') named.set(id.name, { node: isValue ? declaration : id });
    return;
  }
  for (const { id } of declaration.declarations) for (const identifier of patternIdentifiers(id)) named.set(identifier.name, { node: identifier });
}

function* patternIdentifiers(pattern: Node): Generator<TSESTree.Identifier> {
  if (pattern.type === 'Identifier') yield pattern;
  else if (pattern.type === 'ObjectPattern') for (const property of pattern.properties) yield* patternIdentifiers(property.type === 'Property' ? property.value : property.argument);
  else if (pattern.type === 'ArrayPattern') for (const element of pattern.elements) { if (element) yield* patternIdentifiers(element); }
  else if (pattern.type === 'AssignmentPattern') yield* patternIdentifiers(pattern.left);
  else if (pattern.type === 'RestElement') yield* patternIdentifiers(pattern.argument);
}

/** `module.exports = x`, `module.exports.name = x`, `exports.name = x`. */
function addCommonJs(left: Node, right: Node, named: Map<string, Export>, assigned: Node[]): void {
  if (left.type !== 'MemberExpression') return;
  const name = staticName(left);
  if (isModuleExports(left)) assigned.push(right.type === 'AssignmentExpression' ? right.right : right);
  else if (name !== undefined && (isModuleExports(left.object) || isNamed(left.object, 'exports'))) named.set(name, { node: right });
}

function isModuleExports(node: Node): boolean {
  return node.type === 'MemberExpression' && isNamed(node.object, 'module') && staticName(node) === 'exports';
}

function isNamed(node: Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name;
}

/** Whether other modules can call a function by a name that this one exports; methods of exported classes and objects are not looked at. */
export function isExported(file: FileAnalysis, fn: FunctionNode): boolean {
  return isExportedNode(fn) || (boundVariable(file, fn)?.references ?? []).some((reference) => isExportedNode(reference.identifier as Node));
}

function isExportedNode(node: Node): boolean {
  const site = outermost(node);
  const { parent } = site;
  switch (parent?.type) {
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration':
    case 'ExportSpecifier':
      return true;
    case 'VariableDeclarator':
      return parent.init === site && parent.parent.parent?.type === 'ExportNamedDeclaration';
    case 'Property':
      return parent.value === site && parent.parent.type === 'ObjectExpression' && isExportedNode(parent.parent);
    case 'AssignmentExpression':
      return parent.right === site && isExportsMember(parent.left);
    default:
      return false;
  }
}

function isExportsMember(target: Node): boolean {
  return target.type === 'MemberExpression' && (isModuleExports(target) || isModuleExports(target.object) || isNamed(target.object, 'exports'));
}
