/** What a file hands over as credentials without writing it down: variables of the environment, and the places that it takes them from. */
import type { Variable } from '@typescript-eslint/scope-manager';
import { credentialUses } from './credential-uses.ts';
import { environmentVariableOf, environmentVariablesOf } from './environment.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { type ClassNode, type Node, ancestor, isClass, staticName, unwrap } from './nodes.ts';
import { valuesAt } from './options.ts';
import { findVariable } from './source-file.ts';

export interface HandedOver {
  /** names of the environment's variables */
  readonly variables: ReadonlySet<string>;
  /** variables, or classes for `this`, with the path to the credential */
  readonly places: readonly { readonly holder: Variable | ClassNode; readonly path: readonly string[] }[];
}

/** The variables of the environment and the places in code from which clients and requests of a file get their credentials. */
export function handedOverCredentials(file: FileAnalysis): HandedOver {
  return file.fact(findHandedOver);
}

function findHandedOver(file: FileAnalysis): HandedOver {
  const uses = credentialUses(file).filter((use) => !use.isNamed && !use.ignoredBy);
  // Where an option is not written in place, the site is the object that may hold it.
  const objects = uses.flatMap(({ site, reader }) => (reader?.arguments.includes(site as never) ? [site] : []));
  const sites = uses.map(({ site }) => unwrap(site)).filter((site) => !objects.includes(site));
  const given = [...objects.flatMap((object) => valuesAt(file.evaluate(object), 'apiKey')), ...uses.flatMap(({ keys = [] }) => keys)];
  return {
    variables: new Set([...sites.flatMap((site) => environmentVariablesOf(file, site)), ...given.flatMap((value) => environmentVariableOf(value) ?? [])]),
    places: sites.filter((site) => site.type === 'Identifier' || site.type === 'MemberExpression').filter((site) => !isConstant(file, site)).flatMap((site) => placeOf(file, site, []) ?? []),
  };
}

/** A dummy for a local server, or a key that is known as such by itself. */
function isConstant(file: FileAnalysis, site: Node): boolean {
  const values = file.evaluate(site);
  return values.length > 0 && values.every(({ root }) => root.type === 'node' || (root.type === 'global' && root.name === 'undefined'));
}

function placeOf(file: FileAnalysis, expression: Node, path: readonly string[]): HandedOver['places'][number] | undefined {
  const node = unwrap(expression);
  if (node.type === 'MemberExpression') {
    const name = staticName(node);
    return name === undefined ? undefined : placeOf(file, node.object, [name, ...path]);
  }
  if (node.type === 'ThisExpression') {
    const holder = ancestor(node, isClass);
    return holder && { holder, path };
  }
  const holder = node.type === 'Identifier' ? findVariable(file.source, node, node.name) : undefined;
  return holder && { holder, path };
}
