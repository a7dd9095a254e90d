/**
 * node scripts/pictures.mjs [--theme light,dark]
 *
 * Takes the pictures of the README from the running product: docs/images/NAME-THEME.png. Needs a build.
 */

import path from 'node:path';
import { parseArgs } from 'node:util';
import { openTopic } from '../test/browser/pages.mjs';
import { runCommand, temporaryCopy } from '../test/browser/support.mjs';
import { launchBrowser } from '../rig/browser.mjs';
import { ensureRig } from '../rig/install.mjs';
import { linkExtension } from '../rig/link.mjs';
import { takeScreenshots } from '../rig/screenshot.mjs';
import { startServer } from '../rig/server.mjs';

const ROOT = path.dirname(import.meta.dirname);
const { values } = parseArgs({ options: { theme: { type: 'string', default: 'light,dark' } } });

/** @type {import('../rig/screenshot.mjs').Step[]} */
const steps = [
  {
    name: 'roadmap',
    act: async (page) => {
      await page.setViewportSize({ width: 1280, height: 860 });
      const topic = await openTopic(page, 'Security', 'JSON Web Tokens');
      await topic.getByRole('heading', { level: 1 }).waitFor();
    },
  },
  {
    name: 'checks',
    act: async (page) => {
      await runCommand(page, 'Backend Roadmap: Run Checklists on Workspace');
      await page.locator('.pane-header .description', { hasText: 'failed' }).waitFor();
      // Room for the results: the other two views are folded.
      for (const name of ['Roadmap', 'Snippets']) {
        const header = page.locator('.sidebar .pane-header', { has: page.locator(`h3:text-is("${name}")`) });
        // On its title: in the middle of a header its buttons come up.
        if ((await header.getAttribute('aria-expanded')) === 'true') await header.locator('h3').click();
      }
      await page
        .locator('.sidebar .monaco-list-row[aria-label*="failed"]', { hasText: 'Tokens are verified' })
        .click();
      await page.locator('.sidebar .monaco-list-row', { hasText: 'src/auth.js:12' }).click();
      await page.locator('.monaco-editor .view-line', { hasText: 'jwt.verify' }).waitFor();
      await runCommand(page, 'Problems: Focus on Problems View');
    },
  },
];

const rig = await ensureRig();
const browser = await launchBrowser(rig);
for (const theme of /** @type {import('../rig/themes.mjs').Theme[]} */ (values.theme.split(','))) {
  // Installed instead of under development, so that the window looks as it does to a user; a server of its own, so that
  // no window remembers another.
  const server = await startServer({ rig, extensionsDir: linkExtension(ROOT) });
  const files = await takeScreenshots({
    workbench: { browser, server, folder: temporaryCopy(path.join(ROOT, 'samples', 'shop-api')) },
    steps,
    outDir: path.join(ROOT, 'docs', 'images'),
    themes: [theme],
  });
  for (const file of files) console.log(path.relative(ROOT, file));
  await server.stop();
}
await browser.close();
