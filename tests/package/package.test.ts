import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Consumer, type ESLintAlias, unpackedPlugin } from './consumer.ts';

const unpacked = unpackedPlugin();

describe('the packed package', () => {
  it('holds what it needs and nothing of the sources', () => {
    expect(readdirSync(unpacked.directory).sort()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'docs', 'package.json', 'schemas']);
  });

  it('has no dependencies', () => {
    const manifest = JSON.parse(readFileSync(path.join(unpacked.directory, 'package.json'), 'utf8')) as Record<string, unknown>;
    expect(manifest).not.toHaveProperty('dependencies');
    expect(manifest).not.toHaveProperty('optionalDependencies');
  });

  it('takes its name and version from package.json', () => {
    const { name, version } = JSON.parse(readFileSync(path.join(unpacked.directory, 'package.json'), 'utf8')) as Record<string, string>;
    const consumer = new Consumer(unpacked.directory, {}, {});
    const { stdout } = consumer.node(['-p', `JSON.stringify(require('eslint-plugin-openai').meta)`]);
    consumer.remove();
    expect(JSON.parse(stdout)).toEqual({ name, version, namespace: 'openai' });
  });

  it('loads only what the rules say of themselves: no ESLint, no TypeScript, no analysis, no parser', () => {
    const consumer = new Consumer(unpacked.directory, { eslint: 'eslint', typescript: 'typescript' }, {});
    const { stdout } = consumer.node(['-p', `require('eslint-plugin-openai'); JSON.stringify(Object.keys(require.cache))`]);
    consumer.remove();
    const dist = path.join(consumer.directory, 'node_modules/eslint-plugin-openai/dist');
    const loaded = (JSON.parse(stdout) as string[]).map((file) => path.relative(dist, file));
    expect(loaded.sort()).toEqual(['index.js', 'rolldown-runtime.js', 'rules.js']);
  });

  it('gives notice of every package that its bill of materials names', () => {
    const { components } = JSON.parse(readFileSync(path.join(unpacked.directory, 'dist/sbom.json'), 'utf8')) as { components: { name: string; version: string }[] };
    const notices = readFileSync(path.join(unpacked.directory, 'dist/THIRD-PARTY-LICENSES.txt'), 'utf8');
    expect(components.map(({ name }) => name)).toEqual(expect.arrayContaining(['@babel/parser', '@typescript-eslint/scope-manager', 'get-tsconfig', 'magic-string']));
    expect(components.filter(({ name, version }) => !notices.includes(`${name} ${version} (`))).toEqual([]);
  });
});

describe('the types', () => {
  /** A plain array and the types of single parts, in an ES module. */
  const imported = (array: string, eslintrc: string) => `import type { Linter } from 'eslint';
import openai, { configs, meta } from 'eslint-plugin-openai';

const eslintrc: ${eslintrc} = openai.configs['legacy-recommended'];
const version: string = meta.version;
const rule = openai.rules['no-legacy-api'];
// @ts-expect-error there is no such config
openai.configs.loose;
// @ts-expect-error there is no such rule
openai.rules['no-such-rule'];

export { eslintrc, version, rule };
export default [openai.configs.recommended, configs['flat/strict'], { plugins: { openai } }] satisfies ${array};
`;
  const required = (array: string) => `import openai = require('eslint-plugin-openai');
import type { Linter } from 'eslint';

const config: ${array} = [openai.configs.recommended];
export = config;
`;
  const withDefineConfig = `import { defineConfig } from 'eslint/config';
import openai from 'eslint-plugin-openai';

export default defineConfig([
  openai.configs.recommended,
  { plugins: { openai }, extends: ['openai/recommended', openai.configs.legacy] },
]);
`;
  const withTypescriptEslint = `import openai from 'eslint-plugin-openai';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  tseslint.configs.recommended,
  openai.configs.recommended,
  { files: ['**/*.ts'], extends: [openai.configs.strict], plugins: { openai } },
);
`;

  /** What a strict TypeScript, which checks the declaration files too, says about files beside an ESLint. */
  function typeErrors(packages: Record<string, string>, files: Record<string, string>): string {
    const compilerOptions = {
      strict: true, skipLibCheck: false, noEmit: true, module: 'nodenext', target: 'es2022', types: [],
      // Packages that are linked from here would find the ESLint of this repository beside them.
      paths: { eslint: ['./node_modules/eslint/lib/types/index.d.ts', './node_modules/@types/eslint/index.d.ts'] },
    };
    const tsconfig = JSON.stringify({ compilerOptions, files: Object.keys(files) });
    const linked = { ...packages, typescript: 'typescript', 'typescript-eslint': 'typescript-eslint' };
    const consumer = new Consumer(unpacked.directory, linked, { ...files, 'tsconfig.json': tsconfig });
    const { stdout, status } = consumer.node(['node_modules/typescript/bin/tsc', '-p', '.']);
    consumer.remove();
    return status === 0 ? '' : stdout || 'tsc did not run';
  }

  it.each<ESLintAlias>(['eslint922', 'eslint9', 'eslint'])('fit a plain array, defineConfig and the function of typescript-eslint under %s', { timeout: 300_000 }, (eslint) => {
    const files = {
      'imported.mts': imported('Linter.Config[]', '{ plugins: string[] }'),
      'required.cts': required('Linter.Config[]'),
      'define-config.mts': withDefineConfig,
      'typescript-eslint.mts': withTypescriptEslint,
    };
    expect(typeErrors({ eslint }, files)).toBe('');
  });

  it('fit a plain array, .eslintrc and the function of typescript-eslint under the types of ESLint 8, which has no defineConfig', { timeout: 300_000 }, () => {
    const files = {
      'imported.mts': imported('Linter.FlatConfig[]', 'Linter.BaseConfig'),
      'required.cts': required('Linter.FlatConfig[]'),
      'typescript-eslint.mts': withTypescriptEslint,
    };
    expect(typeErrors({ eslint: 'eslint8', '@types/eslint': 'types-eslint8' }, files)).toBe('');
  });
});
