/** What a measure is, and how two things are compared on a machine that is noisy: side by side, in turns, many times. */
import { ROOT } from './places.ts';
import { Unfinished } from './processes.ts';

/** One number with its goal, which it may not exceed. */
export interface Figure {
  what: string;
  /** null where it does not end */
  value: number | null;
  /** the quartiles of the repetitions, where there are several */
  spread?: readonly [number, number];
  /** nothing for × (a ratio) */
  unit?: 'ms' | 's' | 'MB' | 'files' | 'times';
  goal: number;
  /** what stands behind the number, such as the medians of the two sides */
  detail?: string;
}

export interface Measure {
  /** what is measured, in the words of the table */
  title: string;
  run: () => Promise<Figure[]> | Figure[];
}

export interface Spread {
  median: number;
  quartiles: readonly [number, number];
}

export interface Comparison {
  ratio: Spread;
  subject: Spread;
  reference: Spread;
}

/** The median and the quartiles of some numbers. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: quantile(sorted, 0.5), quartiles: [quantile(sorted, 0.25), quantile(sorted, 0.75)] };
}

/** How often something is repeated: a look while working on something needs no narrow quartiles. */
export function repetitions(usual: number): number {
  return process.env.BENCH_QUICK ? Math.ceil(usual / 4) : usual;
}

/** Measures two things in turns, the first one first and last by turns; the ratio is that of neighbours. */
export async function compare(usual: number, subject: () => number | Promise<number>, reference: () => number | Promise<number>): Promise<Comparison> {
  const subjects: number[] = [];
  const references: number[] = [];
  for (let index = 0; index < repetitions(usual); index++) {
    if (index % 2 === 0) subjects.push(await subject());
    references.push(await reference());
    if (index % 2 === 1) subjects.push(await subject());
  }
  return {
    ratio: spreadOf(subjects.map((value, index) => value / references[index]!)),
    subject: spreadOf(subjects),
    reference: spreadOf(references),
  };
}

/** The figure of a comparison of times in milliseconds. */
export async function ratioFigure(what: string, goal: number, comparison: Promise<Comparison>): Promise<Figure> {
  try {
    const { ratio, subject, reference } = await comparison;
    return { what, value: ratio.median, spread: ratio.quartiles, goal, detail: `${milliseconds(subject.median)} ÷ ${milliseconds(reference.median)}` };
  } catch (error) {
    if (error instanceof Unfinished) return { what, value: null, goal, detail: error.message.replaceAll(`${ROOT}/`, '') };
    throw error;
  }
}

/** A time for people to read. */
export function milliseconds(value: number): string {
  if (value >= 1000) return `${(value / 1000).toFixed(2)} s`;
  return `${value >= 10 ? value.toFixed(0) : value.toPrecision(2)} ms`;
}

function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? NaN;
  const above = sorted[Math.ceil(place)] ?? NaN;
  return below + (above - below) * (place - Math.floor(place));
}
