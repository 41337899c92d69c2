/** What ESLint prints about a hardcoded key must not spread it: every formatter of every supported ESLint, messages, suggestions. */
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import parser from '@typescript-eslint/parser';
import { describe, expect, it } from 'vitest';
import rule from '../../rules/no-hardcoded-api-key.ts';
import { leakedKeys, withKeys } from './sample-keys.ts';

const require = createRequire(import.meta.url);

const CODE = withKeys(`import OpenAI from 'openai';
import { createOpenAI } from '@ai-sdk/openai';
// §user§ in a comment
new OpenAI({ apiKey: '§project§', webhookSecret: '§webhook§' });
new OpenAI({ apiKey: '§raw§', timeout: 5 });
new OpenAI('§service§');
new OpenAI(process.env['§user§']); new OpenAI(process.env.MY_KEY);
new OpenAI('§other§');
createOpenAI({ apiKey: '§none§' });
export const split = '§head§' + '§tail§';
export const decoded = atob('§base64§');
export const environment = process.env['§user§'] || '§other§';
export const ternary = process.env.OPENAI_API_KEY ? process.env.OPENAI_API_KEY : '§raw§';
process.env.OPENAI_API_KEY ??= '§other§';
process.env.OPENAI_ADMIN_KEY = '§admin§';
fetch('https://api.openai.com/v1', { headers: { Authorization: 'Bearer §raw§' } });
const template = \`
KEY=§user§
\`;
`);

const CONFIG = {
  files: ['**/*.ts'],
  languageOptions: { parser },
  plugins: { openai: { rules: { 'no-hardcoded-api-key': rule } } },
  rules: { 'openai/no-hardcoded-api-key': 'error' },
};

interface Message { message: string; suggestions?: { desc: string; fix: { text: string } }[] }
interface Result { messages: Message[]; source?: string }
interface ESLint {
  lintText(code: string, options: object): Promise<Result[]>;
  loadFormatter(name: string): Promise<{ format(results: Result[]): string | Promise<string> }>;
}

async function eslintOf(alias: string): Promise<ESLint> {
  const { FlatESLint, ESLint } = { ...require(alias), ...require(`${alias}/use-at-your-own-risk`) };
  return new (FlatESLint ?? ESLint)({ overrideConfigFile: true, overrideConfig: [CONFIG] });
}

function formattersOf(alias: string): string[] {
  const folder = path.join(path.dirname(require.resolve(`${alias}/package.json`)), 'lib/cli-engine/formatters');
  return readdirSync(folder).filter((file) => file.endsWith('.js')).map((file) => path.basename(file, '.js'));
}

describe.each(['eslint8', 'eslint922', 'eslint9', 'eslint'])('on %s', (alias) => {
  it('no message or suggestion holds a key', async () => {
    const [result] = await (await eslintOf(alias)).lintText(CODE, { filePath: 'client.ts' });
    expect(result!.messages.length).toBeGreaterThanOrEqual(17);
    expect(result!.messages.flatMap(({ suggestions = [] }) => suggestions).length).toBeGreaterThanOrEqual(12);
    expect(leakedKeys(JSON.stringify(result!.messages))).toEqual([]);
  });

  it.each(formattersOf(alias))('the formatter %s holds no key', async (name) => {
    const eslint = await eslintOf(alias);
    const results = await eslint.lintText(CODE, { filePath: 'client.ts' });
    const output = await (await eslint.loadFormatter(name)).format(results);
    expect(output).toContain('OPENAI_API_KEY');
    // ESLint itself puts the text of the file into its JSON; nobody can say otherwise there.
    const text = name.startsWith('json') ? withoutSource(output) : output;
    expect(leakedKeys(text)).toEqual([]);
  });
});

function withoutSource(json: string): string {
  return JSON.stringify(JSON.parse(json), (key, value: unknown) => (key === 'source' ? undefined : value));
}
