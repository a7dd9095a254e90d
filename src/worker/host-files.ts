import {
  FileSystemError,
  type DirectoryEntry,
  type FileSystem,
  type FileSystemErrorReason,
} from '../workspace/file-system.ts';
import type { FromWorker, HostCall, HostValue } from './protocol.ts';

interface Waiting {
  readonly path: string;
  readonly resolve: (value: HostValue) => void;
  readonly reject: (error: FileSystemError) => void;
}

/** Asks the host to read what the worker cannot reach itself. */
export class HostCalls {
  readonly #post: (message: FromWorker) => void;
  readonly #waiting = new Map<number, Waiting>();
  #next = 0;

  constructor(post: (message: FromWorker) => void) {
    this.#post = post;
  }

  ask(call: HostCall): Promise<HostValue> {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { path: call.path, resolve, reject });
      this.#post({ type: 'call', call: id, ...call });
    });
  }

  reply(call: number, value: HostValue): void {
    this.#waiting.get(call)?.resolve(value);
    this.#waiting.delete(call);
  }

  refuse(call: number, reason: FileSystemErrorReason): void {
    const waiting = this.#waiting.get(call);
    waiting?.reject(new FileSystemError(reason, waiting.path));
    this.#waiting.delete(call);
  }
}

/** A folder that only the host can read: not on this disk, or not reachable from a web worker. */
export class HostFileSystem implements FileSystem {
  readonly #calls: HostCalls;
  readonly #folder: number;

  constructor(calls: HostCalls, folder: number) {
    this.#calls = calls;
    this.#folder = folder;
  }

  async readDirectory(path: string): Promise<readonly DirectoryEntry[]> {
    return (await this.#calls.ask({
      method: 'readDirectory',
      folder: this.#folder,
      path,
    })) as readonly DirectoryEntry[];
  }

  async readFile(path: string, limit: number): Promise<Uint8Array> {
    return (await this.#calls.ask({ method: 'readFile', folder: this.#folder, path, limit })) as Uint8Array;
  }

  openOutside(): undefined {
    return undefined;
  }
}
