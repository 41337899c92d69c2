/** What a variable holds where it is read: its import, its reaching assignments, its function, class or parameter. */
import type { Definition, Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { declaredValues } from './annotations.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { firstIndex } from './lists.ts';
import { importedModule } from './module-exports.ts';
import { declaredMemberValues } from './member-types.ts';
import { memberValues } from './members.ts';
import { type FunctionNode, type Node, contains, enclosingFunction, isFunction, isLoop, literalText, outermost, staticName } from './nodes.ts';
import { annotationOf, parameterValues } from './parameters.ts';
import { findVariable } from './source-file.ts';
import { ELEMENT, type Value, evaluate, isOpen, unknown, valueOf } from './values.ts';

/** The values of a variable at `use`. */
export function bindingValues(file: FileAnalysis, variable: Variable, use: Node): readonly Value[] {
  const definition = variable.defs[0];
  if (!definition) return [unknown(use, file)];
  switch (definition.type as string) {
    case 'ImportBinding':
      return importBindingValues(file, definition);
    case 'FunctionName':
    case 'ClassName':
    case 'TSEnumName':
      return withAssignments(file, variable, use, [valueOf({ type: 'node', node: definition.node as Node, file })]);
    case 'Variable':
      return variableValues(file, variable, use);
    case 'Parameter':
      return withAssignments(file, variable, use, parameterBindingValues(file, definition.name as Node));
    case 'CatchClause':
      return catchValues(file, definition);
    default:
      return [unknown(use, file)];
  }
}

function importBindingValues(file: FileAnalysis, definition: Definition): readonly Value[] {
  const node = definition.node as Node;
  if (node.type === 'TSImportEqualsDeclaration') {
    const reference = node.moduleReference;
    const source = reference.type === 'TSExternalModuleReference' ? literalText(reference.expression) : undefined;
    if (source !== undefined) return importedModule(file, source, 'require');
    return reference.type === 'TSExternalModuleReference' ? [unknown(node, file)] : entityValues(file, reference);
  }
  const declaration = node.parent as TSESTree.ImportDeclaration;
  const source = declaration.source.value;
  if (node.type === 'ImportNamespaceSpecifier') return importedModule(file, source, 'namespace');
  const name = node.type === 'ImportSpecifier' ? exportedName(node.imported) : 'default';
  return importedModule(file, source, 'namespace').flatMap((module) => memberValues(module, name));
}

/** `import X = A.B`. */
export function entityValues(file: FileAnalysis, name: Node): readonly Value[] {
  if (name.type === 'Identifier') return evaluate(file, name);
  if (name.type !== 'TSQualifiedName') return [unknown(name, file)];
  return entityValues(file, name.left).flatMap((left) => memberValues(left, name.right.name));
}

/** Import and export names may be strings. */
export function exportedName(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === 'Identifier' ? node.name : node.value;
}

function variableValues(file: FileAnalysis, variable: Variable, use: Node): readonly Value[] {
  const values = writesReaching(variable, use).flatMap((identifier) => assignedValues(file, identifier));
  if (!values.every(isOpen)) return values;
  const annotated = variable.identifiers.flatMap((identifier) => declaredValues(file, identifier as Node, (identifier as TSESTree.Identifier).typeAnnotation));
  if (annotated.length > 0) return annotated;
  return values.length > 0 ? values : [unknown(use, file)];
}

function withAssignments(file: FileAnalysis, variable: Variable, use: Node, initial: readonly Value[]): readonly Value[] {
  const reaching = writesReaching(variable, use);
  if (reaching.length === 0) return initial;
  const killed = reaching.some((identifier) => isUnconditional(identifier, use));
  return [...(killed ? [] : initial), ...reaching.flatMap((identifier) => assignedValues(file, identifier))];
}

function catchValues(file: FileAnalysis, definition: Definition): readonly Value[] {
  const clause = definition.node as TSESTree.CatchClause;
  const origin = valueOf({ type: 'caught', from: clause.parent as TSESTree.TryStatement, file });
  if (definition.name === clause.param) return [origin];
  const target = patternTarget(definition.name as Node);
  return target ? followPath([origin], target.path) : [origin];
}

/** The values that a pattern takes apart, wherever it stands: `{ data }` in a declaration, an assignment, a parameter, a `catch`. */
export function patternValues(file: FileAnalysis, pattern: Node): readonly Value[] {
  const target = patternTarget(pattern);
  if (target?.kind === 'parameter') return parameterBindingValues(file, pattern);
  if (target?.writer.type !== 'CatchClause') return target ? assignedValues(file, pattern) : [unknown(pattern, file)];
  return followPath([valueOf({ type: 'caught', from: target.writer.parent as TSESTree.TryStatement, file })], target.path);
}

function parameterBindingValues(file: FileAnalysis, name: Node): readonly Value[] {
  const target = patternTarget(name);
  if (!target || target.kind !== 'parameter') return [unknown(name, file)];
  const whole = parameterValues(file, target.function, target.index, target.rest);
  const values = followPath(whole, target.path);
  const defaults = defaultValues(file, target.defaults);
  const known = [...values.filter((value) => value.root.type !== 'unknown'), ...defaults];
  if (known.length > 0) return known;
  const annotation = annotationOf(target.function.params[target.index]!);
  const declared = annotation ? declaredMemberValues(file, annotation.typeAnnotation, target.path) : [];
  return declared.length > 0 ? declared : values;
}

/** The values that one write gives to the identifier in its pattern. */
function assignedValues(file: FileAnalysis, identifier: Node): readonly Value[] {
  const target = patternTarget(identifier);
  if (!target || target.kind === 'parameter' || !target.source) return [];
  const whole = target.compound ? [unknown(identifier, file)] : evaluate(file, target.source);
  const values = followPath(whole, target.path);
  return [...values, ...defaultValues(file, target.defaults)];
}

function defaultValues(file: FileAnalysis, defaults: readonly PatternDefault[]): readonly Value[] {
  return defaults.flatMap(({ node, path }) => followPath(evaluate(file, node), path));
}

function followPath(values: readonly Value[], path: readonly string[]): readonly Value[] {
  return path.reduce<readonly Value[]>((current, name) => current.flatMap((value) => memberValues(value, name)), values);
}

/** The variable that a function, class or other expression is bound to where it stands: by its own name, a declarator or an assignment. */
export function boundVariable(file: FileAnalysis, node: Node): Variable | undefined {
  if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') {
    return node.id ? findVariable(file.source, node.parent, node.id.name) : undefined;
  }
  const parent = outermost(node).parent;
  const target = parent?.type === 'VariableDeclarator' ? parent.id : parent?.type === 'AssignmentExpression' && parent.operator === '=' ? parent.left : undefined;
  return target?.type === 'Identifier' ? findVariable(file.source, target, target.name) : undefined;
}

/** A default in a pattern, with the path from it to the identifier: `a` of `{ a } = { a: 1 }` has the path `['a']`. */
interface PatternDefault {
  node: Node;
  path: readonly string[];
}

interface AssignedTarget {
  kind: 'assigned';
  /** the expression on the right; none in `let x;` */
  source: Node | null;
  /** `+=` and its like */
  compound: boolean;
  path: string[];
  defaults: PatternDefault[];
  /** the declarator, assignment or loop that writes */
  writer: Node;
}

interface ParameterTarget {
  kind: 'parameter';
  function: FunctionNode;
  index: number;
  rest: boolean;
  path: string[];
  defaults: PatternDefault[];
}

/** Where an identifier in a binding or assignment pattern gets its value from, and by which path. */
export function patternTarget(identifier: Node): AssignedTarget | ParameterTarget | undefined {
  const path: string[] = [];
  const defaults: PatternDefault[] = [];
  let rest = false;
  for (let node = identifier; node.parent; node = node.parent) {
    const parent: Node = node.parent;
    switch (parent.type) {
      case 'AssignmentPattern':
        if (parent.left === node) defaults.push({ node: parent.right, path: [...path] });
        break;
      case 'Property': {
        const name = staticName(parent);
        path.unshift(name ?? ELEMENT);
        break;
      }
      case 'ArrayPattern':
        path.unshift(rest ? ELEMENT : String(parent.elements.indexOf(node as never)));
        break;
      case 'RestElement':
        rest = true;
        break;
      case 'ObjectPattern':
      case 'TSParameterProperty':
        break;
      case 'VariableDeclarator':
        return { kind: 'assigned', path, defaults, compound: false, ...declaratorSource(parent, path) };
      case 'AssignmentExpression':
        return { kind: 'assigned', path, defaults, source: parent.right, compound: !/^(?:=|\|\|=|&&=|\?\?=)$/.test(parent.operator), writer: parent };
      case 'ForOfStatement':
      case 'ForInStatement':
        return { kind: 'assigned', path: [ELEMENT, ...path], defaults, source: parent.right, compound: parent.type === 'ForInStatement', writer: parent };
      case 'CatchClause':
        return { kind: 'assigned', path, defaults, source: null, compound: false, writer: parent };
      default: {
        if (!isFunction(parent)) return undefined;
        const index = parent.params.indexOf(node as never);
        return index < 0 ? undefined : { kind: 'parameter', function: parent, index, rest, path, defaults };
      }
    }
  }
  return undefined;
}

function declaratorSource(declarator: TSESTree.VariableDeclarator, path: string[]): Pick<AssignedTarget, 'source' | 'writer'> & Partial<AssignedTarget> {
  const loop: Node | undefined = declarator.parent.parent;
  if (loop?.type === 'ForOfStatement' && loop.left === declarator.parent) return { source: loop.right, writer: loop, path: [ELEMENT, ...path] };
  if (loop?.type === 'ForInStatement' && loop.left === declarator.parent) return { source: loop.right, writer: loop, compound: true };
  return { source: declarator.init, writer: declarator };
}

interface Write {
  identifier: Node;
  /** offset behind which the variable has its new value */
  end: number;
  home: FunctionNode | undefined;
}

/** More conditional writes in a row than this say no more about a read. */
const MAX_CONDITIONAL_WRITES = 32;

const writesByVariable = new WeakMap<Variable, readonly Write[]>();

/** The writes of a variable in the order in which they take effect where code runs downwards. */
export function writesOf(variable: Variable): readonly Write[] {
  let writes = writesByVariable.get(variable);
  if (writes) return writes;
  writes = variable.references
    .filter((reference) => reference.isWrite())
    .map((reference) => reference.identifier as Node)
    // A parameter's default counts as a write for the scope analysis.
    .filter((identifier) => patternTarget(identifier)?.kind !== 'parameter')
    .map((identifier) => ({ identifier, end: effectEnd(identifier), home: enclosingFunction(identifier) }))
    .sort((a, b) => a.end - b.end);
  writesByVariable.set(variable, writes);
  return writes;
}

const homesByVariable = new WeakMap<Variable, FunctionNode | 'several' | undefined>();

/** The function in which all writes of a variable stand, if there is one. */
function homeOf(variable: Variable): FunctionNode | 'several' | undefined {
  if (homesByVariable.has(variable)) return homesByVariable.get(variable);
  const writes = writesOf(variable);
  const home = writes.every((write) => write.home === writes[0]!.home) ? writes[0]?.home : 'several';
  homesByVariable.set(variable, home);
  return home;
}

/**
 * The identifiers of the writes whose value a read may see: all of them where closures make the order unknowable, otherwise the
 * last one that certainly runs before, and the conditional ones after it.
 */
export function writesReaching(variable: Variable, use: Node): readonly Node[] {
  const writes = writesOf(variable);
  if (writes.length < 2) return writes.map(({ identifier }) => identifier);
  const home = enclosingFunction(use);
  if (homeOf(variable) !== home) return writes.slice(-MAX_CONDITIONAL_WRITES).map(({ identifier }) => identifier);
  const next = firstIndex(writes, ({ end }) => end > use.range[0]);
  let first = next - 1;
  while (first > 0 && next - first < MAX_CONDITIONAL_WRITES && !isUnconditional(writes[first]!.identifier, use)) first--;
  const reaching = writes.slice(Math.max(first, 0), next).map(({ identifier }) => identifier);
  return [...reaching, ...writesOfNextRound(writes, next, reaching[0], use)];
}

/** In a loop, a write below the read reaches it in the next round, unless the read's own write stands in the same loop. */
function writesOfNextRound(writes: readonly Write[], next: number, killing: Node | undefined, use: Node): readonly Node[] {
  if (next === writes.length) return [];
  const loops: Node[] = [];
  for (let node = use.parent; node && !isFunction(node); node = node.parent) {
    if (isLoop(node) && !(killing && contains(node, killing) && isUnconditional(killing, use))) loops.push(node);
  }
  const outermostLoop = loops[loops.length - 1];
  if (!outermostLoop) return [];
  const found: Node[] = [];
  for (const { identifier, end } of writes.slice(next, next + MAX_CONDITIONAL_WRITES)) {
    if (end <= outermostLoop.range[1] && contains(outermostLoop, identifier)) found.push(identifier);
  }
  return found;
}

function effectEnd(write: Node): number {
  const target = patternTarget(write);
  if (!target || target.kind === 'parameter') return write.range[1];
  return target.writer.type === 'ForOfStatement' || target.writer.type === 'ForInStatement' ? target.writer.right.range[1] : target.writer.range[1];
}

/** Whether a write certainly runs before a read below it: its statement stands in a block around the read. */
function isUnconditional(write: Node, use: Node): boolean {
  const target = patternTarget(write);
  if (!target || target.kind === 'parameter') return true;
  if (target.writer.type === 'AssignmentExpression' && /^(?:\|\||&&|\?\?)=$/.test(target.writer.operator)) return false;
  if (target.writer.type === 'ForOfStatement' || target.writer.type === 'ForInStatement') return contains(target.writer.body, use);
  for (let node: Node = target.writer; node.parent; node = node.parent) {
    const parent: Node = node.parent;
    if (parent.type === 'LogicalExpression' && parent.right === node) return false;
    if (parent.type === 'ConditionalExpression' && parent.test !== node) return false;
    if (parent.type === 'BlockStatement' || parent.type === 'Program' || parent.type === 'StaticBlock' || parent.type === 'SwitchCase') return contains(parent, use);
    if (parent.type === 'ForStatement' && parent.init === node) return contains(parent, use) || contains(parent.parent, use);
    if (isFunction(parent)) return false;
    if (isBranch(parent, node)) return false;
  }
  return true;
}

function isBranch(parent: Node, child: Node): boolean {
  if (parent.type === 'IfStatement') return parent.test !== child;
  return isLoop(parent) && (parent as { body?: Node }).body === child;
}
