import type { Ecosystem } from '../../workspace/manifests/manifest.ts';

/** The programs whose lockfiles we know. */
export type LockTool =
  | 'npm'
  | 'pnpm'
  | 'yarn'
  | 'bun'
  | 'poetry'
  | 'uv'
  | 'pipenv'
  | 'pdm'
  | 'pylock'
  | 'conda'
  | 'composer'
  | 'bundler'
  | 'go'
  | 'gradle';

/** A dependency as a lockfile holds it. */
export interface LockedDependency {
  readonly name: string;
  /** What the manifest asked for when the file was written; undefined where the file does not say. */
  readonly range: string | undefined;
  /** The version that was chosen; undefined for what is no release: folders, links, commits. */
  readonly version: string | undefined;
  /** The line that holds it, from 1. */
  readonly line: number;
}

/** What one manifest asked for. */
export interface LockImporter {
  /** The manifest's folder, relative to the lockfile's; the empty string for the same. */
  readonly folder: string;
  readonly dependencies: readonly LockedDependency[];
}

/** What a lockfile says of direct dependencies; never its whole graph. */
export interface Lockfile {
  readonly tool: LockTool;
  /** Who asked for what, where the format says so. */
  readonly importers: readonly LockImporter[];
  /** Where it does not: every package that may be asked for directly. */
  readonly packages: readonly LockedDependency[];
  /** Why the file could not be read. */
  readonly problem: string | undefined;
}

/** Lockfiles by name, with the package world that they are of. */
export const LOCKFILE_NAMES: Readonly<
  Record<string, { readonly tool: LockTool; readonly ecosystem: Ecosystem; readonly isText: boolean }>
> = {
  'package-lock.json': { tool: 'npm', ecosystem: 'npm', isText: true },
  'npm-shrinkwrap.json': { tool: 'npm', ecosystem: 'npm', isText: true },
  'pnpm-lock.yaml': { tool: 'pnpm', ecosystem: 'npm', isText: true },
  'yarn.lock': { tool: 'yarn', ecosystem: 'npm', isText: true },
  'bun.lock': { tool: 'bun', ecosystem: 'npm', isText: true },
  'bun.lockb': { tool: 'bun', ecosystem: 'npm', isText: false },
  'poetry.lock': { tool: 'poetry', ecosystem: 'pypi', isText: true },
  'uv.lock': { tool: 'uv', ecosystem: 'pypi', isText: true },
  'Pipfile.lock': { tool: 'pipenv', ecosystem: 'pypi', isText: true },
  'pdm.lock': { tool: 'pdm', ecosystem: 'pypi', isText: true },
  'pylock.toml': { tool: 'pylock', ecosystem: 'pypi', isText: false },
  'conda-lock.yml': { tool: 'conda', ecosystem: 'pypi', isText: false },
  'pixi.lock': { tool: 'conda', ecosystem: 'pypi', isText: false },
  'composer.lock': { tool: 'composer', ecosystem: 'packagist', isText: true },
  'Gemfile.lock': { tool: 'bundler', ecosystem: 'rubygems', isText: true },
  'gems.locked': { tool: 'bundler', ecosystem: 'rubygems', isText: true },
  'go.sum': { tool: 'go', ecosystem: 'gomod', isText: false },
  'gradle.lockfile': { tool: 'gradle', ecosystem: 'maven', isText: true },
};

/** A lockfile with nothing in it, for readers to fill. */
export function emptyLockfile(tool: LockTool): Lockfile {
  return { tool, importers: [], packages: [], problem: undefined };
}
