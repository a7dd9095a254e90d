/**
 * What `dockerfile-ast` asks of Node's `Buffer` (the bytes of a character), for the web worker, which has none. esbuild puts it
 * in place of the global.
 */
export const Buffer = { from: (text: string): Uint8Array => new TextEncoder().encode(text) };
