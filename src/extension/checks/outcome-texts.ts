import * as vscode from 'vscode';
import type { Outcome } from '../../checks/result.ts';

/** The name of an outcome, for people. */
export function outcomeLabel(outcome: Outcome): string {
  switch (outcome) {
    case 'pass':
      return vscode.l10n.t('passed');
    case 'fail':
      return vscode.l10n.t('failed');
    case 'not-applicable':
      return vscode.l10n.t('not applicable');
    case 'unknown':
      return vscode.l10n.t('unknown');
    case 'review':
      return vscode.l10n.t('to review');
    case 'attested':
      return vscode.l10n.t('attested');
    case 'error':
      return vscode.l10n.t('broken');
  }
}

/** The icon of an outcome; shapes differ, so that colour is never all that tells them apart. */
export function outcomeIcon(outcome: Outcome | undefined): vscode.ThemeIcon {
  switch (outcome) {
    case undefined:
      return new vscode.ThemeIcon('circle-large-outline');
    case 'pass':
      return new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed'));
    case 'fail':
      return new vscode.ThemeIcon('error', new vscode.ThemeColor('testing.iconFailed'));
    case 'review':
      return new vscode.ThemeIcon('question', new vscode.ThemeColor('notificationsWarningIcon.foreground'));
    case 'unknown':
      return new vscode.ThemeIcon('circle-slash');
    case 'attested':
      return new vscode.ThemeIcon('verified');
    case 'error':
      return new vscode.ThemeIcon('bug', new vscode.ThemeColor('testing.iconErrored'));
    case 'not-applicable':
      return new vscode.ThemeIcon('dash', new vscode.ThemeColor('disabledForeground'));
  }
}

/** `3 failed, 1 to review, 8 passed`; only what is there. */
export function countsLabel(counts: Readonly<Partial<Record<Outcome, number>>>): string {
  const order: readonly Outcome[] = ['fail', 'error', 'review', 'unknown', 'pass', 'attested'];
  return order
    .filter((outcome) => (counts[outcome] ?? 0) > 0)
    .map((outcome) => `${counts[outcome] ?? 0} ${outcomeLabel(outcome)}`)
    .join(', ');
}
