/**
 * Small programs in the styles of real projects, written before and apart from the rules: each line with a defect says which rules
 * must report there, and no other line may be reported. Several blocks under one heading are the files of one project.
 * A page is about the config `recommended`, unless its line `Config: …` names another.
 */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Linter } from 'eslint';
import { afterAll, describe, expect, it } from 'vitest';
import { parseForESLint } from '../../src/analysis/parse.ts';
import plugin from '../../src/index.ts';

const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'labelled-')));
afterAll(() => rmSync(root, { recursive: true }));

/** Credentials are put together here, so that no file of the repository holds one. */
const marker = ['T3Blb', 'kFJ'].join('');
const body = 'q7Zk3mQ9vLw2xTr8bNc5hJd7yPs4fGa6eUo1iKtWzVbXnMlAsDfGhJkQwErTyUiOpZxCvBnM90'.slice(0, 74);
const credentials: Record<string, string> = {
  '@project@': `sk-proj-${body}${marker}${body}`,
  '@service@': `sk-svcacct-${body}${marker}${body}`,
  '@admin@': `sk-admin-${body}${marker}${body}`,
  '@legacy@': `sk-${body.slice(0, 20)}${marker}${body.slice(20, 40)}`,
  '@secret@': body.slice(4, 36),
};

interface Program {
  title: string;
  files: { name: string; text: string }[];
}

function readPrograms(page: string): Program[] {
  const text = readFileSync(path.join(import.meta.dirname, page), 'utf8');
  return text.split(/^## /m).slice(1).map((section) => {
    const [title = '', ...rest] = section.split('\n');
    const names = [title.replace(/^\w+: /, ''), ...[...section.matchAll(/^### (.+)$/gm)].map(([, name]) => name!)];
    const blocks = [...rest.join('\n').matchAll(/^```\w+\n([\s\S]*?)^```$/gm)].map(([, block]) => block!);
    return { title, files: blocks.map((block, index) => ({ name: names[index]!, text: withCredentials(block) })) };
  });
}

function withCredentials(text: string): string {
  return text.replace(/@\w+@/g, (name) => credentials[name] ?? name);
}

/** `12 no-late-api-key` for each `✗ rule` mark of a file. */
function expectedReports(text: string): string[] {
  return text.split('\n').flatMap((line, index) => [...line.matchAll(/✗ ([\w-]+)/g)].map(([, rule]) => `${index + 1} ${rule}`)).sort();
}

type ConfigName = 'recommended' | 'strict' | 'all';

function configOf(page: string): ConfigName {
  return (/^Config: (\w+)$/m.exec(readFileSync(path.join(import.meta.dirname, page), 'utf8'))?.[1] ?? 'recommended') as ConfigName;
}

function lint(folder: string, name: string, text: string, configName: ConfigName): string[] {
  const linter = new Linter({ cwd: folder });
  const config: Linter.Config[] = [{ files: ['**/*.{js,jsx,cjs,mjs,ts,tsx,cts,mts}'], languageOptions: { parser: { parseForESLint } } }, plugin.configs[configName]];
  const code = text.replace(/ *\/\/ ✗.*$/gm, '');
  const messages = linter.verify(code, config, { filename: path.join(folder, name) });
  return messages.map(({ line, ruleId, message }) => `${line} ${ruleId?.replace('openai/', '') ?? message}`).sort();
}

for (const page of readdirSync(import.meta.dirname).filter((name) => name.endsWith('.md'))) {
  describe(page, () => {
    it.each(readPrograms(page).map((program, index) => [program.title, program, index] as const))('%s', (_, { files }, index) => {
      const folder = path.join(root, page, String(index));
      for (const { name, text } of files) {
        mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        writeFileSync(path.join(folder, name), text.replace(/ *\/\/ ✗.*$/gm, ''));
      }
      for (const { name, text } of files.filter(({ name }) => !name.endsWith('.json'))) expect(lint(folder, name, text, configOf(page)), name).toEqual(expectedReports(text));
    });
  });
}
