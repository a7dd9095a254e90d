/** Puts an extension's working tree where VS Code looks for installed extensions. */

import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onProcessEnd } from './cleanup.mjs';

/**
 * An installed extension needs nothing in the page and in its address, and VS Code shows itself as it
 * does to a user, without "[Extension Development Host]" in the title.
 *
 * @param {string} extensionPath
 * @returns {string} the `extensionsDir` to start a server with, removed when this process ends
 */
export function linkExtension(extensionPath) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'backend-roadmap-extensions-'));
  onProcessEnd(() => rmSync(folder, { recursive: true, force: true }));
  // A junction, of which other systems than Windows know nothing, needs no rights there.
  symlinkSync(extensionPath, path.join(folder, path.basename(extensionPath)), 'junction');
  return folder;
}
