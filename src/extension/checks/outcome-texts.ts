import * as vscode from 'vscode';
import type { Attestation } from '../../checks/result.ts';
import type { ShownOutcome } from './checklist-model.ts';

/** The name of an outcome, for people. */
export function outcomeLabel(outcome: ShownOutcome): string {
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
    case 'waived':
      return vscode.l10n.t('waived');
    case 'attested':
      return vscode.l10n.t('attested');
    case 'error':
      return vscode.l10n.t('broken');
  }
}

/** An answer to a question, for people. */
export function answerLabel(answer: Attestation['answer']): string {
  switch (answer) {
    case 'yes':
      return vscode.l10n.t('yes');
    case 'no':
      return vscode.l10n.t('no');
    case 'not-applicable':
      return vscode.l10n.t('not applicable');
  }
}

/** The icon of an outcome; shapes differ, so that colour is never all that tells them apart. */
export function outcomeIcon(outcome: ShownOutcome | undefined): vscode.ThemeIcon {
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
    case 'waived':
      return new vscode.ThemeIcon('bell-slash');
    case 'attested':
      return new vscode.ThemeIcon('verified');
    case 'error':
      return new vscode.ThemeIcon('bug', new vscode.ThemeColor('testing.iconErrored'));
    case 'not-applicable':
      return new vscode.ThemeIcon('dash', new vscode.ThemeColor('disabledForeground'));
  }
}

/** `3 failed, 1 to review, 8 passed`; only what is there. */
export function countsLabel(counts: Readonly<Partial<Record<ShownOutcome, number>>>): string {
  const order: readonly ShownOutcome[] = ['fail', 'error', 'review', 'unknown', 'waived', 'pass', 'attested'];
  return order
    .filter((outcome) => (counts[outcome] ?? 0) > 0)
    .map((outcome) => `${counts[outcome] ?? 0} ${outcomeLabel(outcome)}`)
    .join(', ');
}
