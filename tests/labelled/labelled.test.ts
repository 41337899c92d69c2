/**
 * Small programs in the styles of real projects, written before and apart from the rules: each line with a defect says which rules
 * must report there, and no other line may be reported. Several blocks under one heading are the files of one project.
 * A page is about the config `recommended`, unless its line `Config: …` names another.
 */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Linter } from 'eslint';
import { afterAll, describe, expect, it } from 'vitest';
import { parseForESLint } from '../../src/analysis/parse.ts';
import plugin from '../../src/index.ts';
import { pageText, pages, readPrograms, withoutMarks } from './programs.ts';

const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'labelled-')));
afterAll(() => rmSync(root, { recursive: true }));

/** `12 no-late-api-key` for each `✗ rule` mark of a file. */
function expectedReports(text: string): string[] {
  return text.split('\n').flatMap((line, index) => [...line.matchAll(/✗ ([\w-]+)/g)].map(([, rule]) => `${index + 1} ${rule}`)).sort();
}

type ConfigName = 'recommended' | 'strict' | 'all';

function configOf(page: string): ConfigName {
  return (/^Config: (\w+)$/m.exec(pageText(page))?.[1] ?? 'recommended') as ConfigName;
}

function lint(folder: string, name: string, text: string, configName: ConfigName): string[] {
  const linter = new Linter({ cwd: folder });
  const config: Linter.Config[] = [{ files: ['**/*.{js,jsx,cjs,mjs,ts,tsx,cts,mts}'], languageOptions: { parser: { parseForESLint } } }, plugin.configs[configName]];
  const messages = linter.verify(withoutMarks(text), config, { filename: path.join(folder, name) });
  return messages.map(({ line, ruleId, message }) => `${line} ${ruleId?.replace('openai/', '') ?? message}`).sort();
}

for (const page of pages) {
  describe(page, () => {
    it.each(readPrograms(page).map((program, index) => [program.title, program, index] as const))('%s', (_, { files }, index) => {
      const folder = path.join(root, page, String(index));
      for (const { name, text } of files) {
        mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        writeFileSync(path.join(folder, name), withoutMarks(text));
      }
      for (const { name, text } of files.filter(({ name }) => !name.endsWith('.json'))) expect(lint(folder, name, text, configOf(page)), name).toEqual(expectedReports(text));
    });
  });
}
