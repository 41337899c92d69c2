import { createRule } from '../src/create-rule.ts';

export default createRule({
  name: 'no-late-api-key',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow setting an environment variable after an OpenAI client has read it',
      configs: ['recommended'],
    },
    hasSuggestions: true,
    schema: [],
    defaultOptions: [],
    messages: {
      lateWrite: 'The client has already read this variable. Set it before the client is built.',
    },
  },
  create() {
    return {};
  },
});
