/** Names that modules of the package no longer export: they come from elsewhere, under another name, or not at all. */
import type { TSESTree } from '@typescript-eslint/types';
import { type Node, staticName } from '../../src/analysis/nodes.ts';
import { findVariable } from '../../src/analysis/source-file.ts';
import { type SdkImport, sdkImports } from '../../src/analysis/sdk-names.ts';
import { type RemovedExport, removedExportOf } from '../../src/sdk/legacy-exports.ts';
import { isRemovedIn, type Version } from '../../src/sdk/versions.ts';
import { type Importing, importedName, replaceSpecifiers } from '../imports.ts';
import type { Migration, Step } from '../migration.ts';

/** A name in the braces of an import: what is imported, and the specifier or property that says so. */
export interface ListedName {
  readonly name: string;
  readonly node: Node;
}

/** Names with a step of their own. */
const RESHAPED: ReadonlySet<string> = new Set(['fileFromPath']);

interface MovedName extends ListedName {
  readonly row: RemovedExport;
}

/** Imports what moved from where it is in the target release, and marks what has no counterpart. */
export function removedExports(target: Version): Step {
  return (migration) => {
    for (const found of sdkImports(migration.file)) {
      const importing = importingOf(found);
      const moved = listedNames(found).flatMap((listed): MovedName[] => {
        const row = removedExportOf(found.specifier, listed.name);
        return row && isRemovedIn(row, target) && !RESHAPED.has(listed.name) ? [{ ...listed, row }] : [];
      });
      if (moved.length > 0 && importing) moveNames(migration, found, importing, moved);
    }
  };
}

function moveNames(migration: Migration, found: SdkImport, importing: Importing, moved: readonly MovedName[]): void {
  for (const { name, row } of moved) {
    if (row.replacement === null) migration.todo(importing, `${found.specifier} no longer exports ${name}.${row.note ? ` ${row.note}` : ''}`);
    else if (row.automation === 'suggest' && row.note) migration.todo(importing, row.note);
  }
  const replaceable = moved.filter(({ row }) => row.replacement !== null && row.from !== null);
  if (replaceable.length === 0) return;
  const isQualified = replaceable.filter(({ row }) => row.replacement!.includes('.'));
  for (const name of isQualified) qualifyReferences(migration, name);
  const plain = replaceable.filter((name) => !isQualified.includes(name));
  const statements = [...new Set(plain.map(({ row }) => row.from!))].map((from) => (
    importText(migration, importing, from, plain.filter(({ row }) => row.from === from))));
  if (importing.type === 'ExportNamedDeclaration' && isQualified.length > 0) return migration.todo(importing, `${isQualified.map(({ row }) => row.replacement).join(', ')} takes the place of what is exported here.`);
  replaceSpecifiers(migration, importing, replaceable.map(({ node }) => node), statements);
}

/** `RequestOptions` becomes `OpenAI.RequestOptions` wherever it is named. */
function qualifyReferences(migration: Migration, { node, row }: MovedName): void {
  const local = (node as TSESTree.ImportSpecifier).local as TSESTree.Identifier | undefined;
  const variable = local && findVariable(migration.file.source, local, local.name);
  if (!variable) return;
  const [root, ...rest] = row.replacement!.split('.') as [string, ...string[]];
  const name = [importedName(migration, root, row.from!), ...rest].join('.');
  for (const { identifier } of variable.references) migration.edits.replaceText(identifier as Node, name);
}

/** The statement that imports names from their new module, in the form of the old statement; local names stay. */
function importText(migration: Migration, importing: Importing, from: string, names: readonly MovedName[]): string {
  const text = migration.textOf(importing.type === 'VariableDeclarator' && importing.parent.declarations.length === 1 ? importing.parent : importing);
  const semicolon = text.endsWith(';') ? ';' : '';
  const source = migration.quote(from);
  if (importing.type === 'VariableDeclarator') {
    const list = names.map(({ node, row }) => `${row.replacement}${localOf(node) === row.replacement ? '' : `: ${localOf(node)}`}`).join(', ');
    const keyword = importing.parent.declarations.length === 1 ? `${importing.parent.kind} ` : '';
    return `${keyword}{ ${list} } = require(${source})${keyword ? semicolon : ''}`;
  }
  const list = names.map(({ node, row }) => {
    const isType = (node as TSESTree.ImportSpecifier).importKind === 'type' || (node as TSESTree.ExportSpecifier).exportKind === 'type';
    return `${isType ? 'type ' : ''}${row.replacement}${localOf(node) === row.replacement ? '' : ` as ${localOf(node)}`}`;
  }).join(', ');
  const keyword = importing.type === 'ImportDeclaration' ? 'import' : 'export';
  const isType = (importing.type === 'ImportDeclaration' ? importing.importKind : importing.exportKind) === 'type';
  return `${keyword} ${isType ? 'type ' : ''}{ ${list} } from ${source}${semicolon}`;
}

/** The name that a specifier or property has in the file, or gives to others. */
function localOf(node: Node): string {
  if (node.type === 'ExportSpecifier') return (node.exported as TSESTree.Identifier).name;
  if (node.type === 'ImportSpecifier') return node.local.name;
  const value = (node as TSESTree.Property).value;
  return value.type === 'Identifier' ? value.name : '';
}

/** The names in the braces of an import, of a re-export, or of the pattern in front of a `require`. */
export function listedNames(found: SdkImport): readonly ListedName[] {
  const importing = importingOf(found);
  if (importing?.type !== 'VariableDeclarator') return found.names;
  if (importing.id.type !== 'ObjectPattern') return [];
  return importing.id.properties.flatMap((property) => {
    const name = property.type === 'Property' && property.value.type === 'Identifier' ? staticName(property) : undefined;
    return name === undefined ? [] : [{ name, node: property }];
  });
}

function importingOf({ node }: SdkImport): Importing | undefined {
  if (node.type === 'ImportDeclaration' || node.type === 'ExportNamedDeclaration') return node;
  return node.type === 'CallExpression' && node.parent.type === 'VariableDeclarator' && node.parent.init === node ? node.parent : undefined;
}
