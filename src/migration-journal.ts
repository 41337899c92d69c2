/**
 * The replacements of a migration that is being written, kept where git keeps its own files. After a kill the next run finishes them:
 * half of a project tells less about the other half than the whole did. Runs over several packages of a repository may go on at once:
 * each has a journal of its own, which bears its process id.
 */
import { readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
 * Finishes what earlier runs in a repository could not. A file that somebody has changed since stays as it is.
 * @returns the files that the earlier runs have changed, absolute
 */
export function finishJournals(root: string): readonly string[] {
  const directory = gitDirectory(root);
  if (directory === undefined) return [];
  return readdirSync(directory).filter(isLeftBehind).flatMap((name) => finishJournal(path.join(directory, name)));
}

function finishJournal(file: string): readonly string[] {
  const entries = JSON.parse(readFileSync(file, 'utf8')) as Replacement[];
  const finished = entries.filter(finish).map(({ absolute }) => absolute);
  rmSync(file);
  return finished;
}

function isLeftBehind(name: string): boolean {
  const processId = /^openai-migrate-(\d+)\.json$/.exec(name)?.[1];
  return processId !== undefined && !isOtherRun(Number(processId));
}

function isOtherRun(processId: number): boolean {
  if (processId === process.pid) return false;
  try {
    return process.kill(processId, 0);
  } catch (error) {
    // Processes of other users may not be sent a signal.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
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
  return directory && path.join(directory, `openai-migrate-${process.pid}.json`);
}
