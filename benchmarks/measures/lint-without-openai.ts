import { bundle, filesWithoutOpenAI } from '../corpora.ts';
import { compareWithParserAlone } from '../eslint-process.ts';
import { type Measure, ratioFigure } from '../measure.ts';

export default {
  title: 'Whole ESLint run on files without OpenAI, `all` on ÷ off',
  run: async () => [
    await ratioFigure('2,000 TypeScript files', 1.01, compareWithParserAlone(filesWithoutOpenAI(), 7)),
    await ratioFigure('a minified bundle of 4.8 MB', 1.01, compareWithParserAlone(bundle('without'), 3)),
  ],
} satisfies Measure;
