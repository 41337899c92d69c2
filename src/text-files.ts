/** Reads source files as UTF-8 and replaces them so that a kill at any moment leaves the old or the new file, never a part. */
import { isUtf8 } from 'node:buffer';
import { closeSync, fchmodSync, fchownSync, fsyncSync, openSync, readFileSync, readSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Why a file cannot be read or replaced, in words for the user. */
export class FileError extends Error {}

/**
 * The text of a file, its byte order mark included.
 * @throws FileError for what is no text or cannot be read
 */
export function readText(file: string): string {
  return textBytes(withReason('cannot be read', () => readFileSync(file))).toString('utf8');
}

/** Reads many files, one after the other into the same memory. */
export class BytesReader {
  private buffer = Buffer.allocUnsafe(1 << 18);

  /**
   * The bytes of a text, which are UTF-8; the next file takes their place.
   * @throws FileError for what is no text or cannot be read
   */
  read(file: string): Buffer {
    return textBytes(withReason('cannot be read', () => this.bytesOf(file)));
  }

  private bytesOf(file: string): Buffer {
    const descriptor = openSync(file, 'r');
    try {
      let length = 0;
      do {
        if (length === this.buffer.length) this.buffer = Buffer.concat([this.buffer, this.buffer]);
        length += readSync(descriptor, this.buffer, length, this.buffer.length - length, null);
        // A file that does not fill what is left of the memory has come to its end.
      } while (length === this.buffer.length);
      return this.buffer.subarray(0, length);
    } finally {
      closeSync(descriptor);
    }
  }
}

/** @throws FileError */
function textBytes(bytes: Buffer): Buffer {
  if (bytes.includes(0)) throw new FileError('This is a binary file.');
  if (!isUtf8(bytes)) throw new FileError('This is not UTF-8 text.');
  return bytes;
}

/**
 * Replaces the text of a file, keeping its mode and, as far as the system lets us, its owner.
 * @param file a path without symbolic links
 * @param expected the text that the file had when it was read
 * @throws FileError where the file has changed since, is read-only or cannot be replaced
 */
export function replaceText(file: string, expected: string, text: string): void {
  if (readText(file) !== expected) throw new FileError('The file has changed while it was migrated.');
  const { mode, uid, gid } = statSync(file);
  if ((mode & 0o222) === 0) throw new FileError('The file is read-only.');
  const temporary = temporaryOf(file);
  withReason('cannot be replaced', () => {
    try {
      rmSync(temporary, { force: true });
      writeDurably(temporary, text, { mode, uid, gid });
      renameSync(temporary, file);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
  });
}

/** Where the new text of a file stands until it takes the file's place; a kill may leave it behind. */
export function temporaryOf(file: string): string {
  return path.join(path.dirname(file), `.${path.basename(file)}.openai-migrate.tmp`);
}

function writeDurably(file: string, text: string, { mode, uid, gid }: { mode: number; uid: number; gid: number }): void {
  const descriptor = openSync(file, 'wx', 0o600);
  try {
    writeFileSync(descriptor, text);
    keepOwner(descriptor, uid, gid);
    fchmodSync(descriptor, mode & 0o7777);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Only the superuser may give files away. */
function keepOwner(descriptor: number, uid: number, gid: number): void {
  try {
    fchownSync(descriptor, uid, gid);
  } catch {
    return;
  }
}

function withReason<T>(what: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw error instanceof FileError ? error : new FileError(`The file ${what} (${code ?? message}).`);
  }
}
