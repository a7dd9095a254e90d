/**
 * node scripts/pictures.mjs [--theme light,dark]
 *
 * Takes the pictures of the README from the running product: docs/images/NAME-THEME.png. Needs a build.
 */

import path from 'node:path';
import { parseArgs } from 'node:util';
import {
  clickTreeItem,
  runCommand,
  showViewContainer,
  temporaryCopy,
  treeItem,
  view,
  webview,
} from '../test/browser/support.mjs';
import { launchBrowser } from '../rig/browser.mjs';
import { ensureRig } from '../rig/install.mjs';
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
      await showViewContainer(page, 'Backend Roadmap');
      await clickTreeItem(page, 'Roadmap', 'Security', '1. JSON Web Tokens');
      await (await webview(page, 'JSON Web Tokens')).getByRole('heading', { level: 1 }).waitFor();
    },
  },
  {
    name: 'checks',
    act: async (page) => {
      await runCommand(page, 'Backend Roadmap: Run Checklists on Workspace');
      await page.locator('.pane-header .description', { hasText: 'failed' }).first().waitFor();
      const row = await treeItem(view(page, 'Checklists'), 'Security', 'Tokens are verified with a fixed algorithm');
      await row.click();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.locator('.monaco-editor .view-line', { hasText: 'jwt.verify' }).waitFor();
      await runCommand(page, 'View: Focus Problems');
    },
  },
];

const rig = await ensureRig();
const server = await startServer({ rig });
const browser = await launchBrowser(rig);
const files = await takeScreenshots({
  workbench: { browser, server, extensionPath: ROOT, folder: temporaryCopy(path.join(ROOT, 'samples', 'shop-api')) },
  steps,
  outDir: path.join(ROOT, 'docs', 'images'),
  themes: /** @type {import('../rig/themes.mjs').Theme[]} */ (values.theme.split(',')),
});
for (const file of files) console.log(path.relative(ROOT, file));
await browser.close();
await server.stop();
