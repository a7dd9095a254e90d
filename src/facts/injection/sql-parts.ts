import { optionsOf, type CodeModel, type Value } from '../code/code-model.ts';
import type { SourceFile } from '../source-file.ts';
import { isConstant, isForeignConstant, lastPart } from './constant.ts';

type Template = Extract<Value, { kind: 'template' }>;

/** How the text of a statement comes about. */
export type SqlState =
  | 'constant'
  /** A value is put into the text. */
  | 'built'
  /** The name of a table or column is put in, for which there are no parameters. */
  | 'identifier'
  /** A fragment is put in that the file does not show to be constant. */
  | 'fragment';

const STATEMENT =
  /^\s*(\(?\s*)?(select|insert\s+into|insert|update|delete\s+from|delete|with|merge|replace\s+into|create|alter|drop|truncate|call|exec|explain|grant|show|pragma|copy|from)\b[\s\S]/i;

/** True for text that begins like a statement. */
export function isStatement(text: string): boolean {
  return STATEMENT.test(text) && /\s/.test(text.trim());
}

/** The text that a value begins with. */
export function leadingText(value: Value): string {
  if (value.kind === 'string') {
    return value.text;
  }
  const first = value.kind === 'template' ? value.parts[0] : undefined;
  return first?.kind === 'string' ? first.text : '';
}

const ESCAPES =
  /(^|[.\\>:])(escape\w*|quote\w*|\w*[qQ]uote(d|_ident|Identifier|_column_name|_table_name)?|sanitize_sql\w*|mysqli_real_escape_string|real_escape_string|esc_sql|absint|Number|parseInt|parseFloat|int|float|len|count|intval|floatval|to_i|to_f|toInt|Itoa|Integer\.parseInt|Long\.parseLong|Integer\.valueOf|Long\.valueOf|Identifier|Literal|ident|AddToVars|QuotedTableName)$/;
const SAFE_PATHS =
  /^\$wpdb\.\w+$|(\.|^)(table_name|quoted_table_name|primary_key|_meta\.db_table|__tablename__|__table__\.name|prefix)$/;
const FRAGMENT =
  /where|clause|condition|filter|join|column|field|cols$|values|value_?list|placeholder|holders|marks|params|binds|sql|query|cte|sets?$|suffix|projection|returning|patterns?$|^build\w+\(\)$/i;
/** Names of what has no parameters: a table, a column, a direction. */
const IDENTIFIER = /table|schema|(^|_)cols?$|column_?name|order_?by|direction$/i;
/** What stands before a value that is held against a column: nothing but a parameter belongs here. */
const COMPARED = /(=|<|>|\blike\b|\bregexp\b|\bmatch\b)\s*\(?\s*['"]?%?$/i;
const IDENTIFIER_BEFORE =
  /\b(from|into|update|table|join|database|schema|index|view|sequence|order\s+by|group\s+by|exists|references|only|column|user|role|publication|truncate|call|on)\s+(if\s+(not\s+)?exists\s+)?[`"[]?([\w.]+[."`\]]*)?$/i;
const DIRECTION_BEFORE = /\border\s+by\s+[^']*$/i;
const REQUEST =
  /(^|[.$\\])(req|request|params|_GET|_POST|_REQUEST|_COOKIE|args|form|body|FormValue|PostForm|Query\(\)|getParameter)\b/;

/** Judges text with values put in. */
export function judgeTemplate(value: Template, source: SourceFile, code: CodeModel): SqlState {
  const states = placedParts(value).map(({ part, before }) => judgePart(part, before, source, code));
  return (['built', 'fragment', 'identifier'] as const).find((state) => states.includes(state)) ?? 'constant';
}

/** True where a value is put in behind a comparison. */
export function holdsCompared(value: Template, source: SourceFile, code: CodeModel): boolean {
  return placedParts(value).some(
    ({ part, before }) => COMPARED.test(before) && judgePart(part, before, source, code) === 'built',
  );
}

interface Placed {
  readonly part: Value;
  /** The text in front of it. */
  readonly before: string;
}

/** What is put into a text, but for numbers that are formatted as such: they stay numbers. */
function placedParts(value: Template): Placed[] {
  const text = value.parts.map((part) => (part.kind === 'string' ? part.text : '')).join('');
  const verbs = [...text.matchAll(/%[-+ #0]*\d*(?:\.\d+)?[a-zA-Z]/g)];
  const placed: Placed[] = [];
  let before = '';
  let count = 0;
  for (const part of value.parts.flatMap((item) => (item.kind === 'list' ? item.items : [item]))) {
    if (part.kind === 'string') {
      before += part.text;
      continue;
    }
    const verb = verbs[count++];
    if (verb === undefined) {
      placed.push({ part, before: verbs.length > 0 ? text : before });
      before += verbs.length > 0 ? '' : 'x';
    } else if (!/[dDuixXfFeEgG]$/.test(verb[0])) {
      placed.push({ part, before: text.slice(0, verb.index).replace(/%[sv]/g, 'x') });
    }
  }
  return placed;
}

function judgePart(part: Value, before: string, source: SourceFile, code: CodeModel): SqlState {
  // Fields in capitals are no constants in Go: `user.ID`.
  if (isConstant(part) || (source.family !== 'go' && isForeignConstant(part)) || part.kind === 'function') {
    return 'constant';
  }
  if (part.kind === 'choice') {
    const states = optionsOf(part).map((option) => judgePart(option, before, source, code));
    return states.find((state) => state !== 'constant') ?? 'constant';
  }
  if (part.kind === 'template') {
    return judgeTemplate(part, source, code);
  }
  const text = source.text.slice(part.start, part.end).replace(/^[$#]\{\s*|\s*\}$/g, '');
  const path = part.kind === 'name' ? part.path : part.kind === 'call' ? part.call.callee : text;
  if (
    (part.kind === 'call' && ESCAPES.test(part.call.callee)) ||
    SAFE_PATHS.test(path) ||
    /^str\((int|float|len)\(/.test(text) ||
    isNumeric(text, source.text)
  ) {
    return 'constant';
  }
  // `ids.map(() => '?').join(', ')`, `",".join(["%s"] * n)`, `strings.Repeat("?,", n)`: as many marks as values.
  if (/['"`](\?,?|%s,?|\$\$?\{?\w*\}?)\s*['"`]/.test(text) || /placeholder|marks\b|bindvars/i.test(text)) {
    return 'constant';
  }
  const isAsked = REQUEST.test(path) || REQUEST.test(text);
  const isCompared = COMPARED.test(before);
  const isIdentifier =
    IDENTIFIER_BEFORE.test(before) ||
    DIRECTION_BEFORE.test(before) ||
    before.endsWith('`') ||
    (!isCompared && IDENTIFIER.test(lastPart(text.replace(/->/g, '.'))));
  if (isIdentifier && (!isAsked || isListed(text, source.text, part.start, code))) {
    return 'identifier';
  }
  return !isAsked && !isCompared && isFragment(text) ? 'fragment' : 'built';
}

/** A length, a time that is reckoned from now, or constants that are multiplied: no text can be in them. */
const NUMERIC =
  /^[A-Z\d][A-Z\d_]*(\s*[-+*/]\s*[A-Z\d_]+)*$|^[\w.@$>-]+[.>](length|size|count)(\(\))?$|^[\w.]+\.(ago|from_now)(\.\w+)*$/;

/** True for a number, and for a local name that is given nothing else. */
function isNumeric(expression: string, text: string): boolean {
  if (!/^\$?[a-z_]\w*$/i.test(expression)) {
    return NUMERIC.test(expression);
  }
  const name = expression.replace('$', '\\$');
  const given = [...text.matchAll(new RegExp(`(?<![\\w$.])${name}\\s*:?=(?![=~>])\\s*([^\\n;]+)`, 'g'))];
  return given.length > 0 && given.every((match) => NUMERIC.test((match[1] ?? '').trim()));
}

/** True for the name of a part of a statement, and for a list of such parts that is joined. */
function isFragment(text: string): boolean {
  if (
    /\b\w*(sql|conditions?|clause|where)\(\)\)*$/i.test(text) ||
    /^(where|clause|conditions?)\./i.test(text)
  ) {
    return true;
  }
  return /^[\w.$@>-]+(\(\))?$|join/i.test(text) && FRAGMENT.test(lastPart(text.replace(/->/g, '.')));
}

/** True where the same function holds the value against a list. */
function isListed(text: string, file: string, offset: number, code: CodeModel): boolean {
  const name = /[\w]+$/.exec(text)?.[0];
  const around = code.functions.filter(({ start, end }) => start <= offset && offset <= end).at(-1);
  const body = around === undefined ? file : file.slice(around.start, around.end);
  return (
    name !== undefined &&
    new RegExp(
      `(includes|has|in_array|contains|indexOf|include\\?)\\s*\\(\\s*[^)]*\\b${name}\\b|\\b${name}\\b\\s+(not\\s+)?in\\s|\\[\\s*[\\w.]*${name}\\s*\\]`,
    ).test(body)
  );
}
