/** Operators and methods of the language on symbolic values. */
import { DERIVED, type Primitive, type Symbolic, type SymbolicText, UNKNOWN, isDerived, known, nullishOf } from './symbolic-values.ts';

/** A truth that the run's error decided; `telling` where only this error makes it true. */
function decided(value: boolean, derived: boolean, telling = false): Symbolic {
  return { kind: 'known', value, derived, telling: telling && derived };
}

function open(...values: readonly Symbolic[]): Symbolic {
  return values.some(isDerived) ? DERIVED : UNKNOWN;
}

/** `left === right`, or `==` where not strict. */
export function equality(left: Symbolic, right: Symbolic, isStrict: boolean): Symbolic {
  if (left.kind === 'known' && right.kind === 'known') {
    const equal = isStrict ? left.value === right.value : left.value == right.value;
    const derived = left.derived === true || right.derived === true;
    return decided(equal, derived, equal && (left.telling === true || right.telling === true));
  }
  const [constant, other] = left.kind === 'known' ? [left, right] : right.kind === 'known' ? [right, left] : [undefined, left];
  if (!constant) return open(left, right);
  if (other.kind === 'text') return typeof constant.value === 'string' && mayBeText(other, constant.value) ? DERIVED : decided(false, true);
  const isObject = other.kind === 'object' || other.kind === 'function' || other.kind === 'rejected';
  return isObject ? decided(false, isDerived(other)) : open(left, right);
}

function mayBeText({ parts, prefixed }: SymbolicText, text: string): boolean {
  return parts.every((part) => text.includes(part)) && (!prefixed || text.startsWith(parts[0] ?? ''));
}

/** A binary operator other than `instanceof` and `in`. */
export function binary(operator: string, left: Symbolic, right: Symbolic): Symbolic {
  switch (operator) {
    case '===':
    case '==':
      return equality(left, right, operator === '===');
    case '!==':
    case '!=':
      return negated(equality(left, right, operator === '!=='));
  }
  if (operator === '+' && (left.kind === 'text' || right.kind === 'text')) return joinedText([left, right]);
  if (left.kind !== 'known' || right.kind !== 'known') return open(left, right);
  const value = arithmetic(operator, left.value, right.value);
  if (value === undefined) return open(left, right);
  return { kind: 'known', value, derived: isDerived(left) || isDerived(right) };
}

/** Numbers and texts only; the rest is too rare to be worth a mistake. */
function arithmetic(operator: string, left: Primitive, right: Primitive): Primitive {
  const a = left as never;
  const b = right as never;
  switch (operator) {
    case '<': return a < b;
    case '<=': return a <= b;
    case '>': return a > b;
    case '>=': return a >= b;
  }
  if (operator === '+' && (typeof left === 'string' || typeof right === 'string')) return `${String(left)}${String(right)}`;
  if (typeof left !== 'number' || typeof right !== 'number') return undefined;
  switch (operator) {
    case '+': return left + right;
    case '-': return left - right;
    case '*': return left * right;
    case '/': return left / right;
    case '%': return left % right;
    case '**': return left ** right;
    default: return undefined;
  }
}

/** `!value`, for a value that is not split. */
export function negated(value: Symbolic): Symbolic {
  if (value.kind === 'known') return { ...value, value: !value.value };
  return value.kind === 'unknown' ? value : decided(false, isDerived(value));
}

/** The text of a template or sum. */
export function joinedText(pieces: readonly Symbolic[]): Symbolic {
  if (pieces.every((piece) => piece.kind === 'known')) {
    return { kind: 'known', value: pieces.map((piece) => String((piece as { value: Primitive }).value)).join(''), derived: pieces.some(isDerived) };
  }
  const parts = pieces.flatMap((piece) => messageOf(piece)?.parts ?? []);
  const common = pieces.map((piece) => messageOf(piece)?.common).find((part) => part !== undefined);
  return parts.length > 0 ? { kind: 'text', parts, prefixed: false, common } : open(...pieces);
}

/** The text that a text or an error gives. */
function messageOf(piece: Symbolic): SymbolicText | undefined {
  const value = piece.kind === 'object' && piece.classes ? piece.members.get('message') : piece;
  return value?.kind === 'text' ? value : undefined;
}

/** The text that `String(value)` gives. */
export function asText(value: Symbolic): Symbolic {
  if (value.kind === 'known') return { ...value, value: String(value.value) };
  return joinedText([value]);
}

/** `typeof value`. */
export function typeOf(value: Symbolic): Symbolic {
  switch (value.kind) {
    case 'known':
      return { kind: 'known', value: value.value === null ? 'object' : typeof value.value, derived: value.derived === true };
    case 'text':
      return { kind: 'known', value: 'string', derived: true };
    case 'object':
      return value.derived && !value.classes && value.members.size === 0 ? DERIVED : { kind: 'known', value: 'object', derived: value.derived };
    case 'function':
      return known('function');
    case 'rejected':
      return known('object');
    default:
      return value;
  }
}

/**
 * `value instanceof X`.
 * @param className the name of a class of the SDK or of the language; undefined for a class that the error certainly is not of
 */
export function instanceOf(value: Symbolic, className: string | undefined): Symbolic {
  if (value.kind === 'known') return decided(false, value.derived === true);
  if (value.kind !== 'object') return open(value);
  if (!value.classes) return open(value);
  const isOf = className !== undefined && value.classes.includes(className);
  return decided(isOf, true, isOf && className === value.tellingClass);
}

/** `name in object`. */
export function has(object: Symbolic, name: Symbolic): Symbolic {
  if (object.kind !== 'object' || name.kind !== 'known') return open(object, name);
  const member = object.members.get(String(name.value));
  if (!member) return object.open ? open(object, name) : decided(false, isDerived(name));
  const isAbsent = member.kind === 'known' && member.value === undefined;
  return decided(!isAbsent, isDerived(object) || isDerived(name));
}

/** Whether a list holds a value. */
export function includes(elements: readonly Symbolic[], value: Symbolic): Symbolic {
  const results = elements.map((element) => equality(element, value, true));
  const match = results.find((result) => result.kind === 'known' && result.value === true);
  if (match) return match;
  return results.every((result) => result.kind === 'known') ? decided(false, isDerived(value)) : open(...results, value);
}

/** Methods of strings that need no more than their arguments. */
const TEXT_METHODS = /^(?:includes|startsWith|endsWith|indexOf|toLowerCase|toUpperCase|toLocaleLowerCase|trim|trimStart|trimEnd|toString|valueOf|charAt|slice|substring|at)$/;

/** A method call on a value of the language; undefined where the method is none of the well-known ones. */
export function callMethod(object: Symbolic, name: string, args: readonly Symbolic[]): Symbolic | undefined {
  if (object.kind === 'known' && nullishOf(object) === false) {
    if (typeof object.value === 'string' && TEXT_METHODS.test(name) && args.every((arg) => arg.kind === 'known')) {
      const method = (object.value as unknown as Record<string, (...values: unknown[]) => Primitive>)[name]!;
      return { ...object, value: method.apply(object.value, args.map((arg) => (arg as { value: Primitive }).value)) };
    }
    return name === 'toString' ? asText(object) : undefined;
  }
  if (object.kind === 'object' && object.classes && name === 'toString') return asText(object);
  return object.kind === 'text' ? callTextMethod(object, name, args) : undefined;
}

function callTextMethod(text: SymbolicText, name: string, args: readonly Symbolic[]): Symbolic {
  const [argument] = args;
  if (/^to(?:Locale)?(?:Lower|Upper)Case$/.test(name)) {
    const change = (part: string) => (name.endsWith('LowerCase') ? part.toLowerCase() : part.toUpperCase());
    return { ...text, parts: text.parts.map(change), common: text.common && change(text.common) };
  }
  if (name === 'toString' || name === 'valueOf' || name === 'trim') return text;
  if (argument?.kind !== 'known' || typeof argument.value !== 'string') return DERIVED;
  const needle = argument.value;
  if (name === 'includes') {
    if (text.parts.some((part) => part.includes(needle))) return decided(true, true, !text.common?.includes(needle));
    return isElsewhere(text, needle, (example) => example.toLowerCase().includes(needle.toLowerCase())) ? decided(false, true) : DERIVED;
  }
  if (name === 'startsWith' && text.prefixed) {
    const start = text.parts[0] ?? '';
    if (start.startsWith(needle)) return decided(true, true, !text.common?.includes(needle));
    return needle.startsWith(start) ? DERIVED : decided(false, true);
  }
  return DERIVED;
}

const OF_CREDENTIALS = /key|auth|token|credential|secret|den(?:y|ied)|forbidden|permission|access|login|sign|invalid|incorrect|wrong|\b40[13]\b/i;

/** Whether a wanted text belongs to other errors, such as `rate limit`. */
function isElsewhere({ examples }: SymbolicText, wanted: string, isIn: (example: string) => boolean): boolean {
  return examples !== undefined && /[a-z\d]{3}/i.test(wanted) && !OF_CREDENTIALS.test(wanted) && !examples.some(isIn);
}

/** `pattern.test(value)`; a pattern that looks around or at the ends is only decided on whole texts. */
export function matches(pattern: RegExp, value: Symbolic): Symbolic {
  const regex = new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, ''));
  if (value.kind === 'known') return decided(regex.test(String(value.value)), value.derived === true, value.telling);
  if (value.kind !== 'text' || /\(\?[<!=]|[$^]/.test(pattern.source)) return open(value);
  if (value.parts.some((part) => regex.test(part))) return decided(true, true, value.common === undefined || !regex.test(value.common));
  const anyCase = new RegExp(regex.source, regex.flags.includes('i') ? regex.flags : `${regex.flags}i`);
  return isElsewhere(value, regex.source, (example) => anyCase.test(example)) ? decided(false, true) : DERIVED;
}

