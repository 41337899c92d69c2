/** The command `migrate`: checks that git can undo it, migrates, writes what is asked for, reports. */
import { existsSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot, uncommittedPaths } from './git-state.ts';
import { type MigratedFile, type Migration, migrate } from './migrate.ts';
import { PAGE_MARK, htmlReport } from './migrate-page.ts';
import { type Outcome, jsonReport, paintFor, paintedDiff, summary } from './migrate-report.ts';
import { finishJournals, removeJournal, writeJournal } from './migration-journal.ts';
import { Progress } from './progress.ts';
import { FileError, replaceText } from './text-files.ts';
import { upgradeCommand } from './upgrade-command.ts';
import { UsageError } from './usage-error.ts';

export interface CommandOptions {
  paths: readonly string[];
  cwd: string;
  from?: number | undefined;
  to?: number | undefined;
  isDryRun: boolean;
  force: boolean;
  diff: boolean;
  json: boolean;
  /** where the HTML page goes */
  report?: string | undefined;
}

/**
 * Runs the command; what it finds goes to stdout, how far it has got to stderr.
 * @returns the exit code
 * @throws UsageError before anything is written
 */
export async function runMigrate(options: CommandOptions): Promise<number> {
  const { cwd, isDryRun, report } = options;
  const targets = targetsOf(options);
  const roots = isDryRun ? [] : repositoriesOf(targets);
  if (report !== undefined) checkReport(path.resolve(cwd, report));
  for (const root of roots) prepare(root, targets, options);
  const progress = new Progress(process.stderr);
  const migration = await migrate(options.paths, { cwd, from: options.from, to: options.to, onProgress: (...state) => progress.update(...state) });
  progress.end();
  if (!isDryRun) write(migration, roots);
  const upgrade = migration.changed.length > 0 ? upgradeCommand(cwd, `openai@${migration.to}`) : undefined;
  if (report !== undefined) writeReport(path.resolve(cwd, report), htmlReport(migration, isDryRun));
  print(migration, { isDryRun, upgrade }, options);
  return migration.failed.length > 0 ? 1 : 0;
}

/** The files and directories that the paths name, absolute, without symbolic links. */
function targetsOf({ paths, cwd }: CommandOptions): readonly string[] {
  if (paths.length === 0) throw new UsageError('Tell which files or directories to migrate: `eslint-plugin-openai migrate src`.');
  return paths.map((given) => {
    const absolute = path.resolve(cwd, given);
    if (!existsSync(absolute)) throw new UsageError(`There is no file or directory '${given}'.`);
    return realpathSync(absolute);
  });
}

/** The repositories that files and directories lie in. */
function repositoriesOf(targets: readonly string[]): readonly string[] {
  const directories = targets.map((target) => (statSync(target).isDirectory() ? target : path.dirname(target)));
  return [...new Set(directories.flatMap((directory) => repositoryRoot(directory) ?? []))];
}

/** Finishes what a killed run has left, and makes sure that everything that may be written can be brought back. */
function prepare(root: string, targets: readonly string[], { force, cwd, report }: CommandOptions): void {
  const ours = new Set([...finishJournals(root), ...(report === undefined ? [] : [path.resolve(cwd, report)])]);
  if (force) return;
  const foreign = uncommittedPaths(root).filter((name) => {
    const file = path.join(root, name);
    return targets.some((target) => isBelow(target, file)) && !ours.has(file) && !isReport(file);
  });
  if (foreign.length === 0) return;
  const examples = foreign.slice(0, 5).map((file) => `  ${file}`).join('\n');
  throw new UsageError([
    `${root} has changes that are not committed:`, examples + (foreign.length > 5 ? `\n  and ${foreign.length - 5} more` : ''),
    'Commit or stash them, so that git can undo the migration. Or use --dry-run to look first, or --force to migrate all the same.',
  ].join('\n'));
}

/** Whether a file is the page of an earlier run. */
function isReport(file: string): boolean {
  return /\.html?$/.test(file) && existsSync(file) && readFileSync(file, 'utf8').slice(0, 500).includes(PAGE_MARK);
}

/** Replaces the changed files; one that cannot be replaced counts as failed. */
function write(migration: Migration, roots: readonly string[]): void {
  for (const root of roots) writeJournal(root, migration.changed.filter(({ absolute }) => isBelow(root, absolute)));
  const written: MigratedFile[] = [];
  for (const file of migration.changed) {
    try {
      replaceText(file.absolute, file.before, file.after);
      written.push(file);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      migration.failed.push({ file: file.path, reason: error.message });
    }
  }
  for (const root of roots) removeJournal(root);
  const unwritten = new Set(migration.changed.filter((file) => !written.includes(file)).map((file) => file.path));
  migration.changed = written;
  migration.todos = migration.todos.filter(({ file }) => !unwritten.has(file));
}

function isBelow(root: string, file: string): boolean {
  return !path.relative(root, file).startsWith('..');
}

/** The page is written last, when it is too late for a mistake in its path. */
function checkReport(file: string): void {
  const directory = path.dirname(file);
  if (!existsSync(directory)) throw new UsageError(`The report cannot be written: there is no directory ${directory}.`);
  if (existsSync(file) && statSync(file).isDirectory()) throw new UsageError(`The report cannot be written: ${file} is a directory.`);
}

function writeReport(file: string, page: string): void {
  try {
    writeFileSync(file, page);
  } catch (error) {
    throw new UsageError(`The report cannot be written: ${(error as Error).message}`);
  }
}

function print(migration: Migration, outcome: Outcome, { json, diff }: CommandOptions): void {
  if (json) return console.log(JSON.stringify(jsonReport(migration, outcome, diff)));
  const paint = paintFor(process.stdout);
  if (diff) for (const file of migration.changed) process.stdout.write(paintedDiff(file, paint));
  console.log(summary(migration, outcome, paint));
}
