import type { LineOffsets } from './markdown-blocks.ts';
import type { Definition } from './read-markdown.ts';

/** A part of a paragraph or heading; offsets are those of the file. */
export type Inline =
  | { readonly kind: 'text'; readonly content: string }
  | { readonly kind: 'code'; readonly content: string; readonly start: number; readonly end: number }
  | { readonly kind: 'html'; readonly content: string; readonly start: number }
  /** A link or picture with its address as written, or by the label of a definition. */
  | {
      readonly kind: 'link';
      readonly target: string;
      readonly label: string | undefined;
      readonly start: number;
      readonly end: number;
    };

const HTML =
  /<(?:!--[^]{0,5000}?-->|\/[A-Za-z][\w-]*\s*>|[A-Za-z][\w-]*(?:\s+[A-Za-z_:@][\w.:-]*(?:\s*=\s*(?:"[^"]{0,2000}"|'[^']{0,2000}'|[^\s"'=<>`]{1,2000}))?)*\s*\/?>|\?[^]{0,2000}?\?>|![A-Z][^>]{0,2000}>)/y;
const AUTOLINK = /<([A-Za-z][A-Za-z\d+.-]{1,31}:[^\s<>]*|[\w.+-]+@[\w.-]+)>/y;

/** Nobody nests brackets deeper, and no address or label is longer; more would take long to read. */
const NESTING_LIMIT = 40;
const LENGTH_LIMIT = 2000;

/** Reads the code, HTML, links and pictures of a text. */
export function readInlines(
  text: string,
  offsets: LineOffsets,
  definitions: ReadonlyMap<string, Definition>,
): Inline[] {
  return new InlineReader(text, offsets, definitions).read();
}

class InlineReader {
  readonly #text: string;
  readonly #offsets: LineOffsets;
  readonly #definitions: ReadonlyMap<string, Definition>;
  readonly #found: Inline[] = [];
  /** Open brackets: where they stand, and how much had been found before. */
  #open: { readonly at: number; readonly count: number; readonly isImage: boolean; isActive: boolean }[] = [];
  #plain = '';

  constructor(text: string, offsets: LineOffsets, definitions: ReadonlyMap<string, Definition>) {
    this.#text = text;
    this.#offsets = offsets;
    this.#definitions = definitions;
  }

  read(): Inline[] {
    const text = this.#text;
    for (let at = 0; at < text.length;) {
      const character = text[at] ?? '';
      if (character === '\\' && /[!-/:-@[-`{-~]/.test(text[at + 1] ?? '')) {
        this.#plain += text[at + 1] ?? '';
        at += 2;
      } else if (character === '`') {
        at = this.#code(at);
      } else if (character === '<') {
        at = this.#html(at);
      } else if (
        this.#open.length < NESTING_LIMIT &&
        (character === '[' || (character === '!' && text[at + 1] === '['))
      ) {
        this.#flush();
        this.#open.push({ at, count: this.#found.length, isImage: character === '!', isActive: true });
        at += character === '!' ? 2 : 1;
      } else if (character === ']') {
        at = this.#close(at);
      } else {
        this.#plain += character === '\n' ? ' ' : character;
        at++;
      }
    }
    this.#flush();
    while (this.#open.length > 0) {
      this.#restore(this.#open.pop());
    }
    return this.#found;
  }

  /** A bracket that opened nothing is text. */
  #restore(opener: { readonly count: number; readonly isImage: boolean } | undefined): void {
    if (opener !== undefined) {
      this.#flush();
      this.#found.splice(opener.count, 0, { kind: 'text', content: opener.isImage ? '![' : '[' });
    }
  }

  #flush(): void {
    if (this.#plain !== '') {
      this.#found.push({ kind: 'text', content: this.#plain });
      this.#plain = '';
    }
  }

  #code(at: number): number {
    const run = /`+/y;
    run.lastIndex = at;
    const mark = run.exec(this.#text)?.[0] ?? '`';
    const start = at + mark.length;
    const end = new RegExp(`(?<!\`)\`{${mark.length}}(?!\`)`, 'g');
    end.lastIndex = start;
    const close = end.exec(this.#text)?.index;
    if (close === undefined) {
      this.#plain += mark;
      return start;
    }
    this.#flush();
    const raw = this.#text.slice(start, close).replaceAll('\n', ' ');
    const content = /^ .*\S.* $/.test(raw) ? raw.slice(1, -1) : raw;
    this.#found.push({ kind: 'code', content, start: this.#offsetOf(start), end: this.#offsetOf(close) });
    return close + mark.length;
  }

  #html(at: number): number {
    for (const pattern of [HTML, AUTOLINK]) {
      pattern.lastIndex = at;
      const match = pattern.exec(this.#text);
      if (match !== null) {
        this.#flush();
        this.#found.push(
          pattern === HTML
            ? { kind: 'html', content: match[0], start: this.#offsetOf(at) }
            : { kind: 'text', content: match[1] ?? '' },
        );
        return at + match[0].length;
      }
    }
    this.#plain += '<';
    return at + 1;
  }

  #close(at: number): number {
    const opener = this.#open.pop();
    const link =
      opener?.isActive === true ? this.#linkAt(at, opener.at + (opener.isImage ? 2 : 1)) : undefined;
    if (opener === undefined || link === undefined) {
      this.#restore(opener);
      this.#plain += ']';
      return at + 1;
    }
    this.#flush();
    if (opener.isImage) {
      // What describes a picture is no text of the heading.
      this.#found.splice(
        opener.count,
        this.#found.length,
        ...this.#found.slice(opener.count).filter((item) => item.kind === 'link'),
      );
    } else {
      this.#open = this.#open.map((other) => (other.isImage ? other : { ...other, isActive: false }));
    }
    this.#found.push({ kind: 'link', ...link.link });
    return link.end;
  }

  #linkAt(
    at: number,
    from: number,
  ): { link: Omit<Extract<Inline, { kind: 'link' }>, 'kind'>; end: number } | undefined {
    const text = this.#text;
    if (text[at + 1] === '(') {
      const space = /\s*/y;
      space.lastIndex = at + 2;
      const start = at + 2 + (space.exec(text)?.[0].length ?? 0);
      const found = readDestination(text, start);
      const after =
        /(?:\s+(?:"(?:[^"\\]|\\[^]){0,1000}"|'(?:[^'\\]|\\[^]){0,1000}'|\((?:[^()\\]|\\[^]){0,1000}\)))?\s*\)/y;
      after.lastIndex = found?.end ?? start;
      const rest = found === undefined ? null : after.exec(text);
      if (found !== undefined && rest !== null) {
        return {
          link: {
            target: found.target,
            label: undefined,
            start: this.#offsetOf(start),
            end: this.#offsetOf(found.end),
          },
          end: found.end + rest[0].length,
        };
      }
    }
    const named = /\[((?:[^\][\\]|\\.){0,999})\]/y;
    named.lastIndex = at + 1;
    const given = named.exec(text);
    const own = text.slice(from, Math.min(at, from + LENGTH_LIMIT));
    const label = normalizeLabel(given === null || (given[1] ?? '').trim() === '' ? own : (given[1] ?? ''));
    const definition = this.#definitions.get(label);
    return definition === undefined
      ? undefined
      : {
          link: { target: definition.target, label, start: definition.start, end: definition.end },
          end: at + 1 + (given?.[0].length ?? 0),
        };
  }

  #offsetOf(at: number): number {
    let low = 0;
    let high = this.#offsets.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#offsets[middle]?.at ?? 0) <= at) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    const line = this.#offsets[low];
    return (line?.offset ?? 0) + at - (line?.at ?? 0);
  }
}

/** A link's address at a place: in `<…>`, or without spaces and with balanced parentheses. */
export function readDestination(
  text: string,
  start: number,
): { readonly target: string; readonly end: number } | undefined {
  if (text[start] === '<') {
    const angled = /<((?:[^<>\n\\]|\\.)*)>/y;
    angled.lastIndex = start;
    const match = angled.exec(text);
    return match === null
      ? undefined
      : { target: unescapeText(match[1] ?? ''), end: start + match[0].length };
  }
  let depth = 0;
  let at = start;
  for (; at < text.length && at - start < LENGTH_LIMIT; at++) {
    const character = text[at] ?? '';
    if (character === '\\' && /[!-/:-@[-`{-~]/.test(text[at + 1] ?? '')) {
      at++;
    } else if (/\s/.test(character)) {
      break;
    } else if (character === '(') {
      depth++;
    } else if (character === ')' && --depth < 0) {
      break;
    }
  }
  return depth > 0 ? undefined : { target: unescapeText(text.slice(start, at)), end: at };
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
};

/** Takes backslashes off punctuation and puts characters for entities; names without a meaning in paths become a dash. */
export function unescapeText(text: string): string {
  return text
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(
      /&(?:#(\d{1,7})|#[xX]([\dA-Fa-f]{1,6})|([A-Za-z]\w{1,30}));/g,
      (_, decimal?: string, hex?: string, name?: string) => {
        const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
        return name === undefined
          ? code > 0 && code <= 0x10ffff
            ? String.fromCodePoint(code)
            : ''
          : (NAMED[name] ?? '\u2013');
      },
    );
}

export function normalizeLabel(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}
