/** Longer lines are written by a bundler, not by a person. */
const LONGEST_LINE = 400;

/** True for a place in a line that a bundler or a minifier wrote: its source is judged, or it is somebody else's. */
export function isMinified(text: string, offset: number): boolean {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return (end === -1 ? text.length : end) - start > LONGEST_LINE;
}
