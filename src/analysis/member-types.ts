/** What the declared shape of an object says about its members: `({ openai }: { openai: OpenAI }) => …`, `deps: Deps`. */
import type { TSESTree } from '@typescript-eslint/types';
import { annotatedValues } from './annotations.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { type Node, staticName } from './nodes.ts';
import { findVariable } from './source-file.ts';
import type { Value } from './values.ts';

/** Type aliases may go in circles. */
const MAX_STEPS = 20;

/** The instances that a type names at a path of members; empty where the file does not declare them. */
export function declaredMemberValues(file: FileAnalysis, type: Node, path: readonly string[]): readonly Value[] {
  let types: readonly Node[] = [type];
  for (const name of path) types = types.flatMap((candidate) => memberTypes(file, candidate, name, 0));
  return types.flatMap((candidate) => annotatedValues(file, candidate));
}

function memberTypes(file: FileAnalysis, type: Node, name: string, steps: number): readonly Node[] {
  if (steps > MAX_STEPS) return [];
  switch (type.type) {
    case 'TSTypeLiteral':
      return signatureTypes(type.members, name);
    case 'TSUnionType':
    case 'TSIntersectionType':
      return type.types.flatMap((part) => memberTypes(file, part, name, steps + 1));
    case 'TSTypeReference':
      return referencedMemberTypes(file, type, name, steps + 1);
    default:
      return [];
  }
}

function signatureTypes(members: readonly TSESTree.TypeElement[], name: string): readonly Node[] {
  return members.flatMap((member) => (member.type === 'TSPropertySignature' && staticName(member) === name && member.typeAnnotation ? [member.typeAnnotation.typeAnnotation] : []));
}

const SAME_MEMBERS = new Set(['Readonly', 'Partial', 'Required', 'NonNullable', 'Pick', 'Omit']);

function referencedMemberTypes(file: FileAnalysis, { typeName, typeArguments }: TSESTree.TSTypeReference, name: string, steps: number): readonly Node[] {
  if (typeName.type !== 'Identifier') return [];
  const variable = findVariable(file.source, typeName, typeName.name);
  const [argument] = typeArguments?.params ?? [];
  if (!variable) return argument && SAME_MEMBERS.has(typeName.name) ? memberTypes(file, argument, name, steps) : [];
  return variable.defs.flatMap((definition) => {
    const declaration = definition.node as Node;
    if (declaration.type === 'TSTypeAliasDeclaration') return memberTypes(file, declaration.typeAnnotation, name, steps);
    if (declaration.type !== 'TSInterfaceDeclaration') return [];
    const own = signatureTypes(declaration.body.body, name);
    return own.length > 0 ? own : declaration.extends.flatMap(({ expression }) => inheritedMemberTypes(file, expression, name, steps));
  });
}

function inheritedMemberTypes(file: FileAnalysis, base: Node, name: string, steps: number): readonly Node[] {
  return base.type === 'Identifier' && steps < MAX_STEPS ? referencedMemberTypes(file, { typeName: base } as TSESTree.TSTypeReference, name, steps + 1) : [];
}
