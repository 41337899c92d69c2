import path from 'node:path';
import rule from '../../rules/no-legacy-api.ts';
import { commonjs, javascript, typescript } from './rule-tester.ts';

const FIXTURES = path.join(import.meta.dirname, 'fixtures/no-legacy-api');

javascript.run('no-legacy-api (javascript)', rule, {
  valid: [
    { name: 'current code', code: [
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      'const res = await client.chat.completions.create(body);',
      'console.log(res.choices[0].message.content, res._request_id);',
    ].join('\n') },
    { name: 'no OpenAI in the file', code: [
      'const { data } = await axios.get(url);',
      'console.log(data.response.status);',
    ].join('\n') },
    { name: 'new client under the old name, imported', code: [
      `import { OpenAI as Configuration } from 'openai';`,
      'new Configuration({ apiKey });',
    ].join('\n') },
    { name: 'openai-edge', code: [
      `import { Configuration, OpenAIApi } from 'openai-edge';`,
      'const openai = new OpenAIApi(new Configuration({ apiKey }));',
      'const res = await openai.createChatCompletion(body);',
      'export const data = await res.json();',
    ].join('\n') },
    { name: 'chatgpt', code: [
      `import { ChatGPTAPI } from 'chatgpt';`,
      `new ChatGPTAPI({ apiKey }).sendMessage('hi').catch((e) => e.response.status); // openai`,
    ].join('\n') },
    { name: 'Configuration of another API', code: [
      `import { Configuration, PlaidApi } from 'plaid';`,
      'new PlaidApi(new Configuration({ basePath, baseOptions: {} })); // openai',
    ].join('\n') },
    { name: 'LangChain', code: [
      `import { OpenAI } from '@langchain/openai';`,
      'const model = new OpenAI({ apiKey, basePath: url });',
      'model.createChatCompletion;',
    ].join('\n') },
    { name: 'groq', code: [
      `import Groq from 'groq-sdk';`,
      `import OpenAI from 'openai';`,
      'const groq = new Groq();',
      'const res = await groq.chat.completions.create(body);',
      'groq.files.del(res.data);',
    ].join('\n') },
    { name: 'httpAgent of Anthropic', code: [
      `import Anthropic from '@anthropic-ai/sdk';`,
      `import OpenAI from 'openai';`,
      'export const clients = [new Anthropic({ httpAgent }), new OpenAI()];',
    ].join('\n') },
    { name: 'redis.del and map.delete', code: [
      `import { createClient } from 'redis';`,
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      `await createClient().del('files');`,
      `new Map().delete('a');`,
      `await client.files.delete('b');`,
    ].join('\n') },
    { name: 'unknown object with the same names', code: [
      `import OpenAI from 'openai';`,
      `export const run = (files) => files.del('a');`,
    ].join('\n') },
    { name: 'own service with v3 names', code: [
      `import OpenAI from 'openai';`,
      'class Service {',
      '  createChatCompletion(body) { return { data: body, status: 200 }; }',
      '}',
      'const res = new Service().createChatCompletion(body);',
      'console.log(res.data.choices, res.status);',
    ].join('\n') },
    { name: 'subclass with a method of that name', code: [
      `import OpenAI from 'openai';`,
      'class Mine extends OpenAI { createCompletion(prompt) { return this.completions.create({ prompt }); } }',
      `new Mine().createCompletion('a');`,
    ].join('\n') },
    { name: 'imported service', code: [
      `import { chat } from './chat-service';`,
      `import OpenAI from 'openai';`,
      'const res = await chat.createChatCompletion(body);',
      'console.log(res.data.choices);',
    ].join('\n') },
    { name: 'comments and templates', code: [
      `// const { Configuration, OpenAIApi } = require('openai')`,
      'const example = `openai.createChatCompletion({}).then((r) => r.data)`;',
    ].join('\n') },
    { name: 'jest.mock', code: `jest.mock('openai', () => ({ Configuration: jest.fn(), OpenAIApi: jest.fn(() => ({ createChatCompletion: jest.fn() })) }));` },
    { name: 'instrumentation', code: [
      `import 'openai';`,
      'export function patch(moduleExports) {',
      `  if (moduleExports.OpenAIApi) wrap(moduleExports.OpenAIApi.prototype, 'createChatCompletion');`,
      '}',
    ].join('\n') },
    { name: 'a client that is asked what it can do', code: [
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      'export const run = (body) => client.createChatCompletion ? client.createChatCompletion(body) : client.chat.completions.create(body);',
    ].join('\n') },
    { name: 'shadowed import', code: [
      `import OpenAI from 'openai';`,
      'export function run(OpenAI) { const client = new OpenAI(); return client.createChatCompletion(body); }',
    ].join('\n') },
    { name: 'reassigned variable', code: [
      `import OpenAI from 'openai';`,
      'let client = new OpenAI();',
      'client = makeOther();',
      'client.createChatCompletion(body);',
    ].join('\n') },
    { name: 'modules that still resolve', code: [
      `import { OpenAIError } from 'openai/error';`,
      `import { toFile } from 'openai/uploads';`,
      `import { Stream } from 'openai/streaming';`,
      `import { zodResponseFormat } from 'openai/helpers/zod';`,
      `import { APIPromise } from 'openai/core/api-promise';`,
      `import { APIPromise as P } from 'openai';`,
    ].join('\n') },
    { name: 'data of lists, embeddings and images', code: [
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      'const { data } = await client.embeddings.create(body);',
      'const image = await client.images.generate(body);',
      'const models = await client.models.list();',
      'console.log(data, image.data[0].url, models.data.length, (await client.files.list()).data);',
    ].join('\n') },
    { name: 'status of things that have one', code: [
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      'const run = await client.beta.threads.runs.createAndPoll(id, body);',
      'const job = await client.fineTuning.jobs.retrieve(id);',
      'const res = await client.responses.create(body);',
      'console.log(run.status, job.status, res.status, (await client.batches.retrieve(id)).status, (await client.vectorStores.create({})).status, (await client.files.retrieve(id)).status);',
    ].join('\n') },
    { name: 'withResponse', code: [
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      'const { data, response } = await client.chat.completions.create(body).withResponse();',
      `console.log(data.choices, response.status, response.headers.get('x'));`,
    ].join('\n') },
    { name: 'asResponse', code: [
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      'const res = await client.chat.completions.create(body).asResponse();',
      `console.log(res.status, res.headers.get('x'), res.statusText);`,
    ].join('\n') },
    { name: 'binary content', code: [
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      'const speech = await client.audio.speech.create(body);',
      'const file = await client.files.content(id);',
      `console.log(speech.status, file.headers.get('x'), await file.text());`,
    ].join('\n') },
    { name: 'raw requests', code: [
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      `const res = await client.get('/models');`,
      'console.log(res.data, res.status);',
    ].join('\n') },
    { name: 'methods that the tables do not know', code: [
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      'const res = await client.some.future.method();',
      'console.log(res.data, res.status);',
    ].join('\n') },
    { name: `wrapped in an object of one's own`, code: [
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      'const ask = async () => ({ data: await client.chat.completions.create(body), status: 200 });',
      'const { data, status } = await ask();',
      'console.log(data.choices, status);',
    ].join('\n') },
    { name: 'one of several sources', code: [
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      'const res = process.env.PROXY ? await axios.post(url, body) : { data: await client.chat.completions.create(body) };',
      'console.log(res.data.choices);',
    ].join('\n') },
    { name: 'a cache of unknown shape', code: [
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      'export async function run(cached) {',
      '  const res = cached ?? (await client.chat.completions.create(body));',
      '  return res.data;',
      '}',
    ].join('\n') },
    { name: 'member that is written', code: [
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      'const res = await client.chat.completions.create(body);',
      `res.status = 'done';`,
      'res.data = null;',
    ].join('\n') },
    { name: 'chunks of a stream', code: [
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      'for await (const chunk of await client.chat.completions.create({ ...body, stream: true })) console.log(chunk.data);',
    ].join('\n') },
    { name: 'express response', code: [
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      'export async function handler(req, res) {',
      '  const completion = await client.chat.completions.create(req.body);',
      '  res.status(200).json({ data: completion.choices });',
      '}',
    ].join('\n') },
    { name: 'fetch beside the client', code: [
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      'const res = await fetch(url);',
      `console.log(res.status, res.headers.get('x'), (await res.json()).data);`,
    ].join('\n') },
    { name: 'right error members', code: [
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      'try { await client.models.list(); } catch (e) {',
      `  if (e instanceof OpenAI.APIError) console.log(e.status, e.code, e.requestID, e.headers.get('x-request-id'), e.error);`,
      '}',
    ].join('\n') },
    { name: 'error of axios', code: [
      `import axios from 'axios';`,
      `import OpenAI from 'openai';`,
      'try { await axios.get(url); } catch (e) { console.log(e.response.status); }',
    ].join('\n') },
    { name: 'error that axios may have thrown too', code: [
      `import axios from 'axios';`,
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      'try {',
      '  const { data } = await axios.get(url);',
      '  await client.completions.create({ prompt: data });',
      '} catch (e) { if (axios.isAxiosError(e)) console.log(e.response.status); }',
    ].join('\n') },
    { name: 'axios in a function of the file', code: [
      `import axios from 'axios';`,
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      'const load = async () => (await axios.get(url)).data;',
      'try { await client.completions.create(await load()); } catch (e) { console.log(e.response.status); }',
    ].join('\n') },
    { name: 'an instance of axios', code: [
      `import axios from 'axios';`,
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      'const api = axios.create();',
      'try { await api.get(url); await client.models.list(); } catch (e) { console.log(e.response.status); }',
    ].join('\n') },
    { name: 'octokit in the same try', code: [
      `import { Octokit } from '@octokit/rest';`,
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      'const octokit = new Octokit();',
      'try { await octokit.pulls.get({}); await client.models.list(); } catch (e) { console.log(e.response.data.message); }',
    ].join('\n') },
    { name: 'handler that reads what axios never had', code: [
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      'export async function run(bot) {',
      '  try { await bot.sendMessage(await client.models.list()); } catch (e) { if (e.response) console.log(e.response.body.description); }',
      '}',
    ].join('\n') },
    { name: 'unknown client with a method of HTTP', code: [
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      'export async function run(api) {',
      `  try { await api.post('/x'); await client.models.list(); } catch (e) { return e.response.status; }`,
      '}',
    ].join('\n') },
    { name: 'unknown function', code: [
      `import { notify } from './notify';`,
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      'try { await notify(); await client.models.list(); } catch (e) { console.log(e.response.status); }',
    ].join('\n') },
    { name: 'unknown callback', code: [
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      'export async function run(load) {',
      '  try { await client.completions.create(await load()); } catch (e) { return e.response.status; }',
      '}',
    ].join('\n') },
    { name: 'requests of frameworks', code: [
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      `try { await $fetch('/x'); await client.models.list(); } catch (e) { console.log(e.response.status); }`,
    ].join('\n') },
    { name: 'exported retry function, which others call with callbacks of their own', code: [
      'import OpenAI from \'openai\';',
      'const client = new OpenAI();',
      'export async function withRetry(fn) {',
      '  try { return await fn(); } catch (e) { if (e.response?.status !== 429) throw e; }',
      '}',
      'export const run = () => withRetry(() => client.models.list());',
    ].join('\n') },
    { name: 'class of the project that extends another client', code: [
      'import OpenAI from \'openai\';',
      'import { RESTDataSource } from \'@apollo/datasource-rest\';',
      'const client = new OpenAI();',
      'class Movies extends RESTDataSource {}',
      'const movies = new Movies();',
      'try { await movies.load(); await client.models.list(); } catch (e) { console.log(e.response.status); }',
    ].join('\n') },
    { name: 'no OpenAI call in the try', code: [
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      'try { await load(); } catch (e) { console.log(e.response.status); }',
    ].join('\n') },
    { name: 'class of another client tested', code: [
      `import { HTTPError } from 'ky';`,
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      'try { await client.models.list(); } catch (e) { if (e instanceof HTTPError) console.log(e.response.status); }',
    ].join('\n') },
    { name: `errors with a response of one's own`, code: [
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      `function fail(response) { const error = new Error('no'); error.response = response; throw error; }`,
      'try { await client.models.list(); } catch (e) { console.log(e.response.status); }',
    ].join('\n') },
    { name: 'helper that other errors reach too', code: [
      `import axios from 'axios';`,
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      'function report(e) { console.log(e.response.status); }',
      'client.models.list().catch(report);',
      'axios.get(url).catch(report);',
    ].join('\n') },
    { name: 'inner handler that wraps the error', code: [
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      `async function ask() { try { return await client.models.list(); } catch { throw new Error('no'); } }`,
      'try { await ask(); } catch (e) { console.log(e.response.status); }',
    ].join('\n') },
    { name: 'interceptors of axios', code: [
      `import axios from 'axios';`,
      `import OpenAI from 'openai';`,
      'axios.interceptors.response.use((r) => r.data, (e) => e.response.status);',
    ].join('\n') },
    { name: 'error parameter of a middleware', code: [
      `import OpenAI from 'openai';`,
      'export function onError(err, req, res, next) { res.status(err.response.status).json(err.response.data); }',
    ].join('\n') },
    { name: 'code that is no timeout of axios', code: [
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      `try { await client.models.list(); } catch (e) { if (e.code === 'invalid_api_key') throw e; }`,
    ].join('\n') },
    { name: 'settings on an instance', code: [
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      'client.apiKey = key;',
      'client.baseURL = url;',
      `client.organization = 'org';`,
      'client.timeout = 5;',
    ].join('\n') },
    { name: 'errors and resources of the class', code: [
      `import OpenAI from 'openai';`,
      'export const isLimit = (e) => e instanceof OpenAI.RateLimitError || e instanceof OpenAI.APIError;',
      'OpenAI.Chat.Completions.prototype.create;',
    ].join('\n') },
    { name: 'variable named openai', code: [
      'const openai = {};',
      'openai.apiKey = key;',
      'openai.ChatCompletion.create();',
    ].join('\n') },
    { name: 'module replaced by a client', code: [
      'let openai;',
      `import('openai').then(({ default: OpenAI }) => { openai = new OpenAI(); openai.apiKey = key; });`,
    ].join('\n') },
    { name: 'current options', code: [
      `import OpenAI, { AzureOpenAI } from 'openai';`,
      'new OpenAI({ apiKey, baseURL, organization, project, timeout: 5, maxRetries: 2, defaultHeaders, defaultQuery, fetchOptions, fetch });',
      'new AzureOpenAI({ endpoint, deployment, apiVersion });',
    ].join('\n') },
    { name: 'options of other classes', code: [
      `import OpenAI from 'openai';`,
      'new Client({ basePath, httpAgent, api_key });',
      'new OpenAI(makeOptions({ basePath }));',
    ].join('\n') },
    { name: 'current request options', code: [
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      'await client.chat.completions.create(body, { signal, timeout: 5, headers, maxRetries: 0, query: {}, idempotencyKey });',
      'await client.files.list({ limit: 5 }, { timeout: 5 });',
    ].join('\n') },
    { name: 'a body with names of axios options', code: [
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      'await client.beta.threads.messages.create(id, { data: 1, params: 2, proxy: 3 });',
    ].join('\n') },
    { name: 'ids by name', code: [
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      'await client.beta.threads.runs.retrieve(runId, { thread_id: threadId });',
      'await client.beta.threads.runs.retrieve(runId, params);',
      'await client.beta.threads.runs.submitToolOutputs(runId, { thread_id: threadId, tool_outputs: [] }, { timeout: 5 });',
      'await client.beta.threads.runs.steps.list(runId, { thread_id: threadId }, { timeout: 5 });',
    ].join('\n') },
    { name: 'ids that stayed positional', code: [
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      'await client.vectorStores.files.poll(storeId, fileId);',
      'await client.beta.threads.messages.list(threadId, { limit: 1 });',
      'await client.beta.threads.runs.create(threadId, { assistant_id });',
    ].join('\n') },
    { name: 'list options in the newest release', code: [
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      'await client.files.list({ timeout: 5 });',
    ].join('\n') },
    { name: 'v4 code for v4', code: [
      `import 'openai/shims/node';`,
      `import OpenAI, { fileFromPath } from 'openai';`,
      'const client = new OpenAI({ httpAgent });',
      'await client.files.del(id);',
      'await client.beta.chat.completions.parse(body);',
      'await client.beta.threads.runs.retrieve(threadId, runId);',
      `client.models.list().catch((e) => e.request_id + e.headers['x-request-id']);`,
    ].join('\n'), settings: { openai: { version: '4.104' } } },
    { name: 'beta vector stores before 4.87', code: [
      `import OpenAI from 'openai';`,
      'const client = new OpenAI();',
      'await client.beta.vectorStores.list();',
    ].join('\n'), settings: { openai: { version: '4.86' } } },
  ],
  invalid: [
    {
      name: 'named imports of the v3 classes',
      code: `import { Configuration, OpenAIApi } from 'openai';`,
      errors: [
        { messageId: 'removedExport', line: 1, column: 10 },
        { messageId: 'removedExport', line: 1, column: 25 },
      ],
    },
    {
      name: 'a v3 enum',
      code: [
        `import { ChatCompletionRequestMessageRoleEnum } from 'openai';`,
        'const role = ChatCompletionRequestMessageRoleEnum.User;',
      ].join('\n'),
      errors: [
        { messageId: 'removedExport', line: 1, column: 10, suggestions: [{ messageId: 'replace', output: `const role = 'user';` }] },
      ],
    },
    {
      name: 'v3 enums that are imported beside others',
      code: [
        `import OpenAI, { ChatCompletionRequestMessageRoleEnum, CreateImageRequestSizeEnum } from 'openai';`,
        `export const message = { role: ChatCompletionRequestMessageRoleEnum.User, size: CreateImageRequestSizeEnum._512x512, client: new OpenAI() };`,
      ].join('\n'),
      errors: [
        { messageId: 'removedExport', line: 1, column: 18, suggestions: [{ messageId: 'replace', output: [
          `import OpenAI, { CreateImageRequestSizeEnum } from 'openai';`,
          `export const message = { role: 'user', size: CreateImageRequestSizeEnum._512x512, client: new OpenAI() };`,
        ].join('\n') }] },
        { messageId: 'removedExport', line: 1, column: 56, suggestions: [{ messageId: 'replace', output: [
          `import OpenAI, { ChatCompletionRequestMessageRoleEnum } from 'openai';`,
          `export const message = { role: ChatCompletionRequestMessageRoleEnum.User, size: '512x512', client: new OpenAI() };`,
        ].join('\n') }] },
      ],
    },
    {
      name: 'a v3 enum that is imported beside the client only',
      code: `import OpenAI, { ChatCompletionRequestMessageRoleEnum } from 'openai';\nexport const message = { role: ChatCompletionRequestMessageRoleEnum.User, client: new OpenAI() };`,
      errors: [
        { messageId: 'removedExport', line: 1, column: 18, suggestions: [{ messageId: 'replace', output: [
          `import OpenAI from 'openai';`,
          `export const message = { role: 'user', client: new OpenAI() };`,
        ].join('\n') }] },
      ],
    },
    {
      name: 'the data of a list, whose method comes first',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'const { data } = await client.listModels();',
        'export const ids = data.data.map(({ id }) => id);',
      ].join('\n'),
      errors: [
        { messageId: 'axiosResponse', line: 3, column: 9 },
        { messageId: 'removedMethod', line: 3, column: 31, suggestions: [{ messageId: 'replace', output: [
          `import OpenAI from 'openai';`,
          'const client = new OpenAI();',
          'const { data } = await client.models.list();',
          'export const ids = data.data.map(({ id }) => id);',
        ].join('\n') }] },
      ],
    },
    {
      name: 'the data of a list, whose method is the current one',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'const { data } = await client.models.list();',
        'export const ids = data.data.map(({ id }) => id);',
      ].join('\n'),
      errors: [
        { messageId: 'axiosResponse', line: 4, column: 25, suggestions: [{ messageId: 'remove', output: [
          `import OpenAI from 'openai';`,
          'const client = new OpenAI();',
          'const { data } = await client.models.list();',
          'export const ids = data.map(({ id }) => id);',
        ].join('\n') }] },
      ],
    },
    {
      name: 'members of a namespace import',
      code: [
        `import * as openai from 'openai';`,
        'export const api = new openai.OpenAIApi(new openai.Configuration({}));',
      ].join('\n'),
      errors: [
        { messageId: 'removedExport', line: 2, column: 31 },
        { messageId: 'removedExport', line: 2, column: 52 },
      ],
    },
    {
      name: 'dynamic import',
      code: `const { OpenAIApi } = await import('openai');`,
      errors: [
        { messageId: 'removedExport', line: 1, column: 9 },
      ],
    },
    {
      name: 'dynamic import with then',
      code: `import('openai').then(({ Configuration }) => new Configuration());`,
      errors: [
        { messageId: 'removedExport', line: 1, column: 26 },
      ],
    },
    {
      name: 're-export',
      code: `export { OpenAIApi } from 'openai';`,
      errors: [
        { messageId: 'removedExport', line: 1, column: 10 },
      ],
    },
    {
      name: 'deep path of v3',
      code: `import { OpenAIApi } from 'openai/dist/api.js';`,
      errors: [
        { messageId: 'removedExport', line: 1, column: 10 },
      ],
    },
    {
      name: 'export that v5 dropped',
      code: `import { fileFromPath } from 'openai';`,
      errors: [
        { messageId: 'removedExport', line: 1, column: 10 },
      ],
    },
    {
      name: 'names of openai/core',
      code: `import { APIPromise, isEmptyObj } from 'openai/core';`,
      errors: [
        { messageId: 'removedExport', line: 1, column: 10 },
        { messageId: 'removedExport', line: 1, column: 22 },
      ],
    },
    {
      name: 'shims',
      code: [
        `import 'openai/shims/node';`,
        `import OpenAI from 'openai';`,
      ].join('\n'),
      errors: [
        { messageId: 'removedModule', line: 1, column: 8, suggestions: [{ messageId: 'remove', output: [
              '',
              `import OpenAI from 'openai';`,
            ].join('\n') }] },
      ],
    },
    {
      name: 'sources of v4',
      code: `import OpenAI from 'openai/src/index';`,
      errors: [
        { messageId: 'removedModule', line: 1, column: 20, suggestions: [{ messageId: 'replace', output: `import OpenAI from 'openai';` }] },
      ],
    },
    {
      name: 'v3 method on a new client',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'await client.createChatCompletion({ model, messages });',
      ].join('\n'),
      errors: [
        { messageId: 'removedMethod', line: 3, column: 14, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'await client.chat.completions.create({ model, messages });',
            ].join('\n') }] },
      ],
    },
    {
      name: 'v3 method with arguments that move',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        `await client.createTranscription(file, 'whisper-1');`,
      ].join('\n'),
      errors: [
        { messageId: 'removedMethod', line: 3, column: 14 },
      ],
    },
    {
      name: 'v3 method without a successor',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'await client.createEdit({ model, input, instruction });',
      ].join('\n'),
      errors: [
        { messageId: 'removedMethod', line: 3, column: 14 },
      ],
    },
    {
      name: 'listing without and with options',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'await client.listModels();',
        'await client.listFiles({ timeout: 5 });',
      ].join('\n'),
      errors: [
        { messageId: 'removedMethod', line: 3, column: 14, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'await client.models.list();',
              'await client.listFiles({ timeout: 5 });',
            ].join('\n') }] },
        { messageId: 'removedMethod', line: 4, column: 14 },
      ],
    },
    {
      name: 'computed name',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        `await client['createCompletion']({ model, prompt });`,
      ].join('\n'),
      errors: [
        { messageId: 'removedMethod', line: 3, column: 14 },
      ],
    },
    {
      name: 'optional call',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'await client?.createModeration?.({ input });',
      ].join('\n'),
      errors: [
        { messageId: 'removedMethod', line: 3, column: 15, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'await client?.moderations.create?.({ input });',
            ].join('\n') }] },
      ],
    },
    {
      name: 'extracted method',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'const { createCompletion } = client;',
      ].join('\n'),
      errors: [
        { messageId: 'removedMethod', line: 3, column: 9 },
      ],
    },
    {
      name: 'bound method',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'const embed = client.createEmbedding.bind(client);',
      ].join('\n'),
      errors: [
        { messageId: 'removedMethod', line: 3, column: 22, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'const embed = client.embeddings.create.bind(client);',
            ].join('\n') }] },
      ],
    },
    {
      name: 'lazy client',
      code: [
        `import OpenAI from 'openai';`,
        'let ai;',
        'const get = () => (ai ??= new OpenAI());',
        `export const run = () => get().retrieveFineTune('ft-1');`,
      ].join('\n'),
      errors: [
        { messageId: 'removedMethod', line: 4, column: 32, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'let ai;',
              'const get = () => (ai ??= new OpenAI());',
              `export const run = () => get().fineTuning.jobs.retrieve('ft-1');`,
            ].join('\n') }] },
      ],
    },
    {
      name: 'del',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'await client.files.del(id);',
        'await client.beta.threads.del(id);',
      ].join('\n'),
      errors: [
        { messageId: 'removedMethod', line: 3, column: 20, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'await client.files.delete(id);',
              'await client.beta.threads.del(id);',
            ].join('\n') }] },
        { messageId: 'removedMethod', line: 4, column: 27, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'await client.files.del(id);',
              'await client.beta.threads.delete(id);',
            ].join('\n') }] },
      ],
    },
    {
      name: 'beta chat completions',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'await client.beta.chat.completions.parse(body);',
        'client.beta.chat.completions.stream(body);',
      ].join('\n'),
      errors: [
        { messageId: 'removedMethod', line: 3, column: 36, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'await client.chat.completions.parse(body);',
              'client.beta.chat.completions.stream(body);',
            ].join('\n') }] },
        { messageId: 'removedMethod', line: 4, column: 30, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'await client.beta.chat.completions.parse(body);',
              'client.chat.completions.stream(body);',
            ].join('\n') }] },
      ],
    },
    {
      name: 'runFunctions',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'client.beta.chat.completions.runFunctions(body);',
      ].join('\n'),
      errors: [
        { messageId: 'removedMethod', line: 3, column: 30 },
      ],
    },
    {
      name: 'beta behind a variable',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'const { completions } = client.beta.chat;',
        'await completions.parse(body);',
      ].join('\n'),
      errors: [
        { messageId: 'removedMethod', line: 4, column: 19 },
      ],
    },
    {
      name: 'beta vector stores',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'await client.beta.vectorStores.create({ name });',
      ].join('\n'),
      errors: [
        { messageId: 'removedMethod', line: 3, column: 32, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'await client.vectorStores.create({ name });',
            ].join('\n') }] },
      ],
    },
    {
      name: 'a removed method with positional ids',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'await client.beta.vectorStores.files.del(storeId, fileId);',
      ].join('\n'),
      errors: [
        { messageId: 'removedMethod', line: 3, column: 38, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'await client.vectorStores.files.delete(fileId, { vector_store_id: storeId });',
            ].join('\n') }] },
      ],
    },
    {
      name: 'content, edits and fine-tunes of v4',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'await client.files.retrieveContent(id);',
        'await client.edits.create(body);',
        'await client.fineTunes.list();',
      ].join('\n'),
      errors: [
        { messageId: 'removedMethod', line: 3, column: 20 },
        { messageId: 'removedMethod', line: 4, column: 20 },
        { messageId: 'removedMethod', line: 5, column: 24 },
      ],
    },
    {
      name: 'positional ids',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'await client.beta.threads.runs.retrieve(threadId, run.id);',
      ].join('\n'),
      errors: [
        { messageId: 'positionalArguments', line: 3, column: 51, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'await client.beta.threads.runs.retrieve(run.id, { thread_id: threadId });',
            ].join('\n') }] },
      ],
    },
    {
      name: 'positional ids and a body',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'await client.beta.threads.runs.submitToolOutputs(a, b, { tool_outputs: [] });',
      ].join('\n'),
      errors: [
        { messageId: 'positionalArguments', line: 3, column: 53, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'await client.beta.threads.runs.submitToolOutputs(b, { thread_id: a, tool_outputs: [] });',
            ].join('\n') }] },
      ],
    },
    {
      name: 'three positional ids',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        `await client.beta.threads.runs.steps.retrieve(thread, 'run_1', step, {}, options);`,
      ].join('\n'),
      errors: [
        { messageId: 'positionalArguments', line: 3, column: 55, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              `await client.beta.threads.runs.steps.retrieve(step, { thread_id: thread, run_id: 'run_1' }, options);`,
            ].join('\n') }] },
      ],
    },
    {
      name: 'positional text',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        `await client.vectorStores.files.content('vs_1', \`file-\${n}\`);`,
      ].join('\n'),
      errors: [
        { messageId: 'positionalArguments', line: 3, column: 49, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              `await client.vectorStores.files.content(\`file-\${n}\`, { vector_store_id: 'vs_1' });`,
            ].join('\n') }] },
      ],
    },
    {
      name: 'options in the place of the body',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        `await client.beta.threads.create({ headers: { a: 'b' } });`,
      ].join('\n'),
      errors: [
        { messageId: 'optionsAsQuery', line: 3, column: 34 },
      ],
    },
    {
      name: 'options in the place of the query, before 7.20',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'await client.files.list({ timeout: 5, maxRetries: 0 });',
      ].join('\n'),
      settings: { openai: { version: '6.0' } },
      errors: [
        { messageId: 'optionsAsQuery', line: 3, column: 25 },
      ],
    },
    {
      name: 'data of a result',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'const res = await client.chat.completions.create(body);',
        'console.log(res.data.choices);',
      ].join('\n'),
      errors: [
        { messageId: 'axiosResponse', line: 4, column: 17, suggestions: [{ messageId: 'remove', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'const res = await client.chat.completions.create(body);',
              'console.log(res.choices);',
            ].join('\n') }] },
      ],
    },
    {
      name: 'data of a result, optional',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'const res = await client.chat.completions.create(body);',
        `console.log(res?.data?.choices, res?.data.id, res['data'].id);`,
      ].join('\n'),
      errors: [
        { messageId: 'axiosResponse', line: 4, column: 18, suggestions: [{ messageId: 'remove', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'const res = await client.chat.completions.create(body);',
              `console.log(res?.choices, res?.data.id, res['data'].id);`,
            ].join('\n') }] },
        { messageId: 'axiosResponse', line: 4, column: 38, suggestions: [{ messageId: 'remove', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'const res = await client.chat.completions.create(body);',
              `console.log(res?.data?.choices, res?.id, res['data'].id);`,
            ].join('\n') }] },
        { messageId: 'axiosResponse', line: 4, column: 51, suggestions: [{ messageId: 'remove', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'const res = await client.chat.completions.create(body);',
              'console.log(res?.data?.choices, res?.data.id, res.id);',
            ].join('\n') }] },
      ],
    },
    {
      name: 'data in place',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'console.log((await client.completions.create(body)).data.choices);',
      ].join('\n'),
      errors: [
        { messageId: 'axiosResponse', line: 3, column: 53, suggestions: [{ messageId: 'remove', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'console.log((await client.completions.create(body)).choices);',
            ].join('\n') }] },
      ],
    },
    {
      name: 'destructured data',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'const { data } = await client.moderations.create({ input });',
      ].join('\n'),
      errors: [
        { messageId: 'axiosResponse', line: 3, column: 9, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'const data = await client.moderations.create({ input });',
            ].join('\n') }] },
      ],
    },
    {
      name: 'destructured data, nested and assigned',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'let data;',
        '({ data } = await client.chat.completions.create(body));',
        'const { data: { choices } } = await client.completions.create(body);',
      ].join('\n'),
      errors: [
        { messageId: 'axiosResponse', line: 4, column: 4, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'let data;',
              '(data = await client.chat.completions.create(body));',
              'const { data: { choices } } = await client.completions.create(body);',
            ].join('\n') }] },
        { messageId: 'axiosResponse', line: 5, column: 9, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'let data;',
              '({ data } = await client.chat.completions.create(body));',
              'const { choices } = await client.completions.create(body);',
            ].join('\n') }] },
      ],
    },
    {
      name: 'data of data',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'const res = await client.embeddings.create(body);',
        'console.log(res.data.data[0].embedding);',
      ].join('\n'),
      errors: [
        { messageId: 'axiosResponse', line: 4, column: 22, suggestions: [{ messageId: 'remove', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'const res = await client.embeddings.create(body);',
              'console.log(res.data[0].embedding);',
            ].join('\n') }] },
      ],
    },
    {
      name: 'status, statusText and headers',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'const res = await client.chat.completions.create(body);',
        'if (res.status !== 200) throw new Error(res.statusText + res.headers.date);',
      ].join('\n'),
      errors: [
        { messageId: 'axiosResponse', line: 4, column: 9 },
        { messageId: 'axiosResponse', line: 4, column: 45 },
        { messageId: 'axiosResponse', line: 4, column: 62 },
      ],
    },
    {
      name: 'then',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'client.completions.create(body).then((res) => res.data.choices);',
      ].join('\n'),
      errors: [
        { messageId: 'axiosResponse', line: 3, column: 51, suggestions: [{ messageId: 'remove', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'client.completions.create(body).then((res) => res.choices);',
            ].join('\n') }] },
      ],
    },
    {
      name: 'then with a pattern',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'client.completions.create(body).then(({ data }) => data.choices);',
      ].join('\n'),
      errors: [
        { messageId: 'axiosResponse', line: 3, column: 41, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'client.completions.create(body).then((data) => data.choices);',
            ].join('\n') }] },
      ],
    },
    {
      name: 'then with a named function',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'const text = (res) => res.data.choices[0].text;',
        'client.completions.create(body).then(text);',
      ].join('\n'),
      errors: [
        { messageId: 'axiosResponse', line: 3, column: 27, suggestions: [{ messageId: 'remove', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'const text = (res) => res.choices[0].text;',
              'client.completions.create(body).then(text);',
            ].join('\n') }] },
      ],
    },
    {
      name: 'result of a function',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'async function ask() { return client.chat.completions.create(body); }',
        'const res = await ask();',
        'export default res.data;',
      ].join('\n'),
      errors: [
        { messageId: 'axiosResponse', line: 5, column: 20, suggestions: [{ messageId: 'remove', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'async function ask() { return client.chat.completions.create(body); }',
              'const res = await ask();',
              'export default res;',
            ].join('\n') }] },
      ],
    },
    {
      name: 'Promise.all',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'const [a, b] = await Promise.all([client.completions.create(body), client.models.list()]);',
        'console.log(a.data, b.data);',
      ].join('\n'),
      errors: [
        { messageId: 'axiosResponse', line: 4, column: 15, suggestions: [{ messageId: 'remove', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'const [a, b] = await Promise.all([client.completions.create(body), client.models.list()]);',
              'console.log(a, b.data);',
            ].join('\n') }] },
      ],
    },
    {
      name: 'stream read as axios gave it',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'const res = await client.chat.completions.create({ ...body, stream: true });',
        `res.data.on('data', print);`,
      ].join('\n'),
      errors: [
        { messageId: 'axiosResponse', line: 4, column: 5 },
      ],
    },
    {
      name: 'written before it is filled',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'let res = null;',
        'try { res = await client.completions.create(body); } catch {}',
        'console.log(res.data);',
      ].join('\n'),
      errors: [
        { messageId: 'axiosResponse', line: 5, column: 17, suggestions: [{ messageId: 'remove', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'let res = null;',
              'try { res = await client.completions.create(body); } catch {}',
              'console.log(res);',
            ].join('\n') }] },
      ],
    },
    {
      name: 'error of a try',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'try { await client.models.list(); } catch (error) {',
        '  console.log(error.response.status);',
        '}',
      ].join('\n'),
      errors: [
        { messageId: 'axiosError', line: 4, column: 21, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'try { await client.models.list(); } catch (error) {',
              '  console.log(error.status);',
              '}',
            ].join('\n') }] },
      ],
    },
    {
      name: 'the official snippet',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'try { await client.models.list(); } catch (error) {',
        '  if (error.response) console.log(error.response.status, error.response.data);',
        '  else if (error.request) console.log(error.message);',
        '}',
      ].join('\n'),
      errors: [
        { messageId: 'axiosError', line: 4, column: 13 },
        { messageId: 'axiosError', line: 4, column: 41, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'try { await client.models.list(); } catch (error) {',
              '  if (error.response) console.log(error.status, error.response.data);',
              '  else if (error.request) console.log(error.message);',
              '}',
            ].join('\n') }] },
        { messageId: 'axiosError', line: 4, column: 64 },
        { messageId: 'axiosError', line: 5, column: 18 },
      ],
    },
    {
      name: 'optional chains',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'try { await client.models.list(); } catch (e) {',
        '  throw new Error(e?.response?.data?.error?.message ?? e.message);',
        '}',
      ].join('\n'),
      errors: [
        { messageId: 'axiosError', line: 4, column: 22, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'try { await client.models.list(); } catch (e) {',
              '  throw new Error(e?.error?.message ?? e.message);',
              '}',
            ].join('\n') }] },
      ],
    },
    {
      name: 'headers of an error',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'try { await client.models.list(); } catch (e) {',
        `  console.log(e.response.headers['retry-after'], e.response.headers['x-request-id'], e.headers['x-request-id']);`,
        '}',
      ].join('\n'),
      errors: [
        { messageId: 'axiosError', line: 4, column: 17, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'try { await client.models.list(); } catch (e) {',
              `  console.log(e.headers?.get('retry-after'), e.response.headers['x-request-id'], e.headers['x-request-id']);`,
              '}',
            ].join('\n') }] },
        { messageId: 'axiosError', line: 4, column: 52, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'try { await client.models.list(); } catch (e) {',
              `  console.log(e.response.headers['retry-after'], e.requestID, e.headers['x-request-id']);`,
              '}',
            ].join('\n') }] },
        { messageId: 'axiosError', line: 4, column: 96, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'try { await client.models.list(); } catch (e) {',
              `  console.log(e.response.headers['retry-after'], e.response.headers['x-request-id'], e.headers?.get('x-request-id'));`,
              '}',
            ].join('\n') }] },
      ],
    },
    {
      name: 'catch on the call',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'client.models.list().catch((err) => console.log(err.response.data.error.code));',
      ].join('\n'),
      errors: [
        { messageId: 'axiosError', line: 3, column: 53, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'client.models.list().catch((err) => console.log(err.code));',
            ].join('\n') }] },
      ],
    },
    {
      name: 'second argument of then',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'client.models.list().then(show, (err) => console.log(err.response.statusText));',
      ].join('\n'),
      errors: [
        { messageId: 'axiosError', line: 3, column: 58 },
      ],
    },
    {
      name: 'handler function that gets the error',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'function report(err) { console.log(err.response.status); }',
        'try { await client.models.list(); } catch (e) { report(e); }',
      ].join('\n'),
      errors: [
        { messageId: 'axiosError', line: 3, column: 40, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'function report(err) { console.log(err.status); }',
              'try { await client.models.list(); } catch (e) { report(e); }',
            ].join('\n') }] },
      ],
    },
    {
      name: 'handler passed by name',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'const report = (err) => err.response.status;',
        'client.models.list().catch(report);',
      ].join('\n'),
      errors: [
        { messageId: 'axiosError', line: 3, column: 29, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'const report = (err) => err.status;',
              'client.models.list().catch(report);',
            ].join('\n') }] },
      ],
    },
    {
      name: 'pattern in the catch clause',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'try { await client.models.list(); } catch ({ response }) { console.log(response.status); }',
      ].join('\n'),
      errors: [
        { messageId: 'axiosError', line: 3, column: 46 },
      ],
    },
    {
      name: 'questions to axios',
      code: [
        `import axios from 'axios';`,
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'try { await client.models.list(); } catch (e) {',
        '  if (axios.isAxiosError(e) || axios.isCancel(e) || e.isAxiosError) throw e;',
        '}',
      ].join('\n'),
      errors: [
        { messageId: 'axiosError', line: 5, column: 13 },
        { messageId: 'axiosError', line: 5, column: 38 },
        { messageId: 'axiosError', line: 5, column: 55 },
      ],
    },
    {
      name: 'imported question to axios',
      code: [
        `import { isAxiosError } from 'axios';`,
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'try { await client.models.list(); } catch (e) { if (isAxiosError(e)) throw e; }',
      ].join('\n'),
      errors: [
        { messageId: 'axiosError', line: 4, column: 53 },
      ],
    },
    {
      name: 'config, toJSON, request_id and the timeout code',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'try { await client.models.list(); } catch (e) {',
        '  console.log(e.config, e.toJSON(), e.request_id);',
        `  if (e.code === 'ECONNABORTED') retry();`,
        '}',
      ].join('\n'),
      errors: [
        { messageId: 'axiosError', line: 4, column: 17 },
        { messageId: 'axiosError', line: 4, column: 27 },
        { messageId: 'axiosError', line: 4, column: 39, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'try { await client.models.list(); } catch (e) {',
              '  console.log(e.config, e.toJSON(), e.requestID);',
              `  if (e.code === 'ECONNABORTED') retry();`,
              '}',
            ].join('\n') }] },
        { messageId: 'axiosError', line: 5, column: 9 },
      ],
    },
    {
      name: 'around calls that have no response on their errors',
      code: [
        `import fs from 'node:fs/promises';`,
        `import mongoose from 'mongoose';`,
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'export async function run(interaction) {',
        '  try {',
        `    await fs.readFile('a');`,
        `    await mongoose.connect('b');`,
        '    await interaction.deferReply();',
        '    await client.models.list();',
        '  } catch (e) { console.log(e.response.status); }',
        '}',
      ].join('\n'),
      errors: [
        { messageId: 'axiosError', line: 11, column: 31, suggestions: [{ messageId: 'replace', output: [
              `import fs from 'node:fs/promises';`,
              `import mongoose from 'mongoose';`,
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'export async function run(interaction) {',
              '  try {',
              `    await fs.readFile('a');`,
              `    await mongoose.connect('b');`,
              '    await interaction.deferReply();',
              '    await client.models.list();',
              '  } catch (e) { console.log(e.status); }',
              '}',
            ].join('\n') }] },
      ],
    },
    {
      name: 'around a call in a helper function',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'const ask = async () => (await client.models.list()).data;',
        'export async function run() {',
        '  try { await ask(); } catch (e) { return e.response.status; }',
        '}',
      ].join('\n'),
      errors: [
        { messageId: 'axiosError', line: 5, column: 45, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'const ask = async () => (await client.models.list()).data;',
              'export async function run() {',
              '  try { await ask(); } catch (e) { return e.status; }',
              '}',
            ].join('\n') }] },
      ],
    },
    {
      name: 'around a retry wrapper',
      code: [
        `import pRetry from 'p-retry';`,
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'try { await pRetry(() => client.models.list()); } catch (e) { console.log(e.response.status); }',
      ].join('\n'),
      errors: [
        { messageId: 'axiosError', line: 4, column: 77, suggestions: [{ messageId: 'replace', output: [
              `import pRetry from 'p-retry';`,
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'try { await pRetry(() => client.models.list()); } catch (e) { console.log(e.status); }',
            ].join('\n') }] },
      ],
    },
    {
      name: 'in a generic retry function of the file',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'async function withRetry(fn) {',
        '  try { return await fn(); } catch (e) { if (e.response?.status !== 429) throw e; }',
        '}',
        'export const run = () => withRetry(() => client.models.list());',
      ].join('\n'),
      errors: [
        { messageId: 'axiosError', line: 4, column: 48, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'async function withRetry(fn) {',
              '  try { return await fn(); } catch (e) { if (e.status !== 429) throw e; }',
              '}',
              'export const run = () => withRetry(() => client.models.list());',
            ].join('\n') }] },
      ],
    },
    {
      name: 'thrown on by an inner handler',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'async function ask() { try { return await client.models.list(); } catch (e) { throw e; } }',
        'try { await ask(); } catch (e) { console.log(e.response.status); }',
      ].join('\n'),
      errors: [
        { messageId: 'axiosError', line: 4, column: 48, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'async function ask() { try { return await client.models.list(); } catch (e) { throw e; } }',
              'try { await ask(); } catch (e) { console.log(e.status); }',
            ].join('\n') }] },
      ],
    },
    {
      name: 'settings on the module',
      code: [
        `import openai from 'openai';`,
        'openai.apiKey = key;',
        'openai.api_key = key;',
        'openai.api_base = url;',
      ].join('\n'),
      errors: [
        { messageId: 'moduleIdiom', line: 2, column: 8 },
        { messageId: 'moduleIdiom', line: 3, column: 8 },
        { messageId: 'moduleIdiom', line: 4, column: 8 },
      ],
    },
    {
      name: 'settings on the class',
      code: [
        `import { OpenAI } from 'openai';`,
        'OpenAI.apiKey = key;',
      ].join('\n'),
      errors: [
        { messageId: 'moduleIdiom', line: 2, column: 8 },
      ],
    },
    {
      name: 'calls on the module',
      code: [
        `import openai from 'openai';`,
        'await openai.ChatCompletion.create(body);',
        'await openai.Completion.create(body);',
        'await openai.Embedding.create(body);',
      ].join('\n'),
      errors: [
        { messageId: 'moduleIdiom', line: 2, column: 14 },
        { messageId: 'moduleIdiom', line: 3, column: 14 },
        { messageId: 'moduleIdiom', line: 4, column: 14 },
      ],
    },
    {
      name: 'configure',
      code: [
        `import openai from 'openai';`,
        'openai.configure({ apiKey });',
      ].join('\n'),
      errors: [
        { messageId: 'moduleIdiom', line: 2, column: 8 },
      ],
    },
    {
      name: 'errors of the module',
      code: [
        `import openai from 'openai';`,
        'try { run(); } catch (e) { if (e instanceof openai.error.RateLimitError) wait(); }',
      ].join('\n'),
      errors: [
        { messageId: 'moduleIdiom', line: 2, column: 52 },
      ],
    },
    {
      name: 'asynchronous class of Python',
      code: `import { AsyncOpenAI } from 'openai';`,
      errors: [
        { messageId: 'removedExport', line: 1, column: 10 },
      ],
    },
    {
      name: 'options of Configuration on the client',
      code: [
        `import OpenAI from 'openai';`,
        'new OpenAI({ apiKey, basePath, baseOptions: { headers } });',
      ].join('\n'),
      errors: [
        { messageId: 'clientOption', line: 2, column: 22, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'new OpenAI({ apiKey, baseURL: basePath, baseOptions: { headers } });',
            ].join('\n') }] },
        { messageId: 'clientOption', line: 2, column: 32 },
      ],
    },
    {
      name: `options in Python's spelling`,
      code: [
        `import OpenAI from 'openai';`,
        `new OpenAI({ api_key: key, 'base_url': url });`,
      ].join('\n'),
      errors: [
        { messageId: 'clientOption', line: 2, column: 14, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              `new OpenAI({ apiKey: key, 'base_url': url });`,
            ].join('\n') }] },
        { messageId: 'clientOption', line: 2, column: 28, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'new OpenAI({ api_key: key, baseURL: url });',
            ].join('\n') }] },
      ],
    },
    {
      name: 'httpAgent of the client, by a variable',
      code: [
        `import OpenAI from 'openai';`,
        'const options = { httpAgent: agent };',
        'new OpenAI(options);',
      ].join('\n'),
      errors: [
        { messageId: 'clientOption', line: 2, column: 19 },
      ],
    },
    {
      name: 'axios options of a request',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        `await client.chat.completions.create(body, { responseType: 'stream', params: { a: 1 }, proxy: false });`,
      ].join('\n'),
      errors: [
        { messageId: 'requestOption', line: 3, column: 46 },
        { messageId: 'requestOption', line: 3, column: 70, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              `await client.chat.completions.create(body, { responseType: 'stream', query: { a: 1 }, proxy: false });`,
            ].join('\n') }] },
        { messageId: 'requestOption', line: 3, column: 88 },
      ],
    },
    {
      name: 'options of v5 on, set to an older minor',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'await client.files.del(id);',
        'await client.beta.vectorStores.list();',
      ].join('\n'),
      settings: { openai: { version: '4.90' } },
      errors: [
        { messageId: 'removedMethod', line: 4, column: 32, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'const client = new OpenAI();',
              'await client.files.del(id);',
              'await client.vectorStores.list();',
            ].join('\n') }] },
      ],
    },
    {
      name: 'members of runners and raw responses',
      code: [
        `import OpenAI from 'openai';`,
        'const client = new OpenAI();',
        'const runner = client.chat.completions.runTools(body);',
        'await runner.finalFunctionCall();',
        'const file = await client.files.content(id);',
        'file.body.pipe(out);',
      ].join('\n'),
      errors: [
        { messageId: 'removedMember', line: 4, column: 14 },
        { messageId: 'removedMember', line: 6, column: 11 },
      ],
    },
  ],
});

commonjs.run('no-legacy-api (commonjs)', rule, {
  valid: [
    { name: 'new client under the old name', code: [
      `const { OpenAI: OpenAIApi } = require('openai');`,
      'const openai = new OpenAIApi({ apiKey });',
      'openai.chat.completions.create(body).then((res) => res.choices);',
    ].join('\n') },
    { name: 'openai-api', code: [
      `const OpenAI = require('openai-api');`,
      'new OpenAI(key).complete({}).then((r) => r.data.choices);',
    ].join('\n') },
    { name: 'code for several majors', code: [
      `const sdk = require('openai');`,
      'module.exports = sdk.OpenAIApi ? new sdk.OpenAIApi(new sdk.Configuration({})) : new sdk.OpenAI();',
    ].join('\n') },
    { name: 'Telegram in the same try', code: [
      `const TelegramBot = require('node-telegram-bot-api');`,
      `const OpenAI = require('openai');`,
      'const bot = new TelegramBot(token);',
      'const client = new OpenAI();',
      '(async () => {',
      '  try { await bot.sendMessage(id, (await client.models.list()).data); } catch (e) { console.log(e.response.status); }',
      '})();',
    ].join('\n') },
    { name: 'v3 code for v3', code: [
      `const { Configuration, OpenAIApi } = require('openai');`,
      'const openai = new OpenAIApi(new Configuration({ apiKey }));',
      'openai.createChatCompletion(body).then((r) => r.data.choices).catch((e) => e.response.status);',
    ].join('\n'), settings: { openai: { version: 3 } } },
  ],
  invalid: [
    {
      name: 'destructured require',
      code: `const { Configuration, OpenAIApi: Api } = require('openai');`,
      errors: [
        { messageId: 'removedExport', line: 1, column: 9 },
        { messageId: 'removedExport', line: 1, column: 24 },
      ],
    },
    {
      name: 'two-step destructuring',
      code: [
        `const sdk = require('openai');`,
        'const { OpenAIApi } = sdk;',
      ].join('\n'),
      errors: [
        { messageId: 'removedExport', line: 2, column: 9 },
      ],
    },
    {
      name: 'require in place',
      code: `const api = new (require('openai').OpenAIApi)();`,
      errors: [
        { messageId: 'removedExport', line: 1, column: 36 },
      ],
    },
    {
      name: 'deep module of v3 as a whole',
      code: `const api = require('openai/dist/api');`,
      errors: [
        { messageId: 'removedModule', line: 1, column: 21, suggestions: [{ messageId: 'replace', output: `const api = require('openai');` }] },
      ],
    },
    {
      name: 'interop of the TypeScript compiler',
      code: [
        'const openai_1 = __importDefault(require("openai"));',
        'const configuration = new openai_1.Configuration({});',
      ].join('\n'),
      errors: [
        { messageId: 'removedExport', line: 2, column: 36 },
      ],
    },
    {
      name: 'static member that v5 dropped',
      code: [
        `const OpenAI = require('openai');`,
        `const file = OpenAI.fileFromPath('a.txt');`,
      ].join('\n'),
      errors: [
        { messageId: 'removedExport', line: 2, column: 21 },
      ],
    },
    {
      name: 'required shims',
      code: `require('openai/shims/web');`,
      errors: [
        { messageId: 'removedModule', line: 1, column: 9 },
      ],
    },
    {
      name: 'method of a v3 client',
      code: [
        `const { Configuration, OpenAIApi } = require('openai');`,
        'const openai = new OpenAIApi(new Configuration({ apiKey }));',
        'openai.createChatCompletion({ model, messages });',
      ].join('\n'),
      errors: [
        { messageId: 'removedExport', line: 1, column: 9 },
        { messageId: 'removedExport', line: 1, column: 24 },
        { messageId: 'removedMethod', line: 3, column: 8, suggestions: [{ messageId: 'replace', output: [
              `const { Configuration, OpenAIApi } = require('openai');`,
              'const openai = new OpenAIApi(new Configuration({ apiKey }));',
              'openai.chat.completions.create({ model, messages });',
            ].join('\n') }] },
      ],
    },
    {
      name: 'error of a v3 call',
      code: [
        `const { Configuration, OpenAIApi } = require('openai');`,
        'const openai = new OpenAIApi(new Configuration({ apiKey }));',
        'openai.createImage({ prompt }).catch((e) => console.log(e.response.data));',
      ].join('\n'),
      errors: [
        { messageId: 'removedExport', line: 1, column: 9 },
        { messageId: 'removedExport', line: 1, column: 24 },
        { messageId: 'removedMethod', line: 3, column: 8, suggestions: [{ messageId: 'replace', output: [
              `const { Configuration, OpenAIApi } = require('openai');`,
              'const openai = new OpenAIApi(new Configuration({ apiKey }));',
              'openai.images.generate({ prompt }).catch((e) => console.log(e.response.data));',
            ].join('\n') }] },
        { messageId: 'axiosError', line: 3, column: 59 },
      ],
    },
    {
      name: 'settings on the required module',
      code: [
        `const openai = require('openai');`,
        `openai.api_type = 'azure';`,
        `openai.organization = 'org';`,
      ].join('\n'),
      errors: [
        { messageId: 'moduleIdiom', line: 2, column: 8 },
        { messageId: 'moduleIdiom', line: 3, column: 8 },
      ],
    },
  ],
});

typescript.run('no-legacy-api (typescript)', rule, {
  valid: [
    { name: `Azure's own SDK`, code: [
      `import { OpenAIClient, AzureKeyCredential } from '@azure/openai';`,
      'const client = new OpenAIClient(url, new AzureKeyCredential(key));',
      `const { data } = await client.getCompletions('m', []);`,
    ].join('\n') },
    { name: 'current types', code: [
      `import OpenAI from 'openai';`,
      `import type { ChatCompletionMessageParam } from 'openai/resources/chat/completions';`,
      'let a: OpenAI.Chat.ChatCompletion | OpenAI.VectorStore | OpenAI.ChatCompletionMessageParam | ChatCompletionMessageParam;',
    ].join('\n') },
    { name: 'HttpService of NestJS', code: [
      `import { HttpService } from '@nestjs/axios';`,
      `import OpenAI from 'openai';`,
      'export class Service {',
      '  constructor(private readonly http: HttpService, private readonly ai: OpenAI) {}',
      '  async run() {',
      `    try { await this.http.axiosRef.get('/a'); await this.ai.models.list(); } catch (e) { return e.response.status; }`,
      '  }',
      '}',
    ].join('\n') },
    { name: 'v3 pinned by Deno', code: [
      `import { Configuration, OpenAIApi } from 'npm:openai@3.3.0';`,
      'const openai = new OpenAIApi(new Configuration({ apiKey }));',
      'const { data } = await openai.createChatCompletion(body);',
    ].join('\n') },
  ],
  invalid: [
    {
      name: 'v3 types, aliased and type-only',
      code: [
        `import type { ChatCompletionRequestMessage as Message } from 'openai';`,
        `import { type CreateCompletionRequest } from 'openai';`,
      ].join('\n'),
      errors: [
        { messageId: 'removedExport', line: 1, column: 15 },
        { messageId: 'removedExport', line: 2, column: 15 },
      ],
    },
    {
      name: 'types behind a namespace import',
      code: [
        `import * as openai from 'openai';`,
        'export function f(api: openai.OpenAIApi) {}',
      ].join('\n'),
      errors: [
        { messageId: 'removedExport', line: 2, column: 31 },
      ],
    },
    {
      name: 'a member of a v3 enum behind a namespace',
      code: [
        `import * as openai from 'openai';`,
        'export const role = openai.ChatCompletionRequestMessageRoleEnum.User;',
      ].join('\n'),
      errors: [
        { messageId: 'removedExport', line: 2, column: 28, suggestions: [{ messageId: 'replace', output: [
              `import * as openai from 'openai';`,
              `export const role = 'user';`,
            ].join('\n') }] },
      ],
    },
    {
      name: 'import type query',
      code: `export type Api = import('openai').OpenAIApi;`,
      errors: [
        { messageId: 'removedExport', line: 1, column: 36 },
      ],
    },
    {
      name: 'import equals',
      code: [
        `import sdk = require('openai');`,
        'export const api = new sdk.OpenAIApi();',
      ].join('\n'),
      errors: [
        { messageId: 'removedExport', line: 2, column: 28 },
      ],
    },
    {
      name: 'openai/core as a whole',
      code: `import * as Core from 'openai/core';`,
      errors: [
        { messageId: 'removedModule', line: 1, column: 23 },
      ],
    },
    {
      name: 'renamed type of a resource module',
      code: `import { CreateChatCompletionRequestMessage } from 'openai/resources/chat/completions';`,
      errors: [
        { messageId: 'removedExport', line: 1, column: 10, suggestions: [{ messageId: 'replace', output: `import { ChatCompletionMessageParam as CreateChatCompletionRequestMessage } from 'openai/resources/chat/completions';` }] },
      ],
    },
    {
      name: 'module of a beta resource',
      code: 'import type { ParsedChatCompletion } from "openai/resources/beta/chat/completions";',
      errors: [
        { messageId: 'removedModule', line: 1, column: 43, suggestions: [{ messageId: 'replace', output: 'import type { ParsedChatCompletion } from "openai/resources/chat/completions";' }] },
      ],
    },
    {
      name: 'renamed type below OpenAI',
      code: [
        `import OpenAI from 'openai';`,
        'let message: OpenAI.Chat.CreateChatCompletionRequestMessage;',
      ].join('\n'),
      errors: [
        { messageId: 'removedType', line: 2, column: 26, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'let message: OpenAI.Chat.ChatCompletionMessageParam;',
            ].join('\n') }] },
      ],
    },
    {
      name: 'moved type below a named import',
      code: [
        `import { OpenAI } from 'openai';`,
        'let store: OpenAI.Beta.VectorStore;',
      ].join('\n'),
      errors: [
        { messageId: 'removedType', line: 2, column: 24, suggestions: [{ messageId: 'replace', output: [
              `import { OpenAI } from 'openai';`,
              'let store: OpenAI.VectorStore;',
            ].join('\n') }] },
      ],
    },
    {
      name: 'type without a successor',
      code: [
        `import OpenAI from 'openai';`,
        'let edit: OpenAI.Edits.EditCreateParams;',
      ].join('\n'),
      errors: [
        { messageId: 'removedType', line: 2, column: 24 },
      ],
    },
    {
      name: 'typed parameter',
      code: [
        `import { OpenAI } from 'openai';`,
        'export const ask = (ai: OpenAI) => ai.createImage({ prompt });',
      ].join('\n'),
      errors: [
        { messageId: 'removedMethod', line: 2, column: 39, suggestions: [{ messageId: 'replace', output: [
              `import { OpenAI } from 'openai';`,
              'export const ask = (ai: OpenAI) => ai.images.generate({ prompt });',
            ].join('\n') }] },
      ],
    },
    {
      name: 'field set in the constructor',
      code: [
        `import OpenAI from 'openai';`,
        'export class Service {',
        '  private readonly ai;',
        '  constructor(apiKey: string) { this.ai = new OpenAI({ apiKey }); }',
        `  models() { return this.ai.retrieveModel('gpt-4'); }`,
        '}',
      ].join('\n'),
      errors: [
        { messageId: 'removedMethod', line: 5, column: 29, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'export class Service {',
              '  private readonly ai;',
              '  constructor(apiKey: string) { this.ai = new OpenAI({ apiKey }); }',
              `  models() { return this.ai.models.retrieve('gpt-4'); }`,
              '}',
            ].join('\n') }] },
      ],
    },
    {
      name: 'parameter property',
      code: [
        `import OpenAI from 'openai';`,
        'export class Service {',
        '  constructor(private readonly ai: OpenAI) {}',
        '  remove(id: string) { return this.ai.deleteFile(id); }',
        '}',
      ].join('\n'),
      errors: [
        { messageId: 'removedMethod', line: 4, column: 39, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'export class Service {',
              '  constructor(private readonly ai: OpenAI) {}',
              '  remove(id: string) { return this.ai.files.delete(id); }',
              '}',
            ].join('\n') }] },
      ],
    },
    {
      name: 'Azure client',
      code: [
        `import { AzureOpenAI } from 'openai';`,
        'const azure = new AzureOpenAI();',
        `await azure.models.del('m');`,
      ].join('\n'),
      errors: [
        { messageId: 'removedMethod', line: 3, column: 20, suggestions: [{ messageId: 'replace', output: [
              `import { AzureOpenAI } from 'openai';`,
              'const azure = new AzureOpenAI();',
              `await azure.models.delete('m');`,
            ].join('\n') }] },
      ],
    },
    {
      name: 'positional parameter typed string',
      code: [
        `import OpenAI from 'openai';`,
        'export const get = (ai: OpenAI, thread: string, run: string) => ai.beta.threads.runs.cancel(thread, run);',
      ].join('\n'),
      errors: [
        { messageId: 'positionalArguments', line: 2, column: 101, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              'export const get = (ai: OpenAI, thread: string, run: string) => ai.beta.threads.runs.cancel(run, { thread_id: thread });',
            ].join('\n') }] },
      ],
    },
    {
      name: 'result typed as an axios response',
      code: [
        `import OpenAI from 'openai';`,
        `import type { AxiosResponse } from 'axios';`,
        'const show = (res: AxiosResponse) => res.data.choices;',
        'show(await new OpenAI().chat.completions.create(body) as any);',
      ].join('\n'),
      errors: [
        { messageId: 'axiosResponse', line: 3, column: 42, suggestions: [{ messageId: 'remove', output: [
              `import OpenAI from 'openai';`,
              `import type { AxiosResponse } from 'axios';`,
              'const show = (res: AxiosResponse) => res.choices;',
              'show(await new OpenAI().chat.completions.create(body) as any);',
            ].join('\n') }] },
      ],
    },
    {
      name: 'cast error',
      code: [
        `import OpenAI from 'openai';`,
        `import type { AxiosError } from 'axios';`,
        'try { await new OpenAI().models.list(); } catch (e) {',
        '  console.log((e as AxiosError).response?.status);',
        '}',
      ].join('\n'),
      errors: [
        { messageId: 'axiosError', line: 4, column: 33, suggestions: [{ messageId: 'replace', output: [
              `import OpenAI from 'openai';`,
              `import type { AxiosError } from 'axios';`,
              'try { await new OpenAI().models.list(); } catch (e) {',
              '  console.log((e as AxiosError).status);',
              '}',
            ].join('\n') }] },
      ],
    },
  ],
});

commonjs.run('no-legacy-api (client of another module)', rule, {
  valid: [
    {
      name: 'a module that exports no client of that name',
      filename: path.join(FIXTURES, 'imported-client/server.js'),
      code: "const { other } = require('./client');\nother.createCompletion(body);",
    },
  ],
  invalid: [
    {
      name: 'a v3 client that another module builds',
      filename: path.join(FIXTURES, 'imported-client/server.js'),
      code: "const { openai } = require('./client');\nmodule.exports = (body) => openai.createFineTune(body);",
      errors: [{ messageId: 'removedMethod', line: 2, column: 35 }],
    },
    {
      name: 'its error and its response, in a file that never says the name of the package',
      filename: path.join(FIXTURES, 'imported-client/server.js'),
      code: [
        "const ai = require('./client').openai;",
        'ai.createEdit(body).then(',
        '  (res) => res.data.choices,',
        '  (err) => err.response.statusText,',
        ');',
      ].join('\n'),
      errors: [
        { messageId: 'removedMethod', line: 2, column: 4 },
        {
          messageId: 'axiosResponse',
          line: 3,
          column: 16,
          suggestions: [
            {
              messageId: 'remove',
              output: [
                "const ai = require('./client').openai;",
                'ai.createEdit(body).then(',
                '  (res) => res.choices,',
                '  (err) => err.response.statusText,',
                ');',
              ].join('\n'),
            },
          ],
        },
        { messageId: 'axiosError', line: 4, column: 16 },
      ],
    },
  ],
});

typescript.run('no-legacy-api (functions of another module)', rule, {
  valid: [
    {
      name: 'a function of the project that uses axios, in the same try',
      filename: path.join(FIXTURES, 'imported-result/page.ts'),
      code: [
        "import { ask, load } from './ask'; // openai",
        'try { await ask(await load(url)); } catch (e: any) { console.log(e.response.status); }',
      ].join('\n'),
    },
  ],
  invalid: [
    {
      name: 'result and error of a function of the project',
      filename: path.join(FIXTURES, 'imported-result/page.ts'),
      code: [
        "import { ask } from './ask'; // openai",
        'try {',
        '  const { status } = await ask(prompt);',
        '} catch (e: any) {',
        '  console.log(e.response.statusText);',
        '}',
      ].join('\n'),
      errors: [
        { messageId: 'axiosResponse', line: 3, column: 11 },
        { messageId: 'axiosError', line: 5, column: 17 },
      ],
    },
  ],
});
