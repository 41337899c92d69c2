import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Run, keyOf, migratedProgram, programsOf, runAll, scenarios } from './harness.ts';

const names = programsOf(4);
let before: ReadonlyMap<string, Run>;
let after: ReadonlyMap<string, Run>;
let migrated: ReadonlyMap<string, string>;

beforeAll(async () => {
  const originals = new Map(names.map((name) => [name, readFileSync(join(import.meta.dirname, 'fixtures/v4', name), 'utf8')]));
  migrated = new Map(await Promise.all(names.map(async (name): Promise<[string, string]> => [name, await migratedProgram(name, 4, 7)])));
  before = await runAll(4, originals);
  after = await runAll(7, migrated);
});

it('has at least 20 programs', () => expect(names.length).toBeGreaterThanOrEqual(20));

describe.each(names)('%s', (name) => {
  it('needs no TODO', () => expect(migrated.get(name)).not.toContain('TODO('));

  it.each(scenarios)('does on openai 7 what it did on 4: %s', (scenario) => {
    const key = keyOf(name, scenario);
    expect(JSON.stringify(before.get(key)), 'is written rightly').not.toMatch(/TypeError|ReferenceError|SyntaxError/);
    expect(after.get(key)).toEqual(before.get(key));
  });
});
