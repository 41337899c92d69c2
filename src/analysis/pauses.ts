/**
 * Whether calls let time pass, and whether it is the same time at each try: timers in promises, functions of the project that wait,
 * `timers/promises`. What is awaited and cannot be followed may be a pause or not.
 */
import type { TSESTree } from '@typescript-eslint/types';
import { type ProjectFunction, apiCallOf, functionsOf } from './calls.ts';
import type { Pause } from './error-run.ts';
import { changedMembers } from './error-run-expressions.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { type FunctionNode, type Node, contains, isFunction, isLoop, outermost, referenceName, staticName, unwrap, walk } from './nodes.ts';
import { isExecutorParameter } from './promises.ts';
import { findVariable } from './source-file.ts';

/** `none`: no time passes; `same`: the same time at each try; `other`: a time that changes; `open`: perhaps some time. */
export type PauseKind = 'none' | 'same' | 'other' | 'open';

const TIMER = /^set(?:Timeout|Interval|Immediate)$/;
const WAITING_NAME = /sleep|delay|wait|back_?off|pause|throttl|cool_?down|timeout|exec/i;
const MAX_DEPTH = 5;

/** Whether a call is worth a closer look: it is awaited or handed on as a promise, sets a timer, is named like a pause, or blocks the thread. */
export function mayPause(file: FileAnalysis, call: Pause): boolean {
  const name = referenceName(call.callee) ?? '';
  if (call.type === 'NewExpression') return name === 'Promise';
  return TIMER.test(name) || WAITING_NAME.test(name) || isHandedOn(call) || functionsOf(file, call.callee).some(mayBlock);
}

/** Whether something waits for what a call gives. */
function isHandedOn(call: Node): boolean {
  const site = outermost(call);
  const { parent } = site;
  if (parent?.type === 'MemberExpression') return parent.object === site && /^(?:then|catch|finally)$/.test(staticName(parent) ?? '');
  return parent?.type === 'AwaitExpression' || parent?.type === 'YieldExpression' || parent?.type === 'ReturnStatement' || (parent?.type === 'ArrowFunctionExpression' && parent.body === site);
}

/** A call that is running, with what its function's parameters got. */
interface Frame {
  readonly fn: ProjectFunction;
  readonly call: Pause;
  readonly file: FileAnalysis;
  readonly outer: Frame | undefined;
}

/** Where and how the tries come about: what is written in the scene's function changes from try to try. */
export interface Tries {
  readonly scene: FunctionNode | TSESTree.Program;
  /** what makes the request again: the call itself in a loop, or a call of the scene's function */
  readonly by: Node;
  readonly isLoop: boolean;
}

/** What a call of a scene does between two tries. */
export function pauseKind(file: FileAnalysis, call: Pause, tries: Tries): PauseKind {
  return new Pauses(tries).kindOf(file, call, undefined);
}

class Pauses {
  private readonly tries: Tries;

  constructor(tries: Tries) {
    this.tries = tries;
  }

  kindOf(file: FileAnalysis, call: Pause, frame: Frame | undefined): PauseKind {
    if (call.type === 'NewExpression') return this.kindOfPromise(file, call, frame);
    if (apiCallOf(file, call) || isExecutorParameter(file, call.callee)) return 'none';
    const name = referenceName(call.callee) ?? '';
    if (call.callee.type === 'MemberExpression' && /^(?:then|catch|finally)$/.test(name)) return 'none';
    const waited = waitedArgument(file, call);
    if (waited) return isFloating(call) ? 'none' : this.kindOfTime(file, waited, frame);
    if (TIMER.test(name)) return this.kindOfTimer(file, call, frame);
    const functions = functionsOf(file, call.callee);
    if (functions.length === 0) return this.kindOfUnknown(file, call);
    if (depthOf(frame) > MAX_DEPTH) return 'open';
    // What starts the tries again or stands around the call is no pause of its own.
    const own = functions.filter(({ node }) => !contains(node, call) && node !== this.tries.scene && !runsIn(frame, node));
    const kinds = own.map((fn) => this.kindOfBody(fn, call, { fn, call, file, outer: frame }));
    return strongest(kinds);
  }

  /** A function that hands back a promise waits only for those who await it. */
  private kindOfBody(fn: ProjectFunction, call: Pause, frame: Frame): PauseKind {
    const { node, file } = fn;
    if (isFloating(call) && !mayBlock(fn)) return 'none';
    const kinds: PauseKind[] = mayBlock(fn) ? ['open'] : [];
    file.nodes('CallExpression');
    walk(node.body, file.source.visitorKeys, (inner) => {
      if (isFunction(inner)) return false;
      if ((inner.type === 'CallExpression' || inner.type === 'NewExpression') && mayPause(file, inner)) kinds.push(this.kindOf(file, inner, frame));
      return inner.type !== 'NewExpression';
    });
    return strongest(kinds);
  }

  /** `new Promise((resolve) => setTimeout(resolve, time))`. */
  private kindOfPromise(file: FileAnalysis, promise: TSESTree.NewExpression, frame: Frame | undefined): PauseKind {
    if (referenceName(promise.callee) !== 'Promise' || isFloating(promise) || isTimeLimit(promise)) return 'none';
    const [executor] = promise.arguments;
    if (!isFunction(executor)) return 'open';
    const timers: TSESTree.CallExpression[] = [];
    walk(executor.body, file.source.visitorKeys, (node) => {
      if (node.type === 'CallExpression' && TIMER.test(referenceName(node.callee) ?? '')) timers.push(node);
    });
    if (timers.length === 0) return 'open';
    return strongest(timers.map((timer) => (timer.arguments[1] ? this.kindOfTime(file, timer.arguments[1], frame) : 'same')));
  }

  /** A timer of the scene that starts the next try; others (time limits, clean-up) are no pauses. */
  private kindOfTimer(file: FileAnalysis, timer: TSESTree.CallExpression, frame: Frame | undefined): PauseKind {
    if (frame) return 'open';
    if (!contains(timer, this.tries.by)) return 'none';
    return timer.arguments[1] ? this.kindOfTime(file, timer.arguments[1], frame) : 'same';
  }

  private kindOfUnknown(file: FileAnalysis, call: TSESTree.CallExpression): PauseKind {
    const roots = file.evaluate(call.callee).map(({ root, path }) => (root.type === 'global' ? [root.name, ...path].join('.') : ''));
    if (roots.some((name) => /^(?:Promise\.(?:all|any|race|allSettled|reject|resolve)|console\.\w+|Math\.\w+|JSON\.\w+|clearTimeout)$/.test(name))) return 'none';
    return 'open';
  }

  private kindOfTime(file: FileAnalysis, time: Node, frame: Frame | undefined): PauseKind {
    return this.isSame(file, time, frame) ? 'same' : 'other';
  }

  /** Whether an expression gives the same at each try. */
  private isSame(file: FileAnalysis, expression: Node, frame: Frame | undefined, depth = 0): boolean {
    const node = unwrap(expression);
    const all = (...parts: readonly (Node | null)[]) => depth < 10 && parts.every((part) => part !== null && this.isSame(file, part, frame, depth + 1));
    switch (node.type) {
      case 'Literal':
        return true;
      case 'Identifier':
        return this.isSameVariable(file, node, frame, depth);
      case 'ThisExpression':
        return true;
      case 'MemberExpression':
        return isSteadyMember(file, node) && all(node.object, ...(node.computed ? [node.property] : []));
      case 'BinaryExpression':
      case 'LogicalExpression':
        return all(node.left, node.right);
      case 'UnaryExpression':
        return all(node.argument);
      case 'ConditionalExpression':
        return all(node.test, node.consequent, node.alternate);
      case 'CallExpression':
        return isPureCall(file, node) && all(...node.arguments);
      default:
        return false;
    }
  }

  private isSameVariable(file: FileAnalysis, node: TSESTree.Identifier, frame: Frame | undefined, depth: number): boolean {
    const variable = findVariable(file.source, node, node.name);
    const definition = variable?.defs[0];
    if (!variable || !definition || variable.defs.length > 1) return false;
    const type = definition.type as string;
    if (type === 'ImportBinding') return true;
    const isChanged = variable.references.some((reference) => reference.isWrite() && !reference.init);
    if (isChanged) return false;
    if (type === 'Parameter') return this.isSameParameter(file, definition.node as Node, definition.name as Node, frame, depth);
    const declarator = definition.node as Node;
    if (type !== 'Variable' || declarator.type !== 'VariableDeclarator' || !declarator.init) return false;
    // What is set once, before the tries, stays.
    const place = frame ? frame.fn.node : this.repeatedCode();
    return !contains(place, declarator) || this.isSame(file, declarator.init, frame, depth + 1);
  }

  /** The outermost loop of the scene around the request, or the scene's function. */
  private repeatedCode(): Node {
    const { by, scene, isLoop: isRounds } = this.tries;
    let place: Node = scene;
    for (let node = isRounds ? by.parent : undefined; node && node !== scene; node = node.parent) if (isLoop(node)) place = node;
    return place;
  }

  private isSameParameter(file: FileAnalysis, fn: Node, name: Node, frame: Frame | undefined, depth: number): boolean {
    if (!isFunction(fn)) return false;
    const index = fn.params.findIndex((parameter) => contains(parameter, name));
    const parameter = fn.params[index];
    const fallback = parameter?.type === 'AssignmentPattern' && parameter.left === name ? parameter.right : undefined;
    if (frame?.fn.node === fn) {
      const argument = frame.call.arguments[index];
      if (argument) return parameter?.type !== 'RestElement' && argument.type !== 'SpreadElement' && this.isSame(frame.file, argument, frame.outer, depth + 1);
      return fallback !== undefined && this.isSame(file, fallback, frame, depth + 1);
    }
    if (fn !== this.tries.scene) return contains(fn, this.tries.scene);
    if (this.tries.isLoop) return true;
    const { by } = this.tries;
    const argument = by.type === 'CallExpression' ? by.arguments[index] : undefined;
    if (by.type !== 'CallExpression' || functionsOf(file, by.callee).every(({ node }) => node !== fn)) return false;
    if (!argument) return fallback !== undefined;
    const passed = unwrap(argument);
    return passed.type === 'Identifier' && name.type === 'Identifier' && passed.name === name.name;
  }
}

function depthOf(frame: Frame | undefined): number {
  return frame ? 1 + depthOf(frame.outer) : 0;
}

function runsIn(frame: Frame | undefined, node: FunctionNode): boolean {
  return frame !== undefined && (frame.fn.node === node || runsIn(frame.outer, node));
}

/** What several pauses, or several ways to the next try, come to: one that changes counts most. */
export function strongest(kinds: readonly PauseKind[]): PauseKind {
  return (['other', 'open', 'same'] as const).find((kind) => kinds.includes(kind)) ?? 'none';
}

/** A promise that nobody awaits. */
function isFloating(call: Node): boolean {
  const { parent } = outermost(call);
  return parent?.type === 'ExpressionStatement' || (parent?.type === 'UnaryExpression' && parent.operator === 'void');
}

/** `Promise.race([request, new Promise(… setTimeout …)])`. */
function isTimeLimit(promise: Node): boolean {
  const list = promise.parent;
  const call = list?.type === 'ArrayExpression' ? list.parent : undefined;
  return call?.type === 'CallExpression' && referenceName(call.callee) === 'race';
}

/** A loop that looks at the clock, or a call of the system, keeps the thread busy. */
function mayBlock({ node, file }: ProjectFunction): boolean {
  return file.nodeFact(blocksThread, node);
}

function blocksThread(file: FileAnalysis, node: FunctionNode): boolean {
  return /\b(?:Date\.now|performance\.now|hrtime|Atomics\.wait|\w+Sync)\b/.test(file.source.text.slice(...node.range));
}

/** The time that functions of the platform and of small packages wait. */
function waitedArgument(file: FileAnalysis, call: TSESTree.CallExpression): Node | undefined {
  const isWaiting = file.evaluate(call.callee).some(({ root, path }) => {
    const name = path[path.length - 1];
    if (root.type === 'global') return [root.name, ...path].join('.') === 'Bun.sleep';
    if (root.type === 'call') return isPromisifiedTimer(root.file, root.node, root.callee.path[root.callee.path.length - 1]) && path.length === 0;
    if (root.type !== 'module') return false;
    if (/^(?:node:)?timers\/promises$/.test(root.source)) return name === 'setTimeout' || name === 'wait';
    if (/^(?:node:)?timers$/.test(root.source)) return path.includes('promises') && name === 'setTimeout';
    return /^(?:delay|sleep-promise)$/.test(root.source);
  });
  const [time] = call.arguments;
  return isWaiting && time && time.type !== 'SpreadElement' ? time : undefined;
}

/** `promisify(setTimeout)`. */
function isPromisifiedTimer(file: FileAnalysis, call: TSESTree.CallExpression, name: string | undefined): boolean {
  const [timer] = call.arguments;
  return name === 'promisify' && timer !== undefined && file.evaluate(timer).some(({ root }) => root.type === 'global' && root.name === 'setTimeout');
}

function isSteadyMember(file: FileAnalysis, member: TSESTree.MemberExpression): boolean {
  const name = staticName(member);
  return member.computed || (name !== undefined && !file.fact(changedMembers).has(name));
}

function isPureCall(file: FileAnalysis, call: TSESTree.CallExpression): boolean {
  return file.evaluate(call.callee).every(({ root, path }) => root.type === 'global' && /^(?:Math\.(?:min|max|pow|floor|ceil|round)|Number|parseInt)$/.test([root.name, ...path].join('.')));
}
