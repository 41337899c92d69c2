/** Credentials that cross a module boundary; the project lies in a temporary folder, as its files hold the sample keys. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import rule from '../../rules/no-hardcoded-api-key.ts';
import { withKeys } from './sample-keys.ts';

let root: string;

beforeAll(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'hardcoded-')));
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

let projects = 0;

/** Writes a project and gives the reports of each file, as `file:line:column messageId`. */
function reports(files: Record<string, string>): string[] {
  const cwd = path.join(root, `project${++projects}`);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(cwd, name)), { recursive: true });
    writeFileSync(path.join(cwd, name), withKeys(text));
  }
  const linter = new Linter({ cwd });
  const config = {
    files: ['**/*.ts', '**/*.js', '**/*.cjs'], languageOptions: { parser }, rules: { 'openai/no-hardcoded-api-key': 'error' },
    plugins: { openai: { rules: { 'no-hardcoded-api-key': rule } } },
  };
  return Object.entries(files).flatMap(([name, text]) =>
    linter.verify(withKeys(text), [config as unknown as Linter.Config], path.join(cwd, name))
      .map(({ line, column, messageId, message }) => `${name}:${line}:${column} ${messageId ?? message}`));
}

describe('a constant of another module', () => {
  it('is reported where it reaches the client', () => {
    expect(reports({
      'src/config.ts': "export const KEY = '§raw§';",
      'src/client.ts': "import OpenAI from 'openai';\nimport { KEY } from './config';\nexport const client = new OpenAI({ apiKey: KEY });",
    })).toEqual(['src/client.ts:3:44 unshapedKey']);
  });

  it('is found in a default export, through a re-export and an extension of its own', () => {
    expect(reports({
      'src/settings.ts': "export default { openai: { apiKey: '§raw§' } };",
      'src/index.ts': "export { default as settings } from './settings.js';",
      'src/client.ts': "import OpenAI from 'openai';\nimport { settings } from './index.js';\nexport const client = new OpenAI({ apiKey: settings.openai.apiKey });",
    })).toEqual(['src/client.ts:3:44 unshapedKey']);
  });

  it('is found in options made elsewhere', () => {
    expect(reports({
      'src/options.ts': "export const options = { apiKey: '§raw§', timeout: 10 };",
      'src/client.ts': "import OpenAI from 'openai';\nimport { options } from './options';\nexport const client = new OpenAI(options);",
    })).toEqual(['src/client.ts:3:34 unshapedKey']);
  });

  it('is found in CommonJS', () => {
    expect(reports({
      'config.cjs': "module.exports = { key: '§raw§' };",
      'client.cjs': "const OpenAI = require('openai');\nconst { key } = require('./config.cjs');\nmodule.exports = new OpenAI({ apiKey: key });",
    })).toEqual(['client.cjs:3:39 unshapedKey']);
  });

  it('is found in a header', () => {
    expect(reports({
      'src/config.ts': "export const KEY = '§raw§';\nexport const BASE = 'https://api.openai.com/v1';",
      'src/client.ts': "import { BASE, KEY } from './config';\nfetch(`${BASE}/models`, { headers: { Authorization: `Bearer ${KEY}` } });",
    })).toEqual(['src/client.ts:2:53 unshapedKey']);
  });

  it('with the format of a key is reported where it stands', () => {
    expect(reports({
      'src/config.ts': "export const KEY = '§project§';",
      'src/client.ts': "import OpenAI from 'openai';\nimport { KEY } from './config';\nexport const client = new OpenAI({ apiKey: KEY });",
    })).toEqual(['src/config.ts:1:20 keyInSource']);
  });

  it('that is the fallback of the variable is reported there alone', () => {
    expect(reports({
      'src/config.ts': "export const KEY = process.env.OPENAI_API_KEY ?? '§raw§';",
      'src/client.ts': "import OpenAI from 'openai';\nimport { KEY } from './config';\nexport const client = new OpenAI({ apiKey: KEY });",
    })).toEqual(['src/config.ts:1:50 unshapedKey']);
  });

  it('is none of ours where it goes to another host', () => {
    expect(reports({
      'src/config.ts': "export const KEY = '§raw§';\nexport const BASE = 'https://openrouter.ai/api/v1';",
      'src/client.ts': "import OpenAI from 'openai';\nimport { BASE, KEY } from './config';\nexport const client = new OpenAI({ baseURL: BASE, apiKey: KEY });",
    })).toEqual([]);
  });

  it('does not matter where nothing uses it', () => {
    expect(reports({ 'src/config.ts': "export const KEY = '§raw§';\nexport const model = 'gpt-5';" })).toEqual([]);
  });

  it('survives modules that import each other', () => {
    expect(reports({
      'src/a.ts': "import { b } from './b';\nexport const a = b;\nexport const KEY = '§raw§';",
      'src/b.ts': "import OpenAI from 'openai';\nimport { a, KEY } from './a';\nexport const b = a;\nexport const client = new OpenAI({ apiKey: KEY });",
    })).toEqual(['src/b.ts:4:44 unshapedKey']);
  });
});

describe('a client of another module', () => {
  it('takes a key by assignment', () => {
    expect(reports({
      'src/client.ts': "import OpenAI from 'openai';\nexport const client = new OpenAI();",
      'src/main.ts': "import { client } from './client';\nclient.apiKey = '§raw§';",
    })).toEqual(['src/main.ts:2:17 unshapedKey']);
  });

  it('of another host is none of ours', () => {
    expect(reports({
      'src/client.ts': "import OpenAI from 'openai';\nexport const client = new OpenAI({ baseURL: 'http://localhost:1234/v1' });",
      'src/main.ts': "import { client } from './client';\nclient.apiKey = '§raw§';",
    })).toEqual([]);
  });
});

describe('the option allow', () => {
  it('must hold regular expressions', () => {
    const config = { plugins: { openai: { rules: { 'no-hardcoded-api-key': rule } } }, rules: { 'openai/no-hardcoded-api-key': ['error', { allow: ['('] }] } };
    expect(() => new Linter().verify('', [config as unknown as Linter.Config])).toThrow(/no-hardcoded-api-key[^]*"\(" should match format "regex"/);
  });
});

describe('tests', () => {
  it('may hold unshaped texts, keys with the format not', () => {
    const code = "import OpenAI from 'openai';\nnew OpenAI({ apiKey: '§raw§' });\nnew OpenAI({ apiKey: '§project§' });";
    expect(reports({ 'test/client.ts': code, 'src/client.spec.ts': code, 'src/client.ts': code })).toEqual([
      'test/client.ts:3:22 keyInSource', 'src/client.spec.ts:3:22 keyInSource', 'src/client.ts:2:22 unshapedKey', 'src/client.ts:3:22 keyInSource',
    ]);
  });
});
