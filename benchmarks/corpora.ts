/** The files that are measured on: published sources, and what is generated. They are made once, in a folder that git ignores. */
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { linkedModule, ordinaryProgram, sdkProgram } from './programs.ts';
import { BENCHMARKS, CACHE, ROOT, installed } from './places.ts';

/** Packages that ship TypeScript which has nothing to do with OpenAI, the most of them last: it fills the corpus up. */
const ORDINARY_PACKAGES = ['rxjs', 'zod', '@trpc/server', '@reduxjs/toolkit', '@tanstack/router-core', '@tanstack/query-core', '@tanstack/db', 'viem'];
const ORDINARY_COUNT = 2_000;

/** Packages whose files speak to OpenAI: in TypeScript, and as published JavaScript among the dev dependencies of the plugin. */
const SDK_PACKAGES = ['@tanstack/openai-base', '@tanstack/ai-openai', '@tanstack/ai', '@livekit/agents-plugin-openai', '@continuedev/openai-adapters'].map(installed);
const SDK_COUNT = 300;

const TYPESCRIPT = /(?<!\.d)\.[cm]?tsx?$/;
const SOURCE = /(?<!\.d)(?<!\.min)\.[cm]?[jt]sx?$/;
const LARGEST_SOURCE = 300_000;

/** ~2,000 TypeScript files that never mention OpenAI. */
export function filesWithoutOpenAI(): string {
  return once('without-openai', (folder) => {
    const files = ORDINARY_PACKAGES.flatMap((name) => filesBelow(installed(name), TYPESCRIPT)).filter((file) => !mentionsOpenAI(file));
    copyInto(folder, files.slice(0, ORDINARY_COUNT));
  });
}

/** ~300 files that speak to OpenAI, all of them published. */
export function filesWithOpenAI(): string {
  return once('with-openai', (folder) => {
    const modules = path.join(ROOT, 'node_modules');
    const published = readdirSync(modules).filter((name) => name.startsWith('corpus-'));
    const javascript = [...published, '@langchain/openai', '@openai/agents-openai', 'langchain'].map((name) => path.join(modules, name));
    const files = [
      ...SDK_PACKAGES.flatMap((directory) => filesBelow(directory, TYPESCRIPT)),
      ...javascript.flatMap((directory) => filesBelow(directory, SOURCE)),
    ];
    copyInto(folder, files.filter(mentionsOpenAI).slice(0, SDK_COUNT));
  });
}

/** A repository with both. */
export function mixedFiles(): string {
  return once('mixed', (folder) => {
    copyInto(folder, [...filesBelow(filesWithoutOpenAI(), SOURCE), ...filesBelow(filesWithOpenAI(), SOURCE)]);
    // The repository around it ignores the cache.
    execFileSync('git', ['init', folder], { stdio: 'ignore' });
  });
}

/** A minified bundle of several megabytes in a folder of its own, with and without a client in it. */
export function bundle(kind: 'with' | 'without'): string {
  return once(`bundle-${kind}-openai`, (folder) => {
    const text = readFileSync(installed('plotly.js-dist-min/plotly.min.js'), 'utf8');
    if (/openai/i.test(text)) throw new Error('The bundle mentions OpenAI itself.');
    const client = 'var OpenAI=require("openai"),c=new OpenAI;c.chat.completions.create({model:"gpt-4.1",messages:[]}).then(console.log);\n';
    writeFileSync(path.join(folder, 'bundle.js'), kind === 'with' ? client + text : text);
  });
}

/** A generated file of so many lines. */
export function generatedFile(kind: 'with' | 'without', lines: number): string {
  const folder = once(`generated-${kind}-${lines}`, (directory) => {
    writeFileSync(path.join(directory, 'file.ts'), (kind === 'with' ? sdkProgram : ordinaryProgram)(lines));
  });
  return path.join(folder, 'file.ts');
}

/** 1,000 modules that import each other, or the same with imports of what is not there, so that there is nothing to follow. */
export function modules(kind: 'linked' | 'separate'): string {
  return once(`modules-${kind}`, (folder) => {
    const count = 1_000;
    for (let index = 0; index < count; index++) writeFileSync(path.join(folder, `module-${index}.ts`), linkedModule(index, count, kind === 'linked'));
  });
}

/** A repository of 20,000 real files of which one in a hundred has calls of the SDK's third major. */
export function largeRepository(): string {
  return once('repository-20000', (folder) => {
    const ordinary = filesBelow(filesWithoutOpenAI(), SOURCE);
    const legacy = legacyPrograms();
    for (let index = 0; index < 20_000; index++) {
      const isLegacy = index % 100 === 0;
      const source = isLegacy ? legacy[(index / 100) % legacy.length]! : ordinary[index % ordinary.length]!;
      const target = path.join(folder, `package-${Math.floor(index / 500)}`, `folder-${Math.floor(index / 25) % 20}`, `file-${index}${path.extname(source)}`);
      mkdirSync(path.dirname(target), { recursive: true });
      copyFileSync(source, target);
    }
    const git = (...args: string[]) => execFileSync('git', ['-C', folder, '-c', 'user.name=bench', '-c', 'user.email=bench@localhost', '-c', 'gc.auto=0', ...args], { stdio: 'ignore' });
    git('init');
    git('add', '.');
    git('commit', '-m', 'all');
  });
}

/** 200,000 small files of which one in a thousand has calls of the SDK's third major. */
export function sparseTree(): string {
  return once('tree-200000', (folder) => {
    const legacy = legacyPrograms().map((file) => readFileSync(file, 'utf8'));
    const ordinary = ordinaryProgram(20);
    for (let index = 0; index < 200_000; index++) {
      const directory = path.join(folder, `package-${Math.floor(index / 2_000)}`, `folder-${Math.floor(index / 100) % 20}`);
      if (index % 100 === 0) mkdirSync(directory, { recursive: true });
      writeFileSync(path.join(directory, `file-${index}.ts`), index % 1_000 === 0 ? legacy[(index / 1_000) % legacy.length]! : ordinary);
    }
    execFileSync('git', ['init', folder], { stdio: 'ignore' });
  });
}

/** The source files below a directory, in the order of their names. */
export function filesBelow(directory: string, pattern = SOURCE): string[] {
  const entries = readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const file = path.join(directory, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesBelow(file, pattern);
    return entry.isFile() && pattern.test(entry.name) && statSync(file).size <= LARGEST_SOURCE ? [file] : [];
  });
}

function legacyPrograms(): string[] {
  const fixtures = path.join(ROOT, 'tests/codemods/fixtures/v3-to-v4');
  return filesBelow(fixtures).filter((file) => /^input\./.test(path.basename(file)) && mentionsOpenAI(file));
}

function mentionsOpenAI(file: string): boolean {
  return /openai/i.test(readFileSync(file, 'utf8'));
}

/** The copies keep their names as far as they can, and lie in as many folders as before. */
function copyInto(folder: string, files: readonly string[]): void {
  for (const file of files) {
    const relative = path.relative(file.startsWith(CACHE) ? CACHE : ROOT, file).split(path.sep).filter((segment) => segment !== 'node_modules' && segment !== 'dist');
    const target = path.join(folder, ...relative);
    mkdirSync(path.dirname(target), { recursive: true });
    copyFileSync(file, target);
  }
}

/** Makes a folder of the cache anew where what it is made of has changed. */
function once(name: string, make: (folder: string) => void): string {
  const folder = path.join(CACHE, name);
  const stamp = path.join(CACHE, `${name}.stamp`);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === origin) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  make(folder);
  writeFileSync(stamp, origin);
  return folder;
}

const origin = createHash('sha256')
  .update(['package-lock.json', 'corpora.ts', 'programs.ts'].map((file) => readFileSync(path.join(BENCHMARKS, file), 'utf8')).join('\0'))
  .digest('hex');
