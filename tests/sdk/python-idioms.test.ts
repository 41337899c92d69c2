import { describe, expect, it } from 'vitest';
import { pythonIdiomOf, pythonIdioms, pythonOptionOf, pythonOptions, type PythonIdiom } from '../../src/sdk/python-idioms.ts';
import { compile } from './declared-types.ts';
import { loadSdk } from './packages.ts';

const majors = [4, 5, 6, 7] as const;
const rows: readonly PythonIdiom[] = pythonIdioms;
const { OpenAI } = loadSdk(7);
const client = new OpenAI({ apiKey: 'x' });

const program = compile(
  Object.fromEntries(
    majors.map(major => [
      `v${major}`,
      `export type client = import('openai${major}').ClientOptions;\nexport type azure = NonNullable<ConstructorParameters<typeof import('openai${major}').AzureOpenAI>[0]>;`,
    ]),
  ),
);
const optionsOf = (major: number, type: 'client' | 'azure') => program.propertiesOf(`v${major}`, type);

const memberAt = (object: unknown, path: string) =>
  path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], object);

describe.each(majors)('openai %i', major => {
  it('has none of the idioms on its module, its namespace or its class', async () => {
    const required = loadSdk(major);
    const imported = await import(`openai${major}`);
    for (const { path } of rows) {
      for (const openai of [required, required.default, required.OpenAI, imported, imported.default, imported.OpenAI]) {
        expect(memberAt(openai, path), path).toBeUndefined();
      }
    }
  });

  it('has no option in the spelling of Python', () => {
    for (const { name } of pythonOptions) {
      expect(optionsOf(major, 'client')).not.toContain(name);
      expect(optionsOf(major, 'azure')).not.toContain(name);
    }
  });
});

describe('pythonIdioms', () => {
  it.each(rows.filter(({ replacement }) => replacement))('$path: $kind $replacement exists', ({ kind, replacement, note }) => {
    if (kind === 'method') return expect(typeof memberAt(client, replacement!)).toBe('function');
    if (kind === 'error') return expect(OpenAI[replacement!].prototype).toBeInstanceOf(Error);
    if (kind === 'class') return expect(typeof loadSdk(7)[replacement!]).toBe('function');
    expect(optionsOf(7, note === 'Only AzureOpenAI takes it.' ? 'azure' : 'client')).toContain(replacement);
  });

  it('holds each path once', () => {
    expect(new Set(rows.map(({ path }) => path)).size).toBe(rows.length);
  });

  it('is found by path', () => {
    expect(pythonIdiomOf('ChatCompletion.acreate')?.replacement).toBe('chat.completions.create');
    expect(pythonIdiomOf('error.Timeout')?.replacement).toBe('APIConnectionTimeoutError');
    expect(pythonIdiomOf('APIError')).toBeUndefined();
  });
});

describe('pythonOptions', () => {
  it.each(pythonOptions)('$name is $replacement', ({ replacement, azureOnly }) => {
    expect(optionsOf(7, 'client').includes(replacement)).toBe(!azureOnly);
    expect(optionsOf(7, 'azure')).toContain(replacement);
  });

  it('is found by name', () => {
    expect(pythonOptionOf('base_url')?.replacement).toBe('baseURL');
    expect(pythonOptionOf('apiKey')).toBeUndefined();
  });
});
