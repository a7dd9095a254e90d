/** The settings that VS Code runs with here. */

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Without what would cover the page, ask questions, or look for services that are not there. */
export const QUIET_SETTINGS = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'telemetry.telemetryLevel': 'off',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/**
 * Writes the user's settings. code-server keeps them with the server, where VS Code for the Web
 * would keep them in the browser; they are read a moment after a window has opened.
 *
 * @param {string} dataDir the server's
 * @param {Record<string, unknown>} settings
 */
export function writeUserSettings(dataDir, settings) {
  const folder = path.join(dataDir, 'data', 'User');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'settings.json'), JSON.stringify(settings, undefined, 2));
}
