import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Site } from '../site.ts';
import type { SourceFile } from '../source-file.ts';
import { YamlAccess, type YamlNode } from '../yaml-access.ts';

/** A value of a YAML or JSON file with its place: one shape for both, so that their readers need to know one. */
export type DataNode = { readonly site: () => Site } & (
  | { readonly kind: 'map'; readonly entries: readonly DataEntry[] }
  | { readonly kind: 'list'; readonly items: readonly DataNode[] }
  | { readonly kind: 'scalar'; readonly value: unknown; readonly text: string }
);

export interface DataEntry {
  readonly key: string;
  readonly value: DataNode;
  /** The key and, where it is one line, its value. */
  readonly site: () => Site;
}

export interface DataFile {
  readonly root: DataNode | undefined;
  readonly errors: readonly { readonly message: string; readonly site: Site }[];
}

/** Reads a file as YAML or JSON, by its name. */
export function readDataFile(source: SourceFile): DataFile {
  return source.path.endsWith('.json') ? readJson(source) : readYaml(source);
}

function readJson(source: SourceFile): DataFile {
  const errors: ParseError[] = [];
  const root = parseTree(source.text, errors, { allowTrailingComma: false, disallowComments: true });
  return {
    root: root === undefined ? undefined : fromJson(source, root),
    errors: errors.map((error) => ({
      message: printParseErrorCode(error.error),
      site: source.site(error.offset, error.offset + error.length),
    })),
  };
}

function fromJson(source: SourceFile, node: Node): DataNode {
  const site = (): Site => source.site(node.offset, node.offset + node.length);
  if (node.type === 'object') {
    const entries = (node.children ?? []).flatMap((property): DataEntry[] => {
      const [key, value] = property.children ?? [];
      return key === undefined || value === undefined
        ? []
        : [
            {
              key: String(key.value),
              value: fromJson(source, value),
              site: () => {
                const isNested = value.type === 'object' || value.type === 'array';
                const end = isNested ? key : value;
                return source.site(key.offset, end.offset + end.length);
              },
            },
          ];
    });
    return { kind: 'map', entries, site };
  }
  if (node.type === 'array') {
    return { kind: 'list', items: (node.children ?? []).map((child) => fromJson(source, child)), site };
  }
  const text = source.text.slice(node.offset, node.offset + node.length);
  return { kind: 'scalar', value: node.value as unknown, text: text.replace(/^"|"$/g, ''), site };
}

function readYaml(source: SourceFile): DataFile {
  const document = source.yaml()[0];
  if (document === undefined) {
    return { root: undefined, errors: [] };
  }
  const yaml = new YamlAccess(document, source);
  const known = new Map<YamlNode, DataNode>();
  const convert = (node: unknown): DataNode | undefined => {
    const target = isAlias(node) ? yaml.follow(node) : (node as YamlNode | null | undefined);
    return target === null || target === undefined ? undefined : (known.get(target) ?? fromYaml(target));
  };
  const fromYaml = (node: YamlNode): DataNode => {
    const site = (): Site => yaml.site(node);
    if (isMap(node)) {
      const entries: DataEntry[] = [];
      const result: DataNode = { kind: 'map', entries, site };
      // Before its children: an alias may lead back here.
      known.set(node, result);
      for (const entry of yaml.entries(node)) {
        entries.push({
          key: entry.key,
          value: convert(entry.value) ?? {
            kind: 'scalar',
            value: null,
            text: '',
            site: () => yaml.entrySite(entry),
          },
          site: () => yaml.entrySite(entry),
        });
      }
      return result;
    }
    if (isSeq(node)) {
      const items: DataNode[] = [];
      const result: DataNode = { kind: 'list', items, site };
      known.set(node, result);
      for (const item of yaml.items(node)) {
        const converted = convert(item);
        items.push(...(converted === undefined ? [] : [converted]));
      }
      return result;
    }
    return { kind: 'scalar', value: isScalar(node) ? node.value : null, text: yaml.text(node) ?? '', site };
  };
  return {
    root: convert(yaml.root),
    errors: document.errors.map((error) => ({
      message: (error.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, ''),
      site: source.site(error.pos[0], error.pos[1]),
    })),
  };
}

export function entriesOf(node: DataNode | undefined): readonly DataEntry[] {
  return node?.kind === 'map' ? node.entries : [];
}

export function itemsOf(node: DataNode | undefined): readonly DataNode[] {
  return node?.kind === 'list' ? node.items : [];
}

export function entryOf(node: DataNode | undefined, key: string): DataEntry | undefined {
  return entriesOf(node).find((entry) => entry.key === key);
}

export function valueOf(node: DataNode | undefined, ...keys: readonly string[]): DataNode | undefined {
  let current = node;
  for (const key of keys) {
    current = entryOf(current, key)?.value;
  }
  return current;
}

export function textOf(node: DataNode | undefined): string | undefined {
  return node?.kind === 'scalar' && node.value !== null ? node.text : undefined;
}
