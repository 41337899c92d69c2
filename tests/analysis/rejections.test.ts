import { describe, expect, it } from 'vitest';
import { callsRejectingInto } from '../../src/analysis/rejections.ts';
import { analyze } from './analyze.ts';

const CLIENT = "import OpenAI from 'openai';\nconst client = new OpenAI();\n";

/** The calls whose errors the first handler of the text receives, requests by their path. */
function rejecting(code: string): string[] {
  const file = analyze(CLIENT + code);
  const [statement] = file.nodes('TryStatement');
  const [chain] = file.nodes('CallExpression').filter(({ callee }) => callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && callee.property.name === 'catch');
  const calls = callsRejectingInto(file, (statement ?? chain)!);
  return [...new Set(calls.map(({ node, request }) => request?.path ?? file.source.text.slice(...node.callee.range)))];
}

describe('a handler receives the errors of', () => {
  it.each<[string, string, string[]]>([
    ['awaited calls', 'try { await client.models.list(); await load(); } catch {}', ['models.list', 'load']],
    ['no call that is not awaited', 'try { log(); const x = make(await load()); } catch {}', ['load']],
    ['a request that nobody awaits', 'try { client.models.list().then(show); } catch {}', ['models.list']],
    ['returned calls', 'function f() { try { return load(); } catch {} }', ['load']],
    ['a promise made before', 'try { const p = load(); await p; } catch {}', ['load']],
    ['Promise.all', 'try { await Promise.all([load(), client.models.list()]); } catch {}', ['load', 'models.list']],
    ['mapped calls', 'try { await Promise.all(ids.map((id) => client.files.retrieve(id))); } catch {}', ['files.retrieve']],
    ['functions of the file', 'const f = async () => (await load()).data; try { await f(); } catch {}', ['load']],
    ['recursion, once', 'async function f() { await load(); await f(); } try { await f(); } catch {}', ['load']],
    ['callbacks of a wrapper', 'try { await retry(() => client.models.list()); } catch {}', ['models.list']],
    ['a helper of the request', 'try { await client.models.list().withResponse(); } catch {}', ['models.list']],
    ['branches', 'try { await (a ? load() : b ?? save()); } catch {}', ['load', 'save']],
    ['a loop over a stream', 'try { for await (const x of read()) use(x); } catch {}', ['read']],
    ['what a nested handler throws on', 'try { try { await load(); } catch (e) { throw e; } } catch {}', ['load']],
    ['nothing that a nested handler keeps', 'try { try { await load(); } catch (e) { log(e); } await save(); } catch {}', ['save']],
    ['nothing that a nested handler replaces', 'try { try { await load(); } catch { throw new Error(); } } catch {}', []],
    ['nothing that .catch keeps', 'try { await load().catch(log); } catch {}', []],
    ['no function that is only defined', 'try { const f = async () => { await load(); }; await save(); } catch {}', ['save']],
    ['a chain before .catch', 'client.models.list().then((x) => save(x)).catch(report);', ['models.list', 'save']],
  ])('%s', (_, code, expected) => {
    expect(rejecting(code)).toEqual(expected);
  });
});
