import { attributes, escapeHtml } from '../pages/html.ts';
import { icon } from '../pages/icons.ts';

/** What the document around a page is made of. */
export interface PanelDocument {
  readonly cspSource: string;
  readonly nonce: string;
  readonly scriptUri: string;
  readonly styleUri: string;
  readonly title: string;
  /** The page, rendered. */
  readonly html: string;
  /** Data for the script: it starts with this page instead of asking for it. */
  readonly start: unknown;
  readonly labels: {
    readonly back: string;
    readonly forward: string;
    readonly history: string;
  };
}

/** The policy of every panel: one script, our own styles, nothing from elsewhere, nothing inline. */
export function contentSecurityPolicy(cspSource: string, nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}`,
    `img-src ${cspSource}`,
    `font-src ${cspSource}`,
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
}

/** The whole document of a panel. Content is English; the texts around it are the editor's language. */
export function panelDocument(panel: PanelDocument): string {
  const { labels } = panel;
  const button = (action: 'back' | 'forward', label: string): string =>
    `<button type="button" class="quiet"${attributes({ 'data-action': action, 'aria-label': label, title: label, disabled: true })}>${icon(action)}</button>`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy"${attributes({ content: contentSecurityPolicy(panel.cspSource, panel.nonce) })}>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet"${attributes({ href: panel.styleUri })}>
<title>${escapeHtml(panel.title)}</title>
</head>
<body${attributes({ 'data-start': JSON.stringify(panel.start) })}>
<nav class="history"${attributes({ 'aria-label': labels.history })}>${button('back', labels.back)}${button('forward', labels.forward)}</nav>
<main id="page">${panel.html}</main>
<div id="announcer" class="visually-hidden" role="status" aria-live="polite"></div>
<script${attributes({ nonce: panel.nonce, src: panel.scriptUri })}></script>
</body>
</html>`;
}

/** A nonce nobody can guess. */
export function createNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return btoa(String.fromCharCode(...bytes)).replace(/[+/=]/g, (sign) =>
    sign === '+' ? '-' : sign === '/' ? '_' : '',
  );
}
