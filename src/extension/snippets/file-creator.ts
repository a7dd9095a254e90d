import * as vscode from 'vscode';
import type { SnippetEntry } from '../../content/model.ts';
import { toPlainText } from '../../content/tab-stops.ts';
import type { DetectedProject } from './project-detector.ts';
import { firstTabStop } from './first-tab-stop.ts';
import { suggestedName } from './suggested-name.ts';
import type { RankedVariant } from './variant-rank.ts';
import type { PreviewDocuments } from './virtual-documents.ts';
import { languageIdOf } from './snippet-language.ts';

interface PlannedFile {
  readonly path: string;
  readonly text: string;
  readonly language: string;
}

/** Creates the files of a variant: proposes where, never overwrites, and one undo removes them again. */
export class FileCreator {
  readonly #previews: PreviewDocuments;

  constructor(previews: PreviewDocuments) {
    this.#previews = previews;
  }

  /** True when something was created. */
  async create(entry: SnippetEntry, { variant }: RankedVariant, project: DetectedProject): Promise<boolean> {
    const planned = variant.files.map(({ path, code, language }): PlannedFile => {
      return { path: toPlainText(path), text: `${toPlainText(code).trimEnd()}\n`, language };
    });
    const folder = await this.#baseFolder(project);
    if (folder === 'none') {
      await openUntitled(planned);
      return true;
    }
    if (folder === undefined) {
      return false;
    }
    const targets =
      planned.length === 1
        ? await this.#askPath(entry, folder, planned)
        : await this.#confirm(entry, folder, planned);
    if (targets === undefined || targets.length === 0) {
      return false;
    }
    const edit = new vscode.WorkspaceEdit();
    for (const { uri, text } of targets) {
      edit.createFile(uri, {
        overwrite: false,
        ignoreIfExists: false,
        contents: new TextEncoder().encode(text),
      });
    }
    if (!(await vscode.workspace.applyEdit(edit, { isRefactoring: false }))) {
      throw new Error(vscode.l10n.t('The files could not be created.'));
    }
    const [first] = targets;
    if (first !== undefined) {
      const editor = await vscode.window.showTextDocument(first.uri, { preview: false });
      selectFirstValue(editor, variant.files[0]?.code ?? '');
    }
    return true;
  }

  /** The folder of the nearest manifest, or of the workspace; asks where there are several; `none` without any. */
  async #baseFolder({
    workspaceFolder,
    surroundings,
  }: DetectedProject): Promise<vscode.Uri | 'none' | undefined> {
    const { workspaceFolders = [] } = vscode.workspace;
    if (workspaceFolders.length === 0) {
      return 'none';
    }
    const folder =
      workspaceFolder ??
      (await vscode.window.showWorkspaceFolderPick({
        placeHolder: vscode.l10n.t('Create the file in which folder?'),
      }));
    if (folder === undefined) {
      return undefined;
    }
    return surroundings.folder === '' ? folder.uri : vscode.Uri.joinPath(folder.uri, surroundings.folder);
  }

  /** One file: its path can be changed; what exists is compared, not replaced. */
  async #askPath(
    entry: SnippetEntry,
    folder: vscode.Uri,
    [file]: readonly PlannedFile[],
  ): Promise<{ uri: vscode.Uri; text: string }[] | undefined> {
    if (file === undefined) {
      return undefined;
    }
    let proposal = file.path;
    const proposed = vscode.Uri.joinPath(folder, file.path);
    if (await exists(proposed)) {
      if ((await textOf(proposed)) === file.text) {
        void vscode.window.showInformationMessage(
          vscode.l10n.t('{0} is already there, and the same.', file.path),
        );
        return undefined;
      }
      proposal = await this.#freeName(folder, file.path);
      if (!(await this.#compare(proposed, file, proposal))) {
        return undefined;
      }
    }
    const path = await vscode.window.showInputBox({
      title: vscode.l10n.t('{0}: create a file', entry.title),
      prompt: vscode.l10n.t('Path below {0}', vscode.workspace.asRelativePath(folder, true)),
      value: proposal,
      valueSelection: [proposal.lastIndexOf('/') + 1, proposal.length],
      validateInput: async (value) => {
        const reason = mistakeIn(value);
        if (reason !== undefined) {
          return reason;
        }
        return (await exists(vscode.Uri.joinPath(folder, value)))
          ? vscode.l10n.t('{0} exists. It is not overwritten: choose another name.', value)
          : undefined;
      },
    });
    return path === undefined ? undefined : [{ uri: vscode.Uri.joinPath(folder, path), text: file.text }];
  }

  /** Several files belong together: they are created where they are proposed, those that exist under another name. */
  async #confirm(
    entry: SnippetEntry,
    folder: vscode.Uri,
    files: readonly PlannedFile[],
  ): Promise<{ uri: vscode.Uri; text: string }[] | undefined> {
    const targets: { path: string; uri: vscode.Uri; text: string }[] = [];
    for (const { path, text } of files) {
      const uri = vscode.Uri.joinPath(folder, path);
      if (!(await exists(uri))) {
        targets.push({ path, uri, text });
      } else if ((await textOf(uri)) !== text) {
        const other = await this.#freeName(folder, path);
        targets.push({ path: other, uri: vscode.Uri.joinPath(folder, other), text });
      }
    }
    if (targets.length === 0) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('All files of "{0}" are already there.', entry.title),
      );
      return undefined;
    }
    const create = vscode.l10n.t('Create');
    const choice = await vscode.window.showInformationMessage(
      vscode.l10n.t('Create {0} files for "{1}"?', targets.length, entry.title),
      { modal: true, detail: targets.map(({ path }) => path).join('\n') },
      create,
    );
    return choice === create ? targets : undefined;
  }

  /** Shows the file beside what the snippet would make of it; true to create it under another name. */
  async #compare(existing: vscode.Uri, file: PlannedFile, proposal: string): Promise<boolean> {
    const preview = this.#previews.put(existing, file.text);
    await vscode.commands.executeCommand(
      'vscode.diff',
      existing,
      preview,
      vscode.l10n.t('{0}: yours and the snippet', file.path),
      { preview: true },
    );
    const create = vscode.l10n.t('Create {0}', proposal);
    const message = vscode.l10n.t(
      '{0} exists and stays as it is. Compare, take over what you need, or create a second file.',
      file.path,
    );
    return (await vscode.window.showInformationMessage(message, create)) === create;
  }

  async #freeName(folder: vscode.Uri, path: string): Promise<string> {
    for (let attempt = 1; ; attempt++) {
      const name = suggestedName(path, attempt);
      if (!(await exists(vscode.Uri.joinPath(folder, name)))) {
        return name;
      }
    }
  }
}

function mistakeIn(path: string): string | undefined {
  const segments = path.split('/');
  return path.trim() === '' ||
    path.startsWith('/') ||
    path.includes('\\') ||
    segments.includes('..') ||
    segments.at(-1) === ''
    ? vscode.l10n.t('A path below the folder, with /, such as src/limits.ts')
    : undefined;
}

/**
 * Selects the first value to decide. A file comes with its defaults in one edit, so that one undo removes it; tab stops
 * would be a second one.
 */
function selectFirstValue(editor: vscode.TextEditor, code: string): void {
  const range = firstTabStop(code);
  if (range !== undefined) {
    const { document } = editor;
    editor.selection = new vscode.Selection(document.positionAt(range.start), document.positionAt(range.end));
    editor.revealRange(editor.selection);
  }
}

async function openUntitled(files: readonly PlannedFile[]): Promise<void> {
  for (const { text, language } of files) {
    const document = await vscode.workspace.openTextDocument({
      language: languageIdOf(language),
      content: text,
    });
    await vscode.window.showTextDocument(document, { preview: false });
  }
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

async function textOf(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)).replaceAll('\r\n', '\n');
}
