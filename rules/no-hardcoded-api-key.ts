import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { environmentVariablesOf } from '../src/analysis/environment.ts';
import type { FileAnalysis } from '../src/analysis/file-analysis.ts';
import { type HardcodedCredential, hardcodedCredentials } from '../src/analysis/hardcoded-credentials.ts';
import { outermost, unwrap } from '../src/analysis/nodes.ts';
import { isTestFile } from '../src/analysis/test-files.ts';
import { createRule } from '../src/create-rule.ts';
import { lintedFile } from '../src/linted-file.ts';

type ReportId = 'keyInSource' | 'unshapedKey' | 'ignoredKey' | 'ignoredVariable';
type SuggestionId = 'readVariable' | 'dropFallback' | 'dropOption' | 'dropArgument' | 'dropWrite' | 'passOption';
type Suggestion = TSESLint.SuggestionReportDescriptor<ReportId | SuggestionId>;
type Code = Readonly<TSESLint.SourceCode>;

export default createRule<[{ allow?: string[] }], ReportId | SuggestionId>({
  name: 'no-hardcoded-api-key',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow OpenAI API keys written into the source code',
      configs: ['recommended'],
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          allow: {
            description: 'Regular expressions of texts that are no secrets, matched against the credential and against the literal it stands in.',
            type: 'array',
            items: { type: 'string', format: 'regex' },
            uniqueItems: true,
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ allow: [] }],
    messages: {
      keyInSource: 'An OpenAI credential ({{kind}}) stands in the source code. Revoke it, and read the new one from the environment variable {{variable}}.',
      unshapedKey: 'This text is handed to OpenAI as a credential. Keep it out of the source code: read it from the environment variable {{variable}}.',
      ignoredKey: '`new {{className}}()` ignores a key that is its first argument. Revoke this one, which stands in the source code, and pass `{ apiKey: process.env.{{variable}} }`.',
      ignoredVariable: '`new {{className}}()` ignores a key that is its first argument. Pass it as the option `apiKey`.',
      readVariable: 'Read {{variable}} from process.env.',
      dropFallback: 'Remove the fallback.',
      dropOption: 'Remove the option: {{variable}} is read where it is missing.',
      dropArgument: 'Remove the argument: {{variable}} is read where no key is given.',
      dropWrite: 'Remove the assignment and set {{variable}} outside of the code.',
      passOption: 'Pass the key as the option `apiKey`.',
    },
  },
  create(context, [{ allow = [] }]) {
    const allowed = allow.map((pattern) => new RegExp(pattern));
    return {
      Program() {
        const file = lintedFile(context);
        for (const credential of hardcodedCredentials(file)) {
          if (isAllowed(credential, allowed) || (!credential.kind && isTestFile(context.filename, context.cwd))) continue;
          const [start, end] = credential.range;
          context.report({
            loc: { start: context.sourceCode.getLocFromIndex(start), end: context.sourceCode.getLocFromIndex(end) },
            messageId: messageOf(credential),
            data: { kind: credential.kind ?? '', variable: credential.variable, className: credential.ignoredBy ?? '' },
            suggest: suggestionsFor(file, context.sourceCode, credential),
          });
        }
      },
    };
  },
});

function isAllowed({ text, node }: HardcodedCredential, allowed: readonly RegExp[]): boolean {
  const texts = [text ?? '', node ? constantOf(node) ?? '' : ''].filter((candidate) => candidate !== '');
  return allowed.some((pattern) => texts.some((candidate) => pattern.test(candidate)));
}

function messageOf({ kind, ignoredBy, text }: HardcodedCredential): ReportId {
  if (ignoredBy) return text === undefined ? 'ignoredVariable' : 'ignoredKey';
  return kind ? 'keyInSource' : 'unshapedKey';
}

/** The text of a literal or of a template without expressions. */
function constantOf(node: TSESTree.Node): string | undefined {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  return node.type === 'TemplateLiteral' && node.expressions.length === 0 ? node.quasis[0]?.value.cooked ?? undefined : undefined;
}

function suggestionsFor(file: FileAnalysis, code: Code, credential: HardcodedCredential): Suggestion[] {
  const { node, text, variable } = credential;
  if (!node) return [];
  if (credential.ignoredBy) return positionalSuggestions(code, credential);
  const prefix = text === undefined ? undefined : prefixOf(node, text);
  if (prefix === undefined) return [];
  const fallback = fallbackRange(file, code, node);
  if (fallback) return [{ messageId: 'dropFallback', fix: (fixer) => fixer.removeRange(fallback) }];
  const choice = ternaryFallback(file, node);
  if (choice) return [{ messageId: 'dropFallback', fix: (fixer) => fixer.replaceText(choice, code.getText(choice.consequent)) }];
  if (credential.use?.isNamed) return writeSuggestions(node, variable);
  const option = optionRange(code, credential);
  return [
    ...variableSuggestions(code, node, prefix, variable),
    ...(option ? [{ messageId: 'dropOption', data: { variable }, fix: (fixer) => fixer.removeRange(option) } satisfies Suggestion] : []),
  ];
}

/** What stands before the credential in its literal, nothing or `Bearer `; undefined where more does, or only a piece of it. */
function prefixOf(node: TSESTree.Node, text: string): string | undefined {
  const constant = constantOf(node);
  if (constant === text) return '';
  const prefix = constant && /^Bearer /i.exec(constant)?.[0];
  return prefix && constant === prefix + text ? prefix : undefined;
}

/** Suggests to read the variable, where an expression can stand and `process.env` is what the file uses. */
function variableSuggestions(code: Code, node: TSESTree.Node, prefix: string, variable: string): Suggestion[] {
  const target = variableTarget(node);
  if (!target || /\bimport\.meta\.env\b|\bDeno\.env\b/.test(code.text)) return [];
  const read = prefix === '' ? `process.env.${variable}` : `\`${prefix}\${process.env.${variable}}\``;
  const replacement = target.parent?.type === 'JSXAttribute' ? `{${read}}` : read;
  return [{ messageId: 'readVariable', data: { variable }, fix: (fixer) => fixer.replaceText(target, replacement) }];
}

function variableTarget(node: TSESTree.Node): TSESTree.Node | undefined {
  const { parent } = node;
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.property === node ? pastedName(parent) : node;
    case 'Property':
    case 'PropertyDefinition':
    case 'MethodDefinition':
      return parent.key === node ? undefined : node;
    case 'TSAsExpression':
      // `process.env.X as const` is no TypeScript.
      return parent.typeAnnotation.type === 'TSTypeReference' && parent.typeAnnotation.typeName.type === 'Identifier' && parent.typeAnnotation.typeName.name === 'const' ? parent : node;
    case 'ExpressionStatement':
    case 'TaggedTemplateExpression':
    case 'TSEnumMember':
    case 'ImportAttribute':
      return undefined;
    default:
      return node;
  }
}

/** `process.env['sk-…']`: the key stands where the name of its variable should. */
function pastedName(member: TSESTree.MemberExpression): TSESTree.Node | undefined {
  const { object } = member;
  const isEnvironment = object.type === 'MemberExpression' && object.object.type === 'Identifier' && object.object.name === 'process';
  return isEnvironment ? member : undefined;
}

/** What to remove so that `process.env.X ?? '…'`, or a pattern's default, loses its right side. */
function fallbackRange(file: FileAnalysis, code: Code, node: TSESTree.Node): [number, number] | undefined {
  const value = outermost(node);
  const { parent } = value;
  if (parent?.type === 'AssignmentPattern' && parent.right === value) return [parent.left.range[1], parent.range[1]];
  if (parent?.type !== 'LogicalExpression' || parent.right !== value || parent.operator === '&&') return undefined;
  if (environmentVariablesOf(file, parent.left).length === 0) return undefined;
  const operator = code.getTokenAfter(parent.left, (token) => token.value === parent.operator);
  return operator ? [code.getTokenBefore(operator)!.range[1], parent.range[1]] : undefined;
}

/** `process.env.X ? process.env.X : '…'`. */
function ternaryFallback(file: FileAnalysis, node: TSESTree.Node): TSESTree.ConditionalExpression | undefined {
  const value = outermost(node);
  const { parent } = value;
  if (parent?.type !== 'ConditionalExpression' || parent.alternate !== value) return undefined;
  const { consequent } = parent;
  const isRead = consequent.type === 'MemberExpression' && !consequent.computed && environmentVariablesOf(file, consequent).length > 0;
  return isRead ? parent : undefined;
}

/** For `process.env.X = '…'`, where it is a statement of its own; nothing for `setting('X', '…')`. */
function writeSuggestions(node: TSESTree.Node, variable: string): Suggestion[] {
  const write = outermost(node).parent;
  const statement = write?.type === 'AssignmentExpression' ? write.parent : undefined;
  if (statement?.type !== 'ExpressionStatement' || !/^(?:Program|BlockStatement)$/.test(statement.parent.type)) return [];
  return [{ messageId: 'dropWrite', data: { variable }, fix: (fixer) => fixer.remove(statement) }];
}

/** What to remove so that the option, written in the call, is missing; all options where it is the only one. */
function optionRange(code: Code, { node, use }: HardcodedCredential): [number, number] | undefined {
  const property = node && outermost(node).parent;
  const reader = use?.reader;
  if (property?.type !== 'Property' || property.computed || !reader) return undefined;
  const object = property.parent;
  if (object.type !== 'ObjectExpression' || !reader.arguments.includes(object)) return undefined;
  if (object.properties.some(({ type }) => type === 'SpreadElement')) return undefined;
  if (object.properties.length === 1) {
    const isAlone = reader.arguments.length === 1 && code.getCommentsInside(object).length === 0;
    return isAlone ? argumentRange(code, reader, object) : [property.range[0], code.getLastToken(object)!.range[0]];
  }
  const index = object.properties.indexOf(property);
  const comma = code.getTokenAfter(property)!;
  if (index === object.properties.length - 1) return [object.properties[index - 1]!.range[1], property.range[1]];
  return [property.range[0], code.getTokenAfter(comma, { includeComments: true })!.range[0]];
}

/** All between the parentheses of a call with one argument; undefined where that stands in parentheses of its own. */
function argumentRange(code: Code, call: TSESTree.NewExpression | TSESTree.CallExpression, argument: TSESTree.Node): [number, number] | undefined {
  const close = code.getLastToken(call)!;
  const next = code.getTokenAfter(argument)!;
  const isBare = next === close || (next.value === ',' && code.getTokenAfter(next) === close);
  return isBare ? [code.getTokenBefore(argument)!.range[1], close.range[0]] : undefined;
}

/** For `new OpenAI('sk-…')` and `new OpenAI(process.env.X)`. */
function positionalSuggestions(code: Code, { node, text, use, variable }: HardcodedCredential): Suggestion[] {
  const reader = use?.reader;
  const argument = reader?.arguments[0];
  if (!reader || !argument || reader.arguments.length !== 1 || unwrap(argument) !== unwrap(node!)) return [];
  if (text === undefined) {
    return [{ messageId: 'passOption', fix: (fixer) => [fixer.insertTextBefore(argument, '{ apiKey: '), fixer.insertTextAfter(argument, ' }')] }];
  }
  const range = argumentRange(code, reader, argument);
  return [
    { messageId: 'passOption', fix: (fixer) => fixer.replaceText(argument, `{ apiKey: process.env.${variable} }`) },
    ...(range ? [{ messageId: 'dropArgument', data: { variable }, fix: (fixer) => fixer.removeRange(range) } satisfies Suggestion] : []),
  ];
}
