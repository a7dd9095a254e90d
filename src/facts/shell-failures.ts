import type { ShellCommand } from './shell.ts';

/** How the shell that runs a script treats failures. */
export interface ShellMode {
  /** A pipe fails when any of its commands fails. */
  readonly pipefail: boolean;
  /** The script ends at the first failure. */
  readonly errexit: boolean;
}

/** Programs that pass text on and succeed whatever they are fed. */
const TEXT_FILTERS =
  /^(tee|cat|tail|head|sed|awk|gawk|grep|egrep|sort|uniq|tr|cut|ts|jq|less|more|column|fold|nl|wc|test2json)$/;

/** Commands behind `||` that leave nothing of a failure. */
const SOOTHING = /^(true|:|echo|printf|cat|date|sleep|touch|mkdir|ls|set|export)$/;

/** An alternative longer than this is not looked through; it does more than hide a failure. */
const ALTERNATIVE_LIMIT = 40;

type Part = Pick<ShellCommand, 'words' | 'joinedBy' | 'depth'>;

/**
 * For each command of a script, why a failure of it would not fail the script: `|| true`, a pipe into `tee`, `set +e` with
 * nobody looking at the result. Undefined where it would.
 */
export function swallowed(commands: readonly Part[], mode: ShellMode): (string | undefined)[] {
  const lastLook = commands.findLastIndex(looksAtResult);
  let { pipefail } = mode;
  let isOff = false;
  return commands.map((command, index) => {
    if (command.words[0] === 'set') {
      pipefail ||=
        command.words.includes('pipefail') || command.words.some((word) => word.endsWith('pipefail'));
      isOff = command.words.reduce(
        (off, word) => (/^\+[a-z]*e/.test(word) ? true : /^-[a-z]*e/.test(word) ? false : off),
        isOff,
      );
    }
    const end = endOfPipe(commands, index);
    return (
      (pipefail ? undefined : losesFailure(commands, index, end)) ??
      soothedBy(commands, command, end + 1) ??
      ignoredBy(commands[end + 1], mode, isOff && lastLook <= end)
    );
  });
}

/** The index of the last command of the pipe that a command belongs to. */
function endOfPipe(commands: readonly Part[], index: number): number {
  let last = index;
  while (last < index + ALTERNATIVE_LIMIT && commands[last + 1]?.joinedBy === '|') {
    last++;
  }
  return last;
}

function losesFailure(commands: readonly Part[], index: number, end: number): string | undefined {
  const words = commands[end]?.words ?? [];
  const program = words[0] ?? '';
  const isFilter =
    TEXT_FILTERS.test(program) || (program === 'go-junit-report' && !words.includes('-set-exit-code'));
  return end > index && isFilter ? `| ${program} without pipefail` : undefined;
}

/** `|| true`, `|| { echo failed; }`: every command of the alternative succeeds and none ends the script with a failure. */
function soothedBy(commands: readonly Part[], command: Part, next: number): string | undefined {
  const first = commands[next];
  if (first?.joinedBy !== '||') {
    return undefined;
  }
  const isGroup = first.depth > command.depth;
  if (isGroup && (commands[next - 1]?.depth ?? 0) > command.depth) {
    // `test | (tee log || true)`: the alternative is that of the group.
    return undefined;
  }
  for (let at = next; at < next + ALTERNATIVE_LIMIT; at++) {
    const part = commands[at];
    const isOver =
      at > next &&
      (isGroup ? (part?.depth ?? 0) <= command.depth : !/^(&&|\|\|)$/.test(part?.joinedBy ?? ''));
    if (part === undefined || isOver) {
      return `|| ${first.words.slice(0, 4).join(' ')}`;
    }
    if (!SOOTHING.test(part.words[0] ?? '') && part.words.join(' ') !== 'exit 0') {
      return undefined;
    }
  }
  return undefined;
}

function ignoredBy(following: Part | undefined, mode: ShellMode, isOff: boolean): string | undefined {
  const text = following?.words.join(' ') ?? '';
  if (following === undefined || following.joinedBy === '$(') {
    return undefined;
  }
  if (!mode.errexit && following.joinedBy === ';' && /^(true|:|exit 0)$/.test(text)) {
    return `; ${text}`;
  }
  return isOff && !/^(&&|\|\|)$/.test(following.joinedBy ?? '') ? 'set +e' : undefined;
}

/** `[ $? -ne 0 ]`, `exit $code`: the result of what ran before is looked at after all. */
function looksAtResult({ words }: Part): boolean {
  return (
    words.some((word) => /\$\?|\$\{?PIPESTATUS|\$LASTEXITCODE/.test(word)) ||
    (words[0] === 'exit' && words[1] !== '0') ||
    words[0] === 'return'
  );
}
