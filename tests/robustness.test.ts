/** Values that are made of themselves, in every way that code has for it: nothing may follow them without end. */
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { codemods } from '../codemods/index.ts';
import { createTransform } from '../codemods/transform.ts';
import { parseForESLint } from '../src/analysis/parse.ts';
import plugin from '../src/index.ts';

const forms = [
  'new Set(x)', 'new Map(x)', '[...x]', '{ ...x }', 'x.bind(null)', 'x.withOptions({})', 'x.then((v) => x)', "x + 'a'", 'String(x)', "[x].join('')",
  'x.trim()', 'new Headers(x)', 'new URL(x)', 'x.error', 'x.concat(x)', '`${x}`', 'Object.assign({}, x)', 'x.map((v) => x)', 'x ?? x', 'await x',
  '(() => x)()', 'new Proxy(x, {})', 'Array.from(x)', 'x[x]', 'Promise.all([x])', 'new x(x)', 'Object.freeze(x)', 'x.slice(1)', 'JSON.parse(x)',
  'new OpenAI(x)', 'new OpenAI({ apiKey: x, baseURL: x })', 'new OpenAI({ ...x })', 'new OpenAIApi(x)', 'new Configuration(x)', 'x.catch((e) => x)',
  'x?.response?.data', 'new Error(x)', 'new Request(x)', 'x as any', "Buffer.from(x, 'base64').toString()", 'atob(x)', 'x || process.env.OPENAI_API_KEY',
  'x.chat.completions', 'await x.responses.create({ input: x })', 'await x.createCompletion(x)', '(await x).data', 'x.message', 'x.response.status',
];

const uses = `
const client = new OpenAI({ apiKey: x, defaultHeaders: x });
const old = new OpenAIApi(new Configuration({ apiKey: x, ...x }));
process.env.OPENAI_API_KEY = x;
Object.assign(process.env, x);
async function ask(y = x) {
  for (let i = 0; i < 3; i++) {
    try {
      return await client.responses.create({ model: 'm', input: x });
    } catch (error) {
      if (x.has(error.status) || x.includes(error.message) || error.message.includes(x) || x.test(error.message) || error instanceof x || x(error)) throw error;
      console.log(x, error, client, \`\${x}\`, error.response.data);
      await x;
    }
  }
}
fetch(x, { headers: x });
fetch('https://api.openai.com/v1/models', { headers: { Authorization: 'Bearer ' + x } });
x.chat.completions.create(x).catch((e) => e.response.data);
old.createChatCompletion(x, x).then((r) => r.data.choices, x);
(await x).data.choices;
pRetry(x, x);
pRetry(() => client.models.list(), x);
res.json(x);
export { client, ask, x };
throw new Error(x);
`;

const programs = forms.flatMap((form) => [
  `let x = x; x = ${form};`,
  `const x = ${form};`,
  `var x, other; other = x; x = ${form.replace(/\bx\b/g, 'other')};`,
  `async function x(a = x) { return ${form} }`,
].map((definition): [string, string] => [definition, `import OpenAI, { Configuration, OpenAIApi } from 'openai';\nimport pRetry from 'p-retry';\n${definition}\n${uses}`]));

describe('values made of themselves end every', () => {
  it.each(programs)('rule: %s', (_, text) => {
    const config: Linter.Config[] = [{ files: ['**/*.ts'], languageOptions: { parser: { parseForESLint } } }, plugin.configs.all];
    const messages = new Linter({ cwd: '/' }).verify(text, config, { filename: '/project/test.ts' });
    expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
    expect(messages.length).toBeGreaterThan(0);
  });

  it.each(programs)('codemod: %s', async (_, text) => {
    let source = text;
    for (const codemod of codemods) {
      const { pipeline } = await codemod.load();
      source = createTransform(pipeline)({ path: '/project/test.ts', source }) ?? source;
    }
    expect(source).not.toContain('OpenAIApi(');
  });
});
