/** The parser of server-sent events that v3 code wrote by hand: chunk → lines → `data: ` cut off → `[DONE]` → JSON. */
import type { TSESTree } from '@typescript-eslint/types';
import type { FileAnalysis } from '../src/analysis/file-analysis.ts';
import { type FunctionNode, type Node, isClass, isFunction, literalText, unwrap, walk } from '../src/analysis/nodes.ts';
import { findVariable } from '../src/analysis/source-file.ts';

export interface EventLoop {
  /** the variable that holds the parsed event */
  readonly event: TSESTree.Identifier;
  /** the statements that use it */
  readonly body: readonly Node[];
  /** `[DONE]` leaves the function */
  readonly returnsWhenDone: boolean;
}

/**
 * The loop over events in a block that reads one chunk.
 * @param chunk the parameter or variable that holds the chunk
 * @param home the function whose `return` statements matter
 */
export function eventLoopIn(file: FileAnalysis, chunk: Node | undefined, block: TSESTree.BlockStatement, home: FunctionNode | undefined): EventLoop | undefined {
  if (chunk?.type !== 'Identifier') return undefined;
  const statements = [...block.body];
  const lines: Node[] = [];
  while (statements[0]?.type === 'VariableDeclaration') lines.push(statements.shift()!);
  const [loop, ...others] = statements;
  if (!loop || others.length > 0) return undefined;
  const inner = lineLoop(loop);
  if (!inner || !lines.every(isAboutLines) || !/split/.test([...lines, inner.source].map((node) => file.source.text.slice(...node.range)).join(' '))) return undefined;
  return eventOf(file, inner.body, home);
}

/** `for (const line of lines) { … }`. */
function lineLoop(node: Node): { source: Node; body: readonly Node[] } | undefined {
  if (node.type !== 'ForOfStatement' || node.await || node.body.type !== 'BlockStatement') return undefined;
  return { source: node.right, body: node.body.body };
}

/** A declaration that only turns the chunk into lines. */
function isAboutLines(node: Node): boolean {
  return node.type === 'VariableDeclaration' && node.declarations.every(({ init }) => init !== null && /^(?:Call|Member|Identifier|Template)/.test(unwrap(init).type));
}

function eventOf(file: FileAnalysis, statements: readonly Node[], home: FunctionNode | undefined): EventLoop | undefined {
  let returnsWhenDone = false;
  let hasDone = false;
  const pending = [...statements];
  for (let statement = pending.shift(); statement; statement = pending.shift()) {
    const done = doneCheck(statement);
    if (done) {
      hasDone = true;
      returnsWhenDone ||= done === 'return';
      continue;
    }
    if (statement.type === 'TryStatement' && statement.handler && !statement.finalizer && isOnlyLogging(statement.handler.body)) {
      if (pending.length > 0) return undefined;
      pending.push(...statement.block.body);
      continue;
    }
    if (isPrefixCut(statement) || isEmptyCheck(statement)) continue;
    const event = parsedEvent(statement);
    if (!event) return undefined;
    return hasDone && isSelfContained(file, event, pending, home) ? { event, body: pending, returnsWhenDone } : undefined;
  }
  return undefined;
}

/** `if (message === '[DONE]') return;` */
function doneCheck(node: Node): 'return' | 'break' | undefined {
  if (node.type !== 'IfStatement' || node.alternate) return undefined;
  const test = unwrap(node.test);
  const texts = test.type === 'BinaryExpression' ? [test.left, test.right] : test.type === 'CallExpression' ? test.arguments : [];
  if (!texts.some((text) => /^(?:data:\s*)?\[DONE\]$/.test(literalText(unwrap(text)) ?? ''))) return undefined;
  const [exit, ...others] = node.consequent.type === 'BlockStatement' ? node.consequent.body : [node.consequent];
  if (others.length > 0) return undefined;
  if (exit?.type === 'ReturnStatement' && !exit.argument) return 'return';
  return exit?.type === 'BreakStatement' || exit?.type === 'ContinueStatement' ? 'break' : undefined;
}

/** `const message = line.replace(/^data: /, '');` and other texts. */
function isPrefixCut(node: Node): boolean {
  if (node.type !== 'VariableDeclaration' || node.declarations.length !== 1) return false;
  const init = node.declarations[0]!.init;
  const call = init && unwrap(init);
  return call?.type === 'CallExpression' && call.callee.type === 'MemberExpression' && call.callee.property.type === 'Identifier'
    && /^(?:replace|slice|substring|substr|trim)$/.test(call.callee.property.name);
}

/** `if (!line) continue;` */
function isEmptyCheck(node: Node): boolean {
  if (node.type !== 'IfStatement' || node.alternate) return false;
  const [exit, ...others] = node.consequent.type === 'BlockStatement' ? node.consequent.body : [node.consequent];
  return exit?.type === 'ContinueStatement' && others.length === 0 && unwrap(node.test).type === 'UnaryExpression';
}

/** `const parsed = JSON.parse(message);` */
function parsedEvent(node: Node): TSESTree.Identifier | undefined {
  if (node.type !== 'VariableDeclaration' || node.declarations.length !== 1) return undefined;
  const { id, init } = node.declarations[0]!;
  const call = init && unwrap(init);
  const isParse = call?.type === 'CallExpression' && call.callee.type === 'MemberExpression' && call.callee.object.type === 'Identifier' && call.callee.object.name === 'JSON'
    && call.callee.property.type === 'Identifier' && call.callee.property.name === 'parse';
  return isParse && id.type === 'Identifier' ? id : undefined;
}

function isOnlyLogging({ body }: TSESTree.BlockStatement): boolean {
  return body.every((statement) => statement.type === 'ExpressionStatement' && statement.expression.type === 'CallExpression' && statement.expression.callee.type === 'MemberExpression'
    && statement.expression.callee.object.type === 'Identifier' && statement.expression.callee.object.name === 'console');
}

/** Whether statements use only the event of what the parser has, and leave no function. */
function isSelfContained(file: FileAnalysis, event: TSESTree.Identifier, statements: readonly Node[], home: FunctionNode | undefined): boolean {
  const parser = ownerOf(event, home);
  return statements.length > 0 && statements.every((statement) => {
    let isFine = true;
    walk(statement, file.source.visitorKeys, (node) => {
      if (isFunction(node) || isClass(node)) return false;
      if (/^(?:Return|Break|Continue)Statement$/.test(node.type)) isFine = false;
      if (node.type === 'Identifier' && node.name !== event.name) isFine &&= !isDefinedIn(file, node, parser, statements);
      return isFine;
    });
    return isFine;
  });
}

function ownerOf(event: Node, home: FunctionNode | undefined): Node {
  let node: Node = event;
  while (node.parent && node.parent !== home && !(node.type === 'ForOfStatement' && node.await)) node = node.parent;
  return node.type === 'ForOfStatement' ? node : home ?? node;
}

/** Whether a name means a variable of the parser, such as the line, that is gone with it. */
function isDefinedIn(file: FileAnalysis, node: TSESTree.Identifier, parser: Node, kept: readonly Node[]): boolean {
  const parent = node.parent;
  if (parent.type === 'MemberExpression' && parent.property === node && !parent.computed) return false;
  const definition = findVariable(file.source, node, node.name)?.defs[0]?.name as Node | undefined;
  if (!definition) return false;
  const isInside = parser.range[0] <= definition.range[0] && definition.range[1] <= parser.range[1];
  return isInside && !kept.some((statement) => statement.range[0] <= definition.range[0] && definition.range[1] <= statement.range[1]);
}
