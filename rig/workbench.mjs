/** Opens VS Code's workbench in a browser page, with an extension under development in it. */

import { developmentOptions, toUriPath } from './development.mjs';
import { listenToConsole, listenToTests } from './logs.mjs';
import { changePageSettings } from './page-settings.mjs';
import { QUIET_SETTINGS, writeUserSettings } from './settings.mjs';

/** @typedef {'remote' | 'web'} Host the extension host: Node beside the server, or a worker in the page */

/** @typedef {import('./logs.mjs').LogEntry} LogEntry */

/**
 * @typedef {object} Workbench
 * @property {import('playwright-core').Page} page
 * @property {Promise<number>} exitCode of the extension host: the tests' where tests run
 * @property {LogEntry[]} logs all that the window and its extension host logged so far
 * @property {() => Promise<void>} close
 */

/**
 * @param {string} origin the server's
 * @param {string} [folder] a folder or a .code-workspace file; an empty window without it
 * @returns {string} the address of a window
 */
export function workbenchUrl(origin, folder) {
  const address = new URL(origin);
  if (!folder) address.searchParams.set('ew', 'true');
  else if (folder.endsWith('.code-workspace')) address.searchParams.set('workspace', toUriPath(folder));
  else address.searchParams.set('folder', toUriPath(folder));
  return address.href;
}

/**
 * @param {import('playwright-core').Page} page
 * @returns {{ exitCode: Promise<number>, exited: (code: number) => void }}
 */
function extensionHostExit(page) {
  /** @type {(code: number) => void} */
  let exited = () => {};
  /** @type {Promise<number>} */
  const exitCode = new Promise((resolve, reject) => {
    exited = resolve;
    page.once('crash', () => reject(new Error('rig: the page that shows VS Code crashed')));
  });
  // Who waits for it still sees the crash; who does not is not brought down by it.
  exitCode.catch(() => {});
  return { exitCode, exited };
}

/**
 * Waits until the window is complete: until the extensions' commands and views are known.
 *
 * @param {import('playwright-core').Page} page
 */
async function restored(page) {
  for (const mark of ['code/LifecyclePhase/Restored', 'code/didLoadExtensions']) {
    await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, mark);
  }
}

/**
 * @param {object} options
 * @param {import('playwright-core').Browser} options.browser
 * @param {import('./server.mjs').Server} options.server
 * @param {string} [options.folder] a folder or a .code-workspace file; an empty window without it
 * @param {string} [options.extensionPath] the development extension
 * @param {string} [options.testsPath] the bundled script that exports `run`
 * @param {Host} [options.host]
 * @param {string} [options.colorTheme] as in the setting `workbench.colorTheme`
 * @param {Record<string, unknown>} [options.settings] the user's, replacing those of an earlier window
 * @param {{ width: number, height: number }} [options.viewport]
 * @param {(entry: LogEntry) => void} [options.onLog]
 * @returns {Promise<Workbench>}
 */
export async function openWorkbench({
  browser,
  server,
  folder,
  extensionPath,
  testsPath,
  host = 'remote',
  colorTheme,
  settings = {},
  viewport = { width: 1280, height: 800 },
  onLog,
}) {
  const origin = server.url;
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();

  /** @type {LogEntry[]} */
  const logs = [];
  const log = (/** @type {LogEntry} */ entry) => {
    logs.push(entry);
    onLog?.(entry);
  };
  if (testsPath) await listenToTests(page, log);
  else listenToConsole(page, log);
  const { exitCode, exited } = extensionHostExit(page);
  await page.exposeFunction('codeAutomationExit', exited);

  // As the user's own choice: against a default, VS Code follows the system's light or dark.
  const theme = colorTheme === undefined ? {} : { 'workbench.colorTheme': colorTheme };
  writeUserSettings(server.dataDir, { ...settings, ...theme });
  await changePageSettings(context, origin, {
    // Defaults hold from the first moment, before the user's settings are read.
    configurationDefaults: { ...QUIET_SETTINGS, ...theme },
    developmentOptions: await developmentOptions(context, { origin, host, extensionPath, testsPath }),
  });
  await page.goto(workbenchUrl(origin, folder));
  await restored(page);
  return { page, exitCode, logs, close: () => context.close() };
}
