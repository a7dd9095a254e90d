import { defineCheck, type Evidence } from '../check.ts';
import { missing, notApplicable, passed, unknown } from '../conclude.ts';
import { CI_KINDS, ciFiles, unreadCiFiles, type CiFile } from '../shared/ci.ts';

const PATTERNS = [
  '.github/workflows/*.yml',
  '.gitlab-ci.yml',
  'Jenkinsfile',
  '.circleci/config.yml',
  'azure-pipelines.yml',
  'bitbucket-pipelines.yml',
  '.travis.yml',
];

/** CI runs on every change. */
export const check = defineCheck({
  id: 'ci/pipeline-on-change',
  scopes: ['repository'],
  reads: CI_KINDS,
  conclude(context) {
    if (context.repository.units.length === 0) {
      return notApplicable('The repository holds no project with a manifest.');
    }
    const files = ciFiles(context);
    const evidence = (file: CiFile): Evidence => ({ path: file.path, site: file.pipeline.triggerSite });
    const started = files.filter((file) => file.onChange === 'yes' && file.pipeline.isEntry);
    const running = files.filter((file) => file.onChange === 'yes' && looksAtCode(file));
    if (running.length > 0) {
      return passed('CI runs on pushes or pull requests.', running.map(evidence));
    }
    const unseen = files.find((file) => file.onChange === 'unseen');
    if (unseen !== undefined) {
      return passed('There is a pipeline; what starts it is configured outside the repository.', [
        evidence(unseen),
      ]);
    }
    const unread = unreadCiFiles(context)[0];
    if (unread !== undefined) {
      return unknown(`There is ${unread}, which cannot be read: whether it runs on changes is not known.`);
    }
    const looked = { files: context.files.length, patterns: PATTERNS };
    const [first] = [...started, ...files.filter((file) => file.pipeline.isEntry), ...files];
    return first === undefined
      ? missing('No CI file found: nothing tests a change before it is merged.', looked)
      : missing(
          started.length > 0
            ? 'What runs on changes does not look at the code: it checks nothing out and runs no command.'
            : 'CI runs only on schedules, tags or by hand, not on changes.',
          looked,
          evidence(first),
        );
  },
});

/** A workflow that only labels or greets is no pipeline: one that is runs a command, checks out, or calls a shared one. */
function looksAtCode({ pipeline }: CiFile): boolean {
  return (
    pipeline.hidden.length > 0 ||
    pipeline.steps.some(
      (step) =>
        step.onChange &&
        (step.commands.length > 0 ||
          (step.uses !== undefined && /^(actions\/checkout@|docker:\/\/|\.\/)/.test(step.uses.text))),
    )
  );
}
