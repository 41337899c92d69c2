import { describe, expect, it } from 'vitest';
import { askedError, classesMeant, errorQuestions, findsIn } from '../../src/analysis/error-questions.ts';
import { isAskedOfApiError } from '../../src/analysis/error-origins.ts';
import { analyze } from './analyze.ts';

/** The questions that a handler asks, as `kind path: class`. */
function questions(handler: string, block = 'await client.models.list();') {
  const file = analyze(`import OpenAI from 'openai';\nconst client = new OpenAI();\nasync function f(a) { try { ${block} } catch (e) { ${handler} } }`);
  return errorQuestions(file).map((question) => ({
    text: `${question.kind} ${question.path}: ${classesMeant(question).join()}`,
    error: askedError(file, question)?.type === 'Identifier',
    certain: isAskedOfApiError(file, question),
    finds: (message: string) => findsIn(question, message),
  }));
}

describe('questions to errors', () => {
  it.each([
    ['if (e instanceof OpenAI.AuthenticationError) x();', 'class : AuthenticationError'],
    ['if (e.status === 401) x();', 'status status: AuthenticationError'],
    ['if ([401, 403].includes(e.status)) x();', 'status status: AuthenticationError,PermissionDeniedError'],
    ['if (new Set([429]).has(e.status)) x();', 'status status: RateLimitError'],
    ["if (e.code === 'invalid_api_key') x();", 'code code: AuthenticationError'],
    ["if (e.code === 'insufficient_quota') x();", 'code code: '],
    ["if (e.constructor.name === 'APIError') x();", 'name constructor.name: APIError'],
    ["if (e.message.toLowerCase().includes('api key')) x();", 'text message: AuthenticationError'],
    ['if (/429/.test(String(e))) x();', 'text : RateLimitError'],
    ["if (`${e}`.startsWith('401')) x();", 'text : AuthenticationError'],
    ["switch (e.name) { case 'AuthenticationError': x(); }", 'name name: AuthenticationError'],
  ])('%s', (handler, expected) => {
    expect(questions(handler).map(({ text }) => text)).toEqual([expected]);
  });

  it.each(['if (a.status === 401) x();', 'if (e === 401) x();', 'if (e.status > 400) x();', "if (e.code === 'model_not_found') x();", "if (e.message.includes(a)) x();", "if ((a ? e : a).code === 'invalid_api_key') x();"])('none: %s', (handler) => {
    expect(questions(handler)).toEqual([]);
  });

  it('name the error that they ask', () => {
    expect(questions("if (String(e.message).includes('401')) x();")[0]?.error).toBe(true);
    expect(questions("const m = e.message; if (m.includes('401')) x();")[0]?.error).toBe(false);
  });

  it('respect upper and lower case', () => {
    expect(questions("if (e.message.includes('API key')) x();")[0]?.finds('My API Key')).toBe(false);
    expect(questions('if (/api key/i.test(e.message)) x();')[0]?.finds('My API Key')).toBe(true);
  });
});

describe('the error comes from the API', () => {
  const asks = "if (e.message.includes('API key')) x();";
  it.each([
    ['a request alone', 'await client.models.list();', true],
    ['a throw with other words', "await client.models.list(); throw new Error('empty');", true],
    ['a body that is read', 'await a.json(); await client.models.list();', true],
    ['a throw with these words', "if (!a) throw new Error('API key?'); await client.models.list();", false],
    ['a throw with open words', 'if (!a) throw new Error(a.text); await client.models.list();', false],
    ['an unknown call that is awaited', 'await a.login(); await client.models.list();', false],
    ['an unknown check', 'checkKey(a); await client.models.list();', false],
    ['no request', 'await a.json();', false],
  ])('%s', (_, block, expected) => {
    expect(questions(asks, block)[0]?.certain).toBe(expected);
  });
});
