import type { Lists } from '../../content/lists.ts';
import type { Ecosystem } from '../../workspace/manifests/manifest.ts';
import { bareCommand, matchesWords, programName, readScriptCall } from './commands.ts';
import type { Stand } from './follow.ts';

/** The ecosystem whose tests a command itself runs; undefined when it runs none. */
export function testedBy(words: readonly string[], lists: Lists): Ecosystem | undefined {
  const bare = bareCommand(words);
  const known = lists['test-commands'].find((command) => matchesWords(bare, command.words));
  if (known !== undefined) {
    return isSomethingElse(bare) ? undefined : known.ecosystem;
  }
  if (
    bare[0] === 'gradle' &&
    bare.slice(1).some((word) => /(^|:)\w+Tests?$/.test(word)) &&
    !isSomethingElse(bare)
  ) {
    return 'maven';
  }
  return /^(tsx|bun)$/.test(bare[0] ?? '') && bare.includes('--test') ? 'npm' : undefined;
}

/**
 * The places among what a command stands for where tests run, with their ecosystems. A `test` script counts by its name when
 * what it says is not known to do something else: runners are many.
 */
export function testsAmong(
  stands: readonly Stand[],
  lists: Lists,
): { readonly stand: Stand; readonly ecosystem: Ecosystem }[] {
  const direct = stands.flatMap((stand) => {
    const ecosystem = testedBy(stand.words, lists);
    return ecosystem === undefined ? [] : [{ stand, ecosystem }];
  });
  if (direct.length > 0) {
    return direct;
  }
  return stands.flatMap((stand, index) => {
    const call = readScriptCall(stand.words);
    const isTest =
      call?.names.some(
        (name) => /^tests?([:_-].*)?$/.test(name) && !/lint|type|format|style|types|build|watch$/.test(name),
      ) === true;
    if (call === undefined || !isTest) {
      return [];
    }
    const inner = stands.slice(index + 1);
    const ecosystem: Ecosystem = call.program === 'composer' ? 'packagist' : 'npm';
    return inner.length > 0 && inner.every(({ words }) => NO_TEST.test(bareCommand(words)[0] ?? ''))
      ? []
      : [{ stand, ecosystem }];
  });
}

/** Programs of `test` scripts that test nothing: the stub of `npm init`, linters, compilers. */
const NO_TEST =
  /^(echo|exit|true|:|eslint|tsc|vue-tsc|prettier|standard|xo|biome|oxlint|stylelint|tslint|phpstan|psalm|phpcs|php-cs-fixer|pint|npm|pnpm|yarn|composer|cd)$/;

const NOT_TESTS =
  /lint|flake8|mypy|docs?$|style|format|fmt|typ(e|ing)|black|ruff|isort|pre-commit|build|release|publish|package|dist|security|clean|dev$|serve/i;

/** Test programs that were asked for something other than running tests. */
function isSomethingElse(bare: readonly string[]): boolean {
  const [program, ...args] = bare;
  if (
    args.some((word) =>
      /^(--version|--collect-only|--co|--help|--listTests|--list-tests|--showConfig|--dry-run)$/.test(word),
    )
  ) {
    return true;
  }
  switch (program) {
    case 'rake':
      return args.some(
        (word) => !word.startsWith('-') && !word.includes('=') && !/(^|:)(test|spec|default|ci)\b/.test(word),
      );
    case 'tox':
    case 'nox': {
      const names = namesAfter(args, program === 'tox' ? /^-e$/ : /^(-s|--session|--sessions|-e)$/);
      return names.length > 0 && names.every((name) => NOT_TESTS.test(name));
    }
    case 'nx':
      return !args.some((word) => /(^|[:=,])(test|e2e)\b/.test(word) || /^(test|e2e)$/.test(word));
    case 'nyc':
    case 'c8':
      return args[0] === 'report' || args[0] === 'check-coverage' || args[0] === 'merge';
    case 'go':
      return (
        args.includes('-c') ||
        args.some(
          (word, index) =>
            /^-run(=|$)/.test(word) &&
            /^\^?(\$|NONE|XXX|none|#)/.test(word.split('=')[1] ?? args[index + 1] ?? ''),
        )
      );
    case 'jest':
    case 'vitest':
      return args[0] === 'list' || args[0] === 'init';
    default:
      return false;
  }
}

function namesAfter(args: readonly string[], option: RegExp): string[] {
  return args.flatMap((word, index) => (option.test(args[index - 1] ?? '') ? word.split(',') : []));
}

/** True for Maven and Gradle commands that leave the tests out. */
export function skipsTests(words: readonly string[]): boolean {
  return words.some(
    (word, index) =>
      /^-D(skipTests|maven\.test\.skip|skipUnitTests)(=true)?$/.test(word) ||
      (/^(-x|--exclude-task)$/.test(words[index - 1] ?? '') && /(^|:)(test|check)$/.test(word)) ||
      word === '-xtest',
  );
}

/** Programs that run what they are told in files that are not read. */
const OPAQUE =
  /^(just|task|mage|invoke|inv|bazel|bazelisk|pants|buck2|earthly|dagger|moon|rush|sbt|ant|gulp|grunt|tilt|please|plz|scons|ctest|doit|nix-build|nix-shell|nix|devbox|mise|act|thor|cake|nuke|wireit)$/;

/** True for a command that may well run tests, in a way that cannot be followed. */
export function mayHideTests(words: readonly string[]): boolean {
  const bare = bareCommand(words);
  const program = bare[0] ?? '';
  const operands = bare.slice(1).filter((word) => !word.startsWith('-'));
  if (OPAQUE.test(program)) {
    return (
      operands.length === 0 || operands.some((word) => /test|check|ci\b|verify|all\b|build|spec/i.test(word))
    );
  }
  if (/^docker(-compose)?$/.test(program) && operands.some((word) => /^(up|run)$/.test(word))) {
    return isCompose(bare) && bare.some((word) => /(^|[._/-])(e2e|tests?|specs?)([._/-]|$)/i.test(word));
  }
  const isShell = /^(ba|z|a|da)?sh$/.test(program) || program === 'source' || program === '.';
  const script = isShell
    ? operands[0]
    : /^(\.{0,2}\/|[\w.-]+\/)/.test(words[0] ?? '') || /\.(sh|ps1)$/.test(words[0] ?? '')
      ? words[0]
      : /\.(py|[cm]?[jt]s|rb|php)$/.test(program)
        ? program
        : undefined;
  const name = programName(script ?? '');
  return (
    /test|check|verify|spec|(^|[_.-])(ci|build|all|run)([_.-]|$)/i.test(name) && !/^(mvn|gradle)$/.test(name)
  );
}

/** `docker compose` and `docker-compose`: what a service runs stands in the compose file. */
function isCompose([program = '', second = '']: readonly string[]): boolean {
  return program === 'docker-compose' || second === 'compose';
}
