import type { Workflow, WorkflowPermissions } from '../../facts/workflows.ts';
import { defineCheck, type Evidence } from '../check.ts';
import { judgeSites, notApplicable, type JudgedSite } from '../conclude.ts';
import type { EditFix } from '../result.ts';
import { insertLines, replace, reviewEdit, withEdit } from '../shared/edits.ts';

/** The token of a workflow may do no more than its jobs need. */
export const check = defineCheck({
  id: 'ci/token-permissions',
  scopes: ['repository'],
  reads: ['workflow'],
  conclude(context) {
    const sites = context
      .facts('workflow')
      .filter((fact) => fact.value.kind === 'workflow' && fact.value.jobs.length > 0)
      .flatMap((fact) => judge(fact.value, fact.path));
    return judgeSites(sites, {
      whenNone: notApplicable('There is no GitHub Actions workflow.'),
      passMessage: 'Every workflow names the permissions of its token.',
    });
  },
});

function judge(workflow: Workflow, path: string): JudgedSite[] {
  const at = (block: { readonly site: Evidence['site'] }): Evidence => ({ path, site: block.site });
  const blocks = [workflow.permissions, ...workflow.jobs.map((job) => job.permissions)].flatMap(
    (block) => block ?? [],
  );
  const writeAll = blocks.filter((block) => block.shorthand === 'write-all');
  if (writeAll.length > 0) {
    return writeAll.map((block) => ({
      verdict: 'bad',
      severity: 'high',
      message: 'write-all lets every step of the job change code, releases and packages.',
      at: at(block),
      ...withEdit(readOnly(block, path)),
    }));
  }
  const [first] = blocks;
  const everyJobHasItsOwn =
    workflow.jobs.length > 0 && workflow.jobs.every((job) => job.permissions !== undefined);
  if (workflow.permissions === undefined && !everyJobHasItsOwn) {
    const called =
      workflow.triggers.length > 0 && workflow.triggers.every((trigger) => trigger.name === 'workflow_call');
    // Where some jobs have a block, the first without one is the place.
    const bare = first === undefined ? undefined : workflow.jobs.find((job) => job.permissions === undefined);
    const place = at(bare ?? workflow);
    return called
      ? [
          {
            verdict: 'review',
            message: 'This workflow is only called by others, whose permissions it takes: do they name them?',
            at: place,
          },
        ]
      : [
          {
            verdict: 'bad',
            message:
              'No permissions are named: the token gets the default of the repository or organisation, which may be write access to everything.',
            at: place,
            ...withEdit(addBlock(workflow, path)),
          },
        ];
  }
  // One job with write access at the top is the same as a block on that job.
  const writing = writeScope(workflow.permissions);
  const sharing = workflow.jobs.filter((job) => job.permissions === undefined);
  if (writing !== undefined && sharing.length > 1) {
    return [
      {
        verdict: 'bad',
        message: `${writing.scope}: write is given to all ${workflow.jobs.length} jobs: move it to the job that needs it.`,
        at: at(writing),
      },
    ];
  }
  return first === undefined ? [] : [{ verdict: 'good', at: at(workflow.permissions ?? first) }];
}

/** What a job needs beyond reading the code it has to name then. */
function addBlock({ room }: Workflow, path: string): EditFix | undefined {
  if (room === undefined) {
    return undefined;
  }
  const lines = ['permissions:', `${room.step}contents: read`].map((line) => `${room.indent}${line}`);
  return reviewEdit(
    'Let the token read the code and nothing else',
    insertLines(path, room.line, room.isApart ? [...lines, ''] : lines),
  );
}

function readOnly({ site, shorthandAt, room }: WorkflowPermissions, path: string): EditFix | undefined {
  // An alias stands for a text elsewhere, which others use too.
  if (shorthandAt?.line !== site.line) {
    return undefined;
  }
  // The space behind the colon goes with the word.
  const span = room === undefined ? shorthandAt : { ...shorthandAt, column: shorthandAt.column - 1 };
  return reviewEdit(
    'Let the token read the code and nothing else',
    replace(
      path,
      span,
      room === undefined ? '{ contents: read }' : `\n${room.indent}${room.step}contents: read`,
    ),
  );
}

function writeScope(
  permissions: WorkflowPermissions | undefined,
): WorkflowPermissions['scopes'][number] | undefined {
  return permissions?.scopes.find((scope) => scope.access === 'write');
}
