import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, closeAll } from './support/extension.ts';

/** What is offered at the end of a text, ours only. */
async function offered(language: string, content: string): Promise<vscode.CompletionItem[]> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  await vscode.window.showTextDocument(document);
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    document.positionAt(content.length),
    undefined,
    50,
  );
  return list.items.filter(({ label }) => typeof label !== 'string' && label.label.startsWith('bp'));
}

describe('completions', () => {
  before(api);
  // Not after each: an untitled document that is closed leaves its name, and for a moment its text, to the next one.
  after(closeAll);

  it('are offered once the prefix is typed', async () => {
    const items = await offered('python', 'app = FastAPI()\nbpRate');
    const item = items.find(({ label }) => typeof label !== 'string' && label.label === 'bpRateLimit');
    assert.ok(item !== undefined);
    assert.equal(item.kind, vscode.CompletionItemKind.Snippet);
    assert.ok(item.insertText instanceof vscode.SnippetString);
    assert.ok((item.additionalTextEdits ?? []).length > 0);
  });

  it('are not offered before, nor in comments and strings', async () => {
    assert.deepEqual(await offered('python', 'app = FastAPI()\nra'), []);
    assert.deepEqual(await offered('python', '# bpRate'), []);
    assert.deepEqual(await offered('python', 'x = "bpRate'), []);
  });

  it('hold only variants of the language', async () => {
    const items = await offered('go', 'package main\n\nfunc main() {\n\tbp');
    assert.ok(
      items.every(({ insertText }) => !(insertText as vscode.SnippetString).value.includes('app.use(')),
    );
  });

  it('can be switched off', async () => {
    const configuration = vscode.workspace.getConfiguration('backendRoadmap');
    await configuration.update('completions.enabled', false, vscode.ConfigurationTarget.Global);
    try {
      assert.deepEqual(await offered('python', 'bpRate'), []);
    } finally {
      await configuration.update('completions.enabled', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
