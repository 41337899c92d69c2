/** What `import`, `require` and `import()` of a module give, and what a module of the project exports, ESM and CommonJS alike. */
import type { TSESTree } from '@typescript-eslint/types';
import { exportedName } from './bindings.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { memberValues } from './members.ts';
import { type Node, staticName } from './nodes.ts';
import { type Value, evaluate, valueOf } from './values.ts';

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
  const key = `${file.source.filename}\0${name}`;
  const { exporting } = file.project;
  if (exporting.has(key)) return [];
  exporting.add(key);
  try {
    return findExport(file, name);
  } finally {
    exporting.delete(key);
  }
}

function findExport(file: FileAnalysis, name: string): readonly Value[] {
  const { named, assigned, stars } = file.fact(moduleExports);
  const own = named.get(name);
  if (own) return own();
  if (assigned.length > 0) {
    const whole = assigned.flatMap((node) => evaluate(file, node));
    return name === 'default' ? whole : whole.flatMap((value) => memberValues(value, name));
  }
  for (const source of name === 'default' ? [] : stars) {
    const values = importedModule(file, source, 'namespace').flatMap((module) => memberValues(module, name));
    if (values.length > 0) return values;
  }
  return [];
}

interface ModuleExports {
  named: ReadonlyMap<string, () => readonly Value[]>;
  /** the right sides of `module.exports = …` and `export = …` */
  assigned: readonly Node[];
  /** the sources of `export * from …` */
  stars: readonly string[];
}

function moduleExports(file: FileAnalysis): ModuleExports {
  const named = new Map<string, () => readonly Value[]>();
  const assigned: Node[] = [];
  const stars: string[] = [];
  for (const statement of file.source.ast.body) {
    if (statement.type === 'ExportDefaultDeclaration') named.set('default', () => evaluate(file, statement.declaration));
    else if (statement.type === 'ExportNamedDeclaration') addNamed(file, statement, named);
    else if (statement.type === 'TSExportAssignment') assigned.push(statement.expression);
    else if (statement.type === 'ExportAllDeclaration') {
      const source = statement.source.value;
      if (statement.exported) named.set(exportedName(statement.exported), () => importedModule(file, source, 'namespace'));
      else stars.push(source);
    }
  }
  for (const { left, right } of file.nodes('AssignmentExpression')) addCommonJs(file, left, right, named, assigned);
  return { named, assigned, stars };
}

function addNamed(file: FileAnalysis, statement: TSESTree.ExportNamedDeclaration, named: Map<string, () => readonly Value[]>): void {
  for (const specifier of statement.specifiers) {
    const local = specifier.local as Node;
    const exported = exportedName(specifier.exported as TSESTree.Identifier);
    const source = statement.source?.value;
    named.set(exported, () => source === undefined ? evaluate(file, local)
      : importedModule(file, source, 'namespace').flatMap((module) => memberValues(module, exportedName(local as TSESTree.Identifier))));
  }
  const { declaration } = statement;
  if (!declaration) return;
  if (declaration.type !== 'VariableDeclaration') {
    const id = (declaration as { id?: Node | null }).id;
    if (id?.type === 'Identifier') named.set(id.name, () => evaluate(file, declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration' ? declaration : id));
    return;
  }
  for (const { id } of declaration.declarations) for (const identifier of patternIdentifiers(id)) named.set(identifier.name, () => evaluate(file, identifier));
}

function* patternIdentifiers(pattern: Node): Generator<TSESTree.Identifier> {
  if (pattern.type === 'Identifier') yield pattern;
  else if (pattern.type === 'ObjectPattern') for (const property of pattern.properties) yield* patternIdentifiers(property.type === 'Property' ? property.value : property.argument);
  else if (pattern.type === 'ArrayPattern') for (const element of pattern.elements) { if (element) yield* patternIdentifiers(element); }
  else if (pattern.type === 'AssignmentPattern') yield* patternIdentifiers(pattern.left);
  else if (pattern.type === 'RestElement') yield* patternIdentifiers(pattern.argument);
}

/** `module.exports = x`, `module.exports.name = x`, `exports.name = x`. */
function addCommonJs(file: FileAnalysis, left: Node, right: Node, named: Map<string, () => readonly Value[]>, assigned: Node[]): void {
  if (left.type !== 'MemberExpression') return;
  const name = staticName(left);
  if (isModuleExports(left)) assigned.push(right.type === 'AssignmentExpression' ? right.right : right);
  else if (name !== undefined && (isModuleExports(left.object) || isNamed(left.object, 'exports'))) named.set(name, () => evaluate(file, right));
}

function isModuleExports(node: Node): boolean {
  return node.type === 'MemberExpression' && isNamed(node.object, 'module') && staticName(node) === 'exports';
}

function isNamed(node: Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name;
}
