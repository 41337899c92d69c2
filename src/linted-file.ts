/** The file that ESLint lints at the moment: whether there is anything to say about it, and its analysis, shared by all rules. */
import type { ParserServicesWithTypeInformation, TSESLint } from '@typescript-eslint/utils';
import { noteLinted } from './analysis/disk-round.ts';
import type { FileAnalysis } from './analysis/file-analysis.ts';
import { analyzeLinted } from './analysis/project.ts';
import { concernsOpenAI as textConcernsOpenAI } from './analysis/sdk-reach.ts';
import { isSdkFile } from './sdk/client-classes.ts';
import { readSettings } from './settings.ts';

type Context = Readonly<TSESLint.RuleContext<string, readonly unknown[]>>;

const analyses = new WeakMap<object, FileAnalysis>();
const concerned = new WeakMap<object, boolean>();

/** Whether anything of OpenAI is, or can come, into a rule's file; found out once for all rules, from texts alone. */
export function concernsOpenAI(context: Context): boolean {
  const { ast } = context.sourceCode;
  if (!concerned.has(ast)) {
    noteLinted(context.filename);
    concerned.set(ast, mayConcernOpenAI(context));
  }
  return concerned.get(ast)!;
}

function mayConcernOpenAI(context: Context): boolean {
  const { text, parserServices } = context.sourceCode;
  // TypeScript knows clients whose types come out of packages.
  if (parserServices?.program && knowsTypesOfOpenAI(parserServices.program)) return true;
  return textConcernsOpenAI(pathOf(context), text, readSettings(context).clientModules.map(({ specifier }) => specifier));
}

const programs = new WeakMap<object, boolean>();

function knowsTypesOfOpenAI(program: ParserServicesWithTypeInformation['program']): boolean {
  if (!programs.has(program)) programs.set(program, program.getSourceFiles().some(({ fileName }) => isSdkFile(fileName)));
  return programs.get(program)!;
}

function pathOf(context: Context): string {
  return context.physicalFilename || context.filename;
}

/** The analysis of a rule's file; made by the first rule that asks, for each version of the text. */
export function lintedFile(context: Context): FileAnalysis {
  const { ast, text, scopeManager, visitorKeys, parserServices } = context.sourceCode;
  const known = analyses.get(ast);
  if (known) return known;
  const source = {
    filename: pathOf(context),
    text,
    ast,
    scopeManager: scopeManager!,
    visitorKeys: visitorKeys as Record<string, readonly string[]>,
    services: parserServices as FileAnalysis['source']['services'],
  };
  const analysis = analyzeLinted(source, readSettings(context).clientModules);
  analyses.set(ast, analysis);
  return analysis;
}
