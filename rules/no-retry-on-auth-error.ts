import type { TSESLint } from '@typescript-eslint/utils';
import type { ApiCall } from '../src/analysis/calls.ts';
import { type DescribedError, errorDescriptions } from '../src/analysis/error-descriptions.ts';
import type { FileAnalysis } from '../src/analysis/file-analysis.ts';
import { type Node, ancestor, isFunction } from '../src/analysis/nodes.ts';
import { type Retry, retriesOf } from '../src/analysis/retries.ts';
import { errorClassText } from '../src/analysis/error-class-names.ts';
import { findVariable } from '../src/analysis/source-file.ts';
import { blanksBefore } from '../src/analysis/tokens.ts';
import { createRule } from '../src/create-rule.ts';
import { lintedFile } from '../src/linted-file.ts';
import { authenticationError, insufficientQuotaError, permissionDeniedError } from '../src/sdk/errors.ts';

type MessageIds = 'retriesAuthError' | 'rethrow';

type Options = [{ errors?: readonly DescribedError[] }];

/** A retry, with the errors after which it goes on. */
interface ReportedRetry extends Retry {
  readonly errors: readonly DescribedError[];
}

export default createRule<Options, MessageIds>({
  name: 'no-retry-on-auth-error',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow retrying an OpenAI call after an authentication error',
      configs: ['recommended'],
      strictOptions: [{ errors: ['AuthenticationError', 'PermissionDeniedError', 'insufficient_quota'] }],
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          errors: {
            type: 'array',
            description: 'The errors after which nothing may be tried again.',
            items: { type: 'string', enum: ['AuthenticationError', 'PermissionDeniedError', 'insufficient_quota'] },
            minItems: 1,
            uniqueItems: true,
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ errors: ['AuthenticationError'] }],
    messages: {
      retriesAuthError:
        'This also retries after {{errors}}, but {{reasons}}. Rethrow it first; what is worth retrying, the client retries by itself (maxRetries).',
      rethrow: 'Rethrow it at the start: {{statement}}',
    },
  },
  create(context, [{ errors = [] }]) {
    if (!mayMatter(context.sourceCode.text)) return {};
    return {
      'Program:exit'() {
        const file = lintedFile(context);
        for (const retry of retriesAfter(file, errors)) {
          context.report({
            loc: locationOf(retry, context.sourceCode),
            messageId: 'retriesAuthError',
            data: { errors: retry.errors.map((error) => names[error]).join(' or '), reasons: retry.errors.map((error) => reasons[error]).join(', and ') },
            suggest: suggestionsFor(file, retry, context.sourceCode),
          });
        }
      },
    };
  },
});

/** Something must repeat, and the client must come from somewhere: the SDK or a module of the project. */
function mayMatter(text: string): boolean {
  return /\b(?:catch|then|while|for)\b|retr|backoff|attempt/i.test(text) && /openai|['"][.~@#]/i.test(text);
}

const names: Record<DescribedError, string> = {
  AuthenticationError: 'an AuthenticationError',
  PermissionDeniedError: 'a PermissionDeniedError',
  insufficient_quota: "exhausted quota (code 'insufficient_quota')",
};

const reasons: Record<DescribedError, string> = {
  AuthenticationError: 'a wrong key stays wrong',
  PermissionDeniedError: 'access that the key lacks does not come by waiting',
  insufficient_quota: 'an account without credit stays without',
};

/** One report for each place, whichever of the errors it retries. */
function retriesAfter(file: FileAnalysis, errors: readonly DescribedError[]): readonly ReportedRetry[] {
  const byNode = new Map<Node, ReportedRetry>();
  for (const error of errors) {
    // v3 threw axios errors.
    for (const retry of retriesOf(file, ({ client }) => errorDescriptions()[error][isV3(client) ? 'v3' : 'v4'])) {
      const place = retry.handler ?? retry.call;
      byNode.set(place, { ...retry, errors: [...(byNode.get(place)?.errors ?? []), error] });
    }
  }
  return [...byNode.values()];
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

function suggestionsFor(file: FileAnalysis, { handler, request, errors }: ReportedRetry, sourceCode: Readonly<TSESLint.SourceCode>): TSESLint.SuggestionReportDescriptor<MessageIds>[] {
  const parameter = handler && parameterOf(handler);
  if (!handler || (parameter && parameter.type !== 'Identifier') || isCaughtAgain(handler)) return [];
  const name = parameter?.name ?? 'error';
  if (!parameter && findVariable(file.source, handler.body, name)) return [];
  const isAny = parameter?.typeAnnotation?.typeAnnotation.type === 'TSAnyKeyword';
  const isTyped = /\.[cm]?tsx?$/.test(file.source.filename) && !isAny;
  const conditions = errors.map((error) => (isV3(request.client) ? axiosConditionFor(error, name, isTyped) : conditionFor(file, handler, error, name, isTyped)));
  const statement = `if (${anyOf(conditions)}) throw ${name};`;
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

function conditionFor(file: FileAnalysis, place: Node, error: DescribedError, name: string, isTyped: boolean): string {
  const className = errorClassText(file, error === 'insufficient_quota' ? insufficientQuotaError.constructorName : error, place);
  if (error === 'insufficient_quota') {
    const code = `code === '${insufficientQuotaError.code}'`;
    if (isTyped && className) return `${name} instanceof ${className} && ${name}.${code}`;
    return `${isTyped ? `(${name} as { code?: string })` : name}.${code}`;
  }
  if (className) return `${name} instanceof ${className}`;
  return `${isTyped ? `(${name} as { status?: number })` : name}.status === ${statusOf(error)}`;
}

function anyOf(conditions: readonly string[]): string {
  if (conditions.length === 1) return conditions[0]!;
  return conditions.map((condition) => (condition.includes(' && ') ? `(${condition})` : condition)).join(' || ');
}

function axiosConditionFor(error: DescribedError, name: string, isTyped: boolean): string {
  if (error !== 'insufficient_quota') return `${isTyped ? `(${name} as { response?: { status?: number } })` : name}.response?.status === ${statusOf(error)}`;
  const typed = `(${name} as { response?: { data?: { error?: { code?: string } } } })`;
  return `${isTyped ? typed : name}.response?.data?.error?.code === '${insufficientQuotaError.code}'`;
}

function statusOf(error: 'AuthenticationError' | 'PermissionDeniedError'): number {
  return (error === 'AuthenticationError' ? authenticationError : permissionDeniedError).status;
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
  const indent = blanksBefore(sourceCode.text, next.range[0]);
  const isOwnLine = next.loc.start.line > open.loc.end.line;
  if (!isOwnLine) return [fixer.insertTextAfter(open, ` ${statement}${next.value === '}' && next.range[0] === open.range[1] ? ' ' : ''}`)];
  return [fixer.insertTextAfter(open, `\n${indent}${next.value === '}' && body.body.length === 0 ? '  ' : ''}${statement}`)];
}
