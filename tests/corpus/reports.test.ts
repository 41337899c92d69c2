/**
 * Work on speed may not change what is said: the hashes of all reports, and of all migrated texts, stay as they are written down in
 * `reports.json`. Where a report changes on purpose, `npx vitest run tests/corpus/reports.test.ts -u` writes it anew.
 */
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Linter } from 'eslint';
import { afterAll, expect, it } from 'vitest';
import { parseForESLint } from '../../src/analysis/parse.ts';
import plugin from '../../src/index.ts';
import { migrate } from '../../src/migrate.ts';
import { pages, readPrograms, withoutMarks } from '../labelled/programs.ts';
import { corpusPackages, packageFolder, sourceFilesOf } from './lint-packages.ts';

const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'reports-')));
afterAll(() => rmSync(root, { recursive: true }));

/** Each copies a corpus into an empty folder, and gives its projects. */
const corpora: Record<string, (folder: string) => string[]> = {
  packages: (folder) => corpusPackages.map((name) => copyTo(folder, packageFolder(name), name)),
  labelled: (folder) => pages.flatMap((page) => readPrograms(page).map(({ files }, index) => {
    const project = path.join(folder, page, String(index));
    for (const { name, text } of files) write(path.join(project, name), withoutMarks(text));
    return project;
  })),
  examples: (folder) => [copyTo(folder, path.join(import.meta.dirname, '../../examples/legacy-app'), 'legacy-app')],
};

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

function copyTo(folder: string, source: string, name: string): string {
  const project = path.join(folder, name);
  cpSync(source, project, { recursive: true, dereference: true, filter: (file) => !path.relative(source, file).split(path.sep).includes('node_modules') });
  return project;
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
