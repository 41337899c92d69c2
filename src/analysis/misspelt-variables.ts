/** Variables that look like the one of the key, in files whose client reads only the right one: a check or a write that has no effect on it. */
import type { TSESTree } from '@typescript-eslint/types';
import type { Major } from '../sdk/client-classes.ts';
import { constructionOf } from './client-construction.ts';
import { isEnvironment } from './environment.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { outermost, staticName } from './nodes.ts';

export interface MisspeltVariable {
  readonly node: TSESTree.MemberExpression;
  readonly name: string;
  /** what the client reads */
  readonly variable: string;
}

const VARIABLE = 'OPENAI_API_KEY';
const LOOKALIKE = /^OPEN_?(?:AI|IA)_?(?:API_?)?(?:KEYS?|TOKEN|SECRET(?:_?KEY)?)$/;

/** The first place of each such variable; none in a file that mentions the right one. */
export function misspeltVariablesOf(file: FileAnalysis, major: Major): readonly MisspeltVariable[] {
  if (new RegExp(`\\b${VARIABLE}\\b`).test(file.source.text)) return [];
  const byName = new Map<string, MisspeltVariable>();
  const reads = file.nodes('MemberExpression').filter((node) => LOOKALIKE.test(staticName(node) ?? '') && file.evaluate(node.object).some(isEnvironment));
  if (reads.length === 0 || !reads.every(isWithoutEffect) || !buildsReader(file, major)) return [];
  for (const node of reads) {
    const name = staticName(node)!;
    if (!byName.has(name)) byName.set(name, { node, name, variable: VARIABLE });
  }
  return [...byName.values()];
}

function buildsReader(file: FileAnalysis, major: Major): boolean {
  return file.nodes('NewExpression').some((node) => constructionOf(file, node, major)?.variables.includes(VARIABLE));
}

/** Whether a read only asks if the variable is set, or writes it: its value goes nowhere. */
function isWithoutEffect(node: TSESTree.MemberExpression): boolean {
  let site = outermost(node);
  while (site.parent?.type === 'LogicalExpression') site = outermost(site.parent);
  const { parent } = site;
  switch (parent?.type) {
    case 'UnaryExpression':
      return parent.operator === '!' || parent.operator === 'typeof';
    case 'IfStatement':
    case 'ConditionalExpression':
      return parent.test === site;
    case 'AssignmentExpression':
      return parent.left === site;
    case 'BinaryExpression':
      return /^[!=]==?$/.test(parent.operator);
    case 'CallExpression':
      return parent.callee.type === 'Identifier' && /^(?:assert|invariant|ok|Boolean)$/.test(parent.callee.name);
    default:
      return false;
  }
}
