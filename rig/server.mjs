/** Runs VS Code's own server, with data of its own that leaves no trace behind. */

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { onProcessEnd } from './cleanup.mjs';

/** @typedef {import('./install.mjs').Rig} Rig */

/**
 * @typedef {object} Server
 * @property {string} url without a slash at the end
 * @property {number} port
 * @property {string} dataDir holds settings, installed extensions and the extensions' own storage
 * @property {Promise<never>} failed rejects when the server ends without having been stopped
 * @property {() => Promise<void>} stop
 */

const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 5_000;

/** How much of its output an error shows: the cause is at the end. */
const SHOWN_LINES = 20;

/** @returns {NodeJS.ProcessEnv} */
function serverEnvironment() {
  // Not what a surrounding VS Code or its debugger put there.
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name),
  );
  // Without an address there is no extension gallery: nothing is looked up in the network.
  return { ...Object.fromEntries(own), EXTENSIONS_GALLERY: '{}' };
}

/**
 * Ends the server and what it started: extension hosts, file watchers, language servers.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f']);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // The whole group has ended already.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}

/**
 * VS Code's server neither ends nor says a word when its port is taken.
 *
 * @param {number} port
 */
async function assertPortIsFree(port) {
  const probe = net.createServer().listen(port, '127.0.0.1');
  try {
    await once(probe, 'listening');
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    const message = `rig: port ${port} cannot be used (${code}); choose another, or 0 for any free one`;
    throw new Error(message, { cause: error });
  }
  probe.close();
  await once(probe, 'close');
}

/**
 * @param {import('node:child_process').ChildProcessWithoutNullStreams} child
 * @returns {Promise<number>} the port
 */
function listening(child) {
  /** @type {string[]} */
  const output = [];
  return new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ what) => {
      clearTimeout(timer);
      reject(new Error(`rig: VS Code's server ${what}; it printed:\n${output.join('\n')}`));
    };
    const timer = setTimeout(() => fail(`did not listen within ${START_LIMIT_MS / 1000} s`), START_LIMIT_MS);
    child.once('error', (error) => fail(`could not be started (${error.message})`));
    child.once('exit', (code, signal) => fail(`ended with ${signal ?? code} before it listened`));
    const keep = (/** @type {string} */ line) => {
      if (output.push(line) > SHOWN_LINES) output.shift();
    };
    // Both streams are read for as long as it runs: a full pipe would stop it.
    readline.createInterface(child.stderr).on('line', keep);
    readline.createInterface(child.stdout).on('line', (line) => {
      keep(line);
      const port = /^Extension host agent listening on (\d+)/.exec(line)?.[1];
      if (!port) return;
      clearTimeout(timer);
      resolve(Number(port));
    });
  });
}

/**
 * @param {object} options
 * @param {Rig} options.rig
 * @param {string} [options.extensionsDir] where installed extensions are; a folder in the data by default
 * @param {string} [options.serverDataDir] kept after the stop; by default a fresh one, removed then
 * @param {boolean} [options.workspaceTrust] true to start folders in Restricted Mode, as for a user
 * @param {number} [options.port] a free one by default
 * @returns {Promise<Server>}
 */
export async function startServer({ rig, extensionsDir, serverDataDir, workspaceTrust = false, port = 0 }) {
  await assertPortIsFree(port);
  const dataDir = serverDataDir ?? mkdtempSync(path.join(os.tmpdir(), 'backend-roadmap-rig-'));
  const child = spawn(
    rig.node,
    [
      rig.serverMain,
      ...['--host', '127.0.0.1', '--port', String(port)],
      '--without-connection-token',
      '--accept-server-license-terms',
      '--disable-telemetry',
      ...['--server-data-dir', dataDir],
      ...(extensionsDir ? ['--extensions-dir', extensionsDir] : []),
      ...(workspaceTrust ? [] : ['--disable-workspace-trust']),
    ],
    // Its own process group, so that all of it can be ended at once.
    { detached: process.platform !== 'win32', env: serverEnvironment() },
  );
  const cleanUp = () => {
    signalGroup(child, 'SIGKILL');
    if (serverDataDir === undefined) rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
  };
  const forget = onProcessEnd(cleanUp);
  let stopping = false;
  /** @type {Promise<never>} */
  const failed = new Promise((_, reject) => {
    child.once('exit', (code, signal) => {
      if (!stopping) reject(new Error(`rig: VS Code's server ended by itself (${signal ?? code})`));
    });
  });
  // Only for who waits for it.
  failed.catch(() => {});
  const stop = async () => {
    stopping = true;
    if (child.exitCode === null && child.signalCode === null) {
      // A polite end first: extensions' stored state is written then.
      const ended = once(child, 'exit');
      signalGroup(child, 'SIGTERM');
      const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), STOP_LIMIT_MS);
      await ended;
      clearTimeout(timer);
    }
    cleanUp();
    forget();
  };
  try {
    const actualPort = await listening(child);
    return { url: `http://127.0.0.1:${actualPort}`, port: actualPort, dataDir, failed, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Installs a packaged extension, the very file that users get.
 *
 * @param {Rig} rig
 * @param {string} vsixPath
 * @param {string} serverDataDir the one to start a server with
 */
export async function installVsix(rig, vsixPath, serverDataDir) {
  const args = ['--install-extension', vsixPath, '--accept-server-license-terms'];
  const child = spawn(rig.node, [rig.serverMain, ...args, '--server-data-dir', serverDataDir], {
    env: serverEnvironment(),
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const [code] = await once(child, 'close');
  // The exit code alone does not tell: it is 0 for some failed installs.
  if (code !== 0 || !output.includes('was successfully installed')) {
    // What stands before is about natives that this server does without.
    const account = output.slice(Math.max(0, output.indexOf('Installing extensions')));
    throw new Error(`rig: VS Code did not install ${vsixPath} (exit code ${code}):\n${account}`);
  }
}
