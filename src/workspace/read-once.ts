import type { DirectoryEntry, FileSystem } from './file-system.ts';

/**
 * Remembers the bytes of what is read while the workspace is made out (manifests, ignore files), so that the pass that
 * collects facts does not read those files again. After `settle` each is handed out once, then forgotten.
 */
export class ReadOnceFileSystem implements FileSystem {
  readonly #inner: FileSystem;
  readonly #remembered = new Map<string, Promise<Uint8Array>>();
  #isSettled = false;

  constructor(inner: FileSystem) {
    this.#inner = inner;
  }

  /** The workspace is known: from here on nothing more is remembered. */
  settle(): void {
    this.#isSettled = true;
  }

  /** Forgets what nobody asked for again. */
  forget(): void {
    this.#remembered.clear();
  }

  readDirectory(path: string): Promise<readonly DirectoryEntry[]> {
    return this.#inner.readDirectory(path);
  }

  readFile(path: string, limit: number): Promise<Uint8Array> {
    const known = this.#remembered.get(path);
    if (known !== undefined) {
      this.#remembered.delete(path);
      return known;
    }
    const bytes = this.#inner.readFile(path, limit);
    // Git's own files are large, and no fact is collected from them.
    if (!this.#isSettled && !path.split('/').includes('.git')) {
      this.#remembered.set(path, bytes);
    }
    return bytes;
  }

  openOutside(target: string): FileSystem | undefined {
    return this.#inner.openOutside(target);
  }
}
