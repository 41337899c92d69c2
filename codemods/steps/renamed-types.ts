/** Types, and resource classes as values, that later releases have under another path: `OpenAI.Beta.VectorStore`. */
import type { TSESTree } from '@typescript-eslint/types';
import { memberUses } from '../../src/analysis/member-uses.ts';
import { type Node, contains } from '../../src/analysis/nodes.ts';
import { moduleMembers, sdkTypes } from '../../src/analysis/sdk-names.ts';
import { renamedTypeOf, renamedTypes as table, typesWithoutReplacement } from '../../src/sdk/legacy-types.ts';
import { isRemovedIn, type Version } from '../../src/sdk/versions.ts';
import type { Migration, Step } from '../migration.ts';

const lastNames: ReadonlySet<string> = new Set(Object.keys(table).map((path) => path.slice(path.lastIndexOf('.') + 1)));

/** Writes types as the target release names them, and marks those without a counterpart. */
export function renamedTypes(target: Version): Step {
  return (migration) => {
    for (const { path, specifier, node } of sdkTypes(migration.file)) {
      const name = node.type === 'TSImportType' ? node.qualifier! : node;
      if (path[0] === 'OpenAI') renameType(migration, name, path, target);
      else markDeepType(migration, name, path, specifier, target);
    }
    const names = [...memberUses(migration.file).keys()].filter((name) => lastNames.has(name));
    const classes = names.flatMap((name) => moduleMembers(migration.file, name)).filter(({ path }) => path[0] === 'OpenAI' && renamedTypeOf(path.join('.')));
    for (const { path, use } of classes) {
      const isLongest = !classes.some((other) => other.use.node !== use.node && contains(other.use.node, use.node));
      if (isLongest && use.node.type === 'MemberExpression' && !isHeritage(use.node)) renamePrefix(migration, use.node, path, target);
    }
  };
}

/** Whether a member expression names a type: `interface A extends OpenAI.B`. */
function isHeritage({ parent }: Node): boolean {
  if (parent?.type === 'MemberExpression') return isHeritage(parent);
  return parent?.type === 'TSInterfaceHeritage' || parent?.type === 'TSClassImplements';
}

/** Renames the longest part of a path that has another name; what leads on from it stays. */
function renameType(migration: Migration, name: Node, path: readonly string[], target: Version): void {
  if (typesWithoutReplacement.has(path.join('.'))) return migration.todo(name, `${path.join('.')} is gone and has no counterpart: declare the type yourself or take it from a value.`);
  for (let part: Node | undefined = name, rest = path; part && rest.length > 1; part = leftOf(part), rest = rest.slice(0, -1)) {
    if (renamePrefix(migration, part, rest, target)) return;
  }
}

/** @returns whether the whole path of a name has another one */
function renamePrefix(migration: Migration, name: Node, path: readonly string[], target: Version): boolean {
  const row = renamedTypeOf(path.join('.'));
  if (!row || !isRemovedIn(row, target)) return false;
  const parts = partsOf(name);
  const root = parts.length - path.length;
  if (root < 0 || !row.replacement.startsWith('OpenAI.')) migration.todo(name, `${path.join('.')} is ${row.replacement} now.`);
  else migration.edits.replaceRange([parts[root]!.range[1], name.range[1]], row.replacement.slice('OpenAI'.length));
  return true;
}

/** A type below one that is imported by its own name: `ChatCompletionTool.Function`. */
function markDeepType(migration: Migration, name: Node, path: readonly string[], specifier: string, target: Version): void {
  if (path.length < 2 || !specifier.startsWith('openai/resources')) return;
  const suffix = `.${path.join('.')}`;
  const found = Object.entries(table).find(([old, row]) => old.endsWith(suffix) && isRemovedIn(row, target));
  if (found) migration.todo(name, `${path.join('.')} is gone: use ${found[1].replacement}.`);
}

function leftOf(name: Node): Node | undefined {
  if (name.type === 'TSQualifiedName') return name.left;
  return name.type === 'MemberExpression' ? name.object : undefined;
}

/** The names of a dotted path, outermost first. */
function partsOf(name: Node): readonly Node[] {
  const left = leftOf(name);
  if (!left) return [name];
  return [...partsOf(left), name.type === 'TSQualifiedName' ? name.right : (name as TSESTree.MemberExpression).property];
}
