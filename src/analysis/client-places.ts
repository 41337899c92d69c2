/** Where clients are put: the variables, members and fields that hold them, and whether something else comes there later. */
import type { TSESTree } from '@typescript-eslint/types';
import { patternTarget } from './bindings.ts';
import type { Construction } from './client-construction.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { memberAssignments } from './members.ts';
import { type Node, ancestor, contains, enclosingFunction, isClass, outermost, staticName, unwrap } from './nodes.ts';
import { findVariable } from './source-file.ts';
import { isNullish } from './values.ts';

/** A name for what an expression or assignment target denotes, the same wherever the same variable or member is meant. */
export function placeOf(file: FileAnalysis, expression: Node): string | undefined {
  const node = unwrap(expression);
  const { filename } = file.source;
  if (node.parent?.type === 'PropertyDefinition' && node.parent.key === node) return fieldPlace(file, node.parent.parent.parent, staticName(node.parent));
  if (node.type === 'Identifier') {
    const declaration = findVariable(file.source, node, node.name)?.identifiers[0];
    return `${filename}:${declaration ? declaration.range[0] : node.name}`;
  }
  if (node.type !== 'MemberExpression') return undefined;
  const holder = node.object.type === 'ThisExpression' ? ancestor(node, isClass) : undefined;
  return holder ? fieldPlace(file, holder, staticName(node)) : `${filename} ${file.source.text.slice(...node.range)}`;
}

function fieldPlace({ source }: FileAnalysis, holder: Node, name: string | undefined): string | undefined {
  return name === undefined ? undefined : `${source.filename}:${holder.range[0]}.${name}`;
}

/** The variable or member that a new client is put into, also through a wrapper or as a fallback. */
function targetOf(node: Node): Node | undefined {
  for (let current = outermost(node); current.parent; current = outermost(current.parent)) {
    const { parent } = current;
    switch (parent.type) {
      case 'VariableDeclarator':
        return parent.id.type === 'Identifier' ? parent.id : undefined;
      case 'AssignmentExpression':
        return parent.left;
      case 'PropertyDefinition':
        return parent.key;
      case 'LogicalExpression':
      case 'ConditionalExpression':
      case 'AwaitExpression':
        continue;
      case 'CallExpression':
      case 'NewExpression':
        if (parent.callee === current) return undefined;
        continue;
      default:
        return undefined;
    }
  }
  return undefined;
}

/** The name (see {@link placeOf}) of what a new client is put into; undefined where nothing keeps it. */
export function placeOfClient({ file, node }: Construction): string | undefined {
  return file.nodeFact(computePlace, node as Node);
}

function computePlace(file: FileAnalysis, node: Node): string | undefined {
  const target = targetOf(node);
  return target && placeOf(file, target);
}

/** Whether some other function puts a new value where the client is. */
export function mayBeBuiltAgain({ file, node }: Construction): boolean {
  const target = targetOf(node);
  const home = enclosingFunction(node);
  const isOther = (write: Node, value: Node | null | undefined): boolean => {
    const around = enclosingFunction(write);
    return around !== undefined && around !== home && !!value && !contains(value, node) && !file.evaluate(value).every(isNullish);
  };
  if (target?.type === 'Identifier' && target.parent.type !== 'PropertyDefinition') {
    const references = findVariable(file.source, target, target.name)?.references ?? [];
    return references.some((reference) => {
      const source = reference.isWrite() ? patternTarget(reference.identifier as Node) : undefined;
      return source?.kind === 'assigned' && isOther(source.writer, source.source);
    });
  }
  const name = target && (target.type === 'MemberExpression' ? staticName(target) : target.parent?.type === 'PropertyDefinition' ? staticName(target.parent) : undefined);
  return name !== undefined && (file.fact(memberAssignments).get(name) ?? []).some(({ target: written, value }) => isOther(written, value));
}

/** Whether a client may still be in use after a node of the linted file has run; one that only its own statements use is not. */
export function isUsedAfter({ file, node }: Construction, site: Node, main: FileAnalysis): boolean {
  if (file !== main) return true;
  const target = targetOf(node);
  if (!target) return ancestor(node, isReturn) !== undefined;
  if (target.type !== 'Identifier' || target.parent.type === 'PropertyDefinition') return true;
  if (target.parent.parent?.parent?.type === 'ExportNamedDeclaration') return true;
  const home = enclosingFunction(node);
  const references = findVariable(file.source, target, target.name)?.references ?? [];
  return references.some(({ identifier }) => identifier.range[0] >= site.range[1] || enclosingFunction(identifier as Node) !== home);
}

function isReturn(node: Node): node is TSESTree.ReturnStatement {
  return node.type === 'ReturnStatement';
}
