import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { accessibilityMistakes, EXPRESS_APP, frameOf, openTopic } from './pages.mjs';
import { openVsCode, temporaryCopy, THEMES, themeApplied, webview } from './support.mjs';

const PICTURES = path.resolve(import.meta.dirname, '../../out/browser');

describe('pages for everyone', () => {
  for (const theme of /** @type {(keyof typeof THEMES)[]} */ (Object.keys(THEMES))) {
    describe(`in a ${theme} theme`, () => {
      /** @type {import('./support.mjs').Window} */
      let window;

      before(async () => {
        await mkdir(PICTURES, { recursive: true });
        window = await openVsCode({
          folder: temporaryCopy(EXPRESS_APP),
          colorTheme: THEMES[theme].colorTheme,
          viewport: { width: 1500, height: 1000 },
        });
        await themeApplied(window.page, theme);
      });
      after(() => window.close());

      it('a topic has no mistake that axe knows', async () => {
        const content = await openTopic(window.page, 'Security', 'Rate limiting');
        const frame = await frameOf(content);
        await frame.evaluate(() =>
          document.querySelectorAll('details').forEach((question) => (question.open = true)),
        );
        await window.page.screenshot({ path: path.join(PICTURES, `topic-${theme}.png`) });
        assert.deepEqual(await accessibilityMistakes(frame), []);
      });

      it('a snippet has none', async () => {
        const content = await webview(window.page, 'Rate limiting');
        await content.getByRole('link', { name: 'Global rate limit' }).first().click();
        const frame = await frameOf(await webview(window.page, 'Global rate limit'));
        await window.page.screenshot({ path: path.join(PICTURES, `snippet-${theme}.png`) });
        assert.deepEqual(await accessibilityMistakes(frame), []);
      });

      it('a check has none', async () => {
        await openTopic(window.page, 'Security', 'Secrets management');
        const content = await webview(window.page, 'Secrets management');
        await content.locator('a[data-page^="check:"]').first().click();
        await content.locator('.severity').waitFor();
        const frame = await frameOf(content);
        await window.page.screenshot({ path: path.join(PICTURES, `check-${theme}.png`) });
        assert.deepEqual(await accessibilityMistakes(frame), []);
      });
    });
  }
});
