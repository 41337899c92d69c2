/** What an options object holds, in whichever way it is made, and where an option is written in place. */
import { type ConstantText, constantTextOf } from './constants.ts';
import { memberValues } from './members.ts';
import { type Node, staticName } from './nodes.ts';
import type { Value } from './values.ts';

/** The constant texts among values. */
export function textsOfValues(values: readonly Value[]): readonly ConstantText[] {
  return values.flatMap((value) => constantTextOf(value) ?? []);
}

/** The values of a member, or of a member of a member (`configuration.apiKey`). */
export function valuesAt(objects: readonly Value[], path: string): readonly Value[] {
  return path.split('.').reduce((values, name) => values.flatMap((value) => memberValues(value, name)), objects);
}

/** The expression of an option that an object literal holds under this path, each step written in place. */
export function writtenOption(argument: Node, path: string): Node | undefined {
  return path.split('.').reduce<Node | undefined>((object, name) => {
    if (object?.type !== 'ObjectExpression') return undefined;
    const property = object.properties.find((candidate) => candidate.type === 'Property' && staticName(candidate) === name);
    return property?.type === 'Property' ? property.value : undefined;
  }, argument);
}
