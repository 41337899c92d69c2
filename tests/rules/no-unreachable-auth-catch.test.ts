import rule from '../../rules/no-unreachable-auth-catch.ts';
import { commonjs, javascript, typescript } from './rule-tester.ts';

commonjs.run('no-unreachable-auth-catch', rule, {
  valid: [

  ],
  invalid: [
    { name: 'require', code: `const OpenAI = require('openai');
const openai = new OpenAI();
exports.handler = async (event) => {
  try {
    return openai.responses.create({ model: 'm', input: event.body });
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return { statusCode: 500 };
    throw error;
  }
};`, errors: [{ messageId: 'returned', line: 5, column: 12, suggestions: [{ messageId: 'await', output: `const OpenAI = require('openai');
const openai = new OpenAI();
exports.handler = async (event) => {
  try {
    return await openai.responses.create({ model: 'm', input: event.body });
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return { statusCode: 500 };
    throw error;
  }
};` }] }] },
    { name: 'require default', code: `const { OpenAI, AuthenticationError } = require('openai');
let openai;
try {
  openai = new OpenAI({ apiKey: process.env.KEY });
} catch (error) {
  if (error instanceof AuthenticationError) process.exit(1);
}
module.exports = { openai };`, errors: [{ messageId: 'construction', line: 5, column: 3 }] },
  ],
});

javascript.run('no-unreachable-auth-catch', rule, {
  valid: [
    { name: 'chain returned', code: `import OpenAI from 'openai';
const client = new OpenAI();
loadPrompt().then((input) => client.responses.create({ model: 'm', input })).catch((err) => {
  if (err instanceof OpenAI.AuthenticationError) console.error('key');
});` },
    { name: 'catch direct', code: `import OpenAI from 'openai';
const client = new OpenAI();
client.responses.create({ model: 'm', input: '' }).catch((err) => {
  if (err.status === 401) console.error('key');
});` },
    { name: 'main catch', code: `import OpenAI from 'openai';
const client = new OpenAI();
async function main() {
  await client.models.list();
}
main().catch((err) => {
  if (err instanceof OpenAI.AuthenticationError) console.log('x');
});` },
    { name: 'both in try', code: `import OpenAI from 'openai';
try {
  const c = new OpenAI();
  await c.models.list();
} catch (e) {
  if (e instanceof OpenAI.AuthenticationError) console.log('x');
}` },
    { name: 'unknown validate', code: `import OpenAI from 'openai';
export async function f(key) {
  try {
    const c = new OpenAI({ apiKey: key });
    await validate(c);
  } catch (e) {
    if (e.status === 401) console.log('x');
  }
}` },
    { name: 'queue wrapper', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function f() {
  try {
    return limiter.schedule(() => client.models.list());
  } catch (e) {
    if (e instanceof OpenAI.AuthenticationError) console.log('x');
  }
}` },
    { name: 'new Promise wrapper', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function f() {
  try {
    return await new Promise((resolve, reject) => {
      client.models.list().then(resolve, reject);
    });
  } catch (e) {
    if (e instanceof OpenAI.AuthenticationError) console.log('x');
  }
}` },
    { name: 'new Promise wrapper 2', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function f() {
  try {
    return await new Promise((resolve, reject) => {
      setTimeout(() => client.models.list().then(resolve).catch(reject), 5);
    });
  } catch (e) {
    if (e instanceof OpenAI.AuthenticationError) console.log('x');
  }
}` },
    { name: 'withtry inside foreach', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function f(xs) {
  try {
    xs.forEach(async () => { try { await client.models.list(); } catch (e) { log(e); } });
  } catch (e) {
    if (e instanceof OpenAI.AuthenticationError) console.log('x');
  }
}` },
    { name: 'parse', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function f(xs) {
  try {
    const { data, response } = await client.models.list().withResponse();
    return data;
  } catch (e) {
    if (e instanceof OpenAI.AuthenticationError) console.log('x');
  }
}` },
    { name: 'for await inside', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function f(xs) {
  try {
    for await (const m of client.models.list()) console.log(m);
  } catch (e) {
    if (e instanceof OpenAI.AuthenticationError) console.log('x');
  }
}` },
    { name: 'construction, general handler', code: `import OpenAI from 'openai';
let client;
try {
  client = new OpenAI();
} catch (error) {
  console.error('No client:', error.message);
  process.exit(1);
}` },
    { name: 'construction, missing key by words', code: `import OpenAI from 'openai';
let client;
try {
  client = new OpenAI();
} catch (error) {
  if (error.message.includes('Missing credentials') || error.message.includes('apiKey')) process.exit(1);
  throw error;
}` },
    { name: 'other SDK', code: `import Anthropic from '@anthropic-ai/sdk';
let client;
try {
  client = new Anthropic();
} catch (error) {
  if (error instanceof Anthropic.AuthenticationError) process.exit(1);
}` },
    { name: 'subclass may do anything', code: `import OpenAI from 'openai';
import { Checked } from '@acme/openai';
export function build() {
  try {
    return new Checked();
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return undefined;
    throw error;
  }
}` },
    { name: 'test that expects the error', code: `import OpenAI from 'openai';
import { expect, it } from 'vitest';
it('rejects', async () => {
  const client = new OpenAI({ apiKey: 'wrong' });
  await expect(client.models.list()).rejects.toBeInstanceOf(OpenAI.AuthenticationError);
});` },
    { name: 'catch before the request, unknown source', code: `import OpenAI from 'openai';
import { loadPrompt } from './prompts';
const client = new OpenAI();
export function run() {
  return loadPrompt().catch((error) => {
    if (error.status === 401) return 'The key is wrong';
    throw error;
  }).then((input) => client.responses.create({ model: 'm', input }));
}` },
    { name: 'catch between two requests', code: `import OpenAI from 'openai';
const client = new OpenAI();
export function run(input) {
  return client.moderations.create({ input }).catch((error) => {
    if (error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  }).then(() => client.responses.create({ model: 'm', input }));
}` },
    { name: 'unknown reader, status', code: `import OpenAI from 'openai';
import { readKey } from './keys';
export function build() {
  try {
    return new OpenAI({ apiKey: readKey() });
  } catch (error) {
    if (error.status === 401) return undefined;
    throw error;
  }
}` },
    { name: 'awaited check beside the class', code: `import OpenAI from 'openai';
import { checked } from './keys';
export async function build() {
  try {
    const client = new OpenAI();
    await checked(client);
    return client;
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return undefined;
    throw error;
  }
}` },
    { name: 'check that is returned', code: `import OpenAI from 'openai';
import { checked } from './keys';
export function build() {
  try {
    return checked(new OpenAI());
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return undefined;
    throw error;
  }
}` },
    { name: 'asynchronous factory that asks', code: `import OpenAI from 'openai';
async function createClient(apiKey) {
  const client = new OpenAI({ apiKey });
  await client.models.list();
  return client;
}
createClient(process.argv[2]).catch((error) => {
  if (error instanceof OpenAI.AuthenticationError) process.exit(1);
});` },
  ],
  invalid: [
    { name: 'settimeout', code: `import OpenAI from 'openai';
const client = new OpenAI();
try {
  setTimeout(async () => {
    await client.models.list();
  }, 100);
} catch (err) {
  if (err.code === 'invalid_api_key') console.log('x');
}`, errors: [{ messageId: 'callback', line: 5, column: 11 }] },
    { name: 'chain floating', code: `import OpenAI from 'openai';
const client = new OpenAI();
loadPrompt().then((input) => {
  client.responses.create({ model: 'm', input });
}).catch((err) => {
  if (err instanceof OpenAI.AuthenticationError) console.error('key');
});`, errors: [{ messageId: 'floating', line: 4, column: 3 }] },
    { name: 'iife', code: `import OpenAI from 'openai';
const client = new OpenAI();
try {
  (async () => {
    const r = await client.models.list();
    console.log(r);
  })();
} catch (err) {
  if (err instanceof OpenAI.AuthenticationError) console.log('x');
}`, errors: [{ messageId: 'floating', line: 5, column: 21 }] },
    { name: 'main', code: `import OpenAI from 'openai';
const client = new OpenAI();
async function main() {
  await client.models.list();
}
try {
  main();
} catch (err) {
  if (err instanceof OpenAI.AuthenticationError) console.log('x');
}`, errors: [{ messageId: 'floating', line: 7, column: 3 }] },
    { name: 'factory', code: `import OpenAI from 'openai';
function createClient() { return new OpenAI({ apiKey: process.env.K }); }
let c;
try { c = createClient(); } catch (e) {
  if (e instanceof OpenAI.AuthenticationError) console.log('x');
}`, errors: [{ messageId: 'construction', line: 4, column: 29 }] },
    { name: 'class name', code: `import OpenAI from 'openai';
export function f(key) {
  try {
    return new OpenAI({ apiKey: key });
  } catch (e) {
    if (e.name === 'AuthenticationError') console.log('x');
  }
}`, errors: [{ messageId: 'construction', line: 5, column: 5 }] },
    { name: 'other error class import', code: `import OpenAI, { AuthenticationError } from 'openai';
export const f = async (key) => {
  const client = new OpenAI({ apiKey: key });
  try {
    void client.models.list();
  } catch (e) {
    if (e instanceof AuthenticationError) console.log('x');
  }
}`, errors: [{ messageId: 'floating', line: 5, column: 10, suggestions: [{ messageId: 'await', output: `import OpenAI, { AuthenticationError } from 'openai';
export const f = async (key) => {
  const client = new OpenAI({ apiKey: key });
  try {
    void await client.models.list();
  } catch (e) {
    if (e instanceof AuthenticationError) console.log('x');
  }
}` }] }] },
    { name: 'pages outside', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function f(xs) {
  let page;
  try {
    page = client.models.list();
  } catch (e) {
    if (e instanceof OpenAI.AuthenticationError) console.log('x');
  }
  for await (const m of page) console.log(m);
}`, errors: [{ messageId: 'later', line: 6, column: 12, suggestions: [{ messageId: 'await', output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function f(xs) {
  let page;
  try {
    page = await client.models.list();
  } catch (e) {
    if (e instanceof OpenAI.AuthenticationError) console.log('x');
  }
  for await (const m of page) console.log(m);
}` }] }] },
    { name: 'express, constructor in try, request after', code: `import express from 'express';
import OpenAI from 'openai';
const app = express();
app.post('/chat', async (req, res) => {
  let openai;
  try {
    openai = new OpenAI({ apiKey: req.headers['x-key'] });
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) {
      return res.status(401).json({ error: 'Invalid API key' });
    }
    return res.status(500).end();
  }
  const completion = await openai.chat.completions.create({ model: 'gpt-4o', messages: req.body.messages });
  res.json(completion);
});`, errors: [{ messageId: 'construction', line: 8, column: 5 }] },
    { name: 'move suggestion, statement', code: `import OpenAI from 'openai';
const apiKey = process.env.KEY;
let client;
try {
  client = new OpenAI({ apiKey });
} catch (error) {
  if (error.code === 'invalid_api_key') process.exit(1);
}
await client.models.list();`, errors: [{ messageId: 'construction', line: 6, column: 3, suggestions: [{ messageId: 'move', output: `import OpenAI from 'openai';
const apiKey = process.env.KEY;
let client;
try {
  client = new OpenAI({ apiKey });
  await client.models.list();
} catch (error) {
  if (error.code === 'invalid_api_key') process.exit(1);
}` }] }] },
    { name: 'with logger and dotenv', code: `import dotenv from 'dotenv';
import OpenAI from 'openai';
import { logger } from './logger';
let client;
try {
  dotenv.config();
  logger.info('building the client');
  client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });
} catch (error) {
  if (error.message.includes('Unauthorized')) logger.error('wrong key');
}`, errors: [{ messageId: 'construction', line: 9, column: 3 }] },
    { name: 'floating in a route', code: `import express from 'express';
import OpenAI from 'openai';
const openai = new OpenAI();
const router = express.Router();
router.post('/warm', (req, res) => {
  try {
    openai.embeddings.create({ model: 'text-embedding-3-small', input: 'x' });
    res.sendStatus(202);
  } catch (error) {
    if (error.status === 401) res.sendStatus(500);
  }
});`, errors: [{ messageId: 'floating', line: 7, column: 5 }] },
    { name: 'floating with finally', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function warm(spinner) {
  try {
    openai.models.list().finally(() => spinner.stop());
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) process.exit(1);
  }
}`, errors: [{ messageId: 'floating', line: 5, column: 5, suggestions: [{ messageId: 'await', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function warm(spinner) {
  try {
    await openai.models.list().finally(() => spinner.stop());
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) process.exit(1);
  }
}` }] }] },
    { name: 'setInterval', code: `import OpenAI from 'openai';
const openai = new OpenAI();
try {
  setInterval(() => openai.models.list(), 60_000);
} catch (error) {
  if (error.status === 401) console.error('wrong key');
}`, errors: [{ messageId: 'callback', line: 4, column: 21 }] },
    { name: 'event listener', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export function listen(bot) {
  try {
    bot.on('message', async (text) => {
      const answer = await openai.responses.create({ model: 'm', input: text });
      bot.send(answer.output_text);
    });
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) console.error('wrong key');
  }
}`, errors: [{ messageId: 'callback', line: 6, column: 28 }] },
    { name: 'forEach without async', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export function all(texts) {
  try {
    texts.forEach((input) => {
      openai.embeddings.create({ model: 'm', input }).then(console.log);
    });
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) console.error('wrong key');
  }
}`, errors: [{ messageId: 'floating', line: 6, column: 7 }] },
    { name: 'forEach, concise', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export function all(texts) {
  try {
    texts.forEach((input) => openai.embeddings.create({ model: 'm', input }));
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) console.error('wrong key');
  }
}`, errors: [{ messageId: 'callback', line: 5, column: 30 }] },
    { name: 'map result dropped', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function all(texts) {
  try {
    texts.map(async (input) => {
      await openai.embeddings.create({ model: 'm', input });
    });
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) console.error('wrong key');
  }
}`, errors: [{ messageId: 'floating', line: 6, column: 13 }] },
    { name: 'Promise.all floating', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function both() {
  try {
    Promise.all([openai.models.list(), openai.files.list()]);
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) console.error('wrong key');
  }
}`, errors: [{ messageId: 'floating', line: 5, column: 18, suggestions: [{ messageId: 'await', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function both() {
  try {
    await Promise.all([openai.models.list(), openai.files.list()]);
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) console.error('wrong key');
  }
}` }] }] },
    { name: 'chain with setTimeout', code: `import OpenAI from 'openai';
const openai = new OpenAI();
Promise.resolve().then(() => {
  setTimeout(() => openai.models.list(), 10);
}).catch((error) => {
  if (error.status === 401) console.error('wrong key');
});`, errors: [{ messageId: 'callback', line: 4, column: 20 }] },
    { name: 'then with a second argument on the wrong promise', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export function run(file) {
  file.text().then((input) => {
    openai.responses.create({ model: 'm', input });
  }).then(undefined, (error) => {
    if (error instanceof OpenAI.AuthenticationError) console.error('wrong key');
  });
}`, errors: [{ messageId: 'floating', line: 5, column: 5 }] },
    { name: 'stream returned', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function chat(messages) {
  try {
    return openai.chat.completions.stream({ model: 'm', messages });
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  }
}`, errors: [{ messageId: 'stream', line: 5, column: 12 }] },
    { name: 'stream awaited, read outside', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function chat(input) {
  let stream;
  try {
    stream = await openai.responses.stream({ model: 'm', input });
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  }
  return await stream.finalResponse();
}`, errors: [{ messageId: 'stream', line: 6, column: 20 }] },
    { name: 'runTools outside', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function chat(messages, tools) {
  let runner;
  try {
    runner = openai.chat.completions.runTools({ model: 'm', messages, tools });
  } catch (error) {
    if (error.status === 401) return null;
    throw error;
  }
  return runner.finalContent();
}`, errors: [{ messageId: 'stream', line: 6, column: 14 }] },
    { name: 'namespace import', code: `import * as openaiModule from 'openai';
let client;
try {
  client = new openaiModule.OpenAI({ apiKey: process.env.KEY });
} catch (error) {
  if (error instanceof openaiModule.AuthenticationError) process.exit(1);
}`, errors: [{ messageId: 'construction', line: 5, column: 3 }] },
    { name: 'catch before the request', code: `import { readFile } from 'node:fs/promises';
import OpenAI from 'openai';
const client = new OpenAI();
export function run(path) {
  return readFile(path, 'utf8').catch((error) => {
    if (error instanceof OpenAI.AuthenticationError) return 'The key is wrong';
    throw error;
  }).then((input) => client.responses.create({ model: 'm', input }));
}`, errors: [{ messageId: 'early', line: 5, column: 39 }] },
    { name: 'handler beside the request', code: `import { readFile } from 'node:fs/promises';
import OpenAI from 'openai';
const client = new OpenAI();
export function run(path) {
  return readFile(path, 'utf8').then(
    (input) => client.responses.create({ model: 'm', input }),
    (error) => {
      if (error.status === 401) return 'The key is wrong';
      throw error;
    },
  );
}`, errors: [{ messageId: 'early', line: 7, column: 5 }] },
    { name: 'asynchronous factory', code: `import OpenAI from 'openai';
async function createClient(apiKey) {
  return new OpenAI({ apiKey });
}
createClient(process.argv[2]).catch((error) => {
  if (error instanceof OpenAI.AuthenticationError) process.exit(1);
});`, errors: [{ messageId: 'construction', line: 5, column: 37 }] },
    { name: 'unknown reader beside the class', code: `import OpenAI from 'openai';
import { readKey } from './keys';
export function build() {
  try {
    return new OpenAI({ apiKey: readKey() });
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return undefined;
    throw error;
  }
}`, errors: [{ messageId: 'construction', line: 6, column: 5 }] },
    { name: 'variable with then', code: `import OpenAI from 'openai';
const client = new OpenAI();
export function show(input, el) {
  try {
    const pending = client.responses.create({ model: 'm', input });
    pending.then((response) => el.append(response.output_text));
  } catch (error) {
    if (error.status === 401) el.append('The key is wrong');
  }
}`, errors: [{ messageId: 'floating', line: 5, column: 21 }] },
  ],
});

typescript.run('no-unreachable-auth-catch', rule, {
  valid: [
    { name: 'construct openaierror', code: `import OpenAI from 'openai';
export function make(apiKey: string) {
  try {
    return new OpenAI({ apiKey });
  } catch (err) {
    if (err instanceof OpenAI.OpenAIError) return null;
    throw err;
  }
}` },
    { name: 'construct missing text', code: `import OpenAI from 'openai';
export function make() {
  try {
    return new OpenAI();
  } catch (err: any) {
    if (err.message.includes('OPENAI_API_KEY')) return null;
    if (/api.?key/i.test(err.message)) return null;
    throw err;
  }
}` },
    { name: 'return await', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages: any) {
  try {
    return await client.chat.completions.create({ model: 'gpt-4o', messages });
  } catch (err) {
    if (err instanceof OpenAI.AuthenticationError) return null;
    throw err;
  }
}` },
    { name: 'then catch own', code: `import OpenAI from 'openai';
const client = new OpenAI();
export function warm() {
  try {
    client.models.list().then((page) => console.log(page)).catch(console.error);
  } catch (err: any) {
    if (err.status === 401) console.error('bad key');
  }
}` },
    { name: 'map awaited', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function all(items: string[]) {
  try {
    const results = items.map((input) => client.embeddings.create({ model: 'm', input }));
    return await Promise.all(results);
  } catch (err) {
    if (err instanceof OpenAI.AuthenticationError) process.exit(1);
  }
}` },
    { name: 'push all', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(list: any[]) {
  try {
    const jobs = [];
    for (const m of list) jobs.push(client.chat.completions.create({ model: 'm', messages: m }));
    await Promise.all(jobs);
  } catch (err) {
    if (err instanceof OpenAI.AuthenticationError) return null;
    throw err;
  }
}` },
    { name: 'stream awaited create outside', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages: any) {
  let stream;
  try {
    stream = await client.chat.completions.create({ model: 'm', messages, stream: true });
  } catch (err) {
    if (err instanceof OpenAI.AuthenticationError) return null;
    throw err;
  }
  for await (const chunk of stream) console.log(chunk);
}` },
    { name: 'stream in try', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages: any) {
  try {
    const stream = client.chat.completions.stream({ model: 'm', messages });
    stream.on('content', (d) => process.stdout.write(d));
    await stream.finalChatCompletion();
  } catch (err) {
    if (err instanceof OpenAI.AuthenticationError) return null;
    throw err;
  }
}` },
    { name: 'own fetch', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function f() {
  try {
    await api('/x');
    return client.models.list();
  } catch (err: any) {
    if (err.status === 401) redirect('/login');
  }
}` },
    { name: 'async generator', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function* f() {
  try {
    yield client.models.list();
    return client.models.list();
  } catch (err: any) {
    if (err.status === 401) console.log('x');
  }
}` },
    { name: 'awaits the variable later in the block', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    const pending = client.responses.create({ model: 'm', input });
    console.log('sent');
    return (await pending).output_text;
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  }
}` },
    { name: 'awaits one of two', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    const pending = client.responses.create({ model: 'm', input });
    const timer = new Promise((resolve) => setTimeout(resolve, 1000));
    return await Promise.race([pending, timer]);
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  }
}` },
    { name: 'handler does not ask', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return client.responses.create({ model: 'm', input });
  } catch (error) {
    console.error(error);
    throw error;
  }
}` },
    { name: 'asks for rate limits only', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return client.responses.create({ model: 'm', input });
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return null;
    throw error;
  }
}` },
    { name: 'own throw in the block', code: `import OpenAI from 'openai';
export function build(apiKey?: string) {
  try {
    if (!apiKey) throw Object.assign(new Error('no key'), { status: 401 });
    return new OpenAI({ apiKey });
  } catch (error: any) {
    if (error.status === 401) return undefined;
    throw error;
  }
}` },
    { name: 'own check that throws', code: `import OpenAI from 'openai';
function checkKey(key: string) {
  if (!key.startsWith('sk-')) throw new Error('Invalid API key');
}
export function build(apiKey: string) {
  try {
    checkKey(apiKey);
    return new OpenAI({ apiKey });
  } catch (error: any) {
    if (error.message.includes('API key')) return undefined;
    throw error;
  }
}` },
    { name: 'check of an unknown module', code: `import OpenAI from 'openai';
import { checkKey } from '@acme/keys';
export async function build(apiKey: string) {
  try {
    await checkKey(apiKey);
    return new OpenAI({ apiKey });
  } catch (error: any) {
    if (error.status === 401) return undefined;
    throw error;
  }
}` },
    { name: 'key from a secret manager', code: `import OpenAI from 'openai';
import { SecretsManager } from '@aws-sdk/client-secrets-manager';
const secrets = new SecretsManager({});
export async function build() {
  try {
    const { SecretString } = await secrets.getSecretValue({ SecretId: 'openai' });
    return new OpenAI({ apiKey: SecretString });
  } catch (error: any) {
    if (error.message.includes('Unauthorized')) return undefined;
    throw error;
  }
}` },
    { name: 'shared handler around a construction', code: `import OpenAI from 'openai';
function explain(error: unknown): string {
  return error instanceof OpenAI.AuthenticationError ? 'The key is wrong.' : 'Something failed.';
}
export function build() {
  try {
    return new OpenAI();
  } catch (error) {
    throw new Error(explain(error));
  }
}
export async function ask(client: OpenAI) {
  try {
    return await client.models.list();
  } catch (error) {
    throw new Error(explain(error));
  }
}` },
    { name: 'awaited in a loop', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function all(texts: string[]) {
  try {
    for (const input of texts) await client.embeddings.create({ model: 'm', input });
  } catch (error: any) {
    if (error.status === 401) process.exit(1);
    throw error;
  }
}` },
    { name: 'map awaited by Promise.all', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function all(texts: string[]) {
  try {
    return await Promise.all(texts.map(async (input) => {
      const result = await client.embeddings.create({ model: 'm', input });
      return result.data;
    }));
  } catch (error: any) {
    if (error.status === 401) process.exit(1);
    throw error;
  }
}` },
    { name: 'fire and forget beside the awaited one', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    client.moderations.create({ input });
    const response = await client.responses.create({ model: 'm', input });
    return response.output_text;
  } catch (error: any) {
    if (error.status === 401) return null;
    throw error;
  }
}` },
    { name: 'own handler on the promise', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return client.responses.create({ model: 'm', input }).catch((error) => {
      if (error.status === 401) return null;
      throw error;
    });
  } catch (error: any) {
    if (error.status === 401) return null;
    throw error;
  }
}` },
    { name: 'callback with its own try', code: `import OpenAI from 'openai';
const client = new OpenAI();
export function all(texts: string[]) {
  try {
    texts.forEach(async (input) => {
      try {
        await client.embeddings.create({ model: 'm', input });
      } catch (error) {
        console.error(error);
      }
    });
  } catch (error: any) {
    if (error.status === 401) process.exit(1);
  }
}` },
    { name: 'p-map of a package', code: `import pMap from 'p-map';
import OpenAI from 'openai';
const client = new OpenAI();
export async function all(texts: string[]) {
  try {
    return await pMap(texts, (input) => client.embeddings.create({ model: 'm', input }));
  } catch (error: any) {
    if (error.status === 401) process.exit(1);
    throw error;
  }
}` },
    { name: 'handed to a helper', code: `import OpenAI from 'openai';
import { settle } from './settle';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await settle(client.responses.create({ model: 'm', input }));
  } catch (error: any) {
    if (error.status === 401) return null;
    throw error;
  }
}` },
    { name: 'promise put into an object', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    const jobs = { answer: client.responses.create({ model: 'm', input }) };
    return await jobs.answer;
  } catch (error: any) {
    if (error.status === 401) return null;
    throw error;
  }
}` },
    { name: 'stream read in the block', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    const stream = client.responses.stream({ model: 'm', input });
    for await (const event of stream) console.log(event.type);
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  }
}` },
    { name: 'stream handed on', code: `import OpenAI from 'openai';
import { pipe } from './pipe';
const client = new OpenAI();
export async function ask(input: string, res: unknown) {
  try {
    const stream = client.responses.stream({ model: 'm', input });
    await pipe(stream, res);
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  }
}` },
    { name: 'create with stream true fails at the await', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    const stream = await client.responses.create({ model: 'm', input, stream: true });
    return new Response(stream.toReadableStream());
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  }
}` },
    { name: 'caller awaits in its own try', code: `import OpenAI from 'openai';
const client = new OpenAI();
function ask(input: string) {
  return client.responses.create({ model: 'm', input });
}
export async function run(input: string) {
  try {
    return await ask(input);
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  }
}` },
    { name: 'catch on the chain', code: `import OpenAI from 'openai';
const client = new OpenAI();
export function run(input: string) {
  return client.responses.create({ model: 'm', input })
    .then((response) => response.output_text)
    .catch((error) => {
      if (error instanceof OpenAI.AuthenticationError) return null;
      throw error;
    });
}` },
    { name: 'inner promise returned in braces', code: `import OpenAI from 'openai';
const client = new OpenAI();
export function run(file: Blob) {
  return file.text().then((input) => {
    return client.responses.create({ model: 'm', input });
  }).catch((error) => {
    if (error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  });
}` },
    { name: 'async callback of then', code: `import OpenAI from 'openai';
const client = new OpenAI();
export function run(file: Blob) {
  return file.text().then(async (input) => {
    const response = await client.responses.create({ model: 'm', input });
    return response.output_text;
  }).catch((error) => {
    if (error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  });
}` },
    { name: 'IIFE with its own handler', code: `import OpenAI from 'openai';
const client = new OpenAI();
(async () => {
  try {
    await client.models.list();
  } catch (error: any) {
    if (error.status === 401) process.exit(1);
  }
})();` },
    { name: 'IIFE awaited', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function run() {
  try {
    await (async () => {
      await client.models.list();
    })();
  } catch (error: any) {
    if (error.status === 401) process.exit(1);
  }
}` },
    { name: 'Promise executor rejects', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function run() {
  try {
    return await new Promise((resolve, reject) => {
      client.models.list().then(resolve, reject);
    });
  } catch (error: any) {
    if (error.status === 401) process.exit(1);
  }
}` },
    { name: 'front end reads its own backend', code: `import type OpenAI from 'openai';
export async function send(messages: OpenAI.ChatCompletionMessageParam[]) {
  try {
    return fetch('/api/chat', { method: 'POST', body: JSON.stringify(messages) });
  } catch (error: any) {
    if (error.status === 401) location.href = '/login';
    throw error;
  }
}` },
    { name: 'another API in the block', code: `import OpenAI from 'openai';
import { Octokit } from '@octokit/rest';
const client = new OpenAI();
const octokit = new Octokit();
export async function review(pr: number) {
  try {
    const { data } = await octokit.pulls.get({ owner: 'o', repo: 'r', pull_number: pr });
    return client.responses.create({ model: 'm', input: data.body! });
  } catch (error: any) {
    if (error.status === 401) console.error('GitHub token expired');
    throw error;
  }
}` },
    { name: 'async generator awaits what it yields', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function* pages() {
  try {
    yield client.models.list();
  } catch (error: any) {
    if (error.status === 401) return;
    throw error;
  }
}` },
    { name: 'generator of chunks', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function* chunks(input: string) {
  try {
    yield* client.responses.stream({ model: 'm', input });
  } catch (error: any) {
    if (error.status === 401) return;
    throw error;
  }
}` },
    { name: 'client methods that send nothing', code: `import OpenAI from 'openai';
const client = new OpenAI();
export function copy(apiKey: string) {
  try {
    return client.withOptions({ apiKey });
  } catch (error) {
    console.error(error);
    throw error;
  }
}` },
    { name: 'lazy getter around construction with a request', code: `import OpenAI from 'openai';
let client: OpenAI | undefined;
export async function get() {
  try {
    client ??= new OpenAI();
    await client.models.list();
    return client;
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return undefined;
    throw error;
  }
}` },
    { name: 'workflow steps', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function run(step: { do(name: string, fn: () => Promise<unknown>): Promise<unknown> }) {
  try {
    return await step.do('ask', async () => client.models.list());
  } catch (error: any) {
    if (error.status === 401) return undefined;
    throw error;
  }
}` },
    { name: 'fetch of own code beside', code: `export async function ping() {
  try {
    return fetch('https://api.openai.com/v1/models');
  } catch (error: any) {
    if (error.message.includes('401')) return undefined;
    throw error;
  }
}` },
    { name: 'finally only', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return client.responses.create({ model: 'm', input });
  } finally {
    console.log('401');
  }
}` },
    { name: '401 in an answer of its own', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function route(req: Request) {
  try {
    if (!req.headers.get('authorization')) return new Response('no', { status: 401 });
    return client.responses.create({ model: 'm', input: await req.text() });
  } catch (error) {
    return new Response('failed', { status: 500 });
  }
}` },
    { name: 'allSettled looks at the reasons', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function all(texts: string[]) {
  const results = await Promise.allSettled(texts.map((input) => client.embeddings.create({ model: 'm', input })));
  for (const result of results) {
    if (result.status === 'rejected' && result.reason instanceof OpenAI.AuthenticationError) process.exit(1);
  }
}` },
    { name: 'use of a queue that runs its callback', code: `import PQueue from 'p-queue';
import OpenAI from 'openai';
const client = new OpenAI();
const queue = new PQueue({ concurrency: 2 });
export async function ask(input: string) {
  try {
    return await queue.add(() => client.responses.create({ model: 'm', input }));
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  }
}` },
    { name: 'reassigned and awaited', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  let answer;
  try {
    answer = client.responses.create({ model: 'm', input });
    answer = await answer;
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  }
  return answer;
}` },
    { name: 'destructured after await', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    const { output_text } = await client.responses.create({ model: 'm', input });
    return output_text;
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  }
}` },
    { name: 'await in the arguments', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    console.log(await client.responses.create({ model: 'm', input }));
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  }
}` },
  ],
  invalid: [
    { name: 'construct class', code: `import OpenAI from 'openai';
let client: OpenAI;
try {
  client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });
} catch (err) {
  if (err instanceof OpenAI.AuthenticationError) console.error('bad key');
}`, errors: [{ messageId: 'construction', line: 5, column: 3 }] },
    { name: 'construct status', code: `import OpenAI from 'openai';
export function make(apiKey: string) {
  try {
    const client = new OpenAI({ apiKey });
    console.log('ready');
    return client;
  } catch (err: any) {
    if (err.status === 401) throw new Error('Invalid key');
    throw err;
  }
}`, errors: [{ messageId: 'construction', line: 7, column: 5 }] },
    { name: 'construct text', code: `import OpenAI from 'openai';
export function make(apiKey: string) {
  try {
    return new OpenAI({ apiKey });
  } catch (err) {
    if (err instanceof Error && err.message.includes('API key')) return null;
    throw err;
  }
}`, errors: [{ messageId: 'construction', line: 5, column: 5 }] },
    { name: 'returned', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages: any) {
  try {
    return client.chat.completions.create({ model: 'gpt-4o', messages });
  } catch (err) {
    if (err instanceof OpenAI.AuthenticationError) return null;
    throw err;
  }
}`, errors: [{ messageId: 'returned', line: 5, column: 12, suggestions: [{ messageId: 'await', output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages: any) {
  try {
    return await client.chat.completions.create({ model: 'gpt-4o', messages });
  } catch (err) {
    if (err instanceof OpenAI.AuthenticationError) return null;
    throw err;
  }
}` }] }] },
    { name: 'floating', code: `import OpenAI from 'openai';
const client = new OpenAI();
export function warm() {
  try {
    client.models.list();
  } catch (err: any) {
    if (err.status === 401) console.error('bad key');
  }
}`, errors: [{ messageId: 'floating', line: 5, column: 5 }] },
    { name: 'floating then', code: `import OpenAI from 'openai';
const client = new OpenAI();
export function warm() {
  try {
    client.models.list().then((page) => console.log(page));
  } catch (err: any) {
    switch (err.status) {
      case 401: console.error('bad key');
    }
  }
}`, errors: [{ messageId: 'floating', line: 5, column: 5 }] },
    { name: 'foreach', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function all(items: string[]) {
  try {
    items.forEach(async (input) => {
      const r = await client.embeddings.create({ model: 'm', input });
      save(r);
    });
  } catch (err) {
    if (err instanceof OpenAI.AuthenticationError) process.exit(1);
  }
}`, errors: [{ messageId: 'callback', line: 6, column: 23 }] },
    { name: 'map unawaited', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function all(items: string[]) {
  try {
    const results = items.map(async (input) => {
      return await client.embeddings.create({ model: 'm', input });
    });
    return results;
  } catch (err) {
    if (err instanceof OpenAI.AuthenticationError) process.exit(1);
  }
}`, errors: [{ messageId: 'returned', line: 6, column: 20 }] },
    { name: 'promise.all returned', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function all(items: string[]) {
  try {
    return Promise.all(items.map((input) => client.embeddings.create({ model: 'm', input })));
  } catch (err) {
    if (err instanceof OpenAI.AuthenticationError) process.exit(1);
  }
}`, errors: [{ messageId: 'returned', line: 5, column: 45 }] },
    { name: 'later', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages: any) {
  let pending;
  try {
    pending = client.chat.completions.create({ model: 'm', messages });
  } catch (err) {
    if (err instanceof OpenAI.AuthenticationError) return null;
    throw err;
  }
  const r = await pending;
  return r.choices[0];
}`, errors: [{ messageId: 'later', line: 6, column: 15, suggestions: [{ messageId: 'await', output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages: any) {
  let pending;
  try {
    pending = await client.chat.completions.create({ model: 'm', messages });
  } catch (err) {
    if (err instanceof OpenAI.AuthenticationError) return null;
    throw err;
  }
  const r = await pending;
  return r.choices[0];
}` }] }] },
    { name: 'stream outside', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages: any) {
  let stream;
  try {
    stream = client.chat.completions.stream({ model: 'm', messages });
  } catch (err) {
    if (err instanceof OpenAI.AuthenticationError) return null;
    throw err;
  }
  for await (const chunk of stream) console.log(chunk);
}`, errors: [{ messageId: 'stream', line: 6, column: 14 }] },
    { name: 'stream response', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function POST(req: Request) {
  try {
    const { messages } = await req.json();
    const stream = client.chat.completions.stream({ model: 'm', messages });
    return new Response(stream.toReadableStream());
  } catch (err) {
    if (err instanceof OpenAI.AuthenticationError) return new Response('bad', { status: 500 });
    throw err;
  }
}`, errors: [{ messageId: 'stream', line: 6, column: 20 }] },
    { name: 'project fn', code: `import OpenAI from 'openai';
const client = new OpenAI();
async function generate(p: string) {
  const r = await client.responses.create({ model: 'm', input: p });
  return r.output_text;
}
export async function handler(req: any, res: any) {
  try {
    return generate(req.body.p);
  } catch (err: any) {
    if (err.status === 401) return res.status(500).json({ error: 'key' });
    throw err;
  }
}`, errors: [{ messageId: 'returned', line: 9, column: 12, suggestions: [{ messageId: 'await', output: `import OpenAI from 'openai';
const client = new OpenAI();
async function generate(p: string) {
  const r = await client.responses.create({ model: 'm', input: p });
  return r.output_text;
}
export async function handler(req: any, res: any) {
  try {
    return await generate(req.body.p);
  } catch (err: any) {
    if (err.status === 401) return res.status(500).json({ error: 'key' });
    throw err;
  }
}` }] }] },
    { name: 'project class', code: `import OpenAI from 'openai';
class Service {
  private client = new OpenAI();
  private async complete(p: string) {
    return await this.client.responses.create({ model: 'm', input: p });
  }
  async run(p: string) {
    try {
      return this.complete(p);
    } catch (error) {
      this.handle(error);
    }
  }
  private handle(error: unknown): never {
    if (error instanceof OpenAI.AuthenticationError) throw new Error('key');
    throw error;
  }
}`, errors: [{ messageId: 'returned', line: 9, column: 14, suggestions: [{ messageId: 'await', output: `import OpenAI from 'openai';
class Service {
  private client = new OpenAI();
  private async complete(p: string) {
    return await this.client.responses.create({ model: 'm', input: p });
  }
  async run(p: string) {
    try {
      return await this.complete(p);
    } catch (error) {
      this.handle(error);
    }
  }
  private handle(error: unknown): never {
    if (error instanceof OpenAI.AuthenticationError) throw new Error('key');
    throw error;
  }
}` }] }] },
    { name: 'move suggestion', code: `import OpenAI from 'openai';
export async function list(apiKey: string) {
  let client: OpenAI;
  try {
    client = new OpenAI({ apiKey });
  } catch (error: any) {
    if (error.status === 401) throw new Error('The key is wrong');
    throw error;
  }
  return await client.models.list();
}`, errors: [{ messageId: 'construction', line: 6, column: 5, suggestions: [{ messageId: 'move', output: `import OpenAI from 'openai';
export async function list(apiKey: string) {
  let client: OpenAI;
  try {
    client = new OpenAI({ apiKey });
    return await client.models.list();
  } catch (error: any) {
    if (error.status === 401) throw new Error('The key is wrong');
    throw error;
  }
}` }] }] },
    { name: 'status in a set', code: `import OpenAI from 'openai';
const FINAL = new Set([401, 403]);
export function build(apiKey: string) {
  try {
    return new OpenAI({ apiKey });
  } catch (error: any) {
    if (FINAL.has(error.status)) return undefined;
    throw error;
  }
}`, errors: [{ messageId: 'construction', line: 6, column: 5 }] },
    { name: 'status in a list', code: `import OpenAI from 'openai';
export function build(apiKey: string) {
  try {
    return new OpenAI({ apiKey });
  } catch (error: any) {
    if ([401, 403].includes(error?.status)) return undefined;
    throw error;
  }
}`, errors: [{ messageId: 'construction', line: 5, column: 5 }] },
    { name: 'destructured status', code: `import OpenAI from 'openai';
export function build(apiKey: string) {
  try {
    return new OpenAI({ apiKey });
  } catch (error: any) {
    const { status } = error;
    if (status === 401) return undefined;
    throw error;
  }
}`, errors: [{ messageId: 'construction', line: 5, column: 5 }] },
    { name: 'message variable', code: `import OpenAI from 'openai';
export function build(apiKey: string) {
  try {
    return new OpenAI({ apiKey });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (message.includes('401') || message.includes('Incorrect API key')) return undefined;
    throw error;
  }
}`, errors: [{ messageId: 'construction', line: 5, column: 5 }] },
    { name: 'pattern Unauthorized', code: `import OpenAI from 'openai';
export function build(apiKey: string) {
  try {
    return new OpenAI({ apiKey });
  } catch (error) {
    if (/unauthorized/i.test(String(error))) return undefined;
    throw error;
  }
}`, errors: [{ messageId: 'construction', line: 5, column: 5 }] },
    { name: 'constructor name', code: `import OpenAI from 'openai';
export function build(apiKey: string) {
  try {
    return new OpenAI({ apiKey });
  } catch (error: any) {
    switch (error.constructor.name) {
      case 'AuthenticationError':
        return undefined;
      default:
        throw error;
    }
  }
}`, errors: [{ messageId: 'construction', line: 5, column: 5 }] },
    { name: 'http status of a package', code: `import { HttpStatus } from '@nestjs/common';
import OpenAI from 'openai';
export function build(apiKey: string) {
  try {
    return new OpenAI({ apiKey });
  } catch (error: any) {
    if (error.status === HttpStatus.UNAUTHORIZED) return undefined;
    throw error;
  }
}`, errors: [{ messageId: 'construction', line: 6, column: 5 }] },
    { name: 'azure client', code: `import { AzureOpenAI, AuthenticationError } from 'openai';
export function build(apiKey: string) {
  try {
    return new AzureOpenAI({ apiKey, endpoint: 'https://acme.openai.azure.com', apiVersion: '2024-10-21' });
  } catch (error) {
    if (error instanceof AuthenticationError) return undefined;
    throw error;
  }
}`, errors: [{ messageId: 'construction', line: 5, column: 5 }] },
    { name: 'class field client in a constructor', code: `import OpenAI from 'openai';
export class Assistant {
  private readonly client: OpenAI;
  constructor(apiKey: string) {
    try {
      this.client = new OpenAI({ apiKey });
    } catch (error) {
      if (error instanceof OpenAI.AuthenticationError) throw new Error('bad key');
      throw error;
    }
  }
}`, errors: [{ messageId: 'construction', line: 7, column: 7 }] },
    { name: 'helper that only this handler calls', code: `import OpenAI from 'openai';
function explain(error: unknown): string {
  if (error instanceof OpenAI.AuthenticationError) return 'The key is wrong.';
  return 'Something failed.';
}
let client: OpenAI | undefined;
try {
  client = new OpenAI();
} catch (error) {
  console.error(explain(error));
}`, errors: [{ messageId: 'construction', line: 9, column: 3 }] },
    { name: 'dynamic import', code: `export async function build(apiKey: string) {
  const { OpenAI } = await import('openai');
  try {
    return new OpenAI({ apiKey });
  } catch (error: any) {
    if (error.status === 401) return undefined;
    throw error;
  }
}`, errors: [{ messageId: 'construction', line: 5, column: 5 }] },
    { name: 'Next route returning the promise', code: `import { NextResponse } from 'next/server';
import OpenAI from 'openai';
const openai = new OpenAI();
export async function POST(request: Request) {
  try {
    const { prompt } = await request.json();
    return openai.responses.create({ model: 'gpt-4.1', input: prompt });
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return NextResponse.json({ error: 'key' }, { status: 500 });
    throw error;
  }
}`, errors: [{ messageId: 'returned', line: 7, column: 12, suggestions: [{ messageId: 'await', output: `import { NextResponse } from 'next/server';
import OpenAI from 'openai';
const openai = new OpenAI();
export async function POST(request: Request) {
  try {
    const { prompt } = await request.json();
    return await openai.responses.create({ model: 'gpt-4.1', input: prompt });
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return NextResponse.json({ error: 'key' }, { status: 500 });
    throw error;
  }
}` }] }] },
    { name: 'returned with then', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(prompt: string) {
  try {
    return openai.responses.create({ model: 'gpt-4.1', input: prompt }).then((response) => response.output_text);
  } catch (error: any) {
    if (error.status === 401) return 'The key is wrong';
    throw error;
  }
}`, errors: [{ messageId: 'returned', line: 5, column: 12, suggestions: [{ messageId: 'await', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(prompt: string) {
  try {
    return await openai.responses.create({ model: 'gpt-4.1', input: prompt }).then((response) => response.output_text);
  } catch (error: any) {
    if (error.status === 401) return 'The key is wrong';
    throw error;
  }
}` }] }] },
    { name: 'returned in a branch', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(prompt: string, stream: boolean) {
  try {
    if (stream) return openai.responses.create({ model: 'gpt-4.1', input: prompt, stream: true });
    const response = await openai.responses.create({ model: 'gpt-4.1', input: prompt });
    return response.output_text;
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return 'The key is wrong';
    throw error;
  }
}`, errors: [{ messageId: 'returned', line: 5, column: 24, suggestions: [{ messageId: 'await', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(prompt: string, stream: boolean) {
  try {
    if (stream) return await openai.responses.create({ model: 'gpt-4.1', input: prompt, stream: true });
    const response = await openai.responses.create({ model: 'gpt-4.1', input: prompt });
    return response.output_text;
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return 'The key is wrong';
    throw error;
  }
}` }] }] },
    { name: 'returned by a conditional', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(prompt: string, big: boolean) {
  try {
    return big ? openai.responses.create({ model: 'gpt-4.1', input: prompt }) : null;
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return 'The key is wrong';
    throw error;
  }
}`, errors: [{ messageId: 'returned', line: 5, column: 18, suggestions: [{ messageId: 'await', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(prompt: string, big: boolean) {
  try {
    return big ? await openai.responses.create({ model: 'gpt-4.1', input: prompt }) : null;
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return 'The key is wrong';
    throw error;
  }
}` }] }] },
    { name: 'returned from a function that is not async', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export function ask(prompt: string) {
  try {
    return openai.responses.create({ model: 'gpt-4.1', input: prompt });
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return undefined;
    throw error;
  }
}`, errors: [{ messageId: 'returned', line: 5, column: 12 }] },
    { name: 'returned with a cast', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(prompt: string) {
  try {
    return openai.responses.create({ model: 'gpt-4.1', input: prompt }) as Promise<unknown>;
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return undefined;
    throw error;
  }
}`, errors: [{ messageId: 'returned', line: 5, column: 12, suggestions: [{ messageId: 'await', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(prompt: string) {
  try {
    return await openai.responses.create({ model: 'gpt-4.1', input: prompt }) as Promise<unknown>;
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return undefined;
    throw error;
  }
}` }] }] },
    { name: 'two branches returned', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(prompt: string, chat: boolean) {
  try {
    if (chat) return openai.chat.completions.create({ model: 'gpt-4.1', messages: [{ role: 'user', content: prompt }] });
    return openai.responses.create({ model: 'gpt-4.1', input: prompt });
  } catch (error: any) {
    if (error.code === 'invalid_api_key') return undefined;
    throw error;
  }
}`, errors: [{ messageId: 'returned', line: 5, column: 22, suggestions: [{ messageId: 'await', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(prompt: string, chat: boolean) {
  try {
    if (chat) return await openai.chat.completions.create({ model: 'gpt-4.1', messages: [{ role: 'user', content: prompt }] });
    return openai.responses.create({ model: 'gpt-4.1', input: prompt });
  } catch (error: any) {
    if (error.code === 'invalid_api_key') return undefined;
    throw error;
  }
}` }] }, { messageId: 'returned', line: 6, column: 12, suggestions: [{ messageId: 'await', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(prompt: string, chat: boolean) {
  try {
    if (chat) return openai.chat.completions.create({ model: 'gpt-4.1', messages: [{ role: 'user', content: prompt }] });
    return await openai.responses.create({ model: 'gpt-4.1', input: prompt });
  } catch (error: any) {
    if (error.code === 'invalid_api_key') return undefined;
    throw error;
  }
}` }] }] },
    { name: 'NestJS service', code: `import { Injectable, UnauthorizedException } from '@nestjs/common';
import OpenAI from 'openai';
@Injectable()
export class ChatService {
  private readonly openai = new OpenAI();
  async complete(prompt: string) {
    try {
      return this.openai.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: prompt }] });
    } catch (error) {
      if (error instanceof OpenAI.AuthenticationError) throw new UnauthorizedException();
      throw error;
    }
  }
}`, errors: [{ messageId: 'returned', line: 8, column: 14, suggestions: [{ messageId: 'await', output: `import { Injectable, UnauthorizedException } from '@nestjs/common';
import OpenAI from 'openai';
@Injectable()
export class ChatService {
  private readonly openai = new OpenAI();
  async complete(prompt: string) {
    try {
      return await this.openai.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: prompt }] });
    } catch (error) {
      if (error instanceof OpenAI.AuthenticationError) throw new UnauthorizedException();
      throw error;
    }
  }
}` }] }] },
    { name: 'injected client', code: `import OpenAI from 'openai';
export class Chat {
  constructor(private readonly openai: OpenAI) {}
  async complete(prompt: string) {
    try {
      return this.openai.responses.create({ model: 'm', input: prompt });
    } catch (error: any) {
      if (error.status === 401) throw new Error('key');
      throw error;
    }
  }
}`, errors: [{ messageId: 'returned', line: 6, column: 14, suggestions: [{ messageId: 'await', output: `import OpenAI from 'openai';
export class Chat {
  constructor(private readonly openai: OpenAI) {}
  async complete(prompt: string) {
    try {
      return await this.openai.responses.create({ model: 'm', input: prompt });
    } catch (error: any) {
      if (error.status === 401) throw new Error('key');
      throw error;
    }
  }
}` }] }] },
    { name: 'variable never read', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function check() {
  try {
    const models = openai.models.list();
    return true;
  } catch (error: any) {
    if (error.status === 401) return false;
    throw error;
  }
}`, errors: [{ messageId: 'floating', line: 5, column: 20, suggestions: [{ messageId: 'await', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function check() {
  try {
    const models = await openai.models.list();
    return true;
  } catch (error: any) {
    if (error.status === 401) return false;
    throw error;
  }
}` }] }] },
    { name: 'key check that always says yes', code: `import OpenAI from 'openai';
export async function isValid(apiKey: string) {
  const openai = new OpenAI({ apiKey });
  try {
    openai.models.list();
    return true;
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return false;
    throw error;
  }
}`, errors: [{ messageId: 'floating', line: 5, column: 5, suggestions: [{ messageId: 'await', output: `import OpenAI from 'openai';
export async function isValid(apiKey: string) {
  const openai = new OpenAI({ apiKey });
  try {
    await openai.models.list();
    return true;
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return false;
    throw error;
  }
}` }] }] },
    { name: 'list returned', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function embedAll(texts: string[]) {
  const jobs: Promise<unknown>[] = [];
  try {
    for (const input of texts) jobs.push(openai.embeddings.create({ model: 'm', input }));
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return [];
    throw error;
  }
  return Promise.all(jobs);
}`, errors: [{ messageId: 'later', line: 6, column: 42, suggestions: [{ messageId: 'await', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function embedAll(texts: string[]) {
  const jobs: Promise<unknown>[] = [];
  try {
    for (const input of texts) jobs.push(await openai.embeddings.create({ model: 'm', input }));
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return [];
    throw error;
  }
  return Promise.all(jobs);
}` }] }] },
    { name: 'helper in the class, floating', code: `import OpenAI from 'openai';
export class Worker {
  #client = new OpenAI();
  async #embed(input: string) {
    return this.#client.embeddings.create({ model: 'm', input });
  }
  start(inputs: string[]) {
    try {
      for (const input of inputs) this.#embed(input);
    } catch (error: any) {
      if (error.status === 401) throw new Error('key');
    }
  }
}`, errors: [{ messageId: 'floating', line: 9, column: 35 }] },
    { name: 'function expression of the project', code: `import OpenAI from 'openai';
const openai = new OpenAI();
const summarize = (text: string) => openai.responses.create({ model: 'm', input: text });
export async function handler(text: string) {
  try {
    return summarize(text);
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return undefined;
    throw error;
  }
}`, errors: [{ messageId: 'returned', line: 6, column: 12, suggestions: [{ messageId: 'await', output: `import OpenAI from 'openai';
const openai = new OpenAI();
const summarize = (text: string) => openai.responses.create({ model: 'm', input: text });
export async function handler(text: string) {
  try {
    return await summarize(text);
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return undefined;
    throw error;
  }
}` }] }] },
    { name: 'returned request beside the construction', code: `import OpenAI from 'openai';
export async function ask(apiKey: string, input: string) {
  try {
    const client = new OpenAI({ apiKey });
    return client.responses.create({ model: 'm', input });
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  }
}`, errors: [{ messageId: 'returned', line: 5, column: 12, suggestions: [{ messageId: 'await', output: `import OpenAI from 'openai';
export async function ask(apiKey: string, input: string) {
  try {
    const client = new OpenAI({ apiKey });
    return await client.responses.create({ model: 'm', input });
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  }
}` }] }] },
    { name: 'in a retry-like while', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  while (true) {
    try {
      return client.responses.create({ model: 'm', input });
    } catch (error) {
      if (error instanceof OpenAI.AuthenticationError) throw error;
    }
  }
}`, errors: [{ messageId: 'returned', line: 6, column: 14, suggestions: [{ messageId: 'await', output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  while (true) {
    try {
      return await client.responses.create({ model: 'm', input });
    } catch (error) {
      if (error instanceof OpenAI.AuthenticationError) throw error;
    }
  }
}` }] }] },
    { name: '401 as text of the code', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    void client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error?.error?.code === 'invalid_api_key') console.error('wrong key');
  }
}`, errors: [{ messageId: 'floating', line: 5, column: 10, suggestions: [{ messageId: 'await', output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    void await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error?.error?.code === 'invalid_api_key') console.error('wrong key');
  }
}` }] }] },
    { name: 'key of a settings service', code: `import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import OpenAI from 'openai';
@Injectable()
export class AiService {
  private client?: OpenAI;
  constructor(private readonly config: ConfigService) {
    try {
      this.client = new OpenAI({ apiKey: this.config.get<string>('OPENAI_API_KEY') });
    } catch (error: any) {
      if (error.status === 401) throw new Error('wrong key');
    }
  }
}`, errors: [{ messageId: 'construction', line: 10, column: 7 }] },
  ],
});
