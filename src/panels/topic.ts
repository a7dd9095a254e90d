import { enableActions, showTopicState } from './actions.ts';
import { followReading } from './contents.ts';
import type { PanelState, ShownPage, ToPage } from './protocol.ts';
import { enableTabs } from './tabs.ts';
import './vscode-api.ts';

/** How long scrolling must rest before its position is kept. */
const SCROLL_REST_MS = 100;

const vscode = acquireVsCodeApi();
const page = byId('page');
const announcer = byId('announcer');
const refreshContents = followReading();

let state: PanelState | undefined;
let scrollTimer: ReturnType<typeof setTimeout> | undefined;

function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) {
    throw new Error(`The document has no #${id}`);
  }
  return element;
}

/** Scrolls to a part of the page and puts the focus there, so that keyboard and screen reader go on from it. */
function jump(anchor: string): void {
  const target = document.getElementById(anchor);
  if (target === null) {
    return;
  }
  target.closest('details')?.setAttribute('open', '');
  target.focus({ preventScroll: true });
  target.scrollIntoView();
}

function keepState(): void {
  if (state !== undefined) {
    state = { ...state, scroll: Math.max(0, window.scrollY) };
    vscode.setState(state);
  }
}

function enterPage(shown: Omit<ShownPage, 'html'>): void {
  state = shown.state;
  for (const [action, isPossible] of [
    ['back', shown.canGoBack],
    ['forward', shown.canGoForward],
  ] as const) {
    const button = document.querySelector<HTMLButtonElement>(`.history [data-action="${action}"]`);
    if (button !== null) {
      button.disabled = !isPossible;
    }
  }
  if (shown.anchor === undefined) {
    window.scrollTo({ top: shown.scroll ?? 0, behavior: 'instant' });
  } else {
    jump(shown.anchor);
  }
  keepState();
  refreshContents();
}

/** The state kept by the document before this one, if it stood on the same page. */
function scrollBefore(shown: Omit<ShownPage, 'html'>): number | undefined {
  const kept = vscode.getState() as PanelState | undefined;
  const isSame =
    JSON.stringify(kept?.places[kept.position]) === JSON.stringify(shown.state.places[shown.state.position]);
  return isSame ? kept?.scroll : undefined;
}

function receive(message: ToPage): void {
  switch (message.type) {
    case 'page': {
      const { html, ...shown } = message;
      page.innerHTML = html;
      document.title = shown.title;
      enterPage(shown);
      if (shown.anchor === undefined) {
        // The reader hears the new title, and Tab goes on from the top of the page.
        document.getElementById('top')?.focus({ preventScroll: true });
      }
      break;
    }
    case 'topic-state':
      showTopicState(message.topic, message.state);
      break;
    case 'project': {
      const status = document.getElementById('project-status');
      if (status !== null) {
        status.innerHTML = message.html;
      }
      break;
    }
    case 'announce':
      // Emptied first: the same words said twice must be a change.
      announcer.textContent = '';
      setTimeout(() => {
        announcer.textContent = message.text;
      });
      break;
  }
}

enableTabs(page);
enableActions((message) => {
  vscode.postMessage(message);
}, jump);
window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  receive(data);
});
window.addEventListener(
  'scroll',
  () => {
    clearTimeout(scrollTimer);
    scrollTimer = setTimeout(() => {
      keepState();
      vscode.postMessage({ type: 'scrolled', scroll: Math.max(0, window.scrollY) });
    }, SCROLL_REST_MS);
  },
  { passive: true },
);
document.addEventListener('keydown', (event) => {
  // The editor runs its own command for these; the browser must not go back as well.
  if (event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
    event.preventDefault();
  }
});

const start = JSON.parse(document.body.dataset['start'] ?? '{}') as Omit<ShownPage, 'html'>;
enterPage({ ...start, scroll: scrollBefore(start) ?? start.scroll });
vscode.postMessage({ type: 'ready' });
