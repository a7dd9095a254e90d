import * as vscode from 'vscode';
import type { ContentStore } from '../content/content-store.ts';
import { COMMANDS, VIEW_ITEMS } from '../names.ts';
import {
  buildChecklists,
  type ChecklistNode,
  type EvidenceRow,
  type QuestionRow,
} from './checklist-model.ts';
import { answerLabel, countsLabel, outcomeIcon, outcomeLabel } from './outcome-texts.ts';
import type { ResultsStore } from './results-store.ts';
import { locationUri, selectionOf } from './locations.ts';

/** The *Checklists* view's rows: checklist, check, evidence. Reads the content when the view is first shown. */
export class ChecklistTree implements vscode.TreeDataProvider<ChecklistNode>, vscode.Disposable {
  readonly #content: ContentStore;
  readonly #results: ResultsStore;
  readonly #changed = new vscode.EventEmitter<ChecklistNode | undefined>();
  readonly #subscriptions: vscode.Disposable[] = [this.#changed];
  readonly #parents = new Map<string, ChecklistNode>();

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(content: ContentStore, results: ResultsStore) {
    this.#content = content;
    this.#results = results;
    this.#subscriptions.push(
      results.onDidChange(() => {
        this.#changed.fire(undefined);
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        this.#changed.fire(undefined);
      }),
    );
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  async getChildren(parent?: ChecklistNode): Promise<ChecklistNode[]> {
    if ((vscode.workspace.workspaceFolders ?? []).length === 0) {
      return []; // The view's welcome says what to do.
    }
    const rows: readonly ChecklistNode[] =
      parent === undefined
        ? buildChecklists((await this.#content.catalogue()).index, this.#results.results)
        : parent.kind === 'evidence' || parent.kind === 'question'
          ? []
          : parent.children;
    for (const row of rows) {
      if (parent !== undefined) {
        this.#parents.set(row.id, parent);
      }
    }
    return [...rows];
  }

  getParent(node: ChecklistNode): ChecklistNode | undefined {
    return this.#parents.get(node.id);
  }

  getTreeItem(node: ChecklistNode): vscode.TreeItem {
    switch (node.kind) {
      case 'checklist': {
        const item = new vscode.TreeItem(node.checklist.title, vscode.TreeItemCollapsibleState.Expanded);
        const counts = countsLabel(node.counts);
        item.description = counts;
        item.tooltip = node.checklist.summary;
        item.contextValue = VIEW_ITEMS.checklist;
        item.iconPath = new vscode.ThemeIcon('checklist');
        return named(
          item,
          node.id,
          `${node.checklist.title}, ${counts === '' ? vscode.l10n.t('not run yet') : counts}`,
        );
      }
      case 'check': {
        const item = new vscode.TreeItem(node.check.title, collapsible(node.children.length));
        const outcome =
          node.outcome === undefined ? vscode.l10n.t('not run yet') : outcomeLabel(node.outcome);
        item.description = node.findings > 1 ? vscode.l10n.t('{0} places', node.findings) : '';
        item.tooltip = tooltip(
          node.check.title,
          outcome,
          node.message === '' ? node.check.summary : node.message,
        );
        item.iconPath = outcomeIcon(node.outcome);
        item.contextValue =
          node.outcome === 'fail' && node.check.fixes.some((fix) => fix.kind === 'snippet')
            ? VIEW_ITEMS.checkWithFix
            : VIEW_ITEMS.check;
        return named(item, node.id, `${node.check.title}, ${outcome}`);
      }
      case 'scope': {
        const item = new vscode.TreeItem(node.label, collapsible(node.children.length));
        item.description = outcomeLabel(node.outcome);
        item.tooltip = node.result.message;
        item.iconPath = outcomeIcon(node.outcome);
        return named(item, node.id, `${node.label}, ${outcomeLabel(node.outcome)}`);
      }
      case 'evidence':
        return evidenceItem(node);
      case 'question':
        return questionItem(node);
    }
  }
}

/** A question and its answer, which stands in the project file. */
function questionItem(node: QuestionRow): vscode.TreeItem {
  const { attestation, message } = node.result;
  const item = new vscode.TreeItem(node.title, vscode.TreeItemCollapsibleState.None);
  const answer = attestation === null ? vscode.l10n.t('open question') : answerLabel(attestation.answer);
  item.description = answer;
  item.tooltip = tooltip(node.title, answer, message);
  // An open question is no warning: nobody has looked yet.
  item.iconPath =
    attestation === null
      ? new vscode.ThemeIcon('question')
      : outcomeIcon(attestation.answer === 'no' ? 'fail' : 'attested');
  item.contextValue = VIEW_ITEMS.question;
  item.command = { command: COMMANDS.openProjectFile, title: vscode.l10n.t('Open Project File') };
  return named(item, node.id, `${node.title}, ${answer}`);
}

function evidenceItem(node: EvidenceRow): vscode.TreeItem {
  const { location } = node;
  const place = location === undefined ? '' : `${location.path}:${location.line}`;
  const item = new vscode.TreeItem(
    location === undefined ? node.message : place,
    vscode.TreeItemCollapsibleState.None,
  );
  if (location !== undefined) {
    item.description = node.message;
    item.resourceUri = locationUri(location);
    item.command = {
      command: 'vscode.open',
      title: vscode.l10n.t('Open'),
      arguments: [
        locationUri(location),
        { selection: selectionOf(location), preview: true } satisfies vscode.TextDocumentShowOptions,
      ],
    };
  }
  item.iconPath =
    location === undefined
      ? new vscode.ThemeIcon('info')
      : node.outcome === 'pass'
        ? outcomeIcon('pass')
        : new vscode.ThemeIcon('go-to-file');
  item.tooltip = tooltip(
    place === '' ? outcomeLabel(node.outcome) : place,
    outcomeLabel(node.outcome),
    node.message,
  );
  item.contextValue = VIEW_ITEMS.evidence;
  return named(item, node.id, place === '' ? node.message : `${place}, ${node.message}`);
}

function named(item: vscode.TreeItem, id: string, label: string): vscode.TreeItem {
  item.id = id;
  item.accessibilityInformation = { label };
  return item;
}

function collapsible(children: number): vscode.TreeItemCollapsibleState {
  return children === 0 ? vscode.TreeItemCollapsibleState.None : vscode.TreeItemCollapsibleState.Collapsed;
}

/** Plain text in three lines; messages may quote the workspace, so nothing of them is markdown. */
function tooltip(title: string, outcome: string, message: string): string {
  return [title, outcome, message].filter((line) => line !== '').join('\n');
}
