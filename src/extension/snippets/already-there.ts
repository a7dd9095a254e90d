/** Of a body's telling lines, so many must be found for it to count as inserted before. */
const SHARE = 0.8;

/**
 * The line (from 0) at which a body was inserted before, also if its tab stops were given other values; undefined if it
 * does not seem so.
 *
 * @param body with our tab stops
 */
export function findInserted(source: string, body: string): number | undefined {
  const sought = body
    .split('\n')
    .map((line) => line.trim())
    .filter(isTelling);
  if (sought.length === 0) {
    return undefined;
  }
  const present = new Map<string, number>();
  source.split(/\r?\n/).forEach((line, index) => {
    const text = line.trim();
    if (!present.has(text)) {
      present.set(text, index);
    }
  });
  const found = sought.flatMap((line) => {
    const index = line.includes('‹') ? findPattern(line, present) : present.get(line);
    return index === undefined ? [] : [index];
  });
  return found.length / sought.length >= SHARE ? Math.min(...found) : undefined;
}

/** Not a brace, not a comment, not nothing but a tab stop. */
function isTelling(line: string): boolean {
  return (
    line.replace(/‹[^›]*›/g, '').replace(/[^\p{L}\p{N}]/gu, '').length >= 3 && !/^(\/\/|#|\*|\/\*)/.test(line)
  );
}

function findPattern(line: string, present: ReadonlyMap<string, number>): number | undefined {
  const pieces = line.split(/‹[^›]*›/).map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`^${pieces.join('.*')}$`);
  for (const [text, index] of present) {
    if (pattern.test(text)) {
      return index;
    }
  }
  return undefined;
}
