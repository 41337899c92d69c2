import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  clientClasses,
  clientClassOf,
  clientFactories,
  clientPassThroughOf,
  clientPassThroughs,
  clientReturningMethods,
  configurationClass,
  isSdkModule,
  latestMajor,
  majors,
} from '../../src/sdk/client-classes.ts';
import { type LocalServer, startServer } from './local-server.ts';
import { loadPackage, loadSdk, packageFile } from './packages.ts';

let server: LocalServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

describe('isSdkModule', () => {
  it.each([
    'openai', 'openai/index', 'openai/index.mjs', 'openai/index.js', 'openai/azure', 'openai/azure.mjs', 'openai/bedrock', 'openai/client',
    'openai/client.js', 'openai/error', 'openai/core/error', 'openai/core', 'openai/uploads', 'openai/shims/node',
    'openai/resources/chat/completions', 'openai/dist/api', 'openai/dist/configuration.js', 'openai/api',
    'npm:openai', 'npm:openai@4', 'npm:openai@^4.20.1', 'npm:openai@4.20.1/index.mjs', 'npm:/openai@4', 'openai@4',
    'jsr:@openai/openai', 'jsr:@openai/openai@^4.73.0', 'jsr:@openai/openai@4/resources', '@openai/openai',
    'https://deno.land/x/openai@v4.24.0/mod.ts', 'https://deno.land/x/openai/mod.ts', 'https://esm.sh/openai@4',
    'https://esm.sh/openai@4.20.1?target=deno', 'https://esm.sh/v135/openai@4.0.0/index.mjs', 'https://esm.sh/openai',
    'https://cdn.jsdelivr.net/npm/openai@4/+esm', 'https://unpkg.com/openai@4.0.0/index.mjs', 'https://cdn.skypack.dev/openai',
  ])('%s is the SDK', source => {
    expect(isSdkModule(source)).toBe(true);
  });

  it.each([
    '', 'openai-edge', 'openai-api', 'openai_edge', 'openaix', '@azure/openai', '@ai-sdk/openai', '@langchain/openai', '@openai/agents',
    '@openai/realtime-api-beta', './openai', '../openai', './openai.js', '/openai', '~/openai', '@/openai', '#openai', '$lib/openai',
    'src/openai', 'lib/openai', 'npm:openai-edge@1', 'npm:@azure/openai', 'https://esm.sh/openai-edge@1', 'https://deno.land/x/openai_ts/mod.ts',
    'https://example.com/openai', 'http://esm.sh/openai', 'langchain/llms/openai', 'groq-sdk', 'node:openai', 'jsr:openai',
  ])('%s is not', source => {
    expect(isSdkModule(source)).toBe(false);
  });

  it('covers every entry point that the packages of v5 and later export', () => {
    for (const major of [5, 6, 7]) {
      const { exports } = JSON.parse(packageFile(`openai${major}/package.json`)) as { exports: Record<string, unknown> };
      for (const entry of Object.keys(exports)) expect(isSdkModule(`openai${entry.slice(1)}`)).toBe(true);
    }
  });
});

describe('clientClasses', () => {
  it('spans the majors installed', () => {
    expect(majors.at(-1)).toBe(latestMajor);
    for (const major of majors) {
      const { version } = JSON.parse(packageFile(`openai${major}/package.json`)) as { version: string };
      expect(version.split('.')[0]).toBe(String(major));
    }
  });

  it.each(clientClasses)('$name is exported by exactly its majors', ({ name, exportNames, majors: having }) => {
    for (const major of majors) {
      const sdk = loadSdk(major);
      for (const exportName of exportNames) {
        expect([major, exportName, typeof sdk[exportName]]).toEqual([
          major,
          exportName,
          (having as readonly number[]).includes(major) ? 'function' : 'undefined',
        ]);
      }
      if ((having as readonly number[]).includes(major)) expect(sdk[exportNames[0]].name).toBe(name);
    }
  });

  it('has no class missing: every exported subclass of OpenAI is in the table', () => {
    for (const major of majors.filter(each => each >= 4)) {
      const sdk = loadSdk(major);
      const clients = Object.keys(sdk).filter(
        key => typeof sdk[key] === 'function' && (sdk[key] === sdk.OpenAI || sdk[key].prototype instanceof sdk.OpenAI),
      );
      for (const exportName of clients) expect(clientClassOf(exportName)).toBe(sdk[exportName].name);
    }
  });

  it('looks names up', () => {
    expect(clientClassOf('default')).toBe('OpenAI');
    expect(clientClassOf('OpenAIApi')).toBe('OpenAIApi');
    expect(clientClassOf('Configuration')).toBeUndefined();
    expect(clientClassOf('constructor')).toBeUndefined();
  });

  it('azure and bedrock entry points export the class of the index', () => {
    for (const major of [5, 6, 7]) expect(loadSdk(major, '/azure').AzureOpenAI).toBe(loadSdk(major).AzureOpenAI);
    for (const major of [6, 7]) expect(loadSdk(major, '/bedrock').BedrockOpenAI).toBe(loadSdk(major).BedrockOpenAI);
    for (const major of [5, 6, 7]) expect(loadSdk(major, '/client').OpenAI.prototype.withOptions).toBe(loadSdk(major).OpenAI.prototype.withOptions);
  });

  it('v3 takes a Configuration, later majors ignore a positional key', async () => {
    const v3 = loadSdk(3);
    const configuration = new v3[configurationClass]({ apiKey: 'dummy-configuration', basePath: server.baseURL });
    await new v3.OpenAIApi(configuration).listModels();
    expect(server.last().headers.authorization).toBe('Bearer dummy-configuration');
    for (const { exportName } of clientFactories) {
      await v3[exportName](configuration).retrieveModel('factory');
      expect(server.last().path).toBe('/v1/models/factory');
    }
    for (const major of [4, 5, 6, 7]) {
      const sdk = loadSdk(major);
      expect(sdk[configurationClass]).toBeUndefined();
      for (const { exportName } of clientFactories) expect(sdk[exportName]).toBeUndefined();
      process.env['OPENAI_API_KEY'] = 'from-environment';
      expect(new sdk.OpenAI('positional').apiKey).toBe('from-environment');
      delete process.env['OPENAI_API_KEY'];
    }
  });

  it('withOptions returns a client with the options of the first', async () => {
    for (const major of [5, 6, 7]) {
      const { OpenAI } = loadSdk(major);
      for (const method of clientReturningMethods) {
        const next = new OpenAI({ apiKey: 'dummy', baseURL: server.baseURL })[method]({ maxRetries: 0 });
        expect(next).toBeInstanceOf(OpenAI);
        await next.models.list();
        expect(server.last().headers.authorization).toBe('Bearer dummy');
      }
    }
    expect(loadSdk(4).OpenAI.prototype.withOptions).toBeUndefined();
  });
});

describe('clientPassThroughs', () => {
  const run = clientPassThroughs.filter(row => !('checkedByHand' in row));

  it.each(run)('$source $exportName hands the client on', async row => {
    const { OpenAI } = loadSdk(4);
    const client = new OpenAI({ apiKey: 'dummy', baseURL: server.baseURL });
    const module = loadPackage(row.source);
    const wrap = row.exportName === 'default' ? (module.default ?? module) : module[row.exportName];
    const wrapped = wrap('property' in row ? { [row.property]: client, mode: 'TOOLS' } : client);
    server.requests.length = 0;
    const answer = await wrapped.chat.completions.create({ model: 'm', messages: [{ role: 'user', content: 'x' }] });
    expect(answer.choices[0].message.content).toBe('hi');
    expect(server.last().headers.authorization).toBe('Bearer dummy');
  });

  it('is looked up by specifier and export name', () => {
    expect(clientPassThroughOf('langsmith/wrappers', 'wrapOpenAI')?.argumentIndex).toBe(0);
    expect(clientPassThroughOf('langsmith', 'wrapOpenAI')).toBeUndefined();
  });
});
