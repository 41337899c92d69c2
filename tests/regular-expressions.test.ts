/** No text, however odd, makes a regular expression of ours take more than linear time. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { check, type Diagnostics } from 'recheck';
import { describe, expect, it } from 'vitest';
import { indexNodes } from '../src/analysis/source-file.ts';
import { parseForESLint } from '../src/analysis/parse.ts';

const ROOT = path.join(import.meta.dirname, '..');
const MEGABYTE = 1_000_000;
/** Linear time on a megabyte is milliseconds, quadratic time is an hour. */
const LONGEST_MATCH = 60_000;

interface Expression {
  place: string;
  pattern: string;
  flags: string;
}

const sources = ['src', 'rules', 'codemods'].flatMap((folder) => (
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => path.join(ROOT, folder, file))));

const expressions = [...new Map([...sources.flatMap(literalsOf), ...(await builtAtLoading())].map((each) => [`${each.pattern}/${each.flags}`, each])).values()];

describe('every regular expression', { timeout: 900_000 }, () => {
  it('is found', () => {
    expect(expressions.length).toBeGreaterThan(300);
  });

  it('takes linear time for all that recheck can prove or find', async () => {
    const suspected: string[] = [];
    await Promise.all([0, 1].map(async (part) => {
      for (const expression of expressions.filter((_, index) => index % 2 === part)) {
        const diagnostics = await check(expression.pattern, expression.flags, { timeout: 120_000, randomSeed: 1 });
        if (!(await isHarmless(expression, diagnostics))) suspected.push(`${expression.place}: ${diagnostics.status} /${expression.pattern}/${expression.flags}`);
      }
    }));
    expect(suspected).toEqual([]);
  });

  it('ends on a megabyte of what it looks for, again and again', async () => {
    const slow: string[] = [];
    for (const expression of expressions) if (!(await endsOn(expression, repetitionsFor(expression)))) slow.push(`${expression.place}: /${expression.pattern}/${expression.flags}`);
    expect(slow).toEqual([]);
  });
});

function literalsOf(file: string): Expression[] {
  const text = readFileSync(file, 'utf8');
  return (indexNodes({ filename: file, text, ...parseForESLint(text, { filePath: file }) }).get('Literal') ?? []).flatMap((node) => (
    'regex' in node ? [{ place: `${path.relative(ROOT, file)}:${node.loc.start.line}`, pattern: node.regex.pattern, flags: node.regex.flags }] : []));
}

/** The expressions that our modules put together when they are loaded. */
async function builtAtLoading(): Promise<Expression[]> {
  const found: Expression[] = [];
  const Original = RegExp;
  globalThis.RegExp = new Proxy(Original, {
    construct(target, [pattern, flags]: [string | RegExp, string | undefined]) {
      const expression = new target(pattern, flags);
      const caller = new Error().stack?.split('\n')[2] ?? '';
      const place = sources.find((file) => caller.includes(`${file}:`));
      if (place) found.push({ place: path.relative(ROOT, place), pattern: expression.source, flags: expression.flags });
      return expression;
    },
  });
  try {
    await import('../src/index.ts');
    const { codemods } = await import('../codemods/index.ts');
    for (const codemod of codemods) await codemod.load();
  } finally {
    globalThis.RegExp = Original;
  }
  return found;
}

/** What recheck has only guessed, by counting the steps of an engine of its own, has to be so in the real one. */
async function isHarmless(expression: Expression, diagnostics: Diagnostics): Promise<boolean> {
  if (diagnostics.status === 'safe') return true;
  if (diagnostics.status === 'unknown' || diagnostics.checker !== 'fuzz') return false;
  const { pumps, suffix } = diagnostics.attack;
  const size = pumps.reduce((sum, { pump }) => sum + pump.length, 0);
  const text = pumps.map(({ prefix, pump }) => prefix + pump.repeat(MEGABYTE / size)).join('') + suffix;
  return endsOn(expression, [text]);
}

/** Texts of a megabyte that hold one piece of the expression over and over, alone and with spaces between. */
function repetitionsFor({ pattern }: Expression): string[] {
  const words = pattern.replace(/\\[a-zA-Z]/g, ' ').replace(/\\(.)/g, '$1').match(/[\w-]+|[^\w\s]/g) ?? [];
  const pieces = [...new Set(words)].sort((a, b) => b.length - a.length);
  return [...pieces.slice(0, 4), ...pieces.slice(-4), ' ', 'a', '\n', ...pieces.slice(0, 2).map((piece) => `${piece}   `)].map((piece) => `${piece.repeat(MEGABYTE / piece.length)}\0`);
}

/** Whether an expression gets through texts: only another thread can be stopped in the middle of a match. */
async function endsOn({ pattern, flags }: Expression, texts: readonly string[]): Promise<boolean> {
  const code = `
    const { workerData: { pattern, flags, texts }, parentPort } = require('node:worker_threads');
    for (const text of texts) text.replace(new RegExp(pattern, flags), '');
    parentPort.postMessage('done');`;
  const worker = new Worker(code, { eval: true, workerData: { pattern, flags, texts } });
  try {
    return await new Promise<boolean>((resolve, reject) => {
      worker.once('message', () => resolve(true));
      worker.once('error', reject);
      setTimeout(() => resolve(false), LONGEST_MATCH).unref();
    });
  } finally {
    await worker.terminate();
  }
}
