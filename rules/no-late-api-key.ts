import { dirname, relative, sep } from 'node:path';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { mayWriteLate } from '../src/analysis/environment-mentions.ts';
import type { FileAnalysis } from '../src/analysis/file-analysis.ts';
import { type ClientRead, type LateWrite, lateWritesOf } from '../src/analysis/late-writes.ts';
import { mentionsEnvironment } from '../src/analysis/mentions.ts';
import { type Node, isFunction, isModuleBody, moduleStatements } from '../src/analysis/nodes.ts';
import { findVariable } from '../src/analysis/source-file.ts';
import { type Statement, earlierPlaceFor, plainStatementOf } from '../src/analysis/statement-order.ts';
import { blanksBefore } from '../src/analysis/tokens.ts';
import { createRule } from '../src/create-rule.ts';
import { lintedFile } from '../src/linted-file.ts';
import { targetMajor } from '../src/settings.ts';

type MessageId = 'lateWrite' | 'lateLoad' | 'lateWhereHoisted' | 'moveUp' | 'importFirst' | 'moveImport';
type Suggestion = TSESLint.SuggestionReportDescriptor<MessageId>;

export default createRule<[], MessageId>({
  name: 'no-late-api-key',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow setting an environment variable after an OpenAI client has read it',
      configs: ['recommended'],
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      lateWrite: 'The OpenAI client {{client}} has already read {{variables}}, so it never sees what {{what}} sets. Set the variable before the client is built.',
      lateLoad: 'The OpenAI client {{client}} has already read {{variables}} when {{what}} fills process.env. Do that before the client is built.',
      lateWhereHoisted:
        'Where imports run before all other code (ES modules, bundlers, tsx), the OpenAI client {{client}} has already read {{variables}} when {{what}} fills process.env; only CommonJS output of TypeScript keeps the written order. Do that in a module that is imported first.',
      moveUp: 'Move this above the client.',
      importFirst: "Import 'dotenv/config' first instead.",
      moveImport: 'Move this import above the one that builds the client.',
    },
  },
  create(context) {
    if (!mentionsEnvironment(context.sourceCode.text)) return {};
    return {
      'Program:exit'() {
        const file = lintedFile(context);
        if (!mayWriteLate(file)) return;
        for (const late of lateWritesOf(file, targetMajor(context))) {
          context.report({ node: late.site as TSESTree.Node, messageId: messageOf(late), data: describe(file, late), suggest: suggestionsFor(file, late) });
        }
      },
    };
  },
});

function messageOf({ onlyHoisted, write }: LateWrite): MessageId {
  if (onlyHoisted) return 'lateWhereHoisted';
  return write.variables === '*' ? 'lateLoad' : 'lateWrite';
}

function describe(file: FileAnalysis, { site, reads }: LateWrite): Record<string, string> {
  return {
    client: placeOf(file, reads[0]!),
    variables: [...new Set(reads.map(({ variable }) => variable))].join(', '),
    what: nameOf(file, site),
  };
}

function placeOf(file: FileAnalysis, { construction }: ClientRead): string {
  if (construction.file === file) return `built in line ${construction.node.loc.start.line}`;
  const path = relative(dirname(file.source.filename), construction.file.source.filename).split(sep).join('/');
  return `built in ${path.startsWith('.') ? path : `./${path}`}`;
}

/** What stands at the write, in few words and without any value. */
function nameOf(file: FileAnalysis, site: Node): string {
  if (site.type === 'ImportDeclaration') return `the import of '${site.source.value}'`;
  if (site.type !== 'CallExpression') return 'this';
  const callee = file.source.text.slice(...site.callee.range);
  return /^(?:require\((['"])[\w@/.-]+\1\)|[\w$]+)(?:\.[\w$]+)*$/.test(callee) ? `${callee}()` : 'this call';
}

function suggestionsFor(file: FileAnalysis, { site, reads, write }: LateWrite): Suggestion[] {
  const statement = plainStatementOf(site);
  if (!statement || isUnawaitedImport(statement)) return [];
  const [first] = [...reads].sort((one, other) => one.site.range[0] - other.site.range[0]);
  const place = earlierPlaceFor(file, statement, first!.site);
  if (statement.type === 'ImportDeclaration') return place?.type === 'ImportDeclaration' ? [moving(file, 'moveImport', statement, place)] : [];
  const configImport = write.loader === 'dotenv' ? importingConfig(file, site, statement) : undefined;
  if (configImport) return [configImport];
  return place && place.type !== 'ImportDeclaration' ? [moving(file, 'moveUp', statement, place)] : [];
}

/** `import('dotenv/config');` has done nothing yet when the next statement runs, wherever it stands. */
function isUnawaitedImport(statement: Statement): boolean {
  return statement.type === 'ExpressionStatement' && statement.expression.type === 'ImportExpression';
}

function moving(file: FileAnalysis, messageId: MessageId, statement: Statement, place: Node): Suggestion {
  const { text } = file.source;
  const indent = blanksBefore(text, place.range[0]);
  return {
    messageId,
    fix: (fixer) => [
      fixer.insertTextBeforeRange(place.range, `${text.slice(...statement.range)}${needsSemicolon(text, statement, place) ? ';' : ''}\n${indent}`),
      fixer.removeRange(lineOf(text, statement.range)),
    ],
  };
}

/** Without semicolons, a line that opens with a bracket would continue the one above it. */
function needsSemicolon(text: string, statement: Statement, next: Node): boolean {
  return text[statement.range[1] - 1] !== ';' && /[([`/+-]/.test(text[next.range[0]]!);
}

/** A statement's range, with its line where nothing else stands there. */
function lineOf(text: string, [start, end]: readonly [number, number]): [number, number] {
  const lineStart = start - blanksBefore(text, start).length;
  const after = /^[^\S\n]*(?=\r?\n|$)/.exec(text.slice(end));
  return text[lineStart - 1] === '\n' && after ? [lineStart - 1, end + after[0].length] : [start, end];
}

/** `import 'dotenv/config'` as the first import does what `dotenv.config()` without arguments does, before any other import. */
function importingConfig(file: FileAnalysis, site: Node, statement: Statement): Suggestion | undefined {
  const isAlone = site.type === 'CallExpression' && site.arguments.length === 0 && statement.type === 'ExpressionStatement' && statement.expression === site;
  // In any other block it runs under a condition.
  const isUnconditional = isModuleBody(statement.parent) || isFunction(statement.parent.parent);
  if (!isAlone || !isUnconditional) return undefined;
  const { text, ast } = file.source;
  const first = moduleStatements(ast).find((node) => node.type === 'ImportDeclaration');
  if (!first) return undefined;
  const unused = onlyUsedBy(file, site);
  const quote = first.source.raw[0]!;
  const end = text[first.range[1] - 1] === ';' ? ';' : '';
  const config = `import ${quote}dotenv/config${quote}${end}`;
  return {
    messageId: 'importFirst',
    fix: (fixer) => [
      unused === first ? fixer.replaceTextRange(first.range, config) : fixer.insertTextBeforeRange(first.range, `${config}\n`),
      ...(unused && unused !== first ? [fixer.removeRange(lineOf(text, unused.range))] : []),
      fixer.removeRange(lineOf(text, statement.range)),
    ],
  };
}

/** The import of which a call uses the only name, and nothing else does. */
function onlyUsedBy(file: FileAnalysis, call: TSESTree.CallExpression): TSESTree.ImportDeclaration | undefined {
  const name = call.callee.type === 'MemberExpression' ? call.callee.object : call.callee;
  const variable = name.type === 'Identifier' ? findVariable(file.source, name, name.name) : undefined;
  const declaration = (variable?.defs[0]?.node as Node | undefined)?.parent;
  const isOnly = declaration?.type === 'ImportDeclaration' && declaration.specifiers.length === 1 && variable?.references.length === 1;
  return isOnly ? declaration : undefined;
}
