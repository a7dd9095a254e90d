import type { ApiServer } from '../../facts/api-files.ts';
import { defineCheck, type Fact } from '../check.ts';
import { judgeSites, notApplicable, type JudgedSite } from '../conclude.ts';
import { operationsOf, ownDescriptions, type ApiContext } from '../shared/api-descriptions.ts';

/** Each operation says who may call it, and the way there is encrypted. */
export const check = defineCheck({
  id: 'api/spec-security',
  scopes: ['unit', 'infrastructure'],
  reads: ['api'],
  conclude(context) {
    return judgeSites(
      ownDescriptions(context).flatMap((fact) => [...judgeOperations(context, fact), ...judgeServers(fact)]),
      {
        whenNone: notApplicable('No OpenAPI or Swagger description here has operations or servers.'),
        passMessage: 'Every operation states its security, and no server is reached over plain http.',
      },
    );
  },
});

function judgeOperations(context: ApiContext, fact: Fact<'api'>): JudgedSite[] {
  const { value } = fact;
  const { operations, unread } = operationsOf(context, fact);
  // Webhooks and callbacks are requests of this service to others; a preflight has no credentials by design.
  const judged = operations.filter(
    ({ operation }) => !operation.isOutgoing && operation.method !== 'options',
  );
  if (value.security !== 'absent') {
    return judged.length === 0
      ? []
      : [{ verdict: 'good', at: { path: fact.path, site: value.securityPlace ?? value.place } }];
  }
  const silent = judged.filter(({ operation }) => operation.security === 'absent');
  const [first] = silent;
  const unknown = unread.map((reference): JudgedSite => ({
    verdict: 'unknown',
    message: 'The operations of this path lie outside what can be read here.',
    at: { path: fact.path, site: reference.site },
  }));
  if (first !== undefined && silent.length === judged.length && silent.length > 1) {
    return [
      {
        verdict: 'bad',
        message: `None of the ${silent.length} operations says who may call it, and there is no security for all of them.`,
        at: { path: first.path, site: first.operation.site },
      },
      ...unknown,
    ];
  }
  return [
    ...judged.map(({ path, operation }): JudgedSite => {
      const at = { path, site: operation.site };
      return operation.security === 'absent'
        ? {
            verdict: 'bad',
            message: `${operation.name} says nothing of security. If it is open on purpose, write security: [].`,
            at,
          }
        : { verdict: 'good', at };
    }),
    ...unknown,
  ];
}

function judgeServers(fact: Fact<'api'>): JudgedSite[] {
  return fact.value.servers.map((server): JudgedSite => {
    const at = { path: fact.path, site: server.site };
    const host = httpHost(server);
    if (server.url === undefined || host?.includes('{') === true) {
      return {
        verdict: 'unknown',
        message:
          'Whether this server is reached over https cannot be told: a part of its address stands elsewhere.',
        at,
      };
    }
    if (host !== undefined && !isLocal(host)) {
      return {
        verdict: 'bad',
        message: `${host} is offered over plain http: credentials would travel in the open.`,
        at,
      };
    }
    return server.mayBeHttp && !isLocal(hostOf(server.url))
      ? { verdict: 'review', message: 'This server may be called over plain http too: is that meant?', at }
      : { verdict: 'good', at };
  });
}

/** The host of an address with plain http; undefined for https and relative ones. */
function httpHost({ url }: ApiServer): string | undefined {
  return url !== undefined && /^http:\/\//i.test(url) ? hostOf(url) : undefined;
}

function hostOf(url: string): string {
  const [, host = ''] = /^[a-z]+:\/\/(?:[^/@]*@)?(\[[^\]]*\]|(?:\{[^}]*\}|[^/:?#])*)/i.exec(url) ?? [];
  return host.toLowerCase();
}

/** This machine, a private network, or a name that only one's own network knows. */
function isLocal(host: string): boolean {
  return (
    /^(\[?::1\]?|0\.0\.0\.0|127\.\d+\.\d+\.\d+|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(1[6-9]|2\d|3[01])\.\d+\.\d+)$/.test(
      host,
    ) ||
    /(^|\.)(localhost|local|internal|test|lan|localdomain)$/.test(host) ||
    !host.includes('.')
  );
}
