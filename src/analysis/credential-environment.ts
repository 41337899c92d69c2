/** Credentials written into the environment, and what stands in where a credential's variable is not set. */
import type { TSESTree } from '@typescript-eslint/types';
import { credentialVariables, isCredentialVariable } from '../sdk/environment.ts';
import { patternTarget } from './bindings.ts';
import type { CredentialUse } from './credential-uses.ts';
import { environmentVariableOf, isEnvironment } from './environment.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { memberValues } from './members.ts';
import { type Node, staticName, unwrap } from './nodes.ts';
import { textsOfValues } from './options.ts';
import { type Value, evaluate, memberName } from './values.ts';

/** Writes to the variables that the SDK reads a secret from, and fallbacks for them, wherever those lead. */
export function environmentUses(file: FileAnalysis): readonly CredentialUse[] {
  return [
    ...file.nodes('AssignmentExpression').flatMap((node) => writeUses(file, node)),
    ...file.nodes('CallExpression').flatMap((node) => callUses(file, node)),
    ...(credentialVariables.some((variable) => file.source.text.includes(variable)) ? fallbacksInFile(file) : []),
  ];
}

function fallbacksInFile(file: FileAnalysis): readonly CredentialUse[] {
  return [
    ...file.nodes('LogicalExpression').flatMap((node) => (node.operator === '&&' ? [] : fallbackUses(file, node, node.right))),
    ...file.nodes('ConditionalExpression').flatMap((node) => fallbackUses(file, node, node.alternate)),
    ...file.nodes('AssignmentPattern').flatMap((node) => defaultUses(file, node)),
    ...file.nodes('CallExpression').flatMap((node) => settingUses(file, node)),
  ];
}

/** `config.get('OPENAI_API_KEY', '…')`: whatever the function does, a text beside the variable's name is its value. */
function settingUses(file: FileAnalysis, { arguments: [name, site] }: TSESTree.CallExpression): readonly CredentialUse[] {
  const variable = name && site ? file.constantText(name) : undefined;
  if (variable === undefined || !isCredentialVariable(variable)) return [];
  return [{ texts: textsOfValues(evaluate(file, site!)), site: site!, variable, isNamed: true }];
}

function isEnvironmentObject(file: FileAnalysis, expression: Node): boolean {
  return evaluate(file, expression).some(isEnvironment);
}

/** `process.env.X = …`, `process.env = { …, X: … }`. */
function writeUses(file: FileAnalysis, { left, right }: TSESTree.AssignmentExpression): readonly CredentialUse[] {
  if (left.type !== 'MemberExpression') return [];
  const variable = memberName(file, left);
  if (variable === 'env') return isEnvironmentObject(file, left) ? memberUses(evaluate(file, right), right) : [];
  if (variable === undefined || !isCredentialVariable(variable) || !isEnvironmentObject(file, left.object)) return [];
  return [{ texts: textsOfValues(evaluate(file, right)), site: right, variable, isNamed: true }];
}

/** `Object.assign(process.env, { X: … })`, `Deno.env.set('X', …)`. */
function callUses(file: FileAnalysis, node: TSESTree.CallExpression): readonly CredentialUse[] {
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression' || node.arguments.length < 2) return [];
  const [first, ...rest] = node.arguments;
  const method = staticName(callee);
  if (method === 'assign') return isEnvironmentObject(file, first!) ? rest.flatMap((source) => memberUses(evaluate(file, source), source)) : [];
  const variable = method === 'set' ? file.constantText(first!) : undefined;
  if (variable === undefined || !isCredentialVariable(variable) || !evaluate(file, callee.object).some(isDenoEnvironment)) return [];
  return [{ texts: textsOfValues(evaluate(file, rest[0]!)), site: rest[0]!, variable, isNamed: true }];
}

function isDenoEnvironment({ root, path }: Value): boolean {
  return root.type === 'global' && root.name === 'Deno' && path.join('.') === 'env';
}

function memberUses(objects: readonly Value[], site: Node): readonly CredentialUse[] {
  return credentialVariables.map((variable) => ({
    texts: textsOfValues(objects.filter((object) => !isEnvironment(object)).flatMap((object) => memberValues(object, variable))),
    site,
    variable,
    isNamed: true,
  }));
}

/** `process.env.X ?? '…'`: one way leads to the variable, another to a text. */
function fallbackUses(file: FileAnalysis, expression: Node, site: Node): readonly CredentialUse[] {
  const values = evaluate(file, expression);
  const variable = values.map(environmentVariableOf).find((name) => name !== undefined && isCredentialVariable(name));
  return variable === undefined ? [] : [{ texts: textsOfValues(values), site, variable }];
}

/** `const { X = '…' } = process.env`. */
function defaultUses(file: FileAnalysis, { left, right }: TSESTree.AssignmentPattern): readonly CredentialUse[] {
  const target = left.type === 'Identifier' ? patternTarget(left) : undefined;
  if (target?.kind !== 'assigned' || !target.source) return [];
  const variable = target.path[target.path.length - 1];
  if (variable === undefined || !isCredentialVariable(variable)) return [];
  const holders = target.path.slice(0, -1).reduce<readonly Value[]>(
    (values, name) => values.flatMap((value) => memberValues(value, name)), evaluate(file, target.source));
  return holders.some(isEnvironment) ? [{ texts: textsOfValues(evaluate(file, right)), site: right, variable }] : [];
}
