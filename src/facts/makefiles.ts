import { baseName, parentOf } from '../workspace/paths.ts';
import { readShell } from './shell.ts';
import { swallowed } from './shell-failures.ts';
import type { SourceFile } from './source-file.ts';

/** A command of a recipe. */
export interface MakeCommand {
  readonly words: readonly string[];
  /** The folder after the `cd`s of its line, relative to the Makefile's; undefined where one is computed. */
  readonly directory: string | undefined;
  /** Why a failure of it would not fail the target. */
  readonly swallowed: string | undefined;
}

export interface MakeTarget {
  readonly name: string;
  readonly prerequisites: readonly string[];
  readonly commands: readonly MakeCommand[];
}

/** The targets of a Makefile with the commands of their recipes. */
export interface Makefile {
  /** The folder of the file. */
  readonly directory: string;
  readonly targets: readonly MakeTarget[];
}

/** Each line of a recipe is run by `sh -c`. */
const MODE = { pipefail: false, errexit: false };

export function isMakefilePath(path: string): boolean {
  return /^(GNUmakefile|[Mm]akefile)$/.test(baseName(path)) || path.endsWith('.mk');
}

const ASSIGNMENT = /^(?:export\s+|override\s+)*([A-Za-z_][\w.-]*)\s*(?:::?:?|\?|\+)?=\s*(.*)$/;
const RULE = /^([^\s#:=][^#:=]*)::?(?![=:])([^#=;]*)(?:;(.*)|#.*)?$/;
const CONDITIONAL = /^\s*(ifeq|ifneq|ifdef|ifndef|else|endif)\b/;

/** Reads a Makefile as far as "which target runs which command" goes. */
export function readMakefile(source: SourceFile): Makefile | undefined {
  const targets: { name: string; prerequisites: string[]; commands: MakeCommand[] }[] = [];
  const variables = new Map<string, string>();
  let open: typeof targets = [];
  const take = (recipe: string): void => {
    const commands = readRecipe(recipe, variables);
    open.forEach((target) => target.commands.push(...commands));
  };
  for (const line of source.text.replace(/\\\r?\n\t?/g, ' ').split(/\r?\n/)) {
    const assignment = ASSIGNMENT.exec(line);
    if (line.startsWith('\t')) {
      take(line);
    } else if (assignment !== null) {
      variables.set(assignment[1] ?? '', (assignment[2] ?? '').trim());
    } else if (!CONDITIONAL.test(line)) {
      const rule = RULE.exec(line);
      if (rule !== null) {
        const prerequisites = wordsOf(rule[2]).filter((word) => word !== '|');
        open = wordsOf(rule[1]).map((name) => ({ name, prerequisites, commands: [] }));
        targets.push(...open);
        take(rule[3] ?? '');
      } else if (line.trim() !== '' && !line.startsWith('#')) {
        open = [];
      }
    }
  }
  return targets.length === 0 ? undefined : { directory: parentOf(source.path), targets };
}

function wordsOf(text: string | undefined): string[] {
  return (text ?? '').split(/\s+/).filter((word) => word !== '');
}

function readRecipe(line: string, variables: ReadonlyMap<string, string>): MakeCommand[] {
  const sign = /^[\s@+-]*/.exec(line)?.[0] ?? '';
  const script = expand(line.slice(sign.length), variables);
  const commands = readShell(script);
  const reasons = swallowed(commands, MODE);
  return commands.map(({ words, directory }, index) => ({
    words,
    directory,
    swallowed: sign.includes('-') ? '- in front of the recipe line' : reasons[index],
  }));
}

/** Variables that stand for more text than this are left as they are. */
const EXPANSION_LIMIT = 4000;

/**
 * Puts variables in, and the programs that by custom stand in variables (`$(GO) test`). Automatic variables and functions are
 * left as they are.
 */
function expand(text: string, variables: ReadonlyMap<string, string>): string {
  let result = text;
  for (let round = 0; round < 3 && result.length < EXPANSION_LIMIT; round++) {
    const next = result.replace(
      /(\$\$)|\$\(([A-Za-z_][\w.-]*)\)|\$\{([A-Za-z_][\w.-]*)\}/g,
      (whole, dollar?: string, round1?: string, curly?: string) => {
        const name = round1 ?? curly ?? '';
        return dollar !== undefined
          ? whole
          : (variables.get(name) ?? (PROGRAMS.test(name) ? name.toLowerCase() : whole));
      },
    );
    if (next === result) {
      break;
    }
    result = next;
  }
  // What is left is no command of the shell's: `$(ARGS)` is a variable here.
  return result.replace(/(^|[^$])\$\(([A-Za-z_][\w.-]*)\)/g, '$1${$2}').replace(/\$\$/g, '$');
}

const PROGRAMS =
  /^(MAKE|GO|NPM|YARN|PNPM|NODE|NPX|PYTHON|PYTHON3|PIP|PYTEST|POETRY|UV|TOX|MVN|GRADLE|BUNDLE|RAKE|COMPOSER|PHP|DOCKER)$/;
