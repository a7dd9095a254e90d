import type { Span } from '../../workspace/source-text.ts';
import type { Piece, Site } from '../site.ts';

/** What a flag of a cookie is, as far as one file tells. */
export type Flag = 'on' | 'off' | 'unset' | 'unresolved';

/** A place that makes a session cookie, or sets what such cookies get. */
export interface CookieSite {
  /** The library whose default holds where a flag is unset, as in the list of library defaults. */
  readonly library: string;
  /** In a person's words: `the cookie "token"`. */
  readonly what: string;
  readonly secure: Flag;
  readonly httpOnly: Flag;
  readonly site: Site;
  readonly mend: CookieMend;
}

/** What an edit of a cookie's flags may change. */
export interface CookieMend {
  /** The literals that the flags are set to. */
  readonly secure: Piece | undefined;
  readonly httpOnly: Piece | undefined;
  /** Where a flag that is not there can be put in; undefined where its place is not plain to see. */
  readonly room: CookieRoom | undefined;
}

/** A place for flags, and how they are written there. */
export interface CookieRoom {
  readonly at: Span;
  readonly secure: string;
  readonly httpOnly: string;
  readonly before: string;
  readonly between: string;
  readonly after: string;
}

/** A setting of a framework for its session cookie. */
export interface CookieSetting {
  readonly framework: string;
  readonly flag: 'secure' | 'httpOnly';
  readonly state: Flag;
  readonly site: Site;
  /** The word that it is set to, where that is all. */
  readonly literal: Piece | undefined;
}

/** What one file says of session cookies. */
export interface CookieFacts {
  readonly sites: readonly CookieSite[];
  readonly settings: readonly CookieSetting[];
  /** Frameworks whose sessions the file uses: without a setting their defaults hold. */
  readonly uses: readonly { readonly framework: string; readonly site: Site }[];
  /** Frameworks that the file makes secure in another way, or configures from outside. */
  readonly elsewhere: readonly {
    readonly framework: string;
    readonly isSecure: boolean;
    readonly site: Site;
  }[];
}

/** The closed list of names that sessions and tokens are kept under; tokens against forged requests are read by scripts. */
export function isSessionName(name: string): boolean {
  return (
    /sess|sid|auth|token|jwt|remember/i.test(name) && !/csrf|xsrf|side|inside|author(?!i)|consent/i.test(name)
  );
}
