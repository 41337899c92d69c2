import { legacyUses, type LegacyUse } from '../src/analysis/legacy-uses.ts';
import { createRule } from '../src/create-rule.ts';
import { lintedFile } from '../src/linted-file.ts';
import { v3MethodWords } from '../src/sdk/legacy-words.ts';
import { readSettings } from '../src/settings.ts';
import { legacyEdit } from './suggestions/legacy-suggestions.ts';

const MIGRATE = 'Run `npx eslint-plugin-openai migrate src`.';

/** A client may come from another module, so what is called on one counts as much as the package's name. */
const SDK_WORDS = new RegExp(
  [
    'openai',
    String.raw`\.(?:completions|embeddings|moderations|vectorStores|fineTuning|fineTunes|edits|threads|assistants)\b`,
    String.raw`\.(?:files|models|images|audio|responses|batches|containers|evals|uploads)\s*\??\.\s*\w`,
    ...v3MethodWords,
  ].join('|'),
  'i',
);

const MESSAGE_IDS = {
  module: 'removedModule',
  export: 'removedExport',
  type: 'removedType',
  idiom: 'moduleIdiom',
  method: 'removedMethod',
  member: 'removedMember',
  arguments: 'positionalArguments',
  query: 'optionsAsQuery',
  response: 'axiosResponse',
  error: 'axiosError',
  clientOption: 'clientOption',
  requestOption: 'requestOption',
} as const;

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
    messages: {
      removedModule: `The SDK has no module \`{{name}}\`. {{remedy}} ${MIGRATE}`,
      removedExport: `The SDK does not export \`{{name}}\`. {{remedy}} ${MIGRATE}`,
      removedType: `The SDK has no type \`{{name}}\`. {{remedy}} ${MIGRATE}`,
      moduleIdiom: 'The module has no `{{name}}`: keys, settings and methods belong to a client. {{remedy}}',
      removedMethod: `The client has no method \`{{name}}\`. {{remedy}} ${MIGRATE}`,
      removedMember: `\`{{name}}\` was removed from the SDK. {{remedy}} ${MIGRATE}`,
      positionalArguments: `\`{{name}}\` takes only the last id by position. {{remedy}} ${MIGRATE}`,
      optionsAsQuery: `\`{{name}}\` sends these options to the API as its query or body. {{remedy}} ${MIGRATE}`,
      axiosResponse: `A call resolves to the body of the response, which has no \`{{name}}\`. {{remedy}} ${MIGRATE}`,
      axiosError: `Errors of the SDK have no \`{{name}}\`. {{remedy}} ${MIGRATE}`,
      clientOption: `The client ignores the option \`{{name}}\`. {{remedy}} ${MIGRATE}`,
      requestOption: `Requests ignore the option \`{{name}}\`. {{remedy}} ${MIGRATE}`,
      replace: 'Use `{{code}}`.',
      remove: 'Remove `{{name}}`.',
    },
  },
  create(context) {
    if (!SDK_WORDS.test(context.sourceCode.text)) return {};
    return {
      Program() {
        const target = readSettings(context).version;
        for (const use of legacyUses(lintedFile(context), target)) {
          const edit = legacyEdit(use, context.sourceCode, target);
          const apply = edit && { fix: (fixer: Fixer) => edit.edits.map(({ range, text }) => fixer.replaceTextRange([...range], text)) };
          const suggestion = apply && (edit.code === null
            ? { messageId: 'remove' as const, data: { name: use.name }, ...apply }
            : { messageId: 'replace' as const, data: { code: edit.code }, ...apply });
          context.report({
            node: use.node,
            messageId: MESSAGE_IDS[use.kind],
            data: { name: use.name, remedy: remedyOf(use) },
            suggest: suggestion ? [suggestion] : [],
          });
        }
      },
    };
  },
});

type Fixer = { replaceTextRange(range: [number, number], text: string): { range: Readonly<[number, number]>; text: string } };

/** What to write instead, as a sentence. */
function remedyOf({ kind, name, replacement, note }: LegacyUse): string {
  if (kind === 'response') return responseRemedy(name, replacement);
  if (replacement === null) return note ?? 'Nothing takes its place.';
  return `Use \`${replacement}\`.`;
}

function responseRemedy(name: string, replacement: string | null): string {
  if (name === 'data') return 'Read the result itself.';
  return replacement === null ? 'Nothing takes its place.' : `Use \`(await call.withResponse()).${replacement}\`.`;
}
