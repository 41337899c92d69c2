import { type Measure, milliseconds, repetitions, spreadOf } from '../measure.ts';
import { built, installed } from '../places.ts';
import { child, resultOf } from '../processes.ts';

interface Loading {
  /** milliseconds */
  eslint: number;
  plugin: number;
  /** paths of what the plugin has loaded beside its own files */
  foreign: string[];
}

export default {
  title: 'Importing the plugin, beside importing ESLint alone',
  run: () => {
    const runs = Array.from({ length: repetitions(31) }, () => resultOf<Loading>([child('import-plugin.mjs'), installed('eslint/lib/api.js'), built('index.mjs')]));
    const eslint = spreadOf(runs.map((run) => run.eslint));
    const plugin = spreadOf(runs.map((run) => run.plugin));
    const { foreign } = resultOf<Loading>([child('import-plugin.mjs'), '', built('index.mjs')]);
    return [
      { what: 'more time', value: plugin.median, spread: plugin.quartiles, unit: 'ms', goal: 15, detail: `ESLint itself: ${milliseconds(eslint.median)}` },
      { what: 'files of TypeScript, jscodeshift, ESLint or any other package loaded', value: foreign.length, unit: 'files', goal: 0, detail: foreign.slice(0, 3).join(', ') },
    ];
  },
} satisfies Measure;
