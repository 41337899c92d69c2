import rule from '../../rules/no-late-api-key.ts';
import { commonjs, javascript, typescript } from './rule-tester.ts';

commonjs.run('no-late-api-key', rule, {
  valid: [
    { name: 'Discord bot, environment first', code: `require('dotenv').config();
const { Client } = require('discord.js');
const { Configuration, OpenAIApi } = require('openai');
const openai = new OpenAIApi(new Configuration({ apiKey: process.env.OPENAI_KEY }));
` },
    { name: 'hook with late require', code: `process.env.OPENAI_API_KEY = 'test';
const OpenAI = require('openai');
const client = new OpenAI();
` },
    { name: 'v3 built from a parameter', code: `const { Configuration, OpenAIApi } = require('openai');
exports.make = (apiKey) => { const c = new OpenAIApi(new Configuration({ apiKey })); process.env.OPENAI_API_KEY = apiKey; return c; };
` },
    { name: 'v3 reads nothing by itself', code: `const { Configuration, OpenAIApi } = require('openai');
const openai = new OpenAIApi(new Configuration({ apiKey: key }));
require('dotenv').config();
` },
    { name: 'yargs middleware builds lazily', code: `const OpenAI = require('openai');
let instance;
const client = () => (instance = instance || new OpenAI());
require('yargs').middleware((argv) => { if (argv.key) process.env.OPENAI_API_KEY = argv.key; }).command('list', 'x', {}, async () => { await client().models.list(); }).parse();
` },
  ],
  invalid: [
    {
      name: 'cjs',
      code: `const OpenAI = require('openai');
const openai = new OpenAI();

require('dotenv').config();
`,
      errors: [{ messageId: 'lateLoad', line: 4, column: 1, suggestions: [{ messageId: 'moveUp', output: `const OpenAI = require('openai');
require('dotenv').config();
const openai = new OpenAI();

` }] }],
    },
    {
      name: 'v3',
      code: `const { Configuration, OpenAIApi } = require('openai');
const configuration = new Configuration({ apiKey: process.env.OPENAI_API_KEY });
require('dotenv').config();
const openai = new OpenAIApi(configuration);
`,
      errors: [{ messageId: 'lateLoad', line: 3, column: 1, suggestions: [{ messageId: 'moveUp', output: `const { Configuration, OpenAIApi } = require('openai');
require('dotenv').config();
const configuration = new Configuration({ apiKey: process.env.OPENAI_API_KEY });
const openai = new OpenAIApi(configuration);
` }] }],
    },
    {
      name: 'dotenv-flow',
      code: `const OpenAI = require('openai');
const dotenvFlow = require('dotenv-flow');
const openai = new OpenAI();
dotenvFlow.config();
`,
      errors: [{ messageId: 'lateLoad', line: 4, column: 1, suggestions: [{ messageId: 'moveUp', output: `const OpenAI = require('openai');
const dotenvFlow = require('dotenv-flow');
dotenvFlow.config();
const openai = new OpenAI();
` }] }],
    },
    {
      name: 'Discord bot',
      code: `const { Client, GatewayIntentBits } = require('discord.js');
const { Configuration, OpenAIApi } = require('openai');
const client = new Client({ intents: [GatewayIntentBits.Guilds] });
const openai = new OpenAIApi(new Configuration({
  apiKey: process.env.OPENAI_KEY,
}));

require('dotenv').config();
client.login(process.env.DISCORD_TOKEN);
`,
      errors: [{ messageId: 'lateLoad', line: 8, column: 1, suggestions: [{ messageId: 'moveUp', output: `const { Client, GatewayIntentBits } = require('discord.js');
const { Configuration, OpenAIApi } = require('openai');
const client = new Client({ intents: [GatewayIntentBits.Guilds] });
require('dotenv').config();
const openai = new OpenAIApi(new Configuration({
  apiKey: process.env.OPENAI_KEY,
}));

client.login(process.env.DISCORD_TOKEN);
` }] }],
    },
    {
      name: 'require inside a function',
      code: `const OpenAI = require('openai');
let client;
function connect() {
  client = new OpenAI();
}
connect();
require('dotenv').config();
`,
      errors: [{ messageId: 'lateLoad', line: 7, column: 1 }],
    },
    {
      name: 'require.main',
      code: `const OpenAI = require('openai');
const openai = new OpenAI();
async function main() { console.log(await openai.models.list()); }

if (require.main === module) {
  require('dotenv').config();
  main();
}
module.exports = { main };
`,
      errors: [{ messageId: 'lateLoad', line: 6, column: 3 }],
    },
  ],
});

javascript.run('no-late-api-key', rule, {
  valid: [
    { name: 'earlier', code: `import OpenAI from 'openai';
import 'dotenv/config';
import dotenv from 'dotenv';
const openai = new OpenAI();
dotenv.config();
` },
    { name: 'rebuilt', code: `import OpenAI from 'openai';
let openai = new OpenAI();
export function set(k) { process.env.OPENAI_API_KEY = k; openai = new OpenAI(); }
` },
    { name: 'key fn', code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
const c = new OpenAI({ apiKey: async () => process.env.K });
dotenv.config();
` },
    { name: 'restore', code: `import OpenAI from 'openai';
const saved = process.env.OPENAI_API_KEY;
const c = new OpenAI();
process.env.OPENAI_API_KEY = saved;
` },
    { name: 'unawaited async', code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
async function setup() { await x(); return new OpenAI() }
const c = setup();
dotenv.config();
` },
    { name: 'apiKey set directly', code: `import OpenAI from 'openai';
const c = new OpenAI();
export function set(k) { process.env.OPENAI_API_KEY = k; c.apiKey = k; }
` },
    { name: 'azure ad', code: `import { AzureOpenAI } from 'openai';
import dotenv from 'dotenv';
const c = new AzureOpenAI({ endpoint: 'x', apiVersion: 'y', azureADTokenProvider });

dotenv.config();
` },
    { name: 'switch guard', code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
let c = process.env.OPENAI_API_KEY ? new OpenAI() : null;
if (!c) { dotenv.config(); c = new OpenAI(); }
` },
    { name: 'setter fn', code: `import OpenAI from 'openai';
const c = new OpenAI();
export function setEnv(k, v) { process.env[k] = v; }
` },
    { name: 'express app that loads first', code: `import express from 'express';
import OpenAI from 'openai';
import * as dotenv from 'dotenv';
dotenv.config();
const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });
const app = express();
app.listen(3000);
` },
    { name: 'CLI asks for the key before it builds', code: `import OpenAI from 'openai';
if (!process.env.OPENAI_API_KEY) process.env.OPENAI_API_KEY = await ask();
const openai = new OpenAI();
await openai.models.list();
` },
    { name: 'secret manager gives the key itself', code: `import OpenAI from 'openai';
const secret = await getSecret('openai');
const openai = new OpenAI({ apiKey: secret });
process.env.OPENAI_API_KEY = secret;
` },
    { name: 'key rotation builds again in each round', code: `import OpenAI from 'openai';
let openai = new OpenAI();
for (const key of keys) {
  process.env.OPENAI_API_KEY = key;
  openai = new OpenAI();
  await openai.models.list();
}
` },
    { name: 'a local class of the same name', code: `import dotenv from 'dotenv';
class OpenAI { key = process.env.OPENAI_API_KEY; }
const openai = new OpenAI();
dotenv.config();
` },
    { name: 'options of a parameter', code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
export function create(options) { const c = new OpenAI(options); dotenv.config(); return c; }
` },
    { name: 'workload identity', code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
const openai = new OpenAI({ workloadIdentity: identity });
dotenv.config();
` },
    { name: 'parse only', code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
const openai = new OpenAI();
const values = dotenv.parse(text);
` },
    { name: 'saved environment put back', code: `import OpenAI from 'openai';
const saved = { ...process.env };
const openai = new OpenAI();
process.env = saved;
process.env = { ...saved };
` },
    { name: 'two functions that nobody orders', code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
let openai;
export function init() { openai = new OpenAI(); }
export function load() { dotenv.config(); }
` },
    { name: 'used up before, another client after', code: `import OpenAI from 'openai';
export async function compare(keys) {
  const first = new OpenAI();
  await first.models.list();
  process.env.OPENAI_API_KEY = keys[1];
  const second = new OpenAI();
  await second.models.list();
}
` },
    { name: 'static block first', code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
class AI { static { dotenv.config(); }
  static client = new OpenAI(); }
` },
    { name: 'instance made after', code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
class AI { client = new OpenAI(); }
dotenv.config();
const ai = new AI();
` },
    { name: 'stubEnv', code: `import OpenAI from 'openai'; import { vi } from 'vitest';
vi.stubEnv('OPENAI_API_KEY', 'x'); const openai = new OpenAI();
process.env.OPENAI_API_KEY = value;
` },
    { name: 'commander action', code: `import { Command } from 'commander';
import OpenAI from 'openai';
const program = new Command();
program.option('--key <key>').action(async (options) => {
  if (options.key) process.env.OPENAI_API_KEY = options.key;
  const client = new OpenAI();
  await client.models.list();
});
program.parse();
` },
    { name: 'the model is read late', code: `import OpenAI from 'openai';
const client = new OpenAI({ apiKey: process.env.KEY });
process.env.MODEL = 'gpt-5';
` },
    { name: 'two tests', code: `import OpenAI from 'openai';
test('a', async () => { const client = new OpenAI({ apiKey: process.env.A }); await client.models.list(); });
test('b', async () => { process.env.A = 'x'; });
` },
    { name: 'env of another object', code: `import OpenAI from 'openai';
export default { async fetch(request, env) { const client = new OpenAI({ apiKey: env.OPENAI_API_KEY }); env.OPENAI_API_KEY = 'x'; } };
` },
    { name: 'generator', code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
function* clients() { while (true) yield new OpenAI(); }
dotenv.config();
for (const client of clients()) break;
` },
    { name: 'recursion', code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
function walk(n) { if (n === 0) { dotenv.config(); return; } walk(n - 1); }
walk(3);
const client = new OpenAI();
` },
    { name: 'process.env in a child', code: `import OpenAI from 'openai'; import { spawn } from 'node:child_process';
const client = new OpenAI();
spawn('node', [], { env: { ...process.env, OPENAI_API_KEY: 'x' } });
` },
    { name: 'a client in each round of a while loop', code: `import OpenAI from 'openai';
while (true) { const client = new OpenAI(); if (await works(client)) break; process.env.OPENAI_API_KEY = await ask(); }
` },
    { name: 'a JSX provider', code: `import OpenAI from 'openai';
export function Page({ apiKey }) { const client = new OpenAI({ apiKey, dangerouslyAllowBrowser: true }); return createElement(Provider, { value: client, onSave: () => client.models.list() }); }
process.env.OPENAI_API_KEY = 'x';
` },
    { name: 'async function above the client, awaited', code: `import OpenAI from 'openai';
await (async () => { process.env.OPENAI_API_KEY = await readSecret(); })();
export const openai = new OpenAI();
` },
    { name: 'some await between', code: `import OpenAI from 'openai';
init();
await connect();
export const openai = new OpenAI();
async function init() { process.env.OPENAI_API_KEY = await readSecret(); }
` },
    { name: 'route above the client that builds its own', code: `import OpenAI from 'openai'; import express from 'express';
const app = express();
let openai = new OpenAI();
app.post('/key', (req, res) => { process.env.OPENAI_API_KEY = req.body.key; openai = new OpenAI(); });
` },
    { name: 'dotenv first, secret later', code: `import OpenAI from 'openai'; import 'dotenv/config';
readSecret().then((secret) => { process.env.OPENAI_API_KEY = secret; });
const openai = new OpenAI();
` },
    { name: 'a wrapper that calls at once', code: `import OpenAI from 'openai'; import { withSpan } from './trace';
withSpan(() => { process.env.OPENAI_API_KEY = 'x'; });
const openai = new OpenAI();
` },
    { name: 'saved let in beforeEach', code: `import OpenAI from 'openai';
let saved;
const client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });
beforeEach(() => { saved = process.env.OPENAI_API_KEY; });
it('restores', () => { process.env.OPENAI_API_KEY = saved; });
` },
    { name: 'init writes then connects', code: `import OpenAI from 'openai';
let client;
function connect() { client = new OpenAI(); }
export async function login(key) { process.env.OPENAI_API_KEY = key; connect(); }
connect();
` },
    { name: 'the write is for another SDK that reads the same variable later', code: `import OpenAI from 'openai'; import { ChatOpenAI } from '@langchain/openai';
const client = new OpenAI({ apiKey: key });
process.env.OPENAI_API_KEY = key;
const chat = new ChatOpenAI();
` },
    { name: 'env check with default export config', code: `import OpenAI from 'openai';
import { config } from 'dotenv';
config({ path: '.env' }); config({ path: '.env.local', override: true });
const client = new OpenAI();
` },
    { name: 'key from argv', code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
const client = new OpenAI({ apiKey: process.argv[2] });
dotenv.config();
` },
    { name: 'ollama', code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
const client = new OpenAI({ baseURL: 'http://localhost:11434/v1', apiKey: 'ollama' });
dotenv.config();
` },
  ],
  invalid: [
    {
      name: 'option read',
      code: `import OpenAI from 'openai';
import dotenv from 'dotenv';
const openai = new OpenAI({ apiKey: process.env.MY_KEY });
dotenv.config();
`,
      errors: [{ messageId: 'lateLoad', line: 4, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai';
const openai = new OpenAI({ apiKey: process.env.MY_KEY });
` }] }],
    },
    {
      name: 'explicit write',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
process.env.OPENAI_API_KEY = 'x';
`,
      errors: [{ messageId: 'lateWrite', line: 3, column: 1, suggestions: [{ messageId: 'moveUp', output: `import OpenAI from 'openai';
process.env.OPENAI_API_KEY = 'x';
const openai = new OpenAI();
` }] }],
    },
    {
      name: 'main loads',
      code: `import OpenAI from 'openai';
import { config } from 'dotenv';
const openai = new OpenAI();
async function main() { config(); await openai.responses.create({}) }
main();
`,
      errors: [{ messageId: 'lateLoad', line: 4, column: 25, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai';
const openai = new OpenAI();
async function main() {  await openai.responses.create({}) }
main();
` }] }],
    },
    {
      name: 'class field',
      code: `import OpenAI from 'openai';
import { config } from 'dotenv';
class S { client = new OpenAI(); constructor() { config(); } }
`,
      errors: [{ messageId: 'lateLoad', line: 3, column: 50, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai';
class S { client = new OpenAI(); constructor() {  } }
` }] }],
    },
    {
      name: 'handler',
      code: `import OpenAI from 'openai';
import express from 'express';
const openai = new OpenAI();
const app = express();
app.post('/key', (req, res) => { process.env.OPENAI_API_KEY = req.body.key; });
`,
      errors: [{ messageId: 'lateWrite', line: 5, column: 34 }],
    },
    {
      name: 'two clients',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
const a = new OpenAI();
dotenv.config();
const b = new OpenAI();
export { a, b };
`,
      errors: [{ messageId: 'lateLoad', line: 3, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai'; 
const a = new OpenAI();
const b = new OpenAI();
export { a, b };
` }] }],
    },
    {
      name: 'branch',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
let c;
if (x) c = new OpenAI();
dotenv.config(); c.models.list();
`,
      errors: [{ messageId: 'lateLoad', line: 4, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai'; 
let c;
if (x) c = new OpenAI();
 c.models.list();
` }] }],
    },
    {
      name: 'get called before',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
let c;
function get() { if (!c) c = new OpenAI(); return c }
get();
dotenv.config(); get();
`,
      errors: [{ messageId: 'lateLoad', line: 5, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai'; 
let c;
function get() { if (!c) c = new OpenAI(); return c }
get();
 get();
` }] }],
    },
    {
      name: 'spread',
      code: `import OpenAI from 'openai';
const c = new OpenAI();
process.env = { ...process.env, OPENAI_API_KEY: 'x' };
`,
      errors: [{ messageId: 'lateWrite', line: 3, column: 1, suggestions: [{ messageId: 'moveUp', output: `import OpenAI from 'openai';
process.env = { ...process.env, OPENAI_API_KEY: 'x' };
const c = new OpenAI();
` }] }],
    },
    {
      name: 'next env',
      code: `import OpenAI from 'openai';
import { loadEnvConfig } from '@next/env';
const c = new OpenAI();
loadEnvConfig(process.cwd());
`,
      errors: [{ messageId: 'lateLoad', line: 4, column: 1, suggestions: [{ messageId: 'moveUp', output: `import OpenAI from 'openai';
import { loadEnvConfig } from '@next/env';
loadEnvConfig(process.cwd());
const c = new OpenAI();
` }] }],
    },
    {
      name: 'destructured',
      code: `import OpenAI from 'openai';
import dotenv from 'dotenv';
const { OPENAI_KEY } = process.env;
const c = new OpenAI({ apiKey: OPENAI_KEY });

dotenv.config();
`,
      errors: [{ messageId: 'lateLoad', line: 6, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai';
const { OPENAI_KEY } = process.env;
const c = new OpenAI({ apiKey: OPENAI_KEY });

` }] }],
    },
    {
      name: 'presence',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
const c = new OpenAI();
dotenv.config({ path: '.env.local' });
if (!process.env.OPENAI_API_KEY) throw new Error();
`,
      errors: [{ messageId: 'lateLoad', line: 3, column: 1, suggestions: [{ messageId: 'moveUp', output: `import OpenAI from 'openai'; import dotenv from 'dotenv';
dotenv.config({ path: '.env.local' });
const c = new OpenAI();
if (!process.env.OPENAI_API_KEY) throw new Error();
` }] }],
    },
    {
      name: 'nullish',
      code: `import OpenAI from 'openai';
const c = new OpenAI();
process.env['OPENAI_API_KEY'] ??= 'x';
`,
      errors: [{ messageId: 'lateWrite', line: 3, column: 1, suggestions: [{ messageId: 'moveUp', output: `import OpenAI from 'openai';
process.env['OPENAI_API_KEY'] ??= 'x';
const c = new OpenAI();
` }] }],
    },
    {
      name: 'nested new in IIFE',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
const c = new OpenAI();
(async () => {
  dotenv.config();
})();
`,
      errors: [{ messageId: 'lateLoad', line: 4, column: 3, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai'; 
const c = new OpenAI();
(async () => {
})();
` }] }],
    },
    {
      name: 'load in finally',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
let openai;
try { openai = new OpenAI(); } catch (error) { console.error(error); }
finally {
  dotenv.config();
}
openai?.models.list();
`,
      errors: [{ messageId: 'lateLoad', line: 5, column: 3 }],
    },
    {
      name: 'both in one function',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
export async function run(input) {
  const openai = new OpenAI();
  dotenv.config();
  return openai.responses.create({ model: 'gpt-5', input });
}
`,
      errors: [{ messageId: 'lateLoad', line: 4, column: 3, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai'; 
export async function run(input) {
  const openai = new OpenAI();
  return openai.responses.create({ model: 'gpt-5', input });
}
` }] }],
    },
    {
      name: 'logical and',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
const openai = new OpenAI();
process.env.NODE_ENV !== 'production' && dotenv.config();
`,
      errors: [{ messageId: 'lateLoad', line: 3, column: 42, suggestions: [{ messageId: 'moveUp', output: `import OpenAI from 'openai'; import dotenv from 'dotenv';
process.env.NODE_ENV !== 'production' && dotenv.config();
const openai = new OpenAI();
` }] }],
    },
    {
      name: 'organization',
      code: `import OpenAI from 'openai';
const openai = new OpenAI({ apiKey: key });
process.env.OPENAI_ORG_ID = 'org';
`,
      errors: [{ messageId: 'lateWrite', line: 3, column: 1, suggestions: [{ messageId: 'moveUp', output: `import OpenAI from 'openai';
process.env.OPENAI_ORG_ID = 'org';
const openai = new OpenAI({ apiKey: key });
` }] }],
    },
    {
      name: 'base URL',
      code: `import OpenAI from 'openai';
const openai = new OpenAI({ apiKey: key });
process.env.OPENAI_BASE_URL = 'http://localhost:1234/v1';
`,
      errors: [{ messageId: 'lateWrite', line: 3, column: 1, suggestions: [{ messageId: 'moveUp', output: `import OpenAI from 'openai';
process.env.OPENAI_BASE_URL = 'http://localhost:1234/v1';
const openai = new OpenAI({ apiKey: key });
` }] }],
    },
    {
      name: 'Azure endpoint',
      code: `import { AzureOpenAI } from 'openai';
const openai = new AzureOpenAI({ apiKey: key, apiVersion: '2024-10-21' });

process.env.AZURE_OPENAI_ENDPOINT = 'https://acme.openai.azure.com';
`,
      errors: [{ messageId: 'lateWrite', line: 4, column: 1, suggestions: [{ messageId: 'moveUp', output: `import { AzureOpenAI } from 'openai';
process.env.AZURE_OPENAI_ENDPOINT = 'https://acme.openai.azure.com';
const openai = new AzureOpenAI({ apiKey: key, apiVersion: '2024-10-21' });

` }] }],
    },
    {
      name: 'spread of known options',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
const defaults = { maxRetries: 2 };
const openai = new OpenAI({ ...defaults, timeout: 1000 });
dotenv.config();
`,
      errors: [{ messageId: 'lateLoad', line: 4, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai'; 
const defaults = { maxRetries: 2 };
const openai = new OpenAI({ ...defaults, timeout: 1000 });
` }] }],
    },
    {
      name: 'trim and fallback',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
const key = (process.env.OPENAI_KEY || '').trim();
const openai = new OpenAI({ apiKey: key });
dotenv.config();
`,
      errors: [{ messageId: 'lateLoad', line: 4, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai'; 
const key = (process.env.OPENAI_KEY || '').trim();
const openai = new OpenAI({ apiKey: key });
` }] }],
    },
    {
      name: 'default parameter',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
function make(apiKey = process.env.LLM_KEY) { return new OpenAI({ apiKey }); }
const openai = make(); dotenv.config();
`,
      errors: [{ messageId: 'lateLoad', line: 3, column: 24, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai'; 
function make(apiKey = process.env.LLM_KEY) { return new OpenAI({ apiKey }); }
const openai = make(); 
` }] }],
    },
    {
      name: 'undefined key',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
const openai = new OpenAI({ apiKey: undefined });
dotenv.config();
`,
      errors: [{ messageId: 'lateLoad', line: 3, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai'; 
const openai = new OpenAI({ apiKey: undefined });
` }] }],
    },
    {
      name: 'global singleton',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
const openai = globalThis.openai ?? new OpenAI();
if (process.env.NODE_ENV !== 'production') globalThis.openai = openai;

dotenv.config();
`,
      errors: [{ messageId: 'lateLoad', line: 5, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai'; 
const openai = globalThis.openai ?? new OpenAI();
if (process.env.NODE_ENV !== 'production') globalThis.openai = openai;

` }] }],
    },
    {
      name: 'dotenvx',
      code: `import OpenAI from 'openai';
import dotenvx from '@dotenvx/dotenvx';
const openai = new OpenAI();
dotenvx.config();
`,
      errors: [{ messageId: 'lateLoad', line: 4, column: 1, suggestions: [{ messageId: 'moveUp', output: `import OpenAI from 'openai';
import dotenvx from '@dotenvx/dotenvx';
dotenvx.config();
const openai = new OpenAI();
` }] }],
    },
    {
      name: 'configDotenv',
      code: `import OpenAI from 'openai'; import { configDotenv } from 'dotenv';
const openai = new OpenAI();
configDotenv();
`,
      errors: [{ messageId: 'lateLoad', line: 3, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai'; 
const openai = new OpenAI();
` }] }],
    },
    {
      name: 'populate',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv'; import fs from 'node:fs';
const openai = new OpenAI();

dotenv.populate(process.env, dotenv.parse(fs.readFileSync('.env')));
`,
      errors: [{ messageId: 'lateLoad', line: 4, column: 1, suggestions: [{ messageId: 'moveUp', output: `import OpenAI from 'openai'; import dotenv from 'dotenv'; import fs from 'node:fs';
dotenv.populate(process.env, dotenv.parse(fs.readFileSync('.env')));
const openai = new OpenAI();

` }] }],
    },
    {
      name: 'setTimeout after the client',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
setTimeout(() => { process.env.OPENAI_API_KEY = key; }, 10);
`,
      errors: [{ messageId: 'lateWrite', line: 3, column: 20 }],
    },
    {
      name: 'two variables',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
process.env.OPENAI_API_KEY = a;
process.env.OPENAI_ORG_ID = b;
`,
      errors: [{ messageId: 'lateWrite', line: 3, column: 1, suggestions: [{ messageId: 'moveUp', output: `import OpenAI from 'openai';
process.env.OPENAI_API_KEY = a;
const openai = new OpenAI();
process.env.OPENAI_ORG_ID = b;
` }] }, { messageId: 'lateWrite', line: 4, column: 1, suggestions: [{ messageId: 'moveUp', output: `import OpenAI from 'openai';
process.env.OPENAI_ORG_ID = b;
const openai = new OpenAI();
process.env.OPENAI_API_KEY = a;
` }] }],
    },
    {
      name: 'written in a hook after the client',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
beforeAll(() => {
  process.env.OPENAI_API_KEY = 'test';
});
`,
      errors: [{ messageId: 'lateWrite', line: 4, column: 3 }],
    },
    {
      name: 'Bun',
      code: `import OpenAI from 'openai';
const key = Bun.env.LLM_KEY;
const openai = new OpenAI({ apiKey: key });

Bun.env.LLM_KEY = 'x';
`,
      errors: [{ messageId: 'lateWrite', line: 5, column: 1, suggestions: [{ messageId: 'moveUp', output: `import OpenAI from 'openai';
Bun.env.LLM_KEY = 'x';
const key = Bun.env.LLM_KEY;
const openai = new OpenAI({ apiKey: key });

` }] }],
    },
    {
      name: 'awaited then',
      code: `import dotenv from 'dotenv';
import OpenAI from 'openai';
const openai = await Promise.resolve().then(() => new OpenAI());
dotenv.config();
`,
      errors: [{ messageId: 'lateLoad', line: 4, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai';
const openai = await Promise.resolve().then(() => new OpenAI());
` }] }],
    },
    {
      name: 'lambda handler with a client of the module',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
export const handler = async (event) => {
  process.env.OPENAI_API_KEY = await readSecret();
  return client.responses.create({ model: 'gpt-5', input: event.body });
};
`,
      errors: [{ messageId: 'lateWrite', line: 4, column: 3 }],
    },
    {
      name: 'settings object',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
const settings = Object.freeze({ key: process.env.OPENAI_API_KEY, model: process.env.MODEL ?? 'gpt-5' });
const client = new OpenAI({ apiKey: settings.key });

Object.assign(process.env, { OPENAI_API_KEY: await fetchKey() });
`,
      errors: [{ messageId: 'lateWrite', line: 5, column: 1, suggestions: [{ messageId: 'moveUp', output: `import OpenAI from 'openai'; import dotenv from 'dotenv';
Object.assign(process.env, { OPENAI_API_KEY: await fetchKey() });
const settings = Object.freeze({ key: process.env.OPENAI_API_KEY, model: process.env.MODEL ?? 'gpt-5' });
const client = new OpenAI({ apiKey: settings.key });

` }] }],
    },
    {
      name: 'array map',
      code: `import OpenAI from 'openai';
const names = ['A_KEY', 'B_KEY'];
const clients = names.map((name) => new OpenAI());
process.env.OPENAI_API_KEY = names[0];
`,
      errors: [{ messageId: 'lateWrite', line: 4, column: 1 }],
    },
    {
      name: 'labelled loop',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
outer: for (const a of list) {
  for (const b of a) { if (b) continue outer;
    process.env.OPENAI_API_KEY = b; }
}
`,
      errors: [{ messageId: 'lateWrite', line: 5, column: 5 }],
    },
    {
      name: 'comma',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
const client = new OpenAI(), other = 1;
void (0, dotenv.config)();
`,
      errors: [{ messageId: 'lateLoad', line: 3, column: 6, suggestions: [{ messageId: 'moveUp', output: `import OpenAI from 'openai'; import dotenv from 'dotenv';
void (0, dotenv.config)();
const client = new OpenAI(), other = 1;
` }] }],
    },
    {
      name: 'renamed process',
      code: `import OpenAI from 'openai';
import { env } from 'node:process';
const client = new OpenAI({ apiKey: env.MY_KEY });
env.MY_KEY = 'x';
`,
      errors: [{ messageId: 'lateWrite', line: 4, column: 1, suggestions: [{ messageId: 'moveUp', output: `import OpenAI from 'openai';
import { env } from 'node:process';
env.MY_KEY = 'x';
const client = new OpenAI({ apiKey: env.MY_KEY });
` }] }],
    },
    {
      name: 'top-level await between',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
const client = new OpenAI();
await new Promise((resolve) => setTimeout(resolve, 1));
dotenv.config();
`,
      errors: [{ messageId: 'lateLoad', line: 4, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai'; 
const client = new OpenAI();
await new Promise((resolve) => setTimeout(resolve, 1));
` }] }],
    },
    {
      name: 'webhook secret',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
process.env.OPENAI_WEBHOOK_SECRET = secret;
`,
      errors: [{ messageId: 'lateWrite', line: 3, column: 1, suggestions: [{ messageId: 'moveUp', output: `import OpenAI from 'openai';
process.env.OPENAI_WEBHOOK_SECRET = secret;
const client = new OpenAI();
` }] }],
    },
    {
      name: 'dynamic import of the SDK',
      code: `import dotenv from 'dotenv';
const { default: OpenAI } = await import('openai');
const client = new OpenAI();
dotenv.config();
`,
      errors: [{ messageId: 'lateLoad', line: 4, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
const { default: OpenAI } = await import('openai');
const client = new OpenAI();
` }] }],
    },
    {
      name: 'dynamic import of dotenv after',
      code: `const OpenAI = (await import('openai')).default;
const client = new OpenAI();
(await import('dotenv')).config();
export {};
`,
      errors: [{ messageId: 'lateLoad', line: 3, column: 1, suggestions: [{ messageId: 'moveUp', output: `const OpenAI = (await import('openai')).default;
(await import('dotenv')).config();
const client = new OpenAI();
export {};
` }] }],
    },
    {
      name: 'callback of import',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
import('dotenv').then((dotenv) => dotenv.config());
`,
      errors: [{ messageId: 'lateLoad', line: 3, column: 35 }],
    },
    {
      name: 'secrets spread into the environment',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
const secrets = await load();
process.env = { ...process.env, ...secrets };
`,
      errors: [{ messageId: 'lateLoad', line: 4, column: 1 }],
    },
    {
      name: 'one variable from another',
      code: `import OpenAI from 'openai';
const client = new OpenAI();

process.env.OPENAI_API_KEY = process.env.ACME_KEY;
`,
      errors: [{ messageId: 'lateWrite', line: 4, column: 1, suggestions: [{ messageId: 'moveUp', output: `import OpenAI from 'openai';
process.env.OPENAI_API_KEY = process.env.ACME_KEY;
const client = new OpenAI();

` }] }],
    },
    {
      name: 'a handmade loader',
      code: `import OpenAI from 'openai'; import fs from 'node:fs';
const client = new OpenAI();

for (const line of fs.readFileSync('.env', 'utf8').split('\\n')) {
  const [name, value] = line.split('='); process.env.SEEN = '1';
  process.env[name] = value;
}
`,
      errors: [{ messageId: 'lateLoad', line: 6, column: 3 }],
    },
    {
      name: 'Reflect.set',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
Reflect.set(process.env, 'OPENAI_API_KEY', 'x');
`,
      errors: [{ messageId: 'lateWrite', line: 3, column: 1, suggestions: [{ messageId: 'moveUp', output: `import OpenAI from 'openai';
Reflect.set(process.env, 'OPENAI_API_KEY', 'x');
const client = new OpenAI();
` }] }],
    },
    {
      name: 'v3 with an organization',
      code: `import { Configuration, OpenAIApi } from 'openai';
const configuration = new Configuration({
  organization: process.env.ORG,
  apiKey: process.env.KEY });

process.env.ORG = 'x';
export const openai = new OpenAIApi(configuration);
`,
      errors: [{ messageId: 'lateWrite', line: 6, column: 1, suggestions: [{ messageId: 'moveUp', output: `import { Configuration, OpenAIApi } from 'openai';
process.env.ORG = 'x';
const configuration = new Configuration({
  organization: process.env.ORG,
  apiKey: process.env.KEY });

export const openai = new OpenAIApi(configuration);
` }] }],
    },
    {
      name: 'a closure returned after the client was built',
      code: `import OpenAI from 'openai';
export function create() {
  const client = new OpenAI();
  return { client, setKey(key) { process.env.OPENAI_API_KEY = key; } };
}
`,
      errors: [{ messageId: 'lateWrite', line: 4, column: 34 }],
    },
    {
      name: 'promise callback above the client',
      code: `import OpenAI from 'openai';
readSecret().then((secret) => {
  process.env.OPENAI_API_KEY = secret;
});
export const openai = new OpenAI();
`,
      errors: [{ messageId: 'lateWrite', line: 3, column: 3 }],
    },
    {
      name: 'init not awaited by main',
      code: `import OpenAI from 'openai';
async function main() { init(); const openai = new OpenAI(); await openai.models.list(); }
main();
async function init() {
  const secret = await readSecret();
  process.env.OPENAI_API_KEY = secret;
}
`,
      errors: [{ messageId: 'lateWrite', line: 6, column: 3 }],
    },
    {
      name: 'loaded under a condition',
      code: `import OpenAI from 'openai';
import dotenv from 'dotenv';
const openai = new OpenAI();
if (process.env.NODE_ENV !== 'production') {
  dotenv.config();
}
`,
      errors: [{ messageId: 'lateLoad', line: 5, column: 3 }],
    },
    {
      name: 'the place opens with a bracket',
      code: `import OpenAI from 'openai'
const all = []

;[all[0]] = [new OpenAI()]
process.loadEnvFile()
`,
      errors: [{ messageId: 'lateLoad', line: 5, column: 1, suggestions: [{ messageId: 'moveUp', output: `import OpenAI from 'openai'
const all = []

;process.loadEnvFile();
[all[0]] = [new OpenAI()]
` }] }],
    },
    {
      name: 'a return lies between',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
export function run() { const openai = new OpenAI();
  if (!openai) return;
  dotenv.config({ quiet: true });
  return openai; }
`,
      errors: [{ messageId: 'lateLoad', line: 4, column: 3 }],
    },
    {
      name: 'cluster of two',
      code: `import OpenAI, { AzureOpenAI } from 'openai'; import dotenv from 'dotenv';
const azure = process.env.AZURE === '1';
const client = azure ? new AzureOpenAI() : new OpenAI();
dotenv.config();
`,
      errors: [{ messageId: 'lateLoad', line: 4, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI, { AzureOpenAI } from 'openai'; 
const azure = process.env.AZURE === '1';
const client = azure ? new AzureOpenAI() : new OpenAI();
` }] }],
    },
    {
      name: 'kept by a logical fallback',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
let client = new OpenAI();

dotenv.config(); client = client ?? null;
`,
      errors: [{ messageId: 'lateLoad', line: 4, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai'; 
let client = new OpenAI();

 client = client ?? null;
` }] }],
    },
  ],
});

typescript.run('no-late-api-key', rule, {
  valid: [
    { name: 'before', code: `import OpenAI from 'openai';
import dotenv from 'dotenv';
dotenv.config();
const openai = new OpenAI();
` },
    { name: 'other variable', code: `import OpenAI from 'openai';
const openai = new OpenAI();
process.env.OTHER = 'x';
` },
    { name: 'main loads uncovered lazily', code: `import OpenAI from 'openai';
import { config } from 'dotenv';
async function main() { config(); const openai = new OpenAI(); await openai.responses.create({}) }
main();
` },
    { name: 'handler builds', code: `import OpenAI from 'openai';
app.post('/key', (req, res) => { process.env.OPENAI_API_KEY = req.body.key; const c = new OpenAI(); });
` },
    { name: 'loop', code: `import OpenAI from 'openai';
for (const k of keys) { const c = new OpenAI(); await c.models.list(); process.env.OPENAI_API_KEY = k; }
` },
    { name: 'param key', code: `import OpenAI from 'openai';
export function f(key) { const c = new OpenAI({ apiKey: key }); dotenv.config(); process.env.OPENAI_API_KEY = key; return c }
` },
    { name: 'other test', code: `import OpenAI from 'openai';
it('a', () => { const c = new OpenAI(); });
it('b', () => { process.env.OPENAI_API_KEY = 'x'; const c = new OpenAI(); });
` },
    { name: 'afterEach', code: `import OpenAI from 'openai';
const c = new OpenAI();
afterEach(() => { process.env.OPENAI_API_KEY = 'x' });
` },
    { name: 'lazily', code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
let c;
function get() { if (!c) c = new OpenAI(); return c }
dotenv.config(); get();
` },
    { name: 'processEnv', code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
const c = new OpenAI();
const values = {};
dotenv.config({ processEnv: values });
` },
    { name: 'mock', code: `import OpenAI from 'openai';
jest.mock('openai');
const c = new OpenAI();
beforeEach(() => { process.env.OPENAI_API_KEY = 'x' });
` },
    { name: 'NestJS service with ConfigService', code: `import OpenAI from 'openai';
@Injectable()
export class ChatService {
  private readonly openai: OpenAI;
  constructor(private readonly config: ConfigService) {
    this.openai = new OpenAI({ apiKey: this.config.get('OPENAI_API_KEY') });
    process.env.OPENAI_API_KEY = this.config.get('OPENAI_API_KEY');
  }
}
` },
    { name: 'method sets the key and builds again', code: `import OpenAI from 'openai';
export class Assistant {
  private client = new OpenAI();
  setKey(key: string) {
    process.env.OPENAI_API_KEY = key;
    this.client = new OpenAI();
  }
}
` },
    { name: 'another method builds again', code: `import OpenAI from 'openai';
export class Assistant {
  private client = new OpenAI();
  setKey(key: string) { process.env.OPENAI_API_KEY = key; this.reset(); }
  private reset() { this.client = new OpenAI(); }
}
` },
    { name: 'Next.js route builds per request', code: `import OpenAI from 'openai';
export async function POST(request: Request) {
  const { key, input } = await request.json();
  process.env.OPENAI_API_KEY = key;
  const openai = new OpenAI();
  return Response.json(await openai.responses.create({ model: 'gpt-5', input }));
}
` },
    { name: 'loader function called first', code: `import OpenAI from 'openai';
import dotenv from 'dotenv';
load();
const openai = new OpenAI();
function load() {
  dotenv.config();
}
` },
    { name: 'try, then load and build again', code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
let openai: OpenAI;
try { openai = new OpenAI(); } catch { dotenv.config(); openai = new OpenAI(); }
` },
    { name: 'return before the write', code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
export function run(input) {
  if (input) { const openai = new OpenAI(); return openai; }
  dotenv.config();
  return new OpenAI();
}
` },
    { name: 'conditional load before', code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
if (process.env.NODE_ENV !== 'production') dotenv.config();
const openai = new OpenAI();
process.env.OPENAI_API_KEY ||= await secret();
` },
    { name: 'organization given', code: `import OpenAI from 'openai';
const openai = new OpenAI({ apiKey: key, organization: org, project: null });
process.env.OPENAI_ORG_ID = 'org';
process.env.OPENAI_PROJECT_ID = 'p';
` },
    { name: 'Azure variables for OpenAI', code: `import OpenAI from 'openai';
const openai = new OpenAI();
process.env.AZURE_OPENAI_API_KEY = key;
` },
    { name: 'other SDK', code: `import Groq from 'groq-sdk'; import dotenv from 'dotenv';
const openai = new Groq({ apiKey: process.env.OPENAI_API_KEY });
dotenv.config();
` },
    { name: 'another dotenv', code: `import OpenAI from 'openai'; import { config } from './app-config';
const openai = new OpenAI();
config();
` },
    { name: 'spread options of a parameter', code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
export function create(options) { const c = new OpenAI({ maxRetries: 2, ...options }); dotenv.config(); return c; }
` },
    { name: 'provider', code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
const openai = new OpenAI({ provider: bedrock() });
dotenv.config();
` },
    { name: 'populate another object', code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
const openai = new OpenAI();
const values = {}; dotenv.populate(values, dotenv.parse(text));
` },
    { name: 'the value is cleared', code: `import OpenAI from 'openai';
const openai = new OpenAI();
process.env.OPENAI_API_KEY = '';
delete process.env.OPENAI_API_KEY;
` },
    { name: 'exit before the write', code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
if (fast) { const openai = new OpenAI(); await openai.models.list(); process.exit(0); }
dotenv.config();
` },
    { name: 'loaded in a hook', code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
beforeAll(() => { dotenv.config(); });
describe('client', () => { const openai = new OpenAI(); it('works', () => { process.env.OPENAI_API_KEY = 'x'; }); });
` },
    { name: 'getter', code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
const ai = { get client() { return new OpenAI(); } };
dotenv.config();
` },
    { name: 'promise then load', code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
load().then(() => { const openai = new OpenAI(); });
dotenv.config();
` },
    { name: 'unknown package with env in its name', code: `import OpenAI from 'openai'; import { load } from 'dotenv-extended';
load(); const openai = new OpenAI();
process.env.OPENAI_API_KEY = value;
` },
    { name: 'Fastify server, client in main', code: `import Fastify from 'fastify';
import OpenAI from 'openai';
import dotenv from 'dotenv';
const fastify = Fastify();
let openai: OpenAI;
const start = async () => {
  dotenv.config();
  openai = new OpenAI();
  await fastify.listen({ port: 3000 });
};
start();
` },
    { name: 'lambda handler that reads a secret and caches the client', code: `import OpenAI from 'openai';
let client: OpenAI | undefined;
export const handler = async (event: { body: string }) => {
  if (!client) {
    process.env.OPENAI_API_KEY = await readSecret();
    client = new OpenAI();
  }
  return client.responses.create({ model: 'gpt-5', input: event.body });
};
` },
    { name: 'React settings', code: `import OpenAI from 'openai';
export function useClient(key: string) {
  return useMemo(() => new OpenAI({ apiKey: key, dangerouslyAllowBrowser: true }), [key]);
}
export function save(key: string) { process.env.OPENAI_API_KEY = key; }
` },
    { name: 'singleton with getInstance', code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
export class AI {
  private static instance: AI;
  private client = new OpenAI();
  static getInstance() { return (AI.instance ??= new AI()); }
}
export function boot() { dotenv.config(); return AI.getInstance(); }
` },
    { name: 'dependency injection', code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
export class Chat { constructor(private client: OpenAI) {} }
dotenv.config();
const chat = new Chat(new OpenAI());
` },
    { name: 'unrelated variables by assign', code: `import OpenAI from 'openai';
const client = new OpenAI();
Object.assign(process.env, { NODE_ENV: 'test', DEBUG: '1' });
` },
    { name: 'test of the constructor', code: `import OpenAI from 'openai';
describe('OpenAI', () => {
  const env = process.env;
  beforeEach(() => { process.env = { ...env }; });
  afterEach(() => { process.env = env; });
  test('reads the key', () => {
    process.env.OPENAI_API_KEY = 'a';
    const client = new OpenAI();
    process.env.OPENAI_API_KEY = 'b';
    expect(client.apiKey).toBe('a');
  });
});
` },
    { name: 'object whose init builds', code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
export const ai = { client: null as OpenAI | null,
  init() { dotenv.config(); this.client = new OpenAI(); } };
` },
    { name: 'inside an if that has no client', code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
let client: OpenAI | null = null;
if (process.env.OPENAI_API_KEY) { client = new OpenAI(); } else { dotenv.config(); client = new OpenAI(); }
` },
    { name: 'checked client', code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
let client = process.env.OPENAI_API_KEY ? new OpenAI() : undefined;
if (client === undefined) { dotenv.config(); client = new OpenAI(); }
` },
    { name: 'import.meta.env', code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
dotenv.config(); const client = new OpenAI({ apiKey: import.meta.env.VITE_KEY });
` },
    { name: "key to the client's own field", code: `import OpenAI from 'openai';
const client = new OpenAI({ apiKey: process.env.KEY });
const key = await ask();
client.apiKey = process.env.KEY = key;
` },
    { name: 'dynamic import of dotenv first', code: `const OpenAI = (await import('openai')).default;
(await import('dotenv')).config();
const client = new OpenAI();
export {};
` },
    { name: 'passed-in environment', code: `import OpenAI from 'openai';
export function make(env = process.env) { return new OpenAI({ apiKey: env.OPENAI_API_KEY }); }
export function write(env) { env.OPENAI_API_KEY = 'x'; }
` },
    { name: 'a saved environment put back', code: `import OpenAI from 'openai'; import { saved } from './saved';
const client = new OpenAI();
process.env = { ...saved };
` },
    { name: 'Reflect.set of another object', code: `import OpenAI from 'openai';
const client = new OpenAI();
Reflect.set(globalThis, 'OPENAI_API_KEY', 'x');
` },
    { name: 'object methods that nobody orders', code: `import OpenAI from 'openai';
export const api = { connect() { return new OpenAI(); }, setKey(key) { process.env.OPENAI_API_KEY = key; } };
` },
    { name: 'a Deno environment', code: `import OpenAI from 'openai';
const client = new OpenAI({ apiKey: Deno.env.get('KEY') });
process.env.OTHER = 'x';
` },
    { name: 'async function that writes before its first await', code: `import OpenAI from 'openai';
async function init() { process.env.OPENAI_API_KEY = readSync(); await connect(); }
init();
export const openai = new OpenAI();
` },
    { name: 'init awaited by main', code: `import OpenAI from 'openai';
async function main() { await init(); const openai = new OpenAI(); await openai.models.list(); }
main();
async function init() {
  const secret = await readSecret();
  process.env.OPENAI_API_KEY = secret;
}
` },
    { name: 'promise callback that builds again', code: `import OpenAI from 'openai';
let openai;
readSecret().then((secret) => { process.env.OPENAI_API_KEY = secret; openai = new OpenAI(); });
openai = new OpenAI();
` },
    { name: 'helper of tests that sets and restores', code: `import OpenAI from 'openai';
async function withKey(key, run) { const before = process.env.OPENAI_API_KEY; process.env.OPENAI_API_KEY = key; try { return await run(); } finally { process.env.OPENAI_API_KEY = before; } }
await withKey('a', async () => { const client = new OpenAI(); await client.models.list(); });
await withKey('b', async () => { const client = new OpenAI(); await client.models.list(); });
` },
    { name: 'a client per provider', code: `import OpenAI from 'openai';
export class Provider {
  private clients = new Map<string, OpenAI>();
  get(key: string) {
    let client = this.clients.get(key);
    if (!client) { process.env.OPENAI_API_KEY = key; client = new OpenAI(); this.clients.set(key, client); }
    return client;
  }
}
` },
    { name: 'wizard that rebuilds through a method', code: `import OpenAI from 'openai';
export class Wizard {
  private client: OpenAI;
  constructor() { this.connect(); }
  private connect() { this.client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY }); }
  async run() {
    process.env.OPENAI_API_KEY = await prompt('key');
    this.connect();
  }
}
` },
    { name: 'getter that makes a new client at each use', code: `import OpenAI from 'openai';
export class AI { get client() { return new OpenAI(); } setKey(key) { process.env.OPENAI_API_KEY = key; } }
` },
    { name: 'client in a hook of the test, write in the test', code: `import OpenAI from 'openai';
let client: OpenAI;
beforeEach(() => { process.env.OPENAI_API_KEY = 'a'; client = new OpenAI(); });
it('keeps its key', () => { process.env.OPENAI_API_KEY = 'b'; expect(client.apiKey).toBe('a'); });
` },
    { name: 'Vercel AI SDK', code: `import { createOpenAI } from '@ai-sdk/openai'; import dotenv from 'dotenv';
const openai = createOpenAI();
dotenv.config();
` },
    { name: 'load in a ternary first', code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
const loaded = process.env.CI ? undefined : dotenv.config();
const client = new OpenAI();
process.env.OPENAI_API_KEY ??= 'x';
` },
    { name: 'apiKey chosen from config file', code: `import OpenAI from 'openai'; import dotenv from 'dotenv'; import config from './config.json';
const client = new OpenAI({ apiKey: config.apiKey });
dotenv.config();
` },
    { name: 'built again by a function with a letter of the name', code: `import OpenAI from 'openai';
let c = new OpenAI();
process.env.OPENAI_API_KEY = await ask();
c = create();
function create() { return new OpenAI(); }
` },
  ],
  invalid: [
    {
      name: 'basic dotenv',
      code: `import OpenAI from 'openai';
import dotenv from 'dotenv';
const openai = new OpenAI();
dotenv.config();
`,
      errors: [{ messageId: 'lateLoad', line: 4, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai';
const openai = new OpenAI();
` }] }],
    },
    {
      name: 'key const',
      code: `import OpenAI from 'openai';
import dotenv from 'dotenv';
const key = process.env.X;

dotenv.config(); const openai = new OpenAI({ apiKey: key });
`,
      errors: [{ messageId: 'lateLoad', line: 5, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai';
const key = process.env.X;

 const openai = new OpenAI({ apiKey: key });
` }] }],
    },
    {
      name: 'class field and method',
      code: `import OpenAI from 'openai';
import { config } from 'dotenv';
export class S { client = new OpenAI();
  init() { config(); } }
`,
      errors: [{ messageId: 'lateLoad', line: 4, column: 12, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai';
export class S { client = new OpenAI();
  init() {  } }
` }] }],
    },
    {
      name: 'assign',
      code: `import OpenAI from 'openai';
const c = new OpenAI();
const secrets = await load();
Object.assign(process.env, secrets);
`,
      errors: [{ messageId: 'lateLoad', line: 4, column: 1 }],
    },
    {
      name: 'loadEnvFile',
      code: `import OpenAI from 'openai';
const c = new OpenAI({ baseURL: process.env.BASE, apiKey: 'k' });
process.loadEnvFile();
`,
      errors: [{ messageId: 'lateLoad', line: 3, column: 1, suggestions: [{ messageId: 'moveUp', output: `import OpenAI from 'openai';
process.loadEnvFile();
const c = new OpenAI({ baseURL: process.env.BASE, apiKey: 'k' });
` }] }],
    },
    {
      name: 'config object',
      code: `import OpenAI from 'openai';
import dotenv from 'dotenv';
const config = { openai: { key: process.env.OPENAI_API_KEY } };
const c = new OpenAI({ apiKey: config.openai.key });
dotenv.config();
`,
      errors: [{ messageId: 'lateLoad', line: 5, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai';
const config = { openai: { key: process.env.OPENAI_API_KEY } };
const c = new OpenAI({ apiKey: config.openai.key });
` }] }],
    },
    {
      name: 'zod',
      code: `import OpenAI from 'openai';
import dotenv from 'dotenv';
const env = schema.parse(process.env);
const c = new OpenAI({ apiKey: env.OPENAI_API_KEY });

dotenv.config();
`,
      errors: [{ messageId: 'lateLoad', line: 6, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai';
const env = schema.parse(process.env);
const c = new OpenAI({ apiKey: env.OPENAI_API_KEY });

` }] }],
    },
    {
      name: 'promise all',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
function setup() { return new OpenAI() }
const c = setup();
dotenv.config();
`,
      errors: [{ messageId: 'lateLoad', line: 4, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai'; 
function setup() { return new OpenAI() }
const c = setup();
` }] }],
    },
    {
      name: 'awaited async',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
async function setup() { await x(); return new OpenAI() }
const c = await setup();
dotenv.config();
`,
      errors: [{ messageId: 'lateLoad', line: 4, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai'; 
async function setup() { await x(); return new OpenAI() }
const c = await setup();
` }] }],
    },
    {
      name: 'azure',
      code: `import { AzureOpenAI } from 'openai';
import dotenv from 'dotenv';
const c = new AzureOpenAI({ endpoint: 'x', apiVersion: 'y' });

dotenv.config();
`,
      errors: [{ messageId: 'lateLoad', line: 5, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import { AzureOpenAI } from 'openai';
const c = new AzureOpenAI({ endpoint: 'x', apiVersion: 'y' });

` }] }],
    },
    {
      name: 'subclass',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
class Mine extends OpenAI { constructor() { super({ apiKey: process.env.K }) } }
const c = new Mine();

dotenv.config();
`,
      errors: [{ messageId: 'lateLoad', line: 5, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai'; 
class Mine extends OpenAI { constructor() { super({ apiKey: process.env.K }) } }
const c = new Mine();

` }] }],
    },
    {
      name: 'forEach',
      code: `import OpenAI from 'openai';
const c = new OpenAI();
Object.entries(s).forEach(([k, v]) => { process.env[k] = v; });
`,
      errors: [{ messageId: 'lateLoad', line: 3, column: 41 }],
    },
    {
      name: 'express app',
      code: `import express from 'express';
import OpenAI from 'openai';
import * as dotenv from 'dotenv';
const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });
const app = express();
dotenv.config();
app.post('/ask', async (req, res) => {
  res.json(await openai.responses.create({ model: 'gpt-5', input: req.body.input }));
});
app.listen(3000);
`,
      errors: [{ messageId: 'lateLoad', line: 6, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import express from 'express';
import OpenAI from 'openai';
const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });
const app = express();
app.post('/ask', async (req, res) => {
  res.json(await openai.responses.create({ model: 'gpt-5', input: req.body.input }));
});
app.listen(3000);
` }] }],
    },
    {
      name: 'NestJS service loads in a lifecycle method',
      code: `@Injectable()
export class ChatService implements OnModuleInit {
  private readonly openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });
  onModuleInit() {
    dotenv.config();
  }
  ask(input: string) { return this.openai.responses.create({ model: 'gpt-5', input }); }
}
import OpenAI from 'openai'; import dotenv from 'dotenv';
`,
      errors: [{ messageId: 'lateLoad', line: 5, column: 5, suggestions: [{ messageId: 'importFirst', output: `@Injectable()
export class ChatService implements OnModuleInit {
  private readonly openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });
  onModuleInit() {
  }
  ask(input: string) { return this.openai.responses.create({ model: 'gpt-5', input }); }
}
import 'dotenv/config';
import OpenAI from 'openai'; 
` }] }],
    },
    {
      name: 'client built in the constructor, method sets the key',
      code: `import OpenAI from 'openai';
export class Assistant {
  private client: OpenAI;
  constructor() { this.client = new OpenAI(); }
  setKey(key: string) {
    process.env.OPENAI_API_KEY = key;
  }
}
`,
      errors: [{ messageId: 'lateWrite', line: 6, column: 5 }],
    },
    {
      name: 'Next.js route sets the key for a client of the module',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function POST(request: Request) {
  const { key, input } = await request.json();
  process.env.OPENAI_API_KEY = key;
  return Response.json(await openai.responses.create({ model: 'gpt-5', input }));
}
`,
      errors: [{ messageId: 'lateWrite', line: 5, column: 3 }],
    },
    {
      name: 'CLI asks for the key',
      code: `import OpenAI from 'openai';
import prompts from 'prompts';
const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY ?? '' });
if (!process.env.OPENAI_API_KEY) {
  const { key } = await prompts({ type: 'password', name: 'key' });
  process.env.OPENAI_API_KEY = key;
}
await openai.models.list();
`,
      errors: [{ messageId: 'lateWrite', line: 6, column: 3 }],
    },
    {
      name: 'secret manager, afterwards',
      code: `import OpenAI from 'openai';
import { SecretsManager } from '@aws-sdk/client-secrets-manager';
const openai = new OpenAI();
const secret = await new SecretsManager({}).getSecretValue({ SecretId: 'openai' });
process.env.OPENAI_API_KEY = secret.SecretString;
export default openai;
`,
      errors: [{ messageId: 'lateWrite', line: 5, column: 1 }],
    },
    {
      name: 'loader function below',
      code: `import OpenAI from 'openai';
import dotenv from 'dotenv';
let openai: OpenAI;
function connect() { openai = new OpenAI(); }
connect();
function load() {
  dotenv.config();
}
load();
`,
      errors: [{ messageId: 'lateLoad', line: 7, column: 3, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai';
let openai: OpenAI;
function connect() { openai = new OpenAI(); }
connect();
function load() {
}
load();
` }] }],
    },
    {
      name: 'while loop with the client outside',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
for (const key of keys) {
  try { await openai.models.list(); break; } catch {
  process.env.OPENAI_API_KEY = key; }
}
`,
      errors: [{ messageId: 'lateWrite', line: 5, column: 3 }],
    },
    {
      name: 'switch',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
const openai = new OpenAI();
switch (process.env.NODE_ENV) {
  case 'production': dotenv.config({ path: '.env.production' }); break;
  default: break;
}
`,
      errors: [{ messageId: 'lateLoad', line: 4, column: 22 }],
    },
    {
      name: 'template in a header',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
const openai = new OpenAI({ apiKey: 'unused', baseURL: 'https://gateway.example',
  defaultHeaders: { authorization: \`Bearer \${process.env.GATEWAY_KEY}\` } });

dotenv.config();
`,
      errors: [{ messageId: 'lateLoad', line: 5, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai'; 
const openai = new OpenAI({ apiKey: 'unused', baseURL: 'https://gateway.example',
  defaultHeaders: { authorization: \`Bearer \${process.env.GATEWAY_KEY}\` } });

` }] }],
    },
    {
      name: 'helper that reads',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
const need = (name) => process.env.LLM_KEY ?? fail();
const openai = new OpenAI({ apiKey: need('LLM_KEY') });

dotenv.config();
`,
      errors: [{ messageId: 'lateLoad', line: 5, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai'; 
const need = (name) => process.env.LLM_KEY ?? fail();
const openai = new OpenAI({ apiKey: need('LLM_KEY') });

` }] }],
    },
    {
      name: 'argument',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
function make(apiKey) { return new OpenAI({ apiKey }); }
const openai = make(process.env.LLM_KEY); dotenv.config();
`,
      errors: [{ messageId: 'lateLoad', line: 3, column: 43, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai'; 
function make(apiKey) { return new OpenAI({ apiKey }); }
const openai = make(process.env.LLM_KEY); 
` }] }],
    },
    {
      name: 'wrapped client',
      code: `import OpenAI from 'openai'; import { observeOpenAI } from 'langfuse'; import dotenv from 'dotenv';
const openai = observeOpenAI(new OpenAI());

dotenv.config();
`,
      errors: [{ messageId: 'lateLoad', line: 4, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai'; import { observeOpenAI } from 'langfuse'; 
const openai = observeOpenAI(new OpenAI());

` }] }],
    },
    {
      name: 'dotenv-safe',
      code: `import OpenAI from 'openai';
import { config } from 'dotenv-safe';
const openai = new OpenAI();

config();
`,
      errors: [{ messageId: 'lateLoad', line: 5, column: 1, suggestions: [{ messageId: 'moveUp', output: `import OpenAI from 'openai';
import { config } from 'dotenv-safe';
config();
const openai = new OpenAI();

` }] }],
    },
    {
      name: 'dotenv-expand',
      code: `import OpenAI from 'openai';
import dotenv from 'dotenv';
import { expand } from 'dotenv-expand';
const openai = new OpenAI();
expand(dotenv.config());
`,
      errors: [{ messageId: 'lateLoad', line: 5, column: 8, suggestions: [{ messageId: 'moveUp', output: `import OpenAI from 'openai';
import dotenv from 'dotenv';
import { expand } from 'dotenv-expand';
expand(dotenv.config());
const openai = new OpenAI();
` }] }],
    },
    {
      name: 'loadEnvFile of node:process',
      code: `import OpenAI from 'openai'; import { loadEnvFile } from 'node:process';
const openai = new OpenAI();
loadEnvFile('.env');
`,
      errors: [{ messageId: 'lateLoad', line: 3, column: 1, suggestions: [{ messageId: 'moveUp', output: `import OpenAI from 'openai'; import { loadEnvFile } from 'node:process';
loadEnvFile('.env');
const openai = new OpenAI();
` }] }],
    },
    {
      name: 'setTimeout before the client',
      code: `import OpenAI from 'openai';
setTimeout(() => { process.env.OPENAI_API_KEY = 'x'; }, 10);
const openai = new OpenAI();
`,
      errors: [{ messageId: 'lateWrite', line: 2, column: 20 }],
    },
    {
      name: 'main builds, then loads in a helper',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
async function main() { const openai = new OpenAI(); setup(); await openai.models.list(); }
main();
function setup() {
  dotenv.config();
}
`,
      errors: [{ messageId: 'lateLoad', line: 5, column: 3, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai'; 
async function main() { const openai = new OpenAI(); setup(); await openai.models.list(); }
main();
function setup() {
}
` }] }],
    },
    {
      name: 'reported once for two loads',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
const openai = new OpenAI();
dotenv.config();
dotenv.config({ path: '.env.local' });
`,
      errors: [{ messageId: 'lateLoad', line: 3, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai'; import dotenv from 'dotenv';
const openai = new OpenAI();
dotenv.config({ path: '.env.local' });
` }] }],
    },
    {
      name: 'static block',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
class AI { static client = new OpenAI();
  static { dotenv.config(); } }
`,
      errors: [{ messageId: 'lateLoad', line: 3, column: 12 }],
    },
    {
      name: 'instance made here',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
class AI { client = new OpenAI(); }
const ai = new AI();
dotenv.config();
`,
      errors: [{ messageId: 'lateLoad', line: 4, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai'; 
class AI { client = new OpenAI(); }
const ai = new AI();
` }] }],
    },
    {
      name: 'Fastify server, main after plugins',
      code: `import Fastify from 'fastify';
import OpenAI from 'openai';
import dotenv from 'dotenv';

const fastify = Fastify();
const openai = new OpenAI();

fastify.post('/chat', async (request, reply) => {
  return openai.chat.completions.create({ model: 'gpt-5', messages: request.body.messages });
});
const start = async () => {
  dotenv.config();
  await fastify.listen({ port: 3000 });
};
start();
`,
      errors: [{ messageId: 'lateLoad', line: 12, column: 3, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import Fastify from 'fastify';
import OpenAI from 'openai';

const fastify = Fastify();
const openai = new OpenAI();

fastify.post('/chat', async (request, reply) => {
  return openai.chat.completions.create({ model: 'gpt-5', messages: request.body.messages });
});
const start = async () => {
  await fastify.listen({ port: 3000 });
};
start();
` }] }],
    },
    {
      name: 'config function below',
      code: `import OpenAI from 'openai';
import path from 'node:path';
import dotenv from 'dotenv';

const client = new OpenAI({ apiKey: process.env['OPENAI_API_KEY'] });

// the key is in .env
const result =
  dotenv.config({ path: path.resolve('.env') });
if (result.error) throw result.error;
`,
      errors: [{ messageId: 'lateLoad', line: 9, column: 3, suggestions: [{ messageId: 'moveUp', output: `import OpenAI from 'openai';
import path from 'node:path';
import dotenv from 'dotenv';

const result =
  dotenv.config({ path: path.resolve('.env') });
const client = new OpenAI({ apiKey: process.env['OPENAI_API_KEY'] });

// the key is in .env
if (result.error) throw result.error;
` }] }],
    },
    {
      name: 'commander action, client of the module',
      code: `import { Command } from 'commander';
import OpenAI from 'openai';
const client = new OpenAI();
const program = new Command();
program.option('--key <key>').action(async (options) => {
  if (options.key) process.env.OPENAI_API_KEY = options.key;
  await client.models.list();
});
program.parse();
`,
      errors: [{ messageId: 'lateWrite', line: 6, column: 20 }],
    },
    {
      name: 'singleton asked for before',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
export class AI {
  private static instance: AI;
  private client = new OpenAI();
  static getInstance() { return (AI.instance ??= new AI()); }
}
const ai = AI.getInstance(); dotenv.config();
`,
      errors: [{ messageId: 'lateLoad', line: 7, column: 30, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai'; 
export class AI {
  private static instance: AI;
  private client = new OpenAI();
  static getInstance() { return (AI.instance ??= new AI()); }
}
const ai = AI.getInstance(); 
` }] }],
    },
    {
      name: 'dependency injection, too early',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
export class Chat { constructor(private client: OpenAI) {} }
const chat = new Chat(new OpenAI());
dotenv.config();
`,
      errors: [{ messageId: 'lateLoad', line: 4, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai'; 
export class Chat { constructor(private client: OpenAI) {} }
const chat = new Chat(new OpenAI());
` }] }],
    },
    {
      name: 'map of clients',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
const clients = {
  fast: new OpenAI({ apiKey: process.env.FAST_KEY }),
  slow: new OpenAI({ apiKey: process.env.SLOW_KEY }) };

dotenv.config();
`,
      errors: [{ messageId: 'lateLoad', line: 6, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai'; 
const clients = {
  fast: new OpenAI({ apiKey: process.env.FAST_KEY }),
  slow: new OpenAI({ apiKey: process.env.SLOW_KEY }) };

` }] }],
    },
    {
      name: 'object with an init method',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
export const ai = { client: new OpenAI(),
  init() { dotenv.config(); } };
`,
      errors: [{ messageId: 'lateLoad', line: 3, column: 12, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai'; 
export const ai = { client: new OpenAI(),
  init() {  } };
` }] }],
    },
    {
      name: 'optional call',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
process.loadEnvFile?.();
`,
      errors: [{ messageId: 'lateLoad', line: 3, column: 1, suggestions: [{ messageId: 'moveUp', output: `import OpenAI from 'openai';
process.loadEnvFile?.();
const client = new OpenAI();
` }] }],
    },
    {
      name: 'const env = process.env',
      code: `import OpenAI from 'openai';
const env = process.env;
const client = new OpenAI({ apiKey: env.MY_KEY });
process.env.MY_KEY = 'x';
`,
      errors: [{ messageId: 'lateWrite', line: 4, column: 1, suggestions: [{ messageId: 'moveUp', output: `import OpenAI from 'openai';
const env = process.env;
process.env.MY_KEY = 'x';
const client = new OpenAI({ apiKey: env.MY_KEY });
` }] }],
    },
    {
      name: 'async arrow IIFE awaited',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
await (async () => { globalThis.ai = new OpenAI(); })();

dotenv.config();
`,
      errors: [{ messageId: 'lateLoad', line: 4, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai'; 
await (async () => { globalThis.ai = new OpenAI(); })();

` }] }],
    },
    {
      name: 'throw in the middle',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
const client = new OpenAI();
function check() { if (!process.env.OPENAI_API_KEY) throw new Error('no key'); }
try { check(); } catch {
  dotenv.config();
}
`,
      errors: [{ messageId: 'lateLoad', line: 5, column: 3 }],
    },
    {
      name: 'recursion after',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
const client = new OpenAI();
function walk(n) {
  if (n === 0) { dotenv.config(); return; }
  walk(n - 1); }
walk(3);
`,
      errors: [{ messageId: 'lateLoad', line: 4, column: 18 }],
    },
    {
      name: 'namespace import',
      code: `import * as OpenAI from 'openai';
import * as env from 'dotenv';
const client = new OpenAI.OpenAI();
export { client };

env.config();
`,
      errors: [{ messageId: 'lateLoad', line: 6, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import * as OpenAI from 'openai';
const client = new OpenAI.OpenAI();
export { client };

` }] }],
    },
    {
      name: 'import of dotenv/config at run time',
      code: `import OpenAI from 'openai';
const client = new OpenAI();

await import('dotenv/config');
`,
      errors: [{ messageId: 'lateLoad', line: 4, column: 7, suggestions: [{ messageId: 'moveUp', output: `import OpenAI from 'openai';
await import('dotenv/config');
const client = new OpenAI();

` }] }],
    },
    {
      name: 'a for-in loop copies',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
const parsed = await load();
for (const name in parsed) process.env[name] = parsed[name];
`,
      errors: [{ messageId: 'lateLoad', line: 4, column: 28 }],
    },
    {
      name: 'a constant name',
      code: `import OpenAI from 'openai';
const client = new OpenAI(); const NAME = 'OPENAI_API_KEY';
process.env[NAME] = 'x';
`,
      errors: [{ messageId: 'lateWrite', line: 3, column: 1 }],
    },
    {
      name: 'do while',
      code: `import OpenAI from 'openai';
const client = new OpenAI(); let i = 0;
do {
  if (i) break;
  process.env.OPENAI_API_KEY = String(i++);
} while (i < 3);
`,
      errors: [{ messageId: 'lateWrite', line: 5, column: 3 }],
    },
    {
      name: 'a call in a default',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
const client = new OpenAI();
function f(x = dotenv.config()) { return x } f();
`,
      errors: [{ messageId: 'lateLoad', line: 3, column: 16 }],
    },
    {
      name: "exported function writes for the module's client",
      code: `import OpenAI from 'openai';
export const client = new OpenAI();
export const setKey = (key: string): void => void (process.env.OPENAI_API_KEY = key);
`,
      errors: [{ messageId: 'lateWrite', line: 3, column: 52 }],
    },
    {
      name: 'async function above the client, not awaited',
      code: `import OpenAI from 'openai';
(async () => {
  process.env.OPENAI_API_KEY = await readSecret();
})();
export const openai = new OpenAI();
`,
      errors: [{ messageId: 'lateWrite', line: 3, column: 3 }],
    },
    {
      name: 'route above the client',
      code: `import OpenAI from 'openai'; import express from 'express';
const app = express();
app.post('/key', (req, res) => {
  process.env.OPENAI_API_KEY = req.body.key; res.end();
});
const openai = new OpenAI();
app.listen(3000);
`,
      errors: [{ messageId: 'lateWrite', line: 4, column: 3 }],
    },
    {
      name: 'listen callback loads',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv'; import app from './app';
app.listen(3000, () => { dotenv.config(); });
const openai = new OpenAI();
`,
      errors: [{ messageId: 'lateLoad', line: 2, column: 26, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai';  import app from './app';
app.listen(3000, () => {  });
const openai = new OpenAI();
` }] }],
    },
    {
      name: 'dynamic import of dotenv, not awaited',
      code: `import OpenAI from 'openai';
import('dotenv/config');
const openai = new OpenAI();
`,
      errors: [{ messageId: 'lateLoad', line: 2, column: 1 }],
    },
    {
      name: 'dynamic import of dotenv behind the client, not awaited',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
import('dotenv/config');
`,
      errors: [{ messageId: 'lateLoad', line: 3, column: 1 }],
    },
    {
      name: 'without semicolons',
      code: `import OpenAI from 'openai'
const openai = new OpenAI()


process.loadEnvFile()
;[1].forEach(() => {})
`,
      errors: [{ messageId: 'lateLoad', line: 5, column: 1 }],
    },
    {
      name: 'what it needs lies between',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
const file = await find('.env');
process.loadEnvFile(file);
`,
      errors: [{ messageId: 'lateLoad', line: 4, column: 1 }],
    },
    {
      name: 'indented',
      code: `import OpenAI from 'openai';
export function run() {
  if (ready) {
    const openai = new OpenAI();
    console.log(openai);
    // the rest
    process.env.OPENAI_API_KEY = 'x';
    return openai;
  }
}
`,
      errors: [{ messageId: 'lateWrite', line: 7, column: 5, suggestions: [{ messageId: 'moveUp', output: `import OpenAI from 'openai';
export function run() {
  if (ready) {
    process.env.OPENAI_API_KEY = 'x';
    const openai = new OpenAI();
    console.log(openai);
    // the rest
    return openai;
  }
}
` }] }],
    },
    {
      name: 'wizard that sets the key for a field',
      code: `import OpenAI from 'openai';
export class Wizard {
  private client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });
  async run() {
    const key = await this.ask();
    if (!key) return;
    process.env.OPENAI_API_KEY = key;
    await this.client.models.list();
  }
  private ask() { return prompt('key'); }
}
`,
      errors: [{ messageId: 'lateWrite', line: 7, column: 5 }],
    },
    {
      name: 'key from argv or environment',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
const client = new OpenAI({ apiKey: process.argv[2] ?? process.env.KEY });
dotenv.config();
`,
      errors: [{ messageId: 'lateLoad', line: 3, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai'; 
const client = new OpenAI({ apiKey: process.argv[2] ?? process.env.KEY });
` }] }],
    },
    {
      name: 'Supabase style edge function',
      code: `import OpenAI from 'openai';
const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY! });
Deno.serve(async (request) => {
  process.env.OPENAI_API_KEY = request.headers.get('x-key')!;
  return new Response();
});
`,
      errors: [{ messageId: 'lateWrite', line: 4, column: 3 }],
    },
    {
      name: 'constructor overloads',
      code: `import OpenAI from 'openai'; import dotenv from 'dotenv';
class AI { client: OpenAI;
  constructor(); constructor(key: string); constructor(key?: string) { this.client = new OpenAI(); } }
const ai = new AI();

dotenv.config();
`,
      errors: [{ messageId: 'lateLoad', line: 6, column: 1, suggestions: [{ messageId: 'importFirst', output: `import 'dotenv/config';
import OpenAI from 'openai'; 
class AI { client: OpenAI;
  constructor(); constructor(key: string); constructor(key?: string) { this.client = new OpenAI(); } }
const ai = new AI();

` }] }],
    },
  ],
});
