/** Positional arguments of uploads → one object: `createTranscription(file, model, undefined, 'text')` → `{ file, model, response_format: 'text' }`. */
import type { TSESTree } from '@typescript-eslint/types';
import type { FileAnalysis } from '../../src/analysis/file-analysis.ts';
import { type Node, enclosingFunction, unwrap } from '../../src/analysis/nodes.ts';
import { memberAssignments } from '../../src/analysis/members.ts';
import { findVariable } from '../../src/analysis/source-file.ts';
import { isNullish } from '../../src/analysis/values.ts';
import { v3SignatureHistory, type V3Method } from '../../src/sdk/legacy-methods.ts';
import type { Migration } from '../migration.ts';
import { rewriteRequestOptions } from './request-options.ts';

/** @returns whether the call can be rewritten */
export function rewriteBodyArguments(migration: Migration, method: V3Method, call: TSESTree.CallExpression): boolean {
  const args = call.arguments;
  const parameters = parametersOf(migration.file, method, args);
  if (!parameters) {
    migration.todo(call, 'The order of prompt and mask depends on the release this was written for: pass one object, images.edit({ image, prompt, mask }).');
    return false;
  }
  const body = args.filter((argument, index) => isBodyPart(migration.file, argument, parameters[index]));
  const options = args[parameters.indexOf('options')];
  const dropsOptions = options !== undefined && rewriteRequestOptions(migration, options);
  migration.removeItems(args, (argument) => argument === options ? dropsOptions : !body.includes(argument as TSESTree.CallExpressionArgument));
  const [first] = body;
  if (!first) {
    if (args[0]) migration.edits.insertTextBefore(args[0], '{}');
    return true;
  }
  for (const argument of body) {
    const parameter = parameters[args.indexOf(argument)]!;
    const key = method.bodyKeys![parameter]!;
    const open = argument === first ? '{ ' : '';
    const upload = method.fileParameters?.includes(parameter) ? uploadOf(migration, method, argument) : undefined;
    const isShorthand = argument.type === 'Identifier' && argument.name === key && !upload;
    migration.edits.insertTextBefore(argument, `${open}${isShorthand ? '' : `${key}: `}${upload?.before ?? ''}`);
    migration.edits.insertTextAfter(argument, `${upload?.after ?? ''}${argument === body.at(-1) ? ' }' : ''}`);
  }
  return true;
}

/** `undefined` and `null` leave a place empty. */
function isBodyPart(file: FileAnalysis, argument: Node, parameter: string | undefined): boolean {
  if (parameter === undefined || parameter === 'options') return false;
  return !(isNullish({ root: { type: 'node', node: argument, file }, path: [] }) || (argument.type === 'Identifier' && argument.name === 'undefined'));
}

/** The parameters of the release that a call was written for; undefined where its arguments do not tell. */
function parametersOf(file: FileAnalysis, method: V3Method, args: readonly Node[]): readonly string[] | undefined {
  const older = v3SignatureHistory.find(({ name }) => name === method.name)?.parameters;
  if (method.name === 'createTranscription') return args[5] && unwrap(args[5]).type === 'ObjectExpression' ? older : method.parameters;
  if (method.name !== 'createImageEdit' || args.length < 3) return method.parameters;
  if (isText(file, args[1]!) || isEmptyPlace(file, args[2]!)) return method.parameters;
  if (isText(file, args[2]!) || isFileLike(args[1]!)) return older;
  return isFileLike(args[2]!) ? method.parameters : undefined;
}

function isEmptyPlace(file: FileAnalysis, node: Node): boolean {
  return file.evaluate(node).every(isNullish);
}

function isText(file: FileAnalysis, node: Node): boolean {
  if (/prompt|text|description/i.test(node.type === 'Identifier' ? node.name : '')) return true;
  return file.evaluate(node).some(({ root, path }) => root.type === 'node' && path.length === 0
    && (root.node.type === 'TemplateLiteral' || root.node.type === 'BinaryExpression' || (root.node.type === 'Literal' && typeof root.node.value === 'string')));
}

function isFileLike(node: Node): boolean {
  const expression = unwrap(node);
  if (expression.type === 'Identifier') return /mask|file|image|stream|buffer/i.test(expression.name);
  const callee = expression.type === 'CallExpression' || expression.type === 'NewExpression' ? expression.callee : undefined;
  const name = callee?.type === 'Identifier' ? callee.name : callee?.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : '';
  return /^(?:createReadStream|readFileSync|File|Blob|from)$/.test(name);
}

interface Wrapper {
  readonly before: string;
  readonly after: string;
}

/** Images need their MIME type, and a Buffer its name: both come with `toFile`, which has to be awaited. */
function uploadOf(migration: Migration, method: V3Method, argument: Node): Wrapper | undefined {
  const isImage = /^createImage/.test(method.name);
  const name = bufferNameOf(migration.file, argument);
  if (!isImage && name === undefined) return undefined;
  if (/\btoFile\b/.test(migration.textOf(argument))) return undefined;
  const fn = enclosingFunction(argument);
  if (fn && !fn.async) {
    migration.todo(argument, `Pass the upload as await toFile(…, ${name ?? 'null'}${isImage ? ", { type: 'image/png' }" : ''}) of openai, in an async function.`);
    return undefined;
  }
  const type = isImage ? `, { type: ${migration.quote('image/png')} }` : '';
  return { before: `await ${migration.imports.classAt(argument)}.toFile(`, after: `, ${name ?? 'null'}${type})` };
}

/** The text of the name that code gives to a Buffer before it uploads it: `buffer.name = 'image.png'`. */
function bufferNameOf(file: FileAnalysis, argument: Node): string | undefined {
  const node = unwrap(argument);
  if (node.type !== 'Identifier') return undefined;
  const variable = findVariable(file.source, node, node.name);
  const assigned = file.fact(memberAssignments).get('name')?.find(({ object }) => {
    const target = unwrap(object);
    return target.type === 'Identifier' && variable !== undefined && findVariable(file.source, target, target.name) === variable;
  });
  return assigned && file.source.text.slice(...assigned.value.range);
}
