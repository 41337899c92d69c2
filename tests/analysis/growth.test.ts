/** Long code of one kind: what is looked at once per item must not be looked at once per pair. Each of these took minutes, or the stack. */
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { surroundingsOf } from '../../src/analysis/surroundings.ts';
import { parseForESLint } from '../../src/analysis/parse.ts';
import plugin from '../../src/index.ts';
import { analyze } from './analyze.ts';

function reportsOf(text: string): Record<string, number> {
  const config: Linter.Config[] = [{ files: ['**/*.ts'], languageOptions: { parser: { parseForESLint } } }, plugin.configs.all];
  const counts: Record<string, number> = {};
  for (const { ruleId, message } of new Linter({ cwd: '/' }).verify(text, config, { filename: '/project/code.ts' })) {
    if (!ruleId) throw new Error(message);
    counts[ruleId] = (counts[ruleId] ?? 0) + 1;
  }
  return counts;
}

function many(count: number, part: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => part(index)).join('\n');
}

const HEAD = "import OpenAI from 'openai';\nconst client = new OpenAI({ apiKey: await secret() });\n";
const RETRY = 'for (let attempt = 0; attempt < 3; attempt++) { try { return await client.responses.create({ model: "m" }); } catch (error) { console.error(error); } }';

describe('long code', () => {
  it('finds the retries of classes whose methods have the same names and call each other', () => {
    const classes = many(1_000, (index) => `class Service${index} { async run(x) { return this.help(x); } async help(x) { ${RETRY} return this.run(x); } }`);
    expect(reportsOf(HEAD + classes)['openai/no-retry-on-auth-error']).toBe(1_000);
  });

  it('follows keys through methods of the same name', () => {
    const classes = many(2_000, (index) => `class Service${index} { client(key) { return new OpenAI({ apiKey: key }); } }\nnew Service${index}().client(process.env.OPENAI_API_KEY);`);
    expect(reportsOf(`import OpenAI from 'openai';\n${classes}`)['openai/no-env-api-key']).toBe(2_000);
  });

  it('says nothing of the loops of a program that is too long to be run for each of them', () => {
    const loop = RETRY.replace(/return (.*?;)/, '$1 break;');
    expect(reportsOf(HEAD + loop)['openai/no-retry-on-auth-error']).toBe(1);
    expect(reportsOf(HEAD + many(3_000, () => loop))['openai/no-retry-on-auth-error']).toBeUndefined();
  });

  it('reports a handler once, however many requests lead to it', () => {
    const requests = many(3_000, (index) => `await client.models.retrieve('${index}');`);
    expect(reportsOf(`${HEAD}for (const round of [1, 2]) { try { ${requests} break; } catch (error) { console.error(error); } }`)).toEqual({ 'openai/no-retry-on-auth-error': 1, 'openai/require-retry-backoff': 1 });
  });

  it('asks once what the calls of a function give it', () => {
    const calls = many(3_000, () => 'print(process.env.OPENAI_API_KEY);');
    expect(reportsOf(`function print(text) { console.log(text); }\n${calls}`)['openai/no-logged-api-key']).toBe(1);
  });

  it('follows classes only so far up', () => {
    const chain = `class Base { client = client; }\nclass C0 extends Base {}\n${many(3_000, (index) => `class C${index + 1} extends C${index} {}`)}`;
    expect(reportsOf(`${HEAD}${chain}\nnew C3000().client.createCompletion({});`)).toEqual({});
    expect(reportsOf(`${HEAD}${chain}\nnew C20().client.createCompletion({});`)).toEqual({ 'openai/no-legacy-api': 1 });
  });

  it.each([
    ['names', `const k0 = process.env.OPENAI_API_KEY;\n${many(5_000, (index) => `const k${index + 1} = k${index};`)}\nnew OpenAI({ apiKey: k5000 });`],
    ['spread options', `const k0 = { apiKey: process.env.OPENAI_API_KEY };\n${many(3_000, (index) => `const k${index + 1} = { ...k${index} };`)}\nnew OpenAI(k3000);`],
    ['functions', `${many(5_000, (index) => `function f${index}(k) { f${index + 1}(k); }`)}\nfunction f5000(k) { console.log(k); }\nf0(process.env.OPENAI_API_KEY);`],
  ])('follows chains of %s as far as the stack holds', (_, text) => {
    expect(reportsOf(HEAD + text)['openai/no-env-api-key']).toBe(1);
  });

  it('ends where classes extend each other', () => {
    const text = `${HEAD}class A extends B {}\nclass B extends A {}\nconsole.log(new A(process.env.OPENAI_API_KEY));\ntry { new A().ask(); await client.models.list(); } catch (error) { error.response.data; }`;
    expect(reportsOf(text)['openai/no-env-api-key']).toBe(1);
  });
});

describe('the surroundings of calls', () => {
  it('are found with the loops and handlers between a call and its function', () => {
    const file = analyze('for (;;) { try { a(); } catch { b(); } }\nfunction f() { c().catch(() => d()); }');
    const found = Object.fromEntries(file.nodes('CallExpression').map((call) => [file.source.text.slice(...call.range), surroundingsOf(file, call)]));
    expect(found['a()']).toMatchObject({ function: undefined, isInLoop: true, handlers: [{ type: 'CatchClause' }] });
    expect(found['b()']).toMatchObject({ isInLoop: true, handlers: [] });
    expect(found['c()']).toMatchObject({ function: { type: 'FunctionDeclaration' }, isInLoop: false, handlers: [{ type: 'ArrowFunctionExpression' }] });
    expect(found['d()']).toMatchObject({ function: { type: 'ArrowFunctionExpression' }, handlers: [] });
  });

  it('keep the nearest handlers', () => {
    const file = analyze(`${'try { '.repeat(100)}a();${many(100, (index) => ` } catch (e${index}) {}`)}`);
    const { handlers } = surroundingsOf(file, file.nodes('CallExpression')[0]!);
    expect(handlers.map(({ range: [start] }) => start)).toEqual([...handlers].map(({ range: [start] }) => start).sort((one, other) => one - other));
    expect(handlers).toHaveLength(20);
  });
});
