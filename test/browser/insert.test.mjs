import assert from 'node:assert/strict';
import { EXPRESS_APP, openTopic, TITLE } from './pages.mjs';
import {
  notification,
  openVsCode,
  quickInput,
  quickPickItems,
  runCommand,
  temporaryCopy,
} from './support.mjs';

/** @param {import('playwright-core').Page} page */
async function openFile(page, /** @type {string} */ name) {
  await page.keyboard.press('Control+p');
  await quickInput(page).locator('input').fill(name);
  await quickInput(page).locator('.monaco-list-row').filter({ hasText: name }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.tab.active').filter({ hasText: name }).waitFor();
}

/** The lines of the editor in sight, in order. */
async function editorLines(/** @type {import('playwright-core').Page} */ page) {
  const lines = await page.locator('.editor-instance .view-line').evaluateAll((elements) =>
    elements
      .map((line) => ({
        top: line.getBoundingClientRect().top,
        text: (line.textContent ?? '').replaceAll('\u00a0', ' '),
      }))
      .sort((a, b) => a.top - b.top)
      .map(({ text }) => text),
  );
  return lines;
}

describe('inserting', () => {
  /** @type {import('./support.mjs').Window} */
  let window;
  /** @type {import('playwright-core').Page} */
  let page;

  before(async () => {
    window = await openVsCode({ folder: temporaryCopy(EXPRESS_APP) });
    page = window.page;
    await page.locator('.monaco-workbench').waitFor();
  });
  after(() => window.close());

  it('takes the variant of the stack, imports included, and names what is missing', async () => {
    await openFile(page, 'app.ts');
    await page.keyboard.press('Control+g');
    await quickInput(page).locator('input').fill(':4');
    await page.keyboard.press('Enter');
    await runCommand(page, `${TITLE}: Insert Snippet...`);
    await quickInput(page).locator('input').fill('Global rate limit');
    const [first] = await quickPickItems(page);
    assert.equal(first?.label, 'Global rate limit');
    await page.keyboard.press('Enter');
    await notification(page, 'needs express-rate-limit')
      .getByRole('button', { name: 'Copy Command' })
      .waitFor();
    const lines = await editorLines(page);
    assert.equal(lines[1], "import { rateLimit } from 'express-rate-limit';");
    assert.ok(
      lines.some((line) => line.startsWith('app.use(rateLimit(')),
      lines.join('\n'),
    );
  });

  it('takes it all back with one undo', async () => {
    await page
      .locator('.editor-instance .monaco-editor')
      .first()
      .click({ position: { x: 300, y: 300 } });
    await page.keyboard.press('Control+z');
    await page.locator('.view-line').filter({ hasText: 'rateLimit' }).first().waitFor({ state: 'detached' });
    assert.deepEqual((await editorLines(page)).slice(0, 5), [
      "import express from 'express';",
      '',
      'const app = express();',
      '',
      'app.listen(3000);',
    ]);
  });

  it('inserts from a card on a page into the file beside or behind it', async () => {
    const content = await openTopic(page, 'Security', 'Rate limiting');
    await content.getByRole('button', { name: 'Insert Global rate limit, Express 5' }).click();
    await page.locator('.tab.active').filter({ hasText: 'app.ts' }).waitFor();
    await page.locator('.view-line').filter({ hasText: 'rateLimit(' }).first().waitFor();
  });

  it('says that it is there already', async () => {
    await runCommand(page, `${TITLE}: Insert Snippet...`);
    await quickInput(page).locator('input').fill('Global rate limit');
    await quickPickItems(page);
    await page.keyboard.press('Enter');
    await notification(page, 'is already in this file')
      .getByRole('button', { name: 'Insert Anyway' })
      .waitFor();
  });

  it('previews a change without making it', async () => {
    await page.keyboard.press('Control+z');
    await runCommand(page, `${TITLE}: Preview Change to Current File`);
    await quickInput(page).locator('input').fill('Security headers');
    await quickPickItems(page);
    await page.keyboard.press('Enter');
    await page.locator('.diff-editor, .monaco-diff-editor').first().waitFor();
    await page.keyboard.press('Control+w');
  });

  it('logs no error', () => {
    assert.deepEqual(window.errors(), []);
  });
});
