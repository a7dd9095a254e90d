import * as vscode from 'vscode';
import { errorText } from './texts.ts';

/** Registers commands so that none fails silently: what goes wrong is logged and said. */
export class CommandRegistry implements vscode.Disposable {
  readonly #log: vscode.LogOutputChannel;
  readonly #subscriptions: vscode.Disposable[] = [];

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
  }

  register(command: string, run: (...args: unknown[]) => unknown): void {
    this.#subscriptions.push(
      vscode.commands.registerCommand(command, async (...args: unknown[]) => {
        try {
          return await run(...args);
        } catch (error) {
          this.#log.error(`${command}: ${errorText(error)}`);
          void vscode.window.showErrorMessage(errorText(error));
          return undefined;
        }
      }),
    );
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }
}
