/** Makes an ordinary jscodeshift transform of steps, and runs the same steps on one file of a known project. */
import { resolve } from 'node:path';
import type { FileAnalysis } from '../src/analysis/file-analysis.ts';
import { parseForESLint } from '../src/analysis/parse.ts';
import { analyzeSource } from '../src/analysis/project.ts';
import { markMarkup } from './markup.ts';
import { Migration, type Step } from './migration.ts';

/** What jscodeshift calls for each file: the new text, or nothing where the file stays as it is. */
export type Transform = (file: { path: string; source: string }, api?: unknown, options?: Record<string, unknown>) => string | undefined;

/** The steps of one major, and which files they can matter to. */
export interface Pipeline {
  /** A cheap, linear test of a file's text; files that fail it are not parsed. */
  readonly mayMatter: (text: string) => boolean;
  readonly steps: readonly Step[];
}

/**
 * Runs a pipeline on a file whose analysis is known.
 * @param text the file's own text where the analysis has read one in which some parts are blank
 * @returns the edits' result; undefined where nothing changes
 */
export function migrateFile(pipeline: Pipeline, file: FileAnalysis, text?: string): string | undefined {
  const migration = new Migration(file);
  for (const step of pipeline.steps) step(migration);
  if (text !== undefined && text !== file.source.text) markMarkup(migration, text);
  return migration.result(text);
}

/**
 * A transform for `npx jscodeshift -t`. It knows what the file alone and the modules that it imports prove.
 * @throws the parser's SyntaxError where a file cannot be read
 */
export function createTransform(pipeline: Pipeline): Transform {
  return ({ path: givenPath, source }) => {
    if (!pipeline.mayMatter(source)) return undefined;
    const path = resolve(givenPath);
    const file = analyzeSource({ filename: path, text: source, ...parseForESLint(source, { filePath: path, tokens: false }) });
    file.nodes('Program');
    return migrateFile(pipeline, file);
  };
}
