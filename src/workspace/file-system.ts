/** What a directory entry is. Symbolic links are never followed, so they have a kind of their own. */
export type EntryKind = 'file' | 'directory' | 'link' | 'other';

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: EntryKind;
}

export type FileSystemErrorReason = 'not-found' | 'no-permission' | 'too-large' | 'unavailable';

/** The one way in which a `FileSystem` fails. */
export class FileSystemError extends Error {
  override readonly name = 'FileSystemError';
  readonly reason: FileSystemErrorReason;
  readonly path: string;

  constructor(reason: FileSystemErrorReason, path: string, options?: ErrorOptions) {
    super(`${path === '' ? 'The folder' : path}: ${REASON_TEXT[reason]}`, options);
    this.reason = reason;
    this.path = path;
  }
}

const REASON_TEXT: Readonly<Record<FileSystemErrorReason, string>> = {
  'not-found': 'not found',
  'no-permission': 'no permission to read it',
  'too-large': 'too large to read',
  unavailable: 'could not be read',
};

/**
 * The only way in which the core reaches files: read-only, rooted at one folder. Paths are relative to that folder, with
 * `/`, without a leading or trailing one; the folder itself is the empty string. Every method rejects with a
 * `FileSystemError` and nothing else.
 */
export interface FileSystem {
  readDirectory(path: string): Promise<readonly DirectoryEntry[]>;

  /** The bytes of a file. Rejects with `too-large` when it has more than `limit` bytes. */
  readFile(path: string, limit: number): Promise<Uint8Array>;

  /**
   * Another folder, for git's metadata only: `target` is absolute or relative to this folder and may lead outside it.
   * Undefined where this file system cannot reach outside.
   */
  openOutside(target: string): FileSystem | undefined;
}

/** Reads a text file, or undefined when it is not there. Other errors pass through. */
export async function readTextIfThere(
  fs: FileSystem,
  path: string,
  limit: number,
): Promise<string | undefined> {
  try {
    return decodeText(await fs.readFile(path, limit));
  } catch (error) {
    if (error instanceof FileSystemError && error.reason === 'not-found') {
      return undefined;
    }
    throw error;
  }
}

/** UTF-8 text without a byte order mark. Invalid bytes become U+FFFD. */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}
