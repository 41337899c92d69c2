/** What reaches a credential, and what only seems to. */
import { describe, expect, it } from 'vitest';
import { constantTextsOf } from '../../src/analysis/constants.ts';
import { credentialUses } from '../../src/analysis/credential-uses.ts';
import { isTestFile } from '../../src/analysis/test-files.ts';
import { leadsElsewhere, leadsToOpenAI, urlSketch } from '../../src/analysis/urls.ts';
import { analyze, marked } from './analyze.ts';

/** The texts of all uses in a file, each behind the variable it belongs into. */
function uses(text: string): string[] {
  const file = analyze(text);
  return credentialUses(file).flatMap(({ texts, variable }) => texts.map((constant) => `${variable} ${constant.text}`));
}

describe('constant texts', () => {
  function parts(expression: string): string[] {
    const file = analyze(`const a = 'aa'; const b = 'bb'; here(${expression});`);
    return constantTextsOf(file, marked(file)).flatMap(({ text, parts: found }) => [text, ...found.map(({ start, end }) => `${start}-${end}`)]);
  }

  it.each([
    ["'x' + a + b", ['xaabb', '0-1', '1-3', '3-5']],
    ['`x${a}-${b}`', ['xaa-bb', '0-1', '1-3', '3-4', '4-6']],
    ["[a, b].join('--')", ['aa--bb', '0-2', '4-6']],
    ["a.concat(b, 'c')", ['aabbc', '0-2', '2-4', '4-5']],
    ['a.concat(b, unknown)', []],
    ["('  ' + a + ' ').trim()", ['aa', '0-2']],
    ["[a, b].join('').trim()", ['aabb', '0-2', '2-4']],
    ["atob('aGV5')", ['hey', '0-3']],
    ["Buffer.from('686579', 'hex').toString()", ['hey', '0-3']],
  ])('%s', (expression, expected) => {
    expect(parts(expression)).toEqual(expected);
  });
});

describe('URLs', () => {
  function verdict(expression: string, before = ''): string {
    const file = analyze(`${before}; here(${expression});`);
    const sketches = file.evaluate(marked(file)).flatMap((value) => urlSketch(value) ?? []);
    return sketches.some(leadsToOpenAI) ? 'OpenAI' : sketches.some(leadsElsewhere) ? 'elsewhere' : 'open';
  }

  it.each([
    ["'https://api.openai.com/v1'", 'OpenAI'],
    ['`https://api.openai.com${path}`', 'OpenAI'],
    ['`https://${resource}.openai.azure.com/openai`', 'OpenAI'],
    ["new URL('/v1', 'https://api.openai.com')", 'OpenAI'],
    ["new URL(BASE + '/v1').href", 'OpenAI'],
    ["process.env.URL ?? 'https://api.openai.com/v1'", 'OpenAI'],
    ["'http://localhost:1234'", 'elsewhere'],
    ['`http://localhost:${port}/v1`', 'elsewhere'],
    ["'/api/openai'", 'elsewhere'],
    ['`https://${host}/v1`', 'open'],
    ['`${base}/v1`', 'open'],
    ['process.env.URL', 'open'],
    ["'https://team.services.ai.azure.com/'", 'open'],
    ["'eu'", 'open'],
  ])('%s leads to %s', (expression, expected) => {
    expect(verdict(expression, "const BASE = 'https://api.openai.com'")).toBe(expected);
  });
});

describe('credential uses', () => {
  it('take options from wherever they are made', () => {
    expect(uses("import OpenAI from 'openai'; const base = { apiKey: 'one' }; new OpenAI({ ...base, adminAPIKey: 'two' });")).toEqual(['OPENAI_API_KEY one', 'OPENAI_ADMIN_KEY two']);
  });

  it('take options that Object.assign puts together', () => {
    expect(uses("import OpenAI from 'openai'; new OpenAI(Object.assign({}, { apiKey: 'one' }, options));")).toEqual(['OPENAI_API_KEY one']);
  });

  it('take the default of a whole pattern', () => {
    expect(uses("import OpenAI from 'openai'; export const make = ({ key } = { key: 'one' }) => new OpenAI({ apiKey: key });")).toEqual(['OPENAI_API_KEY one']);
  });

  it('take the default of a parameter property', () => {
    expect(uses("import OpenAI from 'openai'; class A { constructor(private key = 'one') {} make() { return new OpenAI({ apiKey: this.key }); } }")).toEqual(['OPENAI_API_KEY one']);
  });

  it('take every configuration of a record', () => {
    expect(uses("import OpenAI from 'openai'; const all = { dev: { key: 'one' }, prod: { key: process.env.K } }; new OpenAI({ apiKey: all[stage].key });")).toEqual(['OPENAI_API_KEY one']);
  });

  it('take what a key function returns', () => {
    expect(uses("import OpenAI from 'openai'; new OpenAI({ apiKey: async () => 'one' });")).toEqual(['OPENAI_API_KEY one']);
  });

  it('leave `Bearer` out', () => {
    expect(uses("fetch('https://api.openai.com/v1', { headers: { Authorization: 'Bearer one' } });")).toEqual(['OPENAI_API_KEY one']);
  });

  it.each([
    ['an interceptor', "import axios from 'axios'; const api = axios.create({ baseURL: 'https://api.openai.com' }); api.interceptors.request.use((config) => { config.headers.Authorization = 'Bearer one'; return config; });"],
    ['beforeSend', "$.ajax({ url: 'https://api.openai.com/v1', beforeSend(xhr) { xhr.setRequestHeader('Authorization', 'Bearer one'); } });"],
    ['defaults of axios', "import axios from 'axios'; axios.defaults.headers.common.Authorization = 'Bearer one'; axios.get('https://api.openai.com/v1/models');"],
  ])('find headers set in %s', (_, code) => {
    expect(uses(code)).toEqual(['OPENAI_API_KEY one']);
  });

  it('do not take headers of another request inside a call with such a URL', () => {
    expect(uses("describe('https://api.openai.com/v1', () => { fetch('https://example.com', { headers: { Authorization: 'Bearer one' } }); });")).toEqual([]);
  });

  it('cost nothing where the text says nothing of credentials', () => {
    const file = analyze("import x from 'y'; x.apiKey; const apiKey = 'one';");
    file.fact = () => { throw new Error('The file was traversed.'); };
    expect(credentialUses(file)).toEqual([]);
  });
});

describe('test files', () => {
  it.each(['/p/src/a.test.ts', '/p/src/a.spec.jsx', '/p/src/a_test.ts', '/p/test/a.js', '/p/tests/deep/a.ts', '/p/e2e/a.ts', '/p/src/__mocks__/a.ts', '/p/src/fixtures/a.ts', '/p/src/Button.stories.tsx', '/p/cypress/a.cy.js', '/p/vitest.setup.ts', '/p/packages/b/__tests__/a.mjs'])('%s is one', (filename) => {
    expect(isTestFile(filename, '/p')).toBe(true);
  });

  it.each(['/p/src/client.ts', '/p/src/contest.ts', '/p/src/latest.js', '/p/src/testimonials/a.tsx', '/p/src/protest.tsx', '/p/spectrum/a.ts', 'file.ts', '<input>'])('%s is none', (filename) => {
    expect(isTestFile(filename, '/p')).toBe(false);
  });

  it('are not known by folders above the working directory', () => {
    expect(isTestFile('/home/test/p/src/a.ts', '/home/test/p')).toBe(false);
  });
});
