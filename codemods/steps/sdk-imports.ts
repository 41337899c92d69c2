/** Writes what a v3 file imports from the SDK: the class `OpenAI` instead of v3's names, which other steps have replaced where they were used. */
import type { TSESTree } from '@typescript-eslint/types';
import { sdkExportPath } from '../../src/analysis/client-values.ts';
import { type Node, staticName } from '../../src/analysis/nodes.ts';
import { isModuleMemberProbed, moduleMembers, sdkImports as importsOf } from '../../src/analysis/sdk-names.ts';
import { exportedName } from '../../src/analysis/bindings.ts';
import { findVariable } from '../../src/analysis/source-file.ts';
import { v3ExportOf, v3Exports, v3ImportSources } from '../../src/sdk/legacy-exports.ts';
import { isWritten } from '../../src/analysis/member-uses.ts';
import type { Migration } from '../migration.ts';
import { type SdkBinding, type SdkHolder, isV3Name } from '../sdk-imports.ts';

/** Must come last: it reads which names the other steps asked for and which they replaced. */
export function sdkImports(migration: Migration): void {
  for (const node of migration.file.nodes('VariableDeclarator')) rewriteMemberOfRequire(migration, node);
  renameClassMembers(migration);
  for (const holder of migration.imports.holders) renameClass(migration, holder);
  for (const holder of migration.imports.holders) writeHolder(migration, holder);
  for (const node of migration.file.nodes('ExportNamedDeclaration')) rewriteReExports(migration, node);
  for (const node of migration.file.nodes('ExportAllDeclaration')) markStarExport(migration, node);
  for (const { source, specifier } of importsOf(migration.file)) rewriteSource(migration, source, specifier);
  writeTopImport(migration);
}

/** `sdk.OpenAIApi` of a whole module. */
function renameClassMembers(migration: Migration): void {
  if (isModuleMemberProbed(migration.file, 'OpenAIApi')) return;
  for (const { path, use } of moduleMembers(migration.file, 'OpenAIApi')) {
    if (use.node.type !== 'MemberExpression' || isWritten(use) || migration.imports.replaced.has(use.node)) continue;
    if (path.length === 1) migration.edits.replaceText(use.key, use.key.type === 'Literal' ? migration.quote('OpenAI') : 'OpenAI');
    else migration.removeRange([use.node.object.range[1], use.node.range[1]]);
  }
}

/** `const OpenAIApi = require('openai').OpenAIApi`: the variable gets the name of the class, one that nothing uses any more goes. */
function rewriteMemberOfRequire(migration: Migration, { id, init, parent }: TSESTree.VariableDeclarator): void {
  if (id.type !== 'Identifier' || init?.type !== 'MemberExpression' || init.object.type !== 'CallExpression') return;
  const name = staticName(init);
  const paths = migration.file.evaluate(init.object).map(sdkExportPath);
  if (name === undefined || !isV3Name(name) || !paths.every((path) => path?.length === 0)) return;
  const uses = findVariable(migration.file.source, id, id.name)?.references.filter((reference) => !reference.init && !migration.imports.replaced.has(reference.identifier as Node)) ?? [];
  if (name === 'OpenAIApi') {
    if (id.name !== name) return;
    const local = migration.imports.className;
    migration.edits.replaceRange([id.range[0], id.range[0] + id.name.length], local);
    for (const { identifier } of uses) migration.edits.replaceText(identifier as Node, isShorthand(identifier as Node) ? `${id.name}: ${local}` : local);
  } else if (uses.length > 0) migration.todo(init, `${name} is gone. ${explanationOf(name)}`);
  else if (parent.declarations.length === 1) {
    migration.imports.replaced.add(init);
    migration.removeStatement(parent);
  }
}

function isShorthand({ parent }: Node): boolean {
  return parent?.type === 'Property' && parent.shorthand;
}

/** Renames the uses of `OpenAIApi`, and asks for the class where any is left. */
function renameClass({ imports, edits }: Migration, holder: SdkHolder): void {
  for (const binding of holder.bindings) {
    if (binding.imported !== 'OpenAIApi') continue;
    const name = imports.newNameOf(binding);
    const uses = openReferences(binding, imports.replaced);
    if (uses.length > 0) holder.added.set('OpenAI', name);
    if (uses.some((use) => use.isValueReference)) holder.needsValue = true;
    if (name === binding.local) continue;
    for (const { identifier } of uses) {
      const node = identifier as Node;
      const { parent } = node;
        const isExport = parent?.type === 'ExportSpecifier' && parent.local.range[0] === parent.exported.range[0];
      edits.replaceText(node, isShorthand(node) ? `${binding.local}: ${name}` : isExport ? `${name} as ${binding.local}` : name);
    }
  }
}

function openReferences({ variable }: SdkBinding, replaced: ReadonlySet<Node>) {
  return variable.references.filter(({ identifier, init }) => !init && !replaced.has(identifier as Node));
}

function writeHolder(migration: Migration, holder: SdkHolder): void {
  const { imports } = migration;
  const kept = holder.bindings.filter((binding) => binding.imported !== 'OpenAIApi' && !(isV3Name(binding.imported) && openReferences(binding, imports.replaced).length === 0));
  const old = holder.bindings.filter(({ imported }) => isV3Name(imported));
  for (const { imported, node } of kept) if (isV3Name(imported)) migration.todo(node, `${imported} is gone. ${explanationOf(imported)}`);
  if (old.length === 0 && holder.added.size === 0 && !(holder.typesOnly && holder.needsValue)) return;
  if (kept.length === holder.bindings.length && holder.added.size === 0 && !(holder.typesOnly && holder.needsValue)) return;
  if (kept.length === 0 && holder.added.size === 0) return removeHolder(migration, holder);
  if (holder.node.type === 'ImportDeclaration') writeImport(migration, holder, holder.node, kept);
  else migration.edits.replaceRange(patternRange(holder.node), patternText(migration, holder, kept));
}

function explanationOf(name: string): string {
  const row = v3ExportOf(name);
  return row?.todo ?? row?.note ?? 'It has no counterpart in openai v4 and later.';
}

function removeHolder(migration: Migration, { node }: SdkHolder): void {
  if (node.type === 'ImportDeclaration') return migration.removeStatement(node);
  const { parent } = node;
  if (parent?.type === 'VariableDeclarator' && parent.parent.declarations.length === 1) return migration.removeStatement(parent.parent);
  migration.edits.replaceRange(patternRange(node), '{}');
}

function patternRange(node: TSESTree.ObjectPattern): [number, number] {
  return [node.range[0], node.typeAnnotation?.range[0] ?? node.range[1]];
}

function patternText(migration: Migration, { added }: SdkHolder, kept: readonly SdkBinding[]): string {
  const names = [...added].map(([name, local]) => (name === local ? name : `${name}: ${local}`));
  return `{ ${[...names, ...kept.map(({ node }) => migration.textOf(node))].join(', ')} }`;
}

function writeImport(migration: Migration, { added, typesOnly, needsValue }: SdkHolder, node: TSESTree.ImportDeclaration, kept: readonly SdkBinding[]): void {
  const isType = typesOnly && !needsValue;
  const named = kept.filter((binding) => binding.imported !== 'default').map((binding) => migration.textOf(binding.node));
  for (const [name, local] of added) {
    if (name !== 'OpenAI') named.push(`${!isType && name === 'ClientOptions' ? 'type ' : ''}${name === local ? name : `${name} as ${local}`}`);
  }
  const known = kept.find((binding) => binding.imported === 'default')?.local;
  const main = known ?? added.get('OpenAI');
  const isSplit = isType && main !== undefined && named.length > 0;
  if (isSplit) named.unshift(known ? `default as ${main}` : main === 'OpenAI' ? main : `OpenAI as ${main}`);
  const clause = [...(main !== undefined && !isSplit ? [main] : []), ...(named.length > 0 ? [`{ ${named.join(', ')} }`] : [])].join(', ');
  const comments = (migration.file.source.ast.comments ?? []).filter(({ range }) => range[0] > node.range[0] && range[1] < node.source.range[0]);
  const lead = comments.map(({ type, range }) => `${migration.file.source.text.slice(...range)}${type === 'Line' ? migration.lineBreak : ' '}`).join('');
  migration.edits.replaceRange([node.range[0], node.source.range[0]], `${lead}import ${isType ? 'type ' : ''}${clause} from `);
}

/** Re-exports keep their names, so that the files that import them stay as they are. */
function rewriteReExports(migration: Migration, node: TSESTree.ExportNamedDeclaration): void {
  if (!node.source || !importsOf(migration.file).some((each) => each.node === node)) return;
  const types: string[] = [];
  const moved = new Set<Node>();
  for (const specifier of node.specifiers) {
    const name = exportedName(specifier.local as TSESTree.Identifier);
    const row = v3ExportOf(name);
    if (!row) continue;
    const exported = exportedName(specifier.exported as TSESTree.Identifier);
    if (name === 'OpenAIApi') migration.edits.replaceText(specifier, `OpenAI as ${exported}`);
    else if (row.kind === 'type' && row.replacement && !row.namedExport && !row.todo) {
      moved.add(specifier);
      types.push(`export type ${exported} = ${row.replacement.replaceAll(/\bOpenAI\b(?=\.)/g, migration.imports.classAt(node, 'type'))}${migration.semicolon}`);
    } else migration.todo(node, `${name} is gone. ${explanationOf(name)}`);
  }
  if (types.length === 0) return;
  if (moved.size === node.specifiers.length) migration.edits.replaceText(node, types.join(migration.lineBreak));
  else {
    migration.removeItems(node.specifiers, (item) => moved.has(item));
    migration.edits.insertTextAfter(node, migration.lineBreak + types.join(migration.lineBreak));
  }
}

function markStarExport(migration: Migration, node: TSESTree.ExportAllDeclaration): void {
  // Code of later majors does the same and is right.
  const isOld = v3Exports.some(({ name }) => migration.file.source.text.includes(name));
  if (!isOld || !importsOf(migration.file).some((each) => each.node === node) || node.exported) return;
  migration.todo(node, 'openai v4 and later export other names: the importers of this module see OpenAI instead of OpenAIApi, and types below OpenAI. See https://github.com/openai/openai-node/discussions/217');
}

const DEEP_SOURCES: ReadonlySet<string> = new Set(v3ImportSources.filter((source) => source !== 'openai'));

/** v3's files could be imported one by one. */
function rewriteSource(migration: Migration, source: Node, specifier: string): void {
  if (!DEEP_SOURCES.has(specifier)) return;
  migration.edits.replaceRange([source.range[0] + 1, source.range[1] - 1], 'openai');
}

function writeTopImport(migration: Migration): void {
  const { addedAtTop, topNeedsValue } = migration.imports;
  if (addedAtTop.size === 0) return;
  const { body } = migration.file.source.ast;
  const isModule = body.some(({ type }) => /^(?:Import|Export)/.test(type)) || /\.(?:mjs|mts|tsx?)$/.test(migration.file.source.filename);
  const text = isModule ? importText(migration, addedAtTop, topNeedsValue) : requireText(migration, addedAtTop);
  const last = body.filter((statement) => statement.type === 'ImportDeclaration' || isRequireStatement(statement)).at(-1);
  const first = body.find((statement) => !('directive' in statement && statement.directive));
  if (last) migration.edits.insertTextAfter(last, `${migration.lineBreak}${text}`);
  // Behind what stands before, so that a TODO of the first statement stays with it.
  else if (first) migration.edits.insertBehind(first.range[0], `${text}${migration.lineBreak}${/^Import/.test(first.type) ? '' : migration.lineBreak}`);
}

function importText(migration: Migration, added: ReadonlyMap<string, string>, needsValue: boolean): string {
  const names = [...added].filter(([name]) => name !== 'OpenAI').map(([name, local]) => (name === local ? name : `${name} as ${local}`));
  const main = added.get('OpenAI');
  const clause = [...(main ? [main] : []), ...(names.length > 0 ? [`{ ${names.join(', ')} }`] : [])].join(', ');
  const isType = !needsValue && !(main && names.length > 0);
  return `import ${isType ? 'type ' : ''}${clause} from ${migration.quote('openai')}${migration.semicolon}`;
}

function requireText(migration: Migration, added: ReadonlyMap<string, string>): string {
  const names = [...added].map(([name, local]) => (name === local ? name : `${name}: ${local}`));
  return `const { ${names.join(', ')} } = require(${migration.quote('openai')})${migration.semicolon}`;
}

function isRequireStatement(statement: Node): boolean {
  if (statement.type !== 'VariableDeclaration') return false;
  return statement.declarations.some(({ init }) => init?.type === 'CallExpression' && init.callee.type === 'Identifier' && init.callee.name === 'require');
}
