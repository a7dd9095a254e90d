import type { Workflow, WorkflowJob, WorkflowStep } from '../../facts/workflows.ts';
import { defineCheck, type Evidence } from '../check.ts';
import { judgeSites, notApplicable, type JudgedSite } from '../conclude.ts';

/** Triggers that run with the repository's secrets and a token for it, on something that a stranger started. */
const PRIVILEGED = new Set(['pull_request_target', 'workflow_run', 'issue_comment']);

const HEAD_REF =
  /github\.event\.pull_request\.head\.(sha|ref)|github\.head_ref|refs\/pull\/|github\.event\.pull_request\.merge_commit_sha|github\.event\.workflow_run\.head_(sha|branch)|github\.event\.workflow_run\.head_commit\.id|github\.event\.issue\.number/;

const HEAD_REPOSITORY = /github\.event\.pull_request\.head\.repo|github\.event\.workflow_run\.head_repository/;

const CHECKOUT_COMMAND = /^(gh pr checkout|git (fetch|checkout|pull|switch|merge)\b.*(refs\/pull|pull\/|head|HEAD_REF|PR_))/i;

/** A privileged trigger does not run the code of a pull request. */
export const check = defineCheck({
  id: 'ci/dangerous-trigger',
  scopes: ['repository'],
  reads: ['workflow'],
  conclude(context) {
    const sites = context.facts('workflow').flatMap((fact) => judge(fact.value, fact.path));
    return judgeSites(sites, {
      whenNone: notApplicable('No workflow uses pull_request_target, workflow_run or issue_comment.'),
      passMessage: 'No privileged trigger checks out the code of a pull request.',
    });
  },
});

function judge(workflow: Workflow, path: string): JudgedSite[] {
  const trigger = workflow.triggers.find((candidate) => PRIVILEGED.has(candidate.name));
  if (trigger === undefined) {
    return [];
  }
  const at: Evidence = { path, site: trigger.site };
  const sites = workflow.jobs.flatMap((job) => judgeJob(job, path, trigger.name, at));
  return sites.length > 0 ? sites : [{ verdict: 'good', at }];
}

function judgeJob(job: WorkflowJob, path: string, trigger: string, triggerAt: Evidence): JudgedSite[] {
  const index = job.steps.findIndex(checksOutHead);
  const step = job.steps[index];
  if (step === undefined) {
    return [];
  }
  const running = job.steps.slice(index + 1).find(runsRepositoryCode);
  const checkout: Evidence = { path, site: (step.uses ?? step.run ?? step).site };
  const related = [{ message: `${trigger} gives the job secrets and a token`, at: triggerAt }];
  return running === undefined
    ? [{ verdict: 'review', message: `${trigger} checks out the code of a pull request: does anything run it?`, at: checkout, related }]
    : [
        {
          verdict: 'bad',
          message: `${trigger} checks out the code of a pull request and then runs it with the repository's secrets.`,
          at: checkout,
          related: [
            ...related,
            { message: 'this step runs repository content', at: { path, site: (running.uses ?? running.run ?? running).site } },
          ],
        },
      ];
}

function checksOutHead(step: WorkflowStep): boolean {
  if (step.uses !== undefined && /^actions\/checkout@/.test(step.uses.text)) {
    return step.inputs.some(
      (input) =>
        (input.key === 'ref' && HEAD_REF.test(input.value)) || (input.key === 'repository' && HEAD_REPOSITORY.test(input.value)),
    );
  }
  return step.commands.some((command) => CHECKOUT_COMMAND.test(command.words.join(' ')));
}

/** Any command may run what was checked out (build scripts, test configuration); so may local actions and set-up actions that install. */
function runsRepositoryCode(step: WorkflowStep): boolean {
  const harmless = /^(echo|printf|cat|ls|pwd|true|exit|set|export|mkdir|git|gh|jq|grep|sed|awk|cut|test|\[|\[\[|if|fi|then|else)$/;
  return (
    step.commands.some((command) => !harmless.test(command.words[0] ?? '')) ||
    (step.uses !== undefined && (step.uses.text.startsWith('./') || /^(docker\/build-push-action|gradle\/|github\/codeql-action\/autobuild)/.test(step.uses.text)))
  );
}
