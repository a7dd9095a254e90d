import { parseRef } from '../content/ids.ts';
import type { FromPage } from './protocol.ts';

type Post = (message: FromPage) => void;

/** Turns what the reader does into messages. Listens on the whole document, so that a new page needs no new listeners. */
export function enableActions(post: Post, jump: (anchor: string) => void): void {
  document.addEventListener(
    'click',
    (event) => {
      if (!(event.target instanceof Element)) {
        return;
      }
      const link = event.target.closest<HTMLAnchorElement>('a[href]');
      const button = event.target.closest<HTMLButtonElement>('button[data-action]');
      if (link !== null) {
        followLink(link, event, post, jump);
      } else if (button !== null) {
        pressButton(button, post);
      }
    },
    // Before the editor's own handler, which would jump to the top for a link to a page.
    true,
  );
  document.addEventListener('change', (event) => {
    if (event.target instanceof HTMLSelectElement && event.target.dataset['action'] === 'set-state') {
      sendState(event.target, event.target.value, post);
    }
  });
}

function followLink(
  link: HTMLAnchorElement,
  event: MouseEvent,
  post: Post,
  jump: (anchor: string) => void,
): void {
  const { page, anchor, evidence } = link.dataset;
  const ref = page === undefined ? undefined : parseRef(page);
  const href = link.getAttribute('href') ?? '';
  if (ref !== undefined) {
    post({ type: 'open', ref, anchor, toSide: event.ctrlKey || event.metaKey });
  } else if (evidence !== undefined) {
    const [result = 0, position = 0] = evidence.split('.').map(Number);
    post({ type: 'evidence', result, position });
  } else if (href.startsWith('#')) {
    jump(href.slice(1));
  } else {
    // An address outside: the editor opens it.
    return;
  }
  event.preventDefault();
  event.stopPropagation();
}

function pressButton(button: HTMLButtonElement, post: Post): void {
  const { action, snippet, variant } = button.dataset;
  switch (action) {
    case 'back':
    case 'forward':
    case 'run-checklists':
      post({ type: action });
      break;
    case 'insert':
    case 'preview':
    case 'copy-variant':
      if (snippet !== undefined && variant !== undefined) {
        post({ type: action, snippet, variant: Number(variant) });
      }
      break;
    case 'copy-code':
      post({ type: 'copy', text: button.closest('figure')?.querySelector('code')?.textContent ?? '' });
      break;
    case 'toggle-done':
      sendState(button, button.getAttribute('aria-pressed') === 'true' ? 'todo' : 'done', post);
      break;
    case undefined:
      break;
  }
}

function sendState(control: Element, state: string, post: Post): void {
  const topic = control.closest<HTMLElement>('[data-topic]')?.dataset['topic'];
  if (topic !== undefined) {
    // The host checks the value like every message.
    post({ type: 'set-state', topic, state: state as Extract<FromPage, { type: 'set-state' }>['state'] });
  }
}

/** Shows the state of a topic on its page, if that is the page shown. */
export function showTopicState(topic: string, state: string): void {
  const control = document.querySelector<HTMLElement>(`[data-topic="${CSS.escape(topic)}"]`);
  if (control === null) {
    return;
  }
  control.dataset['state'] = state;
  control
    .querySelector('[data-action="toggle-done"]')
    ?.setAttribute('aria-pressed', String(state === 'done'));
  const select = control.querySelector('select');
  if (select !== null) {
    select.value = state;
  }
}
