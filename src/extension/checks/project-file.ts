import * as vscode from 'vscode';
import { PROJECT_FILE } from '../../workspace/project-file/project-words.ts';
import { PROJECT_TEMPLATE } from '../../workspace/project-file/project-template.ts';

/**
 * Opens the project file of a folder: the one that is there, else a new, commented one that is not saved yet. Asks which folder is
 * meant where there are several.
 */
export async function openProjectFile(): Promise<void> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const folder = folders.length > 1 ? await vscode.window.showWorkspaceFolderPick() : folders[0];
  if (folder === undefined) {
    return;
  }
  const uri = vscode.Uri.joinPath(folder.uri, PROJECT_FILE);
  const isThere = await vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
  if (isThere) {
    await vscode.window.showTextDocument(uri);
    return;
  }
  // An untitled document with the file's path: nothing is written before the person saves it.
  const document = await vscode.workspace.openTextDocument(uri.with({ scheme: 'untitled' }));
  const editor = await vscode.window.showTextDocument(document);
  if (document.getText() === '') {
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), PROJECT_TEMPLATE);
    });
  }
}
