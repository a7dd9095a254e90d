import * as vscode from 'vscode';
import type { JournalFolder } from './journal.ts';

/** The journal's folder in the extension's global storage. */
export function journalFolder(globalStorage: vscode.Uri): JournalFolder {
  const folder = vscode.Uri.joinPath(globalStorage, 'progress');
  const { fs } = vscode.workspace;
  return {
    async list() {
      const entries = await fs.readDirectory(folder).then(undefined, emptyWhenMissing);
      const files = entries.filter(([, type]) => type === vscode.FileType.File).map(([name]) => name);
      return Promise.all(
        files.map(async (name) => ({
          name,
          changed: (await fs.stat(vscode.Uri.joinPath(folder, name))).mtime,
        })),
      );
    },
    async read(name) {
      return new TextDecoder().decode(await fs.readFile(vscode.Uri.joinPath(folder, name)));
    },
    async write(name, text) {
      // Written beside and moved over: a crash leaves the old file or the new one, never half of one.
      const partial = vscode.Uri.joinPath(folder, `${name}.partial`);
      await fs.createDirectory(folder);
      await fs.writeFile(partial, new TextEncoder().encode(text));
      await fs.rename(partial, vscode.Uri.joinPath(folder, name), { overwrite: true });
    },
    async remove(name) {
      await fs.delete(vscode.Uri.joinPath(folder, name));
    },
  };
}

function emptyWhenMissing(error: unknown): [string, vscode.FileType][] {
  if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') {
    return [];
  }
  throw error;
}
