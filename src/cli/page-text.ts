import { pathOfRef, resolveLink } from '../content/links.ts';
import type { PageRef } from '../content/ids.ts';

/**
 * The text of a page for a terminal or a pipe: links to our other pages become the call that prints them, and what stands for a
 * secret is written so that no scanner takes it for one.
 */
export function pageText(ref: PageRef, body: string): string {
  const from = pathOfRef(ref);
  return body
    .trim()
    .replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, (whole, text: string, href: string) => {
      const target = resolveLink(from, href);
      return target.kind === 'page' ? `${text} (${target.ref.kind} ${target.ref.id})` : whole;
    })
    .replace(/\{\{fake:([a-z-]+)\}\}/g, '<$1>');
}
