/** Code that builds a client and does nothing else that could fail with an error of the API. */
import type { TSESTree } from '@typescript-eslint/types';
import { isSdkModule } from '../sdk/client-classes.ts';
import { isQuietPackage } from '../sdk/quiet-packages.ts';
import { apiCallOf, functionsOf } from './calls.ts';
import { clientClassOfValue } from './client-values.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { type Node, isClass, isFunction, outermost, staticName, unwrap, walk } from './nodes.ts';
import type { Value } from './values.ts';

/** Globals that never ask a server. */
const LOCAL_GLOBALS: ReadonlySet<string> = new Set(['console', 'process', 'String', 'Number', 'Boolean', 'Object', 'Array', 'JSON', 'Date', 'Math', 'parseInt', 'parseFloat', 'require', 'Error', 'Promise', 'Symbol']);
const LOG_METHODS = /^(?:log|info|warn|error|debug|trace|verbose|success|start|succeed|fail)$/;

/** Methods of texts, and of settings that are asked for by name. */
const VALUE_METHODS = /^(?:trim|toString|slice|substring|replace|replaceAll|split|join|startsWith|endsWith|includes|toLowerCase|toUpperCase|get)$/;

/**
 * Whether code builds a client, and neither it nor what it calls throws, makes a request or calls code that is unknown.
 * @param toleratesUnknown calls of unknown functions count as local where nobody awaits them: requests fail asynchronously
 */
export function onlyConstructs(file: FileAnalysis, code: Node, toleratesUnknown: boolean): boolean {
  const found: Found = { constructions: 0, toleratesUnknown };
  return isLocal(file, code, found, new Set()) && found.constructions > 0;
}

interface Found {
  constructions: number;
  readonly toleratesUnknown: boolean;
}

function isLocal(file: FileAnalysis, root: Node, found: Found, seen: Set<Node>): boolean {
  if (seen.has(root)) return true;
  seen.add(root);
  let local = true;
  walk(root, file.source.visitorKeys, (node) => {
    if (!local || (node !== root && (isFunction(node) || isClass(node)))) return false;
    if (node.type === 'ThrowStatement' || (node.type === 'TryStatement' && node !== root) || node.type === 'TaggedTemplateExpression') local = false;
    else if (node.type === 'NewExpression') local = isLocalConstruction(file, node, found);
    else if (node.type === 'CallExpression') local = isLocalCall(file, node, found, seen);
    return local;
  });
  return local;
}

function isLocalConstruction(file: FileAnalysis, node: TSESTree.NewExpression, found: Found): boolean {
  const values = file.evaluate(node.callee);
  if (values.length > 0 && values.every((value) => isSdkClient(value))) {
    found.constructions++;
    return true;
  }
  return values.length > 0 && values.every(({ root }) => (root.type === 'global' && root.name !== 'WebSocket') || (root.type === 'module' && isQuietPackage(root.source)));
}

/** A subclass may do anything in its constructor. */
function isSdkClient(value: Value): boolean {
  return value.root.type === 'module' && clientClassOfValue(value) !== undefined;
}

function isLocalCall(file: FileAnalysis, node: TSESTree.CallExpression, found: Found, seen: Set<Node>): boolean {
  if (apiCallOf(file, node)) return false;
  const callee = unwrap(node.callee);
  if (callee.type === 'MemberExpression' && LOG_METHODS.test(staticName(callee) ?? '') && functionsOf(file, callee).length === 0) return true;
  if (callee.type === 'MemberExpression' && VALUE_METHODS.test(staticName(callee) ?? '') && !isWaitedFor(node)) return true;
  const values = file.evaluate(callee);
  if (found.toleratesUnknown && values.every(({ root }) => root.type === 'unknown' || (root.type === 'module' && !isSdkModule(root.source))) && !isWaitedFor(node)) return true;
  return values.length > 0 && values.every(({ root, path }) => {
    if (root.type === 'global') return LOCAL_GLOBALS.has(root.name);
    if (root.type === 'module') return !isSdkModule(root.source) && isQuietPackage(root.source);
    return root.type === 'node' && path.length === 0 && isFunction(root.node) && isLocal(root.file, root.node.body, found, seen);
  });
}

function isWaitedFor(node: Node): boolean {
  return /^(?:Await|Yield)Expression$|^(?:Return|ForOf)Statement$|^ArrowFunctionExpression$/.test(outermost(node).parent?.type ?? '');
}
