/**
 * node test/package/run.mjs [FILE.vsix]
 *
 * Installs the packaged extension into the rig's VS Code and uses it as a person would: the very file that users get.
 */

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { launchBrowser } from '../../rig/browser.mjs';
import { ensureRig } from '../../rig/install.mjs';
import { installVsix, startServer } from '../../rig/server.mjs';
import { openWorkbench } from '../../rig/workbench.mjs';
import { openTopic } from '../browser/pages.mjs';
import { runCommand, temporaryCopy } from '../browser/support.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const vsix = path.resolve(process.argv[2] ?? path.join(ROOT, 'backend-roadmap.vsix'));
if (!existsSync(vsix)) {
  console.error(`package: there is no ${path.relative(ROOT, vsix)}; "npm run package" makes it`);
  process.exit(2);
}

const serverDataDir = mkdtempSync(path.join(os.tmpdir(), 'brm-package-'));
const rig = await ensureRig();
await installVsix(rig, vsix, serverDataDir);
const server = await startServer({ rig, serverDataDir });
const browser = await launchBrowser(rig);
const folder = temporaryCopy(path.join(ROOT, 'samples', 'shop-api'));
const { page, close } = await openWorkbench({ browser, server, folder });

let passed = 0;
let failed = 0;

/**
 * @param {string} name
 * @param {() => Promise<void>} test
 */
async function check(name, test) {
  try {
    await test();
    passed++;
    console.log(`  ✔ ${name}`);
  } catch (error) {
    failed++;
    console.log(`  ✘ ${name}\n${error instanceof Error ? error.stack : error}`);
  }
}

console.log(`${path.basename(vsix)} in VS Code`);
await check('opens a topic from the Roadmap view', async () => {
  const topic = await openTopic(page, 'Security', 'JSON Web Tokens');
  await topic.getByRole('heading', { level: 1, name: 'JSON Web Tokens' }).waitFor();
  await topic.getByRole('heading', { level: 2, name: 'Why it matters' }).waitFor();
});
await check('runs the checklists and shows what failed', async () => {
  await runCommand(page, 'Backend Roadmap: Run Checklists on Workspace');
  const summary = page.locator('.pane-header .description').filter({ hasText: 'failed' });
  await summary.waitFor();
  assert.match((await summary.textContent()) ?? '', /^\d+ failed, \d+ passed$/);
});
console.log(`package: ${passed} passed, ${failed} failed`);

await close();
await browser.close();
await server.stop();
rmSync(serverDataDir, { recursive: true, force: true });
process.exitCode = failed > 0 ? 1 : 0;
