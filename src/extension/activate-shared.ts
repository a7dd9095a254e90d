import * as vscode from 'vscode';
import { activateChecks, type ChecksParts } from './checks/activate-checks.ts';
import { ProjectResults } from './checks/project-status.ts';
import { ResultsStore } from './checks/results-store.ts';
import { CommandRegistry } from './command-registry.ts';
import { ContentStore } from './content/content-store.ts';
import { EditorTracker } from './editor-tracker.ts';
import { COMPLETION_LANGUAGES, SCHEMES, VIEWS } from './names.ts';
import { pageLabels } from './page-labels.ts';
import type { Platform } from './platform.ts';
import { ProgressJournal } from './progress/journal.ts';
import { ProgressStore } from './progress/progress-store.ts';
import { journalFolder } from './progress/vscode-journal-folder.ts';
import { PagePanels } from './reader/page-panels.ts';
import { PageSource } from './reader/page-source.ts';
import { registerRoadmapCommands } from './roadmap/roadmap-commands.ts';
import { RoadmapSettings } from './roadmap/roadmap-settings.ts';
import { RoadmapTree } from './roadmap/roadmap-tree.ts';
import { SnippetCompletions } from './snippets/completions.ts';
import { FileCreator } from './snippets/file-creator.ts';
import { ProjectDetector } from './snippets/project-detector.ts';
import { registerSnippetCommands } from './snippets/snippet-commands.ts';
import { SnippetTree } from './snippets/snippet-tree.ts';
import { PreviewDocuments, SnippetDocuments } from './snippets/virtual-documents.ts';

/** What tests get to see of the running extension. Not a promise to other extensions. */
export interface ExtensionApi {
  readonly content: ContentStore;
  readonly pages: PageSource;
  readonly progress: ProgressStore;
  readonly roadmap: RoadmapTree;
  readonly panels: PagePanels;
  readonly snippets: SnippetTree;
  readonly checks: ChecksParts;
}

/**
 * Builds the whole extension, for every host. Nothing here reads a file or parses anything: each part does its work
 * when it is first needed.
 */
export function activateShared(context: vscode.ExtensionContext, platform: Platform): ExtensionApi {
  const log = vscode.window.createOutputChannel('Backend Roadmap', { log: true });
  const commands = new CommandRegistry(log);
  const contentRoot = vscode.Uri.joinPath(context.extensionUri, 'dist', 'content');
  const content = new ContentStore((path) =>
    vscode.workspace.fs.readFile(vscode.Uri.joinPath(contentRoot, path)),
  );

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

  const editors = new EditorTracker();
  const loadDeferred = once(platform.loadDeferred);
  const detector = new ProjectDetector(content, editors, loadDeferred);
  const results = new ResultsStore();
  const project = new ProjectResults(results, content);
  const source = new PageSource({
    content,
    loadRenderer: loadDeferred,
    progress,
    project,
    detectStacks: () => detector.stacks(),
    labels: pageLabels,
  });
  const panels = new PagePanels({ source, project, progress, extensionUri: context.extensionUri, log });
  registerRoadmapCommands(commands, { content, progress, settings, panels });
  const checks = activateChecks({ context, platform, commands, content, results, panels, log });

  const previews = new PreviewDocuments();
  const snippets = new SnippetTree(content, detector, editors, (error) => {
    log.warn(`The stack of the active file could not be read: ${String(error)}`);
  });
  const snippetView = vscode.window.createTreeView(VIEWS.snippets, {
    treeDataProvider: snippets,
    showCollapseAll: true,
  });
  const files = new FileCreator(previews);
  registerSnippetCommands(commands, { content, detector, editors, files, previews, panels });

  context.subscriptions.push(
    log,
    commands,
    roadmap,
    roadmapView,
    panels,
    results,
    project,
    checks,
    editors,
    previews,
    snippets,
    snippetView,
    vscode.workspace.registerTextDocumentContentProvider(SCHEMES.snippet, new SnippetDocuments(content)),
    vscode.workspace.registerTextDocumentContentProvider(SCHEMES.preview, previews),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      if (uri.scheme === SCHEMES.preview) {
        previews.drop(uri);
      }
    }),
    vscode.languages.registerCompletionItemProvider(
      [...COMPLETION_LANGUAGES],
      new SnippetCompletions(content, detector),
    ),
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) {
        progress.refresh().catch((error: unknown) => {
          log.warn(`Progress could not be read again: ${String(error)}`);
        });
      }
    }),
  );
  return { content, pages: source, progress, roadmap, panels, snippets, checks };
}

/** Runs a load once and shares its result; after a failure the next caller tries again. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () =>
    (loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    }));
}
