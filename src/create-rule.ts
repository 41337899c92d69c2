import { RuleCreator, type RuleWithMetaAndName } from '@typescript-eslint/utils/eslint-utils';
import type { TSESLint } from '@typescript-eslint/utils';
import { name as packageName, version } from '../package.json';
import { concernsOpenAI } from './linted-file.ts';

/** The configs a rule can ask to be in; `strict` contains `recommended`, and `all` contains every rule. */
export type ConfigMembership = 'recommended' | 'strict' | 'legacy';

export interface RuleDocs {
  description: string;
  configs: readonly ConfigMembership[];
  /** The options that `strict` and `all` set, where they ask for more than the defaults. */
  strictOptions?: readonly unknown[];
}

/** A rule of this plugin, whatever its options and messages are. */
export type OpenAIRule = TSESLint.RuleModule<string, readonly unknown[], RuleDocs> & { name: string };

/** Where a rule's page can be read: the pages ship with the package, and unpkg serves every published file. */
function ruleUrl(ruleName: string): string {
  return `https://unpkg.com/${packageName}@${version}/docs/rules/${ruleName}.md`;
}

const createDocumentedRule = RuleCreator<RuleDocs>(ruleUrl);

/**
 * Makes a rule from its name, meta and create function. Options are merged over `meta.defaultOptions` on every ESLint version,
 * and a file of another language (JSON, CSS, Markdown), or one that has nothing to do with OpenAI, gets no listeners.
 */
export function createRule<Options extends readonly unknown[], MessageIds extends string>(
  rule: Readonly<RuleWithMetaAndName<Options, MessageIds, RuleDocs>>,
) {
  const documented = createDocumentedRule<Options, MessageIds>(rule);
  return { ...documented, create: (context: Parameters<typeof documented.create>[0]) => (isProgram(context.sourceCode.ast) && concernsOpenAI(context) ? documented.create(context) : {}) };
}

function isProgram(ast: { type: string }): boolean {
  return ast.type === 'Program';
}
