/** Whether something that a file defines can be reached by other files: exported by name, in an object, as a method of an exported class. */
import type { Variable } from '@typescript-eslint/scope-manager';
import { boundVariable } from './bindings.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { type Node, isClass, outermost, staticName } from './nodes.ts';

/** Whether a function, class or object of a file is exported, itself or as a member of what is exported. */
export function exportedFromModule(file: FileAnalysis, node: Node): boolean {
  return reaches(file, node, new Set());
}

function reaches(file: FileAnalysis, node: Node, seen: Set<Node>): boolean {
  if (seen.has(node)) return false;
  seen.add(node);
  const site = outermost(node);
  const { parent } = site;
  if (!parent) return false;
  if (isBound(file, site, seen)) return true;
  switch (parent.type) {
    case 'ExportDefaultDeclaration':
    case 'ExportNamedDeclaration':
    case 'TSExportAssignment':
      return true;
    case 'AssignmentExpression':
      return parent.right === site && (isModuleExport(parent.left) || reaches(file, parent, seen));
    case 'Property':
      return parent.value === site && parent.parent.type === 'ObjectExpression' && reaches(file, parent.parent, seen);
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return !isPrivate(parent) && isClass(parent.parent.parent) && reaches(file, parent.parent.parent, seen);
    case 'NewExpression':
      return parent.callee === site && reaches(file, parent, seen);
    case 'CallExpression':
      return parent.arguments.includes(site as never) && reaches(file, parent, seen);
    default:
      return false;
  }
}

/** Whether a variable that holds it is exported. */
function isBound(file: FileAnalysis, node: Node, seen: Set<Node>): boolean {
  const variable: Variable | undefined = boundVariable(file, node);
  if (!variable) return false;
  if (variable.defs.some(({ node: definition }) => isExportedDefinition(definition as Node))) return true;
  return variable.references.some((reference) => {
    const identifier = reference.identifier as Node;
    if (identifier.parent?.type === 'ExportSpecifier') return true;
    return reference.isRead() && reaches(file, identifier, seen);
  });
}

function isExportedDefinition(definition: Node): boolean {
  const statement = definition.type === 'VariableDeclarator' ? definition.parent : definition;
  return /^Export/.test(statement.parent?.type ?? '');
}

function isPrivate(member: { key: Node; accessibility?: string | undefined }): boolean {
  return member.accessibility === 'private' || member.key.type === 'PrivateIdentifier';
}

/** `module.exports`, `module.exports.x`, `exports.x`. */
function isModuleExport(target: Node): boolean {
  if (target.type !== 'MemberExpression') return false;
  const { object } = target;
  if (object.type === 'Identifier') return object.name === 'exports' || (object.name === 'module' && staticName(target) === 'exports');
  return isModuleExport(object);
}
