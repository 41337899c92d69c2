/** The page docs/json-output.md shows what the commands print. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import manifest from '../../package.json';
import { codeBlocks } from '../hosts/pages.ts';
import { project } from './project.ts';
import { reportIn, type ReportKind } from './report-schemas.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PAGE = 'docs/json-output.md';
const THIS_TEST = 'tests/cli/json-page.test.ts';

const blocks = (kind: string): string[] => codeBlocks(PAGE).filter(({ note }) => note === `${kind} ${THIS_TEST}`).map(({ text }) => text);
const [source] = blocks('file of');
const commands = blocks('run by');
const outputs = blocks('output of');

/** A project in which `npx` finds this package. */
function installedProject(files: Record<string, string>): string {
  const directory = project(files);
  mkdirSync(path.join(directory, 'node_modules/.bin'), { recursive: true });
  symlinkSync(path.join(ROOT, 'dist/cli.js'), path.join(directory, 'node_modules/.bin/eslint-plugin-openai'));
  return directory;
}

it.each<[ReportKind, number, number]>([['migrate', 0, 0], ['lint', 1, 1]])('%s prints what the page shows', (kind, index, exitCode) => {
  const directory = installedProject({ 'src/client.js': source! });
  expect(commands[index]).toContain(` ${kind} `);
  const { status, stdout } = spawnSync('sh', ['-c', commands[index]!], { cwd: directory, encoding: 'utf8' });
  expect(status).toBe(exitCode);
  const shown: unknown = JSON.parse(outputs[index]!.replaceAll('/work/app', directory));
  expect(reportIn(kind, stdout)).toEqual(shown);
});

it('the page names the schemas as they can be imported, and runs all its blocks', () => {
  const named = readFileSync(path.join(ROOT, PAGE), 'utf8').match(/eslint-plugin-openai\/schemas\/[\w.-]+/g)!;
  expect(named).toHaveLength(2);
  for (const name of named) expect(manifest.exports).toHaveProperty([name.replace('eslint-plugin-openai', '.')]);
  expect(codeBlocks(PAGE)).toHaveLength(1 + commands.length + outputs.length);
});
