import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { latestMajor, type Major, majors } from '../../src/sdk/client-classes.ts';
import {
  acceptedEmptyKeys,
  askedAtRequest,
  clientOptionOf,
  clientOptions,
  isCredentialOption,
  type OptionOwner,
  optionsOf,
} from '../../src/sdk/client-options.ts';
import { isRemovedIn } from '../../src/sdk/versions.ts';
import { type LocalServer, startServer } from './local-server.ts';
import { loadSdk, packageFile, withEnvironment } from './packages.ts';

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
afterEach(() => {
  delete process.env['LATE_KEY'];
});

/** The property names that an interface of a d.ts file declares itself, without those typed `never`. */
function declaredProperties(file: string, name: string): { own: string[]; never: string[]; omitted: string[] } {
  const text = packageFile(file);
  const start = text.indexOf(`export interface ${name} `);
  expect(start).toBeGreaterThan(-1);
  const end = text.indexOf('\n}', start);
  const head = text.slice(start, text.indexOf('{', start));
  const properties = [...text.slice(start, end).matchAll(/^ {4}(\w+)\??: (.*)/gm)];
  return {
    own: properties.filter(match => match[2] !== 'never;').map(match => match[1]!),
    never: properties.filter(match => match[2] === 'never;').map(match => match[1]!),
    omitted: [...head.matchAll(/'(\w+)'/g)].map(match => match[1]!),
  };
}

function typedOptions(owner: OptionOwner, major: Major): string[] {
  if (owner === 'Configuration') return declaredProperties('openai3/dist/configuration.d.ts', 'ConfigurationParameters').own;
  const base = declaredProperties(major === 4 ? 'openai4/index.d.ts' : `openai${major}/client.d.ts`, 'ClientOptions').own;
  if (owner === 'OpenAI') return base;
  const file = owner === 'AzureOpenAI' ? 'azure' : 'bedrock';
  const extended = declaredProperties(
    major === 4 ? 'openai4/index.d.ts' : `openai${major}/${file}.d.ts`,
    owner === 'AzureOpenAI' ? 'AzureClientOptions' : 'BedrockClientOptions',
  );
  const inherited = base.filter(name => !extended.omitted.includes(name) && !extended.never.includes(name));
  return [...new Set([...inherited, ...extended.own])];
}

const owners = (['OpenAI', 'AzureOpenAI', 'BedrockOpenAI', 'Configuration'] as const).flatMap(owner =>
  majors.filter(major => (owner === 'Configuration' ? major === 3 : loadSdk(major)[owner])).map(major => ({ owner, major })),
);

describe('clientOptions', () => {
  it.each(owners)('$owner of v$major declares exactly these', ({ owner, major }) => {
    const names = optionsOf(owner, major).map(row => row.name);
    expect([...names].sort()).toEqual(typedOptions(owner, major).sort());
  });

  it('has one row for an option of a class', () => {
    const keys = clientOptions.flatMap(row => row.classes.map(owner => `${owner}.${row.name}`));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is looked up by class and name', () => {
    expect(clientOptionOf('OpenAI', 'basePath')).toBeUndefined();
    expect(isCredentialOption('OpenAI', 'apiKey')).toBe(true);
    expect(isCredentialOption('Configuration', 'accessToken')).toBe(true);
    expect(isCredentialOption('OpenAI', 'organization')).toBe(false);
    expect(clientOptionOf('AzureOpenAI', 'endpoint')?.role).toBe('base-url');
    expect(clientOptionOf('Configuration', 'basePath')?.role).toBe('base-url');
    expect(askedAtRequest('OpenAI', 'apiKey')).toBe('function');
    expect(askedAtRequest('AzureOpenAI', 'azureADTokenProvider')).toBe('always');
    expect(askedAtRequest('OpenAI', 'baseURL')).toBeUndefined();
  });
});

describe('credentials', () => {
  it('reach the request or the webhook check', async () => {
    for (const major of [4, 5, 6, 7]) {
      const { OpenAI, AzureOpenAI } = loadSdk(major);
      await new OpenAI({ apiKey: 'dummy', baseURL: server.baseURL }).models.list();
      expect(server.last().headers.authorization).toBe('Bearer dummy');
      await new AzureOpenAI({ apiKey: 'dummy', endpoint: server.origin, apiVersion: 'v' }).models.list();
      expect(server.last().headers['api-key']).toBe('dummy');
      if (major >= 5) expect(new OpenAI({ apiKey: 'dummy', webhookSecret: 'secret' }).webhookSecret).toBe('secret');
    }
    for (const major of [6, 7]) {
      const { OpenAI, BedrockOpenAI } = loadSdk(major);
      const admin = new OpenAI({ apiKey: 'dummy', adminAPIKey: 'dummy-admin', baseURL: server.baseURL });
      await admin.fineTuning.checkpoints.permissions.retrieve('model').catch(() => {});
      expect(server.last().headers.authorization).toBe('Bearer dummy-admin');
      await new BedrockOpenAI({ apiKey: 'dummy', baseURL: server.baseURL }).models.list();
      expect(server.last().headers.authorization).toBe('Bearer dummy');
    }
  });

  it('of v3 that are said to be dead are dead', async () => {
    const { Configuration, OpenAIApi } = loadSdk(3);
    const options = { apiKey: 'dummy', accessToken: 'dead-1', username: 'dead-2', password: 'dead-3', basePath: server.baseURL };
    await new OpenAIApi(new Configuration(options)).listModels();
    expect(server.last().headers.authorization).toBe('Bearer dummy');
    expect(JSON.stringify(server.last())).not.toContain('dead-');
  });
});

describe('base URLs', () => {
  it('decide where the request goes', async () => {
    const requestPath = async (client: any) => {
      await client.models.list();
      return server.last().path;
    };
    for (const major of [4, 5, 6, 7]) {
      const { OpenAI, AzureOpenAI } = loadSdk(major);
      expect(await requestPath(new OpenAI({ apiKey: 'dummy', baseURL: `${server.origin}/base` }))).toBe('/base/models');
      const azure = new AzureOpenAI({ apiKey: 'dummy', endpoint: `${server.origin}/end`, apiVersion: 'v' });
      expect(await requestPath(azure)).toBe('/end/openai/models?api-version=v');
    }
    const { OpenAI } = loadSdk(latestMajor);
    expect(new OpenAI({ apiKey: 'dummy', dataResidency: 'eu' }).baseURL).toBe('https://eu.api.openai.com/v1');
    const { Configuration, OpenAIApi } = loadSdk(3);
    await new OpenAIApi(new Configuration({ apiKey: 'dummy', basePath: `${server.origin}/base` })).listModels();
    expect(server.last().path).toBe('/base/models');
  });

  it('of v3 are ignored by v4 and later', () => {
    for (const major of [4, 5, 6, 7]) {
      expect(new (loadSdk(major).OpenAI)({ apiKey: 'dummy', basePath: server.baseURL }).baseURL).toBe('https://api.openai.com/v1');
    }
  });
});

describe('options that are asked at the request', () => {
  const authorization = async (client: any) => {
    await client.models.list();
    return server.last().headers.authorization;
  };

  it('apiKey as a function, since 5.18: a late variable counts', async () => {
    for (const major of [5, 6, 7]) {
      delete process.env['LATE_KEY'];
      const client = new (loadSdk(major).OpenAI)({ apiKey: async () => process.env['LATE_KEY'], baseURL: server.baseURL });
      process.env['LATE_KEY'] = 'dummy-late';
      expect(await authorization(client)).toBe('Bearer dummy-late');
    }
    const old = new (loadSdk(4).OpenAI)({ apiKey: async () => 'dummy', baseURL: server.baseURL });
    expect(await authorization(old)).toContain('=>');
  });

  it('apiKey as a value is not', async () => {
    for (const major of [4, 5, 6, 7]) {
      process.env['LATE_KEY'] = 'dummy-early';
      const client = new (loadSdk(major).OpenAI)({ apiKey: process.env['LATE_KEY'], baseURL: server.baseURL });
      process.env['LATE_KEY'] = 'dummy-late';
      expect(await authorization(client)).toBe('Bearer dummy-early');
    }
  });

  it('azureADTokenProvider and bedrockTokenProvider', async () => {
    const token = async () => process.env['LATE_KEY'];
    for (const major of [4, 5, 6, 7]) {
      delete process.env['LATE_KEY'];
      const sdk = loadSdk(major);
      const clients = [new sdk.AzureOpenAI({ azureADTokenProvider: token, baseURL: server.baseURL, apiVersion: 'v' })];
      if (sdk.BedrockOpenAI) clients.push(new sdk.BedrockOpenAI({ bedrockTokenProvider: token, baseURL: server.baseURL }));
      process.env['LATE_KEY'] = 'dummy-late';
      for (const client of clients) expect(await authorization(client)).toBe('Bearer dummy-late');
    }
  });

  it('provider and workloadIdentity', async () => {
    for (const major of [6, 7]) {
      delete process.env['LATE_KEY'];
      const { OpenAI } = loadSdk(major);
      const { bedrock } = loadSdk(major, '/providers/bedrock');
      const client = new OpenAI({
        provider: bedrock({ region: 'eu-west-1', baseURL: server.baseURL, tokenProvider: async () => process.env['LATE_KEY'] }),
      });
      let asked = 0;
      const getToken = async () => `token-${++asked}`;
      const identity = { identityProviderId: 'i', serviceAccountId: 's', clientId: 'c', provider: { tokenType: 'jwt', getToken } };
      const refused = async () => new Response('{}', { status: 400 });
      const other = new OpenAI({ workloadIdentity: identity, baseURL: server.baseURL, fetch: refused, maxRetries: 0 });
      process.env['LATE_KEY'] = 'dummy-late';
      expect(await authorization(client)).toBe('Bearer dummy-late');
      expect(asked).toBe(0);
      await other.models.list().catch(() => {});
      expect(asked).toBe(1);
    }
  });
});

describe('acceptedEmptyKeys', () => {
  it.each([4, 5, 6, 7])('v%i', major => {
    const { OpenAI, OpenAIError } = loadSdk(major);
    for (const apiKey of ['', null]) {
      const construct = () => new OpenAI({ apiKey });
      if (isRemovedIn(acceptedEmptyKeys, { major, minor: Infinity })) expect(construct).toThrow(OpenAIError);
      else expect(construct).not.toThrow();
    }
  });
});
