import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { mixedFiles } from '../corpora.ts';
import { lintProcess } from '../eslint-process.ts';
import { type Measure, compare, ratioFigure } from '../measure.ts';
import { CACHE, installed } from '../places.ts';
import { costOf } from '../processes.ts';

export default {
  title: 'ESLint with `no-hardcoded-api-key` ÷ secretlint with its rule for OpenAI, whole processes',
  run: async () => {
    const cwd = mixedFiles();
    const config = path.join(CACHE, 'secretlint.json');
    writeFileSync(config, JSON.stringify({ rules: [{ id: '@secretlint/secretlint-rule-openai' }] }));
    const secretlint = () => costOf([installed('secretlint/bin/secretlint.js'), '--secretlintrc', config, '**/*'], { cwd, exitCodes: [0, 1] }).wall;
    return [await ratioFigure('2,300 files', 1, compare(7, () => lintProcess('keys', cwd).wall, secretlint))];
  },
} satisfies Measure;
