import { describe, expect, it } from 'vitest';
import { LayeredMap } from '../../src/analysis/layered-map.ts';

const numbers = Array.from({ length: 300 }, (_, index) => index);
const areSame = (one: { value: number }, other: { value: number }) => one.value === other.value;

describe('LayeredMap', () => {
  it('keeps old maps as they were', () => {
    const versions = [new LayeredMap<number, { value: number }>()];
    for (const value of numbers) versions.push(versions.at(-1)!.with(value % 100, { value }));
    for (const [index, version] of versions.entries()) {
      const expected = new Map(numbers.slice(0, index).map((value) => [value % 100, value]));
      expect(version.size).toBe(expected.size);
      for (const key of numbers) expect(version.get(key)?.value).toBe(expected.get(key));
    }
  });

  it('compares what maps hold, however they came to it', () => {
    const upwards = numbers.reduce((map, value) => map.with(value, { value }), new LayeredMap<number, { value: number }>());
    const downwards = numbers.reduceRight((map, value) => map.with(value, { value }), new LayeredMap<number, { value: number }>());
    expect(upwards.isSame(downwards, areSame)).toBe(true);
    expect(upwards.with(7, { value: 7 }).isSame(upwards, areSame)).toBe(true);
    expect(upwards.with(7, { value: 8 }).isSame(upwards, areSame)).toBe(false);
    expect(upwards.with(300, { value: 300 }).isSame(upwards, areSame)).toBe(false);
  });
});
