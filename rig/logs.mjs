/** Reads what a window and its extension host log, from wherever VS Code shows it. */

/**
 * @typedef {object} LogEntry
 * @property {'trace' | 'debug' | 'info' | 'warn' | 'error'} type
 * @property {string} text
 */

/** @typedef {(entry: LogEntry) => void} Listener */

/** A line of VS Code's logger on the page's console; errors of the extension host are among them. */
const LOGGER_LINE = /^%c +(TRACE|DEBUG|INFO|WARN|ERR) color: #\w+ (?:\[Extension Host\] )?([^]*)$/;

/** What an extension said by `console`; the first style belongs to the name of the host. */
const EXTENSION_LINE = /^%c\[Extension Host\] %c([^]*?) color: blue color: ?([^]*)$/;

/** The pages that webviews are made of. */
const WEBVIEW_PAGE = /\/webview\/browser\/pre\//;

/** @type {Record<string, LogEntry['type']>} */
const TYPES = {
  TRACE: 'trace',
  DEBUG: 'debug',
  INFO: 'info',
  WARN: 'warn',
  ERR: 'error',
  log: 'info',
  warning: 'warn',
  error: 'error',
};

/**
 * @param {import('playwright-core').ConsoleMessage} message
 * @returns {LogEntry | undefined} nothing for the browser's own messages
 */
function entryOf(message) {
  const type = TYPES[message.type()] ?? 'debug';
  const logged = LOGGER_LINE.exec(message.text());
  if (logged) return { type: TYPES[logged[1] ?? ''] ?? type, text: logged[2] ?? '' };
  const said = EXTENSION_LINE.exec(message.text());
  // VS Code's logger has the errors as well.
  if (said) return type === 'error' ? undefined : { type, text: `${said[1]} ${said[2]}`.trimEnd() };
  return WEBVIEW_PAGE.test(message.location().url) ? { type, text: message.text() } : undefined;
}

/**
 * Without tests the page's console has everything, webviews included.
 *
 * @param {import('playwright-core').Page} page
 * @param {Listener} listener
 */
export function listenToConsole(page, listener) {
  page.on('console', (message) => {
    const entry = entryOf(message);
    if (entry) listener(entry);
  });
  page.on('pageerror', (error) => listener({ type: 'error', text: error.stack ?? error.message }));
}

/**
 * With tests VS Code calls a function of the page, with the arguments as they were given.
 *
 * @param {import('playwright-core').Page} page
 * @param {Listener} listener
 */
export async function listenToTests(page, listener) {
  /**
   * @param {LogEntry['type']} type
   * @param {unknown[]} args
   */
  const log = (type, args) => {
    const text = args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg))).join(' ');
    listener({ type, text });
  };
  await page.exposeFunction('codeAutomationLog', log);
}
