/** Writes to the environment that come after a client has read it, found by running the file in the order in which its code runs. */
import { type Major, isSdkModule } from '../sdk/client-classes.ts';
import { clientOptionOf } from '../sdk/client-options.ts';
import { type Construction, constructionOf, isRequiredVariable } from './client-construction.ts';
import { isUsedAfter, mayBeBuiltAgain, placeOf, placeOfClient } from './client-places.ts';
import { clientOf } from './client-values.ts';
import { type EnvironmentWrite, environmentWriteOf } from './environment-writes.ts';
import { type Observer, type Step, execute } from './execution-order.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { addTo } from './lists.ts';
import { importOrderOf } from './module-kind.ts';
import { type Node, contains, staticName, unwrap } from './nodes.ts';
import { Numbers, type PersistentMap, getFrom, union, visitBeyond, withEntry, withoutKey } from './persistent-map.ts';

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
  const constructions: Constructions = new Map();
  const hoisted = run(new EnvironmentObserver(file, major, constructions), true, replaced);
  if (hoisted.length === 0) return [];
  const isOpen = [...constructions.keys()].some((module) => importOrderOf(module) === 'open');
  const written = isOpen ? run(new EnvironmentObserver(file, major, constructions), false, replaced) : hoisted;
  const sites = new Set(written.map(({ site }) => site));
  return hoisted.map((late) => ({ ...late, onlyHoisted: !sites.has(late.site) }));
}

function run(observer: EnvironmentObserver, hoistWhereOpen: boolean, replaced: ReadonlySet<FileAnalysis>): readonly Omit<LateWrite, 'onlyHoisted'>[] {
  const isComplete = execute(observer.main, newState(), observer, { hoistWhereOpen, replaced });
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

/** Values by group (see {@link EnvironmentObserver.groupOf}) and within it by number, so that a write meets none but the reads that it concerns. */
type Grouped<V> = PersistentMap<NonNullable<PersistentMap<V>>>;

/** What is known at one point of a path. The maps are never changed, so that branches share them. */
interface State {
  /** the variables that may have been set already, `*` for all */
  covered: PersistentMap<true>;
  reads: Grouped<ClientRead>;
  /** late writes, as long as the client is not built again */
  late: Grouped<Late>;
  /** late writes that are none once another client takes the place of the one that has read */
  replaceable: Grouped<Late>;
  /** the groups of the reads above by the place of their client; some of them may be gone */
  places: Grouped<number>;
  writes: PersistentMap<{ readonly write: EnvironmentWrite; readonly site: Node }>;
  /** writes of code that runs when the code at hand is through, and the reads that it has come across itself */
  deferred: PersistentMap<{ readonly write: EnvironmentWrite; readonly site: Node; readonly met: Grouped<ClientRead> }>;
  /** about how many they are */
  waiting: number;
}

interface Late {
  readonly write: EnvironmentWrite;
  readonly site: Node;
  readonly read: ClientRead;
}

function newState(): State {
  return { covered: undefined, reads: undefined, late: undefined, replaceable: undefined, places: undefined, writes: undefined, deferred: undefined, waiting: 0 };
}

/** The clients that the modules of a program build, by the node that builds them. */
type Constructions = Map<FileAnalysis, ReadonlyMap<Node, Construction>>;

/** A write is late for all the clients that have read its variable; so many of them are looked at. */
const MAX_READS = 30;
/** So many writes are put off at a time; of more, it is only known that they make later reads safe. */
const MAX_WAITING = 30;

class EnvironmentObserver implements Observer<State> {
  private readonly found = new Map<Node, { write: EnvironmentWrite; reads: Map<number, ClientRead> }>();
  /** the late writes of all paths that have ended */
  private ended: Grouped<Late>;
  /** the clients into whose options a read goes, by the node that reads */
  private readonly readers = new Map<Node, { variable: string; construction: Construction }[]>();
  /** the variables and members that clients are put into */
  private readonly places = new Set<string | undefined>();
  private readonly prepared = new Set<FileAnalysis>();
  /** whether the file, a test, has its modules loaded again */
  private readonly reloads: boolean;
  private readonly variableNumbers = new Numbers<string>();
  private readonly placeNumbers = new Numbers<string>();
  private readonly siteNumbers = new Numbers<Node>();
  /** the numbers of reads, by client and variable */
  private readonly readNumbers = new Map<Construction, Map<string, number>>();
  private readCount = 0;
  private readonly builtAgain = new Map<Construction, boolean>();

  constructor(readonly main: FileAnalysis, private readonly major: Major, private readonly constructions: Constructions) {
    // The clients of the linted file may read in modules that it imports.
    this.prepare(main);
    this.reloads = /\b(?:resetModules|isolateModules(?:Async)?)\(|\brequire\.cache\b/.test(main.source.text);
  }

  results(): readonly Omit<LateWrite, 'onlyHoisted'>[] {
    const all = [...this.found].map(([site, { write, reads }]) => ({ site, write, reads: [...reads].sort(([one], [other]) => one - other).map(([, read]) => read) }));
    return all.sort((one, other) => one.site.range[0] - other.site.range[0]);
  }

  fork(state: State): State {
    return { ...state };
  }

  merge(one: State, other: State): State {
    one.covered = union(one.covered, other.covered);
    one.reads = uniteGroups(one.reads, other.reads);
    one.late = uniteGroups(one.late, other.late);
    one.replaceable = uniteGroups(one.replaceable, other.replaceable);
    one.places = uniteGroups(one.places, other.places);
    one.writes = union(one.writes, other.writes);
    one.deferred = union(one.deferred, other.deferred);
    one.waiting = Math.max(one.waiting, other.waiting);
    return one;
  }

  step(state: State, step: Step): boolean {
    const { node, file, site } = step;
    this.prepare(file);
    const readers = this.readers.get(node) ?? [];
    for (const { variable, construction } of readers) this.read(state, { variable, construction, site });
    const write = environmentWriteOf(file, node);
    if (write) this.write(state, write, site);
    const construction = this.constructionsIn(file).get(node);
    if (construction) this.construct(state, construction, site);
    return readers.length > 0 || write !== undefined || construction !== undefined;
  }

  apart(state: State, end: State, isLater: boolean): void {
    visitBeyond(state.writes, end.writes, ({ write, site }, number, known) => {
      if (!isLater || state.waiting >= MAX_WAITING) return this.cover(state, write);
      if (known) return;
      state.deferred = withEntry(state.deferred, number, { write, site, met: state.reads });
      state.waiting++;
    });
    this.end(end);
  }

  pause(state: State): void {
    const { deferred } = state;
    visitBeyond(undefined, deferred, ({ write, site, met }) => this.write(state, write, site, met));
    state.deferred = undefined;
    state.waiting = 0;
  }

  end({ late, replaceable }: State): void {
    const added: [number, Late][] = [];
    for (const map of [late, replaceable]) {
      visitBeyondInGroups(this.ended, map, (one, number) => added.push([number, one]));
      this.ended = uniteGroups(this.ended, map);
    }
    for (const [number, one] of added.sort(([first], [second]) => first - second)) this.find(one, number);
  }

  private find({ write, site, read }: Late, number: number): void {
    const known = this.found.get(site);
    if (known) known.reads.set(number, read);
    else this.found.set(site, { write, reads: new Map([[number, read]]) });
  }

  /** What the target held before is gone; what goes into the new client may have been read long ago. */
  assign(state: State, target: Node, value: Node, file: FileAnalysis): boolean {
    this.prepare(file);
    const place = placeOf(file, target);
    const isClient = place !== undefined && this.places.has(place);
    if (isClient && !mentions(file, value, target)) {
      this.empty(state, place, ({ construction }) => construction.file === file && contains(value, construction.node));
    }
    if (target.type !== 'MemberExpression' || !clientOptionOf('OpenAI', staticName(target) ?? '')) return isClient;
    const client = clientOf(file, target.object);
    const construction = client?.creation && this.constructions.get(client.file)?.get(client.creation);
    if (construction) for (const [variable, number] of this.readNumbers.get(construction) ?? []) this.forget(state, this.groupOf(construction, variable), number);
    return isClient || client !== undefined;
  }

  /** Where a variable is known to be empty, it holds no client. */
  assume(state: State, test: Node, outcome: boolean, file: FileAnalysis): void {
    const empty = emptyOperand(unwrap(test), outcome);
    const place = empty && placeOf(file, empty);
    if (place !== undefined && this.places.has(place)) this.empty(state, place);
  }

  private prepare(file: FileAnalysis): void {
    if (this.prepared.has(file)) return;
    this.prepared.add(file);
    for (const construction of this.constructionsIn(file).values()) {
      this.places.add(placeOfClient(construction));
      for (const { node: reading, variable } of construction.reads) {
        addTo(this.readers, reading, { variable, construction });
      }
    }
  }

  private constructionsIn(file: FileAnalysis): ReadonlyMap<Node, Construction> {
    let found = this.constructions.get(file);
    if (!found) {
      const nodes = [...file.nodes('NewExpression'), ...file.nodes('CallExpression')];
      found = new Map(nodes.flatMap((node) => constructionOf(file, node, this.major) ?? []).map((construction) => [construction.node, construction]));
      this.constructions.set(file, found);
    }
    return found;
  }

  /** Reads of one variable are in two groups: those that a file of variables is to fill, and those of variables that a client can do without. */
  private groupOf({ variables }: Construction, variable: string): number {
    const isMeant = !variables.includes(variable) || isRequiredVariable(variable);
    return 2 * this.variableNumbers.of(variable) + (isMeant ? 1 : 0);
  }

  private groupsOf(variable: string): readonly number[] {
    const number = this.variableNumbers.of(variable);
    return [2 * number, 2 * number + 1];
  }

  private numberOf({ construction, variable }: ClientRead): number {
    let byVariable = this.readNumbers.get(construction);
    if (!byVariable) this.readNumbers.set(construction, (byVariable = new Map()));
    const known = byVariable.get(variable);
    if (known === undefined) byVariable.set(variable, this.readCount);
    return known ?? this.readCount++;
  }

  private read(state: State, read: ClientRead): void {
    const group = this.groupOf(read.construction, read.variable);
    const number = this.numberOf(read);
    this.forget(state, group, number);
    if (getFrom(state.covered, this.variableNumbers.of('*')) || getFrom(state.covered, this.variableNumbers.of(read.variable))) return;
    state.reads = withMember(state.reads, group, number, read);
    const place = placeOfClient(read.construction);
    if (place !== undefined) state.places = withMember(state.places, this.placeNumbers.of(place), number, group);
  }

  private forget(state: State, group: number, number: number): void {
    state.reads = withoutMember(state.reads, group, number);
    state.late = withoutMember(state.late, group, number);
    state.replaceable = withoutMember(state.replaceable, group, number);
  }

  /** Forgets the clients of a place. */
  private empty(state: State, place: string, isKept?: (read: ClientRead) => boolean): void {
    const placeNumber = this.placeNumbers.of(place);
    visitBeyond(undefined, getFrom(state.places, placeNumber), (group, number) => {
      const read = memberOf(state.reads, group, number) ?? memberOf(state.late, group, number)?.read ?? memberOf(state.replaceable, group, number)?.read;
      if (read && isKept?.(read)) return;
      this.forget(state, group, number);
      state.places = withoutMember(state.places, placeNumber, number);
    });
  }

  private construct(state: State, construction: Construction, site: Node): void {
    const place = placeOfClient(construction);
    // A v3 Configuration may stand inside the call that takes it.
    if (place !== undefined) this.empty(state, place, (read) => contains(construction.node, read.construction.node));
    const variables = new Set([...construction.variables, ...construction.reads.map(({ variable }) => variable)]);
    for (const group of [...variables].flatMap((variable) => this.groupsOf(variable))) {
      visitBeyond(undefined, getFrom(state.replaceable, group), ({ read }, number) => {
        if (read.construction !== construction) state.replaceable = withoutMember(state.replaceable, group, number);
      });
    }
    for (const variable of construction.variables) this.read(state, { variable, construction, site });
  }

  private write(state: State, write: EnvironmentWrite, site: Node, met?: Grouped<ClientRead>): void {
    if (write.certain) for (const group of this.groupsMeant(state, write)) this.meet(state, write, site, group, getFrom(met, group));
    state.writes = withEntry(state.writes, this.siteNumbers.of(site), { write, site });
    this.cover(state, write);
  }

  private groupsMeant({ reads }: State, { variables }: EnvironmentWrite): readonly number[] {
    if (variables !== '*') return variables.flatMap((variable) => this.groupsOf(variable));
    const groups: number[] = [];
    visitBeyond(undefined, reads, (_, group) => {
      if (group % 2 === 1) groups.push(group);
    });
    return groups;
  }

  /** Makes a write late for the reads of a group, but for those that it has met itself. */
  private meet(state: State, write: EnvironmentWrite, site: Node, group: number, met: PersistentMap<ClientRead>): void {
    const reads = getFrom(state.reads, group);
    if (!met) state.reads = withoutKey(state.reads, group);
    let count = 0;
    visitBeyond(met, reads, (read, number, known) => {
      if (known) return true;
      if (met) state.reads = withoutMember(state.reads, group, number);
      if (count < MAX_READS && this.isReported(site, read)) {
        this.beLate(state, { write, site, read }, group, number);
        count++;
      }
      return met !== undefined || count < MAX_READS;
    });
  }

  private isReported(site: Node, read: ClientRead): boolean {
    // What one import or call does as a whole is the other module's report.
    if (site === read.site || this.isBuiltAgain(read.construction)) return false;
    return !this.reloads || read.construction.file === this.main;
  }

  private isBuiltAgain(construction: Construction): boolean {
    const known = this.builtAgain.get(construction) ?? mayBeBuiltAgain(construction);
    this.builtAgain.set(construction, known);
    return known;
  }

  private beLate(state: State, late: Late, group: number, number: number): void {
    this.forget(state, group, number);
    if (isUsedAfter(late.read.construction, late.site, this.main)) state.late = withMember(state.late, group, number, late);
    else state.replaceable = withMember(state.replaceable, group, number, late);
  }

  private cover(state: State, { variables }: EnvironmentWrite): void {
    for (const name of variables === '*' ? ['*'] : variables) state.covered = withEntry(state.covered, this.variableNumbers.of(name), true);
  }
}

function memberOf<V>(map: Grouped<V>, group: number, number: number): V | undefined {
  return getFrom(getFrom(map, group), number);
}

function withMember<V>(map: Grouped<V>, group: number, number: number, value: V): Grouped<V> {
  return withEntry(map, group, withEntry(getFrom(map, group), number, value)!);
}

function withoutMember<V>(map: Grouped<V>, group: number, number: number): Grouped<V> {
  const members = getFrom(map, group);
  const rest = withoutKey(members, number);
  if (rest === members) return map;
  return rest ? withEntry(map, group, rest) : withoutKey(map, group);
}

function uniteGroups<V>(one: Grouped<V>, other: Grouped<V>): Grouped<V> {
  return union(one, other, (members, others) => union(members, others)!);
}

function visitBeyondInGroups<V>(other: Grouped<V>, map: Grouped<V>, visit: (value: V, number: number) => void): void {
  visitBeyond(other, map, (members, _, known) => visitBeyond(known, members, visit));
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
