import * as vscode from 'vscode';
import type { TopicState } from './progress/facts.ts';

/** The name of a topic's state, for people. */
export function stateLabel(state: TopicState): string {
  switch (state) {
    case 'todo':
      return vscode.l10n.t('to do');
    case 'learning':
      return vscode.l10n.t('learning');
    case 'done':
      return vscode.l10n.t('done');
    case 'skipped':
      return vscode.l10n.t('skipped');
    case 'revise':
      return vscode.l10n.t('to revise');
  }
}

/** The icon of a topic's state: each has a shape of its own, so that colour is never all that tells them apart. */
export function stateIcon(state: TopicState): vscode.ThemeIcon {
  switch (state) {
    case 'todo':
      return new vscode.ThemeIcon('circle-large-outline');
    case 'learning':
      return new vscode.ThemeIcon('book', new vscode.ThemeColor('charts.blue'));
    case 'done':
      return new vscode.ThemeIcon('pass-filled', new vscode.ThemeColor('charts.green'));
    case 'skipped':
      return new vscode.ThemeIcon('circle-slash', new vscode.ThemeColor('disabledForeground'));
    case 'revise':
      return new vscode.ThemeIcon('history', new vscode.ThemeColor('charts.orange'));
  }
}

/** `6 min` */
export function minutesLabel(minutes: number): string {
  return vscode.l10n.t('{0} min', minutes);
}

/** Text of an error for a message. */
export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
