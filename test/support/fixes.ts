import { parse as parseJson, type ParseError } from 'jsonc-parser';
import { parseAllDocuments } from 'yaml';
import { applyEdits } from '../../src/checks/apply-edits.ts';
import type { EditFix, Finding, Report, TextEdit } from '../../src/checks/result.ts';
import { languageOfPath } from '../../src/facts/syntax/languages.ts';
import { LineMap } from '../../src/workspace/source-text.ts';
import { trees } from './run.ts';

/** A finding that an edit would mend. */
export interface Mendable {
  /** The finding without its place, which edits above it move. */
  readonly key: string;
  readonly finding: Finding;
  readonly fix: EditFix;
}

/** What every finding of a report is, its place left out. */
export function keysOf(report: Report): string[] {
  return report.results.flatMap(({ scope, findings }) =>
    findings.map((finding) => keyOf(`${scope.kind}:${scope.path}`, finding)),
  );
}

/** The findings of a report that an edit would mend. */
export function mendable(report: Report): Mendable[] {
  return report.results.flatMap(({ scope, findings }) =>
    findings.flatMap((finding) =>
      finding.fixes.flatMap((fix) =>
        fix.kind === 'edit' ? [{ key: keyOf(`${scope.kind}:${scope.path}`, finding), finding, fix }] : [],
      ),
    ),
  );
}

function keyOf(scope: string, { location, outcome, message }: Finding): string {
  return [scope, location?.path ?? '-', outcome, message].join(' | ');
}

/** The files after the edits of a fix. */
export function fixFiles(files: ReadonlyMap<string, string>, fix: EditFix): Map<string, string> {
  const fixed = new Map(files);
  for (const [path, edits] of editsByFile(fix)) {
    const before = files.get(path);
    const creates = edits.every((edit) => edit.create === true);
    if ((before === undefined) !== creates) {
      throw new Error(`${path} ${creates ? 'exists already' : 'does not exist'}`);
    }
    fixed.set(path, applyEdits(before ?? '', edits));
  }
  return fixed;
}

function editsByFile(fix: EditFix): Map<string, TextEdit[]> {
  const byFile = new Map<string, TextEdit[]>();
  for (const edit of fix.edits) {
    byFile.set(edit.path, [...(byFile.get(edit.path) ?? []), edit]);
  }
  return byFile;
}

/** The text that an edit takes away. */
export function removedText(text: string, edit: TextEdit): string {
  const body = text.replace(/^\uFEFF/, '');
  const lines = new LineMap(body);
  return body.slice(
    lines.startOf(edit.line) + edit.column - 1,
    lines.startOf(edit.endLine) + edit.endColumn - 1,
  );
}

/** The lines that a file has more than before, in order. */
export function gainedLines(before: string, after: string): string[] {
  const known = new Map<string, number>();
  for (const line of linesOf(before)) {
    known.set(line, (known.get(line) ?? 0) + 1);
  }
  return linesOf(after).filter((line) => {
    const left = known.get(line) ?? 0;
    known.set(line, left - 1);
    return left <= 0;
  });
}

function linesOf(text: string): string[] {
  return text.replace(/^\uFEFF/, '').split(/\r?\n/);
}

/** How many mistakes a parser finds in a file; 0 for files that have no parser here. */
export async function mistakesIn(path: string, text: string): Promise<number> {
  const body = text.replace(/^\uFEFF/, '');
  if (/\.ya?ml$/.test(path)) {
    const documents = parseAllDocuments(body, { uniqueKeys: true, merge: true });
    return 'empty' in documents ? 0 : documents.reduce((sum, { errors }) => sum + errors.length, 0);
  }
  if (path.endsWith('.json')) {
    const errors: ParseError[] = [];
    parseJson(body, errors, { allowTrailingComma: true });
    return errors.length;
  }
  const language = languageOfPath(path);
  if (language === undefined) {
    return 0;
  }
  await trees.load(new Set([language]));
  const tree = trees.parse(language, body);
  const mistakes = tree?.rootNode.hasError === true ? 1 : 0;
  tree?.delete();
  return mistakes;
}
