import { describe, expect, it } from 'vitest';
import { functionRunners } from '../../src/sdk/function-runners.ts';

type Run = (...args: unknown[]) => Promise<unknown>;
type Maker = { (...args: unknown[]): Run; new (...args: unknown[]): Record<string, Run> };

describe.each(functionRunners)('$source', ({ source, exportName, method, functionIndex }) => {
  it('gives back what the function resolves to', async () => {
    const exports = (await import(source)) as Record<string, Maker>;
    const make = exports[exportName]!;
    const run = method === '' ? make(1) : (...args: unknown[]) => { const made = new make(); return made[method]!(...args); };
    const args: unknown[] = [];
    args[functionIndex] = () => Promise.resolve('result');
    expect(await run(...args)).toBe('result');
  });
});
