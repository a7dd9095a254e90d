import { isScalar, visit, type YAMLMap } from 'yaml';
import type { ParseProblem } from '../parse-problems.ts';
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
    if (error !== undefined) {
      problems.push({
        kind: 'error',
        message: firstLine(error.message),
        site: source.site(error.pos[0], error.pos[1]),
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
