/** Pictures of VS Code in its four kinds of colour theme. */

import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { THEMES, themeApplied } from './themes.mjs';
import { openWorkbench } from './workbench.mjs';

/**
 * @typedef {object} Step
 * @property {string} name of the picture
 * @property {(page: import('playwright-core').Page) => Promise<void>} act
 */

/**
 * Opens a window in each theme, walks through the steps and saves a picture after each of them.
 *
 * @param {object} options
 * @param {Omit<Parameters<typeof openWorkbench>[0], 'colorTheme'>} options.workbench
 * @param {Step[]} options.steps
 * @param {string} options.outDir
 * @param {import('./themes.mjs').Theme[]} [options.themes]
 * @returns {Promise<string[]>} the files, `NAME-THEME.png`
 */
export async function takeScreenshots({ workbench, steps, outDir, themes = ['light', 'dark'] }) {
  await mkdir(outDir, { recursive: true });
  const files = [];
  for (const theme of themes) {
    const { page, close } = await openWorkbench({ ...workbench, colorTheme: THEMES[theme].colorTheme });
    await themeApplied(page, theme);
    for (const { name, act } of steps) {
      await act(page);
      const file = path.join(outDir, `${name}-${theme}.png`);
      await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
      files.push(file);
    }
    await close();
  }
  return files;
}
