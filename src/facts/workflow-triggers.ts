import type { WorkflowTrigger } from './workflow-model.ts';
import type { YamlAccess, YamlNode } from './yaml-access.ts';

/** What starts a workflow. */
export function readTriggers(yaml: YamlAccess, on: YamlNode | undefined): WorkflowTrigger[] {
  const plain = yaml.many(on).flatMap((item): WorkflowTrigger[] => {
    const name = yaml.text(item);
    return name === undefined
      ? []
      : [{ name, tagsOnly: false, types: undefined, workflows: [], site: yaml.site(item) }];
  });
  const detailed = yaml.entries(on).map((entry): WorkflowTrigger => {
    const has = (...keys: string[]): boolean =>
      keys.some((key) => yaml.entry(entry.value, key) !== undefined);
    const list = (key: string): string[] =>
      yaml.many(yaml.get(entry.value, key)).flatMap((item) => yaml.text(item) ?? []);
    return {
      name: entry.key,
      tagsOnly:
        list('branches-ignore').includes('**') ||
        (has('tags', 'tags-ignore') && !has('branches', 'branches-ignore')),
      types: has('types') ? list('types') : undefined,
      workflows: list('workflows'),
      site: yaml.entrySite(entry),
    };
  });
  return [...plain, ...detailed];
}

/** Inputs that can hold no free text wherever they are declared. */
export function closedInputs(yaml: YamlAccess, on: YamlNode | undefined): string[] {
  const declared = ['workflow_dispatch', 'workflow_call'].flatMap((event) =>
    yaml.entries(yaml.get(on, event, 'inputs')),
  );
  const isClosed = (name: string): boolean =>
    declared
      .filter((entry) => entry.key === name)
      .every((entry) =>
        /^(boolean|number|choice|environment)$/.test(yaml.text(yaml.get(entry.value, 'type')) ?? ''),
      );
  return [...new Set(declared.map((entry) => entry.key))].filter(isClosed);
}
