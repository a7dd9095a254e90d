import * as vscode from 'vscode';
import { isNeverWalked } from '../../workspace/never-walked.ts';
import { errorText } from '../texts.ts';
import type { ChecksRunner } from './checks-runner.ts';
import type { FolderReport, ResultsStore } from './results-store.ts';

/** A formatter or a save of several files is told in pieces; the answer is worth having when they are all there. */
const SETTLE_MS = 300;

/** More than this at once is a branch switch or an install: the results are marked, not chased. */
const BULK = 50;

/**
 * Keeps the results true while files change. It watches from the first run on; what it watches are saved files and git's index,
 * not what is typed.
 */
export class WorkspaceChanges implements vscode.Disposable {
  readonly #results: ResultsStore;
  readonly #runner: ChecksRunner;
  readonly #log: vscode.LogOutputChannel;
  readonly #subscription: vscode.Disposable;
  readonly #watchers = new Map<string, vscode.Disposable>();
  /** Paths by folder that the shown results do not know of yet. */
  readonly #changed = new Map<string, Set<string>>();
  /** What was waiting when a run began, and the reports then: a cancelled run has not read it. */
  #atStart:
    { readonly reports: readonly FolderReport[]; readonly changed: Map<string, Set<string>> } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #updating: Promise<void> = Promise.resolve();

  constructor(results: ResultsStore, runner: ChecksRunner, log: vscode.LogOutputChannel) {
    this.#results = results;
    this.#runner = runner;
    this.#log = log;
    this.#subscription = results.onDidChange(() => {
      this.#followRun();
      this.#watch();
    });
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscription.dispose();
    for (const watcher of this.#watchers.values()) {
      watcher.dispose();
    }
  }

  /** A run reads everything, so that what waited is done with when it ends, unless it was cancelled. */
  #followRun(): void {
    if (this.#results.state === 'running') {
      this.#atStart ??= { reports: this.#results.reports, changed: new Map(this.#changed) };
      this.#changed.clear();
    } else if (this.#atStart !== undefined) {
      const { reports, changed } = this.#atStart;
      this.#atStart = undefined;
      if (reports === this.#results.reports) {
        for (const [folder, paths] of changed) {
          this.#add(folder, paths);
        }
      }
      // What changed while the run was on its way may have been read before or after.
      if (this.#changed.size > 0) {
        this.#settle();
      }
    }
  }

  /** Watches the folders that have a report, and no others. */
  #watch(): void {
    const wanted = new Set(this.#results.reports.map((report) => report.folder));
    for (const [folder, watcher] of this.#watchers) {
      if (!wanted.has(folder)) {
        watcher.dispose();
        this.#watchers.delete(folder);
      }
    }
    for (const folder of vscode.workspace.workspaceFolders ?? []) {
      const key = folder.uri.toString();
      if (wanted.has(key) && !this.#watchers.has(key)) {
        this.#watchers.set(key, this.#watchFolder(folder));
      }
    }
  }

  #watchFolder(folder: vscode.WorkspaceFolder): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '**/*'));
    const note = (uri: vscode.Uri): void => {
      this.#note(folder, uri);
    };
    watcher.onDidChange(note);
    watcher.onDidCreate(note);
    watcher.onDidDelete(note);
    return watcher;
  }

  #note(folder: vscode.WorkspaceFolder, uri: vscode.Uri): void {
    const path = uri.path.slice(folder.uri.path.replace(/\/$/, '').length + 1);
    if (path === '' || isNeverWalked(path)) {
      return;
    }
    const key = folder.uri.toString();
    this.#add(key, [path]);
    this.#settle();
  }

  #add(folder: string, paths: Iterable<string>): void {
    const known = this.#changed.get(folder) ?? new Set();
    for (const path of paths) {
      known.add(path);
    }
    this.#changed.set(folder, known);
  }

  #settle(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#updating = this.#updating.then(() => this.#update());
    }, SETTLE_MS);
  }

  async #update(): Promise<void> {
    if (this.#results.state !== 'ready') {
      return;
    }
    for (const [key, paths] of [...this.#changed]) {
      const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.toString() === key);
      if (folder === undefined) {
        this.#changed.delete(key);
        continue;
      }
      if (paths.size > BULK) {
        // They stay noted: an answer about later changes alone would be about files that no longer are as it knew them.
        this.#results.markStale(
          vscode.l10n.t('Many files changed since this run. The run button above checks them again.'),
        );
        continue;
      }
      this.#changed.delete(key);
      try {
        await this.#runner.update(folder, [...paths]);
      } catch (error) {
        // The rows stay those of the last run, and the view says why: a project file in the middle of an edit, for example.
        this.#log.warn(`${folder.name}: the results could not be kept up: ${errorText(error)}`);
        this.#results.markStale(vscode.l10n.t('These results are not kept up: {0}', errorText(error)));
        this.#add(key, paths);
      }
    }
  }
}
