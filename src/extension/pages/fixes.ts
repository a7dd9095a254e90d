import type { CheckEntry } from '../../content/model.ts';
import { codeFigure, IdSource } from './code-blocks.ts';
import { escapeHtml } from './html.ts';
import type { PageInput } from './page-input.ts';
import { renderSnippetCard } from './snippet-card.ts';

/** The fixes of a check, best first: snippets to insert, commands to copy, steps to take by hand. */
export function renderFixes(check: CheckEntry, input: PageInput): string {
  // Ids of their own: the rest of the page has been rendered without them.
  const ids = new IdSource('fix-');
  return check.fixes
    .map((fix) => {
      switch (fix.kind) {
        case 'snippet': {
          const snippet = input.catalogue.snippet(fix.id);
          return snippet === undefined ? '' : renderSnippetCard(snippet, input, ids);
        }
        case 'command':
          return codeFigure({ code: fix.command, language: 'bash', caption: fix.title, input });
        case 'manual':
        case 'edit':
          return `<p>${escapeHtml(fix.title)}</p>`;
      }
    })
    .join('\n');
}
