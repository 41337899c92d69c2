/** The codemods on published packages that no one here wrote: nothing breaks, nothing is lost, nothing of the old API stays unmarked. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codemods } from '../../codemods/index.ts';
import { createTransform } from '../../codemods/transform.ts';
import { parseForESLint } from '../../src/analysis/parse.ts';
import { corpusPackages, packageFolder, sourceFilesOf } from './lint-packages.ts';

/** The packages in which the codemods change something; the others are on a current major and stay byte for byte. */
const MIGRATED = [
  'corpus-chatgpt-official', 'corpus-gpt-po', 'corpus-hashbrownai-openai', 'corpus-i18n-llm-translate', 'corpus-openai-cli',
  // A subclass of what require('openai') gives, which loses its methods before 7.11: a TODO.
  'corpus-openai-agents',
];

async function migrate(path: string, text: string): Promise<string> {
  let source = text;
  for (const codemod of codemods) {
    const { pipeline } = await codemod.load();
    source = createTransform(pipeline)({ path, source }) ?? source;
  }
  return source;
}

/** The comments of a text but for the codemods' own, which are new. */
function commentsOf(path: string, text: string): string[] {
  const { ast } = parseForESLint(text, { filePath: path });
  return (ast.comments ?? []).map(({ value }) => value).filter((value) => !value.includes('TODO(openai-migrate)'));
}

describe('migrating', () => {
  it.each(corpusPackages)('%s', async (name) => {
    let changed = 0;
    for (const path of sourceFilesOf(packageFolder(name))) {
      const text = readFileSync(path, 'utf8');
      const output = await migrate(path, text);
      if (output === text) continue;
      changed++;
      expect(commentsOf(path, output), path).toEqual(commentsOf(path, text));
      expect(await migrate(path, output), path).toBe(output);
      expect(output, path).not.toMatch(/\b(?:OpenAIApi|createCompletion|createModeration)\(|beta\.chat\.completions/);
    }
    expect(changed > 0, `${changed} files changed`).toBe(MIGRATED.includes(name));
  });
});
