import type { ImportMerge } from '../merge-imports.ts';
import { lineEnd, linesAfter } from './insertion.ts';

/** How a language that imports line by line writes it. */
export interface LineStyle {
  /** A line that imports. */
  readonly import: RegExp;
  /** A line that must stay above the imports, such as the package's. */
  readonly above: RegExp;
  /** True when a present line makes a wanted one needless, besides being equal to it. */
  readonly covers?: (present: string, wanted: string) => boolean;
}

const JAVA: LineStyle = {
  import: /^import\s/,
  above: /^package\s/,
  covers: (present, wanted) => {
    const type = /^import\s+(?!static\b)([\w.]+)\.\w+;/.exec(wanted)?.[1];
    return type !== undefined && present.replace(/\s+/g, ' ') === `import ${type}.*;`;
  },
};

/** By VS Code language id and by the language of a fence. */
export const LINE_LANGUAGES: Readonly<Record<string, LineStyle>> = {
  java: JAVA,
  kotlin: { import: /^import\s/, above: /^package\s/ },
  ruby: { import: /^require(_relative)?\s/, above: /^#\s*(frozen_string_literal|encoding)/ },
  php: { import: /^use\s/, above: /^(<\?php|declare\s*\(|namespace\s)/ },
};

const NO_STYLE: LineStyle = { import: /^(?!)/, above: /^(?!)/ };

/** Adds the lines that are missing after the last import, or below what must stay above them. */
export function lineImports(source: string, imports: string, style: LineStyle = NO_STYLE): ImportMerge {
  const lines = linesOf(source);
  const present = lines.map(({ text }) => text.trim());
  const wanted = imports.split('\n').map((line) => line.trimEnd()).filter((line) => line.trim() !== '');
  const missing = wanted.filter(
    (line) => !present.some((other) => other === line.trim() || style.covers?.(other, line.trim()) === true),
  );
  const top = lines.slice(0, endOfTop(lines, style));
  const lastImport = top.findLast(({ text }) => style.import.test(text));
  const above = top.findLast(({ text }) => style.above.test(text)) ?? headComment(lines);
  const anchor = lastImport ?? above;
  const headerEnd = anchor === undefined ? 0 : lineEnd(source, anchor.start);
  return { insertions: linesAfter(source, headerEnd, missing, lastImport === undefined), headerEnd };
}

interface Line {
  readonly text: string;
  readonly start: number;
}

function linesOf(source: string): Line[] {
  let start = 0;
  return source.split('\n').map((text) => {
    const line = { text, start };
    start += text.length + 1;
    return line;
  });
}

/** The number of lines before the first one that is neither an import, nor above them, nor a comment, nor blank. */
function endOfTop(lines: readonly Line[], style: LineStyle): number {
  let inComment = false;
  const first = lines.findIndex(({ text }) => {
    const line = text.trim();
    if (inComment || line.startsWith('/*')) {
      inComment = !line.includes('*/');
      return false;
    }
    return !(line === '' || /^(#|\/\/|\*)/.test(line) || style.import.test(line) || style.above.test(line));
  });
  return first < 0 ? lines.length : first;
}

/** The last line of a shebang or of a comment that a blank line sets apart, at the very top. */
function headComment(lines: readonly Line[]): Line | undefined {
  let last: Line | undefined;
  let inComment = false;
  for (const [index, line] of lines.entries()) {
    const text = line.text.trim();
    const isComment = inComment || /^(#|\/\/|\/\*)/.test(text);
    if (!isComment) {
      break;
    }
    inComment = (inComment || text.startsWith('/*')) && !text.includes('*/');
    const isShebang = index === 0 && text.startsWith('#!');
    if (isShebang || (!inComment && (lines[index + 1]?.text.trim() ?? '') === '')) {
      last = line;
    }
  }
  return last;
}
