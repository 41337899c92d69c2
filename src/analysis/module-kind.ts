/** In which order a module's imports run: before everything else, or where they are written. */
import { readFileSync } from 'node:fs';
import { dirname, extname, isAbsolute, join } from 'node:path';
import type { FileAnalysis } from './file-analysis.ts';
import { tsconfigFor } from './resolve.ts';

/**
 * `hoisted`: ES modules, bundlers and Babel run all imports first. `written`: TypeScript's own CommonJS output runs them where they
 * stand. `open`: TypeScript whose output nothing in the project decides.
 */
export type ImportOrder = 'hoisted' | 'written' | 'open';

/** The import order of a file, by its extension, the nearest tsconfig and the nearest package.json. */
export function importOrderOf(file: FileAnalysis): ImportOrder {
  return file.fact(computeImportOrder);
}

function computeImportOrder({ source }: FileAnalysis): ImportOrder {
  const { filename } = source;
  const extension = extname(filename);
  if (extension === '.cts') return 'written';
  if (!/^\.tsx?$/.test(extension) && !/^\.jsx?$/.test(extension)) return 'hoisted';
  if (!isAbsolute(filename)) return extension.startsWith('.j') ? 'hoisted' : 'open';
  const directory = dirname(filename);
  const config = tsconfigFor(directory)?.config;
  const options = config?.compilerOptions;
  // Whatever runs JavaScript with import declarations hoists them, but for tsc.
  if (extension.startsWith('.j')) return options?.allowJs && emitted(options, directory) === 'written' ? 'written' : 'hoisted';
  const run = (config as { 'ts-node'?: { compilerOptions?: CompilerOptions } } | undefined)?.['ts-node']?.compilerOptions;
  return emitted({ ...options, ...run }, directory);
}

interface CompilerOptions {
  module?: string | undefined;
  moduleResolution?: string | undefined;
}

function emitted({ module, moduleResolution }: CompilerOptions, directory: string): ImportOrder {
  const kind = module?.toLowerCase();
  if (kind === undefined) {
    if (moduleResolution?.toLowerCase() === 'bundler') return 'hoisted';
    return packageType(directory) === 'module' ? 'hoisted' : 'open';
  }
  if (kind === 'commonjs' || kind === 'amd' || kind === 'umd' || kind === 'none') return 'written';
  if (/^node/.test(kind)) return packageType(directory) === 'module' ? 'hoisted' : 'written';
  return 'hoisted';
}

/** The `type` of the nearest package.json. */
function packageType(directory: string): string | undefined {
  for (let folder = directory; ; folder = dirname(folder)) {
    const manifest = readManifest(join(folder, 'package.json'));
    if (manifest) return manifest.type;
    if (dirname(folder) === folder) return undefined;
  }
}

function readManifest(path: string): { type?: string } | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  try {
    return JSON.parse(text) as { type?: string };
  } catch {
    return {};
  }
}
