import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { CollectOptions, FactCollecting, ReadAnswer, ReadRequest } from '../facts/collecting.ts';
import type { FileSystem } from '../workspace/file-system.ts';
import { Cancelled } from '../workspace/walk.ts';
import { shapesWorkspace } from '../workspace/workspace.ts';

/** What a thread of the pool is started with. */
export interface CollectorData {
  readonly role: 'collector';
  /** Absolute path of the open folder. */
  readonly folder: string;
}

/** Files for a thread of the pool to read; `root` is their repository, relative to the open folder. */
export interface CollectorTask {
  readonly root: string;
  readonly requests: readonly ReadRequest[];
  readonly hashes: boolean;
}

export type CollectorReply = { readonly answers: readonly ReadAnswer[] } | { readonly failed: string };

/** Starting threads and their grammars costs about as much as reading this many files. */
const WORTH_A_POOL = 400;

/** Files of one message: few enough that the threads end together, enough that messages do not count. */
const BATCH = 32;

/** As many threads as help on this machine: one core is left for the rest of it. */
export function poolSize(): number {
  return Math.max(1, Math.min(4, availableParallelism() - 1));
}

/**
 * Collects the facts of a folder on the disk in several threads. The threads live as long as the call: between two runs
 * over many files lies a long time, and an idle thread would hold its grammars in memory.
 */
export class PoolCollecting implements FactCollecting {
  readonly #script: string;
  readonly #folder: string;
  readonly #size: number;
  readonly #local: FactCollecting;
  readonly #worthIt: number;

  /**
   * @param options.script absolute path of `worker.js`
   * @param options.folder absolute path of the open folder
   * @param options.local takes the runs for which a pool is not worth its start
   * @param options.worthIt number of files from which a pool is started
   */
  constructor(options: {
    readonly script: string;
    readonly folder: string;
    readonly local: FactCollecting;
    readonly size?: number;
    readonly worthIt?: number;
  }) {
    this.#script = options.script;
    this.#folder = options.folder;
    this.#local = options.local;
    this.#size = options.size ?? poolSize();
    this.#worthIt = options.worthIt ?? WORTH_A_POOL;
  }

  async collect(
    repository: { readonly root: string; readonly fs: FileSystem },
    requests: readonly ReadRequest[],
    options: CollectOptions,
  ): Promise<readonly ReadAnswer[]> {
    if (this.#size < 2 || requests.length < this.#worthIt) {
      return this.#local.collect(repository, requests, options);
    }
    // What shaped the workspace was read for it already, and is at hand in this thread.
    const [here, there] = partition(requests, (request) => shapesWorkspace(request.file.path));
    const batches = batchesOf(there);
    const threads = Array.from({ length: Math.min(this.#size, batches.length) }, () => this.#startThread());
    try {
      const answers = await Promise.all([
        this.#local.collect(repository, here, options),
        ...threads.map((thread) => work(thread, repository.root, batches, options)),
      ]);
      return answers.flat();
    } finally {
      await Promise.all(threads.map((thread) => thread.terminate()));
    }
  }

  #startThread(): Worker {
    const data: CollectorData = { role: 'collector', folder: this.#folder };
    return new Worker(this.#script, { workerData: data });
  }
}

/** Gives a thread one batch after the other, until none is left. */
async function work(
  thread: Worker,
  root: string,
  batches: ReadRequest[][],
  options: CollectOptions,
): Promise<readonly ReadAnswer[]> {
  const answers: ReadAnswer[] = [];
  for (let batch = batches.pop(); batch !== undefined; batch = batches.pop()) {
    const reply = await ask(thread, { root, requests: batch, hashes: options.hashes });
    if (options.signal?.aborted === true) {
      throw new Cancelled();
    }
    if ('failed' in reply) {
      throw new Error(reply.failed);
    }
    answers.push(...reply.answers);
    batch.forEach(() => options.onFile?.());
  }
  return answers;
}

function ask(thread: Worker, task: CollectorTask): Promise<CollectorReply> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number): void => {
      reject(new Error(`a thread of the pool ended with code ${code}`));
    };
    thread.once('error', reject);
    thread.once('exit', onExit);
    thread.once('message', (reply: CollectorReply) => {
      thread.off('error', reject);
      thread.off('exit', onExit);
      resolve(reply);
    });
    thread.postMessage(task);
  });
}

function partition<T>(items: readonly T[], accepts: (item: T) => boolean): [T[], T[]] {
  return [items.filter(accepts), items.filter((item) => !accepts(item))];
}

function batchesOf(requests: readonly ReadRequest[]): ReadRequest[][] {
  const batches: ReadRequest[][] = [];
  for (let at = 0; at < requests.length; at += BATCH) {
    batches.push(requests.slice(at, at + BATCH));
  }
  return batches;
}
