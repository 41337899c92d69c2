import fc from 'fast-check';
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

it('gives the whole result of every member of any graph, in any order, however deep the stack may get', () => {
  const nodes = fc.integer({ min: 0, max: 11 });
  const graph = fc.array(fc.array(nodes, { maxLength: 3 }), { minLength: 12, maxLength: 12 });
  fc.assert(fc.property(graph, fc.array(nodes, { minLength: 1 }), fc.integer({ min: 2, max: 12 }), fc.boolean(), (edges, order, maxDepth, hasSubjects) => {
    const computation = new Computation(20_000, maxDepth);
    const memo = new Memo<number, readonly number[]>(computation, []);
    const visit = (node: number): readonly number[] => memo.get(node, () => [...new Set([node, ...edges[node]!.flatMap(visit)])]);
    for (const node of order) {
      if (hasSubjects) computation.begin();
      expect([...visit(node)].sort(byNumber)).toEqual(reachableFrom(node, edges));
    }
  }), { numRuns: 500 });
});

function reachableFrom(start: number, edges: readonly (readonly number[])[]): number[] {
  const found = new Set([start]);
  for (const node of found) for (const next of edges[node]!) found.add(next);
  return [...found].sort(byNumber);
}

function byNumber(one: number, other: number): number {
  return one - other;
}

it('finds the members of a circle that is longer than the stack is deep in a few steps each', () => {
  const length = 1_000;
  const computation = new Computation(100);
  const memo = new Memo<number, number>(computation, 0);
  let computed = 0;
  const count = (member: number): number => memo.get(member, () => {
    computed += 1;
    return 1 + count((member + 1) % length);
  });
  for (let member = 0; member < length; member++) {
    computation.begin();
    count(member);
    expect(memo.settled(member)).toBeDefined();
  }
  expect(count(0)).toBe(length);
  expect(computed).toBeLessThan(5 * length);
});

it('counts to the end of a chain that is longer than the stack is deep', () => {
  const memo = new Memo<number, number>(new Computation(20_000), 0);
  const count = (left: number): number => memo.get(left, () => (left === 0 ? 0 : 1 + count(left - 1)));
  expect(count(15_000)).toBe(15_000);
});

it('survives nesting that the stack could not hold, and does not try again', () => {
  const memo = new Memo<number, number>(new Computation(20_000), 0);
  let computed = 0;
  const count = (left: number): number => memo.get(left, () => {
    computed += 1;
    return left === 0 ? 0 : 1 + count(left - 1);
  });
  expect(count(100_000)).toBeGreaterThan(0);
  computed = 0;
  expect(count(100_000)).toBeGreaterThan(0);
  expect(computed).toBe(0);
});

it('keeps what it would have to find too often for one subject only', () => {
  const computation = new Computation(0);
  const memo = new Memo<string, readonly string[]>(computation, []);
  const facts = new Facts<string, readonly string[]>(computation);
  const edges: Record<string, string[]> = { a: ['b', 'c'], b: ['c'], c: ['b', 'a'] };
  let computed = 0;
  const visit = (name: string): readonly string[] => memo.get(name, () => {
    computed += 1;
    return [...new Set([name, ...facts.get(name, () => (edges[name] ?? []).flatMap(visit))])].sort();
  });
  const visitTwice = (): number => {
    computed = 0;
    for (let time = 0; time < 2; time++) expect(visit('a')).toEqual(['a', 'b', 'c']);
    expect(memo.settled('a')).toBeUndefined();
    return computed;
  };
  const first = visitTwice();
  expect(first).toBe(4);
  computation.begin();
  expect(visitTwice()).toBe(first);
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
