/** The command that installs a version of a package with the package manager that a project uses. */
import { existsSync } from 'node:fs';
import path from 'node:path';

const lockfiles: readonly (readonly [file: string, command: string])[] = [
  ['pnpm-lock.yaml', 'pnpm add'], ['yarn.lock', 'yarn add'], ['bun.lock', 'bun add'], ['bun.lockb', 'bun add'], ['package-lock.json', 'npm install'], ['npm-shrinkwrap.json', 'npm install'],
];

/** `pnpm add openai@7` and its like, by the lockfile in a directory or the nearest one above; npm's where there is none. */
export function upgradeCommand(directory: string, dependency: string): string {
  for (let current = path.resolve(directory); ; current = path.dirname(current)) {
    const found = lockfiles.find(([file]) => existsSync(path.join(current, file)));
    if (found) return `${found[1]} ${dependency}`;
    if (current === path.dirname(current)) return `npm install ${dependency}`;
  }
}
