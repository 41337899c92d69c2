/** `fileFromPath(path)` is gone: the SDK takes the stream of `fs.createReadStream(path)`. */
import type { TSESTree } from '@typescript-eslint/types';
import { type Node, outermost } from '../../src/analysis/nodes.ts';
import { moduleMembers, sdkImports } from '../../src/analysis/sdk-names.ts';
import { findVariable } from '../../src/analysis/source-file.ts';
import { importedName, replaceSpecifiers, type Importing } from '../imports.ts';
import type { Migration } from '../migration.ts';
import { listedNames } from './removed-exports.ts';

const NAME = 'fileFromPath';
const REMEDY = 'fileFromPath is gone: pass fs.createReadStream(path), or toFile(stream, name) where the file needs another name.';

/** Reads files with Node's own streams. */
export function readFilesByStream(migration: Migration): void {
  for (const { use } of moduleMembers(migration.file, NAME)) if (use.node.type === 'MemberExpression') replaceCallee(migration, use.node);
  for (const found of sdkImports(migration.file)) {
    for (const { name, node } of listedNames(found)) {
      if (name !== NAME) continue;
      const local = (node.type === 'Property' ? node.value : (node as TSESTree.ImportSpecifier).local) as TSESTree.Identifier;
      const variable = node.type === 'ExportSpecifier' ? undefined : findVariable(migration.file.source, local, local.name);
      const reads = (variable?.references ?? []).filter((reference) => reference.isRead()).map(({ identifier }) => identifier as Node);
      if (!variable || !reads.every(isPlainCall)) migration.todo(node, REMEDY);
      else {
        for (const read of reads) replaceCallee(migration, read);
        replaceSpecifiers(migration, importingOf(node), [node]);
      }
    }
  }
}

function importingOf(node: Node): Importing {
  return (node.type === 'Property' ? node.parent.parent : node.parent) as Importing;
}

function replaceCallee(migration: Migration, callee: Node): void {
  if (isPlainCall(callee)) migration.edits.replaceText(callee, importedName(migration, 'createReadStream', 'node:fs'));
  else migration.todo(callee, REMEDY);
}

/** Whether a function is called with nothing but a path. */
function isPlainCall(callee: Node): boolean {
  const call = outermost(callee).parent;
  return call?.type === 'CallExpression' && call.callee === callee && call.arguments.length === 1 && call.arguments[0]!.type !== 'SpreadElement';
}
