/** How long what was seen on disk counts: editors and tests change files while the process lives, a run over a project does not. */

/** Milliseconds without a question: between the keystrokes of a person, not between the files of a run. */
const PAUSE = 500;
/** Milliseconds after which the disk is asked again although questions never paused. */
const LONGEST = 60_000;

let round = 0;
let start = performance.now();
let last = Number.NEGATIVE_INFINITY;
const linted = new Set<string>();

/** The number of the round that a question belongs to: what was seen in another one may no longer be so. */
export function currentRound(): number {
  last = performance.now();
  return round;
}

/**
 * Notes that a file is looked at for its own sake: rounds begin with one, so that all that is seen for it fits together. Once more the
 * same file means that an editor is at work, so that what the file imports may have been saved as well.
 */
export function noteLinted(filename: string): void {
  const now = performance.now();
  if (now - last > PAUSE || now - start > LONGEST || linted.has(filename)) {
    round += 1;
    start = now;
    linted.clear();
  }
  last = now;
  linted.add(filename);
}
