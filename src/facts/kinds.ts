import type { WorkspaceFile } from '../workspace/workspace.ts';
import { APP_SECRET_GATE, isAppSecretConfigPath, readAppSecrets, type AppSecret } from './app-secrets.ts';
import { isCiImagePath, readCiImages, type CiImage } from './ci-images.ts';
import { BIDI_GATE, mayHideBidi, readBidiChars, type BidiChar } from './bidi-chars.ts';
import { isComposePath, readComposeFile, type ComposeFile } from './compose-files.ts';
import { COOKIE_GATE, isCookieConfigPath, readCookies, type CookieFacts } from './cookies.ts';
import { CORS_GATE, isCorsConfigPath, readCors, type CorsSite } from './cors.ts';
import { DEBUG_GATE, isDebugConfigPath, readDebugSettings, type DebugSetting } from './debug-settings.ts';
import { LOADER_GATE, readLoaders, type Loader } from './deserialization.ts';
import { isDockerfilePath, readDockerfile, type Dockerfile } from './dockerfiles.ts';
import { isDockerignorePath, readDockerignore, type Dockerignore } from './dockerignore.ts';
import { isEnvFilePath, readEnvFile, type EnvFile } from './env-files.ts';
import { JWT_GATE, readJwtCalls, type JwtCall } from './jwt-calls.ts';
import { isKubernetesPath, KUBERNETES_GATE, readKubernetes, type KubernetesManifest } from './kubernetes.ts';
import { EVAL_GATE, readEvalCalls, type EvalCall } from './eval-calls.ts';
import { isMakefilePath, readMakefile, type Makefile } from './makefiles.ts';
import { isNginxPath, NGINX_GATE, readNginxFile, type NginxFile } from './nginx.ts';
import { isManagementPath, MANAGEMENT_GATE, readManagement, type ManagementFact } from './management.ts';
import { isPipelinePath, readPipeline, type Pipeline } from './pipelines.ts';
import { mayHoldSecrets, readSecretFacts, type SecretFacts } from './secret-facts.ts';
import { isShellScriptPath, readShellScript, SHELL_SCRIPT_GATE, type ShellScript } from './shell-scripts.ts';
import type { SourceFile } from './source-file.ts';
import { familyOfPath } from './syntax/languages.ts';
import { isTerraformPath, readTerraform, type TerraformFile } from './terraform.ts';
import { readSqlCalls, SQL_GATE, type SqlCall } from './sql-calls.ts';
import { readTestFile, type TestFile } from './test-files.ts';
import { mayHoldTlsSwitch, readTlsSwitches, TLS_GATE, type TlsSwitch } from './tls-switches.ts';
import { isWorkflowPath, readWorkflow, type Workflow } from './workflows.ts';

/** Every kind of fact, with what one file gives of it. Facts are plain, structured-cloneable data. */
export interface FactMap {
  readonly 'app-secrets': readonly AppSecret[];
  readonly 'ci-images': readonly CiImage[];
  readonly 'bidi-chars': readonly BidiChar[];
  readonly compose: ComposeFile;
  readonly cookies: CookieFacts;
  readonly cors: readonly CorsSite[];
  readonly 'debug-settings': readonly DebugSetting[];
  readonly deserialization: readonly Loader[];
  readonly dockerfile: Dockerfile;
  readonly dockerignore: Dockerignore;
  readonly 'env-file': EnvFile;
  readonly 'eval-calls': readonly EvalCall[];
  readonly 'jwt-calls': readonly JwtCall[];
  readonly kubernetes: KubernetesManifest;
  readonly makefile: Makefile;
  readonly nginx: NginxFile;
  readonly management: readonly ManagementFact[];
  readonly pipeline: Pipeline;
  readonly secrets: SecretFacts;
  readonly 'shell-script': ShellScript;
  readonly terraform: TerraformFile;
  readonly 'sql-calls': readonly SqlCall[];
  readonly tests: TestFile;
  readonly 'tls-switches': readonly TlsSwitch[];
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

const isSource = (file: WorkspaceFile): boolean =>
  familyOfPath(file.path) !== undefined && file.class !== 'generated';

/** The collectors, by kind. */
export const COLLECTORS: Collectors = {
  'app-secrets': {
    kind: 'app-secrets',
    version: 1,
    accepts: (file) => isSource(file) || isAppSecretConfigPath(file.path),
    gate: APP_SECRET_GATE,
    collect: readAppSecrets,
  },
  'ci-images': {
    kind: 'ci-images',
    version: 1,
    accepts: (file) => isCiImagePath(file.path),
    collect: readCiImages,
  },
  'bidi-chars': {
    kind: 'bidi-chars',
    version: 1,
    accepts: (file) => file.class !== 'generated' && mayHideBidi(file.path),
    gate: BIDI_GATE,
    collect: readBidiChars,
  },
  compose: {
    kind: 'compose',
    version: 2,
    accepts: (file) => isComposePath(file.path),
    collect: readComposeFile,
  },
  cookies: {
    kind: 'cookies',
    version: 1,
    accepts: (file) => file.class === 'production' && (isSource(file) || isCookieConfigPath(file.path)),
    gate: COOKIE_GATE,
    collect: readCookies,
  },
  cors: {
    kind: 'cors',
    version: 1,
    accepts: (file) => file.class === 'production' && (isSource(file) || isCorsConfigPath(file.path)),
    gate: CORS_GATE,
    collect: readCors,
  },
  'debug-settings': {
    kind: 'debug-settings',
    version: 1,
    accepts: (file) => file.class === 'production' && (isSource(file) || isDebugConfigPath(file.path)),
    gate: DEBUG_GATE,
    collect: readDebugSettings,
  },
  deserialization: {
    kind: 'deserialization',
    version: 1,
    accepts: isSource,
    gate: LOADER_GATE,
    collect: readLoaders,
  },
  dockerfile: {
    kind: 'dockerfile',
    version: 2,
    accepts: (file) => isDockerfilePath(file.path),
    collect: readDockerfile,
  },
  dockerignore: {
    kind: 'dockerignore',
    version: 1,
    accepts: (file) => isDockerignorePath(file.path),
    collect: readDockerignore,
  },
  'env-file': {
    kind: 'env-file',
    version: 1,
    accepts: (file) => isEnvFilePath(file.path),
    collect: readEnvFile,
  },
  'eval-calls': {
    kind: 'eval-calls',
    version: 1,
    accepts: isSource,
    gate: EVAL_GATE,
    collect: readEvalCalls,
  },
  'jwt-calls': { kind: 'jwt-calls', version: 1, accepts: isSource, gate: JWT_GATE, collect: readJwtCalls },
  kubernetes: {
    kind: 'kubernetes',
    version: 1,
    accepts: (file) => file.class !== 'generated' && isKubernetesPath(file.path),
    gate: KUBERNETES_GATE,
    collect: readKubernetes,
  },
  makefile: {
    kind: 'makefile',
    version: 1,
    accepts: (file) => isMakefilePath(file.path),
    collect: readMakefile,
  },
  nginx: {
    kind: 'nginx',
    version: 1,
    accepts: (file) => isNginxPath(file.path),
    gate: NGINX_GATE,
    collect: readNginxFile,
  },
  management: {
    kind: 'management',
    version: 1,
    accepts: (file) => file.class === 'production' && isManagementPath(file.path),
    gate: MANAGEMENT_GATE,
    collect: readManagement,
  },
  pipeline: {
    kind: 'pipeline',
    version: 1,
    accepts: (file) => isPipelinePath(file.path),
    collect: readPipeline,
  },
  secrets: {
    kind: 'secrets',
    version: 1,
    accepts: (file) => file.class !== 'generated' && mayHoldSecrets(file.path),
    collect: readSecretFacts,
  },
  'shell-script': {
    kind: 'shell-script',
    version: 1,
    accepts: (file) => isShellScriptPath(file.path),
    gate: SHELL_SCRIPT_GATE,
    collect: readShellScript,
  },
  terraform: {
    kind: 'terraform',
    version: 1,
    accepts: (file) => isTerraformPath(file.path),
    collect: readTerraform,
  },
  'sql-calls': { kind: 'sql-calls', version: 1, accepts: isSource, gate: SQL_GATE, collect: readSqlCalls },
  tests: {
    kind: 'tests',
    version: 1,
    accepts: (file) => file.class === 'test' && familyOfPath(file.path) !== undefined,
    collect: (source) => {
      const code = source.code();
      return code === undefined || source.family === undefined
        ? undefined
        : readTestFile(source, source.family, code);
    },
  },
  'tls-switches': {
    kind: 'tls-switches',
    version: 1,
    accepts: mayHoldTlsSwitch,
    gate: TLS_GATE,
    collect: readTlsSwitches,
  },
  workflow: {
    kind: 'workflow',
    version: 1,
    accepts: (file) => isWorkflowPath(file.path),
    collect: readWorkflow,
  },
};

export const FACT_KINDS = Object.keys(COLLECTORS) as readonly FactKind[];
