import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig, type Rolldown } from 'tsdown';

const OUT_DIR = 'dist';
const base = {
  platform: 'node', target: 'node20.19', format: 'cjs', fixedExtension: false, hash: false, outDir: OUT_DIR, dts: false, clean: false,
  logLevel: 'error',
} as const;

/** Bundles of their own that the plugin loads at the first use: it parses and resolves only when a linted file imports another. */
const lazy = { 'src/analysis/parse.ts': 'parser', 'src/analysis/resolve.ts': 'resolver' };

/** What the command line uses instead of holding copies: of the plugin there may be only one, and commands are loaded when they run. */
const shipped = {
  ...lazy, 'src/index.ts': 'index', 'src/lint.ts': 'lint', 'src/migrate-command.ts': 'migrate', 'src/usage-error.ts': 'usage-error',
};

const codemods = readdirSync('codemods').filter((file) => /^v\d+-to-v\d+\.ts$/.test(file)).map((file) => path.basename(file, '.ts'));
const pipelines = Object.fromEntries(codemods.map((name) => [`pipelines/${name}`, `codemods/${name}.ts`]));

/** One chunk for what the codemods have in common, so that loading one of them does not load the command line. */
const sharedByCodemods = { name: 'shared', test: /[\\/](?:src[\\/](?:analysis|sdk)|codemods|magic-string)[\\/](?!steps|index|v\d)|rolldown[\\/]runtime/ };

export default defineConfig([
  {
    ...base,
    entry: { index: 'src/index.ts' },
    clean: true,
    dts: true,
    // The types of the plugin mention nothing of typescript-eslint, so that its types need not be read.
    inputOptions: (options, _format, { cjsDts }) => (cjsDts ? { ...options, external: /^@typescript-eslint\// } : options),
    plugins: [loadedAtFirstUse(), esmWrapper(), thirdPartyLicenses()],
  },
  { ...base, entry: { cli: 'src/cli.ts' }, plugins: [shippedOnce(), thirdPartyLicenses()] },
  { ...base, entry: { lint: 'src/lint.ts', 'usage-error': 'src/usage-error.ts' }, plugins: [shippedOnce(), thirdPartyLicenses()] },
  { ...base, entry: { migrate: 'src/migrate-command.ts', ...pipelines }, outputOptions: { exports: 'named' as const, chunkFileNames: 'pipelines/[name].js', codeSplitting: { groups: [sharedByCodemods] } }, plugins: [shippedOnce(), transforms(), thirdPartyLicenses()] },
  ...Object.entries(lazy).map(([source, bundle]) => (
    { ...base, entry: { [bundle]: source }, outputOptions: { exports: 'named' as const }, plugins: [thirdPartyLicenses()] })),
]);

function loadedAtFirstUse(): Rolldown.Plugin {
  return {
    name: 'loaded-at-first-use',
    load(id) {
      const bundle = bundleOf(id, lazy);
      if (!bundle) return undefined;
      const functions = [...readFileSync(id, 'utf8').matchAll(/^export function (\w+)/gm)].map(([, name]) => (
        `export function ${name}(...values) { return load().${name}(...values); }`));
      return `let bundle;\nfunction load() { return bundle ??= module.require('./${bundle}.js'); }\n${functions.join('\n')}`;
    },
  };
}

function shippedOnce(): Rolldown.Plugin {
  return {
    name: 'shipped-once',
    resolveId(source, importer) {
      if (!importer || !source.startsWith('.')) return undefined;
      const bundle = bundleOf(path.resolve(path.dirname(importer), source), shipped);
      return bundle && { id: `shipped:${bundle}`, external: true };
    },
    renderChunk(code, { fileName }) {
      const toRoot = path.posix.relative(path.posix.dirname(fileName), '.') || '.';
      return code.replace(/\b(require|import)\("shipped:([\w-]+)"\)/g, `$1("${toRoot}/$2.js")`);
    },
  };
}

function bundleOf(file: string, bundles: Record<string, string>): string | undefined {
  return Object.entries(bundles).find(([source]) => path.resolve(source) === path.resolve(file))?.[1];
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

/**
 * What `npx jscodeshift -t` loads. jscodeshift compiles everything that is loaded from its transform, which takes ten seconds for
 * bundles that need no compiling. The types are written by hand because those of a pipeline would bring the whole analysis.
 */
function transforms(): Rolldown.Plugin {
  return {
    name: 'transforms',
    writeBundle() {
      for (const name of codemods) {
        write(`codemods/${name}.js`, `Object.defineProperties(exports, { __esModule: { value: true } });
const { readFileSync } = require('node:fs');
const { _extensions: loaders } = require('node:module');

const load = loaders['.js'];
loaders['.js'] = (module, file) => module._compile(readFileSync(file, 'utf8'), file);
try {
  const { default: transform, parser } = require('../pipelines/${name}.js');
  exports.default = transform;
  exports.parser = parser;
} finally {
  loaders['.js'] = load;
}
`);
        write(`codemods/${name}.d.ts`, `/** A jscodeshift transform: the new text of a file, or nothing where it stays as it is. */
declare const transform: (file: { path: string; source: string }, api?: unknown, options?: Record<string, unknown>) => string | undefined;
export default transform;
/** The parser that jscodeshift is to use; the transform reads the text itself. */
export declare const parser: 'tsx';
`);
      }
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

function write(fileName: string, content: string): void {
  const file = path.join(OUT_DIR, fileName);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}
