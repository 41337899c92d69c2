import rule from '../../rules/no-retry-on-auth-error.ts';
import { commonjs, javascript, typescript } from './rule-tester.ts';

typescript.run('no-retry-on-auth-error, services', rule, {
  valid: [
    { name: 'a list of final statuses', code: `import OpenAI from 'openai';
const openai = new OpenAI();
const NON_RETRYABLE = [400, 401, 403, 404];
export async function ask(messages) {
  let i = 0;
  while (true) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      if (e instanceof OpenAI.APIError && NON_RETRYABLE.includes(e.status)) throw e;
      if (++i > 3) throw e;
    }
  }
}` },
    { name: 'a flag from the status', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  let retry = true;
  while (retry) {
    try {
      const r = await openai.chat.completions.create({ model: 'gpt-4o', messages });
      return r;
    } catch (e) {
      retry = e.status === 429;
      if (!retry) console.error(e);
    }
  }
}` },
    { name: 'questions by inquirer', code: `import OpenAI from 'openai';
const openai = new OpenAI();
import inquirer from 'inquirer';
export async function chat() {
  for (;;) {
    const { q } = await inquirer.prompt([{ name: 'q' }]);
    if (!q) return;
    try {
      const r = await openai.responses.create({ model: 'x', input: q });
      console.log(r.output_text);
    } catch (e) {
      console.error(e.message);
    }
  }
}` },
    { name: 'rows with their index', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function batch(rows) {
  const out = [];
  for (const [i, row] of rows.entries()) {
    try {
      const r = await openai.responses.create({ model: 'x', input: row.text });
      out.push({ i, text: r.output_text });
    } catch (e) {
      out.push({ i, error: String(e) });
    }
  }
  return out;
}` },
    { name: 'a loop after the request', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  try {
    return await openai.chat.completions.create({ model: 'gpt-4o', messages });
  } catch (e) {
    console.error(e);
  }
  for (let i = 0; i < 3; i++) {
    await sleep(1);
  }
}` },
    { name: 'a function that throws for final errors', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      handleFatal(e);
      await sleep(1);
    }
  }
}
function handleFatal(e) {
  if (e.status === 401 || e.status === 403) {
    throw new Error('Check OPENAI_API_KEY');
  }
}` },
    { name: 'keys behind a function', code: `import OpenAI from 'openai';
let current = 0;
const keys = (process.env.KEYS ?? '').split(',');
const getClient = () => new OpenAI({ apiKey: keys[current] });
export async function ask(messages) {
  for (let i = 0; i < keys.length; i++) {
    try {
      return await getClient().chat.completions.create({ model: 'x', messages });
    } catch (e) {
      current = (current + 1) % keys.length;
    }
  }
}` },
    { name: 'keys behind a method', code: `import OpenAI from 'openai';
export class Pool {
  private keys: string[] = [];
  private i = 0;
  private client = new OpenAI();
  private nextKey() {
    this.i++;
    this.client = new OpenAI({ apiKey: this.keys[this.i % this.keys.length] });
  }
  async ask(messages: any) {
    for (let n = 0; n < 3; n++) {
      try {
        return await this.client.chat.completions.create({ model: 'x', messages });
      } catch (e) {
        this.nextKey();
      }
    }
  }
}` },
    { name: 'providers as functions', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  const providers = [() => openai.chat.completions.create({ model: 'gpt-4o', messages }), () => askClaude(messages)];
  for (const run of providers) {
    try {
      return await run();
    } catch (e) {
      console.warn(e);
    }
  }
}` },
    { name: 'a new token', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  let token = await getToken();
  for (let i = 0; i < 2; i++) {
    const c = new OpenAI({ apiKey: token });
    try {
      return await c.chat.completions.create({ model: 'x', messages });
    } catch (e) {
      token = await getToken({ force: true });
    }
  }
}` },
    { name: 'another request', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      return await fetchWithKey();
    } catch (e) {
      console.log(e);
    }
  }
}
async function fetchWithKey() {
  const r = await fetch('https://api.openai.com/v1/models');
  return r.json();
}` },
    { name: 'asking the user', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  while (true) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      const again = await confirm('Failed. Try again?');
      if (!again) throw e;
    }
  }
}` },
  ],
  invalid: [
    {
      name: 'a Nest service',
      code: `import { Injectable, Logger } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import OpenAI from 'openai';
@Injectable()
export class AiService {
  private readonly logger = new Logger(AiService.name);
  private readonly openai: OpenAI;
  private readonly maxRetries = 3;
  constructor(private readonly config: ConfigService) {
    this.openai = new OpenAI({ apiKey: this.config.get('OPENAI_API_KEY') });
  }
  async generate(prompt: string): Promise<string> {
    let lastError: Error | null = null;
    for (let attempt = 1; attempt <= this.maxRetries; attempt++) {
      try {
        this.logger.debug(\`attempt \${attempt}\`);
        const res = await this.openai.chat.completions.create({
          model: 'gpt-4o',
          messages: [{ role: 'user', content: prompt }],
        });
        return res.choices[0]?.message?.content ?? '';
      } catch (error) {
        lastError = error as Error;
        this.logger.warn(\`Attempt \${attempt} failed: \${lastError.message}\`);
        if (attempt < this.maxRetries) {
          await this.sleep(1000 * Math.pow(2, attempt));
        }
      }
    }
    throw new Error(\`failed: \${lastError?.message}\`);
  }
  private sleep(ms: number): Promise<void> {
    return new Promise((r) => setTimeout(r, ms));
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 22, column: 9, suggestions: [{ messageId: 'rethrow', output: `import { Injectable, Logger } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import OpenAI from 'openai';
@Injectable()
export class AiService {
  private readonly logger = new Logger(AiService.name);
  private readonly openai: OpenAI;
  private readonly maxRetries = 3;
  constructor(private readonly config: ConfigService) {
    this.openai = new OpenAI({ apiKey: this.config.get('OPENAI_API_KEY') });
  }
  async generate(prompt: string): Promise<string> {
    let lastError: Error | null = null;
    for (let attempt = 1; attempt <= this.maxRetries; attempt++) {
      try {
        this.logger.debug(\`attempt \${attempt}\`);
        const res = await this.openai.chat.completions.create({
          model: 'gpt-4o',
          messages: [{ role: 'user', content: prompt }],
        });
        return res.choices[0]?.message?.content ?? '';
      } catch (error) {
        if (error instanceof OpenAI.AuthenticationError) throw error;
        lastError = error as Error;
        this.logger.warn(\`Attempt \${attempt} failed: \${lastError.message}\`);
        if (attempt < this.maxRetries) {
          await this.sleep(1000 * Math.pow(2, attempt));
        }
      }
    }
    throw new Error(\`failed: \${lastError?.message}\`);
  }
  private sleep(ms: number): Promise<void> {
    return new Promise((r) => setTimeout(r, ms));
  }
}` }] }],
    },
    {
      name: 'a private method that repeats',
      code: `import OpenAI from 'openai';
export class LLM {
  #client = new OpenAI();
  async #retry<T>(fn: () => Promise<T>): Promise<T> {
    let delay = 500;
    for (;;) {
      try {
        return await fn();
      } catch (e) {
        if (delay > 8000) throw e;
        await new Promise((r) => setTimeout(r, delay));
        delay *= 2;
      }
    }
  }
  embed(input: string) {
    return this.#retry(() => this.#client.embeddings.create({ model: 'e', input }));
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 9, column: 9, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
export class LLM {
  #client = new OpenAI();
  async #retry<T>(fn: () => Promise<T>): Promise<T> {
    let delay = 500;
    for (;;) {
      try {
        return await fn();
      } catch (e) {
        if (e instanceof OpenAI.AuthenticationError) throw e;
        if (delay > 8000) throw e;
        await new Promise((r) => setTimeout(r, delay));
        delay *= 2;
      }
    }
  }
  embed(input: string) {
    return this.#retry(() => this.#client.embeddings.create({ model: 'e', input }));
  }
}` }] }],
    },
    {
      name: 'a route that parses',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function POST(req: Request) {
  const { messages } = await req.json();
  let attempts = 0;
  let result = null;
  while (attempts < 3 && result === null) {
    try {
      const c = await openai.chat.completions.create({ model: 'gpt-4o', messages });
      result = JSON.parse(c.choices[0].message.content!);
    } catch (e) {
      attempts += 1;
      console.error('attempt failed', e);
    }
  }
  if (result === null) return new Response('bad', { status: 500 });
  return Response.json(result);
}`,
      errors: [{ messageId: 'retriesAuthError', line: 11, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function POST(req: Request) {
  const { messages } = await req.json();
  let attempts = 0;
  let result = null;
  while (attempts < 3 && result === null) {
    try {
      const c = await openai.chat.completions.create({ model: 'gpt-4o', messages });
      result = JSON.parse(c.choices[0].message.content!);
    } catch (e) {
      if (e instanceof OpenAI.AuthenticationError) throw e;
      attempts += 1;
      console.error('attempt failed', e);
    }
  }
  if (result === null) return new Response('bad', { status: 500 });
  return Response.json(result);
}` }] }],
    },
    {
      name: 'a longer wait for two statuses',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  let retries = 0;
  while (retries < 5) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (error) {
      if (error?.status === 429) {
        console.log('rate limit');
        await sleep(60000);
      } else if (error?.status >= 500) {
        await sleep(5000);
      } else {
        console.error('Unexpected', error);
      }
      retries++;
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 8, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  let retries = 0;
  while (retries < 5) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (error) {
      if (error instanceof OpenAI.AuthenticationError) throw error;
      if (error?.status === 429) {
        console.log('rate limit');
        await sleep(60000);
      } else if (error?.status >= 500) {
        await sleep(5000);
      } else {
        console.error('Unexpected', error);
      }
      retries++;
    }
  }
}` }] }],
    },
    {
      name: 'a counter outside',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
let attempts = 0;
export function ask(messages) {
  return openai.chat.completions
    .create({ model: 'gpt-4o', messages })
    .then((r) => r.choices[0].message)
    .catch((e) => {
      attempts++;
      if (attempts < 3) {
        console.log('retry');
        return ask(messages);
      }
      throw e;
    });
}`,
      errors: [{ messageId: 'retriesAuthError', line: 8, column: 12, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
let attempts = 0;
export function ask(messages) {
  return openai.chat.completions
    .create({ model: 'gpt-4o', messages })
    .then((r) => r.choices[0].message)
    .catch((e) => {
      if (e instanceof OpenAI.AuthenticationError) throw e;
      attempts++;
      if (attempts < 3) {
        console.log('retry');
        return ask(messages);
      }
      throw e;
    });
}` }] }],
    },
    {
      name: 'errors in a list',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  const errors = [];
  for (let i = 0; i < 3; i++) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      errors.push(e);
    }
  }
  throw new AggregateError(errors);
}`,
      errors: [{ messageId: 'retriesAuthError', line: 8, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  const errors = [];
  for (let i = 0; i < 3; i++) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      if (e instanceof OpenAI.AuthenticationError) throw e;
      errors.push(e);
    }
  }
  throw new AggregateError(errors);
}` }] }],
    },
    {
      name: 'errors of the API only',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      if (e instanceof OpenAI.APIError) {
        console.log(e.status);
        await sleep(1);
        continue;
      }
      throw e;
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 7, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      if (e instanceof OpenAI.AuthenticationError) throw e;
      if (e instanceof OpenAI.APIError) {
        console.log(e.status);
        await sleep(1);
        continue;
      }
      throw e;
    }
  }
}` }] }],
    },
    {
      name: 'a flag that repeats',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  let failed;
  do {
    failed = false;
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      failed = true;
    }
  } while (failed);
}`,
      errors: [{ messageId: 'retriesAuthError', line: 9, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  let failed;
  do {
    failed = false;
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      if (e instanceof OpenAI.AuthenticationError) throw e;
      failed = true;
    }
  } while (failed);
}` }] }],
    },
    {
      name: 'a race with a timeout',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  let n = 3;
  while (n--) {
    try {
      return await Promise.race([
        openai.chat.completions.create({ model: 'gpt-4o', messages }),
        new Promise((_, rej) => setTimeout(() => rej(new Error('timeout')), 30000)),
      ]);
    } catch (e) {
      console.log(e.message);
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 11, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  let n = 3;
  while (n--) {
    try {
      return await Promise.race([
        openai.chat.completions.create({ model: 'gpt-4o', messages }),
        new Promise((_, rej) => setTimeout(() => rej(new Error('timeout')), 30000)),
      ]);
    } catch (e) {
      if (e instanceof OpenAI.AuthenticationError) throw e;
      console.log(e.message);
    }
  }
}` }] }],
    },
    {
      name: 'a canned reply after all attempts',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      console.error(e);
    }
  }
  return 'Sorry, try again later.';
}`,
      errors: [{ messageId: 'retriesAuthError', line: 7, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      if (e instanceof OpenAI.AuthenticationError) throw e;
      console.error(e);
    }
  }
  return 'Sorry, try again later.';
}` }] }],
    },
    {
      name: 'a wait that a function reads from the headers',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
function retryAfter(err) {
  const h = err.headers?.get?.('retry-after');
  return h ? Number(h) * 1000 : 1000;
}
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      await new Promise((r) => setTimeout(r, retryAfter(err)));
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 11, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
function retryAfter(err) {
  const h = err.headers?.get?.('retry-after');
  return h ? Number(h) * 1000 : 1000;
}
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      if (err instanceof OpenAI.AuthenticationError) throw err;
      await new Promise((r) => setTimeout(r, retryAfter(err)));
    }
  }
}` }] }],
    },
  ],
});

javascript.run('no-retry-on-auth-error, services', rule, {
  valid: [
    { name: 'transient errors by status and code', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      const transient = e.status === 429 || (e.status ?? 0) >= 500 || e.code === 'ECONNRESET';
      if (!transient || i === 2) throw e;
      await sleep(1);
    }
  }
}` },
    { name: 'throwing at the end of the handler', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      if (e instanceof OpenAI.APIError) {
        if (e.status === 429) {
          await sleep(1000);
          continue;
        }
      }
      throw e;
    }
  }
}` },
    { name: 'break for all but one status', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  let out = null;
  for (let i = 0; i < 3 && !out; i++) {
    try {
      out = await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      if (e.status !== 429) {
        break;
      }
    }
  }
  return out;
}` },
    { name: 'lines of the input', code: `import OpenAI from 'openai';
const openai = new OpenAI();
import readline from 'node:readline/promises';
const rl = readline.createInterface({ input: process.stdin });
for await (const line of rl) {
  try {
    const r = await openai.responses.create({ model: 'x', input: line });
    console.log(r.output_text);
  } catch (e) {
    console.error(e.message);
  }
}` },
    { name: 'waiting for a run', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function waitForRun(thread, id) {
  let run;
  do {
    await sleep(500);
    try {
      run = await openai.beta.threads.runs.retrieve(thread, id);
    } catch (e) {
      console.warn(e);
    }
  } while (!run || run.status === 'in_progress');
  return run;
}` },
    { name: 'tools of an agent', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function agent(messages) {
  for (let step = 0; step < 10; step++) {
    const r = await openai.chat.completions.create({ model: 'gpt-4o', messages });
    const m = r.choices[0].message;
    if (!m.tool_calls) return m.content;
    for (const call of m.tool_calls) {
      try {
        messages.push(await run(call));
      } catch (e) {
        messages.push({ role: 'tool', content: String(e) });
      }
    }
  }
}` },
    { name: 'an error class of its own', code: `import OpenAI from 'openai';
const openai = new OpenAI();
class FatalError extends Error {}
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      return await one(messages);
    } catch (e) {
      if (e instanceof FatalError) throw e;
      await sleep(1);
    }
  }
}
async function one(messages) {
  try {
    return await openai.chat.completions.create({ model: 'gpt-4o', messages });
  } catch (e) {
    if (e.status === 401) throw new FatalError('key');
    throw e;
  }
}` },
    { name: 'providers by name', code: `import OpenAI from 'openai';
const openai = new OpenAI();
import Anthropic from '@anthropic-ai/sdk';
const anthropic = new Anthropic();
export async function ask(messages) {
  for (const provider of ['openai', 'anthropic']) {
    try {
      if (provider === 'openai') return await openai.chat.completions.create({ model: 'gpt-4o', messages });
      return await anthropic.messages.create({ model: 'c', messages });
    } catch (e) {
      console.warn(provider, e);
    }
  }
}` },
    { name: 'another base URL', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages, useBackup = false) {
  const c = useBackup ? new OpenAI({ baseURL: 'https://x' }) : openai;
  try {
    return await c.chat.completions.create({ model: 'x', messages });
  } catch (e) {
    if (!useBackup) return ask(messages, true);
    throw e;
  }
}` },
    { name: 'a test that repeats', code: `import OpenAI from 'openai';
const openai = new OpenAI();
describe('x', () => {
  it('retries', async () => {
    for (let i = 0; i < 3; i++) {
      const r = await openai.chat.completions.create({ model: 'gpt-4o', messages });
      expect(r).toBeDefined();
    }
  });
});` },
    { name: 'files in a queue', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function upload(files) {
  const queue = [...files];
  while (queue.length) {
    const f = queue[0];
    try {
      await openai.files.create({ file: f, purpose: 'assistants' });
    } catch (e) {
      console.error(e);
    }
    queue.shift();
  }
}` },
  ],
  invalid: [
    {
      name: 'a spinner',
      code: `import ora from 'ora';
import OpenAI from 'openai';
const openai = new OpenAI();
export async function run(messages) {
  const spinner = ora('x').start();
  let ok = false;
  let tries = 0;
  while (!ok && tries < 5) {
    tries++;
    try {
      const r = await openai.chat.completions.create({ model: 'gpt-4o', messages });
      ok = true;
      spinner.succeed(r.id);
    } catch (err) {
      spinner.fail(err.message);
      spinner.start();
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 14, column: 7, suggestions: [{ messageId: 'rethrow', output: `import ora from 'ora';
import OpenAI from 'openai';
const openai = new OpenAI();
export async function run(messages) {
  const spinner = ora('x').start();
  let ok = false;
  let tries = 0;
  while (!ok && tries < 5) {
    tries++;
    try {
      const r = await openai.chat.completions.create({ model: 'gpt-4o', messages });
      ok = true;
      spinner.succeed(r.id);
    } catch (err) {
      if (err instanceof OpenAI.AuthenticationError) throw err;
      spinner.fail(err.message);
      spinner.start();
    }
  }
}` }] }],
    },
    {
      name: 'all but one code',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 5; i++) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (error) {
      if (error.code === 'context_length_exceeded') throw error;
      await sleep(1000);
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 7, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 5; i++) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (error) {
      if (error instanceof OpenAI.AuthenticationError) throw error;
      if (error.code === 'context_length_exceeded') throw error;
      await sleep(1000);
    }
  }
}` }] }],
    },
    {
      name: 'a loop in a callback of map',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function all(items) {
  return Promise.all(
    items.map(async (item) => {
      for (let i = 0; i < 3; i++) {
        try {
          const r = await openai.responses.create({ model: 'x', input: item });
          return r.output_text;
        } catch (e) {
          console.warn(i, e);
        }
      }
      return null;
    }),
  );
}`,
      errors: [{ messageId: 'retriesAuthError', line: 10, column: 11, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function all(items) {
  return Promise.all(
    items.map(async (item) => {
      for (let i = 0; i < 3; i++) {
        try {
          const r = await openai.responses.create({ model: 'x', input: item });
          return r.output_text;
        } catch (e) {
          if (e instanceof OpenAI.AuthenticationError) throw e;
          console.warn(i, e);
        }
      }
      return null;
    }),
  );
}` }] }],
    },
    {
      name: 'all errors that are errors',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      if (!(e instanceof Error)) throw e;
      console.log(e.message);
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 7, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      if (e instanceof OpenAI.AuthenticationError) throw e;
      if (!(e instanceof Error)) throw e;
      console.log(e.message);
    }
  }
}` }] }],
    },
    {
      name: 'a status that is only logged',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
function describe(e) {
  switch (e.status) {
    case 401:
      return 'key';
    case 429:
      return 'rate';
    default:
      return 'other';
  }
}
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      console.log(describe(e));
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 17, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
function describe(e) {
  switch (e.status) {
    case 401:
      return 'key';
    case 429:
      return 'rate';
    default:
      return 'other';
  }
}
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      if (e instanceof OpenAI.AuthenticationError) throw e;
      console.log(describe(e));
    }
  }
}` }] }],
    },
    {
      name: 'a generator',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function* stream(messages) {
  let attempt = 0;
  while (true) {
    try {
      const s = await openai.chat.completions.create({ model: 'x', messages, stream: true });
      for await (const c of s) {
        yield c.choices[0]?.delta?.content ?? '';
      }
      return;
    } catch (e) {
      if (++attempt >= 3) throw e;
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 12, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function* stream(messages) {
  let attempt = 0;
  while (true) {
    try {
      const s = await openai.chat.completions.create({ model: 'x', messages, stream: true });
      for await (const c of s) {
        yield c.choices[0]?.delta?.content ?? '';
      }
      return;
    } catch (e) {
      if (e instanceof OpenAI.AuthenticationError) throw e;
      if (++attempt >= 3) throw e;
    }
  }
}` }] }],
    },
    {
      name: 'Azure',
      code: `import { AzureOpenAI } from 'openai';
const c = new AzureOpenAI({ apiVersion: 'x' });
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      return await c.chat.completions.create({ model: 'x', messages });
    } catch (e) {
      console.error(e);
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 7, column: 7, suggestions: [{ messageId: 'rethrow', output: `import { AzureOpenAI } from 'openai';
const c = new AzureOpenAI({ apiVersion: 'x' });
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      return await c.chat.completions.create({ model: 'x', messages });
    } catch (e) {
      if (e instanceof AzureOpenAI.AuthenticationError) throw e;
      console.error(e);
    }
  }
}` }] }],
    },
    {
      name: 'a callback that is told',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
const retry = async (fn, { max = 3, delay = 100, onError } = {}) => {
  let e;
  for (let i = 0; i < max; i++) {
    try {
      return await fn(i);
    } catch (err) {
      e = err;
      if (onError) onError(err, i);
      await new Promise((r) => setTimeout(r, delay));
    }
  }
  throw e;
};
export const ask = (messages) =>
  retry(() => openai.chat.completions.create({ model: 'gpt-4o', messages }), {
    max: 5,
    onError: (err) => console.error(err),
  });`,
      errors: [{ messageId: 'retriesAuthError', line: 8, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
const retry = async (fn, { max = 3, delay = 100, onError } = {}) => {
  let e;
  for (let i = 0; i < max; i++) {
    try {
      return await fn(i);
    } catch (err) {
      if (err instanceof OpenAI.AuthenticationError) throw err;
      e = err;
      if (onError) onError(err, i);
      await new Promise((r) => setTimeout(r, delay));
    }
  }
  throw e;
};
export const ask = (messages) =>
  retry(() => openai.chat.completions.create({ model: 'gpt-4o', messages }), {
    max: 5,
    onError: (err) => console.error(err),
  });` }] }],
    },
  ],
});

commonjs.run('no-retry-on-auth-error, services', rule, {
  valid: [

  ],
  invalid: [
    {
      name: 'a transcription that starts itself',
      code: `const fs = require('fs');
const OpenAI = require('openai');
const openai = new OpenAI();
async function transcribe(file, { tries = 3 } = {}) {
  try {
    return await openai.audio.transcriptions.create({ file: fs.createReadStream(file), model: 'whisper-1' });
  } catch (e) {
    if (tries <= 1) throw e;
    await new Promise((r) => setTimeout(r, 2000));
    return transcribe(file, { tries: tries - 1 });
  }
}
module.exports = { transcribe };`,
      errors: [{ messageId: 'retriesAuthError', line: 7, column: 5, suggestions: [{ messageId: 'rethrow', output: `const fs = require('fs');
const OpenAI = require('openai');
const openai = new OpenAI();
async function transcribe(file, { tries = 3 } = {}) {
  try {
    return await openai.audio.transcriptions.create({ file: fs.createReadStream(file), model: 'whisper-1' });
  } catch (e) {
    if (e instanceof OpenAI.AuthenticationError) throw e;
    if (tries <= 1) throw e;
    await new Promise((r) => setTimeout(r, 2000));
    return transcribe(file, { tries: tries - 1 });
  }
}
module.exports = { transcribe };` }] }],
    },
  ],
});
