import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import rule from '../../rules/no-unchecked-api-key.ts';
import { commonjs, javascript, typescript } from './rule-tester.ts';

const IMPORT = "import OpenAI from 'openai';\n";
const READ = 'process.env.OPENAI_API_KEY';

interface Expected {
  readonly messageId?: 'unchecked' | 'noKey' | 'misspelt';
  readonly suggestion?: 'dropOption' | 'insertCheck' | 'rename';
  /** the code after the suggestion */
  readonly output?: string;
}

/** `»` stands where the report must begin. */
function invalid(name: string, marked: string, { messageId = 'unchecked', suggestion, output }: Expected = {}) {
  const before = marked.slice(0, marked.indexOf('»')).split('\n');
  const place = { line: before.length, column: before[before.length - 1]!.length + 1 };
  return { name, code: marked.replace('»', ''), filename: 'file.ts', errors: [{ messageId, ...place, suggestions: suggestion ? [{ messageId: suggestion, output: output! }] : [] }] };
}

/** The key in place, as the only option: the suggestion drops the options. */
const inPlace = (key: string) => invalid(key, `${IMPORT}const client = new OpenAI({ apiKey: »${key} });`, { suggestion: 'dropOption', output: `${IMPORT}const client = new OpenAI();` });

const fallbacks = [
  `${READ} ?? ''`, `${READ} || ''`, `${READ} || ""`, `${READ} || \`\``, `${READ} ?? null`, `${READ} || 'missing'`, `${READ} ?? 'sk-placeholder'`,
  `${READ} ? ${READ} : ''`, `\`\${${READ}}\``, `String(${READ})`, `${READ} + ''`, `'' + ${READ}`, `${READ}?.trim() ?? ''`,
  "process.env['OPENAI_API_KEY'] ?? ''", "Bun.env.OPENAI_API_KEY ?? ''", "import.meta.env.OPENAI_API_KEY ?? ''", "Deno.env.get('OPENAI_API_KEY') ?? ''",
];
const assertions = [`${READ}!`, `${READ} as string`, `<string>${READ}`, `(${READ} as string)`, `${READ}!.trim()`, `${READ} as unknown as string`, `${READ} as any`];

const through: [string, string][] = [
  ['a constant', `const key = »${READ} ?? '';\nconst client = new OpenAI({ apiKey: key });`],
  ['two constants', `const raw = »${READ} || '';\nconst apiKey = raw;\nexport const client = new OpenAI({ apiKey });`],
  ['an object of options', `const options = { apiKey: »${READ} ?? '' };\nconst client = new OpenAI(options);`],
  ['a configuration', `const config = { openai: true, apiKey: »${READ} ?? '' };\nconst client = new OpenAI({ apiKey: config.apiKey });`],
  ['a default of destructuring', `const { »OPENAI_API_KEY = '' } = process.env;\nconst client = new OpenAI({ apiKey: OPENAI_API_KEY });`],
  ['a default with another name', `const { OPENAI_API_KEY: »key = '' } = process.env;\nconst client = new OpenAI({ apiKey: key });`],
  ['a default of a parameter', `export function create(apiKey = »${READ} || '') {\n  return new OpenAI({ apiKey });\n}`],
  ['a field', `export class Service {\n  apiKey = »${READ} ?? '';\n  client = new OpenAI({ apiKey: this.apiKey });\n}`],
  ['a field that the constructor writes', `export class Service {\n  constructor() {\n    this.apiKey = »${READ} ?? '';\n    this.client = new OpenAI({ apiKey: this.apiKey });\n  }\n}`],
  ['process.env in a variable', `const env = process.env;\nconst client = new OpenAI({ timeout: 5, ...{}, retries: 1 });\nexport const other = () => { const key = »env.OPENAI_API_KEY ?? ''; return new OpenAI({ apiKey: key }); };`.replace(', ...{}, retries: 1', '')],
];

const INSERT = "if (!process.env.MY_KEY) throw new Error('MY_KEY is not set.');";

typescript.run('no-unchecked-api-key, fallbacks and assertions', rule, {
  valid: [],
  invalid: [
    ...fallbacks.map(inPlace),
    ...assertions.filter((key) => !/^\(|\.trim|unknown/.test(key)).map(inPlace),
    ...through.map(([name, code]) => invalid(name, IMPORT + code)),
    invalid('the first of several options', `${IMPORT}const client = new OpenAI({ apiKey: »${READ}!, timeout: 10 });`, { suggestion: 'dropOption', output: `${IMPORT}const client = new OpenAI({ timeout: 10 });` }),
    invalid('the last of several options', `${IMPORT}const client = new OpenAI({ timeout: 10, apiKey: »${READ}! });`, { suggestion: 'dropOption', output: `${IMPORT}const client = new OpenAI({ timeout: 10 });` }),
    invalid('a variable of its own', `${IMPORT}const client = new OpenAI({ apiKey: »process.env.MY_KEY! });`, { suggestion: 'insertCheck', output: `${IMPORT}${INSERT}\nconst client = new OpenAI({ apiKey: process.env.MY_KEY! });` }),
    invalid('a variable of its own, exported', `${IMPORT}export const client = new OpenAI({ apiKey: »process.env.MY_KEY as string });`, { suggestion: 'insertCheck', output: `${IMPORT}${INSERT}\nexport const client = new OpenAI({ apiKey: process.env.MY_KEY as string });` }),
    invalid('a variable of its own, returned', `${IMPORT}export function create() {\n  return new OpenAI({ apiKey: »process.env.MY_KEY || '' });\n}`, { suggestion: 'insertCheck', output: `${IMPORT}export function create() {\n  ${INSERT}\n  return new OpenAI({ apiKey: process.env.MY_KEY || '' });\n}` }),
    invalid('another variable first', `${IMPORT}const client = new OpenAI({ apiKey: »process.env.MY_KEY || ${READ} || '' });`, { suggestion: 'dropOption', output: `${IMPORT}const client = new OpenAI();` }),
    invalid('an assertion in a fallback', `${IMPORT}const client = new OpenAI({ apiKey: process.env.MY_KEY || »${READ}! });`),
    invalid('a method of a fallback', `${IMPORT}const client = new OpenAI({ apiKey: (»${READ} || '').trim() });`),
    invalid('a method of an assertion', `${IMPORT}const client = new OpenAI({ apiKey: »${READ}!.trim() });`),
    invalid('a class that extends the client', `${IMPORT}class Mine extends OpenAI {\n  constructor() {\n    super({ apiKey: »${READ} ?? '' });\n  }\n}`, { suggestion: 'dropOption', output: `${IMPORT}class Mine extends OpenAI {\n  constructor() {\n    super();\n  }\n}` }),
    invalid('Azure', "import { AzureOpenAI } from 'openai';\nconst client = new AzureOpenAI({ endpoint, apiVersion, apiKey: »process.env.AZURE_OPENAI_API_KEY! });", { suggestion: 'dropOption', output: "import { AzureOpenAI } from 'openai';\nconst client = new AzureOpenAI({ endpoint, apiVersion });" }),
    invalid('the address of OpenAI', `${IMPORT}const client = new OpenAI({ baseURL: 'https://api.openai.com/v1', apiKey: »${READ}! });`, { suggestion: 'dropOption', output: `${IMPORT}const client = new OpenAI({ baseURL: 'https://api.openai.com/v1' });` }),
    invalid('a check that comes too late', `${IMPORT}export const client = new OpenAI({ timeout: 1, apiKey: »${READ}! });\nif (!${READ}) throw new Error('missing');`, { suggestion: 'dropOption', output: `${IMPORT}export const client = new OpenAI({ timeout: 1 });\nif (!${READ}) throw new Error('missing');` }),
    invalid('a check in a function that runs later', `${IMPORT}export const client = new OpenAI({ timeout: 1, apiKey: »${READ}! });\nfunction main() {\n  if (!${READ}) process.exit(1);\n}\nmain();`, { suggestion: 'dropOption', output: `${IMPORT}export const client = new OpenAI({ timeout: 1 });\nfunction main() {\n  if (!${READ}) process.exit(1);\n}\nmain();` }),
    invalid('a check that only warns', `${IMPORT}if (!${READ}) console.warn('missing');\nconst client = new OpenAI({ timeout: 1, apiKey: »${READ}! });`, { suggestion: 'dropOption', output: `${IMPORT}if (!${READ}) console.warn('missing');\nconst client = new OpenAI({ timeout: 1 });` }),
    invalid('a check of another variable', `${IMPORT}if (!process.env.PORT) throw new Error('missing');\nconst client = new OpenAI({ timeout: 1, apiKey: »${READ}! });`, { suggestion: 'dropOption', output: `${IMPORT}if (!process.env.PORT) throw new Error('missing');\nconst client = new OpenAI({ timeout: 1 });` }),
    invalid('dotenv checks nothing', `import 'dotenv/config';\n${IMPORT}const client = new OpenAI({ timeout: 1, apiKey: »${READ}! });`, { suggestion: 'dropOption', output: `import 'dotenv/config';\n${IMPORT}const client = new OpenAI({ timeout: 1 });` }),
    { ...invalid('an empty key in v4', `${IMPORT}const client = new OpenAI({ apiKey: »'' });`, { messageId: 'noKey' }), settings: { openai: { version: '4.104' } } },
    { ...invalid('null in v5', `${IMPORT}const client = new OpenAI({ apiKey: »null as any });`.replace(' as any', ''), { messageId: 'noKey' }), settings: { openai: { version: 5 } } },
    { ...invalid('an empty key in v6', `${IMPORT}const client = new OpenAI({ apiKey: »'' });`, { messageId: 'noKey' }), settings: { openai: { version: '6.35' } } },
    { ...invalid('an empty constant in v4', `${IMPORT}const NO_KEY = »'';\nconst client = new OpenAI({ apiKey: NO_KEY });`, { messageId: 'noKey' }), settings: { openai: { version: 4 } } },
  ],
});

const misspelt = (name: string, before: string, after = 'const client = new OpenAI();') =>
  invalid(name, `${IMPORT}${before}\n${after}`, { messageId: 'misspelt', suggestion: 'rename', output: `${IMPORT}${before.replace('»', '').replace(name, 'OPENAI_API_KEY')}\n${after}` });

javascript.run('no-unchecked-api-key, names', rule, {
  valid: [
    { name: 'given to the client', code: `${IMPORT}const client = new OpenAI({ apiKey: process.env.OPENAI_KEY });` },
    { name: 'copied', code: `${IMPORT}${READ} = process.env.OPENAI_KEY;\nconst client = new OpenAI();` },
    { name: 'beside the right one', code: `${IMPORT}if (!${READ} && !process.env.OPENAI_KEY) throw new Error('missing');\nconst client = new OpenAI();` },
    { name: 'no client', code: "if (!process.env.OPENAI_KEY) throw new Error('missing');" },
    { name: 'used elsewhere', code: `${IMPORT}const client = new OpenAI();\nconnect(process.env.OPENAI_KEY);` },
    { name: 'another variable', code: `${IMPORT}if (!process.env.OPENAI_ORG_ID) throw new Error('missing');\nconst client = new OpenAI();` },
    { name: 'a client with a key', code: `${IMPORT}if (!process.env.OPENAI_KEY) throw new Error('missing');\nexport const create = (apiKey) => new OpenAI({ apiKey });` },
    { name: 'no environment', code: `${IMPORT}const settings = {};\nif (!settings.OPENAI_KEY) throw new Error('missing');\nconst client = new OpenAI();` },
  ],
  invalid: [
    misspelt('OPENAI_KEY', "if (!»process.env.OPENAI_KEY) throw new Error('missing');"),
    misspelt('OPEN_AI_KEY', "if (!»process.env.OPEN_AI_KEY) throw new Error('missing');"),
    misspelt('OPENAI_APIKEY', "if (»process.env.OPENAI_APIKEY === undefined) throw new Error('missing');"),
    misspelt('OPEN_AI_API_KEY', '»process.env.OPEN_AI_API_KEY = await load();'),
    misspelt('OPENAI_TOKEN', 'assert(»process.env.OPENAI_TOKEN);'),
    misspelt('OPENAI_API_TOKEN', 'if (!»process.env.OPENAI_API_TOKEN || !process.env.PORT) process.exit(1);'),
    misspelt('OPENIA_API_KEY', "if (!»process.env.OPENIA_API_KEY) throw new Error('missing');"),
    misspelt('OPENAI_SECRET_KEY', "if (!»process.env.OPENAI_SECRET_KEY) throw new Error('missing');", 'const client = new OpenAI({ timeout: 5 });'),
  ],
});

const client = `const client = new OpenAI({ timeout: 1, apiKey: ${READ}! });`;
const guards: [string, string][] = [
  ['a throw', `if (!${READ}) throw new Error('missing');`],
  ['a throw in a block', `if (!${READ}) {\n  throw new Error('missing');\n}`],
  ['an exit', `if (!${READ}) { console.error('missing'); process.exit(1); }`],
  ['undefined', `if (${READ} === undefined) throw new Error('missing');`],
  ['typeof', `if (typeof ${READ} !== 'string') throw new Error('missing');`],
  ['one of several', `if (!process.env.PORT || !${READ}) throw new Error('missing');`],
  ['else', `if (${READ}) { start(); } else { throw new Error('missing'); }`],
  ['a constant', `const apiKey = ${READ};\nif (!apiKey) throw new Error('missing');`],
  ['assert', `import assert from 'node:assert';\nassert(${READ}, 'missing');`],
  ['assert.ok', `import assert from 'node:assert';\nassert.ok(${READ});`],
  ['invariant', `import invariant from 'tiny-invariant';\ninvariant(${READ}, 'missing');`],
  ['a function for it', `function requireEnv(name: string) { if (!process.env[name]) throw new Error(name); }\nrequireEnv('OPENAI_API_KEY');`],
  ['a function that ends the program', `function fail(): never { process.exit(1); }\nif (!${READ}) fail();`],
  ['a function that is called', `function check() { if (!${READ}) throw new Error('missing'); }\ncheck();`],
  ['zod', `import { z } from 'zod';\nz.object({ OPENAI_API_KEY: z.string().min(1) }).parse(process.env);`],
  ['envalid', `import { cleanEnv, str } from 'envalid';\ncleanEnv(process.env, { OPENAI_API_KEY: str() });`],
  ['t3-env', "import { createEnv } from '@t3-oss/env-core';\nexport const env = createEnv({ server, runtimeEnv: process.env });"],
  ['dotenv-safe', "import 'dotenv-safe/config';"],
  ['an expression that throws', `${READ} ?? fail();\nfunction fail(): never { throw new Error('missing'); }`],
  ['a list of names', "for (const name of ['PORT', 'OPENAI_API_KEY']) {\n  if (!process.env[name]) throw new Error(name);\n}"],
  ['a list of missing names', "const missing = ['OPENAI_API_KEY'].filter((name) => !process.env[name]);\nif (missing.length > 0) process.exit(1);"],
  ['a constant that says whether it is set', `const hasKey = Boolean(${READ});\nif (!hasKey) throw new Error('missing');`],
  ['the fallback itself is checked', `const key = ${READ} ?? '';\nif (key === '') process.exit(1);`],
  ['a default that is written back', `${READ} ??= await load();`],
];

typescript.run('no-unchecked-api-key, checks', rule, {
  valid: [
    ...guards.map(([name, guard]) => ({ name, code: `${IMPORT}${guard}\n${client}` })),
    ...guards.slice(0, 6).map(([name, guard]) => ({ name: `${name} in a function`, code: `${IMPORT}export function create() {\n  ${guard}\n  ${client}\n  return client;\n}` })),
    { name: 'return', code: `${IMPORT}export function create() {\n  if (!${READ}) return undefined;\n  ${client}\n  return client;\n}` },
    { name: 'a response', code: `${IMPORT}export function handler(req, res) {\n  if (!${READ}) { res.status(500).end(); return; }\n  ${client}\n}` },
    { name: 'a condition', code: `${IMPORT}const client = ${READ} ? new OpenAI({ apiKey: ${READ}! }) : undefined;` },
    { name: 'a condition by &&', code: `${IMPORT}const client = ${READ} && new OpenAI({ apiKey: ${READ} as string });` },
    { name: 'a block under a condition', code: `${IMPORT}if (${READ}) {\n  ${client}\n}` },
    { name: 'the module checks before its functions run', code: `${IMPORT}export const create = () => new OpenAI({ apiKey: ${READ}! });\nif (!${READ}) throw new Error('missing');` },
    { name: 'some function checks, and the order cannot be seen', code: `${IMPORT}export function check() { if (!${READ}) throw new Error('missing'); }\nexport const create = () => new OpenAI({ apiKey: ${READ}! });` },
    { name: 'the value is tested in a constant', code: `${IMPORT}const key = ${READ};\nif (!key) throw new Error('missing');\nconst client = new OpenAI({ apiKey: key as string });` },
  ],
  invalid: [],
});

typescript.run('no-unchecked-api-key, what hides nothing', rule, {
  valid: [
    { name: 'no options', code: `${IMPORT}const client = new OpenAI();` },
    { name: 'no key', code: `${IMPORT}const client = new OpenAI({ timeout: 10 });` },
    { name: 'the variable itself', code: `${IMPORT}const client = new OpenAI({ apiKey: ${READ} });` },
    { name: 'undefined', code: `${IMPORT}const client = new OpenAI({ apiKey: ${READ} ?? undefined });` },
    { name: 'another variable', code: `${IMPORT}const client = new OpenAI({ apiKey: process.env.MY_KEY || ${READ} });` },
    { name: 'a throw', code: `${IMPORT}const client = new OpenAI({ apiKey: ${READ} ?? fail() });` },
    { name: 'a function', code: `${IMPORT}const client = new OpenAI({ apiKey: async () => (await secret()) ?? '' });` },
    { name: 'the key of a user', code: `${IMPORT}export const create = (apiKey?: string) => new OpenAI({ apiKey: apiKey ?? '' });` },
    { name: 'the key of a form', code: `${IMPORT}export const create = (form: FormData) => new OpenAI({ apiKey: form.get('key') as string });` },
    { name: 'validated', code: `import { env } from './env';\n${IMPORT}const client = new OpenAI({ apiKey: env.OPENAI_API_KEY! });` },
    { name: 'zod', code: `import { z } from 'zod';\n${IMPORT}const env = z.object({ KEY: z.string() }).parse(process.env);\nconst client = new OpenAI({ apiKey: env.KEY! });` },
    { name: 'a local server', code: `${IMPORT}const client = new OpenAI({ baseURL: 'http://localhost:11434/v1', apiKey: process.env.LOCAL_KEY ?? 'ollama' });` },
    { name: 'an unknown address', code: `${IMPORT}const client = new OpenAI({ baseURL: process.env.BASE_URL, apiKey: ${READ} ?? '' });` },
    { name: 'an address that can be changed', code: `${IMPORT}const client = new OpenAI({ baseURL: process.env.BASE_URL ?? 'https://api.openai.com/v1', apiKey: ${READ} ?? 'none' });` },
    { name: 'another option', code: `${IMPORT}const client = new OpenAI({ organization: process.env.ORG ?? '' });` },
    { name: 'a spread', code: `${IMPORT}const client = new OpenAI({ apiKey: ${READ}!, ...options });` },
    { name: 'an empty key since 6.36', code: `${IMPORT}const client = new OpenAI({ apiKey: '' });` },
    { name: 'null since 6.36', code: `${IMPORT}const client = new OpenAI({ apiKey: null });`, settings: { openai: { version: '6.36' } } },
    { name: 'another package', code: `import Other from 'other';\nconst client = new Other({ apiKey: ${READ}! });` },
    { name: 'a variable that is written again', code: `${IMPORT}let key = ${READ} ?? '';\nkey ||= await load();\nconst client = new OpenAI({ apiKey: key });` },
    { name: 'a test', code: `${IMPORT}const client = new OpenAI({ apiKey: ${READ} ?? 'test' });`, filename: 'client.test.ts' },
    { name: 'Azure with a token', code: "import { AzureOpenAI } from 'openai';\nconst client = new AzureOpenAI({ azureADTokenProvider, apiKey: process.env.AZURE_OPENAI_API_KEY! });" },
    { name: 'not the key', code: `${IMPORT}const client = new OpenAI();\nconsole.log(process.env.NAME ?? '');` },
  ],
  invalid: [],
});

commonjs.run('no-unchecked-api-key, v3', rule, {
  valid: [{ name: 'the variable itself', code: `const { Configuration } = require('openai');\nnew Configuration({ apiKey: ${READ} });` }],
  invalid: [
    invalid('Configuration', `const { Configuration, OpenAIApi } = require('openai');\nconst openai = new OpenAIApi(new Configuration({ apiKey: »${READ} || '' }));`, {
      suggestion: 'insertCheck',
      output: `const { Configuration, OpenAIApi } = require('openai');\nif (!${READ}) throw new Error('OPENAI_API_KEY is not set.');\nconst openai = new OpenAIApi(new Configuration({ apiKey: ${READ} || '' }));`,
    }),
    { ...invalid('require', `const OpenAI = require('openai');\nconst client = new OpenAI({ apiKey: »${READ} || '' });`, { suggestion: 'dropOption', output: "const OpenAI = require('openai');\nconst client = new OpenAI();" }), filename: 'file.js' },
  ],
});

// The rule leaves test files alone, and fixtures are some.
const folder = mkdtempSync(path.join(tmpdir(), 'unchecked-'));
writeFileSync(path.join(folder, 'config.ts'), `export const apiKey = ${READ} ?? '';\n`);
writeFileSync(path.join(folder, 'check.ts'), `if (!${READ}) throw new Error('OPENAI_API_KEY is not set.');\n`);
afterAll(() => rmSync(folder, { recursive: true }));

typescript.run('no-unchecked-api-key, other modules', rule, {
  valid: [{ name: 'checked there', code: `import './check';\n${IMPORT}${client}`, filename: path.join(folder, 'client.ts') }],
  invalid: [{ ...invalid('hidden there', `import { apiKey } from './config';\n${IMPORT}export const client = »new OpenAI({ apiKey });`), filename: path.join(folder, 'client.ts') }],
});
