import * as vscode from 'vscode';
import type { PageLabels } from './pages/labels.ts';
import { TOPIC_STATES, type TopicState } from './progress/facts.ts';
import { stateLabel } from './texts.ts';

/** The texts of pages in the editor's language. */
export function pageLabels(): PageLabels {
  return {
    onThisPage: vscode.l10n.t('On this page'),
    minutesToRead: vscode.l10n.t('{0} min to read'),
    practice: vscode.l10n.t('{0}–{1} min of practice'),
    readBefore: vscode.l10n.t('Read before'),
    related: vscode.l10n.t('Related'),
    markDone: vscode.l10n.t('Mark as Done'),
    markedDone: vscode.l10n.t('Done'),
    state: vscode.l10n.t('State'),
    states: Object.fromEntries(TOPIC_STATES.map((state) => [state, stateLabel(state)])) as Record<
      TopicState,
      string
    >,
    copy: vscode.l10n.t('Copy'),
    copyCode: vscode.l10n.t('Copy {0}'),
    insert: vscode.l10n.t('Insert'),
    insertVariant: vscode.l10n.t('Insert {0}'),
    copyVariant: vscode.l10n.t('Copy {0}'),
    preview: vscode.l10n.t('Preview'),
    previewVariant: vscode.l10n.t('Preview {0}'),
    wrong: vscode.l10n.t('Wrong'),
    right: vscode.l10n.t('Right'),
    stackTabs: vscode.l10n.t('Stack'),
    variantTabs: vscode.l10n.t('Variant'),
    yourStack: vscode.l10n.t('your stack'),
    snippet: vscode.l10n.t('Snippet'),
    check: vscode.l10n.t('Check'),
    needs: vscode.l10n.t('Needs'),
    placement: vscode.l10n.t('Where it belongs'),
    table: vscode.l10n.t('Table'),
    reviewed: vscode.l10n.t('Reviewed'),
    writtenFor: vscode.l10n.t('Written for'),
    standards: vscode.l10n.t('Standards'),
    severity: {
      high: vscode.l10n.t('High severity'),
      medium: vscode.l10n.t('Medium severity'),
      low: vscode.l10n.t('Low severity'),
    },
    confidence: {
      high: vscode.l10n.t('High confidence'),
      medium: vscode.l10n.t('Medium confidence'),
      low: vscode.l10n.t('Low confidence: asks for a review, never fails'),
    },
    appliesTo: vscode.l10n.t('Applies to {0}'),
    topic: vscode.l10n.t('Topic'),
    inThisProject: vscode.l10n.t('In this project'),
    projectNotRun: vscode.l10n.t('The checks of this page have not run on the open workspace yet.'),
    projectRunning: vscode.l10n.t('Checklists are running…'),
    projectNothing: vscode.l10n.t('No check of this page applies to the open workspace.'),
    projectStale: vscode.l10n.t('Files have changed since this run.'),
    runChecklists: vscode.l10n.t('Run Checklists'),
    moreEvidence: vscode.l10n.t('and {0} more in the Checklists view'),
    outcomes: {
      pass: vscode.l10n.t('Pass'),
      fail: vscode.l10n.t('Fail'),
      'not-applicable': vscode.l10n.t('Does not apply'),
      unknown: vscode.l10n.t('Could not tell'),
      review: vscode.l10n.t('Needs a look'),
      attested: vscode.l10n.t('Confirmed by a person'),
      error: vscode.l10n.t('Error in the check'),
    },
  };
}
