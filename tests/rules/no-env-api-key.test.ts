import path from 'node:path';
import parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import rule from '../../rules/no-env-api-key.ts';
import { commonjs, javascript, typescript } from './rule-tester.ts';

const IMPORT = "import OpenAI from 'openai';\n";
const AZURE = "import { AzureOpenAI } from 'openai';\n";
const READ = 'process.env.OPENAI_API_KEY';
const CLIENT = path.join(import.meta.dirname, 'fixtures/no-env-api-key/module/client.ts');
/** Seen from another working directory, the fixtures would be test files. */
const beside = new Linter({ cwd: path.dirname(CLIENT) });

/** `»` stands where each report must begin. */
function invalid(name: string, marked: string, messageId: 'read' | 'implicit' = 'read') {
  const parts = marked.split('»');
  const errors = parts.slice(1).map((_, index) => {
    const before = parts.slice(0, index + 1).join('').split('\n');
    return { messageId, line: before.length, column: before[before.length - 1]!.length + 1 };
  });
  return { name, code: parts.join(''), filename: 'src/file.ts', errors };
}
const implicit = (name: string, marked: string) => invalid(name, marked, 'implicit');

const variables = ['OPENAI_API_KEY', 'OPENAI_ADMIN_KEY', 'OPENAI_WEBHOOK_SECRET', 'AZURE_OPENAI_API_KEY'];
const spellings = (variable: string): string[] => [
  `use(»process.env.${variable});`, `use(»process.env['${variable}']);`, `use(»process.env?.${variable});`, `use(»process.env[\`${variable}\`]);`,
  `use(»Bun.env.${variable});`, `use(»import.meta.env.${variable});`, `use(»Deno.env.get('${variable}'));`, `const { »${variable} } = process.env;`,
];
const throughNames = [
  "import process from 'node:process';\nuse(»process.env.OPENAI_API_KEY);", "import { env } from 'node:process';\nuse(»env.OPENAI_API_KEY);",
  "import * as host from 'process';\nuse(»host.env.OPENAI_API_KEY);", 'const env = process.env;\nuse(»env.OPENAI_API_KEY);', 'const { env } = process;\nuse(»env.OPENAI_API_KEY);',
  "const name = 'OPENAI_API_KEY';\nuse(»process.env[name]);", 'const { »OPENAI_API_KEY: key } = process.env;', "const { »OPENAI_API_KEY = '' } = process.env;",
  'const { env: { »OPENAI_API_KEY } } = process;', 'let key;\n({ »OPENAI_API_KEY: key } = process.env);', 'export function create({ »OPENAI_API_KEY } = process.env) {}',
  `if (!»${READ}) throw new Error('missing');`, `const key = »${READ} ?? »process.env.AZURE_OPENAI_API_KEY;`, `const headers = { authorization: \`Bearer \${»${READ}}\` };`,
  `export const getKey = () => »${READ};`, `process.env.OTHER = »${READ};`, `const { PORT, »OPENAI_API_KEY } = process.env;`, `use(typeof »${READ});`, `use(»${READ}.trim());`,
];
const inClients = [
  `new OpenAI({ apiKey: »${READ} });`, 'new OpenAI({ apiKey: »process.env.MY_KEY });', "new OpenAI({ apiKey: »process.env.MY_KEY ?? '' });",
  'const key = »process.env.MY_KEY;\nnew OpenAI({ apiKey: key });', 'const { »MY_KEY } = process.env;\nnew OpenAI({ apiKey: MY_KEY });',
  'const options = { apiKey: »process.env.MY_KEY };\nnew OpenAI(options);', 'const options = { apiKey: »process.env.MY_KEY };\nnew OpenAI({ timeout: 1, ...options });',
  'new OpenAI({ apiKey: async () => »process.env.MY_KEY });', 'async function getKey() {\n  return »process.env.MY_KEY;\n}\nnew OpenAI({ apiKey: getKey });',
  'new OpenAI({ apiKey: getKey, webhookSecret: »process.env.HOOK });', 'new OpenAI({ apiKey: getKey, adminAPIKey: »process.env.ADMIN });',
  'new OpenAI({ apiKey: »process.env.GROQ_KEY, baseURL: process.env.GROQ_URL });', `export class Service {\n  key = »process.env.MY_KEY;\n  client = new OpenAI({ apiKey: this.key });\n}`,
  'const key = »process.env.MY_KEY;\nnew OpenAI({ apiKey: key });\nnew OpenAI({ apiKey: key });', "new OpenAI({ apiKey: »Deno.env.get('MY_KEY') });",
  'class Mine extends OpenAI {\n  constructor() {\n    super({ apiKey: »process.env.MY_KEY });\n  }\n}', 'new OpenAI({ apiKey: »process.env.A || »process.env.B });',
];
const implicitClients = [
  'new »OpenAI();', 'new »OpenAI({});', 'new »OpenAI({ timeout: 1 });', 'new »OpenAI({ apiKey: undefined });', 'new »OpenAI({ baseURL: url });', 'const options = { maxRetries: 1 };\nnew »OpenAI(options);',
  'class Mine extends OpenAI {}\nnew »Mine();', 'export const create = () => new »OpenAI();',
].map((code) => code.replace(/new »/, '»new '));

typescript.run('no-env-api-key, in TypeScript', rule, {
  valid: [],
  invalid: [
    ...variables.flatMap(spellings).map((code) => invalid(code, code)),
    ...throughNames.map((code) => invalid(code, code)),
    ...inClients.map((code) => invalid(code, IMPORT + code)),
    ...implicitClients.map((code) => implicit(code, IMPORT + code)),
    implicit('Azure', `${AZURE}»new AzureOpenAI({ endpoint, apiVersion });`),
    implicit('a class that calls super', `${IMPORT}class Mine extends OpenAI {\n  constructor() {\n    »super({ timeout: 1 });\n  }\n}`),
    invalid('an assertion', `${IMPORT}new OpenAI({ apiKey: »${READ}! });`),
    invalid('a cast', `${IMPORT}new OpenAI({ apiKey: »process.env.MY_KEY as string });`),
    { ...invalid('a file beside the allowed one', `use(»${READ});`), options: [{ allow: ['src/secrets.ts'] }] },
    { ...invalid('taken back from what is allowed', `use(»${READ});`), options: [{ allow: ['src/**', '!src/file.ts'] }] },
  ],
});

const message = (code: string, errorMessage: string, version?: string) =>
  ({ code, filename: 'src/file.js', ...(version ? { settings: { openai: { version } } } : {}), errors: [{ message: errorMessage }] }) as never;

javascript.run('no-env-api-key, in modules', rule, {
  valid: [],
  invalid: [
    ...throughNames.map((code) => invalid(code, code)),
    ...inClients.map((code) => invalid(code, IMPORT + code)),
    ...implicitClients.map((code) => implicit(code, IMPORT + code)),
    message(`use(${READ});`, 'This takes OPENAI_API_KEY from the environment instead of the secret manager. Pass `apiKey: async () => …`, a function that asks the manager (SDK 5.18 and later).'),
    message(`use(${READ});`, 'This takes OPENAI_API_KEY from the environment instead of the secret manager. Ask the manager before the client is built and pass the result as `apiKey`; since SDK 5.18, `apiKey: async () => …` can ask it.', '4.104'),
    message('use(process.env.OPENAI_WEBHOOK_SECRET);', 'This takes OPENAI_WEBHOOK_SECRET from the environment instead of the secret manager. Ask the manager for it, and hand it to the client as `webhookSecret`.'),
    message(`${AZURE}new AzureOpenAI({ endpoint });`, 'Without a key among its options, this client takes AZURE_OPENAI_API_KEY from the environment instead of the secret manager. Pass `azureADTokenProvider`, or ask the manager for the key before the client is built.'),
  ],
});

commonjs.run('no-env-api-key, in CommonJS', rule, {
  valid: ["const OpenAI = require('openai');\nnew OpenAI({ apiKey: getKey });"],
  invalid: [
    invalid('a key', `const OpenAI = require('openai');\nnew OpenAI({ apiKey: »${READ} });`),
    implicit('no key', "const { OpenAI } = require('openai');\n»new OpenAI();"),
    invalid('a configuration of v3', "const { Configuration } = require('openai');\nnew Configuration({ apiKey: »process.env.MY_KEY });"),
    invalid('the host as a module', `const { env } = require('process');\nmodule.exports = »env.OPENAI_API_KEY;`),
  ],
});

const otherVariables = ['PORT', 'NODE_ENV', 'OPENAI_BASE_URL', 'OPENAI_ORG_ID', 'OPENAI_PROJECT_ID', 'OPENAI_MODEL', 'OPENAI_LOG', 'AZURE_OPENAI_ENDPOINT', 'OPENAI_API_VERSION', 'MY_KEY'];
const noReads = [
  `${READ} = 'x';`, `delete ${READ};`, `delete process.env['OPENAI_API_KEY'];`, `({ key: ${READ} } = settings);`, `[${READ}] = values;`, `for (${READ} of keys) use();`, `process.env = { OPENAI_API_KEY: key };`,
  'Object.assign(process.env, { OPENAI_API_KEY: key });', "Deno.env.set('OPENAI_API_KEY', key);", "Deno.env.delete('OPENAI_API_KEY');", "use('OPENAI_API_KEY');", '// process.env.OPENAI_API_KEY',
  'const settings = { OPENAI_API_KEY: 1 };\nuse(settings.OPENAI_API_KEY);', 'const { OPENAI_API_KEY } = settings;', 'const { OPENAI_API_KEY } = await manager.read();', 'use(env.OPENAI_API_KEY);',
  'export function run(env) { return env.OPENAI_API_KEY; }', 'const process = { env: {} };\nuse(process.env.OPENAI_API_KEY);', 'export function run(process) { return process.env.OPENAI_API_KEY; }',
  'use(process.env[name]);', 'use(process.env);', 'use({ ...process.env });', "manager.get('OPENAI_API_KEY');", 'interface Env { OPENAI_API_KEY: string }', 'use(config.process.env.OPENAI_API_KEY);',
];
const managed = [
  'new OpenAI({ apiKey: getKey });', 'new OpenAI({ apiKey: async () => manager.read("openai") });', 'new OpenAI({ apiKey: await getKey() });', "const apiKey = await manager.get('OPENAI_API_KEY');\nnew OpenAI({ apiKey });",
  'new OpenAI(options);', 'new OpenAI({ ...options });', 'new OpenAI({ apiKey: getKey, baseURL: process.env.OPENAI_BASE_URL });', 'new OpenAI({ apiKey: getKey, organization: process.env.ORG, timeout: Number(process.env.TIMEOUT) });',
  'const project = process.env.PROJECT;\nnew OpenAI({ apiKey: getKey, ...(project && { project }) });', 'new OpenAI({ apiKey: getKey, webhookSecret: await getSecret() });', 'new OpenAI({ apiKey: () => fetchKey(process.env.VAULT_ADDR) });', 'class OpenAI2 {}\nnew OpenAI2();', 'export function create(apiKey) { return new OpenAI({ apiKey }); }',
  'class Mine extends OpenAI {\n  constructor() {\n    super({ apiKey: getKey });\n  }\n}\nnew Mine();', 'const client = OpenAI;', 'new OpenAI({ workloadIdentity });',
];
const testFiles = ['tests/client.ts', 'src/client.test.ts', 'src/__tests__/client.ts', 'src/client.spec.ts', 'e2e/client.ts'];
const allowed: [string, string][] = [
  ['src/secrets.ts', 'src/secrets.ts'], ['src/secrets.ts', 'src/*.ts'], ['src/a/b/secrets.ts', '**/secrets.ts'], ['src/a/b/secrets.ts', 'secrets.ts'], ['scripts/run.ts', 'scripts/'], ['scripts/a/run.ts', '/scripts'],
  ['src/env.server.ts', '*.server.ts'],
];

typescript.run('no-env-api-key, what is left alone', rule, {
  valid: [
    ...otherVariables.map((variable) => ({ code: `use(process.env.${variable});`, filename: 'src/file.ts' })),
    ...noReads.map((code) => ({ name: code, code, filename: 'src/file.ts' })),
    ...managed.map((code) => ({ name: code, code: IMPORT + code, filename: 'src/file.ts' })),
    ...testFiles.map((filename) => ({ name: `a test file: ${filename}`, code: `${IMPORT}new OpenAI({ apiKey: ${READ} });`, filename })),
    ...allowed.map(([filename, pattern]) => ({ name: `${filename} by ${pattern}`, code: `${IMPORT}new OpenAI();\nuse(${READ});`, filename, options: [{ allow: [pattern] }] as [{ allow: string[] }] })),
    { code: `${AZURE}new AzureOpenAI({ endpoint, apiVersion, azureADTokenProvider });`, filename: 'src/file.ts' },
    { code: "import OpenAI from './openai';\nnew OpenAI();", filename: 'src/file.ts' },
    { code: "import Anthropic from '@anthropic-ai/sdk';\nnew Anthropic({ apiKey: process.env.ANTHROPIC_API_KEY });", filename: 'src/file.ts' },
  ],
  invalid: [],
});

/** The places of the reports for a client beside the modules of the fixtures. */
function placesIn(code: string, allow: string[]): string[] {
  const openai = { rules: { 'no-env-api-key': rule } } as never;
  const config = { files: ['**/*.ts'], languageOptions: { parser }, plugins: { openai }, rules: { 'openai/no-env-api-key': ['error' as const, { allow }] as never } };
  return beside.verify(IMPORT + code, [config as Linter.Config], CLIENT).map(({ messageId, message, line, column }) => `${messageId ?? message} ${line}:${column}`);
}

describe('no-env-api-key, across modules', () => {
  it.each([
    ['a variable that only the client makes a credential', "import { teamKey } from './team-key';\nnew OpenAI({ apiKey: teamKey });", [], ['read 3:22']],
    ['a variable that is reported in its own module', "import { openaiKey } from './team-key';\nnew OpenAI({ apiKey: openaiKey });", [], []],
    ['a module that may read', "import { teamKey } from './team-key';\nnew OpenAI({ apiKey: teamKey });", ['team-key.ts'], []],
    ['a checked environment, where no read is written down', "import { env } from './schema';\nnew OpenAI({ apiKey: env.OPENAI_API_KEY });", [], ['read 3:22']],
    ['a checked environment of a module that may read', "import { env } from './schema';\nnew OpenAI({ apiKey: env.OPENAI_API_KEY });", ['schema.ts'], []],
  ])('%s', (_, code, allow, expected) => {
    expect(placesIn(code, allow)).toEqual(expected);
  });
});
