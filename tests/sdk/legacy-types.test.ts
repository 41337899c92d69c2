import { describe, expect, it } from 'vitest';
import { renamedTypeOf, renamedTypes, typesWithoutReplacement, type RenamedType } from '../../src/sdk/legacy-types.ts';
import { isRemovedIn, parseVersion } from '../../src/sdk/versions.ts';
import { aliases, compile, failing } from './declared-types.ts';
import { packageFile } from './packages.ts';

const majors = [4, 5, 6, 7] as const;
const header = (major: number) => `import OpenAI from 'openai${major}';`;
const rows: [string, RenamedType][] = Object.entries(renamedTypes);
const gone = [...rows.map(([path]) => path), ...typesWithoutReplacement];

const program = compile({
  targets: aliases(rows.map(([, row]) => row.replacement), header(7)),
  ...Object.fromEntries(majors.map(major => [`sources${major}`, aliases(gone, header(major))])),
});
const missing = Object.fromEntries(majors.map(major => [major, new Set(failing(program.failingLines(`sources${major}`)))]));
const versionOf = (major: number) => parseVersion(JSON.parse(packageFile(`openai${major}/package.json`)).version)!;

describe('renamedTypes', () => {
  it('holds all 289 renames', () => {
    expect(rows).toHaveLength(289);
  });

  it('names only types that the current SDK has', () => {
    expect(failing(program.failingLines('targets'))).toEqual([]);
  });

  it.each(majors)('holds no type that openai %i has after its removal', major => {
    const removed = rows.filter(([, row]) => isRemovedIn(row, versionOf(major))).map(([path]) => path);
    expect(removed.filter(path => !missing[major]!.has(path))).toEqual([]);
  });

  it('holds types that existed in the major before', () => {
    const before = (removedIn: string) => rows.filter(([, row]) => row.removedIn === removedIn).map(([path]) => path);
    expect(before('5.0.0').length).toBeGreaterThan(50);
    expect(before('5.0.0').filter(path => missing[4]!.has(path))).toEqual([]);
  });
});

describe('typesWithoutReplacement', () => {
  it('holds 318 types, none of which the current SDK has', () => {
    expect(typesWithoutReplacement.size).toBe(318);
    expect([...typesWithoutReplacement].filter(path => !missing[7]!.has(path))).toEqual([]);
  });

  it('does not overlap the renames', () => {
    expect([...typesWithoutReplacement].filter(path => renamedTypeOf(path))).toEqual([]);
  });
});

describe('renamedTypeOf', () => {
  it('finds a rename by its path', () => {
    expect(renamedTypeOf('OpenAI.Beta.VectorStore')).toEqual({ replacement: 'OpenAI.VectorStore', removedIn: '4.87.0' });
    expect(renamedTypeOf('OpenAI.ChatCompletion')).toBeUndefined();
    expect(renamedTypeOf('toString')).toBeUndefined();
  });
});
