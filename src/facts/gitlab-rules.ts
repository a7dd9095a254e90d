import type { YamlAccess, YamlNode } from './yaml-access.ts';

/** A node with the document that it stands in. */
export interface Located {
  readonly yaml: YamlAccess;
  readonly node: YamlNode;
}

/** A rule that may add the job to the pipeline of a pushed branch or a merge request. */
export function opensToChanges({ yaml, node }: Located): boolean {
  const when = yaml.text(yaml.get(node, 'when'));
  const condition = yaml.text(yaml.get(node, 'if')) ?? '';
  const isForTags =
    /\$CI_COMMIT_TAG\b(?!\s*==\s*null)/.test(condition) &&
    !/\$CI_COMMIT_BRANCH|merge_request|"push"|'push'|\|\|/.test(condition);
  const isForOthers =
    /\$CI_PIPELINE_SOURCE\s*==\s*["'](schedule|web|api|trigger|pipeline|chat|external)["']/.test(condition) &&
    !condition.includes('||');
  return when !== 'never' && when !== 'manual' && !isForTags && !isForOthers;
}

/** True when `only:` lets pushes of branches or merge requests through. */
export function onlyAllowsChanges({ yaml, node }: Located): boolean {
  const refs = yaml.many(yaml.get(node, 'refs') ?? node).flatMap((item) => yaml.text(item) ?? []);
  return (
    refs.length === 0 ||
    refs.some((ref) => !/^(tags|schedules|api|external|pipelines|triggers|web|chat)$/.test(ref))
  );
}
