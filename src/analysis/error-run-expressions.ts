/** Expressions of a symbolic run. */
import type { TSESTree } from '@typescript-eslint/types';
import { sdkExportPath } from './client-values.ts';
import { evaluateCall, evaluateNew } from './error-run-calls.ts';
import { assign, bindPattern, constantValue, keptValue } from './error-run-bindings.ts';
import { type Frame, type Outcome, type Run, type State, andThen, condition, countStep, normal, split } from './error-run.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { type Node, contains, isClass, isFunction, staticName, unwrap } from './nodes.ts';
import { asText, binary, has, instanceOf, joinedText, negated, typeOf } from './symbolic-operators.ts';
import { DERIVED, type Symbolic, type SymbolicObject, UNDEFINED, UNKNOWN, isDerived, known, memberOf, nullishOf, someObject, truthOf } from './symbolic-values.ts';

/** The values that an expression may have, path by path. */
export function evaluate(run: Run, frame: Frame, expression: Node, state: State): readonly Outcome[] {
  countStep(run);
  const node = unwrap(expression);
  switch (node.type) {
    case 'Identifier':
    case 'ThisExpression':
      return [normal(state, keptValue(frame.file, node, state) ?? constantValue(frame.file, node))];
    case 'Literal':
      return [normal(state, 'regex' in node ? someObject(false) : known(node.value as never))];
    case 'TemplateLiteral':
      return andThen(evaluateAll(run, frame, node.expressions, state), (after, values) => [normal(after, templateText(node, listed(values)))]);
    case 'MemberExpression':
      return evaluateMember(run, frame, node, state);
    case 'CallExpression':
      return evaluateCall(run, frame, node, state);
    case 'NewExpression':
      return evaluateNew(run, frame, node, state);
    case 'AwaitExpression':
      return andThen(evaluate(run, frame, node.argument, state), settle);
    case 'YieldExpression':
      return node.argument ? andThen(evaluate(run, frame, node.argument, state), settle) : [normal(state, UNKNOWN)];
    case 'AssignmentExpression':
      return evaluateAssignment(run, frame, node, state);
    case 'UpdateExpression':
      return evaluateUpdate(run, frame, node, state);
    case 'UnaryExpression':
      return andThen(evaluate(run, frame, node.argument, state), (after, value) => [normal(after, unary(node.operator, value))]);
    case 'BinaryExpression':
      return evaluateBinary(run, frame, node, state);
    case 'LogicalExpression':
      return evaluateLogical(run, frame, node, state);
    case 'ConditionalExpression': {
      if (!state.hit && !contains(node, run.origin.call)) return [normal(state, UNKNOWN)];
      const { whenTrue, whenFalse, ended } = condition(run, frame, node.test, state);
      return [...ended, ...whenTrue.flatMap((after) => evaluate(run, frame, node.consequent, after)), ...whenFalse.flatMap((after) => evaluate(run, frame, node.alternate, after))];
    }
    case 'SequenceExpression':
      return node.expressions.reduce<readonly Outcome[]>((outcomes, part) => andThen(outcomes, (after) => evaluate(run, frame, part, after)), [normal(state)]);
    case 'ArrayExpression':
      return andThen(evaluateAll(run, frame, node.elements.filter((element) => element !== null), state), (after, values) => [normal(after, arrayOf(node, listed(values)))]);
    case 'ObjectExpression':
      return evaluateObject(run, frame, node, state);
    case 'TaggedTemplateExpression':
      return andThen(evaluateAll(run, frame, node.quasi.expressions, state), (after, values) => [normal(after, { kind: 'unknown', derived: isDerived(values) })]);
    case 'SpreadElement':
      return andThen(evaluate(run, frame, node.argument, state), (after, value) => [normal(after, { kind: 'unknown', derived: isDerived(value) })]);
    default:
      if (isFunction(node)) return [normal(state, { kind: 'function', functions: [{ node, file: frame.file }] })];
      return [normal(state, isClass(node) ? someObject(false) : UNKNOWN)];
  }
}

/** What `await` gives: a promise that rejects throws. */
function settle(state: State, value: Symbolic): readonly Outcome[] {
  return value.kind === 'rejected' ? [{ state, completion: { type: 'throw', value: value.error } }] : [normal(state, value)];
}

/** Evaluates expressions in order; the outcome's value is a list (see {@link listed}). */
export function evaluateAll(run: Run, frame: Frame, nodes: readonly Node[], state: State): readonly Outcome[] {
  return nodes.reduce<readonly Outcome[]>(
    (outcomes, node) => andThen(outcomes, (before, list) => {
      const values = evaluate(run, frame, node, before);
      return andThen(values, (after, value) => [normal(after, appended(list as SymbolicObject, value, values.length > 1))]);
    }),
    [normal(state, emptyObject())],
  );
}

/** A list or object that is being filled, on one path. */
function emptyObject(): SymbolicObject {
  return { kind: 'object', members: new Map(), open: false, derived: false };
}

function appended(list: SymbolicObject, value: Symbolic, isShared: boolean): SymbolicObject {
  return withMember(isShared ? copied(list) : list, String(list.members.size), value);
}

/** An object of their own for paths that part while it is being filled. */
function copied(object: SymbolicObject): SymbolicObject {
  return { ...object, members: new Map(object.members) };
}

function withMember(object: SymbolicObject, name: string, value: Symbolic): SymbolicObject {
  (object.members as Map<string, Symbolic>).set(name, value);
  return object;
}

/** The elements of a list that {@link evaluateAll} made. */
export function listed(list: Symbolic): readonly Symbolic[] {
  return list.kind === 'object' ? [...list.members.values()] : [];
}

function templateText(node: TSESTree.TemplateLiteral, values: readonly Symbolic[]): Symbolic {
  return joinedText(node.quasis.flatMap((quasi, index) => [known(quasi.value.cooked ?? ''), ...(values[index] ? [asText(values[index])] : [])]));
}

function arrayOf(node: TSESTree.ArrayExpression, elements: readonly Symbolic[]): Symbolic {
  const isOpen = node.elements.some((element) => element?.type === 'SpreadElement');
  const members = new Map(isOpen ? [] : elements.map((element, index) => [String(index), element]));
  if (!isOpen) members.set('length', known(elements.length));
  return { kind: 'object', members, open: true, derived: elements.some(isDerived) };
}

function evaluateMember(run: Run, frame: Frame, node: TSESTree.MemberExpression, state: State): readonly Outcome[] {
  const kept = keptValue(frame.file, node, state);
  if (kept) return [normal(state, kept)];
  return andThen(evaluate(run, frame, node.object, state), (after, object) => {
    const property = node.computed ? evaluate(run, frame, node.property, after) : [normal(after)];
    return andThen(property, (last, key) => {
      const name = staticName(node) ?? (key.kind === 'known' ? String(key.value) : undefined);
      if (object.kind === 'unknown' && !object.derived && !isDerived(key)) return [normal(last, constantMember(frame.file, node))];
      return memberOutcome(node, object, name, isDerived(key), last);
    });
  });
}

function memberOutcome(node: TSESTree.MemberExpression, object: Symbolic, name: string | undefined, byDerived: boolean, state: State): readonly Outcome[] {
  const value = memberOf(object, name);
  if (value) return [normal(state, byDerived && !isDerived(value) ? DERIVED : value)];
  // `a?.b.c` is undefined as a whole where `a` is.
  if (isOptional(node)) return [normal(state, { kind: 'known', value: undefined, derived: isDerived(object) })];
  // Only what the error lacks is certain enough to throw.
  if (!isDerived(object)) return [normal(state, UNKNOWN)];
  return [{ state, completion: { type: 'throw', value: someObject(true) } }];
}

function isOptional(node: Node): boolean {
  let link: Node = node;
  for (;;) {
    if (link.type === 'MemberExpression') {
      if (link.optional) return true;
      link = link.object;
    } else if (link.type === 'CallExpression') {
      if (link.optional) return true;
      link = link.callee;
    } else if (link.type === 'TSNonNullExpression') link = link.expression;
    else return false;
  }
}

/** A member that nothing in the file counts up or reassigns. */
function constantMember(file: FileAnalysis, node: TSESTree.MemberExpression): Symbolic {
  const name = staticName(node);
  return name === undefined || file.fact(changedMembers).has(name) ? UNKNOWN : constantValue(file, node);
}

/** The names of members that a file assigns or counts. */
export function changedMembers(file: FileAnalysis): ReadonlySet<string> {
  const targets = [...file.nodes('UpdateExpression').map(({ argument }) => argument), ...file.nodes('AssignmentExpression').map(({ left }) => left)];
  return new Set(targets.flatMap((target) => (target.type === 'MemberExpression' ? (staticName(target) ?? []) : [])));
}

function evaluateAssignment(run: Run, frame: Frame, node: TSESTree.AssignmentExpression, state: State): readonly Outcome[] {
  const { left, right, operator } = node;
  if (operator === '=') return andThen(evaluate(run, frame, right, state), (after, value) => bindPattern(run, frame, left, value, remedied(run, frame, left, after)));
  return andThen(evaluate(run, frame, left, state), (after, before) => {
    const logical = /^(?:\|\||&&|\?\?)=$/.test(operator);
    if (logical && truthOf(before) === (operator === '||=')) return [normal(after, before)];
    return andThen(evaluate(run, frame, right, after), (last, value) => {
      const result = logical ? (truthOf(before) === undefined ? { kind: 'unknown' as const, derived: isDerived(before) || isDerived(value) } : value) : binary(operator.slice(0, -1), before, value);
      return [normal(assign(frame.file, unwrap(left), result, last), result)];
    });
  });
}

/** Code that knows a bad key from other errors, and then changes a member or a client, does something about it. */
function remedied(run: Run, frame: Frame, target: Node, state: State): State {
  return state.singledOut && unwrap(target).type === 'MemberExpression' && frame.file === run.scene.file ? split(run, state, true)[0] : state;
}

function evaluateUpdate(run: Run, frame: Frame, node: TSESTree.UpdateExpression, state: State): readonly Outcome[] {
  return andThen(evaluate(run, frame, node.argument, state), (after, before) => {
    const result = binary(node.operator === '++' ? '+' : '-', before, known(1));
    return [normal(assign(frame.file, unwrap(node.argument), result, after), node.prefix ? result : before)];
  });
}

function unary(operator: string, value: Symbolic): Symbolic {
  switch (operator) {
    case '!':
      return negated(value);
    case 'typeof':
      return typeOf(value);
    case 'void':
      return UNDEFINED;
    case '-':
      return value.kind === 'known' && typeof value.value === 'number' ? { ...value, value: -value.value } : { kind: 'unknown', derived: isDerived(value) };
    case '+':
      return value.kind === 'known' && typeof value.value !== 'bigint' ? { ...value, value: Number(value.value) } : { kind: 'unknown', derived: isDerived(value) };
    default:
      return { kind: 'unknown', derived: isDerived(value) };
  }
}

function evaluateBinary(run: Run, frame: Frame, node: TSESTree.BinaryExpression, state: State): readonly Outcome[] {
  const left = node.left.type === 'PrivateIdentifier' ? [normal(state, UNKNOWN)] : evaluate(run, frame, node.left, state);
  return andThen(left, (after, first) => {
    if (node.operator === 'instanceof') return [normal(after, instanceOfExpression(frame.file, first, node.right))];
    return andThen(evaluate(run, frame, node.right, after), (last, second) => {
      const value = node.operator === 'in' ? has(keysOf(frame.file, node.right, second), first) : binary(node.operator, first, second);
      return [normal(last, value)];
    });
  });
}

/** The object literal that `name in TABLE` looks into, with its keys. */
function keysOf(file: FileAnalysis, expression: Node, value: Symbolic): Symbolic {
  if (value.kind !== 'object' || value.derived || value.members.size > 0) return value;
  const [only, ...others] = file.evaluate(expression);
  if (!only || others.length > 0 || only.path.length > 0 || only.root.type !== 'node' || only.root.node.type !== 'ObjectExpression') return value;
  const names = only.root.node.properties.map((property) => staticName(property as TSESTree.Property));
  if (names.some((name) => name === undefined)) return value;
  return { kind: 'object', members: new Map(names.map((name) => [name!, someObject(false)])), open: false, derived: false };
}

export function instanceOfExpression(file: FileAnalysis, value: Symbolic, expression: Node): Symbolic {
  const names = file.evaluate(expression).map((found) => classNameOf(found));
  if (names.length !== 1 || names[0] === null) return { kind: 'unknown', derived: isDerived(value) };
  return instanceOf(value, names[0]);
}

/** The name of a class of the SDK, of axios or of the language; undefined for other classes, null where the class is not known. */
function classNameOf({ root, path }: ReturnType<FileAnalysis['evaluate']>[number]): string | null | undefined {
  const sdkPath = sdkExportPath({ root, path });
  if (sdkPath) return sdkPath[sdkPath.length - 1] ?? null;
  if (root.type === 'module') return path[path.length - 1] === 'AxiosError' ? 'AxiosError' : undefined;
  if (root.type === 'global') return path.length > 0 ? null : root.name;
  if (root.type !== 'node' || path.length > 0 || !isClass(root.node)) return null;
  const parents = root.node.superClass ? root.file.evaluate(root.node.superClass) : [];
  // A class of the project is never the error's own; `class X extends OpenAI.APIError` is none either.
  return parents.length <= 1 ? undefined : null;
}

function evaluateLogical(run: Run, frame: Frame, node: TSESTree.LogicalExpression, state: State): readonly Outcome[] {
  return andThen(evaluate(run, frame, node.left, state), (after, left) => {
    const takesRight = node.operator === '??' ? nullishOf(left) : node.operator === '&&' ? truthOf(left) : negate(truthOf(left));
    if (takesRight === false) return [normal(after, left)];
    const marked = left.kind === 'known' && left.telling && after.hit ? { ...after, singledOut: true } : after;
    if (takesRight === true) return evaluate(run, frame, node.right, marked);
    // Before the call, what a default may be is not worth two paths.
    if (!after.hit && !contains(node.right, run.origin.call)) return [normal(after, UNKNOWN)];
    const [leaves, stays] = split(run, after, isDerived(left));
    return [normal(leaves, decidedLeft(node.operator, left)), ...evaluate(run, frame, node.right, stays)];
  });
}

function negate(truth: boolean | undefined): boolean | undefined {
  return truth === undefined ? undefined : !truth;
}

/** What an open left side is where it ends the expression. */
function decidedLeft(operator: string, left: Symbolic): Symbolic {
  if (operator === '&&') return { kind: 'known', value: false, derived: isDerived(left) };
  return operator === '||' ? { kind: 'known', value: true, derived: isDerived(left) } : left;
}

function evaluateObject(run: Run, frame: Frame, node: TSESTree.ObjectExpression, state: State): readonly Outcome[] {
  return node.properties.reduce<readonly Outcome[]>((outcomes, property) => andThen(outcomes, (before, object) => {
    const given = property.type === 'SpreadElement' ? property.argument : property.value;
    const values = evaluate(run, frame, given, before);
    return andThen(values, (after, value) => [normal(after, withProperty(values.length > 1 ? copied(object as SymbolicObject) : (object as SymbolicObject), property, value))]);
  }), [normal(state, emptyObject())]);
}

function withProperty(object: SymbolicObject, property: TSESTree.ObjectLiteralElement, value: Symbolic): SymbolicObject {
  if (property.type === 'SpreadElement') {
    return value.kind === 'object' && !value.classes ? { ...object, members: new Map([...object.members, ...value.members]), open: object.open || value.open, derived: object.derived || value.derived }
      : { ...object, open: true, derived: object.derived || isDerived(value) };
  }
  const name = staticName(property);
  return name === undefined ? { ...object, open: true } : withMember(object, name, value);
}
