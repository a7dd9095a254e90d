/** The VS Code that all browser tests share: one server for each trust mode, one browser, a window for each suite. */

import path from 'node:path';
import { launchBrowser } from '../../rig/browser.mjs';
import { ensureRig } from '../../rig/install.mjs';
import { isNoise } from '../../rig/noise.mjs';
import { startServer } from '../../rig/server.mjs';
import { openWorkbench } from '../../rig/workbench.mjs';

export { temporaryCopy } from '../../rig/temporary-copy.mjs';
export * from './gestures.mjs';
export { THEMES, themeApplied } from '../../rig/themes.mjs';

/** The extension under test. */
export const EXTENSION = path.resolve(import.meta.dirname, '../..');

/** @type {Promise<import('playwright-core').Browser> | undefined} */
let browser;

/** @type {Map<boolean, Promise<import('../../rig/server.mjs').Server>>} */
const servers = new Map();

/** @returns {Promise<import('playwright-core').Browser>} */
export function sharedBrowser() {
  browser ??= ensureRig().then((rig) => launchBrowser(rig));
  return browser;
}

/**
 * @param {boolean} workspaceTrust
 * @returns {Promise<import('../../rig/server.mjs').Server>}
 */
export function sharedServer(workspaceTrust) {
  const running =
    servers.get(workspaceTrust) ?? ensureRig().then((rig) => startServer({ rig, workspaceTrust }));
  servers.set(workspaceTrust, running);
  return running;
}

/** For the end of all tests. */
export async function stopShared() {
  await (await browser)?.close();
  for (const server of servers.values()) await (await server).stop();
}

/**
 * @typedef {object} Window
 * @property {import('playwright-core').Page} page
 * @property {() => string[]} errors what VS Code and the extension logged as errors, without what they always log
 * @property {() => Promise<void>} close
 */

/**
 * @param {Omit<Parameters<typeof openWorkbench>[0], 'browser' | 'server'> & { workspaceTrust?: boolean }} [options]
 *   `workspaceTrust: true` opens the folder in Restricted Mode
 * @returns {Promise<Window>}
 */
export async function openVsCode({ workspaceTrust = false, extensionPath = EXTENSION, ...options } = {}) {
  const { page, logs, close } = await openWorkbench({
    browser: await sharedBrowser(),
    server: await sharedServer(workspaceTrust),
    extensionPath,
    ...options,
  });
  const errors = () =>
    logs.filter((entry) => entry.type === 'error' && !isNoise(entry)).map((entry) => entry.text);
  return { page, errors, close };
}
