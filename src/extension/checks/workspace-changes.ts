import * as vscode from 'vscode';
import { isNeverWalked } from '../../workspace/never-walked.ts';
import { errorText } from '../texts.ts';
import type { ChecksRunner } from './checks-runner.ts';
import type { ResultsStore } from './results-store.ts';

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
  readonly #changed = new Map<string, Set<string>>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #updating: Promise<void> = Promise.resolve();

  constructor(results: ResultsStore, runner: ChecksRunner, log: vscode.LogOutputChannel) {
    this.#results = results;
    this.#runner = runner;
    this.#log = log;
    this.#subscription = results.onDidChange(() => {
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
    // What changed while a run was on its way may have been read before or after.
    if (this.#results.state === 'ready' && this.#changed.size > 0) {
      this.#settle();
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
    const paths = this.#changed.get(key) ?? new Set();
    this.#changed.set(key, paths.add(path));
    this.#settle();
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
    const changed = [...this.#changed];
    this.#changed.clear();
    for (const [key, paths] of changed) {
      const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.toString() === key);
      if (folder === undefined) {
        continue;
      }
      if (paths.size > BULK) {
        this.#results.markStale();
        continue;
      }
      try {
        await this.#runner.update(folder, [...paths]);
      } catch (error) {
        // The rows stay those of the last run, and say so.
        this.#log.warn(`${folder.name}: the results could not be kept up: ${errorText(error)}`);
        this.#results.markStale();
      }
    }
  }
}
