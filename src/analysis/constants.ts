/** Texts that are known before the program runs, with the literals that hold them. */
import type { TSESTree } from '@typescript-eslint/types';
import type { FileAnalysis } from './file-analysis.ts';
import { type Node, unwrap } from './nodes.ts';
import type { Root, Value } from './values.ts';

export interface ConstantText {
  readonly text: string;
  /** the string literals and template parts that the text is made of, in their files */
  readonly parts: readonly ConstantPart[];
}

export interface ConstantPart {
  readonly node: TSESTree.Literal | TSESTree.TemplateElement;
  readonly file: FileAnalysis;
  /** which characters of the text it gives; all of them where the text was decoded */
  readonly start: number;
  readonly end: number;
}

/** Longer sums are generated data, not credentials. */
const MAX_PARTS = 200;

/** The texts that an expression may have; expressions that are open in part give none. */
export function constantTextsOf(file: FileAnalysis, expression: Node): readonly ConstantText[] {
  return file.evaluate(expression).flatMap((value) => constantTextOf(value) ?? []);
}

/** The text that a value is; undefined where it is open. */
export function constantTextOf({ root, path }: Value): ConstantText | undefined {
  if (path.length > 0) return undefined;
  if (root.type === 'node') return textOfNode(root.file, root.node);
  return root.type === 'call' ? root.file.recursiveFact(textOfCall, root, undefined) : undefined;
}

function textOfNode(file: FileAnalysis, node: Node): ConstantText | undefined {
  return file.recursiveFact(findTextOfNode, node, undefined);
}

function findTextOfNode(file: FileAnalysis, node: Node): ConstantText | undefined {
  if (node.type === 'Literal') return typeof node.value === 'string' ? textOfPart(node, file, node.value) : undefined;
  if (node.type === 'TemplateLiteral') return textOfTemplate(file, node);
  return node.type === 'BinaryExpression' && node.operator === '+' ? joined(file, terms(node)) : undefined;
}

function textOfPart(node: ConstantPart['node'], file: FileAnalysis, text: string): ConstantText {
  return { text, parts: [{ node, file, start: 0, end: text.length }] };
}

function textOfTemplate(file: FileAnalysis, template: TSESTree.TemplateLiteral): ConstantText | undefined {
  const texts: ConstantText[] = [];
  for (const [index, quasi] of template.quasis.entries()) {
    if (quasi.value.raw !== '') texts.push(textOfPart(quasi, file, quasi.value.cooked ?? ''));
    const expression = template.expressions[index];
    const text = expression ? single(constantTextsOf(file, expression)) : undefined;
    if (expression && !text) return undefined;
    if (text) texts.push(text);
  }
  return concatenated(texts);
}

/** The operands of a sum, left to right, without recursion over its length. */
function terms(sum: TSESTree.BinaryExpression): readonly Node[] {
  const found: Node[] = [];
  let node: Node = sum;
  while (node.type === 'BinaryExpression' && node.operator === '+' && found.length < MAX_PARTS) {
    found.unshift(node.right);
    node = unwrap(node.left);
  }
  return [node, ...found];
}

function joined(file: FileAnalysis, nodes: readonly (Node | null)[], separator = ''): ConstantText | undefined {
  if (nodes.length > MAX_PARTS) return undefined;
  const texts: ConstantText[] = [];
  for (const node of nodes) {
    const text = node ? single(constantTextsOf(file, node)) : undefined;
    if (!text) return undefined;
    texts.push(text);
  }
  return concatenated(texts, separator);
}

function concatenated(texts: readonly ConstantText[], separator = ''): ConstantText {
  let offset = 0;
  const parts = texts.flatMap((constant) => {
    const from = offset;
    offset += constant.text.length + separator.length;
    return constant.parts.map((part) => ({ ...part, start: part.start + from, end: part.end + from }));
  });
  return { text: texts.map(({ text }) => text).join(separator), parts };
}

/** The text between two offsets, with the parts that give something to it. */
export function cut({ text, parts }: ConstantText, from: number, to: number = text.length): ConstantText {
  const kept = parts.filter((part) => part.start < to && part.end > from);
  return { text: text.slice(from, to), parts: kept.map((part) => ({ ...part, start: Math.max(part.start - from, 0), end: Math.min(part.end, to) - from })) };
}

function single<T>(all: readonly T[]): T | undefined {
  return all.length === 1 ? all[0] : undefined;
}

/** `[…].join('')`, `text.trim()`, `atob('…')`, `Buffer.from('…', 'base64').toString()`, `String(text)`. */
function textOfCall(file: FileAnalysis, { node: call, callee }: Extract<Root, { type: 'call' }>): ConstantText | undefined {
  const { root, path } = callee;
  const [argument, encoding] = call.arguments;
  const method = path[path.length - 1];
  if (root.type === 'global' && path.length === 0 && argument) {
    if (root.name === 'String') return single(constantTextsOf(file, argument));
    return root.name === 'atob' ? decoded(single(constantTextsOf(file, argument))) : undefined;
  }
  if (path.length !== 1) return undefined;
  if (root.type === 'call' && method === 'toString') return decodedBuffer(root.file, root.node, root.callee);
  if (root.type === 'node' && root.node.type === 'ArrayExpression') {
    const separator = argument ? file.constantText(argument) : ',';
    return method === 'join' && separator !== undefined ? joined(root.file, root.node.elements, separator) : undefined;
  }
  const text = constantTextOf({ root, path: [] });
  if (method === 'concat') {
    const added = joined(file, call.arguments);
    return text && added ? concatenated([text, added]) : undefined;
  }
  if (encoding !== undefined || method === undefined || !text) return undefined;
  if (/^trim(?:Start|End)?$/.test(method)) return cut(text, text.text.search(/\S|$/), text.text.trimEnd().length);
  return method === 'toString' || method === 'valueOf' ? text : undefined;
}

function decodedBuffer(file: FileAnalysis, call: TSESTree.CallExpression, callee: Value): ConstantText | undefined {
  const isBuffer = callee.root.type === 'global' ? callee.root.name === 'Buffer' : callee.root.type === 'module' && /^(?:node:)?buffer$/.test(callee.root.source);
  const [argument, encoding] = call.arguments;
  if (!isBuffer || callee.path[callee.path.length - 1] !== 'from' || !argument || !encoding) return undefined;
  const name = file.constantText(encoding) ?? '';
  return /^(?:base64(?:url)?|hex)$/.test(name) ? decoded(single(constantTextsOf(file, argument)), name as BufferEncoding) : undefined;
}

function decoded(encoded: ConstantText | undefined, encoding: BufferEncoding = 'base64'): ConstantText | undefined {
  if (!encoded) return undefined;
  const text = Buffer.from(encoded.text, encoding).toString('utf8');
  return { text, parts: encoded.parts.map((part) => ({ ...part, start: 0, end: text.length })) };
}
