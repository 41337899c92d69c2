/** Which statement of a block can run earlier without another meaning: what it needs must be there by then. */
import type { TSESTree } from '@typescript-eslint/types';
import type { FileAnalysis } from './file-analysis.ts';
import { importOrderOf } from './module-kind.ts';
import { type Node, enclosingFunction, isClass, isFunction, isModuleBody, walk } from './nodes.ts';
import { findVariable } from './source-file.ts';

export type Statement = TSESTree.ExpressionStatement | TSESTree.VariableDeclaration | TSESTree.ImportDeclaration;

/** The plain statement that a node belongs to, where it stands directly in a block. */
export function plainStatementOf(node: Node): Statement | undefined {
  let current: Node | undefined = node;
  while (current && !/(?:Statement|Declaration)$/.test(current.type)) current = isFunction(current) ? undefined : current.parent;
  const isPlain = current?.type === 'ExpressionStatement' || current?.type === 'VariableDeclaration' || current?.type === 'ImportDeclaration';
  return isPlain && current?.parent && statementsOf(current.parent) ? (current as Statement) : undefined;
}

function statementsOf(block: Node): readonly Node[] | undefined {
  return isModuleBody(block) || block.type === 'BlockStatement' ? block.body : undefined;
}

/**
 * The statement above which another would have to stand so that it runs before `node`.
 * @returns a statement of the same block; undefined where there is none above, or where moving would change more than the order
 */
export function earlierPlaceFor(file: FileAnalysis, statement: Statement, node: Node): Node | undefined {
  if (enclosingFunction(statement) !== enclosingFunction(node)) return undefined;
  const siblings = statementsOf(statement.parent) ?? [];
  const from = siblings.findIndex((sibling) => sibling.range[0] <= node.range[0] && node.range[1] <= sibling.range[1]);
  const passed = from < 0 ? [] : siblings.slice(from, siblings.indexOf(statement));
  const [place] = passed;
  if (!place || passed.slice(1).some((sibling) => mayLeave(file, sibling))) return undefined;
  return dependsOn(file, statement, place.range[0]) || joins(file, statement, siblings) ? undefined : place;
}

/** Whether the lines around a statement would become one if it went: they do without semicolons, and the next opens with a bracket. */
function joins({ source: { text } }: FileAnalysis, statement: Statement, siblings: readonly Node[]): boolean {
  const index = siblings.indexOf(statement);
  const before = siblings[index - 1];
  const after = siblings[index + 1];
  return before !== undefined && after !== undefined && /[^;}]/.test(text[before.range[1] - 1]!) && /[([`/+-]/.test(text[after.range[0]]!);
}

/** Whether a statement may keep what follows it from running. */
function mayLeave(file: FileAnalysis, statement: Node): boolean {
  let leaves = false;
  walk(statement, file.source.visitorKeys, (node) => {
    if (isFunction(node) || isClass(node)) return false;
    leaves ||= /^(?:Return|Throw|Break|Continue)Statement$/.test(node.type);
    return true;
  });
  return leaves;
}

/** Whether a statement uses names that are declared or written between `start` and the statement. */
function dependsOn(file: FileAnalysis, statement: Statement, start: number): boolean {
  const isBetween = (node: { range: readonly [number, number] }): boolean => node.range[0] >= start && node.range[0] < statement.range[0];
  const isHoisted = importOrderOf(file) === 'hoisted';
  let depends = false;
  walk(statement, file.source.visitorKeys, (node) => {
    const variable = node.type === 'Identifier' ? findVariable(file.source, node, node.name) : undefined;
    for (const definition of variable?.defs ?? []) {
      const type = definition.type as string;
      if (type === 'FunctionName' || (type === 'ImportBinding' && isHoisted)) continue;
      depends ||= isBetween(definition.name as Node);
    }
    depends ||= (variable?.references ?? []).some((reference) => reference.isWrite() && isBetween(reference.identifier as Node));
    return true;
  });
  return depends;
}
