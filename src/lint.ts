/** Lints files with this plugin alone: none of the project's ESLint configuration is read, its `eslint-disable` comments are. */
import { createRequire } from 'node:module';
import path from 'node:path';
import type { ESLint, Linter } from 'eslint';
import { version } from '../package.json';
import { parseForESLint } from './analysis/parse.ts';
import { concernsOpenAI } from './analysis/sdk-reach.ts';
import plugin from './index.ts';
import { looksLikeCredential } from './sdk/api-keys.ts';
import { findSourceFiles, SOURCE_EXTENSIONS } from './source-files.ts';
import { FileError, readText } from './text-files.ts';
import { UsageError } from './usage-error.ts';

type LintConfigName = 'recommended' | 'strict' | 'all' | 'legacy';

export interface LintOptions {
  paths: readonly string[];
  config: string;
  /** A formatter's name, package or path, as `eslint --format` takes it. */
  format: string;
  fix: boolean;
  cwd: string;
}

export interface LintOutcome {
  output: string;
  errorCount: number;
  warningCount: number;
}

/** ESLint 8.57 and later export it; the option is what 8.57 and 9 take. */
type LoadESLint = (options: { useFlatConfig: true }) => Promise<typeof ESLint>;

const CONFIG_NAMES: readonly LintConfigName[] = ['recommended', 'strict', 'all', 'legacy'];
const ESLINT_NEEDED = 'ESLint 8.57 or newer is needed';

/**
 * Lints the source files below `paths` with one of the plugin's configs, and writes fixes when asked to. Files that have nothing to do
 * with OpenAI are read but not parsed, so that a syntax error in them is not reported.
 * @throws UsageError where an option, a path or the installation is at fault
 */
export async function lint(options: LintOptions): Promise<LintOutcome> {
  const config = configNamed(options.config);
  const files = findSourceFiles(options.paths, options.cwd);
  if (files.length === 0) {
    throw new UsageError(`No JavaScript or TypeScript files found in ${options.paths.join(', ')} (what git ignores is left out).`);
  }
  const ESLintClass = await loadESLintFrom([path.join(options.cwd, 'package.json'), __filename]);
  const eslint = new ESLintClass({
    // ESLint ignores files outside its cwd.
    cwd: commonDirectory([options.cwd, ...files.map((file) => path.dirname(file))]),
    overrideConfigFile: true,
    overrideConfig: [nothingIgnored, parserConfig, config],
    fix: options.fix && isOurs,
    globInputPaths: false,
    errorOnUnmatchedPattern: false,
    warnIgnored: false,
  });
  const formatter = await loadFormatter(eslint, options);
  const concerned = files.filter(mayHaveReports);
  // ESLint takes no empty list.
  const results = concerned.length > 0 ? await eslint.lintFiles(concerned) : [];
  if (options.fix) await ESLintClass.outputFixes(results);
  const reports = new Map(results.map((result) => [result.filePath, reportOf(result)]));
  const ours = files.map((file) => reports.get(file) ?? nothingIn(file));
  return {
    output: await formatter.format(ours, {}),
    errorCount: sum(ours, 'errorCount'),
    warningCount: sum(ours, 'warningCount'),
  };
}

/** Most files of a project have nothing to do with OpenAI, and parsing them is most of the work. ESLint says what keeps one from being read. */
function mayHaveReports(file: string): boolean {
  try {
    return concernsOpenAI(file, readText(file));
  } catch (error) {
    if (error instanceof FileError) return true;
    throw error;
  }
}

/** What ESLint says of a file without reports. */
function nothingIn(filePath: string): ESLint.LintResult {
  return {
    filePath, messages: [], suppressedMessages: [], errorCount: 0, fatalErrorCount: 0, warningCount: 0,
    fixableErrorCount: 0, fixableWarningCount: 0, usedDeprecatedRules: [],
  };
}

/** What to leave out is decided where the files are found: ESLint itself would leave out a file that is named. */
const nothingIgnored: Linter.Config = { ignores: ['!**/node_modules/', '!**/.git/'] };

const parserConfig: Linter.Config = {
  files: [`**/*.{${SOURCE_EXTENSIONS.join(',')}}`],
  languageOptions: { parser: { meta: { name: 'eslint-plugin-openai/parser', version }, parseForESLint } },
  linterOptions: { reportUnusedDisableDirectives: 'off' },
};

function configNamed(name: string): Linter.Config {
  if (isConfigName(name)) return plugin.configs[name];
  throw new UsageError(`There is no config '${name}': use ${CONFIG_NAMES.join(', ')}.`);
}

function isConfigName(name: string): name is LintConfigName {
  return (CONFIG_NAMES as readonly string[]).includes(name);
}

/** The project's ESLint comes first, then the one that was installed with this package. */
async function loadESLintFrom(places: readonly string[]): Promise<typeof ESLint> {
  let tooOld = '';
  for (const place of places) {
    const require = createRequire(place);
    if (!canResolve(require, 'eslint')) continue;
    const { loadESLint } = require('eslint') as { loadESLint?: LoadESLint };
    if (loadESLint) return loadESLint({ useFlatConfig: true });
    tooOld ||= ` (found ${(require('eslint/package.json') as { version: string }).version})`;
  }
  throw new UsageError(`${ESLINT_NEEDED}${tooOld}: run \`npm install --save-dev eslint\`.`);
}

function canResolve(require: NodeJS.Require, name: string): boolean {
  try {
    require.resolve(name);
    return true;
  } catch {
    return false;
  }
}

async function loadFormatter(eslint: ESLint, { format, cwd }: LintOptions): Promise<ESLint.LoadedFormatter> {
  const isRelativePath = format.startsWith('.');
  try {
    return await eslint.loadFormatter(isRelativePath ? path.resolve(cwd, format) : format);
  } catch (cause) {
    throw new UsageError(`ESLint cannot load the formatter '${format}'.`, { cause });
  }
}

function commonDirectory(directories: readonly string[]): string {
  return directories.reduce((common, directory) => {
    let parent = common;
    while (!isInside(directory, parent) && parent !== path.dirname(parent)) parent = path.dirname(parent);
    return parent;
  });
}

function isInside(directory: string, parent: string): boolean {
  const relative = path.relative(parent, directory);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

/**
 * Comments such as `eslint semi: error` switch on rules of others, and ESLint reports comments about rules it does not know. What has no
 * rule is about the syntax, or about comments that only some versions of ESLint understand, such as `eslint-env node`.
 */
function isOurs({ ruleId, message }: Linter.LintMessage): boolean {
  return ruleId === null ? message.startsWith('Parsing error: ') : ruleId.startsWith(`${plugin.meta.namespace}/`);
}

/** What is told about a file. Reports are kept and sent around, so its text, which may hold keys, is left out. */
function reportOf({ source: _source, output: _output, ...result }: ESLint.LintResult): ESLint.LintResult {
  const messages = result.messages.filter(isOurs).map(withoutKeys);
  const errors = messages.filter(({ severity }) => severity === 2);
  const warnings = messages.filter(({ severity }) => severity === 1);
  return {
    ...result,
    messages,
    suppressedMessages: result.suppressedMessages.filter(isOurs).map(withoutKeys),
    errorCount: errors.length,
    fatalErrorCount: messages.filter(({ fatal }) => fatal).length,
    warningCount: warnings.length,
    fixableErrorCount: errors.filter(({ fix }) => fix).length,
    fixableWarningCount: warnings.filter(({ fix }) => fix).length,
  };
}

/** A suggestion that moves code, or that has several edits, holds a part of the file as it is; one with a key in it is not offered. */
function withoutKeys<Message extends Linter.LintMessage>({ suggestions, ...message }: Message): Omit<Message, 'suggestions'> & Pick<Linter.LintMessage, 'suggestions'> {
  const harmless = suggestions?.filter(({ fix }) => !holdsKey(fix.text)) ?? [];
  return harmless.length > 0 ? { ...message, suggestions: harmless } : message;
}

function holdsKey(code: string): boolean {
  return code.match(/[\w+/=-]+/g)?.some(looksLikeCredential) ?? false;
}

function sum(results: readonly ESLint.LintResult[], count: 'errorCount' | 'warningCount'): number {
  return results.reduce((total, result) => total + result[count], 0);
}
