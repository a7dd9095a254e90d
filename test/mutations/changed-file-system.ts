import { expandFakes } from '../../src/content/fakes.ts';
import {
  decodeText,
  FileSystemError,
  type DirectoryEntry,
  type FileSystem,
} from '../../src/workspace/file-system.ts';
import { baseName, parentOf } from '../../src/workspace/paths.ts';
import type { Change } from './mutations.ts';

const LIMIT = 16 * 1024 * 1024;

/** A folder in which some files are other than on the disk. The disk is not written. */
export class ChangedFileSystem implements FileSystem {
  readonly #inner: FileSystem;
  /** Undefined for a file that is gone. */
  readonly #files = new Map<string, Uint8Array | undefined>();

  constructor(inner: FileSystem) {
    this.#inner = inner;
  }

  /** Makes a change, with `{{fake:…}}` filled in; gives what is wrong where it does not fit the files. */
  async apply(change: Change): Promise<string | undefined> {
    if ('delete' in change) {
      this.#files.set(change.delete, undefined);
      return undefined;
    }
    if ('write' in change) {
      this.#files.set(change.write, new TextEncoder().encode(expandFakes(change.text)));
      return undefined;
    }
    const text = decodeText(await this.readFile(change.file, LIMIT));
    const parts = text.split(change.from);
    if (parts.length === 1) {
      return `${change.file} does not hold ${JSON.stringify(change.from)}`;
    }
    if (parts.length > 2) {
      return `${change.file} holds ${JSON.stringify(change.from)} ${parts.length - 1} times`;
    }
    this.#files.set(change.file, new TextEncoder().encode(parts.join(expandFakes(change.to))));
    return undefined;
  }

  async readDirectory(folder: string): Promise<readonly DirectoryEntry[]> {
    const entries = new Map(
      (await this.#inner.readDirectory(folder)).map((entry) => [entry.name, entry] as const),
    );
    for (const [path, content] of this.#files) {
      if (parentOf(path) === folder) {
        const name = baseName(path);
        if (content === undefined) {
          entries.delete(name);
        } else {
          entries.set(name, { name, kind: 'file' });
        }
      }
    }
    return [...entries.values()];
  }

  async readFile(path: string, limit: number): Promise<Uint8Array> {
    if (!this.#files.has(path)) {
      return this.#inner.readFile(path, limit);
    }
    const content = this.#files.get(path);
    if (content === undefined) {
      throw new FileSystemError('not-found', path);
    }
    return content;
  }

  openOutside(target: string): FileSystem | undefined {
    return this.#inner.openOutside(target);
  }
}
