import MarkdownParser, { type MarkdownIt, type Token } from 'markdown-it';
import { parseInfo } from '../../content/fences.ts';
import { formatRef, type PageRef } from '../../content/ids.ts';
import { pathOfRef, resolveLink } from '../../content/links.ts';
import { codeFigure, type Block } from './code-blocks.ts';
import { attributes, escapeHtml } from './html.ts';
import type { PageInput } from './page-input.ts';

/** A piece of a page at its top level. */
export type Piece =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string; readonly html: string }
  /** Consecutive fences. */
  | { readonly kind: 'fences'; readonly blocks: readonly Block[] }
  /** A paragraph that is nothing but a link to a page. */
  | { readonly kind: 'link'; readonly ref: PageRef; readonly html: string }
  | { readonly kind: 'html'; readonly html: string };

/** Reads a page's markdown into pieces, with links resolved against the page. */
export function readPieces(input: PageInput): Piece[] {
  const markdown = createMarkdown(input);
  const tokens = markdown.parse(input.body, {});
  const render = (from: number, to: number): string =>
    markdown.renderer.render(tokens.slice(from, to), markdown.options, {});
  const pieces: Piece[] = [];
  let diagrams = 0;
  for (let index = 0; index < tokens.length;) {
    const token = tokens[index];
    const end = endOf(tokens, index);
    if (token?.type === 'fence' && parseInfo(token.info).language === 'diagram') {
      pieces.push({ kind: 'html', html: renderDiagram(blockOf(token), input.diagrams[diagrams++]) });
      index = end;
      continue;
    }
    if (token?.type === 'fence') {
      const blocks: Block[] = [];
      for (; isCode(tokens[index]); index++) {
        blocks.push(blockOf(tokens[index]));
      }
      pieces.push({ kind: 'fences', blocks });
      continue;
    }
    if (token?.type === 'heading_open') {
      const inline = tokens[index + 1];
      const html = inline === undefined ? '' : render(index + 1, index + 2);
      pieces.push({ kind: 'heading', level: Number(token.tag.slice(1)), text: plainText(inline), html });
    } else {
      const ref = token?.type === 'paragraph_open' ? lonelyLink(tokens[index + 1], input.ref) : undefined;
      const html = render(index, end);
      pieces.push(ref === undefined ? { kind: 'html', html } : { kind: 'link', ref, html });
    }
    index = end;
  }
  return pieces;
}

function isCode(token: Token | undefined): boolean {
  return token?.type === 'fence' && parseInfo(token.info).language !== 'diagram';
}

/**
 * A diagram as the build drew it. It is bundled with the extension, made by our own build from our own text, so it is the
 * one piece of ready HTML that a page takes over as it is.
 */
function renderDiagram(block: Block, svg: string | undefined): string {
  const alternative = block.attributes.get('alt') ?? '';
  return svg === undefined
    ? `<p>${escapeHtml(alternative)}</p>`
    : `<figure class="diagram" tabindex="0">${svg}</figure>`;
}

function createMarkdown(input: PageInput): MarkdownIt {
  const markdown = new MarkdownParser({ html: false, linkify: false, typographer: false });
  // Pages hold no pictures: an address that loads on its own has no place here.
  markdown.disable('image');
  const { rules } = markdown.renderer;
  rules['link_open'] = (tokens, index) => openLink(String(tokens[index]?.attrGet('href') ?? ''), input);
  rules['link_close'] = (tokens, index) => closeLink(tokens, index, input.ref);
  rules['fence'] = (tokens, index) => {
    const block = blockOf(tokens[index]);
    return codeFigure({ ...block, caption: block.attributes.get('file') ?? '', input });
  };
  rules['code_block'] = (tokens, index) =>
    codeFigure({ code: tokens[index]?.content.trimEnd() ?? '', language: 'text', caption: '', input });
  rules['table_open'] = () =>
    `<div class="table" tabindex="0" role="group"${attributes({ 'aria-label': input.labels.table })}><table>`;
  rules['table_close'] = () => '</table></div>';
  for (const cell of ['th_open', 'td_open']) {
    rules[cell] = (tokens, index) => openCell(tokens[index]);
  }
  return markdown;
}

/** Alignment as a class: the panel's policy allows no inline style. */
function openCell(token: Token | undefined): string {
  const align = /text-align:(left|center|right)/.exec(String(token?.attrGet('style') ?? ''))?.[1];
  const scope = token?.tag === 'th' ? 'col' : undefined;
  return `<${token?.tag ?? 'td'}${attributes({ scope, class: align === undefined ? undefined : `align-${align}` })}>`;
}

function openLink(href: string, input: PageInput): string {
  const target = resolveLink(pathOfRef(input.ref), href);
  switch (target.kind) {
    case 'page':
      return `<a href="#"${attributes({ 'data-page': formatRef(target.ref), 'data-anchor': target.anchor })}>`;
    case 'anchor':
      return `<a${attributes({ href: `#${target.anchor}` })}>`;
    case 'external':
      return `<a class="external"${attributes({ href: target.url })}>`;
    case 'broken':
      return '<span class="broken-link">';
  }
}

function closeLink(tokens: readonly Token[], index: number, from: PageRef): string {
  let depth = 0;
  for (let at = index; at >= 0; at--) {
    const token = tokens[at];
    depth += token?.type === 'link_close' ? 1 : token?.type === 'link_open' ? -1 : 0;
    if (depth === 0) {
      return resolveLink(pathOfRef(from), String(token?.attrGet('href') ?? '')).kind === 'broken'
        ? '</span>'
        : '</a>';
    }
  }
  return '</a>';
}

/** The index after the block that starts at `index`. */
function endOf(tokens: readonly Token[], index: number): number {
  let depth = 0;
  for (let at = index; at < tokens.length; at++) {
    depth += tokens[at]?.nesting ?? 0;
    if (depth <= 0) {
      return at + 1;
    }
  }
  return tokens.length;
}

function blockOf(token: Token | undefined): Block {
  return { ...parseInfo(token?.info ?? ''), code: (token?.content ?? '').replace(/\n$/, '') };
}

function lonelyLink(inline: Token | undefined, from: PageRef): PageRef | undefined {
  const children = inline?.children ?? [];
  const [open] = children;
  if (
    open?.type !== 'link_open' ||
    children.findIndex(({ type }) => type === 'link_close') !== children.length - 1
  ) {
    return undefined;
  }
  const target = resolveLink(pathOfRef(from), String(open.attrGet('href') ?? ''));
  return target.kind === 'page' ? target.ref : undefined;
}

function plainText(inline: Token | undefined): string {
  return (inline?.children ?? []).map((child) => child.content).join('');
}

/** A heading with the id that links jump to. */
export function renderHeading(level: number, id: string, html: string): string {
  return `<h${level} tabindex="-1"${attributes({ id })}>${html}</h${level}>`;
}

/** A link to a page from our own parts of the page. */
export function pageLink(ref: PageRef, text: string): string {
  return `<a href="#"${attributes({ 'data-page': formatRef(ref) })}>${escapeHtml(text)}</a>`;
}
