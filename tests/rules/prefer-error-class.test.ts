import rule from '../../rules/prefer-error-class.ts';
import { commonjs, javascript, typescript } from './rule-tester.ts';

commonjs.run('prefer-error-class', rule, {
  valid: [

  ],
  invalid: [
    { name: 'require', code: `const { OpenAI } = require('openai');
const client = new OpenAI();
exports.ask = async (input) => {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (err) {
    if (err.message.includes('API key')) return null;
    throw err;
  }
};`, errors: [{ messageId: 'text', line: 7, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'err instanceof OpenAI.AuthenticationError' }, output: `const { OpenAI } = require('openai');
const client = new OpenAI();
exports.ask = async (input) => {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (err) {
    if (err instanceof OpenAI.AuthenticationError) return null;
    throw err;
  }
};` }] }] },
  ],
});

javascript.run('prefer-error-class', rule, {
  valid: [
    { name: 'own throw with such a text', code: `import OpenAI from 'openai';
export async function ask(input, apiKey) {
  try {
    if (!apiKey) throw new Error('API key needed');
    const client = new OpenAI({ apiKey });
    return await client.responses.create({ model: 'm', input });
  } catch (error) {
    if (error.message.includes('API key')) return null;
    throw error;
  }
}` },
    { name: 'own function that throws such a text', code: `import OpenAI from 'openai';
function getClient() {
  const apiKey = process.env.KEY;
  if (!apiKey) throw new Error('Set an API key first');
  return new OpenAI({ apiKey });
}
export async function ask(input) {
  try {
    return await getClient().responses.create({ model: 'm', input });
  } catch (error) {
    if (error.message.includes('API key')) return null;
    throw error;
  }
}` },
    { name: 'own error class', code: `import OpenAI from 'openai';
import { MissingKey } from './errors';
const client = new OpenAI();
export async function ask(input, key) {
  try {
    if (!key) throw new MissingKey();
    return await client.responses.create({ model: 'm', input });
  } catch (error) {
    if (error.name === 'AuthenticationError') return null;
    throw error;
  }
}` },
    { name: 'construction in the try may say api key', code: `import OpenAI from 'openai';
export async function ask(input) {
  try {
    const client = new OpenAI();
    return await client.responses.create({ model: 'm', input });
  } catch (error) {
    if (/api.?key/i.test(error.message)) return null;
    throw error;
  }
}` },
    { name: 'another service in the try', code: `import OpenAI from 'openai';
import { Octokit } from '@octokit/rest';
const client = new OpenAI();
const octokit = new Octokit();
export async function review() {
  try {
    const { data } = await octokit.pulls.get({ owner: 'o', repo: 'r', pull_number: 1 });
    return await client.responses.create({ model: 'm', input: data.body });
  } catch (error) {
    if (error.message.includes('401')) return null;
    throw error;
  }
}` },
    { name: 'fetch that throws on 401', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(url) {
  try {
    const page = await fetch(url);
    if (!page.ok) throw new Error(\`HTTP \${page.status}\`);
    return await client.responses.create({ model: 'm', input: await page.text() });
  } catch (error) {
    if (error.message.includes('401')) return null;
    throw error;
  }
}` },
    { name: 'front end', code: `export async function send(prompt) {
  try {
    const response = await fetch('/api/openai', { method: 'POST', body: prompt });
    if (!response.ok) throw new Error(await response.text());
    return await response.json();
  } catch (error) {
    if (error.message.includes('API key')) return null;
    throw error;
  }
}` },
    { name: 'another SDK', code: `import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
const client = new Anthropic();
export async function ask(input) {
  try {
    return await client.messages.create({ model: 'm', max_tokens: 9, messages: [] });
  } catch (error) {
    if (error.name === 'AuthenticationError' || error.message.includes('401')) return null;
    throw error;
  }
}` },
    { name: 'two SDKs in one try', code: `import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
const claude = new Anthropic();
const client = new OpenAI();
export async function ask(input, useClaude) {
  try {
    if (useClaude) return await claude.messages.create({ model: 'm', max_tokens: 9, messages: [] });
    return await client.responses.create({ model: 'm', input });
  } catch (error) {
    if (error.message.includes('401')) return null;
    throw error;
  }
}` },
    { name: 'exported helper', code: `import OpenAI from 'openai';
const client = new OpenAI();
export function isAuthError(err) {
  return err.message.includes('401');
}
export async function ask(input) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (err) {
    if (isAuthError(err)) return null;
    throw err;
  }
}` },
    { name: 'assertion', code: `import assert from 'node:assert';
import OpenAI from 'openai';
const client = new OpenAI();
export async function proves() {
  try {
    await client.models.list();
  } catch (error) {
    assert(error.message.includes('401'));
    expect(error.name === 'AuthenticationError').toBe(false);
  }
}` },
    { name: 'axios errors of v3', code: `import { Configuration, OpenAIApi } from 'openai';
const openai = new OpenAIApi(new Configuration({ apiKey: process.env.OPENAI_API_KEY }));
export async function ask(prompt) {
  try {
    return await openai.createCompletion({ model: 'm', prompt });
  } catch (error) {
    if (error.message.includes('401')) return null;
    throw error;
  }
}` },
    { name: 'unknown check in the try', code: `import OpenAI from 'openai';
import { requireKey } from './keys';
const client = new OpenAI();
export async function ask(input) {
  try {
    requireKey();
    return await client.responses.create({ model: 'm', input });
  } catch (error) {
    if (error.message.includes('API key')) return null;
    throw error;
  }
}` },
    { name: 'database that asks for a login', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(store, id) {
  try {
    const input = await store.login(id);
    return await client.responses.create({ model: 'm', input });
  } catch (error) {
    if (error.message.includes('Unauthorized')) return null;
    throw error;
  }
}` },
    { name: 'answers with words of its own', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input) {
  try {
    const response = await client.responses.create({ model: 'm', input });
    if (response.output_text.includes('API key')) return null;
    return response.output_text;
  } catch (error) {
    console.error(error.message);
    throw error;
  }
}` },
    { name: 'another error in a narrower try', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input) {
  const response = await client.responses.create({ model: 'm', input });
  try {
    return JSON.parse(response.output_text);
  } catch (error) {
    if (error.message.includes('401')) return null;
    throw error;
  }
}` },
    { name: 'shadowed OpenAI', code: `class OpenAI { models = { list: async () => [] }; }
const client = new OpenAI();
export async function check() {
  try {
    await client.models.list();
  } catch (error) {
    if (error.message.includes('401')) return null;
    throw error;
  }
}` },
    { name: 'rejects with a text of its own', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input, key) {
  try {
    if (!key) await Promise.reject(new Error('401'));
    return await client.responses.create({ model: 'm', input });
  } catch (error) {
    if (error.message.includes('401')) return null;
    throw error;
  }
}` },
    { name: "403 of the app's own backend", code: `export async function load() {
  const response = await fetch('/api/openai');
  if (response.status === 403) return 'Invalid API key';
  return response.json();
}` },
    { name: 'foreign class with the same name', code: `import OpenAI from 'openai';
import { AuthenticationError } from './errors';
const client = new OpenAI();
export async function ask(input) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error) {
    if (error instanceof AuthenticationError && error.message.includes('401')) return null;
    throw error;
  }
}` },
    { name: 'queue of a package', code: `import PQueue from 'p-queue';
import OpenAI from 'openai';
const client = new OpenAI();
const queue = new PQueue();
export async function ask(input) {
  try {
    return await queue.add(() => client.responses.create({ model: 'm', input }));
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  }
}` },
    { name: 'own error of another try around', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error) {
    throw new Error('OpenAI failed with 401', { cause: error });
  }
}
export async function route(input) {
  try {
    return await ask(input);
  } catch (error) {
    if (error.message.includes('failed with 401')) return null;
    throw error;
  }
}` },
    { name: 'status text of a response', code: `export async function load() {
  const response = await fetch('https://api.openai.com/v1/models');
  if (response.statusText.includes('Unauthorized')) return null;
  return response.json();
}` },
    { name: 'error event of a stream', code: `import OpenAI from 'openai';
const client = new OpenAI();
export function listen(input, emit) {
  const stream = client.responses.stream({ model: 'm', input });
  stream.on('error', (error) => emit(error.message));
}` },
    { name: 'error in a state of React', code: `import { useState } from 'react';
export function Panel() {
  const [error, setError] = useState(null);
  return error && error.message.includes('API key') ? <p>{error.message}</p> : <button onClick={() => setError(null)}>openai</button>;
}` },
    { name: 'words that only the app sends', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input, budget) {
  try {
    if (budget.spent) throw new Error('daily rate limit');
    return await client.responses.create({ model: 'm', input });
  } catch (error) {
    if (error.message.includes('rate limit')) return null;
    throw error;
  }
}` },
    { name: 'no handler asks', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input) {
  return client.responses.create({ model: 'm', input }).catch((error) => {
    console.error(error.status, error.code, error.message);
    throw error;
  });
}` },
    { name: 'early throw of other classes, then a code', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function check() {
  try {
    await client.models.list();
  } catch (error) {
    if (!(error instanceof OpenAI.AuthenticationError)) throw error;
    return error.code === 'invalid_api_key' ? 'wrong' : 'other';
  }
}` },
  ],
  invalid: [
    { name: 'JavaScript', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error) {
    if (error.message.includes('API key')) return null;
    throw error;
  }
}`, errors: [{ messageId: 'text', line: 7, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  }
}` }] }] },
    { name: 'named import', code: `import OpenAI, { AuthenticationError } from 'openai';
const client = new OpenAI();
export async function ask(input) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error) {
    if (error.code === 'invalid_api_key') return null;
    throw error;
  }
}`, errors: [{ messageId: 'code', line: 7, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof AuthenticationError' }, output: `import OpenAI, { AuthenticationError } from 'openai';
const client = new OpenAI();
export async function ask(input) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error) {
    if (error instanceof AuthenticationError) return null;
    throw error;
  }
}` }] }] },
    { name: 'own name of the import', code: `import AI from 'openai';
const client = new AI();
export async function ask(input) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error) {
    if (error.name === 'AuthenticationError') return null;
    throw error;
  }
}`, errors: [{ messageId: 'name', line: 7, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof AI.AuthenticationError' }, output: `import AI from 'openai';
const client = new AI();
export async function ask(input) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error) {
    if (error instanceof AI.AuthenticationError) return null;
    throw error;
  }
}` }] }] },
    { name: 'azure', code: `import { AzureOpenAI } from 'openai';
const client = new AzureOpenAI();
export async function ask(input) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error) {
    if (error.message.includes('401')) return null;
    throw error;
  }
}`, errors: [{ messageId: 'text', line: 7, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof AzureOpenAI.AuthenticationError' }, output: `import { AzureOpenAI } from 'openai';
const client = new AzureOpenAI();
export async function ask(input) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error) {
    if (error instanceof AzureOpenAI.AuthenticationError) return null;
    throw error;
  }
}` }] }] },
    { name: 'promise chain', code: `import OpenAI from 'openai';
const client = new OpenAI();
client.models.list().catch((err) => {
  if (/unauthorized/i.test(err.message)) process.exit(1);
});`, errors: [{ messageId: 'text', line: 4, column: 7, suggestions: [{ messageId: 'useClass', data: { test: 'err instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
client.models.list().catch((err) => {
  if (err instanceof OpenAI.AuthenticationError) process.exit(1);
});` }] }] },
    { name: 'second handler of then', code: `import OpenAI from 'openai';
const client = new OpenAI();
client.models.list().then(console.log, (err) => {
  if (err.name === 'AuthenticationError') process.exit(1);
});`, errors: [{ messageId: 'name', line: 4, column: 7, suggestions: [{ messageId: 'useClass', data: { test: 'err instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
client.models.list().then(console.log, (err) => {
  if (err instanceof OpenAI.AuthenticationError) process.exit(1);
});` }] }] },
    { name: 'allSettled', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function all(texts) {
  const results = await Promise.allSettled(texts.map((input) => client.embeddings.create({ model: 'm', input })));
  for (const result of results) {
    if (result.status === 'rejected' && result.reason.message.includes('401')) process.exit(1);
  }
}`, errors: [{ messageId: 'text', line: 6, column: 41 }] },
    { name: 'function that the handler calls', code: `import OpenAI from 'openai';
const client = new OpenAI();
function isAuthError(err) {
  return err.message.includes('401');
}
export async function ask(input) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (err) {
    if (isAuthError(err)) return null;
    throw err;
  }
}`, errors: [{ messageId: 'text', line: 4, column: 10, suggestions: [{ messageId: 'useClass', data: { test: 'err instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
function isAuthError(err) {
  return err instanceof OpenAI.AuthenticationError;
}
export async function ask(input) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (err) {
    if (isAuthError(err)) return null;
    throw err;
  }
}` }] }] },
    { name: 'express route', code: `import express from 'express';
import OpenAI from 'openai';
const app = express();
const openai = new OpenAI();
app.post('/chat', async (req, res) => {
  try {
    const completion = await openai.chat.completions.create({ model: 'gpt-4o', messages: req.body.messages });
    res.json(completion.choices[0].message);
  } catch (error) {
    if (error.code === 'invalid_api_key') {
      return res.status(500).json({ error: 'Server misconfigured' });
    }
    res.status(500).json({ error: error.message });
  }
});`, errors: [{ messageId: 'code', line: 10, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.AuthenticationError' }, output: `import express from 'express';
import OpenAI from 'openai';
const app = express();
const openai = new OpenAI();
app.post('/chat', async (req, res) => {
  try {
    const completion = await openai.chat.completions.create({ model: 'gpt-4o', messages: req.body.messages });
    res.json(completion.choices[0].message);
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) {
      return res.status(500).json({ error: 'Server misconfigured' });
    }
    res.status(500).json({ error: error.message });
  }
});` }] }] },
    { name: 'stream', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input) {
  try {
    const stream = await client.responses.create({ model: 'm', input, stream: true });
    for await (const event of stream) console.log(event);
  } catch (e) {
    const text = String(e);
    if (text.includes('Incorrect API key')) process.exit(1);
  }
}`, errors: [{ messageId: 'text', line: 9, column: 9 }] },
    { name: 'words in constants', code: `import OpenAI from 'openai';
const client = new OpenAI();
const BAD_KEY = 'Incorrect API key';
export async function ask(input) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (e) {
    if (e.message.includes(BAD_KEY)) return null;
    throw e;
  }
}`, errors: [{ messageId: 'text', line: 8, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'e instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
const BAD_KEY = 'Incorrect API key';
export async function ask(input) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (e) {
    if (e instanceof OpenAI.AuthenticationError) return null;
    throw e;
  }
}` }] }] },
    { name: 'pattern in a constant', code: `import OpenAI from 'openai';
const client = new OpenAI();
const AUTH = /\\b401\\b/;
export async function ask(input) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (e) {
    if (AUTH.test(e.message)) return null;
    throw e;
  }
}`, errors: [{ messageId: 'text', line: 8, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'e instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
const AUTH = /\\b401\\b/;
export async function ask(input) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (e) {
    if (e instanceof OpenAI.AuthenticationError) return null;
    throw e;
  }
}` }] }] },
    { name: 'returned comparison', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function hasValidKey() {
  try {
    await client.models.list();
    return true;
  } catch (e) {
    return e.name !== 'AuthenticationError';
  }
}`, errors: [{ messageId: 'name', line: 8, column: 12, suggestions: [{ messageId: 'useClass', data: { test: 'e instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function hasValidKey() {
  try {
    await client.models.list();
    return true;
  } catch (e) {
    return !(e instanceof OpenAI.AuthenticationError);
  }
}` }] }] },
    { name: '403 in a conditional', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function check() {
  try {
    await client.models.list();
    return 'ok';
  } catch (e) {
    return e.status === 403 ? 'invalid_api_key' : 'failed';
  }
}`, errors: [{ messageId: 'permission', line: 8, column: 12 }] },
    { name: 'retry predicate by words', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input, attempts = 3) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await client.responses.create({ model: 'm', input });
    } catch (error) {
      const retryable = /429|rate limit/i.test(error.message);
      if (!retryable || attempt === attempts) throw error;
    }
  }
}`, errors: [{ messageId: 'text', line: 8, column: 25, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.RateLimitError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input, attempts = 3) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await client.responses.create({ model: 'm', input });
    } catch (error) {
      const retryable = error instanceof OpenAI.RateLimitError;
      if (!retryable || attempt === attempts) throw error;
    }
  }
}` }] }] },
    { name: 'several calls of the SDK and files', code: `import { readFile } from 'node:fs/promises';
import OpenAI from 'openai';
const client = new OpenAI();
export async function run(path) {
  try {
    const input = await readFile(path, 'utf8');
    const file = await client.files.create({ file: input, purpose: 'batch' });
    return await client.batches.create({ input_file_id: file.id, endpoint: '/v1/responses', completion_window: '24h' });
  } catch (error) {
    if (error.message.includes('Incorrect API key')) process.exit(1);
    throw error;
  }
}`, errors: [{ messageId: 'text', line: 10, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.AuthenticationError' }, output: `import { readFile } from 'node:fs/promises';
import OpenAI from 'openai';
const client = new OpenAI();
export async function run(path) {
  try {
    const input = await readFile(path, 'utf8');
    const file = await client.files.create({ file: input, purpose: 'batch' });
    return await client.batches.create({ input_file_id: file.id, endpoint: '/v1/responses', completion_window: '24h' });
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) process.exit(1);
    throw error;
  }
}` }] }] },
    { name: 'main with a handler at its end', code: `import OpenAI from 'openai';
async function main() {
  const client = new OpenAI();
  const models = await client.models.list();
  console.log(models.data.length);
}
main().catch((error) => {
  if (error.message.startsWith('401')) console.error('Check OPENAI_API_KEY');
  process.exit(1);
});`, errors: [{ messageId: 'text', line: 8, column: 7, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
async function main() {
  const client = new OpenAI();
  const models = await client.models.list();
  console.log(models.data.length);
}
main().catch((error) => {
  if (error instanceof OpenAI.AuthenticationError) console.error('Check OPENAI_API_KEY');
  process.exit(1);
});` }] }] },
    { name: '403 thrown as a class of its own', code: `import OpenAI from 'openai';
import { InvalidKeyError } from './errors';
const client = new OpenAI();
export async function check() {
  try {
    await client.models.list();
  } catch (error) {
    if (error instanceof OpenAI.PermissionDeniedError) throw new InvalidKeyError();
    throw error;
  }
}`, errors: [{ messageId: 'permission', line: 8, column: 9 }] },
  ],
});

typescript.run('prefer-error-class', rule, {
  valid: [
    { name: 'instanceof', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  }
}` },
    { name: 'status', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.status === 401) return null;
    throw error;
  }
}` },
    { name: 'statuses in a list', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if ([401, 403].includes(error.status)) return null;
    throw error;
  }
}` },
    { name: 'status in a switch', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    switch (error.status) {
      case 401:
        return null;
      case 429:
        return undefined;
    }
    throw error;
  }
}` },
    { name: 'other codes', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.code === 'model_not_found' || error.code === 'context_length_exceeded') return null;
    throw error;
  }
}` },
    { name: 'quota by its code', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.code === 'insufficient_quota') return 'The quota is used up.';
    throw error;
  }
}` },
    { name: 'rate limit by its code', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.code === 'rate_limit_exceeded') return 'Rate limit reached.';
    throw error;
  }
}` },
    { name: 'code within the class', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error instanceof OpenAI.AuthenticationError && error.code === 'invalid_api_key') return null;
    throw error;
  }
}` },
    { name: 'code within the status', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.status === 401) {
      if (error.code === 'invalid_api_key') return null;
    }
    throw error;
  }
}` },
    { name: 'words that no class has', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.message.includes('maximum context length')) return null;
    throw error;
  }
}` },
    { name: 'words within the class', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error instanceof OpenAI.BadRequestError && error.message.includes('image')) return null;
    throw error;
  }
}` },
    { name: 'aborted', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.name === 'AbortError') return null;
    throw error;
  }
}` },
    { name: 'name of another error', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.name === 'TimeoutError') return null;
    throw error;
  }
}` },
    { name: 'logs the message', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    console.error(\`OpenAI said: \${error.message}\`);
    throw error;
  }
}` },
    { name: 'class beside words', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error instanceof OpenAI.AuthenticationError || error.message.includes('401')) return null;
    throw error;
  }
}` },
    { name: 'missing key of the app itself', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.message.includes('API key not configured')) return null;
    throw error;
  }
}` },
    { name: 'variable in the message', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.message.includes('OPENAI_API_KEY')) return null;
    throw error;
  }
}` },
    { name: 'network code', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.code === 'ECONNRESET') return null;
    throw error;
  }
}` },
    { name: '403 as missing access', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.status === 403) return 'The key is valid but lacks permission for this model.';
    throw error;
  }
}` },
    { name: '401 and 403 told together rightly', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.status === 401 || error.status === 403) return 'Invalid API key, or no access to this model.';
    throw error;
  }
}` },
    { name: '401 as a bad key', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error instanceof OpenAI.AuthenticationError) return 'Invalid API key';
    throw error;
  }
}` },
    { name: 'rate limit that names the quota', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.code === 'insufficient_quota') return 'Rate limit or quota reached: check your billing.';
    throw error;
  }
}` },
    { name: 'RateLimitError as a rate limit', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error instanceof OpenAI.RateLimitError) return 'Rate limit reached, try again later.';
    throw error;
  }
}` },
    { name: 'narrowed to another class', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error instanceof SyntaxError && error.message.includes('401')) return null;
    throw error;
  }
}` },
    { name: 'empty word', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.message.includes('')) return null;
    throw error;
  }
}` },
    { name: 'length of the message', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.message.length > 401) return null;
    throw error;
  }
}` },
    { name: 'unknown word', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.message.includes(input)) return null;
    throw error;
  }
}` },
    { name: 'request id', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.request_id?.startsWith('401')) return null;
    throw error;
  }
}` },
    { name: 'header', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.headers['x-401'] === '401') return null;
    throw error;
  }
}` },
    { name: 'type', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.type === 'invalid_request_error') return null;
    throw error;
  }
}` },
    { name: 'checkStatus, no class for 418', options: [{ checkStatus: true }], code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.status === 418) return null;
    throw error;
  }
}` },
    { name: 'checkStatus, range', options: [{ checkStatus: true }], code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.status >= 500) return null;
    throw error;
  }
}` },
    { name: 'checkStatus, class', options: [{ checkStatus: true }], code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  }
}` },
    { name: 'unknown error', code: `export function describe(error: any) {
  if (error.name === 'AuthenticationError') return 'openai';
  return error.message.includes('401') ? 'key' : 'other';
}` },
    { name: 'type guard with in', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: unknown) {
    if (typeof error === 'object' && error !== null && 'status' in error && error.status === 401) return null;
    throw error;
  }
}` },
    { name: 'quota told apart from the rate limit', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) {
      if (error.code === 'insufficient_quota') throw new Error('Out of credit');
      return 'Try again later';
    }
    throw error;
  }
}` },
    { name: '403 of a region', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error) {
    if (error instanceof OpenAI.PermissionDeniedError) throw new Error('OpenAI does not serve your country, whatever your API key is.');
    throw error;
  }
}` },
    { name: 'question in an else branch of the class', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error instanceof OpenAI.APIConnectionError) return null;
    if (error.code === 'ENOTFOUND') return undefined;
    throw error;
  }
}` },
    { name: '403 through a variable, rightly', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function check() {
  try {
    await client.models.list();
  } catch (error: any) {
    const isDenied = error.status === 403;
    if (isDenied) throw new Error('No access to this model');
    throw error;
  }
}` },
    { name: 'code in an else branch of the class', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function check() {
  try {
    await client.models.list();
  } catch (error: any) {
    if (error.status !== 401) throw error;
    if (error.code === 'invalid_api_key') return 'wrong';
    return 'other';
  }
}` },
    { name: 'logs only', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function check() {
  try {
    await client.models.list();
  } catch (error: any) {
    console.log(error.name, error.constructor.name, error.message.includes('key'));
  }
}` },
  ],
  invalid: [
    { name: 'includes API key', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.message.includes('API key')) return null;
    throw error;
  }
}`, errors: [{ messageId: 'text', line: 7, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  }
}` }] }] },
    { name: 'includes Incorrect API key', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.message.includes('Incorrect API key provided')) return null;
    throw error;
  }
}`, errors: [{ messageId: 'text', line: 7, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  }
}` }] }] },
    { name: 'includes 401', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error?.message?.includes('401')) return null;
    throw error;
  }
}`, errors: [{ messageId: 'text', line: 7, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  }
}` }] }] },
    { name: 'pattern 401', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (/401/.test(error.message)) return null;
    throw error;
  }
}`, errors: [{ messageId: 'text', line: 7, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  }
}` }] }] },
    { name: 'pattern with alternatives', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (/401|unauthorized/i.test(error.message)) return null;
    throw error;
  }
}`, errors: [{ messageId: 'text', line: 7, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  }
}` }] }] },
    { name: 'match', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.message.match(/invalid.*api[_ ]?key/i)) return null;
    throw error;
  }
}`, errors: [{ messageId: 'text', line: 7, column: 9 }] },
    { name: 'search', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.message.search('Unauthorized') !== -1) return null;
    throw error;
  }
}`, errors: [{ messageId: 'text', line: 7, column: 9 }] },
    { name: 'indexOf', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.message.indexOf('401') >= 0) return null;
    throw error;
  }
}`, errors: [{ messageId: 'text', line: 7, column: 9 }] },
    { name: 'startsWith', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.message.startsWith('401')) return null;
    throw error;
  }
}`, errors: [{ messageId: 'text', line: 7, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  }
}` }] }] },
    { name: 'lower case', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.message.toLowerCase().includes('api key')) return null;
    throw error;
  }
}`, errors: [{ messageId: 'text', line: 7, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  }
}` }] }] },
    { name: 'String(error)', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (String(error).includes('401')) return null;
    throw error;
  }
}`, errors: [{ messageId: 'text', line: 7, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  }
}` }] }] },
    { name: 'toString', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.toString().includes('AuthenticationError') || error.toString().includes('API key')) return null;
    throw error;
  }
}`, errors: [{ messageId: 'text', line: 7, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error instanceof OpenAI.AuthenticationError || error.toString().includes('API key')) return null;
    throw error;
  }
}` }] }] },
    { name: 'template', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (\`\${error}\`.includes('401')) return null;
    throw error;
  }
}`, errors: [{ messageId: 'text', line: 7, column: 9 }] },
    { name: 'JSON.stringify', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (JSON.stringify(error).includes('invalid_api_key')) return null;
    throw error;
  }
}`, errors: [{ messageId: 'text', line: 7, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  }
}` }] }] },
    { name: 'bound message', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    const message = error.message;
    if (message.includes('API key')) return null;
    throw error;
  }
}`, errors: [{ messageId: 'text', line: 8, column: 9 }] },
    { name: 'destructured message', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    const { message } = error;
    if (message.includes('API key')) return null;
    throw error;
  }
}`, errors: [{ messageId: 'text', line: 8, column: 9 }] },
    { name: 'message or text', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    const message = error instanceof Error ? error.message : String(error);
    if (message.includes('API key')) return null;
    throw error;
  }
}`, errors: [{ messageId: 'text', line: 8, column: 9 }] },
    { name: 'error.error.message', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.error?.message?.includes('Incorrect API key')) return null;
    throw error;
  }
}`, errors: [{ messageId: 'text', line: 7, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  }
}` }] }] },
    { name: 'name', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.name === 'AuthenticationError') return null;
    throw error;
  }
}`, errors: [{ messageId: 'name', line: 7, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  }
}` }] }] },
    { name: 'name, negated', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.name !== 'AuthenticationError') throw error;
    throw error;
  }
}`, errors: [{ messageId: 'name', line: 7, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (!(error instanceof OpenAI.AuthenticationError)) throw error;
    throw error;
  }
}` }] }] },
    { name: 'name of another class', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.name === 'RateLimitError') return null;
    throw error;
  }
}`, errors: [{ messageId: 'name', line: 7, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.RateLimitError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error instanceof OpenAI.RateLimitError) return null;
    throw error;
  }
}` }] }] },
    { name: 'name, reversed', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if ('AuthenticationError' === error.name) return null;
    throw error;
  }
}`, errors: [{ messageId: 'name', line: 7, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  }
}` }] }] },
    { name: 'name in a switch', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    switch (error.name) {
      case 'AuthenticationError':
        return null;
    }
    throw error;
  }
}`, errors: [{ messageId: 'name', line: 8, column: 12 }] },
    { name: 'name in a list', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (['AuthenticationError', 'PermissionDeniedError'].includes(error.name)) return null;
    throw error;
  }
}`, errors: [{ messageId: 'name', line: 7, column: 9 }] },
    { name: 'constructor name', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.constructor.name === 'AuthenticationError') return null;
    throw error;
  }
}`, errors: [{ messageId: 'constructorName', line: 7, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  }
}` }] }] },
    { name: 'constructor name, optional', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error?.constructor?.name === 'APIError') return null;
    throw error;
  }
}`, errors: [{ messageId: 'constructorName', line: 7, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.APIError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error instanceof OpenAI.APIError) return null;
    throw error;
  }
}` }] }] },
    { name: 'code', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.code === 'invalid_api_key') return null;
    throw error;
  }
}`, errors: [{ messageId: 'code', line: 7, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  }
}` }] }] },
    { name: 'code, optional', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error?.code === 'invalid_api_key') return null;
    throw error;
  }
}`, errors: [{ messageId: 'code', line: 7, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  }
}` }] }] },
    { name: 'code of the body', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.error?.code === 'invalid_api_key') return null;
    throw error;
  }
}`, errors: [{ messageId: 'code', line: 7, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  }
}` }] }] },
    { name: 'code in a switch', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    switch (error.code) {
      case 'invalid_api_key':
        return null;
      case 'model_not_found':
        return undefined;
    }
    throw error;
  }
}`, errors: [{ messageId: 'code', line: 8, column: 12 }] },
    { name: 'code, destructured', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    const { code } = error;
    if (code === 'invalid_api_key') return null;
    throw error;
  }
}`, errors: [{ messageId: 'code', line: 8, column: 9 }] },
    { name: 'several words, one report', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.message.includes('401') || error.message.includes('Unauthorized')) return null;
    throw error;
  }
}`, errors: [{ messageId: 'text', line: 7, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error instanceof OpenAI.AuthenticationError || error.message.includes('Unauthorized')) return null;
    throw error;
  }
}` }] }] },
    { name: 'status or words', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.status === 401 || error.message.includes('401')) return null;
    throw error;
  }
}`, errors: [{ messageId: 'text', line: 7, column: 33, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.status === 401 || error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  }
}` }] }] },
    { name: 'two conditions, two reports', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.message.includes('401')) return null;
    if (error.message.includes('429')) return undefined;
    throw error;
  }
}`, errors: [{ messageId: 'text', line: 7, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error instanceof OpenAI.AuthenticationError) return null;
    if (error.message.includes('429')) return undefined;
    throw error;
  }
}` }] }, { messageId: 'text', line: 8, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.RateLimitError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.message.includes('401')) return null;
    if (error instanceof OpenAI.RateLimitError) return undefined;
    throw error;
  }
}` }] }] },
    { name: 'rate limit by words', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (/rate limit/i.test(error.message)) return null;
    throw error;
  }
}`, errors: [{ messageId: 'text', line: 7, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.RateLimitError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error instanceof OpenAI.RateLimitError) return null;
    throw error;
  }
}` }] }] },
    { name: 'forbidden by words', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.message.includes('403')) return null;
    throw error;
  }
}`, errors: [{ messageId: 'text', line: 7, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.PermissionDeniedError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error instanceof OpenAI.PermissionDeniedError) return null;
    throw error;
  }
}` }] }] },
    { name: 'in a conditional', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    return error.message.includes('401') ? null : undefined;
    throw error;
  }
}`, errors: [{ messageId: 'text', line: 7, column: 12, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    return error instanceof OpenAI.AuthenticationError ? null : undefined;
    throw error;
  }
}` }] }] },
    { name: 'in a variable', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    const isAuth = error.message.includes('401');
    if (isAuth) return null;
    throw error;
  }
}`, errors: [{ messageId: 'text', line: 7, column: 20, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    const isAuth = error instanceof OpenAI.AuthenticationError;
    if (isAuth) return null;
    throw error;
  }
}` }] }] },
    { name: 'negated call', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (!error.message.includes('401')) throw error;
    return null;
    throw error;
  }
}`, errors: [{ messageId: 'text', line: 7, column: 10, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (!(error instanceof OpenAI.AuthenticationError)) throw error;
    return null;
    throw error;
  }
}` }] }] },
    { name: 'within the class APIError', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error instanceof OpenAI.APIError && error.code === 'invalid_api_key') return null;
    throw error;
  }
}`, errors: [{ messageId: 'code', line: 7, column: 45, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error instanceof OpenAI.APIError && error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  }
}` }] }] },
    { name: '403 as a bad key', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.status === 403) return 'Invalid API key';
    throw error;
  }
}`, errors: [{ messageId: 'permission', line: 7, column: 9 }] },
    { name: 'PermissionDeniedError as a bad key', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error instanceof OpenAI.PermissionDeniedError) {
      throw new Error('Your API key is invalid. Check it.');
    }
    throw error;
  }
}`, errors: [{ messageId: 'permission', line: 7, column: 9 }] },
    { name: '401 and 403 as a bad key', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.status === 401 || error.status === 403) throw new Error('The API key is wrong');
    throw error;
  }
}`, errors: [{ messageId: 'permission', line: 7, column: 33 }] },
    { name: '401 and 403 in a list', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if ([401, 403].includes(error.status)) throw new Error('Invalid OpenAI key');
    throw error;
  }
}`, errors: [{ messageId: 'permission', line: 7, column: 9 }] },
    { name: '403 in a switch', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    switch (error.status) {
      case 401:
      case 403:
        throw new Error('Invalid API key');
    }
    throw error;
  }
}`, errors: [{ messageId: 'permission', line: 9, column: 12 }] },
    { name: 'insufficient_quota as a rate limit', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.code === 'insufficient_quota') return 'Rate limit reached, try again later.';
    throw error;
  }
}`, errors: [{ messageId: 'quota', line: 7, column: 9 }] },
    { name: 'insufficient_quota waits', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.code === 'insufficient_quota' || error.code === 'rate_limit_exceeded') {
      await sleep(1000);
    }
    throw error;
  }
}`, errors: [{ messageId: 'quota', line: 7, column: 9 }] },
    { name: 'insufficient_quota in a switch', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    switch (error.code) {
      case 'insufficient_quota':
      case 'rate_limit_exceeded':
        return 'Too many requests';
    }
    throw error;
  }
}`, errors: [{ messageId: 'quota', line: 8, column: 12 }] },
    { name: 'checkStatus', options: [{ checkStatus: true }], code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.status === 401) return null;
    throw error;
  }
}`, errors: [{ messageId: 'status', line: 7, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error instanceof OpenAI.AuthenticationError) return null;
    throw error;
  }
}` }] }] },
    { name: 'checkStatus, negated', options: [{ checkStatus: true }], code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.status !== 401) throw error;
    return null;
    throw error;
  }
}`, errors: [{ messageId: 'status', line: 7, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (!(error instanceof OpenAI.AuthenticationError)) throw error;
    return null;
    throw error;
  }
}` }] }] },
    { name: 'checkStatus, list', options: [{ checkStatus: true }], code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if ([401, 403].includes(error.status)) return null;
    throw error;
  }
}`, errors: [{ messageId: 'status', line: 7, column: 9 }] },
    { name: 'checkStatus, switch', options: [{ checkStatus: true }], code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    switch (error.status) {
      case 401:
        return null;
      case 429:
        return undefined;
    }
    throw error;
  }
}`, errors: [{ messageId: 'status', line: 8, column: 12 }, { messageId: 'status', line: 10, column: 12 }] },
    { name: 'checkStatus, other status', options: [{ checkStatus: true }], code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.status === 404) return null;
    throw error;
  }
}`, errors: [{ messageId: 'status', line: 7, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.NotFoundError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error instanceof OpenAI.NotFoundError) return null;
    throw error;
  }
}` }] }] },
    { name: 'injected client, no import to name the class', code: `import type OpenAI from 'openai';
export declare const client: OpenAI;
export async function ask(input: string) {
  try {
    return await client.responses.create({ model: 'm', input });
  } catch (error: any) {
    if (error.message.includes('401')) return null;
    throw error;
  }
}`, errors: [{ messageId: 'text', line: 7, column: 9 }] },
    { name: 'class service', code: `import OpenAI from 'openai';
export class Chat {
  constructor(private readonly client: OpenAI) {}
  async ask(input: string) {
    try {
      const response = await this.client.responses.create({ model: 'm', input });
      if (!response.output_text) throw new Error('Empty answer');
      return response.output_text;
    } catch (error) {
      this.fail(error);
    }
  }
  private fail(error: unknown): never {
    if (error instanceof Error && error.message.includes('API key')) throw new Error('Misconfigured');
    throw error;
  }
}`, errors: [{ messageId: 'text', line: 14, column: 35, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
export class Chat {
  constructor(private readonly client: OpenAI) {}
  async ask(input: string) {
    try {
      const response = await this.client.responses.create({ model: 'm', input });
      if (!response.output_text) throw new Error('Empty answer');
      return response.output_text;
    } catch (error) {
      this.fail(error);
    }
  }
  private fail(error: unknown): never {
    if (error instanceof Error && error instanceof OpenAI.AuthenticationError) throw new Error('Misconfigured');
    throw error;
  }
}` }] }] },
    { name: 'Next route', code: `import { NextResponse } from 'next/server';
import OpenAI from 'openai';
const openai = new OpenAI();
export async function POST(request: Request) {
  try {
    const { prompt } = await request.json();
    const response = await openai.responses.create({ model: 'gpt-4.1', input: prompt });
    return NextResponse.json({ text: response.output_text });
  } catch (error: any) {
    if (error.message?.includes('API key')) {
      return NextResponse.json({ error: 'key' }, { status: 500 });
    }
    return NextResponse.json({ error: 'failed' }, { status: 500 });
  }
}`, errors: [{ messageId: 'text', line: 10, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.AuthenticationError' }, output: `import { NextResponse } from 'next/server';
import OpenAI from 'openai';
const openai = new OpenAI();
export async function POST(request: Request) {
  try {
    const { prompt } = await request.json();
    const response = await openai.responses.create({ model: 'gpt-4.1', input: prompt });
    return NextResponse.json({ text: response.output_text });
  } catch (error: any) {
    if (error instanceof OpenAI.AuthenticationError) {
      return NextResponse.json({ error: 'key' }, { status: 500 });
    }
    return NextResponse.json({ error: 'failed' }, { status: 500 });
  }
}` }] }] },
    { name: 'within APIError although others may fail', code: `import OpenAI from 'openai';
import { load } from './load';
const client = new OpenAI();
export async function ask(id: string) {
  try {
    const input = await load(id);
    return await client.responses.create({ model: 'm', input });
  } catch (error) {
    if (error instanceof OpenAI.APIError) {
      if (error.message.includes('401')) return null;
    }
    throw error;
  }
}`, errors: [{ messageId: 'text', line: 10, column: 11, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
import { load } from './load';
const client = new OpenAI();
export async function ask(id: string) {
  try {
    const input = await load(id);
    return await client.responses.create({ model: 'm', input });
  } catch (error) {
    if (error instanceof OpenAI.APIError) {
      if (error instanceof OpenAI.AuthenticationError) return null;
    }
    throw error;
  }
}` }] }] },
    { name: 'client of a factory', code: `import OpenAI from 'openai';
const clientFor = (apiKey: string) => new OpenAI({ apiKey });
export async function validate(apiKey: string) {
  try {
    await clientFor(apiKey).models.list();
    return { ok: true };
  } catch (e: any) {
    const isBadKey = e.code === 'invalid_api_key';
    return { ok: false, isBadKey };
  }
}`, errors: [{ messageId: 'code', line: 8, column: 22, suggestions: [{ messageId: 'useClass', data: { test: 'e instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
const clientFor = (apiKey: string) => new OpenAI({ apiKey });
export async function validate(apiKey: string) {
  try {
    await clientFor(apiKey).models.list();
    return { ok: true };
  } catch (e: any) {
    const isBadKey = e instanceof OpenAI.AuthenticationError;
    return { ok: false, isBadKey };
  }
}` }] }] },
    { name: '403 named a bad key through a variable', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function check() {
  try {
    await client.models.list();
  } catch (error: any) {
    const isAuthError = error.status === 401 || error.status === 403;
    if (isAuthError) throw new Error('Invalid API key');
    throw error;
  }
}`, errors: [{ messageId: 'permission', line: 7, column: 49 }] },
    { name: 'whole message', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function check() {
  try {
    await client.models.list();
  } catch (error: any) {
    if (error.message === '401 Incorrect API key provided') return false;
    throw error;
  }
}`, errors: [{ messageId: 'text', line: 7, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function check() {
  try {
    await client.models.list();
  } catch (error: any) {
    if (error instanceof OpenAI.AuthenticationError) return false;
    throw error;
  }
}` }] }] },
    { name: 'message of a function', code: `import OpenAI from 'openai';
const client = new OpenAI();
function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
export async function check() {
  try {
    await client.models.list();
  } catch (error) {
    if (messageOf(error).includes('API key')) return false;
    throw error;
  }
}`, errors: [{ messageId: 'text', line: 10, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
export async function check() {
  try {
    await client.models.list();
  } catch (error) {
    if (error instanceof OpenAI.AuthenticationError) return false;
    throw error;
  }
}` }] }] },
    { name: 'stack', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function check() {
  try {
    await client.models.list();
  } catch (error: any) {
    if (error.stack.includes('AuthenticationError')) return false;
    throw error;
  }
}`, errors: [{ messageId: 'text', line: 7, column: 9, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function check() {
  try {
    await client.models.list();
  } catch (error: any) {
    if (error instanceof OpenAI.AuthenticationError) return false;
    throw error;
  }
}` }] }] },
    { name: 'some of several words', code: `import OpenAI from 'openai';
const client = new OpenAI();
const WORDS = ['Incorrect API key', 'Unauthorized'];
export async function check() {
  try {
    await client.models.list();
  } catch (error: any) {
    if (WORDS.some((word) => error.message.includes(word))) return false;
    throw error;
  }
}`, errors: [{ messageId: 'text', line: 8, column: 30, suggestions: [{ messageId: 'useClass', data: { test: 'error instanceof OpenAI.AuthenticationError' }, output: `import OpenAI from 'openai';
const client = new OpenAI();
const WORDS = ['Incorrect API key', 'Unauthorized'];
export async function check() {
  try {
    await client.models.list();
  } catch (error: any) {
    if (WORDS.some((word) => error instanceof OpenAI.AuthenticationError)) return false;
    throw error;
  }
}` }] }] },
    { name: 'several majors', code: `import OpenAI from 'openai';
const client = new OpenAI();
export const check = async () => {
  try {
    await client.models.list();
  } catch (error: any) {
    const kind = error?.name ?? '';
    if (kind === 'AuthenticationError') return 'wrong';
    throw error;
  }
};`, errors: [{ messageId: 'name', line: 8, column: 9 }] },
  ],
});
