/**
 * Values do not tell the calls of a function apart: `setting('MODEL', 'a')` and `setting('OPENAI_API_KEY')` of one function that gives
 * its fallback back both seem to give `'a'`, and of two providers in a record both keys seem to go to both hosts. For texts that
 * would be reported, this asks once more.
 */
import type { TSESTree } from '@typescript-eslint/types';
import { isCredentialVariable } from '../sdk/environment.ts';
import { boundVariable } from './bindings.ts';
import { functionsOf } from './calls.ts';
import type { ConstantPart } from './constants.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { returnedValues } from './invocations.ts';
import { type Node, contains, outermost, staticName } from './nodes.ts';
import { usesOf } from './parameters.ts';
import { leadsElsewhere, leadsToOpenAI, urlSketch } from './urls.ts';
import { textNodeOf } from './written-keys.ts';

/** Whether a text stands beside the address of another host: in one object literal, or among the arguments of one call. */
export function isGivenToAnotherHost({ node, file }: ConstantPart): boolean {
  return placesOf(file, textNodeOf(node)).some((place) => {
    const addresses = addressesBeside(place).flatMap((address) => file.evaluate(address)).flatMap((value) => urlSketch(value) ?? []);
    const urls = addresses.filter((sketch) => sketch.includes('://'));
    return urls.some(leadsElsewhere) && !urls.some(leadsToOpenAI);
  });
}

const ADDRESS_NAME = /^(?:(?:api|base|prefix)?_?ur[il]|host(?:name)?|endpoint|(?:api|base)_?(?:base|path|host))$/i;

function addressesBeside(place: Node): readonly Node[] {
  const value = outermost(place);
  const { parent } = value;
  if (parent?.type === 'CallExpression' || parent?.type === 'NewExpression') return parent.arguments.filter((argument) => argument !== value);
  if (parent?.type !== 'Property' || parent.parent.type !== 'ObjectExpression') return [];
  return parent.parent.properties.flatMap((property) =>
    property.type === 'Property' && ADDRESS_NAME.test(staticName(property) ?? '') ? [property.value] : []);
}

/** Whether a text gets to where it is used only through a function that hands it back, called elsewhere for something else. */
export function isGivenToAnotherCall({ node, file }: ConstantPart): boolean {
  const places = placesOf(file, textNodeOf(node));
  return places.length > 0 && places.every((place) => isFallbackOfAnotherCall(file, place, node));
}

/** The literal, or the reads of the variable that it is bound to. */
function placesOf(file: FileAnalysis, literal: Node): readonly Node[] {
  const variable = boundVariable(file, literal);
  if (!variable) return [literal];
  return variable.references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier as Node);
}

function isFallbackOfAnotherCall(file: FileAnalysis, place: Node, literal: Node): boolean {
  const argument = argumentAround(place);
  const call = argument.parent;
  if (call?.type !== 'CallExpression' || call.callee === argument || namesCredential(file, call)) return false;
  return functionsOf(file, call.callee).some(({ node, file: home }) =>
    usesOf(home, node).length > 1 && returnedValues(home, node).some(({ root }) => root.type === 'node' && root.file === file && contains(root.node, literal)));
}

/** The expression or the object literal around it that a call may be given. */
function argumentAround(place: Node): Node {
  let node = outermost(place);
  while (node.parent?.type === 'Property' && node.parent.value === node) node = outermost(node.parent.parent);
  return node;
}

/** `setting('OPENAI_API_KEY', '…')`, `setting({ name: 'OPENAI_API_KEY', fallback: '…' })`. */
function namesCredential(file: FileAnalysis, call: TSESTree.CallExpression): boolean {
  const texts: readonly Node[] = call.arguments.flatMap((argument): readonly Node[] =>
    argument.type === 'ObjectExpression' ? argument.properties.map((property) => (property.type === 'Property' ? property.value : property.argument)) : [argument]);
  return texts.some((text) => isCredentialVariable(file.constantText(text) ?? ''));
}
