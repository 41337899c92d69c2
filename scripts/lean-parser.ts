/**
 * Makes Babel's parser, the largest part of this package, smaller: what src/analysis/parse.ts never asks it for is left out, and names
 * that no one else sees are short. tests/package/lean-parser.test.ts compares its programs with those of the parser as it is published.
 */
import { parse } from '@babel/parser';
import MagicString from 'magic-string';
import { minify } from 'terser';
import { parserOptions, parserPlugins } from '../src/analysis/parse.ts';

interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

type Visit = (node: Node, parents: readonly Node[]) => void;

const PLUGINS = new Set<string>(parserPlugins.map((plugin) => (typeof plugin === 'string' ? plugin : plugin[0])));
/** Plugins that depend on the file. */
const OPEN_PLUGINS = new Set(['flow', 'flowComments', 'typescript', 'jsx']);

/** Options whose value is the same for every file, and whose value the parser itself does not change. */
const { errorRecovery: _changed, sourceType: _tried, ...given } = parserOptions;
const OPTIONS: Readonly<Record<string, boolean>> = { allowYieldOutsideFunction: false, createParenthesizedExpressions: false, annexB: true, ...given };

/** Classes whose objects are in the tree, or are handed out with it. */
const PUBLIC_CLASSES = new Set(['Position', 'SourceLocation', 'Node', 'Token', 'ExportedTokenType', 'TokContext']);
/** What holds objects of the parser's own classes. */
const INTERNAL = /^(?:this|super|(?:this\.)?(?:state|scope|expressionScope|prodParam|classScope)|parser|oldState)$/;
const ERRORS = /^(?:|Flow|Jsx|TS)Errors$/;

/** The parser's code, reduced. */
export async function leanParser(code: string): Promise<string> {
  const settled = withoutEnumeration(withSettledOptions(code));
  const quiet = withoutUnreadMessages(settled);
  const { code: reached } = await minify(quiet, { toplevel: true, mangle: false, compress: { passes: 2, sequences: false }, format: { beautify: true } });
  const used = withoutUnusedMethods(reached!);
  const regex = new RegExp(`^(?:${internalNames(used).join('|')})$`);
  return (await minify(used, { compress: false, mangle: { properties: { regex, builtins: true } }, format: { comments: false } })).code!;
}

/** Questions whose answer is the same for every file are answered here. */
function withSettledOptions(code: string): string {
  const flags = new Map([...code.matchAll(/if \(normalizedOptions\.(\w+)\) \{\s*optionFlags \|= (\d+);/g)].map(([, name, flag]) => [flag!, name!]));
  return code
    .replace(/this\.hasPlugin\("([\w-]+)"\)/g, (question, name: string) => (OPEN_PLUGINS.has(name) ? question : String(PLUGINS.has(name))))
    .replace(/this\.hasPlugin\(\["pipelineOperator", \{[^}]*\}\]\)/g, 'false')
    .replace(/this\.optionFlags & (\d+)/g, (question, flag: string) => String(OPTIONS[flags.get(flag)!] ?? question))
    .replace(/^ *validatePlugins\(pluginsMap\);$/m, '')
    .replace(/^ *v8intrinsic,\n *placeholders\n/m, '')
    .replace(/^exports\.(?:parseExpression|tokTypes) = .*$/gm, '');
}

/** It takes the parser a third of its time to hide from enumeration what no one enumerates. */
function withoutEnumeration(code: string): string {
  const plain = code.replace(/const toUnenumerable = [\s\S]*?\n\};/, 'const toUnenumerable = () => {};');
  if (plain === code) throw new Error('@babel/parser has changed: see whether it still hides the `index` of positions.');
  return plain;
}

/** No one reads the errors that the parser recovers from: of their messages nothing is kept but that there are some. */
function withoutUnreadMessages(code: string): string {
  const messages = new Map<string, Node>();
  const thrown = new Set<string>();
  walk(code, (node, parents) => {
    if (isMessage(node, parents)) messages.set(nameOf(node.key as Node)!, node.value as Node);
    if (node.type === 'MemberExpression' && ERRORS.test(nameOf(node.object as Node) ?? '') && !isRecovered(node, parents)) thrown.add(nameOf(node.property as Node)!);
  });
  const edited = new MagicString(code);
  for (const [name, { start, end }] of messages) if (!thrown.has(name)) edited.overwrite(start, end, '""');
  return edited.toString();
}

/** Whether an error is in a statement `this.raise(Errors.X, …)`, which goes on. */
function isRecovered(error: Node, parents: readonly Node[]): boolean {
  const [statement, call] = parents.slice(-2) as [Node, Node];
  return statement.type === 'ExpressionStatement' && nameOf((call.callee as Node)?.property as Node) === 'raise' && (call.arguments as Node[])[0] === error;
}

/** Methods that are called without being named. */
const CALLED_BY_THE_LANGUAGE = ['constructor', 'toString', 'toJSON', 'valueOf', 'then', 'next', 'return', 'throw'];

/** A module's code without the methods of classes whose names are in nothing that its importer, or the module when it is loaded, runs. */
export function withoutUnusedMethods(code: string, importer = ''): string {
  const methods: Node[] = [];
  const namesIn = new Map<string, Set<string>>();
  walk(code, (node, parents) => {
    if (isMethod(node)) methods.push(node);
    const method = parents.find(isMethod);
    const owner = method ? nameOf(method.key as Node)! : 'constructor';
    const names = namesIn.get(owner) ?? new Set();
    for (const name of mentionedNames(node)) namesIn.set(owner, names.add(name));
  });
  const used = new Set([...CALLED_BY_THE_LANGUAGE, ...[...importer.matchAll(/\.(\w+)/g)].map(([, name]) => name!)]);
  for (const name of used) for (const next of namesIn.get(name) ?? []) used.add(next);
  const edited = new MagicString(code);
  for (const { key, start, end } of methods) if (!used.has(nameOf(key as Node)!)) edited.remove(start, end);
  return edited.toString();
}

function isMethod({ type, computed, key }: Node): boolean {
  return type === 'ClassMethod' && !computed && nameOf(key as Node) !== undefined;
}

/** Names by which a node may ask an object for something. */
function mentionedNames(node: Node): string[] {
  if (node.type === 'StringLiteral') return [node.value as string];
  const key = node.type === 'MemberExpression' ? node.property : node.type === 'ObjectProperty' ? node.key : undefined;
  const name = node.computed ? undefined : nameOf(key as Node | undefined);
  return name === undefined ? [] : [name];
}

/** Names of methods, fields and errors that only objects of the parser's own classes have, and that no text mentions. */
function internalNames(code: string): string[] {
  const internal = new Set<string>();
  const seen = new Set<string>();
  walk(code, (node, parents) => {
    const name = nameOf(node.key as Node);
    if (node.type === 'StringLiteral') seen.add(node.value as string);
    if (node.type === 'TemplateElement') seen.add((node.value as { raw: string }).raw);
    if (node.type === 'ClassMethod') (isPublic(parents) ? seen : internal).add(name!);
    if (node.type === 'ObjectProperty' || node.type === 'ObjectMethod') (isMessage(node, parents) ? internal : seen).add(name ?? '');
    if (node.type !== 'MemberExpression' || node.computed) return;
    const object = code.slice((node.object as Node).start, (node.object as Node).end);
    (ERRORS.test(object) || (INTERNAL.test(object) && !(object === 'this' && isPublic(parents))) ? internal : seen).add(nameOf(node.property as Node)!);
  });
  return [...internal].filter((name) => !seen.has(name) && name !== 'constructor' && name.length > 2);
}

function isPublic(parents: readonly Node[]): boolean {
  const owner = parents.findLast(({ type }) => type === 'ClassDeclaration' || type === 'ClassExpression');
  return !owner || PUBLIC_CLASSES.has(nameOf(owner.id as Node) ?? '');
}

/** Whether a property is in a table of errors. */
function isMessage(node: Node, parents: readonly Node[]): boolean {
  const isInTable = node.type === 'ObjectProperty' && parents.at(-1)?.type === 'ObjectExpression' && /^[A-Z]/.test(nameOf(node.key as Node) ?? '');
  return isInTable && parents.some(({ type, id }) => type === 'VariableDeclarator' && /^[A-Z]\w*Errors$/.test(nameOf(id as Node) ?? ''));
}

function nameOf(node: Node | null | undefined): string | undefined {
  return node?.type === 'Identifier' ? (node.name as string) : undefined;
}

function walk(code: string, visit: Visit): void {
  const pending: (readonly Node[])[] = [[parse(code, { sourceType: 'unambiguous' }).program as unknown as Node]];
  for (let path = pending.pop(); path; path = pending.pop()) {
    const node = path.at(-1)!;
    visit(node, path.slice(0, -1));
    const children = Object.values(node).flat().filter((child): child is Node => typeof (child as Node | null)?.type === 'string');
    for (const child of children) pending.push([...path, child]);
  }
}
