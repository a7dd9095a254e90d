import type { FromWorker } from '../../worker/protocol.ts';
import type { WorkerHandle } from './worker-client.ts';

/**
 * Starts the worker of the web host. A page may start workers only from its own origin, so the script comes as text and
 * becomes a blob of this origin.
 */
export async function startWebWorker(readScript: () => PromiseLike<Uint8Array>): Promise<WorkerHandle> {
  const script = await readScript();
  const url = URL.createObjectURL(new Blob([script.slice()], { type: 'text/javascript' }));
  const worker = new Worker(url);
  return {
    post: (message) => {
      worker.postMessage(message);
    },
    onMessage: (listener) => {
      worker.onmessage = (event: MessageEvent<FromWorker>) => {
        listener(event.data);
      };
    },
    onCrash: (listener) => {
      worker.onerror = (event) => {
        // It is told to whoever waits for the run; it need not be an uncaught error of the host as well.
        event.preventDefault();
        listener(event.message);
      };
    },
    stop: () => {
      worker.terminate();
      URL.revokeObjectURL(url);
    },
  };
}
