import type { Site } from '../site.ts';
import type { SourceFile } from '../source-file.ts';
import { unescapeText } from './inlines.ts';
import type { MarkdownText } from './read-markdown.ts';

/** A link or picture that may point at something of the repository. */
export interface MarkdownLink {
  /** Decoded path as written, relative or from the root (`/…`); empty for a heading of the same file. */
  readonly path: string;
  /** What follows `#`, decoded; undefined without one. */
  readonly fragment: string | undefined;
  readonly site: Site;
}

/** Finds the links of a file, inline, by reference and in HTML; addresses of other places are left out. */
export function readLinks(source: SourceFile, markdown: MarkdownText): MarkdownLink[] {
  const reader = new LinkReader(source);
  reader.read(markdown);
  return reader.links;
}

/** Values are bounded, so that a file of broken tags takes no longer than another. */
const HTML_ADDRESS =
  /<(?:a|img|source|video|audio)\b(?:[^<>"']|"[^"<]{0,500}"|'[^'<]{0,500}'){0,2000}?\s(?:href|src|srcset)\s*=\s*(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\s"'>]{1,2000}))/gi;

class LinkReader {
  readonly links: MarkdownLink[] = [];
  readonly #source: SourceFile;
  readonly #usedLabels = new Set<string>();

  constructor(source: SourceFile) {
    this.#source = source;
  }

  read(markdown: MarkdownText): void {
    for (const block of markdown.blocks) {
      if (block.kind === 'html') {
        this.#html(block.content, block.start);
      } else if (block.kind !== 'code') {
        for (const inline of block.inlines) {
          if (inline.kind === 'html') {
            this.#html(inline.content, inline.start);
          } else if (inline.kind === 'link' && !this.#isUsed(inline.label)) {
            this.#add(inline.target, inline.start, inline.end);
          }
        }
      }
    }
  }

  /** The definition is the place to mend, however often it is used. `[^1]` is a footnote. */
  #isUsed(label: string | undefined): boolean {
    if (label === undefined) {
      return false;
    }
    const isUsed = this.#usedLabels.has(label) || label.startsWith('^');
    this.#usedLabels.add(label);
    return isUsed;
  }

  #html(content: string, start: number): void {
    const visible = content.replace(/<!--[^]*?(-->|$)/g, (comment) => ' '.repeat(comment.length));
    for (const match of visible.matchAll(HTML_ADDRESS)) {
      const value = match[1] ?? match[2] ?? match[3] ?? '';
      const at = this.#source.text.indexOf(value, start + match.index);
      const isSet = /\ssrcset\s*=\s*["']?[^"']*["']?$/i.test(match[0]);
      const addresses = isSet ? value.split(',').map((part) => part.trim().split(/\s/)[0] ?? '') : [value];
      for (const address of addresses) {
        this.#add(unescapeText(address.trim()), Math.max(at, start), Math.max(at, start) + value.length);
      }
    }
  }

  #add(destination: string, start: number, end: number): void {
    const address = readAddress(destination);
    if (address !== undefined) {
      this.links.push({ ...address, site: this.#source.site(start, end) });
    }
  }
}

/** Placeholders of templates, and addresses that a site generator or bundler resolves. */
const NO_PATH =
  /^(url|uri|link|href|address)$|^path\/to\/|^\.{3}|\{\{|\{%|<%|\$\{|\$\(|<[^>]*>|^[@~{]|^[a-z][a-z\d+.-]*:|^\/\//i;

/** What the all-contributors bot links where somebody's work has no address: it leads nowhere on purpose. */
const CREDIT =
  /^#(a11y|audio|blog|bug|business|code|content|data|design|doc|eventOrganizing|example|financial|fundingFinding|ideas|infra|maintenance|mentoring|platform|plugin|projectManagement|promotion|question|research|review|security|talk|test|tool|translation|tutorial|userTesting|video)-[\w-]+$/;

function readAddress(destination: string): Pick<MarkdownLink, 'path' | 'fragment'> | undefined {
  const text = destination.trim();
  if (text === '' || NO_PATH.test(text) || CREDIT.test(text)) {
    return undefined;
  }
  const hash = text.indexOf('#');
  const path = (hash < 0 ? text : text.slice(0, hash)).replace(/\?.*$/, '').replaceAll('\\', '/');
  return { path: decode(path), fragment: hash < 0 ? undefined : decode(text.slice(hash + 1)) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
