/** Results that are computed once although they may depend on each other in circles. */

/** Nested computations of one stretch, each of which takes several stack frames. */
const MAX_DEPTH = 200;
/** Stretches within each other. */
const MAX_STRETCHES = 100;
/** Stretches for one subject. */
const MAX_RESTARTS = 1_000;
/** The level of no computation: what rests on it is not known to the end, and is kept for the subject. */
const CUT = 0;

/** The stack gets too deep: `first` is to be computed from where the stretch began, which then begins again. */
class TooDeep extends Error {
  constructor(readonly first: () => unknown) {
    super();
  }
}

/** What an unfinished result rests on: computations that were under way, by their levels. */
interface Dependence {
  /** the outermost */
  readonly lowest: number;
  /** none is further in than this */
  readonly highest: number;
  /** the run of the computation at the level `highest` */
  readonly run: number;
}

/** How long a result counts: while all that it rests on is under way, it would be the same if it was computed again. */
type Validity = 'for good' | 'for the subject' | Dependence;

/** The computations under way, shared by all memos of a project. */
export class Computation {
  /** the file for whose sake all is computed: what is said of it must not hang on the files before it */
  subject = 0;
  /** the runs of the computations under way by their levels, which begin with 1 */
  private readonly runs: number[] = [CUT];
  private lastRun = 0;
  /** the first run for the subject */
  private firstRun = 0;
  /** the level around the current stretch */
  private outside = 0;
  private stretches = 0;
  private restarts = 0;
  private repetitions = 0;
  /** the outermost unfinished computation that the current one has asked for */
  private lowest = Infinity;
  /** no unfinished one that it has asked for is further in than this */
  private highest = CUT;
  /** whether the current computation rests on what is kept for this subject alone */
  private isForSubject = false;

  /**
   * @param maxRepetitions how often results that rested on unfinished ones are found again; after that they are kept for the subject
   * @param maxDepth how many computations may be nested until the stack is cleared
   */
  constructor(private readonly maxRepetitions: number, private readonly maxDepth = MAX_DEPTH) {}

  /** Begins with another subject. */
  begin(): void {
    this.subject += 1;
    this.firstRun = this.lastRun + 1;
    this.repetitions = 0;
    this.restarts = 0;
  }

  /** How many computations are under way within each other. */
  private get level(): number {
    return this.runs.length - 1;
  }

  /** Finds a result that others may ask for while it is being computed. */
  run<K, V>(memo: Memo<K, V>, key: K, compute: () => V): V {
    const around = this.level;
    if (around - this.outside >= this.maxDepth) {
      if (this.stretches < MAX_STRETCHES && this.restarts < MAX_RESTARTS) throw new TooDeep(() => memo.get(key, compute));
      this.dependOn(CUT);
      return memo.empty;
    }
    const level = this.runs.push(++this.lastRun) - 1;
    memo.pending.set(key, level);
    try {
      return this.runWithin(around, memo.results, key, around === this.outside ? () => this.runStretch(level, compute) : compute);
    } finally {
      memo.pending.delete(key);
      this.runs.length = level;
    }
  }

  /** Finds a result that does not lead back to itself. */
  runOnce<K, V>(results: Results<K, V>, key: K, compute: () => V): V {
    return this.runWithin(this.level, results, key, compute);
  }

  /** Finds a result and keeps it; what is computed at the levels up to `around` is not finished with it. */
  private runWithin<K, V>(around: number, results: Results<K, V>, key: K, compute: () => V): V {
    const { lowest, highest, isForSubject } = this;
    this.restOnNothing();
    try {
      const value = compute();
      results.set(key, value, this.validity(around));
      return value;
    } finally {
      this.dependOn(lowest, highest);
      this.isForSubject ||= isForSubject;
    }
  }

  /** How long the result counts that has just been found. */
  private validity(around: number): Validity {
    const isFinished = this.lowest > around;
    if (isFinished) this.lowest = Infinity;
    else if (this.lowest === CUT || this.repetitions > this.maxRepetitions) this.isForSubject = true;
    this.highest = isFinished ? CUT : Math.min(this.highest, around);
    if (this.isForSubject) return 'for the subject';
    return isFinished ? 'for good' : { lowest: this.lowest, highest: this.highest, run: this.runs[this.highest]! };
  }

  /** Runs the outermost computation of a stretch. */
  private runStretch<V>(level: number, compute: () => V): V {
    for (;;) {
      try {
        return compute();
      } catch (error) {
        if (!(error instanceof TooDeep)) throw error;
        this.beginStretch(level, error.first);
        this.restOnNothing();
      }
    }
  }

  private beginStretch(level: number, compute: () => unknown): void {
    const { outside } = this;
    this.restarts += 1;
    this.stretches += 1;
    this.outside = level;
    try {
      compute();
    } finally {
      this.outside = outside;
      this.stretches -= 1;
    }
  }

  private restOnNothing(): void {
    this.lowest = Infinity;
    this.highest = CUT;
    this.isForSubject = false;
  }

  /** Whether all that a result rests on is still under way. */
  isUnderWay({ highest, run }: Dependence): boolean {
    return this.runs[highest] === run;
  }

  /** Notes that a result has to be found again, on which another rested as long as it was under way. */
  repeat({ run }: Dependence): void {
    if (run >= this.firstRun) this.repetitions += 1;
  }

  /** Notes that the current computation has used the unfinished result of another, or one that rests on such. */
  dependOn(lowest: number, highest = lowest): void {
    this.lowest = Math.min(this.lowest, lowest);
    this.highest = Math.max(this.highest, highest);
  }

  /** Notes that the current computation has used what is kept for this subject alone. */
  dependOnSubject(): void {
    this.isForSubject = true;
  }
}

/** Results by key, each as long as it counts. */
class Results<K, V> {
  private readonly known = new Map<K, V>();
  private readonly unfinished = new Map<K, Dependence & { value: V }>();
  private passing: Map<K, V> | undefined;
  private subject = -1;

  constructor(private readonly computation: Computation) {}

  /** The result where it is there for good. */
  settled(key: K): V | undefined {
    return this.known.get(key);
  }

  /** The result, of which the current computation makes use; `none` where it has to be computed. */
  use<None>(key: K, none: None): V | None {
    const { computation, known, passing } = this;
    const settled = known.get(key);
    if (settled !== undefined || known.has(key)) return settled as V;
    if (passing?.has(key) && this.subject === computation.subject) {
      computation.dependOnSubject();
      return passing.get(key) as V;
    }
    const unfinished = this.unfinished.get(key);
    if (!unfinished) return none;
    if (computation.isUnderWay(unfinished)) {
      computation.dependOn(unfinished.lowest, unfinished.highest);
      return unfinished.value;
    }
    computation.repeat(unfinished);
    this.unfinished.delete(key);
    return none;
  }

  set(key: K, value: V, validity: Validity): void {
    if (validity === 'for good') this.known.set(key, value);
    else if (validity === 'for the subject') this.passingNow().set(key, value);
    else this.unfinished.set(key, { ...validity, value });
  }

  private passingNow(): Map<K, V> {
    if (!this.passing || this.subject !== this.computation.subject) this.passing = new Map();
    this.subject = this.computation.subject;
    return this.passing;
  }
}

/** Stands for a result that is not known: a result may be undefined. */
const NONE = Symbol('none');

/** Results by key, each computed once. */
export class Facts<K, V> {
  private readonly results: Results<K, V>;

  constructor(private readonly computation: Computation) {
    this.results = new Results(computation);
  }

  get(key: K, compute: () => V): V {
    const known = this.results.use(key, NONE);
    return known === NONE ? this.computation.runOnce(this.results, key, compute) : known;
  }
}

/** Results by key. A result that asks for itself, or is nested too deeply, gets `empty`. */
export class Memo<K, V> {
  readonly results: Results<K, V>;
  /** the levels of the results that are being computed */
  readonly pending = new Map<K, number>();

  constructor(private readonly computation: Computation, readonly empty: V) {
    this.results = new Results(computation);
  }

  /** The result of a key where it is there to stay. */
  settled(key: K): V | undefined {
    return this.results.settled(key);
  }

  get(key: K, compute: () => V): V {
    const known = this.results.use(key, NONE);
    if (known !== NONE) return known;
    const pending = this.pending.get(key);
    if (pending === undefined) return this.computation.run(this, key, compute);
    this.computation.dependOn(pending);
    return this.empty;
  }
}
