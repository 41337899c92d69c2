/** The analysis of the file that ESLint lints at the moment, shared by all rules. */
import type { TSESLint } from '@typescript-eslint/utils';
import type { FileAnalysis } from './analysis/file-analysis.ts';
import { analyzeSource } from './analysis/project.ts';
import { readSettings } from './settings.ts';

const analyses = new WeakMap<object, FileAnalysis>();

/** The analysis of a rule's file; made by the first rule that asks, for each version of the text. */
export function lintedFile(context: Readonly<TSESLint.RuleContext<string, readonly unknown[]>>): FileAnalysis {
  const { ast, text, scopeManager, visitorKeys, parserServices } = context.sourceCode;
  const known = analyses.get(ast);
  if (known) return known;
  const source = {
    filename: context.physicalFilename || context.filename,
    text,
    ast,
    scopeManager: scopeManager!,
    visitorKeys: visitorKeys as Record<string, readonly string[]>,
    services: parserServices as FileAnalysis['source']['services'],
  };
  const analysis = analyzeSource(source, readSettings(context).clientModules);
  analyses.set(ast, analysis);
  return analysis;
}
