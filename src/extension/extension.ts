import * as path from 'node:path';
import type * as vscode from 'vscode';
import { activateShared } from './activate-shared.ts';
import type { ExtensionApi } from './activate-shared.ts';
import type { PageRenderer } from './pages/page-input.ts';

/** Starts the extension on a desktop or in a remote extension host. */
export function activate(context: vscode.ExtensionContext): ExtensionApi {
  return activateShared(context, {
    loadRenderer: () => {
      // The bundle next to this one; a `require` that esbuild leaves alone.
      const { renderer } = require(path.join(__dirname, 'renderer.js')) as { renderer: PageRenderer };
      return Promise.resolve(renderer);
    },
  });
}
