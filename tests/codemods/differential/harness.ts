/** Runs small programs on the real SDK of one major, migrates them, and runs them on the real SDK of another against the same local server. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { codemods } from '../../../codemods/index.ts';
import { createTransform } from '../../../codemods/transform.ts';
import { type SeenRequest, startServer } from '../../sdk/local-server.ts';
import { answerTo } from './answers.ts';

export const scenarios = ['success', '401', '429', '500', 'refused'] as const;
export type Scenario = (typeof scenarios)[number];

/** What a run of a program shows: what it printed or threw, and the requests it made. */
export interface Run {
  readonly output: readonly unknown[];
  readonly requests: readonly Request[];
}

/** A request as far as the SDKs must agree on it. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

const programs = join(import.meta.dirname, 'fixtures');
const nodeModules = join(import.meta.dirname, '../../../node_modules');

/** The programs of a folder that were written for a major. */
export function programsOf(major: number): readonly string[] {
  return readdirSync(join(programs, `v${major}`)).filter((name) => /\.[cm]js$/.test(name));
}

/** A program's text after it has gone through every codemod from one major to another. */
export async function migratedProgram(name: string, from: number, to: number): Promise<string> {
  const path = join(programs, `v${from}`, name);
  let source = readFileSync(path, 'utf8');
  for (const codemod of codemods) {
    if (codemod.from < from || codemod.to > to) continue;
    const { pipeline } = await codemod.load();
    source = createTransform(pipeline)({ path, source }) ?? source;
  }
  return source;
}

/** Runs programs on a major, each in every scenario; gives the runs by program and scenario. */
export async function runAll(major: number, sources: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, Run>> {
  const server = await startServer(({ path, method, body }) => answerTo(method, withoutPrefix(path), body, scenarioOf(path)));
  const directory = mkdtempSync(join(tmpdir(), `openai${major}-`));
  mkdirSync(join(directory, 'node_modules'));
  symlinkSync(join(nodeModules, `openai${major}`), join(directory, 'node_modules/openai'));
  symlinkSync(join(nodeModules, 'axios'), join(directory, 'node_modules/axios'));
  for (const [name, source] of sources) writeFileSync(join(directory, name), source);
  writeFileSync(join(directory, 'upload.txt'), 'uploaded');
  writeFileSync(join(directory, 'image.png'), 'not really');
  writeFileSync(join(directory, 'run.mjs'), runner);
  try {
    const outputs = await run(directory, server.origin);
    return new Map(Object.entries(outputs).map(([key, output]) => [key, { output, requests: server.requests.filter(({ path }) => path.startsWith(`/${key}/`)).filter(isFirstTry).map(comparable) }]));
  } finally {
    await server.close();
  }
}

/**
 * Runs every program in every scenario at the same time; the tries that the current SDK repeats take a while. They are loaded one after
 * the other, those with the shims of v4 first: the SDK throws when a program imports its shims after another has imported it without.
 */
const runner = `
import { readFileSync, readdirSync } from 'node:fs';
const outputs = {};
const names = readdirSync('.').filter((name) => /\\.[cm]js$/.test(name) && name !== 'run.mjs');
const hasShims = (name) => readFileSync(name, 'utf8').includes('openai/shims/');
for (const name of [...names.filter(hasShims), ...names]) await import('./' + name).catch(() => {});
const jobs = names.flatMap((name) =>
  ${JSON.stringify(scenarios)}.map(async (scenario) => {
    const key = name.replace(/\\W/g, '-') + '~' + scenario;
    const origin = scenario === 'refused' ? 'http://127.0.0.1:9' : process.argv[2];
    const output = outputs[key] = [];
    const print = (...values) => output.push(JSON.parse(JSON.stringify(values)));
    try {
      const program = await import('./' + name);
      await program.default({ basePath: origin + '/' + key + '/v1', print });
    } catch (error) {
      output.push({ threw: error.response?.status ?? error.status ?? (error instanceof TypeError || error instanceof ReferenceError || error instanceof SyntaxError ? error.stack : 'no answer') });
    }
  }));
await Promise.all(jobs);
process.stdout.write(JSON.stringify(outputs), () => process.exit(0));
`;

function run(directory: string, origin: string): Promise<Record<string, unknown[]>> {
  const env = { PATH: process.env.PATH ?? '', NODE_NO_WARNINGS: '1' };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, ['run.mjs', origin], { cwd: directory, env, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${basename(directory)}: ${stderr}`));
      else resolve(JSON.parse(stdout) as Record<string, unknown[]>);
    });
  });
}

/** The key of a program's run in a scenario. */
export function keyOf(name: string, scenario: Scenario): string {
  return `${name.replace(/\W/g, '-')}~${scenario}`;
}

function scenarioOf(path: string): Scenario {
  return /~(\w+)\//.exec(path)![1] as Scenario;
}

function withoutPrefix(path: string): string {
  return path.replace(/^\/[^/]*~\w+\/v1/, '');
}

function isFirstTry({ headers }: SeenRequest): boolean {
  return !headers['x-stainless-retry-count'] || headers['x-stainless-retry-count'] === '0';
}

/** Headers that v3 and the current SDK have in common. */
const COMPARED_HEADERS = /^(?:authorization|openai-organization|api-key|x-test.*)$/;

function comparable({ method, path, headers, body }: SeenRequest): Request {
  const [pathname, query = ''] = withoutPrefix(path).split('?');
  const kept = Object.entries(headers).filter(([name]) => COMPARED_HEADERS.test(name)).map(([name, value]): [string, string] => [name, String(value)]);
  return { method, path: decodeURIComponent(pathname!), query, body: comparableBody(headers['content-type'] ?? '', body), headers: Object.fromEntries(kept.sort()) };
}

function comparableBody(type: string, body: string): unknown {
  const boundary = /boundary=(.+)$/.exec(type)?.[1];
  if (boundary) return partsOf(body, boundary);
  if (body === '') return null;
  const json = JSON.parse(body) as Record<string, unknown>;
  // The current SDK asks for a shorter encoding of embeddings, and decodes it.
  if (json.encoding_format === 'base64') delete json.encoding_format;
  return json;
}

/** Names, file names and contents of the parts of a form, without their MIME types. */
function partsOf(body: string, boundary: string): unknown {
  return body.split(`--${boundary}`).slice(1, -1).map((part) => {
    const [head = '', ...rest] = part.trim().split('\r\n\r\n');
    return { name: /name="([^"]*)"/.exec(head)?.[1], filename: /filename="([^"]*)"/.exec(head)?.[1], content: rest.join('\r\n\r\n').trim() };
  }).sort((a, b) => String(a.name).localeCompare(String(b.name)));
}
