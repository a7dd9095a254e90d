import * as vscode from 'vscode';
import {
  FileSystemError,
  type DirectoryEntry,
  type EntryKind,
  type FileSystem,
  type FileSystemErrorReason,
} from '../workspace/file-system.ts';

/** A workspace folder as the core reads files, through the editor: on disk, remote or virtual. */
export class WorkspaceFiles implements FileSystem {
  readonly #folder: vscode.Uri;

  constructor(folder: vscode.Uri) {
    this.#folder = folder;
  }

  async readDirectory(path: string): Promise<readonly DirectoryEntry[]> {
    const entries = await this.#attempt(path, (uri) => vscode.workspace.fs.readDirectory(uri));
    return entries.map(([name, type]) => ({ name, kind: kindOf(type) }));
  }

  async readFile(path: string, limit: number): Promise<Uint8Array> {
    const { size } = await this.#attempt(path, (uri) => vscode.workspace.fs.stat(uri));
    if (size > limit) {
      throw new FileSystemError('too-large', path);
    }
    return this.#attempt(path, (uri) => vscode.workspace.fs.readFile(uri));
  }

  openOutside(): undefined {
    return undefined;
  }

  async #attempt<T>(path: string, read: (uri: vscode.Uri) => Thenable<T>): Promise<T> {
    try {
      return await read(path === '' ? this.#folder : vscode.Uri.joinPath(this.#folder, path));
    } catch (error) {
      throw new FileSystemError(reasonOf(error), path, { cause: error });
    }
  }
}

function kindOf(type: vscode.FileType): EntryKind {
  if ((type & vscode.FileType.SymbolicLink) !== 0) {
    return 'link';
  }
  return type === vscode.FileType.File ? 'file' : type === vscode.FileType.Directory ? 'directory' : 'other';
}

function reasonOf(error: unknown): FileSystemErrorReason {
  const code = error instanceof vscode.FileSystemError ? error.code : '';
  return code === 'FileNotFound' ? 'not-found' : code === 'NoPermissions' ? 'no-permission' : 'unavailable';
}
