import { isAlias, isMap, isScalar, isSeq, type Document, type Pair, type ParsedNode, type Scalar } from 'yaml';
import type { Site } from './site.ts';
import type { SourceFile } from './source-file.ts';

/** Reading YAML nodes with their places. `undefined` stands for anything that is not there or not of the kind asked for. */
export type YamlNode = ParsedNode;

/** A key of a map with its value. */
export interface YamlEntry {
  readonly key: string;
  readonly keyNode: YamlNode;
  readonly value: YamlNode | undefined;
}

/** Access to the nodes of one YAML document of a file; aliases are followed. */
export class YamlAccess {
  readonly #document: Document.Parsed;
  readonly #source: SourceFile;

  constructor(document: Document.Parsed, source: SourceFile) {
    this.#document = document;
    this.#source = source;
  }

  get root(): YamlNode | undefined {
    return this.follow(this.#document.contents);
  }

  /** The node itself, or what an alias stands for. */
  follow(node: unknown): YamlNode | undefined {
    const target = isAlias(node) ? node.resolve(this.#document) : node;
    return isMap(target) || isSeq(target) || isScalar(target) ? (target as YamlNode) : undefined;
  }

  /** The entries of a map, merge keys (`<<`) included after its own. */
  entries(node: YamlNode | undefined): YamlEntry[] {
    if (!isMap(node)) {
      return [];
    }
    const own: YamlEntry[] = [];
    const merged: YamlEntry[] = [];
    for (const pair of node.items as Pair<ParsedNode, ParsedNode | null>[]) {
      const key = isScalar(pair.key) ? String(pair.key.value) : undefined;
      const value = this.follow(pair.value);
      if (key === '<<') {
        const sources = isSeq(value) ? this.items(value) : [value];
        merged.push(...sources.flatMap((source) => this.entries(source)));
      } else if (key !== undefined) {
        own.push({ key, keyNode: pair.key, value });
      }
    }
    const names = new Set(own.map((entry) => entry.key));
    return [...own, ...merged.filter((entry) => !names.has(entry.key))];
  }

  /** The value at a key of a map. */
  get(node: YamlNode | undefined, ...keys: readonly string[]): YamlNode | undefined {
    let current = node;
    for (const key of keys) {
      current = this.entries(current).find((entry) => entry.key === key)?.value;
    }
    return current;
  }

  entry(node: YamlNode | undefined, key: string): YamlEntry | undefined {
    return this.entries(node).find((entry) => entry.key === key);
  }

  /** The items of a list; empty for anything else. */
  items(node: YamlNode | undefined): YamlNode[] {
    return isSeq(node)
      ? node.items.flatMap((item) => {
          const target = this.follow(item);
          return target === undefined ? [] : [target];
        })
      : [];
  }

  /** A list as its items, a single value as a list of one: what CI files allow in many places. */
  many(node: YamlNode | undefined): YamlNode[] {
    return isSeq(node) ? this.items(node) : node === undefined ? [] : [node];
  }

  /** The text of a scalar: strings, numbers and booleans as they would print. */
  text(node: YamlNode | undefined): string | undefined {
    return isScalar(node) && node.value !== null ? String(node.value) : undefined;
  }

  isTrue(node: YamlNode | undefined): boolean {
    return isScalar(node) && node.value === true;
  }

  site(node: YamlNode): Site {
    const [start, end] = node.range;
    return this.#source.site(start, end);
  }

  /** The place of a key and the first line of its value. */
  entrySite(entry: YamlEntry): Site {
    const [start] = entry.keyNode.range;
    const end = entry.value !== undefined && isScalar(entry.value) ? entry.value.range[1] : entry.keyNode.range[1];
    return this.#source.site(start, end);
  }

  /**
   * The place of a part of a scalar's text. Plain and block scalars keep their text line by line; where the mapping is not
   * certain (escapes, folding) the whole scalar is the place.
   */
  partSite(node: YamlNode, start: number, end: number): Site {
    if (!isScalar(node)) {
      return this.site(node);
    }
    const offset = offsetInScalar(this.#source.text, node, start);
    return offset === undefined ? this.site(node) : this.#source.site(offset, offset + (end - start));
  }
}

/** The file's offset of a position in a scalar's value; undefined when the two cannot be matched. */
function offsetInScalar(text: string, node: Scalar.Parsed, position: number): number | undefined {
  const value = typeof node.value === 'string' ? node.value : '';
  const [start, end] = node.range;
  const raw = text.slice(start, end);
  const lineIndex = value.slice(0, position).split('\n').length - 1;
  const lineText = value.split('\n')[lineIndex] ?? '';
  const column = position - (value.lastIndexOf('\n', position - 1) + 1);
  if (lineText.trim() === '') {
    return undefined;
  }
  if (node.type === 'PLAIN' || node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE') {
    const at = raw.indexOf(lineText);
    return lineIndex === 0 && at >= 0 ? start + at + column : undefined;
  }
  // Block scalar: the header line, then one line of text for each line of the value (for `|`).
  const rawLines = raw.split('\n');
  let offset = start;
  let seen = -1;
  for (const [index, rawLine] of rawLines.entries()) {
    if (index > 0) {
      seen++;
      const at = rawLine.indexOf(lineText);
      if (node.type === 'BLOCK_LITERAL' ? seen === lineIndex : at >= 0) {
        return at < 0 ? undefined : offset + at + column;
      }
    }
    offset += rawLine.length + 1;
  }
  return undefined;
}
