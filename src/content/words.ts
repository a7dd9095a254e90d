/** Words of a markdown body outside code fences; link targets and markup do not count. */
export function countWords(body: string): number {
  const prose = body
    .replace(/^(`{3,}).*\n[\s\S]*?^\1`*\s*$/gm, '')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/[#*_|>`[\]-]/g, ' ');
  return prose.match(/[\p{L}\p{N}][\p{L}\p{N}.,'’/:+%]*/gu)?.length ?? 0;
}
