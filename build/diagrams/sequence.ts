/** One line of a sequence diagram. */
type Line =
  | {
      readonly kind: 'message';
      readonly from: string;
      readonly to: string;
      readonly dashed: boolean;
      readonly text: string;
    }
  | { readonly kind: 'note'; readonly at: string; readonly text: string };

const COLUMN = 190;
const ROW = 38;
const HEAD = 34;
const MARGIN = 12;
const HEAD_WIDTH = 120;

/**
 * Draws who says what to whom, from top to bottom, as SVG in classes (see `drawGraph`). Lines are `A -> B: text`,
 * `A --> B: text` for an answer, and `note A: text`.
 *
 * @throws {Error} naming the line that is none of these
 */
export function drawSequence(source: string): string {
  const lines = source
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(readLine);
  const names = [
    ...new Set(lines.flatMap((line) => (line.kind === 'note' ? [line.at] : [line.from, line.to]))),
  ];
  const x = (name: string): number => MARGIN + HEAD_WIDTH / 2 + names.indexOf(name) * COLUMN;
  const width = 2 * MARGIN + HEAD_WIDTH + (names.length - 1) * COLUMN;
  const height = 2 * MARGIN + HEAD + (lines.length + 0.6) * ROW;
  const parts = names.map((name) => participant(name, x(name), height));
  lines.forEach((line, index) => {
    const y = MARGIN + HEAD + (index + 1) * ROW;
    parts.push(
      line.kind === 'note'
        ? note(line.text, x(line.at), y, width)
        : message(line, x(line.from), x(line.to), y),
    );
  });
  return `<svg viewBox="0 0 ${width} ${Math.round(height)}" width="${width}">${parts.join('')}</svg>`;
}

function readLine(text: string): Line {
  const message = /^(.+?)\s*(-->|->)\s*(.+?)\s*:\s*(.+)$/.exec(text);
  if (message !== null) {
    const [, from = '', arrow, to = '', label = ''] = message;
    return { kind: 'message', from, to, dashed: arrow === '-->', text: label };
  }
  const note = /^note\s+(.+?)\s*:\s*(.+)$/.exec(text);
  if (note === null) {
    throw new Error(`"${text}" is neither "A -> B: text", "A --> B: text" nor "note A: text"`);
  }
  return { kind: 'note', at: note[1] ?? '', text: note[2] ?? '' };
}

function participant(name: string, x: number, height: number): string {
  const left = x - HEAD_WIDTH / 2;
  return (
    `<path class="lifeline" d="M${x},${MARGIN + HEAD}V${height - MARGIN}"/>` +
    `<rect class="line" x="${left}" y="${MARGIN}" width="${HEAD_WIDTH}" height="${HEAD}" rx="5"/>` +
    text(name, x, MARGIN + HEAD / 2 + 4.5, 13)
  );
}

function message(line: Line & { kind: 'message' }, from: number, to: number, y: number): string {
  const dash = line.dashed ? ' stroke-dasharray="4 3"' : '';
  if (from === to) {
    const path = `M${from},${y - 12}h26v16h-20`;
    return `<path class="line"${dash} d="${path}"/>${arrowHead(from + 2, y + 4, -1)}${text(line.text, from + 34, y, 11.5, 'start')}`;
  }
  const direction = to > from ? 1 : -1;
  return (
    `<path class="line"${dash} d="M${from},${y}H${to - direction * 8}"/>` +
    arrowHead(to, y, direction) +
    text(line.text, (from + to) / 2, y - 6, 11.5)
  );
}

function note(label: string, x: number, y: number, width: number): string {
  const half = Math.min(label.length * 3.4 + 12, width / 2 - MARGIN);
  const center = Math.min(Math.max(x, half + MARGIN), width - half - MARGIN);
  return (
    `<rect class="note" x="${center - half}" y="${y - 17}" width="${half * 2}" height="25" rx="3"/>` +
    text(label, center, y, 11.5)
  );
}

function arrowHead(x: number, y: number, direction: 1 | -1): string {
  return `<polygon class="arrow" points="${x},${y} ${x - direction * 9},${y - 4} ${x - direction * 9},${y + 4}"/>`;
}

function text(label: string, x: number, y: number, size: number, anchor = 'middle'): string {
  return `<text text-anchor="${anchor}" x="${x}" y="${y}" font-size="${size}">${escapeXml(label)}</text>`;
}

/** Text as XML text. */
export function escapeXml(value: string): string {
  return value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
