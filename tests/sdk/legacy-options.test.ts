import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  axiosRequestOptionOf,
  axiosRequestOptions,
  configurationOptionOf,
  configurationOptions,
  constructorArguments,
  removedOptionOf,
  removedOptions,
} from '../../src/sdk/legacy-options.ts';
import { compile } from './declared-types.ts';
import { startServer, type LocalServer } from './local-server.ts';
import { loadSdk } from './packages.ts';

const majors = [4, 5, 6, 7] as const;
const program = compile({
  v3: [
    "export type Configuration = import('openai3').ConfigurationParameters;",
    "export type Request = NonNullable<Parameters<import('openai3').OpenAIApi['listModels']>[0]>;",
  ].join('\n'),
  fetchOptions: ["dispatcher: undefined", "credentials: 'include'", 'nonsense: 1']
    .map(member => `({ fetchOptions: { ${member} } }) satisfies import('openai7').ClientOptions;`)
    .join('\n'),
  ...Object.fromEntries(
    majors.map(major => [
      `v${major}`,
      [
        `export type client = import('openai${major}').ClientOptions;`,
        `export type request = NonNullable<Parameters<import('openai${major}').OpenAI['models']['list']>[0]>;`,
      ].join('\n'),
    ]),
  ),
});
const keysOf = (major: number, place: 'client' | 'request') => program.propertiesOf(`v${major}`, place);

describe('configurationOptions', () => {
  it('has every key of ConfigurationParameters', () => {
    const roots = new Set(configurationOptions.map(({ path }) => path.split('.')[0]));
    expect([...roots].sort()).toEqual(program.propertiesOf('v3', 'Configuration').sort());
  });

  it.each(configurationOptions.filter(({ path }) => path.includes('.')))('$path is an axios request option', ({ path }) => {
    expect(axiosRequestOptionOf(path.split('.')[1]!)).toBeDefined();
  });

  it.each(configurationOptions.filter(({ replacement }) => replacement))('$path: $replacement is a client option', row => {
    expect(keysOf(7, 'client')).toContain(row.replacement!.split('.')[0]);
  });

  it('names members of fetchOptions that the client accepts', () => {
    const nested = configurationOptions.flatMap(({ replacement }) => /^fetchOptions\.(.+)/.exec(replacement ?? '')?.[1] ?? []);
    expect(new Set(nested)).toEqual(new Set(['dispatcher', 'credentials']));
    expect(program.failingLines('fetchOptions')).toEqual([expect.stringContaining('nonsense')]);
  });

  it('holds names that no later client takes, but for those that kept theirs', () => {
    for (const { path, replacement } of configurationOptions) {
      for (const major of majors) expect(keysOf(major, 'client').includes(path), path).toBe(path === replacement);
    }
  });

  it('names a TODO wherever a value is left to a person', () => {
    for (const { automation, todo, note } of configurationOptions) if (automation === 'todo') expect(todo ?? note).toBeTruthy();
  });

  it('is found by path', () => {
    expect(configurationOptionOf('basePath')?.replacement).toBe('baseURL');
    expect(configurationOptionOf('baseURL')).toBeUndefined();
  });
});

describe('constructorArguments', () => {
  it('has the parameters of the v3 constructor in order', () => {
    const parameters = /constructor\(([^)]*)\)/.exec(String(Object.getPrototypeOf(loadSdk(3).OpenAIApi)))![1]!;
    expect(parameters.split(', ').map(parameter => parameter.split(' ')[0])).toEqual(constructorArguments.map(({ name }) => name));
  });

  it('replaces the later two by client options', () => {
    for (const { replacement } of constructorArguments.slice(1)) expect(keysOf(7, 'client')).toContain(replacement);
  });
});

describe('axiosRequestOptions', () => {
  it('has exactly the keys of AxiosRequestConfig', () => {
    expect(axiosRequestOptions).toHaveLength(33);
    expect(axiosRequestOptions.map(({ name }) => name).sort()).toEqual(program.propertiesOf('v3', 'Request').sort());
  });

  it.each(axiosRequestOptions.filter(({ replacement }) => replacement))('$name: $replacement is a request option', ({ replacement }) => {
    expect(keysOf(7, 'request')).toContain(replacement);
  });

  it('is found by name', () => {
    expect(axiosRequestOptionOf('params')?.replacement).toBe('query');
    expect(axiosRequestOptionOf('maxBodyLength')).toMatchObject({ replacement: null, automation: 'auto' });
    expect(axiosRequestOptionOf('maxRetries')).toBeUndefined();
  });
});

describe('removedOptions', () => {
  it.each(removedOptions)('$place option $name exists in v4 only', ({ name, place, replacement }) => {
    expect([name, replacement].map(key => keysOf(4, place).includes(key))).toEqual([true, false]);
    for (const major of [5, 6, 7]) expect([name, replacement].map(key => keysOf(major, place).includes(key))).toEqual([false, true]);
  });

  it('has every option of v4 that the current SDK lacks', () => {
    for (const place of ['client', 'request'] as const) {
      const lost = keysOf(4, place).filter(key => !keysOf(7, place).includes(key) && !key.startsWith('__'));
      expect(removedOptions.filter(row => row.place === place).map(({ name }) => name)).toEqual(lost);
    }
  });

  it('is found by name and place', () => {
    expect(removedOptionOf('httpAgent', 'client')?.replacement).toBe('fetchOptions');
    expect(removedOptionOf('timeout', 'client')).toBeUndefined();
  });
});

describe('the current client with options of v3', () => {
  let server: LocalServer;
  beforeAll(async () => {
    server = await startServer(() => ({ body: { object: 'list', data: [] } }));
  });
  afterAll(() => server.close());

  it('ignores basePath and baseOptions', async () => {
    const options = { apiKey: 'x', basePath: 'http://elsewhere.invalid', baseOptions: { headers: { 'x-test': 'yes' } } };
    const client = new (loadSdk(7).OpenAI)({ ...options, baseURL: server.baseURL });
    await client.models.list();
    expect(server.last().headers['x-test']).toBeUndefined();
  });

  it('ignores params of a request and takes query', async () => {
    const client = new (loadSdk(7).OpenAI)({ apiKey: 'x', baseURL: server.baseURL });
    await client.models.list({ params: { a: 1 }, responseType: 'stream' });
    expect(server.last().path).toBe('/v1/models');
    await client.models.list({ query: { a: 1 } });
    expect(server.last().path).toBe('/v1/models?a=1');
  });
});
