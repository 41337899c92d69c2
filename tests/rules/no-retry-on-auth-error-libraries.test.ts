import rule from '../../rules/no-retry-on-auth-error.ts';
import { commonjs, javascript, typescript } from './rule-tester.ts';

typescript.run('no-retry-on-auth-error, libraries', rule, {
  valid: [
    { name: 'p-retry and AbortError', code: `import pRetry, { AbortError } from 'p-retry';
import OpenAI from 'openai';
const client = new OpenAI();
export const ask = (messages) =>
  pRetry(async () => {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      if (e.status === 401) throw new AbortError(e);
      throw e;
    }
  });` },
    { name: 'p-retry and a handler that rethrows', code: `import pRetry, { AbortError } from 'p-retry';
import OpenAI from 'openai';
const client = new OpenAI();
export const ask = (messages) =>
  pRetry(() => client.chat.completions.create({ model: 'gpt-4o', messages }), {
    onFailedAttempt: (e) => {
      if (e.status === 401) throw e;
    },
  });` },
    { name: 'p-retry with options that cannot be seen', code: `import pRetry, { AbortError } from 'p-retry';
import OpenAI from 'openai';
const client = new OpenAI();
export const ask = (messages, options) =>
  pRetry(() => client.chat.completions.create({ model: 'gpt-4o', messages }), options);` },
    { name: 'p-retry around a function that swallows the error', code: `import pRetry, { AbortError } from 'p-retry';
import OpenAI from 'openai';
const client = new OpenAI();
export const ask = (messages) =>
  pRetry(async () => {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      console.log(e);
      return null;
    }
  });` },
    { name: 'async-retry and the property bail', code: `import retry from 'async-retry';
import OpenAI from 'openai';
const client = new OpenAI();
export const ask = (messages) =>
  retry(async (bail) => {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      if (e.status === 401) e.bail = true;
      throw e;
    }
  });` },
    { name: 'cockatiel for another class', code: `import { retry, handleAll, handleType, handleWhen, ExponentialBackoff } from 'cockatiel';
import OpenAI from 'openai';
const client = new OpenAI();
const policy = retry(handleType(OpenAI.RateLimitError), { maxAttempts: 3 });
export const ask = (messages) => policy.execute(() => client.chat.completions.create({ model: 'gpt-4o', messages }));` },
    { name: 'promise-retry for one status', code: `import promiseRetry from 'promise-retry';
import OpenAI from 'openai';
const client = new OpenAI();
export const ask = (messages) =>
  promiseRetry((retry, n) =>
    client.chat.completions.create({ model: 'gpt-4o', messages }).catch((e) => {
      if (e.status === 429) retry(e);
      throw e;
    }),
  );` },
    { name: 'ts-retry-promise and retryIf', code: `import { retry } from 'ts-retry-promise';
import OpenAI from 'openai';
const client = new OpenAI();
export const ask = (messages) =>
  retry(() => client.chat.completions.create({ model: 'gpt-4o', messages }), { retryIf: (e) => e.status !== 401 });` },
    { name: 'p-retry around another request', code: `import pRetry, { AbortError } from 'p-retry';
import OpenAI from 'openai';
const client = new OpenAI();
export const ask = () => pRetry(() => fetch('x'));` },
  ],
  invalid: [
    {
      name: 'p-retry that stops for another reason only',
      code: `import pRetry, { AbortError } from 'p-retry';
import OpenAI from 'openai';
const client = new OpenAI();
export const ask = (messages) =>
  pRetry(async () => {
    const r = await client.chat.completions.create({ model: 'gpt-4o', messages });
    if (!r.choices) throw new AbortError('x');
    return r;
  });`,
      errors: [{ messageId: 'retriesAuthError', line: 5, column: 3 }],
    },
    {
      name: 'p-retry whose predicate stops at another status',
      code: `import pRetry, { AbortError } from 'p-retry';
import OpenAI from 'openai';
const client = new OpenAI();
export const ask = (messages) =>
  pRetry(() => client.chat.completions.create({ model: 'gpt-4o', messages }), { shouldRetry: (e) => e.status !== 400 });`,
      errors: [{ messageId: 'retriesAuthError', line: 5, column: 3 }],
    },
    {
      name: 'async-retry',
      code: `import retry from 'async-retry';
import OpenAI from 'openai';
const client = new OpenAI();
export const ask = (messages) =>
  retry(async () => client.chat.completions.create({ model: 'gpt-4o', messages }), { retries: 3 });`,
      errors: [{ messageId: 'retriesAuthError', line: 5, column: 3 }],
    },
    {
      name: 'exponential-backoff',
      code: `import { backOff } from 'exponential-backoff';
import OpenAI from 'openai';
const client = new OpenAI();
export const ask = (messages) => backOff(() => client.chat.completions.create({ model: 'gpt-4o', messages }));`,
      errors: [{ messageId: 'retriesAuthError', line: 4, column: 34 }],
    },
    {
      name: 'cockatiel for all errors',
      code: `import { retry, handleAll, handleType, handleWhen, ExponentialBackoff } from 'cockatiel';
import OpenAI from 'openai';
const client = new OpenAI();
const policy = retry(handleAll, { maxAttempts: 3, backoff: new ExponentialBackoff() });
export const ask = (messages) => policy.execute(() => client.chat.completions.create({ model: 'gpt-4o', messages }));`,
      errors: [{ messageId: 'retriesAuthError', line: 5, column: 34 }],
    },
    {
      name: 'cockatiel for errors that a predicate lets through',
      code: `import { retry, handleAll, handleType, handleWhen, ExponentialBackoff } from 'cockatiel';
import OpenAI from 'openai';
const client = new OpenAI();
const policy = retry(
  handleWhen((e) => e.status !== 404),
  { maxAttempts: 3 },
);
export const ask = (messages) => policy.execute(() => client.chat.completions.create({ model: 'gpt-4o', messages }));`,
      errors: [{ messageId: 'retriesAuthError', line: 8, column: 34 }],
    },
    {
      name: 'promise-retry with its options first',
      code: `import promiseRetry from 'promise-retry';
import OpenAI from 'openai';
const client = new OpenAI();
export const ask = (messages) =>
  promiseRetry({ retries: 3 }, async (retry, n) => {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      console.log(e);
      return retry(e);
    }
  });`,
      errors: [{ messageId: 'retriesAuthError', line: 5, column: 3 }],
    },
    {
      name: '@lifeomic/attempt',
      code: `import { retry } from '@lifeomic/attempt';
import OpenAI from 'openai';
const client = new OpenAI();
export const ask = (messages) =>
  retry(async (context) => client.chat.completions.create({ model: 'gpt-4o', messages }), { maxAttempts: 3 });`,
      errors: [{ messageId: 'retriesAuthError', line: 5, column: 3 }],
    },
  ],
});

javascript.run('no-retry-on-auth-error, libraries', rule, {
  valid: [
    { name: 'p-retry and shouldRetry', code: `import pRetry, { AbortError } from 'p-retry';
import OpenAI from 'openai';
const client = new OpenAI();
export const ask = (messages) =>
  pRetry(() => client.chat.completions.create({ model: 'gpt-4o', messages }), { shouldRetry: (e) => e.status === 429 });` },
    { name: 'p-retry and a predicate on the context', code: `import pRetry, { AbortError } from 'p-retry';
import OpenAI from 'openai';
const client = new OpenAI();
export const ask = (messages) =>
  pRetry(() => client.chat.completions.create({ model: 'gpt-4o', messages }), {
    shouldRetry: ({ error }) => error instanceof OpenAI.RateLimitError,
  });` },
    { name: 'p-retry with an imported predicate', code: `import pRetry, { AbortError } from 'p-retry';
import OpenAI from 'openai';
const client = new OpenAI();
import { shouldRetry } from './p';
export const ask = (messages) =>
  pRetry(() => client.chat.completions.create({ model: 'gpt-4o', messages }), { shouldRetry });` },
    { name: 'async-retry and bail', code: `import retry from 'async-retry';
import OpenAI from 'openai';
const client = new OpenAI();
export const ask = (messages) =>
  retry(async (bail) => {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      if (e instanceof OpenAI.AuthenticationError) {
        bail(e);
        return;
      }
      throw e;
    }
  });` },
    { name: 'exponential-backoff and retry', code: `import { backOff } from 'exponential-backoff';
import OpenAI from 'openai';
const client = new OpenAI();
export const ask = (messages) =>
  backOff(() => client.chat.completions.create({ model: 'gpt-4o', messages }), {
    retry: (e) => e.status === 429 || e.status >= 500,
  });` },
    { name: 'cockatiel for what a predicate takes', code: `import { retry, handleAll, handleType, handleWhen, ExponentialBackoff } from 'cockatiel';
import OpenAI from 'openai';
const client = new OpenAI();
const policy = retry(
  handleWhen((e) => e.status === 429),
  { maxAttempts: 3 },
);
export const ask = (messages) => policy.execute(() => client.chat.completions.create({ model: 'gpt-4o', messages }));` },
    { name: '@lifeomic/attempt and abort', code: `import { retry } from '@lifeomic/attempt';
import OpenAI from 'openai';
const client = new OpenAI();
export const ask = (messages) =>
  retry(async (context) => {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      if (e.status === 401) context.abort();
      throw e;
    }
  });` },
    { name: 'p-queue', code: `import PQueue from 'p-queue';
import OpenAI from 'openai';
const client = new OpenAI();
const q = new PQueue();
export const ask = (messages) => q.add(() => client.chat.completions.create({ model: 'gpt-4o', messages }));` },
  ],
  invalid: [
    {
      name: 'p-retry',
      code: `import pRetry, { AbortError } from 'p-retry';
import OpenAI from 'openai';
const client = new OpenAI();
export const ask = (messages) =>
  pRetry(() => client.chat.completions.create({ model: 'gpt-4o', messages }), { retries: 3 });`,
      errors: [{ messageId: 'retriesAuthError', line: 5, column: 3 }],
    },
    {
      name: 'p-retry with a named function and a handler that only logs',
      code: `import pRetry, { AbortError } from 'p-retry';
import OpenAI from 'openai';
const client = new OpenAI();
const run = async () => {
  return client.chat.completions.create({ model: 'gpt-4o', messages });
};
export const ask = () => pRetry(run, { onFailedAttempt: (e) => console.log(e.attemptNumber) });`,
      errors: [{ messageId: 'retriesAuthError', line: 7, column: 26 }],
    },
    {
      name: 'p-retry whose predicate takes a context',
      code: `import pRetry, { AbortError } from 'p-retry';
import OpenAI from 'openai';
const client = new OpenAI();
export const ask = (messages) =>
  pRetry(() => client.chat.completions.create({ model: 'gpt-4o', messages }), {
    shouldRetry: ({ error }) => error.status !== 400,
  });`,
      errors: [{ messageId: 'retriesAuthError', line: 5, column: 3 }],
    },
    {
      name: 'async-retry that bails at another status',
      code: `import retry from 'async-retry';
import OpenAI from 'openai';
const client = new OpenAI();
export const ask = (messages) =>
  retry(async (bail, n) => {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (e) {
      if (e.status === 400) {
        bail(e);
        return;
      }
      throw e;
    }
  });`,
      errors: [{ messageId: 'retriesAuthError', line: 5, column: 3 }],
    },
    {
      name: 'exponential-backoff whose predicate says yes to all',
      code: `import { backOff } from 'exponential-backoff';
import OpenAI from 'openai';
const client = new OpenAI();
export const ask = (messages) =>
  backOff(() => client.chat.completions.create({ model: 'gpt-4o', messages }), {
    numOfAttempts: 5,
    retry: (e, n) => {
      console.log(n);
      return true;
    },
  });`,
      errors: [{ messageId: 'retriesAuthError', line: 5, column: 3 }],
    },
    {
      name: 'cockatiel for a class that the error is of',
      code: `import { retry, handleAll, handleType, handleWhen, ExponentialBackoff } from 'cockatiel';
import OpenAI from 'openai';
const client = new OpenAI();
const policy = retry(handleType(OpenAI.APIError), { maxAttempts: 3 });
export const ask = (messages) =>
  policy.execute(async () => {
    return await client.chat.completions.create({ model: 'gpt-4o', messages });
  });`,
      errors: [{ messageId: 'retriesAuthError', line: 6, column: 3 }],
    },
    {
      name: 'promise-retry by catch(retry)',
      code: `import promiseRetry from 'promise-retry';
import OpenAI from 'openai';
const client = new OpenAI();
export const ask = (messages) =>
  promiseRetry((retry, n) => client.chat.completions.create({ model: 'gpt-4o', messages }).catch(retry));`,
      errors: [{ messageId: 'retriesAuthError', line: 5, column: 3 }],
    },
    {
      name: 'retry by operation.retry',
      code: `import retry from 'retry';
import OpenAI from 'openai';
const client = new OpenAI();
export const ask = (messages) =>
  new Promise((resolve, reject) => {
    const operation = retry.operation({ retries: 3 });
    operation.attempt(async (n) => {
      try {
        resolve(await client.chat.completions.create({ model: 'gpt-4o', messages }));
      } catch (e) {
        if (operation.retry(e)) return;
        reject(operation.mainError());
      }
    });
  });`,
      errors: [{ messageId: 'retriesAuthError', line: 7, column: 5 }],
    },
    {
      name: 'ts-retry-promise',
      code: `import { retry } from 'ts-retry-promise';
import OpenAI from 'openai';
const client = new OpenAI();
export const ask = (messages) =>
  retry(() => client.chat.completions.create({ model: 'gpt-4o', messages }), { retries: 3 });`,
      errors: [{ messageId: 'retriesAuthError', line: 5, column: 3 }],
    },
  ],
});

commonjs.run('no-retry-on-auth-error, libraries', rule, {
  valid: [

  ],
  invalid: [
    {
      name: 'p-retry in CommonJS',
      code: `const pRetry = require('p-retry');
const OpenAI = require('openai');
const client = new OpenAI();
exports.ask = (messages) => pRetry(() => client.chat.completions.create({ model: 'gpt-4o', messages }), { retries: 3 });`,
      errors: [{ messageId: 'retriesAuthError', line: 4, column: 29 }],
    },
  ],
});
