/**
 * Whether a call that runs again makes another request than before: the next item, another client or key, the next page.
 * Counters and texts that are worked on (`prompt = prompt.slice(…)`) still ask for the same thing.
 */
import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { patternTarget, writesOf } from './bindings.ts';
import { callsRunBy, functionsOf } from './calls.ts';
import { changedMembers } from './error-run-expressions.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { type FunctionNode, type Node, contains, isFunction, isLoop, staticName, unwrap, walk } from './nodes.ts';
import { findVariable } from './source-file.ts';

/** Calls that take the next thing from somewhere. */
const TAKING_METHODS = /^(?:shift|pop|splice|next|question|prompt|ask|read|readline|receive\w*|dequeue|take|acquire\w*|rotate\w*|pick\w*|choose\w*|get(?:Next|Random|Available|Active|Current)\w*|next\w+)$/i;
/** Calls that change credentials or clients somewhere out of sight. */
const RENEWING_NAMES = /rotate|refresh|renew|reauth|relogin|switch|fallback|reset(?:client|key)/i;
const REPLACING_VERBS = /next|swap|replace|mark|ban|disable|exhaust|blacklist|invalidate/i;
const REPLACED_THINGS = /key|token|client|provider|account|credential/i;

/** Whether the call's request differs from round to round of a loop. */
export function variesInLoop(file: FileAnalysis, call: TSESTree.CallExpression, loop: Node): boolean {
  return new Variation(file, call, loop).isFound();
}

/** Whether a function that starts itself again from `by` makes another request than the one in `call`. */
export function variesInRecursion(file: FileAnalysis, call: TSESTree.CallExpression, fn: FunctionNode, by: Node): boolean {
  const variation = new Variation(file, call, fn);
  if (variation.isFound()) return true;
  if (by.type !== 'CallExpression') return false;
  return fn.params.some((parameter, index) => variation.usesParameter(parameter) && isOther(file, parameter, by.arguments[index]));
}

/** Whether a recursive call's argument has nothing to do with the parameter that it replaces, or picks the next element. */
function isOther(file: FileAnalysis, parameter: Node, argument: Node | undefined): boolean {
  const names = identifiersIn(file, parameter).map(({ name }) => name);
  if (!argument) return parameter.type !== 'AssignmentPattern';
  if (argument.type === 'ObjectExpression' && argument.properties.some((property) => property.type === 'SpreadElement')) {
    return argument.properties.some((property) => property.type === 'Property' && /^(?:model|provider|client|apiKey)$/.test(staticName(property) ?? ''));
  }
  const uses = identifiersIn(file, argument);
  return !uses.some(({ name }) => names.includes(name));
}

function identifiersIn(file: FileAnalysis, node: Node): readonly TSESTree.Identifier[] {
  const found: TSESTree.Identifier[] = [];
  walk(node, file.source.visitorKeys, (inner) => {
    if (inner.type !== 'Identifier') return true;
    const { parent } = inner;
    const isName = (parent?.type === 'MemberExpression' && parent.property === inner && !parent.computed) || (parent?.type === 'Property' && parent.key === inner && !parent.computed && !parent.shorthand);
    if (!isName) found.push(inner);
    return false;
  });
  return found;
}

/** What a call's request depends on, inside the region that runs again. */
class Variation {
  private readonly file: FileAnalysis;
  private readonly call: TSESTree.CallExpression;
  private readonly region: Node;
  private readonly seen = new Set<Variable>();
  private readonly parameters = new Set<Node>();
  private found = false;

  constructor(file: FileAnalysis, call: TSESTree.CallExpression, region: Node) {
    this.file = file;
    this.call = call;
    this.region = region;
    this.follow(call);
    this.found ||= testsBefore(call, region).some((test) => this.readsItem(test)) || this.renewsClient();
  }

  isFound(): boolean {
    return this.found;
  }

  usesParameter(parameter: Node): boolean {
    return this.parameters.has(parameter);
  }

  /** Whether a condition asks for the item of the loop: `provider === 'openai'`. */
  private readsItem(test: Node): boolean {
    if (!('left' in this.region)) return false;
    const { left } = this.region as TSESTree.ForOfStatement;
    return identifiersIn(this.file, test).some((identifier) =>
      findVariable(this.file.source, identifier, identifier.name)?.defs.some(({ name }) => contains(left, name as Node)));
  }

  private follow(node: Node): void {
    if (this.found) return;
    for (const identifier of identifiersIn(this.file, node)) this.followIdentifier(identifier);
    this.found ||= this.takesOrIndexes(node);
    this.followFunctions(node);
  }

  /** What the functions that a request calls on its way depend on: `getClient()`, and all of a function that stands in the region. */
  private followFunctions(root: Node): void {
    walk(root, this.file.source.visitorKeys, (node) => {
      if (node.type !== 'CallExpression' || this.found) return;
      for (const { node: fn, file } of functionsOf(this.file, node.callee)) {
        if (file !== this.file || fn === this.region) continue;
        if (contains(this.region, fn)) this.follow(fn.body);
        else if (node !== this.call) this.found ||= this.takesOrIndexes(fn.body);
      }
    });
  }

  private followIdentifier(identifier: TSESTree.Identifier): void {
    const variable = findVariable(this.file.source, identifier, identifier.name);
    if (!variable || this.seen.has(variable)) return;
    this.seen.add(variable);
    for (const definition of variable.defs) {
      const target = patternTarget(definition.name as Node);
      if (target?.kind === 'parameter' && target.function === this.region) this.parameters.add(target.function.params[target.index]!);
    }
    for (const { identifier: write } of writesOf(variable)) this.followWrite(variable, write);
  }

  private followWrite(variable: Variable, write: Node): void {
    if (!contains(this.region, write)) return;
    if (write.parent?.type === 'UpdateExpression') return;
    const target = patternTarget(write);
    if (!target || target.kind === 'parameter' || !target.source) return;
    const { writer, source } = target;
    // The items of the very loop, or of a loop inside it whose end the call's loop waits for.
    if (writer === this.region && (writer.type === 'ForOfStatement' || writer.type === 'ForInStatement')) {
      this.found = true;
      return;
    }
    if (writer.type === 'ForStatement' || isInit(this.region, writer)) return;
    const isSelfDerived = identifiersIn(this.file, source).some((used) => findVariable(this.file.source, used, used.name) === variable);
    if (isSelfDerived || target.compound) {
      this.found ||= this.takesOrIndexes(source);
      return;
    }
    const isDeclaration = writer.type === 'VariableDeclarator';
    if (isDeclaration) this.follow(source);
    else if (!this.isAfterSuccess(writer) && !this.comesFromError(source)) this.found = true;
  }

  /** Assigned in the block of the call's own `try`, after the call: not on the way of an error. */
  private isAfterSuccess(writer: Node): boolean {
    return writer.range[0] >= this.call.range[1] ? !inHandler(writer, this.region) : contains(writer, this.call);
  }

  private comesFromError(source: Node): boolean {
    return identifiersIn(this.file, source).some((identifier) => findVariable(this.file.source, identifier, identifier.name)?.defs.some(({ type }) => (type as string) === 'CatchClause'));
  }

  /** `keys[attempt]`, `models.at(i)`, `queue.shift()`, `await rl.question(…)`. */
  private takesOrIndexes(root: Node): boolean {
    let found = false;
    walk(root, this.file.source.visitorKeys, (node) => {
      if (node.type === 'MemberExpression' && node.computed) found ||= this.isMoving(node.property);
      if (node.type === 'CallExpression') {
        const { callee } = node;
        const name = callee.type === 'MemberExpression' ? (staticName(callee) ?? '') : callee.type === 'Identifier' ? callee.name : '';
        const isTaking = node !== this.call && TAKING_METHODS.test(name);
        const isIndexing = /^(?:at|slice|nth)$/.test(name) && node.arguments.some((argument) => identifiersIn(this.file, argument).some((index) => this.isCounter(index)));
        found ||= isTaking || isIndexing;
      }
      return !found;
    });
    return found;
  }

  /** Whether an index counts up: a variable that the region writes, or a member that the file changes anywhere. */
  private isMoving(index: Node): boolean {
    if (identifiersIn(this.file, index).some((identifier) => this.isCounter(identifier))) return true;
    let moving = false;
    walk(index, this.file.source.visitorKeys, (node) => {
      if (node.type === 'MemberExpression') moving ||= this.file.fact(changedMembers).has(staticName(node) ?? '');
    });
    return moving;
  }

  private isCounter(identifier: TSESTree.Identifier): boolean {
    const variable = findVariable(this.file.source, identifier, identifier.name);
    if (!variable) return false;
    const definition = variable.defs[0];
    if ((definition?.type as string) === 'Parameter') return contains(this.region, definition!.name as Node) && isFunction(this.region);
    return writesOf(variable).some((write) => contains(this.region, write.identifier));
  }

  /** Assignments to the client or one of its options where the round runs, also in functions that it calls. */
  private renewsClient(): boolean {
    const names = clientNames(this.call.callee);
    const body = isLoop(this.region) || isFunction(this.region) ? this.region.body : this.region;
    return this.renews(this.file, body, names, 0);
  }

  private renews(file: FileAnalysis, root: Node, names: readonly string[], depth: number): boolean {
    for (const assignment of file.nodes('AssignmentExpression')) {
      if (contains(root, assignment) && assignment.operator === '=' && isRenewal(assignment, names)) return true;
    }
    return callsRunBy(file, root).some((call) => {
      if (call === this.call) return false;
      const name = call.callee.type === 'MemberExpression' ? (staticName(call.callee) ?? '') : call.callee.type === 'Identifier' ? call.callee.name : '';
      const functions = functionsOf(file, call.callee);
      if (functions.length === 0) return isRenewingName(name);
      return depth < 2 && functions.some((fn) => fn.node !== this.region && !contains(fn.node, root) && this.renews(fn.file, fn.node.body, names, depth + 1));
    });
  }
}

function isRenewingName(name: string): boolean {
  const verb = REPLACING_VERBS.exec(name);
  return RENEWING_NAMES.test(name) || (verb !== null && REPLACED_THINGS.test(name.slice(verb.index + verb[0].length)));
}

/** The conditions under which a call runs in a region: around it, or before it where they lead past it. */
function testsBefore(call: Node, region: Node): readonly Node[] {
  const tests: Node[] = [];
  for (let node: Node = call; node !== region && node.parent; node = node.parent) {
    const parent: Node = node.parent;
    if ((parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') && parent.test !== node) tests.push(parent.test);
    if (parent.type === 'SwitchCase') tests.push(parent.parent.discriminant);
    if (parent.type !== 'BlockStatement') continue;
    for (const statement of parent.body) if (statement.type === 'IfStatement' && statement.range[1] <= call.range[0]) tests.push(statement.test);
  }
  return tests;
}

function isInit(region: Node, writer: Node): boolean {
  return region.type === 'ForStatement' && region.init !== null && contains(region.init, writer);
}

/** Whether a node stands in a catch clause, or in the region outside every `try` block. */
function inHandler(node: Node, region: Node): boolean {
  for (let current: Node = node; current !== region && current.parent; current = current.parent) {
    if (current.type === 'CatchClause') return true;
    if (current.parent.type === 'TryStatement' && current.parent.block === current) return false;
  }
  return true;
}

/** The names by which the callee reaches its client: `client`, `#client`, `openai`. */
function clientNames(callee: Node): readonly string[] {
  const names: string[] = [];
  for (let node = unwrap(callee); ; node = unwrap(node.object)) {
    if (node.type === 'Identifier') return [...names, node.name];
    if (node.type !== 'MemberExpression') return names;
    names.push(staticName(node) ?? '');
  }
}

/** `client = …`, `this.client = …` or `client.apiKey = …`; creating it where it is missing is no change. */
function isRenewal({ left, parent }: TSESTree.AssignmentExpression, names: readonly string[]): boolean {
  const target = unwrap(left);
  if (target.type === 'MemberExpression') {
    const name = staticName(target) ?? '';
    if (/^(?:apiKey|baseURL)$/.test(name)) return true;
    if (/_API_KEY$/.test(name)) return true;
    return target.object.type === 'ThisExpression' && names.includes(name) && !isLazy(parent);
  }
  return target.type === 'Identifier' && target.name === names[names.length - 1] && !isLazy(parent);
}

/** `if (!client) client = …`. */
function isLazy(statement: Node | undefined): boolean {
  for (let node = statement; node && !isFunction(node); node = node.parent) {
    if (node.type === 'IfStatement') return node.test.type === 'UnaryExpression' || (node.test.type === 'BinaryExpression' && /^[!=]==?$/.test(node.test.operator));
    if (node.type === 'LogicalExpression') return true;
  }
  return false;
}

