/**
 * Runs a function symbolically up to a call that fails with a given error (or, in the counter-run, succeeds) and on from there, along
 * every path: what the handlers do with the error, and which paths come back to the call. Conditions that the error decides are
 * decided; the others split the path, and a path remembers on which splits the error had a say.
 */
import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { bindPattern } from './error-run-bindings.ts';
import { invoke } from './error-run-calls.ts';
import { evaluate } from './error-run-expressions.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { LayeredMap } from './layered-map.ts';
import { type FunctionNode, type Node, contains, isFunction, unwrap, walk } from './nodes.ts';
import { findVariable } from './source-file.ts';
import { equality } from './symbolic-operators.ts';
import { DERIVED, type Symbolic, type SymbolicObject, UNDEFINED, UNKNOWN, isDerived, isError, isSameValue, observed, truthOf } from './symbolic-values.ts';

/** A function of a file, or the whole file. */
export interface Scene {
  readonly file: FileAnalysis;
  readonly node: FunctionNode | TSESTree.Program;
}

/** What the run starts from: the call in the scene, and how it ends the first time. */
export interface Origin {
  readonly call: TSESTree.CallExpression;
  /** `rejects` with the error itself; `runs` functions of the project in which a request does; `resolves` in the counter-run */
  readonly ending: 'rejects' | 'runs' | 'resolves';
  /** other calls that do the same again */
  readonly repetitions?: readonly TSESTree.CallExpression[];
}

/** Where a path split because of something that the error had a say in. */
interface Decision {
  readonly split: number;
  readonly branch: boolean;
}

export interface Handler {
  readonly node: TSESTree.CatchClause | FunctionNode;
  readonly file: FileAnalysis;
}

export interface State {
  /** by variable, or by the text of a member of `this` */
  readonly env: LayeredMap<Variable | string, Symbolic>;
  /** the call has run */
  readonly hit: boolean;
  /** the request in a called function that failed */
  readonly failed: Node | undefined;
  readonly trail: readonly Decision[];
  /** splits in which the error had no say */
  readonly guesses: number;
  /** the last handler that took the error */
  readonly handler: Handler | undefined;
  /** loops around the call that went into their next round, or ended only because their own condition may be false */
  readonly wentOn: readonly Node[];
  /** what the variables were when the call ran */
  readonly atHit: State['env'] | undefined;
  /** a condition that only this error fulfils was true: from here on the code knows what it does */
  readonly singledOut: boolean;
  /** what the scene's code has called since the call ran, as far as it may let time pass */
  readonly pauses: readonly Pause[];
}

export type Pause = TSESTree.CallExpression | TSESTree.NewExpression;

export type Completion =
  | { readonly type: 'normal'; readonly value: Symbolic }
  | { readonly type: 'throw' | 'return'; readonly value: Symbolic }
  | { readonly type: 'break' | 'continue'; readonly label: string | undefined }
  /** the program ends */
  | { readonly type: 'exit' }
  /** the call runs again, because of `by` */
  | { readonly type: 'again'; readonly by: Node };

export interface Outcome {
  readonly state: State;
  readonly completion: Completion;
}

/** The functions that are running, innermost last. */
export interface Frame {
  readonly file: FileAnalysis;
  readonly running: readonly Node[];
  /** requests fail here */
  readonly failing: boolean;
}

export interface Run {
  readonly scene: Scene;
  readonly origin: Origin;
  readonly error: Symbolic;
  steps: number;
  splits: number;
  readonly budget: Budget;
}

/** How many steps are left to several runs of a scene together, and to those of other scenes with them. */
export interface Budget {
  steps: number;
  readonly ofAll?: Budget;
}

/** Thrown where a function is too large or too branched to be run; the run then says nothing. */
class TooLong extends Error {}

const MAX_STEPS = 20_000;
const MAX_PATHS = 400;
const MAX_ROUNDS = 3;
/**
 * For all calls of a scene together: each run goes through the whole scene, so that thousands of calls would take as many times as long.
 * Of the calls that come after, nothing is said. Published files take up to a fifth.
 */
const MAX_STEPS_OF_SCENE = 100_000;
/** For all scenes of a file together, which may call each other; published files take up to two fifths. */
const STEPS_OF_FILE = 100_000;
/** Beside them for each character: thousands of short loops one after the other take no more. */
const STEPS_OF_CHARACTER = 0.25;

/** The budgets of the scenes of a file. */
export class SceneBudgets {
  private readonly ofAll: Budget;
  private readonly byScene = new Map<Node, Budget>();

  constructor({ source }: FileAnalysis) {
    this.ofAll = { steps: STEPS_OF_FILE + STEPS_OF_CHARACTER * source.text.length };
  }

  of(scene: Node): Budget {
    const known = this.byScene.get(scene) ?? { ...sceneBudget(), ofAll: this.ofAll };
    this.byScene.set(scene, known);
    return known;
  }
}

/** A budget for the runs of one scene. */
function sceneBudget(): Budget {
  return { steps: MAX_STEPS_OF_SCENE };
}

function isSpent({ steps, ofAll }: Budget): boolean {
  return steps < 0 || (ofAll !== undefined && isSpent(ofAll));
}

function takeStep(budget: Budget): boolean {
  return --budget.steps >= 0 && (budget.ofAll === undefined || takeStep(budget.ofAll));
}

const START: State = { env: new LayeredMap(), hit: false, failed: undefined, trail: [], guesses: 0, handler: undefined, wentOn: [], atHit: undefined, singledOut: false, pauses: [] };

/**
 * All paths of a scene on which the call has run; undefined where there are too many. A run in which nothing looks at the error goes
 * the same way with every error, so that it is made once.
 * @param env what is known of variables beforehand
 * @param budget what it shares with other runs of the scene
 */
export function runScene(scene: Scene, origin: Origin, error: SymbolicObject, env: State['env'] = START.env, budget = sceneBudget()): readonly Outcome[] | undefined {
  const known = env === START.env ? scene.file.nodeFact(blindRuns, scene.node) : undefined;
  const key = `${origin.ending} ${origin.call.range[0]} ${origin.call.range[1]}`;
  if (known?.has(key)) return known.get(key);
  if (isSpent(budget)) return undefined;
  let hasLooked = false;
  const outcomes = outcomesOf({ scene, origin, error: observed(error, () => { hasLooked = true; }), steps: 0, splits: 0, budget }, env);
  if (!hasLooked && !isSpent(budget)) known?.set(key, outcomes);
  return outcomes;
}

/** By ending and place of the call, the paths of a scene that are the same with every error. */
function blindRuns(): Map<string, readonly Outcome[] | undefined> {
  return new Map();
}

function outcomesOf(run: Run, env: State['env']): readonly Outcome[] | undefined {
  const { scene } = run;
  const frame: Frame = { file: scene.file, running: [scene.node], failing: false };
  try {
    return runBody(run, frame, scene.node, { ...START, env }).filter(({ state }) => state.hit);
  } catch (problem) {
    if (problem instanceof TooLong) return undefined;
    throw problem;
  }
}

/**
 * All paths of a function whose requests fail; undefined where there are too many.
 * @param args what its parameters get
 * @param env what is known of variables around it
 */
export function runFailing(scene: Scene & { readonly node: FunctionNode }, origin: Origin, error: Symbolic, args: readonly Symbolic[], env: State['env'] = START.env): readonly Outcome[] | undefined {
  const run: Run = { scene, origin, error, steps: 0, splits: 0, budget: sceneBudget() };
  const frame: Frame = { file: scene.file, running: [], failing: true };
  try {
    return invoke(run, frame, scene, args, { ...START, env, hit: true });
  } catch (problem) {
    if (problem instanceof TooLong) return undefined;
    throw problem;
  }
}

/**
 * Whether the paths come back to the call although nothing that looked at the error could have stopped them: of a split in which the
 * error had a say both sides must come back, of every other split one.
 */
export function comesBack(outcomes: readonly Outcome[], depth = 0): boolean {
  const splits = new Map<number, [Outcome[], Outcome[]]>();
  for (const outcome of outcomes) {
    const decision = outcome.state.trail[depth];
    if (!decision) {
      if (outcome.completion.type === 'again') return true;
      continue;
    }
    const sides = splits.get(decision.split) ?? [[], []];
    splits.set(decision.split, sides);
    sides[decision.branch ? 0 : 1].push(outcome);
  }
  return [...splits.values()].some(([whenTrue, whenFalse]) => comesBack(whenTrue, depth + 1) && comesBack(whenFalse, depth + 1));
}

export function normal(state: State, value: Symbolic = UNDEFINED): Outcome {
  return { state, completion: { type: 'normal', value } };
}

/** Goes on from the outcomes that completed normally. */
export function andThen(outcomes: readonly Outcome[], next: (state: State, value: Symbolic) => readonly Outcome[]): readonly Outcome[] {
  if (outcomes.length === 1 && outcomes[0]!.completion.type === 'normal') return next(outcomes[0]!.state, outcomes[0]!.completion.value);
  const all = outcomes.flatMap((outcome) => (outcome.completion.type === 'normal' ? next(outcome.state, outcome.completion.value) : [outcome]));
  if (all.length > MAX_PATHS) throw new TooLong();
  return all;
}

export function countStep(run: Run): void {
  if (++run.steps > MAX_STEPS || !takeStep(run.budget)) throw new TooLong();
}

/** Splits a path on a condition that may be true or false. */
export function split(run: Run, state: State, derived: boolean): readonly [State, State] {
  if (!derived || !state.hit) {
    const guessed = { ...state, guesses: state.guesses + 1 };
    return [guessed, guessed];
  }
  const id = ++run.splits;
  return [
    { ...state, trail: [...state.trail, { split: id, branch: true }] },
    { ...state, trail: [...state.trail, { split: id, branch: false }] },
  ];
}

/** A condition's paths, by outcome. */
export interface Branches {
  readonly whenTrue: readonly State[];
  readonly whenFalse: readonly State[];
  /** paths on which evaluating the condition did not end normally */
  readonly ended: readonly Outcome[];
}

/** Evaluates a condition; `&&`, `||` and `!` are paths, too. */
export function condition(run: Run, frame: Frame, expression: Node, state: State): Branches {
  const test = unwrap(expression);
  if (test.type === 'UnaryExpression' && test.operator === '!') {
    const { whenTrue, whenFalse, ended } = condition(run, frame, test.argument, state);
    return { whenTrue: whenFalse, whenFalse: whenTrue, ended };
  }
  if (test.type === 'LogicalExpression' && test.operator !== '??') {
    const left = condition(run, frame, test.left, state);
    const open = test.operator === '&&' ? left.whenTrue : left.whenFalse;
    const right = open.map((after) => condition(run, frame, test.right, after));
    const whenTrue = right.flatMap((branches) => branches.whenTrue);
    const whenFalse = right.flatMap((branches) => branches.whenFalse);
    const ended = [...left.ended, ...right.flatMap((branches) => branches.ended)];
    return test.operator === '&&' ? { whenTrue, whenFalse: [...left.whenFalse, ...whenFalse], ended } : { whenTrue: [...left.whenTrue, ...whenTrue], whenFalse, ended };
  }
  const whenTrue: State[] = [];
  const whenFalse: State[] = [];
  const ended: Outcome[] = [];
  for (const outcome of evaluate(run, frame, test, state)) {
    if (outcome.completion.type !== 'normal') {
      ended.push(outcome);
      continue;
    }
    const sides = branch(run, outcome.state, outcome.completion.value);
    whenTrue.push(...sides.whenTrue);
    whenFalse.push(...sides.whenFalse);
  }
  return { whenTrue, whenFalse, ended };
}

/** The state on either side of a condition's value. */
function branch(run: Run, state: State, value: Symbolic): { whenTrue: readonly State[]; whenFalse: readonly State[] } {
  const truth = truthOf(value);
  if (truth === undefined) {
    const [yes, no] = split(run, state, isDerived(value));
    return { whenTrue: [yes], whenFalse: [no] };
  }
  const after = value.kind === 'known' && value.telling && state.hit ? { ...state, singledOut: true } : state;
  return truth ? { whenTrue: [after], whenFalse: [] } : { whenTrue: [], whenFalse: [after] };
}

/** The paths of a function or file, each ending with `return`, `throw`, `exit` or `again`. */
export function runBody(run: Run, frame: Frame, node: FunctionNode | TSESTree.Program, state: State): readonly Outcome[] {
  if (node.type === 'Program') return runStatements(run, frame, node.body, state);
  if (node.body.type !== 'BlockStatement') {
    return andThen(evaluate(run, frame, node.body, state), (after, value) => [{ state: after, completion: { type: 'return', value } }]);
  }
  return andThen(runStatements(run, frame, node.body.body, state), (after) => [{ state: after, completion: { type: 'return', value: UNDEFINED } }]);
}

function runStatements(run: Run, frame: Frame, statements: readonly Node[], state: State): readonly Outcome[] {
  let outcomes: readonly Outcome[] = [normal(state)];
  for (const statement of statements) {
    outcomes = merged(andThen(outcomes, (after) => runStatement(run, frame, statement, after)));
    if (outcomes.every(({ completion }) => completion.type !== 'normal')) break;
  }
  return outcomes;
}

/** Paths that know the same go on as one; so do the two sides of a split that made no difference. */
function merged(outcomes: readonly Outcome[]): readonly Outcome[] {
  if (outcomes.length < 2) return outcomes;
  const kept: Outcome[] = [];
  for (const outcome of outcomes) {
    const twin = outcome.completion.type === 'normal' ? kept.findIndex((other) => other.completion.type === 'normal' && isSame(other.state, outcome.state)) : -1;
    if (twin < 0) {
      if (kept.push(outcome) > MAX_PATHS) throw new TooLong();
    } else if (kept[twin]!.state.trail.length !== sharedTrail(kept[twin]!.state, outcome.state)) {
      const state = kept[twin]!.state;
      kept[twin] = normal({ ...state, trail: state.trail.slice(0, -1) });
    }
  }
  return kept;
}

function isSame(one: State, other: State): boolean {
  if (one.hit !== other.hit || one.handler?.node !== other.handler?.node || one.singledOut !== other.singledOut) return false;
  if (one.wentOn.length !== other.wentOn.length || one.wentOn.some((loop, index) => loop !== other.wentOn[index])) return false;
  if (one.pauses.length !== other.pauses.length || one.pauses.some((pause, index) => pause !== other.pauses[index])) return false;
  if (one.failed !== other.failed || !one.env.isSame(other.env, isSameValue)) return false;
  const shared = sharedTrail(one, other);
  if (shared === one.trail.length && shared === other.trail.length) return true;
  if (one.trail.length !== other.trail.length || shared !== one.trail.length - 1) return false;
  return one.trail[shared]!.split === other.trail[shared]!.split;
}

function sharedTrail(one: State, other: State): number {
  let shared = 0;
  while (shared < one.trail.length && one.trail[shared] === other.trail[shared]) shared++;
  return shared;
}

function runStatement(run: Run, frame: Frame, node: Node, state: State): readonly Outcome[] {
  countStep(run);
  switch (node.type) {
    case 'ExpressionStatement':
      return andThen(evaluate(run, frame, node.expression, state), (after) => [normal(after)]);
    case 'VariableDeclaration':
      return runDeclarators(run, frame, node, state);
    case 'BlockStatement':
      return runStatements(run, frame, node.body, state);
    case 'IfStatement':
      return runIf(run, frame, node, state);
    case 'ReturnStatement':
      return ended(run, frame, node.argument, state, 'return');
    case 'ThrowStatement':
      return ended(run, frame, node.argument, state, 'throw');
    case 'BreakStatement':
      return [{ state, completion: { type: 'break', label: node.label?.name } }];
    case 'ContinueStatement':
      return [{ state, completion: { type: 'continue', label: node.label?.name } }];
    case 'TryStatement':
      return runTry(run, frame, node, state);
    case 'SwitchStatement':
      return runSwitch(run, frame, node, state);
    case 'LabeledStatement':
      return runLabeled(run, frame, node, state);
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
      return runLoop(run, frame, node, state, undefined);
    case 'ExportNamedDeclaration':
      return node.declaration ? runStatement(run, frame, node.declaration, state) : [normal(state)];
    case 'ExportDefaultDeclaration':
      return isFunction(node.declaration) ? [normal(state)] : andThen(evaluate(run, frame, node.declaration, state), (after) => [normal(after)]);
    default:
      return [normal(state)];
  }
}

function runDeclarators(run: Run, frame: Frame, node: TSESTree.VariableDeclaration, state: State): readonly Outcome[] {
  let outcomes: readonly Outcome[] = [normal(state)];
  for (const { id, init } of node.declarations) {
    outcomes = andThen(outcomes, (before) => {
      // `var x;` keeps the value of an earlier round.
      if (!init && node.kind === 'var') return [normal(before)];
      const values = init ? evaluate(run, frame, init, before) : [normal(before)];
      return andThen(values, (after, value) => bindPattern(run, frame, id, value, after));
    });
  }
  return outcomes;
}

function ended(run: Run, frame: Frame, argument: Node | null, state: State, type: 'return' | 'throw'): readonly Outcome[] {
  const values = argument ? evaluate(run, frame, argument, state) : [normal(state)];
  return andThen(values, (after, value) => [{ state: after, completion: { type, value } }]);
}

function runIf(run: Run, frame: Frame, node: TSESTree.IfStatement, state: State): readonly Outcome[] {
  const { whenTrue, whenFalse, ended: early } = condition(run, frame, node.test, state);
  return merged([
    ...early,
    ...whenTrue.flatMap((after) => runStatement(run, frame, node.consequent, after)),
    ...whenFalse.flatMap((after) => (node.alternate ? runStatement(run, frame, node.alternate, after) : [normal(after)])),
  ]);
}

function runTry(run: Run, frame: Frame, node: TSESTree.TryStatement, state: State): readonly Outcome[] {
  const { handler, finalizer } = node;
  let outcomes = runStatement(run, frame, node.block, state);
  if (handler) {
    outcomes = outcomes.flatMap((outcome) => (outcome.completion.type === 'throw' ? runHandler(run, frame, handler, outcome.completion.value, outcome.state) : [outcome]));
  }
  if (!finalizer) return outcomes;
  return outcomes.flatMap(({ state: before, completion }) =>
    runStatement(run, frame, finalizer, before).map((after) => (after.completion.type === 'normal' ? { state: after.state, completion } : after)));
}

function runHandler(run: Run, frame: Frame, handler: TSESTree.CatchClause, thrown: Symbolic, state: State): readonly Outcome[] {
  const entered: State = { ...state, handler: { node: handler, file: frame.file } };
  // What is thrown in the error's place tells of the error: a condition on it has looked.
  const value = isError(thrown) ? thrown : DERIVED;
  const bound = handler.param ? bindPattern(run, frame, handler.param, value, entered) : [normal(entered)];
  return andThen(bound, (after) => runStatement(run, frame, handler.body, after));
}

function runSwitch(run: Run, frame: Frame, node: TSESTree.SwitchStatement, state: State): readonly Outcome[] {
  const outcomes = andThen(evaluate(run, frame, node.discriminant, state), (after, value) => {
    const entries = enteredCases(run, frame, node, value, after);
    return entries.flatMap(({ index, state: entered, early }) => early ?? runStatements(run, frame, node.cases.slice(index).flatMap((part) => part.consequent), entered));
  });
  return merged(outcomes.map((outcome) => (outcome.completion.type === 'break' && outcome.completion.label === undefined ? normal(outcome.state) : outcome)));
}

function enteredCases(run: Run, frame: Frame, node: TSESTree.SwitchStatement, value: Symbolic, state: State): { index: number; state: State; early?: Outcome[] }[] {
  const entries: { index: number; state: State; early?: Outcome[] }[] = [];
  let open: readonly State[] = [state];
  for (const [index, { test }] of node.cases.entries()) {
    if (!test) continue;
    const next: State[] = [];
    for (const before of open) {
      for (const { state: after, completion } of evaluate(run, frame, test, before)) {
        if (completion.type !== 'normal') {
          entries.push({ index, state: after, early: [{ state: after, completion }] });
          continue;
        }
        const sides = branch(run, after, equality(value, completion.value, true));
        entries.push(...sides.whenTrue.map((matching) => ({ index, state: matching })));
        next.push(...sides.whenFalse);
      }
    }
    if (entries.length > MAX_PATHS) throw new TooLong();
    open = next;
  }
  const fallback = node.cases.findIndex(({ test }) => !test);
  return [...entries, ...open.map((rest) => ({ index: fallback < 0 ? node.cases.length : fallback, state: rest }))];
}

function runLabeled(run: Run, frame: Frame, node: TSESTree.LabeledStatement, state: State): readonly Outcome[] {
  const label = node.label.name;
  const outcomes = isLoopNode(node.body) ? runLoop(run, frame, node.body, state, label) : runStatement(run, frame, node.body, state);
  return outcomes.map((outcome) => (outcome.completion.type === 'break' && outcome.completion.label === label ? normal(outcome.state) : outcome));
}

type LoopNode = TSESTree.ForStatement | TSESTree.ForInStatement | TSESTree.ForOfStatement | TSESTree.WhileStatement | TSESTree.DoWhileStatement;

function isLoopNode(node: Node): node is LoopNode {
  return /^(?:For(?:In|Of)?|While|DoWhile)Statement$/.test(node.type);
}

function runLoop(run: Run, frame: Frame, node: LoopNode, state: State, label: string | undefined): readonly Outcome[] {
  const around = frame.failing || (frame.file === run.scene.file && contains(node, run.origin.call));
  const started = startLoop(run, frame, node, state);
  if (!around) return andThen(started, (after) => passLoop(run, frame, node, after, label));
  return andThen(started, (after) => runRounds(run, frame, node, after, label));
}

function startLoop(run: Run, frame: Frame, node: LoopNode, state: State): readonly Outcome[] {
  if (node.type === 'ForStatement') {
    if (!node.init) return [normal(state)];
    return node.init.type === 'VariableDeclaration' ? runDeclarators(run, frame, node.init, state) : andThen(evaluate(run, frame, node.init, state), (after) => [normal(after)]);
  }
  if (node.type !== 'ForOfStatement' && node.type !== 'ForInStatement') return [normal(state)];
  return andThen(evaluate(run, frame, node.right, state), (after, value) =>
    value.kind === 'rejected' ? [{ state: after, completion: { type: 'throw', value: value.error } }] : [normal(after)]);
}

/** A loop without the call: what it assigns is open afterwards, and it may leave the function. */
function passLoop(run: Run, frame: Frame, node: LoopNode, state: State, label: string | undefined): readonly Outcome[] {
  let { env } = state;
  for (const variable of frame.file.nodeFact(assignedVariables, node)) if (env.get(variable)) env = env.with(variable, UNKNOWN);
  const opened: State = { ...state, env };
  const bound = 'left' in node ? bindLoopVariable(run, frame, node, opened) : [normal(opened)];
  const once = andThen(bound, (after) => runStatement(run, frame, node.body, after)).filter(({ completion }) =>
    completion.type !== 'normal' && !((completion.type === 'break' || completion.type === 'continue') && (completion.label === undefined || completion.label === label)));
  return [normal(opened), ...once];
}

function assignedVariables({ source }: FileAnalysis, loop: LoopNode): ReadonlySet<Variable> {
  const assigned = new Set<Variable>();
  walk(loop, source.visitorKeys, (inner) => {
    const target = inner.type === 'AssignmentExpression' ? inner.left : inner.type === 'UpdateExpression' ? inner.argument : undefined;
    const variable = target?.type === 'Identifier' ? findVariable(source, target, target.name) : undefined;
    if (variable) assigned.add(variable);
  });
  return assigned;
}

function bindLoopVariable(run: Run, frame: Frame, node: TSESTree.ForOfStatement | TSESTree.ForInStatement, state: State): readonly Outcome[] {
  const target = node.left.type === 'VariableDeclaration' ? node.left.declarations[0]!.id : node.left;
  return bindPattern(run, frame, target, UNKNOWN, state);
}

function runRounds(run: Run, frame: Frame, node: LoopNode, state: State, label: string | undefined): readonly Outcome[] {
  const left: Outcome[] = [];
  const known: State[] = [];
  let rounds: readonly State[] = [state];
  for (let round = 0; round < MAX_ROUNDS && rounds.length > 0; round++) {
    // What is known already at the start of a round goes the way that it went before.
    if (round > 0) rounds = rounds.filter((before) => !known.some((other) => isSame(other, wentOn(node, before))));
    if (round > 0) known.push(...rounds.map((before) => wentOn(node, before)));
    const bodies = rounds.flatMap((before) => enterRound(run, frame, node, before, round, left));
    const next: State[] = [];
    for (const outcome of bodies.flatMap((before) => runStatement(run, frame, node.body, before))) {
      const { completion } = outcome;
      const isOwn = (completion.type === 'break' || completion.type === 'continue') && (completion.label === undefined || completion.label === label);
      if (completion.type === 'normal' || (isOwn && completion.type === 'continue')) next.push(...updated(run, frame, node, outcome.state, left));
      else left.push(isOwn ? normal(outcome.state) : outcome);
    }
    if (next.length + left.length > MAX_PATHS) throw new TooLong();
    rounds = merged(next.map((after) => normal(after))).map((outcome) => outcome.state);
  }
  return left;
}

/** The states that enter the loop's body; those that leave it by its condition go to `left`. */
function enterRound(run: Run, frame: Frame, node: LoopNode, state: State, round: number, left: Outcome[]): readonly State[] {
  const entered = round > 0 ? wentOn(node, state) : state;
  if ('left' in node) {
    if (round > 0) left.push(normal(wentOn(node, state)));
    const bound = bindLoopVariable(run, frame, node, entered);
    left.push(...bound.filter(({ completion }) => completion.type !== 'normal'));
    return bound.filter(({ completion }) => completion.type === 'normal').map((outcome) => outcome.state);
  }
  const test = node.type === 'DoWhileStatement' && round === 0 ? null : node.test;
  if (!test) return [entered];
  const { whenTrue, whenFalse, ended: early } = condition(run, frame, test, state);
  left.push(...early);
  for (const after of whenFalse) left.push(normal(after.guesses > state.guesses ? wentOn(node, after) : after));
  return whenTrue.map((after) => (round > 0 ? wentOn(node, after) : after));
}

function wentOn(loop: Node, state: State): State {
  return state.hit && !state.wentOn.includes(loop) ? { ...state, wentOn: [...state.wentOn, loop] } : state;
}

function updated(run: Run, frame: Frame, node: LoopNode, state: State, left: Outcome[]): readonly State[] {
  if (node.type !== 'ForStatement' || !node.update) return [state];
  const outcomes = evaluate(run, frame, node.update, state);
  left.push(...outcomes.filter(({ completion }) => completion.type !== 'normal'));
  return outcomes.filter(({ completion }) => completion.type === 'normal').map((outcome) => outcome.state);
}

