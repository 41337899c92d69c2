import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { mixedFiles } from '../corpora.ts';
import { type Measure, compare, ratioFigure } from '../measure.ts';
import { CACHE, built, installed } from '../places.ts';
import { costOf } from '../processes.ts';

export default {
  title: 'The command `lint` with all recommended rules ÷ secretlint with its rule for OpenAI, whole processes',
  run: async () => {
    const cwd = mixedFiles();
    const config = path.join(CACHE, 'secretlint.json');
    writeFileSync(config, JSON.stringify({ rules: [{ id: '@secretlint/secretlint-rule-openai' }] }));
    const lint = () => costOf([built('cli.js'), 'lint'], { cwd, exitCodes: [0, 1] }).cpu;
    const secretlint = () => costOf([installed('secretlint/bin/secretlint.js'), '--secretlintrc', config, '**/*'], { cwd, exitCodes: [0, 1] }).cpu;
    return [await ratioFigure('2,300 files, of which 300 speak to OpenAI', 1, compare(7, lint, secretlint))];
  },
} satisfies Measure;
