import { bareCommand } from './commands.ts';
import { LOCKED, type InstallCommand, type InstallPlace, type InstallVerdict } from './installs.ts';

/** Options of `pip install` that have a value in the next word. */
const PIP_VALUES =
  /^(-e|--editable|-t|--target|--index-url|-i|--extra-index-url|--find-links|-f|--prefix|--root|--no-binary|--only-binary|--timeout|--retries|--trusted-host|--python-version|--platform|--abi|--implementation|--cache-dir|--progress-bar|--upgrade-strategy|--log|--proxy|--root-user-action|--config-settings|-C|--src|--report|--cert|--client-cert|--use-feature|--python|-p|--group|--keyring-provider|--index-strategy|--prerelease|--exclude-newer|--index|--default-index|--python-preference|--python-platform|--directory|--project|--resolution|--link-mode|--refresh-package|--reinstall-package|--upgrade-package|-P|--torch-backend|--color|--override|--overrides|--build-constraint|--build-constraints|-b|--extra|--config-setting|--config-file)$/;

/** Judges `pip install`; requirements files are looked into. */
export function judgePip(command: InstallCommand, place: InstallPlace): InstallVerdict | undefined {
  const at = command.args.indexOf('install');
  return at < 0 ? undefined : judgePipArguments(command.args.slice(at + 1), command, place);
}

function judgePipArguments(
  args: readonly string[],
  command: InstallCommand,
  place: InstallPlace,
): InstallVerdict | undefined {
  const { packages, files, constraints } = readPipArguments(args);
  if (args.includes('--require-hashes') || args.includes('--no-deps')) {
    return LOCKED;
  }
  const isOwn = (name: string): boolean =>
    /^\.{1,2}(\/|\[|$)|^\/|^file:/.test(name) && !/\.(whl|tar\.gz|zip)$/.test(name);
  const verdict = command.packages(
    packages.filter((name) => !isOwn(name)),
    (name) =>
      /===?\s*[^*\s]+$/.test(name) || name.includes('@') || /\.(whl|tar\.gz|zip)$|^[\w.-]+\/\*$/.test(name),
  );
  if (constraints.length > 0 && (files.length > 0 || verdict?.kind === 'open')) {
    return {
      kind: 'unknown',
      reason: `${command.quoted} is bound by ${constraints.join(', ')}: does it pin every package?`,
    };
  }
  if (verdict?.kind === 'open') {
    return verdict;
  }
  for (const file of files) {
    const loose = place.looseRequirement(file);
    if (loose === undefined) {
      return {
        kind: 'unknown',
        reason: `${command.quoted} installs from ${file}: whether it pins every package is not known.`,
      };
    }
    if (loose !== null) {
      return command.open(`installs from ${file}, which does not pin ${loose}`);
    }
  }
  if (files.length > 0) {
    return LOCKED;
  }
  return packages.some(isOwn)
    ? {
        kind: 'review',
        reason: `${command.quoted} takes the newest versions that the project's ranges allow: is this more than a test of a library?`,
      }
    : verdict;
}

function readPipArguments(args: readonly string[]): {
  packages: string[];
  files: string[];
  constraints: string[];
} {
  const packages: string[] = [];
  const files: string[] = [];
  const constraints: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? '';
    const inline = /^(?:-r|--requirements?=|-c|--constraints?=)(.+)$/.exec(word)?.[1];
    if (/^(-r|--requirements?)$/.test(word)) {
      files.push(args[++at] ?? '');
    } else if (/^(-c|--constraints?)$/.test(word)) {
      constraints.push(args[++at] ?? '');
    } else if (inline !== undefined) {
      (/^(-c|--constraint)/.test(word) ? constraints : files).push(inline);
    } else if (/^(-e|--editable)$/.test(word)) {
      const target = args[++at] ?? '';
      packages.push(...(target.startsWith('.') ? [target] : []));
    } else if (PIP_VALUES.test(word)) {
      at++;
    } else if (!word.startsWith('-')) {
      packages.push(word);
    }
  }
  return { packages, files, constraints };
}

/** True for a command that writes a requirements file from the lockfile. */
export function exportsLock(words: readonly string[]): boolean {
  const [program = '', ...args] = bareCommand(words);
  const verb = args.find((word) => !word.startsWith('-'));
  return (
    (/^(uv|poetry|pdm)$/.test(program) && verb === 'export') ||
    (program === 'pipenv' && verb === 'requirements')
  );
}

/** Judges `uv sync` and `uv pip`. */
export function judgeUv(command: InstallCommand, place: InstallPlace): InstallVerdict | undefined {
  const [verb, sub] = command.operands;
  if (verb === 'sync') {
    if (command.has('--upgrade', '-U')) {
      return command.open('moves every version');
    }
    return command.has('--locked', '--frozen')
      ? LOCKED
      : command.open('rewrites uv.lock when it does not fit the project: add --locked');
  }
  if (verb === 'pip' && sub === 'sync') {
    return LOCKED;
  }
  if (verb === 'pip' && sub === 'install') {
    return judgePipArguments(command.args.slice(command.args.indexOf('install') + 1), command, place);
  }
  return verb === 'tool' && sub === 'install'
    ? command.packages(command.operands.slice(2), (name) => /[=@]=?\d/.test(name))
    : undefined;
}

/** Judges `pipx install`. */
export function judgePipx(command: InstallCommand): InstallVerdict | undefined {
  const [verb, ...names] = command.operands;
  return verb === 'install' ? command.packages(names, (name) => name.includes('==')) : undefined;
}
