import { bareCommand } from './commands.ts';
import { judgePip, judgePipx, judgeUv } from './python-installs.ts';

/** Whether a command installs the project's dependencies exactly as locked. */
export type InstallVerdict =
  | { readonly kind: 'locked' }
  /** Takes other versions, or may; a person must look; the deciding file cannot be seen. */
  | { readonly kind: 'open' | 'review' | 'unknown'; readonly reason: string };

/** What is known of the place that a command runs in. */
export interface InstallPlace {
  /** CI systems set `CI`, which pnpm and Yarn 2 take as a sign to freeze the lockfile; image builds do not. */
  readonly setsCi: boolean;
  /** True for projects of Yarn 2 or newer. */
  readonly modernYarn: boolean;
  /** True when a file of this name is in the repository. */
  readonly hasFile: (name: string) => boolean;
  /**
   * The first package of a requirements file that has no fixed version; `null` when all have one, undefined when the file
   * cannot be found.
   */
  readonly looseRequirement: (file: string) => string | null | undefined;
}

export const LOCKED: InstallVerdict = { kind: 'locked' };

/** Installers: they put the locked versions in place, and their own version is rarely part of the product. */
const INSTALLERS =
  /^(npm|yarn|pnpm|corepack|bun|pip|pip3|setuptools|wheel|build|uv|poetry|poetry-core|pipenv|pdm|pdm-backend|hatch|hatchling|flit|tox|nox|tox-uv|pip-tools|virtualenv|bundler)$/i;

/** Judges an install command; undefined when the command installs nothing of the project. */
export function judgeInstall(words: readonly string[], place: InstallPlace): InstallVerdict | undefined {
  const [program = '', ...args] = bareCommand(words);
  if (args.some((arg) => /^(--help|--version|--dry-run)$/.test(arg))) {
    return undefined;
  }
  const command = new InstallCommand(program, args);
  switch (program) {
    case 'npm':
      return judgeNpm(command, place);
    case 'pnpm':
      return judgePnpm(command, place);
    case 'yarn':
      return judgeYarn(command, place);
    case 'bun':
      return judgeBun(command);
    case 'uv':
      return judgeUv(command, place);
    case 'pipx':
      return judgePipx(command);
    case 'poetry':
    case 'pdm':
      return judgeByVerb(command, /^(install|sync)$/, /^(update|up)$/);
    case 'pipenv':
      return judgePipenv(command);
    case 'bundle':
    case 'bundler':
      return judgeByVerb(command, /^install$/, /^update$/);
    case 'gem':
      return judgeGem(command);
    case 'composer':
      return judgeComposer(command);
    case 'go':
      return judgeGo(command);
    default:
      return /^pip[\d.]*$/.test(program)
        ? judgePip(command, place)
        : program === 'pip-sync'
          ? LOCKED
          : undefined;
  }
}

/** Options of the package managers that have a value in the next word. */
const VALUES =
  /^(-C|--prefix|--dir|--cwd|--filter|-F|--loglevel|--registry|--cache|--userconfig|--tag|--network-timeout|--network-concurrency|--mutex|--cache-folder|--modules-folder|--store-dir|--reporter|--otp|--jobs|-j|--retry|--working-dir|-d|--without|--with|--gemfile|--path|--directory|-P|--project|--omit|--include|--fetch-timeout|--cpu|--os|--mode|-v|--version|--source)$/;

/** A command split into verb, operands and flags. */
export class InstallCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly operands: readonly string[];
  readonly flags: ReadonlySet<string>;

  constructor(program: string, args: readonly string[]) {
    this.program = program;
    this.args = args;
    const operands: string[] = [];
    const flags = new Set<string>();
    for (let at = 0; at < args.length; at++) {
      const word = args[at] ?? '';
      if (!word.startsWith('-')) {
        operands.push(word);
        continue;
      }
      flags.add(word.replace(/=true$/, ''));
      const hasValue = VALUES.test(word) || ((word === '-w' || word === '--workspace') && program === 'npm');
      at +=
        hasValue && !(word === '-d' && program !== 'composer') && !(word === '-P' && program !== 'poetry')
          ? 1
          : 0;
    }
    this.operands = operands;
    this.flags = flags;
  }

  has(...names: readonly string[]): boolean {
    return names.some((name) => this.flags.has(name));
  }

  open(why: string): InstallVerdict {
    return { kind: 'open', reason: `${this.quoted} ${why}.` };
  }

  get quoted(): string {
    const text = [this.program, ...this.args].join(' ');
    return `"${text.length > 70 ? `${text.slice(0, 69)}…` : text}"`;
  }

  /** Judges packages named on the command line; undefined when their names are computed. */
  packages(names: readonly string[], isFixed: (name: string) => boolean): InstallVerdict | undefined {
    const own = names.filter((name) => !INSTALLERS.test(name));
    const loose = own.find((name) => !isFixed(name) && !name.includes('$'));
    if (loose !== undefined) {
      return this.open(`takes the newest ${loose}: name its version`);
    }
    return own.some((name) => !name.includes('$')) ? LOCKED : undefined;
  }
}

const NPM_INSTALL = /^(install|i|in|ins|inst|insta|instal|isnt|isnta|isntal|isntall|add|it|install-test)$/;
const NPM_LOCKED =
  /^(ci|clean-install|ic|install-clean|isntall-clean|cit|install-ci-test|clean-install-test|sit)$/;

function isFixedNpm(name: string): boolean {
  return (
    /^(@[^@/]+\/)?[^@]+@v?\d+(\.\d+)*/.test(name) ||
    /^(\.|\/|file:)|\.tgz$/.test(name) ||
    /#[0-9a-f]{7,40}$/.test(name)
  );
}

function judgeNpm(command: InstallCommand, place: InstallPlace): InstallVerdict | undefined {
  const [verb = '', ...packages] = command.operands;
  if (NPM_LOCKED.test(verb)) {
    return LOCKED;
  }
  if (/^(update|up|upgrade|udpate)$/.test(verb)) {
    return command.has('-g', '--global') ? undefined : command.open('moves every version: use npm ci');
  }
  if (!NPM_INSTALL.test(verb) || command.has('--package-lock-only')) {
    return undefined;
  }
  if (packages.length > 0 || command.has('-g', '--global')) {
    return command.packages(packages, isFixedNpm);
  }
  return command.open(
    place.hasFile('package-lock.json') || place.hasFile('npm-shrinkwrap.json')
      ? 'may install other versions than the lockfile says: use npm ci'
      : 'resolves every version anew: commit a lockfile and use npm ci',
  );
}

function judgePnpm(command: InstallCommand, place: InstallPlace): InstallVerdict | undefined {
  const [verb = '', ...packages] = command.operands;
  if (/^(update|up|upgrade)$/.test(verb)) {
    return command.open('moves every version');
  }
  if (verb === 'add' || (/^(install|i)$/.test(verb) && packages.length > 0)) {
    return command.packages(packages, isFixedNpm);
  }
  if (verb === 'ci' || verb === 'fetch') {
    return LOCKED;
  }
  if (!/^(install|i)$/.test(verb) || command.has('--lockfile-only', '--fix-lockfile')) {
    return undefined;
  }
  if (command.has('--no-frozen-lockfile', '--frozen-lockfile=false', '--no-lockfile')) {
    return command.open('lets the lockfile change');
  }
  // In CI pnpm freezes the lockfile by itself (pnpm.io/cli/install).
  return command.has('--frozen-lockfile') || place.setsCi
    ? LOCKED
    : command.open('may change the lockfile outside CI: add --frozen-lockfile');
}

function judgeYarn(command: InstallCommand, place: InstallPlace): InstallVerdict | undefined {
  const [verb, ...packages] = command.operands;
  if (verb !== undefined && /^(upgrade|up|upgrade-interactive)$/.test(verb)) {
    return command.open('moves every version');
  }
  if (verb === 'add' || (verb === 'global' && packages[0] === 'add')) {
    return command.packages(
      packages.filter((name) => name !== 'add'),
      isFixedNpm,
    );
  }
  if ((verb !== undefined && verb !== 'install') || command.has('-v', '--version', '-h')) {
    return undefined;
  }
  if (command.has('--no-lockfile', '--no-immutable')) {
    return command.open('lets the lockfile change');
  }
  // Yarn 2 and newer turn --immutable on by themselves in CI (enableImmutableInstalls).
  const isFrozen = command.has('--frozen-lockfile', '--immutable') || (place.modernYarn && place.setsCi);
  return isFrozen
    ? LOCKED
    : command.open(
        'may install other versions than the lockfile says: use --immutable (Yarn 1: --frozen-lockfile)',
      );
}

function judgeBun(command: InstallCommand): InstallVerdict | undefined {
  const [verb = '', ...packages] = command.operands;
  if (verb === 'update') {
    return command.open('moves every version');
  }
  if (verb === 'ci') {
    return LOCKED;
  }
  if (!/^(install|i|add|a)$/.test(verb)) {
    return undefined;
  }
  if (packages.length > 0) {
    return command.packages(packages, isFixedNpm);
  }
  return command.has('--frozen-lockfile') ? LOCKED : command.open('may change the lockfile: use bun ci');
}

function judgeByVerb(command: InstallCommand, locked: RegExp, moving: RegExp): InstallVerdict | undefined {
  const verb = command.operands[0] ?? '';
  return moving.test(verb) ? command.open('moves every version') : locked.test(verb) ? LOCKED : undefined;
}

function judgePipenv(command: InstallCommand): InstallVerdict | undefined {
  const [verb, ...packages] = command.operands;
  if (verb === 'sync' || (verb === 'install' && command.has('--deploy', '--ignore-pipfile'))) {
    return LOCKED;
  }
  if (verb === 'update' || verb === 'upgrade') {
    return command.open('moves every version');
  }
  return verb === 'install' && packages.length === 0
    ? command.open('may resolve anew: use pipenv sync or install --deploy')
    : undefined;
}

function judgeGem(command: InstallCommand): InstallVerdict | undefined {
  const [verb, ...packages] = command.operands;
  if (verb !== 'install' && verb !== 'i') {
    return undefined;
  }
  const isPinned = command.args.some((arg) => /^(-v|--version)(=|$)|^-v\d/.test(arg));
  return command.packages(packages, (name) => isPinned || /:\d|\.gem$/.test(name));
}

function judgeComposer(command: InstallCommand): InstallVerdict | undefined {
  const operands = command.operands[0] === 'global' ? command.operands.slice(1) : command.operands;
  const [verb = '', ...packages] = operands;
  if (/^(update|upgrade|u)$/.test(verb)) {
    return command.has('--lock') ? undefined : command.open('moves every version: use composer install');
  }
  if (/^(require|req)$/.test(verb) && !command.has('--no-update')) {
    return command.packages(packages, (name) => /[:=@ ]\s*[\^~v]?\d/.test(name));
  }
  return /^(install|i)$/.test(verb) ? LOCKED : undefined;
}

function judgeGo(command: InstallCommand): InstallVerdict | undefined {
  const [verb, ...names] = command.operands;
  if (verb === 'mod') {
    return names[0] === 'download' || names[0] === 'vendor' ? LOCKED : undefined;
  }
  if (verb === 'get' && command.args.some((arg) => /^-u(=|$)/.test(arg))) {
    return command.open('moves every version');
  }
  if (verb !== 'get' && verb !== 'install' && verb !== 'run') {
    return undefined;
  }
  const versioned = (verb === 'run' ? names.slice(0, 1) : names).filter((name) => name.includes('@'));
  return command.packages(versioned, (name) => !/@(latest|upgrade|patch|main|master|HEAD)$/.test(name));
}
