// Versions of the `openai` package, as far as a change can depend on them.

/** A version to compare with; an unknown minor is Infinity, the newest of its major. */
export interface Version {
  major: number;
  minor: number;
}

/** Something that a release of the SDK took away. */
export interface Removal {
  /** First release without it, such as `5.0.0`. */
  removedIn: string;
}

/** How far a machine may go: rewrite silently, rewrite where the user asks, or leave the code and say what to do. */
export type Automation = 'auto' | 'suggest' | 'todo';

/** Everything of v3 (methods, exports, options, response and error shapes) went with the rewrite of the SDK. */
export const v3Removal = { removedIn: '4.0.0' } as const satisfies Removal;

/**
 * Reads `4`, `"4"`, `"4.104"`, `"v4.104.0"` or `"^4.104.0"`; undefined for anything else. A number's fraction is its minor, so
 * 4.10 must be given as a string. A missing minor means the newest of that major, as a caret range would install.
 */
export function parseVersion(input: number | string): Version | undefined {
  const match = /^[v^~]?(\d+)(?:\.(\d+|x))?(?:\.(?:\d+|x)(?:-[\w.]+)?)?$/.exec(String(input).trim());
  if (!match) return undefined;
  const [, major, minor] = match;
  return { major: Number(major), minor: minor === undefined || minor === 'x' ? Infinity : Number(minor) };
}

/** Negative where `a` is older than `b`, positive where it is newer, 0 where both are the same. */
export function compareVersions(a: Version, b: Version): number {
  if (a.major !== b.major) return a.major - b.major;
  return a.minor === b.minor ? 0 : a.minor - b.minor;
}

/** True when the target release no longer has what the row describes; patch releases count as their minor. */
export function isRemovedIn(row: Removal, target: Version): boolean {
  const removal = parseVersion(row.removedIn);
  return removal !== undefined && compareVersions(removal, target) <= 0;
}
