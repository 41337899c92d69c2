/** Parses a text for the analysis' own tests and finds expressions in it. */
import { parseForESLint } from '../../src/analysis/parse.ts';
import type { FileAnalysis } from '../../src/analysis/file-analysis.ts';
import { type ClientModule, analyzeSource } from '../../src/analysis/project.ts';
import type { Node } from '../../src/analysis/nodes.ts';

export function analyze(text: string, filename = 'test.ts', clientModules: readonly ClientModule[] = []): FileAnalysis {
  const file = analyzeSource({ filename, text, ...parseForESLint(text, { filePath: filename }) }, clientModules);
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

/** A value as one line of text: `instance openai.OpenAI .chat.completions`. */
export function describeValues(file: FileAnalysis, node: Node): string[] {
  return file.evaluate(node).map(({ root, path }) => {
    const suffix = path.map((name) => `.${name}`).join('');
    switch (root.type) {
      case 'module': return `module ${root.source}${suffix}`;
      case 'global': return `global ${root.name}${suffix}`;
      case 'instance': {
        const { root: of, path: ofPath } = root.class;
        const name = of.type === 'module' ? [of.source, ...ofPath].join('.') : of.type === 'global' ? [of.name, ...ofPath].join('.') : of.type;
        return `instance ${name}${suffix}`;
      }
      case 'call': return `call${suffix}`;
      case 'node': return `${root.node.type}${suffix}`;
      default: return `${root.type}${suffix}`;
    }
  });
}

