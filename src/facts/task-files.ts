import { baseName } from '../workspace/paths.ts';
import { isMakefilePath } from './makefiles.ts';
import type { SourceFile } from './source-file.ts';

/** The names that a Makefile or Rakefile defines: what can be asked for on the command line. */
export interface TaskFile {
  readonly tool: 'make' | 'rake';
  readonly names: readonly string[];
  /** Targets with `%`, which stands for any text. */
  readonly patterns: readonly string[];
  /** Namespaces of rake tasks. */
  readonly namespaces: readonly string[];
  /** Files that it takes in, as written. */
  readonly includes: readonly string[];
  /** True when names are made while it runs, or come from a library. */
  readonly isOpen: boolean;
}

export function isTaskPath(path: string): boolean {
  return isMakefilePath(path) || isRakePath(path);
}

function isRakePath(path: string): boolean {
  return /^(Rakefile|rakefile)(\.rb)?$/.test(baseName(path)) || path.endsWith('.rake');
}

/** Reads the names of a Makefile's targets or a Rakefile's tasks. */
export function readTaskFile(source: SourceFile): TaskFile {
  return isRakePath(source.path) ? readRakefile(source.text) : readTargets(source.text);
}

const ASSIGNMENT = /^(?:export\s+|override\s+)*([A-Za-z_][\w.-]*)\s*(?:::?:?|\?|\+)?=\s*(.*)$/;
const RULE = /^([^\s#:=](?:[^#:=\\]|\\.)*)::?(?!=)/;

/** Conditions, messages and texts, which may hold colons. */
const NO_RULE =
  /^\s*(ifn?eq|ifn?def|else|endif|define|endef|export|unexport|vpath|\$\((info|warning|error)\b)/;

function readTargets(text: string): TaskFile {
  const variables = new Map<string, string>();
  const includes: string[] = [];
  const words: string[] = [];
  for (const line of text.replace(/\\\r?\n/g, ' ').split(/\r?\n/)) {
    const assignment = ASSIGNMENT.exec(line);
    const include = /^[-s]?include\s+([^#]+)/.exec(line);
    const rule = RULE.exec(line);
    if (line.startsWith('\t') || (assignment === null && NO_RULE.test(line))) {
      continue;
    } else if (include !== null) {
      includes.push(...wordsOf(include[1] ?? ''));
    } else if (assignment !== null) {
      variables.set(assignment[1] ?? '', assignment[2] ?? '');
    } else if (rule !== null) {
      words.push(...wordsOf((rule[1] ?? '').replace(/\\(.)/g, '$1')));
    }
  }
  const names = words.flatMap((word) =>
    wordsOf(word.replace(/\$[({]([\w.-]+)[)}]/g, (whole, name: string) => variables.get(name) ?? whole)),
  );
  return {
    tool: 'make',
    names: names.filter((name) => !/[%$]/.test(name)),
    patterns: names.filter((name) => name.includes('%') && !name.includes('$')),
    namespaces: [],
    includes,
    // A computed file is no word that a README asks for; a computed name may be.
    isOpen:
      names.some((name) => name.includes('$') && !name.includes('/')) ||
      /\$\(eval\b|^\$\((foreach|call)\b|^\.DEFAULT\s*:/m.test(text),
  };
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '' && word !== '&');
}

const TASK = /^[ \t]*(?:multi)?task[ \t]*\(?[ \t]*(?::?["']([^"'\n]+)["']|:?(\w+[?!]?))/gm;
const NAMESPACE = /^[ \t]*namespace[ \t]*\(?[ \t]*:?["']?([\w-]+)/gm;
const TASK_CLASS = /\b(?:\w+::)*(\w*)Task\.new\b(?:[ \t]*\(?[ \t]*(?!do\b):?["']?([\w:]+))?/g;
const DEFAULT_NAMES: Readonly<Record<string, string>> = { Test: 'test', Rake: 'spec', RDoc: 'rdoc' };

function readRakefile(text: string): TaskFile {
  const classes = [...text.matchAll(TASK_CLASS)].map(
    ([, kind = '', name]) => name ?? DEFAULT_NAMES[kind] ?? kind.toLowerCase(),
  );
  return {
    tool: 'rake',
    names: [...[...text.matchAll(TASK)].map((match) => match[1] ?? match[2] ?? ''), ...classes],
    patterns: [],
    namespaces: [...text.matchAll(NAMESPACE)].map((match) => match[1] ?? ''),
    includes: [],
    isOpen: /^[^\S\n]*(require|load|import|Rails\.application\.load_tasks|Bundler)\b/m.test(text),
  };
}
