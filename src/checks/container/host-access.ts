import type { ComposeService } from '../../facts/compose-files.ts';
import type { Site } from '../../facts/site.ts';
import { defineCheck, type CheckContext, type Fact } from '../check.ts';
import { judgeSites, notApplicable, passed, type JudgedSite } from '../conclude.ts';
import { CI_KINDS, ciRuns, type CiKinds } from '../shared/ci.ts';
import { lookedAt } from '../shared/files.ts';
import {
  describeCapability,
  describeMode,
  describeMount,
  describeRun,
  PRIVILEGED,
} from '../shared/host-access.ts';
import { matchesGlob, readImage } from '../shared/images.ts';
import { describeContainer, isOtherCluster, workloadsOf, type Workload } from '../shared/manifests.ts';

type Context = CheckContext<'compose' | 'kubernetes' | CiKinds>;

/** Something that reaches the host, and why a person must look before it can be called wrong. */
interface Reach {
  readonly what: string;
  readonly site: Site;
  readonly doubt: string | undefined;
}

/** No container reaches into its host. */
export const check = defineCheck({
  id: 'container/host-access',
  scopes: ['unit', 'infrastructure'],
  reads: ['compose', 'kubernetes', ...CI_KINDS],
  conclude(context) {
    const compose = context
      .facts('compose')
      .filter((fact) => fact.class === 'production' || fact.class === 'dev-only');
    const workloads = workloadsOf(context);
    const runs = ofRuns(context);
    const read = new Set([...compose, ...workloads].map(({ path }) => path));
    const files = context.files.filter((file) => read.has(file.path));
    const looked = lookedAt(
      files,
      'privileged',
      'host network, processes and shared memory',
      'sockets and folders of the host',
      'ALL and SYS_ADMIN',
    );
    const sites = [
      ...compose.flatMap((fact) => ofCompose(fact, context)),
      ...workloads.flatMap((workload) => ofWorkload(workload, context)),
      ...runs,
    ];
    return judgeSites(oncePerPlace(sites), {
      whenNone:
        files.length === 0
          ? notApplicable('No compose service and no workload is defined here.')
          : passed(`No service or pod in ${files.length} files reaches into its host.`, [], looked),
      passMessage: '',
      looked,
    });
  },
});

function toSite(path: string, { what, site, doubt }: Reach): JudgedSite {
  const at = { path, site };
  return doubt === undefined
    ? { verdict: 'bad', message: `${what}.`, at }
    : { verdict: 'review', message: `${what}; ${doubt}`, at };
}

/** Agents, proxies and drivers work on the host; that is what they are for. */
function isInfrastructure(image: string | undefined, context: Context): boolean {
  const name = image === undefined ? undefined : readImage(image).name;
  return (
    name !== undefined && context.lists['infrastructure-images'].some((pattern) => matchesGlob(name, pattern))
  );
}

const INFRASTRUCTURE_DOUBT =
  'its image is known to work on the host: does it need this much, and who may change it?';

function ofCompose(fact: Fact<'compose'>, context: Context): JudgedSite[] {
  return fact.value.services.flatMap((service) => {
    const doubt = isOtherCluster(fact)
      ? 'the file seems to be one for development or tests: is it used nowhere else?'
      : isInfrastructure(service.image?.text, context)
        ? INFRASTRUCTURE_DOUBT
        : undefined;
    return [
      ...reachesOf(service, doubt).map((reach) => toSite(fact.path, reach)),
      ...hiddenOf(service, fact.path),
    ];
  });
}

function reachesOf(service: ComposeService, doubt: string | undefined): Reach[] {
  const reach = (what: string | undefined, site: Site): Reach[] =>
    what === undefined ? [] : [{ what: `Service ${service.name}: ${lowerFirst(what)}`, site, doubt }];
  return [
    ...(service.privileged?.text === 'true' ? reach(PRIVILEGED, service.privileged.site) : []),
    ...service.modes.flatMap(({ key, text, site }) => reach(describeMode(key, text), site)),
    ...service.capabilities.flatMap(({ text, site }) => reach(describeCapability(text), site)),
    ...service.mounts.flatMap(({ source, site }) =>
      reach(source === undefined ? undefined : describeMount(source), site),
    ),
  ];
}

/** A switch that a variable sets. */
function hiddenOf({ name, privileged }: ComposeService, path: string): JudgedSite[] {
  return privileged?.text.includes('$') === true
    ? [
        {
          verdict: 'unknown',
          message: `Whether service ${name} is privileged is filled in from elsewhere.`,
          at: { path, site: privileged.site },
        },
      ]
    : [];
}

function ofWorkload({ path, object, isOtherCluster }: Workload, context: Context): JudgedSite[] {
  const pod = object.pod;
  if (pod === undefined) {
    return [];
  }
  const images = pod.containers
    .filter((container) => !container.isInit)
    .map((container) => container.image?.text);
  const doubt = isOtherCluster
    ? 'the cluster seems to be one for tests: is it used nowhere else?'
    : object.namespace === 'kube-system' ||
        (images.length > 0 && images.every((image) => isInfrastructure(image, context)))
      ? INFRASTRUCTURE_DOUBT
      : undefined;
  const reach = (owner: string, what: string | undefined, site: Site, reason = doubt): JudgedSite[] =>
    what === undefined ? [] : [toSite(path, { what: `${owner}: ${lowerFirst(what)}`, site, doubt: reason })];
  const name = `${object.kind} ${object.name}`;
  return [
    ...pod.hostNamespaces.flatMap(({ key, site }) =>
      reach(name, describeMode(key, 'host')?.replace(/: host"/, ': true"'), site),
    ),
    ...pod.hostPaths.flatMap(({ text, site }) => reach(name, describeMount(text), site)),
    ...pod.containers.flatMap((container): JudgedSite[] => {
      const { privileged, addedCapabilities } = container.security;
      const owner = describeContainer(object, container);
      // An engine of containers may stand beside a program that reaches nothing.
      const own = isInfrastructure(container.image?.text, context) ? (doubt ?? INFRASTRUCTURE_DOUBT) : doubt;
      return [
        ...(privileged?.text === 'true' ? reach(owner, PRIVILEGED, privileged.site, own) : []),
        ...(privileged?.isTemplated === true
          ? [
              {
                verdict: 'unknown' as const,
                message: `${owner}: whether it is privileged is filled in from elsewhere.`,
                at: { path, site: privileged.site },
              },
            ]
          : []),
        ...addedCapabilities.flatMap(({ text, site }) => reach(owner, describeCapability(text), site, own)),
      ];
    }),
  ];
}

/** `docker run` in CI: on a runner that is thrown away it harms little, and files do not tell which runner it is. */
function ofRuns(context: Context): JudgedSite[] {
  const paths = new Set(context.files.map((file) => file.path));
  return ciRuns(context)
    .filter(({ at }) => paths.has(at.path))
    .flatMap(({ command, at }) =>
      describeRun(command.words).map((what): JudgedSite => ({
        verdict: 'review',
        message: `${what}; is the runner thrown away after each job?`,
        at,
      })),
    );
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** An anchor that several services take over is one place; the first of them names it. */
function oncePerPlace(sites: readonly JudgedSite[]): JudgedSite[] {
  const seen = new Set<string>();
  return sites.filter(({ at }) => {
    const place = at === undefined ? '' : `${at.path}:${at.site.line}:${at.site.column}`;
    const isNew = at === undefined || !seen.has(place);
    seen.add(place);
    return isNew;
  });
}
