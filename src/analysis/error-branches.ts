/** What code does where a question to an error was answered with yes, and what its texts say there. */
import type { TSESTree } from '@typescript-eslint/types';
import type { ErrorQuestion } from './error-questions.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { type Node, contains, outermost, walk } from './nodes.ts';
import { findVariable } from './source-file.ts';

const KEY = /\b(?:key|credentials?)\b/i;
const BEFORE_BAD_KEY = /\b(?:invalid|incorrect|wrong|bad|expired|revoked|unauthori[sz]ed|check|verify|rotate|replace)\b/i;
const BEHIND_BAD_KEY = /\b(?:invalid|incorrect|wrong|expired|revoked|not valid|rejected|bad)\b/i;
const BAD_KEY_CODE = /\binvalid[_-](?:api[_-])?key\b/i;
const BAD_KEY_NAME = /(?:invalid|bad|wrong|expired)(?:openai)?(?:api)?key/i;
const ACCESS = /permission|access|forbid|denied|allow|region|countr|organi[sz]ation|project|scope|\btier|\bplan\b/i;
const RATE = /rate[\s_-]?limit|too many requests|slow down|try again|retry/i;
const QUOTA = /quota|billing|credit|\bplan\b|payment|balance|budget|funds/i;
const WAITING = /^(?:sleep|delay|wait\w*|backoff|retry\w*|setTimeout)$/i;

/** Whether the branch of a question says that the key is bad, and nothing of missing access. */
export function saysBadKey(file: FileAnalysis, question: ErrorQuestion): boolean {
  const { texts } = branchOf(file, question);
  return texts.some(speaksOfBadKey) && !texts.some((text) => ACCESS.test(text));
}

/** Whether one sentence of a text says that a key is wrong. */
function speaksOfBadKey(text: string): boolean {
  return BAD_KEY_CODE.test(text) || text.split(/[.!?]/).some((sentence) => follows(sentence, BEFORE_BAD_KEY, KEY) || follows(sentence, KEY, BEHIND_BAD_KEY));
}

function follows(text: string, first: RegExp, second: RegExp): boolean {
  const match = first.exec(text);
  return match !== null && second.test(text.slice(match.index + match[0].length));
}

/** Whether the branch of a question speaks of a rate limit or waits, and says nothing of quota or money. */
export function treatsAsRateLimit(file: FileAnalysis, question: ErrorQuestion): boolean {
  const { texts, waits } = branchOf(file, question);
  return (waits || texts.some((text) => RATE.test(text))) && !texts.some((text) => QUOTA.test(text));
}

interface Branch {
  readonly texts: readonly string[];
  readonly waits: boolean;
}

function branchOf(file: FileAnalysis, { node }: ErrorQuestion): Branch {
  const texts: string[] = [];
  let waits = false;
  for (const part of branchNodes(file, node)) {
    walk(part, file.source.visitorKeys, (inner) => {
      if (inner.type === 'Literal' && typeof inner.value === 'string') texts.push(inner.value);
      else if (inner.type === 'Identifier' && BAD_KEY_NAME.test(inner.name)) texts.push('invalid_key');
      else if (inner.type === 'TemplateElement') texts.push(inner.value.cooked ?? '');
      else if (inner.type === 'ContinueStatement') waits = true;
      else if (inner.type === 'CallExpression' && inner.callee.type === 'Identifier') waits ||= WAITING.test(inner.callee.name);
    });
  }
  return { texts, waits };
}

/** The statements or the expression that run where the question's condition is true because of it. */
function branchNodes(file: FileAnalysis, question: Node): readonly Node[] {
  const node = outermost(question);
  if (node.parent?.type === 'SwitchCase') return caseNodes(node.parent);
  return isNegative(node) ? [] : conditionNodes(file, node, 0);
}

function conditionNodes(file: FileAnalysis, condition: Node, depth: number): readonly Node[] {
  let node = condition;
  while (node.parent?.type === 'LogicalExpression') node = outermost(node.parent);
  const { parent } = node;
  if ((parent?.type === 'IfStatement' || parent?.type === 'ConditionalExpression') && contains(parent.test, node)) return parent.test === node ? [parent.consequent] : [];
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier' || depth > 2) return [];
  const reads = findVariable(file.source, parent.id, parent.id.name)?.references.filter((reference) => reference.isRead()) ?? [];
  return reads.flatMap(({ identifier }) => conditionNodes(file, outermost(identifier as Node), depth + 1));
}

function isNegative(node: Node): boolean {
  return node.type === 'BinaryExpression' && node.operator.startsWith('!');
}

/** Of a `case` without statements, those of the next one that has some. */
function caseNodes(clause: TSESTree.SwitchCase): readonly Node[] {
  const { cases } = clause.parent as TSESTree.SwitchStatement;
  return cases.slice(cases.indexOf(clause)).find(({ consequent }) => consequent.length > 0)?.consequent ?? [];
}
