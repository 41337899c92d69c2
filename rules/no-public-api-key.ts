import type { TSESTree } from '@typescript-eslint/utils';
import { type PublicKey, publicKeys } from '../src/analysis/public-keys.ts';
import { isTestFile } from '../src/analysis/test-files.ts';
import { createRule } from '../src/create-rule.ts';
import { lintedFile } from '../src/linted-file.ts';
import { targetMajor } from '../src/settings.ts';

type MessageId = 'variable' | 'browser' | 'module' | 'setting' | 'usersKey';

export default createRule<[{ allowUserKeys?: boolean }], MessageId>({
  name: 'no-public-api-key',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow handing OpenAI API keys to browsers',
      configs: ['recommended'],
    },
    schema: [
      {
        type: 'object',
        properties: {
          allowUserKeys: {
            description: 'Whether a client in the browser may have a key that the user of the page has given.',
            type: 'boolean',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ allowUserKeys: true }],
    messages: {
      variable: '{{name}} is put into the code that browsers load, and with it the API key. Rename the variable so that it stays on the server, revoke the key, and call OpenAI from there.',
      browser: 'With `dangerouslyAllowBrowser`, everybody who loads the page gets the API key of this client. Call OpenAI from a server that holds the key; if this code runs on one, remove the option.',
      module: "A module with 'use client' runs in browsers, which get the API key of this client or have none. Build it in code of the server, such as a route handler.",
      setting: 'This copies the API key into the code that browsers load. Remove it here, read the variable on the server, and revoke the key.',
      usersKey: 'With `dangerouslyAllowBrowser`, every script of the page can read the key of its user. Send the request from a server.',
    },
  },
  create(context, [{ allowUserKeys = true }]) {
    if (!mayBePublic(context.sourceCode.text)) return {};
    const isTest = isTestFile(context.filename, context.cwd);
    return {
      Program() {
        for (const key of publicKeys(lintedFile(context), targetMajor(context))) {
          // In tests, the option only makes up for a simulated browser.
          if (isTest && (key.way === 'browser' || key.way === 'module')) continue;
          if (key.isUsersOwn && allowUserKeys) continue;
          context.report({ node: key.site as TSESTree.Node, messageId: messageOf(key), data: { name: key.name ?? 'The variable' } });
        }
      },
    };
  },
});

function messageOf({ way, isUsersOwn }: PublicKey): MessageId {
  return isUsersOwn ? 'usersKey' : way;
}

/** Names of the option, of public variables and settings, and of what configurations copy. */
function mayBePublic(text: string): boolean {
  return /dangerouslyAllowBrowser|use client|PUBLIC_|VITE_|REACT_APP_|GATSBY_|VUE_APP_|STORYBOOK_|useRuntimeConfig|next\/config|expo-constants/.test(text)
    || (/\benv|define/i.test(text) && /OPENAI_|process\.env/.test(text));
}
