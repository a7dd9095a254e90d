import { extensionOf } from '../workspace/paths.ts';
import { mayHoldSecrets } from './secret-facts.ts';
import type { Span } from '../workspace/source-text.ts';
import type { Site } from './site.ts';
import type { SourceFile } from './source-file.ts';

/** An invisible character that changes the order in which a line is shown. */
export interface BidiChar {
  /** `U+202E` with its name. */
  readonly name: string;
  readonly site: Site;
  /** Each such character of the line. */
  readonly all: readonly Span[];
}

/** Embeddings, overrides and isolates, with what ends them. */
export const BIDI_GATE = /[\u202A-\u202E\u2066-\u2069]/;

const EACH = new RegExp(BIDI_GATE, 'g');

const NAMES: Readonly<Record<string, string>> = {
  '\u202A': 'left-to-right embedding',
  '\u202B': 'right-to-left embedding',
  '\u202C': 'pop directional formatting',
  '\u202D': 'left-to-right override',
  '\u202E': 'right-to-left override',
  '\u2066': 'left-to-right isolate',
  '\u2067': 'right-to-left isolate',
  '\u2068': 'first strong isolate',
  '\u2069': 'pop directional isolate',
};

/** Prose and translation tables, in which text of both directions is expected. */
const PROSE = new Set([
  '.md',
  '.mdx',
  '.markdown',
  '.rst',
  '.adoc',
  '.txt',
  '.tex',
  '.html',
  '.htm',
  '.srt',
  '.vtt',
]);

/** Source and configuration text: what a compiler, an interpreter or a server reads. */
export function mayHideBidi(path: string): boolean {
  return mayHoldSecrets(path) && !PROSE.has(extensionOf(path));
}

/** Finds the characters, one a line: those of a pair stand close together, and one place is enough to look. */
export function readBidiChars(source: SourceFile): readonly BidiChar[] | undefined {
  const found = new Map<number, Omit<BidiChar, 'all'> & { readonly all: Span[] }>();
  for (const match of source.text.matchAll(EACH)) {
    const site = source.site(match.index, match.index + 1);
    const span = source.lines.span(match.index, match.index + 1);
    const known = found.get(site.line);
    if (known !== undefined) {
      known.all.push(span);
    } else {
      const name = `${codePoint(match[0])} (${NAMES[match[0]] ?? 'bidirectional control'})`;
      found.set(site.line, {
        name,
        all: [span],
        site: { ...site, excerpt: site.excerpt.replace(EACH, (char) => `<${codePoint(char)}>`) },
      });
    }
  }
  return found.size === 0 ? undefined : [...found.values()];
}

function codePoint(char: string): string {
  return `U+${char.charCodeAt(0).toString(16).toUpperCase()}`;
}
