import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Figure, type Measure, type Spread, compare, milliseconds, spreadOf } from '../measure.ts';
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

interface Shape {
  name: string;
  /** seconds in our rules; undefined where they do not end */
  time: Spread | undefined;
  /** of the whole ÷ its half */
  growth: number;
  /** ÷ without rules */
  memory: number;
  detail: string;
}

export default {
  title: 'Files that a program has written',
  run: async () => {
    const shapes: Shape[] = [];
    for (const name of Object.keys(pathologicalPrograms)) shapes.push(await shapeOf(name));
    return [
      ...shapes.map(({ name, time, detail }): Figure => ({ what: name, value: time?.median ?? null, ...(time && { spread: time.quartiles }), unit: 's', goal: 2, detail })),
      worst(shapes, 'growth', 'the whole ÷ its half, the worst of all', 2.4),
      worst(shapes, 'memory', 'peak memory ÷ without rules, the worst of all', 1.5),
    ];
  },
} satisfies Measure;

function worst(shapes: readonly Shape[], key: 'growth' | 'memory', what: string, goal: number): Figure {
  const [first] = [...shapes].sort((a, b) => b[key] - a[key]);
  return { what, value: first![key], goal, detail: first!.name };
}

async function shapeOf(name: string): Promise<Shape> {
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
  try {
    const { ratio, subject } = await compare(REPETITIONS, wholeRun, () => lint(half, 'all').rules);
    const alone = lint(whole, 'none');
    const [first, third] = subject.quartiles;
    return {
      name,
      time: { median: subject.median / 1000, quartiles: [first / 1000, third / 1000] },
      growth: ratio.median,
      memory: spreadOf(runs.map(({ peakMemory }) => peakMemory)).median / alone.peakMemory,
      detail: `ESLint without rules: ${milliseconds(alone.total)}`,
    };
  } catch (error) {
    if (error instanceof Unfinished) return { name, time: undefined, growth: Infinity, memory: Infinity, detail: error.message };
    throw error;
  }
}

function lint(file: string, rules: 'all' | 'none'): Linting {
  return resultOf<Linting>([child('lint-file.mjs'), file, rules]);
}
