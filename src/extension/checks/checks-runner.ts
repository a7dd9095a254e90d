import * as vscode from 'vscode';
import type { Selection } from '../../checks/select.ts';
import { CONTEXT_KEYS, VIEWS } from '../names.ts';
import { errorText } from '../texts.ts';
import { WorkspaceFiles } from '../workspace-files.ts';
import type { FolderReport, ResultsStore } from './results-store.ts';
import type { RunFolder, RunRequest, WorkerClient } from './worker-client.ts';

/** Runs the checklists on every folder of the workspace, with progress in the view and a way to cancel. */
export class ChecksRunner implements vscode.Disposable {
  readonly #worker: WorkerClient;
  readonly #results: ResultsStore;
  readonly #version: string;
  readonly #log: vscode.LogOutputChannel;
  /** Whether the worker can read `file:` folders itself. */
  readonly #readsDisk: boolean;
  #abort: AbortController | undefined;

  constructor(options: {
    readonly worker: WorkerClient;
    readonly results: ResultsStore;
    readonly version: string;
    readonly log: vscode.LogOutputChannel;
    readonly readsDisk: boolean;
  }) {
    this.#worker = options.worker;
    this.#results = options.results;
    this.#version = options.version;
    this.#log = options.log;
    this.#readsDisk = options.readsDisk;
  }

  /** Runs all checks, or those of a selection. A second call while one runs does nothing. */
  async run(selection: Selection = {}): Promise<void> {
    const folders = vscode.workspace.workspaceFolders ?? [];
    if (folders.length === 0) {
      const open = vscode.l10n.t('Open Folder');
      const answer = await vscode.window.showInformationMessage(
        vscode.l10n.t('Open a folder first: the checklists run on the files of a project.'),
        open,
      );
      if (answer === open) {
        await vscode.commands.executeCommand('vscode.openFolder');
      }
      return;
    }
    if (this.#abort !== undefined) {
      return;
    }
    const abort = new AbortController();
    this.#abort = abort;
    this.#results.begin();
    await setRunning(true);
    let reports: readonly FolderReport[] | undefined;
    try {
      // In a view progress shows no Cancel button; a command of the view's title is there while this key is set.
      reports = await vscode.window.withProgress(
        { location: { viewId: VIEWS.checklists }, title: vscode.l10n.t('Running checklists') },
        () => this.#runFolders(folders, selection, abort.signal),
      );
    } finally {
      this.#abort = undefined;
      this.#results.end(reports);
      await setRunning(false);
    }
  }

  /**
   * Answers anew after a few files of a folder changed, without a word: only the rows that differ move. Rejects when the folder
   * cannot be read; does nothing while a run is on its way, which sees the change itself.
   */
  async update(folder: vscode.WorkspaceFolder, changed: readonly string[]): Promise<void> {
    if (this.#abort !== undefined) {
      return;
    }
    const report = await this.#worker.run({
      ...this.#request(folder, {}, new AbortController().signal),
      changed,
      onProgress: () => undefined,
    });
    if (report !== undefined) {
      this.#results.replace({ folder: folder.uri.toString(), name: folder.name, report });
      this.#log.debug(`${folder.name}: ${changed.length} changed, ${report.timing.totalMs} ms`);
    }
  }

  cancel(): void {
    this.#abort?.abort();
  }

  dispose(): void {
    this.cancel();
    this.#worker.dispose();
  }

  /** Undefined when the run was cancelled. */
  async #runFolders(
    folders: readonly vscode.WorkspaceFolder[],
    selection: Selection,
    signal: AbortSignal,
  ): Promise<readonly FolderReport[] | undefined> {
    const reports: FolderReport[] = [];
    for (const folder of folders) {
      try {
        const report = await this.#worker.run({
          ...this.#request(folder, selection, signal),
          onProgress: (done, total) => {
            this.#results.advance({ done, total });
          },
        });
        if (report === undefined) {
          return undefined;
        }
        reports.push({ folder: folder.uri.toString(), name: folder.name, report });
        const { fail, pass } = report.summary;
        this.#log.info(`${folder.name}: ${fail} failed, ${pass} passed in ${report.timing.totalMs} ms`);
      } catch (error) {
        throw new Error(
          vscode.l10n.t('The checklists could not run on {0}: {1}', folder.name, errorText(error)),
          {
            cause: error,
          },
        );
      }
    }
    return reports;
  }

  #request(
    folder: vscode.WorkspaceFolder,
    selection: Selection,
    signal: AbortSignal,
  ): Omit<RunRequest, 'onProgress' | 'changed'> {
    return {
      folder: this.#runFolder(folder.uri),
      selection,
      evaluatedOn: new Date().toISOString().slice(0, 10),
      version: this.#version,
      signal,
    };
  }

  #runFolder(uri: vscode.Uri): RunFolder {
    return uri.scheme === 'file' && this.#readsDisk
      ? { kind: 'disk', path: uri.fsPath }
      : { kind: 'host', key: uri.toString(), fs: new WorkspaceFiles(uri) };
  }
}

function setRunning(isRunning: boolean): Thenable<unknown> {
  return vscode.commands.executeCommand('setContext', CONTEXT_KEYS.checksRunning, isRunning);
}
