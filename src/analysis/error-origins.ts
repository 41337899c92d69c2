/** Whether the error that code asks a question can only come from the OpenAI API: no error of the app itself answers as it would. */
import type { TSESTree } from '@typescript-eslint/types';
import { constructionMessages } from '../sdk/error-texts.ts';
import { errorClassOf } from '../sdk/errors.ts';
import { type Branching, failedRequestOf, isBranching, isNarrowed, isQuiet } from './caught-errors.ts';
import { apiCallOf, functionsOf } from './calls.ts';
import { clientClassOfValue } from './client-values.ts';
import { constantTextsOf } from './constants.ts';
import { type CaughtRoot, type ErrorQuestion, classesMeant, errorQuestions, findsIn } from './error-questions.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { isExported } from './module-exports.ts';
import { type Node, ancestor, contains, enclosingFunction, isClass, isFunction, nodesWithin, referenceName, staticName, unwrap, walk } from './nodes.ts';
import { type AwaitedCall, callsRejectingInto } from './rejections.ts';

/** Whether a question is put to an error of the API, and to no other that could answer it with yes. */
export function isAskedOfApiError(file: FileAnalysis, question: ErrorQuestion): boolean {
  if (question.kind === 'class') return true;
  if (isNarrowed(file, question.node)) return false;
  return isNarrowedToSdk(file, question) || question.errors.every((error) => isApiError(file, question, error));
}

/** Whether a question stands where the code already knows the class or the status that it asks for: it then tells apart what is left. */
export function isRefinement(file: FileAnalysis, question: ErrorQuestion): boolean {
  const meant = classesMeant(question);
  const othersIn = (test: Node): readonly KnowingQuestion[] => nodesWithin(file.fact(knowingQuestions), test).filter((other) => other.kind !== question.kind && other.meant.some((name) => meant.includes(name)));
  return branchesAround(question.node).some(({ test, side }) => othersIn(test).some(({ kind }) => side || kind === 'class')) || guardsBefore(question.node).some((test) =>
    othersIn(test).some(({ node }) => (node.type === 'BinaryExpression' && node.operator.startsWith('!')) || isNegated(node, test)));
}

/** A question whose answer tells the class of an error for certain. */
interface KnowingQuestion extends ErrorQuestion {
  readonly range: Node['range'];
  readonly meant: readonly string[];
}

/** The questions of a file to the class or the status of an error, in source order. */
function knowingQuestions(file: FileAnalysis): readonly KnowingQuestion[] {
  return errorQuestions(file).filter(({ kind }) => kind === 'class' || kind === 'status').map((question) => ({ ...question, range: question.node.range, meant: classesMeant(question) }));
}

/** The tests of the `if` statements above a node that leave its function or loop where they are true. */
function guardsBefore(node: Node): readonly Node[] {
  const found: Node[] = [];
  for (let inner = node; inner.parent && !isFunction(inner); inner = inner.parent) {
    const siblings: readonly Node[] = inner.parent.type === 'BlockStatement' ? inner.parent.body : [];
    for (const sibling of siblings.slice(0, Math.max(0, siblings.indexOf(inner)))) if (sibling.type === 'IfStatement' && leaves(sibling.consequent)) found.push(sibling.test);
  }
  return found;
}

function leaves(statement: Node): boolean {
  if (statement.type === 'BlockStatement') return statement.body.length > 0 && leaves(statement.body[statement.body.length - 1]!);
  return /^(?:Throw|Return|Continue|Break)Statement$/.test(statement.type);
}

/** The tests on which it depends whether a node is evaluated; `side` tells whether it is where the test was true. */
function branchesAround(node: Node): readonly { test: Node; side: boolean }[] {
  const found: { test: Node; side: boolean }[] = [];
  for (let branch: Branching | undefined = ancestor(node, isBranching); branch; branch = ancestor(branch, isBranching)) {
    if (branch.type === 'LogicalExpression') found.push({ test: contains(branch.right, node) ? branch.left : branch.right, side: branch.operator === '&&' });
    else if (contains(branch.consequent, node)) found.push({ test: branch.test, side: true });
  }
  return found;
}

function isNarrowedToSdk(file: FileAnalysis, { node, errors }: ErrorQuestion): boolean {
  const froms = new Set(errors.map(({ from }) => from));
  const isKnown = ({ kind, errors: others }: ErrorQuestion): boolean => kind === 'class' && others.every(({ from }) => froms.has(from));
  return branchesAround(node).some(({ test, side }) => side && nodesWithin(file.fact(knowingQuestions), test).some((question) => isKnown(question) && !isNegated(question.node, test)));
}

function isNegated(node: Node, test: Node): boolean {
  for (let outer = node.parent; outer && outer !== test.parent; outer = outer.parent) {
    if ((outer.type === 'UnaryExpression' && outer.operator === '!') || (outer.type === 'LogicalExpression' && outer.operator === '||')) return true;
  }
  return false;
}

function isApiError(file: FileAnalysis, question: ErrorQuestion, error: CaughtRoot): boolean {
  const request = failedRequestOf([{ root: error, path: [] }]);
  // v3 threw axios errors, and had no classes.
  if (!request || request.client.className === 'OpenAIApi') return false;
  if (isOpenHelper(file, question, error) || isAskedForForeignClass(question)) return false;
  if (!callsRejectingInto(error.file, error.from).every((call) => call.request || isHarmless(call))) return false;
  const code = error.from.type === 'TryStatement' ? error.from.block : error.from.callee;
  return !mayThrow(error.file, code, question, new Set());
}

/** A function that other modules may call with errors of their own. */
function isOpenHelper(file: FileAnalysis, { node }: ErrorQuestion, { from, file: home }: CaughtRoot): boolean {
  for (let fn = enclosingFunction(node); fn && !(home === file && contains(fn, from)); fn = enclosingFunction(fn)) {
    if (!contains(from, fn) && isExported(file, fn)) return true;
  }
  return false;
}

/** Names of classes that the SDK does not have. */
function isAskedForForeignClass({ kind, sought }: ErrorQuestion): boolean {
  return kind === 'name' && !sought.every((name) => errorClassOf(String(name)));
}

const HARMLESS_METHODS = /^(?:json|text|formData|arrayBuffer|blob|read\w*|write\w*|save|update\w*|find\w*|insert\w*|set|add|push|emit|log|info|warn|error|debug|reply|render|close|end|acquire|release|sleep|delay|wait\w*|toArray|on\w*)$/;

/** An awaited call of something whose errors do not look like those of an HTTP API. */
function isHarmless(call: AwaitedCall): boolean {
  if (!isQuiet(call)) return false;
  const callee = unwrap(call.node.callee);
  const values = call.file.evaluate(callee);
  const isKnown = values.length > 0 && values.every(({ root }) => root.type !== 'unknown');
  return isKnown || (callee.type === 'MemberExpression' && HARMLESS_METHODS.test(staticName(callee) ?? ''));
}

/** Calls of unknown functions that sound like checks of their own. */
const CHECKING_NAMES = /key|auth|token|credential|secret|config|env|assert|ensure|validat|verif|check|require|must|throw/i;

/** Whether code, or a function of the project that it calls, throws an error that answers a question with yes. */
function mayThrow(file: FileAnalysis, root: Node, question: ErrorQuestion, seen: Set<Node>): boolean {
  if (seen.has(root)) return false;
  seen.add(root);
  let throws = false;
  walk(root, file.source.visitorKeys, (node) => {
    if (throws || (node !== root && isClass(node))) return false;
    if (node.type === 'ThrowStatement') throws = answersYes(file, node.argument, question);
    else if (node.type === 'CallExpression' && isRejection(node)) throws = !node.arguments[0] || answersYes(file, node.arguments[0], question);
    else if (node.type === 'NewExpression' && file.evaluate(node.callee).some((value) => clientClassOfValue(value))) throws = concernsConstruction(question);
    else if (node.type === 'CallExpression') throws = calledMayThrow(file, node, question, seen);
    return !throws;
  });
  return throws;
}

function isRejection({ callee }: TSESTree.CallExpression): boolean {
  return callee.type === 'Identifier' ? callee.name === 'reject' : callee.type === 'MemberExpression' && staticName(callee) === 'reject';
}

function concernsConstruction(question: ErrorQuestion): boolean {
  return question.kind === 'text' && constructionMessages.some((message) => findsIn(question, message));
}

function calledMayThrow(file: FileAnalysis, call: TSESTree.CallExpression, question: ErrorQuestion, seen: Set<Node>): boolean {
  if (apiCallOf(file, call)) return false;
  const functions = functionsOf(file, call.callee);
  if (functions.length > 0) return functions.some((fn) => mayThrow(fn.file, fn.node.body, question, seen));
  const callee = unwrap(call.callee);
  const name = referenceName(callee) ?? '';
  return CHECKING_NAMES.test(name) && file.evaluate(callee).some(({ root }) => root.type === 'unknown' || root.type === 'module' || (root.type === 'global' && !(root.name in globalThis)));
}

/** Whether a thrown error may answer a question with yes; the caught error thrown on is no error of the app. */
function answersYes(file: FileAnalysis, thrown: Node, question: ErrorQuestion): boolean {
  const values = file.evaluate(thrown);
  if (values.length > 0 && values.every(({ root, path }) => root.type === 'caught' && path.length === 0)) return false;
  return !values.every(({ root }) => {
    const isPlain = root.type === 'instance' && root.node.type === 'NewExpression' && root.class.root.type === 'global' && root.class.path.length === 0;
    if (!isPlain) return false;
    const [message] = (root.node as TSESTree.NewExpression).arguments;
    if (question.kind !== 'text' || !message) return true;
    const texts = constantTextsOf(root.file, message);
    return texts.length > 0 && !texts.some(({ text }) => findsIn(question, text));
  });
}
