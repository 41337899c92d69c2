/** What git says about the directories that are migrated: whether it can bring everything back, and where it keeps its own files. */
import { execFileSync } from 'node:child_process';

/** The root of the repository that a directory lies in; undefined outside one, and where git is not installed. */
export function repositoryRoot(directory: string): string | undefined {
  return git(directory, 'rev-parse', '--show-toplevel')?.trimEnd();
}

/** The directory where git keeps what belongs to the working tree of a repository. */
export function gitDirectory(root: string): string | undefined {
  return git(root, 'rev-parse', '--absolute-git-dir')?.trimEnd();
}

/** The paths, relative to a repository's root, that git could not bring back: changed, staged and untracked ones. */
export function uncommittedPaths(root: string): string[] {
  // Without the locks, runs over several packages of a repository do not hinder each other.
  const entries = (git(root, '--no-optional-locks', 'status', '--porcelain', '-z', '--untracked-files=all') ?? '').split('\0').filter(Boolean);
  const paths: string[] = [];
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index]!;
    paths.push(entry.slice(3));
    // The old name of a renamed file follows as an entry of its own.
    if (/^[RC]/.test(entry)) index++;
  }
  return paths;
}

function git(directory: string, ...args: string[]): string | undefined {
  // Inside a git hook these name the repository of the hook, which need not be that of the directory.
  const { GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE, ...env } = process.env;
  try {
    return execFileSync('git', ['-C', directory, ...args], { encoding: 'utf8', env, maxBuffer: 1024 ** 3, stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return undefined;
  }
}
