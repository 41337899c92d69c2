/**
 * Values as a symbolic run knows them: constants, objects with known members, texts of which parts are known, and unknowns
 * that remember whether they come from the error (or, in the counter-run, from the response) that the run started with.
 */
import type { ProjectFunction } from './calls.ts';

export type Primitive = string | number | boolean | bigint | null | undefined;

export type Symbolic =
  | { readonly kind: 'known'; readonly value: Primitive; readonly derived?: boolean; /** only this error has it */ readonly telling?: boolean }
  | SymbolicText
  | SymbolicObject
  /** with an `effect` it was handed in by a retry library: calling it stops the retries, or asks for the next one */
  | { readonly kind: 'function'; readonly functions: readonly ProjectFunction[]; readonly effect?: 'stops' | 'repeats' }
  /** a promise that rejects */
  | { readonly kind: 'rejected'; readonly error: Symbolic }
  | { readonly kind: 'unknown'; readonly derived: boolean };

/** A text that contains `parts`, the first of them at its start where `prefixed`. */
export interface SymbolicText {
  readonly kind: 'text';
  readonly parts: readonly string[];
  readonly prefixed: boolean;
  /** what the texts of other errors contain as well, so that to find it tells nothing */
  readonly common?: string;
  /** examples of the whole text: what none of them says, and nobody would say of a key, it does not contain */
  readonly examples?: readonly string[];
}

export interface SymbolicObject {
  readonly kind: 'object';
  readonly members: ReadonlyMap<string, Symbolic>;
  /** it may have other members */
  readonly open: boolean;
  readonly derived: boolean;
  /** of the error itself: the classes for which `instanceof` is true, the most special one first */
  readonly classes?: readonly string[];
  /** of the error itself: the class that only this error is of */
  readonly tellingClass?: string;
  /** of an object made in the run, by a class of a package: the class's name */
  readonly madeBy?: string;
}

export const UNKNOWN: Symbolic = { kind: 'unknown', derived: false };
export const DERIVED: Symbolic = { kind: 'unknown', derived: true };
export const UNDEFINED: Symbolic = { kind: 'known', value: undefined };

/** An object of which nothing is known but that it is one. */
export function someObject(derived: boolean): SymbolicObject {
  return { kind: 'object', members: new Map(), open: true, derived };
}

export function known(value: Primitive): Symbolic {
  return { kind: 'known', value };
}

/** Whether two values certainly are the same; objects are compared by identity. */
export function isSameValue(one: Symbolic, other: Symbolic | undefined): boolean {
  if (one === other) return true;
  if (one.kind === 'known' && other?.kind === 'known') return one.value === other.value && one.derived === other.derived && one.telling === other.telling;
  return one.kind === 'unknown' && other?.kind === 'unknown' && one.derived === other.derived;
}

/** Whether a condition on the value looks at what the run started with. */
export function isDerived(value: Symbolic): boolean {
  switch (value.kind) {
    case 'known':
      return value.derived === true;
    case 'text':
      return true;
    case 'object':
      return value.derived || [...value.members.values()].some((member) => member !== value && isDerived(member));
    case 'unknown':
      return value.derived;
    default:
      return false;
  }
}

/** The value as a condition sees it; undefined where both outcomes are possible. */
export function truthOf(value: Symbolic): boolean | undefined {
  if (value.kind === 'known') return Boolean(value.value);
  return value.kind === 'unknown' ? undefined : true;
}

/** Whether a value is null or undefined; undefined where that is open. */
export function nullishOf(value: Symbolic): boolean | undefined {
  if (value.kind === 'known') return value.value === null || value.value === undefined;
  return value.kind === 'unknown' ? undefined : false;
}

/** `object.name`; undefined where reading it throws. */
export function memberOf(object: Symbolic, name: string | undefined): Symbolic | undefined {
  switch (object.kind) {
    case 'known':
      if (object.value === null || object.value === undefined) return undefined;
      return { kind: 'unknown', derived: object.derived === true };
    case 'text':
      return DERIVED;
    case 'object': {
      const member = name === undefined ? undefined : object.members.get(name);
      if (member) return member;
      return object.open || name === undefined ? { kind: 'unknown', derived: object.derived } : UNDEFINED;
    }
    case 'rejected':
      return object;
    default:
      return { kind: 'unknown', derived: isDerived(object) };
  }
}

/** The error that a run starts with. */
export interface ErrorDescription {
  /** the most special one first */
  readonly classes: readonly string[];
  /** the class that no other error of the API has */
  readonly tellingClass?: string;
  /** by name; what is missing may have any value */
  readonly members: Readonly<Record<string, Symbolic>>;
}

export function errorValue({ classes, tellingClass, members }: ErrorDescription): SymbolicObject {
  return { kind: 'object', classes, tellingClass, members: new Map(Object.entries(members)), open: true, derived: true };
}

/** Whether a value is the error that the run started with, whichever that is. */
export function isError(value: Symbolic): boolean {
  return value.kind === 'object' && 'classes' in value;
}

/**
 * The error, which tells when what sets it apart from others is looked at.
 * @param note is called each time
 */
export function observed(error: SymbolicObject, note: () => void): SymbolicObject {
  const look = <T>(part: T): T => {
    note();
    return part;
  };
  return {
    ...error,
    get classes() { return look(error.classes); },
    get tellingClass() { return look(error.tellingClass); },
    get members() { return look(error.members); },
  };
}
