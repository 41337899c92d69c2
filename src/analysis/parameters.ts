/** What a parameter receives: by its annotation, as a callback of promises and arrays, or from the calls of its function in the file. */
import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { declaredValues } from './annotations.ts';
import { boundVariable } from './bindings.ts';
import { callsElsewhere } from './callers.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { addTo } from './lists.ts';
import { memberUses } from './member-uses.ts';
import { memberValues } from './members.ts';
import { type ClassNode, type FunctionNode, type Node, isClass, isFunction, outermost, staticName, unwrap } from './nodes.ts';
import { runByPackage } from './promises.ts';
import { findVariable } from './source-file.ts';
import { ELEMENT, type Value, evaluate, limited, unknown, valueOf } from './values.ts';

/** Array methods whose callback gets an element, and at which position. */
const ELEMENT_CALLBACKS: ReadonlyMap<string, number> = new Map([
  ['map', 0], ['forEach', 0], ['filter', 0], ['find', 0], ['findLast', 0], ['flatMap', 0], ['some', 0], ['every', 0], ['reduce', 1], ['reduceRight', 1],
]);

/** The values that the parameter at `index` may have; `rest` stands for `...parameter`. */
export function parameterValues(file: FileAnalysis, fn: FunctionNode, index: number, rest: boolean): readonly Value[] {
  return file.parameters.get(fn.params[index]!, () => limited(computeParameterValues(file, fn, index, rest)));
}

function computeParameterValues(file: FileAnalysis, fn: FunctionNode, index: number, rest: boolean): readonly Value[] {
  const parameter = fn.params[index]!;
  const annotated = declaredValues(file, parameter, annotationOf(parameter));
  if (annotated.length > 0 && !annotated.every(isAxiosShape)) return annotated;
  const received = [
    ...usesOf(file, fn).flatMap((use) => receivedValues(file, use, index, rest)),
    ...callsElsewhere(file, fn).flatMap((caller) => passedValues(caller.file, caller.call, index, rest)),
  ];
  if (received.length > 0) return received;
  return annotated.length > 0 ? annotated : [unknown(parameter, file)];
}

/** `AxiosResponse` and `AxiosError` say what a value looks like; who made it is known from what is passed. */
function isAxiosShape({ root }: Value): boolean {
  return root.type === 'instance' && root.class.root.type === 'module' && root.class.root.source === 'axios';
}

/** The type annotation of a parameter, below its default and its modifiers. */
export function annotationOf(parameter: Node): TSESTree.TSTypeAnnotation | undefined {
  if (parameter.type === 'TSParameterProperty') return annotationOf(parameter.parameter);
  if (parameter.type === 'AssignmentPattern') return annotationOf(parameter.left);
  return (parameter as TSESTree.Identifier).typeAnnotation;
}

function receivedValues(file: FileAnalysis, use: Node, index: number, rest: boolean): readonly Value[] {
  const site = outermost(use);
  const call = site.parent;
  if (call?.type === 'Property') return index === 0 ? judgedError(file, call) : [];
  if (!call || (call.type !== 'CallExpression' && call.type !== 'NewExpression')) return [];
  if (call.callee === site) return passedValues(file, call, index, rest);
  return call.type === 'CallExpression' ? callbackValues(file, call, call.arguments.indexOf(site as never), index) : [];
}

/** The argument that a call passes for a parameter. */
function passedValues(file: FileAnalysis, call: TSESTree.CallExpression | TSESTree.NewExpression, index: number, rest: boolean): readonly Value[] {
  if (rest) return call.arguments.slice(index).flatMap((argument) => evaluate(file, argument));
  const argument = call.arguments[index];
  return argument && argument.type !== 'SpreadElement' ? evaluate(file, argument) : [];
}

/** The error that an option of a retry library decides about: `{ retry: (error) => … }`. */
function judgedError(file: FileAnalysis, property: TSESTree.Property): readonly Value[] {
  const call = property.parent.parent;
  if (property.parent.type !== 'ObjectExpression' || call?.type !== 'CallExpression' || !call.arguments.includes(property.parent)) return [];
  const isRetried = evaluate(file, call.callee).some((callee) => runByPackage(callee, call) !== undefined);
  return isRetried ? [valueOf({ type: 'caught', from: call, file })] : [];
}

/** What a well-known method of promises and arrays passes to its callback; a local function's callback gets what that function passes. */
function callbackValues(file: FileAnalysis, call: TSESTree.CallExpression, position: number, index: number): readonly Value[] {
  if (call.callee.type === 'MemberExpression') {
    const method = staticName(call.callee);
    if (method === 'then' && position === 0) return index === 0 ? evaluate(file, call.callee.object) : [];
    if ((method === 'catch' && position === 0) || (method === 'then' && position === 1)) {
      return index === 0 ? [valueOf({ type: 'caught', from: call, file })] : [];
    }
    if (method !== undefined && position === 0 && ELEMENT_CALLBACKS.get(method) === index) {
      return evaluate(file, call.callee.object).flatMap((list) => memberValues(list, ELEMENT)).filter((value) => value.path[value.path.length - 1] !== ELEMENT);
    }
  }
  return evaluate(file, call.callee).flatMap(({ root, path }) => {
    if (root.type !== 'node' || path.length > 0 || !isFunction(root.node) || root.file !== file) return [];
    return passedByCallee(file, root.node, position, index);
  });
}

function passedByCallee(file: FileAnalysis, callee: FunctionNode, position: number, index: number): readonly Value[] {
  const parameter = callee.params[position];
  if (parameter?.type !== 'Identifier') return [];
  const variable = findVariable(file.source, callee.body, parameter.name);
  return (variable?.references ?? []).flatMap((reference) => {
    const call = reference.identifier.parent;
    if (call?.type !== 'CallExpression' || call.callee !== reference.identifier) return [];
    const argument = call.arguments[index];
    return argument && argument.type !== 'SpreadElement' ? evaluate(file, argument) : [];
  });
}

/** The expressions of the file that stand for a function: itself, or the names and members it is bound to. */
export function usesOf(file: FileAnalysis, fn: FunctionNode): readonly Node[] {
  const holder = methodOrField(fn);
  if (!holder || isConstructor(holder)) return possibleUsesOf(file, fn);
  const name = staticName(holder);
  return name === undefined ? [] : usesOfMember(file, name, holder.parent.parent);
}

/** The uses of a member's name, which all classes with such a member look through. */
interface NamedUses {
  /** those whose objects are known for good, by their classes */
  readonly byClass: Map<Node, TSESTree.MemberExpression[]>;
  open: readonly TSESTree.MemberExpression[];
}

function namedUses(file: FileAnalysis): Map<string, NamedUses> {
  return new Map([...memberUses(file)].map(([name, uses]) => [name, { byClass: new Map(), open: uses.flatMap(({ node }) => (node.type === 'MemberExpression' ? [node] : [])) }]));
}

function usesOfMember(file: FileAnalysis, name: string, holder: ClassNode): readonly Node[] {
  const uses = file.fact(namedUses).get(name);
  if (!uses) return [];
  const settled = [...(uses.byClass.get(holder) ?? [])];
  // Looking at an object may lead back here, and settle others.
  const found = uses.open.filter((use) => evaluate(file, use.object).some((value) => classOf(value) === holder));
  uses.open = uses.open.filter((use) => !settle(file, use, uses.byClass));
  return [...settled, ...found].sort((one, other) => one.range[0] - other.range[0] || other.range[1] - one.range[1]);
}

/** Puts a use with its classes, once its object's values do not depend on anything that is still being found out. */
function settle(file: FileAnalysis, use: TSESTree.MemberExpression, byClass: NamedUses['byClass']): boolean {
  const values = file.values.settled(unwrap(use.object));
  if (!values) return false;
  for (const holder of new Set(values.map(classOf))) {
    if (holder) addTo(byClass, holder, use);
  }
  return true;
}

/** The node that a value is, or that made it, if it is one of the project. */
function classOf({ root, path }: Value): Node | undefined {
  if (path.length > 0) return undefined;
  if (root.type === 'node') return root.node;
  return root.type === 'instance' && root.class.root.type === 'node' ? root.class.root.node : undefined;
}

/** The expressions that {@link usesOf} looks at: for a method all reads of its name, whatever the object. */
export function possibleUsesOf(file: FileAnalysis, fn: FunctionNode): readonly Node[] {
  const holder = methodOrField(fn);
  if (!holder) {
    const references = (boundVariable(file, fn)?.references ?? []).filter((reference) => reference.isRead());
    return [...(fn.type === 'FunctionDeclaration' ? [] : [fn]), ...references.map((reference) => reference.identifier as Node)];
  }
  if (isConstructor(holder)) return (boundVariable(file, holder.parent.parent)?.references ?? []).map((reference) => reference.identifier as Node);
  const name = staticName(holder);
  const uses = name === undefined ? [] : (memberUses(file).get(name) ?? []);
  return uses.flatMap(({ node }) => (node.type === 'MemberExpression' ? [node] : []));
}

/** What leads to the uses of {@link possibleUsesOf}: the variable of a function or class, or the name of a method. */
export function handleOf(file: FileAnalysis, fn: FunctionNode): Variable | string | undefined {
  const holder = methodOrField(fn);
  if (!holder) return boundVariable(file, fn);
  return isConstructor(holder) ? boundVariable(file, holder.parent.parent) : staticName(holder);
}

/** The class member that a function is the value of. */
function methodOrField(fn: FunctionNode): TSESTree.MethodDefinition | TSESTree.PropertyDefinition | undefined {
  const holder = fn.parent;
  if (holder?.type === 'MethodDefinition' && isClass(holder.parent.parent)) return holder;
  return holder?.type === 'PropertyDefinition' && holder.value === fn ? holder : undefined;
}

function isConstructor(holder: TSESTree.MethodDefinition | TSESTree.PropertyDefinition): boolean {
  return holder.type === 'MethodDefinition' && holder.kind === 'constructor';
}
