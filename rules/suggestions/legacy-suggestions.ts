/** Edits that name the current API in the place of a lost one, where the edit is local and what it means is clear. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { LegacyUse } from '../../src/analysis/legacy-uses.ts';
import { type MemberUse, chainOf, continuation } from '../../src/analysis/member-uses.ts';
import { staticName } from '../../src/analysis/nodes.ts';
import { removedExports, removedModuleOf, v3ExportOf, type RemovedExport } from '../../src/sdk/legacy-exports.ts';
import { errorMemberOf } from '../../src/sdk/legacy-errors.ts';
import { methodPathIn, positionalParametersOf, removedMethodOf, v3MethodOf, type PositionalParameters } from '../../src/sdk/legacy-methods.ts';
import { axiosRequestOptionOf, configurationOptionOf } from '../../src/sdk/legacy-options.ts';
import { pythonOptionOf } from '../../src/sdk/python-idioms.ts';
import { resultHasMember } from '../../src/sdk/result-members.ts';
import { isRemovedIn, type Version } from '../../src/sdk/versions.ts';

export interface LegacyEdit {
  /** the code that the suggestion brings in, for its title; null where it only takes away */
  readonly code: string | null;
  readonly edits: readonly Edit[];
}

interface Edit {
  readonly range: readonly [number, number];
  readonly text: string;
}

/** The edit for a lost name; undefined where it would need more than the place itself. */
export function legacyEdit(use: LegacyUse, source: Readonly<TSESLint.SourceCode>, target: Version): LegacyEdit | undefined {
  switch (use.kind) {
    case 'method':
      return methodEdit(use, source, target);
    case 'arguments':
      return positionalEdit(use, positionalParametersOf(use.name), source, []);
    case 'response':
      return responseEdit(use, source);
    case 'error':
      return errorEdit(use, target);
    case 'clientOption':
    case 'requestOption':
      return optionEdit(use, source);
    case 'module':
      return moduleEdit(use);
    case 'export':
      return use.import ? importEdit(use, use.import) ?? importedEnumEdit(use, use.import, source) : enumEdit(use);
    case 'type':
      return typeEdit(use, source);
    default:
      return undefined;
  }
}

/** `client.createChatCompletion` → `client.chat.completions.create`, where the arguments keep their places. */
function methodEdit(use: LegacyUse, source: Readonly<TSESLint.SourceCode>, target: Version): LegacyEdit | undefined {
  const v3 = v3MethodOf(use.name);
  const removed = removedMethodOf(use.name);
  const row = v3 ?? removed;
  if (!row?.replacement || row.automation !== 'auto' || use.name === 'files.retrieveContent') return undefined;
  if (v3 && (v3.bodyKeys || v3.droppedParameters || (v3.insertsQuery && use.call?.arguments.length !== 0))) return undefined;
  const rename = renamedPath(use.member!, use.name.split('.'), methodPathIn(row.replacement, target).split('.'));
  if (!rename) return undefined;
  const positional = removed && positionalParametersOf(use.name);
  return positional ? positionalEdit(use, positional, source, [rename]) : { code: row.replacement, edits: [rename] };
}

/** The edit of the names of a member chain that differ, as far as they are written there. */
function renamedPath({ node }: MemberUse, names: readonly string[], replacement: readonly string[]): Edit | undefined {
  let shared = 0;
  while (shared < names.length - 1 && shared < replacement.length - 1 && names[shared] === replacement[shared]) shared++;
  let first: TSESTree.Node = node;
  for (let index = names.length - 1; index >= shared; index--) {
    if (first.type !== 'MemberExpression' || first.computed || staticName(first) !== names[index]) return undefined;
    if (index > shared) first = first.object;
  }
  return first.type === 'MemberExpression' ? { range: [first.property.range[0], node.range[1]], text: replacement.slice(shared).join('.') } : undefined;
}

/** `retrieve(threadId, runId)` → `retrieve(runId, { thread_id: threadId })`. */
function positionalEdit(use: LegacyUse, row: PositionalParameters | undefined, source: Readonly<TSESLint.SourceCode>, edits: readonly Edit[]): LegacyEdit | undefined {
  const args = use.call?.arguments;
  if (!row || !args || args.length === 0 || args.some(({ type }) => type === 'SpreadElement')) return undefined;
  const textOf = (name: string) => {
    const argument = args[row.oldParameters.indexOf(name)];
    return argument && source.getText(argument);
  };
  const named = row.named.map((name) => ({ name, text: textOf(name) }));
  const ids = row.parameters.map(textOf);
  if (named.some(({ text }) => text === undefined) || ids.some((text) => text === undefined)) return undefined;
  const properties = named.map(({ name, text }) => (text === name ? name : `${name}: ${text}`));
  const params = textOf('params');
  if (params !== undefined) properties.push(...spreadProperties(params));
  const options = textOf('options');
  const text = [...ids, `{ ${properties.join(', ')} }`, ...(options === undefined ? [] : [options])].join(', ');
  return { code: row.newCall, edits: [...edits, { range: [args[0]!.range[0], args[args.length - 1]!.range[1]], text }] };
}

/** What an argument adds to an object: the inside of a literal on one line, the spread of everything else. */
function spreadProperties(params: string): readonly string[] {
  const inside = params.slice(1, -1).trim().replace(/,$/, '');
  if (!params.startsWith('{') || !params.endsWith('}') || inside.includes('\n')) return [`...${params}`];
  return inside === '' ? [] : [inside];
}

/** The result takes the place of its `data`; streams and files are read in other ways. */
function responseEdit({ name, member, method }: LegacyUse, source: Readonly<TSESLint.SourceCode>): LegacyEdit | undefined {
  if (name !== 'data' || !member || resultHasMember(method!, 'headers')) return undefined;
  // The body of a list has a `data` of its own, which only the current method tells from that of axios.
  if (v3MethodOf(method!) && resultHasMember(method!, 'data')) return undefined;
  return member.node.type === 'Property' ? patternEdit(member.node, source) : unwrappedEdit(member, member.node, source);
}

/** `result.data.choices` → `result.choices`. */
function unwrappedEdit(member: MemberUse, node: TSESTree.MemberExpression, source: Readonly<TSESLint.SourceCode>): LegacyEdit | undefined {
  const next = continuation(member);
  if (next && STREAM_METHODS.has(staticName(next) ?? '')) return undefined;
  if (next && next.object === node && node.optional && !next.computed && !next.optional) {
    return { code: null, edits: [{ range: [node.property.range[0], next.property.range[0]], text: '' }] };
  }
  let accessor = source.getTokenBefore(node.property)!;
  const before = source.getTokenBefore(accessor);
  if (accessor.value === '[' && before?.value === '?.') accessor = before;
  return { code: null, edits: [{ range: [accessor.range[0], node.range[1]], text: '' }] };
}

const STREAM_METHODS: ReadonlySet<string> = new Set(['on', 'once', 'pipe', 'setEncoding', 'destroy']);

/** `const { data } = await …` → `const data = await …`. */
function patternEdit(property: TSESTree.Property, source: Readonly<TSESLint.SourceCode>): LegacyEdit | undefined {
  const pattern = property.parent as TSESTree.ObjectPattern;
  if (pattern.properties.length > 1 || pattern.typeAnnotation || property.value.type === 'AssignmentPattern') return undefined;
  const code = source.getText(property.value);
  return { code, edits: [{ range: pattern.range, text: code }] };
}

/** `error.response.status` → `error.status`. */
function errorEdit(use: LegacyUse, target: Version): LegacyEdit | undefined {
  const { member, name, length = 0 } = use;
  const row = errorMemberOf(name);
  const isHeader = name.startsWith('headers.');
  if (!member || member.node.type === 'Property' || member.node.computed) return undefined;
  if (!isHeader && (!row?.replacement || row.automation !== 'auto')) return undefined;
  const chain = chainOf(member);
  let end = chain[length - 1]!.node.range[1];
  let text = isHeader ? use.replacement! : row!.replacement!.replaceAll('.', '?.');
  if (name === 'response.headers.x-request-id' && !isRemovedIn({ removedIn: '5.0.0' }, target)) text = 'request_id';
  const header = name === 'response.headers' ? chain[length] : undefined;
  if (header && header.name !== 'get' && isRemovedIn({ removedIn: '5.0.0' }, target)) {
    end = header.node.range[1];
    text = `headers?.get('${header.name}')`;
  }
  return { code: text, edits: [{ range: [member.key.range[0], end], text }] };
}

function optionEdit({ name, property, node }: LegacyUse, source: Readonly<TSESLint.SourceCode>): LegacyEdit | undefined {
  const row = configurationOptionOf(name) ?? axiosRequestOptionOf(name) ?? pythonOptionOf(name);
  const isSafe = row && (!('automation' in row) || row.automation === 'auto');
  if (!property || !isSafe || !row.replacement || row.replacement.includes('.') || property.computed) return undefined;
  const isTaken = property.parent.type === 'ObjectExpression' && property.parent.properties.some((other) => other.type === 'Property' && staticName(other) === row.replacement);
  if (isTaken) return undefined;
  const text = property.shorthand ? `${row.replacement}: ${source.getText(property.value)}` : row.replacement;
  return { code: row.replacement, edits: [{ range: property.shorthand ? property.range : node.range, text }] };
}

/** A module that moved gets its new specifier; a side-effect import that is no longer needed goes. */
function moduleEdit({ name, replacement, node, import: statement }: LegacyUse): LegacyEdit | undefined {
  if (removedModuleOf(name)?.automation !== 'auto' || node.type !== 'Literal') return undefined;
  if (replacement !== null) {
    const quote = node.raw[0]!;
    return { code: replacement, edits: [{ range: node.range, text: `${quote}${replacement}${quote}` }] };
  }
  if (statement?.type !== 'ImportDeclaration' || statement.specifiers.length > 0) return undefined;
  return { code: null, edits: [{ range: statement.range, text: '' }] };
}

/** A type that the same module exports under another name keeps its local name. */
function importEdit({ name }: LegacyUse, specifier: TSESTree.Node): LegacyEdit | undefined {
  const declaration = specifier.parent;
  if (specifier.type !== 'ImportSpecifier' || declaration?.type !== 'ImportDeclaration') return undefined;
  const rows: readonly RemovedExport[] = removedExports;
  const row = rows.find((candidate) => candidate.name === name && candidate.replacement && candidate.automation === 'auto' && candidate.from !== null && sameModule(candidate, declaration.source.value));
  if (!row?.replacement) return undefined;
  const kind = specifier.importKind === 'type' ? 'type ' : '';
  const text = row.replacement === specifier.local.name ? `${kind}${row.replacement}` : `${kind}${row.replacement} as ${specifier.local.name}`;
  return { code: row.replacement, edits: [{ range: specifier.range, text }] };
}

function sameModule({ modules, from }: RemovedExport, source: string): boolean {
  const bare = source.replace(/\.[cm]?[jt]s$/, '').replace(/\/index$/, '');
  return bare === from && modules.length > 0;
}

/** The members of an imported enum become their strings and its import goes, where nothing else is done with it. */
function importedEnumEdit({ name }: LegacyUse, specifier: TSESTree.Node, source: Readonly<TSESLint.SourceCode>): LegacyEdit | undefined {
  const values = v3ExportOf(name)?.enumValues;
  const references = values && source.getDeclaredVariables?.(specifier)[0]?.references;
  if (!references || references.length === 0) return undefined;
  const edits: Edit[] = [];
  for (const { identifier: { parent } } of references) {
    const member = parent?.type === 'MemberExpression' ? staticName(parent) : undefined;
    if (member === undefined || !Object.hasOwn(values, member)) return undefined;
    edits.push({ range: parent!.range, text: `'${values[member]}'` });
  }
  const code = [...new Set(edits.map(({ text }) => text))].join(', ');
  return { code, edits: [...removedSpecifier(specifier, source), ...edits] };
}

/** The removal of a name from an import, with the comma, the braces or the line that nothing is left for. */
function removedSpecifier(specifier: TSESTree.Node, source: Readonly<TSESLint.SourceCode>): Edit[] {
  const { parent: declaration } = specifier;
  if (declaration?.type !== 'ImportDeclaration') return [];
  const { specifiers, range: [start, end] } = declaration;
  const index = specifiers.findIndex((other) => other === specifier);
  const [before, after] = [specifiers[index - 1], specifiers[index + 1]];
  if (after) return [{ range: [specifier.range[0], after.range[0]], text: '' }];
  if (!before) return [{ range: [start, end + /^[^\S\n]*(?:\r?\n)?/.exec(source.text.slice(end))![0].length], text: '' }];
  const brace = source.getTokenAfter(specifier, ({ value }) => value === '}')!;
  return [{ range: [before.range[1], before.type === 'ImportSpecifier' ? specifier.range[1] : brace.range[1]], text: '' }];
}

/** `OpenAI.Beta.VectorStore` → `OpenAI.VectorStore`, with the local name of the import. */
function typeEdit({ name, node, replacement }: LegacyUse, source: Readonly<TSESLint.SourceCode>): LegacyEdit | undefined {
  const type = node.type === 'Identifier' ? node.parent : undefined;
  if (type?.type !== 'TSQualifiedName' || !replacement?.startsWith('OpenAI.')) return undefined;
  const names = source.getText(type).split('.');
  if (names.length !== name.split('.').length) return undefined;
  return { code: replacement, edits: [{ range: type.range, text: `${names[0]}${replacement.slice('OpenAI'.length)}` }] };
}

/** `openai.ChatCompletionRequestMessageRoleEnum.User` → `'user'`. */
function enumEdit({ name, member }: LegacyUse): LegacyEdit | undefined {
  const values = v3ExportOf(name)?.enumValues;
  const next = member && chainOf(member)[1];
  const text = values && next && Object.hasOwn(values, next.name) ? `'${values[next.name]}'` : undefined;
  return text === undefined ? undefined : { code: text, edits: [{ range: next!.node.range, text }] };
}
