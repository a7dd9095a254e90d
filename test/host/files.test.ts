import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/extension/names.ts';
import { api, closeAll, until } from './support/extension.ts';

/** A snippet with a variant that is one whole file. */
async function wholeFile(): Promise<{ snippet: string; variant: number; path: string; code: string }> {
  const { content } = await api();
  const { index } = await content.catalogue();
  for (const { id } of index.snippets) {
    const variants = await content.variantsOf(id);
    for (const [variant, { files, body }] of variants.entries()) {
      const [file] = files;
      if (body === undefined && files.length === 1 && file !== undefined && !file.path.includes('‹')) {
        return { snippet: id, variant, path: file.path, code: file.code };
      }
    }
  }
  throw new Error('no snippet is one whole file');
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

/** Starts a command and accepts the path that it proposes. */
async function acceptProposal(run: Thenable<unknown>, isDone: () => Promise<boolean>): Promise<void> {
  await until('the path was accepted', async () => {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return isDone();
  });
  await run;
}

describe('snippets that are whole files', () => {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri;
  let folder: vscode.Uri;

  before(async function () {
    if (root === undefined) {
      this.skip();
    }
    folder = vscode.Uri.joinPath(root, `host-test-${Date.now()}`);
    const manifest = vscode.Uri.joinPath(folder, 'package.json');
    await vscode.workspace.fs.createDirectory(folder);
    await vscode.workspace.fs.writeFile(manifest, new TextEncoder().encode('{ "dependencies": {} }\n'));
  });
  beforeEach(async () => {
    await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, 'package.json'));
  });
  afterEach(closeAll);
  after(async () => {
    if (root !== undefined) {
      await vscode.workspace.fs.delete(folder, { recursive: true });
    }
  });

  it('are created beside the nearest manifest, and one undo removes them', async () => {
    const { snippet, variant, path } = await wholeFile();
    const target = vscode.Uri.joinPath(folder, path);
    await acceptProposal(vscode.commands.executeCommand(COMMANDS.insertSnippet, { snippet, variant }), () =>
      exists(target),
    );
    await until('it is shown', () => vscode.window.activeTextEditor?.document.uri.path === target.path);
    assert.doesNotMatch(vscode.window.activeTextEditor?.document.getText() ?? '', /[‹›]/);
    await vscode.commands.executeCommand('undo');
    await until('it is gone', async () => !(await exists(target)));
  });

  it('never overwrite a file', async () => {
    const { snippet, variant, path } = await wholeFile();
    const target = vscode.Uri.joinPath(folder, path);
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode('mine\n'));
    // The question whether to create a second file stays unanswered.
    void vscode.commands.executeCommand(COMMANDS.insertSnippet, { snippet, variant });
    await until(
      'the two are compared',
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputTextDiff,
    );
    assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(target)), 'mine\n');
    await vscode.commands.executeCommand('notifications.clearAll');
  });
});
