/** The examples of the page with secret managers are checked against the clients of those managers and the newest SDK. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import ts from 'typescript';
import { afterAll, describe, expect, it } from 'vitest';
import rule from '../../rules/no-env-api-key.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PACKAGES = ['@aws-sdk/client-secrets-manager', 'node-vault', '@google-cloud/secret-manager', '@azure/identity', '@azure/keyvault-secrets', '@dopplerhq/node-sdk', '@types/node'];
const page = readFileSync(path.join(ROOT, 'docs/rules/no-env-api-key.md'), 'utf8');
const examples = [...page.matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, code]) => code!);

const directory = mkdtempSync(path.join(tmpdir(), 'secret-managers-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function link(name: string, installed: string): void {
  const place = path.join(directory, 'node_modules', name);
  mkdirSync(path.dirname(place), { recursive: true });
  symlinkSync(path.join(ROOT, 'node_modules', installed), place);
}

/** What TypeScript has to say about each example, in their order. */
function typeErrors(): string[][] {
  link('openai', 'openai7');
  for (const name of PACKAGES) link(name, name);
  const names = examples.map((code, index) => {
    const name = path.join(directory, `example-${index}.ts`);
    writeFileSync(name, code);
    return name;
  });
  const program = ts.createProgram(names, {
    strict: true, noEmit: true, skipLibCheck: true, esModuleInterop: true, types: ['node'], target: ts.ScriptTarget.ES2022, lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
    module: ts.ModuleKind.Preserve, moduleResolution: ts.ModuleResolutionKind.Bundler,
  });
  return names.map((name) => ts.getPreEmitDiagnostics(program, program.getSourceFile(name)).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ')));
}

describe('the examples with secret managers', () => {
  it('name every manager', () => {
    for (const name of PACKAGES.filter((each) => !each.startsWith('@types/'))) expect(examples.join('\n')).toContain(`'${name}'`);
  });

  it('have the right types', () => {
    expect(typeErrors()).toEqual(examples.map(() => []));
  }, 60_000);

  it.each(examples)('are what the rule asks for (%#)', (code) => {
    const config = { files: ['**/*.ts'], languageOptions: { parser }, plugins: { openai: { rules: { 'no-env-api-key': rule } } as never }, rules: { 'openai/no-env-api-key': 'error' as const } };
    expect(new Linter().verify(code, [config], 'src/client.ts')).toEqual([]);
  });
});
