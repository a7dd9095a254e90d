import type { Site } from '../site.ts';
import { maskedText } from '../source-file.ts';

/** The site without the secret: also one that no pattern recognises as such must not leave the worker. */
export function withoutSecret(site: Site, literal: string | undefined): Site {
  const [first = ''] = (literal ?? '').trim().split('\n');
  const at = first === '' ? -1 : placeOf(first, site.excerpt);
  if (literal === undefined || at < 0) {
    return site;
  }
  let end = at;
  while (end < site.excerpt.length && site.excerpt[end] === first[end - at]) {
    end++;
  }
  const rest = end === site.excerpt.length ? '' : site.excerpt.slice(end);
  return { ...site, excerpt: `${site.excerpt.slice(0, at)}${maskedText(literal)}${rest}` };
}

/**
 * Where a literal begins in an excerpt, which may be cut or masked in part. The same word may stand before it as a name, so
 * what follows a quote or a separator comes first.
 */
function placeOf(literal: string, excerpt: string): number {
  const begins = literal.slice(0, 6);
  const quoted = ['"', "'", '`'].map((quote) => excerpt.indexOf(quote + begins)).find((found) => found >= 0);
  if (quoted !== undefined) {
    return quoted + 1;
  }
  const whole = excerpt.lastIndexOf(literal);
  return whole >= 0 ? whole : excerpt.indexOf(begins, Math.max(excerpt.search(/[=:]/), 0));
}
