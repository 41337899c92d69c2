/** What code asks of an error that a handler received: `instanceof`, its status, code or name, words in its message. */
import type { TSESTree } from '@typescript-eslint/types';
import { errorClassOf } from '../sdk/errors.ts';
import { errorClassMeantBy, errorClassMeantByStatus, wordsOfPattern } from '../sdk/error-texts.ts';
import { sdkExportPath } from './client-values.ts';
import { constantTextsOf } from './constants.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { type Node, outermost, staticName, unwrap } from './nodes.ts';
import { reachesSdk } from './origins.ts';
import type { Root, Value } from './values.ts';

export type CaughtRoot = Extract<Root, { type: 'caught' }>;

/** A word, number or pattern that a question looks for. */
export type Sought = string | number | RegExp;

export interface ErrorQuestion {
  /** the comparison, call, or test of a `case` */
  readonly node: Node;
  readonly kind: 'class' | 'status' | 'code' | 'name' | 'text';
  readonly sought: readonly Sought[];
  /** the handlers whose errors it may ask; nothing else */
  readonly errors: readonly CaughtRoot[];
  /** what leads from the error to what is asked: `status`, `response.status`, `constructor.name`; empty for the error itself */
  readonly path: string;
  /** the expression that is asked, below `toLowerCase()` and the like only where those stand elsewhere */
  readonly asked: Node;
  /** the answer does not depend on upper and lower case */
  readonly ignoresCase: boolean;
}

/** All questions of a file to errors that handlers received, as far as an error of the SDK may answer them, in source order. */
export function errorQuestions(file: FileAnalysis): readonly ErrorQuestion[] {
  return file.fact(findQuestions);
}

function findQuestions(file: FileAnalysis): readonly ErrorQuestion[] {
  if (!reachesSdk(file)) return [];
  const found = [
    ...file.nodes('BinaryExpression').flatMap((node) => binaryQuestion(file, node) ?? []),
    ...file.nodes('CallExpression').flatMap((node) => callQuestion(file, node) ?? []),
    ...file.nodes('SwitchStatement').flatMap((node) => caseQuestions(file, node)),
  ];
  return found.sort((one, other) => one.node.range[0] - other.node.range[0]);
}

/** The error classes that a question tells apart from others; empty where it asks for something else. */
export function classesMeant({ kind, sought }: ErrorQuestion): readonly string[] {
  const names = sought.flatMap((each): readonly (string | undefined)[] => {
    const text = each instanceof RegExp ? wordsOfPattern(each.source) : String(each);
    switch (kind) {
      case 'class':
      case 'name':
        return [text];
      case 'status':
        return [errorClassMeantByStatus(Number(text))];
      case 'code':
        return [text === 'invalid_api_key' || text === '401' ? 'AuthenticationError' : undefined];
      default:
        return [errorClassMeantBy(text)];
    }
  });
  return names.filter((name) => name !== undefined);
}

/** Words of the API's error for an exhausted quota, which has no class of its own. */
const QUOTA = /insufficient_quota|exceeded your current quota/;

/** Whether a question looks for the quota of an account. */
export function asksForQuota({ kind, sought }: ErrorQuestion): boolean {
  return (kind === 'code' || kind === 'text') && sought.some((each) => QUOTA.test(textOf(each)));
}

/** Whether an error of the SDK may have what is sought, wherever it is read: everything else that code compares is none of our business. */
function isMeaningful(sought: Sought): boolean {
  const text = textOf(sought);
  const words = sought instanceof RegExp ? wordsOfPattern(text) : text;
  return text === 'invalid_api_key' || errorClassOf(words) !== undefined || errorClassMeantByStatus(Number(words)) !== undefined || errorClassMeantBy(words) !== undefined || QUOTA.test(text);
}

function textOf(sought: Sought): string {
  return sought instanceof RegExp ? sought.source : String(sought);
}

/** Whether a question about a text answers yes to a message. */
export function findsIn({ sought, ignoresCase }: ErrorQuestion, message: string): boolean {
  return sought.some((each) => {
    if (each instanceof RegExp) return each.test(message);
    return ignoresCase ? message.toLowerCase().includes(String(each).toLowerCase()) : message.includes(String(each));
  });
}

/** The outcome of reading a part of an error. */
type Part = Pick<ErrorQuestion, 'kind' | 'errors' | 'path' | 'asked' | 'ignoresCase'>;

const KINDS: ReadonlyMap<string, ErrorQuestion['kind']> = new Map([
  ['', 'text'], ['message', 'text'], ['stack', 'text'], ['error.message', 'text'], ['response.data.error.message', 'text'],
  ['name', 'name'], ['constructor.name', 'name'],
  ['status', 'status'], ['statusCode', 'status'], ['response.status', 'status'],
  ['code', 'code'], ['error.code', 'code'], ['response.data.error.code', 'code'],
]);

const TEXT_FUNCTIONS = new Set(['String', 'Number', 'JSON.stringify', 'parseInt']);
const TEXT_METHODS = /^(?:to(?:Locale)?(?:Lower|Upper)Case|toString|trim)$/;

function partOf(file: FileAnalysis, expression: Node): Part | undefined {
  const reads = file.evaluate(expression).map((value) => readOf(value, 0));
  const known = reads.filter((read) => read !== 'nothing');
  const [first] = known;
  if (!first || !known.every((read) => read !== undefined)) return undefined;
  const kinds = new Set(known.map((read) => KINDS.get(read.path)));
  const [kind] = kinds;
  // The error itself is only a text where code makes one of it.
  if (!kind || kinds.size > 1 || known.some((read) => read.path === '' && !read.isText)) return undefined;
  return { kind, errors: known.map((read) => read.error), path: first.path, asked: expression, ignoresCase: known.some((read) => read.ignoresCase) };
}

interface Read {
  readonly error: CaughtRoot;
  readonly path: string;
  readonly isText: boolean;
  readonly ignoresCase: boolean;
}

/** What a value reads of an error; undefined for other values, 'nothing' for the empty ones that stand in where there is no error. */
function readOf({ root, path }: Value, depth: number): Read | 'nothing' | undefined {
  if (depth > 5) return undefined;
  if (root.type === 'caught') return { error: root, path: path.join('.'), isText: false, ignoresCase: false };
  if (root.type === 'global' && root.name === 'undefined') return 'nothing';
  if (root.type === 'node') return readOfNode(root.node, root.file, depth);
  if (root.type !== 'call' || path.length > 0) return undefined;
  const { callee, node, file } = root;
  if (callee.root.type === 'global') {
    const isMaker = TEXT_FUNCTIONS.has([callee.root.name, ...callee.path].join('.'));
    return isMaker && node.arguments[0] ? readOfExpression(file, node.arguments[0], depth + 1) : undefined;
  }
  const method = callee.path[callee.path.length - 1] ?? '';
  if (!TEXT_METHODS.test(method)) return undefined;
  const object = node.callee.type === 'MemberExpression' ? readOfExpression(file, node.callee.object, depth + 1) : undefined;
  return object ? { ...object, ignoresCase: object.ignoresCase || /Case$/.test(method) } : undefined;
}

function readOfNode(node: Node, file: FileAnalysis, depth: number): Read | 'nothing' | undefined {
  if (node.type === 'Literal') return node.value === '' || node.value === null ? 'nothing' : undefined;
  if (node.type !== 'TemplateLiteral') return undefined;
  if (node.expressions.length === 0 && node.quasis[0]!.value.raw === '') return 'nothing';
  return node.expressions.length === 1 ? readOfExpression(file, node.expressions[0]!, depth + 1) : undefined;
}

function readOfExpression(file: FileAnalysis, expression: Node, depth: number): Read | undefined {
  const reads = file.evaluate(expression).map((value) => readOf(value, depth)).filter((read) => read !== 'nothing');
  const [first] = reads;
  return first && reads.every((read) => read !== undefined) ? { ...first, isText: true } : undefined;
}

function binaryQuestion(file: FileAnalysis, node: TSESTree.BinaryExpression): ErrorQuestion | undefined {
  if (node.operator === 'instanceof') return classQuestion(file, node);
  if (!/^[!=]==?$/.test(node.operator)) return undefined;
  for (const [asked, other] of [[node.left, node.right], [node.right, node.left]] as const) {
    const sought = isConstantLike(other) ? constantsOf(file, other) : [];
    const part = sought.some(isMeaningful) ? partOf(file, asked) : undefined;
    if (part) return { node, sought, ...part };
  }
  return undefined;
}

function classQuestion(file: FileAnalysis, node: TSESTree.BinaryExpression): ErrorQuestion | undefined {
  const names = file.evaluate(node.right).flatMap((value) => sdkExportPath(value)?.at(-1) ?? []).filter((name) => errorClassOf(name));
  const errors = names.length > 0 ? file.evaluate(node.left).map(({ root, path }) => (root.type === 'caught' && path.length === 0 ? root : undefined)) : [];
  if (errors.length === 0 || !errors.every((error) => error !== undefined)) return undefined;
  return { node, kind: 'class', sought: names, errors, path: '', asked: node.left, ignoresCase: false };
}

/** Cheap: most comparisons are with something else. */
function isConstantLike(expression: Node): boolean {
  return /^(?:Literal|TemplateLiteral|Identifier|MemberExpression)$/.test(unwrap(expression).type);
}

/** The texts and numbers that an expression is; empty where one of its values is open. */
function constantsOf(file: FileAnalysis, expression: Node): readonly (string | number)[] {
  const found: (string | number)[] = [];
  for (const { root, path } of file.evaluate(expression)) {
    const constant = root.type === 'node' && path.length === 0 ? constantOf(root.node) : statusNamed(path);
    if (constant === undefined) return [];
    found.push(constant);
  }
  return found;
}

function constantOf(node: Node): string | number | undefined {
  if (node.type === 'Literal') return typeof node.value === 'string' || typeof node.value === 'number' ? node.value : undefined;
  return node.type === 'TemplateLiteral' && node.expressions.length === 0 ? (node.quasis[0]?.value.cooked ?? undefined) : undefined;
}

/** `HttpStatus.UNAUTHORIZED`, `StatusCodes.FORBIDDEN` of packages. */
function statusNamed(path: readonly string[]): number | undefined {
  const name = path[path.length - 1];
  return name === 'UNAUTHORIZED' ? 401 : name === 'FORBIDDEN' ? 403 : name === 'TOO_MANY_REQUESTS' ? 429 : undefined;
}

const SEARCHES = /^(?:includes|startsWith|endsWith|indexOf|lastIndexOf|match|matchAll|search)$/;

function callQuestion(file: FileAnalysis, node: TSESTree.CallExpression): ErrorQuestion | undefined {
  const callee = unwrap(node.callee);
  const [argument] = node.arguments;
  if (callee.type !== 'MemberExpression' || !argument || argument.type === 'SpreadElement') return undefined;
  const method = staticName(callee) ?? '';
  if (method === 'test' || method === 'exec') return question(file, node, argument, patternsOf(file, callee.object));
  if (method === 'has') return question(file, node, argument, elementsOf(file, callee.object));
  if (!SEARCHES.test(method)) return undefined;
  const elements = method === 'includes' || method === 'indexOf' ? elementsOf(file, callee.object) : [];
  if (elements.length > 0) return question(file, node, argument, elements);
  const texts = constantTextsOf(file, argument).map(({ text }) => text);
  return question(file, node, callee.object, texts.length > 0 ? texts : patternsOf(file, argument));
}

function question(file: FileAnalysis, node: Node, asked: Node, sought: readonly Sought[]): ErrorQuestion | undefined {
  const part = sought.some(isMeaningful) ? partOf(file, asked) : undefined;
  if (!part) return undefined;
  const ignoresCase = part.ignoresCase || sought.some((each) => each instanceof RegExp && each.ignoreCase);
  return { node, sought, ...part, ignoresCase };
}

function patternsOf(file: FileAnalysis, expression: Node): readonly RegExp[] {
  return file.evaluate(expression).flatMap(({ root, path }) => {
    const literal = root.type === 'node' && path.length === 0 && root.node.type === 'Literal' && 'regex' in root.node ? root.node.regex : undefined;
    return literal ? (compiled(literal.pattern, literal.flags) ?? []) : [];
  });
}

function compiled(pattern: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(pattern, flags.replace(/[gy]/g, ''));
  } catch {
    return undefined;
  }
}

/** The constants in a list, or in the list that a set is made of. */
function elementsOf(file: FileAnalysis, expression: Node): readonly (string | number)[] {
  return file.recursiveFact(findElements, expression, []);
}

function findElements(file: FileAnalysis, expression: Node): readonly (string | number)[] {
  return file.evaluate(expression).flatMap(({ root, path }) => {
    if (path.length > 0) return [];
    if (root.type === 'node' && root.node.type === 'ArrayExpression') return root.node.elements.flatMap((element) => (element ? constantsOf(root.file, element) : []));
    const isSet = root.type === 'instance' && root.class.root.type === 'global' && root.class.root.name === 'Set' && root.node.type === 'NewExpression';
    return isSet && (root.node as TSESTree.NewExpression).arguments[0] ? elementsOf(root.file, (root.node as TSESTree.NewExpression).arguments[0]!) : [];
  });
}

function caseQuestions(file: FileAnalysis, node: TSESTree.SwitchStatement): readonly ErrorQuestion[] {
  const tests = node.cases.flatMap(({ test }) => (test ? [{ test, sought: constantsOf(file, test) }] : [])).filter(({ sought }) => sought.some(isMeaningful));
  const part = tests.length > 0 ? partOf(file, node.discriminant) : undefined;
  return part ? tests.map(({ test, sought }) => ({ node: test, sought, ...part })) : [];
}

/** The expression that stands for the whole error where a question reads one of its members in place: `err` of `err.message.includes(…)`. */
export function askedError(file: FileAnalysis, { kind, asked }: ErrorQuestion): Node | undefined {
  let node = unwrap(asked);
  if (kind === 'class') return node;
  for (let depth = 0; depth < 6; depth++) {
    if (node.type === 'Identifier' && isWholeError(file, node)) return node;
    if (node.type === 'MemberExpression') node = unwrap(node.object);
    else if (node.type === 'CallExpression') node = unwrap(node.callee.type === 'MemberExpression' && !isGlobalFunction(node.callee) ? node.callee.object : (node.arguments[0] ?? node.callee));
    else if (node.type === 'LogicalExpression') node = unwrap(node.left);
    else return undefined;
  }
  return undefined;
}

function isGlobalFunction({ object }: TSESTree.MemberExpression): boolean {
  return object.type === 'Identifier' && object.name === 'JSON';
}

function isWholeError(file: FileAnalysis, node: Node): boolean {
  const values = file.evaluate(outermost(node));
  return values.length > 0 && values.every(({ root, path }) => root.type === 'caught' && path.length === 0);
}
