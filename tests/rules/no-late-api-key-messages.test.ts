/** What the messages say, word for word. */
import { join } from 'node:path';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { parseForESLint } from '../../src/analysis/parse.ts';
import rule from '../../rules/no-late-api-key.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures/no-late-api-key');

function messages(code: string, file = 'esm/entry.js', settings: object = {}): string[] {
  const filename = join(FIXTURES, file);
  const parser = { parseForESLint: (text: string) => parseForESLint(text, { filePath: filename }) };
  const config = {
    files: ['**/*'], languageOptions: { parser: parser as never }, plugins: { openai: { rules: { rule: rule as never } } },
    rules: { 'openai/rule': 'error' as const }, settings: { openai: settings },
  };
  return new Linter({ cwd: FIXTURES }).verify(code, [config, { files: ['**/*.ts'] }], { filename }).map(({ message }) => message);
}

describe('the message', () => {
  it('names the variable, the client and the remedy', () => {
    expect(messages("import OpenAI from 'openai';\nconst openai = new OpenAI();\nprocess.env.OPENAI_API_KEY = key;")).toEqual([
      'The OpenAI client built in line 2 has already read OPENAI_API_KEY, so it never sees what this sets. Set the variable before the client is built.',
    ]);
  });

  it('names the loader, and the module that builds the client', () => {
    expect(messages("import { ask } from './routes.js';\nrequire('dotenv').config();")).toEqual([
      "The OpenAI client built in ./client.js has already read OPENAI_API_KEY when require('dotenv').config() fills process.env. Do that before the client is built.",
    ]);
    expect(messages("import { openai } from './client.js';\nimport './env.js';")).toEqual([
      "The OpenAI client built in ./client.js has already read OPENAI_API_KEY when the import of './env.js' fills process.env. Do that before the client is built.",
    ]);
  });

  it('says under which condition a write is late where the module kind is open', () => {
    expect(messages("import dotenv from 'dotenv';\ndotenv.config();\nimport { openai } from './client';\nconsole.log(openai);", 'ts-open/entry.ts')).toEqual([
      'Where imports run before all other code (ES modules, bundlers, tsx), the OpenAI client built in ./client.ts has already read OPENAI_API_KEY when dotenv.config() fills process.env; only CommonJS output of TypeScript keeps the written order. Do that in a module that is imported first.',
    ]);
  });

  it('names every variable that was read, and no value', () => {
    const secret = ['not', 'a', 'key'].join('-');
    const [message, ...others] = messages(`import OpenAI from 'openai';\nnew OpenAI({ apiKey: process.env.A, organization: process.env.B });\nload('${secret}')\nObject.assign(process.env, JSON.parse('${secret}'))`);
    expect(others).toEqual([]);
    expect(message).toContain('has already read A, B when Object.assign() fills process.env');
    expect(message).not.toContain(secret);
  });
});

describe('settings.openai.version', () => {
  const code = "import OpenAI from 'openai';\nconst openai = new OpenAI();\nprocess.env.OPENAI_WEBHOOK_SECRET = secret;";

  it('decides what a client reads', () => {
    expect(messages(code)).toHaveLength(1);
    expect(messages(code, 'esm/entry.js', { version: 5 })).toHaveLength(1);
    expect(messages(code, 'esm/entry.js', { version: 4 })).toEqual([]);
  });
});
