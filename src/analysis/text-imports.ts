/** What a text imports, before it is parsed; a wrong hit in a string or comment does no harm to those who ask. */

/** `from '…'`, `import '…'`, `import('…')`, `require('…')`, also in JSDoc. */
const SOURCE = /(?:\bfrom|\bimport|\brequire)\s*(?:\(\s*)?['"`]([^'"`\n]+)['"`]/g;

/** The imports, re-exports and requires of a text: each match begins with the keyword, its group 1 is the module specifier. */
export function importsIn(text: string): Iterable<RegExpExecArray> {
  return text.matchAll(SOURCE);
}

/** What loads a module under a name that the text does not show in this way; `from` at the end of a line of a comment is a word. */
const HIDDEN = /\bcreateRequire\b|\b(?:import|require)\s*\(\s*[^'"`\s)]|\bfrom(?:\s*\/\*|[ \t]*\/\/)|\brequire\s*[,;)]/;

/** Whether a text may load modules that `importsIn` does not find. */
export function hidesImports(text: string): boolean {
  return HIDDEN.test(text);
}

/** What may be a module's name, in quotes: the end of one text may begin the next. */
const QUOTED = /['"`]([^'"`\s]{1,200})(?=['"`])/g;

/** The quoted texts without spaces, of which each may be loaded where imports are hidden. */
export function quotedIn(text: string): readonly string[] {
  return Array.from(text.matchAll(QUOTED), (match) => match[1]!);
}
