import type { Manifest } from '../../workspace/manifests/manifest.ts';

/** What stands around a file, as far as choosing a snippet needs it. */
export interface Surroundings {
  /** Technology ids with the version as written, frameworks before runtimes. */
  readonly technologies: readonly { readonly id: string; readonly version: string | undefined }[];
  /** The manifests that gave them away, nearest folder only. */
  readonly manifests: readonly Manifest[];
  /** The folder of those manifests, relative to the workspace folder; empty for its root. */
  readonly folder: string;
  /** How the package's JavaScript is loaded by default. */
  readonly module: 'esm' | 'cjs' | undefined;
  readonly packageManager: PackageManager | undefined;
}

export type PackageManager = 'npm' | 'pnpm' | 'yarn' | 'bun' | 'pip' | 'uv' | 'poetry' | 'pipenv' | 'go';

/** Where there is no folder, or no manifest in it. */
export const NO_SURROUNDINGS: Surroundings = {
  technologies: [],
  manifests: [],
  folder: '',
  module: undefined,
  packageManager: undefined,
};
