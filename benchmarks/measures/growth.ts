import { generatedFile } from '../corpora.ts';
import { type Figure, type Measure, compare } from '../measure.ts';
import { oneRule, plugin, readTexts, ruleTime } from '../rule-times.ts';

const SMALL = 1_000;
const SIZES = [10_000, 50_000];
const REPETITIONS = 5;

export default {
  title: 'Growth: the time per line of a long file ÷ of one with 1,000 lines, the slowest of all rules alone',
  run: async () => {
    const figures: Figure[] = [];
    for (const kind of ['with', 'without'] as const) for (const lines of SIZES) figures.push(await worstGrowth(kind, lines));
    return figures;
  },
} satisfies Measure;

async function worstGrowth(kind: 'with' | 'without', lines: number): Promise<Figure> {
  const growths: (Figure & { rule: string })[] = [];
  for (const rule of Object.keys(plugin.rules)) growths.push({ ...(await growthOf(rule, kind, lines)), rule });
  growths.sort((a, b) => b.value - a.value);
  const others = growths.slice(0, 4).map(({ rule, value, detail }) => `${rule} ${value.toFixed(2)} (${detail})`);
  return { ...growths[0]!, what: `${lines.toLocaleString('en')} lines ${kind} OpenAI`, detail: others.join(', ') };
}

async function growthOf(rule: string, kind: 'with' | 'without', lines: number): Promise<Figure> {
  const small = readTexts([generatedFile(kind, SMALL)]);
  const large = readTexts([generatedFile(kind, lines)]);
  const config = oneRule(rule);
  // As many lines on both sides, so that the compiler has had as much to learn from.
  const smallTime = () => Array.from({ length: lines / SMALL }, () => ruleTime(small, config)).reduce((sum, time) => sum + time, 0) / lines;
  smallTime();
  const { ratio, subject, reference } = await compare(REPETITIONS, () => ruleTime(large, config) / lines, smallTime);
  const microseconds = (value: number) => (value * 1000).toPrecision(2);
  return { what: rule, value: ratio.median, spread: ratio.quartiles, goal: 1.2, detail: `${microseconds(subject.median)} ÷ ${microseconds(reference.median)} µs` };
}
