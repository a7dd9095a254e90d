import { unescapeText, type Inline } from './inlines.ts';
import type { MarkdownText } from './read-markdown.ts';

/** The places of a Markdown file that a link can jump to, as GitHub names them. */
export function readAnchors(markdown: MarkdownText): string[] {
  const anchors = new Set<string>();
  const headings = new Map<string, number>();
  const addHeading = (text: string): void => {
    // Renderers of sites let authors name a heading: `## Setup {#setup}`.
    const named = /\{:?\s*#([\w.:-]+)[^}]*\}\s*$/.exec(text)?.[1];
    if (named !== undefined) {
      anchors.add(normalizeAnchor(named));
    }
    // Hosts differ in what they make of `:rocket:`; whichever was meant is right somewhere.
    const shortcode = /:[\w+-]+:/g;
    if (shortcode.test(text)) {
      anchors.add(slugOf(text.replace(shortcode, '')));
      anchors.add(slugOf(text.replace(/:/g, '-')));
      anchors.add(slugOf(`${text.trim()}\u{1F680}`.replace(shortcode, '\u{1F680}')));
    }
    const slug = slugOf(text);
    let unique = slug;
    for (let count = headings.get(slug) ?? 0; headings.has(unique);) {
      unique = `${slug}-${++count}`;
      headings.set(slug, count);
    }
    headings.set(unique, 0);
    anchors.add(unique);
  };
  for (const block of markdown.blocks) {
    if (block.kind === 'html') {
      for (const [, , inner = ''] of block.content.matchAll(HTML_HEADING)) {
        addHeading(unescapeText(inner.replace(/<[^>]*>/g, '')).replace(/\s+/g, ' '));
      }
      namedIn(block.content).forEach((name) => anchors.add(name));
    } else if (block.kind !== 'code') {
      if (block.kind === 'heading') {
        addHeading(textOf(block.inlines));
      }
      for (const inline of block.inlines) {
        (inline.kind === 'html' ? namedIn(inline.content) : []).forEach((name) => anchors.add(name));
      }
    }
  }
  return [...anchors];
}

const HTML_HEADING = /<h([1-6])(?:\s[^>]*)?>([^]{0,1000}?)<\/h\1\s*>/gi;

/** The form in which anchors are compared: GitHub ignores case, and what makes an emoji colourful is often lost. */
export function normalizeAnchor(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\uFE00-\uFE0F\u200D]/g, '');
}

/** GitHub's rule: lower case, letters, digits, `_` and `-` stay, each space becomes a hyphen. */
function slugOf(text: string): string {
  return normalizeAnchor(text.trim())
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replace(/ /g, '-');
}

/** The text of a heading; what stands in code keeps its underscores, others may be emphasis. */
function textOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) =>
      inline.kind === 'code'
        ? inline.content
        : inline.kind === 'text'
          ? unescapeText(inline.content).replace(EMPHASIS, '$2')
          : '',
    )
    .join('');
}

const EMPHASIS = /(?<![\p{L}\p{N}_])(_{1,3})(?=[^\s_])([^_]*[^\s_])\1(?![\p{L}\p{N}_])/gu;

function namedIn(html: string): string[] {
  return [...html.matchAll(/\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi)].map((match) =>
    normalizeAnchor(match[1] ?? match[2] ?? match[3] ?? ''),
  );
}
