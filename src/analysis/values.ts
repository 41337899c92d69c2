/**
 * What an expression may stand for at run time, found by following bindings: variables, destructuring, members, class fields,
 * parameters, returns, imports of packages and of the project's own modules. A value is an access path from a root.
 * Evaluation never guesses by name: what cannot be followed is `unknown`.
 */
import { isSdkModule } from '../sdk/client-classes.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { annotatedValues } from './annotations.ts';
import { bindingValues } from './bindings.ts';
import { annotationOf } from './parameters.ts';
import { callValues, constructValues } from './invocations.ts';
import { memberValues } from './members.ts';
import { declaredMemberValues } from './member-types.ts';
import { importedModule } from './module-exports.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { type ClassNode, type Node, ancestor, isClass, isFunction, staticName, unwrap } from './nodes.ts';
import { findVariable } from './source-file.ts';
import { typedValues } from './types.ts';

export type Root =
  /** what a package exports as a whole; the path holds export names (`default` included) */
  | { readonly type: 'module'; readonly source: string }
  /** all exports of a module of the project */
  | { readonly type: 'namespace'; readonly file: FileAnalysis }
  /** a module of which the settings say that an export (any, for `undefined`) is a client */
  | { readonly type: 'declared'; readonly client: Value; readonly exportNames: readonly (string | undefined)[] }
  | { readonly type: 'global'; readonly name: string }
  /** a literal, template, object, array, function or class of the project */
  | { readonly type: 'node'; readonly node: Node; readonly file: FileAnalysis }
  /** made by `new`, or of a class by annotation (`node` is then the annotation), or `this` (`node` is then the class) */
  | { readonly type: 'instance'; readonly class: Value; readonly node: Node; readonly file: FileAnalysis }
  /** what a call returns, also when awaited, whose callee cannot be followed */
  | { readonly type: 'call'; readonly callee: Value; readonly node: TSESTree.CallExpression; readonly file: FileAnalysis }
  /** an array or iterable whose elements all have these values */
  | { readonly type: 'list'; readonly elements: readonly Value[] }
  /** an element of what `Promise.allSettled(…)` gives: its `value` is `of`, its `reason` what the call's promises reject with */
  | { readonly type: 'settled'; readonly of: Value; readonly from: TSESTree.CallExpression; readonly file: FileAnalysis }
  /** the error that a handler receives: of a `try`, or of the promise whose `.catch(…)` or second `.then` argument it is */
  | { readonly type: 'caught'; readonly from: TSESTree.TryStatement | TSESTree.CallExpression; readonly file: FileAnalysis }
  | { readonly type: 'unknown'; readonly node: Node; readonly file: FileAnalysis };

export interface Value {
  readonly root: Root;
  readonly path: readonly string[];
}

/** Any element of an array or iterable, in paths. */
export const ELEMENT = '*';

/** Whether a member's name in a path means an element. */
export function isIndex(name: string): boolean {
  return name === ELEMENT || /^\d+$/.test(name);
}

/** More values than this say no more about an expression. */
const MAX_VALUES = 64;

export function valueOf(root: Root, path: readonly string[] = []): Value {
  return { root, path };
}

export function unknown(node: Node, file: FileAnalysis): Value {
  return valueOf({ type: 'unknown', node, file });
}

/**
 * The values that an expression may have; several where assignments or branches leave more than one.
 * Promises are not told apart from what they resolve to. An empty list means that nothing is known, as in a cycle.
 */
export function evaluate(file: FileAnalysis, expression: Node): readonly Value[] {
  const node = unwrap(expression);
  return file.values.get(node, () => limited(withTypes(file, expression, evaluateNode(file, node))));
}

/** `x as OpenAI`, or the type that TypeScript infers, says what syntax could not find out. */
function withTypes(file: FileAnalysis, expression: Node, values: readonly Value[]): readonly Value[] {
  if (!values.every(isOpen)) return values;
  for (let node = expression as Node; node !== unwrap(node); node = (node as TSESTree.TSAsExpression).expression) {
    const annotation = (node as { typeAnnotation?: Node }).typeAnnotation;
    const asserted = annotation ? annotatedValues(file, annotation) : [];
    if (asserted.length > 0) return asserted;
  }
  const typed = typedValues(file, unwrap(expression));
  return typed.length > 0 ? typed : values;
}

function evaluateNode(file: FileAnalysis, node: Node): readonly Value[] {
  switch (node.type) {
    case 'Identifier':
      return identifierValues(file, node);
    case 'MemberExpression':
      return memberExpressionValues(file, node);
    case 'ThisExpression':
      return thisValues(file, node);
    case 'Super':
      return superValues(file, node);
    case 'CallExpression':
      return callValues(file, node);
    case 'NewExpression':
      return constructValues(file, node);
    case 'ImportExpression':
      return dynamicImportValues(file, node);
    case 'AwaitExpression':
      return evaluate(file, node.argument);
    case 'YieldExpression':
      return node.argument && !node.delegate ? evaluate(file, node.argument) : [unknown(node, file)];
    case 'AssignmentExpression':
      return node.operator === '=' ? evaluate(file, node.right) : [...evaluate(file, node.left), ...evaluate(file, node.right)];
    case 'LogicalExpression':
      return node.operator === '&&' ? evaluate(file, node.right) : [...evaluate(file, node.left), ...evaluate(file, node.right)];
    case 'ConditionalExpression':
      return [...evaluate(file, node.consequent), ...evaluate(file, node.alternate)];
    case 'SequenceExpression':
      return evaluate(file, node.expressions[node.expressions.length - 1]!);
    case 'MetaProperty':
      return [valueOf({ type: 'global', name: `${node.meta.name}.${node.property.name}` })];
    case 'Literal':
    case 'TemplateLiteral':
    case 'BinaryExpression':
    case 'TaggedTemplateExpression':
    case 'ObjectExpression':
    case 'ArrayExpression':
    case 'FunctionExpression':
    case 'FunctionDeclaration':
    case 'ArrowFunctionExpression':
    case 'ClassDeclaration':
    case 'ClassExpression':
      return [valueOf({ type: 'node', node, file })];
    default:
      return [unknown(node, file)];
  }
}

function identifierValues(file: FileAnalysis, node: TSESTree.Identifier): readonly Value[] {
  const variable = findVariable(file.source, node, node.name);
  if (variable) return bindingValues(file, variable, node);
  return [valueOf({ type: 'global', name: node.name })];
}

function memberExpressionValues(file: FileAnalysis, node: TSESTree.MemberExpression): readonly Value[] {
  const name = memberName(file, node);
  const objects = evaluate(file, node.object);
  if (name === undefined) {
    return objects.flatMap((object) => (isListLike(object) || isRecordOf(object, node) ? memberValues(object, ELEMENT) : [unknown(node, file)]));
  }
  return objects.flatMap((object) => (object.root.type === 'unknown' ? declaredMember(object.root, node, file, name) : memberValues(object, name)));
}

/** A member of a parameter of unknown origin, by the shape that its annotation declares. */
function declaredMember(object: Root & { type: 'unknown' }, node: Node, file: FileAnalysis, name: string): readonly Value[] {
  const annotation = isParameter(object.node) ? annotationOf(object.node) : undefined;
  const declared = annotation ? declaredMemberValues(object.file, annotation.typeAnnotation, [name]) : [];
  return declared.length > 0 ? declared : [unknown(node, file)];
}

function isParameter(node: Node): boolean {
  const { parent } = node;
  return isFunction(parent) && parent.params.includes(node as never);
}

/** Whether a value is, or starts from, a list of known elements. */
export function isListLike({ root }: Pick<Value, 'root'>): boolean {
  return root.type === 'list' || (root.type === 'node' && root.node.type === 'ArrayExpression');
}

/** `configs[stage]` in `configs[stage].key`: one of several objects of the same kind. */
function isRecordOf({ root, path }: Value, { parent }: TSESTree.MemberExpression): boolean {
  return root.type === 'node' && path.length === 0 && root.node.type === 'ObjectExpression' && unwrap(parent).type === 'MemberExpression';
}

/** The name of the member that an expression reads, computed names included where they are constant. */
export function memberName(file: FileAnalysis, node: TSESTree.MemberExpression): string | undefined {
  const written = staticName(node);
  if (written !== undefined || !node.computed) return written;
  const [value, ...others] = evaluate(file, node.property);
  if (!value || others.length > 0 || value.root.type !== 'node' || value.path.length > 0) return undefined;
  const { node: constant } = value.root;
  return constant.type === 'Literal' && typeof constant.value === 'string' ? constant.value : undefined;
}

/** `this`: an instance of the class around it, or the object literal whose method it stands in. */
function thisValues(file: FileAnalysis, node: Node): readonly Value[] {
  const owner = ancestor(node, (candidate): candidate is ThisOwner => isThisOwner(candidate));
  if (!owner) return [valueOf({ type: 'global', name: 'globalThis' })];
  if (owner.type === 'PropertyDefinition' || owner.type === 'AccessorProperty' || owner.type === 'StaticBlock') {
    const holder = owner.parent.parent;
    return 'static' in owner && !owner.static ? [instanceOf(file, holder)] : [valueOf({ type: 'node', node: holder, file })];
  }
  const member = owner.parent;
  if (member?.type === 'MethodDefinition') {
    const holder = member.parent.parent;
    return member.static ? [valueOf({ type: 'node', node: holder, file })] : [instanceOf(file, holder)];
  }
  if (member?.type === 'Property' && member.parent.type === 'ObjectExpression') return evaluate(file, member.parent);
  return [unknown(node, file)];
}

type ThisOwner = TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.PropertyDefinition | TSESTree.AccessorProperty | TSESTree.StaticBlock;

function isThisOwner(node: Node): boolean {
  return (isFunction(node) && node.type !== 'ArrowFunctionExpression') || node.type === 'PropertyDefinition' || node.type === 'AccessorProperty' || node.type === 'StaticBlock';
}

/** `super.method`: an instance of the parent class; `super(…)` gives nothing. */
function superValues(file: FileAnalysis, node: Node): readonly Value[] {
  const parent = node.parent?.type === 'MemberExpression' ? ancestor(node, isClass)?.superClass : undefined;
  if (!parent) return [unknown(node, file)];
  return evaluate(file, parent).map((found) => valueOf({ type: 'instance', class: found, node, file }));
}

function instanceOf(file: FileAnalysis, holder: ClassNode): Value {
  return valueOf({ type: 'instance', class: valueOf({ type: 'node', node: holder, file }), node: holder, file });
}

/** `await import('x')`: the module's namespace. */
function dynamicImportValues(file: FileAnalysis, node: TSESTree.ImportExpression): readonly Value[] {
  const source = file.constantText(node.source);
  return source === undefined ? [unknown(node, file)] : importedModule(file, source, 'namespace');
}

/** The first values of a list, each once: the same root and path twice adds nothing. */
export function limited(values: readonly Value[]): readonly Value[] {
  if (values.length < 2) return values;
  const seen = new Map<unknown, string[]>();
  return values.slice(0, MAX_VALUES * MAX_VALUES).filter((value) => {
    const root = value.root;
    const identity = root.type === 'node' || root.type === 'instance' || root.type === 'call' || root.type === 'unknown' ? root.node
      : root.type === 'module' ? root.source : root.type === 'global' ? `global ${root.name}` : root;
    const path = `${root.type} ${value.path.join('.')}`;
    const paths = seen.get(identity);
    if (paths?.includes(path)) return false;
    if (paths) paths.push(path);
    else seen.set(identity, [path]);
    return true;
  }).slice(0, MAX_VALUES);
}

/** Whether a value is so little known that a type annotation says more; what a client's call returns is known from the call. */
export function isOpen({ root }: Value): boolean {
  if (root.type === 'call') return root.callee.root.type !== 'instance' || root.callee.root.class.root.type === 'global';
  return root.type === 'unknown' || root.type === 'global' || (root.type === 'module' && !isSdkModule(root.source));
}

/** Whether a value is `null`, `undefined` or nothing but a missing value. */
export function isNullish({ root, path }: Value): boolean {
  if (path.length > 0) return false;
  if (root.type === 'global') return root.name === 'undefined';
  if (root.type !== 'node') return false;
  return (root.node.type === 'Literal' && root.node.value === null && !('regex' in root.node)) || (root.node as Node).type === ('UnaryExpression' as string);
}

