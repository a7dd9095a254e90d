/** A program that starts another one. */
export interface Wrapper {
  /** Its own words; options may stand between them. */
  readonly words: readonly string[];
  /** Options that have a value of their own. */
  readonly values?: RegExp;
  /** How many operands stand before the command: a service, an image, a duration. */
  readonly operands: number;
}

const CONTAINER =
  /^(-e|--env|--env-file|-v|--volume|-p|--publish|-u|--user|-w|--workdir|--name|--entrypoint|-l|--label|-f|--file|--profile|--project-name|--network|--platform|--mount|--add-host|-h|--hostname|--pull|--memory|-m|--cpus|--shm-size|--link|--ip|--tmpfs)$/;
const UV =
  /^(--group|--only-group|--no-group|--extra|--no-extra|--with|--with-editable|--with-requirements|--python|-p|--directory|--project|--env-file|--package|--index|--index-url|--extra-index-url|--config-file|--cache-dir)$/;
const NPX = /^(-p|--package|-w|--workspace)$/;
const POETRY = /^(-C|--directory|-P|--project)$/;

const plain = (...words: string[]): Wrapper => ({ words, operands: 0 });

/** Words in front of a command that only say how it is started. */
export const WRAPPERS: readonly Wrapper[] = [
  { words: ['npx'], values: NPX, operands: 0 },
  { words: ['bunx'], values: NPX, operands: 0 },
  { words: ['pnpx'], values: NPX, operands: 0 },
  { words: ['npm', 'exec'], values: NPX, operands: 0 },
  { words: ['npm', 'x'], values: NPX, operands: 0 },
  { words: ['pnpm', 'exec'], values: /^(-C|--dir|--filter|-F)$/, operands: 0 },
  { words: ['pnpm', 'dlx'], values: /^(-C|--dir|--package)$/, operands: 0 },
  { words: ['yarn', 'exec'], values: /^--cwd$/, operands: 0 },
  { words: ['yarn', 'dlx'], values: NPX, operands: 0 },
  { words: ['bun', 'x'], operands: 0 },
  plain('cross-env'),
  plain('cross-env-shell'),
  { words: ['env-cmd'], values: /^(-f|--file|-e|--environments|-r|--rc-file)$/, operands: 0 },
  { words: ['dotenv'], values: /^(-e|-v|-c|-p)$/, operands: 0 },
  { words: ['poetry', 'run'], values: POETRY, operands: 0 },
  { words: ['pdm', 'run'], values: /^(-p|--project|-g)$/, operands: 0 },
  { words: ['uv', 'run'], values: UV, operands: 0 },
  { words: ['uvx'], values: /^(--from|--with|--python|-p)$/, operands: 0 },
  { words: ['uv', 'tool', 'run'], values: /^(--from|--with|--python|-p)$/, operands: 0 },
  { words: ['pipx', 'run'], values: /^(--spec|--python|--with)$/, operands: 0 },
  plain('pipenv', 'run'),
  plain('hatch', 'run'),
  plain('rye', 'run'),
  { words: ['conda', 'run'], values: /^(-n|--name|-p|--prefix)$/, operands: 0 },
  {
    words: ['coverage', 'run'],
    values: /^(--source|--rcfile|--omit|--include|--concurrency|--context|--data-file)$/,
    operands: 0,
  },
  plain('bundle', 'exec'),
  { words: ['php'], values: /^-[dc]$/, operands: 0 },
  { words: ['xvfb-run'], values: /^(-s|--server-args|-n|--server-num|-e|--error-file)$/, operands: 0 },
  { words: ['timeout'], values: /^(-k|--kill-after|-s|--signal)$/, operands: 1 },
  { words: ['retry'], values: /^(-t|-d|-m|--times|--delay)$/, operands: 0 },
  { words: ['travis_retry'], operands: 0 },
  { words: ['travis_wait'], operands: 0 },
  { words: ['docker', 'compose', 'run'], values: CONTAINER, operands: 1 },
  { words: ['docker', 'compose', 'exec'], values: CONTAINER, operands: 1 },
  { words: ['docker-compose', 'run'], values: CONTAINER, operands: 1 },
  { words: ['docker-compose', 'exec'], values: CONTAINER, operands: 1 },
  { words: ['podman', 'run'], values: CONTAINER, operands: 1 },
  { words: ['docker', 'run'], values: CONTAINER, operands: 1 },
  { words: ['docker', 'exec'], values: CONTAINER, operands: 1 },
];
