/** Where the environment is written: `process.env.X = …` in every spelling, and the loaders of .env files. */
import type { TSESTree } from '@typescript-eslint/types';
import { environmentLoaderOf, environmentLoaders, isEnvironmentImport } from '../sdk/environment.ts';
import { environmentVariableOf, isEnvironment } from './environment.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { type Node, ancestor, isFunction, isLoop, staticName } from './nodes.ts';
import { findVariable } from './source-file.ts';
import { type Value, isNullish, memberName } from './values.ts';

export interface EnvironmentWrite {
  /** the names of the variables; `'*'` where any may be set */
  readonly variables: readonly string[] | '*';
  /** the package or method that loads a .env file */
  readonly loader?: string;
  /** false where the write may be none, or is meant to be late: it makes later reads safe, but nothing is wrong with it */
  readonly certain: boolean;
}

/** What a node writes into the environment when it runs; undefined for every other node. */
export function environmentWriteOf(file: FileAnalysis, node: Node): EnvironmentWrite | undefined {
  switch (node.type) {
    case 'AssignmentExpression':
    case 'CallExpression':
    case 'ImportDeclaration':
    case 'ImportExpression':
      return file.nodeFact(findWrite, node as Node);
    default:
      return undefined;
  }
}

function findWrite(file: FileAnalysis, node: Node): EnvironmentWrite | undefined {
  switch (node.type) {
    case 'AssignmentExpression':
      return assignmentWrite(file, node);
    case 'CallExpression':
      return callWrite(file, node);
    case 'ImportDeclaration':
      return importWrite(file, node.source.value, node.specifiers.length === 0);
    case 'ImportExpression':
      return importWrite(file, file.constantText(node.source), true);
    default:
      return undefined;
  }
}

function assignmentWrite(file: FileAnalysis, { left, right, operator }: TSESTree.AssignmentExpression): EnvironmentWrite | undefined {
  if (left.type !== 'MemberExpression') return undefined;
  // Tests put back a saved environment as a whole; one that is spread into a new object is added to.
  if (operator === '=' && isEnvironmentExpression(file, left)) return objectWrite(file, [right], extendsEnvironment(file, right));
  if (!isEnvironmentExpression(file, left.object)) return undefined;
  const name = memberName(file, left);
  if (name === undefined) return { variables: '*', certain: isLoopVariable(file, left.property) };
  return restores(file, name, right) ? undefined : { variables: [name], certain: true };
}

function extendsEnvironment(file: FileAnalysis, object: Node): boolean {
  return object.type === 'ObjectExpression' && object.properties.some((property) => property.type === 'SpreadElement' && isEnvironmentExpression(file, property.argument));
}

function isEnvironmentExpression(file: FileAnalysis, expression: Node): boolean {
  return file.evaluate(expression).some(isEnvironment);
}

/** Whether a value only puts back what the variable held before, or clears it. */
function restores(file: FileAnalysis, name: string, value: Node): boolean {
  const values = file.evaluate(value);
  return values.length > 0 && values.every((one) => isNullish(one) || isEmptyText(one) || environmentVariableOf(one) === name);
}

function isEmptyText({ root, path }: Value): boolean {
  return root.type === 'node' && path.length === 0 && root.node.type === 'Literal' && root.node.value === '';
}

/** `for (const [name, value] of …) process.env[name] = value` fills the environment; a function that is told the name may do anything. */
function isLoopVariable(file: FileAnalysis, key: Node): boolean {
  if (key.type !== 'Identifier') return false;
  const definition = findVariable(file.source, key, key.name)?.defs[0];
  if (definition?.type as string === 'Variable') return ancestor(key, (node): node is Node => isLoop(node) || isFunction(node)) !== undefined;
  const callback = definition?.node as Node | undefined;
  return isFunction(callback) && callback.parent?.type === 'CallExpression' && callback.parent.callee.type === 'MemberExpression'
    && /^(?:forEach|map)$/.test(staticName(callback.parent.callee) ?? '');
}

/** What is written by copying objects into the environment, where an unknown object may hold anything. */
function objectWrite(file: FileAnalysis, objects: readonly Node[], certain: boolean): EnvironmentWrite | undefined {
  const names = new Set<string>();
  let open = false;
  for (const object of objects) {
    const keys = keysOf(file, object);
    if (!keys) open = true;
    else for (const key of keys) names.add(key);
  }
  if (names.size > 0 && !open) return { variables: [...names], certain: true };
  return open ? { variables: '*', certain } : undefined;
}

/** The names of an object's properties that are not the environment's own; undefined where it cannot be seen. */
function keysOf(file: FileAnalysis, object: Node): readonly string[] | undefined {
  if (object.type === 'SpreadElement') return undefined;
  const keys: string[] = [];
  for (const value of file.evaluate(object)) {
    if (isEnvironment(value) || isNullish(value)) continue;
    const node = value.root.type === 'node' && value.path.length === 0 ? value.root.node : undefined;
    const found = node?.type === 'ObjectExpression' && value.root.type === 'node' ? propertyKeys(value.root.file, node) : undefined;
    if (!found) return undefined;
    keys.push(...found);
  }
  return keys;
}

function propertyKeys(file: FileAnalysis, object: TSESTree.ObjectExpression): readonly string[] | undefined {
  return file.recursiveFact(findPropertyKeys, object, []);
}

function findPropertyKeys(file: FileAnalysis, object: TSESTree.ObjectExpression): readonly string[] | undefined {
  const keys: string[] = [];
  for (const property of object.properties) {
    if (property.type === 'SpreadElement') {
      const spread = keysOf(file, property.argument);
      if (!spread) return undefined;
      keys.push(...spread);
      continue;
    }
    const name = staticName(property);
    if (name === undefined) return undefined;
    if (!restores(file, name, property.value)) keys.push(name);
  }
  return keys;
}

function callWrite(file: FileAnalysis, call: TSESTree.CallExpression): EnvironmentWrite | undefined {
  const callees = file.evaluate(call.callee);
  const [first] = call.arguments;
  if (first && callees.some(isRequire)) return importWrite(file, file.constantText(first), call.parent?.type === 'ExpressionStatement');
  for (const callee of callees) {
    const write = loaderWrite(file, call, callee) ?? writeByName(file, call, callee);
    if (write) return write;
  }
  return undefined;
}

function isRequire({ root, path }: Value): boolean {
  return root.type === 'global' && root.name === 'require' && path.length === 0;
}

function loaderWrite(file: FileAnalysis, call: TSESTree.CallExpression, { root, path }: Value): EnvironmentWrite | undefined {
  const source = root.type === 'module' ? root.source : root.type === 'global' && root.name === 'process' ? 'process' : undefined;
  const names = path[0] === 'default' ? path.slice(1) : path;
  const [name, ...rest] = names;
  if (source === undefined) return undefined;
  if (name !== undefined && rest.length === 0) {
    const loader = environmentLoaderOf(source, name);
    if (loader) return loader.targetOption && hasOtherTarget(file, call, loader.targetOption) ? undefined : { variables: '*', loader: source, certain: true };
    if (isPopulating(source, name)) return call.arguments[0] && isEnvironmentExpression(file, call.arguments[0]) ? { variables: '*', loader: source, certain: true } : undefined;
  }
  return mayLoadEnvironment(source) ? { variables: '*', certain: false } : undefined;
}

function isPopulating(source: string, name: string): boolean {
  return environmentLoaders.some((row) => row.source === source && 'populatingExports' in row && (row.populatingExports as readonly string[]).includes(name));
}

/** `config({ processEnv: values })` fills another object. */
function hasOtherTarget(file: FileAnalysis, call: TSESTree.CallExpression, option: string): boolean {
  const [first] = call.arguments;
  if (!first || first.type === 'SpreadElement') return false;
  return file.evaluate(first).some(({ root }) => {
    if (root.type !== 'node' || root.node.type !== 'ObjectExpression') return false;
    const target = root.node.properties.find((property) => property.type === 'Property' && staticName(property) === option);
    return target?.type === 'Property' && !isEnvironmentExpression(root.file, target.value);
  });
}

/** A package that is not in the table, but whose name says that it may load one. */
function mayLoadEnvironment(source: string): boolean {
  return /(?:^|[^a-z])(?:dot)?env/i.test(source) && !environmentLoaders.some((row) => row.source === source);
}

/** `Object.assign(process.env, …)` and other functions that set properties of their first argument; stubs of test runners. */
function writeByName(file: FileAnalysis, call: TSESTree.CallExpression, { root, path }: Value): EnvironmentWrite | undefined {
  const [target, key, value] = call.arguments;
  if (path[path.length - 1] === 'stubEnv' && target) {
    const name = file.constantText(target);
    return { variables: name === undefined ? '*' : [name], certain: false };
  }
  if (root.type !== 'global' || !target || !isEnvironmentExpression(file, target)) return undefined;
  const name = [root.name, ...path].join('.');
  if (name === 'Object.assign') return objectWrite(file, call.arguments.slice(1), true);
  if ((name !== 'Reflect.set' && name !== 'Object.defineProperty') || !key || !value) return undefined;
  const variable = file.constantText(key);
  if (variable === undefined) return { variables: '*', certain: false };
  return restores(file, variable, value) ? undefined : { variables: [variable], certain: true };
}

/** @param isForEffect whether nothing of the module is used, so that a module that cannot be found may be there to load the environment */
function importWrite(file: FileAnalysis, source: string | undefined, isForEffect: boolean): EnvironmentWrite | undefined {
  if (source === undefined) return undefined;
  if (isEnvironmentImport(source)) return { variables: '*', loader: source, certain: true };
  const isUnknown = isForEffect && mayLoadEnvironment(source) && !file.project.moduleFor(source, file);
  return isUnknown ? { variables: '*', certain: false } : undefined;
}
