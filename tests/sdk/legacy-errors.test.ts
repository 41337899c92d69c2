import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  axiosTypes,
  errorConditions,
  errorMemberOf,
  errorMembers,
  responseMemberOf,
  responseMembers,
  type ErrorMember,
} from '../../src/sdk/legacy-errors.ts';
import { aliases, compile } from './declared-types.ts';
import { dependencyFile, dependencyOf } from './dependencies.ts';
import { startServer, type LocalServer } from './local-server.ts';
import { loadSdk } from './packages.ts';

// What a program caught has no type.
 
type Untyped = any;

const body = { error: { message: 'Incorrect API key', type: 'invalid_request_error', param: 'p', code: 'invalid_api_key' } };
const members: readonly ErrorMember[] = errorMembers;
const { OpenAI } = loadSdk(7);
const axios = dependencyOf(3, 'axios');

const program = compile({
  targets: aliases(axiosTypes.flatMap(({ replacement }) => replacement ?? []), "import OpenAI from 'openai7';"),
});

type Situation = 'status 401' | 'refused' | 'timeout' | 'aborted';
const situations: readonly Situation[] = ['status 401', 'refused', 'timeout', 'aborted'];

let server: LocalServer;
/** Accepts connections and never answers. */
const silent = createServer(socket => socket.on('error', () => {}));
const caught = new Map<string, Untyped>();
const caughtBy = (major: number, situation: Situation = 'status 401') => caught.get(`${major} ${situation}`);

async function catchError(major: number, situation: Situation): Promise<Untyped> {
  const silentOrigin = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const origins = { 'status 401': server.origin, refused: 'http://127.0.0.1:1', timeout: silentOrigin, aborted: silentOrigin };
  const controller = new AbortController();
  if (situation === 'aborted') setTimeout(() => controller.abort(), 20);
  const options = { ...(situation === 'timeout' && { timeout: 50 }), ...(situation === 'aborted' && { signal: controller.signal }) };
  try {
    if (major === 3) {
      const { Configuration, OpenAIApi } = loadSdk(3);
      await new OpenAIApi(new Configuration({ apiKey: 'x', basePath: origins[situation] })).listModels(options);
    } else {
      const client = new (loadSdk(major).OpenAI)({ apiKey: 'x', baseURL: origins[situation], maxRetries: 0 });
      await client.models.list(options);
    }
  } catch (error) {
    return error;
  }
  throw new Error(`openai ${major} did not throw`);
}

beforeAll(async () => {
  server = await startServer(({ path }) =>
    path.endsWith('/fine') ? { body: { id: 'fine' } } : { status: 401, headers: { 'x-request-id': 'req_1' }, body },
  );
  await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve));
  for (const major of [3, 4, 5, 6, 7]) {
    for (const situation of situations) caught.set(`${major} ${situation}`, await catchError(major, situation));
  }
});

afterAll(async () => {
  silent.close();
  await server.close();
});

/** The member, where a header's name is one key of the path. */
function memberAt(value: Untyped, path: string): Untyped {
  return path.split('.').reduce((object, key) => object?.[key], value);
}

describe('errorMembers', () => {
  it.each(members.filter(({ removedIn }) => removedIn === '4.0.0'))('$path is a member of v3 errors only', ({ path }) => {
    // The third mistake is as old as v3.
    const inV3 = path !== 'response.data.message';
    expect(memberAt(caughtBy(3), path) !== undefined).toBe(inV3);
    for (const major of [4, 5, 6, 7]) expect(memberAt(caughtBy(major), path)).toBeUndefined();
  });

  it.each(members.filter(({ removedIn }) => removedIn === '5.0.0'))('$path is a member of v4 errors only', ({ path, replacement }) => {
    expect(caughtBy(4)[path]).toBe('req_1');
    for (const major of [5, 6, 7]) expect([caughtBy(major)[path], caughtBy(major)[replacement!]]).toEqual([undefined, 'req_1']);
  });

  it.each(['response.status', 'response.data.error.message', 'response.data.error.code', 'response.data.error.type', 'response.data.error.param', 'response.data.error', 'response.headers.x-request-id'])(
    '%s has the same value in its new place',
    path => {
      expect(memberAt(caughtBy(7), errorMemberOf(path)!.replacement!)).toEqual(memberAt(caughtBy(3), path));
    },
  );

  it('keeps the body under another shape', () => {
    expect({ error: caughtBy(7)[errorMemberOf('response.data')!.replacement!] }).toEqual(caughtBy(3).response.data);
  });

  it('turns headers into Headers with 5.0', () => {
    expect(caughtBy(3).response.headers['x-request-id']).toBe('req_1');
    expect(caughtBy(4).headers['x-request-id']).toBe('req_1');
    for (const major of [5, 6, 7]) {
      expect(caughtBy(major).headers['x-request-id']).toBeUndefined();
      expect(caughtBy(major).headers.get('x-request-id')).toBe('req_1');
    }
  });

  it('is found by path', () => {
    expect(errorMemberOf('response.status')?.replacement).toBe('status');
    expect(errorMemberOf('status')).toBeUndefined();
  });
});

describe('errorConditions', () => {
  const evaluate = (expression: string, error: Untyped) =>
    Boolean(new Function('error', 'axios', 'OpenAI', `return (${expression})`)(error, axios, OpenAI));
  /** axios calls a cancellation no AxiosError. */
  const differs = (form: string, situation: Situation) => /isAxiosError/.test(form) && situation === 'aborted';
  const rows = errorConditions.filter(({ replacement }) => replacement);

  it.each(rows.filter(({ form }) => form !== 'error.request'))('$form: $replacement', ({ form, replacement }) => {
    for (const situation of situations) {
      if (differs(form, situation)) continue;
      expect(evaluate(replacement!, caughtBy(7, situation)), situation).toBe(evaluate(form, caughtBy(3, situation)));
    }
  });

  it('error.request, asked after error.response: no response arrived', () => {
    const { form, replacement } = rows.find(row => row.form === 'error.request')!;
    for (const situation of ['refused', 'timeout'] as const) {
      expect([evaluate(form, caughtBy(3, situation)), evaluate(replacement!, caughtBy(7, situation))]).toEqual([true, true]);
    }
    expect(evaluate(replacement!, caughtBy(7))).toBe(false);
  });

  it('gives code, message and name another meaning', () => {
    expect([caughtBy(3).code, caughtBy(7).code]).toEqual([undefined, 'invalid_api_key']);
    expect([caughtBy(3, 'refused').code, caughtBy(7, 'refused').code]).toEqual(['ECONNREFUSED', undefined]);
    expect(caughtBy(3).message).toBe('Request failed with status code 401');
    expect(caughtBy(7).message).toBe('401 Incorrect API key');
    for (const major of [4, 5, 6, 7]) expect(caughtBy(major).name).toBe('Error');
  });
});

describe('responseMembers', () => {
  it('has the six members of an AxiosResponse', async () => {
    const { Configuration, OpenAIApi } = loadSdk(3);
    const response = await new OpenAIApi(new Configuration({ apiKey: 'x', basePath: server.origin })).retrieveModel('fine');
    expect(Object.keys(response).sort()).toEqual(responseMembers.map(({ name }) => name).sort());
  });

  it('has none of them on the result of a later client, and the replacements on withResponse()', async () => {
    for (const major of [4, 5, 6, 7]) {
      const client = new (loadSdk(major).OpenAI)({ apiKey: 'x', baseURL: server.origin });
      const result = await client.models.retrieve('fine');
      const wrapped = await client.models.retrieve('fine').withResponse();
      for (const { name, replacement } of responseMembers) {
        expect(result).not.toHaveProperty(name);
        if (replacement) expect(memberAt(wrapped, replacement), replacement).toBeDefined();
      }
      expect(wrapped.data.id).toBe('fine');
    }
  });

  it('is found by name', () => {
    expect(responseMemberOf('status')?.replacement).toBe('response.status');
    expect(responseMemberOf('choices')).toBeUndefined();
  });
});

describe('axiosTypes', () => {
  it('has types of axios and replacements of the SDK', () => {
    expect(program.failingLines('targets')).toEqual([]);
    const declarations = dependencyFile(3, 'axios', 'index.d.ts');
    for (const { name } of axiosTypes) expect(declarations).toContain(`export interface ${name}<`);
  });
});
