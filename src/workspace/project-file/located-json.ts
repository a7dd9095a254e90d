import {
  findNodeAtLocation,
  getNodeValue,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import { LineMap } from '../source-text.ts';
import { ProjectFileError } from './project-error.ts';

/** Where something stands in a file; both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

type JsonPath = readonly (string | number)[];

/** JSON with comments, in which every value knows its place. */
export class LocatedJson {
  readonly path: string;
  readonly value: unknown;
  readonly #root: Node;
  readonly #lines: LineMap;

  /**
   * @param path of the file, relative to the open folder, for messages
   * @throws {ProjectFileError} when the text is not JSON, or names a key twice
   */
  constructor(path: string, text: string) {
    this.path = path;
    this.#lines = new LineMap(text);
    const errors: ParseError[] = [];
    const root = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
    const [error] = errors;
    if (root === undefined || error !== undefined) {
      const words = error === undefined ? 'empty' : wordsOf(printParseErrorCode(error.error));
      throw new ProjectFileError(
        { path, ...this.#lines.at(error?.offset ?? 0) },
        `the file is not valid JSON (${words})`,
        'Mend it here; comments and trailing commas are allowed',
      );
    }
    this.#root = root;
    const twice = firstRepeatedKey(root);
    if (twice !== undefined) {
      throw new ProjectFileError(
        { path, ...this.#lines.at(twice.offset) },
        `the key "${String(twice.value)}" stands here for the second time`,
        'Keep one of the two',
      );
    }
    this.value = getNodeValue(root) as unknown;
  }

  /** The place of a value; of the nearest one that is there, when the value itself is missing. */
  at(path: JsonPath): Position {
    for (let length = path.length; length > 0; length--) {
      const node = findNodeAtLocation(this.#root, path.slice(0, length));
      if (node !== undefined) {
        return this.#lines.at(node.offset);
      }
    }
    return this.#lines.at(this.#root.offset);
  }

  /** The place of a key rather than of its value. */
  atKey(path: JsonPath): Position {
    const node = findNodeAtLocation(this.#root, path as (string | number)[]);
    const key = node?.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
    return key === undefined ? this.at(path) : this.#lines.at(key.offset);
  }

  /** An error at the place of a value. */
  error(path: JsonPath, problem: string, advice: string): ProjectFileError {
    return new ProjectFileError({ path: this.path, ...this.at(path) }, problem, advice);
  }
}

/** `CommaExpected` as `comma expected`. */
function wordsOf(code: string): string {
  return code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

/** The key of the first property that its object already has: a parser would silently keep one of the two. */
function firstRepeatedKey(node: Node): Node | undefined {
  const seen = new Set<unknown>();
  for (const child of node.children ?? []) {
    const key = node.type === 'object' ? child.children?.[0] : undefined;
    if (key !== undefined && seen.has(key.value)) {
      return key;
    }
    seen.add(key?.value);
    const below = firstRepeatedKey(child);
    if (below !== undefined) {
      return below;
    }
  }
  return undefined;
}
