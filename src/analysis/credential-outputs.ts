/** Where a file puts credentials out: consoles, loggers, texts of errors, bodies of responses, services that take events. */
import type { TSESTree } from '@typescript-eslint/types';
import { type OutputKind, isBodyMethod, isConsoleMethod, isLogLevel, isResponseMaker, isServerModule, outputOfPackage } from '../sdk/output-sinks.ts';
import { patternTarget } from './bindings.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { type FunctionNode, type Node, contains, enclosingFunction, isClass, isFunction, referenceName, staticName, unwrap } from './nodes.ts';
import { type ParameterSource, type ShownCredential, callsOf, isErrorClass, shownCredential } from './shown-credentials.ts';
import { findVariable } from './source-file.ts';
import type { Value } from './values.ts';

export interface CredentialOutput extends ShownCredential {
  readonly kind: OutputKind;
}

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** An expression whose value comes to light. */
interface Output {
  readonly kind: OutputKind;
  readonly printed: Node;
  readonly isText: boolean;
  /** the parameter of the file's own function that it is given to */
  readonly into?: ParameterSource;
}

/** The credentials that a file puts out, one for each call, response or error that does so, in source order. */
export function credentialOutputs(file: FileAnalysis): readonly CredentialOutput[] {
  const { direct, passed } = file.fact(ownOutputs);
  const calls: readonly Call[] = [...file.nodes('CallExpression'), ...file.nodes('NewExpression')];
  const imported = calls.map((call) => outputsOfImported(file, call));
  const found = [...direct, ...passed, ...imported, ...handedOn(file, imported.flat()).passed].flatMap((outputs) => firstShown(file, outputs));
  const places = new Set<Node>();
  return found
    .sort((one, other) => one.site.range[0] - other.site.range[0])
    // What stands in the text of an error that is logged is found once.
    .filter(({ site }) => !places.has(site) && places.add(site));
}

/** What is given to functions that put it out, and the parameters by which it is. */
interface HandedOn {
  readonly passed: readonly (readonly Output[])[];
  readonly printing: ReadonlyMap<FunctionNode, ReadonlyMap<number, OutputKind>>;
}

/** What a file puts out by itself: per call, assignment or object, and through its own functions. */
function ownOutputs(file: FileAnalysis): HandedOn & { readonly direct: readonly (readonly Output[])[] } {
  file.nodes('Program');
  const calls: readonly Call[] = [...file.nodes('CallExpression'), ...file.nodes('NewExpression')];
  const direct = [
    ...calls.map((call) => outputsOfCall(file, call)),
    ...file.nodes('AssignmentExpression').map((node) => bodyAssignment(file, node)),
    ...file.nodes('ObjectExpression').map((node) => bodyOfResult(node)),
  ].filter((outputs) => outputs.length > 0);
  return { direct, ...handedOn(file, direct.flat()) };
}

function handedOn(file: FileAnalysis, outputs: readonly Output[]): HandedOn {
  const printing = new Map<FunctionNode, Map<number, OutputKind>>();
  const passed: (readonly Output[])[] = [];
  let pending = outputs;
  for (let round = 0; round < MAX_DEPTH && pending.length > 0; round++) {
    pending = pending.flatMap((output) => addPrinting(file, output, printing));
    passed.push(...pending.map((output) => [output]));
  }
  return { passed, printing };
}

/** Notes the parameters that get into an output, and gives what the calls of their functions hand over. */
function addPrinting(file: FileAnalysis, output: Output, printing: Map<FunctionNode, Map<number, OutputKind>>): readonly Output[] {
  return functionsAround(output.printed).flatMap((fn) => fn.params.flatMap((_, index) => {
    const known = printing.get(fn);
    if (known?.has(index) || !shownCredential(file, output.printed, output.isText, { function: fn, index })) return [];
    printing.set(fn, new Map(known).set(index, output.kind));
    const isRest = fn.params[index]!.type === 'RestElement';
    return callsOf(file, fn).flatMap((call) => call.arguments.slice(index, isRest ? undefined : index + 1).map((printed): Output => ({ kind: output.kind, printed, isText: false, into: { function: fn, index } })));
  }));
}

/** The parameters of functions further out are no way by which anyone hands a key to an output. */
const MAX_FUNCTIONS_AROUND = 20;

function functionsAround(node: Node): readonly FunctionNode[] {
  const around: FunctionNode[] = [];
  for (let fn = enclosingFunction(node); fn && around.length < MAX_FUNCTIONS_AROUND; fn = enclosingFunction(fn)) around.push(fn);
  return around;
}

/** What a call gives to a function of another module that puts it out. */
function outputsOfImported(file: FileAnalysis, call: Call): readonly Output[] {
  return file.evaluate(call.callee).flatMap(({ root, path }) => {
    const fn = root.type === 'node' && path.length === 0 ? root.node : undefined;
    if (!fn || root.type !== 'node' || root.file === file || !isFunction(fn)) return [];
    if (!call.arguments.some((argument) => shownCredential(file, argument, false))) return [];
    const parameters = root.file.fact(ownOutputs).printing.get(fn);
    return [...parameters ?? []].flatMap(([index, kind]) =>
      call.arguments.slice(index, fn.params[index]!.type === 'RestElement' ? undefined : index + 1).map((printed): Output => ({ kind, printed, isText: false })));
  });
}

function firstShown(file: FileAnalysis, outputs: readonly Output[]): CredentialOutput[] {
  for (const { kind, printed, isText, into } of outputs) {
    // Where every call gives a credential, the report stands in the function.
    if (into && isGivenByAllCalls(file, into, MAX_DEPTH)) continue;
    const shown = shownCredential(file, printed, isText);
    if (shown && !isLeftToCalls(file, printed, shown)) return [{ ...shown, kind }];
  }
  return [];
}

const MAX_DEPTH = 3;

/** What is put out is given by some calls of a function and not by others: then those calls say it. */
function isLeftToCalls(file: FileAnalysis, printed: Node, { through }: ShownCredential): boolean {
  return through !== undefined && contains(through.function, printed) && !isGivenByAllCalls(file, through, MAX_DEPTH);
}

function isGivenByAllCalls(file: FileAnalysis, source: ParameterSource, depth: number): boolean {
  const answers = file.nodeFact(givenByAllCalls, source.function);
  const key = `${source.index} ${depth}`;
  const known = answers.get(key);
  if (known !== undefined) return known;
  const isGiven = askAllCalls(file, source, depth);
  answers.set(key, isGiven);
  return isGiven;
}

/** What is known of a function's parameters: every call of it would ask the same of all others. */
function givenByAllCalls(): Map<string, boolean> {
  return new Map();
}

function askAllCalls(file: FileAnalysis, { function: fn, index }: ParameterSource, depth: number): boolean {
  const calls = callsOf(file, fn);
  return calls.length > 0 && calls.every((call) => call.arguments.slice(index).some((argument) => {
    const shown = shownCredential(file, argument, false);
    if (!shown?.through || !contains(shown.through.function, argument)) return shown !== undefined;
    return depth > 0 && isGivenByAllCalls(file, shown.through, depth - 1);
  }));
}

function outputsOfCall(file: FileAnalysis, call: Call): readonly Output[] {
  if (call.arguments.length === 0) return [];
  const all = (kind: OutputKind, from = 0) => call.arguments.slice(from).map((printed) => ({ kind, printed, isText: false }));
  const callee = unwrap(call.callee);
  const method = callee.type === 'MemberExpression' ? staticName(callee) : undefined;
  const values = file.evaluate(callee);
  for (const value of values) {
    const { root, path } = value;
    const name = path[path.length - 1] ?? '';
    if (root.type === 'global') {
      const full = [root.name, ...path].join('.');
      if (root.name === 'console' && path.length === 1 && isConsoleMethod(name)) return all('log', name === 'assert' ? 1 : 0);
      if (/^process\.std(?:out|err)\.write$/.test(full)) return all('log').slice(0, 1);
      if (full === 'Response.json' || full === 'Response') return all('response').slice(0, 1);
      if (root.name === 'Sentry' && outputOfPackage('@sentry/node', name)) return all('service');
      if (/^(?:gtag|analytics\.(?:track|identify|page)|posthog\.(?:capture|identify)|mixpanel\.(?:track|identify))$/.test(full)) return all('service');
    }
    if (isErrorText(call, value)) return all('error').slice(0, 1).map((output) => ({ ...output, isText: true }));
    if (call.type === 'NewExpression' && root.type === 'node' && isClass(root.node) && root.node.superClass && isErrorClass(root.file, root.node.superClass)) return [{ kind: 'error', printed: call, isText: false }];
    const source = moduleBehind(value);
    if (source === undefined) continue;
    const kind = outputOfPackage(source, root.type === 'module' && path.length === 1 && path[0] === 'default' ? '' : name);
    if (kind && call.type === 'CallExpression') return all(kind);
    if (root.type === 'module' && isResponseMaker(source, path.join('.'))) return all('response').slice(0, 1);
  }
  if (callee.type !== 'MemberExpression' || method === undefined || values.some(isOwnFunction)) return [];
  if (isLogLevel(method) && isCalledLogger(callee.object) && file.evaluate(callee.object).every(isOpenLogger)) return all('log');
  if (isBodyMethod(method) && isResponse(file, callee.object, method)) return all('response').slice(0, method === 'render' ? 2 : 1);
  return [];
}

function isErrorText(call: Call, { root, path }: Value): boolean {
  if (root.type === 'node') return false;
  const name = path[path.length - 1] ?? (root.type === 'global' ? root.name : '');
  return /(?:^|[a-z])(?:Error|Exception)$/.test(name) && (call.type === 'NewExpression' || root.type === 'global' || name === 'createError');
}

/** The package whose export, call or instance a value is made of. */
function moduleBehind({ root }: Value): string | undefined {
  if (root.type === 'module') return root.source;
  if (root.type === 'call') return moduleBehind(root.callee);
  return root.type === 'instance' ? moduleBehind(root.class) : undefined;
}

function isOwnFunction({ root, path }: Value): boolean {
  return root.type === 'node' && path.length === 0 && (isFunction(root.node) || isClass(root.node));
}

/** `logger.info`, `this.logger.info`, `req.log.info`, `getLogger().info`. */
function isCalledLogger(object: Node): boolean {
  const node = unwrap(object);
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : node;
  const name = referenceName(callee);
  return name !== undefined && /^(?:[#_$]?log|[#_$]?logger|\w*Logger)$/.test(name);
}

/** Whether nothing says that a value is something else than a logger. */
function isOpenLogger({ root, path }: Value): boolean {
  if (root.type === 'global') return root.name !== 'Math';
  // A member that its class does not declare.
  if (root.type === 'instance') return path.length > 0 || root.class.root.type === 'module';
  return root.type === 'unknown' || root.type === 'call' || root.type === 'module';
}

/** The second parameter of `(request, response) => …`, and what its methods give; with a context, the first one's `json` and `text`. */
function isResponse(file: FileAnalysis, object: Node, method: string): boolean {
  let node = unwrap(object);
  while (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') node = unwrap(node.callee.object);
  if (node.type === 'MemberExpression' && node.object.type === 'Identifier') return staticName(node) === 'res' && isResponse(file, node.object, 'json');
  if (node.type !== 'Identifier') return false;
  const values = file.evaluate(node);
  if (values.some((value) => value.root.type === 'instance' && isServerModule(moduleBehind(value) ?? ''))) return true;
  if (values.some(({ root }) => root.type !== 'unknown')) return false;
  const definition = findVariable(file.source, node, node.name)?.defs[0];
  if (definition?.type as string !== 'Parameter' || definition!.name.type !== 'Identifier') return false;
  const target = patternTarget(definition!.name as Node);
  if (target?.kind !== 'parameter' || target.path.length > 0) return false;
  // A response of fetch has a `json` that takes nothing.
  if (method === 'json' || method === 'jsonp') return true;
  return target.index === 1 ? !/^(?:text|html|body)$/.test(method) : target.index === 0 && /^(?:text|html|body)$/.test(method) && isRoute(target.function);
}

/** A function that is given to `app.get(…)` and its like. */
function isRoute({ parent }: FunctionNode): boolean {
  return parent?.type === 'CallExpression' && parent.callee.type === 'MemberExpression' && /^(?:use|get|post|put|patch|delete|del|all|on|options)$/.test(staticName(parent.callee) ?? '');
}

/** Koa's `ctx.body = …`. */
function bodyAssignment(file: FileAnalysis, { left, right, operator }: TSESTree.AssignmentExpression): readonly Output[] {
  if (operator !== '=' || left.type !== 'MemberExpression' || staticName(left) !== 'body') return [];
  const holder = left.object.type === 'MemberExpression' && staticName(left.object) === 'response' ? left.object.object : left.object;
  if (holder.type !== 'Identifier') return [];
  const output: Output = { kind: 'response', printed: right, isText: false };
  if (file.evaluate(holder).some((value) => value.root.type === 'instance' && moduleBehind(value) === 'koa')) return [output];
  const definition = findVariable(file.source, holder, holder.name)?.defs[0];
  const target = definition?.type as string === 'Parameter' ? patternTarget(definition!.name as Node) : undefined;
  if (target?.kind !== 'parameter' || target.index !== 0 || target.path.length > 0) return [];
  return isRoute(target.function) || target.function.params.length === 2 ? [output] : [];
}

/** `{ statusCode: 200, body: … }`, the answer of a function in the cloud. */
function bodyOfResult({ properties }: TSESTree.ObjectExpression): readonly Output[] {
  const named = (name: string) => properties.find((property) => property.type === 'Property' && staticName(property) === name);
  const body = named('body');
  return named('statusCode') && body?.type === 'Property' ? [{ kind: 'response', printed: body.value, isText: false }] : [];
}
