import { expect, it } from 'vitest';
import { mayWriteLate } from '../../src/analysis/environment-mentions.ts';
import { lateWritesOf } from '../../src/analysis/late-writes.ts';
import { analyze } from './analyze.ts';
import { ProjectFiles } from './project-files.ts';

const CLIENT = "import OpenAI from 'openai';\nnew OpenAI();\n";

it.each([
  ["process.env.OPENAI_API_KEY = key;", true],
  ["process.env['OPENAI_API_KEY'] ??= key;", true],
  ["process.env[name(x[0])] = key; process.env.A = key;", true],
  ["const { env } = process; env.OPENAI_API_KEY = key;", true],
  ["const e = process['env']; Object.assign(e, values); set(process.env);", true],
  ["Object.assign(process.env, { OPENAI_API_KEY: key });", true],
  ["import { env } from 'node:process'; Reflect.set(env, 'OPENAI_API_KEY', key);", true],
  ["process.loadEnvFile();", true],
  ["import 'dotenv/config';", true],
  ["require('@next/env').loadEnvConfig('.');", true],
  ["const key = process.env.OPENAI_API_KEY;", false],
  ["if (process.env.OPENAI_API_KEY === key) f();", false],
  ["const env = { ...process.env, A: 1 };", false],
  ["process.env.OPENAI_API_KEY = process.env.OPENAI_API_KEY;", false],
  ["options.env = process.env;", false],
])('%s: %s', (text, expected) => {
  expect(mayWriteLate(analyze(`${CLIENT}${text}`))).toBe(expected);
});

it('asks for a client and a write in any module in reach', () => {
  const project = new ProjectFiles({
    'package.json': '{ "type": "module" }',
    'client.js': CLIENT,
    'through.js': "export * from './client.js';",
    'env.js': 'process.env.OPENAI_API_KEY = key;',
    'values.js': 'process.env.OPENAI_API_KEY = key; export const answer = 1;',
    'load-nothing.js': 'const env = { A: 1 };',
    'agents.js': "import '@openai/agents'; const name = 'openai agents';",
  });
  const asked = (text: string): boolean => mayWriteLate(project.analyze('main.js', text));
  expect(asked("import './through.js'; import './env.js';")).toBe(true);
  expect(asked("import './through.js'; import './load-nothing.js';")).toBe(false);
  expect(asked("import './agents.js'; import './env.js';")).toBe(false);
  expect(asked("import { initialize } from './env.js'; import './through.js';")).toBe(true);
  expect(asked("import { answer } from './values.js'; import './through.js';")).toBe(false);
  expect(asked("const { through } = require('./through.js'); await import('./load-nothing.js'); process.env.A = 1;")).toBe(true);
});

it('sees what has been written to a module since', () => {
  const project = new ProjectFiles({ 'env.js': '' });
  const text = `import './env.js';\n${CLIENT}`;
  expect(mayWriteLate(project.analyze('main.js', text))).toBe(false);
  project.write('env.js', 'process.env.OPENAI_API_KEY = key;');
  expect(mayWriteLate(project.analyze('main.js', text))).toBe(true);
});

/** The lines of the late writes, each with the number of clients that have read before. */
function late(text: string): string {
  return lateWritesOf(analyze(text, 'test.mjs'), 7).map(({ site, reads }) => `${site.loc.start.line}: ${reads.length}`).join(', ');
}

it('looks at no more than so many clients and callbacks', () => {
  const times = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => line(index)).join('\n');
  const clients = (count: number): string => times(count, (index) => `export const client${index} = new OpenAI();`);
  const write = 'process.env.OPENAI_API_KEY = key();';
  expect(late(`import OpenAI from 'openai';\n${clients(3)}\n${write}`)).toBe('5: 3');
  expect(late(`import OpenAI from 'openai';\n${clients(300)}\n${write}`)).toBe('302: 30');
  const later = `setTimeout(() => { ${write} });`;
  expect(late(`import OpenAI from 'openai';\nexport const client = new OpenAI();\n${times(300, () => later)}`).split(', ')).toHaveLength(300);
});
