import { largeRepository } from '../corpora.ts';
import { type Measure, compare, ratioFigure } from '../measure.ts';
import { migrateProcess } from '../migrate-process.ts';
import { child, wallTimeOf } from '../processes.ts';

export default {
  title: '`migrate` on 20,000 files of which 1 % match ÷ `git grep -l` and parsing what it finds',
  run: async () => {
    const cwd = largeRepository();
    return [await ratioFigure('20,000 files', 2, compare(7, () => migrateProcess(cwd).wall, () => wallTimeOf([child('parse-matching.mjs')], { cwd })))];
  },
} satisfies Measure;
