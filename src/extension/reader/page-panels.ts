import * as v from 'valibot';
import * as vscode from 'vscode';
import type { PageRef } from '../../content/ids.ts';
import { panelStateSchema, type FromPage, type PagePlace } from '../../panels/protocol.ts';
import { COMMANDS, CONTEXT_KEYS, PAGE_VIEW_TYPE } from '../names.ts';
import type { TopicState } from '../progress/facts.ts';
import { errorText } from '../texts.ts';
import { PageHistory } from './history.ts';
import { PagePanel, webviewOptions, type PanelRequests, type PanelSlot } from './page-panel.ts';
import type { PageSource, ProjectStatusSource } from './page-source.ts';

export interface PagePanelsParts {
  readonly source: PageSource;
  readonly project: ProjectStatusSource;
  readonly progress: {
    readonly onDidChange: (listener: (ids: readonly string[]) => unknown) => { dispose(): void };
    set(ids: readonly string[], state: TopicState): Promise<void>;
    stateOf(id: string): TopicState;
  };
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
}

/**
 * The panels that show pages: one that is reused, and a second one beside it for those who ask for it. Also restores
 * them after the window was reloaded.
 */
export class PagePanels implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #parts: PagePanelsParts;
  readonly #panels = new Map<PanelSlot, PagePanel>();
  readonly #subscriptions: vscode.Disposable[];

  constructor(parts: PagePanelsParts) {
    this.#parts = parts;
    this.#subscriptions = [
      vscode.window.registerWebviewPanelSerializer(PAGE_VIEW_TYPE, this),
      parts.progress.onDidChange((ids) => {
        for (const panel of this.#panels.values()) {
          ids.forEach((id) => {
            panel.showTopicState(id, parts.progress.stateOf(id));
          });
        }
      }),
      parts.project.onDidChange(() => {
        for (const panel of this.#panels.values()) {
          panel.refreshProject().catch(this.#report);
        }
      }),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(
      ...this.#subscriptions,
      ...[...this.#panels.values()].map(({ panel }) => panel),
    ).dispose();
  }

  /** The panel that has the focus. */
  get active(): PagePanel | undefined {
    return [...this.#panels.values()].find(({ panel }) => panel.active);
  }

  /** Shows a page. Throws when there is none. */
  async open(ref: PageRef, options: { anchor?: string | undefined; slot?: PanelSlot } = {}): Promise<void> {
    const { anchor, slot = 'main' } = options;
    const resolved = await this.#parts.source.resolve(ref);
    if (resolved === undefined) {
      throw new Error(vscode.l10n.t('There is no page {0}.', `${ref.kind}:${ref.id}`));
    }
    const place: PagePlace = { ref: resolved, anchor };
    const existing = this.#panels.get(slot);
    if (existing !== undefined) {
      // Written first and revealed then, a hidden panel never shows the page it had before.
      await existing.open(place);
      existing.panel.reveal(undefined, false);
      return;
    }
    const column = slot === 'side' ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
    const panel = vscode.window.createWebviewPanel(PAGE_VIEW_TYPE, '', column, {
      ...webviewOptions(this.#parts.extensionUri),
      enableFindWidget: true,
    });
    await this.#adopt(slot, panel, new PageHistory([])).open(place);
  }

  /** Shows a page, or the one with the focus, in the panel beside. */
  async openToSide(ref: PageRef | undefined): Promise<void> {
    const { active } = this;
    const target = ref ?? active?.current;
    if (target !== undefined) {
      await this.open(target, { slot: ref === undefined && active?.slot === 'side' ? 'main' : 'side' });
    }
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const parsed = v.safeParse(panelStateSchema, state);
    // A panel we cannot make sense of, or a second one of its kind, is of no use to anybody.
    if (!parsed.success || this.#panels.has(parsed.output.slot)) {
      panel.dispose();
      return;
    }
    const { slot, places, position, scroll } = parsed.output;
    const history = new PageHistory(places, position);
    history.keepScroll(scroll);
    const { current } = history;
    if (current === undefined || (await this.#parts.source.resolve(current.ref)) === undefined) {
      panel.dispose();
      return;
    }
    await this.#adopt(slot, panel, history).restore();
  }

  #adopt(slot: PanelSlot, panel: vscode.WebviewPanel, history: PageHistory): PagePanel {
    const requests: PanelRequests = {
      handle: (message, from) => {
        this.#handle(message, from).catch(this.#report);
      },
      changed: () => {
        this.#publishFocus();
      },
      report: this.#report,
    };
    const { source, extensionUri } = this.#parts;
    const page = new PagePanel({ slot, panel, source, history, requests, extensionUri });
    panel.iconPath = {
      light: vscode.Uri.joinPath(extensionUri, 'media', 'page-light.svg'),
      dark: vscode.Uri.joinPath(extensionUri, 'media', 'page-dark.svg'),
    };
    this.#panels.set(slot, page);
    panel.onDidDispose(() => {
      page.dispose();
      this.#panels.delete(slot);
      this.#publishFocus();
    });
    return page;
  }

  async #handle(message: FromPage, from: PagePanel): Promise<void> {
    switch (message.type) {
      case 'open':
        if (message.toSide) {
          await this.open(message.ref, {
            anchor: message.anchor,
            slot: from.slot === 'main' ? 'side' : 'main',
          });
        } else {
          await this.open(message.ref, { anchor: message.anchor, slot: from.slot });
        }
        break;
      case 'set-state':
        await this.#parts.progress.set([message.topic], message.state);
        break;
      case 'copy':
        await vscode.env.clipboard.writeText(message.text);
        from.announce(vscode.l10n.t('Copied'));
        break;
      case 'copy-variant':
        await vscode.commands.executeCommand(COMMANDS.copySnippet, targetOf(message));
        from.announce(vscode.l10n.t('Copied'));
        break;
      case 'insert':
        await vscode.commands.executeCommand(COMMANDS.insertSnippet, targetOf(message));
        break;
      case 'preview':
        await vscode.commands.executeCommand(COMMANDS.previewSnippet, targetOf(message));
        break;
      case 'run-checklists':
        await vscode.commands.executeCommand(COMMANDS.runChecklists);
        break;
      case 'evidence':
        await openEvidence(from, message.result, message.position);
        break;
      // The panel's own business, done by the time it gets here.
      case 'ready':
      case 'scrolled':
      case 'back':
      case 'forward':
        break;
    }
  }

  #publishFocus(): void {
    const isTopic = this.active?.current?.kind === 'topic';
    void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.topicFocused, isTopic);
  }

  #report = (error: unknown): void => {
    this.#parts.log.error(error instanceof Error ? error : String(error));
    void vscode.window.showErrorMessage(errorText(error));
  };
}

function targetOf({ snippet, variant }: { snippet: string; variant: number }): {
  snippet: string;
  variant: number;
} {
  return { snippet, variant };
}

async function openEvidence(from: PagePanel, result: number, position: number): Promise<void> {
  const evidence = from.evidenceAt(result, position);
  if (evidence === undefined) {
    return;
  }
  const selection = new vscode.Range(
    evidence.line - 1,
    evidence.column - 1,
    evidence.endLine - 1,
    evidence.endColumn - 1,
  );
  await vscode.window.showTextDocument(vscode.Uri.parse(evidence.uri, true), {
    selection,
    // Beside the page, so that what is said about the place can be read with it.
    viewColumn: from.slot === 'main' ? vscode.ViewColumn.Beside : vscode.ViewColumn.One,
  });
}
