import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expandFakes } from '../../src/content/fakes.ts';
import { writeGitIndex } from './git-index.ts';
import { MemoryFileSystem } from './memory-file-system.ts';

/** What a case expects of its check. */
export interface Expectation {
  /** Expected outcome by scope: `repository`, `infrastructure`, `.` or a unit's path. A single outcome is short for all. */
  readonly outcome: string | Readonly<Record<string, string>>;
  /** Every finding as `path:line outcome`; `- outcome` for one without a place. Order does not matter. */
  readonly findings?: readonly string[];
  /** A place of pass evidence, as `path:line`. */
  readonly passEvidence?: string;
  /** `none`: no git folder. `all` (default): everything is tracked. Else the tracked paths. */
  readonly tracked?: 'none' | 'all' | readonly string[];
  /** The lines that a file gains when every edit that its findings offer is made, in order. */
  readonly fixed?: Readonly<Record<string, readonly string[]>>;
  /** Why this case stands here, for traps and bugs. */
  readonly why?: string;
}

export interface Case {
  readonly check: string;
  readonly name: string;
  readonly expectation: Expectation;
  readonly files: ReadonlyMap<string, string>;
}

/** How a case's bytes are changed: line ends and byte order marks must not change an answer. */
export const VARIANTS = ['lf', 'crlf', 'bom'] as const;
export type Variant = (typeof VARIANTS)[number];

/**
 * Reads the cases under `test/checks`. A path segment that starts with `dot-` stands for one that starts with a dot, so that
 * `.gitignore`, `.env` and workflows of cases have no effect on this repository.
 */
export function readCases(root: string): Case[] {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
  const cases: Case[] = [];
  for (const file of files.filter((candidate) => candidate.endsWith('/expect.json'))) {
    const folder = file.slice(0, -'/expect.json'.length);
    const [area, check, name] = folder.split('/');
    const contents = new Map<string, string>();
    for (const member of files.filter(
      (candidate) => candidate.startsWith(`${folder}/`) && candidate !== file,
    )) {
      const text = readFileSync(path.join(root, member), 'utf8');
      contents.set(realPath(member.slice(folder.length + 1)), expandFakes(text));
    }
    const expectation = JSON.parse(readFileSync(path.join(root, file), 'utf8')) as Expectation;
    cases.push({ check: `${area ?? ''}/${check ?? ''}`, name: name ?? '', expectation, files: contents });
  }
  return cases;
}

/** The file system of a case in one of its variants, with a git folder that tracks what the case says. */
export function openCase(
  item: Pick<Case, 'files'> & { expectation: Pick<Expectation, 'tracked'> },
  variant: Variant,
): MemoryFileSystem {
  const files = new Map<string, Uint8Array | string>();
  for (const [file, text] of item.files) {
    files.set(file, variantOf(text, variant));
  }
  const tracked = item.expectation.tracked ?? 'all';
  if (tracked !== 'none') {
    files.set('.git/HEAD', 'ref: refs/heads/main\n');
    files.set('.git/index', writeGitIndex(tracked === 'all' ? [...item.files.keys()] : tracked));
  }
  return new MemoryFileSystem(files);
}

/** A file's text in one of the variants. */
export function variantOf(text: string, variant: Variant): string {
  return variant === 'crlf' ? text.replace(/\r?\n/g, '\r\n') : variant === 'bom' ? `\uFEFF${text}` : text;
}

function realPath(file: string): string {
  return file
    .split('/')
    .map((segment) => segment.replace(/^dot-/, '.'))
    .join('/');
}
