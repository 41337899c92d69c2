import { describe, expect, it } from 'vitest';
import { type Retry, retriesOf } from '../../src/analysis/retries.ts';
import { type DescribedError, errorDescriptions } from '../../src/analysis/error-descriptions.ts';
import type { ErrorDescription } from '../../src/analysis/symbolic-values.ts';
import { analyze } from './analyze.ts';

const START = "import OpenAI from 'openai';\nconst client = new OpenAI();\n";
const REQUEST = 'client.responses.create({ input })';

function retriesIn(text: string, error: ErrorDescription = errorDescriptions().AuthenticationError.v4): readonly Retry[] {
  return retriesOf(analyze(START + text), () => error);
}

/** A loop whose handler is given. */
function retriesWith(handler: string, error?: ErrorDescription): number {
  return retriesIn(`async function ask(input) { for (let i = 0; i < 3; i++) { try { return await ${REQUEST}; } catch (error) { ${handler} } } }`, error).length;
}

describe('a condition that the error decides', () => {
  it.each<[string, boolean]>([
    ['error.status === 401', true],
    ['error.status == 401', true],
    ['error.status !== 429', true],
    ['error?.status >= 400 && error.status < 500', true],
    ['!(error.status > 401)', true],
    ['error.status === 429', false],
    ['error.statusCode === 401', false],
    ['error.response?.status === 401', false],
    ["error.code === 'invalid_api_key'", true],
    ["error.error?.code === 'invalid_api_key'", true],
    ["error['code'] === 'insufficient_quota'", false],
    ["error.message.includes('quota')", false],
    ["error.message.toLowerCase().includes('context length')", false],
    ['/rate limit|timeout/i.test(error.message)', false],
    ["error.type === 'invalid_request_error'", true],
    ["error.name === 'AuthenticationError'", false],
    ["error.name === 'Error'", true],
    ["error.constructor.name === 'AuthenticationError'", true],
    ['error instanceof Error', true],
    ['error instanceof OpenAI.APIError', true],
    ['error instanceof OpenAI.AuthenticationError', true],
    ['error instanceof OpenAI.RateLimitError', false],
    ['error instanceof TypeError', false],
    ["'status' in error", true],
    ["'response' in error", false],
    ["typeof error === 'object'", true],
    ["typeof error.status === 'number'", true],
    ['[401, 403].includes(error.status)', true],
    ['[429, 500].includes(error.status)', false],
    ['[429, 500].indexOf(error.status) === -1', true],
    ['new Set([401]).has(error.status)', true],
    ['error.status in { 401: true }', true],
    ['error.status in { 429: true }', false],
    ["error.message.startsWith('401')", true],
    ["error.message.startsWith('429')", false],
    ["error.message.includes('Incorrect API key')", true],
    ["error.message.toLowerCase().includes('incorrect api key')", true],
    ["String(error).includes('401')", true],
    ['`${error.message}`.includes(\'401\')', true],
    ['/401|403/.test(error.message)', true],
    ["error.message === 'Rate limit'", false],
    ["['401', '403'].some((status) => error.message.includes(status))", true],
    ['[500, 503].some((status) => error.status === status)', false],
    ['Array.isArray(error)', false],
    ['Boolean(error.response)', false],
    ['(error as any)!.status === 401', true],
    ['(error.status ?? 0) === 401', true],
    ['(error.statusCode || error.status) === 401', true],
    ['`${error.status}` === \'401\'', true],
    ['Number(error.status) === 401', true],
  ])('%s is %s', (condition, value) => {
    expect(retriesWith(`if (${condition}) throw error;`)).toBe(value ? 0 : 1);
    expect(retriesWith(`if (!(${condition})) throw error;`)).toBe(value ? 1 : 0);
  });

  it.each([
    ['error.response.status === 401', 0],
    ["error.response.data.error.code === 'invalid_api_key'", 0],
    ['error.isAxiosError', 0],
    ['error.response.status === 429', 1],
    ['error instanceof OpenAI.APIError', 1],
    ["error.message.includes('status code 401')", 0],
  ])('v3: %s', (condition, count) => {
    expect(retriesWith(`if (${condition}) throw error;`, errorDescriptions().AuthenticationError.v3)).toBe(count);
  });
});

describe('a condition that another error decides', () => {
  it.each<[DescribedError, string, boolean]>([
    ['PermissionDeniedError', 'error.status === 403', true],
    ['PermissionDeniedError', '[401, 403].includes(error.status)', true],
    ['PermissionDeniedError', 'error.status < 429', true],
    ['PermissionDeniedError', 'error instanceof OpenAI.PermissionDeniedError', true],
    ['PermissionDeniedError', 'error instanceof OpenAI.APIError', true],
    ['PermissionDeniedError', "error.message.startsWith('403')", true],
    ['PermissionDeniedError', 'error.status === 401', false],
    ['PermissionDeniedError', 'error instanceof OpenAI.AuthenticationError', false],
    ['insufficient_quota', "error.code === 'insufficient_quota'", true],
    ['insufficient_quota', "error.type === 'insufficient_quota'", true],
    ['insufficient_quota', "error.error.code === 'insufficient_quota'", true],
    ['insufficient_quota', 'error.status === 429', true],
    ['insufficient_quota', 'error instanceof OpenAI.RateLimitError', true],
    ['insufficient_quota', "error.message.includes('exceeded your current quota')", true],
    ['insufficient_quota', "error.message.includes('429')", true],
    ['insufficient_quota', '/quota/i.test(error.message)', true],
    ['insufficient_quota', "error.code === 'rate_limit_exceeded'", false],
    ['insufficient_quota', 'error.status === 401', false],
    ['insufficient_quota', 'error instanceof OpenAI.AuthenticationError', false],
  ])('%s: %s is %s', (name, condition, value) => {
    expect(retriesWith(`if (${condition}) throw error;`, errorDescriptions()[name].v4)).toBe(value ? 0 : 1);
    expect(retriesWith(`if (!(${condition})) throw error;`, errorDescriptions()[name].v4)).toBe(value ? 1 : 0);
  });

  it.each(['error.status === 429', 'error instanceof OpenAI.RateLimitError', "error.message.includes('429')", '/429|rate/i.test(`${error}`)'])(
    '%s does not tell exhausted quota from too many requests', (condition) => {
      expect(retriesWith(`if (!(${condition})) throw error; await this.handleLimit(i);`, errorDescriptions().insufficient_quota.v4)).toBe(1);
    });

  it("a remedy for error.code === 'insufficient_quota' is left alone", () => {
    expect(retriesWith(`if (error.code !== 'insufficient_quota') throw error; await this.topUp();`, errorDescriptions().insufficient_quota.v4)).toBe(0);
  });

  it.each([
    ['PermissionDeniedError', 'error.response?.status === 403', 0],
    ['insufficient_quota', "error.response.data.error.code === 'insufficient_quota'", 0],
    ['insufficient_quota', 'error.response.status === 401', 1],
  ] as const)('v3: %s, %s', (name, condition, count) => {
    expect(retriesWith(`if (${condition}) throw error;`, errorDescriptions()[name].v3)).toBe(count);
  });
});

describe('a condition that stays open', () => {
  it.each(['isFinal(error)', "error.message.includes('invalid_key')", '/invalid.?key/.test(error.message)', 'error.fatal', 'FATAL.has(error.status)', 'error.status === FATAL', 'error.headers.get("x") === "1"'])(
    '%s has looked at the error', (condition) => expect(retriesWith(`if (${condition}) throw error;`)).toBe(0));

  it.each(['i === 2', 'stopped', 'Date.now() > limit', 'isLast(i)'])(
    '%s has not', (condition) => expect(retriesWith(`if (${condition}) throw error;`)).toBe(1));

  it('matters only where it may end the retries', () => {
    expect(retriesWith("if (error.message.includes('429')) await sleep(60); else await sleep(1);")).toBe(1);
    expect(retriesWith("if (error.message.includes('429')) { await sleep(60); continue; } throw error;")).toBe(0);
  });
});

describe('a way out of the handler', () => {
  it.each(['throw error;', 'return null;', 'break;', 'process.exit(1);', 'stop(error); function stop(error) { throw error; }', 'error.response.status;', "throw new Error('no', { cause: error });"])(
    '%s', (statement) => expect(retriesWith(statement)).toBe(0));

  it.each(['continue;', 'console.error(error);', 'logger.warn({ error });', 'callbacks.onError?.(error);', 'last = error;', 'await sleep(1000);', 'try { throw error; } catch {}', '{ if (i < 0) throw error; }'])(
    'none in %s', (statement) => expect(retriesWith(statement)).toBe(1));
});

describe('what is found', () => {
  it('names the catch clause, the request and the call', () => {
    const [retry] = retriesIn(`async function ask(input) { while (true) { try { return await ${REQUEST}; } catch (error) {} } }`);
    expect(retry).toMatchObject({ handler: { type: 'CatchClause' }, call: { type: 'CallExpression' }, request: { path: 'responses.create' } });
  });

  it('names the callback', () => {
    const [retry] = retriesIn(`function ask(input) { return ${REQUEST}.catch(() => ask(input)); }`);
    expect(retry?.handler?.type).toBe('ArrowFunctionExpression');
  });

  it('has no handler in a package', () => {
    const [retry] = retriesIn(`import pRetry from 'p-retry'; const ask = (input) => pRetry(() => ${REQUEST});`);
    expect(retry).toMatchObject({ handler: undefined, call: { callee: { name: 'pRetry' } } });
  });

  it('counts a handler once for all requests in its block', () => {
    expect(retriesIn(`async function ask(input) { while (true) { try { await ${REQUEST}; return await ${REQUEST}; } catch {} } }`)).toHaveLength(1);
  });

  it('gives up on functions with too many paths', () => {
    const branches = Array.from({ length: 40 }, (_, index) => `if (f${index}(error)) a${index} = ${index}; else b${index} = 1;`).join(' ');
    const names = Array.from({ length: 40 }, (_, index) => `a${index} = 0, b${index} = 0`).join(', ');
    expect(retriesIn(`async function ask(input) { let ${names}; while (true) { try { return await ${REQUEST}; } catch (error) { ${branches} } } }`)).toEqual([]);
  });

  it.each([[200, 1], [2_000, 0]])('a switch of %i cases: %i', (count, found) => {
    const cases = Array.from({ length: count }, (_, index) => `case 'c${index}': note(${index}); break;`).join(' ');
    expect(retriesWith(`switch (kind(error)) { ${cases} }`)).toBe(found);
  });
});

describe('a file with more than can be run', () => {
  const loop = `for (;;) { try { return await ${REQUEST}; } catch {} }`;
  const functions = (count: number, body: (index: number) => string) => Array.from({ length: count }, (_, index) => `async function f${index}(input) { ${body(index)} }`).join('\n');

  it('has a say for each of many short functions', () => {
    expect(retriesIn(functions(3_000, () => loop))).toHaveLength(3_000);
  });

  it('has none for what comes after hundreds that all run each other', () => {
    const web = functions(300, (index) => `for (let i = 0; i < 3; i++) { try { await f${(index * 7 + 1) % 300}(input); await f${(index * 3 + 5) % 300}(input); return await ${REQUEST}; } catch (error) { note(error); } }`);
    expect(retriesIn(`${web}\nasync function last(input) { ${loop} }`)).toEqual([]);
    expect(retriesIn(`async function first(input) { ${loop} }\n${web}`)).toHaveLength(1);
  });
});
