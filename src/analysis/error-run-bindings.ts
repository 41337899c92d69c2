/** What a symbolic run knows of variables: binding patterns, assignments, and constants that were there before the run. */
import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { writesOf } from './bindings.ts';
import { type Frame, type Outcome, type Run, type State, andThen, normal } from './error-run.ts';
import { evaluate } from './error-run-expressions.ts';
import { functionsOf } from './calls.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { type Node, enclosingFunction, isClass, isFunction, literalText, staticName, unwrap } from './nodes.ts';
import { findVariable } from './source-file.ts';
import { type Symbolic, UNDEFINED, UNKNOWN, isDerived, isSameValue, known, memberOf, nullishOf, someObject } from './symbolic-values.ts';

/** Gives a value to a pattern: of a declaration, a parameter, a catch clause or an assignment. */
export function bindPattern(run: Run, frame: Frame, pattern: Node, value: Symbolic, state: State): readonly Outcome[] {
  const target = unwrap(pattern);
  switch (target.type) {
    case 'Identifier':
    case 'MemberExpression':
      return [normal(assign(frame.file, target, value, state), value)];
    case 'TSParameterProperty':
      return bindPattern(run, frame, target.parameter, value, state);
    case 'RestElement':
      return bindPattern(run, frame, target.argument, { kind: 'unknown', derived: isDerived(value) }, state);
    case 'AssignmentPattern': {
      const missing = value.kind === 'known' && value.value === undefined;
      const values = missing ? evaluate(run, frame, target.right, state) : [normal(state, value)];
      return andThen(values, (after, given) => bindPattern(run, frame, target.left, given, after));
    }
    case 'ObjectPattern':
      return bindMembers(run, frame, target.properties, value, state, (property) => staticName(property));
    case 'ArrayPattern':
      return bindMembers(run, frame, target.elements, value, state, (_, index) => String(index));
    default:
      return [normal(state, value)];
  }
}

function bindMembers<P extends Node>(run: Run, frame: Frame, parts: readonly (P | null)[], value: Symbolic, state: State, nameOf: (part: Extract<P, TSESTree.Property>, index: number) => string | undefined): readonly Outcome[] {
  if (nullishOf(value) === true && value.kind === 'known' && value.derived) return [{ state, completion: { type: 'throw', value: someObject(true) } }];
  let outcomes: readonly Outcome[] = [normal(state)];
  for (const [index, part] of parts.entries()) {
    if (!part) continue;
    const rest: Node = part;
    const name = rest.type === 'RestElement' ? undefined : nameOf(part as Extract<P, TSESTree.Property>, index);
    const member = memberOf(value, name) ?? UNKNOWN;
    outcomes = andThen(outcomes, (after) => bindPattern(run, frame, rest.type === 'Property' ? rest.value : rest, member, after));
  }
  return outcomes;
}

/** The state after `target = value`. */
export function assign(file: FileAnalysis, target: Node, value: Symbolic, state: State): State {
  const key = keyOf(file, target);
  if (key !== undefined) return isSameValue(value, state.env.get(key)) ? state : { ...state, env: state.env.with(key, value) };
  if (target.type !== 'MemberExpression') return state;
  const holder = keyOf(file, unwrap(target.object));
  const name = staticName(target);
  if (holder === undefined || name === undefined) return state;
  const object = state.env.get(holder);
  const members = new Map(object?.kind === 'object' ? object.members : []).set(name, value);
  const changed: Symbolic = object?.kind === 'object' ? { ...object, members } : { ...someObject(object !== undefined && isDerived(object)), members };
  return { ...state, env: state.env.with(holder, changed) };
}

/** Under which key the run keeps a variable, or a member of `this`. */
function keyOf(file: FileAnalysis, target: Node): Variable | string | undefined {
  if (target.type === 'Identifier') return findVariable(file.source, target, target.name);
  if (target.type !== 'MemberExpression' || target.object.type !== 'ThisExpression') return undefined;
  const name = staticName(target);
  return name === undefined ? undefined : `${file.source.filename} this.${name}`;
}

/** What the run has given to an expression; undefined where it has not touched it. */
export function keptValue(file: FileAnalysis, node: Node, state: State): Symbolic | undefined {
  const key = keyOf(file, node);
  if (key === undefined) return undefined;
  const value = state.env.get(key);
  // An `undefined` from the declaration may be stale where other functions write.
  return value?.kind === 'known' && value.value === undefined && typeof key !== 'string' && isWrittenElsewhere(key) ? UNKNOWN : value;
}

function isWrittenElsewhere(variable: Variable): boolean {
  const [definition] = variable.defs;
  if (!definition) return true;
  const home = enclosingFunction(definition.name as Node);
  return writesOf(variable).some((write) => write.home !== home);
}

/** What an expression stands for whenever it runs: a constant of the file or of the project. */
export function constantValue(file: FileAnalysis, node: Node): Symbolic {
  if (node.type === 'Identifier') {
    if (node.name === 'undefined') return UNDEFINED;
    const variable = findVariable(file.source, node, node.name);
    if (variable && writesOf(variable).length > 1) return UNKNOWN;
    if (variable?.defs.some(({ type }) => (type as string) === 'Parameter')) return UNKNOWN;
  }
  const functions = functionsOf(file, node);
  if (functions.length > 0) return { kind: 'function', functions };
  const [value, ...others] = file.evaluate(node);
  if (!value || others.length > 0 || value.path.length > 0) return UNKNOWN;
  const { root } = value;
  if (root.type !== 'node') return root.type === 'instance' ? someObject(false) : UNKNOWN;
  if (root.node.type === 'Literal') return 'regex' in root.node ? someObject(false) : known(root.node.value as never);
  const text = literalText(root.node);
  if (text !== undefined) return known(text);
  return isFunction(root.node) || isClass(root.node) || /^(?:Object|Array)Expression$/.test(root.node.type) ? someObject(false) : UNKNOWN;
}
