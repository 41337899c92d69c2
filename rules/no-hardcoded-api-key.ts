import { createRule } from '../src/create-rule.ts';

export default createRule({
  name: 'no-hardcoded-api-key',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow OpenAI API keys written into the source code',
      configs: ['recommended'],
    },
    hasSuggestions: true,
    schema: [],
    defaultOptions: [],
    messages: {
      keyInSource: 'This file contains an OpenAI API key. Revoke it and read it from an environment variable.',
    },
  },
  create() {
    return {};
  },
});
