import { createRequire } from 'node:module';
import type { ESLint, Linter } from 'eslint';
import { filesBelow, filesWithOpenAI } from '../corpora.ts';
import { type Measure, compare, ratioFigure } from '../measure.ts';
import { plugin, readTexts, ruleTime } from '../rule-times.ts';

const REPETITIONS = 9;

const require = createRequire(import.meta.url);

const noSecrets: Linter.Config = { plugins: { 'no-secrets': pluginOf('eslint-plugin-no-secrets') }, rules: { 'no-secrets/no-secrets': 'error' } };

const sonarjs: Linter.Config = {
  plugins: { sonarjs: pluginOf('eslint-plugin-sonarjs') },
  rules: { 'sonarjs/no-hardcoded-secrets': 'error', 'sonarjs/no-hardcoded-passwords': 'error' },
};

export default {
  title: 'The time of all our rules ÷ that of rules that look for secrets',
  run: async () => {
    const parser = require('@typescript-eslint/parser') as Linter.Parser;
    const texts = readTexts(filesBelow(filesWithOpenAI()));
    const timeOf = (config: Linter.Config) => ruleTime(texts, config, parser);
    for (const config of [plugin.configs.all, noSecrets, sonarjs]) timeOf(config);
    return [
      await ratioFigure('`eslint-plugin-no-secrets`', 0.5, compare(REPETITIONS, () => timeOf(plugin.configs.all), () => timeOf(noSecrets))),
      await ratioFigure('`sonarjs/no-hardcoded-secrets` and `-passwords`', 0.5, compare(REPETITIONS, () => timeOf(plugin.configs.all), () => timeOf(sonarjs))),
    ];
  },
} satisfies Measure;

function pluginOf(name: string): ESLint.Plugin {
  const loaded = require(name) as ESLint.Plugin & { default?: ESLint.Plugin };
  return loaded.default ?? loaded;
}
