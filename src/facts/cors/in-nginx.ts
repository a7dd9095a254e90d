import type { SourceFile } from '../source-file.ts';
import { isAnyText, type CorsSite, type Credentials, type Origins } from './origins.ts';

const HEADER =
  /\b(add_header|more_set_headers)[ \t]+["']?Access-Control-Allow-(Origin|Credentials)["']?:?[ \t]+["']?([^"';\n]+)["']?[^;\n]*;/gi;

interface Header {
  readonly directive: string;
  readonly name: string;
  readonly value: string;
  readonly block: Block;
  readonly start: number;
  readonly end: number;
}

/** `add_header` lines of an nginx file: those of one block belong together. */
export function findInNginx(source: SourceFile): CorsSite[] {
  const { text } = source;
  const headers = [...text.matchAll(HEADER)]
    .filter((match) => isDirective(text, match.index))
    .map((match): Header => ({
      directive: (match[1] ?? '').toLowerCase(),
      name: (match[2] ?? '').toLowerCase(),
      value: (match[3] ?? '').trim().replace(/\s+always$/, ''),
      block: blockAt(text, match.index),
      start: match.index,
      end: match.index + match[0].length,
    }));
  return headers
    .filter(({ name }) => name === 'origin')
    .map((origin): CorsSite => {
      const credentials = headers.find(
        (other) => other.name === 'credentials' && goWith(other, origin, text),
      );
      return {
        what: 'add_header Access-Control-Allow-Origin',
        origins: originsOf(origin, text),
        credentials: stateOf(credentials),
        site: source.site(origin.start, origin.end),
        credentialsSite:
          credentials === undefined ? undefined : source.site(credentials.start, credentials.end),
      };
    });
}

/** It begins a directive, on its own line or after another, and no comment. */
function isDirective(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return !line.includes('#') && /(^|[{};])\s*$/.test(line);
}

/** A block with an `add_header` of its own inherits none, unless it says so; those of the headers-more module add up. */
function goWith(credentials: Header, origin: Header, text: string): boolean {
  return (
    credentials.block.start === origin.block.start ||
    ((credentials.directive === 'more_set_headers' || /\badd_header_inherit\s+merge\b/.test(text)) &&
      origin.block.heads.includes(credentials.block.start))
  );
}

function stateOf(credentials: Header | undefined): Credentials {
  return credentials === undefined || /^false$/i.test(credentials.value)
    ? 'off'
    : /^true$/i.test(credentials.value)
      ? 'on'
      : 'unresolved';
}

function originsOf({ value, block }: Header, text: string): Origins {
  if (/^\$http_origin$/i.test(value)) {
    // Inside `if ($http_origin ~ …)` it has been compared with something.
    return isCompared(block.head) ? 'listed' : 'any';
  }
  if (isAnyText(value)) {
    return 'any';
  }
  const name = /^\$\{?(\w+)\}?$/.exec(value)?.[1];
  return name === undefined ? (value.includes('$') ? 'unresolved' : 'listed') : ofVariable(name, text);
}

/** What a variable may hold that the file makes by `map` or `set`. */
function ofVariable(name: string, text: string): Origins {
  const code = text.replace(/^[ \t]*#.*$/gm, (comment) => ' '.repeat(comment.length));
  const maps = [...code.matchAll(/\bmap\s+["']?(\$\w+)["']?\s+\$(\w+)\s*\{([^{}]*)\}/g)]
    .filter((match) => match[2] === name)
    .flatMap((match) => ofMap(match[1] ?? '', match[3] ?? ''));
  const sets = [...code.matchAll(/\bset\s+\$(\w+)\s+["']?([^"';\n]*)["']?\s*;/g)]
    .filter((match) => match[1] === name)
    .map((match): Origins => {
      const set = (match[2] ?? '').trim();
      return set === '$http_origin'
        ? isCompared(blockAt(code, match.index).head)
          ? 'listed'
          : 'any'
        : ofText(set);
    });
  const found = [...maps, ...sets];
  return found.includes('any')
    ? 'any'
    : found.length === 0 || found.includes('unresolved')
      ? 'unresolved'
      : 'listed';
}

/** The lines of a `map`: of `$http_origin` each key but the default and a pattern for everything is a name. */
function ofMap(of: string, body: string): Origins[] {
  return [...body.matchAll(/^\s*("[^"]*"|'[^']*'|[^\s;]+)\s+["']?([^"';\n]*)["']?\s*;/gm)].map(
    (line): Origins => {
      const key = (line[1] ?? '').replace(/^["']|["']$/g, '');
      const value = (line[2] ?? '').trim();
      if (value !== '$http_origin') {
        return ofText(value);
      }
      return of !== '$http_origin'
        ? 'unresolved'
        : key === 'default' || isAnyText(key.replace(/^~\*?/, ''))
          ? 'any'
          : 'listed';
    },
  );
}

function ofText(text: string): Origins {
  return isAnyText(text) ? 'any' : text.includes('$') ? 'unresolved' : 'listed';
}

/** `if ($http_origin ~ …)`, but not with a pattern for everything, nor only for being there. */
function isCompared(head: string): boolean {
  const test = /\bif\s*\(\s*\$http_origin\s*(=|!=|!?~\*?)\s*["']?(.*?)["']?\s*\)\s*$/.exec(head);
  const pattern = test?.[2] ?? '';
  return test !== null && pattern !== '' && !isAnyText(pattern);
}

interface Block {
  readonly start: number;
  /** What stands before its brace. */
  readonly head: string;
  /** Where the blocks around it start. */
  readonly heads: readonly number[];
}

function blockAt(text: string, offset: number): Block {
  const open: number[] = [];
  for (let at = 0; at < offset; at++) {
    if (text[at] === '#') {
      const end = text.indexOf('\n', at);
      at = end < 0 ? offset : end;
    } else if (text[at] === '{') {
      open.push(at);
    } else if (text[at] === '}') {
      open.pop();
    }
  }
  const start = open.at(-1) ?? -1;
  const line = text.lastIndexOf('\n', start) + 1;
  return { start, head: start < 0 ? '' : text.slice(line, start), heads: open };
}
