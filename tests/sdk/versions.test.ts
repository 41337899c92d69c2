import { describe, expect, it } from 'vitest';
import { compareVersions, isRemovedIn, parseVersion, v3Removal } from '../../src/sdk/versions.ts';

describe('parseVersion', () => {
  it.each([
    [4, 4, Infinity],
    ['4', 4, Infinity],
    ['4.x', 4, Infinity],
    ['^5', 5, Infinity],
    [4.104, 4, 104],
    ['4.104', 4, 104],
    ['v4.104.0', 4, 104],
    ['~4.104.x', 4, 104],
    ['5.0.0-beta.1', 5, 0],
  ])('reads %s', (input, major, minor) => {
    expect(parseVersion(input)).toEqual({ major, minor });
  });

  it.each(['', 'latest', '>=4', '4.', 'four', '4 || 5', NaN, -1])('rejects %s', input => {
    expect(parseVersion(input)).toBeUndefined();
  });
});

describe('isRemovedIn', () => {
  it.each([
    ['4.0.0', '3', false],
    ['4.0.0', '4', true],
    ['4.24.5', '4', true],
    ['4.24.5', '4.24', true],
    ['4.24.5', '4.23', false],
    ['5.0.0', '4', false],
    ['5.0.0', '5', true],
    ['5.12.1', '5', true],
    ['5.12.1', '5.11', false],
    ['5.12.1', '7', true],
  ])('what went in %s is gone in %s: %s', (removedIn, version, expected) => {
    expect(isRemovedIn({ removedIn }, parseVersion(version)!)).toBe(expected);
  });

  it('takes everything of v3 as gone from 4.0 on', () => {
    expect(isRemovedIn(v3Removal, { major: 4, minor: 0 })).toBe(true);
    expect(isRemovedIn(v3Removal, parseVersion(3)!)).toBe(false);
  });
});

describe('compareVersions', () => {
  it('orders by major, then minor', () => {
    const versions = ['5', '4.104', '4', '3.3', '5.0'].map(text => parseVersion(text)!);
    expect(versions.sort(compareVersions)).toEqual(['3.3', '4.104', '4', '5.0', '5'].map(text => parseVersion(text)));
  });
});
