/**
 * Credentials in HTTP headers of requests to OpenAI or Azure OpenAI. Which library sends a request does not matter: a call that is
 * given such a URL, or whose receiver was, sends its headers there.
 */
import type { TSESTree } from '@typescript-eslint/types';
import { credentialHeaderPrefix } from '../sdk/credential-sinks.ts';
import { type ConstantText, constantTextOf, constantTextsOf, cut } from './constants.ts';
import type { CredentialUse } from './credential-uses.ts';
import { environmentVariableOf } from './environment.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { memberAssignments, memberValues } from './members.ts';
import { type Node, staticName, unwrap } from './nodes.ts';
import { textsOfValues, writtenOption } from './options.ts';
import { leadsToOpenAI, urlSketch } from './urls.ts';
import { type Value, evaluate } from './values.ts';

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** The headers of all requests of a file that go to OpenAI. */
export function requestUses(file: FileAnalysis): readonly CredentialUse[] {
  if (!/authorization|api-key|\bauth\b/i.test(file.source.text)) return [];
  const calls: readonly Call[] = [...file.nodes('CallExpression'), ...file.nodes('NewExpression')];
  return [
    ...calls.flatMap((call) => callUses(file, call)),
    ...file.nodes('AssignmentExpression').flatMap((node) => defaultHeaderUses(file, node)),
  ];
}

function callUses(file: FileAnalysis, call: Call): readonly CredentialUse[] {
  const given = headersArgumentUses(file, call);
  const set = headerMethodUses(file, call);
  if (![...given, ...set].some(saysKey)) return [];
  if (isSentToOpenAI(file, call)) return [...given, ...set];
  return isInsideRequest(file, call) ? set : [];
}

/** `fetch(url, { headers })`, `axios.post(url, body, { headers })`, `axios({ url, headers })`, `new Request(url, { headers })`. */
function headersArgumentUses(file: FileAnalysis, call: Call): readonly CredentialUse[] {
  return call.arguments.flatMap((argument) => {
    const headers = evaluate(file, argument).flatMap((value) => memberValues(value, 'headers'));
    return headerUses(file, headers, writtenOption(argument, 'headers') ?? argument);
  });
}

/** `request.set('Authorization', …)`, `xhr.setRequestHeader('Authorization', …)`, `superagent.post(url).set({ … })`. */
function headerMethodUses(file: FileAnalysis, call: Call): readonly CredentialUse[] {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression' || !/^(?:set|header|headers|setHeader|setRequestHeader|auth)$/.test(staticName(callee) ?? '')) return [];
  const [first, second] = call.arguments;
  if (!first) return [];
  if (staticName(callee) === 'auth') return bearerAuthUses(file, first, second);
  if (!second) return headerUses(file, evaluate(file, first), first);
  const name = file.constantText(first);
  return name !== undefined && credentialHeaderPrefix(name) !== undefined ? [headerUse(name, evaluate(file, second), second)] : [];
}

/** superagent's `.auth(key, { type: 'bearer' })`. */
function bearerAuthUses(file: FileAnalysis, key: Node, options: Node | undefined): readonly CredentialUse[] {
  const types = options ? evaluate(file, options).flatMap((value) => memberValues(value, 'type')) : [];
  return types.some((type) => constantTextOf(type)?.text === 'bearer') ? [{ texts: constantTextsOf(file, key), site: key, variable: 'OPENAI_API_KEY' }] : [];
}

/** `instance.defaults.headers.common.Authorization = …`, or the same in an interceptor of the instance. */
function defaultHeaderUses(file: FileAnalysis, { left, right }: TSESTree.AssignmentExpression): readonly CredentialUse[] {
  const name = left.type === 'MemberExpression' ? staticName(left) : undefined;
  if (left.type !== 'MemberExpression' || name === undefined || credentialHeaderPrefix(name) === undefined) return [];
  const isOurs = evaluate(file, left.object).some((value) => wasMadeForOpenAI(value) || isPackageUsedForOpenAI(file, value)) || isInsideRequest(file, left);
  return isOurs ? [headerUse(name, evaluate(file, right), right)] : [];
}

/** As header names ignore case and objects do not. */
const HEADER_SPELLINGS = ['Authorization', 'authorization', 'AUTHORIZATION', 'api-key', 'Api-Key', 'API-Key', 'API-KEY'];

/** The credentials in header objects: literals, `new Headers(…)` and what is added to them. */
export function headerUses(file: FileAnalysis, headers: readonly Value[], site: Node, copies: readonly Node[] = []): readonly CredentialUse[] {
  return headers.flatMap((object) => {
    if (object.path.length > 0) return [];
    if (object.root.type === 'instance') return headersInstanceUses(file, object, site, copies);
    if (object.root.type !== 'node') return [];
    return HEADER_SPELLINGS.map((name) => headerUse(name, memberValues(object, name), writtenOption(site, name) ?? site)).filter(saysKey);
  });
}

function saysKey({ texts, keys = [] }: CredentialUse): boolean {
  return texts.length > 0 || keys.length > 0;
}

/** `copies` are the `new Headers(…)` that copy it, of which it may be one: `headers = new Headers(headers)`. */
function headersInstanceUses(file: FileAnalysis, { root }: Value, site: Node, copies: readonly Node[]): readonly CredentialUse[] {
  if (root.type !== 'instance' || root.node.type !== 'NewExpression' || root.file !== file || copies.includes(root.node)) return [];
  if (lastName(root.class) !== 'Headers') return [];
  const { node } = root;
  const given = node.arguments.flatMap((argument) => headerUses(file, evaluate(file, argument), site, [...copies, node]));
  return [...given, ...receiverCalls(file, node).flatMap((call) => {
    const [name, value] = call.arguments;
    const text = name && value ? file.constantText(name) : undefined;
    return text !== undefined && credentialHeaderPrefix(text) !== undefined ? [headerUse(text, evaluate(file, value!), value!)] : [];
  })];
}

function lastName({ root, path }: Value): string | undefined {
  return path[path.length - 1] ?? (root.type === 'global' ? root.name : undefined);
}

function headerUse(name: string, values: readonly Value[], site: Node): CredentialUse {
  const isBearer = credentialHeaderPrefix(name) !== '';
  const texts = isBearer ? values.flatMap((value) => bearerTexts(value)) : textsOfValues(values);
  const keys = isBearer ? values.flatMap(bearerValues) : values.filter((value) => environmentVariableOf(value) !== undefined);
  return { texts, keys, site, variable: isBearer ? 'OPENAI_API_KEY' : 'AZURE_OPENAI_API_KEY' };
}

/** What follows `Bearer ` where a text that is not known does. */
function bearerValues({ root, path }: Value): readonly Value[] {
  const token = root.type === 'node' && path.length === 0 ? bearerToken(root.node) : undefined;
  return token && root.type === 'node' ? evaluate(root.file, token) : [];
}

/** What follows `Bearer `; in a template or sum of two also where it has several values. */
function bearerTexts(value: Value): readonly ConstantText[] {
  const { root } = value;
  const token = root.type === 'node' && value.path.length === 0 ? bearerToken(root.node) : undefined;
  if (token && root.type === 'node') return constantTextsOf(root.file, token);
  const whole = constantTextOf(value);
  const prefix = whole && /^\s*Bearer\s+/i.exec(whole.text);
  return prefix ? [cut(whole, prefix[0].length)] : [];
}

function bearerToken(node: Node): Node | undefined {
  const isPrefix = (text: unknown) => typeof text === 'string' && /^\s*Bearer\s+$/i.test(text);
  if (node.type === 'TemplateLiteral') {
    const [first, last] = node.quasis;
    return node.expressions.length === 1 && isPrefix(first?.value.cooked) && last?.value.cooked === '' ? node.expressions[0] : undefined;
  }
  if (node.type !== 'BinaryExpression' || node.left.type !== 'Literal') return undefined;
  return isPrefix(node.left.value) ? node.right : undefined;
}

/** Members of an options object that say where a request goes. */
const ADDRESS_MEMBERS = ['url', 'uri', 'baseURL', 'baseUrl', 'prefixUrl', 'origin', 'endpoint'];
const HOST_MEMBERS = ['hostname', 'host'];

function isSentToOpenAI(file: FileAnalysis, call: Call): boolean {
  if (namesOpenAI(file, call)) return true;
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return evaluate(file, callee).some(wasMadeForOpenAI);
  return evaluate(file, callee.object).some((receiver) =>
    callsBehind(receiver).some((made) => namesOpenAI(made.file, made.call) || (made.file === file && receiverCalls(file, made.call).some((other) => namesOpenAI(file, other)))));
}

function wasMadeForOpenAI(value: Value): boolean {
  return callsBehind(value).some(({ call, file }) => namesOpenAI(file, call));
}

/** `axios.defaults.…` of a file whose calls of axios go to OpenAI. */
function isPackageUsedForOpenAI(file: FileAnalysis, { root, path }: Value): boolean {
  if (root.type !== 'module' || !path.includes('defaults')) return false;
  return file.nodes('CallExpression').some((call) =>
    evaluate(file, call.callee).some((callee) => callee.root.type === 'module' && callee.root.source === root.source) && namesOpenAI(file, call))
    || (file.fact(memberAssignments).get('baseURL') ?? []).some(({ value }) => textsOfValues(evaluate(file, value)).some(({ text }) => leadsToOpenAI(text)));
}

/** In a callback that is given to a call with OpenAI's URL (`beforeSend`), or to what was made with it (`api.interceptors.request.use`). */
function isInsideRequest(file: FileAnalysis, node: Node): boolean {
  for (let child = node, { parent } = node; parent; child = parent, parent = parent.parent) {
    if (parent.type !== 'CallExpression' || parent.callee === child || !parent.arguments.includes(child as never)) continue;
    if (namesOpenAI(file, parent)) return true;
    if (parent.callee.type === 'MemberExpression' && evaluate(file, parent.callee.object).some(wasMadeForOpenAI)) return true;
  }
  return false;
}

/** The calls that made a value, the last first: `superagent.post(url).set(…)` is made by `set` and `post`. */
function callsBehind({ root }: Value): readonly { call: Call; file: FileAnalysis }[] {
  if (root.type === 'instance') return root.node.type === 'NewExpression' ? [{ call: root.node, file: root.file }] : [];
  return root.type === 'call' ? [{ call: root.node, file: root.file }, ...callsBehind(root.callee)] : [];
}

function namesOpenAI(file: FileAnalysis, call: Call): boolean {
  return call.arguments.flatMap((argument) => evaluate(file, argument)).some((value) => {
    const sketches = [value, ...ADDRESS_MEMBERS.flatMap((name) => memberValues(value, name))].map(urlSketch);
    const hosts = HOST_MEMBERS.flatMap((name) => memberValues(value, name)).map(urlSketch);
    return sketches.some((url) => url !== undefined && leadsToOpenAI(url)) || hosts.some((host) => host !== undefined && leadsToOpenAI(`https://${host}`));
  });
}

/** The method calls on what an expression of the file made. */
function receiverCalls(file: FileAnalysis, made: Call): readonly TSESTree.CallExpression[] {
  return file.nodes('CallExpression').filter(({ callee }) =>
    callee.type === 'MemberExpression' && evaluate(file, callee.object).some(({ root, path }) =>
      path.length === 0 && (root.type === 'instance' || root.type === 'call') && root.node === made));
}
