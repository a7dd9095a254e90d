import { isCiImagePath, readCiImages, type CiImage } from '../ci-images.ts';
import { isMakefilePath, readMakefile, type Makefile } from '../makefiles.ts';
import { isPipelinePath, readPipeline, type Pipeline } from '../pipelines.ts';
import { isShellScriptPath, readShellScript, SHELL_SCRIPT_GATE, type ShellScript } from '../shell-scripts.ts';
import { familyOfPath } from '../syntax/languages.ts';
import { isTaskPath, readTaskFile, type TaskFile } from '../task-files.ts';
import { readTestFile, type TestFile } from '../test-files.ts';
import { isWorkflowPath, readWorkflow, type Workflow } from '../workflows.ts';
import type { Collector } from '../kinds.ts';

/** The kinds of facts about what a pipeline runs, and what it runs it with. */
export interface DeliveryFacts {
  readonly 'ci-images': readonly CiImage[];
  readonly makefile: Makefile;
  readonly pipeline: Pipeline;
  readonly 'shell-script': ShellScript;
  readonly 'task-files': TaskFile;
  readonly tests: TestFile;
  readonly workflow: Workflow;
}

export const DELIVERY_COLLECTORS: { readonly [K in keyof DeliveryFacts]: Collector<K> } = {
  'ci-images': {
    kind: 'ci-images',
    version: 1,
    accepts: (file) => isCiImagePath(file.path),
    collect: readCiImages,
  },
  makefile: {
    kind: 'makefile',
    version: 2,
    accepts: (file) => isMakefilePath(file.path),
    collect: readMakefile,
  },
  pipeline: {
    kind: 'pipeline',
    version: 4,
    accepts: (file) => isPipelinePath(file.path),
    collect: readPipeline,
  },
  'shell-script': {
    kind: 'shell-script',
    version: 2,
    accepts: (file) => isShellScriptPath(file.path),
    gate: SHELL_SCRIPT_GATE,
    collect: readShellScript,
  },
  'task-files': {
    kind: 'task-files',
    version: 1,
    accepts: (file) => file.class !== 'generated' && isTaskPath(file.path),
    collect: readTaskFile,
  },
  tests: {
    kind: 'tests',
    version: 2,
    accepts: (file) => file.class === 'test' && familyOfPath(file.path) !== undefined,
    collect: (source) => {
      const code = source.code();
      return code === undefined || source.family === undefined
        ? undefined
        : readTestFile(source, source.family, code);
    },
  },
  workflow: {
    kind: 'workflow',
    version: 4,
    accepts: (file) => isWorkflowPath(file.path),
    collect: readWorkflow,
  },
};
