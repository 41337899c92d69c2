/** What has been found in files on disk, kept as long as they stay as they are: an editor lints the same project again and again. */
import { readFileSync, statSync } from 'node:fs';
import { currentRound } from './disk-round.ts';

/** Larger files are bundles, not sources that someone imports by a relative path. */
const MAX_FILE_SIZE = 1_000_000;
/** Characters of texts that are kept for those who look into the same files later in a round. */
const MAX_KEPT = 20_000_000;

/** A file as it is in a round. */
interface SeenFile {
  /** undefined where there is none, and where it is too large */
  readonly version: string | undefined;
  text: string | undefined;
}

let round = 0;
let kept = 0;
const seen = new Map<string, SeenFile>();

export class FileCache<T> {
  private readonly known = new Map<string, { version: string; found: T | undefined }>();
  private readonly capacity: number;
  private readonly find: (path: string, text: string) => T;
  private last: { readonly path: string; readonly text: string; readonly found: T } | undefined;

  /**
   * @param capacity how many files are kept; the oldest ones go first
   * @param find looks into a file's text
   */
  constructor(capacity: number, find: (path: string, text: string) => T) {
    this.capacity = capacity;
    this.find = find;
  }

  /** What is in the file at a path; undefined where there is none, and where it cannot be read or is too large. */
  at(path: string): T | undefined {
    const file = fileNow(path);
    const { version } = file;
    if (version === undefined) return undefined;
    const known = this.known.get(path);
    if (known?.version === version) return known.found;
    const text = textOf(path, file);
    const found = text === undefined ? undefined : this.find(path, text);
    if (this.known.size >= this.capacity) this.known.delete(this.known.keys().next().value!);
    this.known.set(path, { version, found });
    return found;
  }

  /** What is in the text of a file that is linted, which may be another on disk. */
  of(path: string, text: string): T {
    if (this.last?.path !== path || this.last.text !== text) this.last = { path, text, found: this.foundIn(path, text) };
    return this.last.found;
  }

  private foundIn(path: string, text: string): T {
    const found = filesNow().get(path)?.text === text ? this.at(path) : undefined;
    return found ?? this.find(path, text);
  }
}

function filesNow(): Map<string, SeenFile> {
  const now = currentRound();
  if (round !== now) {
    round = now;
    kept = 0;
    seen.clear();
  }
  return seen;
}

function fileNow(path: string): SeenFile {
  const files = filesNow();
  const file = files.get(path) ?? { version: versionOf(path), text: undefined };
  files.set(path, file);
  return file;
}

function versionOf(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() && stats.size <= MAX_FILE_SIZE ? `${stats.mtimeMs} ${stats.size}` : undefined;
}

function textOf(path: string, file: SeenFile): string | undefined {
  if (file.text !== undefined) return file.text;
  const text = readText(path);
  if (text !== undefined && kept + text.length <= MAX_KEPT) {
    kept += text.length;
    file.text = text;
  }
  return text;
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
