/**
 * Work on speed may not change what is said: the hashes of all reports, and of all migrated texts, stay as they are written down in
 * `reports.json`. Where a report changes on purpose, `npx vitest run tests/corpus/reports.test.ts -u` writes it anew.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Linter } from 'eslint';
import { afterAll, expect, it } from 'vitest';
import { parseForESLint } from '../../src/analysis/parse.ts';
import plugin from '../../src/index.ts';
import { migrate } from '../../src/migrate.ts';
import { sourceFilesOf } from './lint-packages.ts';
import { corpora } from './projects.ts';

const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'reports-')));
afterAll(() => rmSync(root, { recursive: true }));

const EVERY_FILE: Linter.Config = {
  files: ['**/*.{js,jsx,cjs,mjs,ts,tsx,cts,mts}'],
  languageOptions: { parser: { parseForESLint } },
  linterOptions: { reportUnusedDisableDirectives: 'off' },
};

it('the reports of every rule and the migrated texts are those written down', { timeout: 300_000 }, async () => {
  const seen: Record<string, Record<string, string>> = {};
  for (const [name, place] of Object.entries(corpora)) {
    const projects = place(path.join(root, name));
    seen[name] = { ...digestsByRule(projects.flatMap(reportsOf)), migrated: digest(await textsMigratedIn(projects)) };
    expect(projects.length, name).toBeGreaterThan(0);
  }
  await expect(`${JSON.stringify(seen, null, 2)}\n`).toMatchFileSnapshot('reports.json');
});

interface Report {
  rule: string;
  text: string;
}

function reportsOf(project: string): Report[] {
  const linter = new Linter({ cwd: project });
  return sourceFilesOf(project).flatMap((filename) => {
    const messages = linter.verify(readFileSync(filename, 'utf8'), [EVERY_FILE, plugin.configs.all], { filename, allowInlineConfig: false });
    return messages.map((message) => {
      if (message.ruleId === null) throw new Error(`${filename}: ${message.message}`);
      const { ruleId: rule, line, column, endLine, endColumn, messageId, message: text, fix, suggestions } = message;
      return { rule, text: JSON.stringify([relative(filename), line, column, endLine, endColumn, messageId, text, fix, suggestions]) };
    });
  });
}

function digestsByRule(reports: readonly Report[]): Record<string, string> {
  const rules = Object.keys(plugin.rules).map((name) => `openai/${name}`).sort();
  return Object.fromEntries(rules.map((rule) => [rule, digest(reports.filter((report) => report.rule === rule).map(({ text }) => text))]));
}

async function textsMigratedIn(projects: readonly string[]): Promise<string[]> {
  const migrations = [];
  for (const project of projects) migrations.push(await migrate([project], { cwd: project }));
  return migrations.flatMap(({ changed, todos, failed }) => [
    ...changed.map(({ absolute, after }) => JSON.stringify([relative(absolute), after])).sort(), ...[...todos, ...failed].map((each) => JSON.stringify(each)),
  ]);
}

function digest(texts: readonly string[]): string {
  return `${texts.length}: ${createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 16)}`;
}

function relative(file: string): string {
  return path.relative(root, file).split(path.sep).join('/');
}
