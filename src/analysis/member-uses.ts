/** Where members are named: `x.name`, `x['name']`, `x?.name` and `{ name }` in a pattern, however the object got there. */
import type { TSESTree } from '@typescript-eslint/types';
import { patternValues } from './bindings.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { addTo } from './lists.ts';
import { type Node, outermost, staticName } from './nodes.ts';
import type { Value } from './values.ts';

export interface MemberUse {
  readonly name: string;
  /** the member expression, or the property of a destructuring pattern */
  readonly node: TSESTree.MemberExpression | TSESTree.Property;
  /** the identifier or literal that names the member */
  readonly key: Node;
}

/** All uses of members of a file by name, in source order. */
export function memberUses(file: FileAnalysis): ReadonlyMap<string, readonly MemberUse[]> {
  return file.fact(findMemberUses);
}

function findMemberUses(file: FileAnalysis): ReadonlyMap<string, readonly MemberUse[]> {
  const byName = new Map<string, MemberUse[]>();
  const add = (node: MemberUse['node'], key: Node) => {
    const name = staticName(node);
    if (name !== undefined) addTo(byName, name, { name, node, key });
  };
  for (const node of file.nodes('MemberExpression')) add(node, node.property);
  for (const pattern of file.nodes('ObjectPattern')) {
    for (const property of pattern.properties) if (property.type === 'Property') add(property, property.key);
  }
  return byName;
}

/** The values whose member a use names. */
export function usedObjects(file: FileAnalysis, { node }: MemberUse): readonly Value[] {
  return node.type === 'MemberExpression' ? file.evaluate(node.object) : patternValues(file, node.parent as TSESTree.ObjectPattern);
}

/** Whether a use assigns to the member. */
export function isWritten({ node }: MemberUse): boolean {
  if (node.type === 'Property') return false;
  const site = outermost(node);
  const { parent } = site;
  if (parent?.type === 'AssignmentExpression') return parent.left === site;
  return parent?.type === 'UnaryExpression' && parent.operator === 'delete';
}

/** Whether a use only asks if the member is there: `if (x.name)`, `typeof x.name`, `x.name ?? y`, `!x.name`. */
export function isProbed({ node }: MemberUse): boolean {
  if (node.type === 'Property') return false;
  const site = outermost(node);
  const { parent } = site;
  switch (parent?.type) {
    case 'UnaryExpression':
      return parent.operator === 'typeof' || parent.operator === '!';
    case 'IfStatement':
    case 'ConditionalExpression':
      return parent.test === site;
    case 'LogicalExpression':
      return parent.left === site;
    case 'MemberExpression':
      return parent.object === site && parent.optional;
    case 'BinaryExpression':
      return /^[!=]==?$|^in$/.test(parent.operator);
    default:
      return false;
  }
}

/** The member expression that reads on from a use: `.data` of `x.response.data` for the use of `response`. */
export function continuation({ node }: MemberUse): TSESTree.MemberExpression | undefined {
  if (node.type === 'Property') return undefined;
  const site = outermost(node);
  const { parent } = site;
  return parent?.type === 'MemberExpression' && parent.object === site ? parent : undefined;
}

/** The names that a member expression reads on from a use, the use's own first: `['response', 'data', 'error']`. */
export function chainOf(use: MemberUse): readonly MemberUse[] {
  const chain = [use];
  for (let next = continuation(use); next; next = continuation(chain[chain.length - 1]!)) {
    const name = staticName(next);
    if (name === undefined) break;
    chain.push({ name, node: next, key: next.property });
  }
  return chain;
}
