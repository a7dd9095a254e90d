import { open, readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Dirent } from 'node:fs';
import {
  FileSystemError,
  type DirectoryEntry,
  type EntryKind,
  type FileSystem,
  type FileSystemErrorReason,
} from '../workspace/file-system.ts';

/** The disk, seen from one folder. */
export class NodeFileSystem implements FileSystem {
  readonly #root: string;

  /** @param root absolute path of the folder */
  constructor(root: string) {
    this.#root = root;
  }

  async readDirectory(folder: string): Promise<readonly DirectoryEntry[]> {
    try {
      const entries = await readdir(this.#absolute(folder), { withFileTypes: true });
      return entries.map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
    } catch (error) {
      throw wrap(error, folder);
    }
  }

  async readFile(file: string, limit: number): Promise<Uint8Array> {
    try {
      const handle = await open(this.#absolute(file), 'r');
      try {
        if ((await handle.stat()).size > limit) {
          throw new FileSystemError('too-large', file);
        }
        return await handle.readFile();
      } finally {
        await handle.close();
      }
    } catch (error) {
      throw wrap(error, file);
    }
  }

  openOutside(target: string): FileSystem | undefined {
    const absolute = path.resolve(this.#root, target);
    // Above the disk's root there is nothing: `..` leads back to it.
    return absolute === this.#root ? undefined : new NodeFileSystem(absolute);
  }

  #absolute(relative: string): string {
    return path.join(this.#root, ...relative.split('/'));
  }
}

/** The real path of a folder, so that a link to it is walked as what it is. */
export async function realFolder(folder: string): Promise<string> {
  return realpath(folder);
}

function kindOf(entry: Dirent): EntryKind {
  return entry.isFile()
    ? 'file'
    : entry.isDirectory()
      ? 'directory'
      : entry.isSymbolicLink()
        ? 'link'
        : 'other';
}

const REASONS: Readonly<Record<string, FileSystemErrorReason>> = {
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
};

function wrap(error: unknown, file: string): FileSystemError {
  if (error instanceof FileSystemError) {
    return error;
  }
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return new FileSystemError(REASONS[code] ?? 'unavailable', file, { cause: error });
}
