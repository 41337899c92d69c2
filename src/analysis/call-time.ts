/** When the functions run that a call gets, and whether the code at hand waits for a call. */
import type { TSESTree } from '@typescript-eslint/types';
import { type Node, isFunction, staticName } from './nodes.ts';

/** Array methods that call their callback before they return. */
const SYNCHRONOUS = /^(?:forEach|map|filter|find(?:Last)?(?:Index)?|some|every|flatMap|reduce(?:Right)?|sort|toSorted)$/;
/** Functions and methods whose callback runs when the code at hand is through. */
const LATER = /^(?:set(?:Timeout|Interval|Immediate)|queueMicrotask|nextTick|then|catch|finally|listen)$/;
const ROUTES = /^(?:get|post|put|patch|delete|all|use)$/;
/** What test runners call when a test is over: it puts things back for the next one. */
const TEARDOWNS = /^(?:afterEach|afterAll|after|teardown|suiteTeardown|onTestFinished)$/;

/** Whether a method calls its callback before it returns. */
export function isSynchronous(method: string): boolean {
  return SYNCHRONOUS.test(method);
}

/** Whether a function takes callbacks for the time after a test. */
export function isTeardown(name: string): boolean {
  return TEARDOWNS.test(name);
}

/** Whether a function that is called with callbacks calls them only when the code at hand is through. */
export function isRunLater({ callee, arguments: [first] }: TSESTree.CallExpression, method: string): boolean {
  if (LATER.test(callee.type === 'Identifier' ? callee.name : method)) return true;
  return ROUTES.test(method) && first?.type === 'Literal' && typeof first.value === 'string' && first.value.startsWith('/');
}

/** Whether a call of this function ends the program. */
export function isExit(callee: Node): boolean {
  return callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'process' && /^(?:exit|abort)$/.test(staticName(callee) ?? '');
}

/** Whether the code that follows waits for a promise: `await` stands before it, or the function hands it to its own caller. */
export function isAwaited(node: Node): boolean {
  for (let current = node; current.parent; current = current.parent) {
    const parent: Node = current.parent;
    if (parent.type === 'AwaitExpression' || parent.type === 'ReturnStatement') return true;
    if (isFunction(parent)) return parent.body === current && parent.type === 'ArrowFunctionExpression' && parent.body.type !== 'BlockStatement';
    if (/Statement$|Declaration$/.test(parent.type)) return false;
  }
  return false;
}
