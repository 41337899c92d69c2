/** `eslint-plugin-openai migrate` as a process of its own, as it looks at a whole tree without writing. */
import { built } from './places.ts';
import { type Cost, costOf } from './processes.ts';

/** Migrates everything below a directory, without writing. */
export function migrateProcess(cwd: string): Cost {
  return costOf([built('cli.js'), 'migrate', '.', '--dry-run', '--json'], { cwd, exitCodes: [0, 1] });
}
