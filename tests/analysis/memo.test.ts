import { expect, it } from 'vitest';
import { Computation, Facts, Memo } from '../../src/analysis/memo.ts';

/** Reaches all nodes of a graph from one, each node through the memo. */
function reachable(edges: Record<string, string[]>) {
  const memo = new Memo<string, readonly string[]>(new Computation(20_000), []);
  const visit = (name: string): readonly string[] => memo.get(name, () => [...new Set([name, ...(edges[name] ?? []).flatMap(visit)])].sort());
  return visit;
}

it('gives the whole result of a circle, whichever member is asked first', () => {
  for (const order of [['a', 'b', 'c'], ['b', 'c', 'a'], ['c', 'a', 'b']]) {
    const visit = reachable({ a: ['b'], b: ['c', 'd'], c: ['a'] });
    for (const name of order) expect(visit(name)).toEqual(['a', 'b', 'c', 'd']);
  }
});

it('computes a result that rests on no unfinished one only once', () => {
  const memo = new Memo<string, number>(new Computation(20_000), 0);
  let count = 0;
  for (let round = 0; round < 3; round++) memo.get('a', () => ++count);
  expect(count).toBe(1);
});

it('keeps undefined as a result', () => {
  const memo = new Memo<string, number[] | undefined>(new Computation(20_000), []);
  expect(memo.get('a', () => undefined)).toBeUndefined();
  expect(memo.get('a', () => [1])).toBeUndefined();
});

it('ends in a dense circle', () => {
  const names = Array.from({ length: 60 }, (_, index) => `n${index}`);
  const visit = reachable(Object.fromEntries(names.map((name) => [name, names])));
  expect(visit('n0')).toContain('n59');
});

it('survives nesting that the stack could not hold', () => {
  const memo = new Memo<number, number>(new Computation(20_000), 0);
  const count = (left: number): number => memo.get(left, () => (left === 0 ? 0 : 1 + count(left - 1)));
  expect(count(100_000)).toBeGreaterThan(0);
});

it('keeps what rests on an unfinished result for one subject only', () => {
  const computation = new Computation(0);
  const memo = new Memo<string, readonly string[]>(computation, []);
  const facts = new Facts<string, readonly string[]>(computation);
  const edges: Record<string, string[]> = { a: ['b'], b: ['c'], c: ['a'] };
  const visit = (name: string): readonly string[] => memo.get(name, () => [...new Set([name, ...facts.get(name, () => (edges[name] ?? []).flatMap(visit))])].sort());
  expect(visit('a')).toEqual(['a', 'b', 'c']);
  expect(visit('b')).toEqual(['b', 'c']);
  expect(memo.settled('b')).toBeUndefined();
  computation.begin();
  expect(visit('b')).toEqual(['a', 'b', 'c']);
});

it('keeps a fact that rests on no unfinished result for good', () => {
  const computation = new Computation(0);
  const facts = new Facts<string, number>(computation);
  let count = 0;
  for (let round = 0; round < 3; round++) {
    computation.begin();
    facts.get('a', () => ++count);
  }
  expect(count).toBe(1);
});
