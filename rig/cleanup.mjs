/**
 * Work that must be done however this process ends: servers killed, temporary folders removed.
 *
 * Node runs `exit` handlers only when a process ends by itself, so the signals that a person or a
 * CI system sends are turned into an ordinary exit here. A cleanup is therefore synchronous.
 */

const EXIT_STATUS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

/** @type {Set<() => void> | undefined} */
let cleanups;

/** @returns {Set<() => void>} */
function listen() {
  /** @type {Set<() => void>} */
  const registered = new Set();
  process.once('exit', () => {
    for (const cleanup of registered) cleanup();
  });
  for (const [signal, status] of Object.entries(EXIT_STATUS)) {
    process.once(signal, () => process.exit(status));
  }
  return registered;
}

/**
 * Runs `cleanup` when the process ends, unless the returned function is called before.
 *
 * @param {() => void} cleanup
 * @returns {() => void} forgets the cleanup, for when its work was done in the ordinary way
 */
export function onProcessEnd(cleanup) {
  cleanups ??= listen();
  const registered = cleanups;
  registered.add(cleanup);
  return () => {
    registered.delete(cleanup);
  };
}
