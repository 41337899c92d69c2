/** Results that are computed once although they may depend on each other in circles. */

/** Nested computations, each of which takes several stack frames. */
const MAX_DEPTH = 200;

/** Results that rest on an unfinished one are computed again when asked for; after so many of them they are kept as they are. */
const MAX_PROVISIONAL = 20_000;

/** The computations under way, shared by all memos of a project. */
export class Computation {
  private depth = 0;
  private provisional = 0;
  /** the outermost unfinished computation that the current one has asked for */
  private lowest = Infinity;

  /**
   * Runs a computation.
   * @param keep gets the result when it may be kept
   * @param empty the result where nesting is too deep
   */
  run<V>(compute: (level: number) => V, keep: (value: V) => void, empty: V): V {
    if (this.depth >= MAX_DEPTH) {
      this.dependOn(0);
      return empty;
    }
    const outer = this.lowest;
    const level = ++this.depth;
    this.lowest = Infinity;
    try {
      const value = compute(level);
      const isFinal = this.lowest >= level;
      if (isFinal || ++this.provisional > MAX_PROVISIONAL) keep(value);
      if (isFinal) this.lowest = Infinity;
      return value;
    } finally {
      this.depth--;
      this.lowest = Math.min(outer, this.lowest);
    }
  }

  /** Notes that the current computation has used the unfinished result of another. */
  dependOn(level: number): void {
    this.lowest = Math.min(this.lowest, level);
  }
}

/** Results by key. A result that asks for itself, or is nested too deeply, gets `empty`. */
export class Memo<K, V> {
  private readonly known = new Map<K, V>();
  private readonly pending = new Map<K, number>();

  constructor(private readonly computation: Computation, private readonly empty: V) {}

  /** The result of a key where it is there to stay. */
  settled(key: K): V | undefined {
    return this.known.get(key);
  }

  get(key: K, compute: () => V): V {
    const known = this.known.get(key);
    if (known !== undefined || this.known.has(key)) return known as V;
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
    return this.computation.run(run, (value) => this.known.set(key, value), this.empty);
  }
}
