/** In which order a module's imports run: before everything else, or where they are written; and which of them are gone by then. */
import { readFileSync } from 'node:fs';
import { dirname, extname, isAbsolute, join } from 'node:path';
import type { TSESTree } from '@typescript-eslint/types';
import type { FileAnalysis } from './file-analysis.ts';
import type { Node } from './nodes.ts';
import { tsconfigFor } from './resolve.ts';
import { findVariable } from './source-file.ts';

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

/** Whether a statement loads another module. */
export function hasSource(statement: Node): boolean {
  return statement.type === 'ImportDeclaration' || statement.type === 'ExportAllDeclaration' || (statement.type === 'ExportNamedDeclaration' && statement.source !== null);
}

/** Whether an import is gone when the code runs: it imports types, or names that are used as types only. */
export function isTypeOnly(file: FileAnalysis, { importKind, specifiers, source }: TSESTree.ImportDeclaration): boolean {
  if (importKind === 'type') return true;
  if (specifiers.length === 0) return false;
  if (specifiers.every((specifier) => specifier.type === 'ImportSpecifier' && specifier.importKind === 'type')) return true;
  if (!/\.[cm]?tsx?$/.test(file.source.filename)) return false;
  return specifiers.every((specifier) => {
    const references = findVariable(file.source, source, specifier.local.name)?.references ?? [];
    return references.length > 0 && references.every((reference) => (reference as { isValueReference?: boolean }).isValueReference === false);
  });
}
