import { createRule } from '../src/create-rule.ts';

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
      retriesAuthError: 'This retries after an AuthenticationError, which cannot succeed. Rethrow it first.',
    },
  },
  create() {
    return {};
  },
});
