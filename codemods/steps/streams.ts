/** `responseType: 'stream'` with a hand-written parser of events → `stream: true` with `for await`; other consumers keep the raw stream. */
import { apiCallOf } from '../../src/analysis/calls.ts';
import { type Node, isFunction, staticName, unwrap } from '../../src/analysis/nodes.ts';
import { writtenProperties } from '../../src/analysis/sdk-options.ts';
import { v3MethodOf } from '../../src/sdk/legacy-methods.ts';
import type { Migration } from '../migration.ts';
import { type StreamConsumer, streamedCalls } from '../stream-plan.ts';

/** v3's response with its stream, made of the web response. */
const RAW = ".asResponse().then(async (response) => ({ status: response.status, headers: Object.fromEntries(response.headers), data: (await import('node:stream')).Readable.from(response.body, { objectMode: false }) }))";

export function streams(migration: Migration): void {
  for (const { call, consumer } of streamedCalls(migration.file)) {
    if (consumer) rewriteConsumer(migration, consumer);
    else {
      migration.edits.insertTextAfter(call, RAW);
      migration.todo(call, 'This keeps the raw stream of server-sent events that the consumer parses: take stream: true without asResponse(), and read the chunks with for await (const chunk of stream).');
    }
  }
  for (const call of migration.file.nodes('CallExpression')) markUnreadStream(migration, call);
}

/** `stream.on('data', (chunk) => { … JSON.parse … })` → `for await (const event of stream) { … }`. */
function rewriteConsumer(migration: Migration, { statement, stream, loop, ends }: StreamConsumer): void {
  const { body, event } = loop;
  const first = body[0]!;
  const last = body.at(-1)!;
  const inner = `${migration.indentOf(statement)}${/\t/.test(migration.indentOf(first)) ? '\t' : '  '}`;
  migration.edits.insertAt(statement.range[0], `for await (const ${event.name} of `);
  removeAround(migration, [statement.range[0], stream.range[0]]);
  migration.edits.insertBehind(stream.range[1], `) {${migration.lineBreak}${inner}`);
  removeAround(migration, [stream.range[1], first.range[0]]);
  reindent(migration, stream, first, last, inner);
  removeAround(migration, [last.range[1], statement.range[1]]);
  migration.edits.insertTextAfter(statement, `${migration.lineBreak}${migration.indentOf(statement)}}`);
  ends.forEach((end) => rewriteEnd(migration, end.parent, end.arguments[1]!));
}

/** Gives the kept statements the indentation of the loop's body; comments that stayed above them end their line. */
function reindent(migration: Migration, stream: Node, first: Node, last: Node, inner: string): void {
  const { file: { source }, edits } = migration;
  const before = source.ast.comments?.filter(({ range }) => range[1] <= first.range[0]).at(-1);
  if (before?.type === 'Line' && before.range[0] >= stream.range[1]) edits.insertTextBefore(first, inner);
  if (migration.file.nodes('TemplateElement').some(({ range, loc }) => range[0] > first.range[0] && range[1] < last.range[1] && loc.start.line < loc.end.line)) return;
  const outer = migration.indentOf(first);
  for (let line = source.text.indexOf('\n', first.range[0]) + 1; line > 0 && line < last.range[1]; line = source.text.indexOf('\n', line) + 1) {
    if (source.text.startsWith(outer, line)) edits.replaceRange([line, line + outer.length], inner);
  }
}

function removeAround(migration: Migration, range: readonly [number, number]): void {
  if (range[0] < range[1]) migration.removeRange(range);
}

/** `stream.on('end', () => { … })` → `{ … }` behind the loop, `stream.on('end', done)` → `done()`. */
function rewriteEnd(migration: Migration, statement: Node, handler: Node): void {
  const fn = unwrap(handler);
  if (!isFunction(fn)) {
    migration.removeRange([statement.range[0], handler.range[0]]);
    migration.edits.replaceRange([handler.range[1], statement.range[1]], `()${migration.semicolon}`);
    return;
  }
  migration.removeRange([statement.range[0], fn.body.range[0]]);
  migration.removeRange([fn.body.range[1], statement.range[1]]);
}

/** `stream: true` alone made v3 resolve to one long text of events. */
function markUnreadStream(migration: Migration, call: Parameters<typeof apiCallOf>[1]): void {
  const request = apiCallOf(migration.file, call);
  const [body] = call.arguments;
  if (!request || !body || !v3MethodOf(request.path) || streamedCalls(migration.file).some((streamed) => streamed.call === call)) return;
  const stream = writtenProperties(migration.file, body).find((property) => staticName(property) === 'stream');
  if (stream?.value.type === 'Literal' && stream.value.value === true) migration.todo(call, 'With stream: true this resolves to a stream now, where v3 without responseType gave the text of all events: read the chunks with for await (const chunk of stream).');
}
