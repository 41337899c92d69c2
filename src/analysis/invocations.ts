/** What calls and `new` give: instances, what a local function returns, what promises and well-known wrappers pass through. */
import type { TSESTree } from '@typescript-eslint/types';
import { declaredValues } from './annotations.ts';
import { isClientPassThrough } from './client-values.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { memberValues } from './members.ts';
import { importedModule } from './module-exports.ts';
import { type FunctionNode, type Node, isClass, isFunction, referenceName, staticName, walk } from './nodes.ts';
import { executorValues, runByPackage, settledValues } from './promises.ts';
import { type Value, ELEMENT, evaluate, isListLike, isOpen, limited, unknown, valueOf } from './values.ts';

/** Global functions that give back (what is in) their first argument. */
const IDENTITY_FUNCTIONS = new Set(['Promise.resolve', 'Promise.all', 'Object.freeze', 'Object.seal', 'structuredClone', 'Array.from']);

/** What compilers wrap around `require` so that a CommonJS module looks like an ES module; the SDK is one already. */
const INTEROP_FUNCTIONS = new Set(['__importStar', '__importDefault', '__toESM', '_interopRequireDefault', '_interopRequireWildcard', '_interop_require_default', '_interop_require_wildcard', '_interopDefaultLegacy', '_interopDefault', '_interopNamespace']);

function isInterop({ callee }: TSESTree.CallExpression): boolean {
  const name = referenceName(callee);
  return name !== undefined && INTEROP_FUNCTIONS.has(name);
}

/** The values of a call. */
export function callValues(file: FileAnalysis, call: TSESTree.CallExpression): readonly Value[] {
  const chained = promiseChainValues(file, call);
  if (chained) return chained;
  if (isInterop(call) && call.arguments[0]) return evaluate(file, call.arguments[0]);
  const callees = evaluate(file, call.callee);
  const values = callees.flatMap((callee) => calleeResult(file, call, callee));
  return values.length > 0 || callees.some(isRecursing) ? values : [unknown(call, file)];
}

/** A function that returns something, of which nothing is known yet because its result is being computed: its own call adds nothing. */
function isRecursing({ root, path }: Value): boolean {
  if (root.type !== 'node' || path.length > 0 || !isFunction(root.node)) return false;
  return root.node.body.type !== 'BlockStatement' || returnArguments(root.file, root.node).length > 0;
}

/** `promise.then(f)` has what `f` returns; `.catch(f)` has either; `.finally(f)` changes nothing. */
function promiseChainValues(file: FileAnalysis, call: TSESTree.CallExpression): readonly Value[] | undefined {
  if (call.callee.type !== 'MemberExpression') return undefined;
  const method = staticName(call.callee);
  if (method === 'finally') return evaluate(file, call.callee.object);
  if (method === 'then') return call.arguments.flatMap((handler) => resultOfHandler(file, handler));
  return method === 'catch' ? [...evaluate(file, call.callee.object), ...call.arguments.flatMap((handler) => resultOfHandler(file, handler))] : undefined;
}

function resultOfHandler(file: FileAnalysis, handler: Node): readonly Value[] {
  return evaluate(file, handler).flatMap(({ root, path }) =>
    root.type === 'node' && path.length === 0 && isFunction(root.node) ? returnedValues(root.file, root.node) : [unknown(handler, file)]);
}

function calleeResult(file: FileAnalysis, call: TSESTree.CallExpression, callee: Value): readonly Value[] {
  const { root, path } = callee;
  const [first] = call.arguments;
  const method = path[path.length - 1];
  if (root.type === 'unknown') return mapsElements(call, first) ? mappedValues(file, call, callee, first!) : [unknown(call, file)];
  if (root.type === 'global') {
    if (root.name === 'require' && path.length === 0 && first) return requireValues(file, first);
    const name = [root.name, ...path].join('.');
    if (first && IDENTITY_FUNCTIONS.has(name)) return evaluate(file, first);
    if (first && (name === 'Promise.race' || name === 'Promise.any')) return elementsOf(file, first);
    if (first && name === 'Promise.allSettled') return settledValues(file, call, first);
    // Which source wins is not told apart.
    if (first && name === 'Object.assign') return call.arguments.flatMap((argument) => evaluate(file, argument));
  }
  if (root.type === 'module' && root.source === 'react' && method === 'useCallback' && first) return evaluate(file, first);
  if (root.type === 'node' && path.length === 0 && isFunction(root.node)) return returnedValues(root.file, root.node);
  if (root.type === 'node' && isFunction(root.node) && path.length === 1 && (method === 'call' || method === 'apply')) return returnedValues(root.file, root.node);
  if (method === 'bind') return [valueOf(root, path.slice(0, -1))];
  if (method === 'map' && first) return mappedValues(file, call, callee, first);
  if (isListMethod(root, method)) return [valueOf(root, path.slice(0, -1))];
  if (isRequireFunction(callee) && first) return requireValues(file, first);
  const run = runByPackage(callee, call);
  if (run) return resultOfHandler(file, run);
  const passed = isClientPassThrough(callee, call);
  if (passed === 'receiver') return [valueOf(root, path.slice(0, -1))];
  if (passed) return evaluate(file, passed);
  return [valueOf({ type: 'call', callee, node: call, file })];
}

/** What may come first of a list of promises; the list itself where its elements cannot be seen. */
function elementsOf(file: FileAnalysis, list: Node): readonly Value[] {
  const lists = evaluate(file, list);
  const elements = lists.flatMap((each) => memberValues(each, ELEMENT)).filter(({ root, path }) => root.type !== 'unknown' && path[path.length - 1] !== ELEMENT);
  return elements.length > 0 ? elements : lists;
}

function isListMethod(root: Value['root'], method: string | undefined): boolean {
  return isListLike({ root }) && method !== undefined && /^(?:filter|slice|concat|reverse|sort|toSorted|flat)$/.test(method);
}

/** Whether a call on an object of unknown origin maps it with a function, as arrays do. */
function mapsElements({ callee }: TSESTree.CallExpression, callback: Node | undefined): boolean {
  return callback !== undefined && callee.type === 'MemberExpression' && staticName(callee) === 'map';
}

/** `list.map(f)`: a list of what `f` returns. */
function mappedValues(file: FileAnalysis, call: TSESTree.CallExpression, callee: Value, callback: Node): readonly Value[] {
  const elements = resultOfHandler(file, callback).filter((value) => value.root.type !== 'unknown');
  if (elements.length > 0) return [valueOf({ type: 'list', elements })];
  return [callee.root.type === 'unknown' ? unknown(call, file) : valueOf({ type: 'call', callee, node: call, file })];
}

/** What `createRequire(…)` returns. */
function isRequireFunction({ root, path }: Value): boolean {
  if (root.type !== 'call' || path.length > 0) return false;
  const { callee } = root;
  return callee.root.type === 'module' && /^(?:node:)?module$/.test(callee.root.source) && callee.path[callee.path.length - 1] === 'createRequire';
}

function requireValues(file: FileAnalysis, argument: Node): readonly Value[] {
  const source = file.constantText(argument);
  return source === undefined ? [unknown(argument, file)] : importedModule(file, source, 'require');
}

/** The values of `new X(…)`. */
export function constructValues(file: FileAnalysis, node: TSESTree.NewExpression): readonly Value[] {
  if (node.callee.type === 'Identifier' && node.callee.name === 'Proxy' && node.arguments[0]) {
    const proxied = evaluate(file, node.arguments[0]);
    if (proxied.every((value) => value.root.type === 'instance')) return proxied;
  }
  const resolved = executorValues(file, node);
  if (resolved) return resolved;
  return evaluate(file, node.callee).map((found) => (found.root.type === 'unknown' ? unknown(node, file) : valueOf({ type: 'instance', class: found, node, file })));
}

/** What calling a function of the project gives, promises unwrapped; generators give their yields as a list. */
export function returnedValues(file: FileAnalysis, fn: FunctionNode): readonly Value[] {
  return file.returned.get(fn, () => limited(computeReturnedValues(file, fn)));
}

function computeReturnedValues(file: FileAnalysis, fn: FunctionNode): readonly Value[] {
  if (fn.generator) return [unknown(fn, file)];
  const values = fn.body.type === 'BlockStatement' ? returnArguments(file, fn).flatMap((argument) => evaluate(file, argument)) : evaluate(file, fn.body);
  if (!values.every(isOpen)) return values;
  const annotated = declaredValues(file, fn, fn.returnType);
  return annotated.length > 0 ? annotated : values;
}

/** The expressions that a function's own `return` statements give. */
export function returnArguments(file: FileAnalysis, fn: FunctionNode): readonly Node[] {
  return file.nodeFact(computeReturnArguments, fn);
}

function computeReturnArguments(file: FileAnalysis, fn: FunctionNode): readonly Node[] {
  const found: Node[] = [];
  walk(fn.body, file.source.visitorKeys, (node) => {
    if (isFunction(node) || isClass(node)) return false;
    if (node.type === 'ReturnStatement' && node.argument) found.push(node.argument);
    return true;
  });
  return found;
}

