import { isPipelinePath } from '../../facts/pipelines.ts';
import type { CredentialUrlFact } from '../../facts/secret-facts.ts';
import { isWorkflowPath } from '../../facts/workflows.ts';
import { defineCheck } from '../check.ts';
import { judgeSites, notApplicable, type JudgedSite } from '../conclude.ts';

/** This machine: loopback, and the folder of a local socket. */
const LOOPBACK =
  /^(localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\]|::1|host\.docker\.internal|\.|\(local\)|\/.*)$/;
/** Names that RFC 2606 and 6762 keep out of the public, and words that stand for a host. */
const EXAMPLE_HOST =
  /(^|\.)(example(\.(com|org|net))?|test|invalid|localhost)$|^[\w-]+\.local$|^((my|your|the|some|db|database)[-_.]?)?(host(name)?|server|url|address)([-_.]?name)?$|^your[-_.].*|^<.*>$/;

/** A password stands in the URL of a database, a broker or a web host. */
export const check = defineCheck({
  id: 'security/connection-string-password',
  scopes: ['unit', 'infrastructure'],
  reads: ['secrets', 'compose'],
  conclude(context) {
    const services = new Set(
      context
        .allFacts('compose')
        .flatMap((fact) => fact.value.services.flatMap((service) => [service.name, ...service.aliases]))
        .map((name) => name.toLowerCase()),
    );
    const sites = context
      .facts('secrets')
      .filter((fact) => fact.class === 'production')
      .flatMap((fact) => fact.value.urls.map((url) => judge(url, fact.path, services)));
    return judgeSites(sites, {
      whenNone: notApplicable('No URL with a user and a password stands in a production file.'),
      passMessage: 'No URL holds a literal password for a remote host.',
    });
  },
});

function judge(url: CredentialUrlFact, path: string, services: ReadonlySet<string>): JudgedSite {
  const at = { path, site: url.site };
  // A host of one word in a pipeline is one of its service containers, which live as long as the job.
  const isServiceContainer = (isWorkflowPath(path) || isPipelinePath(path)) && /^[\w-]+$/.test(url.host);
  const isHarmless =
    url.passwordKind !== 'literal' ||
    LOOPBACK.test(url.host) ||
    EXAMPLE_HOST.test(url.host) ||
    // Words of other languages for "host": names of real hosts are ASCII.
    /[^\x20-\x7e]/.test(url.host) ||
    services.has(url.host) ||
    isServiceContainer;
  if (isHarmless) {
    return { verdict: 'good', at };
  }
  if (/[${}%<]/.test(url.host)) {
    return {
      verdict: 'unknown',
      message: `A literal password in a ${url.scheme} URL whose host is set elsewhere.`,
      at,
    };
  }
  return {
    verdict: 'bad',
    message: `A literal password in a ${url.scheme} URL for ${url.host}: read it from the environment.`,
    at,
  };
}
