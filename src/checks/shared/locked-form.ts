import type { DockerStage } from '../../facts/dockerfiles.ts';
import type { Piece } from '../../facts/site.ts';
import { joinPath } from '../../workspace/paths.ts';
import type { ScopeFile } from '../check.ts';
import type { EditFix } from '../result.ts';
import { insertBehind, replace, reviewEdit } from './edits.ts';

/** A command that installs, with what must hold for its locked form to work in its place. */
export interface OpenInstall {
  readonly words: readonly string[];
  readonly installs?: Piece | undefined;
  readonly path: string;
  readonly directories: readonly string[] | undefined;
  /** The stage of an image, which has only the files that it copies; undefined in CI. */
  readonly stage: DockerStage | undefined;
}

const LOCKFILES: Readonly<Record<string, readonly string[]>> = {
  npm: ['package-lock.json', 'npm-shrinkwrap.json'],
  yarn: ['yarn.lock'],
  pnpm: ['pnpm-lock.yaml'],
};

/** Flags beside which the locked form would mean something else, or fail. */
const OTHER_MEANING =
  /^(-g|--global|--location=.*|-f|--force|--no-package-lock|--package-lock=.*|--no-lockfile|--(no-)?frozen-lockfile.*|--(no-)?immutable.*|--pure-lockfile|--fix-lockfile|--lockfile-only|--package-lock-only|--save.*|-[SDEO]|--update-checksums|--no-save)$/;

/** The form of the command that takes what the lockfile says; undefined where no lockfile lies beside it. */
export function lockedForm(
  { words, installs, path, directories, stage }: OpenInstall,
  files: readonly Pick<ScopeFile, 'path'>[],
  modernYarn: boolean,
): EditFix | undefined {
  const [program = ''] = words;
  const written = installs?.text.split(' ') ?? [];
  const flags = words.slice(written.length);
  const paths = new Set(files.map((file) => file.path));
  const lockfile = LOCKFILES[program]?.find(
    (name) =>
      directories !== undefined &&
      directories.length > 0 &&
      directories.every((folder) => paths.has(joinPath(folder, name))),
  );
  const isPlain =
    written.every((word, index) => words[index] === word) &&
    flags.every((flag) => flag.startsWith('-') && !OTHER_MEANING.test(flag));
  if (installs === undefined || lockfile === undefined || !isPlain) {
    return undefined;
  }
  if (stage !== undefined && !isCopied(lockfile, stage, installs.line)) {
    return undefined;
  }
  if (program === 'npm') {
    return reviewEdit('Install what the lockfile says: npm ci', replace(path, installs, 'npm ci'));
  }
  const flag = program === 'yarn' && modernYarn ? '--immutable' : '--frozen-lockfile';
  const verb = written.length === 1 ? ' install' : '';
  return reviewEdit(
    `Install what the lockfile says: ${flag}`,
    insertBehind(path, installs, `${verb} ${flag}`),
  );
}

/** True where the stage has copied the lockfile before a line: by its name, by a pattern, or with the whole folder. */
function isCopied(lockfile: string, { instructions }: DockerStage, line: number): boolean {
  const copied = instructions
    .filter(
      ({ keyword, flags, site }) =>
        site.line < line && /^(COPY|ADD)$/.test(keyword) && !flags.some((flag) => flag.startsWith('--from')),
    )
    .flatMap(({ argument }) => argument.split(/\s+/).slice(0, -1));
  return copied.some((source) => {
    const name = source.replace(/^\.\//, '');
    return (
      /^(\.|\.\/|\/)?$/.test(name) ||
      name === lockfile ||
      (name.includes('*') && new RegExp(`^${name.split('*').map(escape).join('.*')}$`).test(lockfile))
    );
  });
}

function escape(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
}
