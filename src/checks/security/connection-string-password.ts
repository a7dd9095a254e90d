import type { CredentialUrlFact } from '../../facts/secret-facts.ts';
import { defineCheck } from '../check.ts';
import { judgeSites, notApplicable, type JudgedSite } from '../conclude.ts';

const LOOPBACK = /^(localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1\]|::1|host\.docker\.internal)$/;
const EXAMPLE_HOST = /(^|\.)(example\.(com|org|net)|test|invalid|localhost|local)$|^(host(name)?|server|your[-_.].*|my[-_.]?(host|server|db).*|<.*>)$/;

/** A password stands in the URL of a database, a broker or a web host. */
export const check = defineCheck({
  id: 'security/connection-string-password',
  scopes: ['unit', 'infrastructure'],
  reads: ['secrets', 'compose'],
  conclude(context) {
    const services = new Set(
      context.allFacts('compose').flatMap((fact) => fact.value.services.map((service) => service.name.toLowerCase())),
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
  const isHarmless =
    url.passwordKind !== 'literal' || LOOPBACK.test(url.host) || EXAMPLE_HOST.test(url.host) || services.has(url.host);
  if (isHarmless) {
    return { verdict: 'good', at };
  }
  if (/[${}%<]/.test(url.host)) {
    return { verdict: 'unknown', message: `A literal password in a ${url.scheme} URL whose host is set elsewhere.`, at };
  }
  return {
    verdict: 'bad',
    message: `A literal password in a ${url.scheme} URL for ${url.host}: read it from the environment.`,
    at,
  };
}
