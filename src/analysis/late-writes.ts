/** Writes to the environment that come after a client has read it, found by running the file in the order in which its code runs. */
import type { TSESTree } from '@typescript-eslint/types';
import { type Major, isSdkModule } from '../sdk/client-classes.ts';
import { clientOptionOf } from '../sdk/client-options.ts';
import { patternTarget } from './bindings.ts';
import { type Construction, constructionOf, isRequiredVariable } from './client-construction.ts';
import { clientOf } from './client-values.ts';
import { type EnvironmentWrite, environmentWriteOf } from './environment-writes.ts';
import { type Observer, type Step, execute } from './execution-order.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { memberAssignments } from './members.ts';
import { type Node, ancestor, contains, enclosingFunction, isClass, outermost, staticName, unwrap } from './nodes.ts';
import { findVariable } from './source-file.ts';
import { isNullish } from './values.ts';

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

/** A name for what an expression or assignment target denotes, the same wherever the same variable or member is meant. */
function placeOf(file: FileAnalysis, expression: Node): string | undefined {
  const node = unwrap(expression);
  const { filename } = file.source;
  if (node.parent?.type === 'PropertyDefinition' && node.parent.key === node) return fieldPlace(file, node.parent.parent.parent, staticName(node.parent));
  if (node.type === 'Identifier') {
    const declaration = findVariable(file.source, node, node.name)?.identifiers[0];
    return `${filename}:${declaration ? declaration.range[0] : node.name}`;
  }
  if (node.type !== 'MemberExpression') return undefined;
  const holder = node.object.type === 'ThisExpression' ? ancestor(node, isClass) : undefined;
  return holder ? fieldPlace(file, holder, staticName(node)) : `${filename} ${textOf(file, node)}`;
}

function fieldPlace({ source }: FileAnalysis, holder: Node, name: string | undefined): string | undefined {
  return name === undefined ? undefined : `${source.filename}:${holder.range[0]}.${name}`;
}

/** The variable or member that a new client is put into, also through a wrapper or as a fallback. */
function targetOf(node: Node): Node | undefined {
  for (let current = outermost(node); current.parent; current = outermost(current.parent)) {
    const { parent } = current;
    switch (parent.type) {
      case 'VariableDeclarator':
        return parent.id.type === 'Identifier' ? parent.id : undefined;
      case 'AssignmentExpression':
        return parent.left;
      case 'PropertyDefinition':
        return parent.key;
      case 'LogicalExpression':
      case 'ConditionalExpression':
      case 'AwaitExpression':
        continue;
      case 'CallExpression':
      case 'NewExpression':
        if (parent.callee === current) return undefined;
        continue;
      default:
        return undefined;
    }
  }
  return undefined;
}

function placeOfClient({ file, node }: Construction): string | undefined {
  return file.nodeFact(computePlace, node as Node);
}

function computePlace(file: FileAnalysis, node: Node): string | undefined {
  const target = targetOf(node);
  return target && placeOf(file, target);
}

/** Whether some other function puts a new value where the client is. */
function mayBeBuiltAgain({ file, node }: Construction): boolean {
  const target = targetOf(node);
  const home = enclosingFunction(node);
  const isOther = (write: Node, value: Node | null | undefined): boolean => {
    const around = enclosingFunction(write);
    return around !== undefined && around !== home && !!value && !contains(value, node) && !file.evaluate(value).every(isNullish);
  };
  if (target?.type === 'Identifier' && target.parent.type !== 'PropertyDefinition') {
    const references = findVariable(file.source, target, target.name)?.references ?? [];
    return references.some((reference) => {
      const source = reference.isWrite() ? patternTarget(reference.identifier as Node) : undefined;
      return source?.kind === 'assigned' && isOther(source.writer, source.source);
    });
  }
  const name = target && (target.type === 'MemberExpression' ? staticName(target) : target.parent?.type === 'PropertyDefinition' ? staticName(target.parent) : undefined);
  return name !== undefined && (file.fact(memberAssignments).get(name) ?? []).some(({ target: written, value }) => isOther(written, value));
}

/** Whether a client may still be in use after a node of the linted file has run; one that only its own statements use is not. */
function isUsedAfter({ file, node }: Construction, site: Node, main: FileAnalysis): boolean {
  if (file !== main) return true;
  const target = targetOf(node);
  if (!target) return ancestor(node, isReturn) !== undefined;
  if (target.type !== 'Identifier' || target.parent.type === 'PropertyDefinition') return true;
  if (target.parent.parent?.parent?.type === 'ExportNamedDeclaration') return true;
  const home = enclosingFunction(node);
  const references = findVariable(file.source, target, target.name)?.references ?? [];
  return references.some(({ identifier }) => identifier.range[0] >= site.range[1] || enclosingFunction(identifier as Node) !== home);
}

function isReturn(node: Node): node is TSESTree.ReturnStatement {
  return node.type === 'ReturnStatement';
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

const WRITES = /dotenv|loadEnv|\benv(?:\.\w+|\[[^\]]+\])?\s*(?:\?\?|\|\|)?=[^=>]|(?:assign|set|defineProperty)\([\w.\s]*env/i;
const SETUP = /env|conf|set-?up|init|boot|load|secret|prepare/i;
const MENTIONS = /env|^[^\S\n]*(?:import\s*['"]|require\()|\b(?:import|from|require)\b[^\n]{0,150}(?:conf|set-?up|init|boot|load|secret|prepare)/im;
const MAX_REACHED = 300;

/** Whether a text has a word of the environment, or an import that may set it; every other file needs no look at all. */
export function mentionsEnvironment(text: string): boolean {
  return MENTIONS.test(text);
}

/**
 * Whether a file, or a module that it imports for what it does to the environment, writes there at all, and the SDK is in reach: a
 * quick look before the run. Modules imported for their values are asked only if a name of the import speaks of setting up.
 */
export function mayWriteLate(file: FileAnalysis): boolean {
  const writes = WRITES.test(file.source.text) || importsForSetup(file).some((source) => WRITES.test(file.project.moduleFor(source, file)?.source.text ?? ''));
  return writes && reachesSdk(file);
}

function importsForSetup(file: FileAnalysis): readonly string[] {
  const declared = file.nodes('ImportDeclaration').filter(({ specifiers, source }) =>
    specifiers.length === 0 || [source.value, ...specifiers.map(({ local }) => local.name)].some((name) => SETUP.test(name)));
  const required = requires(file).filter(({ parent, source }) => parent.type === 'ExpressionStatement' || SETUP.test(source));
  return [...declared.map(({ source }) => source.value), ...required.map(({ source }) => source)].filter((source) => !/\.(?:css|scss|less|svg|json)$/.test(source));
}

function requires(file: FileAnalysis): readonly { source: string; parent: Node }[] {
  return file.nodes('CallExpression').flatMap(({ callee, arguments: [source], parent }) => {
    const isRequire = callee.type === 'Identifier' && callee.name === 'require' && source?.type === 'Literal' && typeof source.value === 'string';
    return isRequire ? [{ source: source.value, parent }] : [];
  });
}

/** Whether a file or a module that it loads, however far away, mentions the SDK. */
function reachesSdk(main: FileAnalysis): boolean {
  const reached = new Set([main]);
  for (const file of reached) {
    if (/openai/i.test(file.source.text)) return true;
    if (reached.size > MAX_REACHED) return true;
    for (const source of moduleSources(file)) {
      const module = file.project.moduleFor(source, file);
      if (module) reached.add(module);
    }
  }
  return false;
}

function moduleSources(file: FileAnalysis): readonly string[] {
  const declared = [...file.nodes('ImportDeclaration'), ...file.nodes('ExportNamedDeclaration'), ...file.nodes('ExportAllDeclaration')]
    .flatMap(({ source }) => (source ? [source.value] : []));
  const dynamic = file.nodes('ImportExpression').flatMap(({ source }) => file.constantText(source) ?? []);
  const assigned = file.nodes('TSExternalModuleReference').flatMap(({ expression }) => file.constantText(expression) ?? []);
  return [...declared, ...dynamic, ...assigned, ...requires(file).map(({ source }) => source)];
}
