/** Lints the sources of the published packages that stand as `corpus-*` among the dev dependencies. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { Linter } from 'eslint';
import { parseForESLint } from '../../src/analysis/parse.ts';
import plugin from '../../src/index.ts';

const modules = path.join(import.meta.dirname, '../../node_modules');
const SOURCE = /\.[cm]?[jt]sx?$/;
/** Larger files are bundles: nobody reviews their reports. */
const MAX_SIZE = 300_000;

export interface CorpusReport {
  /** package and path, with `/` */
  file: string;
  line: number;
  column: number;
  rule: string;
  messageId: string | undefined;
}

/** The corpus' packages by folder name. */
export const corpusPackages: readonly string[] = readdirSync(modules).filter((name) => name.startsWith('corpus-')).sort();

/** Where a package of the corpus is installed. */
export function packageFolder(name: string): string {
  return path.join(modules, name);
}

/** Everything that the `recommended` config reports in a package, in the order of its files. */
export function lintPackage(name: string): CorpusReport[] {
  const linter = new Linter({ cwd: packageFolder(name) });
  return sourceFilesOf(packageFolder(name)).flatMap((filename) => {
    const config: Linter.Config[] = [
      { files: ['**/*.{js,jsx,cjs,mjs,ts,tsx,cts,mts}'], languageOptions: { parser: { parseForESLint } }, linterOptions: { reportUnusedDisableDirectives: 'off' } },
      plugin.configs.recommended,
    ];
    const messages = linter.verify(readFileSync(filename, 'utf8'), config, { filename, allowInlineConfig: false });
    return messages.map(({ line, column, ruleId, messageId, message }) => {
      if (ruleId === null) throw new Error(`${filename}: ${message}`);
      return { file: path.relative(modules, filename).split(path.sep).join('/'), line, column, rule: ruleId, messageId };
    });
  });
}

/** The paths of the source files below a folder, bundles and what is installed there left out. */
export function sourceFilesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1)).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : sourceFilesOf(file);
    return SOURCE.test(entry.name) && !/\.d\.[cm]?ts$/.test(entry.name) && statSync(file).size <= MAX_SIZE ? [file] : [];
  });
}
