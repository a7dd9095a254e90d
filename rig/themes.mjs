/** One colour theme of VS Code for each kind that it knows. */

/** `cssClass` is what VS Code puts on its window, and on the body of every webview as `vscode-…`. */
export const THEMES = {
  light: { colorTheme: 'Light Modern', cssClass: 'vs' },
  dark: { colorTheme: 'Dark Modern', cssClass: 'vs-dark' },
  'high-contrast': { colorTheme: 'Default High Contrast', cssClass: 'hc-black' },
  'high-contrast-light': { colorTheme: 'Default High Contrast Light', cssClass: 'hc-light' },
};

/** @typedef {keyof typeof THEMES} Theme */

/**
 * A window starts in the colours of the last one and changes when its themes have loaded.
 *
 * @param {import('playwright-core').Page} page
 * @param {Theme} theme
 */
export async function themeApplied(page, theme) {
  await page.locator(`.monaco-workbench.${THEMES[theme].cssClass}`).waitFor();
}
