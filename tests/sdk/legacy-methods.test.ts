import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import {
  fineTuneBody,
  listOverloadOf,
  listOverloads,
  methodPathIn,
  positionalParameters,
  positionalParametersOf,
  removedMembers,
  removedMethodOf,
  removedMethods,
  v3MethodOf,
  v3Methods,
  type PositionalParameters,
  type RemovedMember,
  type RemovedMethod,
  type V3Method,
} from '../../src/sdk/legacy-methods.ts';
import { v3MethodWords } from '../../src/sdk/legacy-words.ts';
import { isRemovedIn, parseVersion } from '../../src/sdk/versions.ts';
import { aliases, compile, failing } from './declared-types.ts';
import { dependencyOf } from './dependencies.ts';
import { loadSdk, packageFile } from './packages.ts';
import { stayedPositional } from './stayed-positional.ts';

const { OpenAIApi } = loadSdk(3);
const v3Rows: readonly V3Method[] = v3Methods;
const removedRows: readonly RemovedMethod[] = removedMethods;
const positionalRows: readonly PositionalParameters[] = positionalParameters;

const typed = compile({
  bodies: v3Rows
    .map(({ name }) => `export type ${name} = Awaited<ReturnType<import('openai3').OpenAIApi['${name}']>>['data'];`)
    .join('\n'),
  results: aliases(
    v3Rows.flatMap(({ result, streamChunk }) => [result, streamChunk].filter(type => type !== undefined)),
    "import OpenAI from 'openai7';",
  ),
  keys: [
    "export type Old = import('openai3').CreateFineTuneRequest;",
    "export type New = import('openai7').OpenAI.FineTuning.JobCreateParams;",
    "export type Hyper = NonNullable<NonNullable<NonNullable<New['method']>['supervised']>['hyperparameters']>;",
  ].join('\n'),
});

// A client of some major is as untyped as the paths that are walked on it.
 
type Untyped = any;

interface Sent {
  url: string;
  method: string;
  headers: Headers;
  body: string;
}

/** A client whose requests end in `sent` instead of the network. */
function recordingClient(major: number) {
  const sent: Sent[] = [];
  const fetch = async (url: unknown, init: Untyped) => {
    sent.push({ url: String(url), method: init.method.toUpperCase(), headers: new Headers(init.headers), body: String(init.body ?? '') });
    const streams = /"stream":true/.test(String(init.body));
    if (streams) return new Response('data: [DONE]\n\n', { headers: { 'content-type': 'text/event-stream' } });
    return new Response('{"status":"completed","data":[]}', { headers: { 'content-type': 'application/json' } });
  };
  const keys = { apiKey: 'x', ...(major >= 6 && { adminAPIKey: 'y' }) };
  const client = new (loadSdk(major).OpenAI)({ ...keys, fetch, maxRetries: 0, baseURL: 'http://host' });
  return { client, sent };
}

function memberAt(object: Untyped, path: string): Untyped {
  return path.split('.').reduce((value, key) => value?.[key], object);
}

function call(client: Untyped, path: string, args: unknown[]): unknown {
  const names = path.split('.');
  const name = names.pop()!;
  return memberAt(client, names.join('.'))[name](...args);
}

/** What the call sends; the answer may suit a helper or not. */
async function requestOf(major: number, path: string, args: unknown[]): Promise<Sent | undefined> {
  const { client, sent } = recordingClient(major);
  try {
    const result: Untyped = await call(client, path, args);
    await result?.done?.();
  } catch {
    // Only the request counts.
  }
  return sent[0];
}

/** v4 sends indented JSON. */
function parsed(body = ''): unknown {
  return body === '' ? undefined : JSON.parse(body);
}

const clients = Object.fromEntries([4, 5, 6, 7].map(major => [major, recordingClient(major).client]));
const isMethod = (major: number, path: string) => typeof memberAt(clients[major], path) === 'function';

describe('v3Methods', () => {
  const source = packageFile('openai3/dist/api.js');
  /** Source of the method in v3's parameter creator, where the names on the wire stand. */
  const creatorOf = (name: string) => source.slice(source.indexOf(` ${name}: (`)).split('}),')[0]!;

  it('has exactly the methods of OpenAIApi', () => {
    const actual = Object.getOwnPropertyNames(OpenAIApi.prototype).filter(name => name !== 'constructor');
    expect(v3Rows.map(({ name }) => name).sort()).toEqual(actual.sort());
  });

  it.each(v3Rows)('$name has the parameters of 3.3.0', ({ name, parameters }) => {
    expect(/\(([^)]*)\)/.exec(String(OpenAIApi.prototype[name]))![1]!.split(', ')).toEqual(parameters);
  });

  it.each(v3Rows)('$name is gone from every later client', ({ name }) => {
    for (const client of Object.values(clients)) expect(client).not.toHaveProperty(name);
  });

  it.each(v3Rows.filter(({ replacement }) => replacement))('$name: $replacement exists', ({ replacement }) => {
    expect(isMethod(7, replacement!)).toBe(true);
  });

  it.each(v3Rows.filter(({ bodyKeys }) => bodyKeys))('$name sends its arguments under the keys of the body', row => {
    const keys = Object.entries(row.bodyKeys!);
    expect(keys.map(([parameter]) => parameter)).toEqual(row.parameters.slice(0, -1));
    for (const [parameter, key] of keys) expect(creatorOf(row.name)).toContain(`append('${key}', ${parameter})`);
    expect(row.fileParameters?.every(name => row.parameters.includes(name)) ?? true).toBe(true);
  });

  it('keeps every argument in its place otherwise', () => {
    for (const { name, bodyKeys } of v3Rows) if (!bodyKeys) expect(creatorOf(name)).not.toMatch(/FormParams\.append/);
  });

  it('marks the bodies that have `data` themselves, and names result types that exist', () => {
    const withData = v3Rows.filter(({ name }) => typed.propertiesOf('bodies', name).includes('data')).map(({ name }) => name);
    expect(v3Rows.filter(({ resultHasData }) => resultHasData).map(({ name }) => name)).toEqual(withData);
    expect(failing(typed.failingLines('results'))).toEqual([]);
  });

  it.each(v3Rows.filter(({ insertsQuery }) => insertsQuery))('$name: options of $replacement stand behind a query', async row => {
    const kept = row.parameters.filter(name => name !== 'options' && !row.droppedParameters?.includes(name)).map(() => 'id');
    const sent = await requestOf(6, row.replacement!, [...kept, undefined, { headers: { 'x-test': 'yes' } }]);
    expect(sent?.headers.get('x-test')).toBe('yes');
  });

  it.each(v3Rows.filter(row => row.replacement && !row.insertsQuery))('$name: options of $replacement follow its arguments', async row => {
    const kept = row.bodyKeys ? [{ prompt: 'p' }] : row.parameters.slice(0, -1).map(name => (/Request$/.test(name) ? {} : 'id'));
    const sent = await requestOf(7, row.replacement!, [...kept, { headers: { 'x-test': 'yes' } }]);
    expect(sent?.headers.get('x-test')).toBe('yes');
  });

  it('maps the body of a fine-tune', () => {
    const old = typed.propertiesOf('keys', 'Old');
    const current = typed.propertiesOf('keys', 'New');
    expect(typed.propertiesOf('keys', 'Hyper').sort()).toEqual([...fineTuneBody.hyperparameters].sort());
    const moved: string[] = [...fineTuneBody.hyperparameters, ...fineTuneBody.withoutReplacement];
    expect(old.filter(key => !current.includes(key)).sort()).toEqual(moved.sort());
  });

  it('names a TODO where nothing can be rewritten', () => {
    for (const row of v3Rows) if (row.automation === 'todo') expect([row.todo, row.alternative]).not.toContain(undefined);
  });

  it.each(v3Rows)('$name begins with a word of legacy-words.ts', ({ name }) => {
    expect(v3MethodWords.filter(word => new RegExp(`^${word}`).test(name))).toHaveLength(1);
  });

  it('has a method for every beginning', () => {
    const beginnings = v3MethodWords.flatMap(beginningsOf);
    expect(beginnings.filter(word => !v3Rows.some(({ name }) => name.startsWith(word)))).toEqual([]);
  });

  it('is found by name', () => {
    expect(v3MethodOf('retrieveModel')?.replacement).toBe('models.retrieve');
    expect(v3MethodOf('constructor')).toBeUndefined();
  });
});

describe('removedMethods', () => {
  const installed = [4, 5, 6, 7].map(major => ({ major, version: parseVersion(packageVersion(major))! }));

  it('holds 52 methods', () => {
    expect(removedRows).toHaveLength(52);
  });

  it.each(removedRows)('$path exists only before $removedIn', row => {
    for (const { major, version } of installed) {
      const removed = isRemovedIn(row, version);
      const introduced = isRemovedIn({ removedIn: row.since }, version);
      expect(isMethod(major, row.path), `openai ${major}`).toBe(introduced && !removed);
    }
  });

  it.each(removedRows.filter(({ replacement }) => replacement))('$path: $replacement exists', ({ replacement }) => {
    expect(isMethod(7, replacement!)).toBe(true);
  });

  it('lacks no method of 4.104, 5.23 and 6.49 that the current client lacks', () => {
    const lost = [4, 5, 6].flatMap(major => methodPaths(clients[major]).filter(path => !isMethod(7, path)));
    const accounted = new Set(removedRows.map(({ path }) => path));
    expect(new Set(lost).size).toBeGreaterThan(15);
    expect([...new Set(lost)].filter(path => !accounted.has(path))).toEqual([]);
  });

  it('is found by path', () => {
    expect(removedMethodOf('beta.chat.completions.parse')?.replacement).toBe('chat.completions.parse');
    expect(removedMethodOf('files.delete')).toBeUndefined();
  });
});

describe('methodPathIn', () => {
  const current = new Set([...v3Rows, ...removedRows].flatMap(({ replacement }) => replacement ?? []));

  it.each([4, 5, 6, 7])('names methods that openai %i has', major => {
    const target = parseVersion(packageVersion(major))!;
    expect([...current].filter(path => !isMethod(major, methodPathIn(path, target)))).toEqual([]);
  });

  it.each([
    ['files.delete', '4', 'files.del'],
    ['files.delete', '5', 'files.delete'],
    ['files.content', '4', 'files.content'],
    ['chat.completions.parse', '4.104', 'beta.chat.completions.parse'],
    ['vectorStores.delete', '4.104', 'vectorStores.del'],
    ['vectorStores.delete', '4.86', 'beta.vectorStores.del'],
    ['chat.completions.create', '4', 'chat.completions.create'],
  ])('%s in %s is %s', (path, version, expected) => {
    expect(methodPathIn(path, parseVersion(version)!)).toBe(expected);
  });
});

describe('positionalParameters', () => {
  const argumentsOf = (names: readonly string[]) => names.map(name => (name === 'params' ? { extra: 1 } : name === 'options' ? {} : `v_${name}`));

  it.each(positionalRows)('$path sends what v4 sent', async row => {
    const named = Object.fromEntries(row.named.map(name => [name, `v_${name}`]));
    const object = { ...named, ...(row.spreadsParams && { extra: 1 }) };
    const current = await requestOf(7, row.path, [...argumentsOf(row.parameters), object]);
    expect(current?.url.includes('undefined')).toBe(false);
    for (const name of row.named) expect(current?.url).toContain(`v_${name}`);
    const [oldPath] = row.oldPaths;
    const old = await requestOf(4, oldPath!, argumentsOf(row.oldParameters));
    expect(current?.method).toBe(old?.method);
    // v4 itself mixed up the ids of one request.
    if (row.path !== 'evals.runs.cancel') expect(current?.url).toBe(old?.url);
    expect(parsed(current?.body)).toEqual(parsed(old?.body));
  });

  it.each(positionalRows)('$path throws on the old arguments', async row => {
    expect(await requestOf(7, row.path, argumentsOf(row.oldParameters))).toBeUndefined();
  });

  it.each(positionalRows)('$path: the new call shows the same arguments', row => {
    const inner = [...row.named, ...(row.spreadsParams ? ['...params'] : [])].join(', ');
    expect(row.newCall).toBe(`${row.path}(${[...row.parameters, `{ ${inner} }`, 'options?'].join(', ')})`);
  });

  it.each(stayedPositional)('$path kept its arguments', async ({ path, parameters }) => {
    const [old, current] = await Promise.all([4, 7].map(major => requestOf(major, path, argumentsOf(parameters))));
    expect(current?.url).toBe(old?.url);
    expect(positionalParametersOf(path)).toBeUndefined();
  });

  it('is found under the old and the unchanged name', () => {
    expect(positionalParametersOf('vectorStores.files.del')?.path).toBe('vectorStores.files.delete');
    expect(positionalParametersOf('beta.vectorStores.files.retrieve')?.path).toBe('vectorStores.files.retrieve');
    expect(positionalParametersOf('beta.threads.runs.retrieve')?.named).toEqual(['thread_id']);
    expect(positionalParametersOf('vectorStores.files.delete')).toBeUndefined();
  });
});

describe('listOverloads', () => {
  const options = { headers: { 'x-test': 'yes' } };

  it.each(listOverloads)('$path took options in the place of the query', async ({ path, queryIndex, restoredIn }) => {
    const v4Arguments = [...Array(queryIndex).fill('id'), options];
    expect((await requestOf(4, path, v4Arguments))?.headers.get('x-test')).toBe('yes');

    const positional = positionalParametersOf(path);
    const named = Object.fromEntries(positional?.named.map(name => [name, 'id']) ?? []);
    const rest = positional ? positional.parameters.map(() => 'id') : Array(queryIndex).fill('id');
    const misplaced = positional ? [...rest, { ...named, ...options }] : [...rest, options];
    for (const major of [5, 6]) expect((await requestOf(major, path, misplaced))?.headers.get('x-test') ?? null).toBeNull();
    expect((await requestOf(7, path, misplaced))?.headers.get('x-test') ?? null).toBe(restoredIn ? 'yes' : null);

    const moved = [...rest, named, options];
    for (const major of [5, 6, 7]) expect((await requestOf(major, path, moved))?.headers.get('x-test')).toBe('yes');
  });

  it('is found by path', () => {
    expect(listOverloadOf('files.list')?.restoredIn).toBe('7.20.0');
    expect(listOverloadOf('models.list')).toBeUndefined();
  });
});

describe('removedMembers', () => {
  const runner = (major: number) => loadSdk(major, '/lib/ChatCompletionRunner').ChatCompletionRunner.prototype;
  const page = (major: number) => loadSdk(major, '/pagination').CursorPage.prototype;

  it.each(removedMembers.filter(({ owner }) => owner === 'runner'))('runner.$name became $replacement', ({ name, replacement }) => {
    expect([name in runner(4), replacement! in runner(4)]).toEqual([true, false]);
    for (const major of [5, 6, 7]) expect([name in runner(major), replacement! in runner(major)]).toEqual([false, true]);
  });

  it.each(removedMembers.filter(({ owner }) => owner === 'page'))('page.$name became $replacement', ({ name, replacement }) => {
    expect(name in page(4)).toBe(true);
    for (const major of [5, 6, 7]) expect([name in page(major), replacement! in page(major)]).toEqual([false, true]);
  });

  it('lacks no public member that clients, pages and runners of 4.104 lost', () => {
    const classes: [RemovedMember['owner'], string, string][] = [
      ['client', '', 'OpenAI'],
      ['page', '/pagination', 'CursorPage'],
      ['page', '/pagination', 'Page'],
      ['runner', '/lib/ChatCompletionRunner', 'ChatCompletionRunner'],
      ['runner', '/lib/ChatCompletionStreamingRunner', 'ChatCompletionStreamingRunner'],
      ['runner', '/lib/ChatCompletionStream', 'ChatCompletionStream'],
      ['runner', '/lib/AssistantStream', 'AssistantStream'],
    ];
    for (const [owner, module, name] of classes) {
      const [old, current] = [4, 7].map(major => loadSdk(major, module)[name].prototype);
      const lost = publicMembers(old).filter(member => !(member in current));
      const accounted = removedMembers.filter(row => row.owner === owner).map(row => row.name as string);
      expect(lost.filter(member => !accounted.includes(member)), name).toEqual([]);
    }
  });

  it.each(removedMembers.filter(({ owner }) => owner === 'client'))('client.$name exists in v4 only', ({ name }) => {
    expect([4, 5, 6, 7].map(major => typeof clients[major][name])).toEqual(['function', 'undefined', 'undefined', 'undefined']);
  });

  it('renames the events of a runner', () => {
    const events = (major: number) => packageFile(`openai${major}/lib/AbstractChatCompletionRunner.js`);
    for (const { owner, name, replacement } of removedMembers) {
      if (owner !== 'runner event') continue;
      expect(events(4)).toContain(`_emit('${name}'`);
      expect(events(7)).not.toContain(`_emit('${name}'`);
      expect(events(7)).toContain(`_emit('${replacement}'`);
    }
  });

  it('replaces a node-fetch Response by a web Response', () => {
    const NodeFetch = dependencyOf(4, 'node-fetch').Response;
    const old = new NodeFetch(Readable.from(['x']));
    const current = new Response('x');
    for (const { owner, name, replacement } of removedMembers) {
      if (owner !== 'response') continue;
      expect(typeof memberAt(old, name), name).toBe('function');
      expect(memberAt(current, name), name).toBeUndefined();
      if (replacement) expect(typeof memberAt(current, replacement)).toBe('function');
    }
  });
});

/** `(?:list|cancel)X` is `listX` and `cancelX`. */
function beginningsOf(word: string): string[] {
  const [group, alternatives] = /\(\?:([^)]*)\)/.exec(word)!;
  return alternatives!.split('|').map(alternative => word.replace(group, alternative));
}

/** Names of an object's members up to Object.prototype, without those that start with an underscore. */
function publicMembers(object: Untyped): string[] {
  if (object === null || object === Object.prototype) return [];
  const own = Object.getOwnPropertyNames(object).filter(name => !name.startsWith('_'));
  return [...own, ...publicMembers(Object.getPrototypeOf(object))];
}

function packageVersion(major: number): string {
  return JSON.parse(packageFile(`openai${major}/package.json`)).version;
}

/** Paths of all methods of the client's resources. */
function methodPaths(resource: Untyped, prefix = ''): string[] {
  return Object.keys(resource).flatMap(key => {
    const value = resource[key];
    if (key.startsWith('_') || typeof value !== 'object' || value === null || !('_client' in value)) return [];
    const own = Object.getOwnPropertyNames(Object.getPrototypeOf(value)).filter(name => name !== 'constructor' && !name.startsWith('_'));
    return [...own.map(name => `${prefix}${key}.${name}`), ...methodPaths(value, `${prefix}${key}.`)];
  });
}
