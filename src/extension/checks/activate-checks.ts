import * as vscode from 'vscode';
import type { CommandRegistry } from '../command-registry.ts';
import type { ContentStore } from '../content/content-store.ts';
import type { Platform } from '../platform.ts';
import type { PagePanels } from '../reader/page-panels.ts';
import { registerCheckCommands } from './check-commands.ts';
import { ChecklistTree } from './checklist-tree.ts';
import { ChecklistView } from './checklist-view.ts';
import { ChecksRunner } from './checks-runner.ts';
import { Problems } from './problems.ts';
import type { ResultsStore } from './results-store.ts';
import { WorkerClient } from './worker-client.ts';
import { WorkspaceChanges } from './workspace-changes.ts';

/** The parts of the extension that run checks and show what they found. */
export interface ChecksParts extends vscode.Disposable {
  readonly tree: ChecklistTree;
  readonly runner: ChecksRunner;
}

/** Builds the checks' side of the extension. The worker starts with the first run, not here. */
export function activateChecks(parts: {
  readonly context: vscode.ExtensionContext;
  readonly platform: Platform;
  readonly commands: CommandRegistry;
  readonly content: ContentStore;
  readonly results: ResultsStore;
  readonly panels: PagePanels;
  readonly log: vscode.LogOutputChannel;
}): ChecksParts {
  const { context, platform, commands, content, results, panels, log } = parts;
  const dist = vscode.Uri.joinPath(context.extensionUri, 'dist');
  const worker = new WorkerClient(platform.startWorker, (path) =>
    vscode.workspace.fs.readFile(vscode.Uri.joinPath(dist, path)),
  );
  const version = String((context.extension.packageJSON as { version: unknown }).version);
  const runner = new ChecksRunner({ worker, results, version, log, readsDisk: platform.readsDisk });
  const tree = new ChecklistTree(content, results);
  registerCheckCommands(commands, { runner, panels });
  const disposable = vscode.Disposable.from(
    runner,
    tree,
    new ChecklistView(tree, results),
    new Problems(results),
    new WorkspaceChanges(results, runner, log),
  );
  return { tree, runner, dispose: () => void disposable.dispose() };
}
