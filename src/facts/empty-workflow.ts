import type { SourceFile } from './source-file.ts';
import type { Workflow } from './workflow-model.ts';

/** What a workflow file stands for that holds nothing but comments; undefined when it holds more. */
export function readEmptyWorkflow(source: SourceFile): Workflow | undefined {
  const isEmpty = source.text.split('\n').every((line) => /^\s*(#.*)?$/.test(line.trim()));
  return isEmpty
    ? {
        kind: 'workflow',
        name: undefined,
        triggers: [],
        closedInputs: [],
        permissions: undefined,
        room: undefined,
        env: [],
        directory: undefined,
        jobs: [],
        site: source.lineSite(1),
      }
    : undefined;
}
