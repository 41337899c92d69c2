/** The places where the environment is read for a value, however many bindings, objects and modules lie between. */
import type { Definition, Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { exportedName, patternTarget, writesReaching } from './bindings.ts';
import { environmentVariableOf, isEnvironment } from './environment.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { returnArguments } from './invocations.ts';
import { assignmentsTo } from './members.ts';
import { exportedExpressions } from './module-exports.ts';
import { type ClassNode, type FunctionNode, type Node, ancestor, isClass, isFunction, outermost, staticName, unwrap } from './nodes.ts';
import { usesOf } from './parameters.ts';
import { findVariable } from './source-file.ts';
import { memberName } from './values.ts';

export interface EnvironmentRead {
  readonly variable: string;
  /** the expression whose evaluation reads the variable */
  readonly node: Node;
  readonly file: FileAnalysis;
}

const MAX_STEPS = 2_000;
/** Expressions that lead to each other; the stack does not hold many more. */
const MAX_DEPTH = 400;
const CONVERSIONS = new Set(['String', 'Number', 'Boolean', 'parseInt', 'parseFloat', 'JSON.parse', 'Object.freeze', 'Promise.resolve', 'encodeURI']);
const TEXT_METHODS = /^(?:trim(?:Start|End)?|replace(?:All)?|split|slice|substring|toString|to(?:Lower|Upper)Case|concat|valueOf|at)$/;

/**
 * The reads of the environment that go into an expression's value.
 * @param path the member of the value that is asked for; all of it where empty
 */
export function environmentReadsOf(file: FileAnalysis, expression: Node, path: readonly string[] = []): readonly EnvironmentRead[] {
  const trace = new Trace();
  trace.follow(file, expression, path);
  return trace.reads;
}

class Trace {
  readonly reads: EnvironmentRead[] = [];
  private readonly seen = new Map<Node, Set<string>>();
  private steps = 0;
  private depth = 0;

  /** @param path the members of the expression's value that are asked for; all of it where empty */
  follow(file: FileAnalysis, expression: Node, path: readonly string[]): void {
    const node = unwrap(expression);
    if (this.depth >= MAX_DEPTH || !this.isNew(node, path)) return;
    this.depth++;
    this.followNode(file, node, path);
    this.depth--;
  }

  private followNode(file: FileAnalysis, node: Node, path: readonly string[]): void {
    const values = file.evaluate(node);
    const [variable] = path;
    if (values.some(isEnvironment)) {
      if (variable !== undefined) this.reads.push({ variable, node, file });
      return;
    }
    const module = values.find(({ root, path: members }) => root.type === 'namespace' && members.length === 0)?.root;
    if (module?.type === 'namespace') return variable === undefined ? undefined : this.followExport(module.file, variable, path.slice(1));
    switch (node.type) {
      case 'Identifier':
        return this.followVariable(file, findVariable(file.source, node, node.name), node, path);
      case 'MemberExpression': {
        const name = memberName(file, node);
        if (name !== undefined) this.follow(file, node.object, [name, ...path]);
        return;
      }
      case 'ThisExpression': {
        const holder = ancestor(node, isClass);
        if (holder) this.followField(file, holder, path);
        return;
      }
      case 'ObjectExpression':
        return this.followObject(file, node, path);
      case 'ArrayExpression':
        for (const element of node.elements) if (element) this.follow(file, element.type === 'SpreadElement' ? element.argument : element, path.slice(1));
        return;
      case 'ConditionalExpression':
        this.follow(file, node.consequent, path);
        return this.follow(file, node.alternate, path);
      case 'LogicalExpression':
      case 'BinaryExpression':
        // What `&&` takes from its left side is false or empty: it has no members.
        if (node.operator !== '&&' || path.length === 0) this.follow(file, node.left, path);
        return this.follow(file, node.right, path);
      case 'TemplateLiteral':
        for (const part of node.expressions) this.follow(file, part, []);
        return;
      case 'AssignmentExpression':
        return this.follow(file, node.right, path);
      case 'AwaitExpression':
        return this.follow(file, node.argument, path);
      case 'SequenceExpression':
        return this.follow(file, node.expressions[node.expressions.length - 1]!, path);
      case 'CallExpression':
        return this.followCall(file, node, path);
      case 'NewExpression':
        for (const { root } of file.evaluate(node.callee)) if (root.type === 'node' && isClass(root.node)) this.followField(root.file, root.node, path);
        return;
    }
  }

  private isNew(node: Node, path: readonly string[]): boolean {
    const key = path.join('.');
    const paths = this.seen.get(node);
    if (paths?.has(key) || path.length > 8 || ++this.steps > MAX_STEPS) return false;
    if (paths) paths.add(key);
    else this.seen.set(node, new Set([key]));
    return true;
  }

  private followVariable(file: FileAnalysis, variable: Variable | undefined, use: Node, path: readonly string[]): void {
    const definition = variable?.defs[0];
    if (!variable || !definition) return;
    if (definition.type as string === 'ImportBinding') return this.followImport(file, definition, path);
    if (definition.type as string === 'Parameter') this.followParameter(file, definition.name as Node, path);
    for (const write of writesReaching(variable, use)) {
      const target = patternTarget(write);
      if (target?.kind !== 'assigned') continue;
      if (target.source) this.follow(file, target.source, [...target.path, ...path]);
      for (const fallback of target.defaults) this.follow(file, fallback.node, [...fallback.path, ...path]);
    }
  }

  private followImport(file: FileAnalysis, { node }: Definition, path: readonly string[]): void {
    const specifier = node as Node;
    if (specifier.parent?.type !== 'ImportDeclaration') return;
    const module = file.project.moduleFor(specifier.parent.source.value, file);
    if (!module) return;
    this.followExport(module, specifier.type === 'ImportSpecifier' ? exportedName(specifier.imported) : 'default', path);
  }

  private followExport(module: FileAnalysis, name: string, path: readonly string[]): void {
    module.nodes('Program');
    for (const found of exportedExpressions(module, name)) this.follow(found.file, found.node, [...found.path, ...path]);
  }

  private followParameter(file: FileAnalysis, name: Node, path: readonly string[]): void {
    const target = patternTarget(name);
    if (target?.kind !== 'parameter') return;
    for (const fallback of target.defaults) this.follow(file, fallback.node, [...fallback.path, ...path]);
    if (target.rest) return;
    for (const use of usesOf(file, target.function)) {
      const site = outermost(use);
      const call = site.parent;
      if ((call?.type !== 'CallExpression' && call?.type !== 'NewExpression') || call.callee !== site) continue;
      const argument = call.arguments[target.index];
      if (argument && argument.type !== 'SpreadElement') this.follow(file, argument, [...target.path, ...path]);
    }
  }

  private followObject(file: FileAnalysis, object: TSESTree.ObjectExpression, path: readonly string[]): void {
    const [name, ...rest] = path;
    for (const property of object.properties) {
      if (property.type === 'SpreadElement') this.follow(file, property.argument, path);
      else if (name === undefined || staticName(property) === name) this.followProperty(file, property, rest);
    }
  }

  private followProperty(file: FileAnalysis, { kind, value }: TSESTree.Property, path: readonly string[]): void {
    if (kind === 'get' && isFunction(value)) this.followReturns(file, value, path);
    else this.follow(file, value, path);
  }

  private followField(file: FileAnalysis, holder: ClassNode, path: readonly string[]): void {
    const [name, ...rest] = path;
    if (name === undefined) return;
    for (const member of holder.body.body) {
      if (member.type === 'PropertyDefinition' && staticName(member) === name && member.value) this.follow(file, member.value, rest);
      if (member.type === 'MethodDefinition' && member.kind === 'get' && staticName(member) === name && isFunction(member.value)) this.followReturns(file, member.value, rest);
    }
    for (const { value } of assignmentsTo(file, holder, name)) this.follow(file, value, rest);
  }

  private followReturns(file: FileAnalysis, fn: FunctionNode, path: readonly string[]): void {
    for (const result of fn.body.type === 'BlockStatement' ? returnArguments(file, fn) : [fn.body]) this.follow(file, result, path);
  }

  private followCall(file: FileAnalysis, call: TSESTree.CallExpression, path: readonly string[]): void {
    for (const value of file.evaluate(call)) {
      const variable = environmentVariableOf(value);
      if (variable !== undefined && value.root.type === 'call') return void this.reads.push({ variable, node: call, file });
      // What `require` of a project module gives.
      const isExported = value.root.type === 'node' && call.callee.type === 'Identifier' && call.callee.name === 'require';
      if (isExported && value.root.type === 'node') this.follow(value.root.file, value.root.node, [...value.path, ...path]);
    }
    const method = call.callee.type === 'MemberExpression' ? staticName(call.callee) : undefined;
    if (method !== undefined && TEXT_METHODS.test(method) && call.callee.type === 'MemberExpression') this.follow(file, call.callee.object, []);
    for (const callee of file.evaluate(call.callee)) {
      const { root } = callee;
      if (root.type === 'node' && isFunction(root.node) && callee.path.length === 0) this.followReturns(root.file, root.node, path);
      else if (root.type === 'global' && CONVERSIONS.has([root.name, ...callee.path].join('.'))) this.followArguments(file, call, path);
      else if (path.length > 0) this.followValidation(file, call, path);
    }
  }

  private followArguments(file: FileAnalysis, call: TSESTree.CallExpression, path: readonly string[]): void {
    for (const argument of call.arguments) if (argument.type !== 'SpreadElement') this.follow(file, argument, path);
  }

  /** `schema.parse(process.env).X`, `cleanEnv(process.env, …).X`, `createEnv({ runtimeEnv: process.env }).X` read the variable in the call. */
  private followValidation(file: FileAnalysis, call: TSESTree.CallExpression, path: readonly string[]): void {
    const variable = path[path.length - 1]!;
    for (const argument of call.arguments) {
      if (argument.type === 'SpreadElement') continue;
      this.followInput(file, argument, variable);
      if (argument.type !== 'ObjectExpression') continue;
      for (const property of argument.properties) if (property.type === 'Property') this.followInput(file, property.value, variable);
    }
  }

  private followInput(file: FileAnalysis, input: Node, variable: string): void {
    const values = file.evaluate(input);
    const isObject = values.some(({ root, path }) => root.type === 'node' && path.length === 0 && root.node.type === 'ObjectExpression');
    if (isObject || values.some(isEnvironment)) this.follow(file, input, [variable]);
  }
}
