/** Where the environment is read: `process.env.X` in every spelling. */
import type { FileAnalysis } from './file-analysis.ts';
import type { Node } from './nodes.ts';
import type { Value } from './values.ts';

/** The variable that a value was read from; undefined for what is no environment variable. */
export function environmentVariableOf(value: Value): string | undefined {
  const path = environmentPathOf(value);
  if (path) return path.length === 1 ? path[0] : undefined;
  const { root } = value;
  // Deno.env.get('X')
  if (root.type !== 'call' || value.path.length > 0 || root.callee.root.type !== 'global' || root.callee.root.name !== 'Deno') return undefined;
  const [argument] = root.node.arguments;
  return root.callee.path.join('.') === 'env.get' && argument ? root.file.constantText(argument) : undefined;
}

/** Whether a value is the environment object itself. */
export function isEnvironment(value: Value): boolean {
  return environmentPathOf(value)?.length === 0;
}

/** The path inside the environment object. */
function environmentPathOf({ root, path }: Value): readonly string[] | undefined {
  if (root.type === 'global') {
    const isHost = root.name === 'process' || root.name === 'Bun' || root.name === 'import.meta';
    return isHost && path[0] === 'env' ? path.slice(1) : undefined;
  }
  if (root.type !== 'module' || !/^(?:node:)?process$/.test(root.source)) return undefined;
  const names = path[0] === 'default' ? path.slice(1) : path;
  return names[0] === 'env' ? names.slice(1) : undefined;
}

/** The environment variables that an expression may stand for, directly or through bindings. */
export function environmentVariablesOf(file: FileAnalysis, expression: Node): readonly string[] {
  return file.evaluate(expression).flatMap((value) => environmentVariableOf(value) ?? []);
}
