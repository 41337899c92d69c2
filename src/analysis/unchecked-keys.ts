/**
 * Keys of clients that may be missing without anyone noticing before the first request: an assertion, a fallback or a conversion stands
 * between the environment and the client, and no code checks the variable before. Clients of other hosts are left alone: they may need no key.
 */
import type { TSESTree } from '@typescript-eslint/types';
import type { Major } from '../sdk/client-classes.ts';
import { variableOfOption } from '../sdk/environment.ts';
import { type Construction, constructionOf } from './client-construction.ts';
import { environmentVariablesOf, isEnvironment } from './environment.ts';
import { isChecked } from './environment-checks.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { memberAssignments } from './members.ts';
import { exportedExpressions } from './module-exports.ts';
import { exportedName } from './bindings.ts';
import { type Node, ancestor, isClass, literalText, staticName, unwrap } from './nodes.ts';
import { writtenOption } from './options.ts';
import { findVariable } from './source-file.ts';
import { leadsToOpenAI, urlSketch } from './urls.ts';

/** `asserted`: a type assertion; `empty`, `null` and `placeholder`: what takes the place of a missing key; `text`: the text "undefined". */
export type HiddenKind = 'asserted' | 'empty' | 'null' | 'placeholder' | 'text';

interface Hidden {
  readonly kind: HiddenKind;
  readonly node: Node;
  readonly file: FileAnalysis;
  /** undefined where the missing key is written down as such */
  readonly variable: string | undefined;
}

export interface UncheckedKey extends Hidden {
  readonly construction: Construction;
  /** the option in the object literal, where the hiding expression is written in place */
  readonly property: TSESTree.Property | undefined;
  /** whether the client reads the variable by itself */
  readonly isOwnVariable: boolean;
}

/** The unchecked keys of the clients that a file builds. */
export function uncheckedKeysOf(file: FileAnalysis, major: Major): readonly UncheckedKey[] {
  const nodes = [...file.nodes('NewExpression'), ...file.nodes('CallExpression')];
  return nodes.flatMap((node) => {
    const construction = constructionOf(file, node, major);
    return construction ? uncheckedKeysIn(file, construction) : [];
  });
}

function uncheckedKeysIn(file: FileAnalysis, construction: Construction): readonly UncheckedKey[] {
  const { node, className } = construction;
  const options = node.arguments[0] && optionsOf(file, node.arguments[0]);
  if (!options || ADDRESSES.some((name) => isElsewhere(file, options, name))) return [];
  if (options.properties.some((property) => property.type === 'SpreadElement')) return [];
  const property = options.properties.find((candidate): candidate is TSESTree.Property => candidate.type === 'Property' && staticName(candidate) === 'apiKey');
  if (!property) return [];
  return hiddenIn(file, property.value, 0)
    .filter((hidden) => hidden.variable === undefined || ![hidden.node, node].some((place) => isChecked(place === node ? file : hidden.file, place, hidden.variable!)))
    .map((hidden) => ({
      ...hidden,
      construction,
      property: hidden.node === property.value && options === node.arguments[0] ? property : undefined,
      isOwnVariable: className !== 'Configuration' && hidden.variable !== undefined && variableOfOption(className, 'apiKey') === hidden.variable,
    }));
}

const ADDRESSES = ['baseURL', 'basePath', 'provider', 'azureADTokenProvider'];
const MAX_DEPTH = 6;

/** Whether an address is given that may be another one than OpenAI's. */
function isElsewhere(file: FileAnalysis, options: TSESTree.ObjectExpression, name: string): boolean {
  const written = writtenOption(options, name);
  if (!written) return false;
  const sketches = file.evaluate(written).map(urlSketch);
  return sketches.length === 0 || !sketches.every((sketch) => sketch !== undefined && leadsToOpenAI(sketch));
}

function optionsOf(file: FileAnalysis, argument: Node): TSESTree.ObjectExpression | undefined {
  const [value, ...others] = file.evaluate(argument);
  const literal = value?.root.type === 'node' && value.path.length === 0 && others.length === 0 && value.root.file === file ? value.root.node : undefined;
  return literal?.type === 'ObjectExpression' ? literal : undefined;
}

/** What hides a missing variable in the expression of a key. */
function hiddenIn(file: FileAnalysis, expression: Node, depth: number): readonly Hidden[] {
  if (depth > MAX_DEPTH) return [];
  const into = (node: Node | null | undefined, from = file): readonly Hidden[] => (node ? hiddenIn(from, node, depth + 1) : []);
  const found = (kind: HiddenKind, variable?: string): readonly Hidden[] => [{ kind, node: expression, file, variable }];
  switch (expression.type) {
    case 'TSNonNullExpression':
    case 'TSAsExpression':
    case 'TSTypeAssertion': {
      const variable = readVariable(file, expression.expression);
      return variable === undefined ? into(expression.expression) : found('asserted', variable);
    }
    case 'Literal':
      return expression.value === '' ? found('empty') : expression.value === null && expression.raw === 'null' ? found('null') : [];
    case 'LogicalExpression': {
      const variable = expression.operator === '&&' ? undefined : readVariable(file, expression.left);
      const kind = variable === undefined ? undefined : fallbackKind(expression.right);
      return kind ? found(kind, variable) : into(expression.right).filter((hidden) => hidden.variable !== undefined);
    }
    case 'ConditionalExpression': {
      const variable = readVariable(file, expression.consequent);
      const kind = variable === undefined ? undefined : fallbackKind(expression.alternate);
      return kind ? found(kind, variable) : [];
    }
    case 'TemplateLiteral': {
      const [part, ...others] = expression.expressions;
      const variable = part && others.length === 0 ? readVariable(file, part) : undefined;
      return variable !== undefined && expression.quasis.every(({ value }) => value.raw === '') ? found('text', variable) : [];
    }
    case 'BinaryExpression': {
      const [text, read] = literalText(expression.left) === '' ? [expression.left, expression.right] : [expression.right, expression.left];
      const variable = expression.operator === '+' && literalText(text) === '' ? readVariable(file, read) : undefined;
      return variable === undefined ? [] : found('text', variable);
    }
    case 'CallExpression': {
      const [argument] = expression.arguments;
      const isConversion = file.evaluate(expression.callee).some(({ root, path }) => root.type === 'global' && root.name === 'String' && path.length === 0);
      const variable = isConversion && argument ? readVariable(file, argument) : undefined;
      if (variable !== undefined) return found('text', variable);
      return isTextMethod(expression) ? into((expression.callee as TSESTree.MemberExpression).object) : [];
    }
    case 'ChainExpression':
      return into(expression.expression);
    case 'Identifier':
      return hiddenInVariable(file, expression, depth);
    case 'MemberExpression':
      return hiddenInMember(file, expression, depth);
    default:
      return [];
  }
}

function fallbackKind(node: Node): HiddenKind | undefined {
  const text = literalText(unwrap(node));
  if (text !== undefined) return text === '' ? 'empty' : 'placeholder';
  return node.type === 'Literal' && node.raw === 'null' ? 'null' : undefined;
}

function isTextMethod({ callee }: TSESTree.CallExpression): boolean {
  return callee.type === 'MemberExpression' && /^(?:trim|toString|replace|replaceAll)$/.test(staticName(callee) ?? '');
}

/** The variable that an expression reads, where it is nothing else. */
function readVariable(file: FileAnalysis, expression: Node): string | undefined {
  const node = unwrap(expression);
  if (node.type === 'CallExpression' && isTextMethod(node)) return readVariable(file, (node.callee as TSESTree.MemberExpression).object);
  if (node.type === 'LogicalExpression' && node.operator !== '&&') {
    const left = readVariable(file, node.left);
    return left === undefined ? undefined : readVariable(file, node.right);
  }
  const values = file.evaluate(node);
  const [variable, ...others] = environmentVariablesOf(file, node);
  return values.length === 1 && others.length === 0 ? variable : undefined;
}

function hiddenInVariable(file: FileAnalysis, node: TSESTree.Identifier, depth: number): readonly Hidden[] {
  const variable = findVariable(file.source, node, node.name);
  const [definition, ...others] = variable?.defs ?? [];
  if (!variable || !definition || others.length > 0 || variable.references.some((reference) => reference.isWrite() && !reference.init)) return [];
  const specifier = definition.node as Node;
  if ((definition.type as string) === 'ImportBinding') {
    const declaration = specifier.parent;
    const module = declaration?.type === 'ImportDeclaration' ? file.project.moduleFor(declaration.source.value, file) : undefined;
    module?.nodes('Program');
    const name = specifier.type === 'ImportSpecifier' ? exportedName(specifier.imported) : 'default';
    return module ? exportedExpressions(module, name).flatMap((found) => (found.path.length === 0 ? hiddenIn(found.file, found.node, depth + 1) : [])) : [];
  }
  const name = definition.name as Node;
  if (name.parent?.type === 'AssignmentPattern' && name.parent.left === name) return hiddenInDefault(file, name.parent, depth);
  const isPlain = specifier.type === 'VariableDeclarator' && specifier.id === name && specifier.init;
  return isPlain ? hiddenIn(file, specifier.init!, depth + 1) : [];
}

/** `const { OPENAI_API_KEY = '' } = process.env`. */
function hiddenInDefault(file: FileAnalysis, node: TSESTree.AssignmentPattern, depth: number): readonly Hidden[] {
  const property = node.parent;
  const declarator = property?.type === 'Property' ? property.parent?.parent : undefined;
  if (property?.type === 'Property' && declarator?.type === 'VariableDeclarator' && declarator.init) {
    const kind = file.evaluate(declarator.init).some(isEnvironment) ? fallbackKind(node.right) : undefined;
    return kind ? [{ kind, node, file, variable: staticName(property) }] : [];
  }
  return hiddenIn(file, node.right, depth + 1).filter((hidden) => hidden.variable !== undefined);
}

/** `config.apiKey` of a constant object, `this.apiKey` of a field that is written once. */
function hiddenInMember(file: FileAnalysis, node: TSESTree.MemberExpression, depth: number): readonly Hidden[] {
  const name = staticName(node);
  if (name === undefined || file.evaluate(node.object).some(isEnvironment)) return [];
  if (node.object.type === 'ThisExpression') {
    const holder = ancestor(node, isClass);
    const fields = holder?.body.body.flatMap((member) => (member.type === 'PropertyDefinition' && staticName(member) === name && member.value ? [member.value] : [])) ?? [];
    const assigned = (file.fact(memberAssignments).get(name) ?? []).filter(({ object }) => object.type === 'ThisExpression' && ancestor(object, isClass) === holder).map(({ value }) => value);
    const written = [...fields, ...assigned];
    return written.length === 1 ? hiddenIn(file, written[0]!, depth + 1) : [];
  }
  const [value, ...others] = file.evaluate(node.object);
  if (others.length > 0 || value?.root.type !== 'node' || value.path.length > 0 || value.root.node.type !== 'ObjectExpression') return [];
  const written = writtenOption(value.root.node, name);
  return written ? hiddenIn(value.root.file, written, depth + 1) : [];
}
