/** One directive of an nginx file. Offsets are those of the file. */
export interface NginxDirective {
  readonly name: string;
  /** Arguments with quotes and escapes taken off. */
  readonly args: readonly string[];
  /** What stands between its braces; undefined for a directive that ends in a semicolon. */
  readonly block: readonly NginxDirective[] | undefined;
  readonly start: number;
  /** Behind its last argument. */
  readonly end: number;
}

interface Word {
  readonly kind: 'word' | 'open' | 'close' | 'semicolon' | 'end';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Deeper nesting than this is passed over; nginx itself allows no more than a few levels. */
const DEPTH_LIMIT = 30;

/**
 * Reads an nginx file: directives, blocks, quotes, comments. It never throws and always ends; a brace too many or too few
 * does not hide the rest.
 */
export function readNginx(text: string): NginxDirective[] {
  return new NginxReader(text).read(0);
}

class NginxReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** To the closing brace, which is taken too; at depth 0 to the end. */
  read(depth: number): NginxDirective[] {
    const directives: NginxDirective[] = [];
    let words: Word[] = [];
    for (;;) {
      const word = this.#next();
      if (word.kind === 'end' || (word.kind === 'close' && depth > 0)) {
        return directives;
      }
      if (word.kind === 'word') {
        words.push(word);
        continue;
      }
      const [name] = words;
      const last = words.at(-1);
      let block: NginxDirective[] | undefined;
      if (word.kind === 'open') {
        block = this.#readBlock(name?.text ?? '', depth);
      }
      if (name !== undefined && last !== undefined && word.kind !== 'close') {
        directives.push({
          name: name.text,
          args: words.slice(1).map((argument) => argument.text),
          block,
          start: name.start,
          end: last.end,
        });
      }
      words = [];
    }
  }

  /** Code of other languages is passed over, its braces counted, those in strings and comments left out. */
  #readBlock(name: string, depth: number): NginxDirective[] {
    if (!/_by_lua_block$|^(js|perl)_set_block$/.test(name) && depth < DEPTH_LIMIT) {
      return this.read(depth + 1);
    }
    const part = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|--[^\n]*|\/\/[^\n]*|[\s\S]/y;
    for (let open = 1; open > 0 && this.#at < this.#text.length;) {
      part.lastIndex = this.#at;
      const text = part.exec(this.#text)?.[0] ?? ' ';
      this.#at += text.length;
      open += text === '{' ? 1 : text === '}' ? -1 : 0;
    }
    return [];
  }

  #next(): Word {
    this.#skipSpace();
    const start = this.#at;
    const character = this.#text[start];
    if (character === undefined) {
      return { kind: 'end', text: '', start, end: start };
    }
    const kind = ({ '{': 'open', '}': 'close', ';': 'semicolon' } as const)[character];
    if (kind !== undefined) {
      this.#at++;
      return { kind, text: character, start, end: this.#at };
    }
    const text = character === '"' || character === "'" ? this.#quoted(character) : this.#bare();
    return { kind: 'word', text, start, end: this.#at };
  }

  #skipSpace(): void {
    const space = /(?:[\s\uFEFF]+|#[^\n]*)*/y;
    space.lastIndex = this.#at;
    this.#at += space.exec(this.#text)?.[0].length ?? 0;
  }

  #quoted(quote: string): string {
    let value = '';
    this.#at++;
    while (this.#at < this.#text.length) {
      const character = this.#text[this.#at++] ?? '';
      if (character === quote) {
        break;
      }
      value +=
        character === '\\' && this.#text[this.#at] === quote ? (this.#text[this.#at++] ?? '') : character;
    }
    return value;
  }

  /** A word up to white space, a semicolon or an opening brace; as in nginx, `${name}` and a closing brace belong to it. */
  #bare(): string {
    const from = this.#at;
    while (this.#at < this.#text.length) {
      const character = this.#text[this.#at] ?? '';
      if (character === '$' && this.#text[this.#at + 1] === '{') {
        const end = this.#text.indexOf('}', this.#at);
        this.#at = end < 0 ? this.#text.length : end + 1;
      } else if (character === '\\') {
        this.#at = Math.min(this.#at + 2, this.#text.length);
      } else if (/[\s;{]/.test(character)) {
        break;
      } else {
        this.#at++;
      }
    }
    return this.#text.slice(from, this.#at);
  }
}
