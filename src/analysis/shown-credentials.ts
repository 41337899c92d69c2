/**
 * Whether a credential is legible in what an expression gives when it is printed, however many bindings, objects, templates, functions
 * and modules lie between. Pieces of a few characters, hashes, lengths, comparisons and the like show none.
 */
import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { findApiKeys } from '../sdk/api-keys.ts';
import { isCredentialMember } from '../sdk/credential-sinks.ts';
import { credentialVariables, environmentLoaderOf, isCredentialVariable } from '../sdk/environment.ts';
import { patternTarget, writesReaching } from './bindings.ts';
import { clientOfRoot, sdkExportPath } from './client-values.ts';
import { environmentVariableOf, isEnvironment } from './environment.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { handedOverCredentials } from './handed-credentials.ts';
import { returnArguments } from './invocations.ts';
import { assignedTo, memberAssignments } from './members.ts';
import { type ClassNode, type FunctionNode, type Node, MAX_SUPERCLASSES, ancestor, contains, isClass, isFunction, referenceName, staticName, unwrap } from './nodes.ts';
import { findVariable } from './source-file.ts';
import { type Value, ELEMENT, isIndex, memberName } from './values.ts';

export interface ShownCredential {
  readonly what: 'key' | 'client' | 'environment';
  /** the variable of the environment that it was read from, where it was */
  readonly variable?: string | undefined;
  /** the innermost part of the printed expression that shows it */
  readonly site: Node;
  /** the parameter that brought it from calls of its function, the last one where there are several */
  readonly through?: ParameterSource | undefined;
}

/** A parameter in the place of credentials: whether a function shows what it is given. */
export interface ParameterSource {
  readonly function: FunctionNode;
  readonly index: number;
}

type Found = Omit<ShownCredential, 'site'> & { site?: Node };

interface Goal {
  /** the members of the expression's value that are printed; all of it where empty */
  readonly path: readonly string[];
  /** it becomes a part of a text, in which objects are `[object Object]` */
  readonly isText: boolean;
  /** members that are left out, or overwritten by what comes later */
  readonly without?: ReadonlySet<string> | undefined;
}

/** A call that is being followed into its function. */
interface Entry {
  readonly function: FunctionNode;
  readonly call: Call;
  readonly file: FileAnalysis;
  readonly from: Entry | undefined;
}

const WHOLE: Goal = { path: [], isText: false };
const TEXT: Goal = { path: [], isText: true };
const MAX_STEPS = 1_500;
/** Expressions that lead to each other; the stack does not hold many more. */
const MAX_DEPTH = 400;
const MAX_ENTRIES = 4;
/** Of a key, the prefix with a few characters says which it is and gives nothing away. */
const MAX_LEGIBLE = 20;

/**
 * The credential that is legible where an expression is printed; undefined where none is.
 * @param isText whether it is made a text first, as the message of an error is
 * @param source a parameter whose value is looked for in the place of credentials
 */
export function shownCredential(file: FileAnalysis, expression: Node, isText: boolean, source?: ParameterSource): ShownCredential | undefined {
  const found = new Search(file, expression, source).run(isText ? TEXT : WHOLE);
  return found && { ...found, site: found.site ?? expression };
}

/** What searches without a result have looked at. */
const fruitless = (): Set<string> => new Set();

const nodeIds = new WeakMap<Node, number>();
let lastId = 0;

function idOf(node: Node): number {
  let id = nodeIds.get(node);
  if (id === undefined) nodeIds.set(node, (id = ++lastId));
  return id;
}

class Search {
  private readonly seen = new Set<string>();
  private steps = 0;
  private depth = 0;

  constructor(private readonly home: FileAnalysis, private readonly printed: Node, private readonly source: ParameterSource | undefined) {}

  run(goal: Goal): Found | undefined {
    const found = this.show(this.home, this.printed, goal, undefined);
    if (!found && !this.source && this.steps < MAX_STEPS) for (const key of this.seen) this.home.fact(fruitless).add(key);
    return found;
  }

  private show(file: FileAnalysis, expression: Node, goal: Goal, entry: Entry | undefined): Found | undefined {
    const node = unwrap(expression);
    if (goal.path.length > 8 || !this.isNew(node, goal, entry)) return undefined;
    // What has not been looked at to the end is not fruitless.
    if (this.depth >= MAX_DEPTH) this.steps = MAX_STEPS;
    if (this.steps >= MAX_STEPS) return undefined;
    this.depth++;
    const found = this.showNode(file, node, goal, entry);
    this.depth--;
    if (found && !found.site && goal.path.length === 0 && file === this.home && contains(this.printed, node)) return { ...found, site: node };
    return found;
  }

  private isNew(node: Node, { path, isText, without }: Goal, entry: Entry | undefined): boolean {
    const key = `${idOf(node)} ${path.join('.')} ${isText} ${entry ? idOf(entry.call) : ''} ${without ? [...without].join() : ''}`;
    if (this.seen.has(key) || (!this.source && this.home.fact(fruitless).has(key))) return false;
    this.seen.add(key);
    return ++this.steps < MAX_STEPS;
  }

  private showNode(file: FileAnalysis, node: Node, goal: Goal, entry: Entry | undefined): Found | undefined {
    const all = (nodes: readonly (Node | null)[], next: Goal) => first(nodes, (part) => (part ? this.show(file, part, next, entry) : undefined));
    switch (node.type) {
      case 'Literal':
        return !this.source && goal.path.length === 0 && typeof node.value === 'string' && findApiKeys(node.value).length > 0 ? { what: 'key' } : undefined;
      case 'TemplateLiteral':
        if (goal.path.length > 0) return undefined;
        if (!this.source && node.quasis.some(({ value }) => findApiKeys(value.raw).length > 0)) return { what: 'key' };
        return all(node.expressions, TEXT);
      case 'BinaryExpression':
        return node.operator === '+' && goal.path.length === 0 ? all([node.left, node.right], TEXT) : undefined;
      case 'ConditionalExpression':
        return all([node.consequent, node.alternate], goal);
      case 'LogicalExpression':
        return all(node.operator === '&&' ? [node.right] : [node.left, node.right], goal);
      case 'AssignmentExpression':
        return node.operator === '+=' ? all([node.left, node.right], TEXT) : all([node.right], goal);
      case 'AwaitExpression':
        return all([node.argument], goal);
      case 'SpreadElement':
        return all([node.argument], { ...goal, path: [] });
      case 'SequenceExpression':
        return all(node.expressions.slice(-1), goal);
      case 'ArrayExpression':
        return goal.path.length > 0 && !isIndex(goal.path[0]!) ? undefined : all(node.elements, { path: goal.path.slice(1), isText: goal.isText });
      case 'ObjectExpression':
        return this.showObject(file, node, goal, entry);
      case 'CallExpression':
        return this.showCall(file, node, goal, entry);
      case 'NewExpression':
        return this.showConstruction(file, node, goal, entry);
      case 'Identifier':
        return this.showIdentifier(file, node, goal, entry);
      case 'MemberExpression':
        return this.showMember(file, node, goal, entry);
      case 'ThisExpression':
        return this.showFields(file, ancestor(node, isClass), goal) ?? this.showValues(file, node, goal, entry);
      default:
        return undefined;
    }
  }

  private showObject(file: FileAnalysis, object: TSESTree.ObjectExpression, goal: Goal, entry: Entry | undefined): Found | undefined {
    const [name, ...path] = goal.path;
    const { isText, without } = goal;
    if (name === undefined && isText) return undefined;
    const overwritten = new Set(name === undefined ? without : []);
    for (const property of [...object.properties].reverse()) {
      const own = property.type === 'Property' ? staticName(property) : name;
      if (own !== undefined && overwritten.has(own)) continue;
      const found = property.type === 'SpreadElement'
        ? this.show(file, property.argument, { path: goal.path, isText, without: name === undefined ? new Set(overwritten) : without }, entry)
        : isFunction(property.value) || (name !== undefined && own !== name && name !== ELEMENT)
          ? undefined
          : this.show(file, property.value, { path, isText, without: name === undefined ? undefined : without }, entry);
      if (found) return found;
      if (property.type === 'Property' && own !== undefined) overwritten.add(own);
    }
    return undefined;
  }

  private showIdentifier(file: FileAnalysis, node: TSESTree.Identifier, goal: Goal, entry: Entry | undefined): Found | undefined {
    const variable = findVariable(file.source, node, node.name);
    if (!variable) return this.showValues(file, node, goal, entry);
    const definition = variable.defs[0];
    if (definition?.type as string === 'Parameter') {
      const found = this.showParameter(file, definition!.name as Node, goal, entry);
      if (found) return found;
    }
    return this.showWrites(file, variable, node, goal, entry)
      ?? this.showAssignedMembers(file, variable, goal, entry)
      ?? this.showPushed(file, variable, goal, entry)
      ?? this.showHandedOver(file, variable, goal)
      ?? (isFollowed(variable) ? this.showClient(file, node, goal) : this.showValues(file, node, goal, entry));
  }

  private showParameter(file: FileAnalysis, name: Node, goal: Goal, entry: Entry | undefined): Found | undefined {
    const target = patternTarget(name);
    if (target?.kind !== 'parameter') return undefined;
    const { source } = this;
    if (source && source.function === target.function && source.index === target.index) return !isRestOfObject(name) && goal.path.length === 0 ? { what: 'key' } : undefined;
    const next = withRest(name, { ...goal, path: [...target.path, ...goal.path] });
    const argumentsOf = ({ arguments: given }: Entry['call']) => (target.rest ? given.slice(target.index) : given.slice(target.index, target.index + 1));
    const entered = enteredBy(entry, target.function);
    if (entered) return first(argumentsOf(entered.call), (argument) => this.show(entered.file, argument, argument.type === 'SpreadElement' ? WHOLE : next, entered.from));
    if (source) return undefined;
    const given = first(callsOf(file, target.function), (call) => first(argumentsOf(call), (argument) => this.show(file, argument, next, undefined)));
    if (given) return { ...given, through: { function: target.function, index: target.index } };
    return first(target.defaults, (fallback) => this.show(file, fallback.node, { ...goal, path: [...fallback.path, ...goal.path] }, entry));
  }

  private showWrites(file: FileAnalysis, variable: Variable, use: Node, goal: Goal, entry: Entry | undefined): Found | undefined {
    const replaced = goal.path.length === 0 ? file.fact(replacedMembers).get(variable) : undefined;
    return first(writesReaching(variable, use), (write) => {
      const target = patternTarget(write);
      if (target?.kind !== 'assigned' || !target.source || target.writer.type === 'ForInStatement') return undefined;
      const without = replaced && target.path.length === 0 ? new Set([...goal.without ?? [], ...replaced]) : goal.without;
      const next = withRest(write, { ...goal, without, path: [...target.path, ...goal.path] });
      return this.show(file, target.source, next, entry)
        ?? first(target.defaults, (fallback) => this.show(file, fallback.node, { ...goal, path: [...fallback.path, ...goal.path] }, entry));
    });
  }

  /** `config.apiKey = key` after `const config = {}`. */
  private showAssignedMembers(file: FileAnalysis, variable: Variable, { path, isText, without }: Goal, entry: Entry | undefined): Found | undefined {
    const [name, ...rest] = path;
    if (name === undefined && isText) return undefined;
    return first([...assignedTo(file, variable)], ([member, assignments]) => {
      if (name === undefined ? without?.has(member) : name !== member) return undefined;
      return first(assignments, ({ value }) => this.show(file, value, { path: rest, isText }, entry));
    });
  }

  /** `lines.push(key)`. */
  private showPushed(file: FileAnalysis, variable: Variable, { path: [name, ...path], isText }: Goal, entry: Entry | undefined): Found | undefined {
    if (name !== undefined && !isIndex(name)) return undefined;
    return first(file.fact(pushedByVariable).get(variable) ?? [], (argument) => this.show(file, argument, { path, isText }, entry));
  }

  /** What goes to a client as its key elsewhere is one, wherever it comes from. */
  private showHandedOver(file: FileAnalysis, holder: Variable | ClassNode, { path, isText, without }: Goal): Found | undefined {
    if (this.source) return undefined;
    const isHanded = handedOverCredentials(file).places.some((place) => {
      if (place.holder !== holder) return false;
      const isSame = place.path.length === path.length && place.path.every((name, index) => name === path[index]);
      const isInside = !isText && !('body' in holder) && place.path.length === path.length + 1 && path.every((name, index) => name === place.path[index]) && !without?.has(place.path[path.length]!);
      return isSame || isInside;
    });
    return isHanded ? { what: 'key' } : undefined;
  }

  private showMember(file: FileAnalysis, node: TSESTree.MemberExpression, goal: Goal, entry: Entry | undefined): Found | undefined {
    const name = memberName(file, node);
    const shown = first(file.evaluate(node), (value) => (value.root.type === 'node' || value.root.type === 'call' ? undefined : this.showValue(value, goal, entry, node)));
    if (shown) return shown;
    if (name === undefined) return this.showComputed(file, node, goal, entry);
    if (!this.source && goal.path.length === 0 && isCredentialVariable(name) && isEnvironmentLike(file, node.object)) return { what: 'key', variable: name };
    return this.show(file, node.object, { ...goal, path: [name, ...goal.path] }, entry);
  }

  /** `process.env[name]`, where `name` may be that of a credential. */
  private showComputed(file: FileAnalysis, node: TSESTree.MemberExpression, goal: Goal, entry: Entry | undefined): Found | undefined {
    if (this.source || goal.path.length > 0) return undefined;
    if (!file.evaluate(node.object).some(isEnvironment)) return undefined;
    const property = unwrap(node.property);
    const definition = property.type === 'Identifier' ? findVariable(file.source, property, property.name)?.defs[0] : undefined;
    const target = definition?.type as string === 'Parameter' ? patternTarget(definition!.name as Node) : undefined;
    const entered = target?.kind === 'parameter' ? enteredBy(entry, target.function) : undefined;
    const given = entered && target?.kind === 'parameter' ? entered.call.arguments[target.index] : undefined;
    const names = (entered && given ? entered.file.evaluate(given) : file.evaluate(property)).flatMap(({ root, path }) =>
      (root.type === 'node' && path.length === 0 && root.node.type === 'Literal' ? [String(root.node.value)] : []));
    const variable = names.find((name) => this.isSecret(file, name));
    return variable === undefined ? undefined : { what: 'key', variable };
  }

  private showFields(file: FileAnalysis, holder: ClassNode | undefined, goal: Goal): Found | undefined {
    const [name, ...path] = goal.path;
    if (!holder || name === undefined) return undefined;
    return this.showField(file, holder, name, { ...goal, path }) ?? this.showHandedOver(file, holder, goal);
  }

  private showField(file: FileAnalysis, holder: ClassNode, name: string, goal: Goal): Found | undefined {
    const found = first(holder.body.body, (member) => {
      if (member.type === 'PropertyDefinition') return staticName(member) === name && member.value && !isFunction(member.value) ? this.show(file, member.value, goal, undefined) : undefined;
      if (member.type !== 'MethodDefinition') return undefined;
      if (member.kind === 'get' && staticName(member) === name && isFunction(member.value)) return this.showReturns(file, member.value, goal, undefined);
      const parameter = member.kind === 'constructor' ? member.value.params.find((candidate) => parameterName(candidate) === name) : undefined;
      return parameter?.type === 'TSParameterProperty' ? this.showParameter(file, parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter, goal, undefined) : undefined;
    });
    return found ?? first(file.fact(memberAssignments).get(name) ?? [], ({ object, value }) =>
      (object.type === 'ThisExpression' && ancestor(object, isClass) === holder ? this.show(file, value, goal, undefined) : undefined));
  }

  private showReturns(file: FileAnalysis, fn: FunctionNode, goal: Goal, entry: Entry | undefined): Found | undefined {
    return first(fn.body.type === 'BlockStatement' ? returnArguments(file, fn) : [fn.body], (result) => this.show(file, result, goal, entry));
  }

  private showCall(file: FileAnalysis, call: TSESTree.CallExpression, goal: Goal, entry: Entry | undefined): Found | undefined {
    const callee = unwrap(call.callee);
    const [argument, second] = call.arguments;
    if (!this.source && !goal.isText && !hasSecret(goal.without) && file.evaluate(call).some(({ root, path }) => isLoadedEnvironment({ root, path: [...path, ...goal.path] }))) return { what: 'environment' };
    for (const { root, path } of file.evaluate(callee)) {
      if (root.type === 'global') {
        const name = [root.name, ...path].join('.');
        if (argument && goal.path.length === 0 && TEXT_FUNCTIONS.has(name)) return this.show(file, argument, TEXT, entry);
        if (argument && name === 'JSON.stringify') return goal.path.length === 0 ? this.showSelected(file, argument, second, entry) : undefined;
        if (ERROR_CLASS.test(name) && argument) return this.showMessage(file, argument, goal, entry);
        if (OBJECT_FUNCTIONS.has(name)) return first(call.arguments, (part) => this.show(file, part, name.endsWith('s') && goal.path.length > 0 ? WHOLE : goal, entry));
        if (name === 'Deno.env.get') return this.showValues(file, call, goal, entry);
        if (name === 'Deno.env.toObject' && !goal.isText && goal.path.length === 0) return this.source ? undefined : { what: 'environment' };
      }
      if (root.type === 'module' && /^(?:node:)?util$/.test(root.source)) return /^(?:inspect|format)$/.test(path[path.length - 1] ?? '') ? first(call.arguments, (part) => this.show(file, part, WHOLE, entry)) : undefined;
      if (root.type === 'node' && path.length === 0 && isFunction(root.node)) {
        const fn = root.node;
        if (depthOf(entry) >= MAX_ENTRIES || fn.generator || enteredBy(entry, fn)) return undefined;
        return this.showReturns(root.file, fn, goal, { function: fn, call, file, from: entry });
      }
    }
    if (callee.type !== 'MemberExpression') return this.showRead(file, call, goal) ?? this.showValues(file, call, goal, entry);
    return this.showMethod(file, call, callee, goal, entry);
  }

  /** Methods of texts and lists that leave a credential legible. */
  private showMethod(file: FileAnalysis, call: TSESTree.CallExpression, { object, ...callee }: TSESTree.MemberExpression, goal: Goal, entry: Entry | undefined): Found | undefined {
    const method = staticName(callee as TSESTree.MemberExpression) ?? '';
    const [argument, second] = call.arguments;
    const isWhole = goal.path.length === 0;
    if (/^(?:trim\w*|to(?:String|Lower\w*|Upper\w*)|valueOf|normalize|pad\w+|repeat)$/.test(method)) return isWhole ? this.show(file, object, TEXT, entry) : undefined;
    if (method === 'concat') return first([object, ...call.arguments], (part) => this.show(file, part, goal, entry));
    if (method === 'join') return isWhole ? this.show(file, object, TEXT, entry) : undefined;
    if (/^(?:slice|substring|substr)$/.test(method)) return isWhole && !isMasked(file, method, call.arguments) ? this.show(file, object, goal, entry) : undefined;
    if (/^replace(?:All)?$/.test(method)) return isWhole && second && file.constantText(second) === '' ? this.show(file, object, TEXT, entry) : undefined;
    if (/^(?:then|catch|finally)$/.test(method)) return argument && method === 'then' ? undefined : this.show(file, object, goal, entry);
    if (method === 'withOptions') return this.showClient(file, call, goal);
    return this.showRead(file, call, goal);
  }

  /** `config.get('OPENAI_API_KEY')`, `env('OPENAI_API_KEY')`, of a function that cannot be followed. */
  private showRead(file: FileAnalysis, call: TSESTree.CallExpression, goal: Goal): Found | undefined {
    const callee = unwrap(call.callee);
    const [argument] = call.arguments;
    const name = callee.type === 'MemberExpression' ? staticName(callee) : callee.type === 'Identifier' ? callee.name : undefined;
    if (this.source || goal.path.length > 0 || !argument || call.arguments.length > 2 || !/^(?:get|getOrThrow|getString|getEnv|env|requireEnv)$/.test(name ?? '')) return undefined;
    const variable = file.constantText(argument);
    if (variable === undefined || !isCredentialVariable(variable)) return undefined;
    if (callee.type === 'MemberExpression' && file.evaluate(callee.object).some(isCollection)) return undefined;
    return { what: 'key', variable };
  }

  private showConstruction(file: FileAnalysis, node: TSESTree.NewExpression, goal: Goal, entry: Entry | undefined): Found | undefined {
    const [argument] = node.arguments;
    for (const { root, path } of file.evaluate(node.callee)) {
      if (root.type === 'node' && isClass(root.node)) {
        const own = errorText(root.file, root.node);
        if (own) return own.builder ? this.show(root.file, own.text, TEXT, { function: own.builder, call: node, file, from: entry }) : argument && this.showMessage(file, argument, goal, entry);
        return this.showClient(file, node, goal) ?? this.showFields(root.file, root.node, goal);
      }
      const name = path[path.length - 1] ?? (root.type === 'global' ? root.name : '');
      if (argument && ERROR_CLASS.test(name)) return this.showMessage(file, argument, goal, entry);
      if (argument && root.type === 'global' && /^(?:URL|URLSearchParams|Headers|String|Map|Set|Array)$/.test(name)) return this.show(file, argument, goal, entry);
    }
    return this.showClient(file, node, goal) ?? this.showValues(file, node, goal, entry);
  }

  private showMessage(file: FileAnalysis, argument: Node, { path }: Goal, entry: Entry | undefined): Found | undefined {
    return path.length === 0 || path[0] === 'message' ? this.show(file, argument, TEXT, entry) : undefined;
  }

  private showClient(file: FileAnalysis, node: Node, goal: Goal): Found | undefined {
    return first(file.evaluate(node), (value) => (value.root.type === 'instance' ? this.showInstance(value, goal) : undefined));
  }

  /** `JSON.stringify(value, select)`: a function or a list says what is left. */
  private showSelected(file: FileAnalysis, value: Node, select: Node | undefined, entry: Entry | undefined): Found | undefined {
    if (!select) return this.show(file, value, WHOLE, entry);
    const kept = file.evaluate(select);
    const isNothing = kept.length > 0 && kept.every(({ root, path }) => path.length === 0 && ((root.type === 'node' && root.node.type === 'Literal' && root.node.value === null) || (root.type === 'global' && root.name === 'undefined')));
    return isNothing ? this.show(file, value, WHOLE, entry) : undefined;
  }

  private showValues(file: FileAnalysis, node: Node, goal: Goal, entry: Entry | undefined): Found | undefined {
    return first(file.evaluate(node), (value) => this.showValue(value, goal, entry, node));
  }

  private showValue({ root, path }: Value, goal: Goal, entry: Entry | undefined, node: Node): Found | undefined {
    const value = { root, path: [...path, ...goal.path] };
    const next = { ...goal, path: value.path };
    if (root.type === 'node') return root.node === node ? undefined : this.show(root.file, root.node, next, entry);
    if (root.type === 'list') return undefined;
    if (this.source) return undefined;
    const variable = environmentVariableOf(value);
    if (variable !== undefined) return this.isSecret(this.home, variable) ? { what: 'key', variable } : undefined;
    if (isEnvironment(value)) return goal.isText || hasSecret(goal.without) ? undefined : { what: 'environment' };
    if (root.type === 'instance') return this.showInstance({ root, path }, goal);
    if (root.type === 'call') return root.node === node ? undefined : this.show(root.file, root.node, next, entry);
    return undefined;
  }

  private showInstance({ root, path }: Value, goal: Goal): Found | undefined {
    if (this.source || root.type !== 'instance') return undefined;
    const whole = [...path, ...goal.path].join('.');
    if (clientOfRoot({ root, path })) {
      if (isCredentialMember(whole) || whole === 'configuration.apiKey') return { what: 'key' };
      return whole === '' && !goal.isText && !hasSecret(goal.without) ? { what: 'client' } : undefined;
    }
    if (sdkExportPath(root.class)?.join('.') !== 'Configuration') return undefined;
    if (whole === 'apiKey') return { what: 'key' };
    return whole === '' && !goal.isText && !hasSecret(goal.without) ? { what: 'client' } : undefined;
  }

  private isSecret(file: FileAnalysis, variable: string): boolean {
    return isCredentialVariable(variable) || handedOverCredentials(file).variables.has(variable);
  }
}

const TEXT_FUNCTIONS = new Set(['String', 'Buffer.from', 'btoa', 'encodeURIComponent', 'encodeURI', 'escape']);
const OBJECT_FUNCTIONS = new Set(['Object.values', 'Object.entries', 'Object.assign', 'Object.freeze', 'structuredClone', 'Promise.resolve', 'Promise.all', 'Promise.reject', 'Object.fromEntries', 'Bun.inspect', 'Deno.inspect']);
const ERROR_CLASS = /(?:Error|Exception)$/;

function first<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function depthOf(entry: Entry | undefined): number {
  return entry ? 1 + depthOf(entry.from) : 0;
}

function enteredBy(entry: Entry | undefined, fn: FunctionNode): Entry | undefined {
  if (!entry || entry.function === fn) return entry;
  return enteredBy(entry.from, fn);
}

function parameterName(parameter: Node): string | undefined {
  if (parameter.type !== 'TSParameterProperty') return undefined;
  const binding = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
  return binding.type === 'Identifier' ? binding.name : undefined;
}

/** The members of variables that are deleted or assigned anew: `delete copy.apiKey`, `copy.apiKey = '***'`. */
function replacedMembers(file: FileAnalysis): ReadonlyMap<Variable, readonly string[]> {
  const replaced = new Map<Variable, readonly string[]>();
  const targets = [...file.nodes('UnaryExpression').filter(({ operator }) => operator === 'delete').map(({ argument }) => unwrap(argument)), ...file.nodes('AssignmentExpression').map(({ left }) => left)];
  for (const target of targets) {
    if (target.type !== 'MemberExpression' || target.object.type !== 'Identifier') continue;
    const variable = findVariable(file.source, target.object, target.object.name);
    const name = staticName(target);
    if (variable && name !== undefined) replaced.set(variable, [...replaced.get(variable) ?? [], name]);
  }
  return replaced;
}

function pushedByVariable(file: FileAnalysis): ReadonlyMap<Variable, readonly Node[]> {
  const pushed = new Map<Variable, readonly Node[]>();
  for (const { callee, arguments: given } of file.nodes('CallExpression')) {
    if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier' || !/^(?:push|unshift)$/.test(staticName(callee) ?? '')) continue;
    const variable = findVariable(file.source, callee.object, callee.object.name);
    if (variable) pushed.set(variable, [...pushed.get(variable) ?? [], ...given]);
  }
  return pushed;
}

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** The calls of a function, or of the class whose constructor it is, in its file. */
export function callsOf(file: FileAnalysis, fn: FunctionNode): readonly Call[] {
  return file.fact(callsByFunction).get(fn) ?? [];
}

function callsByFunction(file: FileAnalysis): ReadonlyMap<FunctionNode, readonly Call[]> {
  const byFunction = new Map<FunctionNode, Call[]>();
  for (const call of [...file.nodes('CallExpression'), ...file.nodes('NewExpression')]) {
    for (const { root, path } of file.evaluate(call.callee)) {
      if (root.type !== 'node' || root.file !== file || path.length > 0) continue;
      const fn = isClass(root.node) ? constructorOf(root.node) : root.node;
      if (isFunction(fn)) byFunction.set(fn, [...byFunction.get(fn) ?? [], call]);
    }
  }
  return byFunction;
}

function constructorOf({ body }: ClassNode): Node | undefined {
  const member = body.body.find((element) => element.type === 'MethodDefinition' && element.kind === 'constructor');
  return member?.type === 'MethodDefinition' ? member.value : undefined;
}

/** Whether all values of a variable were followed write by write. */
function isFollowed(variable: Variable): boolean {
  const type = variable.defs[0]?.type as string | undefined;
  return type === 'Variable' || type === 'Parameter';
}

function isRestOfObject(identifier: Node): boolean {
  return identifier.parent?.type === 'RestElement' && identifier.parent.parent.type === 'ObjectPattern';
}

/** `const { apiKey, ...rest } = config` leaves the named members out. */
function withRest(identifier: Node, goal: Goal): Goal {
  if (!isRestOfObject(identifier)) return goal;
  const pattern = identifier.parent!.parent as TSESTree.ObjectPattern;
  const named = pattern.properties.flatMap((property) => (property.type === 'Property' ? staticName(property) ?? [] : []));
  const [name] = goal.path;
  if (name === undefined) return { ...goal, without: new Set(named) };
  return named.includes(name) ? { ...goal, path: ['', ...goal.path] } : goal;
}

function hasSecret(names: ReadonlySet<string> | undefined): boolean {
  return names !== undefined && [...names].some((name) => isCredentialVariable(name) || isCredentialMember(name));
}

function isCollection({ root }: Value): boolean {
  return root.type === 'instance' && root.class.root.type === 'global' && /^(?:Weak)?Map$/.test(root.class.root.name);
}

/** An object of unknown origin that is called `env`, as workers get it, or what a validation of the environment gives. */
function isEnvironmentLike(file: FileAnalysis, object: Node): boolean {
  const node = unwrap(object);
  const name = referenceName(node);
  if (name === 'env') return file.evaluate(node).every(({ root }) => root.type === 'unknown' || root.type === 'call' || root.type === 'module');
  return file.evaluate(node).some((value) => {
    const { root, path } = value;
    if (root.type !== 'call' || !(path.length === 0 || /^(?:data|env|parsed|value|vars)$/.test(path.join('.')))) return false;
    if (isViteEnvironment(root)) return path.length === 0;
    return root.node.arguments.some((argument) => argument.type !== 'SpreadElement' && (root.file.evaluate(argument).some(isEnvironment) || passesEnvironment(root.file, argument))) || path[0] === 'parsed';
  });
}

/** What a validation of the environment with a credential in it gives as a whole, and what `dotenv.config().parsed` holds. */
function isLoadedEnvironment({ root, path }: Value): boolean {
  if (root.type !== 'call') return false;
  const { callee, file, node } = root;
  if (isViteEnvironment(root)) return path.length === 0;
  if (callee.root.type === 'module' && environmentLoaderOf(callee.root.source, callee.path[callee.path.length - 1] ?? '')) return path.join('.') === 'parsed';
  const isWhole = path.length === 0 || /^(?:data|env|value)$/.test(path.join('.'));
  return isWhole && isValidation(file, node) && credentialVariables.some((variable) => file.source.text.includes(variable));
}

/** `loadEnv(mode, folder, '')` gives all variables, not only Vite's. */
function isViteEnvironment({ callee, file, node }: Value['root'] & { type: 'call' }): boolean {
  const [, , prefix] = node.arguments;
  const isLoader = callee.root.type === 'module' && callee.root.source === 'vite' && callee.path.join('.') === 'loadEnv';
  return isLoader && prefix !== undefined && file.constantText(prefix) === '';
}

function isValidation(file: FileAnalysis, call: TSESTree.CallExpression): boolean {
  const name = call.callee.type === 'MemberExpression' ? staticName(call.callee) : call.callee.type === 'Identifier' ? call.callee.name : '';
  return /^(?:parse|safeParse|parseAsync|cleanEnv|createEnv|validate\w*|envsafe|from)$/.test(name ?? '') && call.arguments.some((argument) =>
    argument.type !== 'SpreadElement' && (file.evaluate(argument).some(isEnvironment) || passesEnvironment(file, argument)));
}

/** `createEnv({ runtimeEnv: process.env })`. */
function passesEnvironment(file: FileAnalysis, argument: Node): boolean {
  return argument.type === 'ObjectExpression' && argument.properties.some((property) => property.type === 'Property' && file.evaluate(property.value).some(isEnvironment));
}

/** Whether a call of `slice` and its like leaves a few characters only, or a number that is not known. */
function isMasked(file: FileAnalysis, method: string, [from, to]: readonly Node[]): boolean {
  const start = from ? numberOf(file, from) : 0;
  const end = to ? numberOf(file, to) : undefined;
  if (start === undefined || (to && end === undefined)) return true;
  if (start < 0 && end === undefined) return -start <= MAX_LEGIBLE;
  if (end === undefined) return false;
  if (method === 'substr') return end <= MAX_LEGIBLE;
  return end >= 0 && start >= 0 && end - start <= MAX_LEGIBLE;
}

function numberOf(file: FileAnalysis, expression: Node): number | undefined {
  const node = unwrap(expression);
  if (node.type === 'UnaryExpression' && node.operator === '-') {
    const value = numberOf(file, node.argument);
    return value === undefined ? undefined : -value;
  }
  const [value, ...others] = file.evaluate(node);
  return value && others.length === 0 && value.path.length === 0 && value.root.type === 'node' && value.root.node.type === 'Literal' && typeof value.root.node.value === 'number' ? value.root.node.value : undefined;
}

/** The text that a class of errors hands to `super`; without a constructor it is the first argument. Undefined for other classes. */
function errorText(file: FileAnalysis, holder: ClassNode): { builder: FunctionNode | undefined; text: Node } | undefined {
  if (!holder.superClass || !isErrorClass(file, holder.superClass)) return undefined;
  const constructor = constructorOf(holder);
  if (!isFunction(constructor)) return { builder: undefined, text: holder };
  const text = file.fact(superCalls).get(holder)?.arguments[0];
  return text ? { builder: constructor, text } : undefined;
}

/** The first `super(…)` of each class. */
function superCalls(file: FileAnalysis): ReadonlyMap<Node, TSESTree.CallExpression> {
  const byClass = new Map<Node, TSESTree.CallExpression>();
  for (const call of file.nodes('CallExpression')) {
    const holder = call.callee.type === 'Super' ? ancestor(call, isClass) : undefined;
    if (holder && !byClass.has(holder)) byClass.set(holder, call);
  }
  return byClass;
}

/** Whether a superclass is a class of errors, by what it extends or by the name that a package or the platform gives it. */
export function isErrorClass(file: FileAnalysis, expression: Node, depth = 0): boolean {
  return depth <= MAX_SUPERCLASSES && file.evaluate(expression).some(({ root, path }) => {
    if (root.type === 'node') return isClass(root.node) && root.node.superClass ? isErrorClass(root.file, root.node.superClass, depth + 1) : false;
    return ERROR_CLASS.test(path[path.length - 1] ?? (root.type === 'global' ? root.name : ''));
  });
}
