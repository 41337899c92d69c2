import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CorpusReport, corpusPackages, lintPackage } from './lint-packages.ts';

/** Every report on the corpus, read in its source and judged right; `why` says what stands there. */
const reviewed = JSON.parse(readFileSync(path.join(import.meta.dirname, 'reviewed.json'), 'utf8')) as (CorpusReport & { why: string })[];

describe('the recommended config reports what was judged right, and nothing else, in', () => {
  it.each(corpusPackages)('%s', (name) => {
    const expected = reviewed.filter(({ file }) => file.startsWith(`${name}/`)).map(({ why: _, ...report }) => report);
    expect(lintPackage(name)).toEqual(expected);
  });
});

it('every reviewed report says why it is right', () => {
  expect(reviewed.filter(({ why }) => why.trim() === '')).toEqual([]);
  expect(reviewed.length).toBeGreaterThan(0);
});
