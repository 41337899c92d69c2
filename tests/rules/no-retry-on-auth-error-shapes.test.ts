import rule from '../../rules/no-retry-on-auth-error.ts';
import { javascript, typescript } from './rule-tester.ts';

typescript.run('no-retry-on-auth-error, shapes', rule, {
  valid: [
    { name: 'a promise chain that rethrows', code: `import OpenAI from 'openai';
const openai = new OpenAI();
const retry = (fn, n = 3) =>
  fn().catch((e) => {
    if (n <= 1 || e.status === 401) throw e;
    return retry(fn, n - 1);
  });
export const ask = (messages) => retry(() => openai.chat.completions.create({ model: 'gpt-4o', messages }));` },
    { name: 'a predicate that comes from the caller', code: `import OpenAI from 'openai';
const openai = new OpenAI();
async function withRetry(fn, isRetryable) {
  for (let i = 0; i < 3; i++) {
    try {
      return await fn();
    } catch (e) {
      if (!isRetryable(e)) throw e;
    }
  }
}
export const ask = (messages, isRetryable) =>
  withRetry(() => openai.chat.completions.create({ model: 'gpt-4o', messages }), isRetryable);` },
    { name: 'a new key for the client', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      if (e.status === 401) {
        openai.apiKey = await fetchKey();
      } else throw e;
    }
  }
}` },
    { name: 'the error after the handler', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  let error;
  for (let i = 0; i < 3; i++) {
    error = undefined;
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      error = e;
    }
    if (error instanceof OpenAI.AuthenticationError) break;
    await sleep(1);
  }
  throw error;
}` },
    { name: 'an imported asynchronous predicate', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      if (!(await shouldRetry(e))) return null;
    }
  }
}` },
    { name: 'a function that names the kind', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      const kind = classify(e);
      if (kind === 'auth') throw e;
    }
  }
}
function classify(e) {
  if (e.status === 401) return 'auth';
  return 'other';
}` },
    { name: 'the rest of a list', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function next(queue) {
  if (!queue.length) return;
  const [first, ...rest] = queue;
  try {
    await openai.responses.create({ model: 'x', input: first });
  } catch (e) {
    console.error(e);
  }
  return next(rest);
}` },
    { name: 'pages of a generator', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function* pages() {
  let page = await openai.files.list();
  while (page) {
    yield* page.data;
    try {
      page = page.hasNextPage() ? await page.getNextPage() : null;
    } catch (e) {
      console.error(e);
      page = null;
    }
  }
}` },
    { name: 'clients that have been tried', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages, tried = new Set()) {
  const client = pickClient(tried);
  try {
    return await openai.withOptions({ apiKey: client.key }).chat.completions.create({ model: 'x', messages });
  } catch (e) {
    tried.add(client.key);
    return ask(messages, tried);
  }
}` },
  ],
  invalid: [
    {
      name: 'a method of an object',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
const api = {
  async ask(messages, n = 3) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      if (n > 0) return this.ask(messages, n - 1);
      throw e;
    }
  },
};
export default api;`,
      errors: [{ messageId: 'retriesAuthError', line: 7, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
const api = {
  async ask(messages, n = 3) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      if (e instanceof OpenAI.AuthenticationError) throw e;
      if (n > 0) return this.ask(messages, n - 1);
      throw e;
    }
  },
};
export default api;` }] }],
    },
    {
      name: 'a client by annotation',
      code: `import type { OpenAI } from 'openai';
export async function ask(client: OpenAI, messages: any, attempts = 3) {
  while (attempts-- > 0) {
    try {
      return await client.chat.completions.create({ model: 'x', messages });
    } catch (e) {
      console.warn(e);
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 6, column: 7, suggestions: [{ messageId: 'rethrow', output: `import type { OpenAI } from 'openai';
export async function ask(client: OpenAI, messages: any, attempts = 3) {
  while (attempts-- > 0) {
    try {
      return await client.chat.completions.create({ model: 'x', messages });
    } catch (e) {
      if ((e as { status?: number }).status === 401) throw e;
      console.warn(e);
    }
  }
}` }] }],
    },
    {
      name: 'a client that is built when needed',
      code: `import OpenAI from 'openai';
let c: OpenAI | null = null;
function getClient() {
  if (!c) c = new OpenAI();
  return c;
}
export async function ask(messages: any) {
  for (let i = 0; i < 3; i++) {
    try {
      return await getClient().chat.completions.create({ model: 'x', messages });
    } catch (e) {
      console.warn(e);
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 11, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
let c: OpenAI | null = null;
function getClient() {
  if (!c) c = new OpenAI();
  return c;
}
export async function ask(messages: any) {
  for (let i = 0; i < 3; i++) {
    try {
      return await getClient().chat.completions.create({ model: 'x', messages });
    } catch (e) {
      if (e instanceof OpenAI.AuthenticationError) throw e;
      console.warn(e);
    }
  }
}` }] }],
    },
    {
      name: 'the response beside the data',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      const { data } = await openai.chat.completions.create({ model: 'gpt-4o', messages }).withResponse();
      return data;
    } catch (e) {
      console.warn(e);
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 8, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      const { data } = await openai.chat.completions.create({ model: 'gpt-4o', messages }).withResponse();
      return data;
    } catch (e) {
      if (e instanceof OpenAI.AuthenticationError) throw e;
      console.warn(e);
    }
  }
}` }] }],
    },
    {
      name: 'a stream that is awaited later',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      const s = openai.chat.completions.stream({ model: 'x', messages });
      return await s.finalChatCompletion();
    } catch (e) {
      console.warn(e);
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 8, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      const s = openai.chat.completions.stream({ model: 'x', messages });
      return await s.finalChatCompletion();
    } catch (e) {
      if (e instanceof OpenAI.AuthenticationError) throw e;
      console.warn(e);
    }
  }
}` }] }],
    },
    {
      name: 'a wrapped error at the end only',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
async function attempt(messages, n) {
  console.log('attempt', n);
  try {
    return await openai.chat.completions.create({ model: 'gpt-4o', messages });
  } catch (err) {
    if (n >= 3) {
      throw new Error('gave up');
    }
    await sleep(500 * n);
    return attempt(messages, n + 1);
  }
}
export const ask = (messages) => attempt(messages, 1);`,
      errors: [{ messageId: 'retriesAuthError', line: 7, column: 5, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
async function attempt(messages, n) {
  console.log('attempt', n);
  try {
    return await openai.chat.completions.create({ model: 'gpt-4o', messages });
  } catch (err) {
    if (err instanceof OpenAI.AuthenticationError) throw err;
    if (n >= 3) {
      throw new Error('gave up');
    }
    await sleep(500 * n);
    return attempt(messages, n + 1);
  }
}
export const ask = (messages) => attempt(messages, 1);` }] }],
    },
    {
      name: 'a predicate that takes every error of the API',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
const isRetryable = (e) => e instanceof OpenAI.APIError || e.code === 'ETIMEDOUT';
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      if (!isRetryable(e)) throw e;
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 8, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
const isRetryable = (e) => e instanceof OpenAI.APIError || e.code === 'ETIMEDOUT';
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      if (e instanceof OpenAI.AuthenticationError) throw e;
      if (!isRetryable(e)) throw e;
    }
  }
}` }] }],
    },
    {
      name: 'break for another status',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  let lastErr;
  for (let i = 0; i < 4; i++) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      lastErr = e;
      const status = e?.status ?? e?.response?.status;
      if (status === 400) break;
      await sleep(2 ** i * 500);
    }
  }
  throw lastErr;
}`,
      errors: [{ messageId: 'retriesAuthError', line: 8, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  let lastErr;
  for (let i = 0; i < 4; i++) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      if (e instanceof OpenAI.AuthenticationError) throw e;
      lastErr = e;
      const status = e?.status ?? e?.response?.status;
      if (status === 400) break;
      await sleep(2 ** i * 500);
    }
  }
  throw lastErr;
}` }] }],
    },
    {
      name: 'a promise chain that starts itself',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
function retryPromise(fn, n) {
  return fn().catch((e) => (n > 0 ? retryPromise(fn, n - 1) : Promise.reject(e)));
}
export const ask = (messages) => retryPromise(() => openai.chat.completions.create({ model: 'gpt-4o', messages }), 3);`,
      errors: [{ messageId: 'retriesAuthError', line: 4, column: 21, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
function retryPromise(fn, n) {
  return fn().catch((e) => { if (e instanceof OpenAI.AuthenticationError) throw e; return (n > 0 ? retryPromise(fn, n - 1) : Promise.reject(e)); });
}
export const ask = (messages) => retryPromise(() => openai.chat.completions.create({ model: 'gpt-4o', messages }), 3);` }] }],
    },
  ],
});

javascript.run('no-retry-on-auth-error, shapes', rule, {
  valid: [
    { name: 'a predicate among options', code: `import OpenAI from 'openai';
const openai = new OpenAI();
async function withRetry(fn, { shouldRetry = () => true } = {}) {
  for (let i = 0; i < 3; i++) {
    try {
      return await fn();
    } catch (e) {
      if (!shouldRetry(e)) throw e;
    }
  }
}
export const ask = (messages) =>
  withRetry(() => openai.chat.completions.create({ model: 'gpt-4o', messages }), {
    shouldRetry: (e) => e.status === 429,
  });` },
    { name: 'an asynchronous function that throws', code: `import OpenAI from 'openai';
const openai = new OpenAI();
async function onFail(e) {
  if (e instanceof OpenAI.AuthenticationError) {
    await notify('key');
    throw e;
  }
}
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      await onFail(e);
    }
  }
}` },
    { name: 'the error as a value', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    const res = await openai.chat.completions.create({ model: 'gpt-4o', messages }).catch((e) => ({ error: e }));
    if (!res.error) return res;
    if (res.error.status === 401) throw res.error;
  }
}` },
    { name: 'a list without the status', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      const { status } = e;
      if (status && ![429, 500, 502, 503].includes(status)) throw e;
    }
  }
}` },
    { name: 'a table of policies', code: `import OpenAI from 'openai';
const openai = new OpenAI();
const policy = { 401: 'stop', 429: 'wait' };
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      return await openai.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      if (policy[e.status] === 'stop') throw e;
    }
  }
}` },
    { name: 'chunks with a prompt of their own', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function summarize(chunks) {
  const out = [];
  for (const chunk of chunks) {
    const prompt = build(chunk);
    try {
      const r = await openai.responses.create({ model: 'x', input: prompt });
      if (r.output_text) out.push(r.output_text);
    } catch (e) {
      console.error(e);
      continue;
    }
  }
  return out;
}` },
    { name: 'a listener with a name', code: `import OpenAI from 'openai';
const openai = new OpenAI();
process.on('message', async function handle(m) {
  try {
    await openai.responses.create({ model: 'x', input: m });
  } catch (e) {
    process.send(e.message);
  }
});` },
    { name: 'one more request in the handler', code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  try {
    return await openai.chat.completions.create({ model: 'gpt-4o', messages });
  } catch (e) {
    console.warn(e);
    return await openai.chat.completions.create({ model: 'gpt-4o-mini', messages });
  }
}` },
  ],
  invalid: [
    {
      name: 'a method of the parent class',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
class Base {
  async chat(messages) {
    return openai.chat.completions.create({ model: 'gpt-4o', messages });
  }
}
class Retrying extends Base {
  async chat(messages) {
    let n = 0;
    while (n < 5) {
      try {
        return await super.chat(messages);
      } catch (e) {
        n++;
        if (n >= 5) throw e;
      }
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 14, column: 9, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
class Base {
  async chat(messages) {
    return openai.chat.completions.create({ model: 'gpt-4o', messages });
  }
}
class Retrying extends Base {
  async chat(messages) {
    let n = 0;
    while (n < 5) {
      try {
        return await super.chat(messages);
      } catch (e) {
        if (e instanceof OpenAI.AuthenticationError) throw e;
        n++;
        if (n >= 5) throw e;
      }
    }
  }
}` }] }],
    },
    {
      name: 'a client built for each attempt',
      code: `import OpenAI from 'openai';
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      const client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });
      const r = await client.chat.completions.create({ model: 'x', messages });
      return r;
    } catch (e) {
      console.warn(e);
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 8, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    try {
      const client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });
      const r = await client.chat.completions.create({ model: 'x', messages });
      return r;
    } catch (e) {
      if (e instanceof OpenAI.AuthenticationError) throw e;
      console.warn(e);
    }
  }
}` }] }],
    },
    {
      name: 'a promise in a constant',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    const promise = openai.chat.completions.create({ model: 'gpt-4o', messages });
    try {
      const r = await promise;
      return r;
    } catch (e) {
      console.warn(e);
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 9, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function ask(messages) {
  for (let i = 0; i < 3; i++) {
    const promise = openai.chat.completions.create({ model: 'gpt-4o', messages });
    try {
      const r = await promise;
      return r;
    } catch (e) {
      if (e instanceof OpenAI.AuthenticationError) throw e;
      console.warn(e);
    }
  }
}` }] }],
    },
    {
      name: 'a limit at the start of the round',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function main(messages) {
  let done = false;
  let count = 0;
  while (!done) {
    if (count > 10) {
      throw new Error('too many');
    }
    try {
      await openai.chat.completions.create({ model: 'gpt-4o', messages });
      done = true;
    } catch (e) {
      count += 1;
      await sleep(1000);
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 13, column: 7, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function main(messages) {
  let done = false;
  let count = 0;
  while (!done) {
    if (count > 10) {
      throw new Error('too many');
    }
    try {
      await openai.chat.completions.create({ model: 'gpt-4o', messages });
      done = true;
    } catch (e) {
      if (e instanceof OpenAI.AuthenticationError) throw e;
      count += 1;
      await sleep(1000);
    }
  }
}` }] }],
    },
    {
      name: 'options as an object',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export const ask = async ({ messages, retries = 3 }) => {
  try {
    return await openai.chat.completions.create({ model: 'gpt-4o', messages });
  } catch (e) {
    if (retries > 0) return ask({ messages, retries: retries - 1 });
    throw e;
  }
};`,
      errors: [{ messageId: 'retriesAuthError', line: 6, column: 5, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
export const ask = async ({ messages, retries = 3 }) => {
  try {
    return await openai.chat.completions.create({ model: 'gpt-4o', messages });
  } catch (e) {
    if (e instanceof OpenAI.AuthenticationError) throw e;
    if (retries > 0) return ask({ messages, retries: retries - 1 });
    throw e;
  }
};` }] }],
    },
    {
      name: 'two functions that call each other',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
async function ask(messages, n) {
  try {
    return await openai.chat.completions.create({ model: 'gpt-4o', messages });
  } catch (e) {
    return onFail(messages, n, e);
  }
}
async function onFail(messages, n, e) {
  console.error(e.message);
  if (n === 0) throw e;
  await sleep(1);
  return ask(messages, n - 1);
}
export { ask };`,
      errors: [{ messageId: 'retriesAuthError', line: 6, column: 5, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
async function ask(messages, n) {
  try {
    return await openai.chat.completions.create({ model: 'gpt-4o', messages });
  } catch (e) {
    if (e instanceof OpenAI.AuthenticationError) throw e;
    return onFail(messages, n, e);
  }
}
async function onFail(messages, n, e) {
  console.error(e.message);
  if (n === 0) throw e;
  await sleep(1);
  return ask(messages, n - 1);
}
export { ask };` }] }],
    },
    {
      name: 'v3 and a longer wait',
      filename: 'file.mjs',
      code: `import { Configuration, OpenAIApi } from 'openai';
const openai = new OpenAIApi(new Configuration({ apiKey: process.env.K }));
export async function ask(messages) {
  while (true) {
    try {
      const r = await openai.createChatCompletion({ model: 'x', messages });
      return r.data;
    } catch (e) {
      if (e.response && e.response.status === 429) {
        await sleep(20000);
      } else {
        await sleep(1000);
      }
    }
  }
}`,
      errors: [{ messageId: 'retriesAuthError', line: 8, column: 7, suggestions: [{ messageId: 'rethrow', output: `import { Configuration, OpenAIApi } from 'openai';
const openai = new OpenAIApi(new Configuration({ apiKey: process.env.K }));
export async function ask(messages) {
  while (true) {
    try {
      const r = await openai.createChatCompletion({ model: 'x', messages });
      return r.data;
    } catch (e) {
      if (e.response?.status === 401) throw e;
      if (e.response && e.response.status === 429) {
        await sleep(20000);
      } else {
        await sleep(1000);
      }
    }
  }
}` }] }],
    },
    {
      name: 'a promise chain behind a timer',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
const retry = (fn, n = 3) =>
  fn().catch((e) => {
    if (n <= 1) throw e;
    return new Promise((r) => setTimeout(r, 100)).then(() => retry(fn, n - 1));
  });
export const ask = (messages) => retry(() => openai.chat.completions.create({ model: 'gpt-4o', messages }));`,
      errors: [{ messageId: 'retriesAuthError', line: 4, column: 14, suggestions: [{ messageId: 'rethrow', output: `import OpenAI from 'openai';
const openai = new OpenAI();
const retry = (fn, n = 3) =>
  fn().catch((e) => {
    if (e instanceof OpenAI.AuthenticationError) throw e;
    if (n <= 1) throw e;
    return new Promise((r) => setTimeout(r, 100)).then(() => retry(fn, n - 1));
  });
export const ask = (messages) => retry(() => openai.chat.completions.create({ model: 'gpt-4o', messages }));` }] }],
    },
  ],
});
