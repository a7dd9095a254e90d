import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/extension/names.ts';
import { api, closeAll, until } from './support/extension.ts';

const SNIPPET = 'security/rate-limit';

/** The place of the first variant for a stack that has a body. */
async function variantFor(stack: string): Promise<number> {
  const variants = await (await api()).content.variantsOf(SNIPPET);
  const index = variants.findIndex((variant) => variant.stack === stack && variant.body !== undefined);
  assert.ok(index >= 0, `${SNIPPET} has no body for ${stack}`);
  return index;
}

async function openText(language: string, content: string, line: number): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  const editor = await vscode.window.showTextDocument(document);
  const end = document.lineAt(line).range.end;
  editor.selection = new vscode.Selection(end, end);
  return editor;
}

async function insert(stack: string): Promise<void> {
  await vscode.commands.executeCommand(COMMANDS.insertSnippet, {
    snippet: SNIPPET,
    variant: await variantFor(stack),
  });
}

const APP = "import express from 'express';\n\nconst app = express();\n\napp.listen(3000);\n";

describe('inserting a snippet', () => {
  afterEach(closeAll);

  it('adds imports and body, and one undo takes both back', async () => {
    const editor = await openText('typescript', APP, 3);
    const { document } = editor;
    await insert('express');
    await until('the body is there', () => document.getText().includes('app.use('));
    const text = document.getText();
    assert.match(
      text,
      /^import express from 'express';\nimport \{ .*rateLimit.* \} from 'express-rate-limit';\n/,
    );
    assert.match(text, /const app = express\(\);\napp\.use\(/);
    assert.doesNotMatch(text, /\$\{|‹|›/);
    await vscode.commands.executeCommand('undo');
    await until('it is all taken back', () => document.getText() !== text);
    assert.equal(document.getText(), APP);
  });

  it('goes through real tab stops', async () => {
    const editor = await openText('typescript', APP, 3);
    await insert('express');
    await until('the first tab stop is selected', () => !editor.selection.isEmpty);
    const first = editor.selection;
    await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
    await until('the next one is', () => !editor.selection.isEqual(first));
  });

  it('keeps line ends and indentation of the document', async () => {
    const source = 'function setUp(app: Application) {\r\n\tapp.disable("x-powered-by");\r\n}\r\n';
    const editor = await openText('typescript', source, 1);
    editor.options = { insertSpaces: false, tabSize: 4 };
    await insert('express');
    const { document } = editor;
    await until('the body is there', () => document.getText().includes('app.use('));
    assert.doesNotMatch(document.getText(), /[^\r]\n/);
    assert.match(document.getText(), /\r\n\tapp\.use\(/);
    assert.doesNotMatch(document.getText(), /\n {2,}/);
    await vscode.commands.executeCommand('undo');
    await until('it is all taken back', () => document.getText() === source);
  });

  it('fills an empty file', async () => {
    const editor = await openText('python', '', 0);
    await insert('fastapi');
    const { document } = editor;
    await until('the body is there', () => document.getText().length > 40);
    assert.match(document.getText(), /^(from|import) /);
    await vscode.commands.executeCommand('undo');
    await until('it is empty again', () => document.getText() === '');
  });

  it('never puts a body above the imports', async () => {
    const editor = await openText('typescript', APP, 0);
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await insert('express');
    const { document } = editor;
    await until('the body is there', () => document.getText().includes('app.use('));
    assert.match(document.getText(), /^import express from 'express';\nimport [^\n]*\n\napp\.use\(/);
  });

  it('does nothing with several cursors', async () => {
    const editor = await openText('typescript', APP, 3);
    editor.selections = [new vscode.Selection(3, 0, 3, 0), new vscode.Selection(1, 0, 1, 0)];
    await insert('express');
    assert.equal(editor.document.getText(), APP);
  });

  it('does not insert the same twice by itself', async () => {
    const editor = await openText('typescript', APP, 3);
    const { document } = editor;
    await insert('express');
    await until('the body is there', () => document.getText().includes('app.use('));
    const once = document.getText();
    // Asks, and nobody answers here: the command must not have changed anything.
    void insert('express');
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(document.getText(), once);
    await vscode.commands.executeCommand('notifications.clearAll');
  });
});
