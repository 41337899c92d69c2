/**
 * Maps from numbers that are never changed: a change gives a new map that shares all but a few nodes with the old one. What two maps
 * share is neither copied nor looked at when they are united or compared (Okasaki and Gill, "Fast mergeable integer maps", 1998).
 */

interface Leaf<V> {
  readonly key: number;
  readonly bit: 0;
  readonly value: V;
}

/** The keys below it agree above `bit`, as `key` does, whose other bits are 0; those with the bit are on the right. */
interface Branch<V> {
  readonly key: number;
  readonly bit: number;
  readonly left: Tree<V>;
  readonly right: Tree<V>;
}

type Tree<V> = Leaf<V> | Branch<V>;

/** A map; undefined is the empty one. Keys are integers from 0 to 2³⁰. */
export type PersistentMap<V> = Tree<V> | undefined;

/** Keys for things: their numbers in the order in which they come. */
export class Numbers<T> {
  private readonly known = new Map<T, number>();

  of(thing: T): number {
    const known = this.known.get(thing);
    if (known !== undefined) return known;
    this.known.set(thing, this.known.size);
    return this.known.size - 1;
  }
}

/** The value of a key; undefined where it has none. */
export function getFrom<V>(map: PersistentMap<V>, key: number): V | undefined {
  let tree = map;
  while (tree && !isLeaf(tree)) tree = key & tree.bit ? tree.right : tree.left;
  return tree?.key === key ? tree.value : undefined;
}

/** The map in which a key has a value; the same map where it has it already. */
export function withEntry<V>(map: PersistentMap<V>, key: number, value: V): PersistentMap<V> {
  return map ? insert(map, { key, bit: 0, value }, last) : { key, bit: 0, value };
}

/** The map without a key; the same map where it has none. */
export function withoutKey<V>(map: PersistentMap<V>, key: number): PersistentMap<V> {
  if (!map) return undefined;
  if (isLeaf(map)) return map.key === key ? undefined : map;
  const { left, right } = map;
  const side = key & map.bit ? right : left;
  const rest = withoutKey(side, key);
  if (rest === side) return map;
  const other = side === right ? left : right;
  if (!rest) return other;
  return side === right ? { ...map, right: rest } : { ...map, left: rest };
}

/**
 * The map with the entries of both.
 * @param join the value of a key that both have with different values; the other's where left out
 */
export function union<V>(one: PersistentMap<V>, other: PersistentMap<V>, join: (one: V, other: V) => V = last): PersistentMap<V> {
  return one && other ? unite(one, other, join) : one ?? other;
}

/**
 * Visits the entries that the other map does not have, or has with another value, by ascending keys.
 * @param visit returns false to end the visit
 */
export function visitBeyond<V>(other: PersistentMap<V>, map: PersistentMap<V>, visit: (value: V, key: number, known: V | undefined) => boolean | void): boolean {
  if (map === other || !map) return true;
  if (isLeaf(map)) {
    const known = getFrom(other, map.key);
    return known === map.value || visit(map.value, map.key, known) !== false;
  }
  const known = other && within(other, map);
  const split = known && !isLeaf(known) && known.bit === map.bit ? known : undefined;
  const goesOn = visitBeyond(split ? split.left : known && !(known.key & map.bit) ? known : undefined, map.left, visit);
  return goesOn && visitBeyond(split ? split.right : known && known.key & map.bit ? known : undefined, map.right, visit);
}

/** The part of a tree that holds the keys of a branch. */
function within<V>(tree: Tree<V>, { key, bit }: Branch<V>): Tree<V> | undefined {
  let part = tree;
  while (!isLeaf(part) && part.bit > bit) part = key & part.bit ? part.right : part.left;
  return prefixOf(part.key, bit) === key ? part : undefined;
}

function unite<V>(one: Tree<V>, other: Tree<V>, join: (one: V, other: V) => V): Tree<V> {
  if (one === other) return one;
  if (isLeaf(other)) return insert(one, other, join);
  if (isLeaf(one)) return insert(other, one, (theirs, ours) => join(ours, theirs));
  if (one.bit === other.bit && one.key === other.key) return branch(one, unite(one.left, other.left, join), unite(one.right, other.right, join), other);
  if (one.bit > other.bit && prefixOf(other.key, one.bit) === one.key) {
    return other.key & one.bit ? branch(one, one.left, unite(one.right, other, join)) : branch(one, unite(one.left, other, join), one.right);
  }
  if (other.bit > one.bit && prefixOf(one.key, other.bit) === other.key) {
    return one.key & other.bit ? branch(other, other.left, unite(one, other.right, join)) : branch(other, unite(one, other.left, join), other.right);
  }
  return siblings(one, other);
}

function insert<V>(tree: Tree<V>, leaf: Leaf<V>, join: (old: V, added: V) => V): Tree<V> {
  if (isLeaf(tree)) {
    if (tree.key !== leaf.key) return siblings(tree, leaf);
    const value = tree.value === leaf.value ? tree.value : join(tree.value, leaf.value);
    return value === tree.value ? tree : { key: leaf.key, bit: 0, value };
  }
  if (prefixOf(leaf.key, tree.bit) !== tree.key) return siblings(tree, leaf);
  return leaf.key & tree.bit ? branch(tree, tree.left, insert(tree.right, leaf, join)) : branch(tree, insert(tree.left, leaf, join), tree.right);
}

/** A branch like another with these sides; one of the known branches where it has them. */
function branch<V>(like: Branch<V>, left: Tree<V>, right: Tree<V>, twin: Branch<V> = like): Branch<V> {
  if (like.left === left && like.right === right) return like;
  if (twin.left === left && twin.right === right) return twin;
  return { key: like.key, bit: like.bit, left, right };
}

/** Two trees of which neither holds keys of the other's range. */
function siblings<V>(one: Tree<V>, other: Tree<V>): Branch<V> {
  const bit = 1 << (31 - Math.clz32(one.key ^ other.key));
  const key = prefixOf(one.key, bit);
  return one.key & bit ? { key, bit, left: other, right: one } : { key, bit, left: one, right: other };
}

/** The bits of a key above `bit`. */
function prefixOf(key: number, bit: number): number {
  return key & ~((bit << 1) - 1);
}

function isLeaf<V>(tree: Tree<V>): tree is Leaf<V> {
  return tree.bit === 0;
}

function last<V>(_one: V, other: V): V {
  return other;
}
