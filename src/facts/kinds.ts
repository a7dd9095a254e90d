import type { WorkspaceFile } from '../workspace/workspace.ts';
import { APP_SECRET_GATE, isAppSecretConfigPath, readAppSecrets, type AppSecret } from './app-secrets.ts';
import { isComposePath, readComposeFile, type ComposeFile } from './compose-files.ts';
import { DEBUG_GATE, isDebugConfigPath, readDebugSettings, type DebugSetting } from './debug-settings.ts';
import { isDockerfilePath, readDockerfile, type Dockerfile } from './dockerfiles.ts';
import { isEnvFilePath, readEnvFile, type EnvFile } from './env-files.ts';
import { JWT_GATE, readJwtCalls, type JwtCall } from './jwt-calls.ts';
import { isMakefilePath, readMakefile, type Makefile } from './makefiles.ts';
import { isPipelinePath, readPipeline, type Pipeline } from './pipelines.ts';
import { mayHoldSecrets, readSecretFacts, type SecretFacts } from './secret-facts.ts';
import type { SourceFile } from './source-file.ts';
import { familyOfPath } from './syntax/languages.ts';
import { readTestFile, type TestFile } from './test-files.ts';
import { isWorkflowPath, readWorkflow, type Workflow } from './workflows.ts';

/** Every kind of fact, with what one file gives of it. Facts are plain, structured-cloneable data. */
export interface FactMap {
  readonly 'app-secrets': readonly AppSecret[];
  readonly compose: ComposeFile;
  readonly 'debug-settings': readonly DebugSetting[];
  readonly dockerfile: Dockerfile;
  readonly 'env-file': EnvFile;
  readonly 'jwt-calls': readonly JwtCall[];
  readonly makefile: Makefile;
  readonly pipeline: Pipeline;
  readonly secrets: SecretFacts;
  readonly tests: TestFile;
  readonly workflow: Workflow;
}

export type FactKind = keyof FactMap;

/** Reads one kind of fact from one file; the only place that parses. */
export interface Collector<K extends FactKind = FactKind> {
  readonly kind: K;
  /** Rises when the facts it gives for the same file change; part of the cache key. */
  readonly version: number;
  /** By path and class alone: files that no collector accepts are never read. */
  readonly accepts: (file: WorkspaceFile) => boolean;
  /** A cheap test of the text that goes before any parsing. */
  readonly gate?: RegExp;
  /** The facts of the file, or undefined when it holds none. */
  readonly collect: (source: SourceFile) => FactMap[K] | undefined;
}

type Collectors = { readonly [K in FactKind]: Collector<K> };

const isSource = (file: WorkspaceFile): boolean => familyOfPath(file.path) !== undefined && file.class !== 'generated';

/** The collectors, by kind. */
export const COLLECTORS: Collectors = {
  'app-secrets': {
    kind: 'app-secrets',
    version: 1,
    accepts: (file) => isSource(file) || isAppSecretConfigPath(file.path),
    gate: APP_SECRET_GATE,
    collect: readAppSecrets,
  },
  compose: { kind: 'compose', version: 1, accepts: (file) => isComposePath(file.path), collect: readComposeFile },
  'debug-settings': {
    kind: 'debug-settings',
    version: 1,
    accepts: (file) => file.class === 'production' && (isSource(file) || isDebugConfigPath(file.path)),
    gate: DEBUG_GATE,
    collect: readDebugSettings,
  },
  dockerfile: { kind: 'dockerfile', version: 1, accepts: (file) => isDockerfilePath(file.path), collect: readDockerfile },
  'env-file': { kind: 'env-file', version: 1, accepts: (file) => isEnvFilePath(file.path), collect: readEnvFile },
  'jwt-calls': { kind: 'jwt-calls', version: 1, accepts: isSource, gate: JWT_GATE, collect: readJwtCalls },
  makefile: { kind: 'makefile', version: 1, accepts: (file) => isMakefilePath(file.path), collect: readMakefile },
  pipeline: { kind: 'pipeline', version: 1, accepts: (file) => isPipelinePath(file.path), collect: readPipeline },
  secrets: {
    kind: 'secrets',
    version: 1,
    accepts: (file) => file.class !== 'generated' && mayHoldSecrets(file.path),
    collect: readSecretFacts,
  },
  tests: {
    kind: 'tests',
    version: 1,
    accepts: (file) => file.class === 'test' && familyOfPath(file.path) !== undefined,
    collect: (source) => {
      const code = source.code();
      return code === undefined || source.family === undefined ? undefined : readTestFile(source, source.family, code);
    },
  },
  workflow: { kind: 'workflow', version: 1, accepts: (file) => isWorkflowPath(file.path), collect: readWorkflow },
};

export const FACT_KINDS = Object.keys(COLLECTORS) as readonly FactKind[];
