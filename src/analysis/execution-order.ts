/**
 * Runs through code in the order in which it would run, without values: branches part and meet again, loops go round twice, functions
 * and modules are entered where they are called and imported, and functions that nothing in the file calls come last.
 * What is to be known along the way is the observer's; it keeps a state per path.
 */
import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { isAwaited, isExit, isRunLater, isSynchronous, isTeardown } from './call-time.ts';
import { type ProjectFunction, functionsOf } from './calls.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { hasSource, importOrderOf, isTypeOnly } from './module-kind.ts';
import { type ClassNode, type FunctionNode, type Node, ancestor, childrenOf, isClass, isFunction, isLoop, moduleStatements, outermost, staticName, unwrap } from './nodes.ts';
import { usesOf } from './parameters.ts';
import { Numbers, type PersistentMap, getFrom, union, withEntry } from './persistent-map.ts';
import { findVariable } from './source-file.ts';

/** A node that runs, and the node of the main file on whose behalf it does (itself, where it stands there). */
export interface Step {
  readonly node: Node;
  readonly file: FileAnalysis;
  readonly site: Node;
}

export interface Observer<S> {
  /** a state of its own for one of several paths */
  fork(state: S): S;
  /** the state where two paths meet; either may be changed and returned */
  merge(one: S, other: S): S;
  /** an expression or import has run, its operands before it; tells whether that mattered */
  step(state: S, step: Step): boolean;
  /** an assignment or declaration is about to run, its right side not yet; tells whether that matters */
  assign?(state: S, target: Node, value: Node, file: FileAnalysis): boolean;
  /** a path goes on with a condition that held or did not */
  assume?(state: S, test: Node, outcome: boolean, file: FileAnalysis): void;
  /**
   * code of its own time (a callback, what follows an await) came to `end`; the path goes on with `state`
   * @param isLater whether it certainly runs after the code that follows, up to the next pause
   */
  apart(state: S, end: S, isLater: boolean): void;
  /** a path waits or is through, so that code put off can run */
  pause?(state: S): void;
  /** a path has come to its end */
  end(state: S): void;
}

export interface ExecutionOptions {
  /** whether modules whose import order is open run their imports first */
  readonly hoistWhereOpen: boolean;
  /** modules that a test runner replaces: never entered */
  readonly replaced?: ReadonlySet<FileAnalysis>;
}

const MAX_STEPS = 400_000;
const MAX_NESTING = 700;
const MAX_MODULES = 300;
/** A state, and the modules that have been loaded on the way to it. */
interface Path<S> {
  state: S;
  /** by number */
  loaded: PersistentMap<FileAnalysis>;
}

type Flow<S> = Path<S> | undefined;

/** A function call, module or class that is being run. */
interface Frame<S> {
  readonly file: FileAnalysis;
  readonly caller: Frame<S> | undefined;
  /** the node of the main file that started it; undefined where it is part of that file */
  readonly site: Node | undefined;
  /** whether the caller goes on only when all of it has run */
  readonly awaited: boolean;
  /** the functions that its parameters stand for in this call */
  readonly callbacks: ReadonlyMap<Variable, readonly ProjectFunction[]>;
  readonly returns: Path<S>[];
  /** the path at the first await of a call that nobody awaits */
  suspended: Flow<S>;
}

/** Paths that leave a loop, switch or labelled statement. */
interface Exits<S> {
  readonly breaks: Path<S>[];
  readonly continues: Path<S>[] | undefined;
  readonly label: string | undefined;
}

class TooLong extends Error {}

/**
 * Runs a file as the program's main module, and after it the functions that only others can call.
 * @returns false where the program is too large to be followed; what the observer has seen by then is incomplete
 */
export function execute<S>(main: FileAnalysis, initial: S, observer: Observer<S>, options: ExecutionOptions): boolean {
  try {
    new Execution(main, observer, options).start(initial);
    return true;
  } catch (error) {
    if (error instanceof TooLong) return false;
    throw error;
  }
}

class Execution<S> {
  private frame: Frame<S>;
  private exits: Exits<S>[] = [];
  /** where a throw goes on; undefined outside of every `try` */
  private thrown: Path<S>[] | undefined;
  private steps = 0;
  private nesting = 0;
  private modules = 0;
  private readonly moduleNumbers = new Numbers<FileAnalysis>();
  /** the functions and classes that are running, with their depth */
  private readonly active = new Map<Node, number>();
  /** how much has happened that mattered */
  private events = 0;
  /** the functions entered since the outermost running one */
  private readonly trail: Node[] = [];
  /** the depth of the outermost running function that was called again and not entered */
  private cut = Infinity;
  /** functions in which nothing that matters happens */
  private readonly idle = new Set<Node>();
  private readonly entered = new Set<Node>();
  /** the state in which a function's or class's own functions come to life, by that function or class */
  private readonly ends = new Map<Node, Path<S>>();

  constructor(private readonly main: FileAnalysis, private readonly observer: Observer<S>, private readonly options: ExecutionOptions) {
    this.frame = this.newFrame(main, { awaited: true, root: true });
  }

  start(initial: S): void {
    const end = this.runModule(this.main, { state: initial, loaded: undefined });
    if (!end) return;
    this.ends.set(this.main.source.ast, end);
    const functions = (['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'] as const)
      .flatMap((type) => this.main.nodes(type) as readonly FunctionNode[]).sort((one, other) => one.range[0] - other.range[0]);
    this.observer.pause?.(end.state);
    for (const fn of functions) if (!this.entered.has(fn) && !this.hasCaller(fn)) this.runLater(fn);
    for (const fn of functions) if (!this.entered.has(fn)) this.runLater(fn);
    this.observer.end(end.state);
  }

  private hasCaller(fn: FunctionNode): boolean {
    return usesOf(this.main, fn).some((use) => {
      const site = outermost(use);
      return (site.parent?.type === 'CallExpression' || site.parent?.type === 'NewExpression') && site.parent.callee === site;
    });
  }

  /** Runs a function that somebody may call once the code around it is through. */
  private runLater(fn: FunctionNode): void {
    if (!fn.body) return;
    if (fn.parent?.type === 'MethodDefinition' && fn.parent.kind === 'constructor') return void this.stateOfInstance(fn.parent.parent.parent);
    const base = this.baseOf(fn);
    if (base) this.runApart({ node: fn, file: this.main }, base);
  }

  private baseOf(fn: FunctionNode): Flow<S> {
    const method = fn.parent;
    if (method?.type === 'MethodDefinition' && !method.static) return this.stateOfInstance(method.parent.parent);
    const around = ancestor(fn, (node): node is Node => isFunction(node) || node.type === 'PropertyDefinition');
    if (around?.type === 'PropertyDefinition' && !around.static) return this.stateOfInstance(around.parent.parent);
    return this.ends.get(around && isFunction(around) ? around : this.main.source.ast) ?? this.ends.get(this.main.source.ast);
  }

  /** The state once an instance of a class has been made. */
  private stateOfInstance(holder: ClassNode): Flow<S> {
    const known = this.ends.get(holder);
    if (known) return known;
    const around = ancestor(holder, isFunction);
    const base = this.ends.get(around ?? this.main.source.ast) ?? this.ends.get(this.main.source.ast);
    if (!base) return undefined;
    const end = this.isolated(() => this.construct(holder, this.main, [], this.fork(base)));
    if (!this.ends.has(holder)) this.ends.set(holder, end ?? base);
    if (end) this.observer.end(this.observer.fork(end.state));
    return this.ends.get(holder);
  }

  private fork({ state, loaded }: Path<S>): Path<S> {
    return { state: this.observer.fork(state), loaded };
  }

  private merge(one: Flow<S>, other: Flow<S>): Flow<S> {
    if (!one || !other) return one ?? other;
    return { state: this.observer.merge(one.state, other.state), loaded: union(one.loaded, other.loaded) };
  }

  private mergeAll(paths: readonly Path<S>[], first?: Flow<S>): Flow<S> {
    return paths.reduce<Flow<S>>((merged, path) => this.merge(merged, path), first);
  }

  private newFrame(file: FileAnalysis, call: { awaited: boolean; root?: boolean; site?: Node | undefined; callbacks?: Frame<S>['callbacks'] }): Frame<S> {
    return {
      file,
      caller: call.root ? undefined : this.frame,
      site: call.site,
      awaited: call.awaited,
      callbacks: call.callbacks ?? new Map(),
      returns: [],
      suspended: undefined,
    };
  }

  private siteOf(node: Node): Node {
    return this.frame.file === this.main ? node : this.frame.site ?? this.main.source.ast;
  }

  private step(path: Path<S>, node: Node): void {
    if (this.observer.step(path.state, { node, file: this.frame.file, site: this.siteOf(node) })) this.events++;
  }

  // Modules

  private runModule(file: FileAnalysis, path: Path<S>, site?: Node): Flow<S> {
    this.events++;
    const number = this.moduleNumbers.of(file);
    if (getFrom(path.loaded, number)) return path;
    path.loaded = withEntry(path.loaded, number, file);
    if (++this.modules > MAX_MODULES) throw new TooLong();
    // The index sets the parents.
    file.nodes('Program');
    const order = importOrderOf(file);
    const hoists = order === 'hoisted' || (order === 'open' && this.options.hoistWhereOpen);
    const body = moduleStatements(file.source.ast);
    const first = hoists ? body.filter(hasSource) : [];
    const rest = hoists ? body.filter((statement) => !hasSource(statement)) : body;
    return this.inFrame(this.newFrame(file, { awaited: true, site }), () => this.statements([...first, ...rest], path));
  }

  private importFrom(source: string, path: Path<S>, node: Node): Flow<S> {
    this.step(path, node);
    const { file } = this.frame;
    const module = file.project.moduleFor(source, file);
    const isEntered = module && module.source.filename !== this.main.source.filename && !this.options.replaced?.has(module);
    return isEntered ? this.runModule(module, path, this.siteOf(node)) : path;
  }

  // Functions and classes

  private inFrame(frame: Frame<S>, run: () => Flow<S>): Flow<S> {
    const { frame: outer, exits } = this;
    this.frame = frame;
    this.exits = [];
    try {
      const end = this.mergeAll(frame.returns, run());
      const { suspended } = frame;
      if (!suspended) return end;
      if (end) this.observer.pause?.(end.state);
      if (end) this.observer.apart(suspended.state, end.state, true);
      return suspended;
    } finally {
      this.frame = outer;
      this.exits = exits;
    }
  }

  /** Runs code to which no frame and no `try` around it matters. */
  private isolated(run: () => Flow<S>): Flow<S> {
    const { thrown, frame } = this;
    this.thrown = undefined;
    this.frame = { ...frame, caller: undefined, awaited: true, suspended: undefined, returns: [] };
    try {
      return run();
    } finally {
      this.thrown = thrown;
      this.frame = frame;
    }
  }

  /** Runs a function at a time of its own after `path`. */
  private runApart(fn: ProjectFunction, path: Path<S>, isLater = false): void {
    this.apart(path, isLater, (start) => this.enter(fn, [], start, true));
  }

  private apart(path: Path<S>, isLater: boolean, run: (start: Path<S>) => Flow<S>): void {
    const end = this.isolated(() => run(this.fork(path)));
    if (!end) return;
    this.observer.pause?.(end.state);
    this.observer.apart(path.state, end.state, isLater);
  }

  private enter(called: ProjectFunction, args: readonly Node[], path: Path<S>, awaited: boolean, call?: Node): Flow<S> {
    const { node: fn, file } = called;
    if (!fn.body || this.isRunning(fn)) return path;
    file.nodes('Program');
    const callbacks = this.callbacksOf(fn, file, args);
    if (this.idle.has(fn) && callbacks.size === 0) return path;
    this.entered.add(fn);
    const frame = this.newFrame(file, { awaited, site: call ? this.siteOf(call) : this.frame.site, callbacks });
    return this.whileActive(fn, () => this.inFrame(frame, () => {
      let flow: Flow<S> = path;
      for (const parameter of fn.params) flow = flow && this.pattern(parameter, flow);
      flow = flow && (fn.body.type === 'BlockStatement' ? this.statement(fn.body, flow) : this.expression(fn.body, flow));
      const end = this.mergeAll(frame.returns.splice(0), flow);
      if (end && file === this.main) this.ends.set(fn, this.merge(this.ends.get(fn), this.fork(end))!);
      return end;
    }));
  }

  /** Whether a function or class is being run; it is not entered again then, so that what it does stays open until it is through. */
  private isRunning(node: Node): boolean {
    const depth = this.active.get(node);
    if (depth !== undefined) this.cut = Math.min(this.cut, depth);
    return depth !== undefined;
  }

  /** Keeps a function or class from being entered again, and notes where nothing has happened in it: it need not be run next time. */
  private whileActive(node: Node, run: () => Flow<S>): Flow<S> {
    const { events, cut, active, trail } = this;
    const depth = active.size;
    const start = trail.push(node) - 1;
    active.set(node, depth);
    this.cut = Infinity;
    try {
      return run();
    } finally {
      active.delete(node);
      if (this.events === events && this.cut >= depth) for (const fn of trail.slice(start)) this.idle.add(fn);
      if (this.cut >= depth) trail.length = start;
      this.cut = Math.min(cut, this.cut >= depth ? Infinity : this.cut);
    }
  }

  private callbacksOf(fn: FunctionNode, file: FileAnalysis, args: readonly Node[]): Frame<S>['callbacks'] {
    const callbacks = new Map<Variable, readonly ProjectFunction[]>();
    for (const [index, argument] of args.entries()) {
      const parameter = fn.params[index];
      if (parameter?.type !== 'Identifier') continue;
      const functions = this.functionsFor(argument);
      const variable = functions.length > 0 ? findVariable(file.source, fn.body, parameter.name) : undefined;
      if (variable) callbacks.set(variable, functions);
    }
    return callbacks;
  }

  /** The functions that an expression stands for in this call; a parameter stands for what this call passes. */
  private functionsFor(expression: Node): readonly ProjectFunction[] {
    const node = unwrap(expression);
    const { file } = this.frame;
    if (isFunction(node)) return [{ node, file }];
    if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return [];
    if (node.type === 'Identifier') {
      const variable = findVariable(file.source, node, node.name);
      for (let frame: Frame<S> | undefined = this.frame; frame && variable; frame = frame.caller) {
        const passed = frame.callbacks.get(variable);
        if (!passed) continue;
        // What happens here depends on the call.
        this.events++;
        return passed;
      }
      if (variable?.defs[0]?.type as string === 'Parameter') return [];
    }
    return functionsOf(file, node);
  }

  private construct(holder: ClassNode, file: FileAnalysis, args: readonly Node[], path: Path<S>, call?: Node): Flow<S> {
    if (this.isRunning(holder)) return path;
    const frame = this.newFrame(file, { awaited: true, site: call ? this.siteOf(call) : this.frame.site });
    return this.whileActive(holder, () => {
      const constructor = constructorOf(holder);
      const runsSuper = constructor && holder.superClass;
      let flow = runsSuper ? path : this.inFrame(frame, () => this.fields(holder, path));
      if (flow && constructor) flow = this.inFrame(frame, () => this.enter({ node: constructor, file }, args, flow!, true, call));
      if (flow && file === this.main) this.ends.set(holder, this.merge(this.ends.get(holder), this.fork(flow))!);
      return flow;
    });
  }

  /** What the superclass's constructor and the class's own field initialisers do. */
  private fields(holder: ClassNode, path: Path<S>): Flow<S> {
    let flow: Flow<S> = path;
    for (const parent of holder.superClass ? this.classesFor(holder.superClass) : []) flow = flow && this.construct(parent.node, parent.file, [], flow);
    for (const member of holder.body.body) {
      if (member.type === 'PropertyDefinition' && !member.static && member.value && flow) flow = this.assignment(member.key, member.value, '=', flow);
    }
    return flow;
  }

  private classesFor(expression: Node): readonly { node: ClassNode; file: FileAnalysis }[] {
    return this.frame.file.evaluate(expression).flatMap(({ root, path }) =>
      root.type === 'node' && path.length === 0 && isClass(root.node) ? [{ node: root.node, file: root.file }] : []);
  }

  /** Static fields and blocks run where the class stands. */
  private classBody(holder: ClassNode, path: Path<S>): Flow<S> {
    let flow: Flow<S> = holder.superClass ? this.expression(holder.superClass, path) : path;
    for (const member of holder.body.body) {
      if (!flow) return undefined;
      if (member.type === 'PropertyDefinition' && member.static && member.value) flow = this.assignment(member.key, member.value, '=', flow);
      else if (member.type === 'StaticBlock') flow = this.statements(member.body, flow);
    }
    return flow;
  }

  // Statements

  private statements(nodes: readonly Node[], path: Path<S>): Flow<S> {
    let flow: Flow<S> = path;
    for (const node of nodes) {
      if (!flow) return undefined;
      flow = this.statement(node, flow);
    }
    return flow;
  }

  private statement(node: Node, path: Path<S>, label?: string): Flow<S> {
    return this.nested(path, () => this.plainStatement(node, path, label));
  }

  /** Generated code nests deeper than the stack allows, and what nests too deeply is passed over. */
  private nested(path: Path<S>, run: () => Flow<S>): Flow<S> {
    if (++this.steps > MAX_STEPS) throw new TooLong();
    if (this.nesting > MAX_NESTING) return path;
    this.nesting++;
    try {
      return run();
    } finally {
      this.nesting--;
    }
  }

  private plainStatement(node: Node, path: Path<S>, label?: string): Flow<S> {
    if (isLoop(node)) return this.loop(node, path, label);
    switch (node.type) {
      case 'ExpressionStatement':
        return this.expression(node.expression, path);
      case 'VariableDeclaration':
        return node.declare ? path : this.declarators(node, path);
      case 'BlockStatement':
      case 'StaticBlock':
      case 'TSModuleBlock':
        return this.statements(node.body, path);
      case 'TSModuleDeclaration':
        return node.body && !node.declare ? this.statement(node.body, path) : path;
      case 'FunctionDeclaration':
        return path;
      case 'ClassDeclaration':
        return this.classBody(node, path);
      case 'IfStatement':
        return this.branch(node.test, path, (yes) => this.statement(node.consequent, yes), (no) => (node.alternate ? this.statement(node.alternate, no) : no));
      case 'SwitchStatement':
        return this.switch(node, path, label);
      case 'TryStatement':
        return this.try(node, path);
      case 'LabeledStatement':
        return isLoop(node.body) ? this.statement(node.body, path, node.label.name) : this.withExits({ breaks: [], continues: undefined, label: node.label.name }, () => this.statement(node.body, path));
      case 'ReturnStatement': {
        const end = node.argument ? this.expression(node.argument, path) : path;
        if (end) this.frame.returns.push(end);
        return undefined;
      }
      case 'ThrowStatement':
        return this.throw(this.expression(node.argument, path));
      case 'BreakStatement':
      case 'ContinueStatement':
        return this.jump(node, path);
      default:
        return this.moduleStatement(node, path);
    }
  }

  private moduleStatement(node: Node, path: Path<S>): Flow<S> {
    switch (node.type) {
      case 'ImportDeclaration':
        return isTypeOnly(this.frame.file, node) ? path : this.importFrom(node.source.value, path, node);
      case 'ExportAllDeclaration':
        return node.exportKind === 'type' ? path : this.importFrom(node.source.value, path, node);
      case 'ExportNamedDeclaration':
        if (node.exportKind === 'type') return path;
        if (node.source) return this.importFrom(node.source.value, path, node);
        return node.declaration ? this.statement(node.declaration, path) : path;
      case 'ExportDefaultDeclaration':
        return /Declaration$/.test(node.declaration.type) ? this.statement(node.declaration, path) : this.expression(node.declaration as Node, path);
      case 'TSExportAssignment':
        return this.expression(node.expression, path);
      case 'TSImportEqualsDeclaration': {
        const reference = node.moduleReference;
        const source = reference.type === 'TSExternalModuleReference' ? this.frame.file.constantText(reference.expression) : undefined;
        return source === undefined || node.importKind === 'type' ? path : this.importFrom(source, path, node);
      }
      default:
        return path;
    }
  }

  private declarators(declaration: TSESTree.VariableDeclaration, path: Path<S>): Flow<S> {
    let flow: Flow<S> = path;
    for (const { id, init } of declaration.declarations) {
      if (flow && init) flow = this.assignment(id, init, '=', flow);
      if (flow) flow = this.pattern(id, flow);
    }
    return flow;
  }

  /** The defaults in a pattern. */
  private pattern(node: Node, path: Path<S>): Flow<S> {
    switch (node.type) {
      case 'AssignmentPattern':
        return this.merge(this.fork(path), this.expression(node.right, path));
      case 'TSParameterProperty':
        return this.pattern(node.parameter, path);
      case 'ObjectPattern':
        return node.properties.reduce<Flow<S>>((flow, property) => flow && this.pattern(property.type === 'Property' ? property.value : property.argument, flow), path);
      case 'ArrayPattern':
        return node.elements.reduce<Flow<S>>((flow, element) => (flow && element ? this.pattern(element, flow) : flow), path);
      default:
        return path;
    }
  }

  private branch(test: Node, path: Path<S>, whenTrue: (path: Path<S>) => Flow<S>, whenFalse: (path: Path<S>) => Flow<S>): Flow<S> {
    const tested = this.expression(test, path);
    if (!tested) return undefined;
    const other = this.fork(tested);
    this.observer.assume?.(tested.state, test, true, this.frame.file);
    this.observer.assume?.(other.state, test, false, this.frame.file);
    const yes = whenTrue(tested);
    return this.merge(yes, whenFalse(other));
  }

  private withExits(exits: Exits<S>, run: () => Flow<S>): Flow<S> {
    this.exits.push(exits);
    try {
      return this.mergeAll(exits.breaks, run());
    } finally {
      this.exits.splice(this.exits.indexOf(exits), 1);
    }
  }

  private jump(node: TSESTree.BreakStatement | TSESTree.ContinueStatement, path: Path<S>): undefined {
    const isContinue = node.type === 'ContinueStatement';
    for (let index = this.exits.length - 1; index >= 0; index--) {
      const exits = this.exits[index]!;
      const isLoopOrSwitch = exits.continues !== undefined || exits.label === undefined;
      if (node.label ? exits.label !== node.label.name : !isLoopOrSwitch || (isContinue && !exits.continues)) continue;
      (isContinue ? exits.continues : exits.breaks)?.push(path);
      return undefined;
    }
    return undefined;
  }

  /** Two rounds: what one round leaves behind is there in the next. A loop ends before the first round, by a `break`, or after the second. */
  private loop(node: Parameters<typeof isLoop>[0], path: Path<S>, label: string | undefined): Flow<S> {
    if (!isLoop(node)) return path;
    let flow: Flow<S> = path;
    if (node.type === 'ForStatement' && node.init) flow = node.init.type === 'VariableDeclaration' ? this.declarators(node.init, flow) : this.expression(node.init, flow);
    if (node.type === 'ForOfStatement' || node.type === 'ForInStatement') flow = this.expression(node.right, path);
    if (flow && node.type === 'ForOfStatement' && node.await) this.suspend(flow);
    if (!flow) return undefined;
    const test = 'test' in node ? node.test : undefined;
    if (test && node.type !== 'DoWhileStatement') flow = this.expression(test, flow);
    const isEndless = test ? test.type === 'Literal' && Boolean(test.value) : node.type === 'ForStatement';
    const without = flow && node.type !== 'DoWhileStatement' && !isEndless ? this.fork(flow) : undefined;
    const exits: Exits<S> = { breaks: [], continues: [], label };
    return this.withExits(exits, () => {
      for (let round = 0; round < 2 && flow; round++) {
        const end: Flow<S> = this.statement(node.body, flow);
        flow = this.mergeAll(exits.continues!.splice(0), end);
        if (flow && node.type === 'ForStatement' && node.update) flow = this.expression(node.update, flow);
        if (flow && test) flow = this.expression(test, flow);
      }
      return this.merge(without, isEndless ? undefined : flow);
    });
  }

  private switch(node: TSESTree.SwitchStatement, path: Path<S>, label: string | undefined): Flow<S> {
    const tested = this.expression(node.discriminant, path);
    if (!tested) return undefined;
    return this.withExits({ breaks: [], continues: undefined, label }, () => {
      let flow: Flow<S>;
      for (const branch of node.cases) flow = this.statements(branch.consequent, this.merge(flow, this.fork(tested))!);
      return node.cases.some((branch) => !branch.test) ? flow : this.merge(flow, tested);
    });
  }

  /** A handler starts from the state before the block and from where something in it throws. */
  private try(node: TSESTree.TryStatement, path: Path<S>): Flow<S> {
    const outer = this.thrown;
    const thrown: Path<S>[] = [];
    const { returns } = this.frame;
    const returned = returns.length;
    const before = this.fork(path);
    this.thrown = thrown;
    let end = this.statement(node.block, path);
    this.thrown = outer;
    if (node.handler) {
      const start = this.mergeAll(thrown.splice(0), this.merge(before, end && this.fork(end)));
      end = this.merge(end, start && this.statement(node.handler.body, start));
    }
    if (!node.finalizer) return end;
    const finalizer = node.finalizer;
    for (const returning of returns.splice(returned)) {
      const last = this.statement(finalizer, returning);
      if (last) returns.push(last);
    }
    for (const one of thrown) this.throw(this.statement(finalizer, one));
    return end && this.statement(finalizer, end);
  }

  private throw(path: Flow<S>): undefined {
    if (!path) return undefined;
    if (this.thrown) this.thrown.push(path);
    else this.observer.end(path.state);
    return undefined;
  }

  // Expressions

  private expression(expression: Node, path: Path<S>): Flow<S> {
    return this.nested(path, () => this.evaluate(unwrap(expression), path));
  }

  private evaluate(node: Node, path: Path<S>): Flow<S> {
    switch (node.type) {
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
      case 'FunctionDeclaration':
      case 'Literal':
        return path;
      case 'ClassExpression':
        return this.classBody(node, path);
      case 'AssignmentExpression':
        return this.assignmentExpression(node, path);
      case 'ConditionalExpression':
        return this.branch(node.test, path, (yes) => this.expression(node.consequent, yes), (no) => this.expression(node.alternate, no));
      case 'LogicalExpression':
        return this.branch(node.left, path,
          (yes) => (node.operator === '&&' ? this.expression(node.right, yes) : yes),
          (no) => (node.operator === '&&' ? no : this.expression(node.right, no)));
      case 'CallExpression':
        return this.call(node, path);
      case 'NewExpression':
        return this.new(node, path);
      case 'ImportExpression':
        return this.dynamicImport(node, path);
      case 'AwaitExpression': {
        const flow = this.expression(node.argument, path);
        if (flow) this.suspend(flow);
        return flow;
      }
      default: {
        const flow = this.operands(node, path);
        if (flow) this.step(flow, node);
        return flow;
      }
    }
  }

  private operands(node: Node, path: Path<S>): Flow<S> {
    let flow: Flow<S> = path;
    for (const child of childrenOf(node, this.frame.file.source.visitorKeys)) {
      if (!flow) return undefined;
      if (/^TS(?!AsExpression|NonNullExpression|SatisfiesExpression|TypeAssertion|InstantiationExpression)/.test(child.type)) continue;
      if ((node.type === 'MemberExpression' && child === node.property && !node.computed) || (node.type === 'Property' && child === node.key && !node.computed)) continue;
      flow = this.expression(child, flow);
    }
    return flow;
  }

  private assignmentExpression(node: TSESTree.AssignmentExpression, path: Path<S>): Flow<S> {
    const flow = node.left.type === 'MemberExpression' ? this.operands(node.left, path) : path;
    const end = flow && this.assignment(node.left, node.right, node.operator, flow);
    if (end) this.step(end, node);
    return end;
  }

  private assignment(target: Node, value: Node, operator: string, path: Path<S>): Flow<S> {
    if (operator === '=' && this.observer.assign?.(path.state, target, value, this.frame.file)) this.events++;
    if (!/^(?:\|\||&&|\?\?)=$/.test(operator)) return this.expression(value, path);
    const other = this.fork(path);
    this.observer.assume?.(path.state, target, operator === '&&=', this.frame.file);
    return this.merge(other, this.expression(value, path));
  }

  private dynamicImport(node: TSESTree.ImportExpression, path: Path<S>): Flow<S> {
    const flow = this.expression(node.source, path);
    const source = this.frame.file.constantText(node.source);
    if (!flow || source === undefined) return flow;
    if (isAwaited(node)) return this.importFrom(source, flow, node);
    this.apart(flow, true, (start) => this.importFrom(source, start, node));
    return flow;
  }

  private call(node: TSESTree.CallExpression, path: Path<S>): Flow<S> {
    const callee = unwrap(node.callee);
    let flow: Flow<S> = isFunction(callee) || callee.type === 'Super' ? path : callee.type === 'MemberExpression' ? this.operands(callee, path) : this.expression(callee, path);
    for (const argument of node.arguments) flow = flow && this.expression(argument.type === 'SpreadElement' ? argument.argument : argument, flow);
    if (!flow) return undefined;
    if (callee.type === 'Super') return this.superCall(node, flow);
    const { file } = this.frame;
    const [first] = node.arguments;
    if (callee.type === 'Identifier' && callee.name === 'require' && first && !findVariable(file.source, callee, 'require')) {
      const source = file.constantText(first);
      if (source !== undefined) return this.importFrom(source, flow, node);
    }
    this.step(flow, node);
    return this.afterCall(node, callee, flow);
  }

  private superCall(node: TSESTree.CallExpression, path: Path<S>): Flow<S> {
    this.step(path, node);
    const holder = ancestor(node, isClass);
    return holder ? this.fields(holder, path) : path;
  }

  /** What the called function does, or what is done with the functions that it gets. */
  private afterCall(node: TSESTree.CallExpression, callee: Node, path: Path<S>): Flow<S> {
    if (isExit(callee)) {
      this.events++;
      this.observer.end(path.state);
      return undefined;
    }
    const isIndirect = callee.type === 'MemberExpression' && /^(?:call|apply)$/.test(staticName(callee) ?? '');
    const functions = this.functionsFor(isIndirect ? callee.object : callee);
    if (functions.length > 0) return this.enterAny(functions, node, path);
    const method = callee.type === 'MemberExpression' ? staticName(callee) ?? '' : '';
    const callbacks = node.arguments.flatMap((argument) => this.callbacksIn(argument));
    if (isTeardown(callee.type === 'Identifier' ? callee.name : method)) {
      for (const { node: callback } of callbacks) this.entered.add(callback);
      return path;
    }
    let flow: Flow<S> = path;
    for (const callback of callbacks) {
      if (!flow) return undefined;
      if (isSynchronous(method)) flow = this.merge(this.fork(flow), this.enter(callback, [], flow, isAwaited(node), node));
      else if (/^(?:then|finally)$/.test(method) && isAwaited(node)) flow = this.enter(callback, [], flow, true, node);
      else this.runApart(callback, flow, isRunLater(node, method));
    }
    return flow;
  }

  private enterAny(functions: readonly ProjectFunction[], call: TSESTree.CallExpression, path: Path<S>): Flow<S> {
    const awaited = isAwaited(call);
    let end: Flow<S>;
    for (const [index, fn] of functions.entries()) {
      const start = index === functions.length - 1 ? path : this.fork(path);
      end = this.merge(end, this.enter(fn, call.arguments, start, awaited, call));
    }
    return end;
  }

  /** The functions that an argument is or holds. */
  private callbacksIn(argument: Node): readonly ProjectFunction[] {
    const node = unwrap(argument);
    if (node.type !== 'ObjectExpression') return this.functionsFor(node);
    return node.properties.flatMap((property) => (property.type === 'Property' && isFunction(property.value) ? [{ node: property.value, file: this.frame.file }] : []));
  }

  private new(node: TSESTree.NewExpression, path: Path<S>): Flow<S> {
    let flow = this.expression(node.callee, path);
    for (const argument of node.arguments) flow = flow && this.expression(argument.type === 'SpreadElement' ? argument.argument : argument, flow);
    if (!flow) return undefined;
    this.step(flow, node);
    const classes = this.classesFor(node.callee);
    for (const { node: holder, file } of classes) flow = flow && this.construct(holder, file, node.arguments, flow, node);
    if (classes.length > 0) return flow;
    const isPromise = node.callee.type === 'Identifier' && node.callee.name === 'Promise';
    for (const callback of node.arguments.flatMap((argument) => this.callbacksIn(argument))) {
      if (!flow) return undefined;
      if (isPromise) flow = this.enter(callback, [], flow, isAwaited(node), node);
      else this.runApart(callback, flow);
    }
    return flow;
  }

  /** At an await, the nearest caller that does not wait goes on; what comes after runs at a time that it does not know. */
  private suspend(path: Path<S>): void {
    this.observer.pause?.(path.state);
    for (let frame: Frame<S> | undefined = this.frame; frame?.caller; frame = frame.caller) {
      if (frame.awaited) continue;
      frame.suspended ??= this.fork(path);
      return;
    }
  }
}

/** The constructor of a class, without its overload signatures. */
function constructorOf(holder: ClassNode): FunctionNode | undefined {
  for (const member of holder.body.body) if (member.type === 'MethodDefinition' && member.kind === 'constructor' && isFunction(member.value)) return member.value;
  return undefined;
}
