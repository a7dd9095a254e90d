import type { ImportMerge } from '../merge-imports.ts';
import { lineEnd, linesAfter, type TextInsertion } from './insertion.ts';

/** `alias "path"`, with the alias or without. */
interface GoImport {
  readonly alias: string | undefined;
  readonly path: string;
}

/** A line of an import block, with where it starts. */
interface BlockLine extends GoImport {
  readonly start: number;
  readonly end: number;
}

const SPEC = /^[ \t]*(?:([\w.]+)[ \t]+)?"([^"]+)"/;

/** Merges Go's imports into the first import block, sorted, the standard library before the rest. */
export function goImports(source: string, imports: string): ImportMerge {
  const packageLine = /^package[ \t]+\w+[^\n]*/m.exec(source);
  const afterPackage = packageLine === null ? 0 : packageLine.index + packageLine[0].length;
  const block = /^import[ \t]*\(([\s\S]*?)^[ \t]*\)/m.exec(source);
  const singles = [...source.matchAll(/^import[ \t]+((?:[\w.]+[ \t]+)?"[^"]+")[^\n]*/gm)];
  const lines = block === null ? [] : readBlock(source, block);
  const present: GoImport[] = [...lines, ...singles.flatMap(([, spec = '']) => readSpec(spec) ?? [])];
  const missing = specsOf(imports).filter(
    (wanted) => !present.some(({ alias, path }) => alias === wanted.alias && path === wanted.path),
  );
  const lastSingle = singles.at(-1);
  const headerEnd = Math.max(
    afterPackage,
    block === null ? 0 : block.index + block[0].length,
    lastSingle === undefined ? 0 : lastSingle.index + lastSingle[0].length,
  );
  if (missing.length === 0) {
    return { insertions: [], headerEnd };
  }
  const insertions =
    block === null
      ? linesAfter(source, headerEnd, writeBlock(missing), lastSingle === undefined)
      : insertIntoBlock(source, block.index + block[0].length - 1, lines, missing);
  return { insertions, headerEnd };
}

function insertIntoBlock(
  source: string,
  close: number,
  lines: readonly BlockLine[],
  missing: readonly GoImport[],
): TextInsertion[] {
  const closeLine = source.lastIndexOf('\n', close) + 1;
  return sorted(missing).map((wanted): TextInsertion => {
    const group = lines.filter((line) => isStandard(line.path) === isStandard(wanted.path));
    const next = group.find((line) => line.path > wanted.path);
    const last = group.at(-1);
    if (next !== undefined) {
      return { offset: next.start, text: `${writeSpec(wanted)}\n` };
    }
    if (last !== undefined) {
      return { offset: last.end, text: `\n${writeSpec(wanted)}` };
    }
    const first = lines[0];
    return isStandard(wanted.path) && first !== undefined
      ? { offset: first.start, text: `${writeSpec(wanted)}\n\n` }
      : { offset: closeLine, text: `${lines.length === 0 ? '' : '\n'}${writeSpec(wanted)}\n` };
  });
}

function readBlock(source: string, block: RegExpExecArray): BlockLine[] {
  const lines: BlockLine[] = [];
  const from = source.indexOf('(', block.index) + 1;
  const to = block.index + block[0].length;
  for (let start = source.indexOf('\n', from) + 1; start > 0 && start < to; start = lineEnd(source, start) + 1) {
    const end = lineEnd(source, start);
    const spec = readSpec(source.slice(start, end));
    if (spec !== undefined) {
      lines.push({ ...spec, start, end });
    }
  }
  return lines;
}

function specsOf(imports: string): GoImport[] {
  return imports.split('\n').flatMap((line) => readSpec(line.replace(/^\s*import\b/, '')) ?? []);
}

function readSpec(line: string): GoImport | undefined {
  const match = SPEC.exec(line);
  return match?.[2] === undefined ? undefined : { alias: match[1], path: match[2] };
}

function writeBlock(specs: readonly GoImport[]): string[] {
  const standard = sorted(specs.filter(({ path }) => isStandard(path))).map(writeSpec);
  const others = sorted(specs.filter(({ path }) => !isStandard(path))).map(writeSpec);
  const gap = standard.length > 0 && others.length > 0 ? [''] : [];
  return ['import (', ...standard, ...gap, ...others, ')'];
}

function writeSpec({ alias, path }: GoImport): string {
  return `\t${alias === undefined ? '' : `${alias} `}"${path}"`;
}

/** The standard library's paths have no dot in their first part. */
function isStandard(path: string): boolean {
  return !(path.split('/')[0] ?? '').includes('.');
}

function sorted(specs: readonly GoImport[]): GoImport[] {
  return [...specs].sort((a, b) => (a.path < b.path ? -1 : 1));
}
