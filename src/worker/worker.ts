import { parentPort } from 'node:worker_threads';
import { NodeFileSystem } from '../platform/node-file-system.ts';
import type { ToWorker } from './protocol.ts';
import { serve } from './serve.ts';

/** The worker of the desktop and remote hosts: a thread that reads the disk itself. */
const port = parentPort;
if (port === null) {
  throw new Error('worker.js runs in a worker thread only');
}
const receive = serve({
  post: (message) => {
    port.postMessage(message);
  },
  openDisk: (path) => new NodeFileSystem(path),
});
port.on('message', (message: ToWorker) => {
  receive(message);
});
