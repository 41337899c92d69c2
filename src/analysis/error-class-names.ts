/** How code at a place can name an export of the SDK with the imports that its file already has. */
import type { Scope, Variable } from '@typescript-eslint/scope-manager';
import { errorClassOf } from '../sdk/errors.ts';
import { sdkExportPath } from './client-values.ts';
import type { FileAnalysis } from './file-analysis.ts';
import type { Node } from './nodes.ts';
import { scopeAt } from './source-file.ts';

/** The text that names an error class at a place: `OpenAI.AuthenticationError`; undefined where the file has no import to build on. */
export function errorClassText(file: FileAnalysis, className: string, place: Node): string | undefined {
  const names = visibleImports(file, place);
  const own = names.find(({ path }) => path.length === 1 && path[0] === className);
  if (own) return own.name;
  const row = errorClassOf(className);
  const holder = names.find(({ path }) => path.join('.') === 'OpenAI') ?? names.find(({ path }) => path.length === 0) ?? names.find(({ path }) => /^(?:Azure|Bedrock)OpenAI$/.test(path.join('.')));
  return holder && row?.static ? `${holder.name}.${className}` : undefined;
}

interface ImportedName {
  readonly name: string;
  /** the export that it stands for, from the module on */
  readonly path: readonly string[];
}

/** The names that stand for exports of the SDK at a place, the innermost first; one that is shadowed stands for none. */
function visibleImports(file: FileAnalysis, place: Node): readonly ImportedName[] {
  const byScope = file.fact(importsByScope);
  const found: ImportedName[] = [];
  const inner: Scope[] = [];
  for (let scope: Scope | null = scopeAt(file.source, place); scope; scope = scope.upper) {
    let imports = byScope.get(scope);
    if (!imports) byScope.set(scope, (imports = importsIn(file, scope)));
    found.push(...imports.filter(({ name }) => !inner.some(({ set }) => set.has(name))));
    inner.push(scope);
  }
  return found;
}

function importsByScope(): Map<Scope, readonly ImportedName[]> {
  return new Map();
}

function importsIn(file: FileAnalysis, { variables }: Scope): readonly ImportedName[] {
  return variables.flatMap((variable) => {
    const path = importedPath(file, variable);
    return path ? [{ name: variable.name, path }] : [];
  });
}

/** The path of the SDK's export that an import or a `require` binds; undefined for types and for every other variable. */
function importedPath(file: FileAnalysis, variable: Variable): readonly string[] | undefined {
  const [definition] = variable.defs;
  const declaration = definition?.parent as Node | null | undefined;
  const specifier = definition?.node as Node | undefined;
  if (!definition || !specifier) return undefined;
  if (declaration?.type === 'ImportDeclaration') {
    const isType = declaration.importKind === 'type' || (specifier.type === 'ImportSpecifier' && specifier.importKind === 'type');
    if (isType) return undefined;
  } else if (specifier.type !== 'TSImportEqualsDeclaration' && (declaration as { kind?: string } | null | undefined)?.kind !== 'const') return undefined;
  const values = file.evaluate(definition.name as Node);
  return values.length === 1 ? sdkExportPath(values[0]!) : undefined;
}
