import { baseName, extensionOf } from '../workspace/paths.ts';
import { findMaskedRanges } from './secrets/find-secrets.ts';
import type { Site } from './site.ts';
import { maskedText, type SourceFile } from './source-file.ts';

/** A comment that asks to leave a finding out of account. It is kept also where it is of no use, so that this can be said. */
export interface IgnoreComment {
  /** The id as it stands there; whether a check has it is not known here. */
  readonly check: string;
  /** Why; empty where the comment does not say. */
  readonly reason: string;
  /** The lines whose findings it is about: its own, and the next that is not such a comment itself. */
  readonly covers: readonly number[];
  readonly site: Site;
}

export const IGNORE_GATE = /backend-roadmap-ignore/;

type CommentStyle = 'slash' | 'hash' | 'dashes' | 'semicolon' | 'block' | 'markup';

/** How a comment starts, and what ends it before the line does. */
const STYLES: Readonly<Record<CommentStyle, { readonly start: string; readonly end: RegExp | undefined }>> = {
  slash: { start: '(?<![:\\w])//+', end: undefined },
  hash: { start: '(?:(?<=^|\\s)#+)', end: undefined },
  dashes: { start: '(?:(?<=^|\\s)--+)', end: undefined },
  semicolon: { start: '(?:(?<=^|\\s);+)', end: undefined },
  // A line of a longer block comment starts with its star.
  block: { start: '(?:/\\*+|(?<=^\\s*)\\*+(?!/))', end: /\s*\*+\/.*$/ },
  markup: { start: '<!--', end: /\s*--+>.*$/ },
};

const SLASHES: readonly CommentStyle[] = ['slash', 'block'];
const ALL: readonly CommentStyle[] = ['slash', 'hash', 'dashes', 'semicolon', 'block', 'markup'];

/** Comment styles by extension; where a file type is not listed, every style is tried. */
const BY_EXTENSION: Readonly<Record<string, readonly CommentStyle[]>> = {
  ...styles(
    '.js .cjs .mjs .jsx .ts .cts .mts .tsx .java .go .kt .kts .scala .groovy .gradle .rs .c .h .cc .cpp .cs .swift .proto .json .jsonc .json5 .scss .less',
    SLASHES,
  ),
  ...styles('.css', ['block']),
  ...styles('.php .tf .hcl .tfvars', ['slash', 'block', 'hash']),
  ...styles('.py .rb .sh .bash .zsh .yml .yaml .toml .env .dockerfile .mk .pl .r .ps1 .graphql', ['hash']),
  ...styles('.properties .ini .cfg .conf', ['hash', 'semicolon']),
  ...styles('.sql', ['dashes', 'block', 'hash']),
  ...styles('.lua .hs', ['dashes']),
  ...styles('.md .mdx .markdown .html .htm .xml .svg', ['markup']),
  ...styles('.vue .svelte', ['markup', 'slash', 'block']),
};

/** Reads the ignore comments of a file, in the order of their lines; undefined when it has none. */
export function readIgnoreComments(source: SourceFile): readonly IgnoreComment[] | undefined {
  const pattern = patternOf(source.path);
  const found: { line: number; check: string; reason: string; isAlone: boolean; site: Site }[] = [];
  for (const [index, text] of source.text.split('\n').entries()) {
    if (!text.includes('backend-roadmap-ignore')) {
      continue;
    }
    const match = pattern.exec(text.replace(/\r$/, ''));
    const line = index + 1;
    const start = source.lines.startOf(line);
    if (match === null || !isComment(source, start + match.index)) {
      continue;
    }
    const [, style = '', rest = ''] = match;
    const { check, reason } = readWords(rest, endOf(style));
    found.push({
      line,
      check,
      reason: mask(reason),
      isAlone: text.slice(0, match.index).trim() === '',
      site: source.site(start + match.index, start + text.trimEnd().length),
    });
  }
  const alone = new Set(found.filter((comment) => comment.isAlone).map((comment) => comment.line));
  const comments = found.map(({ line, check, reason, isAlone, site }): IgnoreComment => {
    let next = line + 1;
    while (isAlone && alone.has(next)) {
      next++;
    }
    return { check, reason, covers: isAlone ? [line, next] : [line], site };
  });
  return comments.length === 0 ? undefined : comments;
}

/** The id and the reason after the marker. */
function readWords(rest: string, end: RegExp | undefined): { check: string; reason: string } {
  const words = (end === undefined ? rest : rest.replace(end, '')).trim();
  const match = /^([^\s:]*)\s*(?::\s*(.*))?$/s.exec(words);
  return match === null
    ? { check: words.split(/\s/, 1)[0] ?? '', reason: '' }
    : { check: match[1] ?? '', reason: (match[2] ?? '').trim() };
}

/** The text without secrets that were written into it. */
function mask(text: string): string {
  return findMaskedRanges(text).reduceRight(
    (masked, { start, end }) =>
      `${masked.slice(0, start)}${maskedText(text.slice(start, end))}${masked.slice(end)}`,
    text,
  );
}

/** In code the tree knows what a comment is; elsewhere the marker at its start has to do. */
function isComment(source: SourceFile, offset: number): boolean {
  const tree = source.family === undefined ? undefined : source.tree();
  if (tree === undefined) {
    return true;
  }
  for (let node = tree.rootNode.descendantForIndex(offset); node !== null; node = node.parent) {
    if (node.type.includes('comment')) {
      return true;
    }
  }
  return false;
}

function patternOf(path: string): RegExp {
  const wanted = stylesOf(path).map((style) => STYLES[style].start);
  return new RegExp(`(${wanted.join('|')})\\s*backend-roadmap-ignore(?![\\w-])(.*)$`);
}

function stylesOf(path: string): readonly CommentStyle[] {
  const name = baseName(path).toLowerCase();
  if (/^(dockerfile|makefile|gnumakefile|gemfile|rakefile|procfile|\.env|\.gitignore)/.test(name)) {
    return ['hash'];
  }
  return name.startsWith('jenkinsfile') ? SLASHES : (BY_EXTENSION[extensionOf(path)] ?? ALL);
}

function endOf(start: string): RegExp | undefined {
  return start.startsWith('<') ? STYLES.markup.end : start.includes('*') ? STYLES.block.end : undefined;
}

function styles(
  extensions: string,
  value: readonly CommentStyle[],
): Readonly<Record<string, readonly CommentStyle[]>> {
  return Object.fromEntries(extensions.split(' ').map((extension) => [extension, value]));
}
