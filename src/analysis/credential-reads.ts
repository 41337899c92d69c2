/** Where a file takes credentials from the environment: reads of their variables, and clients that read their key by themselves. */
import type { TSESTree } from '@typescript-eslint/types';
import type { Major } from '../sdk/client-classes.ts';
import { credentialOptionsOf } from '../sdk/client-options.ts';
import { isCredentialVariable, variableOfOption } from '../sdk/environment.ts';
import { patternTarget } from './bindings.ts';
import { functionsOf } from './calls.ts';
import { type Construction, constructionOf } from './client-construction.ts';
import { environmentVariableOf, isEnvironment } from './environment.ts';
import { type EnvironmentRead, environmentReadsOf } from './environment-reads.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { returnArguments } from './invocations.ts';
import { addTo } from './lists.ts';
import { memberValues } from './members.ts';
import { type Node, literalText, outermost, staticName, unwrap } from './nodes.ts';
import { writtenOption } from './options.ts';
import { environment, mayComeInto, mayStandFor } from './origins.ts';
import { type Value, memberName } from './values.ts';

export interface CredentialRead {
  readonly variable: string;
  /** the expression or property that reads it, or the client that does so by itself */
  readonly node: Node;
  readonly isImplicit: boolean;
  /** the file in which the variable is read */
  readonly file: FileAnalysis;
}

/** A read that is written down, with the expression of the environment where it has one. */
interface WrittenRead {
  readonly variable: string;
  readonly node: Node;
  readonly environment: Node | undefined;
}

/** The reads of credentials in a file, each place once: known variables, and all that reach a credential option of a client. */
export function credentialReadsOf(file: FileAnalysis, major: Major): readonly CredentialRead[] {
  const known = file.fact(readsOfCredentials).map(({ node, variable }) => ({ node, variable, isImplicit: false, file }));
  const constructions = [...file.nodes('NewExpression'), ...file.nodes('CallExpression')].flatMap((node) => constructionOf(file, node, major) ?? []);
  const found = new Map<Node, CredentialRead>();
  for (const read of [...known, ...constructions.flatMap((construction) => [...optionReads(construction), ...implicitReads(construction)])]) {
    if (!found.has(read.node)) found.set(read.node, read);
  }
  return [...found.values()].sort((one, other) => one.node.range[0] - other.node.range[0]);
}

/** Only the key: the client reads the variables of the other secrets beside every key, and they may be of no use to it. */
function implicitReads({ className, variables, node, file }: Construction): readonly CredentialRead[] {
  const variable = className === 'Configuration' ? undefined : variableOfOption(className, 'apiKey');
  if (variable === undefined || !isCredentialVariable(variable) || !variables.includes(variable)) return [];
  return [{ variable, node, isImplicit: true, file }];
}

function optionReads({ className, node, file }: Construction): readonly CredentialRead[] {
  const [options] = node.arguments;
  if (!options || options.type === 'SpreadElement') return [];
  return credentialOptionsOf(className).flatMap((name) => {
    const option = writtenOption(options, name);
    const returned = option ? functionsOf(file, option).flatMap((fn) => readsReturnedBy(fn.file, fn.node)) : [];
    return [...environmentReadsOf(file, options, [name]), ...returned].flatMap((read) => placed(file, read, option ?? node));
  });
}

function readsReturnedBy(file: FileAnalysis, fn: Parameters<typeof returnArguments>[1]): readonly EnvironmentRead[] {
  const results = fn.body.type === 'BlockStatement' ? returnArguments(file, fn) : [fn.body];
  return results.flatMap((result) => environmentReadsOf(file, result));
}

/** Where a read that reaches a client is to be reported: where it is written, or at the option if that is in another module. */
function placed(file: FileAnalysis, read: EnvironmentRead, option: Node): readonly CredentialRead[] {
  const written = read.file.fact(readsByNode).get(read.node)?.find(({ variable }) => variable === read.variable);
  const isElsewhere = read.file !== file;
  if (isElsewhere && written && isCredentialVariable(read.variable)) return [];
  return [{ variable: read.variable, node: isElsewhere ? option : (written?.node ?? read.node), isImplicit: false, file: read.file }];
}

/** The written reads by the nodes that stand for them: themselves, and the environment that they read. */
function readsByNode(file: FileAnalysis): ReadonlyMap<Node, readonly WrittenRead[]> {
  const byNode = new Map<Node, WrittenRead[]>();
  for (const read of file.fact(writtenReads)) {
    for (const node of read.environment ? [read.node, read.environment] : [read.node]) addTo(byNode, node, read);
  }
  return byNode;
}

function writtenReads(file: FileAnalysis): readonly WrittenRead[] {
  return readsOf(file, () => true);
}

function readsOfCredentials(file: FileAnalysis): readonly WrittenRead[] {
  return readsOf(file, isCredentialVariable);
}

/** The reads of some variables; a name that is written down tells most of the others before any value is asked for. */
function readsOf(file: FileAnalysis, isMeant: (variable: string) => boolean): readonly WrittenRead[] {
  if (!mayComeInto(file, environment)) return [];
  const mayBe = (name: string | undefined): boolean => name === undefined || isMeant(name);
  return [
    ...file.nodes('MemberExpression').filter((node) => mayBe(staticName(node))).flatMap((node) => memberRead(file, node)),
    ...file.nodes('CallExpression').filter(({ arguments: [name] }) => name !== undefined && mayBe(literalText(name))).flatMap((node) => callRead(file, node)),
    ...file.nodes('ObjectPattern').flatMap(({ properties }) => properties.flatMap((property) => (property.type === 'Property' && mayBe(staticName(property)) ? patternRead(file, property) : []))),
  ].filter(({ variable }) => isMeant(variable));
}

function memberRead(file: FileAnalysis, node: TSESTree.MemberExpression): readonly WrittenRead[] {
  const variable = memberName(file, node);
  if (variable === undefined || !mayStandFor(file, node.object, environment) || !file.evaluate(node.object).some(isEnvironment) || isOnlyWritten(node)) return [];
  return [{ variable, node, environment: unwrap(node.object) }];
}

/** Whether a member is assigned, deleted or filled by a pattern or loop. */
function isOnlyWritten(member: Node): boolean {
  const node = outermost(member);
  const { parent } = node;
  switch (parent?.type) {
    case 'AssignmentExpression':
    case 'AssignmentPattern':
    case 'ForInStatement':
    case 'ForOfStatement':
      return parent.left === node;
    case 'UnaryExpression':
      return parent.operator === 'delete';
    case 'UpdateExpression':
    case 'ArrayPattern':
    case 'RestElement':
      return true;
    case 'Property':
      return parent.value === node && parent.parent.type === 'ObjectPattern';
    default:
      return false;
  }
}

/** `Deno.env.get('X')`. */
function callRead(file: FileAnalysis, node: TSESTree.CallExpression): readonly WrittenRead[] {
  if (!mayStandFor(file, node.callee, environment)) return [];
  return file.evaluate(node).flatMap((value) => {
    const variable = value.root.type === 'call' && value.root.node === node ? environmentVariableOf(value) : undefined;
    return variable === undefined ? [] : [{ variable, node, environment: undefined }];
  }).slice(0, 1);
}

/** `const { X } = process.env`, also of a parameter that has the environment for its default. */
function patternRead(file: FileAnalysis, property: TSESTree.Property): readonly WrittenRead[] {
  const variable = staticName(property);
  const name = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
  const target = variable === undefined ? undefined : patternTarget(name as Node);
  if (variable === undefined || !target) return [];
  const sources = target.kind === 'assigned' && target.source ? [{ node: target.source as Node, path: target.path }] : [];
  const source = [...sources, ...target.defaults].find(({ node, path }) => path[path.length - 1] === variable && holdersOf(file, node, path).some(isEnvironment));
  return source ? [{ variable, node: property, environment: unwrap(source.node) }] : [];
}

function holdersOf(file: FileAnalysis, source: Node, path: readonly string[]): readonly Value[] {
  return path.slice(0, -1).reduce<readonly Value[]>((values, name) => values.flatMap((value) => memberValues(value, name)), file.evaluate(source));
}
