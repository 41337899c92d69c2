/** `const OpenAI = require('openai')` is a function around the class in 5.0 to 7.10: `instanceof` and subclasses need the class. */
import type { TSESTree } from '@typescript-eslint/types';
import { outermost, staticName, type Node } from '../../src/analysis/nodes.ts';
import { sdkImports } from '../../src/analysis/sdk-names.ts';
import { findVariable } from '../../src/analysis/source-file.ts';
import { behaviourChangeOf } from '../../src/sdk/behaviour-changes.ts';
import type { Migration } from '../migration.ts';

/** Exports that are not members of the class as well. */
const NOT_STATIC: ReadonlySet<string> = new Set(['default', 'AzureOpenAI', 'BedrockOpenAI']);

/** Takes the class out of the module where a program tests for it, extends it or imports it the TypeScript way. */
export function requireClass(migration: Migration): void {
  const { file, edits } = migration;
  for (const { node, specifier } of sdkImports(file)) {
    const holder = specifier === 'openai' ? node.parent : undefined;
    const name = holder?.type === 'VariableDeclarator' && holder.init === node ? holder.id : holder?.type === 'TSImportEqualsDeclaration' ? holder.id : undefined;
    if (name?.type !== 'Identifier') continue;
    const reads = (findVariable(file.source, holder!, name.name)?.references ?? []).filter((reference) => reference.isRead()).map(({ identifier }) => identifier as Node);
    const needsClass = reads.some(holder!.type === 'VariableDeclarator' ? isClassUse : isClassRead);
    if (!needsClass) continue;
    if (!reads.every(staysInClass)) migration.todo(holder!, behaviourChangeOf('required class').note);
    else if (holder!.type === 'VariableDeclarator') edits.replaceRange([name.range[0], name.range[1]], `{ ${name.name === 'OpenAI' ? 'OpenAI' : `OpenAI: ${name.name}`} }`);
    else replaceImport(migration, holder as TSESTree.TSImportEqualsDeclaration, name, node);
  }
}

/** `import OpenAI = require('openai')` becomes an import of the class. */
function replaceImport({ edits }: Migration, declaration: TSESTree.TSImportEqualsDeclaration, { name, range }: TSESTree.Identifier, reference: Node): void {
  const source = (reference as TSESTree.TSExternalModuleReference).expression;
  edits.replaceRange(range, `{ ${name === 'OpenAI' ? 'OpenAI' : `OpenAI as ${name}`} }`);
  edits.replaceRange([range[1], source.range[0]], ' from ');
  edits.replaceRange([source.range[1], declaration.moduleReference.range[1]], '');
}

function isClassUse(read: Node): boolean {
  const site = outermost(read);
  const { parent } = site;
  if (parent?.type === 'ClassDeclaration' || parent?.type === 'ClassExpression') return parent.superClass === site;
  return parent?.type === 'BinaryExpression' && parent.operator === 'instanceof' && parent.right === site;
}

function isClassRead(read: Node): boolean {
  return isClassUse(read) || read.parent?.type === 'NewExpression';
}

function staysInClass(read: Node): boolean {
  const { parent } = outermost(read);
  if (parent?.type === 'MemberExpression' && parent.object === read) return !NOT_STATIC.has(staticName(parent) ?? 'default');
  return parent?.type !== 'VariableDeclarator';
}
