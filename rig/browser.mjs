/** Starts the browser that VS Code's workbench runs in. */

import { existsSync } from 'node:fs';
import path from 'node:path';
import { ensurePackagedChromium } from './chromium.mjs';

/** @typedef {import('./install.mjs').Rig} Rig */

/**
 * Quiet, and cut off from everything but this machine: what runs here must not depend on a network.
 * A page that was rewritten on its way counts as foreign, so that Chrome would ask a person before
 * it may talk to a loopback address.
 */
const ARGUMENTS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
  '--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets',
];

/** @returns {string[]} where installed browsers usually are, best first */
function usualPlaces() {
  const { env, platform } = process;
  if (platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (platform === 'win32') {
    const roots = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']];
    return ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].flatMap(
      (program) => roots.flatMap((root) => (root ? [path.win32.join(root, program)] : [])),
    );
  }
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'];
  const folders = (env['PATH'] ?? '').split(path.delimiter);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

/**
 * @param {Rig} rig
 * @param {boolean} headless
 * @returns {Promise<{ executablePath: string, env: Record<string, string> }>}
 */
async function findBrowser(rig, headless) {
  const chosen = process.env['BACKEND_ROADMAP_CHROME'];
  if (chosen) {
    if (existsSync(chosen)) return { executablePath: chosen, env: {} };
    throw new Error(`rig: BACKEND_ROADMAP_CHROME names ${chosen}, which does not exist`);
  }
  // The packaged one has no window system.
  if (headless && process.platform === 'linux' && process.arch === 'x64') return ensurePackagedChromium(rig);
  const installed = usualPlaces().find((place) => existsSync(place));
  if (installed) return { executablePath: installed, env: {} };
  throw new Error(
    'rig: no Chrome, Chromium or Edge found; install one or set BACKEND_ROADMAP_CHROME to its executable',
  );
}

/**
 * @param {Rig} rig
 * @param {{ headless?: boolean }} [options]
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launchBrowser(rig, { headless = true } = {}) {
  const { executablePath, env } = await findBrowser(rig, headless);
  /** @type {typeof import('playwright-core')} */
  const { chromium } = rig.require('playwright-core');
  return chromium.launch({
    executablePath,
    headless,
    args: ARGUMENTS,
    env: { ...process.env, ...env },
  });
}
