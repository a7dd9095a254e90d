import type { FromPage, PanelState } from './protocol.ts';

/** The editor, as a script inside a webview sees it. */
export interface VsCodeApi {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: PanelState): void;
}

declare global {
  /** Given by VS Code to every webview; may be called once. */
  function acquireVsCodeApi(): VsCodeApi;
}
