/** Calls of a symbolic run: the call it started from, promises, timers, functions of the project, and what unknown functions may do. */
import type { TSESTree } from '@typescript-eslint/types';
import { type ProjectFunction, apiCallOf, functionsOf, requestIn } from './calls.ts';
import { bindPattern, keptValue } from './error-run-bindings.ts';
import { evaluate, evaluateAll, listed } from './error-run-expressions.ts';
import { type Frame, type Outcome, type Pause, type Run, type State, andThen, normal, runBody, split } from './error-run.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { type Node, contains, isFunction, literalText, outermost, referenceName, staticName, walk } from './nodes.ts';
import { mayPause } from './pauses.ts';
import { asText, callMethod, includes, matches } from './symbolic-operators.ts';
import { DERIVED, type Symbolic, UNDEFINED, UNKNOWN, isDerived, isError, known, memberOf, someObject, truthOf } from './symbolic-values.ts';

const MAX_NESTED = 5;

/** Methods that take note of an error and never throw it: of consoles, loggers, spinners, error trackers, spans, lists, events. */
const NOTING_METHODS = /^(?:log|logs|error|warn|warning|info|debug|trace|verbose|silly|fatal|notice|alert|critical|dir|fail|report\w*|capture\w*|record\w*|notice\w*|track\w*|push|unshift|add|set|emit|write|send|json|render|end|append|write\w*|print\w*|log\w*|toString|setStatus|setAttribute|addEvent|text|update|increment|next|dispatch)$/i;
/** Callbacks that are told about an error. */
const NOTING_NAMES = /^(?:on[A-Z_]|log|print|report|warn|debug|notify|track|capture|set[A-Z])/;
const TIMERS = /^(?:setTimeout|setImmediate|setInterval|queueMicrotask|requestAnimationFrame)$/;
/** Questions to a person, whose answer counts as a look at the error. */
const ASKING_NAMES = /^(?:confirm|prompt|prompts|question|ask|select|input|show\w*(?:Message|Dialog|Prompt|Box))$/;
/** Methods that only register their callback. */
const LISTENER_METHODS = /^(?:on|once|addListener|addEventListener|subscribe|use|get|post|put|patch|delete|all)$/;

export function evaluateCall(run: Run, frame: Frame, call: TSESTree.CallExpression, state: State): readonly Outcome[] {
  if (call === run.origin.call && frame.file === run.scene.file) return evaluateOrigin(run, frame, call, state);
  return evaluateOtherCall(run, frame, call, withPause(run, frame, call, state));
}

/** Keeps in mind what may let time pass until the call runs again. */
function withPause(run: Run, frame: Frame, call: Pause, state: State): State {
  if (!state.hit || frame.file !== run.scene.file || !contains(run.scene.node, call) || !mayPause(frame.file, call)) return state;
  return state.pauses.includes(call) ? state : { ...state, pauses: [...state.pauses, call] };
}

function evaluateOtherCall(run: Run, frame: Frame, call: TSESTree.CallExpression, state: State): readonly Outcome[] {
  if (state.hit && (run.origin.repetitions?.includes(call) || runsScene(run, frame.file, call))) return [{ state, completion: { type: 'again', by: call } }];
  if (frame.failing && apiCallOf(frame.file, call)) return evaluateFailingRequest(run, call, state);
  const chained = evaluatePromiseMethod(run, frame, call, state);
  if (chained) return chained;
  if (isExit(frame.file, call)) return [{ state, completion: { type: 'exit' } }];
  const { callee } = call;
  const method = callee.type === 'MemberExpression' ? staticName(callee) : undefined;
  const receiver = callee.type === 'MemberExpression' ? evaluate(run, frame, callee.object, state) : evaluate(run, frame, callee, state);
  return andThen(receiver, (before, object) =>
    andThen(evaluateAll(run, frame, call.arguments, before), (after, list) => {
      if (call.optional && object.kind === 'known' && (object.value === undefined || object.value === null)) return [normal(after, object)];
      return applyCall(run, frame, call, { object, method, args: listed(list) }, after);
    }));
}

interface Application {
  /** the receiver of a method, else the function itself */
  readonly object: Symbolic;
  readonly method: string | undefined;
  readonly args: readonly Symbolic[];
}

function evaluateOrigin(run: Run, frame: Frame, call: TSESTree.CallExpression, state: State): readonly Outcome[] {
  if (state.hit) return [{ state, completion: { type: 'again', by: call } }];
  const hit: State = { ...state, hit: true, atHit: state.env };
  const { ending } = run.origin;
  if (ending === 'resolves') return [normal(hit, someObject(true))];
  if (ending === 'rejects') return [normal(hit, { kind: 'rejected', error: run.error })];
  return runCalled(run, { ...frame, failing: true }, call, hit);
}

/** Runs the functions of the project in which a request fails, called here or passed on. */
function runCalled(run: Run, frame: Frame, call: TSESTree.CallExpression, state: State): readonly Outcome[] {
  const called = functionsOf(frame.file, call.callee).filter((fn) => mayRequest(frame, fn));
  if (called.length > 0) {
    const args = evaluateAll(run, frame, call.arguments, state);
    return andThen(args, (after, list) => called.flatMap((fn) => invoke(run, frame, fn, listed(list), after)));
  }
  const passed = call.arguments.flatMap((argument) => functionsOf(frame.file, argument)).filter((fn) => mayRequest(frame, fn));
  if (passed.length === 0) return [normal(state, DERIVED)];
  return passed.flatMap((fn) => invoke(run, frame, fn, [], state).map(rejecting));
}

function mayRequest(frame: Frame, { node, file }: ProjectFunction): boolean {
  return !frame.running.includes(node) && requestIn(file, node.body) !== undefined;
}

/** What a function that was passed on throws comes out of the promise; what it returns may be anything by then. */
function rejecting({ state, completion }: Outcome): Outcome {
  if (completion.type === 'throw') return normal(state, { kind: 'rejected', error: completion.value });
  if (completion.type !== 'normal') return { state, completion };
  return normal(state, completion.value.kind === 'rejected' ? completion.value : DERIVED);
}

function evaluateFailingRequest(run: Run, call: TSESTree.CallExpression, state: State): readonly Outcome[] {
  if (state.failed && state.failed !== call) return [normal(state, someObject(true))];
  return [normal({ ...state, failed: call }, { kind: 'rejected', error: run.error })];
}

/** `.then`, `.catch` and `.finally`, on promises that reject and on others. */
function evaluatePromiseMethod(run: Run, frame: Frame, call: TSESTree.CallExpression, state: State): readonly Outcome[] | undefined {
  const { callee } = call;
  const method = callee.type === 'MemberExpression' ? staticName(callee) : undefined;
  if (callee.type !== 'MemberExpression' || (method !== 'then' && method !== 'catch' && method !== 'finally')) return undefined;
  return andThen(evaluate(run, frame, callee.object, state).map(rejectingOnly), (after, value) => {
    const [first, second] = call.arguments;
    const onRejected = method === 'catch' ? first : second;
    if (method === 'finally') return first ? andThen(callHandler(run, frame, first, [], after), (last) => [normal(last, value)]) : [normal(after, value)];
    if (value.kind !== 'rejected') return method === 'then' && first ? callHandler(run, frame, first, [value], after) : [normal(after, value)];
    return onRejected ? handleRejection(run, frame, onRejected, value.error, after) : [normal(after, value)];
  });
}

/** A throw while a promise is made counts as its rejection: the functions that make it are asynchronous. */
function rejectingOnly(outcome: Outcome): Outcome {
  return outcome.completion.type === 'throw' ? normal(outcome.state, { kind: 'rejected', error: outcome.completion.value }) : outcome;
}

function handleRejection(run: Run, frame: Frame, handler: Node, error: Symbolic, state: State): readonly Outcome[] {
  const [fn] = functionsOf(frame.file, handler);
  const entered: State = fn ? { ...state, handler: { node: fn.node, file: fn.file } } : state;
  return callHandler(run, frame, handler, [error], entered);
}

/** Calls a callback of a promise: what it throws is a rejection. */
function callHandler(run: Run, frame: Frame, handler: Node, args: readonly Symbolic[], state: State): readonly Outcome[] {
  const functions = functionsOf(frame.file, handler);
  if (state.hit && functions.some(({ node }) => node === run.scene.node)) return [{ state, completion: { type: 'again', by: handler } }];
  const effect = handler.type === 'Identifier' ? effectOf(keptValue(frame.file, handler, state)) : undefined;
  if (effect) return [ended(effect, handler, state)];
  const [fn] = functions;
  if (fn && !frame.running.includes(fn.node)) return invoke(run, frame, fn, args, state).map(rejectingOnly);
  if (!args.some(isDerived) || isNoting(frame.file, handler)) return [normal(state, UNDEFINED)];
  return mayThrow(run, state, DERIVED);
}

/** Calls a function of the project. */
export function invoke(run: Run, frame: Frame, fn: ProjectFunction, args: readonly Symbolic[], state: State): readonly Outcome[] {
  const { node, file } = fn;
  if (node.generator || frame.running.includes(node) || frame.running.length > MAX_NESTED) return [normal(state, args.some(isDerived) ? DERIVED : UNKNOWN)];
  const inner: Frame = { ...frame, file, running: [...frame.running, node] };
  let bound: readonly Outcome[] = [normal(state)];
  for (const [index, parameter] of node.params.entries()) {
    bound = andThen(bound, (after) => bindPattern(run, inner, parameter, parameter.type === 'RestElement' ? DERIVED : (args[index] ?? UNDEFINED), after));
  }
  return andThen(bound, (after) => runBody(run, inner, node, after)).map(({ state: after, completion }) => {
    if (completion.type === 'return') return normal(after, completion.value);
    return completion.type === 'throw' && node.async ? normal(after, { kind: 'rejected', error: completion.value }) : { state: after, completion };
  });
}

/** Whether a call starts the scene's function again: by name, or through a timer or another function that it is passed to. */
function runsScene(run: Run, file: FileAnalysis, call: TSESTree.CallExpression): boolean {
  const target = run.scene.node;
  if (target.type === 'Program') return false;
  if (isCallOf(file, call.callee, target)) return true;
  const method = call.callee.type === 'MemberExpression' ? staticName(call.callee) : undefined;
  if (method !== undefined && LISTENER_METHODS.test(method)) return false;
  return call.arguments.some((argument) => argument.type !== 'SpreadElement' && !isFunction(argument) && argument.type === 'Identifier' && isCallOf(file, argument, target));
}

function isCallOf(file: FileAnalysis, callee: Node, target: Node): boolean {
  const functions = functionsOf(file, callee);
  return functions.length > 0 && functions.some(({ node }) => node === target);
}

/** Whether a callback that is written in place starts the scene again when it runs. */
function callbackRunsScene(run: Run, file: FileAnalysis, fn: ProjectFunction): boolean {
  let found = false;
  walk(fn.node.body, file.source.visitorKeys, (node) => {
    if (node.type === 'CallExpression' && !found) found = runsScene(run, fn.file, node);
    return !found;
  });
  return found;
}

function isExit(file: FileAnalysis, call: TSESTree.CallExpression): boolean {
  const [value] = file.evaluate(call.callee);
  if (!value) return false;
  const { root, path } = value;
  const name = root.type === 'global' ? [root.name, ...path].join('.') : root.type === 'module' && /^(?:node:)?process$/.test(root.source) ? `process.${path[path.length - 1]}` : '';
  if (/^(?:process\.(?:exit|abort)|Deno\.exit)$/.test(name)) return true;
  return root.type === 'node' && path.length === 0 && isFunction(root.node) && (root.node.returnType?.typeAnnotation.type as string) === 'TSNeverKeyword';
}

function applyCall(run: Run, frame: Frame, call: TSESTree.CallExpression, application: Application, state: State): readonly Outcome[] {
  const { object, method, args } = application;
  const effect = effectOf(method === undefined ? object : memberOf(object, method));
  if (effect) return [ended(effect, call, state)];
  const builtin = callBuiltin(run, frame, call, application, state);
  if (builtin) return builtin;
  const rejected = object.kind === 'rejected' ? object : args.find((arg) => arg.kind === 'rejected');
  const local = localFunctions(frame.file, call, application);
  if (state.hit && run.origin.ending !== 'resolves' && local.length > 0 && local.length < 3) {
    if (local.length === 1) return invoke(run, frame, local[0]!, args, state);
    // Which of them is called is as open as what the error decides: each must lead back.
    return split(run, state, true).flatMap((side, index) => invoke(run, frame, local[index]!, args, side));
  }
  if (rejected) return [normal(state, rejected)];
  if (!state.hit) {
    const around = [...local, ...call.arguments.flatMap((argument) => functionsOf(frame.file, argument))].find((fn) => isAroundOrigin(run, fn));
    if (around) return invoke(run, frame, around, [], state).map(rejecting);
  }
  if (!state.hit) return [normal(state, UNKNOWN)];
  const restarting = call.arguments.flatMap((argument) => functionsOf(frame.file, argument)).filter((fn) => callbackRunsScene(run, frame.file, fn));
  if (restarting.length > 0 && !(method !== undefined && LISTENER_METHODS.test(method))) return restarting.flatMap((fn) => invokeCallback(run, frame, fn, state));
  return unknownCall(run, frame, call, application, state);
}

/** Whether the call that the run starts from stands in a function. */
function isAroundOrigin(run: Run, fn: ProjectFunction): boolean {
  return fn.file === run.scene.file && fn.node !== run.scene.node && contains(fn.node, run.origin.call);
}

function effectOf(value: Symbolic | undefined): 'stops' | 'repeats' | undefined {
  return value?.kind === 'function' ? value.effect : undefined;
}

function ended(effect: 'stops' | 'repeats', by: Node, state: State): Outcome {
  return { state, completion: effect === 'stops' ? { type: 'exit' } : { type: 'again', by } };
}

function localFunctions(file: FileAnalysis, call: TSESTree.CallExpression, { object, method }: Application): readonly ProjectFunction[] {
  const own = method === undefined ? object : memberOf(object, method);
  if (own?.kind === 'function') return own.functions;
  return functionsOf(file, call.callee);
}

/** A timer's or promise executor's callback; what it returns goes nowhere. */
function invokeCallback(run: Run, frame: Frame, fn: ProjectFunction, state: State): readonly Outcome[] {
  return invoke(run, frame, fn, [], state).map((outcome) => (outcome.completion.type === 'throw' || outcome.completion.type === 'normal' ? normal(outcome.state, UNKNOWN) : outcome));
}

/** A function that cannot be followed: a value made of its arguments; where the error is handed to it as a statement, it may throw it. */
function unknownCall(run: Run, frame: Frame, call: TSESTree.CallExpression, { object, args }: Application, state: State): readonly Outcome[] {
  const derived = isDerived(object) || args.some(isDerived) || ASKING_NAMES.test(referenceName(call.callee) ?? '');
  const value: Symbolic = { kind: 'unknown', derived };
  const takesError = args.some((arg) => isError(arg) || (arg.kind === 'object' && [...arg.members.values()].some(isError)));
  if (takesError && isStatement(call) && !isNoting(frame.file, call.callee)) return mayThrow(run, state, value);
  if (state.singledOut && !isNoting(frame.file, call.callee) && !isWaiting(frame.file, call)) return [normal(split(run, state, true)[0], value)];
  return [normal(state, value)];
}

/** Whether a call only lets time pass: its arguments are numbers or nothing that the error decides. */
function isWaiting(file: FileAnalysis, call: TSESTree.CallExpression): boolean {
  const { callee } = call;
  const name = referenceName(call.callee) ?? '';
  if (TIMERS.test(name) || /^(?:sleep|delay|wait|pause|setTimeout|resolve|min|max|pow|random|round|floor|now)/i.test(name)) return true;
  return file.evaluate(callee).some(({ root }) => root.type === 'module' && /^(?:delay|sleep-promise|(?:node:)?timers\/promises)$/.test(root.source));
}

function mayThrow(run: Run, state: State, value: Symbolic): readonly Outcome[] {
  const [returns, throws] = split(run, state, true);
  return [normal(returns, value), { state: throws, completion: { type: 'throw', value: DERIVED } }];
}

/** Whether a call's result goes nowhere, so that all it can do is act. */
function isStatement(call: Node): boolean {
  let node = outermost(call);
  if (node.parent?.type === 'AwaitExpression') node = outermost(node.parent);
  return node.parent?.type === 'ExpressionStatement';
}

function isNoting(file: FileAnalysis, callee: Node): boolean {
  if (callee.type === 'MemberExpression') return NOTING_METHODS.test(staticName(callee) ?? '') || NOTING_NAMES.test(staticName(callee) ?? '');
  if (callee.type !== 'Identifier') return false;
  if (NOTING_NAMES.test(callee.name)) return true;
  // What the function was given by its caller: `reject(error)`, `next(error)`, `callback(error)`.
  return file.evaluate(callee).every(({ root }) => root.type === 'unknown' && root.node.type === 'Identifier' && isFunction(root.node.parent));
}

function callBuiltin(run: Run, frame: Frame, call: TSESTree.CallExpression, { object, method, args }: Application, state: State): readonly Outcome[] | undefined {
  const { callee } = call;
  if (callee.type === 'MemberExpression' && method !== undefined) {
    const value = callMethod(object, method, args) ?? callCollection(frame.file, callee, method, args) ?? callRegExp(frame.file, callee, method, args);
    if (value) return [normal(state, value)];
    if ((method === 'some' || method === 'every') && call.arguments[0]) {
      const elements = elementsOf(frame.file, callee.object);
      const [predicate] = functionsOf(frame.file, call.arguments[0]);
      if (elements && predicate && state.hit) return [normal(state, quantified(run, frame, predicate, elements, method, state))];
    }
  }
  const global = globalName(frame.file, callee);
  if (global === undefined) return undefined;
  const value = callGlobal(global, args);
  return value && [normal(state, value)];
}

function globalName(file: FileAnalysis, callee: Node): string | undefined {
  const [value, ...others] = file.evaluate(callee);
  if (!value || others.length > 0) return undefined;
  const { root, path } = value;
  if (root.type === 'global') return [root.name, ...path].join('.');
  return root.type === 'module' && root.source === 'axios' ? `axios.${path[path.length - 1]}` : undefined;
}

function callGlobal(name: string, args: readonly Symbolic[]): Symbolic | undefined {
  const first = args[0] ?? UNDEFINED;
  switch (name) {
    case 'String':
      return asText(first);
    case 'Boolean':
      return truthOf(first) === undefined ? first : { kind: 'known', value: truthOf(first), derived: isDerived(first) };
    case 'Number':
      return first.kind === 'known' && typeof first.value !== 'bigint' ? { ...first, value: Number(first.value) } : { kind: 'unknown', derived: isDerived(first) };
    case 'Array.isArray':
      return isError(first) ? { kind: 'known', value: false, derived: true } : undefined;
    case 'JSON.stringify':
      return first.kind === 'object' && isDerived(first) ? DERIVED : undefined;
    case 'axios.isAxiosError':
      return first.kind === 'object' && first.classes ? { kind: 'known', value: first.classes.includes('AxiosError'), derived: true } : undefined;
    case 'axios.isCancel':
      return isError(first) ? { kind: 'known', value: false, derived: true } : undefined;
    case 'Promise.all':
    case 'Promise.race':
    case 'Promise.any':
      return (first.kind === 'object' && [...first.members.values()].find((member) => member.kind === 'rejected')) || undefined;
    case 'Promise.allSettled':
      return isDerived(first) || first.kind === 'rejected' || (first.kind === 'object' && [...first.members.values()].some((member) => member.kind === 'rejected')) ? DERIVED : undefined;
    case 'Promise.reject':
      return { kind: 'rejected', error: first };
    case 'Promise.resolve':
      return first;
    case 'Object.assign':
    case 'Object.freeze':
      return first;
    default:
      return undefined;
  }
}

/** `[…].includes(x)`, `new Set([…]).has(x)` and `indexOf`, of constants. */
function callCollection(file: FileAnalysis, callee: TSESTree.MemberExpression, method: string, args: readonly Symbolic[]): Symbolic | undefined {
  if (method !== 'includes' && method !== 'has' && method !== 'indexOf') return undefined;
  const elements = elementsOf(file, callee.object);
  const [argument] = args;
  if (!elements || !argument) return undefined;
  const found = includes(elements, argument);
  if (method !== 'indexOf' || found.kind !== 'known') return found;
  return { ...found, value: found.value ? 0 : -1 };
}

/** The elements of a constant array or set; undefined where some are not constant. */
function elementsOf(file: FileAnalysis, expression: Node): readonly Symbolic[] | undefined {
  return file.recursiveFact(findElements, expression, undefined);
}

function findElements(file: FileAnalysis, expression: Node): readonly Symbolic[] | undefined {
  const [value, ...others] = file.evaluate(expression);
  if (!value || others.length > 0 || value.path.length > 0) return undefined;
  const { root } = value;
  if (root.type === 'instance' && root.node.type === 'NewExpression' && root.class.root.type === 'global' && root.class.root.name === 'Set') {
    return root.node.arguments[0] ? elementsOf(root.file, root.node.arguments[0]) : [];
  }
  if (root.type !== 'node' || root.node.type !== 'ArrayExpression') return undefined;
  const elements: Symbolic[] = [];
  for (const element of root.node.elements) {
    const constant = element && element.type !== 'SpreadElement' ? root.file.evaluate(element) : [];
    const [only] = constant;
    if (!only || constant.length > 1 || only.path.length > 0 || only.root.type !== 'node') return undefined;
    const { node } = only.root;
    const text = literalText(node);
    if (node.type === 'Literal' && !('regex' in node)) elements.push(known(node.value as never));
    else if (text !== undefined) elements.push(known(text));
    else return undefined;
  }
  return elements;
}

function callRegExp(file: FileAnalysis, callee: TSESTree.MemberExpression, method: string, args: readonly Symbolic[]): Symbolic | undefined {
  const [argument] = args;
  if (method !== 'test' || !argument) return undefined;
  const [value] = file.evaluate(callee.object);
  if (!value || value.root.type !== 'node' || value.root.node.type !== 'Literal' || !('regex' in value.root.node)) return undefined;
  const pattern = value.root.node.value;
  return pattern instanceof RegExp ? matches(pattern, argument) : undefined;
}

/** `[…].some(predicate)` or `every` of constants. */
function quantified(run: Run, frame: Frame, predicate: ProjectFunction, elements: readonly Symbolic[], method: 'some' | 'every', state: State): Symbolic {
  const truths = elements.map((element) => {
    const outcomes = invoke(run, frame, predicate, [element], state);
    const [outcome] = outcomes;
    return outcomes.length === 1 && outcome!.completion.type === 'normal' ? truthOf(outcome!.completion.value) : undefined;
  });
  const decisive = method === 'some';
  if (truths.includes(decisive)) return { kind: 'known', value: decisive, derived: true };
  return truths.includes(undefined) ? DERIVED : { kind: 'known', value: !decisive, derived: true };
}

export function evaluateNew(run: Run, frame: Frame, node: TSESTree.NewExpression, state: State): readonly Outcome[] {
  return evaluateOtherNew(run, frame, node, withPause(run, frame, node, state));
}

function evaluateOtherNew(run: Run, frame: Frame, node: TSESTree.NewExpression, state: State): readonly Outcome[] {
  const global = globalName(frame.file, node.callee);
  if (global === 'Promise') {
    const [executor] = node.arguments.flatMap((argument) => functionsOf(frame.file, argument));
    const matters = executor && (state.hit ? callbackRunsScene(run, frame.file, executor) : isAroundOrigin(run, executor));
    if (matters) return invokeCallback(run, frame, executor, state);
    return [normal(state, UNKNOWN)];
  }
  return andThen(evaluateAll(run, frame, node.arguments, state), (after, list) => {
    const value: Symbolic = { ...someObject(after.hit && (isDerived(list) || global !== undefined)), madeBy: packageClass(frame.file, node.callee) };
    return [normal(state.singledOut ? split(run, after, true)[0] : after, value)];
  });
}

/** The name of a class that a package exports. */
function packageClass(file: FileAnalysis, callee: Node): string | undefined {
  const [value] = file.evaluate(callee);
  return value?.root.type === 'module' ? value.path[value.path.length - 1] : undefined;
}
