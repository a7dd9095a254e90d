import { defineCheck, type Fact } from '../check.ts';
import { judgeSites, notApplicable, type JudgedSite } from '../conclude.ts';

const COMMIT = /^[0-9a-f]{40}$/i;

/** Owners whose actions GitHub itself maintains: a moved tag of theirs is far less likely. */
const PLATFORM_OWNERS = new Set(['actions', 'github']);

/** Actions of others are pinned by commit. */
export const check = defineCheck({
  id: 'ci/actions-pinned',
  scopes: ['repository'],
  reads: ['workflow'],
  conclude(context) {
    const sites = context.facts('workflow').flatMap(usesOf);
    return judgeSites(sites, {
      whenNone: notApplicable('No workflow uses an action of others.'),
      passMessage: 'Every action is pinned by commit or digest.',
    });
  },
});

function usesOf(fact: Fact<'workflow'>): JudgedSite[] {
  const uses = fact.value.jobs.flatMap((job) => [...(job.uses === undefined ? [] : [job.uses]), ...job.steps.flatMap((step) => step.uses ?? [])]);
  return uses.flatMap(({ text, site }): JudgedSite[] => {
    const at = { path: fact.path, site };
    if (text.startsWith('./') || text.startsWith('../')) {
      return [];
    }
    if (text.startsWith('docker://')) {
      return [
        /@sha256:[0-9a-f]{64}$/i.test(text)
          ? { verdict: 'good', at }
          : { verdict: 'bad', message: `${text} is not pinned by digest: its tag can be moved.`, at },
      ];
    }
    const [action = '', ref] = text.split('@', 2);
    if (ref !== undefined && COMMIT.test(ref)) {
      return [{ verdict: 'good', at }];
    }
    if (text.includes('${{')) {
      return [{ verdict: 'unknown', message: `${text} is computed.`, at }];
    }
    const isPlatform = PLATFORM_OWNERS.has(action.split('/')[0] ?? '');
    return [
      {
        verdict: 'bad',
        message: `${action} is pinned by ${ref === undefined ? 'nothing' : `the name ${ref}`}, which can be moved to other code: pin the commit.`,
        at,
        ...(isPlatform ? { severity: 'low' as const } : {}),
      },
    ];
  });
}
