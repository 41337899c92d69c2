import { expect, it } from 'vitest';
import { type PersistentMap, getFrom, union, visitBeyond, withEntry, withoutKey } from '../../src/analysis/persistent-map.ts';

/** Numbers that look random and are the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

interface Pair {
  readonly map: PersistentMap<string>;
  readonly model: ReadonlyMap<number, string>;
}

/** Maps that are made of each other by all operations, each with a plain map that has been changed in the same way. */
function pairs(seed: number, largest: number): readonly Pair[] {
  const next = numbers(seed);
  const made: Pair[] = [{ map: undefined, model: new Map() }];
  for (let step = 0; step < 300; step++) {
    const { map, model } = made[next(made.length)]!;
    const other = made[next(made.length)]!;
    const key = next(largest);
    const changed = new Map(model);
    switch (next(4)) {
      case 0:
        changed.delete(key);
        made.push({ map: withoutKey(map, key), model: changed });
        break;
      case 1:
        made.push({ map: union(map, other.map), model: new Map([...model, ...other.model]) });
        break;
      default:
        made.push({ map: withEntry(map, key, `${step % 5}`), model: changed.set(key, `${step % 5}`) });
    }
  }
  return made;
}

function entriesBeyond(other: PersistentMap<string>, map: PersistentMap<string>): readonly [number, string, string | undefined][] {
  const entries: [number, string, string | undefined][] = [];
  visitBeyond(other, map, (value, key, known) => {
    entries.push([key, value, known]);
  });
  return entries;
}

it.each([[1, 8], [2, 40], [3, 1_000], [4, 2 ** 30]])('holds what a plain map holds (%i)', (seed, largest) => {
  const made = pairs(seed, largest);
  for (const [index, { map, model }] of made.entries()) {
    const sorted = [...model].sort(([one], [other]) => one - other);
    expect(entriesBeyond(undefined, map)).toEqual(sorted.map(([key, value]) => [key, value, undefined]));
    for (const [key, value] of sorted) expect(getFrom(map, key)).toBe(value);
    expect(getFrom(map, largest)).toBeUndefined();
    const other = made[(index * 7) % made.length]!;
    const beyond = sorted.filter(([key, value]) => other.model.get(key) !== value);
    expect(entriesBeyond(other.map, map)).toEqual(beyond.map(([key, value]) => [key, value, other.model.get(key)]));
  }
});

it('is the same map where nothing changes', () => {
  for (const { map, model } of pairs(5, 40)) {
    expect(union(map, map)).toBe(map);
    expect(union(map, undefined)).toBe(map);
    expect(withoutKey(map, 40)).toBe(map);
    for (const [key, value] of model) expect(withEntry(map, key, value)).toBe(map);
    for (const key of model.keys()) expect(union(map, withoutKey(map, key))).toBe(map);
  }
});

it('ends a visit early', () => {
  const map = withEntry(withEntry(withEntry(undefined, 1, 'a'), 2, 'b'), 3, 'c');
  const visited: number[] = [];
  expect(visitBeyond(undefined, map, (_, key) => {
    visited.push(key);
    return key !== 2;
  })).toBe(false);
  expect(visited).toEqual([1, 2]);
});

it('joins the values of keys that both have', () => {
  const one = withEntry(withEntry(undefined, 1, 'a'), 2, 'b');
  const other = withEntry(withEntry(undefined, 2, 'c'), 3, 'd');
  expect(entriesBeyond(undefined, union(one, other, (ours, theirs) => ours + theirs)).map(([, value]) => value)).toEqual(['a', 'bc', 'd']);
  expect(entriesBeyond(undefined, union(withEntry(undefined, 2, 'c'), one, (ours, theirs) => ours + theirs)).map(([, value]) => value)).toEqual(['a', 'cb']);
});

it('does not look at what two maps share', () => {
  let map: PersistentMap<object> = undefined;
  for (let key = 0; key < 10_000; key++) map = withEntry(map, key, {});
  let joined = 0;
  union(withEntry(map, 5_000, {}), withEntry(map, 5_001, {}), (_one, other) => {
    joined++;
    return other;
  });
  expect(joined).toBe(2);
});
