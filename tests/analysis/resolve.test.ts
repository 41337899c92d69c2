import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { noteLinted } from '../../src/analysis/disk-round.ts';
import { resolveModule, tsconfigFor } from '../../src/analysis/resolve.ts';
import { ProjectFiles } from './project-files.ts';

type Files = Record<string, string | object>;

class Project extends ProjectFiles {
  /** @param files texts, and objects for what is written as JSON; links as `-> target` */
  constructor(files: Files) {
    super({});
    for (const [path, content] of Object.entries(files)) this.add(path, content);
    // What is linted once more is looked at anew: the folders around have been seen for other projects.
    for (const file of [this.folder, this.folder]) noteLinted(file);
  }

  add(path: string, content: string | object): void {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    if (text.startsWith('-> ')) this.link(path, text.slice(3));
    else this.write(path, text);
  }

  private link(path: string, target: string): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    symlinkSync(join(this.folder, target), file, 'junction');
  }

  /** The path, relative to the project's folder, of the module that a specifier names. */
  find(specifier: string, from = 'src'): string | undefined {
    const path = resolveModule(specifier, join(this.folder, from));
    return path && relative(this.folder, path).replaceAll(sep, '/');
  }
}

/** The name of a case, files, specifier, the module's file, and the folder of the importing file where it is another than `src`. */
type Case = [string, Files, string, string | undefined, string?];

function check(cases: readonly Case[]): void {
  it.each<Case>([...cases])('%s', (_, files, specifier, expected, from) => {
    expect(new Project(files).find(specifier, from)).toBe(expected);
  });
}

describe('a path names', () => {
  check([
    ['a file', { 'src/a.ts': '' }, './a.ts', 'src/a.ts'],
    ['a file in another folder', { 'lib/a.js': '' }, '../lib/a.js', 'lib/a.js'],
    ['a file whose extension is left out', { 'src/a.mts': '' }, './a', 'src/a.mts'],
    ['TypeScript rather than what it is compiled to', { 'src/a.js': '', 'src/a.ts': '' }, './a', 'src/a.ts'],
    ['a file rather than a folder', { 'src/a.js': '', 'src/a/index.ts': '' }, './a', 'src/a.js'],
    ['a file with more than one dot', { 'src/a.config.ts': '' }, './a.config', 'src/a.config.ts'],
    ['the index of a folder', { 'src/a/index.tsx': '' }, './a', 'src/a/index.tsx'],
    ['the index of a folder with a slash', { 'src/a/index.ts': '', 'src/a.ts': '' }, './a/', 'src/a/index.ts'],
    ['the folder itself', { 'src/index.ts': '', 'src.ts': '' }, '.', 'src/index.ts'],
    ['the folder above', { 'index.js': '' }, '..', 'index.js'],
    ['the folder above that', { 'index.js': '', 'package.json': { main: './start' }, 'start.js': '' }, '../..', 'start.js', 'src/deep'],
    ['a file that is no module', { 'src/a.json': '{}' }, './a.json', 'src/a.json'],
    ['nothing', { 'src/a.json': '{}' }, './a', undefined],
    ['nothing in a missing folder', {}, './a/b', undefined, 'none'],
    ['nothing where a query follows', { 'src/a.ts': '' }, './a.ts?raw', undefined],
    ['nothing where the disk refuses to look', {}, `./${'a'.repeat(5_000)}`, undefined],
  ]);

  it('a file by its whole path', () => {
    const project = new Project({ 'src/a.ts': '' });
    expect(project.find(join(project.folder, 'src/a.js'), 'other')).toBe('src/a.ts');
  });
});

describe('the extension of the build stands for', () => {
  check([
    ['.ts by .js', { 'src/a.ts': '', 'src/a.tsx': '', 'src/a.js': '' }, './a.js', 'src/a.ts'],
    ['.tsx by .js', { 'src/a.tsx': '', 'src/a.js': '' }, './a.js', 'src/a.tsx'],
    ['itself', { 'src/a.js': '' }, './a.js', 'src/a.js'],
    ['.tsx by .jsx', { 'src/a.tsx': '', 'src/a.ts': '' }, './a.jsx', 'src/a.tsx'],
    ['.mts by .mjs', { 'src/a.mts': '', 'src/a.ts': '' }, './a.mjs', 'src/a.mts'],
    ['.cts by .cjs', { 'src/a.cts': '', 'src/a.ts': '' }, './a.cjs', 'src/a.cts'],
    ['not .ts by .mjs', { 'src/a.ts': '' }, './a.mjs', undefined],
    ['a part of a name', { 'src/chart.js.ts': '' }, './chart.js', 'src/chart.js.ts'],
    ['a folder', { 'src/chart.js/index.ts': '' }, './chart.js', 'src/chart.js/index.ts'],
  ]);
});

describe('`main` of a folder', () => {
  check([
    ['is a file', { 'lib/package.json': { main: './dist/start.js' }, 'lib/dist/start.js': '', 'lib/index.js': '' }, '../lib', 'lib/dist/start.js'],
    ['has no extension', { 'lib/package.json': { main: 'start' }, 'lib/start.js': '' }, '../lib', 'lib/start.js'],
    ['is a folder', { 'lib/package.json': { main: 'dist/' }, 'lib/dist/index.js': '' }, '../lib', 'lib/dist/index.js'],
    ['is the folder', { 'lib/package.json': { main: '.' }, 'lib/index.js': '', 'lib.mjs': '' }, '../lib/', 'lib/index.js'],
    ['does not exist', { 'lib/package.json': { main: 'dist/index.js' }, 'lib/index.ts': '' }, '../lib', 'lib/index.ts'],
    ['is no string', { 'lib/package.json': { main: {} }, 'lib/index.ts': '' }, '../lib', 'lib/index.ts'],
    ['is in a broken package.json', { 'lib/package.json': '{ "main": ', 'lib/index.ts': '' }, '../lib', 'lib/index.ts'],
    ['is in a package.json that is no object', { 'lib/package.json': 'null', 'lib/index.ts': '' }, '../lib', 'lib/index.ts'],
    ['is not what `exports` say', { 'lib/package.json': { main: 'a.js', exports: './b.js' }, 'lib/a.js': '', 'lib/b.js': '' }, '../lib', 'lib/a.js'],
  ]);
});

describe('tsconfig', () => {
  const paths = (mapping: object, options: object = {}): object => ({ compilerOptions: { ...options, paths: mapping } });
  check([
    ['maps a prefix', { 'tsconfig.json': paths({ '@/*': ['./src/*'] }), 'src/a/b.ts': '' }, '@/a/b', 'src/a/b.ts'],
    ['maps a prefix to a folder', { 'tsconfig.json': paths({ '@/*': ['./src/*'] }), 'src/a/index.ts': '' }, '@/a', 'src/a/index.ts'],
    ['maps the longest prefix', { 'tsconfig.json': paths({ '@/*': ['./src/*'], '@/ui/*': ['./ui/*'] }), 'src/ui/a.ts': '', 'ui/a.ts': '' }, '@/ui/a', 'ui/a.ts'],
    ['maps a name of Node', { 'tsconfig.json': paths({ path: ['./shims/path.ts'] }), 'shims/path.ts': '' }, 'path', 'shims/path.ts'],
    ['maps to what is not there', { 'tsconfig.json': paths({ '@/*': ['./none/*'] }), 'src/a.ts': '' }, '@/a', undefined],
    ['gives a mapping that TypeScript refuses', { 'tsconfig.json': paths({ 'lib': ['lib/a.ts'] }), 'lib/a.ts': '', 'src/b.ts': '' }, 'lib', undefined],
    ['has no mapping for a package', { 'tsconfig.json': paths({ 'lib': ['lib/a.ts'] }), 'node_modules/ui': '-> ui', 'ui/package.json': {}, 'ui/index.ts': '' }, 'ui', 'ui/index.ts'],
    ['has a base', { 'tsconfig.json': { compilerOptions: { baseUrl: './src' } }, 'src/lib/a.ts': '' }, 'lib/a', 'src/lib/a.ts'],
    ['has a base, which a path is not relative to', { 'tsconfig.json': { compilerOptions: { baseUrl: './src' } }, 'src/a.ts': '' }, './a', undefined, 'other'],
    ['extends another', { 'base/tsconfig.json': paths({ '@/*': ['../src/*'] }), 'tsconfig.json': { extends: './base/tsconfig.json' }, 'src/a.ts': '' }, '@/a', 'src/a.ts'],
    ['extends one of a package', { 'node_modules/@acme/config/package.json': {}, 'node_modules/@acme/config/tsconfig.json': paths({ '@/*': ['../../../src/*'] }), 'tsconfig.json': { extends: '@acme/config/tsconfig.json' }, 'src/a.ts': '' }, '@/a', 'src/a.ts'],
    ['is nearer than another', { 'tsconfig.json': paths({ '@/*': ['./lib/*'] }), 'src/tsconfig.json': paths({ '@/*': ['./*'] }), 'src/a.ts': '', 'lib/a.ts': '' }, '@/a', 'src/a.ts', 'src/deep'],
    ['goes before jsconfig', { 'tsconfig.json': paths({ '@/*': ['./lib/*'] }), 'src/jsconfig.json': paths({ '@/*': ['./*'] }), 'src/a.ts': '', 'lib/a.ts': '' }, '@/a', 'lib/a.ts'],
    ['is a jsconfig', { 'jsconfig.json': paths({ '@/*': ['./src/*'] }), 'src/a.js': '' }, '@/a', 'src/a.js'],
    ['is broken', { 'tsconfig.json': '{ "compilerOptions": ', 'src/a.ts': '' }, '@/a', undefined],
  ]);

  const solution = { files: [], references: [{ path: './none' }, { path: './web' }, { path: './tsconfig.node.json' }] };
  check([
    ['refers to a folder', { 'tsconfig.json': solution, 'web/tsconfig.json': paths({ '@/*': ['./src/*'] }), 'web/src/a.ts': '' }, '@/a', 'web/src/a.ts', 'web/src'],
    ['refers to a file', { 'tsconfig.json': solution, 'web/tsconfig.json': {}, 'tsconfig.node.json': { ...paths({ '@/*': ['./node/*'] }), include: ['node'] }, 'node/a.ts': '' }, '@/a', 'node/a.ts', 'node'],
    ['refers to none that includes the file', { 'tsconfig.json': { ...solution, ...paths({ '@/*': ['./src/*'] }) }, 'web/tsconfig.json': paths({}), 'src/a.ts': '' }, '@/a', 'src/a.ts'],
    ['refers to others but includes files itself', { 'tsconfig.json': { ...paths({ '@/*': ['./src/*'] }), references: [{ path: './tsconfig.node.json' }] }, 'tsconfig.node.json': paths({ '@/*': ['./node/*'] }), 'node/a.ts': '', 'src/a.ts': '' }, '@/a', 'src/a.ts'],
  ]);

  it('of a folder is read with what it extends', () => {
    const project = new Project({ 'tsconfig.json': { extends: './base.json' }, 'base.json': { compilerOptions: { module: 'CommonJS' } } });
    expect(tsconfigFor(join(project.folder, 'src'))?.config.compilerOptions?.module).toBe('commonjs');
    expect(tsconfigFor(dirname(project.folder))).toBeUndefined();
  });
});

/** A project that uses a package of its own, which lies in `ui`. */
function withPackage(manifest: object, ...paths: string[]): Files {
  return {
    'package.json': { workspaces: ['ui'] },
    'node_modules/@acme/ui': '-> ui',
    'ui/package.json': { name: '@acme/ui', ...manifest },
    ...Object.fromEntries(paths.map((path) => [`ui/${path}`, ''])),
  };
}

describe('a package of the workspace', () => {
  const exported = (exports: unknown, ...paths: string[]): Files => withPackage({ exports, main: './wrong.js' }, 'wrong.js', ...paths);
  check([
    ['has a main file', withPackage({ main: 'lib/a.js' }, 'lib/a.js'), '@acme/ui', 'ui/lib/a.js'],
    ['has an index', withPackage({}, 'index.ts'), '@acme/ui', 'ui/index.ts'],
    ['gives all its files where it has no exports', withPackage({}, 'lib/a.ts'), '@acme/ui/lib/a', 'ui/lib/a.ts'],
    ['gives sources for what is built from them', withPackage({}, 'lib/a.ts'), '@acme/ui/lib/a.js', 'ui/lib/a.ts'],
    ['gives folders', withPackage({}, 'lib/index.ts', 'lib.ts'), '@acme/ui/lib/', 'ui/lib/index.ts'],
    ['has no such file', withPackage({}, 'index.ts'), '@acme/ui/lib', undefined],
    ['exports one file', exported('./a.ts', 'a.ts'), '@acme/ui', 'ui/a.ts'],
    ['exports no other files', exported('./a.ts', 'a.ts'), '@acme/ui/a.ts', undefined],
    ['exports a path', exported({ '.': './a.ts', './b': './src/b.ts' }, 'a.ts', 'src/b.ts'), '@acme/ui/b', 'ui/src/b.ts'],
    ['exports by a condition', exported({ types: './a.d.ts', import: './a.ts', default: './wrong.js' }, 'a.d.ts', 'a.ts'), '@acme/ui', 'ui/a.ts'],
    ['exports by conditions in conditions', exported({ '.': { node: { import: './a.ts' }, default: './wrong.js' } }, 'a.ts'), '@acme/ui', 'ui/a.ts'],
    ['exports by the next condition where one leads nowhere', exported({ '.': { import: { types: './a.d.ts' }, default: './a.ts' } }, 'a.ts'), '@acme/ui', 'ui/a.ts'],
    ['exports by no condition', exported({ '.': { browser: './a.ts' } }, 'a.ts'), '@acme/ui', undefined],
    ['exports the first of a list that is there', exported({ '.': [{ browser: './wrong.js' }, 'a.ts', './none.ts', './a.ts'] }, 'a.ts'), '@acme/ui', 'ui/a.ts'],
    ['exports a pattern', exported({ './*': './src/*.ts' }, 'src/lib/a.ts'), '@acme/ui/lib/a', 'ui/src/lib/a.ts'],
    ['exports a pattern with an end', exported({ './*.js': './src/*.ts' }, 'src/a.ts'), '@acme/ui/a.js', 'ui/src/a.ts'],
    ['exports a pattern with its match twice', exported({ './*': './src/*/*.ts' }, 'src/a/a.ts'), '@acme/ui/a', 'ui/src/a/a.ts'],
    ['exports a pattern with a match that would be replaced', exported({ './*': './src/*.ts' }, 'src/$&.ts'), '@acme/ui/$&', 'ui/src/$&.ts'],
    ['exports the pattern with the longer start', exported({ './*': './wrong.js', './lib/*': './src/*.ts' }, 'src/a.ts'), '@acme/ui/lib/a', 'ui/src/a.ts'],
    ['exports the pattern with the longer end', exported({ './*': './wrong.js', './*.mjs': './src/*.ts' }, 'src/a.ts'), '@acme/ui/a.mjs', 'ui/src/a.ts'],
    ['exports a path rather than a pattern', exported({ './*': './wrong.js', './a': './src/a.ts' }, 'src/a.ts'), '@acme/ui/a', 'ui/src/a.ts'],
    ['exports nothing for what is null', exported({ './*': './src/*.ts', './internal/*': null }, 'src/internal/a.ts'), '@acme/ui/internal/a', undefined],
    ['exports nothing by a condition that is null', exported({ '.': { node: null, default: './a.ts' } }, 'a.ts'), '@acme/ui', undefined],
    ['exports sources by the names of what is built from them', exported({ './*': './src/*' }, 'src/a.ts'), '@acme/ui/a.js', 'ui/src/a.ts'],
    ['exports no folder by a slash', exported({ './lib/': './lib/', './*': './*' }, 'lib/index.ts'), '@acme/ui/lib/', undefined],
    ['exports nothing outside of it', exported({ '.': '../src/a.ts' }), '@acme/ui', undefined],
    ['exports what is not there', exported({ '.': './a.ts' }), '@acme/ui', undefined],
  ]);

  const nested: Files = { ...withPackage({ name: 'ui' }, 'index.ts'), 'packages/web/package.json': {} };
  check([
    ['is found from deep below', nested, '@acme/ui', 'ui/index.ts', 'packages/web/src/deep'],
    ['is found past a folder that was left behind', { ...nested, 'packages/web/node_modules/@acme/ui/.cache/a': '' }, '@acme/ui', 'ui/index.ts', 'packages/web/src'],
    ['is hidden by one that is installed nearer', { ...nested, 'packages/web/node_modules/@acme/ui/package.json': {}, 'packages/web/node_modules/@acme/ui/index.js': '' }, '@acme/ui', undefined, 'packages/web/src'],
    ['needs no package.json', { 'node_modules/ui': '-> ui', 'ui/index.ts': '' }, 'ui', 'ui/index.ts'],
    ['is a link to another', { 'node_modules/ui': '-> link', 'link': '-> ui', 'ui/index.ts': '' }, 'ui', 'ui/index.ts'],
    ['has a name without a scope', { 'node_modules/ui': '-> ui', 'ui/lib/a.ts': '' }, 'ui/lib/a', 'ui/lib/a.ts'],
    ['has a name like a file', { 'node_modules/chart.js': '-> chart', 'chart/index.ts': '' }, 'chart.js', 'chart/index.ts'],
  ]);
});

describe('a package', () => {
  check([
    ['imports its own exports by its name', { 'package.json': { name: 'app', exports: { './a': './src/a.ts' } }, 'src/a.ts': '' }, 'app/a', 'src/a.ts'],
    ['does not import itself without exports', { 'package.json': { name: 'app' }, 'index.ts': '' }, 'app', undefined],
    ['imports a path', { 'package.json': { imports: { '#a': './src/lib/a.ts' } }, 'src/lib/a.ts': '' }, '#a', 'src/lib/a.ts'],
    ['imports the source of what is built', { 'package.json': { imports: { '#a': './src/lib/a.js' } }, 'src/lib/a.ts': '' }, '#a', 'src/lib/a.ts'],
    ['imports a pattern', { 'package.json': { imports: { '#lib/*': './src/*.js' } }, 'src/a.ts': '' }, '#lib/a', 'src/a.ts'],
    ['imports a pattern with an extension', { 'package.json': { imports: { '#lib/*': './src/*' } }, 'src/a.ts': '' }, '#lib/a.js', 'src/a.ts'],
    ['imports by a condition', { 'package.json': { imports: { '#a': { browser: './b.ts', default: './a.ts' } } }, 'a.ts': '', 'b.ts': '' }, '#a', 'a.ts'],
    ['imports another package', { ...withPackage({}, 'index.ts'), 'package.json': { imports: { '#ui': '@acme/ui' } } }, '#ui', 'ui/index.ts'],
    ['imports a module of Node', { 'package.json': { imports: { '#fs': 'fs' } } }, '#fs', undefined],
    ['imports what is not declared', { 'package.json': { imports: { '#a': './a.ts' } }, 'b.ts': '' }, '#b', undefined],
    ['imports without a declaration', { 'package.json': {}, 'a.ts': '' }, '#a', undefined],
    ['imports by the nearest package.json', { 'package.json': { imports: { '#a': './a.ts' } }, 'a.ts': '', 'src/package.json': {} }, '#a', undefined],
  ]);
});

describe('no module of the project is', () => {
  const installed = { 'node_modules/ui/package.json': { main: 'a.js' }, 'node_modules/ui/a.js': '' };
  check([
    ['an installed package', installed, 'ui', undefined],
    ['a file of an installed package', installed, 'ui/a.js', undefined],
    ['a path to an installed package', installed, '../node_modules/ui/a.js', undefined],
    ['an installed package that is linked from a store', { 'node_modules/.pnpm/ui@1.0.0/node_modules/ui/index.js': '', 'node_modules/ui': '-> node_modules/.pnpm/ui@1.0.0/node_modules/ui' }, 'ui', undefined],
    ['a module of Node that a package is named after', { 'node_modules/events': '-> events', 'events/index.js': '' }, 'events', undefined],
    ['a file among the packages', { 'node_modules/ui.js': '' }, 'ui', undefined],
    ['a link to nothing', { 'src/a.ts': '-> none' }, './a', undefined],
    ['an empty specifier', { 'node_modules/index.js': '' }, '', undefined],
  ]);

  it('but a package of the same folder is, for a package', () => {
    const project = new Project({ ...installed, 'node_modules/web/index.js': '' });
    expect(project.find('ui', 'node_modules/web')).toBe('node_modules/ui/a.js');
    expect(project.find('../ui/a', 'node_modules/web')).toBe('node_modules/ui/a.js');
  });
});

describe('links', () => {
  check([
    ['to a file', { 'src/a.ts': '-> lib/b.ts', 'lib/b.ts': '' }, './a', 'lib/b.ts'],
    ['to a folder', { 'src/shared': '-> shared', 'shared/a.ts': '' }, './shared/a.js', 'shared/a.ts'],
  ]);
});

describe('what was found is forgotten after a pause:', () => {
  const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 600));

  it('files, folders, package.json, tsconfig and links', async () => {
    const project = new Project({
      ...withPackage({ main: 'a.ts' }, 'a.ts', 'b.ts'),
      'tsconfig.json': { compilerOptions: { paths: { '@/*': ['./src/*'] } } },
      'src/old.ts': '',
      'src/a.ts': '',
      'lib/a.ts': '',
    });
    const find = (): (string | undefined)[] => ['./old', './new', '@/a', '@acme/ui', 'other'].map((specifier) => project.find(specifier));
    noteLinted(join(project.folder, 'first.ts'));
    expect(find()).toEqual(['src/old.ts', undefined, 'src/a.ts', 'ui/a.ts', undefined]);
    rmSync(join(project.folder, 'src/old.ts'));
    project.add('src/new/index.ts', '');
    project.add('tsconfig.json', { compilerOptions: { paths: { '@/*': ['./lib/*'] } } });
    project.add('ui/package.json', { name: '@acme/ui', main: 'b.ts' });
    project.add('node_modules/other', '-> lib');
    project.add('lib/index.ts', '');
    noteLinted(join(project.folder, 'second.ts'));
    expect(find()[0]).toBe('src/old.ts');
    await pause();
    noteLinted(join(project.folder, 'third.ts'));
    expect(find()).toEqual([undefined, 'src/new/index.ts', 'lib/a.ts', 'ui/b.ts', 'lib/index.ts']);
  });
});
