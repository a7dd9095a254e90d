import type { WorkflowUse } from '../../facts/workflows.ts';
import { defineCheck, type Fact } from '../check.ts';
import { judgeSites, notApplicable, type JudgedSite } from '../conclude.ts';
import { isRunByCi } from '../shared/ci.ts';

/** SHA-1, or SHA-256 of repositories in the newer format. */
const COMMIT = /^([0-9a-f]{40}|[0-9a-f]{64})$/i;

/** Owners whose actions GitHub itself maintains: a moved tag of theirs is far less likely. */
const PLATFORM_OWNERS = new Set(['actions', 'github']);

/** Its provenance is verified against the tag, so its own documentation demands one. */
const TAG_IS_REQUIRED = /^slsa-framework\/slsa-github-generator\/.+@v\d+\.\d+\.\d+$/;

/** Actions of others are pinned by commit. */
export const check = defineCheck({
  id: 'ci/actions-pinned',
  scopes: ['repository'],
  reads: ['workflow'],
  conclude(context) {
    const sites = context.facts('workflow').filter(isRunByCi).flatMap(usesOf);
    return judgeSites(sites, {
      whenNone: notApplicable('No workflow uses an action of others.'),
      passMessage: 'Every action is pinned by commit or digest.',
    });
  },
});

function usesOf(fact: Fact<'workflow'>): JudgedSite[] {
  const uses = fact.value.jobs.flatMap((job) => [
    ...(job.uses === undefined ? [] : [job.uses]),
    ...job.steps.flatMap((step) => step.uses ?? []),
  ]);
  // An anchor that is used twice is one place.
  const places = new Map(uses.map((use) => [`${use.site.line}:${use.site.column}`, use]));
  return [...places.values()].flatMap((use) => judge(use, fact.path));
}

function judge({ text, site }: WorkflowUse, path: string): JudgedSite[] {
  const at = { path, site };
  if (text.startsWith('./') || text.startsWith('../')) {
    return [];
  }
  const [action, ref] = splitRef(text);
  if (text.includes('{{') && !(ref !== undefined && COMMIT.test(ref))) {
    return [{ verdict: 'unknown', message: `${text} is computed.`, at }];
  }
  if (text.startsWith('docker://')) {
    return [
      /@sha256:[0-9a-f]{64}$/i.test(text)
        ? { verdict: 'good', at }
        : { verdict: 'bad', message: `${text} is not pinned by digest: its tag can be moved.`, at },
    ];
  }
  if ((ref !== undefined && COMMIT.test(ref)) || TAG_IS_REQUIRED.test(text)) {
    return [{ verdict: 'good', at }];
  }
  const isPlatform = PLATFORM_OWNERS.has((action.split('/')[0] ?? '').toLowerCase());
  return [
    {
      verdict: 'bad',
      message: `${action} is pinned by ${ref === undefined ? 'nothing' : `the name ${ref}`}, which can be moved to other code: pin the commit.`,
      at,
      ...(isPlatform ? { severity: 'low' as const } : {}),
    },
  ];
}

function splitRef(text: string): [string, string | undefined] {
  const at = text.lastIndexOf('@');
  return at <= 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
