/** `const { data: { choices } } = await …` → `const { choices } = await …`; with status or headers, the response is taken apart beside the body. */
import type { TSESTree } from '@typescript-eslint/types';
import { type Node, staticName } from '../../src/analysis/nodes.ts';
import type { Migration } from '../migration.ts';

/** Rewrites a pattern that takes a response apart. */
export function rewriteResponsePattern(migration: Migration, pattern: TSESTree.ObjectPattern, isWrapped: boolean): void {
  const names = pattern.properties.map((property) => (property.type === 'Property' ? staticName(property) : undefined));
  if (names.includes(undefined)) return migration.todo(pattern, 'The result is the body itself: take apart what was its data, and ask for status and headers with .withResponse().');
  if (names.some((name) => name === 'config' || name === 'request')) return migration.todo(pattern, 'The response has no config and no request any more: keep what you sent yourself.');
  if (isWrapped) return moveIntoResponse(migration, pattern);
  const [property, ...others] = pattern.properties;
  if (!property || property.type !== 'Property' || others.length > 0 || names[0] !== 'data') {
    return migration.todo(pattern, 'The result is the body itself: take apart what was its data, and ask for status and headers with .withResponse().');
  }
  const target = property.value.type === 'AssignmentPattern' && !isParameter(pattern) ? property.value.left : property.value;
  migration.removeRange([pattern.range[0], target.range[0]]);
  migration.removeRange([target.range[1], endOfBraces(migration, pattern)]);
}

function endOfBraces({ file }: Migration, pattern: TSESTree.ObjectPattern): number {
  return pattern.typeAnnotation ? file.source.text.lastIndexOf('}', pattern.typeAnnotation.range[0]) + 1 : pattern.range[1];
}

/** A parameter keeps its default. */
function isParameter(pattern: Node): boolean {
  return pattern.parent !== undefined && /Function/.test(pattern.parent.type);
}

/** `{ data, status, headers }` → `{ data, response: { status, headers } }`. */
function moveIntoResponse(migration: Migration, pattern: TSESTree.ObjectPattern): void {
  const moved = pattern.properties.filter((property) => property.type === 'Property' && staticName(property) !== 'data');
  const [first, ...others] = moved;
  if (!first) return;
  const texts = moved.map((property) => migration.textOf(property));
  migration.edits.replaceText(first, `response: { ${texts.join(', ')} }`);
  migration.removeItems(pattern.properties, (property) => others.includes(property as TSESTree.Property));
}
