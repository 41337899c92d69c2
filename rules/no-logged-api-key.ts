import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type CredentialOutput, credentialOutputs } from '../src/analysis/credential-outputs.ts';
import { createRule } from '../src/create-rule.ts';
import { lintedFile } from '../src/linted-file.ts';
import type { OutputKind } from '../src/sdk/output-sinks.ts';

type MessageId = 'key' | 'client' | 'environment' | 'showPresence';
type Suggestion = TSESLint.SuggestionReportDescriptor<MessageId>;

export default createRule<[], MessageId>({
  name: 'no-logged-api-key',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow putting OpenAI API keys into logs, errors, responses and events',
      configs: ['recommended'],
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      key: '{{credential}} {{way}}. Leave it out, or show that it is set (`Boolean(key)`) or its last characters (`key.slice(-4)`).',
      client: 'An OpenAI client holds its API key as a property and {{way}}. Put out what you need of it, such as `client.baseURL`.',
      environment: 'The whole environment, with the OpenAI API key in it, {{way}}. Put out the variables that you need by name.',
      showPresence: 'Show only whether it is set.',
    },
  },
  create(context) {
    if (!mayPutOut(context.sourceCode.text)) return {};
    return {
      Program() {
        for (const output of credentialOutputs(lintedFile(context))) {
          const { site, what, variable, kind } = output;
          context.report({
            node: site as TSESTree.Node,
            messageId: what,
            data: { credential: variable === undefined ? 'An OpenAI credential' : `The credential ${variable}`, way: ways[kind] },
            suggest: suggestionsFor(context.sourceCode, output),
          });
        }
      },
    };
  },
});

const ways: Record<OutputKind, string> = {
  log: 'goes into a log',
  error: 'goes into the text of an error, and with it into logs and answers',
  response: 'is sent to whoever asks',
  service: 'is sent to another service',
};

/** Names of what holds a credential, or a client that comes from another module. */
function mayPutOut(text: string): boolean {
  return /openai|api_?key|\benv\b|dotenv|webhookSecret|T3Blbk/i.test(text);
}

function suggestionsFor(code: Readonly<TSESLint.SourceCode>, { site, what, kind }: CredentialOutput): Suggestion[] {
  if (what !== 'key' || kind === 'response' || (site.type !== 'Identifier' && site.type !== 'MemberExpression')) return [];
  const { parent } = site;
  if (parent?.type === 'SpreadElement' || parent?.type === 'ChainExpression' || parent?.type === 'TSNonNullExpression' || parent?.type === 'AssignmentExpression') return [];
  const presence = `Boolean(${code.getText(site as TSESTree.Node)})`;
  const replacement = parent?.type === 'Property' && parent.shorthand ? `${code.getText(site as TSESTree.Node)}: ${presence}` : presence;
  return [{ messageId: 'showPresence', fix: (fixer) => fixer.replaceText(site as TSESTree.Node, replacement) }];
}
