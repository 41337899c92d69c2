import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TODO_MARKER } from '../../codemods/migration.ts';
import { legacyUses } from '../../src/analysis/legacy-uses.ts';
import { analyze } from '../analysis/analyze.ts';

/** The oldest release that the output of a codemod has to be right on. */
const targets = { 'v3-to-v4': { major: 4, minor: 104 }, 'v4-to-v5': { major: 5, minor: 0 }, 'v5-to-v6': { major: 6, minor: 0 }, 'v6-to-v7': { major: 7, minor: Infinity } };

/** How far above a leftover its TODO may stand: at the head of a long statement. */
const REACH = 6;

describe.each(Object.entries(targets))('what %s leaves', (codemod, target) => {
  const root = join(import.meta.dirname, 'fixtures', codemod);

  it.each(readdirSync(root))('%s: has a TODO', (name) => {
    const output = readdirSync(join(root, name)).find((file) => file.startsWith('output.'));
    if (!output) return;
    const path = join(root, name, output);
    const text = readFileSync(path, 'utf8');
    const lines = text.split('\n');
    const silent = legacyUses(analyze(text, path), target)
      .map(({ node, name: legacy }) => ({ line: node.loc.start.line, legacy }))
      .filter(({ line }) => !lines.slice(Math.max(0, line - REACH), line).some((each) => each.includes(TODO_MARKER)));
    expect(silent).toEqual([]);
  });
});
