/**
 * Calls of the packages that repeat a function, with a request in that function that fails and nothing that stops them: neither what
 * the function throws or calls, nor a predicate among the options, nor the policy. Options that cannot be seen say nothing.
 */
import type { TSESTree } from '@typescript-eslint/types';
import { type RetryLibrary, type StopSignal, isRetryModule, retryLibraryOf } from '../sdk/retry-libraries.ts';
import { type ProjectFunction, functionsOf, requestIn } from './calls.ts';
import { type Outcome, type State, comesBack, runFailing } from './error-run.ts';
import { instanceOfExpression } from './error-run-expressions.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { LayeredMap } from './layered-map.ts';
import { memberValues } from './members.ts';
import { contains, isFunction, staticName } from './nodes.ts';
import type { ErrorOf, Retry } from './retries.ts';
import { findVariable } from './source-file.ts';
import { type Symbolic, UNKNOWN, errorValue, isDerived, known, someObject, truthOf } from './symbolic-values.ts';
import type { Value } from './values.ts';

/** The retries of a file's calls of retry libraries when the request fails with a given error. */
export function libraryRetries(file: FileAnalysis, errorOf: ErrorOf): readonly Retry[] {
  return file.nodes('CallExpression').flatMap((call) => {
    const used = libraryOf(file, call);
    const retried = used?.row.functionIndex === undefined ? undefined : call.arguments[used.row.functionIndex];
    if (!used || !retried) return [];
    const functions = functionsOf(file, isFunction(retried) || call.arguments.length < 2 ? retried : firstFunction(file, call) ?? retried);
    for (const fn of functions) {
      const request = requestIn(fn.file, fn.node.body);
      if (request && new LibraryRun(file, call, used, errorValue(errorOf(request))).repeats(fn)) return [{ request, handler: undefined, call, repetition: undefined }];
    }
    return [];
  });
}

/** promiseRetry(options, fn) */
function firstFunction(file: FileAnalysis, call: TSESTree.CallExpression): TSESTree.CallExpressionArgument | undefined {
  return call.arguments.find((argument) => functionsOf(file, argument).length > 0);
}

interface LibraryUse {
  readonly row: RetryLibrary;
  /** the call of the package's export: the call itself, or the one that made the policy or operation */
  readonly setup: TSESTree.CallExpression | TSESTree.NewExpression;
  readonly setupFile: FileAnalysis;
}

function libraryOf(file: FileAnalysis, call: TSESTree.CallExpression): LibraryUse | undefined {
  for (const { root, path } of file.evaluate(call.callee)) {
    if (root.type === 'module') {
      const row = rowOf({ root, path });
      if (row && row.method === undefined) return { row, setup: call, setupFile: file };
    }
    if (root.type === 'call' && path.length === 1) {
      const row = rowOf(root.callee);
      if (row?.method === path[0]) return { row: row!, setup: root.node, setupFile: root.file };
    }
  }
  return undefined;
}

function rowOf({ root, path }: Value): RetryLibrary | undefined {
  if (root.type !== 'module' || !isRetryModule(root.source)) return undefined;
  const names = path.filter((name) => name !== 'default');
  return names.length > 1 ? undefined : retryLibraryOf(root.source, names[0] ?? 'default');
}

/** One use of a library with the error. */
class LibraryRun {
  private readonly file: FileAnalysis;
  private readonly call: TSESTree.CallExpression;
  private readonly use: LibraryUse;
  private readonly error: Symbolic;

  constructor(file: FileAnalysis, call: TSESTree.CallExpression, use: LibraryUse, error: Symbolic) {
    this.file = file;
    this.call = call;
    this.use = use;
    this.error = error;
  }

  /** Whether the library calls the function again after it failed. */
  repeats(fn: ProjectFunction): boolean {
    const { row } = this.use;
    const outcomes = this.run(fn, this.parameters());
    if (!outcomes) return false;
    return comesBack(outcomes.map((outcome) => {
      const thrown = thrownBy(outcome);
      return thrown && row.retriesByDefault && this.retries(thrown) ? again(outcome.state, this.call) : outcome;
    }));
  }

  private run(fn: ProjectFunction, args: readonly Symbolic[]): readonly Outcome[] | undefined {
    return runFailing({ file: fn.file, node: fn.node }, { call: this.call, ending: 'runs' }, this.error, args, this.operation());
  }

  /** `operation.attempt(…)`: the variable whose method asks for the next attempt. */
  private operation(): State['env'] {
    const { retriesWhen } = this.use.row;
    const { callee } = this.call;
    if (retriesWhen?.kind !== 'method' || callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return new LayeredMap();
    const variable = findVariable(this.file.source, callee, callee.object.name);
    const repeating: Symbolic = { kind: 'function', functions: [], effect: 'repeats' };
    return variable ? new LayeredMap(new Map([[variable, { ...someObject(false), members: new Map([[retriesWhen.name, repeating]]) }]])) : new LayeredMap();
  }

  /** What the library hands to the retried function: `bail`, `retry`, a context. */
  private parameters(): readonly Symbolic[] {
    const parameters: Symbolic[] = [];
    const { stops, retriesWhen } = this.use.row;
    for (const stop of stops) {
      if (stop.kind !== 'argument') continue;
      const stopping: Symbolic = { kind: 'function', functions: [], effect: 'stops' };
      parameters[stop.index] = stop.member === undefined ? stopping : { ...someObject(false), members: new Map([[stop.member, stopping]]) };
    }
    if (retriesWhen?.kind === 'argument') parameters[retriesWhen.index] = { kind: 'function', functions: [], effect: 'repeats' };
    return Array.from(parameters, (parameter) => parameter ?? UNKNOWN);
  }

  /** Whether an error that leaves the function leads to the next attempt. */
  private retries(thrown: Symbolic): boolean {
    return this.use.row.stops.every((stop) => !this.isStoppedBy(stop, thrown));
  }

  private isStoppedBy(stop: StopSignal, thrown: Symbolic): boolean {
    switch (stop.kind) {
      case 'throws':
        return thrown.kind === 'object' && thrown.madeBy === stop.className;
      case 'throws-with':
        return thrown.kind === 'object' && truthOf(thrown.members.get(stop.property) ?? known(false)) !== false;
      case 'option':
        return stop.names.some((name) => this.isStoppedByOption(name, stop.argumentIndex, stop.stopsBy, thrown));
      case 'policy':
        return !this.isHandled(stop, thrown);
      case 'argument':
        return false;
    }
  }

  private isStoppedByOption(name: string, argumentIndex: number, stopsBy: 'returning-false' | 'throwing', thrown: Symbolic): boolean {
    const options = this.use.setup.arguments[argumentIndex];
    if (!options) return false;
    return this.use.setupFile.evaluate(options).some((value) => {
      const { root, path } = value;
      if (root.type !== 'node' || path.length > 0 || root.node.type !== 'ObjectExpression') return true;
      const isOpen = root.node.properties.some((property) => property.type === 'SpreadElement' && root.file.evaluate(property.argument).some((spread) => spread.root.type !== 'node'));
      const given = memberValues(value, name).filter((member) => !(member.root.type === 'node' && member.root.node === root.node && member.path.length > 0));
      if (given.length === 0) return isOpen;
      return given.some((member) => this.predicateStops(member, stopsBy, thrown));
    });
  }

  private predicateStops({ root, path }: Value, stopsBy: 'returning-false' | 'throwing', thrown: Symbolic): boolean {
    if (root.type !== 'node' || path.length > 0 || !isFunction(root.node)) return true;
    const fn = { node: root.node, file: root.file };
    const context: Symbolic = { ...someObject(true), members: new Map([['error', thrown]]) };
    const outcomes = this.run(fn, [takesContext(fn) ? context : thrown]);
    return !outcomes || !comesBack(outcomes.flatMap((outcome) => this.verdict(outcome, stopsBy)));
  }

  /** The paths of a predicate, ending with `again` where the library goes on. */
  private verdict(outcome: Outcome, stopsBy: 'returning-false' | 'throwing'): readonly Outcome[] {
    if (thrownBy(outcome)) return [outcome];
    if (outcome.completion.type !== 'normal') return [outcome];
    if (stopsBy === 'throwing') return [again(outcome.state, this.call)];
    const { value } = outcome.completion;
    const truth = truthOf(value);
    if (truth !== undefined) return truth ? [again(outcome.state, this.call)] : [outcome];
    return isDerived(value) ? [outcome] : [again(outcome.state, this.call)];
  }

  /** Whether a policy takes the error; policies that are combined are left alone. */
  private isHandled(stop: Extract<StopSignal, { kind: 'policy' }>, thrown: Symbolic): boolean {
    const { setup, setupFile } = this.use;
    const policy = setup.arguments[stop.argumentIndex];
    const [value, ...others] = policy ? setupFile.evaluate(policy) : [];
    if (!value || others.length > 0) return false;
    const { root, path } = value;
    if (root.type === 'module') return stop.unfiltered.includes(path[path.length - 1] ?? '');
    if (root.type !== 'call' || path.length > 0 || root.callee.root.type !== 'module') return false;
    const [first, second] = root.node.arguments;
    const name = root.callee.path[root.callee.path.length - 1];
    if (!first || (name !== 'handleType' && name !== 'handleWhen')) return false;
    const isTaken = name === 'handleWhen' || truthOf(instanceOfExpression(root.file, thrown, first)) === true;
    const predicate = name === 'handleWhen' ? first : second;
    if (!isTaken || !predicate) return isTaken;
    const [fn] = functionsOf(root.file, predicate);
    const outcomes = fn && this.run(fn, [thrown]);
    return outcomes !== undefined && comesBack(outcomes.flatMap((outcome) => this.verdict(outcome, 'returning-false')));
  }
}

/** Newer releases of p-retry pass the error in a context: `({ error }) => …`, `(context) => context.error …`. */
function takesContext({ node, file }: ProjectFunction): boolean {
  const [parameter] = node.params;
  if (parameter?.type === 'ObjectPattern') return parameter.properties.some((property) => property.type === 'Property' && staticName(property) === 'error');
  return parameter?.type === 'Identifier' && file.nodes('MemberExpression').some((member) =>
    contains(node, member) && staticName(member) === 'error' && member.object.type === 'Identifier' && member.object.name === parameter.name);
}

/** What leaves a function as its error, thrown or as a rejected promise. */
function thrownBy({ completion }: Outcome): Symbolic | undefined {
  if (completion.type === 'throw') return completion.value;
  return completion.type === 'normal' && completion.value.kind === 'rejected' ? completion.value.error : undefined;
}

function again(state: State, by: TSESTree.CallExpression): Outcome {
  return { state, completion: { type: 'again', by } };
}
