import { isScalar, parseAllDocuments, visit, type YAMLMap } from 'yaml';
import type { ParseProblem } from '../parse-problems.ts';
import type { Site } from '../site.ts';
import type { SourceFile } from '../source-file.ts';

/**
 * Complaints of the strict parser about text that every reader takes in one way (a flow list that is not indented, a comment
 * without a blank before it), and about tags, which are the reader's own business.
 */
const HARMLESS =
  /^(Flow (map|sequence|collection)|Comments must be separated)|TAG_RESOLVE_FAILED|KEY_OVER_1024_CHARS/;

/** Mistakes and duplicate keys of all documents of a YAML file. */
export function findYamlProblems(source: SourceFile): ParseProblem[] {
  const problems: ParseProblem[] = [];
  for (const document of source.yaml()) {
    const errors = document.errors.filter(
      ({ message, code }) => !HARMLESS.test(message) && !HARMLESS.test(code),
    );
    // One mistake makes the parser stumble over what follows it.
    const [error] = errors;
    if (error !== undefined && isQuoteAtColumnOfKey(error.message, source.text)) {
      continue;
    }
    if (error !== undefined) {
      problems.push({
        kind: 'error',
        message: firstLine(error.message),
        site: siteOf(source, error.pos),
      });
    } else {
      visit(document, {
        Map: (_, map) => {
          problems.push(...duplicatesOf(map, source));
        },
      });
    }
  }
  return problems;
}

/** Where a text ends too early the parser stands behind its last line; its last character is what a person should see. */
function siteOf(source: SourceFile, [start, end]: readonly [number, number]): Site {
  const last = source.text.trimEnd().length;
  return start >= last && last > 0 ? source.site(last - 1, last) : source.site(start, end);
}

/**
 * Whether all that is wrong is a quote that closes in the column of its key. YAML asks for more indentation there, and the
 * readers that people use do not.
 */
function isQuoteAtColumnOfKey(message: string, text: string): boolean {
  if (!message.startsWith('Missing closing')) {
    return false;
  }
  const indented = text.replace(/^([^\S\n]*)(?=[\]})]*['"]\s*$)/gm, '$1  ');
  const documents = parseAllDocuments(indented, { uniqueKeys: false });
  return 'empty' in documents || documents.every((document) => document.errors.length === 0);
}

/** Merge keys may stand several times: each merges another mapping. */
function duplicatesOf(map: YAMLMap, source: SourceFile): ParseProblem[] {
  const seen = new Map<string, number>();
  const problems: ParseProblem[] = [];
  for (const { key } of map.items) {
    if (!isScalar(key) || key.range === null || key.range === undefined || key.source === '<<') {
      continue;
    }
    const name = `${typeof key.value} ${String(key.value)}`;
    const [start, end] = key.range;
    const first = seen.get(name);
    if (first === undefined) {
      seen.set(name, start);
    } else {
      problems.push({
        kind: 'duplicate',
        message: `the key "${String(key.value)}" stands in line ${source.lines.span(first, first).line} already`,
        site: source.site(start, end),
      });
    }
  }
  return problems;
}

/** The parser adds the place and a picture of it after a colon, which we show in our own way. */
function firstLine(message: string): string {
  return (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '');
}
