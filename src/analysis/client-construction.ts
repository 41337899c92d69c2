/** What a client takes from the environment while it is built: by itself, and through the options that it is given. */
import type { TSESTree } from '@typescript-eslint/types';
import type { ClientClassName, Major } from '../sdk/client-classes.ts';
import { configurationClass } from '../sdk/client-classes.ts';
import { askedAtRequest } from '../sdk/client-options.ts';
import { environmentVariableOf as tableRow, variablesReadBy } from '../sdk/environment.ts';
import { clientClassOfValue, sdkExportPath } from './client-values.ts';
import { type EnvironmentRead, environmentReadsOf } from './environment-reads.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { type Node, MAX_SUPERCLASSES, ancestor, isClass, isFunction, staticName } from './nodes.ts';
import { keyTakers, mayStandFor } from './origins.ts';
import { type Value, isNullish } from './values.ts';

export interface Construction {
  /** the `new` expression, or the `super(…)` call of a subclass */
  readonly node: TSESTree.NewExpression | TSESTree.CallExpression;
  readonly file: FileAnalysis;
  readonly className: ClientClassName | 'Configuration';
  /** the variables that the class reads by itself, whatever their role */
  readonly variables: readonly string[];
  /** the reads whose values go into the options, wherever they stand */
  readonly reads: readonly EnvironmentRead[];
}

/** Options without which a client cannot send anything; the others have defaults. */
const REQUIRED_OPTIONS = new Set(['apiKey', 'endpoint', 'apiVersion']);
/** Options in whose place the key is only asked for at the request. */
const KEY_SOURCES = ['azureADTokenProvider', 'workloadIdentity', 'credential', 'x509Transport'];

/** Whether a client that reads a variable by itself needs it. */
export function isRequiredVariable(variable: string): boolean {
  return REQUIRED_OPTIONS.has(tableRow(variable)?.option ?? '');
}

/** The client that a `new` expression or a `super(…)` call builds; undefined for every other node. */
export function constructionOf(file: FileAnalysis, node: Node, major: Major): Construction | undefined {
  if (node.type !== 'NewExpression' && (node.type !== 'CallExpression' || node.callee.type !== 'Super')) return undefined;
  const className = constructedClass(file, node);
  if (!className) return undefined;
  const [options] = node.arguments;
  const supplied = suppliedOptions(file, options);
  const variables = supplied && className !== 'Configuration' ? ownVariables(className, supplied, major) : [];
  return { node, file, className, variables, reads: optionReads(file, options, className) };
}

function constructedClass(file: FileAnalysis, node: TSESTree.NewExpression | TSESTree.CallExpression): Construction['className'] | undefined {
  const superclass = node.type === 'CallExpression' ? ancestor(node, isClass)?.superClass : undefined;
  const callee = node.type === 'NewExpression' ? node.callee : superclass;
  for (const value of callee && mayStandFor(file, callee, keyTakers) ? file.evaluate(callee) : []) {
    const path = sdkExportPath(value);
    if (path?.length === 1 && path[0] === configurationClass) return 'Configuration';
    const className = clientClassOfValue(value);
    if (className) return hasConstructor(value) ? undefined : className;
  }
  return undefined;
}

/** A subclass with a constructor of its own builds the client in its `super(…)` call. */
function hasConstructor({ root }: Value, depth = 0): boolean {
  if (depth > MAX_SUPERCLASSES || root.type !== 'node' || !isClass(root.node)) return false;
  const { body, superClass } = root.node;
  if (body.body.some((member) => member.type === 'MethodDefinition' && member.kind === 'constructor')) return true;
  return superClass ? root.file.evaluate(superClass).some((parent) => parent.root !== root && hasConstructor(parent, depth + 1)) : false;
}

function ownVariables(className: ClientClassName, supplied: ReadonlySet<string>, major: Major): readonly string[] {
  const hasKeySource = KEY_SOURCES.some((option) => supplied.has(option));
  return variablesReadBy(className, hasKeySource ? new Set([...supplied, 'apiKey']) : supplied, major);
}

/** The names of the options that are given; undefined where they cannot be seen. */
function suppliedOptions(file: FileAnalysis, argument: Node | undefined): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  if (!argument) return names;
  return argument.type !== 'SpreadElement' && addOptions(file, argument, names) ? names : undefined;
}

/** Objects that are spread into each other; what is further away is not known, and the stack does not hold many more. */
const MAX_SPREADS = 100;

/** `around` are the objects into which the options are spread: of one that is spread into itself, nothing more is to be added. */
function addOptions(file: FileAnalysis, expression: Node, names: Set<string>, around: readonly Node[] = []): boolean {
  if (around.length >= MAX_SPREADS) return false;
  const values = file.evaluate(expression);
  return values.length > 0 && values.every((value) => {
    if (isNullish(value)) return true;
    const { root, path } = value;
    if (root.type !== 'node' || path.length > 0) return false;
    // A text in the place of the options is ignored.
    if (root.node.type === 'Literal' || root.node.type === 'TemplateLiteral') return true;
    const { node } = root;
    if (around.includes(node)) return true;
    return node.type === 'ObjectExpression' && node.properties.every((property) => addOption(root.file, property, names, [...around, node]));
  });
}

function addOption(file: FileAnalysis, property: TSESTree.ObjectLiteralElement, names: Set<string>, around: readonly Node[]): boolean {
  if (property.type === 'SpreadElement') return addOptions(file, property.argument, names, around);
  const name = staticName(property);
  if (name === undefined) return false;
  const values = file.evaluate(property.value);
  // The SDK's defaults take the place of undefined only.
  if (values.length === 0 || !values.every(isUndefined)) names.add(name);
  return true;
}

function isUndefined({ root, path }: Value): boolean {
  return root.type === 'global' && root.name === 'undefined' && path.length === 0;
}

function optionReads(file: FileAnalysis, argument: Node | undefined, className: Construction['className']): readonly EnvironmentRead[] {
  if (!argument || argument.type === 'SpreadElement') return [];
  if (argument.type !== 'ObjectExpression') return environmentReadsOf(file, argument);
  return argument.properties.flatMap((property) => {
    if (property.type === 'SpreadElement') return environmentReadsOf(file, property.argument);
    const isAskedLater = askedAtRequest(className, staticName(property) ?? '') === 'always';
    return isAskedLater || isFunction(property.value) ? [] : environmentReadsOf(file, property.value);
  });
}
