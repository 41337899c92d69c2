import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diffArrays } from 'diff';
import { describe, expect, it } from 'vitest';
import { parseForESLint } from '../../src/analysis/parse.ts';
import { analyzeSource } from '../../src/analysis/project.ts';
import { codemods } from '../../codemods/index.ts';
import { Migration } from '../../codemods/migration.ts';
import type { Pipeline } from '../../codemods/transform.ts';

const root = join(import.meta.dirname, 'fixtures');

interface Line {
  readonly text: string;
  readonly isTouched: boolean;
}

/** The lines of a text with their endings, as the edits see them. */
function linesOf(text: string, touched: readonly (readonly [number, number])[]): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const line of text.split(/(?<=\n)/)) {
    const end = start + line.length;
    const from = start;
    const isLast = end === text.length;
    const holds = ([first, last]: readonly [number, number]): boolean => from <= Math.max(first, last - 1) && (first < end || (isLast && first === end));
    lines.push({ text: line, isTouched: touched.some(holds) });
    start = end;
  }
  return lines;
}

/** What a line diff of a text and its migration changes although no edit touches it. */
function strayChanges(before: readonly Line[], after: readonly Line[]): readonly string[] {
  const stray: string[] = [];
  let index = 0;
  for (const { added, removed, value } of diffArrays([...before], [...after], { comparator: (left, right) => !left.isTouched && left.text === right.text })) {
    if (added && !isBesideEdit(before, index, value)) stray.push(...value.map(({ text }) => `+${text}`));
    if (removed) stray.push(...value.filter(({ isTouched }) => !isTouched).map(({ text }) => `-${text}`));
    if (!added) index += value.length;
  }
  return stray;
}

/** Whether new lines stand at a touched line; where they begin or end like the lines around them, the diff may have chosen the place a little above or below. */
function isBesideEdit(lines: readonly Line[], index: number, added: readonly Line[]): boolean {
  const isTouched = (at: number): boolean => Boolean(lines[at - 1]?.isTouched || lines[at]?.isTouched);
  if (isTouched(index)) return true;
  for (let up = 1; lines[index - up]?.text === added.at(-(((up - 1) % added.length) + 1))!.text; up++) if (isTouched(index - up)) return true;
  for (let down = 1; lines[index + down - 1]?.text === added[(down - 1) % added.length]!.text; down++) if (isTouched(index + down)) return true;
  return false;
}

function migrate(pipeline: Pipeline, path: string, text: string): { readonly result: string; readonly migration: Migration } {
  const migration = new Migration(analyzeSource({ filename: path, text, ...parseForESLint(text, { filePath: path }) }));
  migration.file.nodes('Program');
  for (const step of pipeline.steps) step(migration);
  return { migration, result: migration.result() ?? text };
}

/** A fixture as it is, and as editors of other systems would have saved it. */
const FORMS = {
  'as written': (text: string) => text,
  'with CRLF': (text: string) => text.replace(/\r?\n/g, '\r\n'),
  'with a byte order mark': (text: string) => `\uFEFF${text.replace(/^\uFEFF/, '')}`,
  'with tabs and spaces at line ends': (text: string) => text.replace(/^(?: {2})+/gm, (indent) => '\t'.repeat(indent.length / 2)).replace(/;$/gm, '; \t'),
};

for (const codemod of readdirSync(root)) {
  describe(codemod, async () => {
    const { pipeline } = await codemods.find(({ from, to }) => codemod === `v${from}-to-v${to}`)!.load();
    describe.each(Object.entries(FORMS))('%s', (_form, write) => {
      it.each(readdirSync(join(root, codemod)))('%s', (name) => {
        const folder = join(root, codemod, name);
        const path = join(folder, readdirSync(folder).find((file) => file.startsWith('input.'))!);
        const source = write(readFileSync(path, 'utf8'));
        const { result, migration } = migrate(pipeline, path, source);
        expect(result.startsWith('\uFEFF')).toBe(source.startsWith('\uFEFF'));
        expect(strayChanges(linesOf(source, migration.edits.touched), linesOf(result, []))).toEqual([]);
      });
    });
  });
}
