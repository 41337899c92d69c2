import rule from '../../rules/no-hardcoded-api-key.ts';
import { commonjs, javascript, typescript } from './rule-tester.ts';
import { withKeys } from './sample-keys.ts';

type MessageId = 'keyInSource' | 'unshapedKey' | 'ignoredKey' | 'ignoredVariable';
type Suggestions = Record<string, string>;
interface More { filename?: string; options?: [{ allow: string[] }] }

/** A case whose reports stand between `«` and `»`; suggestions by id, with the code they make. */
function wrong(name: string, marked: string, messageId: MessageId | MessageId[], suggestions: Suggestions | Suggestions[] = {}, more: More = {}) {
  const text = withKeys(marked);
  const ids = Array.isArray(messageId) ? messageId : [messageId];
  const places = [...text.matchAll(/[«»]/g)].map(({ index }) => {
    const before = text.slice(0, index).replaceAll(/[«»]/g, '');
    return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
  });
  const errors = ids.map((id, index) => {
    const own = (Array.isArray(suggestions) ? suggestions[index] : suggestions) ?? {};
    const [start, end] = [places[2 * index]!, places[2 * index + 1]!];
    return {
      messageId: id, line: start.line, column: start.column, endLine: end.line, endColumn: end.column,
      suggestions: Object.entries(own).map(([suggestion, output]) => ({ messageId: suggestion, output: withKeys(output) })),
    };
  });
  if (places.length !== 2 * ids.length) throw new Error(`${name}: mark every report with « and ».`);
  return { name, code: text.replaceAll(/[«»]/g, ''), errors: errors as never, ...more };
}

function right(name: string, code: string, more: More = {}) {
  return { name, code: withKeys(code), ...more };
}

const OPENAI = "import OpenAI from 'openai';\n";

typescript.run('no-hardcoded-api-key: keys by their format (TypeScript)', rule, {
  valid: [
    right('a type is no value', "type Key = '§project§';"),
    right('a template type is no value', 'type Key = `sk-proj-${string}`;'),
    right('an import source is no value', "import key from './§user§';"),
    right('an export source is no value', "export { key } from './§user§';"),
    right('an import type is no value', "type Key = import('./§user§').Key;"),
    right('prefix checks', "export const isKey = (text: string) => text.startsWith('sk-') || text.startsWith('sk-proj-');"),
    right('zod checks', "import { z } from 'zod';\nexport const env = z.object({ OPENAI_API_KEY: z.string().startsWith('sk-').min(20) });"),
    right('a regular expression for keys', 'export const shape = /sk-[A-Za-z0-9]{20}T3Blbk' + 'FJ[A-Za-z0-9]{20}/;'),
    right('x-runs of the real length', `const key = 'sk-${'x'.repeat(20)}${'T3Blbk'}FJ${'x'.repeat(20)}';`),
    right('a key of Anthropic', "const key = 'sk-ant-api03-§other§';"),
    right('a name that begins alike', "import model from 'sk-learn-model';\nconst slug = 'task-list-of-the-day';"),
    right('ids of OpenAI objects', "const ids = ['asst_§other§', 'proj_§other§', 'org-§other§', 'thread_§other§'];"),
    right('the marker alone', "const marker = 'T3Blbk" + "FJ';"),
    right('a webhook secret of another service', "stripe.webhooks.constructEvent(body, signature, '§webhook§');"),
    right('an allowed key', "const key = '§user§';", { options: [{ allow: ['^sk-q7X'] }] }),
    right('allowed by the whole literal', "const line = 'documented: §user§';", { options: [{ allow: ['^documented: '] }] }),
    right('base64 of something else', "const text = atob('aGVsbG8gd29ybGQsIGhlbGxvIHdvcmxk');"),
  ],
  invalid: [
    wrong('of a project', "const key = «'§project§'»;", 'keyInSource', { readVariable: 'const key = process.env.OPENAI_API_KEY;' }),
    wrong('of a user', 'const key = «"§user§"»;', 'keyInSource', { readVariable: 'const key = process.env.OPENAI_API_KEY;' }),
    wrong('of a service account', "const key = «'§service§'»;", 'keyInSource', { readVariable: 'const key = process.env.OPENAI_API_KEY;' }),
    wrong('of an organisation', "const key = «'§admin§'»;", 'keyInSource', { readVariable: 'const key = process.env.OPENAI_ADMIN_KEY;' }),
    wrong('of a user without a project', "const key = «'§none§'»;", 'keyInSource', { readVariable: 'const key = process.env.OPENAI_API_KEY;' }),
    wrong('in a line comment', '// const key = «§user§»\nexport {};', 'keyInSource'),
    wrong('in a block comment, the last character included', '/* old: «§project§» */ export {};', 'keyInSource'),
    wrong('under a read that is commented out', "const key = process.env.OPENAI_API_KEY;\n// const key = '«§user§»';", 'keyInSource'),
    wrong('in JSX text', 'export const help = <p>Use «§user§» here</p>;', 'keyInSource'),
    wrong('in a JSX attribute', 'export const app = <Chat apiKey=«"§user§"» />;', 'keyInSource', { readVariable: 'export const app = <Chat apiKey={process.env.OPENAI_API_KEY} />;' }),
    wrong('in a JSX expression', "export const app = <Chat apiKey={«'§user§'»} />;", 'keyInSource', { readVariable: 'export const app = <Chat apiKey={process.env.OPENAI_API_KEY} />;' }),
    wrong('where the name of a variable belongs', "const key = process.env[«'§user§'»];", 'keyInSource', { readVariable: 'const key = process.env.OPENAI_API_KEY;' }),
    wrong('as a property name', "const quota = { «'§user§'»: 5 };", 'keyInSource'),
    wrong('in a longer literal', "const line = «'OPENAI_API_KEY=§user§'»;", 'keyInSource'),
    wrong('as a header', "const headers = { Authorization: «'Bearer §user§'» };", 'keyInSource', { readVariable: 'const headers = { Authorization: `Bearer ${process.env.OPENAI_API_KEY}` };' }),
    wrong('in a short template', 'const key = «`§user§`»;', 'keyInSource', { readVariable: 'const key = process.env.OPENAI_API_KEY;' }),
    wrong('in a long template, each by itself', 'const env = `\nA=«§user§»\nB=«§project§»\n`;', ['keyInSource', 'keyInSource']),
    wrong('twice in a literal, once reported', "const pair = «'§user§,§none§'»;", 'keyInSource'),
    wrong('in a tagged template', 'const key = tag«`§user§`»;', 'keyInSource'),
    wrong('under as const', "const key = «'§user§'» as const;", 'keyInSource', { readVariable: 'const key = process.env.OPENAI_API_KEY;' }),
    wrong('in an enum', "enum Key { Main = «'§user§'» }", 'keyInSource'),
    wrong('in a class field', "class Service { private key = «'§user§'»; }", 'keyInSource', { readVariable: 'class Service { private key = process.env.OPENAI_API_KEY; }' }),
    wrong('in an array', "export const keys = [«'§user§'», «'§none§'»];", ['keyInSource', 'keyInSource'], [
      { readVariable: "export const keys = [process.env.OPENAI_API_KEY, '§none§'];" },
      { readVariable: "export const keys = ['§user§', process.env.OPENAI_API_KEY];" },
    ]),
    wrong('as an argument', "login(«'§user§'»);", 'keyInSource', { readVariable: 'login(process.env.OPENAI_API_KEY);' }),
    wrong('in tests too', `${OPENAI}const client = new OpenAI({ apiKey: «'§project§'» });`, 'keyInSource', {
      readVariable: `${OPENAI}const client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });`,
      dropOption: `${OPENAI}const client = new OpenAI();`,
    }, { filename: 'src/client.test.ts' }),
    wrong('split by a sum', "const key = «'§head§'» + '§tail§';", 'keyInSource'),
    wrong('split inside the marker', "const key = «'§markerHead§'» + '§markerTail§';", 'keyInSource'),
    wrong('split over constants', "const head = «'§head§'»;\nexport const key = `${head}§tail§`;", 'keyInSource'),
    wrong('split by join', "const key = [«'§head§'», '§tail§'].join('');", 'keyInSource'),
    wrong('split by concat', "const key = «'§head§'».concat('§tail§');", 'keyInSource'),
    wrong('split behind other text', "const header = 'Bearer ' + «'§head§'» + '§tail§';", 'keyInSource'),
    wrong('in base64', "const key = atob(«'§base64§'»);", 'keyInSource'),
    wrong('in base64, at another alignment', "const header = Buffer.from(«'§base64Header§'», 'base64').toString('utf8');", 'keyInSource'),
    wrong('not what is allowed', "const key = «'§user§'»;", 'keyInSource', { readVariable: 'const key = process.env.OPENAI_API_KEY;' }, { options: [{ allow: ['^sk-proj-'] }] }),
    wrong('no invented import.meta.env', "const url = import.meta.env.VITE_URL;\nexport const key = «'§user§'»;", 'keyInSource'),
  ],
});

typescript.run('no-hardcoded-api-key: credentials by their use (TypeScript)', rule, {
  valid: [
    right('the variable', `${OPENAI}new OpenAI({ apiKey: process.env.OPENAI_API_KEY });`),
    right('nothing at all', `${OPENAI}new OpenAI();`),
    right('placeholders', `${OPENAI}['YOUR_API_KEY'].map((apiKey) => new OpenAI({ apiKey }));\nnew OpenAI({ apiKey: 'sk-...' });\nnew OpenAI({ apiKey: 'sk-xxxxxxxxxxxxxxxxxxxxxxxx' });\nnew OpenAI({ apiKey: '<key>' });\nnew OpenAI({ apiKey: '' });\nnew OpenAI({ apiKey: 'my-openai-api-key' });`),
    right('dummies', `${OPENAI}new OpenAI({ apiKey: 'test' });\nnew OpenAI({ apiKey: 'dummy-key-for-build' });\nnew OpenAI({ apiKey: 'EMPTY' });`),
    right('the variable given by position, which the client reads anyway', `${OPENAI}new OpenAI(process.env.OPENAI_API_KEY!);`),
    right("another vendor's key at an unknown host", `${OPENAI}new OpenAI({ baseURL: process.env.LLM_URL, apiKey: 'gsk_§other§' });`),
    right('a placeholder given by position', `${OPENAI}new OpenAI('YOUR_API_KEY' as any);`),
    right('a local server', `${OPENAI}new OpenAI({ baseURL: 'http://localhost:11434/v1', apiKey: 'ollama' });`),
    right('a secret of a local server', `${OPENAI}new OpenAI({ baseURL: 'http://localhost:11434/v1', apiKey: '§raw§' });`),
    right("another vendor's key at its host", `${OPENAI}new OpenAI({ baseURL: 'https://api.groq.com/openai/v1', apiKey: '§other§' });`),
    right('another host by a constant', `${OPENAI}const HOST = 'api.deepseek.com';\nnew OpenAI({ baseURL: \`https://\${HOST}/v1\`, apiKey: '§other§' });`),
    right('another host as the fallback of a variable', `${OPENAI}new OpenAI({ baseURL: process.env.BASE_URL ?? 'https://openrouter.ai/api/v1', apiKey: '§other§' });`),
    right('a fallback that goes to another host', `${OPENAI}new OpenAI({ baseURL: 'http://127.0.0.1:8000/v1', apiKey: process.env.OPENAI_API_KEY || '§raw§' });`),
    right('a dummy at an unknown host', `${OPENAI}new OpenAI({ baseURL: process.env.LLM_URL, apiKey: 'not-needed' });`),
    right('a proxy of the page', `${OPENAI}new OpenAI({ baseURL: '/api/openai', apiKey: '§raw§', dangerouslyAllowBrowser: true });`),
    right('an unshaped text in a test', `${OPENAI}new OpenAI({ apiKey: '§raw§' });`, { filename: 'src/client.test.ts' }),
    right('in a spec', "process.env.OPENAI_API_KEY = '§raw§';", { filename: 'src/client.spec.tsx' }),
    right('in a folder of tests', `${OPENAI}new OpenAI('§raw§' as any);`, { filename: 'tests/setup/client.ts' }),
    right('in a story', `${OPENAI}new OpenAI({ apiKey: '§raw§' });`, { filename: 'src/Chat.stories.tsx' }),
    right('in a mock', `${OPENAI}new OpenAI({ apiKey: '§raw§' });`, { filename: 'src/__mocks__/client.ts' }),
    right('an allowed text', `${OPENAI}new OpenAI({ apiKey: '§raw§' });`, { options: [{ allow: ['^9f8e'] }] }),
    right('another SDK', "import Anthropic from '@anthropic-ai/sdk';\nimport OpenAI from 'openai';\nnew Anthropic({ apiKey: '§raw§' });\nnew OpenAI();"),
    right('another SDK of the same shape', "import Groq from 'groq-sdk'; // like openai\nnew Groq({ apiKey: '§raw§' });"),
    right('a class of that name', "class OpenAI { constructor(readonly options: { apiKey: string }) {} }\nnew OpenAI({ apiKey: '§raw§' });"),
    right('another option', `${OPENAI}new OpenAI({ organization: 'org-§other§', project: 'proj_§other§' });`),
    right('another variable', "process.env.DATABASE_PASSWORD = '§raw§'; // openai"),
    right('a fallback for another variable', "const token = process.env.GITHUB_TOKEN ?? '§raw§'; // openai"),
    right('a fallback that is a placeholder', "const key = process.env.OPENAI_API_KEY ?? 'missing';\nconst other = process.env.OPENAI_API_KEY || '';"),
    right('a fallback that is a variable', 'const key = process.env.OPENAI_API_KEY ?? process.env.AZURE_OPENAI_API_KEY;'),
    right('the variable decides about something else', "const id = process.env.OPENAI_API_KEY && '§raw§';\nconst mode = process.env.OPENAI_API_KEY ? '§raw§' : '§other§';"),
    right('a header of another host', "fetch('https://api.example.com/openai', { headers: { Authorization: 'Bearer §raw§' } });"),
    right('a header of an unknown host', "export const load = (url: string) => fetch(url, { headers: { Authorization: 'Bearer §raw§' } }); // openai"),
    right('another header', "fetch('https://api.openai.com/v1/models', { headers: { 'OpenAI-Organization': 'org-§other§', 'Idempotency-Key': '§raw§' } });"),
    right('a bearer from the variable', 'fetch("https://api.openai.com/v1/models", { headers: { Authorization: `Bearer ${process.env.OPENAI_API_KEY}` } });'),
    right('a placeholder bearer', "fetch('https://api.openai.com/v1/models', { headers: { Authorization: 'Bearer YOUR_API_KEY' } });"),
    right('headers of a host that only looks like it', "fetch('https://api.openai.com.example.org/v1', { headers: { Authorization: 'Bearer §raw§' } });"),
    right('a wrapper at another host', "import { createOpenAI } from '@ai-sdk/openai';\ncreateOpenAI({ baseURL: 'https://api.x.ai/v1', apiKey: '§raw§' });"),
    right('another provider of the AI SDK', "import { createAnthropic } from '@ai-sdk/anthropic'; // not @ai-sdk/openai\ncreateAnthropic({ apiKey: '§raw§' });"),
    right('a credential of another Azure service', "import { AzureKeyCredential } from '@azure/core-auth';\nimport { SearchClient } from '@azure/search-documents'; // next to openai\nnew SearchClient('https://x.search.windows.net', 'index', new AzureKeyCredential('§raw§'));"),
    right('a form field', "export const field = <input name=\"openai-key\" placeholder=\"§raw§\" />;"),
    right('a comparison', "export const isOld = (apiKey: string) => apiKey === '§raw§'; // openai"),
    right('code as text', 'export const code = `import OpenAI from "openai";\\nnew OpenAI({ apiKey: "§raw§" });`;'),
    right('a parameter', `${OPENAI}export const make = (apiKey: string) => new OpenAI({ apiKey });`),
    right('an option that another call gives', `${OPENAI}const setting = (name: string, fallback?: string) => process.env[name] ?? fallback;\nexport const model = setting('MODEL', '§other§');\nexport const client = new OpenAI({ apiKey: setting('OPENAI_API_KEY') });`),
    right('an option object that another call gives', `${OPENAI}function setting({ name, fallback }: Record<string, string>) { return process.env[name] ?? fallback; }\nexport const redis = setting({ name: 'REDIS', fallback: '§other§' });\nnew OpenAI({ apiKey: setting({ name: 'OPENAI_API_KEY' }) });`),
    right('one of several providers', `${OPENAI}const providers = {\n  openai: { baseURL: 'https://api.openai.com/v1', apiKey: process.env.OPENAI_API_KEY },\n  groq: { baseURL: 'https://api.groq.com/openai/v1', apiKey: '§other§' },\n};\nexport const make = (name: 'openai' | 'groq') => new OpenAI({ baseURL: providers[name].baseURL, apiKey: providers[name].apiKey });`),
    right('one of several calls', 'function post(url: string, key: string) { return fetch(url, { headers: { Authorization: `Bearer ${key}` } }); }\npost("https://api.openai.com/v1/models", process.env.OPENAI_API_KEY!);\npost("https://api.example.com/v1", "§other§");'),
    right('a member of something else', `${OPENAI}const store = { apiKey: '' };\nstore.apiKey = '§raw§';\nexport const client = new OpenAI();`),
    right('a key function', `${OPENAI}new OpenAI({ apiKey: async () => (await vault.read('openai')).key });`),
    right('names of models', `import { ChatOpenAI } from '@langchain/openai';\nnew ChatOpenAI({ model: 'gpt-4o-mini-2024-07-18', apiKey: process.env.OPENAI_API_KEY });`),
    right('a subclass with a constructor of its own', `${OPENAI}class Client extends OpenAI { constructor(name: string) { super(); } }\nnew Client('§other§');`),
  ],
  invalid: [
    wrong('an option', `${OPENAI}new OpenAI({ apiKey: «'§raw§'» });`, 'unshapedKey', {
      readVariable: `${OPENAI}new OpenAI({ apiKey: process.env.OPENAI_API_KEY });`,
      dropOption: `${OPENAI}new OpenAI();`,
    }),
    wrong('the first of several options', `${OPENAI}new OpenAI({ apiKey: «'§raw§'», timeout: 5 });`, 'unshapedKey', {
      readVariable: `${OPENAI}new OpenAI({ apiKey: process.env.OPENAI_API_KEY, timeout: 5 });`,
      dropOption: `${OPENAI}new OpenAI({ timeout: 5 });`,
    }),
    wrong('the last of several options', `${OPENAI}new OpenAI({\n  timeout: 5,\n  apiKey: «'§raw§'»,\n});`, 'unshapedKey', {
      readVariable: `${OPENAI}new OpenAI({\n  timeout: 5,\n  apiKey: process.env.OPENAI_API_KEY,\n});`,
      dropOption: `${OPENAI}new OpenAI({\n  timeout: 5,\n});`,
    }),
    wrong('an option beside a comment', `${OPENAI}new OpenAI({\n  // of the team\n  apiKey: «'§raw§'»,\n});`, 'unshapedKey', {
      readVariable: `${OPENAI}new OpenAI({\n  // of the team\n  apiKey: process.env.OPENAI_API_KEY,\n});`,
      dropOption: `${OPENAI}new OpenAI({\n  // of the team\n  });`,
    }),
    wrong('an option in parentheses', `${OPENAI}new OpenAI(({ apiKey: «'§raw§'» }));`, 'unshapedKey', { readVariable: `${OPENAI}new OpenAI(({ apiKey: process.env.OPENAI_API_KEY }));` }),
    wrong('an option beside a spread', `${OPENAI}export const make = (options: object) => new OpenAI({ ...options, apiKey: «'§raw§'» });`, 'unshapedKey', {
      readVariable: `${OPENAI}export const make = (options: object) => new OpenAI({ ...options, apiKey: process.env.OPENAI_API_KEY });`,
    }),
    wrong('at an unknown host', `${OPENAI}new OpenAI({ baseURL: process.env.LLM_URL, apiKey: «'§raw§'» });`, 'unshapedKey', {
      readVariable: `${OPENAI}new OpenAI({ baseURL: process.env.LLM_URL, apiKey: process.env.OPENAI_API_KEY });`,
      dropOption: `${OPENAI}new OpenAI({ baseURL: process.env.LLM_URL });`,
    }),
    wrong("another vendor's key in the wrong place", `${OPENAI}new OpenAI({ apiKey: «'gsk_§other§'» });`, 'unshapedKey', {
      readVariable: `${OPENAI}new OpenAI({ apiKey: process.env.OPENAI_API_KEY });`,
      dropOption: `${OPENAI}new OpenAI();`,
    }),
    wrong("at OpenAI's own base URL", `${OPENAI}new OpenAI({ baseURL: 'https://api.openai.com/v1', apiKey: «'§raw§'» });`, 'unshapedKey', {
      readVariable: `${OPENAI}new OpenAI({ baseURL: 'https://api.openai.com/v1', apiKey: process.env.OPENAI_API_KEY });`,
      dropOption: `${OPENAI}new OpenAI({ baseURL: 'https://api.openai.com/v1' });`,
    }),
    wrong('the admin key', `${OPENAI}new OpenAI({ adminAPIKey: «'§raw§'» });`, 'unshapedKey', {
      readVariable: `${OPENAI}new OpenAI({ adminAPIKey: process.env.OPENAI_ADMIN_KEY });`,
      dropOption: `${OPENAI}new OpenAI();`,
    }),
    wrong('a webhook secret as option', `${OPENAI}new OpenAI({ webhookSecret: «'§webhook§'» });`, 'keyInSource', {
      readVariable: `${OPENAI}new OpenAI({ webhookSecret: process.env.OPENAI_WEBHOOK_SECRET });`,
      dropOption: `${OPENAI}new OpenAI();`,
    }),
    wrong('a webhook secret as argument', `${OPENAI}const client = new OpenAI();\nclient.webhooks.unwrap(body, headers, «'§webhook§'»);`, 'keyInSource', {
      readVariable: `${OPENAI}const client = new OpenAI();\nclient.webhooks.unwrap(body, headers, process.env.OPENAI_WEBHOOK_SECRET);`,
    }),
    wrong('a webhook secret through a constant', `${OPENAI}const SECRET = «'§webhook§'»;\nconst client = new OpenAI();\nawait client.webhooks.verifySignature(body, headers, SECRET);`, 'keyInSource', {
      readVariable: `${OPENAI}const SECRET = process.env.OPENAI_WEBHOOK_SECRET;\nconst client = new OpenAI();\nawait client.webhooks.verifySignature(body, headers, SECRET);`,
    }),
    wrong('Azure', "import { AzureOpenAI } from 'openai';\nnew AzureOpenAI({ endpoint: process.env.ENDPOINT, apiKey: «'§raw§'», apiVersion: '2024-10-21' });", 'unshapedKey', {
      readVariable: "import { AzureOpenAI } from 'openai';\nnew AzureOpenAI({ endpoint: process.env.ENDPOINT, apiKey: process.env.AZURE_OPENAI_API_KEY, apiVersion: '2024-10-21' });",
      dropOption: "import { AzureOpenAI } from 'openai';\nnew AzureOpenAI({ endpoint: process.env.ENDPOINT, apiVersion: '2024-10-21' });",
    }),
    wrong('Azure at the host of a resource', "import { AzureOpenAI } from 'openai';\nnew AzureOpenAI({ endpoint: 'https://team.cognitiveservices.azure.com/', apiKey: «'§raw§'» });", 'unshapedKey', {
      readVariable: "import { AzureOpenAI } from 'openai';\nnew AzureOpenAI({ endpoint: 'https://team.cognitiveservices.azure.com/', apiKey: process.env.AZURE_OPENAI_API_KEY });",
      dropOption: "import { AzureOpenAI } from 'openai';\nnew AzureOpenAI({ endpoint: 'https://team.cognitiveservices.azure.com/' });",
    }),
    wrong('through a constant', `${OPENAI}const API_KEY = «'§raw§'»;\nexport const client = new OpenAI({ apiKey: API_KEY });`, 'unshapedKey', {
      readVariable: `${OPENAI}const API_KEY = process.env.OPENAI_API_KEY;\nexport const client = new OpenAI({ apiKey: API_KEY });`,
    }),
    wrong('through a config object', `${OPENAI}const config = { openai: { token: «'§raw§'» } } as const;\nexport const client = new OpenAI({ apiKey: config.openai.token });`, 'unshapedKey', {
      readVariable: `${OPENAI}const config = { openai: { token: process.env.OPENAI_API_KEY } } as const;\nexport const client = new OpenAI({ apiKey: config.openai.token });`,
    }),
    wrong('through options of their own', `${OPENAI}const options = { apiKey: «'§raw§'» };\nexport const client = new OpenAI(options);`, 'unshapedKey', {
      readVariable: `${OPENAI}const options = { apiKey: process.env.OPENAI_API_KEY };\nexport const client = new OpenAI(options);`,
    }),
    wrong('through a static field', `${OPENAI}class Service {\n  private static readonly KEY = «'§raw§'»;\n  readonly client = new OpenAI({ apiKey: Service.KEY });\n}`, 'unshapedKey', {
      readVariable: `${OPENAI}class Service {\n  private static readonly KEY = process.env.OPENAI_API_KEY;\n  readonly client = new OpenAI({ apiKey: Service.KEY });\n}`,
    }),
    wrong('through a field', `${OPENAI}class Service {\n  private key = «'§raw§'»;\n  client() { return new OpenAI({ apiKey: this.key }); }\n}`, 'unshapedKey', {
      readVariable: `${OPENAI}class Service {\n  private key = process.env.OPENAI_API_KEY;\n  client() { return new OpenAI({ apiKey: this.key }); }\n}`,
    }),
    wrong('through an enum', `${OPENAI}enum Key { Main = «'§raw§'» }\nnew OpenAI({ apiKey: Key.Main });`, 'unshapedKey'),
    wrong('through a function', `${OPENAI}const getKey = () => «'§raw§'»;\nnew OpenAI({ apiKey: getKey() });`, 'unshapedKey', {
      readVariable: `${OPENAI}const getKey = () => process.env.OPENAI_API_KEY;\nnew OpenAI({ apiKey: getKey() });`,
    }),
    wrong('through a parameter', `${OPENAI}function make(apiKey: string) { return new OpenAI({ apiKey }); }\nexport const a = make(«'§raw§'»);\nexport const b = make(process.env.OPENAI_API_KEY!);`, 'unshapedKey', {
      readVariable: `${OPENAI}function make(apiKey: string) { return new OpenAI({ apiKey }); }\nexport const a = make(process.env.OPENAI_API_KEY);\nexport const b = make(process.env.OPENAI_API_KEY!);`,
    }),
    wrong('through a helper that hands it back', `${OPENAI}const setting = (name: string, fallback?: string) => process.env[name] ?? fallback;\nexport const model = setting('MODEL', 'gpt-5');\nnew OpenAI({ apiKey: setting('OPENAI_API_KEY', «'§raw§'») });`, 'unshapedKey'),
    wrong('in base64', `${OPENAI}new OpenAI({ apiKey: atob(«'${Buffer.from(withKeys('§raw§')).toString('base64')}'») });`, 'unshapedKey'),
    wrong('by join', `${OPENAI}new OpenAI({ apiKey: [«'9f8e7d6c5b4a'», '39281706f5e4d3c2b1a0'].join('') });`, 'unshapedKey'),
    wrong('by template', `${OPENAI}const prefix = «'9f8e7d6c5b4a'»;\nnew OpenAI({ apiKey: \`\${prefix}39281706f5e4d3c2b1a0\` });`, 'unshapedKey'),
    wrong('a default parameter', `${OPENAI}export function make(apiKey = «'§raw§'») { return new OpenAI({ apiKey }); }`, 'unshapedKey', {
      dropFallback: `${OPENAI}export function make(apiKey) { return new OpenAI({ apiKey }); }`,
    }),
    wrong('a default in a pattern', `${OPENAI}export const make = ({ apiKey = «'§raw§'» }: { apiKey?: string }) => new OpenAI({ apiKey });`, 'unshapedKey', {
      dropFallback: `${OPENAI}export const make = ({ apiKey }: { apiKey?: string }) => new OpenAI({ apiKey });`,
    }),
    wrong('a member of a client', `${OPENAI}const client = new OpenAI();\nclient.apiKey = «'§raw§'»;`, 'unshapedKey', {
      readVariable: `${OPENAI}const client = new OpenAI();\nclient.apiKey = process.env.OPENAI_API_KEY;`,
    }),
    wrong('a member of a client that is a field', `${OPENAI}class A {\n  constructor(private readonly ai: OpenAI) {}\n  use() { this.ai.apiKey = «'§raw§'»; }\n}`, 'unshapedKey', {
      readVariable: `${OPENAI}class A {\n  constructor(private readonly ai: OpenAI) {}\n  use() { this.ai.apiKey = process.env.OPENAI_API_KEY; }\n}`,
    }),
    wrong('the idiom of Python', `${OPENAI}OpenAI.apiKey = «'§raw§'»;`, 'unshapedKey', { readVariable: `${OPENAI}OpenAI.apiKey = process.env.OPENAI_API_KEY;` }),
    wrong('a copy with other options', `${OPENAI}new OpenAI().withOptions({ apiKey: «'§raw§'» });`, 'unshapedKey', { readVariable: `${OPENAI}new OpenAI().withOptions({ apiKey: process.env.OPENAI_API_KEY });` }),
    wrong('a subclass', `${OPENAI}class Client extends OpenAI { constructor() { super({ apiKey: «'§raw§'» }); } }`, 'unshapedKey', {
      readVariable: `${OPENAI}class Client extends OpenAI { constructor() { super({ apiKey: process.env.OPENAI_API_KEY }); } }`,
      dropOption: `${OPENAI}class Client extends OpenAI { constructor() { super(); } }`,
    }),
    wrong('a default header', `${OPENAI}new OpenAI({ defaultHeaders: { Authorization: «'Bearer §raw§'» } });`, 'unshapedKey', {
      readVariable: `${OPENAI}new OpenAI({ defaultHeaders: { Authorization: \`Bearer \${process.env.OPENAI_API_KEY}\` } });`,
    }),
    wrong('a header of one request', `${OPENAI}new OpenAI().models.list({}, { headers: { Authorization: «'Bearer §raw§'» } });`, 'unshapedKey', {
      readVariable: `${OPENAI}new OpenAI().models.list({}, { headers: { Authorization: \`Bearer \${process.env.OPENAI_API_KEY}\` } });`,
    }),
    wrong('given by position', `${OPENAI}new OpenAI(«'§project§'» as any);`, 'ignoredKey', {
      passOption: `${OPENAI}new OpenAI({ apiKey: process.env.OPENAI_API_KEY });`,
      dropArgument: `${OPENAI}new OpenAI();`,
    }),
    wrong('given by position without the format', `${OPENAI}new OpenAI(«'§raw§'»);`, 'ignoredKey', {
      passOption: `${OPENAI}new OpenAI({ apiKey: process.env.OPENAI_API_KEY });`,
      dropArgument: `${OPENAI}new OpenAI();`,
    }),
    wrong('given by position through a constant', `${OPENAI}const key = «'§user§'»;\nnew OpenAI(key as any);`, 'ignoredKey'),
    wrong('a variable given by position that the client does not read', `${OPENAI}new OpenAI(«process.env.REACT_APP_KEY!»);`, 'ignoredVariable', { passOption: `${OPENAI}new OpenAI({ apiKey: process.env.REACT_APP_KEY! });` }),
    wrong('a key as the name of a variable that is given by position, once', `${OPENAI}new OpenAI(process.env[«'§user§'»]);`, 'keyInSource', { readVariable: `${OPENAI}new OpenAI(process.env.OPENAI_API_KEY);` }),
    wrong('next to tests', `${OPENAI}new OpenAI({ apiKey: «'§raw§'» });`, 'unshapedKey', {
      readVariable: `${OPENAI}new OpenAI({ apiKey: process.env.OPENAI_API_KEY });`,
      dropOption: `${OPENAI}new OpenAI();`,
    }, { filename: 'src/latest/contest.ts' }),
  ],
});

javascript.run('no-hardcoded-api-key: environment, headers, wrappers (JavaScript)', rule, {
  valid: [
    right('a file that has nothing to do with it', "const apiKey = '§raw§';\nexport const headers = { Authorization: `Bearer ${apiKey}` };"),
    right('loading the environment', "import 'dotenv/config';\nimport OpenAI from 'openai';\nexport const client = new OpenAI();"),
    right('a text about the variable', "check('OPENAI_API_KEY', 'The key of OpenAI, see platform.openai.com');\ncheck('OPENAI_API_KEY', 'missing');\nlog('OPENAI_MODEL', '§raw§');"),
    right('removing a variable', 'delete process.env.OPENAI_API_KEY;\nprocess.env.OPENAI_API_KEY = undefined;'),
    right('copying a variable', 'process.env.OPENAI_API_KEY = process.env.MY_OPENAI_KEY;\nObject.assign(process.env, { OPENAI_API_KEY: readSecret() });'),
    right('another object', "const env = {};\nenv.OPENAI_API_KEY = '§raw§';"),
    right('a shadowed process', "export function run(process) { process.env.OPENAI_API_KEY = '§raw§'; }"),
    right('an unknown client', "export const post = (http) => http.post('/chat', {}, { headers: { Authorization: 'Bearer §raw§' } }); // openai"),
    right('axios for another host', "import axios from 'axios'; // not openai\nconst api = axios.create({ baseURL: 'https://api.example.com', headers: { Authorization: 'Bearer §raw§' } });"),
    right('basic authentication', "fetch('https://api.openai.com/v1', { headers: { Authorization: 'Basic §raw§' } });"),
    right('LangChain with another vendor', "import { ChatAnthropic } from '@langchain/anthropic'; // beside openai\nnew ChatAnthropic({ apiKey: '§raw§' });"),
    right('LangChain at another host', "import { ChatOpenAI } from '@langchain/openai';\nnew ChatOpenAI({ apiKey: '§raw§', configuration: { baseURL: 'https://openrouter.ai/api/v1' } });"),
    right('a URL of another host with a hole', 'export const ask = (id) => fetch(`https://${id}.example.com/openai`, { headers: { "api-key": "§raw§" } });'),
    right('a map of headers for nobody', "export const headers = new Headers({ Authorization: 'Bearer §raw§' }); // openai"),
    right('a setter of something else', "cache.set('Authorization', 'Bearer §raw§'); // openai"),
  ],
  invalid: [
    wrong('a write', "process.env.OPENAI_API_KEY = «'§raw§'»;\nstart();", 'unshapedKey', { dropWrite: '\nstart();' }),
    wrong('a write by a computed name', "process.env['OPENAI_API_KEY'] ??= «'§raw§'»;", 'unshapedKey', { dropWrite: '' }),
    wrong('a write of a key with the format', "if (!process.env.OPENAI_API_KEY) process.env.OPENAI_API_KEY = «'§user§'»;", 'keyInSource'),
    wrong('a write of the key for Azure', "process.env.AZURE_OPENAI_API_KEY = «'§raw§'»;", 'unshapedKey', { dropWrite: '' }),
    wrong('a write through an import', "import { env } from 'node:process';\nenv.OPENAI_API_KEY = «'§raw§'»;", 'unshapedKey', { dropWrite: "import { env } from 'node:process';\n" }),
    wrong('a write by Object.assign', "Object.assign(process.env, { OPENAI_API_KEY: «'§raw§'» });", 'unshapedKey'),
    wrong('a write of the whole object', "process.env = { ...process.env, OPENAI_API_KEY: «'§raw§'» };", 'unshapedKey'),
    wrong('a write in Deno', "Deno.env.set('OPENAI_API_KEY', «'§raw§'»);", 'unshapedKey'),
    wrong('a fallback by ??', "export const key = process.env.OPENAI_API_KEY ?? «'§raw§'»;", 'unshapedKey', { dropFallback: 'export const key = process.env.OPENAI_API_KEY;' }),
    wrong('a fallback by ||', "export const key = (process.env.OPENAI_API_KEY) || («'§raw§'»);", 'unshapedKey', { dropFallback: 'export const key = (process.env.OPENAI_API_KEY);' }),
    wrong('a fallback with the format', "export const key = process.env.OPENAI_API_KEY || «'§project§'»;", 'keyInSource', { dropFallback: 'export const key = process.env.OPENAI_API_KEY;' }),
    wrong('a fallback by a ternary', "export const key = process.env.OPENAI_API_KEY ? process.env.OPENAI_API_KEY : «'§raw§'»;", 'unshapedKey', { dropFallback: 'export const key = process.env.OPENAI_API_KEY;' }),
    wrong('a fallback through a constant', "const FALLBACK = «'§raw§'»;\nexport const key = process.env.OPENAI_API_KEY || FALLBACK;", 'unshapedKey', { readVariable: 'const FALLBACK = process.env.OPENAI_API_KEY;\nexport const key = process.env.OPENAI_API_KEY || FALLBACK;' }),
    wrong('a fallback in a pattern', "const { OPENAI_API_KEY = «'§raw§'», PORT = 3000 } = process.env;", 'unshapedKey', { dropFallback: 'const { OPENAI_API_KEY, PORT = 3000 } = process.env;' }),
    wrong('a fallback in a nested pattern', "const { env: { OPENAI_API_KEY: key = «'§raw§'» } } = process;", 'unshapedKey', { dropFallback: 'const { env: { OPENAI_API_KEY: key } } = process;' }),
    wrong('a fallback of a variable of its own', `${OPENAI}new OpenAI({ apiKey: process.env.MY_KEY || «'§raw§'» });`, 'unshapedKey', { dropFallback: `${OPENAI}new OpenAI({ apiKey: process.env.MY_KEY });` }),
    wrong('a fallback of a setting', `${OPENAI}export const make = (config) => new OpenAI({ apiKey: config.key || «'§raw§'» });`, 'unshapedKey', { readVariable: `${OPENAI}export const make = (config) => new OpenAI({ apiKey: config.key || process.env.OPENAI_API_KEY });` }),
    wrong('a fallback in Deno', "export const key = Deno.env.get('OPENAI_API_KEY') ?? «'§raw§'»;", 'unshapedKey', { dropFallback: "export const key = Deno.env.get('OPENAI_API_KEY');" }),
    wrong('a fallback of a helper in another module', "import { setting } from './settings.js';\nexport const key = setting('OPENAI_API_KEY', «'§raw§'»);", 'unshapedKey'),
    wrong('a fallback in a default parameter', "export function ask(key = process.env.OPENAI_API_KEY || «'§raw§'») {}", 'unshapedKey', { dropFallback: 'export function ask(key = process.env.OPENAI_API_KEY) {}' }),
    wrong('fetch', "fetch('https://api.openai.com/v1/models', { headers: { Authorization: «'Bearer §raw§'» } });", 'unshapedKey', { readVariable: "fetch('https://api.openai.com/v1/models', { headers: { Authorization: `Bearer ${process.env.OPENAI_API_KEY}` } });" }),
    wrong('fetch, all through constants', "const KEY = «'§raw§'»;\nconst BASE = 'https://api.openai.com/v1';\nconst headers = { 'Content-Type': 'application/json' };\nheaders.Authorization = `Bearer ${KEY}`;\nconst init = { method: 'POST', headers };\nfetch(`${BASE}/chat/completions`, init);", 'unshapedKey', { readVariable: "const KEY = process.env.OPENAI_API_KEY;\nconst BASE = 'https://api.openai.com/v1';\nconst headers = { 'Content-Type': 'application/json' };\nheaders.Authorization = `Bearer ${KEY}`;\nconst init = { method: 'POST', headers };\nfetch(`${BASE}/chat/completions`, init);" }),
    wrong('fetch with a fallback inside the header', 'fetch("https://api.openai.com/v1/models", { headers: { Authorization: `Bearer ${process.env.KEY ?? «"§raw§"»}` } });', 'unshapedKey', { dropFallback: 'fetch("https://api.openai.com/v1/models", { headers: { Authorization: `Bearer ${process.env.KEY}` } });' }),
    wrong('fetch of a Request', "fetch(new Request('https://api.openai.com/v1/models', { headers: { authorization: 'Bearer ' + «'§raw§'» } }));", 'unshapedKey', { readVariable: "fetch(new Request('https://api.openai.com/v1/models', { headers: { authorization: 'Bearer ' + process.env.OPENAI_API_KEY } }));" }),
    wrong('fetch with Headers', "const headers = new Headers();\nheaders.append('Authorization', «'Bearer §raw§'»);\nfetch(new URL('/v1/models', 'https://api.openai.com'), { headers });", 'unshapedKey', { readVariable: "const headers = new Headers();\nheaders.append('Authorization', `Bearer ${process.env.OPENAI_API_KEY}`);\nfetch(new URL('/v1/models', 'https://api.openai.com'), { headers });" }),
    wrong('fetch with given Headers', "fetch('https://api.openai.com/v1', { headers: new Headers({ Authorization: «'Bearer §raw§'» }) });", 'unshapedKey', { readVariable: "fetch('https://api.openai.com/v1', { headers: new Headers({ Authorization: `Bearer ${process.env.OPENAI_API_KEY}` }) });" }),
    wrong('fetch of Azure', 'const resource = process.env.RESOURCE;\nfetch(`https://${resource}.openai.azure.com/openai/deployments/chat`, { headers: { "api-key": «"§raw§"» } });', 'unshapedKey', { readVariable: 'const resource = process.env.RESOURCE;\nfetch(`https://${resource}.openai.azure.com/openai/deployments/chat`, { headers: { "api-key": process.env.AZURE_OPENAI_API_KEY } });' }),
    wrong('axios.post', "import axios from 'axios';\naxios.post('https://api.openai.com/v1/chat/completions', {}, { headers: { Authorization: «'Bearer §raw§'» } });", 'unshapedKey', { readVariable: "import axios from 'axios';\naxios.post('https://api.openai.com/v1/chat/completions', {}, { headers: { Authorization: `Bearer ${process.env.OPENAI_API_KEY}` } });" }),
    wrong('axios with a config', "import axios from 'axios';\nconst config = { method: 'post', url: 'https://api.openai.com/v1/chat/completions', headers: { Authorization: «'Bearer §raw§'» } };\naxios(config);", 'unshapedKey', { readVariable: "import axios from 'axios';\nconst config = { method: 'post', url: 'https://api.openai.com/v1/chat/completions', headers: { Authorization: `Bearer ${process.env.OPENAI_API_KEY}` } };\naxios(config);" }),
    wrong('axios.create', "import axios from 'axios';\naxios.create({ baseURL: 'https://api.openai.com/v1', headers: { Authorization: «'Bearer §raw§'» } });", 'unshapedKey', { readVariable: "import axios from 'axios';\naxios.create({ baseURL: 'https://api.openai.com/v1', headers: { Authorization: `Bearer ${process.env.OPENAI_API_KEY}` } });" }),
    wrong('an instance of axios', "import axios from 'axios';\nconst api = axios.create({ baseURL: 'https://api.openai.com/v1' });\napi.post('/chat', {}, { headers: { Authorization: «'Bearer §raw§'» } });", 'unshapedKey', { readVariable: "import axios from 'axios';\nconst api = axios.create({ baseURL: 'https://api.openai.com/v1' });\napi.post('/chat', {}, { headers: { Authorization: `Bearer ${process.env.OPENAI_API_KEY}` } });" }),
    wrong('defaults of an instance of axios', "import axios from 'axios';\nconst api = axios.create({ baseURL: 'https://api.openai.com/v1' });\napi.defaults.headers.common['Authorization'] = «'Bearer §raw§'»;", 'unshapedKey', { readVariable: "import axios from 'axios';\nconst api = axios.create({ baseURL: 'https://api.openai.com/v1' });\napi.defaults.headers.common['Authorization'] = `Bearer ${process.env.OPENAI_API_KEY}`;" }),
    wrong('got', "import got from 'got';\nconst api = got.extend({ prefixUrl: 'https://api.openai.com/v1', headers: { authorization: «'Bearer §raw§'» } });", 'unshapedKey', { readVariable: "import got from 'got';\nconst api = got.extend({ prefixUrl: 'https://api.openai.com/v1', headers: { authorization: `Bearer ${process.env.OPENAI_API_KEY}` } });" }),
    wrong('undici', "import { request } from 'undici';\nrequest('https://api.openai.com/v1/models', { headers: { authorization: «'Bearer §raw§'» } });", 'unshapedKey', { readVariable: "import { request } from 'undici';\nrequest('https://api.openai.com/v1/models', { headers: { authorization: `Bearer ${process.env.OPENAI_API_KEY}` } });" }),
    wrong('superagent', "import request from 'superagent';\nrequest.post('https://api.openai.com/v1/chat/completions').set('Accept', 'json').set('Authorization', «'Bearer §raw§'»);", 'unshapedKey', { readVariable: "import request from 'superagent';\nrequest.post('https://api.openai.com/v1/chat/completions').set('Accept', 'json').set('Authorization', `Bearer ${process.env.OPENAI_API_KEY}`);" }),
    wrong('superagent with a token', "import request from 'superagent';\nrequest.get('https://api.openai.com/v1/models').auth(«'§raw§'», { type: 'bearer' });", 'unshapedKey', { readVariable: "import request from 'superagent';\nrequest.get('https://api.openai.com/v1/models').auth(process.env.OPENAI_API_KEY, { type: 'bearer' });" }),
    wrong('XMLHttpRequest', "const request = new XMLHttpRequest();\nrequest.open('POST', 'https://api.openai.com/v1/chat/completions');\nrequest.setRequestHeader('Authorization', «'Bearer §raw§'»);", 'unshapedKey', { readVariable: "const request = new XMLHttpRequest();\nrequest.open('POST', 'https://api.openai.com/v1/chat/completions');\nrequest.setRequestHeader('Authorization', `Bearer ${process.env.OPENAI_API_KEY}`);" }),
    wrong('https.request', "import https from 'node:https';\nhttps.request({ hostname: 'api.openai.com', path: '/v1/models', headers: { Authorization: «'Bearer §raw§'» } });", 'unshapedKey', { readVariable: "import https from 'node:https';\nhttps.request({ hostname: 'api.openai.com', path: '/v1/models', headers: { Authorization: `Bearer ${process.env.OPENAI_API_KEY}` } });" }),
    wrong('a WebSocket', "import WebSocket from 'ws';\nnew WebSocket('wss://api.openai.com/v1/realtime?model=gpt-realtime', { headers: { Authorization: «'Bearer §raw§'» } });", 'unshapedKey', { readVariable: "import WebSocket from 'ws';\nnew WebSocket('wss://api.openai.com/v1/realtime?model=gpt-realtime', { headers: { Authorization: `Bearer ${process.env.OPENAI_API_KEY}` } });" }),
    wrong('LangChain', "import { ChatOpenAI } from '@langchain/openai';\nnew ChatOpenAI({ model: 'gpt-5', openAIApiKey: «'§raw§'» });", 'unshapedKey', {
      readVariable: "import { ChatOpenAI } from '@langchain/openai';\nnew ChatOpenAI({ model: 'gpt-5', openAIApiKey: process.env.OPENAI_API_KEY });",
      dropOption: "import { ChatOpenAI } from '@langchain/openai';\nnew ChatOpenAI({ model: 'gpt-5' });",
    }),
    wrong('LangChain, inside its configuration', "import { OpenAIEmbeddings } from '@langchain/openai';\nnew OpenAIEmbeddings({ configuration: { apiKey: «'§raw§'» } });", 'unshapedKey', { readVariable: "import { OpenAIEmbeddings } from '@langchain/openai';\nnew OpenAIEmbeddings({ configuration: { apiKey: process.env.OPENAI_API_KEY } });" }),
    wrong('the AI SDK', "import { createOpenAI } from '@ai-sdk/openai';\nexport const openai = createOpenAI({ apiKey: «'§raw§'» });", 'unshapedKey', {
      readVariable: "import { createOpenAI } from '@ai-sdk/openai';\nexport const openai = createOpenAI({ apiKey: process.env.OPENAI_API_KEY });",
      dropOption: "import { createOpenAI } from '@ai-sdk/openai';\nexport const openai = createOpenAI();",
    }),
    wrong('the client of Azure', "import { OpenAIClient, AzureKeyCredential } from '@azure/openai';\nnew OpenAIClient(endpoint, new AzureKeyCredential(«'§raw§'»));", 'unshapedKey', { readVariable: "import { OpenAIClient, AzureKeyCredential } from '@azure/openai';\nnew OpenAIClient(endpoint, new AzureKeyCredential(process.env.AZURE_OPENAI_API_KEY));" }),
    wrong('agents', "import { setDefaultOpenAIKey } from '@openai/agents';\nsetDefaultOpenAIKey(«'§raw§'»);", 'unshapedKey', { readVariable: "import { setDefaultOpenAIKey } from '@openai/agents';\nsetDefaultOpenAIKey(process.env.OPENAI_API_KEY);" }),
    wrong('LlamaIndex', "import { OpenAI } from '@llamaindex/openai';\nnew OpenAI({ apiKey: «'§raw§'», model: 'gpt-5' });", 'unshapedKey', {
      readVariable: "import { OpenAI } from '@llamaindex/openai';\nnew OpenAI({ apiKey: process.env.OPENAI_API_KEY, model: 'gpt-5' });",
      dropOption: "import { OpenAI } from '@llamaindex/openai';\nnew OpenAI({ model: 'gpt-5' });",
    }),
    wrong('the same literal in several places, once', `${OPENAI}const key = «'§raw§'»;\nprocess.env.OPENAI_API_KEY = key;\nexport const client = new OpenAI({ apiKey: key });`, 'unshapedKey', { readVariable: `${OPENAI}const key = process.env.OPENAI_API_KEY;\nprocess.env.OPENAI_API_KEY = key;\nexport const client = new OpenAI({ apiKey: key });` }),
  ],
});

commonjs.run('no-hardcoded-api-key: CommonJS and v3', rule, {
  valid: [
    right('a configuration from the environment', "const { Configuration, OpenAIApi } = require('openai');\nmodule.exports = new OpenAIApi(new Configuration({ apiKey: process.env.OPENAI_API_KEY }));"),
    right('another class called Configuration', "const { Configuration } = require('webpack'); // openai\nnew Configuration({ apiKey: '§raw§' });"),
    right('a proxy instead of OpenAI', "const { Configuration } = require('openai');\nnew Configuration({ basePath: 'https://gateway.example.com/v1', apiKey: '§raw§' });"),
  ],
  invalid: [
    wrong('a configuration', "const { Configuration, OpenAIApi } = require('openai');\nconst openai = new OpenAIApi(new Configuration({ apiKey: «'§raw§'» }));", 'unshapedKey', { readVariable: "const { Configuration, OpenAIApi } = require('openai');\nconst openai = new OpenAIApi(new Configuration({ apiKey: process.env.OPENAI_API_KEY }));" }),
    wrong('a configuration with a key of the format', "const openai = require('openai');\nconst configuration = new openai.Configuration({ organization: 'org-1', apiKey: «'§user§'» });", 'keyInSource', { readVariable: "const openai = require('openai');\nconst configuration = new openai.Configuration({ organization: 'org-1', apiKey: process.env.OPENAI_API_KEY });" }),
    wrong('a configuration assigned', "const { Configuration } = require('openai');\nconst configuration = new Configuration();\nconfiguration.apiKey = «'§raw§'»;", 'unshapedKey', { readVariable: "const { Configuration } = require('openai');\nconst configuration = new Configuration();\nconfiguration.apiKey = process.env.OPENAI_API_KEY;" }),
    wrong('the class itself', "const OpenAI = require('openai');\nconst client = new OpenAI({ apiKey: «'§raw§'» });", 'unshapedKey', {
      readVariable: "const OpenAI = require('openai');\nconst client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });",
      dropOption: "const OpenAI = require('openai');\nconst client = new OpenAI();",
    }),
    wrong('openai-edge', "const { Configuration } = require('openai-edge');\nnew Configuration({ apiKey: «'§raw§'» });", 'unshapedKey', { readVariable: "const { Configuration } = require('openai-edge');\nnew Configuration({ apiKey: process.env.OPENAI_API_KEY });" }),
    wrong('a module-level key', "const openai = require('openai');\nopenai.api_key = «'§raw§'»;", 'unshapedKey', { readVariable: "const openai = require('openai');\nopenai.api_key = process.env.OPENAI_API_KEY;" }),
  ],
});
