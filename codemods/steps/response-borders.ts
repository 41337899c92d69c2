/** Marks where a response, which is the body itself now, leaves what can be followed: code on the other side may still read its `data`. */
import type { TSESTree } from '@typescript-eslint/types';
import { apiCallOf, functionsOf } from '../../src/analysis/calls.ts';
import { exportedFromModule } from '../../src/analysis/module-borders.ts';
import { type FunctionNode, type Node, ancestor, enclosingFunction, isFunction, outermost, staticName } from '../../src/analysis/nodes.ts';
import { usesOf } from '../../src/analysis/parameters.ts';
import { isExecutorParameter } from '../../src/analysis/promises.ts';
import { writtenProperties } from '../../src/analysis/sdk-options.ts';
import { findVariable } from '../../src/analysis/source-file.ts';
import { v3MethodOf } from '../../src/sdk/legacy-methods.ts';
import type { Migration } from '../migration.ts';
import { isRawStream } from '../stream-plan.ts';

/** Follows each response forward, through variables, functions and promises, to where it leaves the file. */
export function responseBorders(migration: Migration): void {
  for (const node of migration.file.nodes('CallExpression')) {
    const request = apiCallOf(migration.file, node);
    if (!request || !v3MethodOf(request.path)?.replacement || isRawStream(request) || isMarkedStream(migration, node)) continue;
    new Route(migration).follow(node);
  }
}

/** A stream that nobody reads as events yet has a TODO already. */
function isMarkedStream({ file }: Migration, { arguments: [body] }: TSESTree.CallExpression): boolean {
  const stream = body && writtenProperties(file, body).find((property) => staticName(property) === 'stream');
  return stream?.value.type === 'Literal' && stream.value.value === true;
}

const HANDED_ON = 'This was a response of axios and is the body itself now: whoever receives it must not read .data of it.';
const RETURNED = 'Resolves to the body itself now, not to a response of axios: callers in other files must not read .data of it.';

class Route {
  private readonly seen = new Set<Node>();

  constructor(private readonly migration: Migration) {}

  follow(expression: Node): void {
    const site = outermost(expression);
    if (this.seen.has(site)) return;
    this.seen.add(site);
    const { parent } = site;
    switch (parent?.type) {
      case 'AwaitExpression':
      case 'SequenceExpression':
      case 'LogicalExpression':
      case 'ArrayExpression':
        return this.follow(parent);
      case 'ConditionalExpression':
        return parent.test === site ? undefined : this.follow(parent);
      case 'VariableDeclarator':
        return this.reads(parent.id);
      case 'AssignmentExpression':
        return parent.right === site ? this.assigned(parent) : undefined;
      case 'MemberExpression':
        return parent.object === site ? this.member(parent) : undefined;
      case 'ReturnStatement':
        return this.returned(enclosingFunction(parent));
      case 'ArrowFunctionExpression':
        return parent.body === site ? this.returned(parent) : undefined;
      case 'Property':
        return parent.value === site && parent.parent.type === 'ObjectExpression' ? this.follow(parent.parent) : undefined;
      case 'SpreadElement':
        return this.mark(site, 'This spreads the body itself now, not a response of axios: its keys are those of the body.');
      case 'CallExpression':
      case 'NewExpression':
        return parent.callee === site ? undefined : this.argument(parent, site);
      default:
        return undefined;
    }
  }

  private mark(node: Node, text: string): void {
    this.migration.todo(node, text);
  }

  private reads(target: Node): void {
    if (target.type !== 'Identifier') return;
    const variable = findVariable(this.migration.file.source, target, target.name);
    for (const reference of variable?.references ?? []) if (reference.isRead() && this.holdsResponse(reference.identifier as Node)) this.follow(reference.identifier as Node);
  }

  /** Whether a name still holds a response where it is read, or an object around one. */
  private holdsResponse(node: Node): boolean {
    return this.migration.file.evaluate(node).some(({ root, path }) => (root.type === 'call' ? path.length === 0 : root.type === 'node' || root.type === 'list'));
  }

  private assigned(node: TSESTree.AssignmentExpression): void {
    if (node.left.type === 'Identifier') this.reads(node.left);
    else if (node.left.type === 'MemberExpression' && this.migration.file.evaluate(node.left).every(({ root }) => root.type !== 'call')) this.mark(node, HANDED_ON);
  }

  /** `.then(…)`, `.catch(…)`: what handlers return is followed where they return it. */
  private member(member: TSESTree.MemberExpression): void {
    const name = staticName(member);
    const call = outermost(member).parent;
    if (call?.type !== 'CallExpression' || call.callee !== outermost(member)) return;
    if (name === 'then') return this.handler(call);
    if (name === 'catch' || name === 'finally') this.follow(call);
  }

  private handler(call: TSESTree.CallExpression): void {
    const [handler] = call.arguments;
    if (!handler) return this.follow(call);
    for (const { node, file } of functionsOf(this.migration.file, handler)) if (file === this.migration.file && node.params[0]) this.reads(node.params[0]);
    if (functionsOf(this.migration.file, handler).length === 0 && this.isUnknown(handler)) this.mark(call, HANDED_ON);
  }

  private isUnknown(expression: Node): boolean {
    return this.migration.file.evaluate(expression).some(({ root }) => root.type === 'unknown' || (root.type === 'module'));
  }

  private returned(fn: FunctionNode | undefined): void {
    if (!fn || this.seen.has(fn)) return;
    this.seen.add(fn);
    if (exportedFromModule(this.migration.file, fn) && !this.migration.file.project.isWhole) this.mark(fn, RETURNED);
    for (const use of usesOf(this.migration.file, fn)) {
      const site = outermost(use);
      const { parent } = site;
      if (parent?.type !== 'CallExpression') continue;
      if (parent.callee === site) this.follow(parent);
      else this.callback(parent, site);
    }
  }

  /** A function that returns a response is passed on: to a promise, an array's method, or a function that calls it. */
  private callback(call: TSESTree.CallExpression, callback: Node): void {
    const results = this.migration.file.evaluate(call);
    if (results.every(({ root }) => root.type !== 'unknown' && (root.type !== 'call' || apiCallOf(root.file, root.node)))) return this.follow(call);
    const method = call.callee.type === 'MemberExpression' ? staticName(call.callee) : undefined;
    if (method !== undefined && /^(?:then|catch|finally|map|flatMap|forEach|reduce)$/.test(method)) return this.follow(call);
    if (isUsed(call)) this.mark(callback, 'The function passed here resolves to the body itself now, not to a response of axios: drop one .data from what is read of the result.');
  }

  private argument(call: TSESTree.CallExpression | TSESTree.NewExpression, site: Node): void {
    if (call.type === 'NewExpression') return this.isUnknown(call.callee) ? this.mark(site, HANDED_ON) : undefined;
    if (isPromiseMethod(call)) return this.follow(call);
    const promise = isExecutorParameter(this.migration.file, call.callee) ? promiseAround(call) : undefined;
    if (promise) return this.follow(promise);
    if (isHarmless(call)) return;
    const functions = functionsOf(this.migration.file, call.callee);
    if (functions.length === 0) return this.mark(site, HANDED_ON);
    for (const { node, file } of functions) {
      const parameter = node.params[call.arguments.indexOf(site as never)];
      if (file !== this.migration.file) {
        if (!file.project.isWhole) this.mark(site, HANDED_ON);
      } else if (parameter) this.reads(parameter.type === 'AssignmentPattern' ? parameter.left : parameter);
    }
  }
}

/** The `new Promise` in whose executor a call stands. */
function promiseAround(call: Node): Node | undefined {
  return ancestor(call, (node): node is TSESTree.NewExpression => node.type === 'NewExpression' && node.callee.type === 'Identifier' && node.callee.name === 'Promise');
}

function isUsed(call: Node): boolean {
  let site = outermost(call);
  while (site.parent?.type === 'AwaitExpression') site = outermost(site.parent);
  return site.parent?.type !== 'ExpressionStatement' && !isFunction(site.parent);
}

function isPromiseMethod({ callee }: TSESTree.CallExpression): boolean {
  return callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'Promise';
}

/** Calls that only show a value. */
function isHarmless({ callee }: TSESTree.CallExpression): boolean {
  if (callee.type === 'Identifier') return /^(?:expect|Boolean|String|clearTimeout)$/.test(callee.name);
  return callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && /^(?:console|JSON|logger|log)$/.test(callee.object.name);
}
