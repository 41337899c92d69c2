/** `exports` and `imports` of package.json, as Node reads them: https://nodejs.org/api/esm.html#resolution-algorithm-specification */

const CONDITIONS = new Set(['import', 'require', 'node', 'default']);

type Targets = Readonly<Record<string, unknown>>;

/** What a package exports under a path that starts with a dot: paths relative to its folder, of which the first one that exists is meant. */
export function exportTargets(exports: unknown, subpath: string): readonly string[] {
  const targets = isObject(exports) && Object.keys(exports).some((key) => key.startsWith('.')) ? exports : { '.': exports };
  return targetsFor(targets, subpath).filter((target) => target.startsWith('./'));
}

/** What a name that starts with `#` means in a package: paths relative to its folder, and names of packages. */
export function importTargets(imports: unknown, name: string): readonly string[] {
  return isObject(imports) ? targetsFor(imports, name) : [];
}

function targetsFor(targets: Targets, name: string): readonly string[] {
  if (name.endsWith('/')) return [];
  if (Object.hasOwn(targets, name) && !name.includes('*')) return chosen(targets[name]) ?? [];
  const pattern = Object.keys(targets).filter((key) => matches(key, name)).sort(bySpecificity)[0];
  if (pattern === undefined) return [];
  const [start, end] = pattern.split('*') as [string, string];
  const matched = name.slice(start.length, name.length - end.length);
  return (chosen(targets[pattern]) ?? []).map((target) => target.replaceAll('*', () => matched));
}

function matches(pattern: string, name: string): boolean {
  const [start, end, more] = pattern.split('*') as [string, string?, string?];
  if (end === undefined || more !== undefined) return false;
  return name.length >= pattern.length && name.startsWith(start) && name.endsWith(end);
}

function bySpecificity(one: string, other: string): number {
  return other.indexOf('*') - one.indexOf('*') || other.length - one.length;
}

/** Undefined where no condition applies, so that the ones after it are asked; nothing where the package says that there is nothing. */
function chosen(target: unknown): readonly string[] | undefined {
  if (typeof target === 'string') return [target];
  if (Array.isArray(target)) return target.flatMap((each) => chosen(each) ?? []);
  if (!isObject(target)) return [];
  for (const [condition, inner] of Object.entries(target)) {
    const found = CONDITIONS.has(condition) ? chosen(inner) : undefined;
    if (found) return found;
  }
  return undefined;
}

function isObject(value: unknown): value is Targets {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
