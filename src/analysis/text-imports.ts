/** What a text imports, before it is parsed; a wrong hit in a string or comment does no harm to those who ask. */

/**
 * `from '…'`, `import '…'`, `import('…')`, `require('…')`, also in JSDoc (the module's name is group 1), and other uses of the same words,
 * among which are those that hide imports.
 */
const LOADS = /(?:\bfrom(?!\s*\()|\bimport|\b(?:createR|r)equire)\s*(?:(?:\(\s*)?['"`]([^'"`\n]+)['"`]|\(\s*[^'"`\s)]|\/[*/]|[,;)])/g;
const HAS_CREATE_REQUIRE = /^(?:node:)?module$/;
/** What loads a module under a name that the text does not show in this way; `from` at the end of a line of a comment is a word. */
const HIDDEN = /\bcreateRequire\b|\b(?:import|require)\s*\(\s*[^'"`\s)]|\bfrom(?:\s*\/\*|[ \t]*\/\/)|\brequire\s*[,;)]/;

export interface TextImports {
  /** the imports, re-exports and requires: each match begins with the keyword, its group 1 is the module specifier */
  readonly imports: readonly RegExpExecArray[];
  /** whether the text may load other modules as well */
  readonly hasHidden: boolean;
}

/** What a text imports. */
export function importsIn(text: string): TextImports {
  const imports: RegExpExecArray[] = [];
  let mayHide = false;
  for (const match of text.matchAll(LOADS)) {
    if (match[1] !== undefined) imports.push(match);
    mayHide ||= match[1] === undefined || match[0].startsWith('create') || HAS_CREATE_REQUIRE.test(match[1]);
  }
  return { imports, hasHidden: mayHide && HIDDEN.test(text) };
}

/** What may be a module's name, in quotes: the end of one text may begin the next. */
const QUOTED = /['"`]([^'"`\s]{1,200})(?=['"`])/g;

/** The quoted texts without spaces, of which each may be loaded where imports are hidden. */
export function quotedIn(text: string): readonly string[] {
  return Array.from(text.matchAll(QUOTED), (match) => match[1]!);
}
