import type { ServerTimeout } from '../../facts/server-timeouts.ts';
import { defineCheck, type CheckContext, type Evidence } from '../check.ts';
import { judgeSites, notApplicable, type JudgedSite } from '../conclude.ts';
import { change, safeEdit, withEdit } from '../shared/edits.ts';

type Context = CheckContext<'server-timeouts'>;

/** Servers give up on clients that send too slowly. */
export const check = defineCheck({
  id: 'rel/server-timeouts',
  scopes: ['unit'],
  reads: ['server-timeouts'],
  conclude(context) {
    const facts = context.facts('server-timeouts').filter((fact) => fact.class === 'production');
    const sites = facts.flatMap((fact) => [
      ...fact.value.servers.map((server) => judge(server, { path: fact.path, site: server.site })),
      ...judgeOpen(context, fact),
    ]);
    return judgeSites(sites, {
      whenNone: notApplicable(
        'No Go server is started here, and nothing changes the limits that Node.js has by itself.',
      ),
      passMessage: 'Every server limits how long a client may take to send a request.',
    });
  },
});

function judge(
  { what, state, isLoopback, mend }: Pick<ServerTimeout, 'what' | 'state' | 'isLoopback' | 'mend'>,
  at: Evidence,
): JudgedSite {
  if (state === 'bounded' || isLoopback) {
    return { verdict: 'good', at };
  }
  if (state === 'own-default') {
    return {
      verdict: 'review',
      message:
        'Fastify has no limit for a whole request unless you set one: is there always a proxy in front that has?',
      at,
    };
  }
  const message = what.endsWith('Timeout')
    ? `${what} is 0, which takes Node's limit away: a client that sends slowly holds its connection for as long as it likes.`
    : what.startsWith('Fiber')
      ? 'This Fiber application has no ReadTimeout: a client that sends slowly holds its connection for as long as it likes.'
      : `${what} sets neither ReadHeaderTimeout nor ReadTimeout: a client that sends slowly holds its connection for as long as it likes.`;
  const edit =
    mend === undefined ? undefined : safeEdit('Add a ReadHeaderTimeout of 5 seconds', change(at.path, mend));
  return { verdict: 'bad', message, at, ...withEdit(edit) };
}

/** `router.New().Run(":8080")`: what `New` gives is written in another file of the same unit. */
function judgeOpen(context: Context, fact: ReturnType<Context['facts']>[number]): JudgedSite[] {
  const makers = context.facts('server-timeouts').flatMap((other) => other.value.makers);
  return fact.value.openStarts.flatMap(({ maker, method, isLoopback, site }) => {
    const found = makers.find(({ name }) => name === maker);
    const fits = found?.framework === (method.startsWith('Run') ? 'gin' : 'echo');
    return found !== undefined && fits
      ? [
          judge(
            { what: `${found.framework}'s ${method}`, state: 'unbounded', isLoopback },
            { path: fact.path, site },
          ),
        ]
      : [];
  });
}
