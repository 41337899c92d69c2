/** A migration as text for a terminal, as JSON, and as unified diffs. */
import { styleText } from 'node:util';
import { createTwoFilesPatch } from 'diff';
import type { MigratedFile, Migration } from './migrate.ts';

/** What the summary tells besides the migration itself. */
export interface Outcome {
  isDryRun: boolean;
  /** the command that upgrades the dependency; undefined where nothing has changed */
  upgrade: string | undefined;
}

const REPORT_VERSION = 1;

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

/** Colours for a terminal; none for pipes, and where the environment asks for none. */
export function paintFor(stream: NodeJS.WriteStream): Paint {
  const hasColours = stream.isTTY === true && stream.hasColors() && !process.env.NO_COLOR;
  return (style, text) => (hasColours ? styleText(style, text) : text);
}

/** The end of a run: what has changed, what is left to do, what failed, and the next command. */
export function summary({ changed, todos, failed, total, from, to }: Migration, { isDryRun, upgrade }: Outcome, paint: Paint): string {
  const lines: string[] = [];
  if (todos.length > 0) {
    lines.push(paint('bold', 'To do'), ...todos.map(({ file, line, text }) => `  ${paint('cyan', `${file}:${line}`)}  ${text}`), '');
  }
  if (failed.length > 0) {
    lines.push(paint('bold', 'Failed'), ...failed.map(({ file, reason }) => `  ${paint('red', file)}  ${reason}`), '');
  }
  const verb = isDryRun ? 'would change' : 'changed';
  const versions = from === null ? '' : ` (openai ${from} to ${to})`;
  lines.push(`${paint('bold', `${count(changed.length, 'file')} ${verb}`)}${versions}, ${count(todos.length, 'TODO')}, ${failed.length} failed, of ${count(total, 'file')}.`);
  if (upgrade) lines.push('', 'Upgrade the dependency with:', `  ${paint('green', upgrade)}`);
  return lines.join('\n');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** The object that `--json` prints: `schemas/migrate-report.v1.schema.json`. A member that is not in that schema makes it another version. */
export function jsonReport(migration: Migration, { isDryRun, upgrade }: Outcome, withDiff: boolean): object {
  const { changed, todos, failed, from, to, total } = migration;
  return {
    version: REPORT_VERSION,
    changed: changed.map(({ path }) => path),
    todos: todos.map(({ file, line, text }) => ({ file, line, text })),
    failed: failed.map(({ file, reason }) => ({ file, reason })),
    from,
    to,
    total,
    dryRun: isDryRun,
    upgrade: upgrade ?? null,
    ...(withDiff && { diff: changed.map(unifiedDiff).join('') }),
  };
}

/** The change of a file as a patch that `git apply` takes. */
function unifiedDiff({ path, before, after }: MigratedFile): string {
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, { context: 3 });
  return `diff --git a/${path} b/${path}\n${patch.slice(patch.indexOf('--- '))}`;
}

/** A patch with its lines in the colours of git. */
export function paintedDiff(file: MigratedFile, paint: Paint): string {
  return unifiedDiff(file).split('\n').map((line) => {
    if (/^(?:diff|---|\+\+\+)/.test(line)) return paint('bold', line);
    if (line.startsWith('@@')) return paint('cyan', line);
    return line.startsWith('+') ? paint('green', line) : line.startsWith('-') ? paint('red', line) : line;
  }).join('\n');
}
