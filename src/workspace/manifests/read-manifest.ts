import { baseName } from '../paths.ts';
import { readGoMod } from './gomod.ts';
import { readGradle } from './gradle.ts';
import type { ManifestResult } from './manifest.ts';
import { readPom } from './maven.ts';
import { readPackageJson } from './npm.ts';
import { readComposerJson } from './php.ts';
import { readPythonManifest } from './python.ts';
import { readGemfile } from './ruby.ts';

type Reader = (path: string, text: string) => ManifestResult;

/** Requirements in a file of that name (`requirements-dev.txt`, `dev-requirements.txt`) or folder (`requirements/base.txt`). */
const REQUIREMENTS =
  /(^|\/)(([\w.-]*[_.-])?requirements([_.-][\w.-]*|\d*)|requirements\/[\w.-]+)\.(txt|in)$/i;

const READERS: readonly (readonly [RegExp, Reader])[] = [
  [/(^|\/)package\.json$/, readPackageJson],
  [/(^|\/)(pyproject\.toml|Pipfile|setup\.(py|cfg))$/, readPythonManifest],
  [REQUIREMENTS, readPythonManifest],
  [/(^|\/)pom\.xml$/, readPom],
  [/(^|\/)build\.gradle(\.kts)?$/, readGradle],
  [/(^|\/)go\.mod$/, readGoMod],
  [/(^|\/)Gemfile$/, readGemfile],
  [/(^|\/)composer\.json$/, readComposerJson],
];

/** Manifests of stacks we do not judge: listed as unsupported, never reported as clean. */
const UNSUPPORTED =
  /(\.(cs|fs|vb)proj|\.sln)$|^(Cargo\.toml|mix\.exs|pubspec\.yaml|Package\.swift|build\.sbt|project\.clj|deps\.edn|rebar\.config|stack\.yaml)$/;

export function isManifest(path: string): boolean {
  return readerOf(path) !== undefined;
}

export function isUnsupportedManifest(path: string): boolean {
  return UNSUPPORTED.test(baseName(path));
}

/** Reads a manifest by its name. Only for paths that `isManifest` accepts. */
export function readManifest(path: string, text: string): ManifestResult {
  const reader = readerOf(path);
  return reader === undefined
    ? { problem: { path, message: 'not a manifest that we read' } }
    : reader(path, text);
}

function readerOf(path: string): Reader | undefined {
  return READERS.find(([pattern]) => pattern.test(path))?.[1];
}
