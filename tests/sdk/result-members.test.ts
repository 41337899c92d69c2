import { describe, expect, it } from 'vitest';
import { resultHasMember, resultMembers } from '../../src/sdk/result-members.ts';
import { compile, failing } from './declared-types.ts';
import { loadSdk } from './packages.ts';

const client = new (loadSdk(7).OpenAI)({ apiKey: 'x', adminAPIKey: 'y' });
const walk = (path: string) => path.split('.').reduce<any>((value, key) => value?.[key], client);
const current = Object.keys(resultMembers).filter((path) => typeof walk(path) === 'function');

const header = [
  "import type OpenAI from 'openai7';",
  "type Keys<T> = T extends unknown ? Extract<keyof T, 'data' | 'status' | 'statusText' | 'headers'> : never;",
  'type Result<F extends (...args: never[]) => unknown> = Keys<Awaited<ReturnType<F>>>;',
  'type Within<T extends U, U> = T;',
].join('\n');

describe('resultMembers', () => {
  it('has every member that the current SDK declares', () => {
    const expressions = current.map((path) => {
      const access = path.split('.').map((name) => `['${name}']`).join('');
      const members = resultMembers[path]!.map((name) => `'${name}'`).join(' | ') || 'never';
      return `Within<Result<OpenAI${access}>, ${members}>`;
    });
    const typed = compile({ results: [header, ...expressions.map((expression, index) => `export type T${index} = ${expression};`)].join('\n') });
    expect(failing(typed.failingLines('results'))).toEqual([]);
    expect(current.length).toBeGreaterThan(150);
  });

  it('knows results with members of their own', () => {
    expect(resultHasMember('embeddings.create', 'data')).toBe(true);
    expect(resultHasMember('files.list', 'data')).toBe(true);
    expect(resultHasMember('chat.completions.create', 'data')).toBe(false);
    expect(resultHasMember('responses.create', 'status')).toBe(true);
    expect(resultHasMember('files.content', 'headers')).toBe(true);
    expect(resultHasMember('createEmbedding', 'data')).toBe(true);
    expect(resultHasMember('createChatCompletion', 'data')).toBe(false);
    expect(resultHasMember('some.future.method', 'data')).toBeUndefined();
  });
});
