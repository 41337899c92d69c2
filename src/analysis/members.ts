/** What `value.name` stands for: a path grows, a literal's property is read, a class's field or method is looked up. */
import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { declaredValues } from './annotations.ts';
import { boundVariable } from './bindings.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { returnedValues } from './invocations.ts';
import { addTo } from './lists.ts';
import { Memo } from './memo.ts';
import { exportedValues } from './module-exports.ts';
import { type ClassNode, MAX_SUPERCLASSES, type Node, ancestor, isClass, isFunction, literalText, staticName } from './nodes.ts';
import { parameterValues } from './parameters.ts';
import { findVariable } from './source-file.ts';
import { type Value, ELEMENT, evaluate, isIndex, limited, unknown, valueOf } from './values.ts';

/** The values of a member of a value. */
export function memberValues(object: Value, name: string): readonly Value[] {
  const { root, path } = object;
  switch (root.type) {
    case 'namespace':
      return path.length === 0 ? exportedValues(root.file, name) : [extended(object, name)];
    case 'declared':
      return path.length === 0 && (root.exportNames.includes(name) || root.exportNames.includes(undefined)) ? [root.client] : [extended(object, name)];
    case 'list':
      return isIndex(name) ? root.elements : [extended(object, name)];
    case 'settled':
      if (path.length > 0) return [extended(object, name)];
      return name === 'value' ? [root.of] : name === 'reason' ? [valueOf({ type: 'caught', from: root.from, file: root.file })] : [extended(object, name)];
    case 'node':
      return (path.length === 0 ? definedMember(root.file, root.node, name, true) : undefined) ?? [extended(object, name)];
    case 'instance': {
      const { root: holder, path: holderPath } = root.class;
      const isLocal = path.length === 0 && holder.type === 'node' && holderPath.length === 0;
      return (isLocal ? definedMember(holder.file, holder.node, name, false) : undefined) ?? [extended(object, name)];
    }
    case 'global':
      return path.length === 0 && GLOBAL_OBJECTS.has(root.name) ? [valueOf({ type: 'global', name })] : [extended(object, name)];
    default:
      return [extended(object, name)];
  }
}

const GLOBAL_OBJECTS = new Set(['globalThis', 'window', 'self', 'global']);

function extended(object: Value, name: string): Value {
  return valueOf(object.root, [...object.path, name]);
}

/** The member of a literal, function or class (static or of its instances) of the project; undefined where it has no such member. */
function definedMember(file: FileAnalysis, node: Node, name: string, isStatic: boolean): readonly Value[] | undefined {
  if (node.type === 'ObjectExpression' && isMissing(file, node, name)) return undefined;
  return file.nodeFact(isStatic ? ownMembers : instanceMembers, node).get(name, () => {
    const found = isStatic ? nodeMemberValues(file, node, name) : isClass(node) ? classMemberValues(file, node, name, false) : undefined;
    return found && limited(found);
  });
}

/** Most options are asked for and not there, which needs no memo. */
function isMissing(file: FileAnalysis, object: TSESTree.ObjectExpression, name: string): boolean {
  const { byName, spreads } = file.nodeFact(propertiesByName, object);
  return spreads.length === 0 && name !== ELEMENT && !byName.has(name) && !file.fact(memberAssignments).has(name);
}

type Members = Memo<string, readonly Value[] | undefined>;
const ownMembers = (file: FileAnalysis): Members => new Memo(file.project.computation, []);
const instanceMembers = (file: FileAnalysis): Members => new Memo(file.project.computation, []);

function nodeMemberValues(file: FileAnalysis, node: Node, name: string): readonly Value[] | undefined {
  if (node.type === 'ObjectExpression') return objectMemberValues(file, node, name);
  if (node.type === 'ArrayExpression') return arrayMemberValues(file, node, name);
  if (isClass(node)) return classMemberValues(file, node, name, true);
  if (node.type === 'TSEnumDeclaration') return enumMemberValues(file, node, name);
  return isFunction(node) ? assignedMembers(file, node, name) : undefined;
}

function objectMemberValues(file: FileAnalysis, object: TSESTree.ObjectExpression, name: string): readonly Value[] | undefined {
  const assigned = assignedMembers(file, object, name) ?? [];
  const found: Value[] = [];
  for (const property of name === ELEMENT ? [...object.properties].reverse() : propertiesOf(file, object, name)) {
    if (property.type === 'SpreadElement') {
      found.push(...evaluate(file, property.argument).filter((value) => value.root.type !== 'unknown').flatMap((value) => memberValues(value, name)));
    } else found.push(...propertyValues(file, property));
  }
  const values = [...found, ...assigned];
  return values.length > 0 ? values : undefined;
}

/** What may define a property, the last first: what is spread behind the one of that name, and that one. */
function propertiesOf(file: FileAnalysis, object: TSESTree.ObjectExpression, name: string): readonly TSESTree.ObjectLiteralElement[] {
  const { byName, spreads } = file.nodeFact(propertiesByName, object);
  const own = byName.get(name);
  return [...spreads.filter((spread) => !own || spread.range[0] > own.range[0]), ...(own ? [own] : [])];
}

/** The last property of each name, and what is spread, the last first. */
function propertiesByName(_: FileAnalysis, object: TSESTree.ObjectExpression): { byName: ReadonlyMap<string, TSESTree.Property>; spreads: readonly TSESTree.SpreadElement[] } {
  const byName = new Map<string, TSESTree.Property>();
  const spreads: TSESTree.SpreadElement[] = [];
  for (const property of object.properties) {
    const name = property.type === 'Property' ? staticName(property) : undefined;
    if (property.type === 'SpreadElement') spreads.unshift(property);
    else if (name !== undefined) byName.set(name, property);
  }
  return { byName, spreads };
}

function propertyValues(file: FileAnalysis, property: TSESTree.Property): readonly Value[] {
  return property.kind === 'get' && isFunction(property.value) ? returnedValues(file, property.value) : evaluate(file, property.value);
}

function arrayMemberValues(file: FileAnalysis, array: TSESTree.ArrayExpression, name: string): readonly Value[] | undefined {
  if (!isIndex(name)) return undefined;
  const picked = name === ELEMENT || array.elements.some((element) => element?.type === 'SpreadElement') ? array.elements : [array.elements[Number(name)] ?? null];
  return picked.flatMap((element) => {
    if (!element) return [];
    if (element.type !== 'SpreadElement') return evaluate(file, element);
    return evaluate(file, element.argument).flatMap((value) => memberValues(value, ELEMENT));
  });
}

function enumMemberValues(file: FileAnalysis, node: TSESTree.TSEnumDeclaration, name: string): readonly Value[] | undefined {
  const member = node.body.members.find(({ id }) => (id.type === 'Identifier' ? id.name : literalText(id)) === name);
  return member?.initializer ? evaluate(file, member.initializer) : undefined;
}

/** `config.apiKey = …` after `const config = {}`; also `fn.prototype`-like members of functions. */
function assignedMembers(file: FileAnalysis, holder: Node, name: string): readonly Value[] | undefined {
  if (!file.fact(memberAssignments).has(name)) return undefined;
  const variable = boundVariable(file, holder);
  if (!variable) return undefined;
  const values = assignmentsTo(file, variable, name).flatMap(({ value }) => evaluate(file, value));
  return values.length > 0 ? values : undefined;
}

interface MemberAssignment {
  object: Node;
  value: Node;
  target: TSESTree.MemberExpression;
}

/** All `x.name = value` of a file by name. */
export function memberAssignments(file: FileAnalysis): ReadonlyMap<string, readonly MemberAssignment[]> {
  const byName = new Map<string, MemberAssignment[]>();
  for (const { left, right, operator } of file.nodes('AssignmentExpression')) {
    if (left.type !== 'MemberExpression' || !/^(?:=|\|\|=|\?\?=)$/.test(operator)) continue;
    const name = staticName(left);
    if (name === undefined) continue;
    addTo(byName, name, { object: left.object, value: right, target: left });
  }
  return byName;
}

/** A field, accessor, method or constructor-assigned member; its superclass is asked last. */
function classMemberValues(file: FileAnalysis, node: ClassNode, name: string, isStatic: boolean, depth = 0): readonly Value[] | undefined {
  const assigned = isStatic ? assignedMembers(file, node, name) ?? [] : thisAssignments(file, node, name);
  const declared = (file.nodeFact(elementsByName, node).get(name) ?? []).flatMap((member) => declaredMember(file, node, member, name, isStatic));
  const values = [...declared.filter((value) => assigned.length === 0 || value.root.type !== 'unknown'), ...assigned];
  const known = values.filter((value) => value.root.type !== 'unknown');
  if (known.length > 0) return known;
  return values.length > 0 ? values : inheritedMember(file, node, name, isStatic, depth + 1);
}

/** The elements of a class by the name that they define; a constructor may define any of its parameter properties. */
function elementsByName(_: FileAnalysis, node: ClassNode): ReadonlyMap<string, readonly TSESTree.ClassElement[]> {
  const byName = new Map<string, TSESTree.ClassElement[]>();
  const add = (name: string | undefined, element: TSESTree.ClassElement) => {
    if (name !== undefined) addTo(byName, name, element);
  };
  for (const element of node.body.body) {
    if (element.type === 'MethodDefinition' && element.kind === 'constructor') {
      for (const parameter of element.value.params) if (parameter.type === 'TSParameterProperty') add(propertyName(parameter), element);
    } else if ('key' in element) add(staticName(element), element);
  }
  return byName;
}

function propertyName({ parameter }: TSESTree.TSParameterProperty): string | undefined {
  const binding = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  return binding.type === 'Identifier' ? binding.name : undefined;
}

function declaredMember(file: FileAnalysis, holder: ClassNode, member: TSESTree.ClassElement, name: string, isStatic: boolean): readonly Value[] {
  if (member.type === 'MethodDefinition' && member.kind === 'constructor') return isStatic ? [] : parameterProperty(file, member, name);
  if (!('key' in member) || !('static' in member) || member.static !== isStatic || staticName(member) !== name) return [];
  if (member.type === 'MethodDefinition') {
    if (member.kind === 'set') return [];
    return member.kind === 'get' ? returnedValues(file, member.value as TSESTree.FunctionExpression) : [valueOf({ type: 'node', node: member.value, file })];
  }
  if (member.type !== 'PropertyDefinition' && member.type !== 'AccessorProperty') return [];
  const values = member.value ? evaluate(file, member.value) : [];
  if (values.some((value) => value.root.type !== 'unknown')) return values;
  const annotated = declaredValues(file, member, member.typeAnnotation);
  return annotated.length > 0 ? annotated : [unknown(holder, file)];
}

/** `constructor(private readonly openai: OpenAI)`. */
function parameterProperty(file: FileAnalysis, member: TSESTree.MethodDefinition, name: string): readonly Value[] {
  const constructor = member.value as TSESTree.FunctionExpression;
  return constructor.params.flatMap((parameter, index) => {
    if (parameter.type !== 'TSParameterProperty' || propertyName(parameter) !== name) return [];
    const fallback = parameter.parameter.type === 'AssignmentPattern' ? evaluate(file, parameter.parameter.right) : [];
    return [...parameterValues(file, constructor, index, false), ...fallback];
  });
}

function thisAssignments(file: FileAnalysis, holder: ClassNode, name: string): readonly Value[] {
  return assignmentsTo(file, holder, name).flatMap(({ value }) => evaluate(file, value));
}

/** The assignments to a member of a variable, or of `this` in a class. */
export function assignmentsTo(file: FileAnalysis, holder: Variable | ClassNode, name: string): readonly MemberAssignment[] {
  return assignedTo(file, holder).get(name) ?? [];
}

/** The assigned members of a variable, or of `this` in a class, by name. */
export function assignedTo(file: FileAnalysis, holder: Variable | ClassNode): ReadonlyMap<string, readonly MemberAssignment[]> {
  return file.fact(assignmentsByHolder).get(holder) ?? new Map();
}

function assignmentsByHolder(file: FileAnalysis): ReadonlyMap<Variable | Node, ReadonlyMap<string, readonly MemberAssignment[]>> {
  const byHolder = new Map<Variable | Node, Map<string, MemberAssignment[]>>();
  for (const [name, assignments] of file.fact(memberAssignments)) {
    for (const assignment of assignments) {
      const { object } = assignment;
      const holder = object.type === 'ThisExpression' ? ancestor(object, isClass) : object.type === 'Identifier' ? findVariable(file.source, object, object.name) : undefined;
      if (!holder) continue;
      let byName = byHolder.get(holder);
      if (!byName) byHolder.set(holder, (byName = new Map()));
      addTo(byName, name, assignment);
    }
  }
  return byHolder;
}

function inheritedMember(file: FileAnalysis, node: ClassNode, name: string, isStatic: boolean, depth: number): readonly Value[] | undefined {
  if (!node.superClass || depth > MAX_SUPERCLASSES) return undefined;
  for (const parent of evaluate(file, node.superClass)) {
    if (parent.root.type !== 'node' || parent.path.length > 0 || !isClass(parent.root.node) || parent.root.node === node) continue;
    const values = classMemberValues(parent.root.file, parent.root.node, name, isStatic, depth);
    if (values) return values;
  }
  return undefined;
}

