import type { Span } from '../workspace/source-text.ts';

/** A place in a file with the text that stands there, secrets masked. Plain data: it crosses worker borders. */
export interface Site extends Span {
  /** The line or lines of the place, trimmed, at most `EXCERPT_LIMIT` characters. */
  readonly excerpt: string;
}

/** Longest excerpt kept, in UTF-16 units. */
export const EXCERPT_LIMIT = 200;
