import { bareCommand } from './commands.ts';

/** Whether a command installs the project's dependencies exactly as locked. */
export type InstallVerdict = { readonly locked: true } | { readonly locked: false; readonly reason: string };

const LOCKED: InstallVerdict = { locked: true };

/** Judges an install command; undefined when the command installs nothing of the project. */
export function judgeInstall(words: readonly string[]): InstallVerdict | undefined {
  const [program = '', ...args] = bareCommand(words);
  const flags = new Set(args.filter((arg) => arg.startsWith('-')).map((arg) => arg.replace(/=true$/, '')));
  const operands = args.filter((arg) => !arg.startsWith('-'));
  const text = [program, ...args].join(' ');
  switch (program) {
    case 'npm':
      return judgeNpm(operands, flags, text);
    case 'pnpm':
      return judgePnpm(operands, flags, text);
    case 'yarn':
      return judgeYarn(operands, flags, text);
    case 'pip':
    case 'pip3':
      return judgePip(args, text);
    case 'uv':
      return judgeUv(args, flags, text);
    case 'poetry':
      return operands[0] === 'update' ? open(text, 'moves every version') : operands[0] === 'install' ? LOCKED : undefined;
    case 'pipenv':
      return operands[0] === 'sync' || (operands[0] === 'install' && (flags.has('--deploy') || flags.has('--ignore-pipfile')))
        ? LOCKED
        : operands[0] === 'install' && operands.length === 1
          ? open(text, 'may resolve anew: use pipenv sync or install --deploy')
          : undefined;
    case 'bundle':
    case 'bundler':
      return operands[0] === 'update' ? open(text, 'moves every version') : operands[0] === 'install' ? LOCKED : undefined;
    case 'composer':
      return operands[0] === 'update' || operands[0] === 'upgrade'
        ? open(text, 'moves every version: use composer install')
        : operands[0] === 'install'
          ? LOCKED
          : undefined;
    case 'go':
      return operands[0] === 'get' && flags.has('-u')
        ? open(text, 'moves every version')
        : operands[0] === 'mod' && operands[1] === 'download'
          ? LOCKED
          : undefined;
    default:
      return undefined;
  }
}

function open(text: string, why: string): InstallVerdict {
  return { locked: false, reason: `"${text.length > 70 ? `${text.slice(0, 69)}…` : text}" ${why}.` };
}

function judgeNpm(operands: readonly string[], flags: ReadonlySet<string>, text: string): InstallVerdict | undefined {
  const [verb, ...packages] = operands;
  if (verb === 'ci' || verb === 'clean-install') {
    return LOCKED;
  }
  if (verb === 'update' || verb === 'up') {
    return open(text, 'moves every version: use npm ci');
  }
  if (verb !== 'install' && verb !== 'i' && verb !== 'add') {
    return undefined;
  }
  // A single named tool with its version is as fixed as a lockfile entry; packages of the project are not.
  if (flags.has('-g') || flags.has('--global') || packages.length > 0) {
    return packages.length > 0 ? judgePackages(packages, text) : undefined;
  }
  return flags.has('--no-package-lock') || flags.has('--no-save')
    ? open(text, 'does not look at the lockfile: use npm ci')
    : open(text, 'may install other versions than the lockfile says: use npm ci');
}

function judgePackages(packages: readonly string[], text: string): InstallVerdict {
  const isFixed = (name: string): boolean =>
    /^(@[^@/]+\/)?[^@]+@v?\d+(\.\d+)*/.test(name) || /^(\.|\/|file:)|\.tgz$/.test(name) || name.includes('$');
  const loose = packages.find((name) => !isFixed(name));
  return loose === undefined ? LOCKED : open(text, `takes the newest ${loose}: name its version`);
}

function judgePnpm(operands: readonly string[], flags: ReadonlySet<string>, text: string): InstallVerdict | undefined {
  const [verb, ...packages] = operands;
  if (verb === 'update' || verb === 'up') {
    return open(text, 'moves every version');
  }
  if (verb !== 'install' && verb !== 'i') {
    return verb === 'add' && packages.length > 0 ? judgePackages(packages, text) : undefined;
  }
  // In CI pnpm freezes the lockfile by itself, unless told not to (pnpm.io/cli/install).
  return flags.has('--no-frozen-lockfile') || flags.has('--no-lockfile')
    ? open(text, 'lets the lockfile change')
    : LOCKED;
}

function judgeYarn(operands: readonly string[], flags: ReadonlySet<string>, text: string): InstallVerdict | undefined {
  const [verb, ...packages] = operands;
  if (verb === 'upgrade' || verb === 'up') {
    return open(text, 'moves every version');
  }
  if (verb === 'global' || verb === 'add') {
    return judgePackages(packages.filter((name) => name !== 'add'), text);
  }
  if (verb !== undefined && verb !== 'install') {
    return undefined;
  }
  const frozen = flags.has('--frozen-lockfile') || flags.has('--immutable') || flags.has('--pure-lockfile');
  return frozen && !flags.has('--no-lockfile')
    ? LOCKED
    : verb === undefined && flags.size > 0 && !flags.has('--no-lockfile')
      ? undefined
      : open(text, 'may install other versions than the lockfile says: use --immutable or --frozen-lockfile');
}

function judgePip(args: readonly string[], text: string): InstallVerdict | undefined {
  if (args[0] !== 'install') {
    return undefined;
  }
  const rest = args.slice(1);
  const packages: string[] = [];
  for (let index = 0; index < rest.length; index++) {
    const word = rest[index] ?? '';
    if (/^(-r|--requirement|-c|--constraint|-e|--editable|-t|--target|--index-url|-i|--extra-index-url|--find-links|-f|--prefix|--root|--no-binary|--only-binary)$/.test(word)) {
      index++;
    } else if (!word.startsWith('-')) {
      packages.push(word);
    }
  }
  // Whether a requirements file pins its versions is a question about that file, not about this command.
  const loose = packages.find(
    (name) => !/===?|@|^\.|^\/|\.whl$|\.tar\.gz$|\$/.test(name) && !/^(pip|setuptools|wheel|build|uv|poetry|pipenv|pdm|tox|nox|hatch)$/.test(name),
  );
  if (loose !== undefined) {
    return open(text, `takes the newest ${loose}: pin it with == or install from a locked requirements file`);
  }
  return rest.some((word) => /^(-r|--requirement)/.test(word)) || packages.some((name) => name.includes('==')) ? LOCKED : undefined;
}

function judgeUv(args: readonly string[], flags: ReadonlySet<string>, text: string): InstallVerdict | undefined {
  if (args[0] === 'sync') {
    return flags.has('--upgrade') || flags.has('-U') ? open(text, 'moves every version') : LOCKED;
  }
  return args[0] === 'pip' ? judgePip(args.slice(1), text) : undefined;
}
