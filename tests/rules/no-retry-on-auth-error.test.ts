import rule from '../../rules/no-retry-on-auth-error.ts';
import { javascript, typescript } from './rule-tester.ts';

typescript.run('no-retry-on-auth-error, handlers', rule, {
  valid: [
    { name: 'status break', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      if (err.status === 401) break;
    }
  }
}` },
    { name: 'not ratelimit', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      if (!(err instanceof OpenAI.RateLimitError)) throw err;
      await sleep(1);
    }
  }
}` },
    { name: 'switch', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      switch (err.status) {
        case 401:
          throw err;
        default:
          await sleep(1);
      }
    }
  }
}` },
    { name: 'predicate local', code: `import OpenAI from 'openai';
const client = new OpenAI();
const isRetryable = (e) => e.status === 429 || e.status >= 500;
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      if (!isRetryable(err)) throw err;
    }
  }
}` },
    { name: 'set', code: `const R = new Set([429, 500, 503]);
import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      if (!R.has(err.status)) throw err;
    }
  }
}` },
    { name: 'message', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      if (!err.message.includes('overloaded')) throw err;
    }
  }
}` },
    { name: 'rethrowing', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      throw err;
    }
  }
}` },
    { name: 'process.exit', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      console.error(err);
      process.exit(1);
    }
  }
}` },
    { name: 'per item', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function run(items) {
  for (const item of items) {
    try {
      const r = await client.chat.completions.create({ model: 'x', messages: [{ role: 'user', content: item }] });
      out.push(r);
    } catch (e) {
      console.error(e);
    }
  }
}` },
    { name: 'first success of models', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function run(models, messages) {
  for (const model of models) {
    try {
      return await client.chat.completions.create({ model, messages });
    } catch (e) {
      console.error(e);
    }
  }
}` },
    { name: 'keys by index', code: `import OpenAI from 'openai';
export async function run(keys, messages) {
  let i = 0;
  while (i < keys.length) {
    const client = new OpenAI({ apiKey: keys[i] });
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      i++;
    }
  }
}` },
    { name: 'polling', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function wait(t, id) {
  while (true) {
    try {
      const run = await client.beta.threads.runs.retrieve(t, id);
      if (run.status === 'completed') return run;
    } catch (e) {
      console.error(e);
    }
    await sleep(1000);
  }
}` },
    { name: 'not awaited', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      console.error(err);
    }
  }
}` },
    { name: 'flag set false', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  let retry = true;
  while (retry) {
    retry = false;
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      if (e.status === 429) retry = true;
      else console.error(e);
    }
  }
}` },
    { name: 'other sdk', code: `import Groq from 'groq-sdk';
const client = new Groq();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {}
  }
}` },
    { name: 'fallback client', code: `import OpenAI from 'openai';
const client = new OpenAI();
const backup = new OpenAI({ baseURL: 'x' });
export async function ask(messages) {
  try {
    return await client.chat.completions.create({ model: 'gpt-4o', messages });
  } catch (e) {
    return await backup.chat.completions.create({ model: 'x', messages });
  }
}` },
    { name: 'v3 right', code: `import { Configuration, OpenAIApi } from 'openai';
const openai = new OpenAIApi(new Configuration({ apiKey: process.env.K }));
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      return await openai.createChatCompletion({ model: 'x', messages });
    } catch (e) {
      if (e.response?.status === 401) throw e;
    }
  }
}` },
    { name: 'interval', code: `import OpenAI from 'openai';
const client = new OpenAI();
setInterval(async () => {
  try {
    await client.models.list();
  } catch (e) {
    console.error(e);
  }
}, 1000);` },
    { name: 'fail()', code: `import OpenAI from 'openai';
const client = new OpenAI();
function fail(e): never {
  throw e;
}
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      fail(err);
    }
  }
}` },
    { name: 'the name of the constructor', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      if (err.constructor.name === 'AuthenticationError') throw err;
    }
  }
}` },
    { name: 'an error that is cast', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      const status = (err as any)?.status;
      if (status && status >= 400 && status < 500 && status !== 429) {
        throw err;
      }
    }
  }
}` },
    { name: 'withRetry predicate opt', code: `import OpenAI from 'openai';
const client = new OpenAI();
async function withRetry(fn, shouldRetry) {
  for (let i = 0; i < 3; i++) {
    try {
      return await fn();
    } catch (e) {
      if (!shouldRetry(e)) throw e;
    }
  }
}
export const ask = (messages) =>
  withRetry(
    () => client.chat.completions.create({ model: 'gpt-4o', messages }),
    (e) => e.status === 429,
  );` },
  ],
  invalid: [
    {
      name: 'logging only',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      console.error(err);
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 7, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      if (err instanceof OpenAI.AuthenticationError) throw err;
      console.error(err);
    }
  }
}` }] }],
    },
    {
      name: 'giving up at the last attempt of a parameter',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages, max) {
  for (let attempt = 0; attempt < max; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      if (attempt === max - 1) throw err;
      await new Promise((r) => setTimeout(r, 1000 * attempt));
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 7, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages, max) {
  for (let attempt = 0; attempt < max; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      if (err instanceof OpenAI.AuthenticationError) throw err;
      if (attempt === max - 1) throw err;
      await new Promise((r) => setTimeout(r, 1000 * attempt));
    }
  }
}` }] }],
    },
    {
      name: 'ternary',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      const wait = err.status === 429 ? 60 : null;
      if (wait) await sleep(wait);
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 7, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      if (err instanceof OpenAI.AuthenticationError) throw err;
      const wait = err.status === 429 ? 60 : null;
      if (wait) await sleep(wait);
    }
  }
}` }] }],
    },
    {
      name: 'response.status v3 style',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      if (err.response?.status === 401) throw err;
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 7, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      if (err instanceof OpenAI.AuthenticationError) throw err;
      if (err.response?.status === 401) throw err;
    }
  }
}` }] }],
    },
    {
      name: 'while true',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  let n = 0;
  while (true) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      n++;
      if (n > 5) throw err;
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 8, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  let n = 0;
  while (true) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      if (err instanceof OpenAI.AuthenticationError) throw err;
      n++;
      if (n > 5) throw err;
    }
  }
}` }] }],
    },
    {
      name: 'do … while',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  let done = false,
    tries = 0;
  let out;
  do {
    try {
      out = await client.chat.completions.create({ model: 'gpt-4o', messages });
      done = true;
    } catch (e) {
      console.log(e);
    }
  } while (!done && ++tries < 5);
  return out;
}`,
      errors: [{ messageId: 'retriesAuthError', line: 11, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  let done = false,
    tries = 0;
  let out;
  do {
    try {
      out = await client.chat.completions.create({ model: 'gpt-4o', messages });
      done = true;
    } catch (e) {
      if (e instanceof OpenAI.AuthenticationError) throw e;
      console.log(e);
    }
  } while (!done && ++tries < 5);
  return out;
}` }] }],
    },
    {
      name: 'recursion this',
      code: `import OpenAI from 'openai';
export class A {
  private openai = new OpenAI();
  async ask(messages: any, n = 0): Promise<any> {
    try {
      return await this.openai.chat.completions.create({ model: 'x', messages });
    } catch (e) {
      if (n < 3) {
        await sleep(1000);
        return this.ask(messages, n + 1);
      }
      throw e;
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 7, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
export class A {
  private openai = new OpenAI();
  async ask(messages: any, n = 0): Promise<any> {
    try {
      return await this.openai.chat.completions.create({ model: 'x', messages });
    } catch (e) {
      if (e instanceof OpenAI.AuthenticationError) throw e;
      if (n < 3) {
        await sleep(1000);
        return this.ask(messages, n + 1);
      }
      throw e;
    }
  }
}` }] }],
    },
    {
      name: 'catch chain',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
export function ask(messages, n = 3) {
  return client.chat.completions
    .create({ model: 'gpt-4o', messages })
    .catch((err) => (n > 0 ? ask(messages, n - 1) : Promise.reject(err)));
}`,
      errors: [{ messageId: 'retriesAuthError', line: 6, column: 12, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const client = new OpenAI();
export function ask(messages, n = 3) {
  return client.chat.completions
    .create({ model: 'gpt-4o', messages })
    .catch((err) => { if (err instanceof OpenAI.AuthenticationError) throw err; return (n > 0 ? ask(messages, n - 1) : Promise.reject(err)); });
}` }] }],
    },
    {
      name: 'setTimeout',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  try {
    return await client.chat.completions.create({ model: 'gpt-4o', messages });
  } catch (err) {
    console.error(err);
    setTimeout(() => ask(messages), 1000);
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 6, column: 5, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  try {
    return await client.chat.completions.create({ model: 'gpt-4o', messages });
  } catch (err) {
    if (err instanceof OpenAI.AuthenticationError) throw err;
    console.error(err);
    setTimeout(() => ask(messages), 1000);
  }
}` }] }],
    },
    {
      name: 'withRetry',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
async function withRetry(fn, n = 3) {
  for (let i = 0; i < n; i++) {
    try {
      return await fn();
    } catch (e) {
      if (i === n - 1) throw e;
    }
  }
}
export const ask = (messages) => withRetry(() => client.chat.completions.create({ model: 'gpt-4o', messages }));`,
      errors: [{ messageId: 'retriesAuthError', line: 7, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const client = new OpenAI();
async function withRetry(fn, n = 3) {
  for (let i = 0; i < n; i++) {
    try {
      return await fn();
    } catch (e) {
      if (e instanceof OpenAI.AuthenticationError) throw e;
      if (i === n - 1) throw e;
    }
  }
}
export const ask = (messages) => withRetry(() => client.chat.completions.create({ model: 'gpt-4o', messages }));` }] }],
    },
    {
      name: 'withRetry generic',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function withRetry<T>(fn: () => Promise<T>, n = 3): Promise<T> {
  let last: unknown;
  for (let i = 0; i < n; i++) {
    try {
      return await fn();
    } catch (e) {
      last = e;
      await new Promise((r) => setTimeout(r, 2 ** i * 1000));
    }
  }
  throw last;
}
export async function ask(messages: any) {
  return withRetry(() => client.chat.completions.create({ model: 'gpt-4o', messages }));
}`,
      errors: [{ messageId: 'retriesAuthError', line: 8, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function withRetry<T>(fn: () => Promise<T>, n = 3): Promise<T> {
  let last: unknown;
  for (let i = 0; i < n; i++) {
    try {
      return await fn();
    } catch (e) {
      if (e instanceof OpenAI.AuthenticationError) throw e;
      last = e;
      await new Promise((r) => setTimeout(r, 2 ** i * 1000));
    }
  }
  throw last;
}
export async function ask(messages: any) {
  return withRetry(() => client.chat.completions.create({ model: 'gpt-4o', messages }));
}` }] }],
    },
    {
      name: 'higher order',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
const retryable =
  (fn) =>
  async (...args) => {
    for (let i = 0; i < 3; i++) {
      try {
        return await fn(...args);
      } catch (e) {
        console.warn(e.message);
      }
    }
  };
const askOnce = async (messages) => client.chat.completions.create({ model: 'gpt-4o', messages });
export const ask = retryable(askOnce);`,
      errors: [{ messageId: 'retriesAuthError', line: 9, column: 9, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const client = new OpenAI();
const retryable =
  (fn) =>
  async (...args) => {
    for (let i = 0; i < 3; i++) {
      try {
        return await fn(...args);
      } catch (e) {
        if (e instanceof OpenAI.AuthenticationError) throw e;
        console.warn(e.message);
      }
    }
  };
const askOnce = async (messages) => client.chat.completions.create({ model: 'gpt-4o', messages });
export const ask = retryable(askOnce);` }] }],
    },
    {
      name: 'flag helper',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
async function ask(messages) {
  try {
    const r = await client.chat.completions.create({ model: 'gpt-4o', messages });
    return { ok: true, r };
  } catch (e) {
    return { ok: false, error: e };
  }
}
export async function main(messages) {
  for (let i = 0; i < 5; i++) {
    const out = await ask(messages);
    if (out.ok) return out.r;
    await sleep(1000);
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 7, column: 5, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const client = new OpenAI();
async function ask(messages) {
  try {
    const r = await client.chat.completions.create({ model: 'gpt-4o', messages });
    return { ok: true, r };
  } catch (e) {
    if (e instanceof OpenAI.AuthenticationError) throw e;
    return { ok: false, error: e };
  }
}
export async function main(messages) {
  for (let i = 0; i < 5; i++) {
    const out = await ask(messages);
    if (out.ok) return out.r;
    await sleep(1000);
  }
}` }] }],
    },
    {
      name: 'predicate only quota',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
function isFatal(err) {
  return err.code === 'insufficient_quota';
}
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      if (isFatal(err)) throw err;
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 10, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const client = new OpenAI();
function isFatal(err) {
  return err.code === 'insufficient_quota';
}
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      if (err instanceof OpenAI.AuthenticationError) throw err;
      if (isFatal(err)) throw err;
    }
  }
}` }] }],
    },
    {
      name: 'finally',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      console.warn(err);
    } finally {
      console.log('x');
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 7, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      if (err instanceof OpenAI.AuthenticationError) throw err;
      console.warn(err);
    } finally {
      console.log('x');
    }
  }
}` }] }],
    },
    {
      name: 'labelled',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  again: while (true) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      continue again;
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 7, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  again: while (true) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      if (e instanceof OpenAI.AuthenticationError) throw e;
      continue again;
    }
  }
}` }] }],
    },
    {
      name: 'message 429 wait',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      if (err.message.includes('429')) {
        await sleep(60);
      } else {
        await sleep(1);
      }
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 7, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      if (err instanceof OpenAI.AuthenticationError) throw err;
      if (err.message.includes('429')) {
        await sleep(60);
      } else {
        await sleep(1);
      }
    }
  }
}` }] }],
    },
    {
      name: 'v3',
      code: `import { Configuration, OpenAIApi } from 'openai';
const openai = new OpenAIApi(new Configuration({ apiKey: process.env.K }));
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      return await openai.createChatCompletion({ model: 'x', messages });
    } catch (e) {
      console.log(e);
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 7, column: 7, suggestions: [{ messageId: 'rethrow', output: `import { Configuration, OpenAIApi } from 'openai';
const openai = new OpenAIApi(new Configuration({ apiKey: process.env.K }));
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      return await openai.createChatCompletion({ model: 'x', messages });
    } catch (e) {
      if ((e as { response?: { status?: number } }).response?.status === 401) throw e;
      console.log(e);
    }
  }
}` }] }],
    },
    {
      name: 'wait 60 recursion',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  try {
    const res = await client.chat.completions.create({ model: 'gpt-4o', messages });
    return res;
  } catch (e) {
    console.log('error, retrying');
    await new Promise((r) => setTimeout(r, 1000));
    return await ask(messages);
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 7, column: 5, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  try {
    const res = await client.chat.completions.create({ model: 'gpt-4o', messages });
    return res;
  } catch (e) {
    if (e instanceof OpenAI.AuthenticationError) throw e;
    console.log('error, retrying');
    await new Promise((r) => setTimeout(r, 1000));
    return await ask(messages);
  }
}` }] }],
    },
    {
      name: 'wrapped stream var',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      const p = client.chat.completions.create({ model: 'gpt-4o', messages });
      const r = await Promise.race([p, timeout(1000)]);
      return r;
    } catch (e) {
      console.log(e);
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 9, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      const p = client.chat.completions.create({ model: 'gpt-4o', messages });
      const r = await Promise.race([p, timeout(1000)]);
      return r;
    } catch (e) {
      if (e instanceof OpenAI.AuthenticationError) throw e;
      console.log(e);
    }
  }
}` }] }],
    },
    {
      name: 'decorator',
      code: `import OpenAI from 'openai';
function Retry(n: number) {
  return (target: any, key: string, descriptor: PropertyDescriptor) => {
    const original = descriptor.value;
    descriptor.value = async function (...args: any[]) {
      for (let i = 0; i < n; i++) {
        try {
          return await original.apply(this, args);
        } catch (e) {
          if (i === n - 1) throw e;
        }
      }
    };
    return descriptor;
  };
}
class S {
  c = new OpenAI();
  @Retry(3) async ask(messages: any) {
    return this.c.chat.completions.create({ model: 'x', messages });
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 9, column: 11, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
function Retry(n: number) {
  return (target: any, key: string, descriptor: PropertyDescriptor) => {
    const original = descriptor.value;
    descriptor.value = async function (...args: any[]) {
      for (let i = 0; i < n; i++) {
        try {
          return await original.apply(this, args);
        } catch (e) {
          if (e instanceof OpenAI.AuthenticationError) throw e;
          if (i === n - 1) throw e;
        }
      }
    };
    return descriptor;
  };
}
class S {
  c = new OpenAI();
  @Retry(3) async ask(messages: any) {
    return this.c.chat.completions.create({ model: 'x', messages });
  }
}` }] }],
    },
  ],
});

javascript.run('no-retry-on-auth-error, handlers', rule, {
  valid: [
    { name: 'instanceof', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      if (err instanceof OpenAI.AuthenticationError) throw err;
    }
  }
}` },
    { name: 'includes', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      if ([401, 403].includes(err.status)) throw err;
    }
  }
}` },
    { name: 'a range of statuses', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      if (err.status < 500 && err.status !== 429) throw err;
    }
  }
}` },
    { name: 'switch2', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      switch (err.status) {
        case 429:
          await sleep(1);
          continue;
        default:
          throw err;
      }
    }
  }
}` },
    { name: 'predicate unknown', code: `import { isRetryable } from './x';
import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      if (!isRetryable(err)) throw err;
    }
  }
}` },
    { name: 'regex', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      if (!/429|rate limit/i.test(err.message)) throw err;
    }
  }
}` },
    { name: 'const flag', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      const retryable = err.status === 429 || err.status >= 500;
      if (!retryable || attempt === 2) throw err;
    }
  }
}` },
    { name: 'returning', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      return null;
    }
  }
}` },
    { name: 'unknown handler', code: `import { handle } from './h';
import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      await handle(err);
    }
  }
}` },
    { name: 'per index', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function run(items) {
  for (let i = 0; i < items.length; i++) {
    try {
      const r = await client.chat.completions.create({ model: 'x', messages: [{ role: 'user', content: items[i] }] });
      out.push(r);
    } catch (e) {
      console.error(e);
    }
  }
}` },
    { name: 'a list of keys', code: `import OpenAI from 'openai';
export async function run(keys, messages) {
  for (const apiKey of keys) {
    const client = new OpenAI({ apiKey });
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      console.error(e);
    }
  }
}` },
    { name: 'a prompt', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function main(rl) {
  while (true) {
    const q = await rl.question('> ');
    if (q === 'exit') break;
    try {
      const r = await client.chat.completions.create({ model: 'x', messages: [{ role: 'user', content: q }] });
      console.log(r);
    } catch (e) {
      console.error(e);
    }
  }
}` },
    { name: 'queue', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function work(queue) {
  for (;;) {
    const job = queue.pop();
    if (!job) break;
    try {
      await client.responses.create({ model: 'x', input: job.text });
    } catch (e) {
      console.error(e);
    }
  }
}` },
    { name: 'json reask', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    const r = await client.chat.completions.create({ model: 'gpt-4o', messages });
    try {
      return JSON.parse(r.choices[0].message.content);
    } catch (e) {
      console.log(e);
    }
  }
}` },
    { name: 'refresh on 401', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      if (err.status === 401) {
        await refreshToken();
        continue;
      }
      throw err;
    }
  }
}` },
    { name: 'groups tail recursion', code: `import OpenAI from 'openai';
const client = new OpenAI();
let n = 0;
export async function next(queue) {
  const m = queue.shift();
  try {
    await client.responses.create({ input: m });
  } catch (e) {
    console.error(e);
  }
  return next(queue);
}` },
    { name: 'recursion model', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages, model = 'gpt-4') {
  try {
    return await client.chat.completions.create({ model, messages });
  } catch (e) {
    if (model === 'gpt-4') return ask(messages, 'gpt-3.5-turbo');
    throw e;
  }
}` },
    { name: 'express', code: `import OpenAI from 'openai';
const client = new OpenAI();
app.post('/x', async (req, res) => {
  try {
    const r = await client.responses.create({ input: req.body });
    res.json(r);
  } catch (e) {
    res.status(500).json({ error: e.message });
  }
});` },
    { name: 'code', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      if (err.code === 'invalid_api_key') throw err;
    }
  }
}` },
    { name: 'destructure', code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  while (true) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch ({ status }) {
      if (status === 401) return;
    }
  }
}` },
    { name: 'named import', code: `import OpenAI, { APIError } from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      if (err instanceof APIError && err.status !== 429) throw err;
    }
  }
}` },
  ],
  invalid: [
    {
      name: 'giving up at the last attempt',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      if (attempt === 2) throw err;
      await sleep(1000);
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 7, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      if (err instanceof OpenAI.AuthenticationError) throw err;
      if (attempt === 2) throw err;
      await sleep(1000);
    }
  }
}` }] }],
    },
    {
      name: '429 else',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      if (err.status === 429) {
        await sleep(60000);
      } else {
        await sleep(1000);
      }
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 7, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      if (err instanceof OpenAI.AuthenticationError) throw err;
      if (err.status === 429) {
        await sleep(60000);
      } else {
        await sleep(1000);
      }
    }
  }
}` }] }],
    },
    {
      name: 'a name that the error does not have',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      if (err.name === 'AuthenticationError') throw err;
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 7, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      if (err instanceof OpenAI.AuthenticationError) throw err;
      if (err.name === 'AuthenticationError') throw err;
    }
  }
}` }] }],
    },
    {
      name: 'the last error thrown at the end',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  let lastError;
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      lastError = err;
    }
  }
  throw lastError;
}`,
      errors: [{ messageId: 'retriesAuthError', line: 8, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  let lastError;
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      if (err instanceof OpenAI.AuthenticationError) throw err;
      lastError = err;
    }
  }
  throw lastError;
}` }] }],
    },
    {
      name: 'while result',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  let result;
  while (!result) {
    try {
      result = await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch {}
  }
  return result;
}`,
      errors: [{ messageId: 'retriesAuthError', line: 8, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  let result;
  while (!result) {
    try {
      result = await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (error) { if (error instanceof OpenAI.AuthenticationError) throw error; }
  }
  return result;
}` }] }],
    },
    {
      name: 'recursion',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages, retries = 3) {
  try {
    return await client.chat.completions.create({ model: 'gpt-4o', messages });
  } catch (err) {
    if (retries === 0) throw err;
    return ask(messages, retries - 1);
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 6, column: 5, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages, retries = 3) {
  try {
    return await client.chat.completions.create({ model: 'gpt-4o', messages });
  } catch (err) {
    if (err instanceof OpenAI.AuthenticationError) throw err;
    if (retries === 0) throw err;
    return ask(messages, retries - 1);
  }
}` }] }],
    },
    {
      name: 'then reject',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
export function ask(messages, n = 3) {
  return client.chat.completions.create({ model: 'gpt-4o', messages }).then(
    (r) => r.choices[0],
    (err) => {
      if (n > 0) return ask(messages, n - 1);
      throw err;
    },
  );
}`,
      errors: [{ messageId: 'retriesAuthError', line: 6, column: 5, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const client = new OpenAI();
export function ask(messages, n = 3) {
  return client.chat.completions.create({ model: 'gpt-4o', messages }).then(
    (r) => r.choices[0],
    (err) => {
      if (err instanceof OpenAI.AuthenticationError) throw err;
      if (n > 0) return ask(messages, n - 1);
      throw err;
    },
  );
}` }] }],
    },
    {
      name: 'setTimeout promise',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  try {
    return await client.chat.completions.create({ model: 'gpt-4o', messages });
  } catch (err) {
    return new Promise((resolve) => setTimeout(() => resolve(ask(messages)), 1000));
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 6, column: 5, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  try {
    return await client.chat.completions.create({ model: 'gpt-4o', messages });
  } catch (err) {
    if (err instanceof OpenAI.AuthenticationError) throw err;
    return new Promise((resolve) => setTimeout(() => resolve(ask(messages)), 1000));
  }
}` }] }],
    },
    {
      name: 'withRetry named',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
const askOnce = async (messages) => {
  const r = await client.chat.completions.create({ model: 'gpt-4o', messages });
  return r;
};
async function retry(fn, ...args) {
  let i = 0;
  while (true) {
    try {
      return await fn(...args);
    } catch (e) {
      if (++i > 3) throw e;
    }
  }
}
export const ask = (m) => retry(askOnce, m);`,
      errors: [{ messageId: 'retriesAuthError', line: 12, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const client = new OpenAI();
const askOnce = async (messages) => {
  const r = await client.chat.completions.create({ model: 'gpt-4o', messages });
  return r;
};
async function retry(fn, ...args) {
  let i = 0;
  while (true) {
    try {
      return await fn(...args);
    } catch (e) {
      if (e instanceof OpenAI.AuthenticationError) throw e;
      if (++i > 3) throw e;
    }
  }
}
export const ask = (m) => retry(askOnce, m);` }] }],
    },
    {
      name: 'null helper',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
async function ask(messages) {
  try {
    return await client.chat.completions.create({ model: 'gpt-4o', messages });
  } catch (e) {
    console.error(e);
    return null;
  }
}
export async function main(messages) {
  let r = null;
  while (!r) {
    r = await ask(messages);
  }
  return r;
}`,
      errors: [{ messageId: 'retriesAuthError', line: 6, column: 5, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const client = new OpenAI();
async function ask(messages) {
  try {
    return await client.chat.completions.create({ model: 'gpt-4o', messages });
  } catch (e) {
    if (e instanceof OpenAI.AuthenticationError) throw e;
    console.error(e);
    return null;
  }
}
export async function main(messages) {
  let r = null;
  while (!r) {
    r = await ask(messages);
  }
  return r;
}` }] }],
    },
    {
      name: 'error to ignoring helper',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
function waitFor(err, n) {
  console.log(err.message);
  return sleep(n * 1000);
}
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      await waitFor(err, attempt);
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 11, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const client = new OpenAI();
function waitFor(err, n) {
  console.log(err.message);
  return sleep(n * 1000);
}
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      if (err instanceof OpenAI.AuthenticationError) throw err;
      await waitFor(err, attempt);
    }
  }
}` }] }],
    },
    {
      name: 'throw in own try',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const r = await client.chat.completions.create({ model: 'gpt-4o', messages });
      if (!r.choices.length) throw new Error('empty');
      return r;
    } catch (err) {}
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 9, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const r = await client.chat.completions.create({ model: 'gpt-4o', messages });
      if (!r.choices.length) throw new Error('empty');
      return r;
    } catch (err) { if (err instanceof OpenAI.AuthenticationError) throw err; }
  }
}` }] }],
    },
    {
      name: 'nested try rethrow',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      try {
        return await client.chat.completions.create({ model: 'gpt-4o', messages });
      } catch (inner) {
        throw new Error('wrapped');
      }
    } catch (outer) {
      console.log(outer);
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 11, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      try {
        return await client.chat.completions.create({ model: 'gpt-4o', messages });
      } catch (inner) {
        throw new Error('wrapped');
      }
    } catch (outer) {
      if (outer instanceof OpenAI.AuthenticationError) throw outer;
      console.log(outer);
    }
  }
}` }] }],
    },
    {
      name: '429 special then others',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      if (err instanceof OpenAI.RateLimitError) {
        await sleep(60000);
        continue;
      }
      if (attempt === 2) throw err;
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 7, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      if (err instanceof OpenAI.AuthenticationError) throw err;
      if (err instanceof OpenAI.RateLimitError) {
        await sleep(60000);
        continue;
      }
      if (attempt === 2) throw err;
    }
  }
}` }] }],
    },
    {
      name: 'for of attempts',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (const delay of [1, 2, 4]) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      await sleep(delay * 1000);
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 7, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (const delay of [1, 2, 4]) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      if (e instanceof OpenAI.AuthenticationError) throw e;
      await sleep(delay * 1000);
    }
  }
}` }] }],
    },
    {
      name: 'for await',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      const stream = await client.chat.completions.create({ model: 'x', messages, stream: true });
      for await (const c of stream) process.stdout.write(c.choices[0].delta.content);
      return;
    } catch (e) {
      console.log(e);
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 9, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      const stream = await client.chat.completions.create({ model: 'x', messages, stream: true });
      for await (const c of stream) process.stdout.write(c.choices[0].delta.content);
      return;
    } catch (e) {
      if (e instanceof OpenAI.AuthenticationError) throw e;
      console.log(e);
    }
  }
}` }] }],
    },
    {
      name: 'switch',
      code: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      switch (err.status) {
        case 429:
          await sleep(60);
          break;
        case 500:
          await sleep(5);
          break;
        default:
          await sleep(1);
      }
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 7, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (err) {
      if (err instanceof OpenAI.AuthenticationError) throw err;
      switch (err.status) {
        case 429:
          await sleep(60);
          break;
        case 500:
          await sleep(5);
          break;
        default:
          await sleep(1);
      }
    }
  }
}` }] }],
    },
  ],
});
