import type { TSESTree } from '@typescript-eslint/utils';
import { credentialReadsOf } from '../src/analysis/credential-reads.ts';
import { isMeantBy } from '../src/analysis/file-patterns.ts';
import { isTestFile } from '../src/analysis/test-files.ts';
import { createRule } from '../src/create-rule.ts';
import { environmentVariableOf } from '../src/sdk/environment.ts';
import { compareVersions } from '../src/sdk/versions.ts';
import { lintedFile } from '../src/linted-file.ts';
import { readSettings, targetMajor } from '../src/settings.ts';

type MessageId = 'read' | 'implicit';

const FUNCTION_KEYS = { major: 5, minor: 18 };

export default createRule<[{ allow?: string[] }], MessageId>({
  name: 'no-env-api-key',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow taking OpenAI credentials from environment variables',
      configs: [],
    },
    schema: [
      {
        type: 'object',
        properties: {
          allow: {
            description: 'The files that may read credentials from the environment: patterns as in .gitignore, from the working directory.',
            type: 'array',
            items: { type: 'string', minLength: 1 },
            uniqueItems: true,
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ allow: [] }],
    messages: {
      read: 'This takes {{variable}} from the environment instead of the secret manager. {{remedy}}',
      implicit: 'Without a key among its options, this client takes {{variable}} from the environment instead of the secret manager. {{remedy}}',
    },
  },
  create(context, [{ allow = [] }]) {
    if (!mayMatter(context.sourceCode.text)) return {};
    const isExempt = (filename: string): boolean => isTestFile(filename, context.cwd) || isMeantBy(allow, filename, context.cwd);
    if (isExempt(context.filename)) return {};
    return {
      'Program:exit'() {
        const takesFunctions = compareVersions(readSettings(context).version, FUNCTION_KEYS) >= 0;
        for (const { node, variable, isImplicit, file } of credentialReadsOf(lintedFile(context), targetMajor(context))) {
          if (isExempt(file.source.filename)) continue;
          context.report({ node: node as TSESTree.Node, messageId: isImplicit ? 'implicit' : 'read', data: { variable, remedy: remedyFor(variable, takesFunctions) } });
        }
      },
    };
  },
});

/** The environment or a client; either may come from another module. */
function mayMatter(text: string): boolean {
  return /\benv\b|openai|apiKey|(?:OPENAI|AZURE)_/i.test(text);
}

/** Only the key of OpenAI can be a function. */
function remedyFor(variable: string, takesFunctions: boolean): string {
  const row = environmentVariableOf(variable);
  if (row && row.option !== 'apiKey') return `Ask the manager for it, and hand it to the client as \`${row.option}\`.`;
  if (row?.classes.includes('AzureOpenAI')) return 'Pass `azureADTokenProvider`, or ask the manager for the key before the client is built.';
  return takesFunctions
    ? 'Pass `apiKey: async () => …`, a function that asks the manager (SDK 5.18 and later).'
    : 'Ask the manager before the client is built and pass the result as `apiKey`; since SDK 5.18, `apiKey: async () => …` can ask it.';
}
