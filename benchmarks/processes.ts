/** Runs whole processes and says what they cost. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { BENCHMARKS, installed } from './places.ts';

export interface Cost {
  /** milliseconds from start to end */
  wall: number;
  /** milliseconds of processor time of the process itself: other work on the machine disturbs it less */
  cpu: number;
  /** megabytes */
  peakMemory: number;
}

/** A process that has not ended when nobody would wait for it any longer. */
export class Unfinished extends Error {}

const LONGEST_RUN = 180_000;

interface Setting {
  cwd?: string;
  /** ESLint exits with 1 where it reports something. */
  exitCodes?: readonly number[];
}

/** The path of a script that is run in a process of its own. */
export function child(name: string): string {
  return path.join(BENCHMARKS, 'children', name);
}

/**
 * Runs Node to its end.
 * @throws where it exits otherwise than expected
 */
export function costOf(args: readonly string[], setting: Setting = {}): Cost {
  const start = performance.now();
  const { output } = run(['--import', child('usage.mjs'), ...args], setting);
  const wall = performance.now() - start;
  return { wall, ...(JSON.parse(output[3]!) as Omit<Cost, 'wall'>) };
}

/** The time of a process that starts others, which the cost of one does not cover. */
export function wallTimeOf(args: readonly string[], setting: Setting = {}): number {
  const start = performance.now();
  run(args, setting);
  return performance.now() - start;
}

/** What a script prints as JSON. */
export function resultOf<Result>(args: readonly string[], setting: Setting = {}): Result {
  return JSON.parse(run(args, setting).output[1]!) as Result;
}

function run(args: readonly string[], { cwd = BENCHMARKS, exitCodes = [0] }: Setting): { output: readonly (string | null)[] } {
  const env = { ...process.env, PATH: `${installed('.bin')}${path.delimiter}${process.env.PATH}` };
  const { status, signal, error, output } = spawnSync(process.execPath, args, {
    cwd, env, encoding: 'utf8', maxBuffer: 1024 ** 3, timeout: LONGEST_RUN, stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  if (error && 'code' in error && error.code === 'ETIMEDOUT') throw new Unfinished(`node ${args.join(' ')} has not ended after ${LONGEST_RUN / 1000} s`);
  if (error) throw error;
  if (status === null || !exitCodes.includes(status)) {
    throw new Error(`node ${args.join(' ')} ended with ${status ?? signal}:\n${output[1]?.slice(-2000)}\n${output[2]?.slice(-2000)}`);
  }
  return { output };
}
