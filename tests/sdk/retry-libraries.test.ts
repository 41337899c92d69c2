import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { isRetryModule, retryLibraries, retryLibraryOf, type RetryLibrary, type StopSignal } from '../../src/sdk/retry-libraries.ts';
import { type LocalServer, startServer } from './local-server.ts';
import { loadPackage, loadSdk } from './packages.ts';

let server: LocalServer;
beforeAll(async () => {
  server = await startServer(() => ({ status: 401 }));
});
afterAll(() => server.close());

const rows: readonly RetryLibrary[] = retryLibraries;

const authenticationError = () =>
  loadSdk(7).OpenAI.APIError.generate(401, { error: { message: 'Incorrect API key provided.', code: 'invalid_api_key' } }, '', new Headers());

async function load(row: RetryLibrary): Promise<any> {
  const module = await import(row.source);
  return row.exportName === 'default' ? (module.default.default ?? module.default) : (module[row.exportName] ?? module.default[row.exportName]);
}

/** Options that let each package retry three times at once. */
const quickOptions: Record<string, object> = {
  'p-retry': { retries: 3, minTimeout: 1, factor: 1 },
  'async-retry': { retries: 3, minTimeout: 1, factor: 1 },
  'retry': { retries: 3, minTimeout: 1, factor: 1 },
  'promise-retry': { retries: 3, minTimeout: 1, factor: 1 },
  'exponential-backoff': { numOfAttempts: 4, startingDelay: 1 },
  'ts-retry-promise': { retries: 3, delay: 1 },
  '@lifeomic/attempt': { maxAttempts: 4, delay: 1 },
};

type Attempt = (...parameters: any[]) => unknown;

/** Runs `attempt` under the library and gives how often it was called before all ended in an error. */
async function callsUnder(row: RetryLibrary, attempt: Attempt, options: object = {}, policy?: any): Promise<number> {
  let calls = 0;
  const counted: Attempt = async (...parameters) => {
    calls += 1;
    return attempt(...parameters);
  };
  const retry = await load(row);
  const all = { ...quickOptions[row.source], ...options };
  await expect(run(retry, counted, all)).rejects.toThrow();
  return calls;

  async function run(exported: any, retried: Attempt, settings: object): Promise<unknown> {
    if (row.source === 'cockatiel') {
      const { handleAll, ConstantBackoff } = loadPackage('cockatiel');
      const made = exported(policy ?? handleAll, { maxAttempts: 3, backoff: new ConstantBackoff(1) });
      return made[row.method!](retried);
    }
    if (row.source === 'p-queue') return new exported()[row.method!](retried);
    if (row.source === 'retry') return new Promise((_resolve, reject) => {
      const operation = exported(settings);
      operation[row.method!](() => Promise.resolve(retried(operation)).catch(reject));
    });
    const parameters: unknown[] = [];
    parameters[row.functionIndex!] = retried;
    parameters[1] = settings;
    const result = exported(...parameters);
    return row.returnsFunction ? result() : result;
  }
}

const fail: Attempt = () => {
  throw authenticationError();
};

const functionRows = rows.filter(row => row.functionIndex !== undefined);

describe('retryLibraries', () => {
  it.each(functionRows)('$source $exportName retries a wrong key by itself: $retriesByDefault', async row => {
    const calls = await callsUnder(row, fail);
    expect(calls).toBe(row.retriesByDefault ? 4 : 1);
  });

  it.each(functionRows.filter(row => row.retriesWhen))('$source $exportName retries when asked', async row => {
    const when = row.retriesWhen!;
    const ask: Attempt =
      when.kind === 'argument'
        ? (...parameters) => parameters[when.index](authenticationError())
        : operation => {
            if (!operation[when.name](authenticationError())) throw operation.mainError();
          };
    expect(await callsUnder(row, ask)).toBe(4);
  });

  const namesOf = (stop: StopSignal): readonly string[] => (stop.kind === 'option' ? stop.names : ['']);
  const stops = functionRows.flatMap(row =>
    row.stops.flatMap((stop: StopSignal) =>
      namesOf(stop).map(name => ({ row, stop, name, title: `${row.source} ${row.exportName}` })),
    ),
  );

  it.each(stops)('$title stops by $stop.kind $name', async ({ row, stop, name }) => {
    switch (stop.kind) {
      case 'throws': {
        const module = await import(row.source);
        const StopError = module[stop.className];
        return expect(await callsUnder(row, () => { throw new StopError('stop'); })).toBe(1);
      }
      case 'throws-with':
        return expect(await callsUnder(row, () => { throw Object.assign(authenticationError(), { [stop.property]: true }); })).toBe(1);
      case 'argument': {
        const attempt: Attempt = (...parameters) => {
          const parameter = parameters[stop.index];
          if (stop.member) parameter[stop.member]();
          else parameter(authenticationError());
          throw authenticationError();
        };
        return expect(await callsUnder(row, attempt)).toBe(1);
      }
      case 'option': {
        expect(stop.argumentIndex).toBe(1);
        const seen: any[] = [];
        const tell = (error: any) => {
          seen.push(error);
          if (stop.stopsBy === 'throwing') throw error;
          return false;
        };
        expect(await callsUnder(row, fail, { [name]: tell })).toBe(1);
        expect(seen[0].status).toBe(401);
        // The same function that lets it go on changes nothing.
        return expect(await callsUnder(row, fail, { [name]: () => true })).toBe(4);
      }
      case 'policy': {
        const cockatiel = loadPackage(row.source);
        const { RateLimitError, AuthenticationError } = loadSdk(7).OpenAI;
        for (const filter of [...stop.filters, ...stop.unfiltered]) expect(cockatiel[filter]).toBeDefined();
        expect(await callsUnder(row, fail, {}, cockatiel.handleType(RateLimitError))).toBe(1);
        expect(await callsUnder(row, fail, {}, cockatiel.handleType(AuthenticationError))).toBe(4);
        expect(await callsUnder(row, fail, {}, cockatiel.handleWhen((error: any) => error.status !== 401))).toBe(1);
        expect(await callsUnder(row, fail, {}, cockatiel.handleWhenResult(() => true))).toBe(1);
        expect(await callsUnder(row, fail, {}, cockatiel.handleType(RateLimitError).orType(AuthenticationError))).toBe(4);
        return expect(await callsUnder(row, fail, {}, cockatiel.handleAll)).toBe(4);
      }
    }
  });

  it('promise-retry takes its options first, too', async () => {
    const promiseRetry = loadPackage('promise-retry');
    let calls = 0;
    const attempt = async (retry: (error: unknown) => never) => {
      calls += 1;
      return retry(authenticationError());
    };
    await expect(promiseRetry(quickOptions['promise-retry'], attempt)).rejects.toThrow();
    expect(calls).toBe(4);
  });

  it('axios-retry does not retry a 401 unless its condition says so', async () => {
    const axios = loadPackage('axios');
    const axiosRetry = await load(retryLibraryOf('axios-retry', 'default')!);
    const requestsWith = async (options: object, method: string) => {
      const instance = axios.create({ adapter: axios.defaults.adapter });
      axiosRetry(instance, { retries: 3, ...options });
      server.requests.length = 0;
      await expect(instance.request({ url: server.baseURL, method })).rejects.toThrow();
      return server.requests.length;
    };
    expect(await requestsWith({}, 'get')).toBe(1);
    expect(await requestsWith({}, 'post')).toBe(1);
    expect(await requestsWith({ retryCondition: () => true }, 'post')).toBe(4);
    expect(await requestsWith({ retryCondition: (error: any) => error.response.status !== 401 }, 'post')).toBe(1);
  });

  it('is looked up by package and export', () => {
    expect(retryLibraryOf('p-retry', 'default')?.functionIndex).toBe(0);
    expect(retryLibraryOf('p-retry', 'AbortError')).toBeUndefined();
    expect(isRetryModule('exponential-backoff')).toBe(true);
    expect(isRetryModule('p-limit')).toBe(false);
  });
});
