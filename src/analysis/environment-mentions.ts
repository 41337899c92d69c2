/** Which files can have late writes at all: a quick look at texts and imports, before anything is run. */
import type { FileAnalysis } from './file-analysis.ts';
import type { Node } from './nodes.ts';

const WRITES = /dotenv|loadEnv|\benv(?:\.\w+|\[[^\][]+\])?\s*(?:\?\?|\|\|)?=[^=>]|(?:assign|set|defineProperty)\([\w.\s]*env/i;
const SETUP = /env|conf|set-?up|init|boot|load|secret|prepare/i;
const MAX_REACHED = 300;

/**
 * Whether a file, or a module that it imports for what it does to the environment, writes there at all, and the SDK is in reach: a
 * quick look before the run. Modules imported for their values are asked only if a name of the import speaks of setting up.
 */
export function mayWriteLate(file: FileAnalysis): boolean {
  const writes = WRITES.test(file.source.text) || importsForSetup(file).some((source) => WRITES.test(file.project.moduleFor(source, file)?.source.text ?? ''));
  return writes && reachesSdk(file);
}

function importsForSetup(file: FileAnalysis): readonly string[] {
  const declared = file.nodes('ImportDeclaration').filter(({ specifiers, source }) =>
    specifiers.length === 0 || [source.value, ...specifiers.map(({ local }) => local.name)].some((name) => SETUP.test(name)));
  const required = requires(file).filter(({ parent, source }) => parent.type === 'ExpressionStatement' || SETUP.test(source));
  return [...declared.map(({ source }) => source.value), ...required.map(({ source }) => source)].filter((source) => !/\.(?:css|scss|less|svg|json)$/.test(source));
}

function requires(file: FileAnalysis): readonly { source: string; parent: Node }[] {
  return file.nodes('CallExpression').flatMap(({ callee, arguments: [source], parent }) => {
    const isRequire = callee.type === 'Identifier' && callee.name === 'require' && source?.type === 'Literal' && typeof source.value === 'string';
    return isRequire ? [{ source: source.value, parent }] : [];
  });
}

/** Whether a file or a module that it loads, however far away, mentions the SDK. */
function reachesSdk(main: FileAnalysis): boolean {
  const reached = new Set([main]);
  for (const file of reached) {
    if (/openai/i.test(file.source.text)) return true;
    if (reached.size > MAX_REACHED) return true;
    for (const source of moduleSources(file)) {
      const module = file.project.moduleFor(source, file);
      if (module) reached.add(module);
    }
  }
  return false;
}

function moduleSources(file: FileAnalysis): readonly string[] {
  const declared = [...file.nodes('ImportDeclaration'), ...file.nodes('ExportNamedDeclaration'), ...file.nodes('ExportAllDeclaration')]
    .flatMap(({ source }) => (source ? [source.value] : []));
  const dynamic = file.nodes('ImportExpression').flatMap(({ source }) => file.constantText(source) ?? []);
  const assigned = file.nodes('TSExternalModuleReference').flatMap(({ expression }) => file.constantText(expression) ?? []);
  return [...declared, ...dynamic, ...assigned, ...requires(file).map(({ source }) => source)];
}
