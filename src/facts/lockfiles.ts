import { baseName } from '../workspace/paths.ts';
import { readBunLock } from './lockfiles/bun.ts';
import { readComposerLock } from './lockfiles/composer.ts';
import { readGemfileLock } from './lockfiles/bundler.ts';
import { readGradleLockfile } from './lockfiles/gradle.ts';
import { emptyLockfile, LOCKFILE_NAMES, type Lockfile, type LockTool } from './lockfiles/lockfile-model.ts';
import { readPackageLock } from './lockfiles/npm.ts';
import { readPipfileLock } from './lockfiles/pipenv.ts';
import { readPnpmLock } from './lockfiles/pnpm.ts';
import { readTomlLock } from './lockfiles/python-toml.ts';
import { readYarnLock } from './lockfiles/yarn.ts';
import type { SourceFile } from './source-file.ts';

const READERS: Partial<Record<LockTool, (text: string) => Lockfile>> = {
  npm: readPackageLock,
  pnpm: readPnpmLock,
  yarn: readYarnLock,
  bun: readBunLock,
  poetry: (text) => readTomlLock(text, 'poetry'),
  uv: (text) => readTomlLock(text, 'uv'),
  pdm: (text) => readTomlLock(text, 'pdm'),
  pipenv: readPipfileLock,
  composer: readComposerLock,
  bundler: readGemfileLock,
  gradle: readGradleLockfile,
};

/** True for lockfiles whose content says something of direct dependencies; the others only have to be there. */
export function isReadableLockfile(path: string): boolean {
  return LOCKFILE_NAMES[baseName(path)]?.isText === true;
}

/** Reads what a lockfile says of direct dependencies. */
export function readLockfile(source: SourceFile): Lockfile | undefined {
  const tool = LOCKFILE_NAMES[baseName(source.path)]?.tool;
  const reader = tool === undefined ? undefined : READERS[tool];
  if (tool === undefined || reader === undefined) {
    return undefined;
  }
  if (/^<{7} /m.test(source.text)) {
    return { ...emptyLockfile(tool), problem: 'it holds the marks of a merge conflict' };
  }
  try {
    return reader(source.text);
  } catch (error) {
    return { ...emptyLockfile(tool), problem: error instanceof Error ? error.message : 'it cannot be read' };
  }
}
