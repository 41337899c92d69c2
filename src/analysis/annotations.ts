/** What a type annotation says about a value: an instance of a class that a package or the project exports. */
import type { TSESTree } from '@typescript-eslint/types';
import { entityValues } from './bindings.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { jsdocTypeOf } from './jsdoc.ts';
import { importedModule } from './module-exports.ts';
import { memberValues } from './members.ts';
import { type Node, isClass, literalText } from './nodes.ts';
import { findVariable } from './source-file.ts';
import { type Value, valueOf } from './values.ts';

/** Types that stand for their argument, promises included (values do not tell them apart). */
const TRANSPARENT_TYPES = new Set(['Promise', 'PromiseLike', 'Awaited', 'Readonly', 'Partial', 'Required', 'NonNullable', 'Omit', 'Pick']);
const LIST_TYPES = new Set(['Array', 'ReadonlyArray', 'Set', 'Iterable', 'AsyncIterable']);

/** The values that the declaration of a variable, parameter, field or (for what it returns) function states, in TypeScript or JSDoc. */
export function declaredValues(file: FileAnalysis, node: Node, annotation: TSESTree.TSTypeAnnotation | undefined): readonly Value[] {
  const type = annotation?.typeAnnotation ?? jsdocTypeOf(file, node);
  return type ? annotatedValues(file, type) : [];
}

/** The instances that a type names; empty where it says nothing that can be followed. */
export function annotatedValues(file: FileAnalysis, type: Node): readonly Value[] {
  switch (type.type) {
    case 'TSUnionType':
    case 'TSIntersectionType':
      return type.types.flatMap((part) => annotatedValues(file, part));
    case 'TSArrayType':
      return listOf(annotatedValues(file, type.elementType));
    case 'TSTypeReference':
      return referenceValues(file, type);
    case 'TSImportType':
      return instancesOf(file, type, importTypeValues(file, type));
    case 'TSTypeQuery':
      return type.exprName.type === 'TSImportType' ? importTypeValues(file, type.exprName) : entityValues(file, type.exprName as Node);
    default:
      return [];
  }
}

function referenceValues(file: FileAnalysis, type: TSESTree.TSTypeReference): readonly Value[] {
  const { typeName } = type;
  const [argument] = type.typeArguments?.params ?? [];
  if (typeName.type === 'Identifier') {
    const variable = findVariable(file.source, type, typeName.name);
    if (!variable && argument) return genericValues(file, typeName.name, type, argument);
    const declaration = variable?.defs[0]?.node as Node | undefined;
    if (declaration?.type === 'TSTypeAliasDeclaration') return file.aliases.get(declaration, () => annotatedValues(file, declaration.typeAnnotation));
  }
  return instancesOf(file, type, entityValues(file, typeName as Node));
}

function genericValues(file: FileAnalysis, name: string, type: Node, argument: Node): readonly Value[] {
  if (TRANSPARENT_TYPES.has(name)) return annotatedValues(file, argument);
  if (LIST_TYPES.has(name)) return listOf(annotatedValues(file, argument));
  return name === 'InstanceType' ? instancesOf(file, type, annotatedValues(file, argument)) : [];
}

function importTypeValues(file: FileAnalysis, type: TSESTree.TSImportType): readonly Value[] {
  // typescript-eslint 8 has `source` in the place of a literal type as `argument`.
  const argument = (type as { source?: Node }).source ?? (type.argument as Node);
  const source = literalText(argument.type === 'TSLiteralType' ? argument.literal : argument);
  if (source === undefined) return [];
  const names: string[] = [];
  for (let qualifier: Node | null | undefined = type.qualifier; qualifier; qualifier = qualifier.type === 'TSQualifiedName' ? qualifier.left : null) {
    names.unshift(qualifier.type === 'TSQualifiedName' ? qualifier.right.name : (qualifier as TSESTree.Identifier).name);
  }
  return names.reduce<readonly Value[]>((values, name) => values.flatMap((value) => memberValues(value, name)), importedModule(file, source, 'namespace'));
}

function instancesOf(file: FileAnalysis, annotation: Node, classes: readonly Value[]): readonly Value[] {
  return classes.flatMap((found) => {
    if (found.root.type === 'instance') return [found];
    const isKnown = found.root.type === 'module' || (found.root.type === 'node' && isClass(found.root.node));
    return isKnown ? [valueOf({ type: 'instance', class: found, node: annotation, file })] : [];
  });
}

function listOf(elements: readonly Value[]): readonly Value[] {
  return elements.length > 0 ? [valueOf({ type: 'list', elements })] : [];
}
