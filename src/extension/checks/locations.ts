import * as vscode from 'vscode';
import type { Location } from '../../checks/result.ts';
import { joinPath } from '../../workspace/paths.ts';

/** A place of a report with the workspace folder it is in. */
export interface FolderLocation extends Location {
  /** The folder's address, as `Uri.toString()` writes it. */
  readonly folder: string;
  /** The repository's path in that folder; `.` for the folder itself. */
  readonly repository: string;
}

/** The file of a place. */
export function locationUri(location: FolderLocation): vscode.Uri {
  const root = vscode.Uri.parse(location.folder, true);
  const path = joinPath(location.repository === '.' ? '' : location.repository, location.path);
  return vscode.Uri.joinPath(root, path);
}

/** The range of a place; ours count from 1, VS Code's from 0. */
export function selectionOf(location: Location): vscode.Range {
  return new vscode.Range(
    location.line - 1,
    location.column - 1,
    location.endLine - 1,
    location.endColumn - 1,
  );
}
