import * as v from 'valibot';
import type { FileSystem } from '../file-system.ts';
import { compareText, joinPath } from '../paths.ts';
import { LocatedJson, type Position } from './located-json.ts';
import { PROJECT_FOLDER } from './project-words.ts';
import { readOwnFile } from './read-project.ts';

/** The baseline of a repository, relative to it. */
export const BASELINE_FILE = `${PROJECT_FOLDER}/baseline.json`;

/** A finding that was there when the baseline was written. */
export interface BaselineEntry {
  readonly fingerprint: string;
  readonly check: string;
  /** Where it stood; for something missing, the folder it is missing from. */
  readonly path: string;
}

/** A baseline file, with the place of each entry. */
export interface Baseline {
  /** Relative to the open folder, or as the caller named it. */
  readonly path: string;
  readonly entries: readonly (BaselineEntry & { readonly at: Position })[];
}

const text = v.pipe(v.string(), v.minLength(1));

const baselineSchema = v.object({
  version: v.literal(1),
  findings: v.array(
    v.object({
      fingerprint: v.pipe(v.string(), v.regex(/^v1:[0-9a-f]{32}$/)),
      check: text,
      path: text,
    }),
  ),
});

/**
 * Reads the baseline of a repository; undefined where there is none.
 *
 * @throws {ProjectFileError} when the file cannot be read or is wrong
 */
export async function readBaselineFile(fs: FileSystem, root: string): Promise<Baseline | undefined> {
  const path = joinPath(root, BASELINE_FILE);
  const content = await readOwnFile(fs, BASELINE_FILE, path);
  return content === undefined ? undefined : parseBaseline(path, content);
}

/**
 * Validates the text of a baseline.
 *
 * @throws {ProjectFileError}
 */
export function parseBaseline(path: string, content: string): Baseline {
  const json = new LocatedJson(path, content);
  const result = v.safeParse(baselineSchema, json.value);
  if (!result.success) {
    const [issue] = result.issues;
    const keys = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
    throw json.error(
      keys,
      'this is not a baseline of version 1',
      'Write it anew with --update-baseline after removing the file',
    );
  }
  return {
    path,
    entries: result.output.findings.map((entry, index) => ({ ...entry, at: json.at(['findings', index]) })),
  };
}

/** A baseline as text: sorted, one finding a line, so that a change of it reads well and merges well. */
export function formatBaseline(entries: readonly BaselineEntry[]): string {
  const lines = sortEntries(entries).map(
    ({ fingerprint, check, path }) => `    ${JSON.stringify({ fingerprint, check, path })}`,
  );
  const findings = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n  "version": 1,\n  "findings": ${findings}\n}\n`;
}

/** Each entry once, by check, path and fingerprint. */
export function sortEntries(entries: readonly BaselineEntry[]): BaselineEntry[] {
  const unique = new Map(entries.map((entry) => [baselineKey(entry), entry]));
  return [...unique.values()].sort(
    (a, b) =>
      compareText(a.check, b.check) ||
      compareText(a.path, b.path) ||
      compareText(a.fingerprint, b.fingerprint),
  );
}

/** What makes two entries the same: things missing from two folders have the same fingerprint. */
export function baselineKey({ fingerprint, path }: Pick<BaselineEntry, 'fingerprint' | 'path'>): string {
  return `${fingerprint} ${path}`;
}
