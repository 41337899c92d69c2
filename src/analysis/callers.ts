/** The calls of a function from other files of a project that is looked at as a whole. */
import type { TSESTree } from '@typescript-eslint/types';
import { boundVariable } from './bindings.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { exportedFromModule } from './module-borders.ts';
import { type FunctionNode, type Node, outermost, staticName, unwrap } from './nodes.ts';
import { findVariable } from './source-file.ts';

export interface Caller {
  readonly call: TSESTree.CallExpression;
  readonly file: FileAnalysis;
}

/** The calls in files that import the function's module directly; none where the project is not known as a whole. */
export function callsElsewhere(file: FileAnalysis, fn: FunctionNode): readonly Caller[] {
  if (!file.project.isWhole) return [];
  // Sets the parents of a module that has only been imported so far.
  file.nodes('Program');
  if (!file.nodeFact(exportedFromModule, fn)) return [];
  const name = nameOf(file, fn);
  return file.project.importersOf(file.source.filename).flatMap((path) => {
    const importer = file.project.fileAt(path);
    if (!importer || importer === file) return [];
    return importer.nodes('CallExpression').filter((call) => mayCall(importer, call, name) && calls(importer, call, fn)).map((call) => ({ call, file: importer }));
  });
}

function calls(file: FileAnalysis, call: TSESTree.CallExpression, fn: FunctionNode): boolean {
  return file.evaluate(call.callee).some(({ root, path }) => root.type === 'node' && root.node === fn && path.length === 0);
}

/** Whether a callee has the function's name, or an imported name that may stand for it. */
function mayCall(file: FileAnalysis, { callee }: TSESTree.CallExpression, name: string | undefined): boolean {
  const node = unwrap(callee);
  if (node.type === 'MemberExpression') return staticName(node) === name;
  if (node.type !== 'Identifier') return false;
  const variable = findVariable(file.source, node, node.name);
  return node.name === name || variable?.defs[0]?.type as string === 'ImportBinding' || (variable?.scope.type === 'module' && (variable.defs[0]?.type as string) === 'Variable');
}

/** The name by which a function is bound, assigned or defined. */
function nameOf(file: FileAnalysis, fn: FunctionNode): string | undefined {
  const variable = boundVariable(file, fn);
  if (variable) return variable.name;
  const parent: Node | undefined = outermost(fn).parent;
  if (parent?.type === 'MethodDefinition' || parent?.type === 'PropertyDefinition' || parent?.type === 'Property') return staticName(parent);
  return parent?.type === 'AssignmentExpression' && parent.left.type === 'MemberExpression' ? staticName(parent.left) : undefined;
}
