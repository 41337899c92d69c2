import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig, type Rolldown } from 'tsdown';

const OUT_DIR = 'dist';
const base = {
  platform: 'node', target: 'node20.19', format: 'cjs', fixedExtension: false, hash: false, outDir: OUT_DIR, dts: false, clean: false,
  logLevel: 'error',
} as const;

export default defineConfig([
  { ...base, entry: { index: 'src/index.ts' }, clean: true, plugins: [lazyParser(), esmWrapper(), thirdPartyLicenses()] },
  // The types of the plugin mention nothing of typescript-eslint: its own need not be read.
  { ...base, entry: { index: 'src/index.ts' }, dts: { emitDtsOnly: true }, deps: { neverBundle: /^@typescript-eslint\// } },
  { ...base, entry: { cli: 'src/cli.ts' }, plugins: [shippedOnce(), thirdPartyLicenses()] },
  { ...base, entry: { lint: 'src/lint.ts', 'usage-error': 'src/usage-error.ts' }, plugins: [shippedOnce(), thirdPartyLicenses()] },
  { ...base, entry: { parser: 'src/analysis/parse.ts' }, outputOptions: { exports: 'named' }, plugins: [thirdPartyLicenses()] },
]);

/** The plugin parses files only when a linted file imports one, so the parser stays out of its start. */
function lazyParser(): Rolldown.Plugin {
  return {
    name: 'lazy-parser',
    load(id) {
      if (!isSource(id, 'src/analysis/parse.ts')) return undefined;
      return `
        let parser;
        export function parseForESLint(text, options) {
          parser ??= module.require('./parser.js');
          return parser.parseForESLint(text, options);
        }`;
    },
  };
}

const shipped = {
  'src/index.ts': './index.js',
  'src/lint.ts': './lint.js',
  'src/usage-error.ts': './usage-error.js',
  'src/analysis/parse.ts': './parser.js',
};

/** Bundles use each other instead of holding copies: of the plugin there may be only one, and commands are loaded when they run. */
function shippedOnce(): Rolldown.Plugin {
  return {
    name: 'shipped-once',
    resolveId(source, importer) {
      if (!importer || !source.startsWith('.')) return undefined;
      const file = path.resolve(path.dirname(importer), source);
      const match = Object.entries(shipped).find(([sourceFile]) => isSource(file, sourceFile));
      return match && { id: match[1], external: true };
    },
  };
}

/** Import and require must give the same plugin object: ESLint refuses two copies in one config. */
function esmWrapper(): Rolldown.Plugin {
  return {
    name: 'esm-wrapper',
    writeBundle() {
      write('index.mjs', `import plugin from './index.js';
export default plugin;
export const { meta, rules, configs } = plugin;
`);
      write('index.d.mts', `import plugin = require('./index.js');
export default plugin;
export declare const meta: typeof plugin.meta;
export declare const rules: typeof plugin.rules;
export declare const configs: typeof plugin.configs;
`);
    },
  };
}

const bundledPackages = new Map<string, string>();

/** Writes the notices of every package whose code is in the bundles; the last bundle to be written completes the file. */
function thirdPartyLicenses(): Rolldown.Plugin {
  return {
    name: 'third-party-licenses',
    writeBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || /\.d\.[cm]?ts$/.test(chunk.fileName)) continue;
        for (const [id, { renderedLength }] of Object.entries(chunk.modules)) {
          const root = packageRoot(id);
          if (root && renderedLength > 0) bundledPackages.set(root, licenseNotice(root));
        }
      }
      write('THIRD-PARTY-LICENSES.txt', [...bundledPackages.values()].sort().join(`\n${'-'.repeat(80)}\n\n`));
    },
  };
}

function packageRoot(id: string): string | undefined {
  return /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(id)?.[1];
}

function licenseNotice(root: string): string {
  const { name, version, license } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Record<string, string>;
  const file = readdirSync(root).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} has no licence file: its code cannot be bundled.`);
  return `${name} ${version} (${license})\n\n${readFileSync(path.join(root, file), 'utf8').trim()}\n`;
}

function isSource(id: string, file: string): boolean {
  return path.resolve(id) === path.resolve(file);
}

function write(fileName: string, content: string): void {
  if (!existsSync(OUT_DIR)) mkdirSync(OUT_DIR);
  writeFileSync(path.join(OUT_DIR, fileName), content);
}
