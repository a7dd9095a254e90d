import { defineCheck, type Evidence } from '../check.ts';
import { missing, notApplicable, passed } from '../conclude.ts';
import { CI_KINDS, ciFiles } from '../shared/ci.ts';

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
    const evidence = (file: (typeof files)[number]): Evidence => ({ path: file.path, site: file.pipeline.triggerSite });
    const running = files.filter((file) => file.pipeline.onChange === 'yes');
    if (running.length > 0) {
      return passed('CI runs on pushes or pull requests.', running.map(evidence));
    }
    const unseen = files.find((file) => file.pipeline.onChange === 'unseen');
    if (unseen !== undefined) {
      return passed('There is a pipeline; what starts it is configured outside the repository.', [evidence(unseen)]);
    }
    const looked = { files: context.files.length, patterns: PATTERNS };
    const [first] = files;
    return first === undefined
      ? missing('No CI file found: nothing tests a change before it is merged.', looked)
      : missing('CI runs only on schedules, tags or by hand, not on changes.', looked, evidence(first));
  },
});
