/**
 * npm start [-- DIR] [-- --port N]
 *
 * Opens DIR, or a sample project, in a real VS Code in the browser, with this extension in it as it stands in the
 * working tree. After a new build, "Developer: Reload Window" takes it up.
 */

import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureRig } from '../rig/install.mjs';
import { linkExtension } from '../rig/link.mjs';
import { startServer } from '../rig/server.mjs';
import { QUIET_SETTINGS, writeUserSettings } from '../rig/settings.mjs';
import { temporaryCopy } from '../rig/temporary-copy.mjs';
import { workbenchUrl } from '../rig/workbench.mjs';

const ROOT = path.dirname(import.meta.dirname);

/**
 * @param {string} message
 * @returns {never}
 */
function refuse(message) {
  process.stderr.write(`start: ${message}\n`);
  process.exit(2);
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      options: { port: { type: 'string', default: '0' } },
      allowPositionals: true,
    });
    return { port: values.port, folder: positionals[0] };
  } catch (error) {
    return refuse(`${/** @type {Error} */ (error).message}; usage: npm start [-- DIR] [-- --port N]`);
  }
}

/**
 * A convenience: the address is on the terminal too.
 *
 * @param {string} url
 */
function openInBrowser(url) {
  const { env, platform } = process;
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return;
  const [command, args] =
    platform === 'darwin'
      ? ['open', [url]]
      : platform === 'win32'
        ? ['cmd', ['/c', 'start', '""', url.replaceAll('&', '^&')]]
        : ['xdg-open', [url]];
  const child = spawn(/** @type {string} */ (command), /** @type {string[]} */ (args), {
    stdio: 'ignore',
    detached: true,
  });
  // There is none, or it is not allowed.
  child.on('error', () => {});
  child.unref();
}

// The sample is copied, so that playing with it changes nothing here, and it is a project of its own.
const { port, folder = temporaryCopy(path.join(ROOT, 'samples', 'shop-api')) } = readArguments();
if (!/^\d+$/.test(port) || Number(port) > 65_535) refuse(`--port ${port} is not a number from 0 to 65535`);
const opened = path.resolve(folder);
if (!existsSync(opened)) refuse(`${opened} does not exist; name a folder to open: npm start -- DIR`);
if (!statSync(opened).isDirectory() && !opened.endsWith('.code-workspace'))
  refuse(`${opened} is not a folder`);

try {
  const rig = await ensureRig();
  const server = await startServer({ rig, extensionsDir: linkExtension(ROOT), port: Number(port) });
  writeUserSettings(server.dataDir, QUIET_SETTINGS);
  const url = workbenchUrl(server.url, opened);
  process.stdout.write(`VS Code with Backend Roadmap: ${url}\nPress Ctrl+C to stop.\n`);
  openInBrowser(url);
  await server.failed;
} catch (error) {
  process.stderr.write(`start: ${/** @type {Error} */ (error).message}\n`);
  process.exitCode = 1;
}
