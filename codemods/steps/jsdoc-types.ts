/** JSDoc types in checked JavaScript: `@param {import('openai').CreateImageRequest}`. */
import { v3ExportOf } from '../../src/sdk/legacy-exports.ts';
import type { Migration } from '../migration.ts';

const IMPORT_TYPE = /import\((['"])openai\1\)\.(\w+)/g;

export function rewriteJsDocTypes(migration: Migration): void {
  for (const comment of migration.file.source.ast.comments ?? []) {
    if (comment.type !== 'Block') continue;
    const text = migration.file.source.text.slice(...comment.range);
    for (const match of text.matchAll(IMPORT_TYPE)) {
      const [whole, quote, name] = match;
      const row = v3ExportOf(name!);
      if (!row?.replacement || row.kind === 'value') continue;
      const base = `import(${quote}openai${quote})`;
      const replacement = name === 'OpenAIApi' ? `${base}.OpenAI` : row.namedExport ? `${base}.${row.replacement}` : row.replacement.replaceAll(/\bOpenAI\b(?=\.)/g, `${base}.OpenAI`);
      const start = comment.range[0] + match.index;
      migration.edits.replaceRange([start, start + whole.length], replacement);
    }
  }
}
