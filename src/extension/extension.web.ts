import * as vscode from 'vscode';
import { activateShared } from './activate-shared.ts';
import type { ExtensionApi } from './activate-shared.ts';
import type { DeferredParts } from './platform.ts';

/** Starts the extension in a web extension host. */
export function activate(context: vscode.ExtensionContext): ExtensionApi {
  return activateShared(context, { loadDeferred: () => loadDeferred(context.extensionUri) });
}

/**
 * Loads the second bundle from the extension's own folder. A web host has no `require` for files; it starts
 * extensions by evaluating their text, and this does the same for our second file.
 */
async function loadDeferred(extensionUri: vscode.Uri): Promise<DeferredParts> {
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist', 'web', 'renderer.js'));
  const module: { exports: { deferred?: DeferredParts } } = { exports: {} };
  const evaluate = new Function('module', 'exports', new TextDecoder().decode(bytes)) as (
    module: object,
    exports: object,
  ) => void;
  evaluate(module, module.exports);
  const { deferred } = module.exports;
  if (deferred === undefined) {
    throw new Error('dist/web/renderer.js exports nothing');
  }
  return deferred;
}
