import * as vscode from 'vscode';
import { relativeTo } from '../../workspace/paths.ts';
import type { ContentStore } from '../content/content-store.ts';
import type { EditorTracker } from '../editor-tracker.ts';
import { WorkspaceFiles } from '../workspace-files.ts';
import { moduleKindOf } from './snippet-language.ts';
import type { Surroundings, findSurroundings } from './surroundings.ts';
import { NO_SURROUNDINGS } from './no-surroundings.ts';
import type { RankContext } from './variant-rank.ts';

/** What is known about the place that a snippet would go to. */
export interface DetectedProject extends RankContext {
  readonly surroundings: Surroundings;
  /** The workspace folder; undefined when there is none, or the file lies in none. */
  readonly workspaceFolder: vscode.WorkspaceFolder | undefined;
}

/** Finds out what stands around the active file, each time anew: manifests change. */
export class ProjectDetector {
  readonly #content: ContentStore;
  readonly #editors: EditorTracker;
  readonly #load: () => Promise<{ readonly findSurroundings: typeof findSurroundings }>;

  constructor(
    content: ContentStore,
    editors: EditorTracker,
    load: () => Promise<{ readonly findSurroundings: typeof findSurroundings }>,
  ) {
    this.#load = load;
    this.#content = content;
    this.#editors = editors;
  }

  /** Around a document; without one around the editor's document, or the only workspace folder. */
  async detect(
    document: vscode.TextDocument | undefined = this.#editors.current?.document,
  ): Promise<DetectedProject> {
    const folder = folderOf(document);
    const language = document?.languageId;
    const module = document === undefined ? undefined : moduleKindOf(document.fileName, document.getText());
    if (folder === undefined) {
      return { surroundings: NO_SURROUNDINGS, language, module, workspaceFolder: undefined };
    }
    const isInside = document !== undefined && vscode.workspace.getWorkspaceFolder(document.uri) === folder;
    const path = isInside ? relativeTo(document.uri.path, folder.uri.path.replace(/\/$/, '')) : '';
    const [{ index }, parts] = await Promise.all([this.#content.catalogue(), this.#load()]);
    const surroundings = await parts.findSurroundings(new WorkspaceFiles(folder.uri), path, language, index);
    return { surroundings, language, module, workspaceFolder: folder };
  }

  /** Ids of the technologies found, the most telling first. */
  async stacks(): Promise<readonly string[]> {
    return (await this.detect()).surroundings.technologies.map(({ id }) => id);
  }
}

function folderOf(document: vscode.TextDocument | undefined): vscode.WorkspaceFolder | undefined {
  const own = document === undefined ? undefined : vscode.workspace.getWorkspaceFolder(document.uri);
  const { workspaceFolders = [] } = vscode.workspace;
  return own ?? (workspaceFolders.length === 1 ? workspaceFolders[0] : undefined);
}
