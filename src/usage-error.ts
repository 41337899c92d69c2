/** A mistake of the person at the command line: its message is one sentence for them, and the exit code is 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}
