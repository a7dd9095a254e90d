import * as vscode from 'vscode';
import { activateShared } from './activate-shared.ts';
import type { ExtensionApi } from './activate-shared.ts';
import type { PageRenderer } from './pages/page-input.ts';

/** Starts the extension in a web extension host. */
export function activate(context: vscode.ExtensionContext): ExtensionApi {
  return activateShared(context, { loadRenderer: () => loadRenderer(context.extensionUri) });
}

/**
 * Loads the renderer's bundle from the extension's own folder. A web host has no `require` for files; it starts
 * extensions by evaluating their text, and this does the same for our second file.
 */
async function loadRenderer(extensionUri: vscode.Uri): Promise<PageRenderer> {
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist', 'web', 'renderer.js'));
  const module: { exports: { renderer?: PageRenderer } } = { exports: {} };
  const evaluate = new Function('module', 'exports', new TextDecoder().decode(bytes)) as (
    module: object,
    exports: object,
  ) => void;
  evaluate(module, module.exports);
  const { renderer } = module.exports;
  if (renderer === undefined) {
    throw new Error('dist/web/renderer.js exports no renderer');
  }
  return renderer;
}
