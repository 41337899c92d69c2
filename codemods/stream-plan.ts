/** Which streamed answers of v3 code are read in a shape that `for await` replaces, and by which statements. */
import type { TSESTree } from '@typescript-eslint/types';
import { type ApiCall, apiCallOf } from '../src/analysis/calls.ts';
import type { FileAnalysis } from '../src/analysis/file-analysis.ts';
import { type Node, ancestor, contains, enclosingFunction, isFunction, literalText, outermost, staticName, unwrap } from '../src/analysis/nodes.ts';
import { writtenProperties } from '../src/analysis/sdk-options.ts';
import { v3MethodOf } from '../src/sdk/legacy-methods.ts';
import { type EventLoop, eventLoopIn } from './event-loop.ts';

export interface StreamedCall {
  readonly call: TSESTree.CallExpression;
  /** the statements that read the stream; undefined where they have no shape that is known */
  readonly consumer: StreamConsumer | undefined;
}

export interface StreamConsumer {
  /** `stream.on('data', …);` or `for await (… of stream) …` */
  readonly statement: Node;
  /** the expression that is the stream there */
  readonly stream: Node;
  readonly loop: EventLoop;
  /** `stream.on('end', …);` behind it */
  readonly ends: readonly TSESTree.CallExpression[];
}

/** The calls of a file that ask for a stream of events. */
export function streamedCalls(file: FileAnalysis): readonly StreamedCall[] {
  return file.fact(findStreamedCalls);
}

/** Whether a request's response stays the raw stream that v3 gave. */
export function isRawStream({ file, node }: ApiCall): boolean {
  return streamedCalls(file).some(({ call, consumer }) => call === node && consumer === undefined);
}

/** Whether a node goes away with a listener for the stream's end. */
export function isInEndListener(file: FileAnalysis, node: Node): boolean {
  return streamedCalls(file).some(({ consumer }) => consumer?.ends.some((end) => contains(end.callee, node)));
}

function findStreamedCalls(file: FileAnalysis): readonly StreamedCall[] {
  return file.nodes('CallExpression').flatMap((call) => {
    const request = apiCallOf(file, call);
    const method = request && v3MethodOf(request.path);
    const options = method && method.name !== 'downloadFile' ? call.arguments[method.parameters.length - 1] : undefined;
    if (!options || !asksForStream(file, options)) return [];
    return [{ call, consumer: consumerOf(file, call) }];
  });
}

function asksForStream(file: FileAnalysis, options: Node): boolean {
  return writtenProperties(file, options).some((property) => staticName(property) === 'responseType' && file.constantText(property.value) === 'stream');
}

/** The one consumer of a call's stream, if it has a known shape and nothing else uses the stream. */
function consumerOf(file: FileAnalysis, call: TSESTree.CallExpression): StreamConsumer | undefined {
  const uses = usesOfStream(file, call);
  if (!uses || !bodyStreams(file, call)) return undefined;
  const ends: TSESTree.CallExpression[] = [];
  let found: Omit<StreamConsumer, 'ends'> | undefined;
  for (const stream of uses) {
    const listener = listenerOf(stream);
    const isEnd = listener && /^(?:end|close)$/.test(literalText(listener.arguments[0]!) ?? '');
    if (isEnd) ends.push(listener);
    else if (found) return undefined;
    else found = listener ? listening(file, stream, listener) : iterating(file, stream);
    if (!isEnd && !found) return undefined;
  }
  return found && isLast(found.statement, ends) && ends.every(isSimpleEnd) ? { ...found, ends } : undefined;
}

/** Whether the body says `stream: true`. */
function bodyStreams(file: FileAnalysis, call: TSESTree.CallExpression): boolean {
  const [body] = call.arguments;
  return body !== undefined && writtenProperties(file, body).some((property) => staticName(property) === 'stream' && property.value.type === 'Literal' && property.value.value === true);
}

/** The expressions that are the stream where it is used; undefined where it goes somewhere that cannot be followed. */
function usesOfStream(file: FileAnalysis, call: TSESTree.CallExpression): readonly Node[] | undefined {
  const uses: Node[] = [];
  for (const node of [...file.nodes('Identifier'), ...file.nodes('MemberExpression')]) {
    if (!isRead(node) || outermost(node) !== node) continue;
    const values = file.evaluate(node);
    const isStream = values.some(({ root, path }) => root.type === 'call' && root.node === call && path.join('.') === 'data');
    if (!isStream) continue;
    if (values.length > 1) return undefined;
    const { parent } = node;
    if (parent?.type === 'VariableDeclarator' && parent.init === node) continue;
    uses.push(node);
  }
  return uses.length > 0 ? uses : undefined;
}

/** Whether an identifier or member is read as an expression. */
function isRead(node: Node): boolean {
  const { parent } = node;
  if (!parent) return false;
  if (node.type === 'MemberExpression') return true;
  if (parent.type === 'MemberExpression') return parent.object === node;
  if (parent.type === 'Property') return parent.parent.type === 'ObjectExpression' && parent.value === node;
  if (parent.type === 'VariableDeclarator') return parent.init === node;
  return !/Pattern$|Specifier$|^TS/.test(parent.type) && !(isFunction(parent) && parent.body !== node);
}

/** `stream.on('x', …)` as a statement. */
function listenerOf(stream: Node): TSESTree.CallExpression | undefined {
  const member = stream.parent;
  if (member?.type !== 'MemberExpression' || member.object !== stream || !/^(?:on|once|addListener)$/.test(staticName(member) ?? '')) return undefined;
  const call = member.parent;
  return call.type === 'CallExpression' && call.callee === member && call.parent.type === 'ExpressionStatement' && call.arguments.length === 2 ? call : undefined;
}

function listening(file: FileAnalysis, stream: Node, listener: TSESTree.CallExpression): Omit<StreamConsumer, 'ends'> | undefined {
  const [event, handler] = listener.arguments;
  if (literalText(event!) !== 'data' || !isFunction(handler) || handler.body.type !== 'BlockStatement') return undefined;
  const fn = enclosingFunction(listener);
  if (fn ? !fn.async : file.source.ast.sourceType !== 'module') return undefined;
  const loop = eventLoopIn(file, handler.params[0], handler.body, handler);
  return loop && { statement: listener.parent, stream, loop };
}

function iterating(file: FileAnalysis, stream: Node): Omit<StreamConsumer, 'ends'> | undefined {
  const statement = stream.parent;
  if (statement?.type !== 'ForOfStatement' || !statement.await || statement.right !== stream || statement.body.type !== 'BlockStatement' || statement.left.type !== 'VariableDeclaration') return undefined;
  const loop = eventLoopIn(file, statement.left.declarations[0]!.id, statement.body, enclosingFunction(statement));
  if (!loop || (loop.returnsWhenDone && !isLast(statement, []))) return undefined;
  return { statement, stream, loop };
}

/** Whether behind a statement its block has nothing but the listeners for the end. */
function isLast(statement: Node, ends: readonly TSESTree.CallExpression[]): boolean {
  const block = ancestor(statement, (node): node is TSESTree.BlockStatement | TSESTree.Program => node.type === 'BlockStatement' || node.type === 'Program')!;
  if (block.type === 'BlockStatement' && statement.type === 'ForOfStatement' && !isFunction(block.parent)) return false;
  const rest = block.body.slice(block.body.indexOf(statement as never) + 1);
  if (statement.type === 'ForOfStatement') return rest.length === 0;
  return rest.every((each) => ends.some((end) => end.parent === each));
}

/** A listener whose body can stand behind the loop. */
function isSimpleEnd(end: TSESTree.CallExpression): boolean {
  const handler = unwrap(end.arguments[1]!);
  if (!isFunction(handler)) return handler.type === 'Identifier' || handler.type === 'MemberExpression';
  return handler.params.length === 0 && handler.body.type === 'BlockStatement' && !handler.body.body.some((statement) => statement.type === 'ReturnStatement') && contains(end, handler);
}
