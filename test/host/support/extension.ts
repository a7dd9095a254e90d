import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../src/extension/activate-shared.ts';

/** The extension under test, started or not. */
export function extension(): vscode.Extension<ExtensionApi> {
  const found = vscode.extensions.getExtension<ExtensionApi>('backend-roadmap.backend-roadmap');
  if (found === undefined) {
    throw new Error('The extension is not installed in this host');
  }
  return found;
}

/** The running extension's parts. */
export async function api(): Promise<ExtensionApi> {
  return extension().activate();
}

/** Closes all editors without asking to save, and waits until the names of their documents are free for the next. */
export async function closeAll(): Promise<void> {
  while (vscode.window.activeTextEditor?.document.isUntitled === true) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await until('closed documents are gone', () =>
    vscode.workspace.textDocuments.every((document) => !document.isUntitled),
  );
}

/** Waits until something holds, for what the editor does in its own time. */
export async function until(
  what: string,
  holds: () => boolean | PromiseLike<boolean>,
  limitMs = 8000,
): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await holds())) {
    if (Date.now() > end) {
      throw new Error(`It did not happen within ${limitMs} ms: ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
