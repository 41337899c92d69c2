/**
 * `npm run bench -- [--check] [--quick] [measures]`: runs all measures, or those that are named, and writes what they find into
 * `results.json` and docs/performance.md. With `--check` nothing is written, and a missed goal is an error. With `--quick` everything is
 * repeated less often, and nothing is written either.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { measures } from './measures/index.ts';
import type { Figure } from './measure.ts';
import { BENCHMARKS, ROOT } from './places.ts';
import { isMissed, resultLine, writeResults } from './results.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { check: { type: 'boolean' }, quick: { type: 'boolean' } } });
if (values.quick) process.env.BENCH_QUICK = '1';
const unknown = positionals.filter((name) => !Object.hasOwn(measures, name));
if (unknown.length > 0) {
  console.error(`There is no measure ${unknown.join(', ')}. There are: ${Object.keys(measures).join(', ')}`);
  process.exit(2);
}

const found: Record<string, readonly Figure[]> = {};
const failed: string[] = [];
for (const name of positionals.length > 0 ? positionals : Object.keys(measures)) {
  console.log(`\n${measures[name]!.title} (${name})`);
  const figures = figuresOf(name);
  if (figures) found[name] = figures;
  else failed.push(name);
  for (const figure of figures ?? []) console.log(resultLine(figure));
}
if (!values.check && !values.quick) writeResults(found);

const missed = Object.values(found).flat().filter(isMissed);
console.log(missed.length === 0 ? '\nNo goal is missed.' : `\n${missed.length} goals are missed:\n${missed.map(resultLine).join('\n')}`);
if (failed.length > 0) console.log(`These measures did not end: ${failed.join(', ')}`);
if (failed.length > 0 || (values.check && missed.length > 0)) process.exitCode = 1;

/** Each measure runs in a process of its own, so that none inherits the heap of another; undefined where it fails. */
function figuresOf(name: string): Figure[] | undefined {
  const directory = mkdtempSync(path.join(tmpdir(), 'bench-'));
  try {
    const output = path.join(directory, 'figures.json');
    const { status } = spawnSync(process.execPath, [path.join(ROOT, 'node_modules/jiti/lib/jiti-cli.mjs'), path.join(BENCHMARKS, 'run-measure.ts'), name, output], { stdio: 'inherit' });
    return status === 0 ? (JSON.parse(readFileSync(output, 'utf8')) as Figure[]) : undefined;
  } finally {
    rmSync(directory, { recursive: true });
  }
}
