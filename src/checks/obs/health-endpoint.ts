import { isHealthPath } from '../../facts/routes/health-words.ts';
import type { Route } from '../../facts/routes.ts';
import { mayHoldRoutes } from '../../facts/routes.ts';
import type { Unit } from '../../workspace/units.ts';
import { baseName, parentOf } from '../../workspace/paths.ts';
import { defineCheck, type CheckContext, type Conclusion, type Evidence } from '../check.ts';
import { judgeSites, missing, notApplicable, passed, unknown } from '../conclude.ts';
import { lookedAt } from '../shared/files.ts';
import { dependencyEvidence, serviceSigns, type ServiceSign } from '../shared/services.ts';

type Context = CheckContext<'routes' | 'management' | 'go-server'>;
interface PlacedRoute {
  readonly route: Route;
  readonly at: Evidence;
}

/** Dependencies that answer for the health of the service without a line of code. */
const HEALTH_DEPENDENCY =
  /^(org\.springframework\.boot:spring-boot-starter-actuator|health_check|okcomputer)$/;

/** Somebody can ask the service whether it is well. */
export const check = defineCheck({
  id: 'obs/health-endpoint',
  scopes: ['unit'],
  reads: ['routes', 'management', 'go-server'],
  conclude(context) {
    const { unit } = context;
    const [sign] = unit === undefined ? [] : serviceSigns(unit, context);
    if (unit === undefined || sign === undefined) {
      return notApplicable('This is no service: it has no server framework.');
    }
    if (isPartOfAnother(unit, context)) {
      return notApplicable('No class here starts an application: another module serves what this one holds.');
    }
    return judge(unit, sign, context);
  },
});

function judge(unit: Unit, sign: ServiceSign, context: Context): Conclusion {
  const searched = context.files.filter((file) => mayHoldRoutes(file));
  const looked = lookedAt(
    searched,
    'health, healthz, livez, readyz, ready, status, ping, up',
    'a health module',
  );
  const routes = context
    .facts('routes')
    .filter((fact) => fact.class === 'production')
    .flatMap((fact) =>
      fact.value.routes.map((route): PlacedRoute => ({ route, at: { path: fact.path, site: route.site } })),
    );
  const found = [
    ...routes.filter((route) => isHealthRoute(route, unit)).map(({ at }) => at),
    ...(isActuatorClosed(context) ? [] : healthDependencies(unit, context)),
  ];
  if (found.length > 0) {
    return passed('The service can be asked for its health.', found, looked);
  }
  const compared = routes.filter(({ route }) => route.kind === 'compared');
  if (compared.length > 0) {
    return judgeSites(
      compared.map(({ route, at }) => ({
        verdict: 'review',
        message: `The path of a request is compared with ${route.written}: is it answered here, or only let past?`,
        at,
      })),
      { whenNone: notApplicable(''), passMessage: '', looked },
    );
  }
  const computed = routes.find(
    ({ route }) =>
      route.kind === 'route' &&
      route.path === undefined &&
      ASKED.test(route.method) &&
      !/admin|docs|openapi/i.test(route.written),
  );
  if (computed !== undefined) {
    return unknown(
      `No health route found, but the path of this one is made elsewhere (${computed.route.written}).`,
      computed.at,
      looked,
    );
  }
  const isReadable = routes.some(({ route }) => route.kind === 'route');
  return isReadable
    ? missing(
        `No route for health checks among ${routes.length}: a platform can only see that the process runs, not that it works.`,
        looked,
        sign.at,
      )
    : unknown(
        'No route of this service could be read, so whether one answers for its health is not known.',
        sign.at,
        looked,
      );
}

/** How a platform asks. */
const ASKED = /^(get|head|any)$/;

/** `path("", health_check)`: the root of a service that answers for nothing else. */
const HEALTH_HANDLER =
  /[,\s](\w+\.)*_?(health_?check|healthz?|liveness|readiness)(_?(view|handler|check|probe))?(\.as_view\(\))?\s*[,)]/i;

function isHealthRoute({ route, at }: PlacedRoute, unit: Unit): boolean {
  if (route.kind === 'health') {
    return true;
  }
  if (route.kind === 'compared' || !ASKED.test(route.method)) {
    return false;
  }
  if (route.path === undefined) {
    return /health|liveness|readiness/i.test(route.written);
  }
  // `router.get('/')` in `health.routes.ts`, which another file mounts.
  const isOwnFile =
    /^_*(health|healthz|healthcheck|liveness|readiness)([-_.]|(Controller|Routes?|Router)?\.)/i.test(
      baseName(at.path).replace(
        /^(index|__init__|routes?|views|main)\.\w+$/i,
        parentOf(at.path) === unit.path ? '' : folderName(at.path),
      ),
    );
  const isHealthHandler =
    route.kind === 'route' && route.path === '/' && HEALTH_HANDLER.test(route.site.excerpt);
  return (
    isHealthPath(route.path) ||
    isHealthHandler ||
    (isOwnFile && route.kind === 'route' && !/[:{<]/.test(route.path))
  );
}

const folderName = (path: string): string => `${path.split('/').at(-2) ?? ''}.`;

/** Dependencies of the unit, and for Maven and Gradle those that modules take from the projects above. */
function healthDependencies(unit: Unit, context: Context): Evidence[] {
  const inherited = context.repository.manifests.filter(
    (manifest) =>
      manifest.ecosystem === 'maven' &&
      unit.path !== '' &&
      isAbove(manifest.path, unit.path) &&
      unit.manifests.some((own) => own.ecosystem === 'maven'),
  );
  return [...unit.manifests, ...inherited].flatMap((manifest) => {
    const dependency = manifest.dependencies.find(
      ({ name, scope }) => scope === 'runtime' && HEALTH_DEPENDENCY.test(name),
    );
    return dependency === undefined ? [] : [dependencyEvidence(manifest, dependency.span.line)];
  });
}

/** `pom.xml` is above `api`, and `services/pom.xml` above `services/api`. */
function isAbove(manifest: string, unit: string): boolean {
  const folder = manifest.slice(0, Math.max(manifest.lastIndexOf('/'), 0));
  return folder !== unit && (folder === '' || unit.startsWith(`${folder}/`));
}

/** The actuator is there, and its health endpoint was taken out. */
function isActuatorClosed(context: Context): boolean {
  const facts = context
    .facts('management')
    .filter((fact) => fact.class === 'production')
    .flatMap((fact) => fact.value);
  const values = (kind: string): string[] =>
    facts
      .filter((fact) => fact.kind === kind)
      .flatMap((fact) => fact.value.split(',').map((item) => item.trim()));
  const included = values('actuator-include');
  return (
    values('actuator-exclude').some((item) => item === '*' || item === 'health') ||
    (included.length > 0 && !included.some((item) => /^(\*|health|".*\*.*"|.*\$\{.*)$/.test(item)))
  );
}

/** A module of a Maven or Gradle build without a class that starts it, where another module has one. */
function isPartOfAnother(unit: Unit, context: Context): boolean {
  const starts = (fact: { readonly class: string; readonly value: { readonly starts: boolean } }): boolean =>
    fact.class === 'production' && fact.value.starts;
  return (
    unit.technologies.filter((technology) => technology.server).every(({ id }) => id === 'spring-boot') &&
    unit.manifests.some((manifest) => manifest.ecosystem === 'maven') &&
    !context.facts('routes').some(starts) &&
    context.allFacts('routes').some(starts)
  );
}
