/** What each editor of docs/editors.md tells the ESLint language server: its own defaults, and what the page says beside. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { codeBlocks } from './pages.ts';

export type Settings = Record<string, unknown>;

/** The editor whose extension the server comes from. */
export const VSCODE = 'VS Code';

const requireHost = createRequire(path.join(import.meta.dirname, 'package.json'));
const toml = requireHost('smol-toml') as { parse: (text: string) => any };
const lua = requireHost('luaparse') as { parse: (text: string) => { body: LuaNode[] } };

interface LuaNode {
  type: string;
  [member: string]: any;
}

/** What the extension of VS Code and nvim-lspconfig send where nothing is set. */
const DEFAULTS: Settings = {
  validate: 'on',
  useESLintClass: false,
  experimental: { useFlatConfig: false },
  codeActionOnSave: { mode: 'all' },
  format: false,
  quiet: false,
  onIgnoredFiles: 'off',
  options: {},
  rulesCustomizations: [],
  run: 'onType',
  problems: { shortenToSingleLine: false },
  nodePath: null,
  workingDirectory: { mode: 'location' },
  codeAction: { disableRuleComment: { enable: true, location: 'separateLine' }, showDocumentation: { enable: true } },
};

/** The settings that an editor sends for a project in a directory. */
export function settingsOf(editor: string, directory: string): Settings {
  const block = codeBlocks('docs/editors.md').find(({ heading, language }) => heading === editor && ['json', 'lua', 'toml'].includes(language));
  const read = READERS[editor];
  if (!block || !read) throw new Error(`docs/editors.md has no settings for ${editor}`);
  // Helix sends what its file says and nothing else.
  if (editor === 'Helix') return read(block.text);
  return { ...DEFAULTS, workspaceFolder: { uri: pathToFileURL(directory).href, name: path.basename(directory) }, ...read(block.text) };
}

const READERS: Readonly<Record<string, (text: string) => Settings>> = {
  [VSCODE]: (text) => fromVsCode(JSON.parse(text) as Settings),
  Zed: (text) => (JSON.parse(text) as { lsp: { eslint: { settings: Settings } } }).lsp.eslint.settings,
  Neovim: (text) => fromNeovim(lua.parse(text).body),
  Helix: (text) => fromHelix(toml.parse(text)),
};

/** The extension of VS Code calls two of the settings otherwise, and gives one directory of a list to the server. */
function fromVsCode(settings: Settings): Settings {
  const renamed: Readonly<Record<string, string>> = { 'eslint.rules.customizations': 'rulesCustomizations' };
  const { 'eslint.workingDirectories': [workingDirectory] = [], ...others } = settings as Settings & { 'eslint.workingDirectories'?: unknown[] };
  const named = Object.entries(others).map(([name, value]) => [renamed[name] ?? name.replace(/^eslint\./, ''), value]);
  return { ...Object.fromEntries(named), ...(workingDirectory ? { workingDirectory } : {}) };
}

function fromNeovim(statements: readonly LuaNode[]): Settings {
  const calls = statements.map(({ expression }) => expression as LuaNode);
  const config = calls.find(({ base }) => base.identifier.name === 'config')!;
  const enabled = calls.find(({ base }) => base.identifier.name === 'enable')!;
  const [name, given] = (config['arguments'] as LuaNode[]).map(luaValue) as [string, { settings: Settings }];
  if (name !== luaValue(enabled['arguments'][0])) throw new Error(`docs/editors.md enables another server than ${name}`);
  return given.settings;
}

function luaValue(node: LuaNode): unknown {
  if (node.type === 'StringLiteral') return (node['raw'] as string).slice(1, -1);
  if (node.type !== 'TableConstructorExpression') return node['value'];
  const fields = node['fields'] as LuaNode[];
  if (fields.every(({ type }) => type === 'TableValue')) return fields.map(({ value }) => luaValue(value));
  return Object.fromEntries(fields.map(({ key, value }) => [key.name, luaValue(value)]));
}

function fromHelix(file: { 'language-server': Record<string, { command: string; args: string[]; config: Settings }>; language: { name: string; 'language-servers': string[] }[] }): Settings {
  const [[name, { config }] = ['', { config: {} }]] = Object.entries(file['language-server']);
  if (!file.language.every((each) => each['language-servers'].includes(name))) throw new Error(`docs/editors.md has a language without ${name}`);
  return config;
}
