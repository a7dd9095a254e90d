import type { CheckEntry, SnippetEntry, TopicEntry } from '../../content/model.ts';
import type { SnippetVariant } from '../../content/snippet-variants.ts';
import { IdSource, renderBlocks, type Block } from './code-blocks.ts';
import { escapeHtml, slug } from './html.ts';
import { readPieces, renderHeading, type Piece } from './markdown.ts';
import { checkHeader, pageFooter, snippetHeader, topicHeader } from './page-header.ts';
import type { PageInput, RenderedPage } from './page-input.ts';
import { renderProjectSection } from './project-section.ts';
import { renderFixes } from './fixes.ts';
import { renderSnippetCard, renderVariantActions, renderVariantCode } from './snippet-card.ts';

/** A `##` part of a page. */
interface Part {
  readonly id: string;
  readonly title: string;
  readonly html: string;
}

/** Renders a page of any kind. Throws when the catalogue does not know it. */
export function renderPage(input: PageInput): RenderedPage {
  const entry = input.catalogue.entry(input.ref);
  if (entry === undefined) {
    throw new Error(`There is no ${input.ref.kind} ${input.ref.id}`);
  }
  const { intro, parts } = readParts(input);
  const withProject = insertProject(withFixes(entry, parts, input), input);
  const head = headerOf(entry, input);
  const sections = withProject.map(({ html }) => html).join('\n');
  const html = `${head}
<div class="columns">
${tableOfContents(withProject, input)}
<article class="prose">
${intro}
${sections}
${pageFooter(input, entry)}
</article>
</div>`;
  return { title: entry.title, html };
}

function headerOf(entry: TopicEntry | CheckEntry | SnippetEntry, input: PageInput): string {
  if ('stage' in entry) {
    return topicHeader(entry, input);
  }
  return 'severity' in entry ? checkHeader(entry, input) : snippetHeader(entry, input);
}

function readParts(input: PageInput): { intro: string; parts: Part[] } {
  const pieces = readPieces(input);
  const ids = new IdSource();
  const slugs = new Set(['top', 'in-this-project']);
  const firstPart = pieces.findIndex((piece) => piece.kind === 'heading' && piece.level <= 2);
  const introEnd = firstPart < 0 ? pieces.length : firstPart;
  const intro = pieces
    .slice(0, introEnd)
    .map((piece) => renderPiece(piece, input, ids, slugs))
    .join('\n');
  const parts: Part[] = [];
  for (let index = introEnd; index < pieces.length;) {
    const heading = pieces[index];
    let end = index + 1;
    while (end < pieces.length && !isPartStart(pieces[end])) {
      end++;
    }
    if (heading?.kind === 'heading') {
      parts.push(renderPart(heading, pieces.slice(index + 1, end), input, ids, slugs));
    }
    index = end;
  }
  return { intro, parts };
}

function isPartStart(piece: Piece | undefined): boolean {
  return piece?.kind === 'heading' && piece.level <= 2;
}

type Heading = Extract<Piece, { kind: 'heading' }>;

function renderPart(
  heading: Heading,
  content: readonly Piece[],
  input: PageInput,
  ids: IdSource,
  slugs: Set<string>,
): Part {
  const id = uniqueSlug(heading.text, slugs);
  const inside =
    heading.text === 'Recall'
      ? renderQuestions(content, input, ids, slugs)
      : input.ref.kind === 'snippet'
        ? renderVariantPart(heading.text, content, input, ids, slugs)
        : content.map((piece) => renderPiece(piece, input, ids, slugs)).join('\n');
  const html = `<section>${renderHeading(2, id, heading.html)}\n${inside}</section>`;
  return { id, title: heading.text, html };
}

function renderPiece(piece: Piece, input: PageInput, ids: IdSource, slugs: Set<string>): string {
  switch (piece.kind) {
    case 'html':
      return piece.html;
    case 'fences':
      return renderBlocks(piece.blocks, input, ids);
    case 'link': {
      const snippet = piece.ref.kind === 'snippet' ? input.catalogue.snippet(piece.ref.id) : undefined;
      return snippet === undefined ? piece.html : renderSnippetCard(snippet, input, ids);
    }
    case 'heading':
      return renderHeading(Math.max(3, piece.level), uniqueSlug(piece.text, slugs), piece.html);
  }
}

/** Questions whose answers stay folded until the reader has thought about them. */
function renderQuestions(
  content: readonly Piece[],
  input: PageInput,
  ids: IdSource,
  slugs: Set<string>,
): string {
  let html = '';
  let isOpen = false;
  for (const piece of content) {
    if (piece.kind === 'heading') {
      const id = uniqueSlug(piece.text, slugs);
      html += `${isOpen ? '</div></details>' : ''}<details class="question"><summary><h3 id="${id}">${piece.html}</h3></summary><div class="answer">`;
      isOpen = true;
    } else {
      html += renderPiece(piece, input, ids, slugs);
    }
  }
  return isOpen ? `${html}</div></details>` : html;
}

/** On a snippet's own page the fences of a variant become one block with its buttons, where the first of them stands. */
function renderVariantPart(
  title: string,
  content: readonly Piece[],
  input: PageInput,
  ids: IdSource,
  slugs: Set<string>,
): string {
  const snippet = input.catalogue.snippet(input.ref.id);
  const variants = input.variants.get(input.ref.id) ?? [];
  const shown = new Set<number>();
  return content
    .map((piece) => {
      if (snippet === undefined || piece.kind !== 'fences') {
        return renderPiece(piece, input, ids, slugs);
      }
      return piece.blocks
        .map((block) => {
          const index = variants.findIndex((variant) => variant.title === title && isPartOf(block, variant));
          const variant = variants[index];
          if (variant === undefined) {
            return renderBlocks([block], input, ids);
          }
          if (shown.has(index)) {
            return '';
          }
          shown.add(index);
          return `<div class="card variant">${renderVariantCode(variant, input)}${renderVariantActions(snippet, variant, index, input)}</div>`;
        })
        .join('\n');
    })
    .join('\n');
}

function isPartOf(block: Block, variant: SnippetVariant): boolean {
  return (
    block.attributes.get('stack') === variant.stack &&
    block.attributes.get('range') === variant.range &&
    block.attributes.get('module') === variant.module
  );
}

/** What helps when a check fails, below the words about it: snippets as cards, commands to copy. */
function withFixes(
  entry: TopicEntry | CheckEntry | SnippetEntry,
  parts: readonly Part[],
  input: PageInput,
): Part[] {
  if (!('fixes' in entry) || entry.fixes.length === 0) {
    return [...parts];
  }
  const html = renderFixes(entry, input);
  return parts.map((part) =>
    part.id === 'how-to-fix'
      ? { ...part, html: part.html.replace(/<\/section>$/, `${html}</section>`) }
      : part,
  );
}

/** Before "Try it", as the last thing before the reader's own work; without that part, before the references. */
function insertProject(parts: readonly Part[], input: PageInput): Part[] {
  if (input.catalogue.checksOf(input.ref).length === 0) {
    return [...parts];
  }
  const part: Part = {
    id: 'in-this-project',
    title: input.labels.inThisProject,
    html: renderProjectSection(input.project, input.labels),
  };
  const place = ['try-it', 'how-to-fix', 'references']
    .map((id) => parts.findIndex((other) => other.id === id))
    .find((at) => at >= 0);
  const at = place ?? parts.length;
  return [...parts.slice(0, at), part, ...parts.slice(at)];
}

function tableOfContents(parts: readonly Part[], { labels }: PageInput): string {
  const links = parts
    .filter(({ id }) => id !== '')
    .map(({ id, title }) => `<li><a href="#${id}">${escapeHtml(title)}</a></li>`);
  return links.length < 3
    ? ''
    : `<nav class="toc" aria-labelledby="toc-title"><p id="toc-title">${escapeHtml(labels.onThisPage)}</p><ol>${links.join('')}</ol></nav>`;
}

function uniqueSlug(text: string, taken: Set<string>): string {
  const base = slug(text) || 'part';
  let candidate = base;
  for (let number = 2; taken.has(candidate); number++) {
    candidate = `${base}-${number}`;
  }
  taken.add(candidate);
  return candidate;
}
