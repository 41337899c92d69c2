import path from 'node:path';
import rule from '../../rules/no-unreachable-auth-catch.ts';
import { typescript } from './rule-tester.ts';

const filename = path.join(import.meta.dirname, 'fixtures/no-unreachable-auth-catch/service/handler.ts');

typescript.run('no-unreachable-auth-catch, modules', rule, {
  valid: [
    { name: 'awaits the function of another module', filename, code: `import { summarize } from './client';
export async function handler(text: string) {
  try {
    return await summarize(text);
  } catch (error: any) {
    if (error.status === 401) return 'The key is wrong.';
    throw error;
  }
}` },
    { name: 'a helper that explains any error does not look for wrong keys here', filename, code: `import { createClient, explain } from './client';
export function build(apiKey: string) {
  try {
    return createClient(apiKey);
  } catch (error) {
    throw new Error(explain(error));
  }
}` },
  ],
  invalid: [
    { name: 'returns the promise of another module', filename, code: `import { summarize } from './client';
export async function handler(text: string) {
  try {
    return summarize(text);
  } catch (error: any) {
    if (error.status === 401) return 'The key is wrong.';
    throw error;
  }
}`, errors: [{ messageId: 'returned', line: 4, column: 12, suggestions: [{ messageId: 'await', output: `import { summarize } from './client';
export async function handler(text: string) {
  try {
    return await summarize(text);
  } catch (error: any) {
    if (error.status === 401) return 'The key is wrong.';
    throw error;
  }
}` }] }] },
    { name: 'client of another module', filename, code: `import { openai } from './client';
export function warm() {
  try {
    openai.models.list();
  } catch (error: any) {
    if (error.status === 401) process.exit(1);
  }
}`, errors: [{ messageId: 'floating', line: 4, column: 5 }] },
    { name: 'factory of another module', filename, code: `import { createClient } from './client';
export function build(apiKey: string) {
  try {
    return createClient(apiKey);
  } catch (error: any) {
    if (error.status === 401) return undefined;
    throw error;
  }
}`, errors: [{ messageId: 'construction', line: 5, column: 5 }] },
  ],
});
