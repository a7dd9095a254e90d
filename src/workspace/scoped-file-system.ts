import type { DirectoryEntry, FileSystem } from './file-system.ts';
import { isAbsolutePath, joinPath } from './paths.ts';

/** A file system seen from one of its folders. */
export class ScopedFileSystem implements FileSystem {
  readonly #inner: FileSystem;
  readonly #root: string;

  constructor(inner: FileSystem, root: string) {
    this.#inner = inner;
    this.#root = root;
  }

  readDirectory(path: string): Promise<readonly DirectoryEntry[]> {
    return this.#inner.readDirectory(joinPath(this.#root, path));
  }

  readFile(path: string, limit: number): Promise<Uint8Array> {
    return this.#inner.readFile(joinPath(this.#root, path), limit);
  }

  openOutside(target: string): FileSystem | undefined {
    return this.#inner.openOutside(isAbsolutePath(target) ? target : joinPath(this.#root, target));
  }
}
