/**
 * Values do not tell the calls of a function apart: `setting('MODEL', 'a')` and `setting('OPENAI_API_KEY')` of one function that gives
 * its fallback back both seem to give `'a'`. For texts that would be reported, this asks once more.
 */
import type { TSESTree } from '@typescript-eslint/types';
import { isCredentialVariable } from '../sdk/environment.ts';
import { boundVariable } from './bindings.ts';
import { functionsOf } from './calls.ts';
import type { ConstantPart } from './constants.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { returnedValues } from './invocations.ts';
import { type Node, outermost } from './nodes.ts';
import { usesOf } from './parameters.ts';

/** Whether a text gets to where it is used only through a function that hands it back, called elsewhere for something else. */
export function isGivenToAnotherCall({ node, file }: ConstantPart): boolean {
  const places = placesOf(file, node.type === 'TemplateElement' ? node.parent : node);
  return places.length > 0 && places.every((place) => isFallbackOfAnotherCall(file, place));
}

/** The literal, or the reads of the variable that it is bound to. */
function placesOf(file: FileAnalysis, literal: Node): readonly Node[] {
  const variable = boundVariable(file, literal);
  if (!variable) return [literal];
  return variable.references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier as Node);
}

function isFallbackOfAnotherCall(file: FileAnalysis, place: Node): boolean {
  const argument = outermost(place);
  const call = argument.parent;
  if (call?.type !== 'CallExpression' || call.callee === argument || namesCredential(file, call)) return false;
  const given = new Set(file.evaluate(argument).map(({ root }) => (root.type === 'node' ? root.node : undefined)));
  return functionsOf(file, call.callee).some(({ node, file: home }) =>
    usesOf(home, node).length > 1 && returnedValues(home, node).some(({ root }) => root.type === 'node' && given.has(root.node)));
}

/** `setting('OPENAI_API_KEY', '…')`. */
function namesCredential(file: FileAnalysis, call: TSESTree.CallExpression): boolean {
  return call.arguments.some((argument) => isCredentialVariable(file.constantText(argument) ?? ''));
}
