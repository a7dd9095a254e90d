import type { Ecosystem, Manifest } from '../../workspace/manifests/manifest.ts';
import type { Unit } from '../../workspace/units.ts';
import type { CheckContext, Evidence } from '../check.ts';

/** What makes a unit a service: its manifest's server framework, or a Go file that serves HTTP. */
export interface ServiceSign {
  readonly name: string;
  readonly ecosystem: Ecosystem;
  readonly at: Evidence;
}

/** The server frameworks of a unit, one a package world; empty for libraries and tools. */
export function serviceSigns(unit: Unit, context: CheckContext<'go-server'>): ServiceSign[] {
  const signs = new Map<Ecosystem, ServiceSign>();
  for (const technology of unit.technologies.filter((candidate) => candidate.server)) {
    const manifest = unit.manifests.find((candidate) => candidate.path === technology.evidence.path);
    if (manifest !== undefined && !signs.has(manifest.ecosystem)) {
      const at = dependencyEvidence(manifest, technology.evidence.span?.line);
      signs.set(manifest.ecosystem, { name: technology.id, ecosystem: manifest.ecosystem, at });
    }
  }
  const server = context.facts('go-server').find((fact) => fact.class === 'production');
  if (server !== undefined && !signs.has('gomod')) {
    const at = { path: server.path, site: server.value.site };
    signs.set('gomod', { name: 'net/http', ecosystem: 'gomod', at });
  }
  return [...signs.values()];
}

/** The place of the dependency on a line of a manifest, with what it says. */
export function dependencyEvidence(manifest: Manifest, line: number | undefined, name?: string): Evidence {
  const dependency = manifest.dependencies.find(
    (candidate) => candidate.span.line === line && (name === undefined || candidate.name === name),
  );
  return dependency === undefined
    ? fileEvidence(manifest.path)
    : {
        path: manifest.path,
        site: { ...dependency.span, excerpt: `${dependency.name} ${dependency.range ?? ''}`.trim() },
      };
}

/** A file as a whole: its first line. */
export function fileEvidence(path: string, line = 1): Evidence {
  return {
    path,
    site: { line, column: 1, endLine: line, endColumn: 1, excerpt: path.slice(path.lastIndexOf('/') + 1) },
  };
}
