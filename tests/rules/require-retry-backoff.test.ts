import path from 'node:path';
import rule from '../../rules/require-retry-backoff.ts';
import { commonjs, javascript, typescript } from './rule-tester.ts';

type Problem = 'noPause' | 'constantPause' | 'multiplied';

/** `»` stands where the report must begin. */
function invalid(name: string, marked: string, messageId: Problem, retries = 2) {
  const before = marked.slice(0, marked.indexOf('»')).split('\n');
  const place = { line: before.length, column: before[before.length - 1]!.length + 1 };
  const data = messageId === 'multiplied' ? { data: { retries, requests: retries + 1 } } : {};
  return { name, code: marked.replace('»', ''), errors: [{ messageId, ...place, ...data }] };
}

const valid = (name: string, marked: string) => ({ name, code: marked.replace('»', '') });

const SINGLE = "import OpenAI from 'openai';\nconst client = new OpenAI({ maxRetries: 0 });\n";
const DEFAULT = "import OpenAI from 'openai';\nconst client = new OpenAI();\n";
const SLEEP = 'const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));\n';
const REQUEST = "client.responses.create({ model: 'gpt-5', input })";

/** A loop with the given handler; `start` and `end` are the body's statements before and after the request. */
const loop = (handler: string, { head = 'for (let attempt = 0; attempt < 3; attempt++)', start = '', end = '', request = REQUEST } = {}) => `async function ask(input) {
  ${head} {
    ${start}
    try {
      return await ${request};
    } »catch (error) {
      ${handler}
    }
    ${end}
  }
}
`;
/** A function that starts itself again. */
const again = (handler: string, parameters = 'input, tries = 3') => `async function ask(${parameters}) {
  try {
    return await ${REQUEST};
  } »catch (error) {
    if (tries === 0) throw error;
    ${handler}
  }
}
`;
const helper = (handler: string, parameters = 'run, tries = 3') => `async function withRetry(${parameters}) {
  for (let attempt = 0; attempt < tries; attempt++) {
    try {
      return await run();
    } »catch (error) {
      ${handler}
    }
  }
}
const ask = (input) => withRetry(() => ${REQUEST});
`;

const noPause: [string, string][] = [
  ['a log', loop('console.error(error);')],
  ['the last error', loop('if (attempt === 2) throw error;')],
  ['only rate limits', loop('if (error.status !== 429) throw error;')],
  ['only failures of the server', loop('if (!(error.status >= 500)) throw error;')],
  ['a list of statuses', loop('if (![429, 500, 502, 503].includes(error.status)) throw error;')],
  ['a while loop', loop('if (++tries > 3) throw error;', { head: 'let tries = 0; while (true)' })],
  ['a do loop', loop('tries++;', { head: 'let tries = 0; do', end: '' }).replace(/\n {2}\}\n\}\n$/, '\n  } while (tries < 3);\n}\n')],
  ['continue', loop('continue;')],
  ['a pause that nobody awaits', SLEEP + loop('sleep(1000 * 2 ** attempt);')],
  ['a timer that delays nothing', loop('setTimeout(() => console.log(attempt), 1000);')],
  ['a time limit by abort', loop('console.log(error);', { start: 'const controller = new AbortController(); const timer = setTimeout(() => controller.abort(), 9000);', end: 'clearTimeout(timer);' })],
  ['a time limit by race', loop('console.log(error);', { request: `Promise.race([${REQUEST}, new Promise((_, reject) => setTimeout(reject, 9000))])` })],
  ['recursion', again('return ask(input, tries - 1);')],
  ['recursion of a promise', `function ask(input, tries = 3) {\n  return ${REQUEST}.catch(»(error) => {\n    if (tries === 0) throw error;\n    return ask(input, tries - 1);\n  });\n}\n`],
  ['recursion in one expression', `function ask(input, tries = 3) {\n  return ${REQUEST}.catch(»(error) => tries > 0 ? ask(input, tries - 1) : Promise.reject(error));\n}\n`],
  ['a helper', helper('if (attempt === tries - 1) throw error;')],
  ['a local function that only logs', `const note = (error) => { console.warn(error); };\n${loop('note(error);')}`],
  ['an awaited function that only logs', `const note = async (error) => { console.warn(error); };\n${loop('await note(error);')}`],
  ['an empty pause', `const sleep = async () => {};\n${loop('await sleep();')}`],
  ['the top of a module', `let done = false;\nlet tries = 0;\nwhile (!done) {\n  try {\n    await client.models.list();\n    done = true;\n  } »catch (error) {\n    if (tries++ > 3) throw error;\n  }\n}\n`],
  ['a null result', `async function once(input) {\n  try {\n    return await ${REQUEST};\n  } »catch {\n    return null;\n  }\n}\nasync function ask(input) {\n  for (let i = 0; i < 3; i++) {\n    const answer = await once(input);\n    if (answer) return answer;\n  }\n}\n`],
];

const constantPause: [string, string][] = [
  ['a promise in place', loop('await new Promise((resolve) => setTimeout(resolve, 1000));')],
  ['a promise with a block', loop('await new Promise((resolve) => { setTimeout(() => { resolve(); }, 1000); });')],
  ['a helper of the file', SLEEP + loop('await sleep(1000);')],
  ['a helper that is async', `async function wait(ms) { await new Promise((resolve) => setTimeout(resolve, ms)); }\n${loop('await wait(500);')}`],
  ['seconds', `const wait = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));\n${loop('await wait(2);')}`],
  ['a constant', `const PAUSE = 60 * 1000;\n${SLEEP}${loop('await sleep(PAUSE);')}`],
  ['a table of constants', `const limits = { pause: 250 };\n${SLEEP}${loop('await sleep(limits.pause);')}`],
  ['a variable before the loop', SLEEP + loop('await sleep(pause);', { head: 'const pause = Math.max(100, 200); for (let i = 0; i < 3; i++)' })],
  ['a variable in the loop', SLEEP + loop('const pause = 10 * 100; await sleep(pause);')],
  ['a parameter', SLEEP + loop('await sleep(pause);').replace('ask(input)', 'ask(input, pause)')],
  ['a parameter with a default', SLEEP + loop('await sleep(pause);').replace('ask(input)', 'ask(input, pause = 100)')],
  ['timers/promises', `import { setTimeout as sleep } from 'node:timers/promises';\n${loop('await sleep(2000);')}`],
  ['timers/promises as a whole', `import timers from 'timers/promises';\n${loop('await timers.setTimeout(2000);')}`],
  ['promisify', `import { promisify } from 'node:util';\nconst sleep = promisify(setTimeout);\n${loop('await sleep(2000);')}`],
  ['Bun', loop('await Bun.sleep(100);')],
  ['before the next try', SLEEP + loop('console.log(error);', { start: 'if (attempt > 0) await sleep(1000);' })],
  ['after the handler', SLEEP + loop('console.log(error);', { end: 'await sleep(1000);' })],
  ['finally', (SLEEP + loop('console.log(error);')).replace("}\n    \n  }\n}\n", '} finally {\n      await sleep(10);\n    }\n  }\n}\n')],
  ['a function that handles the error', `${SLEEP}async function handle(error, attempt) {\n  console.log(error, attempt);\n  await sleep(1000);\n}\n${loop('await handle(error, attempt);')}`],
  ['recursion', SLEEP + again('await sleep(100); return ask(input, tries - 1);')],
  ['recursion that passes the pause on', SLEEP + again('await sleep(pause); return ask(input, tries - 1, pause);', 'input, tries = 3, pause = 100')],
  ['recursion that keeps the default', SLEEP + again('await sleep(pause); return ask(input, tries - 1);', 'input, tries = 3, pause = 100')],
  ['recursion in a timer', `function ask(input, done, tries = 3) {\n  ${REQUEST}.then((answer) => done(null, answer)).catch(»(error) => {\n    if (tries === 0) return done(error);\n    setTimeout(() => ask(input, done, tries - 1), 2000);\n  });\n}\n`],
  ['recursion in a promise', `function ask(input, tries = 3) {\n  return ${REQUEST}.catch(»(error) => {\n    if (tries === 0) throw error;\n    return new Promise((resolve) => setTimeout(() => resolve(ask(input, tries - 1)), 500));\n  });\n}\n`],
  ['a helper that calls what it is given', helper('await new Promise((resolve) => setTimeout(resolve, 300));')],
  ['a helper with a parameter', helper('await new Promise((resolve) => setTimeout(resolve, pause));', 'run, tries = 3, pause = 300')],
  ['a choice that is the same each time', SLEEP + loop('await sleep(process.argv.length > 5 ? 100 : 200);').replace('process.argv.length > 5', 'fast').replace('ask(input)', 'ask(input, fast)')],
];

const growing: [string, string][] = [
  ['exponential', SLEEP + loop('await sleep(1000 * 2 ** attempt);')],
  ['Math.pow', SLEEP + loop('await sleep(Math.pow(2, attempt) * 100);')],
  ['linear', SLEEP + loop('await sleep(1000 * (attempt + 1));')],
  ['chance', SLEEP + loop('await sleep(1000 + Math.random() * 1000);')],
  ['a variable that doubles', SLEEP + loop('await sleep(pause); pause *= 2;', { head: 'let pause = 100; for (let i = 0; i < 5; i++)' })],
  ['a variable in the loop', SLEEP + loop('const pause = Math.min(100 * 2 ** attempt, 5000); await sleep(pause);')],
  ['a list of pauses', SLEEP + loop('await sleep(pause);', { head: 'for (const pause of [100, 400, 1600])' })],
  ['an element of a list', `const pauses = [1, 2, 4];\n${SLEEP}${loop('await sleep(pauses[attempt]);')}`],
  ['retry-after', SLEEP + loop("await sleep(Number(error.headers['retry-after']) * 1000);")],
  ['a function of the attempt', `const pauseOf = (n) => 2 ** n;\n${SLEEP}${loop('await sleep(pauseOf(attempt));')}`],
  ['a field that grows', `${SLEEP}const state = { pause: 100 };\n${loop('await sleep(state.pause); state.pause *= 2;')}`],
  ['a function that handles the error', `${SLEEP}async function handle(error, attempt) {\n  await sleep(100 * 2 ** attempt);\n}\n${loop('await handle(error, attempt);')}`],
  ['a helper', helper('await new Promise((resolve) => setTimeout(resolve, base * 2 ** attempt));', 'run, tries = 3, base = 100')],
  ['recursion', SLEEP + again('await sleep(pause); return ask(input, tries - 1, pause * 2);', 'input, tries = 3, pause = 100')],
  ['recursion by the tries left', SLEEP + again('await sleep(1000 / tries); return ask(input, tries - 1);')],
  ['before the next try', SLEEP + loop('console.log(error);', { start: 'if (attempt > 0) await sleep(2 ** attempt * 100);' })],
];

const unseen: [string, string][] = [
  ['a package', `import { sleep } from 'some-package';\n${loop('await sleep(1000);')}`],
  ['a limiter before each request', `import limiter from './limiter';\n${loop('console.log(error);', { start: 'await limiter.removeTokens(1);' })}`],
  ['a limiter around the request', `import Limiter from 'limiter';\nconst limiter = new Limiter();\n${loop('console.log(error);', { request: `limiter.schedule(() => ${REQUEST})` })}`],
  ['a function that waits perhaps', loop('await this.recover(error, attempt);')],
  ['an event', loop("await new Promise((resolve) => emitter.once('ready', resolve));")],
  ['a busy loop', `const block = (ms) => { const end = Date.now() + ms; while (Date.now() < end); };\n${loop('block(1000 * attempt);')}`],
  ['a command', `import { execSync } from 'node:child_process';\n${loop("execSync('sleep 1');")}`],
  ['a method with a telling name', loop('thread.sleep(1);')],
];

const noRetry: [string, string][] = [
  ['items', `async function all(items) {\n  for (const item of items) {\n    try {\n      await client.responses.create({ model: 'gpt-5', input: item });\n    } catch (error) {\n      console.error(error);\n    }\n  }\n}\n`],
  ['no retry of what passes', loop('if (error.status === 429 || error.status >= 500) throw error;')],
  ['a throw', loop('throw error;')],
  ['a fallback of the model', `async function ask(input) {\n  for (const model of ['gpt-5', 'gpt-4.1']) {\n    try {\n      return await client.responses.create({ model, input });\n    } catch (error) {\n      console.error(error);\n    }\n  }\n}\n`],
  ['polling', `async function done(id) {\n  for (;;) {\n    try {\n      const run = await client.beta.threads.runs.retrieve(id, { thread_id: id });\n      if (run.status === 'completed') return run;\n    } catch (error) {\n      console.error(error);\n    }\n  }\n}\n`],
  ['another SDK', "import Other from 'other-sdk';\nconst client2 = new Other();\nasync function ask(input) {\n  for (let i = 0; i < 3; i++) {\n    try { return await client2.responses.create({ input }); } catch {}\n  }\n}\n"],
  ['the loop of the client', "export const ask = (input) => client.responses.create({ model: 'gpt-5', input }, { maxRetries: 5 });\n"],
  ['the error is an answer', loop('return null;')],
];

javascript.run('require-retry-backoff, pauses', rule, {
  valid: [...growing, ...unseen, ...noRetry].map(([name, code]) => valid(name, SINGLE + code)),
  invalid: [
    ...noPause.map(([name, code]) => invalid(name, SINGLE + code, 'noPause')),
    ...constantPause.map(([name, code]) => invalid(name, SINGLE + code, 'constantPause')),
    ...growing.map(([name, code]) => invalid(name, DEFAULT + code, 'multiplied')),
  ],
});

javascript.run('require-retry-backoff, allowConstant', rule, {
  valid: constantPause.map(([name, code]) => ({ ...valid(name, SINGLE + code), options: [{ allowConstant: true }] as const })),
  invalid: [
    ...noPause.slice(0, 3).map(([name, code]) => ({ ...invalid(name, SINGLE + code, 'noPause'), options: [{ allowConstant: true }] as const })),
    ...constantPause.slice(0, 3).map(([name, code]) => ({ ...invalid(name, DEFAULT + code, 'multiplied'), options: [{ allowConstant: true }] as const })),
  ],
});

const growingLoop = SLEEP + loop('await sleep(1000 * 2 ** attempt);');
const client = (options: string) => `import OpenAI from 'openai';\nconst client = new OpenAI(${options});\n`;
const library = (source: string, run: string, options = '{ maxRetries: 3 }') => `${source}\n${client(options)}export const ask = (input) => ${run}(() => ${REQUEST});`;

javascript.run('require-retry-backoff, retries of the client', rule, {
  valid: [
    valid('in a constant', `const options = { maxRetries: 0 };\n${client('options')}${growingLoop}`),
    valid('in a spread', `const options = { maxRetries: 0 };\n${client('{ ...options, timeout: 10 }')}${growingLoop}`),
    valid('an open spread', `import { options } from './unknown';\n${client('{ ...options }')}${growingLoop}`),
    valid('open options', `import { options } from './unknown';\n${client('options')}${growingLoop}`),
    valid('an open number', `${client('{ maxRetries: Number(process.env.RETRIES) }')}${growingLoop}`),
    valid('of the request', client('') + SLEEP + loop('await sleep(1000 * 2 ** attempt);', { request: "client.responses.create({ model: 'gpt-5', input }, { maxRetries: 0 })" })),
    valid('open options of the request', client('') + SLEEP + loop('await sleep(1000 * 2 ** attempt);', { request: "client.responses.create({ model: 'gpt-5', input }, settings)" })),
    valid('withOptions', client('').replace('new OpenAI()', 'new OpenAI().withOptions({ maxRetries: 0 })') + growingLoop),
    valid('set later', `${client('')}client.maxRetries = 0;\n${growingLoop}`),
    valid('a subclass', `import OpenAI from 'openai';\nclass Mine extends OpenAI { constructor() { super({ maxRetries: 0 }); } }\nconst client = new Mine();\n${growingLoop}`),
    valid('a library over a client that does not', library("import pRetry from 'p-retry';", 'pRetry', '{ maxRetries: 0 }')),
  ],
  invalid: [
    invalid('a number', client('{ maxRetries: 5, timeout: 10 }') + growingLoop, 'multiplied', 5),
    invalid('in a constant', `const RETRIES = 4;\n${client('{ maxRetries: RETRIES }')}${growingLoop}`, 'multiplied', 4),
    invalid('in a spread', `const options = { maxRetries: 1 };\n${client('{ ...options }')}${growingLoop}`, 'multiplied', 1),
    invalid('undefined options', client('{ apiKey: process.env.KEY }') + growingLoop, 'multiplied'),
    invalid('of the request', client('{ maxRetries: 0 }') + SLEEP + loop('await sleep(1000 * 2 ** attempt);', { request: "client.responses.create({ model: 'gpt-5', input }, { maxRetries: 3 })" }), 'multiplied', 3),
    invalid('p-retry', library("import pRetry from 'p-retry';", '»pRetry'), 'multiplied', 3),
    invalid('async-retry', library("import retry from 'async-retry';", '»retry'), 'multiplied', 3),
    invalid('exponential-backoff', library("import { backOff } from 'exponential-backoff';", '»backOff'), 'multiplied', 3),
  ],
});

const typed = (code: string) => code.replace('(ms) =>', '(ms: number): Promise<void> =>').replace('ask(input', 'ask(input: string').replace('(error)', '(error: any)');

typescript.run('require-retry-backoff', rule, {
  valid: [
    ...growing.slice(0, 6).map(([name, code]) => valid(name, SINGLE + typed(code))),
    valid('a client that comes from outside', `import OpenAI from 'openai';\nexport class Service {\n  constructor(private readonly client: OpenAI) {}\n  async ask(input: string) {\n    for (let i = 0; i < 3; i++) {\n      try {\n        return await this.client.responses.create({ model: 'gpt-5', input });\n      } catch {\n        await new Promise((r) => setTimeout(r, 2 ** i));\n      }\n    }\n  }\n}`),
  ],
  invalid: [
    ...noPause.slice(0, 6).map(([name, code]) => invalid(name, SINGLE + typed(code), 'noPause')),
    ...constantPause.slice(0, 6).map(([name, code]) => invalid(name, SINGLE + typed(code), 'constantPause')),
    invalid('a service', `import OpenAI from 'openai';\nexport class Service {\n  private readonly client = new OpenAI();\n  private readonly pause = 500;\n  async ask(input: string): Promise<string> {\n    for (let i = 0; i < 3; i++) {\n      try {\n        return (await this.client.responses.create({ model: 'gpt-5', input })).output_text;\n      } »catch (error: unknown) {\n        await this.wait(this.pause);\n      }\n    }\n    throw new Error('failed');\n  }\n  private wait(ms: number) {\n    return new Promise<void>((resolve) => setTimeout(resolve, ms));\n  }\n}`, 'constantPause'),
    invalid('a client that comes from outside, without a pause', `import type OpenAI from 'openai';\nexport async function ask(client: OpenAI, input: string) {\n  for (let i = 0; i < 3; i++) {\n    try {\n      return await client.responses.create({ model: 'gpt-5', input });\n    } »catch {}\n  }\n}`, 'noPause'),
  ],
});

const v3 = "const { Configuration, OpenAIApi } = require('openai');\nconst client = new OpenAIApi(new Configuration({ apiKey: process.env.OPENAI_API_KEY }));\n";
const v3Loop = (handler: string) => v3 + SLEEP + loop(handler, { request: "client.createCompletion({ model: 'm', prompt: input })" });

commonjs.run('require-retry-backoff, v3', rule, {
  valid: [valid('never retries by itself', v3Loop('await sleep(2 ** attempt);')), valid('no retry', v3Loop('if (error.response.status >= 429) throw error;'))],
  invalid: [
    invalid('no pause', v3Loop('console.log(error.response.status);'), 'noPause'),
    invalid('only rate limits', v3Loop('if (error.response?.status !== 429) throw error;'), 'noPause'),
    invalid('a constant pause', v3Loop('await sleep(100);'), 'constantPause'),
  ],
});

const folder = path.join(import.meta.dirname, 'fixtures/require-retry-backoff');
const across = (name: string) => `import OpenAI from 'openai';\nimport { ${name} } from './helpers.js';\nconst client = new OpenAI({ maxRetries: 0 });\nexport const ask = (input) => »${name}(() => ${REQUEST});`;
const inFolder = { filename: path.join(folder, 'ask.js') };

javascript.run('require-retry-backoff, helpers in other modules', rule, {
  valid: [{ ...valid('a growing pause', across('growing')), ...inFolder }],
  invalid: [
    { ...invalid('no pause', across('immediate'), 'noPause'), ...inFolder },
    { ...invalid('a constant pause', across('constant'), 'constantPause'), ...inFolder },
    { ...invalid('one pause for all', `import OpenAI from 'openai';\nimport { sleep } from './helpers.js';\nconst client = new OpenAI({ maxRetries: 0 });\n${loop('await sleep(1000);')}`, 'constantPause'), ...inFolder },
  ],
});
