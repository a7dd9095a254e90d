import * as v from 'valibot';
import type { Severity } from '../../content/schemas.ts';
import { FileSystemError, readTextIfThere, type FileSystem } from '../file-system.ts';
import { joinPath } from '../paths.ts';
import { LocatedJson, type Position } from './located-json.ts';
import { ProjectFileError } from './project-error.ts';
import { projectSchema, type Answer, type ProjectData } from './project-schema.ts';
import { PROJECT_FILE, type WaiverReason } from './project-words.ts';

const SIZE_LIMIT = 1024 * 1024;

/** What a team says about one check: that it is off, or how grave it is here. */
export interface CheckSetting {
  readonly check: string;
  readonly off: boolean;
  readonly severity: Severity | undefined;
  readonly at: Position;
}

/** A decision not to act on findings, for a time. */
export interface Waiver {
  readonly check: string;
  readonly path: string;
  readonly reason: WaiverReason;
  readonly note: string | undefined;
  readonly owner: string;
  /** The last day on which it holds. */
  readonly expires: string;
  readonly at: Position;
}

/** An answer of a person to a question that files cannot decide. */
export interface ProjectAttestation {
  readonly question: string;
  readonly answer: Answer;
  readonly by: string;
  readonly date: string;
  readonly link: string | undefined;
  /** The last day on which it holds, where it differs from that of the question. */
  readonly expires: string | undefined;
  readonly note: string | undefined;
  readonly at: Position;
}

/** The project file of a repository, validated; its ids are not looked up yet. */
export interface ProjectFile {
  /** Relative to the open folder, for messages. */
  readonly path: string;
  readonly checks: readonly CheckSetting[];
  readonly waivers: readonly Waiver[];
  readonly attestations: readonly ProjectAttestation[];
  readonly exclude: readonly string[];
  /** Keys that nothing reads. */
  readonly unknownKeys: readonly { readonly key: string; readonly at: Position }[];
}

/**
 * Reads the project file of a repository; undefined where there is none.
 *
 * @param fs rooted at the repository
 * @param root of the repository, relative to the open folder, for messages
 * @throws {ProjectFileError} when the file cannot be read or is wrong
 */
export async function readProjectFile(fs: FileSystem, root: string): Promise<ProjectFile | undefined> {
  const path = joinPath(root, PROJECT_FILE);
  const text = await readOwnFile(fs, PROJECT_FILE, path);
  return text === undefined ? undefined : parseProjectFile(path, text);
}

/** The text of a file in the project folder; undefined where there is none. */
export async function readOwnFile(fs: FileSystem, local: string, path: string): Promise<string | undefined> {
  try {
    return await readTextIfThere(fs, local, SIZE_LIMIT);
  } catch (error) {
    if (error instanceof FileSystemError) {
      throw new ProjectFileError(
        { path, line: 1, column: 1 },
        `the file cannot be read: ${error.message}`,
        'Make it readable, or remove it',
      );
    }
    throw error;
  }
}

/**
 * Validates the text of a project file.
 *
 * @throws {ProjectFileError} naming the first mistake, its place and what to do
 */
export function parseProjectFile(path: string, text: string): ProjectFile {
  const json = new LocatedJson(path, text);
  if (Array.isArray(json.value)) {
    throw json.error([], 'the file must be an object, and is a list', 'Put braces around what it says');
  }
  const first = v.safeParse(projectSchema, json.value);
  const unknownKeys = (first.issues ?? []).filter(isUnknownKey).map(keysOf);
  const mistakes = (first.issues ?? []).filter((issue) => !isUnknownKey(issue));
  const [mistake] = mistakes;
  if (mistake !== undefined) {
    throw describeMistake(json, mistake);
  }
  const data = first.success ? first.output : v.parse(projectSchema, without(json.value, unknownKeys));
  return {
    path,
    ...locate(json, data),
    unknownKeys: [...unknownKeys, ...optionKeys(data)].map((keys) => ({
      key: nameOf(keys),
      at: json.atKey(keys),
    })),
  };
}

type Keys = readonly (string | number)[];

function locate(json: LocatedJson, data: ProjectData): Omit<ProjectFile, 'path' | 'unknownKeys'> {
  return {
    checks: Object.entries(data.checks).map(([check, setting]): CheckSetting => ({
      check,
      off: setting === 'off',
      severity: setting === 'off' ? undefined : setting.severity,
      at: json.atKey(['checks', check]),
    })),
    waivers: data.waivers.map(({ note, ...waiver }, index): Waiver => ({
      ...waiver,
      note,
      at: json.at(['waivers', index]),
    })),
    attestations: data.attestations.map(
      ({ link, expires, note, ...attestation }, index): ProjectAttestation => ({
        ...attestation,
        link,
        expires,
        note,
        at: json.at(['attestations', index]),
      }),
    ),
    exclude: data.exclude,
  };
}

/** No check has options yet, so that each one that is set is one that nothing reads. */
function optionKeys(data: ProjectData): Keys[] {
  return Object.entries(data.checks).flatMap(([check, setting]) =>
    setting === 'off'
      ? []
      : Object.keys(setting.options ?? {}).map((option) => ['checks', check, 'options', option]),
  );
}

function isUnknownKey(issue: v.BaseIssue<unknown>): boolean {
  return issue.type === 'strict_object' && issue.expected === 'never';
}

function keysOf(issue: v.BaseIssue<unknown>): Keys {
  return (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
}

/** `waivers[0].reason`, as people write it. */
function nameOf(keys: Keys): string {
  return keys.reduce<string>(
    (name, key) =>
      typeof key === 'number'
        ? `${name}[${key}]`
        : /^[\w$-]+$/.test(key)
          ? `${name}${name === '' ? '' : '.'}${key}`
          : `${name}["${key}"]`,
    '',
  );
}

function describeMistake(json: LocatedJson, issue: v.BaseIssue<unknown>): ProjectFileError {
  const keys = keysOf(issue);
  const name = nameOf(keys) || 'the file';
  if (issue.received === 'undefined') {
    const missing = nameOf(keys.slice(-1));
    const holder = nameOf(keys.slice(0, -1)) || 'the file';
    return json.error(keys, `${holder} has no "${missing}"`, `Add it${exampleOf(missing)}`);
  }
  const problem = issue.message.startsWith('must ') ? issue.message : `is not what is expected here`;
  return json.error(keys, `${name} ${problem}, and is ${received(issue.input)}`, 'Correct it');
}

const EXAMPLES: Readonly<Record<string, string>> = {
  version: '"version": 1',
  check: '"check": "security/cookie-flags"',
  path: '"path": "test/**"',
  reason: '"reason": "accepted-risk"',
  owner: '"owner": "team-payments"',
  expires: '"expires": "2027-06-30"',
  question: '"question": "manual/backup-restore"',
  answer: '"answer": "yes"',
  by: '"by": "Kim Lee"',
  date: '"date": "2026-11-21"',
};

function exampleOf(key: string): string {
  const example = EXAMPLES[key];
  return example === undefined ? '' : `, for example ${example}`;
}

function received(input: unknown): string {
  const written = JSON.stringify(input) as string | undefined;
  const shown = written ?? 'nothing';
  return shown.length > 40 ? `${shown.slice(0, 39)}…` : shown;
}

/** A copy of plain data without some of its keys. */
function without(value: unknown, keys: readonly Keys[]): unknown {
  const copy = structuredClone(value);
  for (const path of keys) {
    const holder = path
      .slice(0, -1)
      .reduce<unknown>((current, key) => (current as Record<string | number, unknown>)[key], copy);
    Reflect.deleteProperty(holder as object, path.at(-1) ?? '');
  }
  return copy;
}
