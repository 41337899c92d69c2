/** Directories in which the built command line is run. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach } from 'vitest';
import { temporaryDirectory, type Run } from '../package/consumer.ts';

const CLI = path.resolve(__dirname, '../../dist/cli.js');
const created: string[] = [];

afterEach(() => {
  for (const directory of created.splice(0)) rmSync(directory, { recursive: true, force: true });
});

/** Makes a directory with the given files; it is removed after the test. */
export function project(files: Record<string, string>): string {
  const directory = temporaryDirectory();
  created.push(directory);
  for (const [name, content] of Object.entries(files)) write(directory, name, content);
  return directory;
}

/** The same as a git repository in which nothing is committed yet. */
export function repository(files: Record<string, string>): string {
  const directory = project(files);
  git(directory, 'init', '--quiet');
  return directory;
}

export function write(directory: string, name: string, content: string): void {
  const file = path.join(directory, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}

export function git(directory: string, ...args: string[]): void {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.invalid', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...identity, ...args], { cwd: directory, stdio: 'ignore' });
}

/** Runs `eslint-plugin-openai` with the given arguments in a directory. */
export function run(directory: string, ...args: string[]): Run {
  return spawnSync(process.execPath, [CLI, ...args], { cwd: directory, encoding: 'utf8' });
}

/** What a pipe holds on Linux before its writer has to wait for the reader. */
export const PIPE_BUFFER = 65_536;

/** Runs the command with a reader at the end of the pipe that takes its time; returns what arrives there. */
export function readLate(directory: string, ...args: string[]): string {
  const pipeline = '"$0" "$@" | { sleep 1; cat; }';
  return execFileSync('sh', ['-c', pipeline, process.execPath, CLI, ...args], { cwd: directory, encoding: 'utf8', maxBuffer: 1024 ** 3, stdio: ['ignore', 'pipe', 'ignore'] });
}

/** Lints and returns the linted files, relative to the directory, with `/`, sorted. */
export function lintedFiles(directory: string, ...args: string[]): string[] {
  const { stdout, stderr } = run(directory, 'lint', '--format', 'json', ...args);
  if (stderr) throw new Error(stderr);
  const results = JSON.parse(stdout) as { filePath: string }[];
  return results.map(({ filePath }) => path.relative(directory, filePath).split(path.sep).join('/')).sort();
}
