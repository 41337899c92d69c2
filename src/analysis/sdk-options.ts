/** The options that clients and requests are given, as far as the file itself writes them. */
import type { TSESTree } from '@typescript-eslint/types';
import type { ClientClassName } from '../sdk/client-classes.ts';
import { v3Methods, type V3Method } from '../sdk/legacy-methods.ts';
import { type ApiCall, apiCallOf } from './calls.ts';
import { clientClassOfValue, sdkExportPath } from './client-values.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { type Node, staticName } from './nodes.ts';
import { keyTakers, mayStandFor } from './origins.ts';

export interface ClientOptionUse {
  readonly name: string;
  readonly property: TSESTree.Property;
  readonly className: ClientClassName;
}

/** The options of the clients that the file builds from the SDK's own classes. */
export function clientOptionUses(file: FileAnalysis): readonly ClientOptionUse[] {
  const found = new Map<TSESTree.Property, ClientOptionUse>();
  for (const { callee, arguments: [options] } of file.nodes('NewExpression')) {
    if (!options || !mayStandFor(file, callee, keyTakers)) continue;
    const classes = file.evaluate(callee);
    if (classes.length === 0 || !classes.every(sdkExportPath)) continue;
    const className = clientClassOfValue(classes[0]!);
    if (!className) continue;
    for (const property of writtenProperties(file, options)) found.set(property, { name: staticName(property)!, property, className });
  }
  return [...found.values()];
}

export interface RequestOptionUse {
  readonly name: string;
  readonly property: TSESTree.Property;
  readonly request: ApiCall;
}

/** The options of requests to methods of v4 and later, as far as it is certain at which position they stand. */
export function requestOptionUses(file: FileAnalysis): readonly RequestOptionUse[] {
  return file.nodes('CallExpression').flatMap((call) => {
    const request = apiCallOf(file, call);
    const index = request && optionPositions.get(request.path);
    const options = index === undefined ? undefined : call.arguments[index];
    if (!request || !options) return [];
    return writtenProperties(file, options).map((property) => ({ name: staticName(property)!, property, request }));
  });
}

/** Position of the request options by method path, for the methods that v3 had in some form and those beside them. */
const optionPositions: ReadonlyMap<string, number> = new Map([
  ...(v3Methods as readonly V3Method[]).flatMap((method): [string, number][] => (method.replacement === null ? [] : [[method.replacement, optionPosition(method)]])),
  ['responses.create', 1], ['responses.parse', 1], ['responses.stream', 1], ['chat.completions.parse', 1], ['chat.completions.stream', 1], ['chat.completions.runTools', 1],
  ['audio.speech.create', 1],
]);

function optionPosition({ parameters, bodyKeys, droppedParameters, insertsQuery }: V3Method): number {
  if (bodyKeys) return 1;
  return parameters.length - 1 - (droppedParameters?.length ?? 0) + (insertsQuery ? 1 : 0);
}

/** The named properties of the object literals that an expression stands for, without those of other files. */
export function writtenProperties(file: FileAnalysis, expression: Node): readonly TSESTree.Property[] {
  return writtenLiterals(file, expression).flatMap(({ properties }) => properties.filter((property) => property.type === 'Property' && staticName(property) !== undefined) as TSESTree.Property[]);
}

/** The object literals of a file that an expression stands for, and those that are spread into them, each once. */
export function writtenLiterals(file: FileAnalysis, expression: Node): readonly TSESTree.ObjectExpression[] {
  const literals = new Set<TSESTree.ObjectExpression>();
  addLiterals(file, expression, literals);
  return [...literals];
}

/** Nobody spreads so many objects into each other, and the stack does not hold many more. */
const MAX_LITERALS = 200;

/** A spread may lead back to a literal that is there already: `options = { ...options, timeout }`. */
function addLiterals(file: FileAnalysis, expression: Node, literals: Set<TSESTree.ObjectExpression>): void {
  if (expression.type === 'SpreadElement' || literals.size >= MAX_LITERALS) return;
  for (const { root, path } of file.evaluate(expression)) {
    if (root.type !== 'node' || path.length > 0 || root.file !== file || root.node.type !== 'ObjectExpression' || literals.has(root.node)) continue;
    literals.add(root.node);
    for (const property of root.node.properties) if (property.type === 'SpreadElement') addLiterals(file, property.argument, literals);
  }
}
