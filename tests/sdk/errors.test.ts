import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  authenticationError,
  classChainOf,
  errorClasses,
  errorClassForStatus,
  errorClassOf,
  type ErrorClass,
  insufficientQuotaError,
  permissionDeniedError,
} from '../../src/sdk/errors.ts';
import { type LocalServer, startServer } from './local-server.ts';
import { loadSdk, withEnvironment } from './packages.ts';

let server: LocalServer;
let restore: () => void;
beforeAll(async () => {
  server = await startServer();
  restore = withEnvironment({});
});
afterAll(async () => {
  restore();
  await server.close();
});

const rows: readonly ErrorClass[] = errorClasses;
const newMajors = [4, 5, 6, 7] as const;
const wrongKey = { error: { message: 'Incorrect API key provided: dummy.', type: 'invalid_request_error', param: null, code: 'invalid_api_key' } };

const errorModule = (major: number) => loadSdk(major, major === 4 ? '/error' : '/core/error');
const isKnown = (row: ErrorClass, major: number) => Number(row.since.split('.')[0]) <= major;

async function thrownBy(call: () => Promise<unknown>): Promise<any> {
  try {
    await call();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

/** Answers each request with `status`, and gives the error and how many requests came. */
async function failWith(major: number, status: number, options: object = {}, body: object = wrongKey) {
  server.requests.length = 0;
  // retry-after-ms keeps the SDK's own waiting short.
  server.setAnswer(() => ({ status, headers: { 'retry-after-ms': '1' }, body }));
  const client = new (loadSdk(major).OpenAI)({ apiKey: 'dummy', baseURL: server.baseURL, ...options });
  const error = await thrownBy(() => client.chat.completions.create({ model: 'm', messages: [] }));
  return { error, requests: server.requests.length };
}

function classChain(error: object): string[] {
  const chain: string[] = [];
  for (let prototype = Object.getPrototypeOf(error); prototype !== Object.prototype; prototype = Object.getPrototypeOf(prototype)) {
    chain.push(prototype.constructor.name);
  }
  return chain;
}

describe('errorClasses', () => {
  it.each(newMajors)('v%i exports and chains them as the rows say', major => {
    const sdk = loadSdk(major);
    for (const row of rows) {
      const known = isKnown(row, major);
      expect([row.name, typeof sdk[row.name]]).toEqual([row.name, known && row.named ? 'function' : 'undefined']);
      expect([row.name, typeof sdk.OpenAI[row.name]]).toEqual([row.name, known && row.static ? 'function' : 'undefined']);
      const errorClass = errorModule(major)[row.name];
      expect([row.name, typeof errorClass]).toEqual([row.name, known ? 'function' : 'undefined']);
      if (known) expect(Object.getPrototypeOf(errorClass.prototype).constructor.name).toBe(row.extends);
    }
  });

  it.each(newMajors)('v%i has no further class in its error module', major => {
    for (const name of Object.keys(errorModule(major))) expect(errorClassOf(name)?.name).toBe(name);
  });

  it('v3 has none', () => {
    for (const { name } of rows) expect(loadSdk(3)[name]).toBeUndefined();
  });

  const statuses = [400, 401, 402, 403, 404, 408, 409, 418, 422, 429, 500, 502, 503, 529];
  it.each(newMajors.flatMap(major => statuses.map(status => ({ major, status }))))(
    'v$major: status $status',
    async ({ major, status }) => {
      const { error, requests } = await failWith(major, status);
      const name = errorClassForStatus(status);
      expect(error.constructor.name).toBe(name);
      expect(classChain(error)).toEqual(classChainOf(name));
      expect([error.status, error.name]).toEqual([status, 'Error']);
      // A 408 is retried too, but has no class of its own.
      expect(requests).toBe(status === 408 || errorClassOf(name)?.retriedBySdk ? 3 : 1);
    },
  );

  it.each(newMajors)('v%i: connection, timeout and abort', async major => {
    const { OpenAI } = loadSdk(major);
    let calls = 0;
    const options = { apiKey: 'dummy', baseURL: server.baseURL, maxRetries: 1 };
    const refusing = new OpenAI({
      ...options,
      fetch: async () => {
        calls += 1;
        throw new Error('no connection');
      },
    });
    const connection = await thrownBy(() => refusing.models.list());
    expect([connection.constructor.name, connection.status, calls]).toEqual(['APIConnectionError', undefined, 2]);

    const hanging = (_url: unknown, init: { signal: AbortSignal }) =>
      new Promise((_resolve, reject) => {
        calls += 1;
        init.signal.addEventListener('abort', () => reject(Object.assign(new Error('aborted'), { name: 'AbortError' })));
      });
    calls = 0;
    const timeout = await thrownBy(() => new OpenAI({ ...options, fetch: hanging, timeout: 10 }).models.list());
    expect([timeout.constructor.name, timeout.status, calls]).toEqual(['APIConnectionTimeoutError', undefined, 2]);

    calls = 0;
    const controller = new AbortController();
    const aborted = thrownBy(() => new OpenAI({ ...options, fetch: hanging }).models.list({ signal: controller.signal }));
    const other = thrownBy(() =>
      new OpenAI({ ...options, fetch: hanging }).chat.completions.create({ model: 'm', messages: [] }, { signal: controller.signal }),
    );
    setTimeout(() => controller.abort(), 20);
    for (const error of await Promise.all([aborted, other])) {
      expect([error.constructor.name, error.status]).toEqual(['APIUserAbortError', undefined]);
    }
    expect(calls).toBeLessThanOrEqual(2);
    for (const name of ['APIConnectionError', 'APIConnectionTimeoutError']) expect(errorClassOf(name)?.retriedBySdk).toBe(true);
    expect(errorClassOf('APIUserAbortError')?.retriedBySdk).toBe(false);
  });
});

describe('authenticationError', () => {
  it.each(newMajors)('is what v%i throws for a wrong key', async major => {
    const { error, requests } = await failWith(major, 401);
    const { constructorName, name, status, code, type, param, messagePrefix, classChain: chain, absent } = authenticationError;
    expect([error.constructor.name, error.name, error.status, error.code, error.type, error.param]).toEqual([
      constructorName,
      name,
      status,
      code,
      type,
      param,
    ]);
    expect(error.message).toBe(messagePrefix + wrongKey.error.message);
    expect(classChain(error)).toEqual(chain);
    expect(classChainOf(constructorName)).toEqual(chain);
    for (const property of absent) expect(property in error).toBe(false);
    const sdk = loadSdk(major);
    for (const row of rows.filter(each => isKnown(each, major))) {
      const inChain = (chain as readonly string[]).includes(row.name);
      expect([row.name, error instanceof errorModule(major)[row.name]]).toEqual([row.name, inChain]);
    }
    expect(error).toBeInstanceOf(sdk.OpenAI.AuthenticationError);
    expect(requests).toBe(1);
  });

  it.each(newMajors)('has no code in v%i when a gateway answers', async major => {
    server.setAnswer(() => ({ status: 401, headers: { 'content-type': 'text/html' }, body: '<h1>no</h1>' }));
    const client = new (loadSdk(major).OpenAI)({ apiKey: 'dummy', baseURL: server.baseURL });
    const error = await thrownBy(() => client.models.list());
    expect([error.constructor.name, error.status, error.code ?? undefined]).toEqual(['AuthenticationError', 401, undefined]);
    expect(error.message.startsWith(authenticationError.messagePrefix)).toBe(true);
  });

  it('is an axios error in v3', async () => {
    server.setAnswer(() => ({ status: 401, body: wrongKey }));
    server.requests.length = 0;
    const { Configuration, OpenAIApi } = loadSdk(3);
    const error = await thrownBy(() => new OpenAIApi(new Configuration({ apiKey: 'dummy', basePath: server.baseURL })).listModels());
    expect([error.isAxiosError, error.status, error.response.status, error.response.data.error.code]).toEqual([
      true,
      undefined,
      401,
      'invalid_api_key',
    ]);
    expect(server.requests.length).toBe(1);
  });
});

describe('missing credentials', () => {
  it.each(newMajors)('v%i throws at construction', async major => {
    const { OpenAI } = loadSdk(major);
    const error = await thrownBy(async () => new OpenAI());
    expect(error.constructor.name).toBe('OpenAIError');
    expect(error.status).toBeUndefined();
    expect(error).not.toBeInstanceOf(OpenAI.APIError);
  });
});

describe('errors that waiting does not heal', () => {
  it.each(newMajors)('v%i throws for exhausted quota what it throws for too many requests, and retries it', async major => {
    const { constructorName, status, code, type, param, messagePrefix } = insufficientQuotaError;
    const message = 'You exceeded your current quota, please check your plan and billing details.';
    const { error, requests } = await failWith(major, status, {}, { error: { message, type, param, code } });
    expect([error.constructor.name, error.status, error.code, error.type, error.param, error.message]).toEqual([constructorName, status, code, type, param, messagePrefix + message]);
    expect(requests).toBe(3);
  });

  it.each(newMajors)('v%i throws for missing access', async major => {
    const { constructorName, status, messagePrefix } = permissionDeniedError;
    const { error, requests } = await failWith(major, status, {}, { error: { message: 'No access.', type: 'invalid_request_error', param: null, code: 'model_not_found' } });
    expect([error.constructor.name, error.status, error.message, requests]).toEqual([constructorName, status, `${messagePrefix}No access.`, 1]);
  });
});
