/**
 * The replacements of a migration that is being written, kept where git keeps its own files. After a kill the next run finishes them:
 * half of a project tells less about the other half than the whole did.
 */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gitDirectory } from './git-state.ts';
import { FileError, readText, replaceText, temporaryOf } from './text-files.ts';

export interface Replacement {
  absolute: string;
  before: string;
  after: string;
}

/** Notes what is going to be written in a repository. */
export function writeJournal(root: string, replacements: readonly Replacement[]): void {
  const file = journalOf(root);
  if (!file) return;
  const entries = replacements.map(({ absolute, before, after }) => ({ absolute, before, after }));
  writeFileSync(`${file}.tmp`, JSON.stringify(entries));
  renameSync(`${file}.tmp`, file);
}

export function removeJournal(root: string): void {
  const file = journalOf(root);
  if (file) rmSync(file, { force: true });
}

/**
 * Finishes what an earlier run in a repository could not. A file that somebody has changed since stays as it is.
 * @returns the files that the earlier run has changed, absolute
 */
export function finishJournal(root: string): readonly string[] {
  const file = journalOf(root);
  if (!file || !existsSync(file)) return [];
  const entries = JSON.parse(readFileSync(file, 'utf8')) as Replacement[];
  const finished = entries.filter(finish).map(({ absolute }) => absolute);
  rmSync(file);
  return finished;
}

function finish({ absolute, before, after }: Replacement): boolean {
  rmSync(temporaryOf(absolute), { force: true });
  try {
    const text = readText(absolute);
    if (text === before) replaceText(absolute, before, after);
    return text === before || text === after;
  } catch (error) {
    if (error instanceof FileError) return false;
    throw error;
  }
}

function journalOf(root: string): string | undefined {
  const directory = gitDirectory(root);
  return directory && path.join(directory, 'openai-migrate.json');
}
