import { normalizeAnchor } from '../../facts/markdown/anchors.ts';

/** A link's fragment in the form that anchors are kept in; the prefixes that hosts put in front are taken off. */
export function normalizeFragment(fragment: string): string {
  return normalizeAnchor(fragment).replace(/^(user-content-|markdown-header-)/, '');
}

/** Anchors that no heading gives: top of the page, lines, footnotes, tabs of a repository's front page, text fragments. */
export function isForeignAnchor(anchor: string): boolean {
  return /^$|^top$|^readme$|^l\d+(c\d+)?(-l?\d+(c\d+)?)?$|^fn(ref)?-?|-ov-file$|^:~:|^[!/]|[=?&]/.test(
    anchor,
  );
}

/** The anchor that differs in nothing but hyphens and signs, if there is one. */
export function nearestAnchor(anchor: string, anchors: readonly string[]): string | undefined {
  const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
  const wanted = letters(anchor);
  return wanted === '' ? undefined : anchors.find((candidate) => letters(candidate) === wanted);
}
