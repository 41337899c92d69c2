import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { behaviourChangeOf, behaviourChanges } from '../../src/sdk/behaviour-changes.ts';
import { compareVersions, isRemovedIn, parseVersion } from '../../src/sdk/versions.ts';
import { compile } from './declared-types.ts';
import { loadSdk, packageFile, withEnvironment } from './packages.ts';

const majors = [4, 5, 6, 7] as const;
type Name = (typeof behaviourChanges)[number]['name'];

const program = compile(
  Object.fromEntries(
    majors.map(major => [
      `v${major}`,
      [
        `import type OpenAI from 'openai${major}';`,
        "export type ToolCall = OpenAI.ChatCompletionMessageToolCall['function'];",
        "export type Tool = OpenAI.ChatCompletionTool['function'];",
        "export const output: (item: OpenAI.Responses.ResponseInputItem.FunctionCallOutput) => string = item => item.output;",
      ].join('\n'),
    ]),
  ),
);

/** Whether each installed major behaves in the new way, as the table says. */
const expected = (name: Name) =>
  majors.map(major => isRemovedIn(behaviourChangeOf(name), parseVersion(JSON.parse(packageFile(`openai${major}/package.json`)).version)!));

async function pathOf(major: number, id: unknown): Promise<string> {
  let path = '';
  const fetch = async (url: unknown) => {
    path = new URL(String(url)).pathname;
    return new Response('{}', { headers: { 'content-type': 'application/json' } });
  };
  await new (loadSdk(major).OpenAI)({ apiKey: 'x', fetch, baseURL: 'http://host' }).files.retrieve(id);
  return path;
}

const throws = (act: () => unknown) => {
  try {
    act();
    return false;
  } catch {
    return true;
  }
};

let restore: () => void;
beforeEach(() => {
  restore = withEnvironment({});
});
afterEach(() => restore());

describe('behaviourChanges', () => {
  it('stands in the order of releases', () => {
    const versions = behaviourChanges.map(({ removedIn }) => parseVersion(removedIn)!);
    expect([...versions].sort(compareVersions)).toEqual(versions);
  });

  it('default retries and timeout', () => {
    const clients = majors.map(major => new (loadSdk(major).OpenAI)({ apiKey: 'x' }));
    expect(clients.map(client => client.maxRetries === 2)).toEqual(expected('default retries'));
    expect(clients.map(client => client.timeout === 600000)).toEqual(expected('default timeout'));
  });

  it('environment variables', () => {
    process.env['OPENAI_API_KEY'] = 'from-environment';
    expect(majors.map(major => new (loadSdk(major).OpenAI)().apiKey === 'from-environment')).toEqual(expected('environment variables'));
  });

  it('missing and empty key', () => {
    expect(throws(() => new (loadSdk(3).OpenAIApi)(new (loadSdk(3).Configuration)({})))).toBe(false);
    expect(majors.map(major => throws(() => new (loadSdk(major).OpenAI)()))).toEqual(expected('missing key'));
    for (const apiKey of ['', null]) {
      expect(majors.map(major => throws(() => new (loadSdk(major).OpenAI)({ apiKey })))).toEqual(expected('empty key'));
    }
    process.env['OPENAI_API_KEY'] = 'from-environment';
    expect(majors.map(major => throws(() => new (loadSdk(major).OpenAI)({ apiKey: '' })))).toEqual(expected('empty key'));
  });

  it('encoded path parameters', async () => {
    const paths = await Promise.all(majors.map(major => pathOf(major, encodeURIComponent('a/b'))));
    expect(paths.map(path => path === '/files/a%252Fb')).toEqual(expected('encoded path parameters'));
  });

  it('checked path parameters', async () => {
    for (const id of [undefined, '..']) {
      const thrown = await Promise.all(majors.map(major => pathOf(major, id).then(() => false, () => true)));
      expect(thrown).toEqual(expected('checked path parameters'));
    }
  });

  it('required class: false in v5 and v6, mended in 7.11', () => {
    const isInstance = majors.map(major => new (loadSdk(major).OpenAI)({ apiKey: 'x' }) instanceof loadSdk(major));
    expect(isInstance).toEqual([true, false, false, true]);
    expect(majors.map(major => new (loadSdk(major).OpenAI)({ apiKey: 'x' }) instanceof loadSdk(major).OpenAI)).toEqual([true, true, true, true]);
  });

  it('debug variable', () => {
    expect(packageFile('openai4/core.js')).toMatch(/env\??\.?\['DEBUG'\]/);
    expect([5, 6, 7].map(major => packageFile(`openai${major}/client.js`).includes('OPENAI_LOG'))).toEqual([true, true, true]);
  });

  it('tool unions and the output of a function call', () => {
    const fails = (text: string) => majors.map(major => program.failingLines(`v${major}`).some(line => line.includes(text)));
    expect(fails('type ToolCall ')).toEqual(expected('tool unions'));
    expect(fails('type Tool ')).toEqual(expected('tool unions'));
    expect(fails('const output')).toEqual(expected('output of a function call'));
  });

  it('engines', () => {
    const asksFor22 = majors.map(major => JSON.parse(packageFile(`openai${major}/package.json`)).engines?.node === '>=22.0.0');
    expect(asksFor22).toEqual(expected('engines'));
  });
});
