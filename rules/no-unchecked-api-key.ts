import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { FileAnalysis } from '../src/analysis/file-analysis.ts';
import { misspeltVariablesOf } from '../src/analysis/misspelt-variables.ts';
import { type Node, enclosingFunction, isModuleBody } from '../src/analysis/nodes.ts';
import { plainStatementOf } from '../src/analysis/statement-order.ts';
import { isTestFile } from '../src/analysis/test-files.ts';
import { blanksBefore } from '../src/analysis/tokens.ts';
import { type HiddenKind, type UncheckedKey, uncheckedKeysOf } from '../src/analysis/unchecked-keys.ts';
import { createRule } from '../src/create-rule.ts';
import { lintedFile } from '../src/linted-file.ts';
import { type Major, latestMajor } from '../src/sdk/client-classes.ts';
import { acceptedEmptyKeys } from '../src/sdk/client-options.ts';
import { isRemovedIn } from '../src/sdk/versions.ts';
import { readSettings } from '../src/settings.ts';

type MessageId = 'unchecked' | 'noKey' | 'misspelt' | 'rename' | 'dropOption' | 'insertCheck';
type Suggestion = TSESLint.SuggestionReportDescriptor<MessageId>;

export default createRule<[], MessageId>({
  name: 'no-unchecked-api-key',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow hiding that the OpenAI API key is missing',
      configs: ['strict'],
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      unchecked: 'Where {{variable}} is not set, {{what}}. Check it before and throw an error that names it{{orDrop}}.',
      noKey: 'The client takes this for a key, and each request fails with 401. Leave the option out, so that the client reads the environment and throws where it is empty.',
      misspelt: 'The client reads {{variable}}, so {{name}} has no effect on it. Use the name that it reads.',
      rename: 'Rename it to {{variable}}.',
      dropOption: 'Leave the option out: the client reads {{variable}} itself, and throws where it is missing.',
      insertCheck: 'Throw an error before where {{variable}} is missing.',
    },
  },
  create(context) {
    if (!/apiKey|OPEN_?(?:AI|IA)_?\w/.test(context.sourceCode.text) || isTestFile(context.filename, context.cwd)) return {};
    return {
      'Program:exit'() {
        const file = lintedFile(context);
        const { version } = readSettings(context);
        const takesAnyText = !isRemovedIn(acceptedEmptyKeys, version);
        const major = Math.min(Math.max(version.major, 3), latestMajor) as Major;
        for (const { node, name, variable } of misspeltVariablesOf(file, major)) {
          const suggest: Suggestion[] = node.computed ? [] : [{ messageId: 'rename', data: { variable }, fix: (fixer) => fixer.replaceText(node.property as TSESTree.Node, variable) }];
          context.report({ node: node as TSESTree.Node, messageId: 'misspelt', data: { name, variable }, suggest });
        }
        for (const key of uncheckedKeysOf(file, major)) {
          // Since then the constructor throws for what is plainly no key.
          if (key.variable === undefined && !takesAnyText) continue;
          context.report({
            node: (key.file === file ? key.node : key.construction.node) as TSESTree.Node,
            messageId: key.variable === undefined ? 'noKey' : 'unchecked',
            data: { variable: key.variable ?? '', what: consequences[key.kind], orDrop: key.isOwnVariable ? ', or leave the option out' : '' },
            suggest: suggestionsFor(file, key),
          });
        }
      },
    };
  },
});

const consequences: Record<HiddenKind, string> = {
  asserted: 'this assertion only silences TypeScript, and nothing says which variable is missing',
  empty: 'this gives the client an empty key in its place, which hides what is wrong',
  null: 'this gives the client no key in its place, which hides what is wrong',
  placeholder: 'this gives the client a text that is no key, and each request fails with 401',
  text: 'this gives the client the text "undefined" for a key, and each request fails with 401',
};

function suggestionsFor(file: FileAnalysis, key: UncheckedKey): Suggestion[] {
  const { property, variable, isOwnVariable, construction: { node } } = key;
  if (!property || variable === undefined) return [];
  if (isOwnVariable) return [{ messageId: 'dropOption', data: { variable }, fix: (fixer) => dropOption(fixer, file, property, node) }];
  const statement = statementAround(node);
  if (!statement) return [];
  const indent = blanksBefore(file.source.text, statement.range[0]);
  const check = `if (!process.env.${variable}) throw new Error('${variable} is not set.');\n${indent}`;
  return /^\w+$/.test(variable) ? [{ messageId: 'insertCheck', data: { variable }, fix: (fixer) => fixer.insertTextBeforeRange(statement.range, check) }] : [];
}

/** The statement before which a check can stand: the one around the client, with its `export`. */
function statementAround(node: Node): Node | undefined {
  const statement = plainStatementOf(node);
  if (statement) return statement;
  for (let current: Node | undefined = node.parent; current; current = current.parent) {
    const isBody = current.parent !== undefined && (isModuleBody(current.parent) || current.parent.type === 'BlockStatement');
    if (isBody && /^(?:ReturnStatement|ExportNamedDeclaration|ExportDefaultDeclaration)$/.test(current.type)) return enclosingFunction(current) === enclosingFunction(node) ? current : undefined;
  }
  return undefined;
}

function dropOption(fixer: TSESLint.RuleFixer, { source: { text } }: FileAnalysis, property: TSESTree.Property, construction: UncheckedKey['construction']['node']): TSESLint.RuleFix {
  const object = property.parent as TSESTree.ObjectExpression;
  const isOnly = object.properties.length === 1 && construction.arguments.length === 1;
  if (isOnly) {
    const close = /^\s*,/.exec(text.slice(object.range[1]));
    return fixer.removeRange([object.range[0], object.range[1] + (close?.[0].length ?? 0)]);
  }
  const index = object.properties.indexOf(property);
  const next = object.properties[index + 1];
  const before = object.properties[index - 1];
  if (next) return fixer.removeRange([property.range[0], next.range[0]]);
  return fixer.removeRange([before?.range[1] ?? property.range[0], property.range[1]]);
}
