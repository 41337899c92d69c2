/** Maps that are never changed: a change gives a new one, which shares most with the old one and copies a few entries. */

/** So many changes are kept apart from the rest; then everything is copied into one map. */
const MAX_CHANGES = 64;

export class LayeredMap<K, V extends object> {
  private readonly base: ReadonlyMap<K, V>;
  private readonly changes: ReadonlyMap<K, V>;
  readonly size: number;

  constructor(base: ReadonlyMap<K, V> = new Map(), changes: ReadonlyMap<K, V> = new Map(), size = base.size) {
    this.base = base;
    this.changes = changes;
    this.size = size;
  }

  get(key: K): V | undefined {
    return this.changes.get(key) ?? this.base.get(key);
  }

  /** The map in which a key has a value. */
  with(key: K, value: V): LayeredMap<K, V> {
    const size = this.get(key) === undefined ? this.size + 1 : this.size;
    if (this.changes.size < MAX_CHANGES) return new LayeredMap(this.base, new Map(this.changes).set(key, value), size);
    return new LayeredMap(new Map([...this.base, ...this.changes]).set(key, value));
  }

  /** Whether another map has the same keys, and values that are the same; what both share need not be compared. */
  isSame(other: LayeredMap<K, V>, areSame: (one: V, other: V) => boolean): boolean {
    if (this === other) return true;
    if (this.size !== other.size) return false;
    const keys = this.base === other.base ? [...this.changes.keys(), ...other.changes.keys()] : [...this.base.keys(), ...this.changes.keys()];
    return keys.every((key) => {
      const [own, others] = [this.get(key), other.get(key)];
      return own !== undefined && others !== undefined && areSame(own, others);
    });
  }
}
