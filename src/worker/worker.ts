import { parentPort, workerData } from 'node:worker_threads';
import { LocalCollecting } from '../facts/collecting.ts';
import { SyntaxTrees } from '../facts/syntax/syntax-trees.ts';
import { NodeFileSystem } from '../platform/node-file-system.ts';
import { NodeResources } from '../platform/node-resources.ts';
import { ScopedFileSystem } from '../workspace/scoped-file-system.ts';
import {
  PoolCollecting,
  type CollectorData,
  type CollectorReply,
  type CollectorTask,
} from './collect-pool.ts';
import type { ToWorker } from './protocol.ts';
import { serve } from './serve.ts';

/** The worker of the desktop and remote hosts: a thread that reads the disk itself, and the threads of its pool. */
const port = parentPort;
if (port === null) {
  throw new Error('worker.js runs in a worker thread only');
}

function serveHost(): void {
  const receive = serve({
    post: (message) => port?.postMessage(message),
    openDisk: (folder, local) => ({
      fs: new NodeFileSystem(folder),
      collecting: new PoolCollecting({ script: __filename, folder, local }),
    }),
  });
  port?.on('message', (message: ToWorker) => {
    receive(message);
  });
}

function serveCollector({ folder }: CollectorData): void {
  const local = new LocalCollecting(new SyntaxTrees(new NodeResources(__dirname).grammar));
  const fs = new NodeFileSystem(folder);
  port?.on('message', ({ root, requests, hashes }: CollectorTask) => {
    local.collect({ fs: new ScopedFileSystem(fs, root) }, requests, { hashes }).then(
      (answers) => {
        port.postMessage({ answers } satisfies CollectorReply);
      },
      (error: unknown) => {
        const failed = error instanceof Error ? error.message : String(error);
        port.postMessage({ failed } satisfies CollectorReply);
      },
    );
  });
}

const data = workerData as CollectorData | null;
if (data?.role === 'collector') {
  serveCollector(data);
} else {
  serveHost();
}
