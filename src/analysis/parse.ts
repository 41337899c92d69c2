/**
 * Turns the text of a JavaScript or TypeScript file into what ESLint's parsers return: a TS-ESTree program with its scopes.
 * Used where no ESLint parser is at hand: modules that a linted file imports, the `lint` command, the codemods.
 * Babel reads every dialect without the `typescript` package; where its tree differs from TS-ESTree it is brought in line here.
 */
import { parse as babelParse, type ParserOptions, type ParserPlugin } from '@babel/parser';
import { analyze, type ScopeManager } from '@typescript-eslint/scope-manager';
import { visitorKeys as tsVisitorKeys } from '@typescript-eslint/visitor-keys';
import type { TSESTree } from '@typescript-eslint/types';

export interface ParseResult {
  ast: TSESTree.Program;
  scopeManager: ScopeManager;
  visitorKeys: Record<string, readonly string[]>;
  services: Record<string, never>;
}

interface LooseNode {
  type: string;
  range: [number, number];
  loc: unknown;
  [key: string]: unknown;
}

interface Position {
  line: number;
  column: number;
}

interface BabelToken {
  type: string | { label: string; keyword?: string };
  value?: unknown;
  start: number;
  end: number;
  loc: { start: Position; end: Position };
}

/** Nodes that only Babel has, so that a walk by keys reaches their children. */
const visitorKeys: Record<string, readonly string[]> = {
  ...(tsVisitorKeys as Record<string, readonly string[]>),
  ParenthesizedExpression: ['expression'],
  File: ['program'],
};

const JSX_FREE_EXTENSION = /\.[cm]?ts$/i;
const FLOW_PRAGMA = /^(?:[^\S\r\n\u2028\u2029]|[/*#!])*@flow\b/m;

/** Nodes whose Babel key `typeParameters` holds type *arguments*. */
const TYPE_ARGUMENT_OWNERS = new Set([
  'CallExpression', 'NewExpression', 'TaggedTemplateExpression', 'JSXOpeningElement', 'TSTypeReference', 'TSTypeQuery',
  'TSImportType', 'TSInstantiationExpression', 'TSClassImplements', 'TSInterfaceHeritage',
]);

/** How every file is read. The build leaves out of the parser what would need it otherwise (scripts/lean-parser.ts). */
export const parserOptions = {
  sourceType: 'unambiguous',
  errorRecovery: true,
  attachComment: false,
  ranges: true,
  allowReturnOutsideFunction: true,
  allowAwaitOutsideFunction: true,
  allowImportExportEverywhere: true,
  allowUndeclaredExports: true,
  allowSuperOutsideMethod: true,
  allowNewTargetOutsideFunction: true,
  createImportExpressions: true,
} as const satisfies ParserOptions;

/** The syntax that every file may have; whether it has types, and whose, depends on it. */
export const parserPlugins = [
  ['estree', { classFeatures: true }], 'decorators', 'decoratorAutoAccessors', 'explicitResourceManagement', 'importAttributes', 'deferredImportEvaluation', 'sourcePhaseImports',
] as const satisfies readonly ParserPlugin[];

/**
 * Parses a whole file.
 * @param text the file's text; a byte order mark and a hashbang are accepted
 * @param filePath decides by its extension whether `<T>x` is a cast (`.ts`, `.mts`, `.cts`) or JSX
 * @param tokens whether the program is to have its tokens, without which it is read in a third of the time
 * @throws a SyntaxError with `lineNumber` and `column` (1-based) where the text cannot be read at all
 */
export function parseForESLint(text: string, { filePath = '', tokens = true }: { filePath?: string; tokens?: boolean } = {}): ParseResult {
  const ast = toEslintProgram(parseWithBabel(text, filePath, tokens), text);
  const scopeManager = analyze(ast, {
    childVisitorKeys: visitorKeys,
    sourceType: ast.sourceType === 'script' ? 'commonjs' : 'module',
    lib: [],
  } as Parameters<typeof analyze>[1]);
  return { ast, scopeManager, visitorKeys, services: {} };
}

function parseWithBabel(text: string, filename: string, tokens: boolean): LooseNode {
  const isFlow = FLOW_PRAGMA.test(text.slice(0, 1000));
  const types: ParserPlugin[] = isFlow ? [['flow', { all: true }], 'jsx'] : JSX_FREE_EXTENSION.test(filename) ? ['typescript'] : ['typescript', 'jsx'];
  try {
    // Babel takes a hashbang only as the very first thing.
    const file = babelParse(text.replace(/^\uFEFF#!/, ' //'), { ...parserOptions, tokens, plugins: [...parserPlugins, ...types] });
    return Object.assign(file as unknown as LooseNode, { isFlow });
  } catch (error) {
    throw withEslintPosition(error);
  }
}

/** ESLint shows a parser's error at `lineNumber` and `column`. */
function withEslintPosition(error: unknown): unknown {
  const { loc, message } = error as { loc?: { line: number; column: number }; message?: string };
  if (!loc) return error;
  const plain = (message ?? 'Syntax error').replace(/(?<!\s)\s*\(\d+:\d+\)$/, '');
  return Object.assign(new SyntaxError(plain), { lineNumber: loc.line, column: loc.column + 1, index: undefined });
}

function toEslintProgram(file: LooseNode, text: string): TSESTree.Program {
  const program = file.program as LooseNode;
  normalize(program, file.isFlow === true);
  program.comments = ((file.comments ?? []) as LooseNode[]).map((comment) => ({
    type: comment.type === 'CommentBlock' ? 'Block' : 'Line',
    value: comment.value,
    range: [comment.start as number, comment.end as number],
    loc: comment.loc,
  }));
  const hashbang = program.interpreter as LooseNode | null;
  if (hashbang) {
    (program.comments as unknown[]).unshift({ type: 'Shebang', value: hashbang.value, range: [hashbang.start, hashbang.end], loc: hashbang.loc });
  }
  program.tokens = ((file.tokens ?? []) as BabelToken[]).flatMap((token) => toEslintToken(token, text));
  return program as unknown as TSESTree.Program;
}

function toEslintToken(token: BabelToken, text: string): object[] {
  const type = token.type;
  if (typeof type === 'string' || type.label === 'eof' || token.start === token.end) return [];
  const value = text.slice(token.start, token.end);
  return [{ type: tokenType(type, value), value, range: [token.start, token.end], loc: token.loc }];
}

function tokenType(type: { label: string; keyword?: string }, value: string): string {
  if (type.label === 'string') return 'String';
  if (type.label === 'num' || type.label === 'bigint') return 'Numeric';
  if (type.label === 'regexp') return 'RegularExpression';
  if (type.label === 'jsxName') return 'JSXIdentifier';
  if (type.label === 'jsxText') return 'JSXText';
  if (type.label.startsWith('template') || type.label === '`') return 'Template';
  if (value === 'true' || value === 'false') return 'Boolean';
  if (value === 'null') return 'Null';
  if (type.keyword && /^[a-z]/.test(value)) return 'Keyword';
  return /^[\p{ID_Start}$_#\\]/u.test(value) && value !== '#{' ? 'Identifier' : 'Punctuator';
}

/** Walks without recursion: generated files nest deeper than the stack allows. */
function normalize(root: LooseNode, isFlow: boolean): void {
  const pending: LooseNode[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (isFlow) withoutFlow(node);
    bringInLine(node);
    for (const key of Object.keys(node)) {
      if (key === 'loc' || key === 'range' || key === 'extra') continue;
      const child = node[key];
      if (Array.isArray(child)) {
        for (const [position, item] of child.entries()) if (isNode(item)) pending.push((child[position] = withoutParentheses(item)));
      } else if (isNode(child)) pending.push((node[key] = withoutParentheses(child)) as LooseNode);
    }
  }
}

/** TS-ESTree has no node for parentheses around a type. */
function withoutParentheses(node: LooseNode): LooseNode {
  let inner = node;
  while (inner.type === 'TSParenthesizedType') inner = inner.typeAnnotation as LooseNode;
  return inner;
}

function isNode(value: unknown): value is LooseNode {
  return typeof value === 'object' && value !== null && typeof (value as LooseNode).type === 'string';
}

const FLOW_KEYS = ['typeAnnotation', 'returnType', 'typeParameters', 'superTypeParameters', 'predicate', 'implements', 'variance'];

/** Flow's types say nothing that is asked here, and the scope analysis knows only TypeScript's. */
function withoutFlow(node: LooseNode): void {
  for (const key of FLOW_KEYS) delete node[key];
  node.decorators ??= [];
}

function bringInLine(node: LooseNode): void {
  switch (node.type) {
    case 'ClassDeclaration':
    case 'ClassExpression':
      node.superTypeArguments ??= node.superTypeParameters;
      delete node.superTypeParameters;
      retype(node.implements, 'TSClassImplements');
      node.implements ??= [];
      break;
    case 'TSInterfaceDeclaration':
      retype(node.extends, 'TSInterfaceHeritage');
      node.extends ??= [];
      break;
    case 'TSTypeParameter':
      if (typeof node.name === 'string') node.name = identifierAt(node, node.name);
      break;
    case 'TSMappedType':
      normalizeMappedType(node);
      break;
    case 'TSImportType':
      if (isNode(node.argument) && node.argument.type !== 'TSLiteralType') node.source = node.argument;
      break;
    case 'TSEnumDeclaration':
      node.body ??= { type: 'TSEnumBody', members: node.members, range: node.range, loc: node.loc };
      delete node.members;
      break;
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
      node.raw ??= (node.extra as { raw?: string } | undefined)?.raw;
      node.type = 'Literal';
      break;
    case 'FunctionExpression':
      if (!node.body) node.type = 'TSEmptyBodyFunctionExpression';
      break;
    case 'MethodDefinition':
    case 'PropertyDefinition':
    case 'AccessorProperty':
      if (node.abstract) node.type = `TSAbstract${node.type}`;
      break;
    case 'TemplateElement':
      includeDelimiters(node);
      break;
    case 'TSFunctionType':
    case 'TSConstructorType':
    case 'TSCallSignatureDeclaration':
    case 'TSConstructSignatureDeclaration':
    case 'TSMethodSignature':
      node.params ??= node.parameters;
      node.returnType ??= node.typeAnnotation;
      delete node.parameters;
      delete node.typeAnnotation;
      break;
  }
  if (TYPE_ARGUMENT_OWNERS.has(node.type) && 'typeParameters' in node) {
    node.typeArguments ??= node.typeParameters;
    delete node.typeParameters;
  }
}

/** TS-ESTree counts the backtick, `${` and `}` around a template's text as part of it. */
function includeDelimiters(element: LooseNode): void {
  const after = element.tail ? 1 : 2;
  const { start, end } = element.loc as { start: Position; end: Position };
  element.range = [element.range[0] - 1, element.range[1] + after];
  element.loc = { start: { line: start.line, column: start.column - 1 }, end: { line: end.line, column: end.column + after } };
}

function retype(nodes: unknown, type: string): void {
  for (const node of Array.isArray(nodes) ? (nodes as LooseNode[]) : []) node.type = type;
}

function normalizeMappedType(node: LooseNode): void {
  const parameter = node.typeParameter as LooseNode | undefined;
  if (!parameter || isNode(node.key)) return;
  node.key = typeof parameter.name === 'string' ? identifierAt(parameter, parameter.name) : parameter.name;
  node.constraint = parameter.constraint;
  delete node.typeParameter;
}

function identifierAt(node: LooseNode, name: string): LooseNode {
  const start = node.range[0];
  return { type: 'Identifier', name, range: [start, start + name.length], loc: node.loc, decorators: [], optional: false };
}
