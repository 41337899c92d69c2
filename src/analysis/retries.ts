/**
 * Where code repeats a request that failed: loops around a call, functions that start themselves again, functions of the project
 * that call what they are given again, decorators. A loop that goes on after success as well (items, pages, polling, a server) repeats nothing.
 */
import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { boundVariable } from './bindings.ts';
import { type ApiCall, type ProjectFunction, apiCallOf, apiCallsIn, functionsOf } from './calls.ts';
import { type Handler, type Origin, type Outcome, type Scene, type State, comesBack, runScene } from './error-run.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { type FunctionNode, type Node, contains, enclosingFunction, isFunction, isLoop, literalText, referenceName, staticName, unwrap, walk } from './nodes.ts';
import { libraryRetries } from './retry-library-calls.ts';
import { usesOf } from './parameters.ts';
import { repeatedCalls } from './repeated-calls.ts';
import { variesInLoop, variesInRecursion } from './request-variation.ts';
import { findVariable } from './source-file.ts';
import { type ErrorDescription, type Symbolic, UNKNOWN, errorValue, someObject } from './symbolic-values.ts';

export interface Retry {
  /** the request that is repeated */
  readonly request: ApiCall;
  /** the catch clause or callback that takes the error and goes on; undefined where it stands in another module or in a library */
  readonly handler: Handler['node'] | undefined;
  /** what repeats, in the file that was asked about */
  readonly call: Node;
  /** how the code comes back to the request; undefined where a library repeats it */
  readonly repetition: Repetition | undefined;
}

/** The paths on which a scene makes the call again. */
export interface Repetition {
  readonly scene: Scene;
  readonly call: TSESTree.CallExpression;
  readonly outcomes: readonly Outcome[];
}

/** The error that a request of a client fails with. */
export type ErrorOf = (request: ApiCall) => ErrorDescription;

/** The retries in a file that nothing in the code stops when the request fails with a given error. */
export function retriesOf(file: FileAnalysis, errorOf: ErrorOf): readonly Retry[] {
  const found: Retry[] = [];
  for (const call of file.nodes('CallExpression')) {
    const scenes = scenesOf(file, call);
    const own = scenes.length > 0 ? ownRequests(file, call) : [];
    const retry = (own.length > 0 ? retryOfCall(file, call, scenes, own, errorOf) : undefined) ?? retryInHelper(file, call, errorOf);
    if (retry) found.push(retry);
  }
  found.push(...decoratorRetries(file, errorOf), ...libraryRetries(file, errorOf));
  return distinctRetries(found);
}

/** One report for each handler, and for each call without one. */
function distinctRetries(retries: readonly Retry[]): readonly Retry[] {
  const byNode = new Map<Node, Retry>();
  for (const retry of retries) {
    const node = retry.handler ?? retry.call;
    if (!byNode.has(node)) byNode.set(node, retry);
  }
  return [...byNode.values()];
}

const PROMISE_METHODS = /^(?:then|catch|finally)$/;
/** Functions that run their callback later, when nobody waits for it. */
const DETACHED = /^(?:setTimeout|setInterval|setImmediate|on|once|addListener|addEventListener|subscribe|use|get|post|put|patch|delete|all|describe|it|test|beforeEach|afterEach|beforeAll|afterAll)$/;

/** The requests that a call makes itself, or in functions of the project that it runs. */
function ownRequests(file: FileAnalysis, call: TSESTree.CallExpression): readonly ApiCall[] {
  const request = apiCallOf(file, call);
  if (request) return [request];
  const name = referenceName(call.callee);
  if (call.callee.type === 'MemberExpression' && PROMISE_METHODS.test(name ?? '')) return [];
  const called = functionsOf(file, call.callee);
  const functions = called.length > 0 || DETACHED.test(name ?? '') ? called : call.arguments.flatMap((argument) => functionsOf(file, argument));
  const passed = called.length > 0 ? call.arguments.flatMap((argument) => functionsOf(file, argument)) : [];
  return [...functions, ...passed].flatMap((fn) => apiCallsIn(fn.file, fn.node.body));
}

function retryOfCall(file: FileAnalysis, call: TSESTree.CallExpression, scenes: readonly Scene['node'][], requests: readonly ApiCall[], errorOf: ErrorOf): Retry | undefined {
  const request = requests[0]!;
  for (const node of scenes) {
    const outcomes = repeats({ file, node }, call, apiCallOf(file, call) ? 'rejects' : 'runs', request, errorOf);
    const again = outcomes?.find(({ completion }) => completion.type === 'again');
    if (!again) continue;
    const handler = again.state.handler?.file === file ? again.state.handler.node : undefined;
    return { request, handler, call, repetition: { scene: { file, node }, call, outcomes: outcomes! } };
  }
  return undefined;
}

/** The functions in which a call may come back: its own, if it loops around the call, makes it again in a handler or starts itself, and those around that start themselves. */
function scenesOf(file: FileAnalysis, call: TSESTree.CallExpression): readonly Scene['node'][] {
  const own = enclosingFunction(call) ?? file.source.ast;
  const scenes: Scene['node'][] = loopsAround(call, own).length > 0 || file.nodeFact(repeatedCalls, call).length > 0 ? [own] : [];
  for (let fn = enclosingFunction(call); fn; fn = enclosingFunction(fn)) if (!scenes.includes(fn) && startsItself(file, fn)) scenes.push(fn);
  return scenes;
}

/** The paths on which the failing call is made again with the same request; undefined where something that looked at the error could prevent it. */
function repeats(scene: Scene, call: TSESTree.CallExpression, ending: Origin['ending'], request: ApiCall, errorOf: ErrorOf, env?: State['env']): readonly Outcome[] | undefined {
  const error = errorValue(errorOf(request));
  const repetitions = scene.file.nodeFact(repeatedCalls, call);
  const outcomes = runScene(scene, { call, ending, repetitions }, error, env);
  if (!outcomes || !comesBack(outcomes)) return undefined;
  const succeeded = runScene(scene, { call, ending: 'resolves', repetitions }, error, env);
  if (!succeeded || isPolling(succeeded, request)) return undefined;
  // A way back that success takes as well leads to the next thing: it does not count.
  const counted = outcomes.map((outcome): Outcome => (outcome.completion.type === 'again' && !isRepetition(scene, { call, ending }, outcome, succeeded) ? { ...outcome, completion: { type: 'exit' } } : outcome));
  return comesBack(counted) ? counted : undefined;
}

/** Methods that ask for a state: after success they are called again until it is the right one. */
const READING_PATHS = /(?:^|\.)(?:retrieve|list|get|poll)\w*$/;

function isPolling(succeeded: readonly Outcome[], request: ApiCall): boolean {
  return READING_PATHS.test(request.path) && succeeded.some(({ completion }) => completion.type === 'again');
}

/** Whether a way back to the call makes the same request again, and is one that success can do without. */
function isRepetition({ file, node }: Scene, { call, ending }: Origin, { state, completion }: Outcome, succeeded: readonly Outcome[]): boolean {
  if (completion.type !== 'again' || (ending === 'runs' && !state.failed)) return false;
  if (file.nodeFact(repeatedCalls, call).some((again) => again === completion.by)) return true;
  if (completion.by !== call) {
    const isEnding = succeeded.some((other) => other.completion.type !== 'again' && other.completion.type !== 'throw');
    return isEnding && !(isFunction(node) && variesInRecursion(file, call, node, completion.by));
  }
  const moving = state.wentOn.filter((loop) => !standsStill(file, loop, state));
  if (moving.length === 0) return state.wentOn.length > 0;
  const isLeft = succeeded.some((other) => other.completion.type !== 'throw' && !moving.some((loop) => other.state.wentOn.includes(loop)) && (other.completion.type !== 'again' || other.completion.by === call));
  return isLeft && !moving.some((loop) => variesInLoop(file, call, loop));
}

/** `i--` in the handler takes back what the loop counts up: the same item again. */
function standsStill(file: FileAnalysis, loop: Node, { env, atHit }: State): boolean {
  if (loop.type !== 'ForStatement' || loop.init?.type !== 'VariableDeclaration') return false;
  return loop.init.declarations.some(({ id }) => {
    const variable = id.type === 'Identifier' ? findVariable(file.source, id, id.name) : undefined;
    const [before, after] = [variable && atHit?.get(variable), variable && env.get(variable)];
    return before?.kind === 'known' && after?.kind === 'known' && typeof before.value === 'number' && before.value === after.value;
  });
}

/** The loops between a call and its function, innermost first. */
function loopsAround(call: Node, scene: Node): readonly Node[] {
  const loops: Node[] = [];
  for (let node = call.parent; node && node !== scene; node = node.parent) if (isLoop(node)) loops.push(node);
  return loops;
}

/** Whether a function calls itself, passes itself on, or calls a function that calls it. */
function startsItself(file: FileAnalysis, fn: FunctionNode): boolean {
  return file.nodeFact(findSelfStart, fn);
}

function findSelfStart(file: FileAnalysis, fn: FunctionNode): boolean {
  return usesOf(file, fn).some((use) => {
    if (use === fn) return false;
    if (contains(fn, use)) return true;
    const user = enclosingFunction(use);
    return user !== undefined && usesOf(file, user).some((inner) => inner !== user && contains(fn, inner));
  }) || mentionsItself(file, fn);
}

/** Methods of object literals, functions with a name of their own, callbacks that a hook hands back: the name tells where to look. */
function mentionsItself(file: FileAnalysis, fn: FunctionNode): boolean {
  const holder = fn.parent;
  const name = holder?.type === 'Property' ? staticName(holder) : (fn.id?.name ?? (holder?.type === 'CallExpression' ? boundVariable(file, holder)?.name : undefined));
  if (name === undefined) return false;
  return callsIn({ node: fn, file }).some(({ callee }) => referenceName(callee) === name && functionsOf(file, callee).some(({ node }) => node === fn));
}

/** `withRetry(() => client.…)` where the function that repeats stands in another module. */
function retryInHelper(file: FileAnalysis, call: TSESTree.CallExpression, errorOf: ErrorOf): Retry | undefined {
  if (!file.fact(importsModules) || apiCallOf(file, call)) return undefined;
  for (const [index, argument] of call.arguments.entries()) {
    const given = argument.type === 'SpreadElement' ? [] : givenFunctions(file, argument);
    const helpers = given.length > 0 ? functionsOf(file, call.callee).filter((fn) => fn.file !== file) : [];
    const requests = helpers.length > 0 ? given.flatMap((fn) => apiCallsIn(fn.file, fn.node.body)) : [];
    if (requests.length === 0) continue;
    for (const helper of helpers) {
      const repetition = parameterRepetition(helper, index, requests[0]!, errorOf, argumentValues(file, call, helper), 0);
      if (repetition) return { request: requests[0]!, handler: undefined, call, repetition };
    }
  }
  return undefined;
}

/** Whether a file imports or requires a module of the project at all. */
function importsModules(file: FileAnalysis): boolean {
  const imported = file.nodes('ImportDeclaration').map(({ source }) => source.value);
  const required = file.nodes('CallExpression').flatMap(({ callee, arguments: [argument] }) =>
    (callee.type === 'Identifier' && callee.name === 'require' && argument ? (literalText(argument) ?? []) : []));
  const dynamic = file.nodes('ImportExpression').flatMap(({ source }) => literalText(source) ?? []);
  return [...imported, ...required, ...dynamic].some((specifier) => file.project.pathOf(specifier, file.source.filename) !== undefined);
}

/** What a call gives to the parameters of a function of another module, as far as it is written there. */
function argumentValues(file: FileAnalysis, call: TSESTree.CallExpression, { node, file: home }: ProjectFunction): State['env'] {
  const env = new Map<Variable | string, Symbolic>();
  const give = (target: Node, value: Symbolic | undefined) => {
    const pattern = target.type === 'AssignmentPattern' ? target.left : target;
    if (pattern.type === 'ObjectPattern') {
      for (const property of pattern.properties) {
        if (property.type === 'Property') give(property.value, value?.kind === 'object' ? value.members.get(staticName(property) ?? '') : undefined);
      }
    }
    const variable = pattern.type === 'Identifier' ? findVariable(home.source, node.body, pattern.name) : undefined;
    if (variable && value) env.set(variable, value);
  };
  for (const [index, parameter] of node.params.entries()) give(parameter, call.arguments[index] && writtenValue(file, call.arguments[index]));
  return env;
}

/** A function, or an object literal with functions in it, as a symbolic value; undefined for the rest. */
function writtenValue(file: FileAnalysis, argument: Node): Symbolic | undefined {
  const functions = functionsOf(file, argument);
  if (functions.length > 0) return { kind: 'function', functions };
  const [value] = file.evaluate(argument);
  if (value?.root.type !== 'node' || value.path.length > 0 || value.root.node.type !== 'ObjectExpression') return undefined;
  const { node, file: home } = value.root;
  const members = node.properties.flatMap((property) => {
    const name = property.type === 'Property' ? staticName(property) : undefined;
    return name === undefined || property.type !== 'Property' ? [] : [[name, writtenValue(home, property.value) ?? UNKNOWN] as const];
  });
  return { ...someObject(false), members: new Map(members), open: node.properties.some((property) => property.type === 'SpreadElement') };
}

/** Functions among an argument: itself, or a property of an object literal. */
function givenFunctions(file: FileAnalysis, argument: Node): readonly ProjectFunction[] {
  if (argument.type !== 'ObjectExpression') return functionsOf(file, argument);
  return argument.properties.flatMap((property) => (property.type === 'Property' ? functionsOf(file, property.value) : []));
}

/** How a function calls what it gets as a parameter again after it failed. */
function parameterRepetition(helper: ProjectFunction, index: number, request: ApiCall, errorOf: ErrorOf, env: State['env'], depth: number): Repetition | undefined {
  const { file, node } = helper;
  const parameter = node.params[index];
  if (!parameter || depth > 3) return undefined;
  for (const call of callsIn(helper)) {
    if (isOf(file, call.callee, parameter)) {
      const scene: Scene = { file, node: enclosingFunction(call) ?? file.source.ast };
      const outcomes = repeats(scene, call, 'rejects', request, errorOf, env);
      if (outcomes) return { scene, call, outcomes };
      continue;
    }
    const position = call.arguments.findIndex((argument) => argument.type === 'Identifier' && isOf(file, argument, parameter));
    for (const next of position < 0 ? [] : functionsOf(file, call.callee)) {
      const inner = next.node === node ? undefined : parameterRepetition(next, position, request, errorOf, new Map([...env, ...argumentValues(file, call, next)]), depth + 1);
      if (inner) return inner;
    }
  }
  return undefined;
}

function callsIn({ node, file }: ProjectFunction): readonly TSESTree.CallExpression[] {
  file.nodes('CallExpression');
  const calls: TSESTree.CallExpression[] = [];
  walk(node.body, file.source.visitorKeys, (inner) => {
    if (inner.type === 'CallExpression') calls.push(inner);
  });
  return calls;
}

/** Whether an expression starts from a parameter, through members, `call` and `apply`, and constants. */
function isOf(file: FileAnalysis, expression: Node, parameter: Node, depth = 0): boolean {
  const root = rootIdentifier(expression);
  const variable = root && findVariable(file.source, root, root.name);
  if (!variable || depth > 3) return false;
  return variable.defs.some((definition) => {
    if ((definition.type as string) === 'Parameter') return contains(parameter, definition.name as Node);
    const declarator = definition.node as Node;
    return declarator.type === 'VariableDeclarator' && declarator.init !== null && isOf(file, declarator.init, parameter, depth + 1);
  });
}

function rootIdentifier(expression: Node): TSESTree.Identifier | undefined {
  let node = unwrap(expression);
  while (node.type === 'MemberExpression' || (node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && staticName(node.callee) === 'bind')) {
    node = unwrap(node.type === 'MemberExpression' ? node.object : node.callee);
  }
  return node.type === 'Identifier' ? node : undefined;
}

/** Methods with requests under a decorator of the project that calls them again. */
function decoratorRetries(file: FileAnalysis, errorOf: ErrorOf): readonly Retry[] {
  return file.nodes('Decorator').flatMap((decorator) => {
    const method = decorator.parent as Node;
    if (method.type !== 'MethodDefinition' || !isFunction(method.value)) return [];
    const [request] = apiCallsIn(file, method.value.body);
    if (!request) return [];
    const expression = unwrap(decorator.expression);
    const decorators = functionsOf(file, expression.type === 'CallExpression' ? expression.callee : expression);
    for (const fn of decorators) {
      for (const call of callsIn(fn)) {
        if (!callsDecorated(fn, call)) continue;
        const scene: Scene = { file: fn.file, node: enclosingFunction(call)! };
        const outcomes = repeats(scene, call, 'rejects', request, errorOf);
        const handler = outcomes?.find(({ completion }) => completion.type === 'again')?.state.handler;
        if (outcomes) return [{ request, handler: handler?.file === file ? handler.node : undefined, call: decorator, repetition: { scene, call, outcomes } }];
      }
    }
    return [];
  });
}

/** `original.apply(this, args)`, where `original` is `descriptor.value` or a parameter of the decorator. */
function callsDecorated(decorator: ProjectFunction, call: TSESTree.CallExpression): boolean {
  const { callee } = call;
  if (callee.type !== 'MemberExpression' || !/^(?:call|apply)$/.test(staticName(callee) ?? '')) return false;
  const parameters: Node[] = [...decorator.node.params];
  walk(decorator.node.body, decorator.file.source.visitorKeys, (node) => {
    if (isFunction(node)) parameters.push(...node.params);
  });
  return parameters.some((parameter) => isOf(decorator.file, callee.object, parameter));
}

