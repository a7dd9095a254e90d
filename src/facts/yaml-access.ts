import { isAlias, isMap, isScalar, isSeq, type Document, type ParsedNode } from 'yaml';
import type { Piece, Site } from './site.ts';
import type { SourceFile } from './source-file.ts';
import { ScalarMap } from './yaml-scalar-map.ts';

/** Reading YAML nodes with their places. `undefined` stands for anything that is not there or not of the kind asked for. */
export type YamlNode = ParsedNode;

/** A key of a map with its value. */
export interface YamlEntry {
  readonly key: string;
  readonly keyNode: YamlNode;
  readonly value: YamlNode | undefined;
}

/** A key as text; the parser stands a symbol where it saw a merge key. */
function keyText(value: unknown): string {
  return typeof value === 'symbol' ? (value.description ?? '') : String(value);
}

/** Access to the nodes of one YAML document of a file; aliases are followed. */
export class YamlAccess {
  readonly #document: Document.Parsed;
  readonly #source: SourceFile;
  readonly #maps = new Map<YamlNode, ScalarMap>();

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
    return this.#entries(node, new Set());
  }

  /** Every map is merged once: aliases may lead back to where they came from, or to the same place a million times. */
  #entries(node: YamlNode | undefined, seen: Set<YamlNode>): YamlEntry[] {
    if (!isMap(node) || seen.has(node)) {
      return [];
    }
    seen.add(node);
    const own: YamlEntry[] = [];
    const merged: YamlEntry[] = [];
    for (const pair of node.items) {
      const key = isScalar(pair.key) ? keyText(pair.key.value) : undefined;
      const value = this.follow(pair.value);
      if (key === '<<') {
        const sources = isSeq(value) ? this.items(value) : [value];
        merged.push(...sources.flatMap((source) => this.#entries(source, seen)));
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

  /** The text of a scalar: numbers as written (`3.10`), booleans as they would print. */
  text(node: YamlNode | undefined): string | undefined {
    if (!isScalar(node) || node.value === null) {
      return undefined;
    }
    const { value } = node;
    return typeof value === 'string' ? value : typeof value === 'boolean' ? String(value) : node.source;
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
    const end =
      entry.value !== undefined && isScalar(entry.value) ? entry.value.range[1] : entry.keyNode.range[1];
    return this.#source.site(start, end);
  }

  /** The place of a part of a scalar's text; the whole scalar where the part cannot be found in the file. */
  partSite(node: YamlNode, start: number, end: number): Site {
    const range = this.#partRange(node, start, end);
    return range === undefined ? this.site(node) : this.#source.site(range.start, range.end);
  }

  /** The same for an edit: undefined where the file has the text in another form, such as with escapes. */
  partPiece(node: YamlNode, start: number, end: number): Piece | undefined {
    const range = this.#partRange(node, start, end);
    const piece = range === undefined ? undefined : this.#source.piece(range.start, range.end);
    return piece?.text === this.text(node)?.slice(start, end) ? piece : undefined;
  }

  #partRange(node: YamlNode, start: number, end: number): { start: number; end: number } | undefined {
    if (!isScalar(node)) {
      return undefined;
    }
    let map = this.#maps.get(node);
    if (map === undefined) {
      map = new ScalarMap(this.#source.text, node);
      this.#maps.set(node, map);
    }
    return map.range(start, end);
  }
}
