import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Figure, type Measure, compare, milliseconds, spreadOf } from '../measure.ts';
import { CACHE } from '../places.ts';
import { pathologicalPrograms } from '../programs.ts';
import { Unfinished, child, resultOf } from '../processes.ts';

interface Linting {
  /** milliseconds in our rules, and in all */
  rules: number;
  total: number;
  /** megabytes */
  peakMemory: number;
}

const REPETITIONS = 3;

export default {
  title: 'Files that a program has written',
  run: async () => {
    const figures: Figure[] = [];
    for (const name of Object.keys(pathologicalPrograms)) figures.push(...(await figuresOf(name)));
    return figures;
  },
} satisfies Measure;

async function figuresOf(name: string): Promise<Figure[]> {
  const { size, program } = pathologicalPrograms[name]!;
  const folder = path.join(CACHE, 'pathological');
  mkdirSync(folder, { recursive: true });
  const file = (suffix: string, text: string) => {
    const place = path.join(folder, `${name.replace(/\W+/g, '-')}${suffix}.ts`);
    writeFileSync(place, text);
    return place;
  };
  const whole = file('', program(size));
  const half = file('-half', program(size / 2));
  const runs: Linting[] = [];
  const wholeRun = () => {
    runs.push(lint(whole, 'all'));
    return runs.at(-1)!.rules;
  };
  const ratio = await compare(REPETITIONS, wholeRun, () => lint(half, 'all').rules).then((comparison) => comparison.ratio, (error: unknown) => {
    if (error instanceof Unfinished) return undefined;
    throw error;
  });
  if (!ratio) return [{ what: `${name}: our rules`, value: null, unit: 's', goal: 2 }];
  const alone = lint(whole, 'none');
  const times = spreadOf(runs.map(({ rules }) => rules));
  const memory = spreadOf(runs.map(({ peakMemory }) => peakMemory));
  return [
    { what: `${name}: our rules`, value: times.median / 1000, spread: [times.quartiles[0] / 1000, times.quartiles[1] / 1000], unit: 's', goal: 2, detail: `ESLint without rules: ${milliseconds(alone.total)}` },
    { what: `${name}: the whole ÷ its half`, value: ratio.median, spread: ratio.quartiles, goal: 2.4 },
    { what: `${name}: peak memory ÷ without rules`, value: memory.median / alone.peakMemory, goal: 1.5, detail: `${memory.median.toFixed(0)} ÷ ${alone.peakMemory.toFixed(0)} MB` },
  ];
}

function lint(file: string, rules: 'all' | 'none'): Linting {
  return resultOf<Linting>([child('lint-file.mjs'), file, rules]);
}
