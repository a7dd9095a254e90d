import * as vscode from 'vscode';
import { activateShared } from './activate-shared.ts';
import type { ExtensionApi } from './activate-shared.ts';
import { startWebWorker } from './checks/start-worker.web.ts';
import type { DeferredParts } from './platform.ts';

/** Starts the extension in a web extension host. */
export function activate(context: vscode.ExtensionContext): ExtensionApi {
  const web = vscode.Uri.joinPath(context.extensionUri, 'dist', 'web');
  const read = (file: string): PromiseLike<Uint8Array> =>
    vscode.workspace.fs.readFile(vscode.Uri.joinPath(web, file));
  return activateShared(context, {
    loadDeferred: async () => evaluate(await read('renderer.js')),
    startWorker: () => startWebWorker(() => read('worker.js')),
    readsDisk: false,
  });
}

/**
 * Loads the second bundle from its text. A web host has no `require` for files; it starts extensions by evaluating
 * their text, and this does the same for our second file.
 */
function evaluate(script: Uint8Array): DeferredParts {
  const module: { exports: { deferred?: DeferredParts } } = { exports: {} };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- our own file, and the only way to load one here
  const run = new Function('module', 'exports', new TextDecoder().decode(script)) as (
    module: object,
    exports: object,
  ) => void;
  run(module, module.exports);
  const { deferred } = module.exports;
  if (deferred === undefined) {
    throw new Error('dist/web/renderer.js exports nothing');
  }
  return deferred;
}
