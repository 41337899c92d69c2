/** The ESLint language server, which VS Code and the other editors of docs/editors.md run, with their settings as the page has them. */
import { execSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import plugin from '../../src/index.ts';
import { pages, readPrograms, withoutMarks } from '../labelled/programs.ts';
import { Consumer, temporaryDirectory, type ESLintAlias, unpackedPlugin } from '../package/consumer.ts';
import { leakedKeys, withKeys } from '../rules/sample-keys.ts';
import { settingsOf, VSCODE, type Settings } from './editor-settings.ts';
import { LanguageServer, SEVERITY, type CodeAction, type Diagnostic } from './language-server.ts';
import { codeBlocks } from './pages.ts';
import { suggested } from './suggestions.ts';

const requireHost = createRequire(path.join(import.meta.dirname, 'package.json'));
const SERVER = [process.execPath, path.join(path.dirname(requireHost.resolve('vscode-langservers-extracted/package.json')), 'bin/vscode-eslint-language-server'), '--stdio'];

const FLAT: [string, string] = ['eslint.config.mjs', `import parser from '@typescript-eslint/parser';
import openai from 'eslint-plugin-openai';
export default [{ files: ['**/*.{ts,tsx,mts,cts}'], languageOptions: { parser } }, openai.configs.strict];
`];
const ESLINTRC: [string, string] = ['.eslintrc.json', JSON.stringify({
  root: true, extends: ['plugin:openai/legacy-strict'], parserOptions: { ecmaVersion: 'latest', sourceType: 'module' },
  overrides: [{ files: ['*.ts'], parser: '@typescript-eslint/parser' }],
})];

const HOSTS: [name: string, eslint: ESLintAlias, config: [string, string]][] = [
  ['ESLint 8.57 with .eslintrc', 'eslint8', ESLINTRC],
  ['ESLint 9.39', 'eslint9', FLAT],
  ['ESLint 10', 'eslint', FLAT],
];

const CLEAN = "import OpenAI from 'openai';\nexport const client = new OpenAI();\n";
const DEFECTIVE = withKeys("import OpenAI from 'openai';\n\nexport const client = new OpenAI({\n  apiKey: '§project§',\n});\n");
const LEGACY = `${CLEAN}export const ask = (prompt) => client.createCompletion({ prompt });\n`;

const unpacked = unpackedPlugin();

function projectWith(eslint: ESLintAlias, [config, content]: [string, string]): Consumer {
  return new Consumer(unpacked.directory, { eslint, '@typescript-eslint/parser': '@typescript-eslint/parser' }, { [config]: content, 'package.json': '{}' });
}

/** `line rule` of each problem, the lines counted from 1. */
function places(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ range, code, message }) => `${range.start.line + 1} ${code ?? message}`);
}

/** What stays the same when lines above are added or removed. */
function textOf({ code, message }: Diagnostic): string {
  return `${code ?? ''} ${message.replaceAll(/\bline \d+/g, 'line')}`;
}

/** What the menu of a problem has of our rules: not the comments and pages that the server offers for every rule. */
async function suggestionsFor(server: LanguageServer, name: string, diagnostic: Diagnostic): Promise<CodeAction[]> {
  const actions = await server.actions(name, diagnostic);
  return actions.filter(({ title, command }) => command?.command === 'eslint.applySuggestion' && title.endsWith(` (${diagnostic.code})`));
}

describe.each(HOSTS)('%s', (_, eslint, config) => {
  let project: Consumer;
  let server: LanguageServer;
  beforeAll(async () => {
    project = projectWith(eslint, config);
    server = await LanguageServer.start(SERVER, project.directory, settingsOf(VSCODE, project.directory));
  });
  afterAll(async () => {
    await server.stop();
    project.remove();
  });

  async function openNew(name: string, text: string): Promise<void> {
    project.write(name, text);
    await server.open(name);
  }

  it('shows a problem at its place, with a link to the page of its rule and without the key', async () => {
    await openNew('client.js', DEFECTIVE);
    const diagnostics = await server.diagnostics('client.js');
    await server.close('client.js');
    expect(diagnostics).toMatchObject([{
      range: { start: { line: 3, character: 10 }, end: { line: 3 } },
      severity: SEVERITY.error,
      source: 'eslint',
      code: 'openai/no-hardcoded-api-key',
      codeDescription: { href: plugin.rules['no-hardcoded-api-key'].meta!.docs!.url },
    }]);
    expect(leakedKeys(JSON.stringify(diagnostics))).toEqual([]);
  });

  it('follows what is typed, saved or not', async () => {
    await openNew('client.js', CLEAN);
    const seen = [places(await server.diagnostics('client.js'))];
    for (const text of [DEFECTIVE, LEGACY, LEGACY.replace('createCompletion', 'completions.create')]) {
      await server.change('client.js', text);
      seen.push(places(await server.diagnostics('client.js')));
    }
    await server.close('client.js');
    expect(seen).toEqual([[], ['4 openai/no-hardcoded-api-key'], ['3 openai/no-legacy-api'], []]);
  });

  it.each(suggested.map((row, index) => [row.by, row.title, row, index] as const))('%s: %s', async (_by, title, { by, name, line, before, after, beside = {} }, index) => {
    const rule = `openai/${by.split('.')[0]}`;
    const file = `${index}/${name}`;
    for (const [other, text] of Object.entries(beside)) project.write(`${index}/${other}`, text);
    await openNew(file, withKeys(before));
    const diagnostics = await server.diagnostics(file);
    const problem = diagnostics.find(({ code, range }) => code === rule && range.start.line === line - 1);
    expect(places(diagnostics)).toContain(`${line} ${rule}`);

    const actions = await suggestionsFor(server, file, problem!);
    const action = actions.find((each) => each.title === `${title} (${rule})`);
    expect(actions.map((each) => each.title)).toContain(`${title} (${rule})`);
    await server.apply(action!);

    const left = await server.diagnostics(file);
    const text = server.text(file);
    await server.close(file);
    expect(text).toBe(after);
    expect(places(left)).toEqual(places(left.filter(({ code }) => code?.startsWith('openai/'))));
    expect(left.map(textOf)).not.toContain(textOf(problem!));
    expect(leakedKeys(JSON.stringify([diagnostics, actions]))).toEqual([]);
  });

  it('changes nothing when all problems are to be fixed, as at saving', async () => {
    await openNew('client.js', DEFECTIVE);
    await server.diagnostics('client.js');
    await server.fixAll('client.js');
    const text = server.text('client.js');
    await server.close('client.js');
    expect(text).toBe(DEFECTIVE);
  });

  it('knows a module that another file imports as it was saved last', async () => {
    await openNew('lib/client.js', CLEAN);
    await openNew('main.js', "import { client } from './lib/client.js';\nprocess.env.OPENAI_API_KEY = await read();\nexport const ask = () => client.createEdit({});\n");
    const asked = async () => places(await server.diagnostics('main.js'));
    const before = await asked();
    await server.change('lib/client.js', "export const client = { createEdit: () => ({}) };\n");
    const typed = await asked();
    await server.save('lib/client.js');
    const saved = await asked();
    await server.change('lib/client.js', CLEAN);
    await server.save('lib/client.js');
    const restored = await asked();
    await server.close('main.js');
    await server.close('lib/client.js');
    const BOTH = ['2 openai/no-late-api-key', '3 openai/no-legacy-api'];
    expect({ before, typed, saved, restored }).toEqual({ before: BOTH, typed: BOTH, saved: [], restored: BOTH });
  });

  it('answers a change', async () => {
    const body = Array.from({ length: 100 }, (_each, index) => `export const ask${index} = (input) => client.responses.create({ model: 'gpt-5', input });\n`).join('');
    await openNew('long.js', CLEAN + body);
    await server.diagnostics('long.js');
    const times: number[] = [];
    for (let index = 0; index < 20; index++) {
      const isDefective = index % 2 === 0;
      const start = performance.now();
      await server.change('long.js', (isDefective ? LEGACY : CLEAN) + body);
      const found = await server.diagnostics('long.js');
      times.push(performance.now() - start);
      expect(places(found)).toEqual(isDefective ? ['3 openai/no-legacy-api'] : []);
    }
    await server.close('long.js');
    console.log(`${eslint}: ${Math.round(times.sort((a, b) => a - b)[10]!)} ms from a change to its problems, in a file of 100 lines (median of 20)`);
  });
});

describe('the settings on docs/editors.md', () => {
  const QUESTION = `${CLEAN}export const ask = async () => {
  try {
    return await client.models.list();
  } catch (error) {
    if (error.status === 401 || error.message.includes('Incorrect API key')) return null;
    throw error;
  }
};
`;

  let installed: string;
  beforeAll(() => {
    installed = temporaryDirectory();
    const command = codeBlocks('docs/editors.md').find(({ language }) => language === 'sh')!.text;
    execSync(command, { env: { ...process.env, npm_config_prefix: installed }, stdio: 'ignore' });
  });
  afterAll(() => rmSync(installed, { recursive: true, force: true }));

  it.each(['VS Code', 'Zed', 'Neovim', 'Helix'])('%s', async (editor) => {
    const project = projectWith('eslint', FLAT);
    project.write('ask.js', QUESTION);
    const settings: Settings = settingsOf(editor, project.directory);
    const command = ['Neovim', 'Helix'].includes(editor) ? [path.join(installed, 'bin/vscode-eslint-language-server'), '--stdio'] : SERVER;
    const server = await LanguageServer.start(command, project.directory, settings);
    onTestFinished(async () => {
      await server.stop();
      project.remove();
    });
    await server.open('ask.js');
    const diagnostics = await server.diagnostics('ask.js');
    expect(diagnostics.map(({ code }) => code)).toContain('openai/prefer-error-class');
    const isCustomized = JSON.stringify(settings['rulesCustomizations']).includes('openai/');
    for (const { severity } of diagnostics) expect(severity).toBe(isCustomized ? SEVERITY.warning : SEVERITY.error);
    expect(isCustomized).toBe(editor !== 'Helix');
  });
});

describe('every suggestion for the labelled programs', () => {
  const seen = new Set<string>();
  let project: Consumer;
  let server: LanguageServer;
  beforeAll(async () => {
    project = projectWith('eslint', FLAT);
    server = await LanguageServer.start(SERVER, project.directory, settingsOf(VSCODE, project.directory));
  });
  afterAll(async () => {
    await server.stop();
    project.remove();
  });

  it.each(pages)('%s leaves a program without its problem', async (page) => {
    const wrong: string[] = [];
    for (const [index, { title, files }] of readPrograms(page).entries()) {
      const folder = `${page}/${index}`;
      for (const { name, text } of files) project.write(`${folder}/${name}`, withoutMarks(text));
      for (const { name } of files.filter((each) => /\.[cm]?[jt]sx?$/.test(each.name))) wrong.push(...(await applyAll(`${folder}/${name}`)).map((problem) => `${title}, ${name}: ${problem}`));
    }
    expect(wrong).toEqual([]);
  });

  /** Applies each suggestion for a file to the file as it was, and tells what is wrong after it. */
  async function applyAll(name: string): Promise<string[]> {
    await server.open(name);
    const before = server.text(name);
    const wrong: string[] = [];
    const problems = await server.diagnostics(name);
    for (const [index, problem] of problems.entries()) {
      const count = (await suggestionsFor(server, name, problem)).length;
      for (let nth = 0; nth < count; nth++) {
        const current = (await server.diagnostics(name))[index]!;
        const action = (await suggestionsFor(server, name, current))[nth]!;
        seen.add(action.title);
        await server.apply(action);
        const left = await server.diagnostics(name);
        if (server.text(name) === before) wrong.push(`${action.title} changes nothing`);
        if (left.some(({ code }) => !code)) wrong.push(`${action.title} leaves ${places(left).join(', ')}`);
        const same = (each: Diagnostic) => textOf(each) === textOf(problem);
        if (left.filter(same).length >= problems.filter(same).length) wrong.push(`${places([problem]).join('')} is still there after ${action.title}`);
        await server.change(name, before);
      }
    }
    await server.close(name);
    return wrong;
  }

  it('is of a kind that has a program of its own above', () => {
    const titles = [...seen].map((title) => templateOf(title));
    expect(titles.length).toBeGreaterThan(0);
    expect([...new Set(titles)].filter((by) => !suggested.some((row) => row.by === by))).toEqual([]);
  });
});

/** `rule.messageId` of a suggestion's title. */
function templateOf(title: string): string {
  const [, text = '', rule = ''] = /^(.*) \(openai\/([\w-]+)\)$/s.exec(title) ?? [];
  const messages = Object.entries(plugin.rules[rule as keyof typeof plugin.rules].meta!.messages!);
  const pattern = (template: string) => new RegExp(`^${template.split(/\{\{\w+\}\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('.*')}$`, 's');
  return `${rule}.${messages.find(([, template]) => pattern(template).test(text))?.[0]}`;
}
