/** How long rules take inside ESLint: what its `stats` count, without parsing. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ESLint, Linter } from 'eslint';
import { built } from './places.ts';

// The compiled packages as Node loads them: the benchmarks themselves are compiled as they run.
const require = createRequire(import.meta.url);
const eslint = require('eslint') as { Linter: typeof Linter };

/** The plugin as it is published. */
export const plugin = require(built('index.js')) as ESLint.Plugin & { rules: Record<string, unknown>; configs: Record<'all', Linter.Config> };

export interface LintedText {
  filename: string;
  text: string;
}

const { parseForESLint } = require(built('parser.js')) as Extract<Linter.Parser, { parseForESLint: unknown }>;

/** Reads files for `ruleTime`. */
export function readTexts(files: readonly string[]): LintedText[] {
  return files.map((filename) => ({ filename, text: readFileSync(filename, 'utf8') }));
}

/**
 * The milliseconds that the rules of a config take on some files together.
 * @throws where a file is not linted
 */
export function ruleTime(texts: readonly LintedText[], config: Linter.Config, parser: Linter.Parser = { parseForESLint }): number {
  const linter = new eslint.Linter({ cwd: '/' });
  const base: Linter.Config = { files: ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}'], languageOptions: { parser }, linterOptions: { reportUnusedDisableDirectives: 'off' } };
  let total = 0;
  for (const { filename, text } of texts) {
    // `verify` counts no times but the first; nothing is fixed.
    const { messages } = linter.verifyAndFix(text, [base, config], { filename, allowInlineConfig: false, fix: false, stats: true } as Linter.FixOptions);
    const failure = messages.find(({ ruleId }) => ruleId === null);
    if (failure) throw new Error(`${filename}: ${failure.message}`);
    const { passes } = linter.getTimes();
    for (const { rules = {} } of passes) for (const { total: time } of Object.values(rules)) total += time;
  }
  return total;
}

/** A config with one rule of the plugin. */
export function oneRule(name: string): Linter.Config {
  return { plugins: { openai: plugin }, rules: { [`openai/${name}`]: 'error' } };
}
