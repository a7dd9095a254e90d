import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onProcessEnd } from './cleanup.mjs';

/**
 * A copy that a test may change, outside this repository: a folder inside would be taken for a part of it.
 *
 * @param {string} folder
 * @returns {string} a folder of the same name, removed when this process ends
 */
export function temporaryCopy(folder) {
  const parent = mkdtempSync(path.join(os.tmpdir(), 'backend-roadmap-'));
  onProcessEnd(() => rmSync(parent, { recursive: true, force: true }));
  const copy = path.join(parent, path.basename(folder));
  cpSync(folder, copy, { recursive: true });
  return copy;
}
