/** Writes to the environment that come after a client has read it, found by running the file in the order in which its code runs. */
import { type Major, isSdkModule } from '../sdk/client-classes.ts';
import { clientOptionOf } from '../sdk/client-options.ts';
import { type Construction, constructionOf, isRequiredVariable } from './client-construction.ts';
import { isUsedAfter, mayBeBuiltAgain, placeOf, placeOfClient } from './client-places.ts';
import { clientOf } from './client-values.ts';
import { type EnvironmentWrite, environmentWriteOf } from './environment-writes.ts';
import { type Observer, type Step, execute } from './execution-order.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { type Node, contains, staticName, unwrap } from './nodes.ts';

/** A client's read of a variable that nothing has set before. */
export interface ClientRead {
  readonly variable: string;
  readonly construction: Construction;
  /** the node of the linted file at which it happens: the read itself, or the import or call that leads to it */
  readonly site: Node;
}

export interface LateWrite {
  readonly write: EnvironmentWrite;
  /** the node of the linted file that writes: the write itself, or the import or call that leads to it */
  readonly site: Node;
  readonly reads: readonly ClientRead[];
  /** whether it is late only where imports run before all other code */
  readonly onlyHoisted: boolean;
}

/**
 * The late writes of a file, in source order.
 * @param major the major version of the SDK, on which it depends what a client reads
 */
export function lateWritesOf(file: FileAnalysis, major: Major): readonly LateWrite[] {
  const sources = file.fact(replacedSources);
  if (sources.some(isSdkModule)) return [];
  const replaced = new Set(sources.flatMap((source) => file.project.moduleFor(source, file) ?? []));
  const hoisted = run(file, major, true, replaced);
  if (hoisted.length === 0) return [];
  const written = new Set(run(file, major, false, replaced).map(({ site }) => site));
  return hoisted.map((late) => ({ ...late, onlyHoisted: !written.has(late.site) }));
}

function run(file: FileAnalysis, major: Major, hoistWhereOpen: boolean, replaced: ReadonlySet<FileAnalysis>): readonly Omit<LateWrite, 'onlyHoisted'>[] {
  const observer = new EnvironmentObserver(file, major);
  const isComplete = execute(file, newState(), observer, { hoistWhereOpen, replaced });
  return isComplete ? observer.results() : [];
}

/** The modules that a test file replaces: `jest.mock('openai')`. */
function replacedSources(file: FileAnalysis): readonly string[] {
  return file.nodes('CallExpression').flatMap(({ callee, arguments: [first] }) => {
    const method = callee.type === 'MemberExpression' ? staticName(callee) : undefined;
    const isMock = method !== undefined && /^(?:(?:do|unstable_)?[mM]ock(?:Module)?|module)$/.test(method);
    const source = isMock && first ? file.constantText(first) : undefined;
    return source === undefined ? [] : [source];
  });
}

interface State {
  /** the variables that may have been set already, `*` for all */
  readonly covered: Set<string>;
  readonly reads: Map<string, ClientRead>;
  /** late writes, as long as the client is not built again */
  readonly late: Map<string, { write: EnvironmentWrite; site: Node; read: ClientRead }>;
  readonly writes: Map<Node, EnvironmentWrite>;
  /** writes of code that runs when the code at hand is through, and the reads that it has come across itself */
  readonly deferred: Map<Node, { write: EnvironmentWrite; met: ReadonlySet<string> }>;
}

function newState(): State {
  return { covered: new Set(), reads: new Map(), late: new Map(), writes: new Map(), deferred: new Map() };
}

class EnvironmentObserver implements Observer<State> {
  private readonly found = new Map<Node, { write: EnvironmentWrite; reads: Map<string, ClientRead> }>();
  /** the clients into whose options a read goes, by the node that reads */
  private readonly readers = new Map<Node, { variable: string; construction: Construction }[]>();
  private readonly constructions = new Map<Node, Construction | undefined>();
  /** the variables and members that clients are put into */
  private readonly places = new Set<string | undefined>();
  private readonly prepared = new Set<FileAnalysis>();
  /** whether the file, a test, has its modules loaded again */
  private readonly reloads: boolean;

  constructor(private readonly main: FileAnalysis, private readonly major: Major) {
    // The clients of the linted file may read in modules that it imports.
    this.prepare(main);
    this.reloads = /\b(?:resetModules|isolateModules(?:Async)?)\(|\brequire\.cache\b/.test(main.source.text);
  }

  results(): readonly Omit<LateWrite, 'onlyHoisted'>[] {
    const all = [...this.found].map(([site, { write, reads }]) => ({ site, write, reads: [...reads.values()] }));
    return all.sort((one, other) => one.site.range[0] - other.site.range[0]);
  }

  fork({ covered, reads, late, writes, deferred }: State): State {
    return { covered: new Set(covered), reads: new Map(reads), late: new Map(late), writes: new Map(writes), deferred: new Map(deferred) };
  }

  merge(one: State, other: State): State {
    for (const name of other.covered) one.covered.add(name);
    for (const [key, read] of other.reads) one.reads.set(key, read);
    for (const [key, late] of other.late) one.late.set(key, late);
    for (const [site, write] of other.writes) one.writes.set(site, write);
    for (const [site, deferred] of other.deferred) one.deferred.set(site, deferred);
    return one;
  }

  step(state: State, step: Step): boolean {
    const { node, file, site } = step;
    this.prepare(file);
    const readers = this.readers.get(node) ?? [];
    for (const { variable, construction } of readers) this.read(state, { variable, construction, site });
    const write = environmentWriteOf(file, node);
    if (write) this.write(state, write, site);
    const construction = this.constructionAt(file, node);
    if (construction) this.construct(state, construction, site);
    return readers.length > 0 || write !== undefined || construction !== undefined;
  }

  apart(state: State, end: State, isLater: boolean): void {
    const met = new Set(state.reads.keys());
    for (const [site, write] of end.writes) {
      if (!isLater) this.cover(state, write);
      else if (!state.writes.has(site)) state.deferred.set(site, { write, met });
    }
    this.end(end);
  }

  pause(state: State): void {
    for (const [site, { write, met }] of state.deferred) this.write(state, write, site, met);
    state.deferred.clear();
  }

  end({ late }: State): void {
    for (const { write, site, read } of late.values()) {
      // What one import or call does as a whole is the other module's report.
      if (site === read.site || mayBeBuiltAgain(read.construction)) continue;
      if (this.reloads && read.construction.file !== this.main) continue;
      const known = this.found.get(site);
      if (known) known.reads.set(keyOf(read), read);
      else this.found.set(site, { write, reads: new Map([[keyOf(read), read]]) });
    }
  }

  /** What the target held before is gone; what goes into the new client may have been read long ago. */
  assign(state: State, target: Node, value: Node, file: FileAnalysis): boolean {
    this.prepare(file);
    const place = placeOf(file, target);
    const isClient = place !== undefined && this.places.has(place);
    if (isClient && !mentions(file, value, target)) {
      forget(state, ({ construction }) => placeOfClient(construction) === place && !(construction.file === file && contains(value, construction.node)));
    }
    if (target.type !== 'MemberExpression' || !clientOptionOf('OpenAI', staticName(target) ?? '')) return isClient;
    const client = clientOf(file, target.object);
    if (client?.creation) forget(state, ({ construction }) => construction.node === client.creation);
    return isClient || client !== undefined;
  }

  /** Where a variable is known to be empty, it holds no client. */
  assume(state: State, test: Node, outcome: boolean, file: FileAnalysis): void {
    const empty = emptyOperand(unwrap(test), outcome);
    const place = empty && placeOf(file, empty);
    if (place !== undefined) forget(state, ({ construction }) => placeOfClient(construction) === place);
  }

  private prepare(file: FileAnalysis): void {
    if (this.prepared.has(file)) return;
    this.prepared.add(file);
    for (const node of [...file.nodes('NewExpression'), ...file.nodes('CallExpression')]) {
      const construction = this.constructionAt(file, node);
      if (!construction) continue;
      this.places.add(placeOfClient(construction));
      for (const { node: reading, variable } of construction.reads) {
        const readers = this.readers.get(reading);
        if (readers) readers.push({ variable, construction });
        else this.readers.set(reading, [{ variable, construction }]);
      }
    }
  }

  private constructionAt(file: FileAnalysis, node: Node): Construction | undefined {
    if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return undefined;
    if (!this.constructions.has(node)) this.constructions.set(node, constructionOf(file, node, this.major));
    return this.constructions.get(node);
  }

  private read(state: State, read: ClientRead): void {
    const key = keyOf(read);
    state.reads.delete(key);
    state.late.delete(key);
    if (!state.covered.has('*') && !state.covered.has(read.variable)) state.reads.set(key, read);
  }

  private construct(state: State, construction: Construction, site: Node): void {
    const place = placeOfClient(construction);
    // A v3 Configuration may stand inside the call that takes it.
    const isReplaced = (other: Construction): boolean => place !== undefined && placeOfClient(other) === place && !contains(construction.node, other.node);
    forget(state, (read) => isReplaced(read.construction));
    const variables = [...construction.variables, ...construction.reads.map(({ variable }) => variable)];
    for (const [key, { read, site: writeSite }] of state.late) {
      const isSuccessor = read.construction !== construction && variables.includes(read.variable);
      if (isSuccessor && !isUsedAfter(read.construction, writeSite, this.main)) state.late.delete(key);
    }
    for (const variable of construction.variables) this.read(state, { variable, construction, site });
  }

  private write(state: State, write: EnvironmentWrite, site: Node, met?: ReadonlySet<string>): void {
    const { variables } = write;
    for (const [key, read] of write.certain ? state.reads : []) {
      if (met?.has(key)) continue;
      const isMeant = variables === '*' ? !read.construction.variables.includes(read.variable) || isRequiredVariable(read.variable) : variables.includes(read.variable);
      if (!isMeant) continue;
      state.late.set(key, { write, site, read });
      state.reads.delete(key);
    }
    state.writes.set(site, write);
    this.cover(state, write);
  }

  private cover({ covered }: State, { variables }: EnvironmentWrite): void {
    for (const name of variables === '*' ? ['*'] : variables) covered.add(name);
  }
}

function keyOf({ variable, construction }: ClientRead): string {
  return `${construction.file.source.filename}:${construction.node.range[0]} ${variable}`;
}

function forget({ reads, late }: State, isGone: (read: ClientRead) => boolean): void {
  for (const [key, read] of reads) if (isGone(read)) reads.delete(key);
  for (const [key, { read }] of late) if (isGone(read)) late.delete(key);
}

function textOf(file: FileAnalysis, node: Node): string {
  return file.source.text.slice(...node.range);
}

/** Whether an assigned value may be the old one, as in `client = client ?? …`. */
function mentions(file: FileAnalysis, value: Node, target: Node): boolean {
  const text = textOf(file, value);
  return target.type === 'Identifier' ? text.split(/[^\w$]+/).includes(target.name) : text.includes(textOf(file, target));
}

/** What a test shows to be empty: `x` in `!x`, `x == null`, and in `x` that does not hold. */
function emptyOperand(test: Node, outcome: boolean): Node | undefined {
  if (test.type === 'UnaryExpression' && test.operator === '!') return emptyOperand(unwrap(test.argument), !outcome);
  if (test.type === 'BinaryExpression') {
    const isComparison = outcome ? /^===?$/.test(test.operator) : /^!==?$/.test(test.operator);
    const isEmpty = (test.right.type === 'Literal' && test.right.value === null) || (test.right.type === 'Identifier' && test.right.name === 'undefined');
    return isComparison && isEmpty ? test.left : undefined;
  }
  return !outcome && (test.type === 'Identifier' || test.type === 'MemberExpression') ? test : undefined;
}
