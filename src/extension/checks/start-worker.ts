import { Worker as WorkerThread } from 'node:worker_threads';
import type { FromWorker } from '../../worker/protocol.ts';
import type { WorkerHandle } from './worker-client.ts';

/** Starts the worker of the desktop and remote hosts. */
export function startWorkerThread(file: string): Promise<WorkerHandle> {
  const worker = new WorkerThread(file);
  let stopped = false;
  return Promise.resolve({
    post: (message) => {
      worker.postMessage(message);
    },
    onMessage: (listener) => {
      worker.on('message', (message: FromWorker) => {
        listener(message);
      });
    },
    onCrash: (listener) => {
      worker.on('error', (error: Error) => {
        listener(error.message);
      });
      worker.on('exit', (code) => {
        if (!stopped) {
          listener(`the worker ended with code ${code}`);
        }
      });
    },
    stop: () => {
      stopped = true;
      void worker.terminate();
    },
  });
}
