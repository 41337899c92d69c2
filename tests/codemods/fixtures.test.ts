import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseForESLint } from '../../src/analysis/parse.ts';
import { type Transform } from '../../codemods/transform.ts';

const root = join(import.meta.dirname, 'fixtures');

for (const codemod of readdirSync(root)) {
  describe(codemod, async () => {
    const transform = ((await import(`../../codemods/${codemod}.ts`)) as { default: Transform }).default;

    for (const name of readdirSync(join(root, codemod))) {
      const folder = join(root, codemod, name);
      const input = readdirSync(folder).find((file) => file.startsWith('input.'))!;
      const path = join(folder, input);
      const outputPath = join(folder, input.replace('input', 'output'));

      it(name, () => {
        const source = readFileSync(path, 'utf8');
        const result = transform({ path, source }) ?? source;
        expect(result).toBe(name.startsWith('unchanged-') ? source : readFileSync(outputPath, 'utf8'));
        expect(() => parseForESLint(result, { filePath: path })).not.toThrow();
        expect(transform({ path, source: result }) ?? result, 'a second run').toBe(result);
        expect(missingComments(source, result, path), 'lost comments').toEqual([]);
      });
    }
  });
}

/** Types in JSDoc comments are code. */
const IMPORT_TYPE = /import\((['"])openai[^'"]*\1\)[.\w]*/g;

/** The comments of a source that its result no longer has. */
function missingComments(source: string, result: string, filePath: string): string[] {
  const kept = commentsOf(result, filePath);
  return commentsOf(source, filePath).filter((comment) => {
    const index = kept.indexOf(comment);
    if (index >= 0) kept.splice(index, 1);
    return index < 0;
  });
}

function commentsOf(text: string, filePath: string): string[] {
  return (parseForESLint(text, { filePath }).ast.comments ?? []).map(({ value }) => value.replaceAll(IMPORT_TYPE, '').trim());
}
