import type { CodeRange } from '../code/code-model.ts';
import { opposite } from '../pieces.ts';
import type { Replacement } from '../site.ts';
import type { SourceFile } from '../source-file.ts';

/** A form of switch: what of it is replaced, and by what. The first group is the piece. */
interface Form {
  readonly pattern: RegExp;
  readonly newText: (piece: string, all: string) => string | undefined;
}

const FORMS: readonly Form[] = [
  // `rejectUnauthorized: false`, `verify=False`, `CURLOPT_SSL_VERIFYPEER, 0`, `strict-ssl false`. aiohttp's `ssl` and git's
  // variable are no switches with two sides, and of a choice only a person knows which side is meant.
  {
    pattern:
      /^(?!ssl\s*=|GIT_SSL_NO_VERIFY)[^?]*[\w"'\]](?:\s*(?::=|[:=,]|=>)\s*|\s+)(["']?(?:true|false|0|1)["']?)$/i,
    newText: (piece, all) => (/VERIFYHOST/i.test(all) ? '2' : opposite(piece)),
  },
  { pattern: /\b(CERT_NONE)["']?$/, newText: () => 'CERT_REQUIRED' },
  { pattern: /^ssl_cert_reqs\s*=\s*["'](none)["']$/, newText: () => 'required' },
  { pattern: /\b(VERIFY_NONE)$/, newText: () => 'VERIFY_PEER' },
  { pattern: /\bssl\.(_create_unverified_context)(?:\(\))?$/, newText: () => 'create_default_context' },
  { pattern: /(->withoutVerifying\(\s*\))$/, newText: () => '' },
  // A flag on a line of its own goes with its line.
  {
    pattern: /^(?:curl|wget)\b[^]*?(\n[ \t]*(?:-k|--insecure|--no-check-certificate)[ \t]*\\\r?)(?=\n)/,
    newText: () => '',
  },
  {
    pattern: /^(?:curl|wget)\b[^]*?\n[ \t]*((?:-k|--insecure|--no-check-certificate)[ \t]+)(?=\S)/,
    newText: () => '',
  },
  {
    pattern: /^(?:curl|wget)\b[^]*?([ \t]+(?:-k|--insecure|--no-check-certificate))(?=\s|$)/,
    newText: () => '',
  },
  // `-fsSk` is four flags; a letter that takes a value may only be the last one.
  {
    pattern: /^curl\b[^]*?[ \t](-[fsSLvgGiIjNqRO#]*k[fsSLvgGiIjNqRO#]*[oXdHuxAbceFmrtTwC]?)(?=\s|$)/,
    newText: (piece) => piece.replace('k', ''),
  },
];

/** More than this is no single switch. */
const LENGTH_LIMIT = 600;

/** The change that switches the check of certificates on again, for the forms where a word is all that it takes. */
export function mendTls(source: SourceFile, { start, end }: CodeRange): Replacement | undefined {
  const text = source.text.slice(start, end);
  for (const { pattern, newText } of text.length > LENGTH_LIMIT ? [] : FORMS) {
    const match = pattern.exec(text);
    const piece = match?.[1];
    const changed = piece === undefined ? undefined : newText(piece, text);
    if (match !== null && piece !== undefined && changed !== undefined) {
      // Groups stand at the end of the match, but for a closing quote or brackets.
      const at = start + match.index + match[0].lastIndexOf(piece);
      return { ...source.lines.span(at, at + piece.length), newText: changed };
    }
  }
  return undefined;
}
