import {
  DOCUMENTED_GATE,
  isDocumentedPath,
  readDocumentedCommands,
  type DocumentedCommand,
} from '../documented-commands.ts';
import { isEnvFilePath, readEnvFile, type EnvFile } from '../env-files.ts';
import { mayDocumentEnvironment, readEnvironmentNames, type EnvironmentNames } from '../environment-names.ts';
import {
  ENVIRONMENT_GATE,
  mayReadEnvironment,
  readEnvironmentReads,
  type EnvironmentRead,
} from '../environment-reads.ts';
import { IGNORE_GATE, readIgnoreComments, type IgnoreComment } from '../ignore-comments.ts';
import { isIgnoreFilePath, readIgnoreFile, type IgnoreFile } from '../ignore-files.ts';
import { isReadableLockfile, readLockfile } from '../lockfiles.ts';
import type { Lockfile } from '../lockfiles/lockfile-model.ts';
import { isMarkdownFile, readMarkdownFile, type MarkdownFile } from '../markdown-files.ts';
import {
  isRequirementsTextPath,
  readRequirementsFile,
  type RequirementsFile,
} from '../requirements-files.ts';
import {
  isRuntimeVersionPath,
  readRuntimeVersions,
  RUNTIME_GATE,
  type RuntimeVersion,
} from '../runtime-versions.ts';
import { mayHoldSecrets } from '../secret-facts.ts';
import type { Collector } from '../kinds.ts';

/** The kinds of facts about the files around the code: dependencies, environment, documentation and decisions. */
export interface ProjectFacts {
  readonly 'documented-commands': readonly DocumentedCommand[];
  readonly 'env-file': EnvFile;
  readonly 'environment-names': EnvironmentNames;
  readonly 'environment-reads': readonly EnvironmentRead[];
  readonly 'ignore-comments': readonly IgnoreComment[];
  readonly 'ignore-file': IgnoreFile;
  readonly lockfile: Lockfile;
  readonly markdown: MarkdownFile;
  readonly requirements: RequirementsFile;
  readonly 'runtime-versions': readonly RuntimeVersion[];
}

export const PROJECT_COLLECTORS: { readonly [K in keyof ProjectFacts]: Collector<K> } = {
  'documented-commands': {
    kind: 'documented-commands',
    version: 1,
    accepts: isDocumentedPath,
    gate: DOCUMENTED_GATE,
    collect: readDocumentedCommands,
  },
  'env-file': {
    kind: 'env-file',
    version: 2,
    accepts: (file) => isEnvFilePath(file.path),
    collect: readEnvFile,
  },
  'environment-names': {
    kind: 'environment-names',
    version: 2,
    accepts: mayDocumentEnvironment,
    collect: readEnvironmentNames,
  },
  'environment-reads': {
    kind: 'environment-reads',
    version: 1,
    accepts: mayReadEnvironment,
    gate: ENVIRONMENT_GATE,
    collect: readEnvironmentReads,
  },
  'ignore-comments': {
    kind: 'ignore-comments',
    version: 1,
    accepts: (file) => file.class !== 'generated' && mayHoldSecrets(file.path),
    gate: IGNORE_GATE,
    collect: readIgnoreComments,
  },
  'ignore-file': {
    kind: 'ignore-file',
    version: 1,
    accepts: (file) => isIgnoreFilePath(file.path),
    collect: readIgnoreFile,
  },
  lockfile: {
    kind: 'lockfile',
    version: 2,
    accepts: (file) => isReadableLockfile(file.path),
    collect: readLockfile,
  },
  markdown: { kind: 'markdown', version: 1, accepts: isMarkdownFile, collect: readMarkdownFile },
  requirements: {
    kind: 'requirements',
    version: 2,
    accepts: (file) => file.class !== 'generated' && isRequirementsTextPath(file.path),
    collect: readRequirementsFile,
  },
  'runtime-versions': {
    kind: 'runtime-versions',
    version: 1,
    accepts: (file) => isRuntimeVersionPath(file.path),
    gate: RUNTIME_GATE,
    collect: readRuntimeVersions,
  },
};
