import { createHmac } from 'node:crypto';

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import {
  credentialHeaderPrefix,
  credentialMembers,
  credentialSinks,
  type CredentialSink,
  credentialSinksOf,
  isCredentialMember,
  isOpenAIHost,
  webhookSecretArguments,
} from '../../src/sdk/credential-sinks.ts';
import { type LocalServer, startServer } from './local-server.ts';
import { loadPackage, loadSdk, withEnvironment } from './packages.ts';

let server: LocalServer;
let restore: () => void;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
afterEach(() => restore?.());

const rows: readonly CredentialSink[] = credentialSinks;

/** `{ a: { b: value } }` for the path `a.b`. */
function nested(path: string, value: unknown): any {
  return path.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
}

/** The requests that `send` makes, joined; what the server answers is of no interest. */
async function sentBy(send: () => unknown): Promise<string> {
  server.requests.length = 0;
  try {
    await send();
  } catch {
    // Embeddings and responses are answered with a chat completion.
  }
  return server.requests.map(({ headers }) => `${headers.authorization ?? ''} ${headers['api-key'] ?? ''}`).join(' ');
}

function merge(options: any, settings: any): any {
  return { ...settings, ...options, configuration: { ...settings.configuration, ...options.configuration } };
}

describe('@langchain/openai', () => {
  const call: Record<string, string> = { OpenAIEmbeddings: 'embedQuery', AzureOpenAIEmbeddings: 'embedQuery' };
  const azure = (path: string) => ({
    azureOpenAIApiInstanceName: 'i', azureOpenAIApiDeploymentName: 'd', azureOpenAIApiVersion: 'v', azureOpenAIBasePath: `${server.baseURL}/${path}`,
  });
  // `OpenAI` of @langchain/openai takes no chat model; a gpt name would make it throw.
  const settings = (name: string) => ({
    model: 'davinci-002',
    maxRetries: 0,
    baseUrl: server.baseURL,
    configuration: { baseURL: server.baseURL },
    ...(name.startsWith('Azure') ? azure('x') : {}),
  });
  const build = (exportName: string, options: object, argumentIndex = 0) => {
    const { [exportName]: Class } = loadPackage('@langchain/openai');
    const merged = merge(options, settings(exportName));
    return argumentIndex === 1 ? new Class('model', merged) : new Class(merged);
  };
  const langchain = rows.filter(row => row.sources.includes('@langchain/openai'));
  const cases = langchain.flatMap(row =>
    row.exportNames.flatMap(exportName =>
      (row.options ?? []).map(option => ({ exportName, option, argumentIndex: row.argumentIndex })),
    ),
  );
  const isDead = ({ exportName, option }: { exportName: string; option: string }) => exportName === 'ChatOpenAI' && option === 'openAIApiKey';

  it.each(cases.filter(each => !isDead(each)))('$exportName sends $option of argument $argumentIndex', async ({ exportName, option, argumentIndex }) => {
    restore = withEnvironment({});
    const model = build(exportName, nested(option, 'dummy-sink'), argumentIndex);
    expect(await sentBy(() => model[call[exportName] ?? 'invoke']('x'))).toContain('dummy-sink');
  });

  it.each(['@langchain/openai', '../../node_modules/langchain/node_modules/@langchain/openai'])(
    'ChatOpenAI of %s takes no notice of openAIApiKey',
    async source => {
      restore = withEnvironment({ OPENAI_API_KEY: 'dummy-environment' });
      const { ChatOpenAI } = loadPackage(source);
      const model = new ChatOpenAI(merge({ openAIApiKey: 'dummy-sink' }, settings('ChatOpenAI')));
      expect(await sentBy(() => model.invoke('x'))).toContain('dummy-environment');
    },
  );

  it.each(langchain.flatMap(row => row.exportNames.map(exportName => ({ exportName, row }))))(
    '$exportName reads its variable at construction',
    async ({ exportName, row }) => {
      restore = withEnvironment({ [row.variable!]: 'dummy-early' });
      const model = build(exportName, {}, row.argumentIndex);
      process.env[row.variable!] = 'dummy-late';
      expect(await sentBy(() => model[call[exportName] ?? 'invoke']('x'))).toContain('dummy-early');
      expect(row.variableReadAtRequest).toBeUndefined();
    },
  );
});

describe('@ai-sdk/openai', () => {
  const generate = (options: object) => {
    const { createOpenAI } = loadPackage('@ai-sdk/openai');
    const model = createOpenAI({ baseURL: server.baseURL, ...options }).chat('m');
    return () => model.doGenerate({ prompt: [{ role: 'user', content: [{ type: 'text', text: 'x' }] }] });
  };

  it('sends the option, and the variable as it is at the request', async () => {
    restore = withEnvironment({});
    expect(await sentBy(generate({ apiKey: 'dummy-sink' }))).toContain('Bearer dummy-sink');
    const send = generate({});
    process.env['OPENAI_API_KEY'] = 'dummy-late';
    expect(await sentBy(send)).toContain('Bearer dummy-late');
    expect(credentialSinksOf('@ai-sdk/openai', 'createOpenAI')[0]?.variableReadAtRequest).toBe(true);
  });
});

describe('@azure/openai and @azure/core-auth', () => {
  const ask = (client: any) => () => client.getChatCompletions('d', [{ role: 'user', content: 'x' }]);

  it.each(['@azure/openai', '@azure/core-auth'])('AzureKeyCredential of %s', async source => {
    const { OpenAIClient } = loadPackage('@azure/openai');
    const { AzureKeyCredential } = loadPackage(source);
    const client = new OpenAIClient(server.origin, new AzureKeyCredential('dummy-sink'), { allowInsecureConnection: true });
    expect(await sentBy(ask(client))).toContain('dummy-sink');
  });

  it('OpenAIKeyCredential, for OpenAI itself', async () => {
    const { OpenAIClient, OpenAIKeyCredential } = loadPackage('@azure/openai');
    const sent: string[] = [];
    const httpClient = {
      sendRequest: async (request: { url: string; headers: { get: (name: string) => string } }) => {
        sent.push(request.url, request.headers.get('authorization'));
        throw new Error('not sent');
      },
    };
    const client = new OpenAIClient(new OpenAIKeyCredential('dummy-sink'), { httpClient, retryOptions: { maxRetries: 0 } });
    await ask(client)().catch(() => {});
    expect(sent[0]).toContain('https://api.openai.com/');
    expect(sent[1]).toBe('Bearer dummy-sink');
  });
});

describe('@openai/agents', () => {
  it.each(['@openai/agents', '@openai/agents-openai'])('of %s', async source => {
    restore = withEnvironment({ OPENAI_API_KEY: 'dummy-environment' });
    const agents = loadPackage(source);
    const { Agent, Runner } = loadPackage('@openai/agents');
    const run = (options: object) => {
      const modelProvider = new agents.OpenAIProvider({ baseURL: server.baseURL, useResponses: false, ...options });
      return () => new Runner({ modelProvider, tracingDisabled: true, model: 'm' }).run(new Agent({ name: 'a', instructions: 'x' }), 'hi');
    };
    const trace = (options: object) => {
      const exporter = new agents.OpenAITracingExporter({ endpoint: server.origin, maxRetries: 1, ...options });
      const item = { type: 'trace', toJSON: () => ({ object: 'trace', id: 'trace_1' }) };
      return () => exporter.export([item]);
    };

    expect(await sentBy(run({ apiKey: 'dummy-sink' }))).toContain('dummy-sink');
    expect(await sentBy(trace({ apiKey: 'dummy-sink' }))).toContain('dummy-sink');
    const [late, lateTrace] = [run({}), trace({})];
    process.env['OPENAI_API_KEY'] = 'dummy-late';
    expect(await sentBy(late)).toContain('dummy-late');
    expect(await sentBy(lateTrace)).toContain('dummy-late');

    agents.setDefaultOpenAIKey('dummy-default');
    agents.setTracingExportApiKey('dummy-tracing');
    expect(await sentBy(run({}))).toContain('dummy-default');
    expect(await sentBy(trace({}))).toContain('dummy-tracing');
    agents.setDefaultOpenAIKey(undefined);
    agents.setTracingExportApiKey(undefined);
  });
});

describe('@llamaindex/openai', () => {
  const cases = rows
    .filter(row => row.sources.includes('@llamaindex/openai'))
    .flatMap(row => row.exportNames.map(exportName => ({ exportName, late: row.variableReadAtRequest === true })));
  const send = (exportName: string, options: object) => {
    const { [exportName]: Export } = loadPackage('@llamaindex/openai');
    const model = exportName === 'OpenAIEmbedding' ? 'text-embedding-3-small' : 'gpt-4o';
    const settings = { model, baseURL: server.baseURL, maxRetries: 0, ...options };
    const llm = /^[A-Z]/.test(exportName) ? new Export(settings) : Export(settings);
    return () => (llm.chat ? llm.chat({ messages: [{ role: 'user', content: 'x' }] }) : llm.getTextEmbedding('x'));
  };

  it.each(cases)('$exportName', async ({ exportName, late }) => {
    restore = withEnvironment({ OPENAI_API_KEY: 'dummy-early' });
    expect(await sentBy(send(exportName, { apiKey: 'dummy-sink' }))).toContain('dummy-sink');
    const byVariable = send(exportName, {});
    process.env['OPENAI_API_KEY'] = 'dummy-late';
    expect(await sentBy(byVariable)).toContain(late ? 'dummy-late' : 'dummy-early');
  });

  it('llamaindex exports them no more', async () => {
    const llamaindex: object = await import('llamaindex');
    for (const name of ['OpenAI', 'OpenAIEmbedding', 'openai']) expect(name in llamaindex).toBe(false);
  });
});

describe('openai-edge', () => {
  it('sends the key of its Configuration and reads no variable', async () => {
    restore = withEnvironment({ OPENAI_API_KEY: 'dummy-environment' });
    const { Configuration, OpenAIApi } = loadPackage('openai-edge');
    const list = (options: object) => () => new OpenAIApi(new Configuration({ basePath: server.baseURL, ...options })).listModels();
    expect(await sentBy(list({ apiKey: 'dummy-sink' }))).toContain('dummy-sink');
    expect(await sentBy(list({}))).not.toContain('dummy-environment');
    expect(credentialSinksOf('openai-edge', 'OpenAIApi')).toEqual([]);
  });
});

it('tests every row that is not marked as checked by hand', () => {
  const tested = ['@langchain/openai', '@ai-sdk/openai', '@azure/openai', '@openai/agents', '@llamaindex/openai', 'openai-edge'];
  for (const row of rows) {
    expect([row.sources[0], row.checkedByHand !== undefined || tested.includes(row.sources[0]!)]).toEqual([row.sources[0], true]);
  }
});

it('looks sinks up by module and export', () => {
  expect(credentialSinksOf('@langchain/openai', 'ChatOpenAI').map(row => row.argumentIndex)).toEqual([0, 1]);
  expect(credentialSinksOf('@langchain/anthropic', 'ChatAnthropic')).toEqual([]);
});

describe('credentialMembers', () => {
  const options = (className: string) => ({ apiKey: 'dummy', baseURL: server.baseURL, ...(className === 'AzureOpenAI' ? { apiVersion: 'v' } : {}) });
  const cases = credentialMembers.flatMap(row =>
    row.classes.flatMap(className =>
      row.majors.filter(major => loadSdk(major)[className]).map(major => ({ name: row.name, className, major })),
    ),
  );

  it.each(cases)('$name of $className in v$major counts when assigned', async ({ name, className, major }) => {
    restore = withEnvironment({});
    const client = new (loadSdk(major)[className])(options(className));
    client[name] = 'dummy-assigned';
    if (name === 'apiKey') expect(await sentBy(() => client.models.list())).toContain('dummy-assigned');
    if (name === 'adminAPIKey' && className === 'OpenAI') {
      expect(await sentBy(() => client.fineTuning.checkpoints.permissions.retrieve('m'))).toContain('dummy-assigned');
    }
    if (name === 'webhookSecret') await expect(client.webhooks.verifySignature('{}', signed('{}', 'dummy-assigned'))).resolves.toBeUndefined();
  });

  it('no other member is one', () => {
    expect(isCredentialMember('apiKey')).toBe(true);
    expect(isCredentialMember('organization')).toBe(false);
  });
});

function signed(body: string, secret: string) {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', secret).update(`id.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': 'id', 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}

describe('webhookSecretArguments', () => {
  const cases = webhookSecretArguments.flatMap(row => [5, 6, 7].map(major => ({ ...row, major })));
  it.each(cases)('$method of v$major takes the secret at $argumentIndex', async ({ method, argumentIndex, major }) => {
    const client = new (loadSdk(major).OpenAI)({ apiKey: 'dummy' });
    const name = method.slice('webhooks.'.length);
    const parameters: unknown[] = ['{}', signed('{}', 'dummy-secret')];
    parameters[argumentIndex] = 'dummy-secret';
    await expect(client.webhooks[name](...parameters)).resolves.not.toBeNull();
    parameters[argumentIndex] = 'other-secret';
    await expect(client.webhooks[name](...parameters)).rejects.toThrow();
  });
});

describe('headers and hosts', () => {
  it('carry the key as the clients send it', async () => {
    restore = withEnvironment({});
    const { OpenAI, AzureOpenAI } = loadSdk(7);
    await new OpenAI({ apiKey: 'dummy', baseURL: server.baseURL }).models.list();
    expect(server.last().headers.authorization).toBe(`${credentialHeaderPrefix('Authorization')}dummy`);
    await new AzureOpenAI({ apiKey: 'dummy', baseURL: server.baseURL, apiVersion: 'v' }).models.list();
    expect(server.last().headers['api-key']).toBe(`${credentialHeaderPrefix('API-Key')}dummy`);
    expect(credentialHeaderPrefix('x-api-key')).toBeUndefined();
  });

  it.each([
    'https://api.openai.com', 'https://api.openai.com/v1/chat/completions', 'HTTPS://API.OPENAI.COM/v1', 'https://api.openai.com:443/v1',
    'https://eu.api.openai.com/v1', 'https://us.api.openai.com/v1', 'wss://api.openai.com/v1/realtime?model=x',
    'https://my-resource.openai.azure.com/openai/deployments/d', 'https://my-resource.openai.azure.com', 'http://api.openai.com/v1',
    'https://r.cognitiveservices.azure.com/openai/deployments/d', 'https://r.services.ai.azure.com/openai/v1', 'https://user:x@api.openai.com/v1',
  ])('%s is a host of OpenAI', url => {
    expect(isOpenAIHost(url)).toBe(true);
  });

  it.each([
    '', 'api.openai.com', '/v1/chat/completions', 'https://openai.com', 'https://platform.openai.com/api-keys', 'https://chat.openai.com',
    'https://api.openai.com.evil.example/v1', 'https://evilapi.openai.com.example', 'https://notapi.openai.com', 'https://api.openai.com@evil.example/v1',
    'https://evil.example/api.openai.com', 'https://evil.example?u=https://api.openai.com', 'https://.openai.azure.com/', 'https://api.groq.com/openai/v1',
    'https://r.cognitiveservices.azure.com/vision/v3', 'https://r.services.ai.azure.com/models', 'https://r.cognitiveservices.azure.com/openaix',
    'https://openrouter.ai/api/v1', 'http://localhost:11434/v1', 'ftp://api.openai.com/',
  ])('%s is not, or not surely', url => {
    expect(isOpenAIHost(url)).toBe(false);
  });

  it('are those that the SDK itself calls', () => {
    restore = withEnvironment({});
    for (const major of [4, 5, 6, 7]) expect(isOpenAIHost(new (loadSdk(major).OpenAI)({ apiKey: 'dummy' }).baseURL)).toBe(true);
    expect(isOpenAIHost(new (loadSdk(7).OpenAI)({ apiKey: 'dummy', dataResidency: 'eu' }).baseURL)).toBe(true);
    expect(isOpenAIHost(`${new (loadSdk(3).OpenAIApi)().basePath}/models`)).toBe(true);
  });
});
