/** Results that are computed once although they may depend on each other in circles. */

/** Nested computations, each of which takes several stack frames. */
const MAX_DEPTH = 200;

/** The computations under way, shared by all memos of a project. */
export class Computation {
  /** the file for whose sake all is computed: what is said of it must not hang on the files before it */
  subject = 0;
  private depth = 0;
  private provisional = 0;
  /** the outermost unfinished computation that the current one has asked for */
  private lowest = Infinity;
  /** whether the current computation rests on what is kept for this subject alone */
  private isForSubject = false;

  /** @param maxProvisional results that rest on an unfinished one are computed again when asked for; after so many they are kept for the subject */
  constructor(private readonly maxProvisional: number) {}

  /** Begins with another subject. */
  begin(): void {
    this.subject += 1;
    this.provisional = 0;
  }

  /**
   * Runs a computation.
   * @param keep gets the result when it may be kept, and whether it may be so for good
   * @param empty the result where nesting is too deep
   */
  run<V>(compute: (level: number) => V, keep: (value: V, isForGood: boolean) => void, empty: V): V {
    if (this.depth >= MAX_DEPTH) {
      this.dependOn(0);
      return empty;
    }
    const level = ++this.depth;
    const { lowest, isForSubject } = this;
    this.lowest = Infinity;
    this.isForSubject = false;
    try {
      const value = compute(level);
      const isFinal = this.lowest >= level;
      if (!isFinal && ++this.provisional > this.maxProvisional) this.isForSubject = true;
      if (isFinal || this.isForSubject) keep(value, !this.isForSubject);
      if (isFinal) this.lowest = Infinity;
      return value;
    } finally {
      this.depth--;
      this.lowest = Math.min(lowest, this.lowest);
      this.isForSubject ||= isForSubject;
    }
  }

  /** Runs a computation whose result is always kept. */
  runOnce<V>(compute: () => V, keep: (value: V, isForGood: boolean) => void): V {
    const { lowest, isForSubject } = this;
    this.lowest = Infinity;
    this.isForSubject = false;
    try {
      const value = compute();
      if (this.lowest <= this.depth) this.isForSubject = true;
      keep(value, !this.isForSubject);
      return value;
    } finally {
      this.lowest = Math.min(lowest, this.lowest);
      this.isForSubject ||= isForSubject;
    }
  }

  /** Notes that the current computation has used the unfinished result of another. */
  dependOn(level: number): void {
    this.lowest = Math.min(this.lowest, level);
  }

  /** Notes that the current computation has used what is kept for this subject alone. */
  dependOnSubject(): void {
    this.isForSubject = true;
  }
}

/** Results by key, for good and for one subject. */
class Results<K, V> {
  private readonly known = new Map<K, V>();
  private passing: Map<K, V> | undefined;
  private subject = -1;

  constructor(private readonly computation: Computation) {}

  get(key: K): V | undefined {
    return this.known.get(key) ?? (this.isPassing(key) ? this.passing!.get(key) : undefined);
  }

  /** The result where it is there for good. */
  settled(key: K): V | undefined {
    return this.known.get(key);
  }

  has(key: K): boolean {
    return this.known.has(key) || this.isPassing(key);
  }

  set(key: K, value: V, isForGood: boolean): void {
    if (isForGood) {
      this.known.set(key, value);
      return;
    }
    if (!this.passing || this.subject !== this.computation.subject) this.passing = new Map();
    this.subject = this.computation.subject;
    this.passing.set(key, value);
  }

  private isPassing(key: K): boolean {
    if (this.subject !== this.computation.subject || !this.passing?.has(key)) return false;
    this.computation.dependOnSubject();
    return true;
  }
}

/** Results by key, each computed once. */
export class Facts<K, V> {
  private readonly results: Results<K, V>;

  constructor(private readonly computation: Computation) {
    this.results = new Results(computation);
  }

  get(key: K, compute: () => V): V {
    const known = this.results.get(key);
    if (known !== undefined || this.results.has(key)) return known as V;
    return this.computation.runOnce(compute, (value, isForGood) => this.results.set(key, value, isForGood));
  }
}

/** Results by key. A result that asks for itself, or is nested too deeply, gets `empty`. */
export class Memo<K, V> {
  private readonly results: Results<K, V>;
  private readonly pending = new Map<K, number>();

  constructor(private readonly computation: Computation, private readonly empty: V) {
    this.results = new Results(computation);
  }

  /** The result of a key where it is there to stay. */
  settled(key: K): V | undefined {
    return this.results.settled(key);
  }

  get(key: K, compute: () => V): V {
    const known = this.results.get(key);
    if (known !== undefined || this.results.has(key)) return known as V;
    const pending = this.pending.get(key);
    if (pending !== undefined) {
      this.computation.dependOn(pending);
      return this.empty;
    }
    const run = (level: number): V => {
      this.pending.set(key, level);
      try {
        return compute();
      } finally {
        this.pending.delete(key);
      }
    };
    return this.computation.run(run, (value, isForGood) => this.results.set(key, value, isForGood), this.empty);
  }
}
