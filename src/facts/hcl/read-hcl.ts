import type { HclAttribute, HclBlock, HclBody, HclValue } from './hcl-model.ts';
import { readTokens, type HclToken } from './hcl-tokens.ts';

/** Deeper nesting than this is read as an expression that nobody looks into. */
const DEPTH_LIMIT = 40;
/** Blocks of Terraform have at most two labels. */
const LABEL_LIMIT = 8;

/**
 * Reads HCL: blocks, attributes, literals. Expressions stay text. It never throws and always ends; what is not HCL is passed
 * over, so a mistake in one place does not hide the rest of the file.
 */
export function readHcl(text: string): HclBody {
  return new HclReader(text).readFile();
}

class HclReader {
  readonly #text: string;
  readonly #tokens: readonly HclToken[];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = readTokens(text);
  }

  readFile(): HclBody {
    return this.#readBody(0);
  }

  #peek(offset = 0): HclToken {
    const token = this.#tokens[Math.min(this.#at + offset, this.#tokens.length - 1)];
    return token ?? { kind: 'end', text: '', start: this.#text.length, end: this.#text.length };
  }

  #is(text: string, offset = 0): boolean {
    const token = this.#peek(offset);
    return token.kind === 'punctuation' && token.text === text;
  }

  /** To the closing brace, which is taken too; at depth 0 to the end of the file. */
  #readBody(depth: number): HclBody {
    const attributes: HclAttribute[] = [];
    const blocks: HclBlock[] = [];
    while (this.#peek().kind !== 'end') {
      if (this.#is('}')) {
        this.#at++;
        if (depth > 0) {
          break;
        }
      } else if (this.#peek().kind === 'name' && this.#is('=', 1) && !this.#is('=', 2)) {
        attributes.push(this.#readAttribute(depth));
      } else {
        const block = this.#peek().kind === 'name' ? this.#readBlock(depth) : undefined;
        if (block === undefined) {
          this.#at++;
        } else {
          blocks.push(block);
        }
      }
    }
    return { attributes, blocks };
  }

  #readAttribute(depth: number): HclAttribute {
    const name = this.#peek();
    this.#at += 2;
    const value = this.#readValue(depth);
    return { name: name.text, value, start: name.start, end: value.end };
  }

  /** `type "label" name {`; undefined, with nothing taken, for what is no block. */
  #readBlock(depth: number): HclBlock | undefined {
    let offset = 1;
    while (offset <= LABEL_LIMIT && ['name', 'string', 'template'].includes(this.#peek(offset).kind)) {
      offset++;
    }
    if (!this.#is('{', offset) || depth >= DEPTH_LIMIT) {
      return undefined;
    }
    const type = this.#peek();
    const labels = Array.from({ length: offset - 1 }, (_, index) => this.#peek(index + 1).text);
    const end = this.#peek(offset - 1).end;
    this.#at += offset + 1;
    return { type: type.text, labels, body: this.#readBody(depth + 1), start: type.start, end };
  }

  /** One expression: to the end of the line, or to a comma or closing bracket of what holds it. */
  #readValue(depth: number): HclValue {
    const first = this.#at;
    const token = this.#peek();
    const simple = this.#readSimple(token, depth);
    if (simple !== undefined && this.#isEndOfValue()) {
      return simple;
    }
    this.#at = first;
    return this.#readExpression();
  }

  #readSimple(token: HclToken, depth: number): HclValue | undefined {
    const { start, end, text } = token;
    if (token.kind === 'string') {
      this.#at++;
      return { kind: 'string', text, start, end };
    }
    if (token.kind === 'number' || (this.#is('-') && this.#peek(1).kind === 'number')) {
      const last = token.kind === 'number' ? token : this.#peek(1);
      this.#at += token.kind === 'number' ? 1 : 2;
      return { kind: 'number', text: token.kind === 'number' ? text : `-${last.text}`, start, end: last.end };
    }
    if (token.kind === 'name' && (text === 'true' || text === 'false')) {
      this.#at++;
      return { kind: 'bool', text, start, end };
    }
    if (depth < DEPTH_LIMIT && (this.#is('[') || this.#is('{'))) {
      return this.#readCollection(this.#is('['), depth + 1);
    }
    return undefined;
  }

  /** A list or an object; undefined for a `for` expression and for what has no end. */
  #readCollection(isList: boolean, depth: number): HclValue | undefined {
    const { start } = this.#peek();
    this.#at++;
    const items: HclValue[] = [];
    const entries: HclAttribute[] = [];
    for (;;) {
      while (this.#peek().kind === 'newline' || this.#is(',')) {
        this.#at++;
      }
      const token = this.#peek();
      if (token.kind === 'end' || (token.kind === 'name' && token.text === 'for')) {
        return undefined;
      }
      if (this.#is(isList ? ']' : '}')) {
        this.#at++;
        const { end } = this.#tokens[this.#at - 1] ?? token;
        return isList ? { kind: 'list', items, start, end } : { kind: 'object', entries, start, end };
      }
      if (isList) {
        const before = this.#at;
        items.push(this.#readValue(depth));
        if (this.#at === before) {
          return undefined;
        }
      } else {
        if (!['name', 'string'].includes(token.kind) || !(this.#is('=', 1) || this.#is(':', 1))) {
          return undefined;
        }
        entries.push(this.#readAttribute(depth));
      }
    }
  }

  #isEndOfValue(): boolean {
    const { kind } = this.#peek();
    return kind === 'newline' || kind === 'end' || this.#is(',') || this.#is(']') || this.#is('}');
  }

  /** Text to the end of the expression, brackets matched. */
  #readExpression(): HclValue {
    const { start } = this.#peek();
    let end = start;
    let depth = 0;
    for (;;) {
      const token = this.#peek();
      const isOpen = token.kind === 'punctuation' && /[([{]/.test(token.text);
      const isClose = token.kind === 'punctuation' && /[)\]}]/.test(token.text);
      if (token.kind === 'end' || (depth === 0 && (this.#isEndOfValue() || isClose))) {
        break;
      }
      depth += isOpen ? 1 : isClose ? -1 : 0;
      end = token.end;
      this.#at++;
    }
    return { kind: 'expression', text: this.#text.slice(start, end), start, end };
  }
}
