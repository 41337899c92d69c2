import rule from '../../rules/no-retry-on-auth-error.ts';
import { commonjs, javascript, typescript } from './rule-tester.ts';

typescript.run('no-retry-on-auth-error, programs', rule, {
  valid: [
    { name: 'recursion for one status', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages, n = 0) {
  try {
    return await openai.chat.completions.create({ model: 'gpt-4o', messages });
  } catch (err) {
    if (err.status === 429 && n < 3) {
      await sleep(1);
      return ask(messages, n + 1);
    }
    throw err;
  }
}` },
    { name: 'statuses under several names', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      const status = e.status ?? e.response?.status;
      if (status !== 429 && !(status >= 500)) throw e;
    }
  }
}` },
    { name: 'a function that gives null for final errors', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      const delay = getRetryDelayMs(e, i);
      if (delay === null) throw e;
      await sleep(delay);
    }
  }
}
function getRetryDelayMs(e, i) {
  if (e instanceof OpenAI.RateLimitError) return 1000;
  if (e instanceof OpenAI.APIError && e.status >= 500) return 2000 * i;
  return null;
}` },
    { name: 'switch over conditions', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      switch (true) {
        case e instanceof OpenAI.AuthenticationError:
          throw e;
        default:
          await sleep(1);
      }
    }
  }
}` },
    { name: 'the same request for several results', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function images(n) {
  const urls = [];
  for (let i = 0; i < n; i++) {
    try {
      const r = await openai.images.generate({ prompt: 'cat' });
      urls.push(r.data[0].url);
    } catch (e) {
      console.error(e);
    }
  }
  return urls;
}` },
    { name: 'pages', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function pages() {
  let after;
  const all = [];
  while (true) {
    try {
      const p = await openai.files.list({ after });
      all.push(...p.data);
      if (!p.has_more) break;
      after = p.data.at(-1).id;
    } catch (e) {
      console.error(e);
      break;
    }
  }
  return all;
}` },
    { name: 'models in a list', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  let lastError;
  for (const model of ['a', 'b']) {
    try {
      return await openai.chat.completions.create({ model, messages });
    } catch (e) {
      lastError = e;
    }
  }
  throw lastError;
}` },
    { name: 'a text of the message', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      if (e.message?.includes('API key')) throw e;
    }
  }
}` },
    { name: 'a job that never ends', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function watch() {
  while (true) {
    try {
      const r = await openai.chat.completions.create({ model: 'gpt-4o', messages });
      await save(r);
    } catch (e) {
      console.error(e);
    }
    await sleep(60000);
  }
}` },
    { name: 'axios errors only', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      if (axios.isAxiosError(e)) continue;
      throw e;
    }
  }
}` },
    { name: 'asking for another key', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  let apiKey = await promptKey();
  while (true) {
    const c = new OpenAI({ apiKey });
    try {
      await c.models.list();
      return c;
    } catch (e) {
      console.log('Invalid key');
      apiKey = await promptKey();
    }
  }
}` },
    { name: 'a generator with a predicate', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function* gen(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      const s = await openai.chat.completions.create({ model: 'gpt-4o', messages });
      for await (const c of s) yield c;
      return;
    } catch (e) {
      if (!isTransient(e)) throw e;
    }
  }
}
const isTransient = (e) => ['ECONNRESET', 'ETIMEDOUT'].includes(e.code) || e.status >= 500;` },
  ],
  invalid: [
    {
      name: 'timer in a promise chain',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export function ask(messages, n = 0) {
  return new Promise((resolve, reject) => {
    openai.chat.completions
      .create({ model: 'gpt-4o', messages })
      .then((r) => resolve(r))
      .catch((err) => {
        if (n > 3) return reject(err);
        setTimeout(() => resolve(ask(messages, n + 1)), 1000);
      });
  });
}`,
      errors: [{ messageId: 'retriesAuthError', line: 8, column: 14, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export function ask(messages, n = 0) {
  return new Promise((resolve, reject) => {
    openai.chat.completions
      .create({ model: 'gpt-4o', messages })
      .then((r) => resolve(r))
      .catch((err) => {
        if (err instanceof OpenAI.AuthenticationError) throw err;
        if (n > 3) return reject(err);
        setTimeout(() => resolve(ask(messages, n + 1)), 1000);
      });
  });
}` }] }],
    },
    {
      name: 'catch in a then callback that starts the outer function',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export function ask(messages, { delay = 0 } = {}) {
  return sleep(delay).then(() =>
    fetchIt().catch((err) => {
      console.error(err);
      return ask(messages, { delay: delay * 2 });
    }),
  );
  function fetchIt() {
    return openai.chat.completions.create({ model: 'gpt-4o', messages });
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 5, column: 21, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export function ask(messages, { delay = 0 } = {}) {
  return sleep(delay).then(() =>
    fetchIt().catch((err) => {
      if (err instanceof OpenAI.AuthenticationError) throw err;
      console.error(err);
      return ask(messages, { delay: delay * 2 });
    }),
  );
  function fetchIt() {
    return openai.chat.completions.create({ model: 'gpt-4o', messages });
  }
}` }] }],
    },
    {
      name: 'a service that waits and starts itself',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export class Ai {
  constructor(private client: OpenAI) {}
  async complete(messages: any, retries = 3): Promise<any> {
    try {
      const r = await this.client.chat.completions.create({ model: 'x', messages });
      return r.choices[0];
    } catch (error) {
      this.logger.error('failed', error);
      if (retries > 0) {
        await this.delay(1000);
        return this.complete(messages, retries - 1);
      }
      throw new Error('failed');
    }
  }
  private delay(ms: number) {
    return new Promise((r) => setTimeout(r, ms));
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 9, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export class Ai {
  constructor(private client: OpenAI) {}
  async complete(messages: any, retries = 3): Promise<any> {
    try {
      const r = await this.client.chat.completions.create({ model: 'x', messages });
      return r.choices[0];
    } catch (error) {
      if (error instanceof OpenAI.AuthenticationError) throw error;
      this.logger.error('failed', error);
      if (retries > 0) {
        await this.delay(1000);
        return this.complete(messages, retries - 1);
      }
      throw new Error('failed');
    }
  }
  private delay(ms: number) {
    return new Promise((r) => setTimeout(r, ms));
  }
}` }] }],
    },
    {
      name: 'a retry loop for each item',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function embed(texts: string[]) {
  const out = [];
  for (const text of texts) {
    let tries = 0;
    while (tries < 3) {
      try {
        const r = await openai.embeddings.create({ model: 'e', input: text });
        out.push(r.data[0].embedding);
        break;
      } catch (err) {
        tries++;
        console.log('retry', tries);
      }
    }
  }
  return out;
}`,
      errors: [{ messageId: 'retriesAuthError', line: 12, column: 9, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function embed(texts: string[]) {
  const out = [];
  for (const text of texts) {
    let tries = 0;
    while (tries < 3) {
      try {
        const r = await openai.embeddings.create({ model: 'e', input: text });
        out.push(r.data[0].embedding);
        break;
      } catch (err) {
        if (err instanceof OpenAI.AuthenticationError) throw err;
        tries++;
        console.log('retry', tries);
      }
    }
  }
  return out;
}` }] }],
    },
    {
      name: 'a flag for each batch',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function embed(chunks) {
  for (let i = 0; i < chunks.length; i += 10) {
    const batch = chunks.slice(i, i + 10);
    let success = false;
    while (!success) {
      try {
        await openai.embeddings.create({ model: 'e', input: batch });
        success = true;
      } catch (err) {
        console.log(err);
        await sleep(1000);
      }
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 11, column: 9, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function embed(chunks) {
  for (let i = 0; i < chunks.length; i += 10) {
    const batch = chunks.slice(i, i + 10);
    let success = false;
    while (!success) {
      try {
        await openai.embeddings.create({ model: 'e', input: batch });
        success = true;
      } catch (err) {
        if (err instanceof OpenAI.AuthenticationError) throw err;
        console.log(err);
        await sleep(1000);
      }
    }
  }
}` }] }],
    },
    {
      name: 'a route handler with attempts',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export const handler = async (req: Request) => {
  const { messages } = await req.json();
  const maxRetries = 3;
  let response;
  for (let attempt = 1; attempt <= maxRetries; attempt++) {
    try {
      response = await openai.chat.completions.create({ model: 'gpt-4o', messages });
      break;
    } catch (error: any) {
      console.error(\`Attempt \${attempt} failed: \${error.message}\`);
      if (attempt === maxRetries) {
        return new Response('error', { status: 500 });
      }
      await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * 1000));
    }
  }
  return Response.json(response);
};`,
      errors: [{ messageId: 'retriesAuthError', line: 11, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export const handler = async (req: Request) => {
  const { messages } = await req.json();
  const maxRetries = 3;
  let response;
  for (let attempt = 1; attempt <= maxRetries; attempt++) {
    try {
      response = await openai.chat.completions.create({ model: 'gpt-4o', messages });
      break;
    } catch (error: any) {
      if (error instanceof OpenAI.AuthenticationError) throw error;
      console.error(\`Attempt \${attempt} failed: \${error.message}\`);
      if (attempt === maxRetries) {
        return new Response('error', { status: 500 });
      }
      await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * 1000));
    }
  }
  return Response.json(response);
};` }] }],
    },
    {
      name: 'logging by class only',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  let retries = 5;
  while (retries > 0) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (error) {
      if (error instanceof OpenAI.APIError) {
        console.error(error.status, error.message, error.code);
      } else {
        console.error(error);
      }
      retries -= 1;
    }
  }
  return null;
}`,
      errors: [{ messageId: 'retriesAuthError', line: 8, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  let retries = 5;
  while (retries > 0) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (error) {
      if (error instanceof OpenAI.AuthenticationError) throw error;
      if (error instanceof OpenAI.APIError) {
        console.error(error.status, error.message, error.code);
      } else {
        console.error(error);
      }
      retries -= 1;
    }
  }
  return null;
}` }] }],
    },
    {
      name: 'a rejection that becomes null',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    const response = await openai.chat.completions.create({ model: 'gpt-4o', messages }).catch((e) => {
      console.error(e);
      return null;
    });
    if (response) return response;
  }
  throw new Error('x');
}`,
      errors: [{ messageId: 'retriesAuthError', line: 5, column: 96, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    const response = await openai.chat.completions.create({ model: 'gpt-4o', messages }).catch((e) => {
      if (e instanceof OpenAI.AuthenticationError) throw e;
      console.error(e);
      return null;
    });
    if (response) return response;
  }
  throw new Error('x');
}` }] }],
    },
    {
      name: 'a delay that the headers decide',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
export async function ask(messages, attempt = 1) {
  try {
    return await openai.chat.completions.create({ model: 'gpt-4o', messages });
  } catch (e) {
    const delay = e?.headers?.['retry-after'] ? Number(e.headers['retry-after']) * 1000 : 500 * attempt;
    if (attempt >= 5) throw e;
    await sleep(delay);
    return ask(messages, attempt + 1);
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 7, column: 5, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
export async function ask(messages, attempt = 1) {
  try {
    return await openai.chat.completions.create({ model: 'gpt-4o', messages });
  } catch (e) {
    if (e instanceof OpenAI.AuthenticationError) throw e;
    const delay = e?.headers?.['retry-after'] ? Number(e.headers['retry-after']) * 1000 : 500 * attempt;
    if (attempt >= 5) throw e;
    await sleep(delay);
    return ask(messages, attempt + 1);
  }
}` }] }],
    },
    {
      name: 'a generic function that starts itself',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
async function retry<T>(fn: () => Promise<T>, opts: { retries: number; onRetry?: (e: unknown) => void }): Promise<T> {
  try {
    return await fn();
  } catch (e) {
    opts.onRetry?.(e);
    if (opts.retries <= 0) throw e;
    return retry(fn, { ...opts, retries: opts.retries - 1 });
  }
}
export const ask = (messages: any) =>
  retry(() => openai.chat.completions.create({ model: 'gpt-4o', messages }), { retries: 3 });`,
      errors: [{ messageId: 'retriesAuthError', line: 6, column: 5, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
async function retry<T>(fn: () => Promise<T>, opts: { retries: number; onRetry?: (e: unknown) => void }): Promise<T> {
  try {
    return await fn();
  } catch (e) {
    if (e instanceof OpenAI.AuthenticationError) throw e;
    opts.onRetry?.(e);
    if (opts.retries <= 0) throw e;
    return retry(fn, { ...opts, retries: opts.retries - 1 });
  }
}
export const ask = (messages: any) =>
  retry(() => openai.chat.completions.create({ model: 'gpt-4o', messages }), { retries: 3 });` }] }],
    },
    {
      name: 'a temperature that rises with the attempts',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const r = await openai.chat.completions.create({ model: 'x', messages, temperature: 0.2 + attempt * 0.1 });
      return r;
    } catch (e) {
      console.log(e);
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 8, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const r = await openai.chat.completions.create({ model: 'x', messages, temperature: 0.2 + attempt * 0.1 });
      return r;
    } catch (e) {
      if (e instanceof OpenAI.AuthenticationError) throw e;
      console.log(e);
    }
  }
}` }] }],
    },
    {
      name: 'a class that repeats what it is given',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
class RetryClient {
  async run<T>(operation: () => Promise<T>): Promise<T> {
    for (let i = 0; ; i++) {
      try {
        return await operation();
      } catch (e) {
        if (i >= 3) throw e;
      }
    }
  }
}
const rc = new RetryClient();
export const ask = (messages: any) => rc.run(() => openai.chat.completions.create({ model: 'gpt-4o', messages }));`,
      errors: [{ messageId: 'retriesAuthError', line: 8, column: 9, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
class RetryClient {
  async run<T>(operation: () => Promise<T>): Promise<T> {
    for (let i = 0; ; i++) {
      try {
        return await operation();
      } catch (e) {
        if (e instanceof OpenAI.AuthenticationError) throw e;
        if (i >= 3) throw e;
      }
    }
  }
}
const rc = new RetryClient();
export const ask = (messages: any) => rc.run(() => openai.chat.completions.create({ model: 'gpt-4o', messages }));` }] }],
    },
  ],
});

javascript.run('no-retry-on-auth-error, programs', rule, {
  valid: [
    { name: 'recursion in a then callback for two statuses', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export function ask(messages, { delay = 0 } = {}) {
  return sleep(delay).then(() =>
    openai.chat.completions.create({ model: 'gpt-4o', messages }).catch((err) => {
      if ([502, 429].includes(err.status)) return ask(messages, { delay: delay * 2 });
      console.error(err);
    }),
  );
}` },
    { name: 'classes in a constant', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      const isLast = i === 2;
      const retryable = e instanceof OpenAI.RateLimitError || e instanceof OpenAI.APIConnectionError;
      if (isLast || !retryable) throw e;
    }
  }
}` },
    { name: 'an imported predicate and a status', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      if (isOpenAIError(e) && e.status === 401) {
        return { error: 'bad key' };
      }
    }
  }
}` },
    { name: 'a queue that takes a failed job back', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function work(jobs) {
  while (jobs.length > 0) {
    const job = jobs.shift();
    try {
      await openai.responses.create({ model: 'x', input: job });
    } catch (e) {
      jobs.push(job);
    }
  }
}` },
    { name: 'rotating keys by a function', code: `import OpenAI from 'openai';
const openai = new OpenAI();
const KEYS = [process.env.A, process.env.B];
let idx = 0;
let client = new OpenAI({ apiKey: KEYS[0] });
function rotate() {
  idx = (idx + 1) % KEYS.length;
  client = new OpenAI({ apiKey: KEYS[idx] });
}
export async function ask(messages) {
  for (let i = 0; i < KEYS.length; i++) {
    try {
      return await client.chat.completions.create({ model: 'x', messages });
    } catch (e) {
      rotate();
    }
  }
}` },
    { name: 'clients in a list', code: `import OpenAI from 'openai';
const openai = new OpenAI();
const clients = [new OpenAI(), new OpenAI({ baseURL: 'https://b' })];
export async function ask(messages) {
  for (const c of clients) {
    try {
      return await c.chat.completions.create({ model: 'x', messages });
    } catch (e) {
      console.warn(e);
    }
  }
}` },
    { name: 'models by index', code: `import OpenAI from 'openai';
const openai = new OpenAI();
const models = ['a', 'b'];
export async function ask(messages, i = 0) {
  try {
    return await openai.chat.completions.create({ model: models[i], messages });
  } catch (e) {
    if (i + 1 < models.length) return ask(messages, i + 1);
    throw e;
  }
}` },
    { name: 'a bot', code: `import OpenAI from 'openai';
const openai = new OpenAI();
bot.on('message', async (msg) => {
  try {
    const r = await openai.chat.completions.create({ model: 'gpt-4o', messages });
    await msg.reply(r);
  } catch (e) {
    console.error(e);
    await msg.reply('error');
  }
});` },
    { name: 'a job that plans itself', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function tick() {
  try {
    const r = await openai.chat.completions.create({ model: 'gpt-4o', messages });
    save(r);
  } catch (e) {
    console.error(e);
  }
  setTimeout(tick, 60000);
}` },
    { name: 'syntax errors only', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      const r = await openai.chat.completions.create({ model: 'gpt-4o', messages });
      return JSON.parse(r.choices[0].message.content);
    } catch (e) {
      if (!(e instanceof SyntaxError)) throw e;
    }
  }
}` },
    { name: 'leaving the program', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      if (e.status === 401) {
        console.error('Bad key');
        process.exit(1);
      }
      await sleep(1);
    }
  }
}` },
  ],
  invalid: [
    {
      name: 'timer in an asynchronous executor',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages, n = 0) {
  return new Promise(async (resolve, reject) => {
    try {
      resolve(await openai.chat.completions.create({ model: 'gpt-4o', messages }));
    } catch (err) {
      if (n > 3) reject(err);
      else setTimeout(() => ask(messages, n + 1).then(resolve, reject), 1000);
    }
  });
}`,
      errors: [{ messageId: 'retriesAuthError', line: 7, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages, n = 0) {
  return new Promise(async (resolve, reject) => {
    try {
      resolve(await openai.chat.completions.create({ model: 'gpt-4o', messages }));
    } catch (err) {
      if (err instanceof OpenAI.AuthenticationError) throw err;
      if (n > 3) reject(err);
      else setTimeout(() => ask(messages, n + 1).then(resolve, reject), 1000);
    }
  });
}` }] }],
    },
    {
      name: 'a function that starts itself under a constant',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  let attempts = 0;
  const attempt = async () => {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      attempts++;
      if (attempts < 3) return attempt();
      throw e;
    }
  };
  return attempt();
}`,
      errors: [{ messageId: 'retriesAuthError', line: 8, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  let attempts = 0;
  const attempt = async () => {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      if (e instanceof OpenAI.AuthenticationError) throw e;
      attempts++;
      if (attempts < 3) return attempt();
      throw e;
    }
  };
  return attempt();
}` }] }],
    },
    {
      name: 'counting back to the same item',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function embed(chunks) {
  for (let i = 0; i < chunks.length; i++) {
    try {
      await openai.embeddings.create({ model: 'e', input: chunks[i] });
    } catch (err) {
      console.log(err);
      i--;
      await sleep(1000);
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 7, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function embed(chunks) {
  for (let i = 0; i < chunks.length; i++) {
    try {
      await openai.embeddings.create({ model: 'e', input: chunks[i] });
    } catch (err) {
      if (err instanceof OpenAI.AuthenticationError) throw err;
      console.log(err);
      i--;
      await sleep(1000);
    }
  }
}` }] }],
    },
    {
      name: 'parse errors and all others alike',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  let tries = 0;
  let json;
  do {
    tries++;
    try {
      const r = await openai.chat.completions.create({ model: 'gpt-4o', messages });
      json = JSON.parse(r.choices[0].message.content);
    } catch (e) {
      console.error(e);
    }
  } while (!json && tries < 3);
  return json;
}`,
      errors: [{ messageId: 'retriesAuthError', line: 11, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  let tries = 0;
  let json;
  do {
    tries++;
    try {
      const r = await openai.chat.completions.create({ model: 'gpt-4o', messages });
      json = JSON.parse(r.choices[0].message.content);
    } catch (e) {
      if (e instanceof OpenAI.AuthenticationError) throw e;
      console.error(e);
    }
  } while (!json && tries < 3);
  return json;
}` }] }],
    },
    {
      name: 'a rejection that becomes a tuple',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    const [err, res] = await to(openai.chat.completions.create({ model: 'gpt-4o', messages }));
    if (!err) return res;
  }
}
function to(p) {
  return p.then((r) => [null, r]).catch((e) => [e, undefined]);
}`,
      errors: [{ messageId: 'retriesAuthError', line: 10, column: 41, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    const [err, res] = await to(openai.chat.completions.create({ model: 'gpt-4o', messages }));
    if (!err) return res;
  }
}
function to(p) {
  return p.then((r) => [null, r]).catch((e) => { if (e instanceof OpenAI.AuthenticationError) throw e; return [e, undefined]; });
}` }] }],
    },
    {
      name: 'a longer wait for one status',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  let wait = 1000;
  while (true) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      const isRate = e.status === 429;
      if (isRate) {
        wait *= 2;
      }
      await new Promise((r) => setTimeout(r, wait));
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 8, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  let wait = 1000;
  while (true) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      if (e instanceof OpenAI.AuthenticationError) throw e;
      const isRate = e.status === 429;
      if (isRate) {
        wait *= 2;
      }
      await new Promise((r) => setTimeout(r, wait));
    }
  }
}` }] }],
    },
    {
      name: 'a shorter prompt each time',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  let p = messages;
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await openai.chat.completions.create({ model: 'x', messages: p });
    } catch (e) {
      p = p.slice(1);
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 8, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  let p = messages;
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await openai.chat.completions.create({ model: 'x', messages: p });
    } catch (e) {
      if (e instanceof OpenAI.AuthenticationError) throw e;
      p = p.slice(1);
    }
  }
}` }] }],
    },
  ],
});

commonjs.run('no-retry-on-auth-error, programs', rule, {
  valid: [

  ],
  invalid: [
    {
      name: 'v3 with recursion',
      filename: 'file.cjs',
      code: `const { Configuration, OpenAIApi } = require('openai');
const api = new OpenAIApi(new Configuration({ apiKey: process.env.X }));
module.exports.ask = async function ask(prompt, retry = 0) {
  try {
    const { data } = await api.createCompletion({ model: 'x', prompt });
    return data.choices[0].text;
  } catch (error) {
    if (error.response) {
      console.log(error.response.status);
      console.log(error.response.data);
    } else {
      console.log(error.message);
    }
    if (retry < 3) return ask(prompt, retry + 1);
  }
};`,
      errors: [{ messageId: 'retriesAuthError', line: 7, column: 5, suggestions: [{ messageId: 'rethrow', output: `const { Configuration, OpenAIApi } = require('openai');
const api = new OpenAIApi(new Configuration({ apiKey: process.env.X }));
module.exports.ask = async function ask(prompt, retry = 0) {
  try {
    const { data } = await api.createCompletion({ model: 'x', prompt });
    return data.choices[0].text;
  } catch (error) {
    if (error.response?.status === 401) throw error;
    if (error.response) {
      console.log(error.response.status);
      console.log(error.response.data);
    } else {
      console.log(error.message);
    }
    if (retry < 3) return ask(prompt, retry + 1);
  }
};` }] }],
    },
  ],
});
