import { normalizeLabel, readDestination } from './inlines.ts';
import type { Definition } from './read-markdown.ts';

/** The offset in the file at which each line of a text starts. */
export type LineOffsets = readonly { readonly at: number; readonly offset: number }[];

export type RawBlock =
  | {
      readonly kind: 'heading' | 'text';
      readonly line: number;
      readonly text: string;
      readonly offsets: LineOffsets;
    }
  | { readonly kind: 'html'; readonly content: string; readonly start: number }
  | { readonly kind: 'code'; readonly info: string; readonly content: string; readonly line: number };

interface Line {
  readonly text: string;
  readonly offset: number;
  readonly number: number;
  readonly quotes: number;
}

interface Fence {
  readonly mark: string;
  readonly info: string;
  readonly indent: number;
  readonly quotes: number;
  readonly list: number;
  readonly lines: string[];
  readonly line: number;
}

const BLOCK_TAG =
  /^<\/?(address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(\s|\/?>|$)/i;
const LONE_TAG = /^(<[A-Za-z][\w-]*(\s[^<>]*)?\/?>|<\/[A-Za-z][\w-]*\s*>)\s*$/;
const ITEM = /^( *)([-*+]|\d{1,9}[.)])( +|$)/;

/** Splits a text into blocks, line by line. */
export class MarkdownBlocks {
  readonly blocks: RawBlock[] = [];
  readonly definitions = new Map<string, Definition>();
  readonly #text: string;
  /** Column at which the content of the innermost list item starts; the outer ones below it. */
  #items: number[] = [];
  #paragraph: Line[] = [];
  /** Where the content of the paragraph's item starts. */
  #paragraphBase = 0;
  #indented: Line[] = [];
  #fence: Fence | undefined;
  #html: { readonly end: RegExp; readonly start: number; readonly lines: string[] } | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  read(): this {
    let offset = 0;
    this.#text.split('\n').forEach((raw, index) => {
      this.#line(raw.replace(/\r$/, ''), offset, index + 1);
      offset += raw.length + 1;
    });
    this.#close();
    return this;
  }

  #line(raw: string, offset: number, number: number): void {
    const quote = /^(?: {0,3}> ?)+/.exec(raw)?.[0] ?? '';
    const quotes = quote.split('>').length - 1;
    const text = raw.slice(quote.length).replace(/^[ \t]+/, (space) => space.replaceAll('\t', '    '));
    const lost = text.length - (raw.length - quote.length);
    const line: Line = { text, offset: offset + quote.length - lost, number, quotes };
    const indent = text.length - text.trimStart().length;
    const isBlank = text.trim() === '';
    if (this.#inFence(line, indent, isBlank) || this.#inHtml(raw, text, isBlank)) {
      return;
    }
    if (isBlank) {
      this.#endParagraph();
      if (this.#indented.length > 0) {
        this.#indented.push(line);
      }
      return;
    }
    this.#leaveItems(indent, text);
    this.#content(line, this.#items.at(-1) ?? 0);
  }

  /** An item ends where a line that continues no paragraph stands left of its content. */
  #leaveItems(indent: number, text: string): void {
    const isLazy =
      this.#paragraph.length > 0 &&
      !ITEM.test(text) &&
      !/^ {0,3}(#{1,6}(\s|$)|```|~~~|<|([-*_=] *)+$)/.test(text);
    while (!isLazy && this.#items.length > 0 && indent < (this.#items.at(-1) ?? 0)) {
      this.#items.pop();
    }
  }

  /** A line that stands in no fence and no HTML; `base` is where the content of its item starts. */
  #content(line: Line, base: number): void {
    const { text } = line;
    const indent = text.length - text.trimStart().length;
    const bare = text.trimStart();
    if (indent - base >= 4 && this.#paragraph.length === 0) {
      this.#indented.push({ ...line, text: text.slice(base + 4) });
      return;
    }
    this.#endIndented();
    const fence = /^(`{3,}|~{3,})(.*)$/.exec(bare);
    const heading = /^(#{1,6})(?=[ \t]|$)/.exec(bare);
    const item = ITEM.exec(bare);
    if (
      fence !== null &&
      indent - base < 4 &&
      (fence[1]?.startsWith('~') === true || !(fence[2] ?? '').includes('`'))
    ) {
      this.#endParagraph();
      const { quotes, number } = line;
      const info = (fence[2] ?? '').trim();
      this.#fence = { mark: fence[1] ?? '', info, indent, quotes, list: base, lines: [], line: number + 1 };
    } else if (heading !== null && indent - base < 4) {
      this.#endParagraph();
      const content = bare
        .slice((heading[1] ?? '').length)
        .trim()
        .replace(/(^|[ \t])#+$/, '')
        .trim();
      this.#add('heading', [
        {
          ...line,
          text: content,
          offset: line.offset + text.indexOf(content, indent + (heading[1] ?? '').length),
        },
      ]);
    } else if (
      /^(=+|-+)\s*$/.test(bare) &&
      this.#paragraph.length > 0 &&
      base === this.#paragraphBase &&
      indent >= base &&
      indent - base < 4
    ) {
      this.#endParagraph('heading');
    } else if (/^([-*_])[ \t]*(\1[ \t]*){2,}$/.test(bare)) {
      this.#endParagraph();
    } else if (
      item !== null &&
      (this.#paragraph.length === 0 ||
        (item[3] !== '' && !/^([2-9]|\d{2,})/.test(item[2] ?? '')) ||
        this.#items.length > 0 ||
        base !== this.#paragraphBase)
    ) {
      this.#endParagraph();
      const space = (item[3] ?? '').length;
      const width = indent + (item[2] ?? '').length + (space > 4 || space === 0 ? 1 : space);
      this.#items.push(width);
      if (bare.length > item[0].length || space > 4) {
        this.#content({ ...line, text: ' '.repeat(width) + text.slice(width) }, width);
      }
    } else if (!this.#startHtml(line, bare)) {
      this.#paragraphBase = this.#paragraph.length === 0 ? base : this.#paragraphBase;
      this.#paragraph.push({ ...line, text: bare, offset: line.offset + indent });
    }
  }

  #inFence(line: Line, indent: number, isBlank: boolean): boolean {
    const fence = this.#fence;
    if (fence === undefined) {
      return false;
    }
    const bare = line.text.trim();
    const isClosed =
      bare.startsWith(fence.mark) && bare === bare.charAt(0).repeat(bare.length) && indent - fence.list < 4;
    const isLeft = line.quotes < fence.quotes || (!isBlank && indent < fence.list);
    if (isClosed || isLeft) {
      this.#endFence();
      return !isLeft;
    }
    fence.lines.push(line.text.slice(Math.min(indent, fence.indent)));
    return true;
  }

  #startHtml(line: Line, bare: string): boolean {
    const end = /^<(script|pre|style|textarea)(\s|>|$)/i.test(bare)
      ? /<\/(script|pre|style|textarea)>/i
      : bare.startsWith('<!--')
        ? /-->/
        : /^<(\?|![A-Z])/.test(bare)
          ? />/
          : BLOCK_TAG.test(bare) || (LONE_TAG.test(bare) && this.#paragraph.length === 0)
            ? /^\s*$/
            : undefined;
    if (end === undefined) {
      return false;
    }
    this.#endParagraph();
    this.#html = { end, start: line.offset, lines: [] };
    this.#inHtml(line.text, line.text, false);
    return true;
  }

  /** Lines are kept as they stand, so that places in them can be told. */
  #inHtml(raw: string, text: string, isBlank: boolean): boolean {
    const html = this.#html;
    if (html === undefined) {
      return false;
    }
    html.lines.push(raw);
    if (html.end.test(text) || (isBlank && html.end.source === '^\\s*$')) {
      this.#endHtml();
    }
    return true;
  }

  #close(): void {
    this.#endParagraph();
    this.#endIndented();
    this.#endFence();
    this.#endHtml();
  }

  #endHtml(): void {
    if (this.#html !== undefined) {
      this.blocks.push({ kind: 'html', content: this.#html.lines.join('\n'), start: this.#html.start });
      this.#html = undefined;
    }
  }

  #endFence(): void {
    if (this.#fence !== undefined) {
      const { info, lines, line } = this.#fence;
      this.blocks.push({ kind: 'code', info, content: lines.join('\n'), line });
      this.#fence = undefined;
    }
  }

  #endIndented(): void {
    const [first] = this.#indented;
    if (first !== undefined) {
      const content = this.#indented.map((line) => line.text).join('\n');
      this.blocks.push({ kind: 'code', info: '', content, line: first.number });
      this.#indented = [];
    }
  }

  #endParagraph(kind: 'heading' | 'text' = 'text'): void {
    let lines = this.#paragraph;
    this.#paragraph = [];
    for (let rest = this.#definition(lines); rest !== undefined; rest = this.#definition(lines)) {
      lines = rest;
    }
    if (lines.length > 0) {
      this.#add(kind, lines);
    }
  }

  /** What is left of a paragraph after a definition at its start; undefined when there is none. */
  #definition(lines: readonly Line[]): Line[] | undefined {
    const [first, second] = lines;
    const match = /^\[((?:[^\][\\]|\\.){1,999})\]:\s*(.*)$/.exec(first?.text ?? '');
    if (first === undefined || match === null || (match[1] ?? '').trim() === '') {
      return undefined;
    }
    const isNext = match[2] === '';
    const found = readDestination(isNext ? (second?.text.trim() ?? '') : (match[2] ?? ''), 0);
    const rest = (isNext ? (second?.text.trim() ?? '') : (match[2] ?? '')).slice(found?.end ?? 0);
    if (found === undefined || found.target === '' || !/^\s*$|^\s+["'(]/.test(rest)) {
      return undefined;
    }
    const label = normalizeLabel(match[1] ?? '');
    if (!this.definitions.has(label)) {
      this.definitions.set(label, {
        target: found.target,
        start: first.offset,
        end: first.offset + first.text.trimEnd().length,
      });
    }
    const used = isNext ? 2 : 1;
    // A title may stand on a line of its own.
    const isTitle = rest.trim() === '' && /^\s*("[^"]*"|'[^']*'|\([^)]*\))\s*$/.test(lines[used]?.text ?? '');
    return lines.slice(used + (isTitle ? 1 : 0));
  }

  #add(kind: 'heading' | 'text', lines: readonly Line[]): void {
    const offsets: { at: number; offset: number }[] = [];
    let text = '';
    for (const line of lines) {
      text += offsets.length === 0 ? '' : '\n';
      offsets.push({ at: text.length, offset: line.offset });
      text += line.text;
    }
    this.blocks.push({ kind, line: lines[0]?.number ?? 1, text, offsets });
  }
}
