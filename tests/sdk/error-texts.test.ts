import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { constructionMessages, errorClassMeantBy, errorClassMeantByStatus, wordsOfPattern } from '../../src/sdk/error-texts.ts';

const modules = path.join(import.meta.dirname, '../../node_modules');

describe('messages of the constructor', () => {
  const sources = ['openai4/index.js', 'openai5/client.js', 'openai6/client.js', 'openai7/client.js'].map((file) => readFileSync(path.join(modules, file), 'utf8'));

  it.each(constructionMessages)('stands in a package: %s', (message) => {
    const written = message.replaceAll('\n', '\\n');
    expect(sources.some((source) => source.includes(written))).toBe(true);
  });

  it('every major has one for missing credentials', () => {
    for (const source of sources) expect(constructionMessages.slice(0, 3).some((message) => source.includes(message))).toBe(true);
  });

  it('none says that a key is wrong', () => {
    for (const message of constructionMessages) expect(message).not.toMatch(/\b401\b|incorrect|unauthorized/i);
  });
});

describe('what a text in an error message means', () => {
  it.each(['401', 'API key', 'api_key', 'Incorrect API key provided', 'invalid_api_key', 'Unauthorized', 'authentication'])('%s: a wrong key', (text) => {
    expect(errorClassMeantBy(text)).toBe('AuthenticationError');
  });
  it.each(['403', 'Forbidden', 'permission denied'])('%s: no permission', (text) => {
    expect(errorClassMeantBy(text)).toBe('PermissionDeniedError');
  });
  it.each(['429', 'rate limit', 'Rate_limit', 'Too Many Requests'])('%s: a rate limit', (text) => {
    expect(errorClassMeantBy(text)).toBe('RateLimitError');
  });
  it.each(['OPENAI_API_KEY', 'API key is missing', 'API key not configured', 'API key is required', 'No API key', 'timeout', 'key', '4010', 'quota'])('%s: something else', (text) => {
    expect(errorClassMeantBy(text)).toBeUndefined();
  });
  it.each([['api.?key', 'api key'], ['invalid.*api[_ -]?key', 'invalid api key'], ['\\b401\\b', '401'], ['401|unauthorized', '401 unauthorized'], ['^401', '401']])('pattern %s', (source, words) => {
    expect(wordsOfPattern(source)).toBe(words);
  });
  it('statuses', () => {
    expect([400, 401, 403, 429, 503].map(errorClassMeantByStatus)).toEqual(['BadRequestError', 'AuthenticationError', 'PermissionDeniedError', 'RateLimitError', 'InternalServerError']);
    expect([200, 418, 600, Number.NaN].map(errorClassMeantByStatus)).toEqual([undefined, undefined, undefined, undefined]);
  });
});
