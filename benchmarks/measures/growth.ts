import { generatedFile } from '../corpora.ts';
import { type Comparison, type Figure, type Measure, compare } from '../measure.ts';
import { oneRule, plugin, readTexts, ruleTime } from '../rule-times.ts';

const SMALL = 1_000;
const LARGE = 50_000;
const REPETITIONS = 3;

export default {
  title: 'Growth: the time per line of a long file ÷ of one with 1,000 lines, the slowest of all rules alone',
  run: async () => {
    const figures: Figure[] = [];
    for (const kind of ['with', 'without'] as const) figures.push(await worstGrowth(kind));
    return figures;
  },
} satisfies Measure;

async function worstGrowth(kind: 'with' | 'without'): Promise<Figure> {
  const growths: (Comparison & { rule: string })[] = [];
  for (const rule of Object.keys(plugin.rules)) growths.push({ ...(await growthOf(rule, kind)), rule });
  growths.sort((a, b) => b.ratio.median - a.ratio.median);
  const { ratio } = growths[0]!;
  const detail = growths.slice(0, 4).map((growth) => `${growth.rule} ${growth.ratio.median.toFixed(2)}`).join(', ');
  return { what: `${LARGE.toLocaleString('en')} lines ${kind} OpenAI`, value: ratio.median, spread: ratio.quartiles, goal: 1.2, detail };
}

/** The times per line of one rule. */
async function growthOf(rule: string, kind: 'with' | 'without'): Promise<Comparison> {
  const small = readTexts([generatedFile(kind, SMALL)]);
  const large = readTexts([generatedFile(kind, LARGE)]);
  const config = oneRule(rule);
  // As many lines on both sides, so that the compiler has had as much to learn from.
  const smallTime = () => Array.from({ length: LARGE / SMALL }, () => ruleTime(small, config)).reduce((sum, time) => sum + time, 0) / LARGE;
  smallTime();
  return compare(REPETITIONS, () => ruleTime(large, config) / LARGE, smallTime);
}
