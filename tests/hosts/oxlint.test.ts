/** oxlint runs the rules as a plugin in JavaScript: what it reports is held against ESLint, on the corpora that the reports are known of. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import plugin from '../../src/index.ts';
import { corpora } from '../corpus/projects.ts';
import { Consumer, unpackedPlugin } from '../package/consumer.ts';
import { leakedKeys, withKeys } from '../rules/sample-keys.ts';
import { FreshMachine } from './fresh-machine.ts';
import { LanguageServer, SEVERITY } from './language-server.ts';
import { codeBlocks } from './pages.ts';

interface OxlintConfig {
  jsPlugins: string[];
  rules: Record<string, unknown>;
  [member: string]: unknown;
}

interface OxlintReport {
  diagnostics: { message: string; code?: string; severity: string; filename: string; labels: { span: { offset: number; length: number; line: number; column: number } }[] }[];
}

interface ESLintResult {
  filePath: string;
  messages: { ruleId: string | null; line: number; column: number; endLine?: number; endColumn?: number; message: string }[];
}

const RECOMMENDED = JSON.parse(codeBlocks('docs/oxlint.md').find(({ language }) => language === 'json')!.text) as OxlintConfig;
/** Without the rules of oxlint itself, which ESLint is not asked about. */
const ALONE = { categories: { correctness: 'off' } };

const ESLINT_CONFIG = (name: string) => `import parser from '@typescript-eslint/parser';
import openai from 'eslint-plugin-openai';
export default [
  { files: ['**/*.{js,jsx,mjs,cjs}'], languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } },
  { files: ['**/*.{ts,tsx,mts,cts}'], languageOptions: { parser } },
  { linterOptions: { reportUnusedDisableDirectives: 'off' } },
  openai.configs.${name},
];
`;

const DEFECTIVE = withKeys("import OpenAI from 'openai';\nexport const client = new OpenAI({ apiKey: '§project§' });\nexport const ask = () => client.createCompletion({ prompt: 'é' });\n");
const FIXED = "import OpenAI from 'openai';\nexport const client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });\nexport const ask = () => client.completions.create({ prompt: 'é' });\n";

const unpacked = unpackedPlugin();

const ESLINT_PACKAGES = { eslint: 'eslint', '@typescript-eslint/parser': '@typescript-eslint/parser' };

/** A project with oxlint, and without ESLint where it is not among the packages. */
function projectWith(config: OxlintConfig, files: Record<string, string>, packages: Record<string, string> = {}): Consumer {
  return new Consumer(unpacked.directory, { oxlint: 'oxlint', ...packages }, { 'package.json': '{}', '.oxlintrc.json': JSON.stringify(config), ...files });
}

/** Runs one of the linters with arguments in a project. */
function run(project: Consumer, bin: string, args: readonly string[]): { status: number | null; stdout: string } {
  return spawnSync(process.execPath, [path.join('node_modules', bin), ...args], { cwd: project.directory, encoding: 'utf8', maxBuffer: 1024 ** 3 });
}

const OXLINT = 'oxlint/bin/oxlint';
const ESLINT = 'eslint/bin/eslint.js';

/** `file:line:column-line:column rule message` of each report; those that are not of a rule of ours begin with `other`. */
function oxlintReports(project: Consumer, folder: string): string[] {
  const { diagnostics } = JSON.parse(run(project, OXLINT, ['--format', 'json', folder]).stdout) as OxlintReport;
  return diagnostics.map(({ filename, message, code = '', labels: [label] }) => {
    const [, rule] = /^openai\(([\w-]+)\)$/.exec(code) ?? [];
    const { offset, length } = label!.span;
    const text = readFileSync(path.join(project.directory, filename));
    return `${filename}:${placeAt(text, offset)}-${placeAt(text, offset + length)} ${rule ?? `other ${code}`} ${message}`;
  }).sort();
}

/** oxlint counts in bytes, and ESLint in the units of JavaScript's strings. */
function placeAt(text: Buffer, offset: number): string {
  const lines = text.subarray(0, offset).toString().split('\n');
  return `${lines.length}:${lines.at(-1)!.length + 1}`;
}

function eslintReports(project: Consumer, folder: string): string[] {
  const results = JSON.parse(run(project, ESLINT, ['--format', 'json', folder]).stdout) as ESLintResult[];
  return results.flatMap(({ filePath, messages }) => messages.map(({ ruleId, line, column, endLine, endColumn, message }) => {
    const rule = ruleId?.startsWith('openai/') ? ruleId.slice('openai/'.length) : `other ${ruleId ?? ''}`;
    return `${path.relative(project.directory, filePath)}:${line}:${column}-${endLine}:${endColumn} ${rule} ${message}`;
  })).sort();
}

const isOurs = (report: string) => !/^\S+ other /.test(report);
/** To oxlint, `env.d.ts.ts` declares what a file called `env.ts` has. */
const isDeclaration = (report: string) => report.split(':')[0]!.endsWith('.d.ts.ts');

describe('oxlint reports the same as ESLint', () => {
  it.each([
    ...Object.keys(corpora).map((corpus) => ['all', corpus, plugin.configs.all.rules] as const),
    ['recommended', 'labelled', RECOMMENDED.rules] as const,
  ])('the rules of %s, on the corpus "%s"', (config, corpus, rules) => {
    const project = projectWith({ ...RECOMMENDED, ...ALONE, rules }, { 'eslint.config.mjs': ESLINT_CONFIG(config) }, ESLINT_PACKAGES);
    corpora[corpus]!(path.join(project.directory, corpus));
    const oxlint = oxlintReports(project, corpus);
    const eslint = eslintReports(project, corpus).filter(isOurs);
    project.remove();
    expect(eslint.length).toBeGreaterThan(0);
    expect(oxlint.filter(isOurs)).toEqual(eslint.filter((report) => !isDeclaration(report)));
    expect(oxlint.filter((report) => !isOurs(report) && !(isDeclaration(report) && report.includes('TS(1036)')))).toEqual([]);
    console.log(`${corpus}: ${eslint.length} reports of the rules of ${config} in both`);
  });
});

describe('docs/oxlint.md', () => {
  it('names the rules that need no option to be those of recommended', () => {
    expect(RECOMMENDED.rules).toEqual(plugin.configs.recommended.rules);
  });

  it('reads scripts in files of Vue, Svelte and Astro', () => {
    const files = { 'a.vue': `<template><p /></template>\n<script>\n${DEFECTIVE}</script>\n`, 'b.svelte': `<script>\n${DEFECTIVE}</script>\n`, 'c.astro': `---\n${DEFECTIVE}---\n<p />\n`, 'd.md': `\`\`\`js\n${DEFECTIVE}\`\`\`\n` };
    const project = projectWith({ ...RECOMMENDED, ...ALONE }, Object.fromEntries(Object.entries(files).map(([name, text]) => [`src/${name}`, text])));
    const reports = oxlintReports(project, 'src');
    project.remove();
    expect(reports.map((report) => report.replace(/^src\/([\w.]+):(\d+):\d+-\S+ (\S+) .*$/, '$1:$2 $3'))).toEqual([
      'a.vue:4 no-hardcoded-api-key', 'a.vue:5 no-legacy-api', 'b.svelte:3 no-hardcoded-api-key', 'b.svelte:4 no-legacy-api', 'c.astro:3 no-hardcoded-api-key', 'c.astro:4 no-legacy-api',
    ]);
  });

  it('honours the comments and settings that ESLint has', () => {
    const disabled = DEFECTIVE.replace(/^(?=export const ask)/m, '// eslint-disable-next-line openai/no-legacy-api -- runs on v3\n');
    const project = projectWith({ ...RECOMMENDED, ...ALONE }, { 'src/client.js': disabled });
    const withComment = oxlintReports(project, 'src');
    project.write('src/client.js', DEFECTIVE);
    project.write('.oxlintrc.json', JSON.stringify({ ...RECOMMENDED, ...ALONE, settings: { openai: { version: 3 } } }));
    const withSetting = oxlintReports(project, 'src');
    project.remove();
    expect(withComment.map((report) => report.split(' ')[1])).toEqual(['no-hardcoded-api-key']);
    expect(withSetting.map((report) => report.split(' ')[1])).toEqual(['no-hardcoded-api-key']);
  });

  it('fixes nothing by --fix, and takes the first suggestion of each problem by --fix-suggestions', () => {
    const project = projectWith(RECOMMENDED, { 'src/client.js': DEFECTIVE });
    const file = path.join(project.directory, 'src/client.js');
    run(project, OXLINT, ['--fix', 'src']);
    const fixed = readFileSync(file, 'utf8');
    const { status } = run(project, OXLINT, ['--fix-suggestions', 'src']);
    const suggested = readFileSync(file, 'utf8');
    project.remove();
    expect(fixed).toBe(DEFECTIVE);
    expect({ suggested, status }).toEqual({ suggested: FIXED, status: 0 });
  });

  it('shows the line with the key in its default format only', () => {
    const project = projectWith(RECOMMENDED, { 'src/client.js': DEFECTIVE });
    const formats = ['default', 'agent', 'checkstyle', 'github', 'gitlab', 'json', 'junit', 'sarif', 'stylish', 'unix'];
    const showing = formats.filter((format) => {
      const { stdout } = run(project, OXLINT, ['--format', format, 'src']);
      expect(stdout).toContain('no-hardcoded-api-key');
      return leakedKeys(stdout).length > 0;
    });
    project.remove();
    expect(showing).toEqual(['default']);
  });

  it('is installed and run as the page says', async () => {
    const machine = await FreshMachine.start();
    const config = codeBlocks('docs/oxlint.md').find(({ language }) => language === 'json')!.text;
    const project = await machine.project('project', { '.oxlintrc.json': config, 'src/client.js': DEFECTIVE });
    const [install = '', lint = '', ...others] = codeBlocks('docs/oxlint.md').filter(({ language }) => language === 'sh').flatMap(({ text }) => text.trim().split('\n'));
    await machine.succeed(project, install);
    const { status, stdout } = await machine.run(project, lint);
    await machine.stop();
    expect(others).toEqual([]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^::error file=src\/client\.js,line=2,.*openai\(no-hardcoded-api-key\)/m);
    expect(stdout).toMatch(/^::error file=src\/client\.js,line=3,.*openai\(no-legacy-api\)/m);
    expect(leakedKeys(stdout)).toEqual([]);
  });
});

it('the language server of oxlint shows a problem and applies its suggestion', async () => {
  const project = projectWith({ ...RECOMMENDED, ...ALONE }, { 'client.js': DEFECTIVE });
  const server = await LanguageServer.start([process.execPath, path.join(project.directory, 'node_modules', OXLINT), '--lsp'], project.directory, { run: 'onType' });
  onTestFinished(async () => {
    await server.stop();
    project.remove();
  });
  await server.open('client.js');
  // Until it has read its configuration, it answers that there are no problems.
  const [problem, ...others] = await vi.waitUntil(async () => {
    const found = await server.diagnostics('client.js');
    return found.length > 0 && found;
  }, { timeout: 30_000, interval: 100 });
  const actions = await server.actions('client.js', problem!);
  await server.apply(actions[0]!);
  const text = server.text('client.js');
  const left = await server.diagnostics('client.js');
  expect(problem).toMatchObject({ range: { start: { line: 1, character: 43 } }, severity: SEVERITY.error, code: 'openai(no-hardcoded-api-key)' });
  expect(others).toHaveLength(1);
  expect(text).toBe(DEFECTIVE.replace(/'sk-[\w-]+'/, 'process.env.OPENAI_API_KEY'));
  expect(left.map(({ code }) => code)).toEqual(['openai(no-legacy-api)']);
});
