import { beforeAll, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyOf, migratedProgram, programsOf, runAll, scenarios, type Run } from './harness.ts';

const names = programsOf(3);
let before: ReadonlyMap<string, Run>;
let after: ReadonlyMap<string, Run>;

beforeAll(async () => {
  const originals = new Map(names.map((name) => [name, readFileSync(join(import.meta.dirname, 'fixtures/v3', name), 'utf8')]));
  const migrated = new Map(await Promise.all(names.map(async (name): Promise<[string, string]> => [name, await migratedProgram(name, 3, 7)])));
  before = await runAll(3, originals);
  after = await runAll(7, migrated);
});

it('has at least 40 programs', () => expect(names.length).toBeGreaterThanOrEqual(40));

describe.each(names)('%s', (name) => {
  it.each(scenarios)('does on openai 7 what it did on 3: %s', (scenario) => {
    const key = keyOf(name, scenario);
    expect(before.get(key)!.output.length, 'prints something').toBeGreaterThan(0);
    expect(JSON.stringify(before.get(key)!.output), 'is written rightly').not.toMatch(/TypeError|ReferenceError|SyntaxError/);
    expect(after.get(key)).toEqual(before.get(key));
  });
});
