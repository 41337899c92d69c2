/** What `lint --format json` prints on every supported ESLint fits its schema, and nothing else goes to stdout. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Consumer, type ESLintAlias, type Run, unpackedPlugin } from '../package/consumer.ts';
import { leakedKeys, withKeys } from '../rules/sample-keys.ts';
import { PIPE_BUFFER, project, readLate, run } from './project.ts';
import { reportIn, schemaErrors } from './report-schemas.ts';

interface Edit {
  range: [number, number];
  text: string;
}

interface Message {
  ruleId: string | null;
  severity: 1 | 2;
  fatal?: true;
  message: string;
  messageId?: string;
  line: number;
  column: number;
  suggestions?: { messageId: string; desc: string; fix: Edit }[];
  suppressions?: { kind: string; justification: string }[];
}

interface Result {
  filePath: string;
  messages: Message[];
  suppressedMessages: Message[];
  errorCount: number;
  fatalErrorCount: number;
  warningCount: number;
}

const ESLINTS: readonly ESLintAlias[] = ['eslint8', 'eslint922', 'eslint9', 'eslint'];
const OLDEST = `const { Configuration, OpenAIApi } = require('openai');
module.exports = new OpenAIApi(new Configuration({ apiKey: process.env.OPENAI_API_KEY }));
`;
const OLD = "import OpenAI from 'openai';\nconst client = new OpenAI();\nawait client.files.del('file-abc');\n";
/** Comments that some versions of ESLint complain about, for reasons that are not ours. */
const COMMENTS = `/* eslint-env node */
/* eslint semi: "error", import/order: "error" */
/* eslint @acme/rule: [2, { "a": 1 }, */
/* global one:two */
/* eslint-disable-line
   no-var */
var a = 1
`;

const FILES = {
  'clean.js': 'export {};\n',
  'empty.ts': '',
  'comments.js': COMMENTS,
  'error.js': OLDEST,
  'warning.js': `/* eslint openai/no-legacy-api: "warn" */\n${OLDEST}`,
  'suppressed.js': `/* eslint-disable openai/no-legacy-api -- until we migrate */\n${OLDEST}`,
  'suggestion.js': OLD,
  'broken.ts': 'const = openai;',
  'misspelt.js': '/* eslint openai/no-such-rule: "error" */\n/* eslint openai/no-legacy-api: "loud" */\n',
};

const unpacked = unpackedPlugin();

/** Lints files with the packed plugin and the given ESLint. */
function lintWith(eslint: ESLintAlias, files: Record<string, string>, args: readonly string[] = [], env: Record<string, string> = {}): Run {
  const consumer = new Consumer(unpacked.directory, { eslint }, files);
  try {
    return consumer.node(['node_modules/eslint-plugin-openai/dist/cli.js', 'lint', '--format', 'json', ...args], env);
  } finally {
    consumer.remove();
  }
}

function resultsIn(stdout: string): Record<string, Result> {
  return Object.fromEntries(reportIn<Result[]>('lint', stdout).map((result) => [path.basename(result.filePath), result]));
}

describe.each(ESLINTS)('on %s, the report', (eslint) => {
  let outcome: Run;
  let results: Record<string, Result>;
  beforeAll(() => {
    outcome = lintWith(eslint, FILES);
    results = resultsIn(outcome.stdout);
  });

  it('has every file, and comes alone', () => {
    expect(outcome).toMatchObject({ status: 1, stderr: '' });
    expect(Object.keys(results).sort()).toEqual(Object.keys(FILES).sort());
    expect(outcome.stdout).not.toMatch(/"(?:source|output)":/);
  });

  it('says nothing about comments that are none of our business', () => {
    for (const name of ['clean.js', 'empty.ts', 'comments.js']) expect(results[name]).toMatchObject({ messages: [], suppressedMessages: [], errorCount: 0, warningCount: 0 });
  });

  it('tells errors, warnings and what is suppressed', () => {
    const ids = ['removedExport', 'removedExport'];
    expect(results['error.js']).toMatchObject({ errorCount: 2, warningCount: 0, messages: ids.map((messageId) => ({ ruleId: 'openai/no-legacy-api', severity: 2, messageId, line: 1 })) });
    expect(results['warning.js']).toMatchObject({ errorCount: 0, warningCount: 2, messages: ids.map((messageId) => ({ severity: 1, messageId, line: 2 })) });
    const suppressions = [{ kind: 'directive', justification: 'until we migrate' }];
    expect(results['suppressed.js']).toMatchObject({ errorCount: 0, messages: [], suppressedMessages: ids.map((messageId) => ({ messageId, suppressions })) });
  });

  it('tells syntax errors and mistakes in comments about our rules', () => {
    expect(results['broken.ts']).toMatchObject({ errorCount: 1, fatalErrorCount: 1, messages: [{ ruleId: null, fatal: true, severity: 2, message: expect.stringMatching(/^Parsing error: /) as string }] });
    expect(results['misspelt.js']!.messages.map(({ ruleId, messageId }) => [ruleId, messageId])).toEqual([['openai/no-such-rule', undefined], ['openai/no-legacy-api', undefined]]);
  });

  it('has suggestions whose edits can be applied', () => {
    const [{ suggestions: [suggestion] = [] }] = results['suggestion.js']!.messages as [Message];
    const { range: [start, end], text } = suggestion!.fix;
    expect(OLD.slice(0, start) + text + OLD.slice(end)).toBe(OLD.replace('.del(', '.delete('));
  });

  it('has no other form with --fix', () => {
    const { status, stdout } = lintWith(eslint, FILES, ['--fix', '--config', 'all']);
    expect(status).toBe(1);
    expect(Object.keys(resultsIn(stdout))).toHaveLength(Object.keys(FILES).length);
  });

  it('holds no key, in messages or in edits', () => {
    const { stdout, stderr } = lintWith(eslint, KEYS, ['--config', 'all']);
    const messages = Object.values(resultsIn(stdout)).flatMap((result) => [...result.messages, ...result.suppressedMessages]);
    expect(new Set(messages.map(({ ruleId }) => ruleId))).toEqual(new Set([null, ...RULES_ON_KEYS.map((name) => `openai/${name}`)]));
    expect(messages.flatMap(({ suggestions = [] }) => suggestions).length).toBeGreaterThan(10);
    expect(leakedKeys(stdout + stderr)).toEqual([]);
  });
});

const RULES_ON_KEYS = ['no-env-api-key', 'no-hardcoded-api-key', 'no-late-api-key', 'no-legacy-api', 'no-logged-api-key', 'no-public-api-key', 'no-retry-on-auth-error', 'no-unchecked-api-key', 'prefer-error-class', 'require-retry-backoff'];

const KEYS: Record<string, string> = Object.fromEntries(Object.entries({
  'late.js': `import OpenAI from 'openai';
export const client = new OpenAI();
process.env.OPENAI_API_KEY = '§user§';
`,
  'late-object.js': `import OpenAI from 'openai';
export const client = new OpenAI();
Object.assign(process.env, { OPENAI_API_KEY: '§raw§' });
`,
  'oldest.js': `const { Configuration, OpenAIApi } = require('openai');
const openai = new OpenAIApi(new Configuration({ apiKey: '§project§', baseOptions: { headers: { 'api-key': '§raw§' } } }));
exports.ask = async () => (await openai.createChatCompletion({ user: '§other§' }, { headers: { Authorization: 'Bearer §raw§' } })).data.choices;
`,
  'old.js': `import OpenAI from 'openai';
OpenAI.apiKey = '§user§';
const client = new OpenAI({ apiKey: '§service§', httpAgent: agentFor('§raw§'), basePath: '§other§', webhookSecret: '§webhook§' });
client.beta.threads.runs.retrieve('t', 'r', { headers: { Authorization: 'Bearer §raw§' } });
client.files.del('§other§'); // eslint-disable-line openai/no-legacy-api
`,
  'split.js': `import OpenAI from 'openai';
new OpenAI('§user§');
new OpenAI({ apiKey: '§head§' + '§tail§' });
new OpenAI({ apiKey: process.env.OPENAI_API_KEY || '§admin§' });
new OpenAI({ apiKey: process.env.OPENAI_API_KEY ?? '' });
`,
  'logged.js': `import OpenAI from 'openai';
const client = new OpenAI({ apiKey: '§user§' });
console.log('§user§', client.apiKey, '§raw§');
`,
  'public.js': `'use client';
import OpenAI from 'openai';
new OpenAI({ apiKey: '§none§', dangerouslyAllowBrowser: true });
`,
  'retry.js': `import OpenAI from 'openai';
const client = new OpenAI({ apiKey: '§user§' });
export async function ask() {
  for (;;) {
    try {
      return await client.models.list({ headers: { 'api-key': '§raw§' } });
    } catch (error) {
      if (error.message.includes('Incorrect API key provided: §user§')) report('§user§');
    }
  }
}
`,
  'broken.js': "const a = '§user§' '§raw§';\n",
  'unterminated.ts': 'const a = `§user§',
}).map(([name, code]) => [name, withKeys(code)]));

describe('stdout', () => {
  it('stays JSON where Node and ESLint have warnings', () => {
    const noise = "process.emitWarning('old', 'DeprecationWarning'); console.warn('noise'); new Buffer(1);";
    const files = { 'noise.cjs': noise, '.eslintignore': 'other.js', 'error.js': OLDEST };
    for (const eslint of ESLINTS) {
      const { stdout, stderr } = lintWith(eslint, files, ['error.js'], { NODE_OPTIONS: '--require ./noise.cjs', DEBUG: 'eslint:*', TIMING: '' });
      expect(Object.keys(resultsIn(stdout))).toEqual(['error.js']);
      expect(stderr).toContain('noise');
    }
  });

  it('is complete when it is larger than the buffer of a pipe, and read late', () => {
    const names = Array.from({ length: 300 }, (_, index) => `file-${String(index).padStart(3, '0')}.js`);
    const stdout = readLate(project(Object.fromEntries(names.map((name) => [name, OLDEST]))), 'lint', '--format', 'json');
    expect(stdout.length).toBeGreaterThan(2 * PIPE_BUFFER);
    expect(Object.keys(resultsIn(stdout))).toEqual(names);
  });

  it.each([
    ['no files', ['docs']],
    ['a path that does not exist', ['lib']],
    ['an unknown option', ['--frobnicate']],
    ['an unknown config', ['--config', 'loose']],
    ['a limit that is no number', ['--max-warnings', 'few']],
    ['a formatter that does not exist', ['--format', 'no-such-format']],
  ])('is empty, and stderr a sentence: %s', (_, args) => {
    const { status, stdout, stderr } = run(project({ 'docs/index.md': '', 'index.js': OLDEST }), 'lint', '--format', 'json', ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^\S.*\.\n$/);
  });

  it('is a report where there are too many warnings', () => {
    const directory = project({ 'index.js': FILES['warning.js'] });
    const { status, stdout, stderr } = run(directory, 'lint', '--format', 'json', '--max-warnings', '1');
    expect({ status, stderr }).toEqual({ status: 1, stderr: 'Found 2 warnings (maximum: 1).\n' });
    expect(resultsIn(stdout)['index.js']).toMatchObject({ warningCount: 2 });
  });
});

describe('the exit code', () => {
  it.each<[number, string, Record<string, string>, string[]]>([
    [0, 'nothing is found', { 'index.js': 'export {};\n' }, []],
    [0, 'there are warnings', { 'index.js': FILES['warning.js'] }, []],
    [0, 'there are as many warnings as allowed', { 'index.js': FILES['warning.js'] }, ['--max-warnings', '2']],
    [0, 'everything is suppressed', { 'index.js': FILES['suppressed.js'] }, []],
    [1, 'there are errors', { 'index.js': OLDEST }, []],
    [1, 'a file has a syntax error', { 'index.js': FILES['broken.ts'] }, []],
    [1, 'there are more warnings than allowed', { 'index.js': FILES['warning.js'] }, ['--max-warnings', '0']],
    [2, 'there are no files', { 'index.md': '' }, []],
    [2, 'a path does not exist', { 'index.js': OLDEST }, ['index.js', 'lib']],
    [2, 'an option is unknown', { 'index.js': OLDEST }, ['--json']],
  ])('is %i where %s', (code, _, files, args) => {
    expect(run(project(files), 'lint', ...args).status).toBe(code);
  });

  it('is 2 where a formatter breaks', () => {
    const directory = project({ 'index.js': OLDEST, 'format.cjs': "module.exports = () => { throw new Error('broken'); };" });
    expect(run(directory, 'lint', 'index.js', '--format', './format.cjs')).toMatchObject({ status: 2, stdout: '' });
  });
});

describe('the schemas', () => {
  it('are part of the package, and can be imported', () => {
    const consumer = new Consumer(unpacked.directory, {}, {});
    for (const kind of ['lint', 'migrate'] as const) {
      const id = `eslint-plugin-openai/schemas/${kind}-report.v1.schema.json`;
      const { stdout } = consumer.node(['-p', `JSON.stringify(require('${id}'))`]);
      expect(JSON.parse(stdout)).toEqual(JSON.parse(readFileSync(path.join(unpacked.directory, 'schemas', `${kind}-report.v1.schema.json`), 'utf8')));
      expect(JSON.parse(stdout)).toHaveProperty('$id', `https://unpkg.com/${id}`);
    }
    consumer.remove();
  });

  it('of lint refuses what ESLint itself adds, and what no version has', () => {
    const [valid] = reportIn<Result[]>('lint', run(project({ 'index.js': OLD }), 'lint', '--format', 'json').stdout) as [Result];
    const [message] = valid.messages as [Message];
    expect(schemaErrors('lint', [valid])).toEqual([]);
    const changes: object[] = [{ source: OLD }, { output: OLD }, { messages: [{ ...message, ruleId: 'no-var' }] }, { messages: [{ ...message, severity: 3 }] }, { messages: [{ ...message, note: '' }] }, { suppressedMessages: [message] }];
    for (const change of changes) expect(schemaErrors('lint', [{ ...valid, ...change }])).not.toEqual([]);
    expect(schemaErrors('lint', [])).not.toEqual([]);
  });
});
