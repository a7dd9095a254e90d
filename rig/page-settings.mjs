/**
 * Changes what VS Code's page is started with: the JSON that the server writes into it, which no
 * address and no file can set.
 */

const ATTRIBUTE = /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)(")/;

/** @param {string} text */
function unescapeAttribute(text) {
  return text.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

/** @param {string} text */
function escapeAttribute(text) {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}

/**
 * @param {import('playwright-core').BrowserContext} context
 * @param {string} origin the server's
 * @param {Record<string, unknown>} changes replace what the server wrote under the same names
 */
export async function changePageSettings(context, origin, changes) {
  await context.route(
    (address) => address.origin === origin && address.pathname === '/',
    async (route) => {
      const response = await route.fetch();
      const page = await response.text();
      if (!ATTRIBUTE.test(page)) {
        throw new Error(
          `rig: the page at ${origin} holds no data-settings to change; is it still VS Code's?`,
        );
      }
      const body = page.replace(ATTRIBUTE, (_, before, settings, after) => {
        const changed = { ...JSON.parse(unescapeAttribute(settings)), ...changes };
        return before + escapeAttribute(JSON.stringify(changed)) + after;
      });
      await route.fulfill({ response, body });
    },
  );
}
