/**
 * Reads the list of tracked paths from a `.git/index` file, versions 2 to 4.
 * Source: git's Documentation/gitformat-index.txt (git 2.47).
 */

export type GitIndexResult =
  | { readonly kind: 'tracked'; readonly paths: readonly string[] }
  /** The index lists folders instead of files, so what is tracked cannot be told. */
  | { readonly kind: 'sparse' }
  | { readonly kind: 'unreadable'; readonly reason: string };

const SIGNATURE = 0x44495243; // "DIRC"
const FIXED_ENTRY_BYTES = 62;
const EXTENDED_FLAG = 0x4000;
const TREE_MODE = 0o040000;

/** The tracked paths, relative to the repository's root, each once, in the index's order. */
export function readGitIndex(bytes: Uint8Array): GitIndexResult {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || view.getUint32(0) !== SIGNATURE) {
    return { kind: 'unreadable', reason: 'not a git index' };
  }
  const version = view.getUint32(4);
  if (version < 2 || version > 4) {
    return { kind: 'unreadable', reason: `index version ${version} is not known` };
  }
  const count = view.getUint32(8);
  const decoder = new TextDecoder();
  const paths: string[] = [];
  let offset = 12;
  let previous = new Uint8Array();
  for (let entry = 0; entry < count; entry++) {
    if (offset + FIXED_ENTRY_BYTES > bytes.length) {
      return { kind: 'unreadable', reason: 'the index ends early' };
    }
    if ((view.getUint32(offset + 24) & 0o170000) === TREE_MODE) {
      return { kind: 'sparse' };
    }
    const extended = (view.getUint16(offset + 60) & EXTENDED_FLAG) !== 0;
    let nameStart = offset + FIXED_ENTRY_BYTES + (extended && version >= 3 ? 2 : 0);
    let prefix = new Uint8Array();
    if (version === 4) {
      const strip = readOffsetVarint(bytes, nameStart);
      nameStart = strip.next;
      prefix = previous.slice(0, Math.max(0, previous.length - strip.value));
    }
    const nameEnd = bytes.indexOf(0, nameStart);
    if (nameEnd < 0) {
      return { kind: 'unreadable', reason: 'the index ends early' };
    }
    const name = concatenate(prefix, bytes.subarray(nameStart, nameEnd));
    previous = name;
    const path = decoder.decode(name);
    if (paths.at(-1) !== path) {
      paths.push(path);
    }
    // Versions 2 and 3 pad each entry with 1 to 8 NUL bytes to a multiple of eight; version 4 ends at the NUL.
    offset = version === 4 ? nameEnd + 1 : offset + Math.ceil((nameEnd - offset + 1) / 8) * 8;
  }
  return { kind: 'tracked', paths };
}

/** Git's "offset encoding": base 128, most significant group first, each continuation adding one. */
function readOffsetVarint(bytes: Uint8Array, start: number): { value: number; next: number } {
  let next = start;
  let byte = bytes[next++] ?? 0;
  let value = byte & 0x7f;
  while ((byte & 0x80) !== 0) {
    byte = bytes[next++] ?? 0;
    value = (value + 1) * 128 + (byte & 0x7f);
  }
  return { value, next };
}

function concatenate(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(a.length + b.length);
  result.set(a);
  result.set(b, a.length);
  return result;
}
