import { createRequire } from 'node:module';
import * as path from 'node:path';
import type * as vscode from 'vscode';
import { activateShared } from './activate-shared.ts';
import type { ExtensionApi } from './activate-shared.ts';
import { startWorkerThread } from './checks/start-worker.ts';
import type { DeferredParts } from './platform.ts';

/** Starts the extension on a desktop or in a remote extension host. */
export function activate(context: vscode.ExtensionContext): ExtensionApi {
  return activateShared(context, {
    loadDeferred: () => {
      const load = createRequire(__filename);
      const { deferred } = load(path.join(__dirname, 'renderer.js')) as { deferred: DeferredParts };
      return Promise.resolve(deferred);
    },
    startWorker: () => startWorkerThread(path.join(__dirname, 'worker.js')),
    readsDisk: true,
  });
}
