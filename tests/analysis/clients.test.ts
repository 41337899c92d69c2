import { describe, expect, it } from 'vitest';
import { clientPathOf } from '../../src/analysis/client-values.ts';
import { keyTakers, mayStandFor } from '../../src/analysis/origins.ts';
import { analyze, marked } from './analyze.ts';

const IMPORT = "import OpenAI from 'openai';\n";

/** What `here(…)` marks, as `Class.path`; undefined where it is no client. */
function found(text: string, filename = 'test.ts'): string | undefined {
  const file = analyze(text, filename);
  const use = clientPathOf(file, marked(file));
  // What is a client must not be left out beforehand.
  if (use) expect(mayStandFor(file, marked(file), keyTakers)).toBe(true);
  return use && [use.client.className, ...use.path].join('.');
}

describe('a client is found through', () => {
  it.each<[string, string, string?]>([
    ['a default import', `${IMPORT}const c = new OpenAI(); here(c);`],
    ['a named import', "import { OpenAI } from 'openai'; here(new OpenAI());"],
    ['an aliased import', "import { OpenAI as Client } from 'openai'; const c = new Client(); here(c)"],
    ['a namespace import', "import * as ai from 'openai'; here(new ai.OpenAI())"],
    ['a namespace default', "import * as ai from 'openai'; here(new ai.default())"],
    ['require of the class', "const OpenAI = require('openai'); here(new OpenAI())"],
    ['destructured require', "const { OpenAI } = require('openai'); here(new OpenAI())"],
    ['renamed destructured require', "const { OpenAI: OpenAIApi } = require('openai'); here(new OpenAIApi())"],
    ['require().default', "const OpenAI = require('openai').default; here(new OpenAI())"],
    ['inline require', "here(new (require('openai').OpenAI)())"],
    ['createRequire', "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url); const { OpenAI } = require('openai'); here(new OpenAI())"],
    ['import equals', "import OpenAI = require('openai'); here(new OpenAI())"],
    ['a dynamic import', "async function f() { const { default: OpenAI } = await import('openai'); here(new OpenAI()) }"],
    ['a dynamic import with then', "import('openai').then(({ OpenAI }) => { here(new OpenAI()) })"],
    ['a deep import', "import OpenAI from 'openai/index.mjs'; here(new OpenAI())"],
    ['an alias', `${IMPORT}const a = new OpenAI(); const b = a; here(b)`],
    ['as', `${IMPORT}const a = new OpenAI() as any; here(a!)`],
    ['satisfies', `${IMPORT}const a = new OpenAI() satisfies OpenAI; here(a)`],
    ['an unknown value asserted', `${IMPORT}here(load() as OpenAI)`],
    ['an assignment', `${IMPORT}let c; c = new OpenAI(); here(c)`],
    ['an assignment in another function', `${IMPORT}let c: any = null; function init() { c = new OpenAI() } function f() { here(c) }`],
    ['a lazy singleton', `${IMPORT}let c; function get() { if (!c) c = new OpenAI(); return c } here(get())`],
    ['??=', `${IMPORT}let c; const get = () => (c ??= new OpenAI()); here(get())`],
    ['a global cache', `${IMPORT}const c = globalThis.ai ?? new OpenAI(); here(c)`],
    ['an arrow factory', `${IMPORT}const make = (key) => new OpenAI({ apiKey: key }); here(make('x'))`],
    ['an async factory', `${IMPORT}async function make() { const c = new OpenAI(); return c } async function f() { const c = await make(); here(c) }`],
    ['a field', `${IMPORT}class A { client = new OpenAI(); f() { here(this.client) } }`],
    ['a private field', `${IMPORT}class A { #client = new OpenAI(); f() { here(this.#client) } }`],
    ['a static field', `${IMPORT}class A { static client = new OpenAI(); f() { here(A.client) } }`],
    ['a field set in the constructor', `${IMPORT}class A { constructor() { this.client = new OpenAI() } f() { here(this.client) } }`, 'a.js'],
    ['a declared field set in the constructor', `${IMPORT}class A { private client; constructor() { this.client = new OpenAI() } f() { here(this.client) } }`],
    ['a typed field', `${IMPORT}class A { private client: OpenAI; f() { here(this.client) } }`],
    ['a parameter property', `${IMPORT}class A { constructor(private readonly client: OpenAI) {} f() { here(this.client) } }`],
    ['a getter', `${IMPORT}class A { get client() { return new OpenAI() } f() { here(this.client) } }`],
    ['a method', `${IMPORT}class A { make() { return new OpenAI() } f() { here(this.make()) } }`],
    ['an inherited field', `${IMPORT}class B { client = new OpenAI() } class A extends B { f() { here(this.client) } }`],
    ['an instance of a class', `${IMPORT}class A { client = new OpenAI() } const a = new A(); here(a.client)`],
    ['a constructor argument', `${IMPORT}class A { constructor(c) { this.c = c } f() { here(this.c) } } new A(new OpenAI())`, 'a.js'],
    ['an object', `${IMPORT}const services = { ai: { client: new OpenAI() } }; here(services.ai.client)`],
    ['a member set later', `${IMPORT}const ctx = {}; ctx.ai = new OpenAI(); here(ctx.ai)`],
    ['destructuring', `${IMPORT}const { ai } = { ai: new OpenAI() }; here(ai)`],
    ['an array', `${IMPORT}const [a] = [new OpenAI()]; here(a)`],
    ['elements of an array', `${IMPORT}const all = [new OpenAI(), new OpenAI()]; for (const c of all) here(c)`],
    ['a mapped array', `${IMPORT}const all = keys.map((k) => new OpenAI({ apiKey: k })); here(all[0])`],
    ['a computed element', `${IMPORT}const all = keys.map((k) => new OpenAI({ apiKey: k })); here(all[i % n])`],
    ['forEach', `${IMPORT}[new OpenAI()].forEach((c) => { here(c) })`],
    ['an annotated parameter', `${IMPORT}function f(c: OpenAI) { here(c) }`],
    ['a nullable parameter', `${IMPORT}function f(c?: OpenAI | null) { here(c) }`],
    ['a type-only import', "import type OpenAI from 'openai'; function f(c: OpenAI) { here(c) }"],
    ['a type query', "function f(c: import('openai').OpenAI) { here(c) }"],
    ['a type alias', `${IMPORT}type Client = OpenAI; const f = (c: Client) => { here(c) }`],
    ['InstanceType', `${IMPORT}function f(c: InstanceType<typeof OpenAI>) { here(c) }`],
    ['typeof a client', `${IMPORT}const client = new OpenAI(); function f(c: typeof client) { here(c) }`],
    ['a parameter default', `${IMPORT}function f(c = new OpenAI()) { here(c) }`],
    ['a destructured parameter', `${IMPORT}function f({ client }: { client: OpenAI }) { here(client) } f({ client: new OpenAI() })`],
    ['a call site', `${IMPORT}function f(c) { here(c) } f(new OpenAI())`],
    ['a local callback', `${IMPORT}function withClient(run) { return run(new OpenAI()) } withClient((c) => { here(c) })`],
    ['a conditional', `${IMPORT}import { AzureOpenAI } from 'openai'; const c = azure ? new AzureOpenAI() : new OpenAI(); here(c)`, undefined],
    ['a pass-through', `${IMPORT}import { observeOpenAI } from 'langfuse'; const c = observeOpenAI(new OpenAI()); here(c)`],
    ['withOptions', `${IMPORT}const c = new OpenAI(); here(c.withOptions({ maxRetries: 0 }))`],
    ['a subclass', `${IMPORT}class Mine extends OpenAI {} here(new Mine())`],
    ['this in a subclass', `${IMPORT}class Mine extends OpenAI { f() { here(this) } }`],
    ['a promise of a client', `${IMPORT}const p: Promise<OpenAI> = load(); p.then((c) => { here(c) })`],
    ['Promise.all', `${IMPORT}const [c] = await Promise.all([make(), 1]); function make() { return new OpenAI() } here(c)`],
    ['module.exports in the same file', `${IMPORT}const c = new OpenAI(); module.exports = { c }; here(c)`],
    ['a JSDoc parameter', "/**\n * Asks.\n * @param {import('openai').OpenAI} client the client\n */\nexport function f(client) { here(client) }", 'a.js'],
    ['a JSDoc parameter of an arrow', `${IMPORT}/** @param {OpenAI} [c] */ const f = (c) => { here(c) }`, 'a.js'],
    ['a JSDoc type', `${IMPORT}/** @type {OpenAI | undefined} */ let c; export const set = (x) => { c = x }; export const f = () => { here(c) }`, 'a.js'],
    ['a JSDoc field', `${IMPORT}class A { /** @type {OpenAI} */ client; f() { here(this.client) } }`, 'a.js'],
    ['a JSDoc return type', `${IMPORT}/** @returns {Promise<OpenAI>} */ function make() { return load() } here(await make())`, 'a.js'],
    ['useMemo-like helpers of the file', `${IMPORT}const once = (f) => f(); here(once(() => new OpenAI()))`],
  ])('%s', (_, text, filename) => {
    expect(found(text, filename)).toMatch(/^(?:Azure)?OpenAI$/);
  });

  it.each<[string, string, string]>([
    ['a resource', `${IMPORT}const { chat } = new OpenAI(); here(chat.completions)`, 'OpenAI.chat.completions'],
    ['a method', `${IMPORT}const ask = new OpenAI().responses.create; here(ask)`, 'OpenAI.responses.create'],
    ['a bound method', `${IMPORT}const c = new OpenAI(); const ask = c.responses.create.bind(c.responses); here(ask)`, 'OpenAI.responses.create'],
    ['computed members', `${IMPORT}const c = new OpenAI(); const name = 'chat'; here(c[name]['completions'])`, 'OpenAI.chat.completions'],
    ['v3', "const { Configuration, OpenAIApi } = require('openai'); const o = new OpenAIApi(new Configuration({})); here(o.createCompletion)", 'OpenAIApi.createCompletion'],
    ['v3 namespace', "const openai = require('openai'); const o = new openai.OpenAIApi(new openai.Configuration({})); here(o)", 'OpenAIApi'],
    ['azure', "import { AzureOpenAI } from 'openai/azure'; here(new AzureOpenAI())", 'AzureOpenAI'],
  ])('the path of %s', (_, text, expected) => {
    expect(found(text)).toBe(expected);
  });
});

describe('nothing is taken for a client that is', () => {
  it.each([
    ['another SDK', "import Groq from 'groq-sdk'; const openai = new Groq(); here(openai)"],
    ['another SDK under the name OpenAI', "import OpenAI from 'openai-edge'; here(new OpenAI())"],
    ['a local class', 'class OpenAI {} const openai = new OpenAI(); here(openai)'],
    ['a shadowing parameter', `${IMPORT}const c = new OpenAI(); function f(c) { here(c) }`],
    ['a shadowing block', `${IMPORT}const c = new OpenAI(); { const c = other(); here(c) }`],
    ['a reassigned variable', `${IMPORT}import Groq from 'groq-sdk'; let c = new OpenAI(); c = new Groq(); here(c)`],
    ['a variable of either SDK', `${IMPORT}import Groq from 'groq-sdk'; const c = x ? new OpenAI() : new Groq(); here(c)`],
    ['an unknown global', 'here(openai)'],
    ['a parameter by name', 'function f(openai) { here(openai) }'],
    ['the class itself', `${IMPORT}here(OpenAI)`],
    ['an error class', `${IMPORT}here(new OpenAI.APIError())`],
    ['a response', `${IMPORT}const c = new OpenAI(); here(await c.models.list())`],
    ['a shadowed require', "function f(require) { const O = require('openai'); here(new O()) }"],
    ['a cycle', 'const a = b; const b = a; here(a)'],
    ['recursion', 'function f() { return f() } here(f())'],
  ])('%s', (_, text) => {
    const path = found(text);
    expect(path === undefined || path.includes('.')).toBe(true);
    expect(path).toBeUndefined();
  });
});

describe('a client is found through the declared shape of a parameter', () => {
  it.each<[string, string]>([
    ['an inline shape', `${IMPORT}const f = ({ ai }: { ai: OpenAI }) => here(ai);`],
    ['an interface', `${IMPORT}interface Deps { ai: OpenAI }\nfunction f({ ai }: Deps) { here(ai); }`],
    ['an interface that extends one', `${IMPORT}interface Base { ai?: OpenAI }\ninterface Deps extends Base { x: 1 }\nfunction f(deps: Deps) { here(deps.ai); }`],
    ['a type alias', `${IMPORT}type Deps = Readonly<{ ai: OpenAI } & { x: number }>;\nfunction f(deps: Deps) { here(deps.ai); }`],
    ['a parameter property', `${IMPORT}interface Deps { ai: OpenAI }\nclass A { constructor(private deps: Deps) {} run() { here(this.deps.ai); } }`],
    ['a nested pattern', `${IMPORT}function f({ deps: { ai } }: { deps: { ai: OpenAI } }) { here(ai); }`],
  ])('%s', (_, text) => {
    expect(found(text)).toBe('OpenAI');
  });

  it.each<[string, string]>([
    ['another class', `${IMPORT}interface Deps { ai: Other }\nfunction f({ ai }: Deps) { here(ai); }`],
    ['a circular alias', `${IMPORT}type A = B & { x: 1 }; type B = A;\nfunction f({ ai }: A) { here(ai); }`],
    ['another member', `${IMPORT}function f(deps: { ai: OpenAI }) { here(deps.other); }`],
  ])('but not %s', (_, text) => {
    expect(found(text)).toBeUndefined();
  });
});
