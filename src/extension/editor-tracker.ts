import * as vscode from 'vscode';
import { SCHEMES } from './names.ts';

/** Knows the text editor that was active last: while a page has the focus, VS Code says there is none. */
export class EditorTracker implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable[];
  #last: vscode.TextEditor | undefined;

  /** Fires when another editor became the one to insert into. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#last = isUsable(vscode.window.activeTextEditor) ? vscode.window.activeTextEditor : undefined;
    this.#subscriptions = [
      this.#changed,
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (isUsable(editor) && editor !== this.#last) {
          this.#last = editor;
          this.#changed.fire();
        }
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (document === this.#last?.document) {
          this.#last = undefined;
          this.#changed.fire();
        }
      }),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  /** The editor to insert into; undefined when no text file is open. */
  get current(): vscode.TextEditor | undefined {
    const { activeTextEditor, visibleTextEditors } = vscode.window;
    if (isUsable(activeTextEditor)) {
      return activeTextEditor;
    }
    return this.#last?.document.isClosed === false ? this.#last : visibleTextEditors.find(isUsable);
  }
}

/** Output, previews and the like are text editors, too, but nobody writes there. */
function isUsable(editor: vscode.TextEditor | undefined): editor is vscode.TextEditor {
  const schemes: readonly string[] = [
    'output',
    'vscode-scm',
    'debug',
    'git',
    SCHEMES.snippet,
    SCHEMES.preview,
  ];
  return editor !== undefined && !schemes.includes(editor.document.uri.scheme);
}
