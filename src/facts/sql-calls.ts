import { optionsOf, type Call, type CodeModel, type CodeRange, type Value } from './code/code-model.ts';
import {
  holdsCompared,
  isStatement,
  judgeTemplate,
  leadingText,
  type SqlState,
} from './injection/sql-parts.ts';
import type { Site } from './site.ts';
import type { SourceFile } from './source-file.ts';
import type { LanguageFamily } from './syntax/languages.ts';

export type { SqlState } from './injection/sql-parts.ts';

/** A call that hands text to a database. */
export interface SqlCall {
  readonly api: string;
  readonly state: SqlState;
  readonly site: Site;
}

/** Texts without which no file can hold such a call. */
export const SQL_GATE =
  /\b(query|execute\w*|exec\w*|raw\w*|prepare\w*|createQuery|createNativeQuery|executeQuery|queryFor\w+|find_by_sql|where|order|select|SELECT|UPDATE|INSERT|DELETE|text|cursor)\b|Raw|mysqli|pg_query|DB::/;

/** Calls whose text must begin like a statement, as the names serve other purposes too. */
const RUNS =
  /^(query|querySync|execute|exec|executemany|executescript|raw|prepare|prepareStatement|prepareCall|run|all|get|each|one|none|many|any|oneOrNone|manyOrNone|unsafe|\$queryRawUnsafe|\$executeRawUnsafe|read_sql|read_sql_query|text|SQL|fetch|fetchrow|fetchval|fetch_all|fetch_one|executeQuery|executeUpdate|executeLargeUpdate|executeStatement|addBatch|createQuery|createNativeQuery|createSQLQuery|queryForObject|queryForList|queryForMap|queryForRowSet|queryForStream|update|batchUpdate|Query|QueryRow|Queryx|QueryRowx|Exec|MustExec|QueryContext|QueryRowContext|ExecContext|Prepare|PrepareContext|Preparex|Raw|Get|Select|GetContext|SelectContext|find_by_sql|exec_query|select_all|select_one|select_value|select_rows|exec_update|exec_insert|select|statement|insert|delete|unprepared|selectOne|mysqli_query|mysqli_prepare|mysqli_multi_query|pg_query|pg_send_query|get_results|get_row|get_var|multi_query|real_query|RawSQL|sequelize)$/;
/** Calls that take a part of a statement and nothing else. */
const FRAGMENTS =
  /^(whereRaw|orWhereRaw|orderByRaw|havingRaw|selectRaw|groupByRaw|fromRaw|joinRaw|insertRaw|\$queryRawUnsafe|\$executeRawUnsafe)$/;
/** ActiveRecord's methods take text as well as hashes. */
const RUBY =
  /^(where|order|having|joins|group|from|update_all|delete_all|find_by_sql|execute|exec_query|select_all|pluck|reorder|sql|select)$/;

/** Calls that take a condition as text, by family, where a query is not the only thing they may belong to. */
const CONDITIONS: Partial<Record<LanguageFamily, RegExp>> = {
  javascript:
    /^(where|andWhere|orWhere|having|andHaving|literal)$|(^|[./])(knex|db|trx|sequelize)[\w.]*\.raw$/,
  go: /\.(Where|Or|Not|Having|Joins)$/,
  python: /(^|\.)sqlalchemy(\.\w+)*\.text$|\.RawSQL$/,
  php: /(->|\.)(where|andWhere|orWhere|having|andHaving)$|(^|\\)DB(::|\.)raw$/,
};

/** Finds the calls of a file that run SQL given as text. */
export function readSqlCalls(source: SourceFile): readonly SqlCall[] | undefined {
  const code = source.code();
  if (code === undefined) {
    return undefined;
  }
  const calls = code.calls.flatMap((call) => judgeCall(call, source, code));
  return calls.length === 0 ? undefined : calls;
}

function judgeCall(call: Call, source: SourceFile, code: CodeModel): SqlCall[] {
  const isFragment =
    FRAGMENTS.test(call.method) ||
    (source.family === 'ruby' && RUBY.test(call.method) && !/^(File|Dir|Set)\b/.test(call.callee));
  // The tag of a template decides what becomes of the values in it.
  const isTagged = source.text[call.argsRange.start] === '`';
  if (call.isDecorator || isTagged) {
    return [];
  }
  const compared = isCondition(call, source) ? comparedText(call, source, code) : undefined;
  if (compared !== undefined) {
    return [{ api: call.method, state: 'built', site: source.site(compared.start, compared.end) }];
  }
  if (!(isFragment || RUNS.test(call.method))) {
    return [];
  }
  // What follows a fragment is its parameters.
  for (const arg of call.args.slice(0, isFragment ? 1 : 3)) {
    const state = stateOf(arg, isFragment, source, code);
    if (state !== undefined) {
      // The line of the text decides where a call goes on for several.
      const start = arg.start >= call.start && arg.end <= call.end ? arg : call;
      return [{ api: call.method, state, site: source.site(start.start, start.end) }];
    }
  }
  return [];
}

function isCondition(call: Call, source: SourceFile): boolean {
  const names = source.family === undefined ? undefined : CONDITIONS[source.family];
  return names !== undefined && (names.test(call.callee) || names.test(call.method));
}

/** The first argument, where a value stands in it that a column is held against: `"name = '" + name + "'"`. */
function comparedText(call: Call, source: SourceFile, code: CodeModel): CodeRange | undefined {
  const [first] = call.args;
  const isBuilt =
    first?.kind === 'template' && !isStatement(leadingText(first)) && holdsCompared(first, source, code);
  return isBuilt ? (first.start >= call.start && first.end <= call.end ? first : call) : undefined;
}

function stateOf(arg: Value, isFragment: boolean, source: SourceFile, code: CodeModel): SqlState | undefined {
  const states = optionsOf(arg).flatMap((value): SqlState[] => {
    if (value.kind === 'string') {
      return isStatement(value.text) ? ['constant'] : [];
    }
    if (value.kind === 'template') {
      return isFragment || isStatement(leadingText(value)) ? [judgeTemplate(value, source, code)] : [];
    }
    return value.kind === 'name' ? ofGrown(value.path, value.start, source, code) : [];
  });
  return (['built', 'fragment', 'identifier', 'constant'] as const).find((state) => states.includes(state));
}

/** Text that grows before it is used: `sql += " AND name = '" + name + "'"`. */
function ofGrown(name: string, offset: number, source: SourceFile, code: CodeModel): SqlState[] {
  const around = code.functions.filter(({ start, end }) => start <= offset && offset <= end).at(-1) ?? {
    start: 0,
    end: source.text.length,
  };
  const first = code.assignments.find(
    (item) => item.target === name && item.start >= around.start && item.end <= around.end,
  );
  const assigned = code.assignments.filter(
    (item) => item.target === name && item.start >= around.start && item.start < offset,
  );
  if (first === undefined || !isStatement(leadingText(first.value)) || !/^\$?\w+$/.test(name)) {
    return [];
  }
  const states = assigned.flatMap((item): SqlState[] =>
    item.value.kind === 'template' ? [judgeTemplate(item.value, source, code)] : ['constant'],
  );
  const growth = new RegExp(
    `(?<![\\w$.])${name.replace(/\$/g, '\\$')}\\s*(?:\\+=|\\.=|<<)\\s*((?:\`[^\`]*\`|[^;\\n])+)`,
    'g',
  );
  for (const match of source.text.slice(around.start, offset).matchAll(growth)) {
    const added = match[1] ?? '';
    states.push(isFixed(added) ? 'constant' : isClause(added) ? 'fragment' : 'built');
  }
  return states;
}

/** A text literal and the name of a clause: `" WHERE " + where`. */
function isClause(text: string): boolean {
  return /^\(?\s*["'`][^"'`=<>]*["'`]\s*[+.]\s*(\$?(where|having|order)\w*|strings\.Join\([\w.]+,\s*"[^"]*"\))\s*\)?$/i.test(
    text.trim(),
  );
}

/** Text literals without anything put in, and marks such as `$${n}`. */
function isFixed(text: string): boolean {
  const isInterpolated =
    /(?<!\$)\$\{(?!\w*(i|n|idx|index|length|count|param\w*|\w+\.length)\b)|#\{|\bf["'].*\{|"[^"]*(?<!\\)\$[a-zA-Z_][^"]*"(?!\s*,)/.test(
      text,
    );
  const rest = text
    .replace(/[fFrR]?"(?:[^"\\]|\\.)*"|[fFrR]?'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`/g, '')
    .replace(/\/\/.*|#.*$/, '');
  return (
    !isInterpolated &&
    !/[A-Za-z_$]{2,}/.test(rest.replace(/\b(strconv\.Itoa|str|String|len|Number)\s*\([^)]*\)/g, ''))
  );
}
