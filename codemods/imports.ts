/** Edits of imports, whether written as `import { a } from 'x'` or `const { a } = require('x')`. */
import type { TSESTree } from '@typescript-eslint/types';
import type { FileAnalysis } from '../src/analysis/file-analysis.ts';
import { type Node, literalText } from '../src/analysis/nodes.ts';
import { codeStartAfter } from '../src/analysis/tokens.ts';
import type { Migration } from './migration.ts';

/** A statement that imports, and the specifiers or properties in its braces. */
export type Importing = TSESTree.ImportDeclaration | TSESTree.ExportNamedDeclaration | TSESTree.VariableDeclarator;

/**
 * Takes names out of an import and puts others in their place.
 * @param added whole statements
 */
export function replaceSpecifiers(migration: Migration, importing: Importing, removed: readonly Node[], added: readonly string[] = []): void {
  const { edits, lineBreak } = migration;
  const statement = statementOf(importing);
  const text = added.join(lineBreak + migration.indentOf(statement));
  const specifiers = specifiersOf(importing);
  if (removed.length < specifiers.length) {
    const [first, ...braced] = specifiers;
    if (first!.type === 'ImportDefaultSpecifier' && braced.every((specifier) => removed.includes(specifier))) {
      edits.removeRange([first!.range[1], codeStartAfter(migration.file, specifiers.at(-1)!.range[1]) + 1]);
    } else migration.removeItems(specifiers, (specifier) => removed.includes(specifier));
    if (text) edits.insertTextAfter(statement, lineBreak + migration.indentOf(statement) + text);
  } else if (text) edits.replaceText(statement, text);
  else migration.removeStatement(statement);
}

/** The statement that holds a declarator; the declarator itself where others stand beside it. */
function statementOf(importing: Importing): Node {
  return importing.type === 'VariableDeclarator' && importing.parent.declarations.length === 1 ? importing.parent : importing;
}

function specifiersOf(importing: Importing): readonly Node[] {
  if (importing.type !== 'VariableDeclarator') return importing.specifiers;
  return importing.id.type === 'ObjectPattern' ? importing.id.properties : [];
}

/** The expression by which a file can call an export of a module; imports it where the file does not have it yet. */
export function importedName(migration: Migration, name: string, from: string): string {
  const { file } = migration;
  return file.fact(bindingsOfModules).get(`${bare(from)} ${name}`) ?? addImport(migration, name, from);
}

function addImport(migration: Migration, name: string, from: string): string {
  const { file, edits } = migration;
  const local = isFree(file, name) ? name : freeName(file, name);
  const last = file.source.ast.body.filter(({ type }) => type === 'ImportDeclaration').at(-1);
  const { semicolon } = migration;
  const source = migration.quote(from);
  const first = file.source.ast.body.find((statement) => !('directive' in statement && statement.directive));
  if (last) edits.insertTextAfter(last, `${migration.lineBreak}import { ${name === local ? name : `${name} as ${local}`} } from ${source}${semicolon}`);
  else if (first) edits.insertTextBefore(first, `const { ${name === local ? name : `${name}: ${local}`} } = require(${source})${semicolon}${migration.lineBreak}`);
  return local;
}

function isFree(file: FileAnalysis, name: string): boolean {
  return file.source.scopeManager.scopes.every((scope) => !scope.set.has(name));
}

function freeName(file: FileAnalysis, name: string): string {
  let number = 2;
  while (!isFree(file, `${name}${number}`)) number++;
  return `${name}${number}`;
}

/** What stands for the exports of imported modules at the top level: `fs createReadStream` gives `fs.createReadStream`. */
function bindingsOfModules(file: FileAnalysis): { get: (key: string) => string | undefined } {
  const names = new Map<string, string>();
  const modules = new Map<string, string>();
  const add = (source: string, pattern: Node) => {
    if (pattern.type === 'Identifier') modules.set(bare(source), pattern.name);
    else if (pattern.type === 'ObjectPattern') for (const property of pattern.properties) {
      if (property.type === 'Property' && property.key.type === 'Identifier' && property.value.type === 'Identifier') names.set(`${bare(source)} ${property.key.name}`, property.value.name);
    }
  };
  for (const statement of file.source.ast.body) {
    if (statement.type === 'ImportDeclaration' && statement.importKind !== 'type') for (const specifier of statement.specifiers) {
      if (specifier.type === 'ImportDefaultSpecifier' && statement.source.value === 'openai') names.set('openai OpenAI', specifier.local.name);
      else if (specifier.type !== 'ImportSpecifier') modules.set(bare(statement.source.value), specifier.local.name);
      else if (specifier.imported.type === 'Identifier' && specifier.importKind !== 'type') names.set(`${bare(statement.source.value)} ${specifier.imported.name}`, specifier.local.name);
    }
    if (statement.type === 'VariableDeclaration') for (const { id, init } of statement.declarations) {
      const source = init?.type === 'CallExpression' && init.callee.type === 'Identifier' && init.callee.name === 'require' && init.arguments[0] ? literalText(init.arguments[0]) : undefined;
      if (source !== undefined) add(source, id);
    }
  }
  return {
    get: (key) => {
      const [source, name] = key.split(' ') as [string, string];
      const module = modules.get(source);
      return names.get(key) ?? (module && `${module}.${name}`);
    },
  };
}

function bare(source: string): string {
  return source.replace(/^node:/, '');
}
