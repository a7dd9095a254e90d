import type { Span } from '../workspace/source-text.ts';

/** A place in a file with the text that stands there, secrets masked. Plain data: it crosses worker borders. */
export interface Site extends Span {
  /** The line or lines of the place, trimmed, at most `EXCERPT_LIMIT` characters. */
  readonly excerpt: string;
}

/**
 * A piece of a file that an edit may replace, with the text that stands there. Only for words that are no secret: switches,
 * marks, names of commands.
 */
export interface Piece extends Span {
  readonly text: string;
}

/** What would stand in the place of a piece once it is mended, where the language of the file decides that. */
export interface Replacement extends Span {
  readonly newText: string;
}

/** Longest excerpt kept, in UTF-16 units. */
export const EXCERPT_LIMIT = 200;
