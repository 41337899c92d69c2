import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { codemods } from '../../codemods/index.ts';
import { createTransform } from '../../codemods/transform.ts';

const root = join(import.meta.dirname, 'fixtures');
const nodeModules = join(import.meta.dirname, '../../node_modules');

interface Case {
  readonly name: string;
  readonly codemod: string;
  readonly from: number;
  readonly input: string;
  readonly output: string;
}

/** The codemods whose fixtures are whole programs. */
const CHECKED = ['v3-to-v4', 'v4-to-v5'];

/** Every fixture in TypeScript, its output taken on to the newest major. */
async function readCases(): Promise<readonly Case[]> {
  const cases: Case[] = [];
  for (const codemod of CHECKED) {
    for (const name of readdirSync(join(root, codemod))) {
      const folder = join(root, codemod, name);
      const file = readdirSync(folder).find((each) => /^output\.[cm]?tsx?$/.test(each));
      if (!file) continue;
      const from = Number(/^v(\d)/.exec(codemod)![1]);
      const input = readFileSync(join(folder, file.replace('output', 'input')), 'utf8');
      cases.push({ name: `${name}${/\.[cm]?tsx?$/.exec(file)![0]}`, codemod, from, input, output: await newest(join(folder, file), from + 1) });
    }
  }
  return cases;
}

async function newest(path: string, from: number): Promise<string> {
  let source = readFileSync(path, 'utf8');
  for (const codemod of codemods) {
    if (codemod.from < from) continue;
    const { pipeline } = await codemod.load();
    source = createTransform(pipeline)({ path, source }) ?? source;
  }
  return source;
}

/** The type errors of files by name, without their positions. */
function errorsOf(major: number, files: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const directory = mkdtempSync(join(tmpdir(), 'fixture-types-'));
  mkdirSync(join(directory, 'node_modules/@types'), { recursive: true });
  symlinkSync(join(nodeModules, `openai${major}`), join(directory, 'node_modules/openai'));
  symlinkSync(join(nodeModules, 'axios'), join(directory, 'node_modules/axios'));
  symlinkSync(join(nodeModules, '@types/node'), join(directory, 'node_modules/@types/node'));
  for (const [name, text] of files) writeFileSync(join(directory, name), text);
  const program = ts.createProgram([...files.keys()].map((name) => join(directory, name)), {
    strict: true, noEmit: true, skipLibCheck: true, esModuleInterop: true, allowImportingTsExtensions: true, jsx: ts.JsxEmit.Preserve, types: ['node'],
    target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.Preserve, moduleResolution: ts.ModuleResolutionKind.Bundler, lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
  });
  const errors = new Map<string, string[]>();
  for (const { file, code, messageText } of ts.getPreEmitDiagnostics(program)) {
    if (!file) continue;
    const name = basename(file.fileName);
    errors.set(name, [...(errors.get(name) ?? []), `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`]);
  }
  return errors;
}

const cases = await readCases();

describe.each([...new Set(cases.map(({ codemod }) => codemod))])('%s', (codemod) => {
  const ours = cases.filter((each) => each.codemod === codemod);
  let before: ReadonlyMap<string, readonly string[]>;
  let after: ReadonlyMap<string, readonly string[]>;

  beforeAll(() => {
    before = errorsOf(ours[0]!.from, new Map(ours.map(({ name, input }) => [name, input])));
    after = errorsOf(7, new Map(ours.map(({ name, output }) => [name, output])));
  });

  it.each(ours.filter(({ output }) => !output.includes('TODO(openai-migrate)')))('$name has no type error that it did not have', ({ name }) => {
    const known = before.get(name) ?? [];
    expect((after.get(name) ?? []).filter((error) => !known.includes(error))).toEqual([]);
  });
});
