import type { SnippetEntry } from '../../content/model.ts';
import type { SnippetVariant } from '../../content/snippet-variants.ts';
import { toPlainText } from '../../content/tab-stops.ts';
import { codeFigure, renderTabs, type IdSource, type Tab } from './code-blocks.ts';
import { attributes, escapeHtml, fill } from './html.ts';
import { icon } from './icons.ts';
import type { PageInput } from './page-input.ts';

/** A snippet on a topic's page: its variants in tabs, with buttons. */
export function renderSnippetCard(snippet: SnippetEntry, input: PageInput, ids: IdSource): string {
  const variants = input.variants.get(snippet.id) ?? [];
  const titleId = ids.take('card');
  const tabs = variants.map((variant, index): Tab => {
    const html = `${renderVariantCode(variant, input)}${renderVariantActions(snippet, variant, index, input)}`;
    return { label: variant.title, stack: variant.stack, html };
  });
  return `<section class="card"${attributes({ 'aria-labelledby': titleId })}>
<p class="eyebrow">${escapeHtml(input.labels.snippet)}</p>
<p class="card-title"${attributes({ id: titleId })}><a href="#" data-page="snippet:${escapeHtml(snippet.id)}">${escapeHtml(snippet.title)}</a></p>
<p class="card-summary">${escapeHtml(snippet.summary)}</p>
${renderTabs(tabs, input.labels.variantTabs, input, ids)}
</section>`;
}

/** The code of a variant as it would be inserted with its defaults. */
export function renderVariantCode(variant: SnippetVariant, input: PageInput): string {
  const figures: string[] = [];
  if (variant.body !== undefined) {
    const code = [variant.imports, toPlainText(variant.body).trimEnd()]
      .filter((part) => part !== undefined)
      .join('\n\n');
    figures.push(codeFigure({ code, language: variant.language, caption: '', input, copy: false }));
  }
  for (const file of variant.files) {
    const code = toPlainText(file.code).trimEnd();
    figures.push(
      codeFigure({
        code,
        language: file.language,
        caption: toPlainText(file.path),
        input,
        copy: variant.files.length > 1,
      }),
    );
  }
  return figures.join('\n');
}

/** Insert, preview and copy for one variant, with the libraries it needs. */
export function renderVariantActions(
  snippet: SnippetEntry,
  variant: SnippetVariant,
  index: number,
  input: PageInput,
): string {
  const { labels } = input;
  const name = `${snippet.title}, ${variant.title}`;
  const button = (
    action: string,
    label: string,
    spoken: string,
    drawing: string,
    className: string,
  ): string =>
    `<button type="button"${attributes({
      class: className,
      'data-action': action,
      'data-snippet': snippet.id,
      'data-variant': index,
      'aria-label': fill(spoken, name),
    })}>${drawing}<span>${escapeHtml(label)}</span></button>`;
  const libraries = snippet.libraries[variant.stack] ?? [];
  const needs =
    libraries.length === 0
      ? ''
      : `<p class="needs">${escapeHtml(labels.needs)} ${libraries.map((library) => `<code>${escapeHtml(library)}</code>`).join(' ')}</p>`;
  const buttons = [
    button('insert', labels.insert, labels.insertVariant, icon('insert'), 'primary'),
    button('preview', labels.preview, labels.previewVariant, icon('preview'), 'secondary'),
    // Several files are of no use in one piece; each has a copy button of its own.
    variant.files.length > 1
      ? ''
      : button('copy-variant', labels.copy, labels.copyVariant, icon('copy'), 'secondary'),
  ];
  return `<div class="actions">${buttons.join('')}${needs}</div>`;
}
