/** The paths that a family of them stands for, as shells expand braces: `files.{create,del}` is `files.create` and `files.del`. */
export function pathsOf(family: string): readonly string[] {
  const [braces, alternatives] = /\{([^{}]*)\}/.exec(family) ?? [];
  if (alternatives === undefined) return [family];
  // Outer braces repeat what inner ones have said.
  return [...new Set(alternatives.split(',').flatMap((alternative) => pathsOf(family.replace(braces!, alternative))))];
}
