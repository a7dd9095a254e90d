import type { Manifest } from '../../workspace/manifests/manifest.ts';
import { readShell } from '../../facts/shell.ts';

/** Words in front of a command that only say how it is started. */
const WRAPPERS: readonly (readonly string[])[] = [
  ['npx'],
  ['bunx'],
  ['pnpx'],
  ['pnpm', 'exec'],
  ['pnpm', 'dlx'],
  ['npm', 'exec', '--'],
  ['npm', 'exec'],
  ['yarn', 'exec'],
  ['yarn', 'dlx'],
  ['cross-env'],
  ['cross-env-shell'],
  ['dotenv', '--'],
  ['env-cmd'],
  ['poetry', 'run'],
  ['pdm', 'run'],
  ['uv', 'run'],
  ['pipenv', 'run'],
  ['hatch', 'run'],
  ['rye', 'run'],
  ['coverage', 'run', '-m'],
  ['coverage', 'run'],
  ['python', '-m'],
  ['python3', '-m'],
  ['py', '-m'],
  ['python'],
  ['python3'],
  ['bundle', 'exec'],
  ['php'],
  ['xvfb-run'],
  ['wait-on'],
  ['timeout'],
  ['docker', 'compose', 'run'],
  ['docker', 'compose', 'exec'],
  ['docker-compose', 'run'],
  ['docker-compose', 'exec'],
];

/** Takes wrappers, paths and `.cmd` endings off a command: `./mvnw -B verify` becomes `mvn -B verify`. */
export function bareCommand(words: readonly string[]): readonly string[] {
  let current = words;
  for (let round = 0; round < 4; round++) {
    const wrapper = WRAPPERS.find((candidate) => candidate.every((word, index) => programName(current[index] ?? '') === word));
    if (wrapper === undefined || current.length === wrapper.length) {
      break;
    }
    current = skipOptions(current.slice(wrapper.length));
  }
  return [programName(current[0] ?? ''), ...current.slice(1)];
}

function skipOptions(words: readonly string[]): readonly string[] {
  const first = words.findIndex((word) => !word.startsWith('-') && !/^[A-Za-z_]\w*=/.test(word));
  return first < 0 ? words : words.slice(first);
}

function programName(word: string): string {
  const name = word
    .slice(word.lastIndexOf('/') + 1)
    .replace(/^.*\\/, '')
    .replace(/\.(cmd|bat|exe)$/i, '');
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
    // Gradle and nx name tasks with a project: `:api:test`, `api:test`.
    const found = command.findIndex((candidate, index) => index >= at && (candidate === word || candidate.endsWith(`:${word}`) || candidate === `-t=${word}` || candidate === `--target=${word}`));
    if (found < 0) {
      return false;
    }
    at = found + 1;
  }
  return true;
}

/** The script that a package manager's command starts: `test` of `npm test`, `lint` of `pnpm run lint`. */
export function scriptName(words: readonly string[]): string | undefined {
  const command = [programName(words[0] ?? ''), ...words.slice(1)];
  const [program] = command;
  if (program === undefined || !['npm', 'pnpm', 'yarn', 'bun', 'composer', 'npm-run-all', 'run-s'].includes(program)) {
    return undefined;
  }
  const operands: string[] = [];
  for (let index = 1; index < command.length; index++) {
    const word = command[index] ?? '';
    if (/^(-C|--prefix|--dir|--filter|-F|--cwd|-w|--workspace|--working-dir)$/.test(word)) {
      index++;
    } else if (word === '--') {
      break;
    } else if (!word.startsWith('-')) {
      operands.push(word);
    }
  }
  const [first, second, third] = operands;
  if (program === 'yarn' && first === 'workspace') {
    return third === 'run' ? operands[3] : third;
  }
  if (first === 'run' || first === 'run-script') {
    return second;
  }
  if (first === 't' || first === 'tst') {
    return 'test';
  }
  const isShorthand = program === 'npm' ? /^(test|start|stop|restart)$/.test(first ?? '') : true;
  return isShorthand && !RESERVED.has(first ?? '') ? first : undefined;
}

const RESERVED = new Set([
  'install', 'i', 'ci', 'add', 'remove', 'exec', 'dlx', 'publish', 'pack', 'init', 'create', 'update', 'upgrade', 'audit',
  'config', 'cache', 'why', 'link', 'version', 'set', 'node', 'import', 'require', 'self-update', 'validate', 'dump-autoload',
]);

/**
 * The commands that a command stands for, following one level of package script: `npm run ci` becomes what `ci` says. The
 * command itself is always the first.
 */
export function withScripts(words: readonly string[], manifests: readonly Manifest[]): readonly (readonly string[])[] {
  const name = scriptName(words);
  if (name === undefined) {
    return [words];
  }
  const scripts = manifests.flatMap((manifest) => manifest.scripts).filter((script) => script.name === name);
  return [words, ...scripts.flatMap((script) => readShell(script.command).map((command) => command.words))];
}
