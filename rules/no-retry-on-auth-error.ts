import type { TSESLint } from '@typescript-eslint/utils';
import type { ApiCall } from '../src/analysis/calls.ts';
import type { FileAnalysis } from '../src/analysis/file-analysis.ts';
import { type Node, ancestor, isFunction } from '../src/analysis/nodes.ts';
import { type Retry, retriesOf } from '../src/analysis/retries.ts';
import { errorClassText } from '../src/analysis/error-class-names.ts';
import { findVariable } from '../src/analysis/source-file.ts';
import { authenticationErrorDescription, axiosUnauthorizedDescription } from '../src/analysis/symbolic-values.ts';
import { createRule } from '../src/create-rule.ts';
import { lintedFile } from '../src/linted-file.ts';

type MessageIds = 'retriesAuthError' | 'rethrow';

export default createRule<[], MessageIds>({
  name: 'no-retry-on-auth-error',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow retrying an OpenAI call after an authentication error',
      configs: ['recommended'],
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      retriesAuthError:
        'This also retries after an AuthenticationError, but a wrong key stays wrong. Rethrow it first; what is worth retrying, the client retries by itself (maxRetries).',
      rethrow: 'Rethrow it at the start: {{statement}}',
    },
  },
  create(context) {
    if (!mayMatter(context.sourceCode.text)) return {};
    return {
      'Program:exit'() {
        const file = lintedFile(context);
        for (const retry of retriesOf(file, errorOf)) {
          context.report({ loc: locationOf(retry, context.sourceCode), messageId: 'retriesAuthError', suggest: suggestionsFor(file, retry, context.sourceCode) });
        }
      },
    };
  },
});

/** Something must repeat, and the client must come from somewhere: the SDK or a module of the project. */
function mayMatter(text: string): boolean {
  return /\b(?:catch|then|while|for)\b|retr|backoff|attempt/i.test(text) && /openai|['"][.~@#]/i.test(text);
}

/** v3 threw axios errors. */
function errorOf({ client }: ApiCall) {
  return isV3(client) ? axiosUnauthorizedDescription : authenticationErrorDescription;
}

function isV3({ className }: ApiCall['client']): boolean {
  return className === 'OpenAIApi';
}

/** One line where the repair belongs: `catch (error)`, the callback up to its body, or the function that is called. */
function locationOf({ handler, call }: Retry, sourceCode: Readonly<TSESLint.SourceCode>) {
  const node = handler ?? (call.type === 'CallExpression' ? call.callee : call);
  if (!handler) return node.loc;
  return { start: node.loc.start, end: sourceCode.getTokenBefore(handler.body)!.loc.end };
}

function suggestionsFor(file: FileAnalysis, { handler, request }: Retry, sourceCode: Readonly<TSESLint.SourceCode>): TSESLint.SuggestionReportDescriptor<MessageIds>[] {
  const parameter = handler && parameterOf(handler);
  if (!handler || (parameter && parameter.type !== 'Identifier') || isCaughtAgain(handler)) return [];
  const name = parameter?.name ?? 'error';
  if (!parameter && findVariable(file.source, handler.body, name)) return [];
  const isAny = parameter?.typeAnnotation?.typeAnnotation.type === 'TSAnyKeyword';
  const statement = `if (${conditionFor(file, handler, name, isV3(request.client), isAny)}) throw ${name};`;
  return [{
    messageId: 'rethrow',
    data: { statement },
    fix: (fixer) => [...(parameter ? [] : [addParameter(fixer, handler, name, sourceCode)]), ...addStatement(fixer, handler, statement, sourceCode)],
  }];
}

function parameterOf(handler: NonNullable<Retry['handler']>) {
  return handler.type === 'CatchClause' ? handler.param : handler.params[0];
}

/** Whether an outer `try` of the same function would take what the handler throws. */
function isCaughtAgain(handler: Node): boolean {
  if (handler.type !== 'CatchClause') return false;
  const outer = ancestor(handler.parent, (node): node is Node => isFunction(node) || (node.type === 'TryStatement' && node.handler !== null));
  return outer?.type === 'TryStatement' && outer.handler?.range[0] !== undefined && handler.range[1] <= outer.block.range[1];
}

function conditionFor(file: FileAnalysis, place: Node, name: string, v3: boolean, isAny: boolean): string {
  const isTyped = /\.[cm]?tsx?$/.test(file.source.filename) && !isAny;
  if (v3) return `${isTyped ? `(${name} as { response?: { status?: number } })` : name}.response?.status === 401`;
  const className = errorClassText(file, 'AuthenticationError', place);
  if (className) return `${name} instanceof ${className}`;
  return `${isTyped ? `(${name} as { status?: number })` : name}.status === 401`;
}

function addParameter(fixer: TSESLint.RuleFixer, handler: NonNullable<Retry['handler']>, name: string, sourceCode: Readonly<TSESLint.SourceCode>): TSESLint.RuleFix {
  if (handler.type === 'CatchClause') return fixer.insertTextAfter(sourceCode.getFirstToken(handler)!, ` (${name})`);
  const open = sourceCode.getFirstToken(handler, (token) => token.value === '(')!;
  return fixer.insertTextAfter(open, name);
}

function addStatement(fixer: TSESLint.RuleFixer, { body }: NonNullable<Retry['handler']>, statement: string, sourceCode: Readonly<TSESLint.SourceCode>): TSESLint.RuleFix[] {
  if (body.type !== 'BlockStatement') {
    const [before, after] = [sourceCode.getTokenBefore(body)!, sourceCode.getTokenAfter(body)];
    const isWrapped = before.value === '(' && after?.value === ')';
    const range: [number, number] = isWrapped ? [before.range[0], after.range[1]] : [body.range[0], body.range[1]];
    return [fixer.insertTextBeforeRange(range, `{ ${statement} return `), fixer.insertTextAfterRange(range, '; }')];
  }
  const open = sourceCode.getFirstToken(body)!;
  const next = sourceCode.getTokenAfter(open, { includeComments: true })!;
  const indent = /[^\S\n]*$/.exec(sourceCode.text.slice(0, next.range[0]))![0];
  const isOwnLine = next.loc.start.line > open.loc.end.line;
  if (!isOwnLine) return [fixer.insertTextAfter(open, ` ${statement}${next.value === '}' && next.range[0] === open.range[1] ? ' ' : ''}`)];
  return [fixer.insertTextAfter(open, `\n${indent}${next.value === '}' && body.body.length === 0 ? '  ' : ''}${statement}`)];
}
