import type { Span } from '../source-text.ts';

/** The package worlds whose manifests we read. */
export const ECOSYSTEMS = ['npm', 'pypi', 'maven', 'gomod', 'rubygems', 'packagist'] as const;
export type Ecosystem = (typeof ECOSYSTEMS)[number];

export type DependencyScope = 'runtime' | 'dev';

/** A direct dependency as a manifest declares it. */
export interface Dependency {
  /** Lower case for PyPI, `group:artifact` for Maven, the module path for Go. */
  readonly name: string;
  /** The version or range as written; undefined where none stands there. */
  readonly range: string | undefined;
  readonly scope: DependencyScope;
  readonly span: Span;
  /** True where a marker or condition decides whether it is asked for: lockfiles may then leave it out. */
  readonly isConditional?: boolean;
  /** True for what only other dependencies need, where a manifest lists that too (`// indirect` in Go). */
  readonly isIndirect?: boolean;
}

/** A command that a manifest names, for example an npm script. */
export interface Script {
  readonly name: string;
  readonly command: string;
  readonly span: Span;
}

/** What one manifest file says, whatever its ecosystem. */
export interface Manifest {
  readonly path: string;
  readonly ecosystem: Ecosystem;
  readonly name: string | undefined;
  readonly private: boolean;
  readonly dependencies: readonly Dependency[];
  readonly scripts: readonly Script[];
  /** Folders of a workspace, as written; empty where the manifest lists none. */
  readonly workspaces: readonly string[];
  /** The declared version of the runtime, for example `>=20` or `1.24`. */
  readonly runtime: { readonly range: string; readonly span: Span } | undefined;
  /** The manifest's parent: a Maven parent with its version, for example Spring Boot's. */
  readonly parent: Dependency | undefined;
  /** The package manager that the manifest names: `pnpm` of `"packageManager": "pnpm@10.2.0"`. */
  readonly packageManager?: string;
  /** Dependencies whose versions the manifest decides from outside: npm's `overrides`, Yarn's `resolutions`. */
  readonly overridden?: readonly string[];
}

/** Reading failed: where, and why, in a person's words. */
export interface ManifestProblem {
  readonly path: string;
  readonly message: string;
}

/** Neither a manifest nor a problem: the file only bears the name of one. */
export type ManifestResult =
  | { readonly manifest: Manifest; readonly problem?: undefined }
  | { readonly manifest?: undefined; readonly problem?: ManifestProblem };

/** A manifest with nothing in it, for readers to fill. */
export function emptyManifest(path: string, ecosystem: Ecosystem): Manifest {
  return {
    path,
    ecosystem,
    name: undefined,
    private: false,
    dependencies: [],
    scripts: [],
    workspaces: [],
    runtime: undefined,
    parent: undefined,
  };
}
