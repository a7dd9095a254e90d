import * as vscode from 'vscode';
import { CommandRegistry } from './command-registry.ts';
import { ContentStore } from './content/content-store.ts';
import { VIEWS } from './names.ts';
import { pageLabels } from './page-labels.ts';
import type { Platform } from './platform.ts';
import { ProgressJournal } from './progress/journal.ts';
import { ProgressStore } from './progress/progress-store.ts';
import { journalFolder } from './progress/vscode-journal-folder.ts';
import { PagePanels } from './reader/page-panels.ts';
import { PageSource, type ProjectStatusSource } from './reader/page-source.ts';
import { registerRoadmapCommands } from './roadmap/roadmap-commands.ts';
import { RoadmapSettings } from './roadmap/roadmap-settings.ts';
import { RoadmapTree } from './roadmap/roadmap-tree.ts';

/** What tests get to see of the running extension. Not a promise to other extensions. */
export interface ExtensionApi {
  readonly progress: ProgressStore;
  readonly roadmap: RoadmapTree;
  readonly panels: PagePanels;
}

/**
 * Builds the whole extension, for every host. Nothing here reads a file or parses anything: each part does its work
 * when it is first needed.
 */
export function activateShared(context: vscode.ExtensionContext, platform: Platform): ExtensionApi {
  const log = vscode.window.createOutputChannel('Backend Roadmap', { log: true });
  const commands = new CommandRegistry(log);
  const contentRoot = vscode.Uri.joinPath(context.extensionUri, 'dist', 'content');
  const content = new ContentStore((path) => vscode.workspace.fs.readFile(vscode.Uri.joinPath(contentRoot, path)));

  const journal = new ProgressJournal(journalFolder(context.globalStorageUri), crypto.randomUUID());
  const progress = new ProgressStore(context.globalState, journal);
  const settings = new RoadmapSettings(context.globalState, (key, value) => {
    void vscode.commands.executeCommand('setContext', key, value);
  });
  const roadmap = new RoadmapTree(content, progress, settings);
  const roadmapView = vscode.window.createTreeView(VIEWS.topics, {
    treeDataProvider: roadmap,
    showCollapseAll: true,
    canSelectMany: true,
  });

  const project = noProjectStatus();
  const source = new PageSource({
    content,
    loadRenderer: platform.loadRenderer,
    progress,
    project,
    detectStacks: () => Promise.resolve([]),
    labels: pageLabels,
  });
  const panels = new PagePanels({ source, project, progress, extensionUri: context.extensionUri, log });
  registerRoadmapCommands(commands, { content, progress, settings, panels });

  context.subscriptions.push(
    log,
    commands,
    roadmap,
    roadmapView,
    panels,
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) {
        progress.refresh().catch((error: unknown) => {
          log.warn(`Progress could not be read again: ${String(error)}`);
        });
      }
    }),
  );
  return { progress, roadmap, panels };
}

/** Until the checklists have run there is nothing to say about the project. */
function noProjectStatus(): ProjectStatusSource {
  return { statusOf: () => ({ kind: 'not-run' }), onDidChange: () => ({ dispose: () => undefined }) };
}
