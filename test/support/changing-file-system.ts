import type { DirectoryEntry, FileSystem } from '../../src/workspace/file-system.ts';
import { writeGitIndex } from './git-index.ts';
import { MemoryFileSystem } from './memory-file-system.ts';

/** A project that changes between runs. Every change answers with the paths that a file watcher would tell. */
export class ChangingFileSystem implements FileSystem {
  readonly #files: Map<string, string>;
  #tracked: readonly string[] = [];
  #current: MemoryFileSystem;

  constructor(files: ReadonlyMap<string, string>) {
    this.#files = new Map(files);
    this.#tracked = [...files.keys()];
    this.#current = this.#snapshot();
  }

  get paths(): readonly string[] {
    return [...this.#files.keys()].sort();
  }

  /** How often each file was read since the last change. */
  get reads(): ReadonlyMap<string, number> {
    return this.#current.reads;
  }

  /** The project as it is now, for a run that knows nothing of what was before. */
  fresh(): FileSystem {
    return this.#snapshot();
  }

  write(path: string, text: string): string[] {
    this.#files.set(path, text);
    return this.#changed([path]);
  }

  delete(path: string): string[] {
    this.#files.delete(path);
    return this.#changed([path]);
  }

  /** Moves a file, or all files of a folder; a folder is told as one change. */
  move(from: string, to: string): string[] {
    for (const [path, text] of [...this.#files]) {
      if (path === from || path.startsWith(`${from}/`)) {
        this.#files.delete(path);
        this.#files.set(to + path.slice(from.length), text);
      }
    }
    return this.#changed([from, to]);
  }

  /** Makes git track these paths and no others. */
  track(paths: readonly string[]): string[] {
    this.#tracked = paths;
    return this.#changed(['.git/index']);
  }

  readDirectory(path: string): Promise<readonly DirectoryEntry[]> {
    return this.#current.readDirectory(path);
  }

  readFile(path: string, limit: number): Promise<Uint8Array> {
    return this.#current.readFile(path, limit);
  }

  openOutside(): FileSystem | undefined {
    return undefined;
  }

  #changed(paths: string[]): string[] {
    this.#current = this.#snapshot();
    return paths;
  }

  #snapshot(): MemoryFileSystem {
    return new MemoryFileSystem(
      new Map<string, string | Uint8Array>([
        ...this.#files,
        ['.git/HEAD', 'ref: refs/heads/main\n'],
        ['.git/index', writeGitIndex(this.#tracked)],
      ]),
    );
  }
}
