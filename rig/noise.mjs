/**
 * What VS Code's window and its extension host log in every run here, whatever the extension does.
 *
 * Each pattern is anchored and names one message: a pattern that is too wide hides a fault of ours.
 */

const NOISE = [
  // How the window starts.
  /^Resol(?:ving|ved) connection token \(/,
  /^Creating a socket \(renderer-/,
  /^\[reconnection-grace-time\] /,
  /^Updating additional builtin extensions cache$/,
  /^Loading development extension at /,
  /^Creation of workbench contribution '[^']+' took \d+ms\.$/,
  /^No search provider registered for scheme: vscode-remote, waiting$/,
  // Its own assistant and accounts, which are switched off.
  /^\[(?:AgentHost:remote|AccountPolicyGate|chat-stt|DefaultAccount)\] /,
  // What the window itself had under way when the tests ended; every frame is its own.
  /^Canceled: Canceled: Canceled(?:\n\s+at .*(?:\/workbench\.js:[\d:]+\)?|\(<anonymous>\)))*$/,
  /^Error: Timed out waiting for authentication provider 'github' to register\./,
  // There is no extension gallery.
  /^Ignoring fetching additional builtin extensions from gallery as it is disabled\.$/,
  // The page of code-server has a service worker that only its own front end would serve.
  /^\[Service Worker\] registration /,
  // The server runs without natives that were never built.
  /^Error: Could not locate the bindings file\. Tried:[^]*(?:spdlog|sqlite3)\.node/,
  /^(?:Error: )?Cannot find module '\.\/build\/Release\/watchdog'/,
  // An extension without translations is looked up for them all the same.
  /^Request to '[^']+\/package\.nls\.json' failed with status code 404$/,
];

/**
 * @param {import('./logs.mjs').LogEntry} entry
 * @returns {boolean}
 */
export function isNoise({ text }) {
  return NOISE.some((pattern) => pattern.test(text));
}
