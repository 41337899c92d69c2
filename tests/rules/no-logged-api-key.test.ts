import path from 'node:path';
import rule from '../../rules/no-logged-api-key.ts';
import { commonjs, javascript, typescript } from './rule-tester.ts';
import { withKeys } from './sample-keys.ts';

type What = 'key' | 'client' | 'environment';
const KEY = 'const apiKey = process.env.OPENAI_API_KEY;\n';
const OPENAI = "import OpenAI from 'openai';\n";
const CLIENT = `${OPENAI}const client = new OpenAI();\n`;
const filename = path.join(import.meta.dirname, 'fixtures/no-logged-api-key/modules/main.ts');

/** A case whose reports stand between `«` and `»`; `output` is the text that the suggestion puts there, for each report. */
function wrong(marked: string, output: string | undefined, messageId: What = 'key', more: { filename?: string } = {}) {
  const text = withKeys(marked);
  const code = text.replaceAll(/[«»]/g, '');
  const errors = [...text.matchAll(/«([^»]*)»/g)].map(({ index, 0: found }) => {
    const before = text.slice(0, index).replaceAll(/[«»]/g, '');
    const suggested = code.slice(0, before.length) + output + code.slice(before.length + found.length - 2);
    return {
      messageId, line: before.split('\n').length, column: before.length - before.lastIndexOf('\n'),
      suggestions: output === undefined ? [] : [{ messageId: 'showPresence', output: suggested }],
    };
  });
  if (errors.length === 0) throw new Error(`Mark the report with « and »: ${marked}`);
  return { code, errors: errors as never, ...more };
}

const logged = (code: string) => wrong(KEY + code, 'Boolean(apiKey)');
const right = (name: string, code: string) => ({ name, code: withKeys(code) });

typescript.run('no-logged-api-key: what is printed (TypeScript)', rule, {
  valid: [
    right('nothing of a key', "console.log('OPENAI_API_KEY is missing');"),
    right('the first characters', `${KEY}console.log(apiKey!.slice(0, 7));`),
    right('the last characters', `${KEY}console.log(apiKey?.slice(-4));`),
    right('both ends', KEY + 'console.log(`${apiKey.substring(0, 3)}...${apiKey.slice(-4)}`);'),
    right('substr', `${KEY}console.log(apiKey.substr(0, 5) + '***');`),
    right('a length that is not known', `${KEY}console.log(apiKey.slice(0, shown));`),
    right('presence by Boolean', `${KEY}console.log(Boolean(apiKey));`),
    right('presence by !!', `${KEY}console.log({ key: !!apiKey });`),
    right('presence by a ternary', KEY + "console.log(`key: ${apiKey ? 'set' : 'missing'}`);"),
    right('presence by &&', `${KEY}console.log(apiKey && 'set');`),
    right('its length', `${KEY}console.log(apiKey.length, process.env.OPENAI_API_KEY?.length);`),
    right('its beginning', `${KEY}console.log(apiKey.startsWith('sk-'));`),
    right('its type', `${KEY}console.log(typeof apiKey);`),
    right('a comparison', `${KEY}console.log(apiKey === undefined, apiKey !== other);`),
    right('its hash', `${KEY}console.log(createHash('sha256').update(apiKey).digest('hex'));`),
    right('stars', `${KEY}console.log('*'.repeat(apiKey.length));`),
    right('replaced characters', `${KEY}console.log(apiKey.replace(/.(?=.{4})/g, '*'));`),
    right('a character', `${KEY}console.log(apiKey[0], apiKey.charAt(1), apiKey.at(-1));`),
    right('a function that masks', `${KEY}const mask = (text: string) => text.slice(0, 4) + '…';\nconsole.log(mask(apiKey));`),
    right('a function that is not known', `${KEY}console.log(mask(apiKey), isValid(apiKey));`),
    right('a function that gives all but a credential', `${KEY}function line(text: string) { return '> ' + text; }\nsend(line(apiKey)); console.log(line('hello'));`),
    right('another member', "const config = { apiKey: process.env.OPENAI_API_KEY, model: 'gpt-5' };\nconsole.log(config.model);"),
    right('the rest of an object', "const config = { apiKey: process.env.OPENAI_API_KEY, model: 'gpt-5' };\nconst { apiKey, ...rest } = config;\nconsole.log(rest);"),
    right('an overwritten member', "const config = { apiKey: process.env.OPENAI_API_KEY, model: 'gpt-5' };\nconsole.log({ ...config, apiKey: '***' });"),
    right('a deleted member', "const config = { apiKey: process.env.OPENAI_API_KEY, model: 'gpt-5' };\nconst copy = { ...config };\ndelete copy.apiKey;\nconsole.log(copy);"),
    right('a member that is assigned anew', "const config = { apiKey: process.env.OPENAI_API_KEY, model: 'gpt-5' };\nfunction safe(options: object) { const copy = { ...options }; copy.apiKey = '***'; return copy; }\nconsole.log(safe(config));"),
    right('an overwritten object', "const config = { openai: { key: process.env.OPENAI_API_KEY } };\nconsole.log({ ...config, openai: undefined });"),
    right('an object as a part of a text', "const config = { apiKey: process.env.OPENAI_API_KEY };\nconsole.log(`${config}`, 'x' + config);"),
    right('selected members in JSON', `${KEY}console.log(JSON.stringify({ apiKey, model }, ['model']));`),
    right('a replacer', `${KEY}console.log(JSON.stringify({ apiKey }, (name, value) => (name === 'apiKey' ? '***' : value)));`),
    right('names of the environment', 'console.log(Object.keys(process.env));'),
    right('another variable', 'console.log(process.env.PORT, process.env.OPENAI_BASE_URL, process.env.OPENAI_ORG_ID);'),
    right('the environment without the key', 'const { OPENAI_API_KEY, ...rest } = process.env;\nconsole.log(rest);'),
    right('names in a loop', "for (const name of ['OPENAI_API_KEY', 'PORT']) if (!process.env[name]) console.log(name, 'is missing');"),
    right('presence in a loop', "for (const name of ['OPENAI_API_KEY', 'PORT']) console.log(name, process.env[name] ? 'set' : 'missing');"),
    right('a name in an error', "function need(name: string) { const value = process.env[name]; if (!value) throw new Error(`${name} is missing`); return value; }\nneed('OPENAI_API_KEY'); console.log(need('PORT'));"),
    right('a text of the client', `${CLIENT}console.log(\`\${client}\`);`),
    right('another property of the client', `${CLIENT}console.log(client.baseURL, client.organization, client.timeout);`),
    right('what a request gives', `${CLIENT}const list = await client.models.list();\nconsole.log(list, list.data);`),
    right('what a request throws', `${CLIENT}try { await client.models.list(); } catch (error) { console.error(error); throw error; }`),
    right('names of a client', `${CLIENT}console.log(Object.keys(client), client instanceof OpenAI);`),
    right('another console', `${KEY}const console = { log() {} };\nconsole.log(apiKey);`),
    right('a logger of the file that keeps nothing', `${KEY}const logger = { info(text: string) { count(text.length); } };\nlogger.info(apiKey);`),
    right('a dummy for a local server', `${OPENAI}const key = 'ollama';\nconsole.log(key);\nnew OpenAI({ apiKey: key, baseURL: 'http://localhost:11434/v1' });`),
    right('a request', `${KEY}fetch(url, { headers: { Authorization: \`Bearer \${apiKey}\` } });`),
    right('a message of a schema', "import { z } from 'zod';\nconst found = z.object({ OPENAI_API_KEY: z.string() }).safeParse(process.env);\nconsole.error(found.error.flatten().fieldErrors);"),
    right('the end of a long text', `${KEY}console.log('a' + 'b' + 'c'.concat('d'));`),
    right('a set', "const labels = new Map([['OPENAI_API_KEY', 'The key']]);\nconsole.log(labels.get('OPENAI_API_KEY'));"),
  ],
  invalid: [
    logged('console.log(«apiKey»);'),
    logged("console.log('key', «apiKey»);"),
    logged('console.log(`key: ${«apiKey»}`);'),
    logged("console.log('key: ' + «apiKey»);"),
    logged("console.log(«apiKey» ?? 'missing');"),
    logged("console.log(model ? «apiKey» : '');"),
    logged('console.log({ key: «apiKey» });'),
    wrong(`${KEY}console.log({ «apiKey» });`, 'apiKey: Boolean(apiKey)'),
    logged('console.log([[«apiKey»]]);'),
    logged('console.error(«apiKey»); '),
    logged('console.warn(«apiKey»);'),
    logged('console.debug(«apiKey»);'),
    logged('console.dir({ a: { b: «apiKey» } });'),
    logged('console.table([{ key: «apiKey» }]);'),
    logged('console.assert(valid, «apiKey»);'),
    logged('console.log(JSON.stringify({ key: «apiKey» }, null, 2));'),
    logged('console.log(String(«apiKey»));'),
    logged('console.log(«apiKey».trim());'),
    logged('console.log(«apiKey».slice(3));'),
    logged('console.log(«apiKey».slice(0, 100));'),
    logged('console.log(btoa(«apiKey»));'),
    logged("console.log(Buffer.from(«apiKey»).toString('base64'));"),
    logged('console.log(encodeURIComponent(«apiKey»));'),
    logged("console.log([«apiKey»].join('\\n'));"),
    logged("const line = (text: string) => '> ' + text;\nconsole.log(line(«apiKey»), line('x'));"),
    wrong(`${KEY}console.log(«apiKey!»);`.replace('«apiKey!»', '«apiKey»!'), undefined),
    wrong(`${KEY}const copy = apiKey;\nconsole.log(«copy»);`, 'Boolean(copy)'),
    wrong(`${KEY}let text = 'key: ';\ntext += apiKey;\nconsole.log(«text»);`, 'Boolean(text)'),
    wrong(`${KEY}const lines: string[] = [];\nlines.push(apiKey);\nconsole.log(«lines»);`, 'Boolean(lines)'),
    wrong('console.log(«process.env.OPENAI_API_KEY»);', 'Boolean(process.env.OPENAI_API_KEY)'),
    wrong("console.log(«process.env['OPENAI_ADMIN_KEY']»);", "Boolean(process.env['OPENAI_ADMIN_KEY'])"),
    wrong('console.log(«process.env.AZURE_OPENAI_API_KEY»);', 'Boolean(process.env.AZURE_OPENAI_API_KEY)'),
    wrong('console.log(«import.meta.env.OPENAI_API_KEY»);', 'Boolean(import.meta.env.OPENAI_API_KEY)'),
    wrong("console.log(«Deno.env.get('OPENAI_API_KEY')»);", undefined),
    wrong("for (const name of ['PORT', 'OPENAI_API_KEY']) console.log(«process.env[name]»);", 'Boolean(process.env[name])'),
    wrong("function need(name: string) { return process.env[name]!; }\nneed('PORT'); console.log(«need('OPENAI_API_KEY')»);", undefined),
    wrong("console.log(«config.get('OPENAI_API_KEY')»);", undefined),
    wrong('console.log(«process.env»);', undefined, 'environment'),
    wrong('console.log({ ...«process.env» });', undefined, 'environment'),
    wrong('console.log(JSON.stringify(«process.env»));', undefined, 'environment'),
    wrong('console.log(Object.entries(«process.env»));', undefined, 'environment'),
    wrong("import dotenv from 'dotenv';\nconst loaded = dotenv.config();\nconsole.log(«loaded.parsed»);", undefined, 'environment'),
    wrong("import { z } from 'zod';\nconst env = z.object({ OPENAI_API_KEY: z.string() }).parse(process.env);\nconsole.log(«env»);", undefined, 'environment'),
    wrong("import { z } from 'zod';\nconst env = z.object({ OPENAI_API_KEY: z.string() }).parse(process.env);\nconsole.log(«env.OPENAI_API_KEY»);", 'Boolean(env.OPENAI_API_KEY)'),
    wrong("const config = { model: 'gpt-5' };\nconfig.apiKey = process.env.OPENAI_API_KEY;\nconsole.log(«config»);", 'Boolean(config)'),
    wrong(`${CLIENT}console.log(«client»);`, undefined, 'client'),
    wrong(`${CLIENT}console.log({ «client» });`, undefined, 'client'),
    wrong(`${CLIENT}console.log(JSON.stringify(«client»));`, undefined, 'client'),
    wrong(`${CLIENT}console.log({ ...«client» });`, undefined, 'client'),
    wrong(`${CLIENT}console.log(«client.apiKey»);`, 'Boolean(client.apiKey)'),
    wrong(`${CLIENT}const { apiKey } = client;\nconsole.log(«apiKey»);`, 'Boolean(apiKey)'),
    wrong(`${CLIENT}console.log(«client.webhookSecret»);`, 'Boolean(client.webhookSecret)'),
    wrong(`${OPENAI}function show(client: OpenAI) { console.log(«client»); }`, undefined, 'client'),
    wrong(`${OPENAI}const key = process.env.MY_KEY;\nconst client = new OpenAI({ apiKey: key });\nconsole.log(«key»);`, 'Boolean(key)'),
    wrong(`${OPENAI}export function make(token: string) { console.log(«token»); return new OpenAI({ apiKey: token }); }`, 'Boolean(token)'),
    wrong(`${OPENAI}export function make(options: { key: string }) { console.log(«options»); return new OpenAI({ apiKey: options.key }); }`, 'Boolean(options)'),
    wrong(`${OPENAI}class Service {\n  key = process.env.OPENAI_API_KEY;\n  show() { console.log(«this.key»); }\n}`, 'Boolean(this.key)'),
    wrong(`${OPENAI}class Service {\n  constructor(private key: string) { this.client = new OpenAI({ apiKey: this.key }); }\n  show() { console.log(«this.key»); }\n}`, 'Boolean(this.key)'),
    wrong("console.log(«'§project§'»);", undefined),
    wrong("const key = '§user§';\nconsole.log(«key»);", 'Boolean(key)'),
    wrong("const headers = { Authorization: `Bearer ${process.env.OPENAI_API_KEY}` };\nconsole.log(«headers»);", 'Boolean(headers)'),
  ],
});

javascript.run('no-logged-api-key: where it is put out (JavaScript)', rule, {
  valid: [
    right('a logger that gets a part', `import pino from 'pino';\n${KEY}pino().info({ key: apiKey.slice(-4) }, 'start');`),
    right('a response that says whether it is set', `${KEY}app.get('/', (req, res) => res.json({ set: Boolean(apiKey) }));`),
    right('a response of fetch is read', `${KEY}async function load(response) { return response.json(); }`),
    right('an error that names the variable', "if (!process.env.OPENAI_API_KEY) throw new Error('OPENAI_API_KEY is missing');"),
    right('the cause of an error', `${KEY}throw new Error('failed', { cause: { set: !!apiKey } });`),
    right('Math.log', `${KEY}const logger = Math;\nlogger.log(apiKey);`),
    right('an array that is called log', `${KEY}const log = [];\nlog.push(apiKey);`),
    right('a class of errors that masks', `${KEY}class BadKey extends Error { constructor(key) { super(\`Bad key \${key.slice(0, 4)}\`); } }\nthrow new BadKey(apiKey);`),
    right('a request with a body', `${KEY}function sign(request) { request.body = JSON.stringify({ apiKey }); }`),
    right('a socket', `${KEY}socket.send(apiKey);`),
    right('a wrapper that is given something else', `${KEY}function log(...args) { console.log('[app]', ...args); }\nlog('hello'); log(!!apiKey);`),
    right('a tracker that is told of a length', `${KEY}import * as Sentry from '@sentry/node';\nSentry.setExtra('length', apiKey.length);`),
    right('an assertion', `${KEY}expect(apiKey).toBe('x'); assert(apiKey, 'no key');`),
    right('a store', `${KEY}localStorage.setItem('key', apiKey); cache.set('key', apiKey);`),
  ],
  invalid: [
    logged("import pino from 'pino';\nconst logger = pino();\nlogger.info(«apiKey»);"),
    logged("import pino from 'pino';\nconst logger = pino();\nlogger.child({ a: 1 }).warn({ key: «apiKey» }, 'start');"),
    logged("import winston from 'winston';\nconst journal = winston.createLogger({});\njournal.error('bad', { key: «apiKey» });"),
    logged("import bunyan from 'bunyan';\nconst journal = bunyan.createLogger({ name: 'a' });\njournal.info(«apiKey»);"),
    logged("import createDebug from 'debug';\nconst debug = createDebug('app');\ndebug('key %s', «apiKey»);"),
    logged("import { consola } from 'consola';\nconsola.info(«apiKey»);"),
    logged("import log4js from 'log4js';\nconst journal = log4js.getLogger();\njournal.debug(«apiKey»);"),
    logged("import level from 'loglevel';\nlevel.warn(«apiKey»);"),
    logged("import signale from 'signale';\nsignale.success(«apiKey»);"),
    logged('logger.info(«apiKey»);'),
    logged('class A { run() { this.logger.debug(`key ${«apiKey»}`); } }'),
    logged('app.post("/", (req) => { req.log.info({ key: «apiKey» }); });'),
    logged("import { logger } from '@acme/logging';\nlogger.error(«apiKey»);"),
    logged("import { Logger } from '@nestjs/common';\nconst journal = new Logger('a');\njournal.log(«apiKey»);"),
    logged("throw new Error('Bad key ' + «apiKey»);"),
    logged('throw new TypeError(`Bad key ${«apiKey»}`);'),
    logged('reject(Error(`Bad key ${«apiKey»}`));'),
    logged("import { HttpException } from '@nestjs/common';\nthrow new HttpException(`Bad key ${«apiKey»}`, 500);"),
    logged('class BadKey extends Error {}\nthrow new BadKey(`Bad key ${«apiKey»}`);'),
    logged('class BadKey extends Error { constructor(key) { super(`Bad key ${key}`); } }\nthrow new BadKey(«apiKey»);'),
    logged("console.error(new Error('Bad key ' + «apiKey»));"),
    logged("function log(...args) { console.log('[app]', ...args); }\nlog('hello');\nlog('key', «apiKey»);"),
    logged('const sink = { put(text) { console.log(text); } };\nsink.put("a");\nsink.put(«apiKey»);'),
    wrong(`${KEY}function start(key) { console.log(«key»); }\nstart(apiKey);`, 'Boolean(key)'),
    wrong(`${KEY}app.get('/', (req, res) => res.json({ «apiKey» }));`, undefined),
    wrong(`${KEY}app.get('/', (req, res) => { res.status(500).send(«apiKey»); });`, undefined),
    wrong(`${KEY}http.createServer((req, res) => { res.end(JSON.stringify({ key: «apiKey» })); });`, undefined),
    wrong(`${KEY}fastify.get('/', async (request, reply) => { reply.code(200).send({ «apiKey» }); });`, undefined),
    wrong(`${KEY}app.get('/', (c) => c.json({ «apiKey» }));`, undefined),
    wrong(`${KEY}app.get('/', (c) => c.text(«apiKey»));`, undefined),
    wrong(`${KEY}app.use(async (ctx) => { ctx.body = { «apiKey» }; });`, undefined),
    wrong(`${KEY}export const GET = () => Response.json({ «apiKey» });`, undefined),
    wrong(`${KEY}export const GET = () => new Response(«apiKey»);`, undefined),
    wrong(`import { NextResponse } from 'next/server';\n${KEY}export const GET = () => NextResponse.json({ key: «apiKey» });`, undefined),
    wrong(`${KEY}export const handler = async () => ({ statusCode: 200, body: JSON.stringify({ «apiKey» }) });`, undefined),
    logged("import * as Sentry from '@sentry/node';\nSentry.captureMessage(`key ${«apiKey»}`);"),
    wrong("import { setContext } from '@sentry/node';\nsetContext('env', «process.env»);", undefined, 'environment'),
    logged("import { PostHog } from 'posthog-node';\nconst posthog = new PostHog('a');\nposthog.capture({ event: 'start', properties: { key: «apiKey» } });"),
    logged("import mixpanel from 'mixpanel-browser';\nmixpanel.track('start', { key: «apiKey» });"),
    logged('process.stdout.write(`${«apiKey»}\\n`);'),
  ],
});

commonjs.run('no-logged-api-key: CommonJS and v3', rule, {
  valid: [
    right('a property of v3', "const { Configuration } = require('openai');\nconst configuration = new Configuration({ apiKey: process.env.OPENAI_API_KEY });\nconsole.log(configuration.basePath);"),
    right('a response of v3', "const { Configuration, OpenAIApi } = require('openai');\nconst openai = new OpenAIApi(new Configuration({ apiKey: process.env.OPENAI_API_KEY }));\nopenai.listModels().then((response) => console.log(response.data));"),
    right('what stands for the key', "require('dotenv').config();\nconsole.log('key', process.env.OPENAI_API_KEY ? 'found' : 'missing');"),
    right('another package', "const debug = require('debug')('app');\ndebug('%s', process.env.NODE_ENV);"),
  ],
  invalid: [
    wrong("const { Configuration } = require('openai');\nconst configuration = new Configuration({ apiKey: process.env.OPENAI_API_KEY });\nconsole.log(«configuration»);", undefined, 'client'),
    wrong("const { Configuration } = require('openai');\nconst configuration = new Configuration({ apiKey: process.env.OPENAI_API_KEY });\nconsole.log(«configuration.apiKey»);", 'Boolean(configuration.apiKey)'),
    wrong("const OpenAI = require('openai');\nconst openai = new OpenAI();\nconsole.log(«openai»);", undefined, 'client'),
    wrong("const debug = require('debug')('app');\ndebug(«process.env.OPENAI_API_KEY»);", 'Boolean(process.env.OPENAI_API_KEY)'),
    wrong("const winston = require('winston');\nconst { OPENAI_API_KEY } = process.env;\nwinston.info(«OPENAI_API_KEY»);", 'Boolean(OPENAI_API_KEY)'),
    wrong("const { inspect } = require('util');\nconsole.log(inspect(«process.env»));", undefined, 'environment'),
  ],
});

typescript.run('no-logged-api-key: across modules', rule, {
  valid: [
    { code: "import { config } from './config';\nconsole.log(config.model);", filename },
    { code: "import { config } from './config';\nimport { mask } from './logger';\nconsole.log(mask(config.apiKey));", filename },
    { code: "import { config } from './config';\nimport { brief } from './logger';\nbrief(config.apiKey);", filename },
  ],
  invalid: [
    wrong("import { config } from './config';\nconsole.log(«config.apiKey»);", 'Boolean(config.apiKey)', 'key', { filename }),
    wrong("import { config } from './config';\nconsole.log(«config»); // apiKey", 'Boolean(config)', 'key', { filename }),
    wrong("import { client } from './config';\nconsole.log(«client»); // openai", undefined, 'client', { filename }),
    wrong("import { config } from './config';\nimport { report } from './logger';\nreport(«config.apiKey»);", 'Boolean(config.apiKey)', 'key', { filename }),
    wrong("import { config } from './config';\nimport { report } from './logger';\nreport('key', «config.apiKey»);", 'Boolean(config.apiKey)', 'key', { filename }),
  ],
});
