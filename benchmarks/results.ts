/** The results as JSON and as the table of docs/performance.md. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { measures } from './measures/index.ts';
import type { Figure } from './measure.ts';
import { BENCHMARKS, ROOT, installed } from './places.ts';

const RESULTS = path.join(BENCHMARKS, 'results.json');
const PAGE = path.join(ROOT, 'docs/performance.md');
const BEGIN = '<!-- begin of generated results -->';
const END = '<!-- end of generated results -->';

/** What the plugin is measured beside. */
const PEERS = ['eslint', '@typescript-eslint/parser', 'typescript', 'eslint-plugin-no-secrets', 'eslint-plugin-sonarjs', 'secretlint', 'jscodeshift', '@ai-sdk/codemod'];

interface Results {
  machine: string;
  versions: Record<string, string>;
  measures: Record<string, readonly Figure[]>;
}

export function isMissed({ value, goal }: Figure): boolean {
  return value === null || value > goal;
}

/** A figure as a line for the terminal. */
export function resultLine(figure: Figure): string {
  const detail = figure.detail ? ` (${figure.detail})` : '';
  return `  ${isMissed(figure) ? '✗' : '✓'} ${figure.what}: ${number(figure.value, figure.unit)}, goal ${goalText(figure)}${detail}`;
}

/** Adds figures to the results of earlier runs, and writes both files. */
export function writeResults(found: Record<string, readonly Figure[]>): void {
  const earlier = existsSync(RESULTS) ? (JSON.parse(readFileSync(RESULTS, 'utf8')) as Results).measures : {};
  const all = { ...earlier, ...found };
  const names = Object.keys(measures).filter((name) => all[name]);
  const results: Results = { machine: machine(), versions: versions(), measures: Object.fromEntries(names.map((name) => [name, all[name]!])) };
  writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
  const page = readFileSync(PAGE, 'utf8');
  const [before, after] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (before < 0 || after < before) throw new Error(`${PAGE} has no place for the results.`);
  writeFileSync(PAGE, `${page.slice(0, before + BEGIN.length)}\n${tables(results)}\n${page.slice(after)}`);
}

function tables({ machine: name, versions: installedVersions, measures: found }: Results): string {
  const rows = Object.entries(found).flatMap(([measure, figures]) => [
    `| **${measures[measure]!.title}** (\`${measure}\`) | | | |`,
    ...figures.map((figure) => `| ${figure.what} | ${isMissed(figure) ? `**${number(figure.value, figure.unit)}**` : number(figure.value, figure.unit)} | ${spreadText(figure)} | ${goalText(figure)} |`),
  ]);
  const peers = Object.entries(installedVersions).map(([peer, version]) => `${peer} ${version}`).join(', ');
  return [`Measured on ${name}, beside ${peers}. What misses its goal is bold.`, '', '| Measure | Median | Quartiles | Goal |', '|---|---|---|---|', ...rows].join('\n');
}

function spreadText({ spread, unit }: Figure): string {
  return spread ? `${number(spread[0], unit)} – ${number(spread[1], unit)}` : '';
}

function goalText({ goal, unit }: Figure): string {
  return `≤ ${goal}${unit ? ` ${unit}` : ''}`;
}

function number(value: number | null, unit?: Figure['unit']): string {
  if (value === null) return 'does not end';
  if (unit === undefined) return value.toFixed(value < 10 ? 3 : 1);
  if (unit === 'ms' || unit === 's' || unit === 'MB') return `${value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toFixed(3)} ${unit}`;
  return `${value} ${unit}`;
}

function machine(): string {
  const processors = cpus();
  return `${processors[0]?.model.trim() ?? 'an unknown processor'} (${processors.length} cores, ${Math.round(totalmem() / 1024 ** 3)} GB), ${process.platform} ${process.arch}, Node.js ${process.version}`;
}

function versions(): Record<string, string> {
  return Object.fromEntries(PEERS.map((name) => [name, (JSON.parse(readFileSync(path.join(installed(name), 'package.json'), 'utf8')) as { version: string }).version]));
}
