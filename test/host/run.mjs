/**
 * node test/host/run.mjs [FOLDER]
 *
 * Runs the host tests in the rig's VS Code: in the remote extension host, which is Node as on a desktop, and in the
 * web extension host.
 */

import path from 'node:path';
import { runHostTests } from '../../rig/host-tests.mjs';
import { temporaryCopy } from '../../rig/temporary-copy.mjs';
import { bundleHostTests } from './bundle.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const folder = temporaryCopy(path.resolve(process.argv[2] ?? path.join(ROOT, 'samples', 'shop-api')));

try {
  for (const host of /** @type {const} */ (['remote', 'web'])) {
    const testsPath = await bundleHostTests({ outdir: path.join(ROOT, 'out', 'host'), target: host });
    const code = await runHostTests({ host, testsPath, extensionPath: ROOT, folder });
    process.exitCode ||= code;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
