/**
 * Where code repeats a request that failed: loops around a call, functions that start themselves again, functions of the project
 * that call what they are given again, decorators. A loop that goes on after success as well (items, pages, polling, a server) repeats nothing.
 */
import type { TSESTree } from '@typescript-eslint/types';
import { type ApiCall, type ProjectFunction, apiCallOf, functionsOf, requestIn } from './calls.ts';
import { type Budget, type Handler, type Origin, type Outcome, type Scene, type State, SceneBudgets, comesBack, runScene } from './error-run.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { LayeredMap } from './layered-map.ts';
import { type Node, contains, enclosingFunction, isFunction, literalText, nodesWithin, referenceName, staticName, unwrap, walk } from './nodes.ts';
import { keyTakers, mayComeInto } from './origins.ts';
import { libraryRetries } from './retry-library-calls.ts';
import { repeatedCalls } from './repeated-calls.ts';
import { variesInLoop, variesInRecursion } from './request-variation.ts';
import { findVariable } from './source-file.ts';
import { selfStarting, sortedCalls } from './self-starting.ts';
import { surroundingsOf } from './surroundings.ts';
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
  if (!mayComeInto(file, keyTakers)) return [];
  const budgets = new SceneBudgets(file);
  const found = file.fact(findRepeatable).flatMap((repeatable) => retryOfCall(file, repeatable, errorOf, budgets) ?? retryInHelper(file, repeatable, errorOf) ?? []);
  return distinctRetries([...found, ...decoratorRetries(file, errorOf), ...libraryRetries(file, errorOf)]);
}

/** A call that may be made again, whatever its request fails with. */
interface Repeatable {
  readonly call: TSESTree.CallExpression;
  /** where it may be made again, if `request` is there */
  readonly scenes: readonly Scene['node'][];
  /** what it asks for itself, or in functions of the project that it runs */
  readonly request: ApiCall | undefined;
  /** the requests in functions that it hands to a function of another module */
  readonly handed: readonly HandedRequest[];
}

interface HandedRequest {
  readonly helper: ProjectFunction;
  /** the argument that holds the request */
  readonly index: number;
  readonly request: ApiCall;
}

function findRepeatable(file: FileAnalysis): readonly Repeatable[] {
  return file.nodes('CallExpression').flatMap((call) => {
    const scenes = scenesOf(file, call);
    const request = scenes.length > 0 ? ownRequest(file, call) : undefined;
    const handed = handedRequests(file, call);
    return request || handed.length > 0 ? [{ call, scenes, request, handed }] : [];
  });
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

/** The request that a call makes itself, or in functions of the project that it runs. */
function ownRequest(file: FileAnalysis, call: TSESTree.CallExpression): ApiCall | undefined {
  const request = apiCallOf(file, call);
  if (request) return request;
  const name = referenceName(call.callee);
  if (call.callee.type === 'MemberExpression' && PROMISE_METHODS.test(name ?? '')) return undefined;
  const called = functionsOf(file, call.callee);
  const passesFunctions = called.length > 0 || !DETACHED.test(name ?? '');
  return requestOfAny([...called, ...(passesFunctions ? call.arguments.flatMap((argument) => functionsOf(file, argument)) : [])]);
}

/** The first request that functions make when they run. */
function requestOfAny(functions: readonly ProjectFunction[]): ApiCall | undefined {
  for (const { file, node } of functions) {
    const request = requestIn(file, node.body);
    if (request) return request;
  }
  return undefined;
}

function retryOfCall(file: FileAnalysis, { call, scenes, request }: Repeatable, errorOf: ErrorOf, budgets: SceneBudgets): Retry | undefined {
  if (!request) return undefined;
  for (const node of scenes) {
    const outcomes = repeats({ file, node }, call, apiCallOf(file, call) ? 'rejects' : 'runs', request, errorOf, undefined, budgets.of(node));
    const again = outcomes?.find(({ completion }) => completion.type === 'again');
    if (!again) continue;
    const handler = again.state.handler?.file === file ? again.state.handler.node : undefined;
    return { request, handler, call, repetition: { scene: { file, node }, call, outcomes: outcomes! } };
  }
  return undefined;
}

/** The functions in which a call may come back: its own, if it loops around the call, makes it again in a handler or starts itself, and those around that start themselves. */
function scenesOf(file: FileAnalysis, call: TSESTree.CallExpression): readonly Scene['node'][] {
  const around = surroundingsOf(file, call);
  const own = around.function ?? file.source.ast;
  const scenes: Scene['node'][] = around.isInLoop || file.nodeFact(repeatedCalls, call).length > 0 ? [own] : [];
  if (selfStarting(file).size === 0) return scenes;
  for (let fn = around.function; fn; fn = enclosingFunction(fn)) if (!scenes.includes(fn) && selfStarting(file).has(fn)) scenes.push(fn);
  return scenes;
}

/** The paths on which the failing call is made again with the same request; undefined where something that looked at the error could prevent it. */
function repeats(scene: Scene, call: TSESTree.CallExpression, ending: Origin['ending'], request: ApiCall, errorOf: ErrorOf, env?: State['env'], budget?: Budget): readonly Outcome[] | undefined {
  const error = errorValue(errorOf(request));
  const repetitions = scene.file.nodeFact(repeatedCalls, call);
  const outcomes = runScene(scene, { call, ending, repetitions }, error, env, budget);
  if (!outcomes || !comesBack(outcomes)) return undefined;
  const succeeded = runScene(scene, { call, ending: 'resolves', repetitions }, error, env, budget);
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

/** `withRetry(() => client.…)` where the function that repeats stands in another module. */
function handedRequests(file: FileAnalysis, call: TSESTree.CallExpression): readonly HandedRequest[] {
  const handing = call.arguments.flatMap((argument, index) => (mayHoldRequest(file, argument) ? [{ argument, index }] : []));
  if (handing.length === 0 || !file.fact(importsModules) || !mayStandElsewhere(file, call.callee)) return [];
  const helpers = functionsOf(file, call.callee).filter((fn) => fn.file !== file);
  if (helpers.length === 0 || apiCallOf(file, call)) return [];
  return handing.flatMap(({ argument, index }) => {
    const request = requestOfAny(givenFunctions(file, argument));
    return request ? helpers.map((helper) => ({ helper, index, request })) : [];
  });
}

/** Whether an argument may be a function that makes a request; of one that is written in place, its own calls tell. */
function mayHoldRequest(file: FileAnalysis, argument: Node): boolean {
  const node = unwrap(argument);
  if (isFunction(node)) return nodesWithin(file.fact(sortedCalls), node.body).length > 0;
  if (node.type === 'ObjectExpression') return node.properties.some((property) => property.type === 'Property' && mayHoldRequest(file, property.value));
  return !/^(?:(?:Template)?Literal|(?:Binary|Unary|Update|Array|New|This)Expression|SpreadElement)$/.test(node.type);
}

/** Whether a callee may be a function of another module; what a name is bound to mostly tells without following it. */
function mayStandElsewhere(file: FileAnalysis, callee: Node): boolean {
  const root = rootIdentifier(callee);
  if (!root) return true;
  const variable = findVariable(file.source, root, root.name);
  const definition = variable?.defs[0];
  if (!definition) return false;
  if ((definition.type as string) === 'FunctionName') return callee.type !== 'Identifier' || variable!.references.some((reference) => reference.isWrite());
  const declaration = (definition.type as string) === 'ImportBinding' ? (definition.node as Node).parent : undefined;
  return declaration?.type !== 'ImportDeclaration' || isOfProject(file, declaration.source.value);
}

function retryInHelper(file: FileAnalysis, { call, handed }: Repeatable, errorOf: ErrorOf): Retry | undefined {
  for (const { helper, index, request } of handed) {
    const repetition = parameterRepetition(helper, index, request, errorOf, argumentValues(file, call, helper), 0);
    if (repetition) return { request, handler: undefined, call, repetition };
  }
  return undefined;
}

/** Whether a file imports or requires a module of the project at all. */
function importsModules(file: FileAnalysis): boolean {
  const imported = file.nodes('ImportDeclaration').map(({ source }) => source.value);
  const required = file.nodes('CallExpression').flatMap(({ callee, arguments: [argument] }) =>
    (callee.type === 'Identifier' && callee.name === 'require' && argument ? (literalText(argument) ?? []) : []));
  const dynamic = file.nodes('ImportExpression').flatMap(({ source }) => literalText(source) ?? []);
  return [...imported, ...required, ...dynamic].some((specifier) => isOfProject(file, specifier));
}

function isOfProject(file: FileAnalysis, specifier: string): boolean {
  return file.project.pathOf(specifier, file.source.filename) !== undefined;
}

/**
 * What a call gives to the parameters of a function of another module, as far as it is written there.
 * @param known what is known beside it
 */
function argumentValues(file: FileAnalysis, call: TSESTree.CallExpression, { node, file: home }: ProjectFunction, known: State['env'] = new LayeredMap()): State['env'] {
  let env = known;
  const give = (target: Node, value: Symbolic | undefined) => {
    const pattern = target.type === 'AssignmentPattern' ? target.left : target;
    if (pattern.type === 'ObjectPattern') {
      for (const property of pattern.properties) {
        if (property.type === 'Property') give(property.value, value?.kind === 'object' ? value.members.get(staticName(property) ?? '') : undefined);
      }
    }
    const variable = pattern.type === 'Identifier' ? findVariable(home.source, node.body, pattern.name) : undefined;
    if (variable && value) env = env.with(variable, value);
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
      const inner = next.node === node ? undefined : parameterRepetition(next, position, request, errorOf, argumentValues(file, call, next, env), depth + 1);
      if (inner) return inner;
    }
  }
  return undefined;
}

function callsIn({ node, file }: ProjectFunction): readonly TSESTree.CallExpression[] {
  return nodesWithin(file.fact(sortedCalls), node.body);
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
    const request = requestIn(file, method.value.body);
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

