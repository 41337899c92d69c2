/** What a text imports, before it is parsed; a wrong hit in a string or comment does no harm to those who ask. */

/** `from '…'`, `import '…'`, `import('…')`, `require('…')`, also in JSDoc. */
const SOURCE = /(?:\bfrom|\bimport|\brequire)\s*(?:\(\s*)?['"`]([^'"`\n]+)['"`]/g;

/** The imports, re-exports and requires of a text: each match begins with the keyword, its group 1 is the module specifier. */
export function importsIn(text: string): Iterable<RegExpExecArray> {
  return text.matchAll(SOURCE);
}
