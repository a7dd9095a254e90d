import type { ImportMerge } from '../merge-imports.ts';
import { lineEnd, linesAfter, type TextInsertion } from './insertion.ts';

/** `import a, { b, c as d } from 'x'`, and `import * as e from 'x'`, `import 'x'`. */
interface ScriptImport {
  readonly kind: 'import';
  readonly module: string;
  readonly isType: boolean;
  readonly fallback: string | undefined;
  readonly namespace: string | undefined;
  readonly names: readonly string[] | undefined;
  readonly text: string;
  readonly start: number;
}

/** `const a = require('x')` in any form. */
interface ScriptRequire {
  readonly kind: 'require';
  readonly module: string;
  readonly target: string;
  readonly names: readonly string[] | undefined;
  readonly text: string;
  readonly start: number;
}

type Statement = ScriptImport | ScriptRequire;

const IMPORT =
  /import\s+(type\s+)?(?:([\w$]+)\s*(?:,\s*)?)?(?:\*\s*as\s+([\w$]+)\s*)?(?:\{([^}]*)\}\s*)?(?:from\s*)?(['"])([^'"\n]+)\5(?:\s*with\s*\{[^}]*\})?[ \t]*;?/y;
const REQUIRE =
  /(?:const|let|var)\s+([\w$]+|\{([^}]*)\})\s*=\s*require\(\s*(['"])([^'"\n]+)\3\s*\)[^\n;]*;?/y;
/** Skipped before the imports: blanks, comments, and directives such as 'use strict'. */
const SKIPPED = /\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|(['"])use [a-z]+\1[ \t]*;?/y;

/** Merges `import` and `require` lines of JavaScript and TypeScript. */
export function scriptImports(source: string, imports: string): ImportMerge {
  const present = statementsIn(source);
  const insertions: TextInsertion[] = [];
  const added: string[] = [];
  const { headerEnd, hasImports } = readHeader(source);
  for (const statement of splitStatements(imports)) {
    if (typeof statement === 'string') {
      if (!hasLine(source, statement)) {
        added.push(statement);
      }
    } else {
      const merged = statement.kind === 'import' ? mergeImport(statement, present) : mergeRequire(statement, present);
      insertions.push(...merged.insertions);
      if (merged.line !== undefined) {
        added.push(merged.line);
      }
    }
  }
  return { insertions: [...insertions, ...linesAfter(source, headerEnd, added, !hasImports)], headerEnd };
}

interface Merged {
  readonly insertions: readonly TextInsertion[];
  readonly line: string | undefined;
}

function mergeImport(wanted: ScriptImport, present: readonly Statement[]): Merged {
  const same = present.filter(
    (other): other is ScriptImport =>
      other.kind === 'import' && other.module === wanted.module && (!other.isType || wanted.isType),
  );
  const isSideEffect = wanted.fallback === undefined && wanted.namespace === undefined && wanted.names === undefined;
  if (isSideEffect) {
    return { insertions: [], line: same.length > 0 ? undefined : wanted.text };
  }
  const fallback = same.some((other) => other.fallback === wanted.fallback) ? undefined : wanted.fallback;
  const namespace = same.some((other) => other.namespace === wanted.namespace) ? undefined : wanted.namespace;
  const names = (wanted.names ?? []).filter(
    (name) => !same.some((other) => other.names?.some((known) => normalise(known) === normalise(name))),
  );
  if (fallback === undefined && namespace === undefined && names.length === 0) {
    return { insertions: [], line: undefined };
  }
  // Only names are missing and there is an import to join them to.
  const host = same.find((other) => other.namespace === undefined && (other.names !== undefined || other.fallback !== undefined));
  if (fallback === undefined && namespace === undefined && host?.isType === wanted.isType) {
    return { insertions: [joinNames(host, names)], line: undefined };
  }
  const isWhole = names.length === (wanted.names?.length ?? 0) && fallback === wanted.fallback;
  return { insertions: [], line: isWhole ? wanted.text : writeImport(wanted, fallback, namespace, names) };
}

function mergeRequire(wanted: ScriptRequire, present: readonly Statement[]): Merged {
  const same = present.filter(
    (other): other is ScriptRequire => other.kind === 'require' && other.module === wanted.module,
  );
  if (wanted.names === undefined) {
    return { insertions: [], line: same.some((other) => other.target === wanted.target) ? undefined : wanted.text };
  }
  const names = wanted.names.filter(
    (name) => !same.some((other) => other.names?.some((known) => normalise(known) === normalise(name))),
  );
  const host = same.find((other) => other.names !== undefined);
  if (names.length === 0) {
    return { insertions: [], line: undefined };
  }
  return host === undefined
    ? { insertions: [], line: wanted.text }
    : { insertions: [joinNames(host, names)], line: undefined };
}

/** Adds names inside the braces of a statement, or braces after its default name. */
function joinNames(host: Statement, names: readonly string[]): TextInsertion {
  const close = host.text.indexOf('}');
  if (close < 0) {
    const name = host.kind === 'import' ? (host.fallback ?? '') : '';
    const at = host.text.indexOf(name, 'import '.length) + name.length;
    return { offset: host.start + at, text: `, { ${names.join(', ')} }` };
  }
  const inside = host.text.slice(0, close);
  const last = inside.trimEnd();
  if (last.endsWith('{')) {
    return { offset: host.start + last.length, text: ` ${names.join(', ')}${inside.endsWith(' ') ? '' : ' '}` };
  }
  const hasComma = last.endsWith(',');
  const isMultiline = inside.includes('\n');
  const indent = /\n([ \t]+)\S/.exec(inside)?.[1] ?? '  ';
  const separator = isMultiline ? `\n${indent}` : ' ';
  const text = names.map((name) => `${separator}${name}`).join(',');
  return { offset: host.start + last.length, text: `${hasComma ? '' : ','}${text}${hasComma ? ',' : ''}` };
}

function writeImport(
  wanted: ScriptImport,
  fallback: string | undefined,
  namespace: string | undefined,
  names: readonly string[],
): string {
  const quote = wanted.text.includes(`'${wanted.module}'`) ? "'" : '"';
  const parts = [
    ...(fallback === undefined ? [] : [fallback]),
    ...(namespace === undefined ? [] : [`* as ${namespace}`]),
    ...(names.length === 0 ? [] : [`{ ${names.join(', ')} }`]),
  ];
  const end = wanted.text.endsWith(';') ? ';' : '';
  return `import ${wanted.isType ? 'type ' : ''}${parts.join(', ')} from ${quote}${wanted.module}${quote}${end}`;
}

/** Where the imports end, or where the first one would go. */
function readHeader(source: string): { headerEnd: number; hasImports: boolean } {
  let at = /^#![^\n]*/.exec(source)?.[0].length ?? 0;
  let end = at;
  let hasImports = false;
  for (;;) {
    const statement = readStatement(source, at);
    if (statement !== undefined) {
      hasImports = true;
      at = statement.start + statement.text.length;
      end = lineEnd(source, at);
      continue;
    }
    SKIPPED.lastIndex = at;
    const skipped = SKIPPED.exec(source);
    if (skipped === null) {
      return { headerEnd: end, hasImports };
    }
    at += skipped[0].length;
    // A comment right above code belongs to the code; one with a blank line after it stands for itself.
    const isDirective = skipped[1] !== undefined;
    const isOwnComment = /^\/[/*]/.test(skipped[0]) && !hasImports && /^[ \t]*(\n[ \t]*\n|\n?$)/.test(source.slice(at));
    if (isDirective || isOwnComment) {
      end = lineEnd(source, at);
    }
  }
}

/** Every import at the start of a line, also below other code. */
function statementsIn(source: string): Statement[] {
  const statements: Statement[] = [];
  for (const { index } of source.matchAll(/^(?=import\s|const\s|let\s|var\s)/gm)) {
    const statement = readStatement(source, index);
    if (statement !== undefined) {
      statements.push(statement);
    }
  }
  return statements;
}

/** The snippet's lines: statements we know, and others as they stand. */
function splitStatements(imports: string): (Statement | string)[] {
  const parts: (Statement | string)[] = [];
  for (let at = 0; at < imports.length; ) {
    const blank = /^\s+/.exec(imports.slice(at));
    if (blank !== null) {
      at += blank[0].length;
      continue;
    }
    const statement = readStatement(imports, at);
    const text = statement?.text ?? imports.slice(at, lineEnd(imports, at));
    parts.push(statement ?? text.trimEnd());
    at += text.length;
  }
  return parts;
}

function readStatement(source: string, start: number): Statement | undefined {
  IMPORT.lastIndex = start;
  const found = IMPORT.exec(source);
  if (found !== null) {
    const [text, type, fallback, namespace, names, , module = ''] = found;
    return { kind: 'import', module, isType: type !== undefined, fallback, namespace, names: splitNames(names), text, start };
  }
  REQUIRE.lastIndex = start;
  const required = REQUIRE.exec(source);
  if (required === null) {
    return undefined;
  }
  const [text, target = '', names, , module = ''] = required;
  return { kind: 'require', module, target, names: splitNames(names), text, start };
}

function splitNames(names: string | undefined): string[] | undefined {
  return names
    ?.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** `type A`, `a as b` and `a: b` compare without regard to blanks. */
function normalise(name: string): string {
  return name.replace(/\s+/g, ' ').replace(/\s*:\s*/, ':');
}

function hasLine(source: string, line: string): boolean {
  return source.split('\n').some((other) => other.trim() === line.trim());
}
