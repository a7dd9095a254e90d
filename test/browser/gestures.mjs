/** What a person does in VS Code, for tests and for pictures. Each waits for what it acts on. */

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Locator} Locator */

/** @param {string} text */
function quoted(text) {
  return JSON.stringify(text);
}

/**
 * @param {Page} page
 * @returns {Locator} the input at the top of the window: commands, choices and questions
 */
export function quickInput(page) {
  return page.locator('.quick-input-widget:visible');
}

/**
 * @param {Page} page
 * @param {string} label the whole of it: a row's other texts are key bindings and descriptions
 * @returns {Locator} a row of the quick input
 */
function choice(page, label) {
  const exactly = new RegExp(`^${label.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`);
  return quickInput(page)
    .locator('.monaco-list-row')
    .filter({ has: page.locator('.label-name', { hasText: exactly }) });
}

/**
 * @param {Page} page
 * @param {string} title with its category, as the palette shows it: `Backend Roadmap: Show Topic`
 */
export async function runCommand(page, title) {
  await page.keyboard.press('F1');
  await quickInput(page).locator('input').fill(`>${title}`);
  await choice(page, title).click();
  // What the command asks comes up in the same place.
  await choice(page, title).waitFor({ state: 'hidden' });
}

/**
 * @param {Page} page
 * @returns {Promise<{ label: string, description: string, detail: string }[]>} the choices in sight
 */
export async function quickPickItems(page) {
  const rows = quickInput(page).locator('.monaco-list-row');
  await rows.first().waitFor();
  return rows.evaluateAll((elements) =>
    elements.map((row) => {
      const text = (/** @type {string} */ selector) => row.querySelector(selector)?.textContent ?? '';
      return {
        label: text('.label-name'),
        description: text('.label-description'),
        detail: text('.quick-input-list-label-meta'),
      };
    }),
  );
}

/**
 * @param {Page} page
 * @param {string} label
 */
export async function pick(page, label) {
  await choice(page, label).click();
}

/**
 * Shows the side bar of an extension, unless it is shown: a second click would hide it.
 *
 * @param {Page} page
 * @param {string} title of the container in the activity bar
 */
export async function showViewContainer(page, title) {
  const tab = page.locator('.activitybar').getByRole('tab', { name: title });
  await tab.waitFor();
  if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
  await page.locator(`.sidebar .composite.title h2:text-is(${quoted(title)})`).waitFor();
}

/**
 * @param {Page} page
 * @param {string} name of a view in the side bar
 * @returns {Locator}
 */
export function view(page, name) {
  return page
    .locator('.pane')
    .filter({ has: page.locator(`.pane-header[aria-label=${quoted(`${name} Section`)}]`) });
}

/**
 * Walks to a tree item with the keyboard, opening its parents. A long tree holds only the rows in sight, but always
 * the one that has the focus.
 *
 * @param {Locator} pane of `view`
 * @param {string[]} labels from a root of the tree to the item
 * @returns {Promise<Locator>} its row
 */
export async function treeItem(pane, ...labels) {
  const { keyboard } = pane.page();
  const rows = pane.locator('.monaco-list-rows > .monaco-list-row');
  const rowAt = (/** @type {number} */ index, refinement = '') =>
    pane.locator(`.monaco-list-rows > .monaco-list-row[data-index="${index}"]${refinement}`);

  await rows.first().waitFor();
  await pane.locator('.monaco-list').focus();
  await keyboard.press('Home');
  let index = 0;
  for (const [depth, label] of labels.entries()) {
    for (;;) {
      const row = rowAt(index, '.focused');
      const { level, text, isLast } = await row.evaluate((element) => ({
        level: Number(element.getAttribute('aria-level')),
        text: element.querySelector('.label-name')?.textContent,
        isLast: element.getAttribute('data-last-element') === 'true',
      }));
      if (level === depth + 1 && text === label) break;
      if (isLast || level <= depth)
        throw new Error(
          `no ${quoted(label)} in the tree under ${quoted(labels.slice(0, depth).join(' > '))}`,
        );
      await keyboard.press('ArrowDown');
      index += 1;
    }
    if (depth < labels.length - 1) {
      const isOpen = (await rowAt(index).getAttribute('aria-expanded')) === 'true';
      if (!isOpen) await keyboard.press('ArrowRight');
      await rowAt(index + 1, `[aria-level="${depth + 2}"]`).waitFor();
      await keyboard.press('ArrowDown');
      index += 1;
    }
  }
  return rowAt(index);
}

/**
 * @param {Page} page
 * @param {string} viewName
 * @param {string[]} labels from a root of the tree to the item
 */
export async function clickTreeItem(page, viewName, ...labels) {
  const row = await treeItem(view(page, viewName), ...labels);
  await row.click();
}

/**
 * Finds the content of a panel. It lies in a frame in a frame, and only the inner one has the panel's title.
 *
 * @param {Page} page
 * @param {string} title of the panel
 * @returns {Promise<import('playwright-core').FrameLocator>} stays good when the panel shows something else
 */
export async function webview(page, title) {
  const name = await page.waitForFunction((wanted) => {
    const frames = /** @type {NodeListOf<HTMLIFrameElement>} */ (
      document.querySelectorAll('iframe.webview.ready')
    );
    return [...frames].find(
      (frame) =>
        frame.contentDocument?.querySelector('iframe#active-frame')?.getAttribute('title') === wanted,
    )?.name;
  }, title);
  return page
    .frameLocator(`iframe.webview[name="${await name.jsonValue()}"]`)
    .frameLocator('iframe#active-frame');
}

/**
 * @param {Page} page
 * @param {string} text part of what it says
 * @returns {Locator} a message at the lower right
 */
export function notification(page, text) {
  return page.locator('.notifications-toasts .notification-toast').filter({ hasText: text });
}
