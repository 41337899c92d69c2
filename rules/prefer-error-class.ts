import type { TSESLint } from '@typescript-eslint/utils';
import { saysBadKey, treatsAsRateLimit } from '../src/analysis/error-branches.ts';
import { errorClassText } from '../src/analysis/error-class-names.ts';
import { isAskedOfApiError, isRefinement } from '../src/analysis/error-origins.ts';
import { type ErrorQuestion, askedError, asksForQuota, classesMeant, errorQuestions } from '../src/analysis/error-questions.ts';
import type { FileAnalysis } from '../src/analysis/file-analysis.ts';
import { type Node, ancestor, outermost, staticName, unwrap } from '../src/analysis/nodes.ts';
import { isTestFile } from '../src/analysis/test-files.ts';
import { errorClassOf } from '../src/sdk/errors.ts';
import { createRule } from '../src/create-rule.ts';
import { lintedFile } from '../src/linted-file.ts';

type MessageIds = 'text' | 'name' | 'constructorName' | 'code' | 'status' | 'permission' | 'quota' | 'useClass';

export default createRule<[{ checkStatus?: boolean }], MessageIds>({
  name: 'prefer-error-class',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Require error classes to tell the errors of OpenAI apart',
      configs: ['strict'],
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          checkStatus: { description: 'Also report comparisons of `status` where a class stands for the status.', type: 'boolean' },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ checkStatus: false }],
    messages: {
      text: 'The text of an error is written for people and changes. Use `{{test}}`.',
      name: "The `name` of every error of the SDK is 'Error': this never finds one. Use `{{test}}`.",
      constructorName: 'The name of a class changes when code is minified. Use `{{test}}`.',
      code: 'Not every answer to a wrong key has this code. Use `{{test}}`.',
      status: 'A class says it. Use `{{test}}`.',
      permission: 'A 403 (PermissionDeniedError) says that the key is valid and lacks access: do not call it a bad key. Only an AuthenticationError (401) is one.',
      quota: '`insufficient_quota` is no rate limit: it stays until somebody pays, so waiting does not help. Tell it apart from other RateLimitErrors.',
      useClass: 'Use `{{test}}`.',
    },
  },
  create(context, [{ checkStatus = false }]) {
    if (!mayMatter(context.sourceCode.text) || isTestFile(context.filename, context.cwd)) return {};
    return {
      'Program:exit'() {
        const file = lintedFile(context);
        const conditions = new Set<Node>();
        for (const question of errorQuestions(file)) {
          const messageId = problemOf(file, question, checkStatus);
          if (!messageId || isAsserted(question.node)) continue;
          // One report for each condition: its parts ask the same thing in other words.
          const condition = conditionAround(question.node);
          if (conditions.has(condition)) continue;
          conditions.add(condition);
          const { test, suggest } = remedyFor(file, question);
          context.report({ node: question.node, messageId, data: { test }, suggest: messageId === 'permission' || messageId === 'quota' ? [] : suggest });
        }
      },
    };
  },
});

function mayMatter(text: string): boolean {
  return /\bcatch\b|\bthen\b|allSettled/.test(text) && /\.\s*(?:includes|test|name|code|status\w*|match|indexOf|search|startsWith)\b|instanceof|\b(?:name|code|status|message)\b/.test(text) && /openai|['"][.~@#]/i.test(text);
}

function problemOf(file: FileAnalysis, question: ErrorQuestion, checkStatus: boolean): Exclude<MessageIds, 'useClass'> | undefined {
  const meant = classesMeant(question);
  const mistaken = meant.includes('PermissionDeniedError') && saysBadKey(file, question) ? 'permission' : asksForQuota(question) && treatsAsRateLimit(file, question) ? 'quota' : undefined;
  const problem = mistaken ?? (question.path.startsWith('response') ? undefined : indirectness(question, meant, checkStatus));
  if (!problem || !isAskedOfApiError(file, question)) return undefined;
  return mistaken ?? (isRefinement(file, question) ? undefined : problem);
}

/** In what other way than by its class a question tells an error apart. */
function indirectness({ kind, path }: ErrorQuestion, meant: readonly string[], checkStatus: boolean): Exclude<MessageIds, 'useClass'> | undefined {
  if (meant.length === 0 || !meant.every((name) => errorClassOf(name))) return undefined;
  if (kind === 'class') return undefined;
  if (kind === 'status') return checkStatus ? 'status' : undefined;
  return kind === 'name' ? (path === 'name' ? 'name' : 'constructorName') : kind;
}

/** Whether a question stands in an assertion. */
function isAsserted(node: Node): boolean {
  return ancestor(node, (outer): outer is Node => outer.type === 'CallExpression' && /^(?:expect|assert)/.test(outer.callee.type === 'Identifier' ? outer.callee.name : '')) !== undefined;
}

function conditionAround(node: Node): Node {
  let condition = outermost(node);
  while (condition.parent?.type === 'LogicalExpression') condition = outermost(condition.parent);
  return condition;
}

/** Methods whose result is true or false. */
const TESTING_METHODS = /^(?:includes|startsWith|endsWith|test|has)$/;

function remedyFor(file: FileAnalysis, question: ErrorQuestion): { test: string; suggest: TSESLint.SuggestionReportDescriptor<MessageIds>[] } {
  const { node } = question;
  const names = [...new Set(classesMeant(question))];
  const error = askedError(file, question);
  const subject = error?.type === 'Identifier' ? error.name : 'error';
  const classNames = names.map((name) => errorClassText(file, name, node));
  const test = names.map((name, index) => `${subject} instanceof ${classNames[index] ?? `OpenAI.${name}`}`).join(' || ');
  if (!error || classNames.length !== 1 || !classNames[0] || !isTest(node)) return { test, suggest: [] };
  const isNegated = node.type === 'BinaryExpression' && node.operator.startsWith('!');
  const text = isNegated ? `!(${test})` : standsAlone(node) ? test : `(${test})`;
  return { test, suggest: [{ messageId: 'useClass', data: { test }, fix: (fixer) => fixer.replaceText(outermost(node), text) }] };
}

function isTest(node: Node): boolean {
  if (node.parent?.type === 'SwitchCase') return false;
  if (node.type === 'BinaryExpression') return true;
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
  return callee?.type === 'MemberExpression' && TESTING_METHODS.test(staticName(callee) ?? '');
}

function standsAlone(node: Node): boolean {
  return /^(?:IfStatement|ConditionalExpression|LogicalExpression|ReturnStatement|VariableDeclarator|ArrowFunctionExpression|ExpressionStatement)$/.test(outermost(node).parent?.type ?? '');
}
