import { FileSystemError, type DirectoryEntry, type FileSystem } from '../../src/workspace/file-system.ts';

/** Files held in memory, by path; what tests run on where the disk has nothing to add. */
export class MemoryFileSystem implements FileSystem {
  readonly #files: ReadonlyMap<string, Uint8Array>;
  readonly #unreadable: ReadonlySet<string>;
  /** How often each file was read, for the promise of one read per file. */
  readonly reads = new Map<string, number>();

  constructor(files: ReadonlyMap<string, Uint8Array | string>, unreadable: Iterable<string> = []) {
    const encoder = new TextEncoder();
    this.#files = new Map(
      [...files].map(([path, content]) => [
        path,
        typeof content === 'string' ? encoder.encode(content) : content,
      ]),
    );
    this.#unreadable = new Set(unreadable);
  }

  readDirectory(folder: string): Promise<readonly DirectoryEntry[]> {
    const prefix = folder === '' ? '' : `${folder}/`;
    const entries = new Map<string, DirectoryEntry>();
    for (const path of this.#files.keys()) {
      if (path.startsWith(prefix)) {
        const [name = '', ...rest] = path.slice(prefix.length).split('/');
        entries.set(name, { name, kind: rest.length === 0 ? 'file' : 'directory' });
      }
    }
    if (entries.size === 0 && folder !== '') {
      return Promise.reject(new FileSystemError('not-found', folder));
    }
    return this.#unreadable.has(folder)
      ? Promise.reject(new FileSystemError('no-permission', folder))
      : Promise.resolve([...entries.values()]);
  }

  readFile(path: string, limit: number): Promise<Uint8Array> {
    const content = this.#files.get(path);
    if (content === undefined) {
      return Promise.reject(new FileSystemError('not-found', path));
    }
    if (this.#unreadable.has(path)) {
      return Promise.reject(new FileSystemError('no-permission', path));
    }
    this.reads.set(path, (this.reads.get(path) ?? 0) + 1);
    return content.length > limit
      ? Promise.reject(new FileSystemError('too-large', path))
      : Promise.resolve(content);
  }

  openOutside(): FileSystem | undefined {
    return undefined;
  }
}
