import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { baseName } from '../../workspace/paths.ts';
import type { ParseProblem } from '../parse-problems.ts';
import type { Site } from '../site.ts';
import type { SourceFile } from '../source-file.ts';

/** Files whose own reader knows comments and trailing commas, by the documentation of their tools. */
const COMMENTS_ALLOWED =
  /\.jsonc$|^([tj]sconfig.*|\.?eslintrc.*|\.babelrc|babel\.config|\.swcrc|\.jshintrc|tslint|nx|project|workspace|angular|turbo|biome|rush|deno|wrangler|renovate|\.renovaterc|cspell|\.cspell|api-extractor|devcontainer|\.devcontainer|appsettings.*|launchSettings|language-configuration|typedoc|\.markdownlint|\.lintstagedrc|\.hintrc|lerna|firebase|components|knip|pyrightconfig|oxlintrc|\.oxlintrc|jsrepo|monaco.*)(\.json)?$|\.code-workspace$/i;
const EDITOR_FOLDER = /(^|\/)(\.vscode|\.devcontainer|\.idea|\.zed|\.theia|\.config)\//;

/** Files that are read by nothing but a strict parser. */
const STRICT =
  /^(package|composer|bower|manifest|app|vercel|now|openapi|swagger|nest-cli|sonar-project|global)\.json$/i;

/** Keys by which people write comments where the format has none. */
const COMMENT_KEY = /^(\/\/|#|_?comment|\$comment|_)/i;

/** Mistakes and duplicate keys of a JSON file. */
export function findJsonProblems(source: SourceFile): ParseProblem[] {
  const name = baseName(source.path);
  const allowsComments = COMMENTS_ALLOWED.test(name) || EDITOR_FOLDER.test(source.path);
  if (source.text.trim() === '') {
    return allowsComments ? [] : [{ kind: 'lenient', message: 'the file is empty', site: source.site(0, 0) }];
  }
  const errors: ParseError[] = [];
  const tree = parseTree(source.text, errors, { disallowComments: false, allowTrailingComma: true });
  if (errors.length > 0) {
    return isJsonLines(source.text) ? [] : firstOf(errors).map((error) => errorAt(source, error, 'error'));
  }
  const strict: ParseError[] = [];
  if (!allowsComments) {
    parseTree(source.text, strict, { disallowComments: true, allowTrailingComma: false });
  }
  return [
    ...firstOf(strict).map((error) => errorAt(source, error, STRICT.test(name) ? 'error' : 'lenient')),
    ...(tree === undefined ? [] : duplicatesOf(tree, source)),
  ];
}

/** One mistake makes the parser stumble over what follows it. */
function firstOf(errors: readonly ParseError[]): readonly ParseError[] {
  return errors.slice(0, 1);
}

function errorAt(source: SourceFile, error: ParseError, kind: 'error' | 'lenient'): ParseProblem {
  const words = printParseErrorCode(error.error)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return {
    kind,
    message: MESSAGES[words] ?? words,
    site: siteOf(source, error),
  };
}

/** Where a text ends too early the parser stands behind its last line; the last character is what a person should see. */
function siteOf(source: SourceFile, { offset, length }: ParseError): Site {
  const end = source.text.trimEnd().length;
  return offset >= end ? source.site(end - 1, end) : source.site(offset, offset + length);
}

/** The parser's own names, as a person would say them. */
const MESSAGES: Readonly<Record<string, string>> = {
  'invalid symbol': 'a word or character that JSON does not know',
  'invalid comment token': 'JSON has no comments',
  'property name expected': 'a name in double quotes is expected',
  'value expected': 'a value is expected',
  'colon expected': 'a colon is expected',
  'comma expected': 'a comma is expected',
  'close brace expected': 'a closing brace is expected',
  'close bracket expected': 'a closing bracket is expected',
  'end of file expected': 'the file should end here',
};

/** Several values, one a line, as exports and logs are written. */
function isJsonLines(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.length > 1 && lines.slice(0, 3).every(isJson);
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

function duplicatesOf(tree: Node, source: SourceFile): ParseProblem[] {
  const problems: ParseProblem[] = [];
  const pending = [tree];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const seen = new Map<string, number>();
    for (const child of node.children ?? []) {
      pending.push(child);
      const key = child.type === 'property' ? child.children?.[0] : undefined;
      const name: unknown = key?.value;
      if (key === undefined || typeof name !== 'string' || COMMENT_KEY.test(name)) {
        continue;
      }
      const first = seen.get(name);
      if (first === undefined) {
        seen.set(name, key.offset);
      } else {
        problems.push({
          kind: 'duplicate',
          message: `the key "${name}" stands in line ${source.lines.span(first, first).line} already`,
          site: source.site(key.offset, key.offset + key.length),
        });
      }
    }
  }
  return problems;
}
