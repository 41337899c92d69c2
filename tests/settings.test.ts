import { describe, expect, it } from 'vitest';
import { readSettings } from '../src/settings.ts';

function read(openai: unknown) {
  return readSettings({ settings: { openai } });
}

describe('readSettings', () => {
  it('targets the newest version and knows no modules by default', () => {
    const defaults = { version: { major: Infinity, minor: Infinity }, clientModules: [] };
    expect(readSettings({ settings: {} })).toEqual(defaults);
    expect(read({})).toEqual(defaults);
  });

  it.each([
    [4, { major: 4, minor: Infinity }],
    ['4', { major: 4, minor: Infinity }],
    ['4.104', { major: 4, minor: 104 }],
    ['^4.104.0', { major: 4, minor: 104 }],
  ])('reads version %j', (version, expected) => {
    expect(read({ version }).version).toEqual(expected);
  });

  it('reads client modules with and without an export', () => {
    expect(read({ clientModules: ['@acme/ai', './lib/openai#client', '#ai', '#ai#default'] }).clientModules).toEqual([
      { specifier: '@acme/ai' },
      { specifier: './lib/openai', exportName: 'client' },
      { specifier: '#ai' },
      { specifier: '#ai', exportName: 'default' },
    ]);
  });

  it.each([
    ['4', 'The setting openai must be an object, not "4".'],
    [{ versions: 4 }, 'There is no setting openai.versions: use version or clientModules.'],
    [{ version: 'latest' }, 'The setting openai.version must be a version such as 4 or "4.104", not "latest".'],
    [{ version: null }, 'The setting openai.version must be a version such as 4 or "4.104", not null.'],
    [{ clientModules: '@acme/ai' }, /^The setting openai\.clientModules must be an array of module specifiers .*, not "@acme\/ai"\.$/],
    [{ clientModules: ['./ai#'] }, /openai\.clientModules must be/],
    [{ clientModules: [''] }, /openai\.clientModules must be/],
    [{ clientModules: [1] }, /openai\.clientModules must be/],
  ])('rejects %j', (settings, message) => {
    expect(() => read(settings)).toThrow(message);
  });
});
