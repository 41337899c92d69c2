import { describe, expect, it } from 'vitest';
import { requestsHandledBy } from '../../src/analysis/escaping-requests.ts';
import { analyze } from './analyze.ts';

const CLIENT = "import OpenAI from 'openai';\nconst client = new OpenAI();\n";

/** How the errors of the requests in the first `try` pass its handler by, and how many reach it. */
function handled(code: string): { escaping: string[]; reaching: number } {
  const file = analyze(`${CLIENT}async function f(xs) { try { ${code} } catch {} use(later); }`);
  const { escaping, reaching } = requestsHandledBy(file, file.nodes('TryStatement')[0]!);
  return { escaping: escaping.map(({ how, awaitable }) => (awaitable ? `${how}: ${file.source.text.slice(...awaitable.range)}` : how)), reaching: reaching.length };
}

describe('the error of a request reaches its handler', () => {
  it.each([
    ['awaited', 'await client.models.list();'],
    ['awaited by Promise.all', 'await Promise.all([client.models.list()]);'],
    ['awaited through a variable', 'const p = client.models.list(); await p;'],
    ['awaited through a list', 'const ps = []; ps.push(client.models.list()); await Promise.all(ps);'],
    ['handed to an unknown function', 'settle(client.models.list());'],
    ['given to a global', 'later = client.models.list();'],
    ['put into a field', 'this.p = client.models.list();'],
    ['with a handler of its own', 'client.models.list().catch(log);'],
    ['in a try of its own', 'xs.forEach(async () => { try { await client.models.list(); } catch {} });'],
    ['a stream that is read', 'for await (const e of client.responses.stream({})) log(e);'],
  ])('%s', (_, code) => {
    expect(handled(code)).toEqual({ escaping: [], reaching: 1 });
  });
});

describe('the error of a request passes its handler by', () => {
  it.each([
    ['returned', 'return client.models.list();', 'returned: client.models.list()'],
    ['returned from a chain', 'return client.models.list().then(show);', 'returned: client.models.list().then(show)'],
    ['returned in a combination', 'return Promise.all([client.models.list()]);', 'returned: Promise.all([client.models.list()])'],
    ['left alone', 'client.models.list();', 'floating: client.models.list()'],
    ['left alone on purpose', 'void client.models.list();', 'floating: client.models.list()'],
    ['kept for later', 'var later = client.models.list();', 'later: client.models.list()'],
    ['in forEach', 'xs.forEach(async (x) => { await client.files.retrieve(x); });', 'callback'],
    ['in a timer', 'setTimeout(() => client.models.list());', 'callback'],
    ['in a map that is dropped', 'xs.map((x) => client.files.retrieve(x));', 'floating'],
    ['in a function that is called in place', '(async () => { await client.models.list(); })();', 'floating'],
    ['a stream that is returned', 'return client.responses.stream({});', 'stream'],
    ['an awaited stream that is returned', 'return await client.responses.stream({});', 'stream'],
  ])('%s', (_, code, how) => {
    expect(handled(code)).toEqual({ escaping: [how], reaching: 0 });
  });
});
