import { modules } from '../corpora.ts';
import { lintProcess } from '../eslint-process.ts';
import { type Measure, compare, ratioFigure } from '../measure.ts';
import { child, resultOf } from '../processes.ts';

/** How often the file that was read or parsed most was, beside once by ESLint itself. */
interface Counts {
  reads: number | null;
  parses: number | null;
  parsedInAll: number;
}

const UNKNOWN: Counts = { reads: null, parses: null, parsedInAll: 0 };

export default {
  title: '1,000 modules that import each other',
  run: async () => {
    const linked = modules('linked');
    const separate = modules('separate');
    const ratio = await ratioFigure('whole ESLint run ÷ the same where no import leads anywhere', 1.15, compare(9, () => lintProcess('all', linked).cpu, () => lintProcess('all', separate).cpu));
    const { reads, parses, parsedInAll } = ratio.value === null ? UNKNOWN : resultOf<Counts>([child('count-reads.mjs'), linked]);
    return [
      ratio,
      { what: 'how often a file is read, ESLint aside', value: reads, unit: 'times', goal: 1 },
      { what: 'how often a file is parsed, ESLint aside', value: parses, unit: 'times', goal: 1, detail: `${parsedInAll} files parsed` },
    ];
  },
} satisfies Measure;
