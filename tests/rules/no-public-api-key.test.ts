import rule from '../../rules/no-public-api-key.ts';
import { commonjs, javascript, typescript } from './rule-tester.ts';
import { withKeys } from './sample-keys.ts';

type MessageId = 'variable' | 'browser' | 'module' | 'setting' | 'usersKey';
interface More { filename?: string; options?: [{ allowUserKeys: boolean }] }
const OPENAI = "import OpenAI from 'openai';\n";

/** A case whose reports stand between `«` and `»`. */
function wrong(messageId: MessageId, marked: string, more: More = {}) {
  const text = withKeys(marked);
  const errors = [...text.matchAll(/«([^»]*)»/g)].map(({ index, 0: found }) => {
    const place = (length: number) => {
      const before = text.slice(0, length).replaceAll(/[«»]/g, '');
      return [before.split('\n').length, before.length - before.lastIndexOf('\n')] as const;
    };
    const [line, column] = place(index);
    const [endLine, endColumn] = place(index + found.length);
    return { messageId, line, column, endLine, endColumn };
  });
  if (errors.length === 0) throw new Error(`Mark the report with « and »: ${marked}`);
  return { code: text.replaceAll(/[«»]/g, ''), errors: errors as never, ...more };
}

const right = (name: string, code: string, more: More = {}) => ({ name, code: withKeys(code), ...more });
const inBrowser = (key: string, before = '') => `${OPENAI}${before}const client = new OpenAI({ apiKey: ${key}, dangerouslyAllowBrowser: true });`;
const leaks = (key: string, before = '') => wrong('browser', `${OPENAI}${before}const client = new OpenAI({ apiKey: ${key}, «dangerouslyAllowBrowser: true» });`);
const inlined = (key: string, before = '') => wrong('variable', `${OPENAI}${before}const client = new OpenAI({ apiKey: «${key}», dangerouslyAllowBrowser: true });`);

typescript.run('no-public-api-key: clients (TypeScript)', rule, {
  valid: [
    right('a client of a server', `${OPENAI}new OpenAI({ apiKey: process.env.OPENAI_API_KEY });`),
    right('a client that reads the variable', `${OPENAI}new OpenAI();`),
    right('not allowed in browsers', `${OPENAI}new OpenAI({ apiKey: process.env.OPENAI_API_KEY, dangerouslyAllowBrowser: false });`),
    right('allowed in tests only', `${OPENAI}new OpenAI({ apiKey: process.env.OPENAI_API_KEY, dangerouslyAllowBrowser: process.env.NODE_ENV === 'test' });`),
    right('a parameter', `${OPENAI}export const make = (key: string) => new OpenAI({ apiKey: key, dangerouslyAllowBrowser: true });`),
    right('an option', `${OPENAI}export function make(options: { key: string }) { return new OpenAI({ apiKey: options.key, dangerouslyAllowBrowser: true }); }`),
    right('local storage', inBrowser("localStorage.getItem('key') ?? ''")),
    right('session storage', inBrowser("sessionStorage.getItem('key')!")),
    right('a state of React', inBrowser('apiKey', "const [apiKey, setApiKey] = useState('');\n")),
    right('a form', inBrowser('String(form.get("key"))', 'const form = new FormData(element);\n')),
    right('an input', inBrowser('input.value', "const input = document.querySelector('input')!;\n")),
    right('a prompt', inBrowser("prompt('Your key?')!")),
    right('the storage of an extension', inBrowser('key', "const { key } = await chrome.storage.sync.get('key');\n")),
    right('the settings of a plugin', `${OPENAI}class MyPlugin { settings = { apiKey: '' }; make() { return new OpenAI({ apiKey: this.settings.apiKey, dangerouslyAllowBrowser: true }); } }`),
    right('a store', inBrowser('useSettings().apiKey')),
    right('a token of the own server', inBrowser('token', "const { token } = await (await fetch('/api/token')).json();\n")),
    right('a function that asks the own server', inBrowser("async () => (await fetch('/api/token')).text()")),
    right('properties of a component', `${OPENAI}export function Chat({ apiKey }: { apiKey: string }) { return new OpenAI({ apiKey, dangerouslyAllowBrowser: true }); }`),
    right('a dummy for a local server', inBrowser("'ollama', baseURL: 'http://localhost:11434/v1'")),
    right('a dummy for the own server', inBrowser("'unused', baseURL: `${location.origin}/api/openai`")),
    right('an empty key', inBrowser("''")),
    right('unknown options', `${OPENAI}export const make = (options: object) => new OpenAI({ ...options, dangerouslyAllowBrowser: true });`),
    right('a class of another package', "import Groq from 'groq-sdk';\nnew Groq({ apiKey: process.env.GROQ_API_KEY, dangerouslyAllowBrowser: true });"),
    right('a class of the file', 'class OpenAI { constructor(options: object) {} }\nnew OpenAI({ apiKey: process.env.OPENAI_API_KEY, dangerouslyAllowBrowser: true });'),
    right('a test', inBrowser('process.env.OPENAI_API_KEY'), { filename: 'client.test.ts' }),
    right('a folder of tests', inBrowser("'§raw§'"), { filename: 'tests/client.ts' }),
    right('the option elsewhere', 'export const defaults = { dangerouslyAllowBrowser: true };'),
    right('a token of Azure', "import { AzureOpenAI } from 'openai';\nnew AzureOpenAI({ azureADTokenProvider: provider, dangerouslyAllowBrowser: true });"),
    right('an app of Electron', inBrowser('process.env.OPENAI_API_KEY', "import { ipcRenderer } from 'electron';\n")),
    right('a plugin', inBrowser("'§raw§'", "import { Plugin } from 'obsidian';\n")),
    right('a user key in a client module', `'use client';\n${OPENAI}export const make = (apiKey: string) => new OpenAI({ apiKey, dangerouslyAllowBrowser: true });`),
    right('a client module without a client', "'use client';\nexport const ask = (text: string) => fetch('/api/chat', { method: 'POST', body: text });"),
    right('a server module', `'use server';\n${OPENAI}const client = new OpenAI();`),
    right('the directive as a text', `${OPENAI}const text = 'use client';\nconst client = new OpenAI();`),
    right('the name of a public variable', "console.log('Do not set NEXT_PUBLIC_OPENAI_API_KEY');"),
    right('a public variable that is no key', `${OPENAI}new OpenAI({ baseURL: process.env.NEXT_PUBLIC_BASE_URL, apiKey: process.env.OPENAI_API_KEY });`),
    right('a public model', `${OPENAI}new OpenAI({ defaultHeaders: { 'x-app': process.env.NEXT_PUBLIC_APP } });`),
    right('the own key of another service', "const key = import.meta.env.VITE_GOOGLE_MAPS_KEY;\nload(key);"),
    right('a private variable of SvelteKit', `${OPENAI}import { OPENAI_API_KEY } from '$env/static/private';\nnew OpenAI({ apiKey: OPENAI_API_KEY }); // PUBLIC_`),
    right('a private setting of Nuxt', `${OPENAI}const config = useRuntimeConfig();\nnew OpenAI({ apiKey: config.openaiKey });`),
    right('a public setting that is no key', `${OPENAI}const config = useRuntimeConfig();\nnew OpenAI({ apiKey: config.openaiKey, baseURL: config.public.baseURL });`),
    right('a private setting of Next.js', `${OPENAI}import getConfig from 'next/config';\nnew OpenAI({ apiKey: getConfig().serverRuntimeConfig.key });`),
    right('PUBLIC_ of a process', `${OPENAI}new OpenAI({ apiKey: process.env.PUBLIC_REGISTRY_TOKEN });`),
    right('a header to another host', "fetch('https://api.example.com/v1', { headers: { Authorization: `Bearer ${process.env.REACT_APP_TOKEN}` } });"),
    right('a header with the key of the user', "fetch('https://api.openai.com/v1/models', { headers: { Authorization: `Bearer ${user.key}` } }); // PUBLIC_"),
    right('a header of a server', "fetch('https://api.openai.com/v1/models', { headers: { Authorization: `Bearer ${process.env.OPENAI_API_KEY}` } }); // PUBLIC_"),
    right('a variable that is removed', 'delete process.env.OPENAI_API_KEY; process.env.VITE_OPENAI_API_KEY = undefined;'),
  ],
  invalid: [
    leaks('process.env.OPENAI_API_KEY'),
    leaks('process.env.OPENAI_API_KEY!'),
    leaks('process.env.MY_KEY as string'),
    leaks("process.env['OPENAI_API_KEY']"),
    leaks('import.meta.env.OPENAI_KEY'),
    leaks("'§project§'"),
    leaks("'§raw§'"),
    leaks('KEY', "const KEY = '§user§';\n"),
    leaks('KEY', 'const KEY = process.env.OPENAI_API_KEY;\n'),
    leaks('OPENAI_API_KEY', 'const { OPENAI_API_KEY } = process.env;\n'),
    leaks('config.key', 'const config = { key: process.env.OPENAI_API_KEY };\n'),
    leaks("localStorage.getItem('key') ?? process.env.OPENAI_API_KEY"),
    leaks("user ? user.key : '§user§'"),
    leaks('readKey()', 'const readKey = () => process.env.OPENAI_API_KEY;\n'),
    leaks('async () => process.env.OPENAI_API_KEY'),
    leaks("Deno.env.get('OPENAI_API_KEY')"),
    wrong('browser', `${OPENAI}new OpenAI({ «dangerouslyAllowBrowser: true» });`),
    wrong('browser', `${OPENAI}new OpenAI({ apiKey: undefined, «dangerouslyAllowBrowser: true» });`),
    wrong('browser', `${OPENAI}const allow = true;\nnew OpenAI({ «dangerouslyAllowBrowser: allow» });`),
    wrong('browser', `${OPENAI}const options = { apiKey: process.env.OPENAI_API_KEY, dangerouslyAllowBrowser: true };\n«new OpenAI(options)»;`),
    wrong('browser', `${OPENAI}const options = { dangerouslyAllowBrowser: true };\n«new OpenAI({ ...options, apiKey: process.env.OPENAI_API_KEY })»;`),
    wrong('browser', `${OPENAI}class Service { client = new OpenAI({ «dangerouslyAllowBrowser: true» }); }`),
    wrong('browser', `${OPENAI}class Mine extends OpenAI {}\nnew Mine({ apiKey: process.env.OPENAI_API_KEY, «dangerouslyAllowBrowser: true» });`),
    wrong('browser', "import { AzureOpenAI } from 'openai';\nnew AzureOpenAI({ apiKey: process.env.AZURE_OPENAI_API_KEY, «dangerouslyAllowBrowser: true» });"),
    wrong('browser', "import { OpenAI as Client } from 'openai';\nnew Client({ «dangerouslyAllowBrowser: true» });"),
    wrong('browser', "import * as openai from 'openai';\nnew openai.OpenAI({ «dangerouslyAllowBrowser: true» });"),
    wrong('browser', "import { ChatOpenAI } from '@langchain/openai';\nnew ChatOpenAI({ apiKey: process.env.OPENAI_API_KEY, configuration: { «dangerouslyAllowBrowser: true» } });"),
    wrong('module', `'use client';\n${OPENAI}const client = «new OpenAI()»;`),
    wrong('module', `'use client';\n${OPENAI}const client = «new OpenAI({ apiKey: process.env.OPENAI_API_KEY })»;`),
    wrong('module', `"use client"\n${OPENAI}export function Chat() { const client = «new OpenAI()»; return <p />; }`),
    wrong('browser', `'use client';\n${OPENAI}const client = new OpenAI({ «dangerouslyAllowBrowser: true» });`),
    inlined('process.env.NEXT_PUBLIC_OPENAI_API_KEY'),
    inlined('process.env.NEXT_PUBLIC_AI_KEY!'),
    inlined('import.meta.env.VITE_OPENAI_API_KEY'),
    inlined('import.meta.env.VITE_AI_KEY as string'),
    inlined("import.meta.env['VITE_AI_KEY']"),
    inlined('process.env.REACT_APP_OPENAI_KEY'),
    inlined('process.env.EXPO_PUBLIC_OPENAI_KEY'),
    inlined('import.meta.env.PUBLIC_OPENAI_KEY'),
    inlined('process.env.NUXT_PUBLIC_OPENAI_KEY'),
    inlined('process.env.GATSBY_OPENAI_KEY'),
    inlined('process.env.VUE_APP_OPENAI_KEY'),
    inlined('process.env.STORYBOOK_OPENAI_KEY'),
    inlined('KEY', 'const KEY = import.meta.env.VITE_AI_KEY;\n'),
    inlined('VITE_AI_KEY', 'const { VITE_AI_KEY } = import.meta.env;\n'),
    inlined("localStorage.getItem('key') || process.env.REACT_APP_AI_KEY"),
    inlined('PUBLIC_AI_KEY', "import { PUBLIC_AI_KEY } from '$env/static/public';\n"),
    inlined('env.PUBLIC_AI_KEY', "import { env } from '$env/dynamic/public';\n"),
    inlined('config.public.openaiKey', 'const config = useRuntimeConfig();\n'),
    inlined('getConfig().publicRuntimeConfig.key', "import getConfig from 'next/config';\n"),
    inlined('Constants.expoConfig?.extra?.openaiKey', "import Constants from 'expo-constants';\n"),
    wrong('variable', `${OPENAI}new OpenAI({ apiKey: «process.env.NEXT_PUBLIC_AI_KEY» });`),
    wrong('variable', `${OPENAI}const options = { apiKey: process.env.NEXT_PUBLIC_AI_KEY };\nnew OpenAI(«options»);`),
    wrong('variable', `${OPENAI}const client = new OpenAI();\nclient.apiKey = «process.env.NEXT_PUBLIC_AI_KEY!»;`),
    wrong('variable', "import { createOpenAI } from '@ai-sdk/openai';\ncreateOpenAI({ apiKey: «import.meta.env.VITE_AI_KEY» });"),
    wrong('variable', "import { ChatOpenAI } from '@langchain/openai';\nnew ChatOpenAI({ openAIApiKey: «process.env.NEXT_PUBLIC_AI_KEY» });"),
    wrong('variable', 'const key = «import.meta.env.VITE_OPENAI_API_KEY»;\nask(key);'),
    wrong('variable', 'const { «NEXT_PUBLIC_OPENAI_API_KEY» } = process.env;\nask(NEXT_PUBLIC_OPENAI_API_KEY);'),
    wrong('usersKey', `${OPENAI}export const make = (key: string) => new OpenAI({ apiKey: key, «dangerouslyAllowBrowser: true» });`, { options: [{ allowUserKeys: false }] }),
    wrong('usersKey', `${OPENAI}new OpenAI({ apiKey: localStorage.getItem('key')!, «dangerouslyAllowBrowser: true» });`, { options: [{ allowUserKeys: false }] }),
  ],
});

javascript.run('no-public-api-key: requests and configurations (JavaScript)', rule, {
  valid: [
    right('env of Next.js without a key', "export default { env: { API_URL: process.env.API_URL } };", { filename: 'next.config.mjs' }),
    right('settings of its server', 'export default { serverRuntimeConfig: { key: process.env.OPENAI_API_KEY } };', { filename: 'next.config.mjs' }),
    right('env of another object', 'export default { server: { env: { OPENAI_API_KEY: process.env.OPENAI_API_KEY } } };', { filename: 'next.config.mjs' }),
    right('env of a process manager', 'export default { apps: [{ env: { OPENAI_API_KEY: process.env.OPENAI_API_KEY } }] };', { filename: 'ecosystem.config.js' }),
    right('define of a version', "export default { define: { __VERSION__: JSON.stringify('1.0.0') } }; // process.env", { filename: 'vite.config.js' }),
    right('a proxy', 'export default { server: { proxy: { "/api": { headers: { Authorization: `Bearer ${process.env.OPENAI_API_KEY}` } } } } };', { filename: 'vite.config.js' }),
    right('presence', 'export default { define: { HAS_KEY: JSON.stringify(Boolean(process.env.OPENAI_API_KEY)) } };', { filename: 'vite.config.js' }),
    right('a prefix', "export default { envPrefix: ['VITE_', 'APP_'] }; // process.env", { filename: 'vite.config.js' }),
    right('private settings of Nuxt', 'export default defineNuxtConfig({ runtimeConfig: { openaiKey: process.env.OPENAI_API_KEY, public: { url: process.env.URL } } });', { filename: 'nuxt.config.js' }),
    right('settings of an app', 'export default { expo: { name: "app", extra: { url: process.env.API_URL } } };', { filename: 'app.config.js' }),
    right('a build for servers', "import * as esbuild from 'esbuild';\nawait esbuild.build({ platform: 'node', define: { 'process.env.KEY': JSON.stringify(process.env.OPENAI_API_KEY) } });"),
    right('env of a child process', 'spawn("node", ["a.js"], { env: { ...process.env, OPENAI_API_KEY: process.env.OPENAI_API_KEY } });'),
    right('env of the tests', 'export default { test: { env: { OPENAI_API_KEY: process.env.OPENAI_API_KEY } } };', { filename: 'vitest.config.js' }),
    right('a key of a request that is not known', 'fetch(url, { headers: { Authorization: `Bearer ${process.env.REACT_APP_TOKEN}` } });'),
  ],
  invalid: [
    wrong('setting', 'export default { env: { OPENAI_API_KEY: «process.env.OPENAI_API_KEY» } };', { filename: 'next.config.mjs' }),
    wrong('setting', 'const config = { env: { KEY: «process.env.OPENAI_API_KEY» } };\nexport default config;', { filename: 'next.config.mjs' }),
    wrong('setting', 'export default { publicRuntimeConfig: { key: «process.env.OPENAI_API_KEY» } };', { filename: 'next.config.js' }),
    wrong('setting', "export default { define: { 'process.env.OPENAI_API_KEY': JSON.stringify(«process.env.OPENAI_API_KEY») } };", { filename: 'vite.config.js' }),
    wrong('setting', "export default { define: { 'process.env': «process.env» } };", { filename: 'vite.config.js' }),
    wrong('setting', "import { defineConfig, loadEnv } from 'vite';\nexport default defineConfig(({ mode }) => {\n  const env = loadEnv(mode, process.cwd(), '');\n  return { define: { 'process.env.KEY': JSON.stringify(«env.OPENAI_API_KEY») } };\n});", { filename: 'vite.config.js' }),
    wrong('setting', "import { defineConfig, loadEnv } from 'vite';\nexport default defineConfig(({ mode }) => {\n  const all = loadEnv(mode, process.cwd(), '');\n  return { define: { 'process.env': «all» } };\n});", { filename: 'vite.config.js' }),
    wrong('setting', "export default { envPrefix: «['VITE_', 'OPENAI_']» };", { filename: 'vite.config.js' }),
    wrong('setting', 'export default defineNuxtConfig({ runtimeConfig: { public: { openaiKey: «process.env.OPENAI_API_KEY» } } });', { filename: 'nuxt.config.js' }),
    wrong('setting', 'export default { expo: { extra: { openaiKey: «process.env.OPENAI_API_KEY» } } };', { filename: 'app.config.js' }),
    wrong('setting', 'export default ({ config }) => ({ ...config, extra: { openaiKey: «process.env.OPENAI_API_KEY» } });', { filename: 'app.config.js' }),
    wrong('setting', "import * as esbuild from 'esbuild';\nawait esbuild.build({ define: { 'process.env.KEY': JSON.stringify(«process.env.OPENAI_API_KEY») } });"),
    wrong('variable', "fetch('https://api.openai.com/v1/models', { headers: { Authorization: «`Bearer ${process.env.REACT_APP_TOKEN}`» } });"),
    wrong('variable', "const headers = { Authorization: 'Bearer ' + import.meta.env.VITE_TOKEN };\nfetch('https://api.openai.com/v1/models', { headers: «headers» });"),
    wrong('variable', "axios.post('https://api.openai.com/v1/chat/completions', {}, { headers: { Authorization: «`Bearer ${process.env.NEXT_PUBLIC_TOKEN}`» } });"),
    wrong('variable', "fetch('https://mine.openai.azure.com/openai/models', { headers: { 'api-key': «process.env.VUE_APP_TOKEN» } });"),
  ],
});

commonjs.run('no-public-api-key: CommonJS', rule, {
  valid: [
    right('an app of Electron', "const { app } = require('electron');\nconst { OpenAI } = require('openai');\nnew OpenAI({ dangerouslyAllowBrowser: true });"),
    right('DefinePlugin without a key', "const webpack = require('webpack');\nmodule.exports = { plugins: [new webpack.DefinePlugin({ 'process.env.NODE_ENV': JSON.stringify(process.env.NODE_ENV) })] };"),
    right('EnvironmentPlugin without a key', "const webpack = require('webpack');\nmodule.exports = { plugins: [new webpack.EnvironmentPlugin(['NODE_ENV'])] }; // process.env"),
    right('a build for servers', "const webpack = require('webpack');\nmodule.exports = { target: 'node', plugins: [new webpack.DefinePlugin({ KEY: JSON.stringify(process.env.OPENAI_API_KEY) })] };"),
    right('a client of a server', "const OpenAI = require('openai');\nmodule.exports = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });"),
  ],
  invalid: [
    wrong('setting', "const webpack = require('webpack');\nmodule.exports = { plugins: [new webpack.DefinePlugin({ 'process.env.KEY': JSON.stringify(«process.env.OPENAI_API_KEY») })] };"),
    wrong('setting', "const { DefinePlugin } = require('webpack');\nmodule.exports = { plugins: [new DefinePlugin({ 'process.env': JSON.stringify(«process.env») })] };"),
    wrong('setting', "const webpack = require('webpack');\nmodule.exports = { plugins: [new webpack.EnvironmentPlugin(['NODE_ENV', «'OPENAI_API_KEY'»])] }; // define"),
    wrong('setting', 'module.exports = { env: { OPENAI_API_KEY: «process.env.OPENAI_API_KEY» } };', { filename: 'next.config.js' }),
    wrong('browser', "const OpenAI = require('openai');\nmodule.exports = new OpenAI({ apiKey: process.env.OPENAI_API_KEY, «dangerouslyAllowBrowser: true» });"),
    wrong('browser', "const { OpenAI } = require('openai');\nmodule.exports = new OpenAI({ «dangerouslyAllowBrowser: true» });"),
    wrong('variable', "const { Configuration } = require('openai');\nmodule.exports = new Configuration({ apiKey: «process.env.REACT_APP_KEY» });"),
  ],
});
