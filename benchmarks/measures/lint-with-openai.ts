import { bundle, filesWithOpenAI } from '../corpora.ts';
import { compareWithParserAlone } from '../eslint-process.ts';
import { type Measure, ratioFigure } from '../measure.ts';

export default {
  title: 'Whole ESLint run on files with OpenAI, `all` ÷ the parser alone',
  run: async () => [
    await ratioFigure('300 files', 1.1, compareWithParserAlone(filesWithOpenAI(), 7)),
    await ratioFigure('a minified bundle of 4.8 MB', 1.1, compareWithParserAlone(bundle('with'), 3)),
  ],
} satisfies Measure;
