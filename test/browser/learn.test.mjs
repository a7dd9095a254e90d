import assert from 'node:assert/strict';
import { EXPRESS_APP, frameOf, openTopic, TITLE } from './pages.mjs';
import {
  openVsCode,
  quickInput,
  quickPickItems,
  runCommand,
  showViewContainer,
  temporaryCopy,
  view,
  webview,
} from './support.mjs';

describe('learning', () => {
  /** @type {import('./support.mjs').Window} */
  let window;
  /** @type {import('playwright-core').Page} */
  let page;

  before(async () => {
    window = await openVsCode({ folder: temporaryCopy(EXPRESS_APP) });
    page = window.page;
  });
  after(() => window.close());

  it('finds a topic by a synonym', async () => {
    await runCommand(page, `${TITLE}: Open Topic...`);
    await quickInput(page).locator('input').fill('throttl');
    await page.waitForTimeout(200);
    const items = await quickPickItems(page);
    assert.ok(
      items.some(({ label }) => label === 'Rate limiting'),
      JSON.stringify(items),
    );
    await page.keyboard.press('Escape');
  });

  it('opens a topic from the tree', async () => {
    const content = await openTopic(page, 'Security', 'Rate limiting');
    await content.getByRole('heading', { level: 1, name: 'Rate limiting' }).waitFor();
    await content.getByRole('navigation', { name: 'On this page' }).waitFor();
  });

  it('jumps to a part and moves the focus there', async () => {
    const content = await webview(page, 'Rate limiting');
    await content
      .getByRole('navigation', { name: 'On this page' })
      .getByRole('link', { name: 'Recall' })
      .click();
    await content.locator('#recall:focus').waitFor();
  });

  it('unfolds an answer', async () => {
    const content = await webview(page, 'Rate limiting');
    const question = content.locator('details').first();
    await question.locator('summary').click();
    await question.locator('.answer').waitFor();
  });

  it('moves between stacks with the keyboard, everywhere at once', async () => {
    const content = await webview(page, 'Rate limiting');
    const tab = content.getByRole('tab').first();
    await tab.focus();
    await page.keyboard.press('ArrowRight');
    const selected = content.locator('[role="tab"][aria-selected="true"]').first();
    const stack = await selected.getAttribute('data-stack');
    const others = await content
      .locator(`[role="tab"][data-stack="${stack}"]`)
      .evaluateAll((tabs) => tabs.map((other) => other.getAttribute('aria-selected')));
    assert.ok(others.includes('true'));
    await page.keyboard.press('Home');
  });

  it('follows a link in the same panel and goes back with Alt+Left', async () => {
    const content = await webview(page, 'Rate limiting');
    await content.locator('.prerequisites a').first().click();
    const next = await webview(page, 'HTTP and HTTPS');
    await next.getByRole('heading', { level: 1, name: 'HTTP and HTTPS' }).waitFor();
    assert.equal(await page.locator('.tabs-container .tab').count(), 1);
    await page.keyboard.press('Alt+ArrowLeft');
    await (
      await webview(page, 'Rate limiting')
    )
      .getByRole('heading', { level: 1, name: 'Rate limiting' })
      .waitFor();
    await (await webview(page, 'Rate limiting')).getByRole('button', { name: /^Forward/ }).click();
    await (await webview(page, 'HTTP and HTTPS')).getByRole('button', { name: /^Back/ }).click();
    await webview(page, 'Rate limiting');
  });

  it('marks the topic as done, on the page and in the tree', async () => {
    const content = await webview(page, 'Rate limiting');
    await content.getByRole('button', { name: 'Mark as Done' }).click();
    await content.getByRole('button', { name: 'Done', pressed: true }).waitFor();
    const row = view(page, 'Roadmap').locator('.monaco-list-row[aria-label*="Rate limiting"]');
    await page.waitForFunction(
      (label) => label?.getAttribute('aria-label')?.includes(', done,'),
      await row.elementHandle(),
    );
    await content.locator('select').selectOption('revise');
    await page.waitForFunction(
      (label) => label?.getAttribute('aria-label')?.includes(', to revise,'),
      await row.elementHandle(),
    );
  });

  it('opens a second page to the side', async () => {
    await runCommand(page, `${TITLE}: Open to the Side`);
    await page.locator('.editor-group-container').nth(1).waitFor();
    await page.keyboard.press('Control+w');
    await page.locator('.editor-group-container').nth(1).waitFor({ state: 'detached' });
    await page.locator('.tab.active').click();
  });

  // Before the reload: a window that goes away leaves errors of its own.
  it('logs no error', () => {
    assert.deepEqual(window.errors(), []);
  });

  it('comes back to page, place and progress after a reload', async () => {
    const frame = await frameOf(await webview(page, 'Rate limiting'));
    await frame.evaluate(() => window.scrollTo({ top: 900, behavior: 'instant' }));
    await page.waitForTimeout(600);
    // The editor's own reload: it stores what is open before the window goes.
    await Promise.all([
      page.waitForEvent('load'),
      runCommand(page, 'Developer: Reload Window').catch(() => undefined),
    ]);
    const content = await webview(page, 'Rate limiting');
    await content.getByRole('heading', { level: 1, name: 'Rate limiting' }).waitFor();
    const restored = await frameOf(content);
    await restored.waitForFunction(() => Math.abs(window.scrollY - 900) < 60);
    assert.equal(await content.locator('select').inputValue(), 'revise');
    await showViewContainer(page, TITLE);
  });
});
