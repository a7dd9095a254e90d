import type { Site } from './site.ts';
import type { SourceFile } from './source-file.ts';
import { expandVariables } from './variables.ts';
import { isWorkflowPath } from './workflows.ts';
import { YamlAccess, type YamlNode } from './yaml-access.ts';

/** An image that a CI job runs in, or that runs beside it. */
export interface CiImage {
  /** Variables of the same file put in; undefined where a variable comes from elsewhere. */
  readonly text: string | undefined;
  readonly written: string;
  readonly site: Site;
}

const GITLAB =
  /^\.gitlab-ci\.ya?ml$|^\.?(gitlab|gitlab-ci|ci)\/.*\.ya?ml$|(^|\/)[\w.-]*gitlab-ci[\w.-]*\.ya?ml$/;
const CIRCLE = /^\.circleci\/config\.ya?ml$/;
const BITBUCKET = /^bitbucket-pipelines\.ya?ml$/;

export function isCiImagePath(path: string): boolean {
  return isWorkflowPath(path) || GITLAB.test(path) || CIRCLE.test(path) || BITBUCKET.test(path);
}

/** Reads the images that a workflow or pipeline names; undefined when there are none. */
export function readCiImages(source: SourceFile): readonly CiImage[] | undefined {
  const images = new Map<string, CiImage>();
  for (const document of source.yaml()) {
    const yaml = new YamlAccess(document, source);
    const variables = variablesOf(yaml);
    for (const node of imageNodes(yaml, source.path)) {
      const written = yaml.text(node)?.replace(/^docker:\/\//, '') ?? '';
      const site = yaml.site(node);
      const text = /\{\{|<<|\$\[\[/.test(written) ? undefined : expandVariables(written, variables);
      // A composite action may build its own image from a Dockerfile beside it.
      if (written !== '' && !/^(\.{0,2}\/|Dockerfile)/.test(written)) {
        images.set(`${site.line}:${site.column}`, { text, written, site });
      }
    }
  }
  return images.size === 0 ? undefined : [...images.values()];
}

/** GitLab's global variables with their values; GitLab lets a variable be a map with `value`. */
function variablesOf(yaml: YamlAccess): Map<string, string> {
  return new Map(
    yaml.entries(yaml.get(yaml.root, 'variables')).flatMap(({ key, value }) => {
      const text = yaml.text(value) ?? yaml.text(yaml.get(value, 'value'));
      return text === undefined ? [] : [[key, text] as const];
    }),
  );
}

function imageNodes(yaml: YamlAccess, path: string): YamlNode[] {
  const { root } = yaml;
  const values = (node: YamlNode | undefined): YamlNode[] =>
    yaml.entries(node).flatMap((entry) => entry.value ?? []);
  /** `image: x`, or a map that names it. */
  const named = (node: YamlNode | undefined, key: string): YamlNode[] => {
    const found = yaml.text(node) === undefined ? yaml.get(node, key) : node;
    return found === undefined || yaml.text(found) === undefined ? [] : [found];
  };
  if (isWorkflowPath(path)) {
    const jobs = values(yaml.get(root, 'jobs'));
    return [
      ...jobs.flatMap((job) => [
        ...named(yaml.get(job, 'container'), 'image'),
        ...values(yaml.get(job, 'services')).flatMap((service) => named(service, 'image')),
      ]),
      ...named(yaml.get(root, 'runs', 'image'), 'image'),
    ];
  }
  if (GITLAB.test(path)) {
    const holders = [...(root === undefined ? [] : [root]), ...values(root)];
    return holders.flatMap((holder) => [
      ...named(yaml.get(holder, 'image'), 'name'),
      ...yaml.items(yaml.get(holder, 'services')).flatMap((service) => named(service, 'name')),
    ]);
  }
  if (CIRCLE.test(path)) {
    const holders = [...values(yaml.get(root, 'jobs')), ...values(yaml.get(root, 'executors'))];
    return holders.flatMap((holder) =>
      yaml.items(yaml.get(holder, 'docker')).flatMap((item) => named(item, 'image')),
    );
  }
  return bitbucketImages(yaml, root, 0).flatMap((node) => named(node, 'name'));
}

/** Every value called `image`: Bitbucket allows it at the root, in steps and in services. */
function bitbucketImages(yaml: YamlAccess, node: YamlNode | undefined, depth: number): YamlNode[] {
  return depth > 10
    ? []
    : [
        ...yaml
          .entries(node)
          .flatMap(({ key, value }) =>
            key === 'image' ? (value ?? []) : key === 'script' ? [] : bitbucketImages(yaml, value, depth + 1),
          ),
        ...yaml.items(node).flatMap((item) => bitbucketImages(yaml, item, depth + 1)),
      ];
}
