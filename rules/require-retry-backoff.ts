import type { TSESTree } from '@typescript-eslint/utils';
import { passingErrors } from '../src/analysis/error-descriptions.ts';
import type { FileAnalysis } from '../src/analysis/file-analysis.ts';
import type { Node } from '../src/analysis/nodes.ts';
import { type Retry, retriesOf } from '../src/analysis/retries.ts';
import { clientRetriesOf, pauseOf } from '../src/analysis/retry-pauses.ts';
import { createRule } from '../src/create-rule.ts';
import { lintedFile } from '../src/linted-file.ts';

type Options = [{ allowConstant?: boolean }];
type MessageId = 'noPause' | 'constantPause' | 'multiplied';

export default createRule<Options, MessageId>({
  name: 'require-retry-backoff',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Require a growing pause between the tries of an OpenAI call, and only one layer of retries',
      configs: ['strict'],
    },
    schema: [
      {
        type: 'object',
        properties: { allowConstant: { type: 'boolean', description: 'Whether the pause may be the same each time.' } },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ allowConstant: false }],
    messages: {
      noPause: 'Nothing waits between these tries, so they end before the problem does. Wait longer before each try, or leave the retries to the client (maxRetries), which does.',
      constantPause: 'The pause between these tries is always the same. Let it grow with each try, or leave the retries to the client (maxRetries), which does.',
      multiplied:
        'The client itself sends up to {{requests}} requests for each of these tries (maxRetries is {{retries}}). Build the client with maxRetries: 0, or leave all retries to it.',
    },
  },
  create(context, [{ allowConstant }]) {
    if (!mayMatter(context.sourceCode.text)) return {};
    return {
      'Program:exit'() {
        for (const retry of passingRetries(lintedFile(context))) {
          const problem = problemOf(retry, allowConstant === true);
          if (problem) context.report({ loc: locationOf(retry), ...problem });
        }
      },
    };
  },
});

/** Something must repeat, and the client must come from somewhere: the SDK or a module of the project. */
function mayMatter(text: string): boolean {
  return /\b(?:catch|then|while|for)\b|retr|backoff|attempt/i.test(text) && /openai|['"][.~@#]/i.test(text);
}

/** The retries after an error that passes; of each, the run with the first such error that is tried again for. */
function passingRetries(file: FileAnalysis): readonly Retry[] {
  const byNode = new Map<Node, Retry>();
  for (const { v3, v4 } of passingErrors()) {
    for (const retry of retriesOf(file, ({ client }) => (client.className === 'OpenAIApi' ? v3 : v4))) {
      const place = retry.handler ?? retry.call;
      if (!byNode.has(place)) byNode.set(place, retry);
    }
  }
  return [...byNode.values()];
}

function problemOf(retry: Retry, allowConstant: boolean): { messageId: MessageId; data?: Record<string, number> } | undefined {
  const pause = pauseOf(retry);
  if (pause === 'none') return { messageId: 'noPause' };
  if (pause === 'same' && !allowConstant) return { messageId: 'constantPause' };
  const retries = clientRetriesOf(retry.request);
  return retries ? { messageId: 'multiplied', data: { retries, requests: retries + 1 } } : undefined;
}

/** The head of the handler that goes on, or the call that is repeated. */
function locationOf({ handler, call }: Retry): TSESTree.SourceLocation {
  if (handler) return { start: handler.loc.start, end: handler.body.loc.start };
  return call.type === 'CallExpression' ? call.callee.loc : call.loc;
}
