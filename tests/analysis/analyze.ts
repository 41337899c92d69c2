/** Parses a text for the analysis' own tests and finds expressions in it. */
import { noteLinted } from '../../src/analysis/disk-round.ts';
import { parseForESLint } from '../../src/analysis/parse.ts';
import type { FileAnalysis } from '../../src/analysis/file-analysis.ts';
import { type ClientModule, analyzeLinted } from '../../src/analysis/project.ts';
import type { Node } from '../../src/analysis/nodes.ts';

export function analyze(text: string, filename = 'test.ts', clientModules: readonly ClientModule[] = []): FileAnalysis {
  noteLinted(filename);
  const file = analyzeLinted({ filename, text, ...parseForESLint(text, { filePath: filename }) }, clientModules);
  // The index sets the parents.
  file.nodes('Program');
  return file;
}

/** The expression behind the marker comment `/* here *​/`, or in the call `here(…)`. */
export function marked(file: FileAnalysis): Node {
  const [call] = file.nodes('CallExpression').filter(({ callee }) => callee.type === 'Identifier' && callee.name === 'here');
  if (!call?.arguments[0]) throw new Error('The text has no here(…).');
  return call.arguments[0];
}
