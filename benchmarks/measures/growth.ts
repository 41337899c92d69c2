import { generatedFile } from '../corpora.ts';
import { type Comparison, type Figure, type Measure, compare } from '../measure.ts';
import { oneRule, plugin, readTexts, ruleTime } from '../rule-times.ts';

const SMALL = 1_000;
const SIZES = [10_000, 50_000];
const REPETITIONS = 3;

export default {
  title: 'Growth: the time per line of a long file ÷ of one with 1,000 lines, the slowest of all rules alone',
  run: async () => {
    const figures: Figure[] = [];
    for (const kind of ['with', 'without'] as const) for (const lines of SIZES) figures.push(await worstGrowth(kind, lines));
    return figures;
  },
} satisfies Measure;

async function worstGrowth(kind: 'with' | 'without', lines: number): Promise<Figure> {
  const growths: (Comparison & { rule: string })[] = [];
  for (const rule of Object.keys(plugin.rules)) growths.push({ ...(await growthOf(rule, kind, lines)), rule });
  growths.sort((a, b) => b.ratio.median - a.ratio.median);
  const { ratio } = growths[0]!;
  const detail = growths.slice(0, 4).map((growth) => `${growth.rule} ${growth.ratio.median.toFixed(2)}`).join(', ');
  return { what: `${lines.toLocaleString('en')} lines ${kind} OpenAI`, value: ratio.median, spread: ratio.quartiles, goal: 1.2, detail };
}

/** The times per line of one rule. */
async function growthOf(rule: string, kind: 'with' | 'without', lines: number): Promise<Comparison> {
  const small = readTexts([generatedFile(kind, SMALL)]);
  const large = readTexts([generatedFile(kind, lines)]);
  const config = oneRule(rule);
  // As many lines on both sides, so that the compiler has had as much to learn from.
  const smallTime = () => Array.from({ length: lines / SMALL }, () => ruleTime(small, config)).reduce((sum, time) => sum + time, 0) / lines;
  smallTime();
  return compare(REPETITIONS, () => ruleTime(large, config) / lines, smallTime);
}
