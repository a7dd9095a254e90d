import type { Workflow, WorkflowJob, WorkflowStep, WorkflowTrigger } from '../../facts/workflows.ts';
import { defineCheck, type Evidence, type Fact } from '../check.ts';
import { judgeSites, notApplicable, type JudgedSite } from '../conclude.ts';
import { checkoutOf, runsAfter, type Checkout } from '../shared/checkouts.ts';

/** Triggers that run with the repository's secrets and a token for it, on something that a stranger started. */
const PRIVILEGED = new Set(['pull_request_target', 'workflow_run', 'issue_comment']);

/** Conditions that only let in what people with write access made. */
const OWN_BRANCHES_ONLY =
  /head\.repo\.full_name\s*==\s*github\.repository|github\.repository\s*==\s*github\.event\.pull_request\.head\.repo\.full_name|!\s*github\.event\.pull_request\.head\.repo\.fork|head\.repo\.fork\s*==\s*false|head_repository\.full_name\s*==\s*github\.repository|head\.repo\.owner\.login\s*==\s*(github\.repository_owner|')|workflow_run\.event\s*==\s*'(push|schedule|workflow_dispatch|release)'/;

/** Conditions that a person has to fulfil for each pull request. */
const ASKED_FOR =
  /author_association|labels?\.|github\.actor\b|triggering_actor|sender\.login|user\.login|permission/i;

/** A privileged trigger does not run the code of a pull request. */
export const check = defineCheck({
  id: 'ci/dangerous-trigger',
  scopes: ['repository'],
  reads: ['workflow'],
  conclude(context) {
    const facts = context.facts('workflow').filter((fact) => fact.value.kind === 'workflow');
    const sites = facts.flatMap((fact) => judge(fact, facts));
    return judgeSites(sites, {
      whenNone: notApplicable('No workflow uses pull_request_target, workflow_run or issue_comment.'),
      passMessage: 'No privileged trigger checks out the code of a pull request.',
    });
  },
});

function judge(fact: Fact<'workflow'>, all: readonly Fact<'workflow'>[]): JudgedSite[] {
  const triggers = fact.value.triggers.filter((trigger) => PRIVILEGED.has(trigger.name));
  const [first] = triggers;
  if (first === undefined) {
    return [];
  }
  const open = triggers.filter((trigger) => !followsOwnBranches(trigger, all));
  const sites = open.length === 0 ? [] : fact.value.jobs.flatMap((job) => judgeJob(job, fact, open));
  return sites.length > 0 ? sites : [{ verdict: 'good', at: { path: fact.path, site: first.site } }];
}

/** A `workflow_run` after workflows of this repository that no pull request starts. */
function followsOwnBranches(trigger: WorkflowTrigger, all: readonly Fact<'workflow'>[]): boolean {
  const followed = trigger.workflows.map((name) => all.find((fact) => nameOf(fact) === name)?.value);
  return (
    trigger.name === 'workflow_run' &&
    followed.length > 0 &&
    followed.every(
      (workflow) =>
        workflow?.triggers.every(
          (candidate) => !/^pull_request|^issue_comment$|^workflow_run$/.test(candidate.name),
        ) === true,
    )
  );
}

function nameOf(fact: Fact<'workflow'>): string {
  return fact.value.name ?? fact.path;
}

function judgeJob(job: WorkflowJob, fact: Fact<'workflow'>, open: readonly WorkflowTrigger[]): JudgedSite[] {
  const triggers = open.filter((trigger) => mayStart(job.condition, trigger, fact.value));
  for (const [index, step] of job.steps.entries()) {
    const started = triggers.filter((trigger) => mayStart(step.condition, trigger, fact.value));
    const checkout = checkoutOf(step, job.steps.slice(0, index), [
      ...step.env,
      ...job.env,
      ...fact.value.env,
    ]);
    const effective =
      checkout === undefined ? [] : started.filter((trigger) => !isRefused(checkout, trigger));
    const isOwn = OWN_BRANCHES_ONLY.test(`${job.condition ?? ''} ${step.condition ?? ''}`);
    const [trigger] = effective;
    if (checkout !== undefined && trigger !== undefined && !isOwn) {
      return [judgeCheckout(checkout, trigger, job, index, fact)];
    }
  }
  return [];
}

/** `if: github.event_name == 'push'` keeps the privileged event out of a workflow with several triggers. */
function mayStart(condition: string | undefined, trigger: WorkflowTrigger, workflow: Workflow): boolean {
  const named = [...(condition ?? '').matchAll(/github\.event_name\s*(==|!=)\s*'(\w+)'/g)];
  const equal = named.filter((match) => match[1] === '==').map((match) => match[2]);
  const unequal = named.filter((match) => match[1] === '!=').map((match) => match[2]);
  const isOther = equal.length > 0 && !equal.includes(trigger.name) && workflow.triggers.length > 1;
  return !isOther && !(unequal.includes(trigger.name) && !(condition ?? '').includes('||'));
}

/** From version 7 on, the checkout action refuses the code of forks where the event itself says whose it is. */
function isRefused(checkout: Checkout, trigger: WorkflowTrigger): boolean {
  return checkout.refusesForks && trigger.name !== 'issue_comment';
}

function judgeCheckout(
  checkout: Checkout,
  trigger: WorkflowTrigger,
  job: WorkflowJob,
  index: number,
  fact: Fact<'workflow'>,
): JudgedSite {
  const { path } = fact;
  const at: Evidence = { path, site: checkout.site };
  const related = [
    { message: `${trigger.name} gives the job secrets and a token`, at: { path, site: trigger.site } },
  ];
  if (!checkout.isCertain) {
    return {
      verdict: 'unknown',
      message: `${trigger.name} checks out a ref that is computed: whether it is a pull request's cannot be told.`,
      at,
      related,
    };
  }
  const running = runsAfter(checkout, job.steps.slice(index), job);
  if (running === undefined) {
    return {
      verdict: 'review',
      message: `${trigger.name} checks out the code of a pull request: does anything run it?`,
      at,
      related,
    };
  }
  const place = { message: 'this step runs repository content', at: { path, site: running } };
  if (isAskedFor(job, job.steps.slice(0, index + 1), fact.value)) {
    return {
      verdict: 'review',
      message: `${trigger.name} runs the code of a pull request after somebody let it in: can the code change after that?`,
      at,
      related: [...related, place],
    };
  }
  return {
    verdict: 'bad',
    message: `${trigger.name} checks out the code of a pull request and then runs it with the repository's secrets.`,
    at,
    related: [...related, place],
  };
}

/** A label, an association or an environment with reviewers stands before the checkout, in this job or one it needs. */
function isAskedFor(job: WorkflowJob, steps: readonly WorkflowStep[], workflow: Workflow): boolean {
  const needed = workflow.jobs.filter((candidate) => job.needs.includes(candidate.id));
  return (
    [job, ...needed].some(
      (candidate) => candidate.hasEnvironment || ASKED_FOR.test(candidate.condition ?? ''),
    ) || steps.some((step) => ASKED_FOR.test(step.condition ?? ''))
  );
}
