import type { Site } from '../site.ts';
import { entriesOf, entryOf, itemsOf, textOf, type DataNode } from './data-node.ts';

/** A `$ref` with its place. */
export interface ApiReference {
  /** The file as written; empty for the same one. */
  readonly file: string;
  /** The JSON pointer behind `#`, decoded; empty for the whole. */
  readonly pointer: string;
  readonly site: Site;
}

/** Maps whose keys are names that authors choose, so that `example` below them is a name too. */
const NAME_MAPS =
  /^(properties|patternProperties|definitions|\$defs|schemas|parameters|responses|headers|callbacks|paths|webhooks|links|requestBodies|securitySchemes|pathItems|dependentSchemas|securityDefinitions|encoding|content|mapping|scopes|variables)$/;

/** Places of data, in which `$ref` is a word like any other. */
const DATA = /^(example|default|enum|const|value|x-.*)$/;

/** No schema nests deeper; aliases of YAML may. */
const DEPTH_LIMIT = 80;

/** All references of a file, those in examples and other data left out. */
export function findReferences(root: DataNode): ApiReference[] {
  const found: ApiReference[] = [];
  const seen = new Set<DataNode>();
  const visit = (node: DataNode, isNameMap: boolean, depth: number): void => {
    if (depth > DEPTH_LIMIT || node.kind === 'scalar' || seen.has(node)) {
      return;
    }
    seen.add(node);
    for (const item of itemsOf(node)) {
      visit(item, false, depth + 1);
    }
    for (const entry of entriesOf(node)) {
      const text = entry.key === '$ref' && !isNameMap ? textOf(entry.value) : undefined;
      if (text !== undefined) {
        found.push({ ...splitReference(text), site: entry.site() });
      } else if (isNameMap || !DATA.test(entry.key)) {
        // `examples` is a list of data in schemas, and a map of objects elsewhere.
        if (entry.key !== 'examples' || isNameMap || entry.value.kind === 'map') {
          visit(entry.value, !isNameMap && NAME_MAPS.test(entry.key), depth + 1);
        }
      }
    }
  };
  visit(root, false, 0);
  return found;
}

function splitReference(text: string): { file: string; pointer: string } {
  const hash = text.indexOf('#');
  return hash < 0
    ? { file: text, pointer: '' }
    : { file: text.slice(0, hash), pointer: decode(text.slice(hash + 1)) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Whether a pointer leads to something. One that passes through another reference is not followed: tools differ in that.
 * Names without a slash are anchors of schemas (OpenAPI 3.1).
 */
export function resolvesIn(root: DataNode, pointer: string): boolean {
  if (pointer === '' || pointer === '/') {
    return true;
  }
  if (!pointer.startsWith('/')) {
    return hasAnchor(root, pointer);
  }
  let current: DataNode | undefined = root;
  for (const part of pointer.slice(1).split('/')) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (entryOf(current, '$ref') !== undefined) {
      return true;
    }
    current = current.kind === 'list' ? current.items[Number(key)] : entryOf(current, key)?.value;
    if (current === undefined) {
      return false;
    }
  }
  return true;
}

function hasAnchor(root: DataNode, name: string): boolean {
  const seen = new Set<DataNode>();
  const visit = (node: DataNode): boolean => {
    if (node.kind === 'scalar' || seen.has(node)) {
      return false;
    }
    seen.add(node);
    return (
      itemsOf(node).some(visit) ||
      entriesOf(node).some(
        ({ key, value }) =>
          (/^\$(anchor|dynamicAnchor|id)$/.test(key) && textOf(value)?.replace(/^.*#/, '') === name) ||
          visit(value),
      )
    );
  };
  return visit(root);
}

/** How deep the pointers of a file are listed for references from other files. */
const POINTER_DEPTH = 3;

/** The pointers into a file that others may name, as far as `POINTER_DEPTH`. */
export function pointersOf(root: DataNode): string[] {
  const found: string[] = [];
  const visit = (node: DataNode, path: string, depth: number): void => {
    for (const { key, value } of entriesOf(node)) {
      const pointer = `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      found.push(pointer);
      if (depth < POINTER_DEPTH) {
        visit(value, pointer, depth + 1);
      }
    }
  };
  visit(root, '', 1);
  return found;
}

/** False for a pointer that leads deeper than the list. */
export function isListedDepth(pointer: string): boolean {
  return pointer.startsWith('/') && pointer.slice(1).split('/').length <= POINTER_DEPTH;
}
