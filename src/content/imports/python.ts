import type { ImportMerge } from '../merge-imports.ts';
import { lineEnd, linesAfter, type TextInsertion } from './insertion.ts';
import { isStandardModule } from './python-modules.ts';

interface PythonImport {
  /** The module of `from x import …`; undefined for `import x`. */
  readonly from: string | undefined;
  readonly names: readonly string[];
  readonly text: string;
  readonly start: number;
}

/** Imports stand in groups: the future, the standard library, packages, and the project's own. */
type Group = 'future' | 'standard' | 'package' | 'local';
const GROUPS: readonly Group[] = ['future', 'standard', 'package', 'local'];

const FROM = /from[ \t]+([\w.]+)[ \t]+import[ \t]+(?:\(([^)]*)\)|([^\n#;(]+))/y;
const PLAIN = /import[ \t]+([^\n#;]+)/y;
const SKIPPED = /[ \t]*#[^\n]*|\s+/y;
const DOCSTRING = /[rRuU]?("""[\s\S]*?"""|'''[\s\S]*?'''|"[^"\n]*"|'[^'\n]*')/y;

/** Merges Python's imports; each new line joins its group. */
export function pythonImports(source: string, imports: string): ImportMerge {
  const { start, header } = readHeader(source);
  const present = allImports(source);
  const insertions: TextInsertion[] = [];
  const lines = new Map<Group, string[]>();
  for (const wanted of allImports(imports)) {
    const missing = wanted.names.filter((name) => !isPresent(wanted.from, name, present));
    const host = wanted.from === undefined ? undefined : present.find((other) => other.from === wanted.from);
    if (missing.length === 0) {
      continue;
    }
    if (host !== undefined) {
      insertions.push(joinNames(host, missing));
    } else {
      const group = groupOf(wanted);
      const line = wanted.from === undefined ? missing.map((name) => `import ${name}`) : [wholeLine(wanted, missing)];
      lines.set(group, [...(lines.get(group) ?? []), ...line]);
    }
  }
  const last = header.at(-1);
  const headerEnd = last === undefined ? start : lineEnd(source, last.start + last.text.length);
  return { insertions: [...insertions, ...placeLines(source, start, header, lines)], headerEnd };
}

/** New lines after the last import of their group, or before the first import of a later one. */
function placeLines(
  source: string,
  start: number,
  header: readonly PythonImport[],
  lines: ReadonlyMap<Group, readonly string[]>,
): TextInsertion[] {
  if (header.length === 0) {
    const blocks = GROUPS.flatMap((group) => lines.get(group)?.join('\n') ?? []);
    return linesAfter(source, start, blocks.length === 0 ? [] : [blocks.join('\n\n')], true);
  }
  const insertions: TextInsertion[] = [];
  for (const group of GROUPS) {
    const added = lines.get(group);
    if (added === undefined) {
      continue;
    }
    const own = header.findLast((other) => groupOf(other) === group);
    const later = header.find((other) => GROUPS.indexOf(groupOf(other)) > GROUPS.indexOf(group));
    const earlier = header.findLast((other) => GROUPS.indexOf(groupOf(other)) < GROUPS.indexOf(group));
    if (own !== undefined) {
      insertions.push({ offset: endOf(source, own), text: `\n${added.join('\n')}` });
    } else if (later !== undefined) {
      insertions.push({ offset: later.start, text: `${added.join('\n')}\n\n` });
    } else if (earlier !== undefined) {
      insertions.push({ offset: endOf(source, earlier), text: `\n\n${added.join('\n')}` });
    }
  }
  return insertions;
}

/** The imports at the top, and where the first one would go: after shebang, comments and docstring. */
function readHeader(source: string): { start: number; header: PythonImport[] } {
  let at = 0;
  let start = 0;
  let isDocstringPossible = true;
  const header: PythonImport[] = [];
  for (;;) {
    const statement = readImport(source, at);
    if (statement !== undefined) {
      header.push(statement);
      isDocstringPossible = false;
      at = lineEnd(source, statement.start + statement.text.length);
      continue;
    }
    SKIPPED.lastIndex = at;
    const skipped = SKIPPED.exec(source);
    if (skipped !== null && skipped[0] !== '') {
      at += skipped[0].length;
      const isComment = skipped[0].trimStart().startsWith('#');
      // A shebang, an encoding or a licence; a comment right above code belongs to the code.
      if (isComment && header.length === 0 && (/^#(!|.*coding[:=])/.test(skipped[0]) || /^\n\s*(\n|$)/.test(source.slice(at)))) {
        start = at;
      }
      continue;
    }
    DOCSTRING.lastIndex = at;
    const docstring = isDocstringPossible ? DOCSTRING.exec(source) : null;
    if (docstring === null) {
      return { start, header };
    }
    isDocstringPossible = false;
    at += docstring[0].length;
    start = lineEnd(source, at);
  }
}

function allImports(source: string): PythonImport[] {
  return [...source.matchAll(/^(?=from\s|import\s)/gm)].flatMap(({ index }) => readImport(source, index) ?? []);
}

function readImport(source: string, start: number): PythonImport | undefined {
  FROM.lastIndex = start;
  const from = FROM.exec(source);
  if (from !== null) {
    const [text, module, inParentheses, plain] = from;
    return { from: module, names: splitNames(inParentheses ?? plain ?? ''), text: text.trimEnd(), start };
  }
  PLAIN.lastIndex = start;
  const plain = PLAIN.exec(source);
  return plain === null
    ? undefined
    : { from: undefined, names: splitNames(plain[1] ?? ''), text: plain[0].trimEnd(), start };
}

function splitNames(names: string): string[] {
  return names
    .replace(/#[^\n]*/g, '')
    .split(',')
    .map((name) => name.trim().replace(/\s+/g, ' '))
    .filter((name) => name !== '');
}

function isPresent(from: string | undefined, name: string, present: readonly PythonImport[]): boolean {
  return present.some((other) => other.from === from && (other.names.includes(name) || other.names.includes('*')));
}

function joinNames(host: PythonImport, names: readonly string[]): TextInsertion {
  const close = host.text.endsWith(')') ? host.text.length - 1 : host.text.length;
  const inside = host.text.slice(0, close).trimEnd();
  const hasComma = inside.endsWith(',');
  const indent = /\n([ \t]+)\S/.exec(host.text)?.[1];
  const separator = indent === undefined ? ' ' : `\n${indent}`;
  const text = names.map((name) => `${separator}${name}`).join(',');
  return { offset: host.start + inside.length, text: `${hasComma ? '' : ','}${text}${hasComma ? ',' : ''}` };
}

function wholeLine(wanted: PythonImport, names: readonly string[]): string {
  return names.length === wanted.names.length ? wanted.text : `from ${wanted.from ?? ''} import ${names.join(', ')}`;
}

function groupOf({ from, names }: PythonImport): Group {
  const module = from ?? names[0] ?? '';
  if (module === '__future__') {
    return 'future';
  }
  return module.startsWith('.') ? 'local' : isStandardModule(module.split(/[. ]/)[0] ?? '') ? 'standard' : 'package';
}

function endOf(source: string, statement: PythonImport): number {
  return lineEnd(source, statement.start + statement.text.length);
}
