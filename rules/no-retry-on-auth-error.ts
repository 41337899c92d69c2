import type { TSESLint } from '@typescript-eslint/utils';
import type { ApiCall } from '../src/analysis/calls.ts';
import { type Retry, retriesOf } from '../src/analysis/retries.ts';
import { authenticationErrorDescription, axiosUnauthorizedDescription } from '../src/analysis/symbolic-values.ts';
import { createRule } from '../src/create-rule.ts';
import { lintedFile } from '../src/linted-file.ts';

export default createRule({
  name: 'no-retry-on-auth-error',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow retrying an OpenAI call after an authentication error',
      configs: ['recommended'],
    },
    hasSuggestions: true,
    schema: [],
    defaultOptions: [],
    messages: {
      retriesAuthError:
        'This retries after an AuthenticationError, too: a wrong key stays wrong, and each try hides the cause. Rethrow it first (status 401); what is worth retrying the client already retries (maxRetries).',
    },
  },
  create(context) {
    if (!mayMatter(context.sourceCode.text)) return {};
    return {
      'Program:exit'() {
        const file = lintedFile(context);
        for (const retry of retriesOf(file, errorOf)) {
          context.report({ loc: locationOf(retry, context.sourceCode), messageId: 'retriesAuthError' });
        }
      },
    };
  },
});

function mayMatter(text: string): boolean {
  return /catch|retr|backoff|attempt|then/i.test(text) && /openai|['"][.~@#]/i.test(text);
}

/** v3 threw axios errors. */
function errorOf({ client }: ApiCall) {
  return client.className === 'OpenAIApi' ? axiosUnauthorizedDescription : authenticationErrorDescription;
}

/** The keyword `catch`, the callback or the call: one line, where the repair belongs. */
function locationOf({ handler, call }: Retry, sourceCode: Readonly<TSESLint.SourceCode>) {
  const node = handler ?? call;
  const start = sourceCode.getLocFromIndex(node.range[0]);
  if (handler?.type === 'CatchClause') return { start, end: sourceCode.getLocFromIndex(handler.body.range[0]) };
  return node.loc;
}
