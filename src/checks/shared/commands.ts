import { WRAPPERS, type Wrapper } from './wrappers.ts';

/** Programs behind which the command stands after `--`: `dotenv -e .env -- jest`. */
const BEFORE_DASHES =
  /^(dotenv|dotenvx|op|doppler|infisical|mise|direnv|aws-vault|chamber|start-server-and-test|env-cmd|nix|pixi|wait-on)$/;

/** Takes wrappers, paths and `.cmd` endings off a command: `./mvnw -B verify` becomes `mvn -B verify`. */
export function bareCommand(words: readonly string[]): readonly string[] {
  let current = words;
  for (let round = 0; round < 6; round++) {
    const next = unwrap(current);
    if (next === undefined || next.length === 0) {
      break;
    }
    current = next;
  }
  return [programName(current[0] ?? ''), ...current.slice(1)];
}

function unwrap(words: readonly string[]): readonly string[] | undefined {
  const program = programName(words[0] ?? '');
  if (/^(python|py|pypy)[\d.]*$/.test(program)) {
    return unwrapPython(words.slice(1));
  }
  if (/^(node|tsx|ts-node|bun)$/.test(program)) {
    const at = words.findIndex((word, index) => index > 0 && word.includes('node_modules/'));
    return at < 0 ? undefined : [(words[at] ?? '').replace(/\.[cm]?js$/, ''), ...words.slice(at + 1)];
  }
  const dashes = BEFORE_DASHES.test(program) ? words.indexOf('--') : -1;
  if (dashes > 0) {
    return words.slice(dashes + 1);
  }
  for (const wrapper of WRAPPERS) {
    const rest = afterWrapper(words, wrapper);
    if (rest !== undefined) {
      return rest;
    }
  }
  return undefined;
}

/** `python -m pytest`, `python -X dev manage.py test`; code on the command line is left alone. */
function unwrapPython(words: readonly string[]): readonly string[] | undefined {
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (word === '-m') {
      return words.slice(index + 1);
    }
    if (word === '-c') {
      return undefined;
    }
    if (/^-[WX]$/.test(word)) {
      index++;
    } else if (!word.startsWith('-')) {
      return words.slice(index);
    }
  }
  return undefined;
}

/** What follows a wrapper, its options and its own operands; undefined when the command is not wrapped in it. */
function afterWrapper(words: readonly string[], wrapper: Wrapper): readonly string[] | undefined {
  let at = 0;
  for (const [position, expected] of wrapper.words.entries()) {
    at = position === 0 ? 0 : skipOptions(words, at, wrapper.values);
    const word = words[at] ?? '';
    if ((position === 0 ? programName(word) : word) !== expected) {
      return undefined;
    }
    at++;
  }
  for (let operand = 0; operand <= wrapper.operands; operand++) {
    at = skipOptions(words, at, wrapper.values);
    at += operand < wrapper.operands ? 1 : 0;
  }
  return at < words.length ? words.slice(at) : undefined;
}

function skipOptions(words: readonly string[], from: number, values: RegExp | undefined): number {
  let at = from;
  // A variable in front of more options holds options too.
  const isOption = (word: string, next: string): boolean =>
    /^-|^[A-Za-z_]\w*=/.test(word) || (/^\$\{?\w+\}?$/.test(word) && next.startsWith('-'));
  while (at < words.length && isOption(words[at] ?? '', words[at + 1] ?? '')) {
    at += values?.test(words[at] ?? '') === true ? 2 : 1;
  }
  return at;
}

export function programName(word: string): string {
  // `${PREFIX}pytest` is pytest, `$PYTHON` is python: whatever stands in front, or wherever it lies.
  const variable = /^\$\{?(PYTHON3?|PIP3?|NPM|YARN|PNPM|GO|MVN|NODE|PYTEST)(_BIN|_EXE|_CMD)?\}?$/.exec(
    word,
  )?.[1];
  const name = (
    variable?.toLowerCase() ?? word.replace(/^\$(\{[A-Za-z_]\w*\}|\([A-Za-z_]\w*\))(?=[\w./-])/, '')
  )
    .replace(/^.*\//, '')
    .replace(/^.*\\/, '')
    .replace(/\.(cmd|bat|exe|ps1|phar)$/i, '')
    .replace(/^([a-z][\w.-]*)@[\w.^~*-]+$/i, '$1');
  return name === 'mvnw' ? 'mvn' : name === 'gradlew' ? 'gradle' : name;
}

/** True when the pattern's words follow one another in the command, starting with its first word. */
export function matchesWords(command: readonly string[], pattern: readonly string[]): boolean {
  const [program, ...rest] = pattern;
  if (command[0] !== program) {
    return false;
  }
  let at = 1;
  for (const word of rest) {
    const found = command.findIndex(
      (candidate, index) => index >= at && namesTask(candidate, word, program ?? ''),
    );
    if (found < 0) {
      return false;
    }
    at = found + 1;
  }
  return true;
}

/**
 * Gradle and Nx name tasks with a project (`:api:test`, `affected:test`), Nx also in options (`--target=test`). With Maven such a
 * word is the goal of a plugin: of those only `surefire:test` and `failsafe:verify` run tests.
 */
function namesTask(candidate: string, task: string, program: string): boolean {
  if (program === 'mvn' && candidate.includes(':')) {
    return /(^|:)(maven-)?(surefire|failsafe)(-plugin)?(:[\d.]+)?:(test|verify|integration-test)$/.test(
      candidate,
    );
  }
  return (
    candidate === task ||
    candidate.endsWith(`:${task}`) ||
    (/^(-t|--targets?)=/.test(candidate) &&
      candidate
        .slice(candidate.indexOf('=') + 1)
        .split(',')
        .includes(task))
  );
}

/** The text that a shell inside the command runs: `bash -c "npm ci && npm test"`. */
export function innerScript(words: readonly string[]): string | undefined {
  const bare = bareCommand(words);
  if (!/^(ba|z|a|da)?sh$/.test(bare[0] ?? '')) {
    return undefined;
  }
  const at = bare.findIndex((word, index) => index > 0 && /^-[a-z]*c$/.test(word));
  return at < 0 ? undefined : bare[at + 1];
}

/** The package scripts that a command starts, and where. */
export interface ScriptCall {
  readonly program: string;
  readonly names: readonly string[];
  /** A folder that the command names, relative to where it runs. */
  readonly folder: string | undefined;
  /** Packages of the workspace that the command names. */
  readonly packages: readonly string[];
  /** Runs in every package of the workspace. */
  readonly everywhere: boolean;
  /** The words from the script's name on: what pnpm, Yarn and Bun run when there is no such script. */
  readonly rest: readonly string[];
}

const FOLDER_OPTIONS = /^(-C|--prefix|--dir|--cwd|--working-dir|-d)$/;
const PACKAGE_OPTIONS = /^(--filter|-F|-w|--workspace)$/;
const RUNNERS = new Set([
  'npm',
  'pnpm',
  'yarn',
  'bun',
  'composer',
  'npm-run-all',
  'npm-run-all2',
  'run-s',
  'run-p',
  'node',
  'lerna',
]);

const RESERVED = new Set([
  'install',
  'i',
  'ci',
  'add',
  'remove',
  'exec',
  'dlx',
  'publish',
  'pack',
  'init',
  'create',
  'update',
  'upgrade',
  'audit',
  'config',
  'cache',
  'why',
  'link',
  'version',
  'set',
  'node',
  'import',
  'require',
  'self-update',
  'validate',
  'dump-autoload',
  'fetch',
  'deploy',
  'up',
  'x',
  'global',
  'dedupe',
  'workspaces',
  'workspace',
]);

/** Reads a package manager's command; undefined when it starts no script. */
export function readScriptCall(words: readonly string[]): ScriptCall | undefined {
  const program = programName(words[0] ?? '');
  if (!RUNNERS.has(program)) {
    return undefined;
  }
  const operands: { readonly word: string; readonly at: number }[] = [];
  const packages: string[] = [];
  let folder: string | undefined;
  let everywhere = program === 'lerna';
  for (let at = 1; at < words.length; at++) {
    const word = words[at] ?? '';
    const [option = '', inline] = word.startsWith('-') ? splitOption(word) : [];
    if (word === '--') {
      break;
    } else if (FOLDER_OPTIONS.test(option) && !(option === '-C' && program === 'node')) {
      folder = inline ?? words[++at];
    } else if (PACKAGE_OPTIONS.test(option) && (option !== '-w' || program === 'npm')) {
      packages.push(inline ?? words[++at] ?? '');
    } else if (/^(-r|--recursive|-ws|--workspaces)$/.test(option)) {
      everywhere = true;
    } else if (!word.startsWith('-')) {
      operands.push({ word, at });
    }
  }
  if (program === 'node') {
    const named = words.findIndex((word) => word === '--run' || word.startsWith('--run='));
    const name = named < 0 ? undefined : (splitOption(words[named] ?? '')[1] ?? words[named + 1]);
    return name === undefined
      ? undefined
      : { program, names: [name], folder, packages, everywhere, rest: [] };
  }
  if (/^(npm-run-all2?|run-[sp])$/.test(program)) {
    return {
      program,
      names: operands.map((operand) => operand.word),
      folder,
      packages,
      everywhere,
      rest: [],
    };
  }
  if (operands[0]?.word === 'workspace') {
    packages.push(operands[1]?.word ?? '');
    operands.splice(0, 2);
  } else if (operands[0]?.word === 'workspaces') {
    everywhere = true;
    operands.splice(0, operands[1]?.word === 'foreach' ? 2 : 1);
  }
  const isRun = /^(run|run-script|rum|urn)$/.test(operands[0]?.word ?? '');
  const named = operands[isRun ? 1 : 0];
  const name = named?.word === 't' || named?.word === 'tst' ? 'test' : named?.word;
  const isShorthand = program !== 'npm' || /^(test|start|stop|restart)$/.test(name ?? '');
  if (
    named === undefined ||
    name === undefined ||
    (!isRun && (!isShorthand || RESERVED.has(name))) ||
    (program === 'lerna' && !isRun)
  ) {
    return undefined;
  }
  const isTest = program === 'bun' && !isRun && name === 'test';
  return isTest
    ? undefined
    : { program, names: [name], folder, packages, everywhere, rest: words.slice(named.at) };
}

function splitOption(word: string): [string, string | undefined] {
  const equals = word.indexOf('=');
  return equals < 0 ? [word, undefined] : [word.slice(0, equals), word.slice(equals + 1)];
}
