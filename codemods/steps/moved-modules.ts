/** Paths inside the package that other releases have elsewhere or not at all: `openai/src/*`, `openai/shims/node`, `openai/core`. */
import { type SdkImport, sdkImports } from '../../src/analysis/sdk-names.ts';
import { removedExportOf, removedModuleOf, replacedSpecifier } from '../../src/sdk/legacy-exports.ts';
import { isRemovedIn, v3Removal, type Version } from '../../src/sdk/versions.ts';
import type { Migration, Step } from '../migration.ts';
import { listedNames } from './removed-exports.ts';

/** Points imports to where a module is in the target release; deletes imports that only a side effect was for. */
export function movedModules(target: Version): Step {
  return (migration) => {
    for (const found of sdkImports(migration.file)) {
      const row = removedModuleOf(found.specifier);
      if (!row || row.removedIn === v3Removal.removedIn || !isRemovedIn(row, target)) continue;
      const replacement = replacedSpecifier(row, found.specifier);
      if (replacement !== null && row.automation !== 'todo') {
        if (row.automation === 'suggest' && row.note) migration.todo(found.node, row.note);
        if (!hasMovedNames(found)) replaceSource(migration, found, replacement);
      } else if (row.automation === 'auto' && isSideEffect(found)) migration.removeStatement(found.node.type === 'CallExpression' ? found.node.parent : found.node);
      else if (!hasMovedNames(found)) migration.todo(found.node, `${found.specifier} is gone. ${row.note ?? 'See the migration guide.'}`);
    }
  };
}

/** Whether the step for removed exports takes care of an import. */
function hasMovedNames(found: SdkImport): boolean {
  return listedNames(found).some(({ name }) => removedExportOf(found.specifier, name));
}

function replaceSource({ edits }: Migration, { source }: SdkImport, replacement: string): void {
  edits.replaceRange([source.range[0] + 1, source.range[1] - 1], replacement);
}

/** `import 'openai/shims/node'` and `require('openai/shims/node')` as statements of their own. */
function isSideEffect({ node }: SdkImport): boolean {
  if (node.type === 'ImportDeclaration') return node.specifiers.length === 0;
  return node.type === 'CallExpression' && node.parent.type === 'ExpressionStatement';
}
