import type { Report } from '../../checks/result.ts';
import type { Selection } from '../../checks/select.ts';
import { FileSystemError, type FileSystem } from '../../workspace/file-system.ts';
import type { FromWorker, HostValue, ToWorker } from '../../worker/protocol.ts';

/** A worker as the host starts it; what differs between a thread and a web worker. */
export interface WorkerHandle {
  readonly post: (message: ToWorker) => void;
  readonly onMessage: (listener: (message: FromWorker) => void) => void;
  /** Called with what ended the worker, other than `stop`. */
  readonly onCrash: (listener: (reason: string) => void) => void;
  readonly stop: () => void;
}

/** A folder to run on: its path on the disk where the worker can read it, else a file system of the host's. */
export type RunFolder =
  | { readonly kind: 'disk'; readonly path: string }
  /** `key` is the folder's own: the worker keeps what it read between two runs on it. */
  | { readonly kind: 'host'; readonly key: string; readonly fs: FileSystem };

export interface RunRequest {
  readonly folder: RunFolder;
  readonly selection: Selection;
  /** Paths that changed since the last run on this folder, and nothing else did; undefined when anything may have. */
  readonly changed?: readonly string[];
  readonly evaluatedOn: string;
  readonly version: string;
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

interface Running {
  readonly request: RunRequest;
  readonly resolve: (report: Report | undefined) => void;
  readonly reject: (error: Error) => void;
}

/** Runs checks in a worker. The worker starts with the first run and stays; after a crash the next run starts another. */
export class WorkerClient {
  readonly #start: () => Promise<WorkerHandle>;
  readonly #readResource: (path: string) => PromiseLike<Uint8Array>;
  readonly #running = new Map<number, Running>();
  /** Folders that the host reads, at the place that is their id. */
  readonly #folders: { readonly key: string; readonly fs: FileSystem }[] = [];
  #worker: Promise<WorkerHandle> | undefined;
  #nextRun = 0;

  constructor(start: () => Promise<WorkerHandle>, readResource: (path: string) => PromiseLike<Uint8Array>) {
    this.#start = start;
    this.#readResource = readResource;
  }

  /** The report of a run; undefined when it was cancelled. Rejects when the folder or the worker failed. */
  async run(request: RunRequest): Promise<Report | undefined> {
    const worker = await this.#ensureWorker();
    const run = this.#nextRun++;
    const result = new Promise<Report | undefined>((resolve, reject) => {
      this.#running.set(run, { request, resolve, reject });
    });
    const cancel = (): void => {
      worker.post({ type: 'cancel', run });
    };
    request.signal.addEventListener('abort', cancel, { once: true });
    worker.post({
      type: 'run',
      run,
      folder: this.#nameFolder(request.folder),
      selection: request.selection,
      ...(request.changed === undefined ? {} : { changed: request.changed }),
      evaluatedOn: request.evaluatedOn,
      version: request.version,
    });
    if (request.signal.aborted) {
      cancel();
    }
    try {
      return await result;
    } finally {
      request.signal.removeEventListener('abort', cancel);
      this.#running.delete(run);
    }
  }

  dispose(): void {
    void this.#worker?.then((worker) => {
      worker.stop();
    });
    this.#worker = undefined;
  }

  #nameFolder(folder: RunFolder): (ToWorker & { type: 'run' })['folder'] {
    if (folder.kind === 'disk') {
      return folder;
    }
    const known = this.#folders.findIndex((candidate) => candidate.key === folder.key);
    if (known >= 0) {
      return { kind: 'host', id: known };
    }
    return { kind: 'host', id: this.#folders.push({ key: folder.key, fs: folder.fs }) - 1 };
  }

  #ensureWorker(): Promise<WorkerHandle> {
    this.#worker ??= this.#start().then(
      (worker) => {
        let isAlive = true;
        worker.onMessage((message) => {
          this.#receive(worker, message);
        });
        worker.onCrash((reason) => {
          // An error is followed by an exit; only the first may drop the worker, the next run has a new one.
          if (isAlive) {
            isAlive = false;
            this.#worker = undefined;
            for (const { reject } of this.#running.values()) {
              reject(new Error(`The checks stopped: ${reason}`));
            }
          }
        });
        return worker;
      },
      (error: unknown) => {
        this.#worker = undefined;
        throw error;
      },
    );
    return this.#worker;
  }

  #receive(worker: WorkerHandle, message: FromWorker): void {
    if (message.type === 'call') {
      void this.#answer(worker, message);
      return;
    }
    const running = this.#running.get(message.run);
    switch (message.type) {
      case 'progress':
        running?.request.onProgress(message.done, message.total);
        break;
      case 'done':
        running?.resolve(message.report);
        break;
      case 'cancelled':
        running?.resolve(undefined);
        break;
      case 'failed':
        running?.reject(new Error(message.message));
        break;
    }
  }

  async #answer(worker: WorkerHandle, message: FromWorker & { type: 'call' }): Promise<void> {
    try {
      worker.post({ type: 'reply', call: message.call, value: await this.#read(message) });
    } catch (error) {
      const reason = error instanceof FileSystemError ? error.reason : 'unavailable';
      worker.post({ type: 'refused', call: message.call, reason });
    }
  }

  #read(call: FromWorker & { type: 'call' }): PromiseLike<HostValue> {
    if (call.method === 'resource') {
      return this.#readResource(call.path);
    }
    const fs = this.#folders[call.folder]?.fs;
    if (fs === undefined) {
      throw new FileSystemError('unavailable', call.path);
    }
    return call.method === 'readFile' ? fs.readFile(call.path, call.limit) : fs.readDirectory(call.path);
  }
}
