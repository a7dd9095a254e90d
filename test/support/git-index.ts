/** Writes a `.git/index` of version 2 that tracks the given paths, as git would. */
export function writeGitIndex(paths: readonly string[]): Uint8Array {
  const encoder = new TextEncoder();
  const entries = [...paths].sort().map((path) => {
    const name = encoder.encode(path);
    const length = Math.ceil((62 + name.length + 1) / 8) * 8;
    const entry = new Uint8Array(length);
    const view = new DataView(entry.buffer);
    view.setUint32(24, 0o100644);
    view.setUint16(60, Math.min(name.length, 0xfff));
    entry.set(name, 62);
    return entry;
  });
  const header = new Uint8Array(12);
  const view = new DataView(header.buffer);
  view.setUint32(0, 0x44495243);
  view.setUint32(4, 2);
  view.setUint32(8, entries.length);
  const result = new Uint8Array(12 + entries.reduce((sum, entry) => sum + entry.length, 0) + 20);
  result.set(header);
  let offset = 12;
  for (const entry of entries) {
    result.set(entry, offset);
    offset += entry.length;
  }
  return result;
}
