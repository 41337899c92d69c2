/**
 * `npm run test:matrix`: the tests on every Node and every ESLint that the package supports.
 * `--ci` leaves out what `npm test` has just run, and of the other Nodes all but one.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '..');
const NODES = path.join(ROOT, 'tests/hosts/nodes');

/** The ESLint of package.json, and its aliases; all of them run on every Node below. */
const CURRENT_ESLINT = 'eslint';
const OTHER_ESLINTS = ['eslint8', 'eslint922', 'eslint9'];

const SUITES = [
  'tests/rules', 'tests/analysis', 'tests/labelled', 'tests/codemods', 'tests/robustness.test.ts', 'tests/create-rule.test.ts', 'tests/settings.test.ts',
  'tests/docs-examples.test.ts',
];
/** These run the built plugin and command line with all installed ESLints in one go. */
const SUITES_WITH_OWN_ESLINT = ['tests/package', 'tests/cli'];

interface Cell {
  /** the directory of the `node` binary */
  node: string;
  eslint: string;
}

const cells = process.argv.includes('--ci') ? ciCells() : allCells();
process.exitCode = cells.map(run).every(Boolean) ? 0 : 1;

function ciCells(): Cell[] {
  const current = path.dirname(process.execPath);
  return [...OTHER_ESLINTS.map((eslint) => ({ node: current, eslint })), { node: binariesOf('node24'), eslint: CURRENT_ESLINT }];
}

function allCells(): Cell[] {
  const { dependencies } = JSON.parse(readFileSync(path.join(NODES, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
  return Object.keys(dependencies).flatMap((name) => [CURRENT_ESLINT, ...OTHER_ESLINTS].map((eslint) => ({ node: binariesOf(name), eslint })));
}

function binariesOf(name: string): string {
  return path.join(NODES, 'node_modules', name, 'bin');
}

/** Runs the tests of a cell, prints how many passed, and all of the output where some did not. */
function run({ node, eslint }: Cell): boolean {
  const start = performance.now();
  const suites = eslint === CURRENT_ESLINT ? [...SUITES, ...SUITES_WITH_OWN_ESLINT] : SUITES;
  const env = { ...process.env, PATH: `${node}${path.delimiter}${process.env.PATH}`, MATRIX_ESLINT: eslint };
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.matrix.config.ts', ...suites];
  const { status, stdout, stderr, error } = spawnSync(path.join(node, 'node'), vitest, { cwd: ROOT, env, encoding: 'utf8', maxBuffer: 1024 ** 3 });
  if (status !== 0) console.log(stdout, stderr, error ?? '');
  const counts = /^\d+ passed, \d+ failed$/m.exec(stdout)?.[0];
  if (status === 0 && counts) console.log(counts);
  const seconds = Math.round((performance.now() - start) / 1000);
  console.log(`Node ${nodeVersion(node)}, ESLint ${eslintVersion(eslint)}: ${counts ?? 'the tests did not run'} in ${seconds} s`);
  return status === 0 && counts !== undefined;
}

function nodeVersion(node: string): string {
  return spawnSync(path.join(node, 'node'), ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout?.trim() ?? node;
}

function eslintVersion(eslint: string): string {
  return (JSON.parse(readFileSync(path.join(ROOT, 'node_modules', eslint, 'package.json'), 'utf8')) as { version: string }).version;
}
