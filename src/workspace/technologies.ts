import type { Technology } from '../content/lists.ts';
import type { Dependency, Ecosystem, Manifest } from './manifests/manifest.ts';
import type { Span } from './source-text.ts';

/** A technology that a unit uses, with the line that gave it away. */
export interface DetectedTechnology {
  readonly id: string;
  /** A version or range as the manifest writes it; undefined where it says none. */
  readonly version: string | undefined;
  readonly server: boolean;
  readonly evidence: { readonly path: string; readonly span: Span | undefined };
}

/** Languages that a project needs a version of. */
export type Runtime = 'node' | 'python' | 'java' | 'go' | 'ruby' | 'php';

/** The runtime of each ecosystem of packages. */
export const RUNTIME_OF: Readonly<Record<Ecosystem, Runtime>> = {
  npm: 'node',
  pypi: 'python',
  maven: 'java',
  gomod: 'go',
  rubygems: 'ruby',
  packagist: 'php',
};

/** The technologies of a unit's manifests: the runtimes, then what its runtime dependencies give away. */
export function detectTechnologies(
  manifests: readonly Manifest[],
  lists: { readonly technologies: readonly Technology[] },
): DetectedTechnology[] {
  const found = new Map<string, DetectedTechnology>();
  for (const manifest of manifests) {
    const id = RUNTIME_OF[manifest.ecosystem];
    const known = found.get(id);
    if (known?.version === undefined) {
      found.set(id, {
        id,
        version: manifest.runtime?.range,
        server: false,
        evidence: { path: manifest.path, span: manifest.runtime?.span },
      });
    }
    for (const technology of lists.technologies) {
      const dependency = manifest.dependencies.find(
        (candidate) =>
          candidate.scope === 'runtime' &&
          candidate.isIndirect !== true &&
          gives(technology, manifest.ecosystem, candidate),
      );
      if (dependency !== undefined && !found.has(technology.id)) {
        found.set(technology.id, {
          id: technology.id,
          version: versionOf(manifest, dependency),
          server: technology.server,
          evidence: { path: manifest.path, span: dependency.span },
        });
      }
    }
  }
  return [...found.values()];
}

function gives(technology: Technology, ecosystem: Ecosystem, dependency: Dependency): boolean {
  return (technology.detect[ecosystem] ?? []).some((name) =>
    name.endsWith('*') ? dependency.name.startsWith(name.slice(0, -1)) : dependency.name === name,
  );
}

/** Maven takes a missing version from the parent: Spring Boot's, for its starters. */
function versionOf(manifest: Manifest, dependency: Dependency): string | undefined {
  const parentGroup = manifest.parent?.name.split(':')[0];
  return (
    dependency.range ?? (dependency.name.startsWith(`${parentGroup}:`) ? manifest.parent?.range : undefined)
  );
}
