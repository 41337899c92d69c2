import { largeRepository } from '../corpora.ts';
import { type Measure, repetitions, spreadOf } from '../measure.ts';
import { migrateProcess } from '../migrate-process.ts';

export default {
  title: 'Peak memory of `migrate`',
  run: () => {
    const cwd = largeRepository();
    const { median, quartiles } = spreadOf(Array.from({ length: repetitions(5) }, () => migrateProcess(cwd).peakMemory));
    return [{ what: '20,000 files', value: median, spread: quartiles, unit: 'MB', goal: 200 }];
  },
} satisfies Measure;
