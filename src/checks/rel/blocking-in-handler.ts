import type { BlockingCall } from '../../facts/blocking-calls.ts';
import { familyOfPath, type LanguageFamily } from '../../facts/syntax/languages.ts';
import { defineCheck, type CheckContext, type Evidence } from '../check.ts';
import { judgeSites, notApplicable, passed, type JudgedSite } from '../conclude.ts';
import { lookedAt, sourcesOf } from '../shared/files.ts';

/** Nothing that runs for a request stops the event loop. */
export const check = defineCheck({
  id: 'rel/blocking-in-handler',
  scopes: ['unit'],
  reads: ['blocking-calls'],
  conclude(context) {
    const families = loopFamilies(context);
    const searched = sourcesOf(context, ...families);
    if (searched.length === 0) {
      return notApplicable(
        'There is no service here whose requests share an event loop (Node.js or Python).',
      );
    }
    const looked = lookedAt(searched, 'calls ending in Sync in handlers', 'blocking calls in async def');
    const sites = context
      .facts('blocking-calls')
      .filter(
        (fact) =>
          fact.class === 'production' && families.some((family) => family === familyOfPath(fact.path)),
      )
      .flatMap((fact) =>
        fact.value
          .filter((call) => !call.isGuarded && isMeant(context, call))
          .map((call) => judge(call, { path: fact.path, site: call.site })),
      );
    return judgeSites(sites, {
      whenNone: passed(`No blocking call found in the handlers of ${searched.length} files.`, [], looked),
      passMessage: 'Handlers do not block.',
      looked,
    });
  },
});

/** The languages in which the unit serves requests; scripts for browsers beside a Rails application are none. */
function loopFamilies({ unit, lists }: Pick<CheckContext, 'unit' | 'lists'>): LanguageFamily[] {
  const runtimes = new Set(
    unit?.technologies.flatMap(({ id }) => {
      const technology = lists.technologies.find((candidate) => candidate.id === id);
      return technology?.server === true ? (technology.of ?? []) : [];
    }),
  );
  return [
    ...(runtimes.has('node') ? (['javascript'] as const) : []),
    ...(runtimes.has('python') ? (['python'] as const) : []),
  ];
}

/** A function of one `ctx` is a handler where a framework has such a thing. */
function isMeant(context: Pick<CheckContext, 'unit'>, { inside }: BlockingCall): boolean {
  return inside !== 'context' || context.unit?.technologies.some(({ id }) => id === 'koa') === true;
}

function judge({ what, inside }: BlockingCall, at: Evidence): JudgedSite {
  const message =
    inside === 'async-def'
      ? `${what} blocks the event loop inside an async function: all other requests wait until it is done.`
      : `${what} blocks the event loop inside a handler: all other requests wait until it is done.`;
  return { verdict: 'bad', message, at };
}
