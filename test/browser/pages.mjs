/** What tests of pages share. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { clickTreeItem, EXTENSION, showViewContainer, view, webview } from './support.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Frame} Frame */

export const TITLE = 'Backend Roadmap';

/** A small Express service, with a manifest and a lockfile. */
export const EXPRESS_APP = path.resolve(import.meta.dirname, '../fixtures/express-app');

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Shows the Roadmap view and opens a topic from it.
 *
 * @param {Page} page
 * @param {string} area
 * @param {string} title of the topic
 */
export async function openTopic(page, area, title) {
  await showViewContainer(page, TITLE);
  const rows = view(page, 'Roadmap').locator('.monaco-list-row .label-name');
  await rows.first().waitFor();
  await clickTreeItem(page, 'Roadmap', area, numbered(area, title));
  return webview(page, title);
}

/**
 * The label of a topic's row, which starts with its number within the area.
 *
 * @param {string} area
 * @param {string} title
 * @returns {string}
 */
function numbered(area, title) {
  /** @type {import('../../src/content/model.ts').ContentIndex} */
  const index = JSON.parse(readFileSync(path.join(EXTENSION, 'dist/content/index.json'), 'utf8'));
  const id = index.areas.find((candidate) => candidate.title === area)?.id;
  const position = index.topics
    .filter((topic) => topic.area === id)
    .findIndex((topic) => topic.title === title);
  if (position < 0) throw new Error(`the content has no topic ${title} in ${area}`);
  return `${position + 1}. ${title}`;
}

/**
 * The frame that a page lives in, to run code in.
 *
 * @param {import('playwright-core').FrameLocator} content of `webview`
 * @returns {Promise<Frame>}
 */
export async function frameOf(content) {
  const body = await content.locator('body').elementHandle();
  const frame = await body?.ownerFrame();
  if (!frame) throw new Error('the page has no frame');
  return frame;
}

/**
 * What axe finds wrong on a page, one line each.
 *
 * @param {Frame} frame
 * @returns {Promise<string[]>}
 */
export async function accessibilityMistakes(frame) {
  // Through the debugger: the page's own policy would not let it in.
  await frame.evaluate(AXE);
  const violations = await frame.evaluate(async () => {
    const { axe } = /** @type {{ axe: import('axe-core') }} */ (/** @type {unknown} */ (globalThis));
    const results = await axe.run(document, { resultTypes: ['violations'] });
    return results.violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.slice(0, 5).map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`),
    }));
  });
  return violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.join('\n  ')}`);
}
