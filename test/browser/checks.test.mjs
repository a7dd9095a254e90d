import assert from 'node:assert/strict';
import path from 'node:path';
import { TITLE } from './pages.mjs';
import { EXTENSION, openVsCode, runCommand, showViewContainer, temporaryCopy, webview } from './support.mjs';

/**
 * @param {import('playwright-core').Page} page
 * @param {string} text part of a row of the Checklists view
 */
function row(page, text) {
  return page.locator('.sidebar .monaco-list-row', { hasText: text }).first();
}

describe('checking', () => {
  /** @type {import('./support.mjs').Window} */
  let window;
  /** @type {import('playwright-core').Page} */
  let page;

  before(async () => {
    window = await openVsCode({ folder: temporaryCopy(path.join(EXTENSION, 'samples', 'shop-api')) });
    page = window.page;
    await showViewContainer(page, TITLE);
  });
  after(() => window.close());

  it('runs from the view’s title and counts what failed in title and badge', async () => {
    await page.locator('.pane-header', { hasText: 'Checklists' }).hover();
    await page.getByRole('button', { name: 'Run Checklists on Workspace' }).click();
    const summary = page.locator('.pane-header .description').filter({ hasText: 'failed' });
    await summary.waitFor();
    const failed = Number(/^(\d+) failed/.exec((await summary.textContent()) ?? '')?.[1]);
    assert.ok(failed > 0);
    const badge = page.locator('.activitybar .action-item', {
      has: page.locator(`[aria-label^="${TITLE}"]`),
    });
    // The badge is drawn a moment after the title.
    await badge
      .locator('.badge-content', { hasText: new RegExp(`^\\s*${failed}\\s*$`) })
      .first()
      .waitFor();
  });

  it('opens evidence in the editor with the range selected', async () => {
    await page
      .locator('.sidebar .monaco-list-row[aria-label*="failed"]', { hasText: 'Tokens are verified' })
      .click();
    await row(page, 'src/auth.js:12').click();
    await page.locator('.monaco-editor .view-line', { hasText: 'jwt.verify' }).waitFor();
    await page.locator('.monaco-editor .selected-text').first().waitFor();
  });

  it('opens the topic of a check', async () => {
    await row(page, 'Tokens are verified').hover();
    await row(page, 'Tokens are verified').getByRole('button', { name: 'Open Topic of Check' }).click();
    const topic = await webview(page, 'JSON Web Tokens');
    await topic.getByRole('heading', { level: 1, name: 'JSON Web Tokens' }).waitFor();
  });

  it('shows in the topic what this project does about it, with a way to the line', async () => {
    const topic = await webview(page, 'JSON Web Tokens');
    const project = topic.locator('section', {
      has: topic.getByRole('heading', { name: 'In this project' }),
    });
    await project.getByText('src/auth.js:12').click();
    await page.locator('.tab.active', { hasText: 'auth.js' }).waitFor();
  });

  it('lists the failures in the Problems panel, each with a link to its check’s page', async () => {
    await runCommand(page, 'Problems: Focus on Problems View');
    const problem = page.locator('.markers-panel .monaco-list-row', {
      hasText: 'puts text that a stranger writes',
    });
    await problem.getByText('ci/script-injection').click();
    const check = await webview(page, "No stranger's text inside scripts");
    await check.getByRole('heading', { level: 1 }).waitFor();
  });

  it('logs no error', () => {
    assert.deepEqual(window.errors(), []);
  });
});

describe('checking without a folder', () => {
  it('says what to do instead of failing', async () => {
    const { page, close, errors } = await openVsCode();
    await showViewContainer(page, TITLE);
    await page
      .locator('.pane-body', { hasText: 'Open a folder to check it' })
      .getByRole('button', { name: 'Open Folder' })
      .waitFor();
    assert.deepEqual(errors(), []);
    await close();
  });
});

describe('checking in Restricted Mode', () => {
  it('reads the folder as everywhere else, for nothing of it is run', async () => {
    const { page, close, errors } = await openVsCode({
      folder: temporaryCopy(path.join(EXTENSION, 'samples', 'shop-api')),
      workspaceTrust: true,
    });
    await page.locator('.statusbar').getByText('Restricted Mode').waitFor();
    await showViewContainer(page, TITLE);
    await runCommand(page, 'Backend Roadmap: Run Checklists on Workspace');
    await page.locator('.pane-header .description').filter({ hasText: 'failed' }).waitFor();
    assert.deepEqual(errors(), []);
    await close();
  });
});
