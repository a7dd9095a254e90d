import { baseName } from '../workspace/paths.ts';
import { readGitlabPipeline } from './gitlab-pipelines.ts';
import { readJenkinsfile } from './jenkinsfiles.ts';
import { readNestedPipeline } from './nested-pipelines.ts';
import type { CiSystem, Pipeline } from './pipeline-model.ts';
import type { SourceFile } from './source-file.ts';
import { YamlAccess } from './yaml-access.ts';

export type * from './pipeline-model.ts';
export { pipelineOfWorkflow } from './workflow-pipelines.ts';

/** True for the CI files of systems other than GitHub Actions, whose workflows are a kind of fact of their own. */
export function isPipelinePath(path: string): boolean {
  return systemOf(path) !== undefined;
}

/** GitLab's main file, and the places where the files that it includes usually lie. */
const GITLAB =
  /^\.gitlab-ci\.ya?ml$|^\.?(gitlab|gitlab-ci|ci)\/.*\.ya?ml$|(^|\/)[\w.-]*gitlab-ci[\w.-]*\.ya?ml$/;

function systemOf(path: string): CiSystem | undefined {
  if (GITLAB.test(path)) {
    return 'gitlab-ci';
  }
  if (/^Jenkinsfile|\.jenkinsfile$/i.test(baseName(path))) {
    return 'jenkins';
  }
  if (/^\.travis\.ya?ml$/.test(path)) {
    return 'travis';
  }
  if (/^\.circleci\/config\.ya?ml$/.test(path)) {
    return 'circleci';
  }
  if (
    /(^|\/)azure-pipelines[\w.-]*\.ya?ml$/.test(path) ||
    /^\.azure(-pipelines|-devops)?\/[^/]+\.ya?ml$/.test(path)
  ) {
    return 'azure';
  }
  return /^bitbucket-pipelines\.ya?ml$/.test(path) ? 'bitbucket' : undefined;
}

/** Reads a CI file; undefined when it is none after all, or holds no job. */
export function readPipeline(source: SourceFile): Pipeline | undefined {
  const system = systemOf(source.path);
  if (system === undefined || system === 'github-actions') {
    return undefined;
  }
  if (system === 'jenkins') {
    return readJenkinsfile(source);
  }
  const documents = source.yaml().map((document) => new YamlAccess(document, source));
  const [first] = documents;
  if (first === undefined) {
    return undefined;
  }
  return system === 'gitlab-ci'
    ? readGitlabPipeline(documents, source)
    : readNestedPipeline(system, first, source);
}
