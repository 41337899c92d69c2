/** Retries whose client, request, predicate or loop stands in another module of the project. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import rule from '../../rules/no-retry-on-auth-error.ts';

let root: string;

beforeAll(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'retry-')));
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

let projects = 0;

/** Writes a project and gives the reports of each file, as `file:line:column`. */
function reports(files: Record<string, string>): string[] {
  const cwd = path.join(root, `project${++projects}`);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(cwd, name)), { recursive: true });
    writeFileSync(path.join(cwd, name), text);
  }
  const linter = new Linter({ cwd });
  const config = {
    files: ['**/*.ts', '**/*.js', '**/*.cjs'], languageOptions: { parser }, rules: { 'openai/no-retry-on-auth-error': 'error' },
    plugins: { openai: { rules: { 'no-retry-on-auth-error': rule } } },
  };
  return Object.entries(files).flatMap(([name, text]) =>
    linter.verify(text, [config as unknown as Linter.Config], path.join(cwd, name)).map(({ line, column }) => `${name}:${line}:${column}`));
}

const client = "import OpenAI from 'openai';\nexport const client = new OpenAI();\n";

const ask = `import { client } from './client';
export async function ask(messages) {
  const completion = await client.chat.completions.create({ model: 'gpt-4o', messages });
  return completion.choices[0].message.content;
}
`;

const swallowing = `import { client } from './client';
export async function ask(messages) {
  try {
    return await client.chat.completions.create({ model: 'gpt-4o', messages });
  } catch (error) {
    console.error(error);
    return null;
  }
}
`;

/** A helper of which one line decides. */
const helper = (decision: string, parameters = 'fn, attempts = 3') => `export async function withRetry(${parameters}) {
  for (let attempt = 1; attempt <= 3; attempt++) {
    try {
      return await fn();
    } catch (error) {
      ${decision}
    }
  }
}
`;

const using = (rest = '') => `import { client } from './client';
import { withRetry } from './retry';
export const ask = (messages) =>
  withRetry(() => client.chat.completions.create({ model: 'gpt-4o', messages })${rest});
`;

describe('a client of another module', () => {
  const loop = (decision: string) => `import { client } from './client';
export async function ask(messages) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages });
    } catch (error) {
      ${decision}
    }
  }
}
`;

  it('is retried', () => {
    expect(reports({ 'client.ts': client, 'ask.ts': loop('console.error(error);') })).toEqual(['ask.ts:6:7']);
  });

  it('gets a suggestion without an import of the SDK', () => {
    const cwd = path.join(root, `project${++projects}`);
    mkdirSync(cwd, { recursive: true });
    writeFileSync(path.join(cwd, 'client.ts'), client);
    const linter = new Linter({ cwd });
    const plugins = { openai: { rules: { 'no-retry-on-auth-error': rule } } };
    const config = { files: ['**/*.ts', '**/*.js'], languageOptions: { parser }, rules: { 'openai/no-retry-on-auth-error': 'error' }, plugins } as unknown as Linter.Config;
    const textsFor = (name: string) => linter.verify(loop('console.error(error);'), [config], path.join(cwd, name))[0]?.suggestions?.map(({ fix }) => fix.text.trim());
    expect(textsFor('ask.ts')).toEqual(['if ((error as { status?: number }).status === 401) throw error;']);
    expect(textsFor('ask.js')).toEqual(['if (error.status === 401) throw error;']);
  });

  it('is not retried where a predicate of another module stops it', () => {
    const predicate = 'export const isFinal = (error) => error.status >= 400 && error.status < 500 && error.status !== 429;\n';
    const files = { 'client.ts': client, 'errors.ts': predicate, 'ask.ts': `import { isFinal } from './errors';\n${loop('if (isFinal(error)) throw error;')}` };
    expect(reports(files)).toEqual([]);
  });

  it('is retried where a predicate of another module lets it pass', () => {
    const predicate = "export const isFinal = (error) => error.code === 'insufficient_quota';\n";
    const files = { 'client.ts': client, 'errors.ts': predicate, 'ask.ts': `import { isFinal } from './errors';\n${loop('if (isFinal(error)) throw error;')}` };
    expect(reports(files)).toEqual(['ask.ts:7:7']);
  });
});

describe('a request in another module', () => {
  it('is retried by a loop around the function that makes it', () => {
    const loop = `import { ask } from './ask';
export async function main(messages) {
  let attempts = 0;
  while (true) {
    try {
      return await ask(messages);
    } catch (error) {
      if (++attempts > 5) throw error;
    }
  }
}
`;
    expect(reports({ 'client.ts': client, 'ask.ts': ask, 'main.ts': loop })).toEqual(['main.ts:7:7']);
  });

  it('is retried by a loop that takes its null for "not yet"', () => {
    const loop = `import { ask } from './ask';
export async function main(messages) {
  let answer = null;
  while (!answer) {
    answer = await ask(messages);
  }
  return answer;
}
`;
    expect(reports({ 'client.ts': client, 'ask.ts': swallowing, 'main.ts': loop })).toEqual(['main.ts:5:20']);
  });

  it('is not retried by a loop over items', () => {
    const loop = `import { ask } from './ask';
export async function main(questions) {
  const answers = [];
  for (const question of questions) {
    answers.push(await ask(question));
  }
  return answers;
}
`;
    expect(reports({ 'client.ts': client, 'ask.ts': swallowing, 'main.ts': loop })).toEqual([]);
  });
});

describe('a helper of another module', () => {
  it('repeats what it is given', () => {
    expect(reports({ 'client.ts': client, 'retry.ts': helper('if (attempt === attempts) throw error;'), 'ask.ts': using() })).toEqual(['ask.ts:4:3']);
  });

  it('rethrows final errors', () => {
    expect(reports({ 'client.ts': client, 'retry.ts': helper('if (error.status === 401) throw error;'), 'ask.ts': using() })).toEqual([]);
  });

  it('is given a predicate that stops', () => {
    const retry = helper('if (!shouldRetry(error)) throw error;', 'fn, shouldRetry = () => true');
    expect(reports({ 'client.ts': client, 'retry.ts': retry, 'ask.ts': using(', (error) => error.status === 429') })).toEqual([]);
    expect(reports({ 'client.ts': client, 'retry.ts': retry, 'ask.ts': using() })).toEqual(['ask.ts:4:3']);
    expect(reports({ 'client.ts': client, 'retry.ts': retry, 'ask.ts': using(', (error) => error.status !== 400') })).toEqual(['ask.ts:4:3']);
  });

  it('is given a predicate among options', () => {
    const retry = helper('if (options.shouldRetry && !options.shouldRetry(error)) throw error;', 'fn, options = {}');
    expect(reports({ 'client.ts': client, 'retry.ts': retry, 'ask.ts': using(', { shouldRetry: (error) => error.status === 429 }') })).toEqual([]);
    expect(reports({ 'client.ts': client, 'retry.ts': retry, 'ask.ts': using(', { attempts: 5 }') })).toEqual(['ask.ts:4:3']);
  });

  it('hands the function on to another', () => {
    const outer = "import { withRetry } from './inner';\nexport const retryAsync = (operation) => withRetry(operation, 5);\n";
    const files = { 'client.ts': client, 'inner.ts': helper('console.warn(error);'), 'retry.ts': outer, 'ask.ts': using().replaceAll('withRetry', 'retryAsync') };
    expect(reports(files)).toEqual(['ask.ts:4:3']);
  });

  it('says nothing where its module cannot be found', () => {
    expect(reports({ 'client.ts': client, 'ask.ts': using() })).toEqual([]);
  });
});
