import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  pageClasses,
  removedExportOf,
  removedExports,
  removedModuleOf,
  removedModules,
  replacedSpecifier,
  v3DeepNames,
  v3ExportOf,
  v3Exports,
  v3ImportSources,
  type RemovedExport,
  type V3Export,
} from '../../src/sdk/legacy-exports.ts';
import { isRemovedIn, parseVersion } from '../../src/sdk/versions.ts';
import { aliases, compile, failing } from './declared-types.ts';
import { resolveSdk } from './dependencies.ts';
import { loadSdk } from './packages.ts';

/** Resource classes that `require('openai')` itself held in v4, lost in 5.0 and holds again since 7.11: write `OpenAI.Files`. */
const requiredResourceClasses: readonly string[] = [
  'Completions',
  'Chat',
  'Embeddings',
  'Files',
  'Images',
  'Audio',
  'Moderations',
  'Models',
  'FineTuning',
  'Graders',
  'VectorStores',
  'Beta',
  'Batches',
  'Uploads',
  'Responses',
  'Evals',
  'Containers',
];

const v3Rows: readonly V3Export[] = v3Exports;
const removedRows: readonly RemovedExport[] = removedExports;

/** The specifier of the installed major that stands for `openai…`. */
const installed = (specifier: string, major: number) => specifier.replace(/^openai/, `openai${major}`);
const subpath = (specifier: string) => specifier.replace(/^openai/, '');

/** The name as the module exports it: a type, or the type of a value. */
const reference = (module: string, name: string, kind: string) => `${kind === 'value' ? 'typeof ' : ''}import('${module}').${name}`;

/** Modules of openai 4.104 that the patterns stand for; a directory resolves there only with its index. */
const modulesOf = (row: RemovedExport) =>
  row.modules.flatMap(pattern => {
    if (pattern === 'openai/resources/chat/*') return ['openai/resources/chat/completions', 'openai/resources/chat/completions/completions'];
    return /^openai\/resources\/(?:chat|beta)$/.test(pattern) ? [`${pattern}/index`] : [pattern];
  });

const referencesIn = (major: number) =>
  removedRows.flatMap(row => modulesOf(row).map(module => reference(installed(module, major), row.name, row.kind)));

const program = compile({
  v3Module: "import {} from 'openai3';",
  v3Names: aliases(v3Rows.map(({ name }) => `import('openai7').${name} | typeof import('openai7').${name}`)),
  v3Targets: aliases(
    v3Rows.flatMap(({ replacement }) => replacement ?? []),
    "import OpenAI, { type ClientOptions } from 'openai7';",
  ),
  removedIn4: aliases(referencesIn(4)),
  removedIn7: aliases(referencesIn(7)),
  targets: aliases(
    removedRows.flatMap(({ replacement, from, kind }) => (replacement ? [reference(installed(from!, 7), replacement, kind)] : [])),
  ),
});

describe('v3Exports', () => {
  it('has exactly the 70 exports of openai 3.3.0', () => {
    expect(v3Rows).toHaveLength(70);
    expect(v3Rows.map(({ name }) => name).sort()).toEqual(program.exportsOfImport('v3Module').sort());
  });

  it.each(v3Rows)('$name is a $kind at run time', ({ name, kind, enumValues }) => {
    const value = loadSdk(3)[name];
    if (kind === 'type') return expect(value).toBeUndefined();
    if (kind === 'enum') return expect(value).toEqual(enumValues);
    expect(typeof value).toBe('function');
    expect(/^class /.test(String(value))).toBe(kind === 'class');
  });

  it('has no name that the current SDK exports', () => {
    expect(program.failingLines('v3Names')).toHaveLength(70);
    for (const major of [4, 5, 6, 7]) for (const { name } of v3Rows) expect(loadSdk(major)).not.toHaveProperty(name);
  });

  it('names only replacements that the current SDK declares', () => {
    expect(program.failingLines('v3Targets')).toEqual([]);
  });

  it('says which replacements are named exports', () => {
    for (const { replacement, namedExport } of v3Rows) expect(namedExport ?? false).toBe(replacement === 'ClientOptions');
  });

  it('is found by name', () => {
    expect(v3ExportOf('CreateModerationResponse')?.replacement).toBe('OpenAI.ModerationCreateResponse');
    expect(v3ExportOf('OpenAI')).toBeUndefined();
  });
});

describe('v3ImportSources', () => {
  it.each(v3ImportSources)('%s resolves in v3', source => {
    const path = subpath(source);
    expect([path, `${path}.js`, `${path}.ts`].some(candidate => resolveSdk(3, candidate))).toBe(true);
  });

  it.each(v3ImportSources.filter(source => !/^openai(?:\/index)?$/.test(source)))('%s is removed', source => {
    for (const major of [4, 5, 6, 7]) expect(resolveSdk(major, subpath(source))).toBeUndefined();
    expect(removedModuleOf(source)).toMatchObject({ replacement: 'openai', removedIn: '4.0.0' });
  });
});

describe('v3DeepNames', () => {
  const deep = { ...loadSdk(3, '/dist/base'), ...loadSdk(3, '/dist/common') };

  it.each(v3DeepNames)('$name is a name of base or common only', ({ name }) => {
    // RequestArgs is an interface.
    if (name !== 'RequestArgs') expect(deep).toHaveProperty(name);
    expect(loadSdk(3)).not.toHaveProperty(name);
    expect(loadSdk(7)).not.toHaveProperty(name);
  });

  it('has all of them', () => {
    const names = Object.keys(deep);
    expect(names.filter(name => !v3DeepNames.some(row => row.name === name))).toEqual([]);
  });

  it('replaces the two that have a counterpart', () => {
    expect(v3DeepNames.filter(({ replacement }) => replacement).map(({ replacement }) => replacement)).toEqual([
      `'${deep.BASE_PATH}'`,
      'OpenAI.OpenAIError',
    ]);
    expect(typeof loadSdk(7).OpenAI.OpenAIError).toBe('function');
  });
});

describe('removedExports', () => {
  it('holds names that 4.104 exports and 7.57 does not', () => {
    expect(failing(program.failingLines('removedIn4'))).toEqual([]);
    expect(failing(program.failingLines('removedIn7'))).toEqual(referencesIn(7));
  });

  it('names only replacements that their module exports', () => {
    expect(failing(program.failingLines('targets'))).toEqual([]);
  });

  it('accounts for every run-time export that a module which still resolves lost', () => {
    const accounted = (specifier: string, name: string) =>
      removedExportOf(specifier, name) ||
      (pageClasses as readonly string[]).includes(name) ||
      (requiredResourceClasses.includes(name) && specifier === 'openai/index');
    const lost = v4Modules().flatMap(path => {
      if (/^(?:_?shims|internal)\//.test(path) || !resolveSdk(7, `/${path}`)) return [];
      const [old, current] = [4, 7].map(major => loadIfPossible(major, path));
      if (!old || !current) return [];
      return Object.keys(old).filter(name => !(name in current) && !accounted(`openai/${path}`, name)).map(name => `${path} ${name}`);
    });
    expect(lost).toEqual([]);
  });

  it('is found by module and name', () => {
    expect(removedExportOf('openai', 'fileFromPath')?.replacement).toBe('createReadStream');
    expect(removedExportOf('openai/uploads.mjs', 'isFileLike')?.removedIn).toBe('5.0.0');
    expect(removedExportOf('openai/core', 'APIPromise')?.from).toBe('openai');
    expect(removedExportOf('openai/resources/chat/completions.mjs', 'CompletionCreateParams')?.replacement).toBe('ChatCompletionCreateParams');
    expect(removedExportOf('openai/resources/completions', 'CompletionCreateParams')).toBeUndefined();
    expect(removedExportOf('openai/uploads', 'toFile')).toBeUndefined();
    expect(removedExportOf('openai/core/uploads', 'toFile')).toBeUndefined();
  });
});

describe('pageClasses', () => {
  const exported = (major: number) =>
    new Set(v4Modules().filter(path => path.startsWith('resources/')).flatMap(path => Object.keys(loadIfPossible(major, path) ?? {})));

  it('are values in v4 and types later', () => {
    const old = [...exported(4)].filter(name => name.endsWith('Page')).sort();
    expect([...pageClasses].sort()).toEqual(old);
    for (const major of [5, 6, 7]) expect(pageClasses.filter(name => exported(major).has(name))).toEqual([]);
  });

  it('have base classes that openai/pagination exports', () => {
    for (const name of ['Page', 'CursorPage']) expect(typeof loadSdk(7, '/pagination')[name]).toBe('function');
  });
});

describe('requiredResourceClasses', () => {
  it.each(requiredResourceClasses)("require('openai').%s was missing in v5 and v6", name => {
    expect([4, 5, 6, 7].map(major => typeof loadSdk(major)[name])).toEqual(['function', 'undefined', 'undefined', 'function']);
    expect([4, 5, 6, 7].map(major => typeof loadSdk(major).OpenAI[name])).toEqual(Array(4).fill('function'));
  });
});

describe('removedModules', () => {
  const isCovered = (path: string) => removedModuleOf(`openai/${path}`) !== undefined;

  it('covers every module of 4.104 that does not resolve today, and no other', () => {
    for (const path of v4Modules()) {
      if (/^_shims\/auto\//.test(path)) continue;
      expect([path, isCovered(path)]).toEqual([path, resolveSdk(7, `/${path}`) === undefined]);
    }
  });

  it('covers no module of 7.57', () => {
    const resolving = modulesIn('openai7').filter(path => resolveSdk(7, `/${path}`));
    expect(resolving.length).toBeGreaterThan(100);
    expect(resolving.filter(isCovered)).toEqual([]);
  });

  it.each(['error', 'uploads', 'streaming', 'pagination', 'resource', 'core/error', 'core/uploads', 'resources/chat', 'index.mjs', 'azure'])(
    'does not cover openai/%s',
    path => {
      expect(resolveSdk(7, `/${path}`)).toBeDefined();
      expect(isCovered(path)).toBe(false);
    },
  );

  it.each(removedModules)('$pattern: gone in its release and after', ({ pattern, removedIn }) => {
    const path = subpath(pattern).replace('*', 'index');
    for (const [major, version] of [[4, '4.104'], [5, '5.23'], [6, '6.49'], [7, '7.57']] as const) {
      if (isRemovedIn({ removedIn }, parseVersion(version)!)) expect(resolveSdk(major, path), `openai ${major}`).toBeUndefined();
    }
  });

  it.each([
    ['openai/dist/api', 'openai'],
    ['openai/dist/configuration.js', 'openai'],
    ['openai/src/index', 'openai'],
    ['openai/src/resources/files.ts', 'openai/resources/files'],
    ['openai/resources/beta/chat/completions.mjs', 'openai/resources/chat/completions'],
    ['openai/resources/beta/chat', 'openai/resources/chat'],
    ['openai/resources/beta/chat/index', 'openai/resources/chat'],
    ['openai/resources/beta/chat/chat', 'openai/resources/chat/chat'],
    ['openai/resources/beta/vector-stores/vector-stores', 'openai/resources/vector-stores/vector-stores'],
    ['openai/resources/beta/vector-stores/file-batches.mjs', 'openai/resources/vector-stores/file-batches'],
    ['openai/resources/beta/assistants/assistants', 'openai/resources/beta/assistants'],
    ['openai/resources/beta/threads/messages/messages', 'openai/resources/beta/threads/messages'],
    ['openai/resources/fine-tunes', 'openai/resources/fine-tuning'],
  ])('%s becomes %s', (specifier, expected) => {
    const row = removedModuleOf(specifier);
    expect(row && replacedSpecifier(row, specifier)).toBe(expected);
    expect(resolveSdk(7, subpath(expected))).toBeDefined();
  });

  it.each(['openai/shims/node', 'openai/_shims/index.js', 'openai/core', 'openai/core.mjs', 'openai/internal/qs'])(
    '%s has no replacement',
    specifier => {
      const row = removedModuleOf(specifier);
      expect(row && replacedSpecifier(row, specifier)).toBeNull();
    },
  );
});

/** Modules of an installed package by path without extension, `index` included. */
function modulesIn(alias: string): string[] {
  const root = join(import.meta.dirname, '../../node_modules', alias);
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.js') && !/^(?:node_modules|src|bin)\//.test(path))
    .map(path => path.slice(0, -3));
}

function v4Modules(): string[] {
  return modulesIn('openai4');
}

/** The module's exports; undefined where loading it fails, as for helpers with optional peers. */
function loadIfPossible(major: number, path: string): Record<string, unknown> | undefined {
  try {
    return loadSdk(major, `/${path}`);
  } catch {
    return undefined;
  }
}
