import { createRule } from '../src/create-rule.ts';

export default createRule({
  name: 'no-legacy-api',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow parts of the OpenAI SDK that its current version no longer has',
      configs: ['recommended', 'legacy'],
    },
    hasSuggestions: true,
    schema: [],
    defaultOptions: [],
    messages: {
      removed: '{{name}} was removed from the SDK. Use {{replacement}}.',
    },
  },
  create() {
    return {};
  },
});
