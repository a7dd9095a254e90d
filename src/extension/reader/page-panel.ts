import * as v from 'valibot';
import * as vscode from 'vscode';
import type { PageRef } from '../../content/ids.ts';
import {
  fromPageSchema,
  type FromPage,
  type PagePlace,
  type ShownPage,
  type ToPage,
} from '../../panels/protocol.ts';
import type { RenderedPage } from '../pages/page-input.ts';
import type { ProjectEvidence, ProjectStatus } from '../pages/project-status.ts';
import type { PageHistory } from './history.ts';
import { createNonce, panelDocument } from './panel-document.ts';
import type { PageSource } from './page-source.ts';

export type PanelSlot = 'main' | 'side';

/** What a panel asks of the rest of the extension. */
export interface PanelRequests {
  /** Something the reader did on the page that is not the panel's own business. */
  readonly handle: (message: FromPage, panel: PagePanel) => void;
  /** The page, the focus or the history has changed. */
  readonly changed: (panel: PagePanel) => void;
  readonly report: (error: unknown) => void;
}

/** One webview that shows pages, with a history of its own. */
export class PagePanel implements vscode.Disposable {
  readonly slot: PanelSlot;
  readonly panel: vscode.WebviewPanel;
  readonly #source: PageSource;
  readonly #history: PageHistory;
  readonly #requests: PanelRequests;
  readonly #mediaRoot: vscode.Uri;
  readonly #scriptRoot: vscode.Uri;
  readonly #subscriptions: vscode.Disposable[] = [];
  #page: RenderedPage | undefined;
  /** The page that the webview's document was written with, to know what it shows when it starts again. */
  #written: RenderedPage | undefined;
  #project: ProjectStatus | undefined;
  #sequence = 0;

  constructor(parts: {
    slot: PanelSlot;
    panel: vscode.WebviewPanel;
    source: PageSource;
    history: PageHistory;
    requests: PanelRequests;
    extensionUri: vscode.Uri;
  }) {
    this.slot = parts.slot;
    this.panel = parts.panel;
    this.#source = parts.source;
    this.#history = parts.history;
    this.#requests = parts.requests;
    [this.#mediaRoot, this.#scriptRoot] = resourceRoots(parts.extensionUri);
    const { webview } = this.panel;
    webview.options = webviewOptions(parts.extensionUri);
    this.#subscriptions.push(
      webview.onDidReceiveMessage((message: unknown) => {
        this.#receive(message);
      }),
      this.panel.onDidChangeViewState(() => {
        this.#viewStateChanged();
      }),
    );
  }

  get current(): PageRef | undefined {
    return this.#history.current?.ref;
  }

  dispose(): void {
    this.#sequence++;
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  /** Goes to a page; the one shown now stays in the history. */
  async open(place: PagePlace): Promise<void> {
    this.#history.push(place);
    await this.#show(place.anchor);
  }

  /** Shows the page the history stands on, for example after a restore. */
  async restore(): Promise<void> {
    await this.#show(undefined);
  }

  async move(step: -1 | 1): Promise<void> {
    if (this.#history.move(step)) {
      await this.#show(this.#history.current?.anchor);
    }
  }

  /** Tells the page the state of a topic. */
  showTopicState(topic: string, state: string): void {
    this.#post({ type: 'topic-state', topic, state });
  }

  /** Replaces the inside of "In this project". */
  async refreshProject(): Promise<void> {
    const ref = this.current;
    if (ref === undefined || this.#page === undefined) {
      return;
    }
    const { html, status } = await this.#source.renderProject(ref);
    this.#project = status;
    this.#post({ type: 'project', html });
  }

  announce(text: string): void {
    this.#post({ type: 'announce', text });
  }

  /** The evidence that a link of "In this project" stands for. */
  evidenceAt(result: number, position: number): ProjectEvidence | undefined {
    return this.#project?.kind === 'results' ? this.#project.results[result]?.evidence[position] : undefined;
  }

  async #show(anchor: string | undefined): Promise<void> {
    const ref = this.current;
    if (ref === undefined) {
      return;
    }
    const sequence = ++this.#sequence;
    const page = await this.#source.render(ref);
    // Someone has moved on while the page was rendered.
    if (sequence !== this.#sequence) {
      return;
    }
    this.#page = page;
    this.#project = (await this.#source.renderProject(ref)).status;
    this.panel.title = page.title;
    if (this.#written === undefined || !this.panel.visible) {
      this.#write(page, anchor);
    } else {
      this.#post({ type: 'page', ...this.#shown(page, anchor) });
    }
    this.#requests.changed(this);
  }

  /** Writes the whole document: the first page, or what a hidden panel starts with when it is shown again. */
  #write(page: RenderedPage, anchor: string | undefined): void {
    const { webview } = this.panel;
    const { html, ...start } = this.#shown(page, anchor);
    webview.html = panelDocument({
      cspSource: webview.cspSource,
      nonce: createNonce(),
      scriptUri: webview.asWebviewUri(vscode.Uri.joinPath(this.#scriptRoot, 'topic.js')).toString(),
      styleUri: webview.asWebviewUri(vscode.Uri.joinPath(this.#mediaRoot, 'topic.css')).toString(),
      title: page.title,
      html,
      start,
      labels: {
        back: vscode.l10n.t('Back (Alt+Left)'),
        forward: vscode.l10n.t('Forward (Alt+Right)'),
        history: vscode.l10n.t('Page history'),
      },
    });
    this.#written = page;
  }

  #shown(page: RenderedPage, anchor: string | undefined): ShownPage {
    return {
      ...page,
      anchor,
      scroll: this.#history.scroll,
      canGoBack: this.#history.canGoBack,
      canGoForward: this.#history.canGoForward,
      state: {
        version: 1,
        slot: this.slot,
        places: [...this.#history.places],
        position: this.#history.position,
        scroll: this.#history.scroll ?? 0,
      },
    };
  }

  #receive(message: unknown): void {
    const parsed = v.safeParse(fromPageSchema, message);
    if (!parsed.success) {
      return;
    }
    const { output } = parsed;
    switch (output.type) {
      case 'ready':
        if (this.#page !== undefined && this.#page !== this.#written) {
          this.#post({ type: 'page', ...this.#shown(this.#page, undefined) });
        }
        break;
      case 'scrolled':
        this.#history.keepScroll(output.scroll);
        break;
      case 'back':
      case 'forward':
        this.move(output.type === 'back' ? -1 : 1).catch(this.#requests.report);
        break;
      default:
        this.#requests.handle(output, this);
    }
  }

  #viewStateChanged(): void {
    // A hidden webview is thrown away and starts again from its document: that must be the page of now.
    if (!this.panel.visible && this.#page !== undefined && this.#page !== this.#written) {
      this.#write(this.#page, undefined);
    }
    this.#requests.changed(this);
  }

  #post(message: ToPage): void {
    void this.panel.webview.postMessage(message);
  }
}

/** The options of our webviews: scripts and styles from two folders, no forms, no commands. */
export function webviewOptions(extensionUri: vscode.Uri): vscode.WebviewOptions {
  return {
    enableScripts: true,
    enableForms: false,
    enableCommandUris: false,
    localResourceRoots: resourceRoots(extensionUri),
  };
}

function resourceRoots(extensionUri: vscode.Uri): [media: vscode.Uri, script: vscode.Uri] {
  return [vscode.Uri.joinPath(extensionUri, 'media'), vscode.Uri.joinPath(extensionUri, 'dist', 'panels')];
}
