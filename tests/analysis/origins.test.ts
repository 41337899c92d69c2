import { describe, expect, it } from 'vitest';
import { axiosFunctions, environment, keyTakers, mayComeInto, mayStandFor } from '../../src/analysis/origins.ts';
import { marked } from './analyze.ts';
import { ProjectFiles } from './project-files.ts';

const project = new ProjectFiles({
  'client.ts': "import OpenAI from 'openai';\nexport const client = new OpenAI();\n",
  'chat.ts': "import { ChatOpenAI } from '@langchain/openai';\nexport const chat = ChatOpenAI;\n",
  'again.ts': "export * from './client';\n",
  'types.ts': "import type { ChatCompletion } from 'openai/resources';\nimport { APIError, type ClientOptions as Options } from 'openai';\nexport const a = 1;\n",
  'config.ts': 'export const config = process.env;\n',
  'errors.ts': "import axios from 'axios';\nexport const check = axios.isAxiosError;\n",
  'hidden.ts': "const load = (name: string) => require(name);\nexport const { client } = load('./client');\n",
});

const origins = { keyTakers, environment, axiosFunctions };

/** What the expression in `here(…)` may stand for. */
function origin(text: string): string[] {
  const file = project.analyze('main.ts', text);
  return Object.entries(origins).flatMap(([name, each]) => (mayStandFor(file, marked(file), each) ? [name] : []));
}

describe('mayStandFor', () => {
  it.each<[string, string[]]>([
    ["import { client } from './client'; here(client.chat.completions.create)", ['keyTakers']],
    ["import { client } from './again'; here(client)", ['keyTakers']],
    ["import { chat } from './chat'; here(chat)", ['keyTakers']],
    ["import { OpenAI as Mine } from 'openai'; here(Mine)", ['keyTakers']],
    ["import * as openai from 'openai'; here(openai.OpenAI)", ['keyTakers']],
    ["import openai, { APIError } from 'openai'; here(openai)", ['keyTakers']],
    ["import { AzureKeyCredential } from '@azure/openai'; here(AzureKeyCredential)", ['keyTakers']],
    ["import { client } from './hidden'; here(client)", ['keyTakers']],
    ["import './client'; let local; here(local)", ['keyTakers']],
    ["import './client'; here((globalThis.ai as import('./client').client).files)", ['keyTakers']],
    ["import { config } from './config'; here(config.KEY)", ['environment']],
    ["here(process.env)", ['environment']],
    ["import { env } from 'node:process'; here(env)", ['environment']],
    ["import { check } from './errors'; here(check)", ['axiosFunctions']],
    ["import axios from 'axios'; here(axios.isCancel)", ['axiosFunctions']],
  ])('sees in %s', (text, expected) => {
    expect(origin(text)).toEqual(expected);
  });

  it.each([
    "import { a } from './types'; here(a)",
    "import { client } from './client'; import { a } from './types'; here(a)",
    "import { client } from './client'; import { useState } from 'react'; here(useState)",
    "import { client } from './client'; here(console.log)",
    "import { APIError, type RateLimitError } from 'openai'; here(APIError)",
    "import { gone } from './gone'; here(gone)",
  ])('leaves out %s', (text) => {
    expect(origin(text)).toEqual([]);
  });
});

describe('mayComeInto', () => {
  it('knows the modules that the settings name', () => {
    const text = "import { ai } from '@acme/ai'; here(ai)";
    expect(mayComeInto(project.analyze('main.ts', text), keyTakers)).toBe(false);
    const file = project.analyze('main.ts', text, [{ specifier: '@acme/ai' }]);
    expect(mayComeInto(file, keyTakers)).toBe(true);
    expect(mayStandFor(file, marked(file), keyTakers)).toBe(true);
  });
});
