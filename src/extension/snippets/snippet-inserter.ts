import * as vscode from 'vscode';
import { applyInsertions } from '../../content/merge-imports.ts';
import type { SnippetEntry } from '../../content/model.ts';
import { findInserted } from './already-there.ts';
import { planInsertion, type InsertionPlan } from './insertion-plan.ts';
import type { RankedVariant } from './variant-rank.ts';

/** Inserts the body of a variant into an editor, as one edit that one undo takes back. */
export async function insertBody(
  entry: SnippetEntry,
  { variant }: RankedVariant,
  editor: vscode.TextEditor,
): Promise<boolean> {
  const { document } = editor;
  if (editor.selections.length > 1) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('A snippet goes to one place: leave one cursor and insert again.'),
    );
    return false;
  }
  const there = findInserted(document.getText(), variant.body ?? '');
  if (there !== undefined && !(await confirmSecond(entry, document, there))) {
    return false;
  }
  // The file may have been behind a page: real tab stops need its editor to be the active one.
  const shown = await vscode.window.showTextDocument(document, {
    ...(editor.viewColumn === undefined ? {} : { viewColumn: editor.viewColumn }),
    selection: editor.selection,
  });
  const plan = planFor(shown, variant);
  const body = vscode.SnippetTextEdit.insert(
    document.positionAt(plan.offset),
    new vscode.SnippetString(plan.snippet),
  );
  // The plan has indented it already, just as the preview shows it.
  body.keepWhitespace = true;
  const imports = plan.imports.map(({ offset, text }) =>
    vscode.TextEdit.insert(document.positionAt(offset), text),
  );
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, [...imports, body]);
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw new Error(
      vscode.l10n.t('{0} could not be changed.', vscode.workspace.asRelativePath(document.uri)),
    );
  }
  return true;
}

/** The document's text as it would be after the insertion, with every default accepted. */
export function textAfter(editor: vscode.TextEditor, { variant }: RankedVariant): string {
  const { document } = editor;
  const plan = planFor(editor, variant);
  const text = document.eol === vscode.EndOfLine.CRLF ? plan.plain.replace(/\r?\n/g, '\r\n') : plan.plain;
  const insertions = [...plan.imports, { offset: plan.offset, text }].sort((a, b) => a.offset - b.offset);
  return applyInsertions(document.getText(), insertions);
}

function planFor(
  { document, selection, options }: vscode.TextEditor,
  variant: RankedVariant['variant'],
): InsertionPlan {
  const width = typeof options.indentSize === 'number' ? options.indentSize : Number(options.tabSize ?? 4);
  return planInsertion(
    {
      source: document.getText(),
      language: document.languageId,
      at: document.offsetAt(selection.end),
      unit: options.insertSpaces === false ? '\t' : ' '.repeat(width || 4),
    },
    variant,
  );
}

/** Says that a snippet is there already; true when the reader wants it once more. */
async function confirmSecond(
  entry: SnippetEntry,
  document: vscode.TextDocument,
  line: number,
): Promise<boolean> {
  const goTo = vscode.l10n.t('Go to It');
  const again = vscode.l10n.t('Insert Anyway');
  const choice = await vscode.window.showInformationMessage(
    vscode.l10n.t('"{0}" is already in this file, on line {1}.', entry.title, line + 1),
    goTo,
    again,
  );
  if (choice === goTo) {
    const position = new vscode.Position(line, 0);
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(position, position) });
  }
  return choice === again;
}
