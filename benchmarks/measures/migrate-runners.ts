import path from 'node:path';
import { largeRepository } from '../corpora.ts';
import { type Measure, compare, ratioFigure } from '../measure.ts';
import { migrateProcess } from '../migrate-process.ts';
import { built, installed } from '../places.ts';
import { child, wallTimeOf } from '../processes.ts';

const REPETITIONS = 3;
const EXTENSIONS = '--extensions=js,jsx,mjs,cjs,ts,tsx,mts,cts';

export default {
  title: '`migrate` ÷ other runners on the same 20,000 files',
  run: async () => {
    const cwd = largeRepository();
    const ours = () => migrateProcess(cwd).wall;
    const jscodeshift = () => wallTimeOf([installed('jscodeshift/bin/jscodeshift.js'), '-t', built('codemods/v3-to-v4.js'), '--dry', '--silent', EXTENSIONS, '.'], { cwd });
    // Its runner takes the names of its own codemods only: this one is a path from where they lie.
    const noOp = path.relative(installed('@ai-sdk/codemod/dist/codemods'), child('no-op')).split(path.sep).join('/');
    const aiSdk = () => wallTimeOf([installed('@ai-sdk/codemod/dist/bin/codemod.js'), noOp, '.', '--dry', '--jscodeshift', EXTENSIONS], { cwd });
    return [
      await ratioFigure('`jscodeshift -t` with our own transform', 0.2, compare(REPETITIONS, ours, jscodeshift)),
      await ratioFigure('the runner of `@ai-sdk/codemod` with a codemod that does nothing', 0.2, compare(REPETITIONS, ours, aiSdk)),
    ];
  },
} satisfies Measure;
