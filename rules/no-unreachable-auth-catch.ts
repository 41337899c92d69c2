import type { TSESTree } from '@typescript-eslint/types';
import type { TSESLint } from '@typescript-eslint/utils';
import { apiCallsIn } from '../src/analysis/calls.ts';
import { type CaughtRoot, type ErrorQuestion, classesMeant, errorQuestions, findsIn } from '../src/analysis/error-questions.ts';
import { isQuiet } from '../src/analysis/caught-errors.ts';
import { type EscapingRequest, requestsBehind, requestsHandledBy } from '../src/analysis/escaping-requests.ts';
import type { FileAnalysis } from '../src/analysis/file-analysis.ts';
import { onlyConstructs } from '../src/analysis/handled-constructions.ts';
import { type FunctionNode, type Node, contains, isFunction, staticName, walk } from '../src/analysis/nodes.ts';
import { type HandledCode, callsRejectingInto } from '../src/analysis/rejections.ts';
import { constructionMessages } from '../src/sdk/error-texts.ts';
import { createRule } from '../src/create-rule.ts';
import { lintedFile } from '../src/linted-file.ts';

type Handler = TSESTree.CatchClause | FunctionNode;
type MessageIds = EscapingRequest['how'] | 'construction' | 'early' | 'await' | 'move';

export default createRule<[], MessageIds>({
  name: 'no-unreachable-auth-catch',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow handlers for authentication errors that can never receive one',
      configs: ['recommended'],
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      construction:
        'This handler never sees an AuthenticationError: building the client asks nobody whether the key is right, the first request does. Put the request into the `try`.',
      early: 'This handler never sees an AuthenticationError: the request is made behind it in the chain. Put the handler at the end, `.catch(…)`.',
      returned: 'The AuthenticationError of this call never reaches the handler around it, because its promise is returned without being awaited. Use `return await`.',
      floating: 'The AuthenticationError of this call never reaches the handler, because nobody waits for its promise. Await it.',
      later: 'The AuthenticationError of this call never reaches the handler around it, because its promise is awaited elsewhere. Await it here, or move the handler.',
      callback: 'The AuthenticationError of this call never reaches the handler, because nobody waits for the callback that makes it. Use a loop with `await`, or handle the error in the callback.',
      stream: 'The AuthenticationError of this stream never reaches the handler around it, because it comes while the stream is read. Read the stream in the `try`.',
      await: 'Await it here.',
      move: 'Move the request into the `try`.',
    },
  },
  create(context) {
    if (!mayMatter(context.sourceCode.text)) return {};
    return {
      'Program:exit'() {
        const file = lintedFile(context);
        const reported = new Set<Node>();
        for (const [from, questions] of handlersAsking(file)) {
          const handler = handlerOf(from);
          if (handler && isAboutConstruction(file, from, questions)) {
            const suggest = from.type === 'TryStatement' ? moveSuggestion(file, from, context.sourceCode) : [];
            context.report({ loc: locationOf(handler, context.sourceCode), messageId: 'construction', suggest });
          } else if (handler && isBeforeRequest(file, from)) context.report({ loc: locationOf(handler, context.sourceCode), messageId: 'early' });
          for (const { node, how, awaitable } of escapingFrom(file, from, questions)) {
            // Several requests of one `Promise.all` need one `await`.
            const promise = awaitable ?? node;
            if (reported.has(promise)) continue;
            reported.add(promise);
            const suggest = awaitable && ([{ messageId: 'await', fix: (fixer) => fixer.insertTextBefore(awaitable, 'await ') }] satisfies TSESLint.SuggestionReportDescriptor<MessageIds>[]);
            context.report({ loc: node.callee.loc, messageId: how, suggest: suggest ?? [] });
          }
        }
      },
    };
  },
});

function mayMatter(text: string): boolean {
  return /\bcatch\b|\bthen\b/.test(text) && /AuthenticationError|401|invalid_api_key|unauthori[sz]ed|authentic|api.?key|UNAUTHORIZED/i.test(text) && /openai|['"][.~@#]/i.test(text);
}

/** The handlers that ask whether their error is an authentication error, with what they ask. */
function handlersAsking(file: FileAnalysis): ReadonlyMap<HandledCode, readonly ErrorQuestion[]> {
  const byHandler = new Map<HandledCode, ErrorQuestion[]>();
  for (const question of errorQuestions(file)) {
    if (!classesMeant(question).includes('AuthenticationError')) continue;
    for (const error of question.errors) {
      if (error.file !== file) continue;
      const questions = byHandler.get(error.from);
      if (questions) questions.push(question);
      else byHandler.set(error.from, [question]);
    }
  }
  return byHandler;
}

/** The catch clause, or the callback of a promise. */
function handlerOf(from: HandledCode): Handler | undefined {
  if (from.type === 'TryStatement') return from.handler ?? undefined;
  const method = from.callee.type === 'MemberExpression' ? staticName(from.callee) : undefined;
  const callback = method === 'catch' ? from.arguments[0] : method === 'then' ? from.arguments[1] : undefined;
  return isFunction(callback) ? callback : undefined;
}

/** A question that several handlers share says nothing about one of them. */
function isAboutConstruction(file: FileAnalysis, from: HandledCode, questions: readonly ErrorQuestion[]): boolean {
  const own = questions.filter(({ errors }) => new Set(errors.map((error: CaughtRoot) => error.from)).size === 1);
  return own.some((question) => !mayConcernConstruction(question)) && onlyConstructs(file, handledCode(from), own.every(isAboutOpenAI));
}

function handledCode(from: HandledCode): Node {
  if (from.type === 'TryStatement') return from.block;
  return from.callee.type === 'MemberExpression' ? from.callee.object : from;
}

/** Whether a promise chain goes through the handler before it makes its request. */
function isBeforeRequest(file: FileAnalysis, from: HandledCode): boolean {
  return from.type === 'CallExpression' && requestsBehind(file, from) && !mayFailOtherwise(file, from) && !callsRejectingInto(file, from).some(({ request }) => request);
}

/** Whether the constructor's own error, which says that there is no key, answers a question with yes. */
function mayConcernConstruction(question: ErrorQuestion): boolean {
  return question.kind === 'text' && constructionMessages.some((message) => findsIn(question, message));
}

function escapingFrom(file: FileAnalysis, from: HandledCode, questions: readonly ErrorQuestion[]): readonly EscapingRequest[] {
  const { escaping, reaching } = requestsHandledBy(file, from);
  if (escaping.length === 0 || !(questions.some(isAboutOpenAI) || !mayFailOtherwise(file, from))) return [];
  // Beside requests that are awaited, one that nobody waits for may be left alone on purpose.
  return reaching.length === 0 ? escaping : escaping.filter(({ how }) => how === 'returned');
}

/** Whether only an error of the SDK answers a question with yes. */
function isAboutOpenAI({ kind, sought }: ErrorQuestion): boolean {
  return kind === 'class' || (kind === 'code' && sought.includes('invalid_api_key'));
}

/** Whether the handled code throws, or waits for something else that may. */
function mayFailOtherwise(file: FileAnalysis, from: HandledCode): boolean {
  if (!callsRejectingInto(file, from).every((call) => call.request || isQuiet(call))) return true;
  let throws = false;
  walk(handledCode(from), file.source.visitorKeys, (node) => {
    if (node.type === 'ThrowStatement') throws = true;
    return !throws && !isFunction(node);
  });
  return throws;
}

function locationOf(handler: Handler, sourceCode: Readonly<TSESLint.SourceCode>) {
  return { start: handler.loc.start, end: sourceCode.getTokenBefore(handler.body)!.loc.end };
}

/** Offered where the request is the whole statement behind the `try`. */
function moveSuggestion(file: FileAnalysis, from: Extract<HandledCode, { type: 'TryStatement' }>, sourceCode: Readonly<TSESLint.SourceCode>): TSESLint.SuggestionReportDescriptor<MessageIds>[] {
  const siblings = 'body' in from.parent && Array.isArray(from.parent.body) ? (from.parent.body as Node[]) : [];
  const next = siblings[siblings.indexOf(from) + 1];
  const isWhole = next?.type === 'ExpressionStatement' || next?.type === 'ReturnStatement';
  const last = from.block.body[from.block.body.length - 1];
  const holdsAwaitedRequest = isWhole && file.nodes('AwaitExpression').some((node) => contains(next, node)) && apiCallsIn(file, next).length > 0;
  if (!next || !last || !isWhole || !holdsAwaitedRequest || from.finalizer) return [];
  const separator = sourceCode.text.slice(sourceCode.getTokenBefore(last, { includeComments: true })!.range[1], last.range[0]);
  const before = sourceCode.getTokenBefore(next, { includeComments: true })!;
  return [{
    messageId: 'move',
    fix: (fixer) => [fixer.insertTextAfter(last, `${separator}${sourceCode.getText(next)}`), fixer.removeRange([before.range[1], next.range[1]])],
  }];
}
