import { readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { ESLint } from 'eslint';
import { parse } from 'yaml';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { temporaryDirectory, unpackTo } from '../package/consumer.ts';
import { blockWith, Monorepo, PACKAGES } from './monorepo-project.ts';

const TURBO = ['turbo', '@turbo/linux-64'];
const ALL = PACKAGES.map((name) => path.basename(name)).sort();
/** What the packages use that have something to migrate, and those. */
const CLIENTS_AND_DEPENDENTS = ['ai-client', 'embeddings', 'newsletter', 'search-api', 'support-bot', 'vector-search'];
const WITH_FINDINGS = ['admin', 'ai-client', 'embeddings', 'newsletter', 'search-api', 'vector-search'];
const LATER_CLIENT = 'export const openai: any = { createModeration: async () => ({ data: { results: [] } }) };\n';

let packed: string;
let unpacked: string;
let monorepo: Monorepo;

beforeAll(() => {
  packed = temporaryDirectory();
  unpacked = unpackTo(packed);
});

afterAll(() => rmSync(packed, { recursive: true, force: true }));
afterEach(() => monorepo.remove());

interface TurboRun {
  status: number | null;
  /** Packages whose task was executed. */
  ran: string[];
  /** Packages whose task was taken from the cache. */
  cached: string[];
  failed: string[];
}

interface Summary {
  tasks: { task: string; package: string; command: string; cache: { status: 'HIT' | 'MISS' }; execution?: { exitCode: number } }[];
}

function turbo(task: string, ...args: string[]): TurboRun {
  monorepo.removeFile('.turbo/runs');
  const { status } = monorepo.run(['npx turbo run', task, '--summarize', ...args].join(' '));
  const runs = path.join(monorepo.directory, '.turbo/runs');
  const [file] = readdirSync(runs);
  const { tasks } = JSON.parse(readFileSync(path.join(runs, file!), 'utf8')) as Summary;
  const names = (chosen: Summary['tasks']) => chosen.filter((each) => each.task === task).map((each) => each.package.replace('@acme/', '')).sort();
  return {
    status,
    ran: names(tasks.filter(({ cache }) => cache.status === 'MISS')),
    cached: names(tasks.filter(({ cache }) => cache.status === 'HIT')),
    failed: names(tasks.filter(({ execution }) => execution && execution.exitCode !== 0)),
  };
}

function without(names: readonly string[]): string[] {
  return ALL.filter((name) => !names.includes(name));
}

/** Every finding, as `file:line:column rule`. */
function findings(results: readonly ESLint.LintResult[]): string[] {
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ line, column, ruleId, message }) => `${path.relative(monorepo.directory, filePath)}:${line}:${column} ${ruleId ?? message}`)).sort();
}

function findingsOfWholeRun(): string[] {
  return findings(JSON.parse(monorepo.run('npx eslint . --format json').stdout) as ESLint.LintResult[]);
}

describe('the example', () => {
  it('is what the page shows', () => {
    monorepo = new Monorepo(unpacked, TURBO);
    expect(monorepo.read('turbo.json')).toBe(blockWith('"dependsOn": ["^transit"]'));
    const scripts = JSON.parse(blockWith('"migrate": "eslint-plugin-openai')) as unknown;
    for (const name of PACKAGES) expect(JSON.parse(monorepo.read(`${name}/package.json`)), name).toMatchObject({ scripts });
  });
});

describe('turbo run migrate', () => {
  it('runs once for every package, and again for those that have changed and what imports them', () => {
    monorepo = new Monorepo(unpacked, TURBO);
    expect(turbo('migrate')).toEqual({ status: 0, ran: ALL, cached: [], failed: [] });
    expect(monorepo.changedFiles()).toEqual([]);
    expect(turbo('migrate')).toEqual({ status: 0, ran: [], cached: ALL, failed: [] });

    monorepo.mustRun(blockWith('git apply'));
    expect(turbo('migrate')).toEqual({ status: 0, ran: CLIENTS_AND_DEPENDENTS, cached: without(CLIENTS_AND_DEPENDENTS), failed: [] });
    const changed = PACKAGES.flatMap((name) => (JSON.parse(monorepo.read(`${name}/migration.json`)) as { changed: string[] }).changed);
    expect(changed).toEqual([]);
    expect(turbo('migrate')).toEqual({ status: 0, ran: [], cached: ALL, failed: [] });
  });

  it('gives every file the bytes that one run over all packages gives it', () => {
    monorepo = new Monorepo(unpacked, TURBO);
    monorepo.mustRun(blockWith('git apply'));
    const parts = monorepo.mustRun('git diff');
    expect(monorepo.changedFiles()).toHaveLength(7);
    monorepo.mustRun('git checkout --quiet . && npx eslint-plugin-openai migrate .');
    expect(monorepo.mustRun('git diff')).toBe(parts);
  });

  it('does not know what a package is handed by another, as the page says', () => {
    monorepo = new Monorepo(unpacked, TURBO);
    monorepo.write('packages/embeddings/src/handed.js', 'export const moderate = (client, input) => client.createModeration({ input });\n');
    monorepo.write('apps/newsletter/src/check.js', "import { openai } from '@acme/ai-client';\nimport { moderate } from '../../../packages/embeddings/src/handed.js';\n\nmoderate(openai, 'text');\n");
    monorepo.commit();
    monorepo.mustRun(blockWith('git apply'));
    expect(monorepo.read('packages/embeddings/src/handed.js')).toContain('client.createModeration(');
    monorepo.mustRun('git checkout --quiet . && npx eslint-plugin-openai migrate .');
    expect(monorepo.read('packages/embeddings/src/handed.js')).toContain('client.moderations.create(');
  });
});

describe('turbo run lint', () => {
  it('reports of every package what one run over all reports', () => {
    monorepo = new Monorepo(unpacked, TURBO);
    const run = turbo('lint', '--continue', '--', '--format json --output-file .turbo/lint.json');
    expect(run).toEqual({ status: 1, ran: ALL, cached: [], failed: WITH_FINDINGS });
    const parts = PACKAGES.flatMap((name) => findings(JSON.parse(monorepo.read(`${name}/.turbo/lint.json`)) as ESLint.LintResult[]));
    expect(parts).toHaveLength(20);
    expect(parts.sort()).toEqual(findingsOfWholeRun());
  });

  it('runs again where a package, or one that it imports, has changed', () => {
    monorepo = new Monorepo(unpacked, TURBO);
    monorepo.mustRun(blockWith('--suppress-all'));
    expect(turbo('lint')).toEqual({ status: 0, ran: ALL, cached: [], failed: [] });
    expect(turbo('lint')).toEqual({ status: 0, ran: [], cached: ALL, failed: [] });

    monorepo.write('apps/website/src/page.tsx', `${monorepo.read('apps/website/src/page.tsx')}\nexport const title = 'Acme';\n`);
    expect(turbo('lint')).toEqual({ status: 0, ran: ['website'], cached: without(['website']), failed: [] });

    monorepo.write('packages/ai-client/src/client.ts', LATER_CLIENT);
    const dependents = ['ai-client', 'embeddings', 'newsletter', 'support-bot'];
    // Their findings were about the client that is no longer there, so that ESLint asks to drop the suppressions.
    expect(turbo('lint', '--continue')).toEqual({ status: 2, ran: dependents, cached: without(dependents), failed: ['ai-client', 'embeddings', 'newsletter'] });
  });
});

describe('the matrix of CI jobs', () => {
  interface Workflow {
    jobs: { lint: { strategy: { matrix: { shard: number[] } }; steps: { run?: string }[] } };
  }

  it('reports together what one run over all reports', () => {
    monorepo = new Monorepo(unpacked, []);
    const workflow = blockWith('strategy:');
    monorepo.write('.github/workflows/lint.yml', workflow);
    monorepo.mustRun(`${path.join(import.meta.dirname, 'node_modules/.bin/action-validator')} .github/workflows/lint.yml`);
    const { strategy, steps } = (parse(workflow) as Workflow).jobs.lint;
    const total = strategy.matrix.shard.length;
    const script = steps.map(({ run }) => run).find((run) => run?.includes('npx eslint'))!;
    const jobs = strategy.matrix.shard.map((_, index) => {
      const command = script.replace('${{ strategy.job-total }}', String(total)).replace('${{ strategy.job-index }}', String(index));
      return monorepo.run(`${command} --format json`);
    });
    const results = jobs.map(({ stdout }) => JSON.parse(stdout) as ESLint.LintResult[]);
    expect(results.map((each) => each.length).filter((count) => count < 5)).toEqual([]);
    expect(jobs.map(({ status }) => status !== 0)).toEqual(results.map((each) => findings(each).length > 0));
    expect(findings(results.flat())).toEqual(findingsOfWholeRun());
  });
});
