/**
 * Tells VS Code's page which extension is under development, and which tests to run with it.
 *
 * The page's address could do that too, but only for the remote extension host, and only in a mode
 * made for VS Code's own tests, which shows no messages and answers questions by itself.
 */

import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { linkExtension } from './link.mjs';

const EXTENSION_ROUTE = '/__ext';

/** Inside the extension's: VS Code runs tests in the host of the extension that they lie in. */
const TESTS_ROUTE = `${EXTENSION_ROUTE}/__tests`;

/** @typedef {{ scheme: string, authority: string, path: string }} Uri */

/**
 * @param {string} file
 * @returns {string} `/c:/x` on Windows, the path itself elsewhere
 */
export function toUriPath(file) {
  const absolute = path.resolve(file).replaceAll(path.sep, '/');
  return absolute.startsWith('/') ? absolute : `/${absolute}`;
}

/**
 * Answers everything under `prefix` with the file of that name in `folder`.
 *
 * @param {import('playwright-core').BrowserContext} context
 * @param {string} origin
 * @param {string} prefix
 * @param {string} folder
 */
async function serveFolder(context, origin, prefix, folder) {
  await context.route(`${origin}${prefix}/**`, (route) => {
    const name = decodeURIComponent(new URL(route.request().url()).pathname.slice(prefix.length));
    const file = path.join(folder, name);
    const found = existsSync(file) && statSync(file).isFile();
    return found ? route.fulfill({ path: file }) : route.fulfill({ status: 404 });
  });
}

/**
 * For the remote host: the server reads the files from disk.
 *
 * @param {string} authority
 * @param {string} file
 * @returns {Uri}
 */
function remoteUri(authority, file) {
  return { scheme: 'vscode-remote', authority, path: toUriPath(file) };
}

/**
 * For the web host: the page fetches the files, and its security policy allows only its own origin.
 *
 * @param {string} authority
 * @param {string} route
 * @returns {Uri}
 */
function webUri(authority, route) {
  return { scheme: 'http', authority, path: route };
}

/**
 * @param {import('playwright-core').BrowserContext} context
 * @param {object} options
 * @param {string} options.origin the server's
 * @param {import('./workbench.mjs').Host} options.host
 * @param {string} [options.extensionPath]
 * @param {string} [options.testsPath] the bundled script that exports `run`
 * @returns {Promise<{ extensions?: Uri[], extensionTestsPath?: Uri }>} for the page's settings
 */
export async function developmentOptions(context, { origin, host, extensionPath, testsPath }) {
  if (!extensionPath) return {};
  const authority = new URL(origin).host;
  if (host === 'remote') {
    // By a link from elsewhere: VS Code prefers the colour themes that lie below the extension under development, and
    // the rig, with VS Code's own themes, may lie in a cache below this repository.
    const linked = path.join(linkExtension(extensionPath), path.basename(extensionPath));
    const inExtension = testsPath && path.relative(extensionPath, testsPath);
    return {
      extensions: [remoteUri(authority, linked)],
      ...(testsPath && {
        extensionTestsPath: remoteUri(
          authority,
          inExtension && !inExtension.startsWith('..') ? path.join(linked, inExtension) : testsPath,
        ),
      }),
    };
  }
  await serveFolder(context, origin, EXTENSION_ROUTE, extensionPath);
  // Playwright asks the newest route first.
  if (testsPath) await serveFolder(context, origin, TESTS_ROUTE, path.dirname(testsPath));
  return {
    extensions: [webUri(authority, EXTENSION_ROUTE)],
    ...(testsPath && { extensionTestsPath: webUri(authority, `${TESTS_ROUTE}/${path.basename(testsPath)}`) }),
  };
}
