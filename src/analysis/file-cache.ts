/** What has been found in files on disk, kept as long as they stay as they are: an editor lints the same project again and again. */
import { readFileSync, statSync } from 'node:fs';

/** Larger files are bundles, not sources that someone imports by a relative path. */
const MAX_FILE_SIZE = 1_000_000;

export class FileCache<T> {
  private readonly known = new Map<string, { version: string; found: T | undefined }>();
  private readonly capacity: number;
  private readonly find: (path: string, text: string) => T | undefined;

  /**
   * @param capacity how many files are kept; the oldest ones go first
   * @param find looks into a file's text
   */
  constructor(capacity: number, find: (path: string, text: string) => T | undefined) {
    this.capacity = capacity;
    this.find = find;
  }

  /** What is in the file at a path; undefined where there is none, and where it cannot be read or is too large. */
  at(path: string): T | undefined {
    const version = versionOf(path);
    if (version === undefined) return undefined;
    const known = this.known.get(path);
    if (known?.version === version) return known.found;
    const text = readText(path);
    const found = text === undefined ? undefined : this.find(path, text);
    if (this.known.size >= this.capacity) this.known.delete(this.known.keys().next().value!);
    this.known.set(path, { version, found });
    return found;
  }
}

function versionOf(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() && stats.size <= MAX_FILE_SIZE ? `${stats.mtimeMs} ${stats.size}` : undefined;
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
