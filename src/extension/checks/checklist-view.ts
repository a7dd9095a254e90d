import * as vscode from 'vscode';
import { VIEWS } from '../names.ts';
import type { ChecklistNode } from './checklist-model.ts';
import type { ChecklistTree } from './checklist-tree.ts';
import type { ResultsStore } from './results-store.ts';

/** The *Checklists* view: its rows, a summary beside its title, and a badge with the number of failures. */
export class ChecklistView implements vscode.Disposable {
  readonly #view: vscode.TreeView<ChecklistNode>;
  readonly #results: ResultsStore;
  readonly #subscription: vscode.Disposable;

  constructor(tree: ChecklistTree, results: ResultsStore) {
    this.#results = results;
    this.#view = vscode.window.createTreeView(VIEWS.checklists, {
      treeDataProvider: tree,
      showCollapseAll: true,
    });
    this.#subscription = vscode.Disposable.from(
      results.onDidChange(() => {
        this.#update();
      }),
      results.onDidProgress(() => {
        this.#update();
      }),
    );
    this.#update();
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#view.dispose();
  }

  #update(): void {
    const { state, reports, failed, progress, staleReason } = this.#results;
    if (state === 'running') {
      this.#view.message =
        progress === undefined
          ? vscode.l10n.t('Listing files…')
          : vscode.l10n.t('Reading files: {0} of {1}', progress.done, progress.total);
      return;
    }
    const hasFolder = (vscode.workspace.workspaceFolders ?? []).length > 0;
    const passed = reports.reduce((sum, { report }) => sum + report.summary.pass, 0);
    this.#view.message =
      state === 'not-run' && hasFolder
        ? vscode.l10n.t('Not run yet. The run button above checks this workspace.')
        : (staleReason ?? '');
    this.#view.description = state === 'ready' ? vscode.l10n.t('{0} failed, {1} passed', failed, passed) : '';
    this.#view.badge =
      failed > 0 ? { value: failed, tooltip: vscode.l10n.t('{0} checks failed', failed) } : undefined;
  }
}
