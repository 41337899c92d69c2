import { sparseTree } from '../corpora.ts';
import { type Measure, repetitions, spreadOf } from '../measure.ts';
import { migrateProcess } from '../migrate-process.ts';

export default {
  title: 'Peak memory of `migrate` on a very large tree',
  run: () => {
    const cwd = sparseTree();
    const { median, quartiles } = spreadOf(Array.from({ length: repetitions(3) }, () => migrateProcess(cwd).peakMemory));
    return [{ what: '200,000 small files of which 200 match', value: median, spread: quartiles, unit: 'MB', goal: 300 }];
  },
} satisfies Measure;
