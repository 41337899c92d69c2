import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig, type Rolldown } from 'tsdown';
import { leanParser, withoutUnusedMethods } from './scripts/lean-parser.ts';
import { name as ownName, version as ownVersion } from './package.json';

const OUT_DIR = 'dist';

const codemods = readdirSync('codemods').filter((file) => /^v\d+-to-v\d+\.ts$/.test(file)).map((file) => path.basename(file, '.ts'));
const pipelines = Object.fromEntries(codemods.map((name) => [`pipelines/${name}`, `codemods/${name}.ts`]));

/** What the plugin itself consists of: enough to tell ESLint about the rules, and which files they need not look at. */
const PLUGIN = /[\\/](?:src[\\/](?:index|create-rule|settings|linted-file)|rules[\\/][\w-]+)\.ts$/;
/** Parts of the analysis that are asked about every file. */
const ASKED_FIRST = /[\\/]src[\\/]analysis[\\/](?:disk-round|file-cache|mentions|module-paths|nodes|sdk-reach|text-imports)\.ts$/;
const ANALYSIS = /[\\/](?:src[\\/]analysis|rules[\\/]suggestions)[\\/][\w-]+\.ts$/;
const ANALYSIS_ENTRY = 'analysis-of-the-rules';

export default defineConfig({
  platform: 'node',
  target: 'node20.19',
  format: 'cjs',
  fixedExtension: false,
  hash: false,
  outDir: OUT_DIR,
  logLevel: 'error',
  entry: { index: 'src/index.ts', cli: 'src/cli.ts', parser: 'src/analysis/parse.ts', resolver: 'src/analysis/resolve.ts', analysis: ANALYSIS_ENTRY, ...pipelines },
  minify: !process.env.NOMIN,
  dts: true,
  // Only the plugin has types, and they mention nothing of typescript-eslint, whose own types need not be read then.
  inputOptions: (options, _format, { cjsDts }) => {
    if (cjsDts) Object.assign(options, { input: { index: 'src/index.ts' }, external: /^@typescript-eslint\// });
  },
  outputOptions: {
    chunkFileNames: '[name].js',
    codeSplitting: {
      groups: [
        { name: 'rules', test: PLUGIN, priority: 2 },
        { name: 'facts', test: /[\\/]src[\\/](?:analysis[\\/](?!parse|resolve)|sdk[\\/])/, priority: 1 },
        { name: 'steps', test: /[\\/]codemods[\\/](?!v\d)/ },
      ],
    },
  },
  plugins: [loadedAtFirstUse(), withoutGlobals(), scopesAsModules(), leanBabel(), leanEdits(), esmWrapper(), transforms(), bundledPackages()],
});

/**
 * Makes bundles that are loaded when one of their functions is first called: importing the plugin costs next to nothing where no file
 * has anything to say. The parser and the resolver wait for a file that imports another; the analysis waits for a file that concerns it.
 */
function loadedAtFirstUse(): Rolldown.Plugin {
  return {
    name: 'loaded-at-first-use',
    resolveId(source, importer) {
      if (source === ANALYSIS_ENTRY) return source;
      if (!importer || !source.startsWith('.')) return undefined;
      const file = path.resolve(path.dirname(importer), source);
      const bundle = lazyBundleOf(file, importer);
      return bundle && `\0${bundle}.js:${file}`;
    },
    load(id) {
      if (id === ANALYSIS_ENTRY) return analysisOfRules().map((file) => `export * from ${JSON.stringify(file)};`).join('\n');
      const [, bundle, file] = /^\0(\w+\.js):(.+)$/.exec(id) ?? [];
      return file && stub(bundle!, file);
    },
  };
}

function lazyBundleOf(file: string, importer: string): string | undefined {
  if (/[\\/]src[\\/]analysis[\\/]parse\.ts$/.test(file)) return 'parser';
  if (/[\\/]src[\\/]analysis[\\/]resolve\.ts$/.test(file)) return 'resolver';
  return PLUGIN.test(importer) && ANALYSIS.test(file) && !ASKED_FIRST.test(file) ? 'analysis' : undefined;
}

function stub(bundle: string, file: string): string {
  const functions = exportedFunctions(file).map((name) => `export function ${name}(...values) { return load().${name}(...values); }`);
  return `let bundle;\nfunction load() { return bundle ??= module.require('./${bundle}'); }\n${functions.join('\n')}`;
}

function exportedFunctions(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/^export function (\w+)/gm)].map(([, name]) => name!);
}

/** The modules of the analysis that rules import, whose functions must have different names. */
function analysisOfRules(): string[] {
  const sources = ['src/linted-file.ts', ...readdirSync('rules').filter((file) => file.endsWith('.ts')).map((file) => `rules/${file}`)];
  const imported = sources.flatMap((importer) => [...readFileSync(importer, 'utf8').matchAll(/^import (?!type).* from '(\..+)';$/gm)]
    .map(([, source]) => path.resolve(path.dirname(importer), source!))
    .filter((file) => lazyBundleOf(file, path.resolve(importer)) === 'analysis'));
  const files = [...new Set(imported)];
  const names = files.flatMap(exportedFunctions);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new Error(`Two modules of the analysis that rules import export ${twice}.`);
  return files;
}

/** The analysis knows the globals that it asks for; the tables of all that TypeScript's libraries declare are left out. */
function withoutGlobals(): Rolldown.Plugin {
  return {
    name: 'without-globals',
    load(id) {
      return /[\\/]scope-manager[\\/]dist[\\/]lib[\\/]index\.js$/.test(id) ? 'export const lib = new Map();' : undefined;
    },
  };
}

/**
 * The scope analysis is published as CommonJS: written as the modules that it was compiled from, it needs no wrappers and no copies of
 * TypeScript's helpers, and what no one asks for goes. The members of its largest enum are their own names.
 */
function scopesAsModules(): Rolldown.Plugin {
  return {
    name: 'scopes-as-modules',
    transform: (code, id) => (/[\\/]@typescript-eslint[\\/](?:scope-manager|visitor-keys)[\\/]dist[\\/].*\.js$/.test(id) ? asModule(code) : undefined),
  };
}

function asModule(code: string): string {
  const enums = [...code.matchAll(/\(exports\.(\w+) = \1 = \{\}\)/g)].map(([, name]) => `export { ${name} };`);
  const module = code
    .replace(/^(?:var __[\s\S]*?^)?Object\.defineProperty\(exports, "__esModule".*$/m, '')
    .replace(/^(?:exports\.\w+ = )+void 0;$/gm, '')
    .replace(/\b\w+\.AST_NODE_TYPES\.(\w+)/g, '"$1"')
    .replace(/^const \w+ = require\("@typescript-eslint\/types"\);$/gm, '')
    .replace(/^var (\w+) = require\((".+")\);\n((?:Object\.defineProperty\(exports, "\w+", \{ .* return \1\.\w+; \} \}\);\n)+)/gm, (_, _name: string, source: string, lines: string) =>
      [...lines.matchAll(/return \w+\.(\w+);/g)].map(([, name]) => `export { ${name} } from ${source};\n`).join(''))
    .replace(/^__exportStar\(require\((".+")\), exports\);$/gm, 'export * from $1;')
    .replace(/^const (\w+) = (?:__importStar\()?require\((".+?")\)\)?;$/gm, 'import * as $1 from $2;')
    .replace(/\(exports\.(\w+) = \1 = \{\}\)/g, '($1 = {})')
    .replace(/^exports\.(\w+) = \1;$/gm, 'export { $1 };')
    .replace(/^exports\.(\w+) = /gm, 'export const $1 = ');
  const left = module.split('\n').find((line) => /\b(?:require\(|exports\.)/.test(line));
  if (left) throw new Error(`The scope analysis is compiled in another way: ${left}`);
  return [module, ...enums].join('\n');
}

/** Babel's parser without what no file is read with. */
function leanBabel(): Rolldown.Plugin {
  return {
    name: 'lean-babel',
    transform: (code, id) => (/[\\/]@babel[\\/]parser[\\/]lib[\\/]index\.js$/.test(id) ? leanParser(code) : undefined),
  };
}

/** What writes the edits of the codemods, without source maps and the like. */
function leanEdits(): Rolldown.Plugin {
  const importer = readFileSync('codemods/edits.ts', 'utf8');
  return {
    name: 'lean-edits',
    transform: (code, id) => (/[\\/]magic-string\.es\.mjs$/.test(id) ? withoutUnusedMethods(code, importer) : undefined),
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
  require('../parser.js');
  require('../resolver.js');
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

interface BundledPackage {
  name: string;
  version: string;
  license: string;
  /** its copyright lines */
  holders: string[];
  /** the terms below them */
  terms: string;
}

/** Tells what of others is in the bundles: the notices that their licences ask for, and a bill of materials. */
function bundledPackages(): Rolldown.Plugin {
  return {
    name: 'bundled-packages',
    writeBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk' && !/\.d\.[cm]?ts$/.test(file.fileName)) as Rolldown.OutputChunk[];
      if (chunks.length === 0) return;
      const modules = chunks.flatMap((chunk) => Object.entries(chunk.modules)).filter(([, { renderedLength }]) => renderedLength > 0);
      const roots = new Set(modules.flatMap(([id]) => packageRoot(id) ?? []));
      const packages = [...roots].map(bundledPackage).sort((one, other) => (one.name < other.name ? -1 : 1));
      write('THIRD-PARTY-LICENSES.txt', notices(packages));
      write('sbom.json', `${JSON.stringify(billOfMaterials(packages))}\n`);
    },
  };
}

function packageRoot(id: string): string | undefined {
  return /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(id)?.[1];
}

function bundledPackage(root: string): BundledPackage {
  const { name, version, license } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Record<'name' | 'version' | 'license', string>;
  const file = readdirSync(root).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} has no licence file: its code cannot be bundled.`);
  const text = readFileSync(path.join(root, file), 'utf8');
  const isHolder = (line: string): boolean => /^(?:copyright \(c\)|copyright .*\d{4}|.*licen[cs]e(?: \(.*\))?$)/i.test(line.trim());
  const [holders, terms] = [text.split('\n').filter(isHolder), text.split('\n').filter((line) => !isHolder(line))];
  return { name, version, license, holders: holders.map((line) => line.trim()).filter((line) => /copyright/i.test(line)), terms: terms.join(' ').replace(/\s+/g, ' ').trim() };
}

/** Most packages have the same terms, which are written once for all of them. */
function notices(packages: readonly BundledPackage[]): string {
  const terms = new Set(packages.map((each) => each.terms));
  const sections = [...terms].map((text) => {
    const owners = packages.filter((each) => each.terms === text).map(({ name, version, license, holders }) => [`${name} ${version} (${license})`, ...holders].join('\n'));
    return `${owners.join('\n\n')}\n\n${text.replace(/(.{1,100})(?: |$)/g, '$1\n')}`;
  });
  return sections.join(`\n${'-'.repeat(80)}\n\n`);
}

function billOfMaterials(packages: readonly BundledPackage[]): object {
  const components = packages.map(({ name, version, license }) => ({
    type: 'library', name, version, licenses: [{ license: { id: license } }], purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
  }));
  const component = { type: 'library', name: ownName, version: ownVersion, licenses: [{ license: { id: 'MIT' } }], purl: `pkg:npm/${ownName}@${ownVersion}` };
  return { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata: { component }, components };
}

function write(fileName: string, content: string): void {
  const file = path.join(OUT_DIR, fileName);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}
