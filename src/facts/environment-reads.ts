import type { WorkspaceFile } from '../workspace/workspace.ts';
import { readsInCode } from './environment/in-code.ts';
import { isPlaceholderConfigPath, readsInConfig } from './environment/in-config.ts';
import { KEY_LIMIT } from './environment/environment-model.ts';
import type { Site } from './site.ts';
import type { SourceFile } from './source-file.ts';
import { familyOfPath } from './syntax/languages.ts';

/** A key of the environment that a file reads, at its first place. */
export interface EnvironmentRead {
  readonly key: string;
  /** True where every place that reads it says what holds when nothing is set. */
  readonly hasDefault: boolean;
  /** True where the key is only the name of a field in a settings class. */
  readonly isImplicit: boolean;
  readonly site: Site;
}

/** Texts without which no file can read the environment. */
export const ENVIRONMENT_GATE =
  /\benv\b|environ|getenv|Getenv|LookupEnv|ENV\b|envconfig|BaseSettings|decouple|[cC]onfig(Service)?\.get|\$\{[A-Z]|%env\(/;

/** Source code and configuration that production loads. */
export function mayReadEnvironment(file: WorkspaceFile): boolean {
  return (
    file.class === 'production' &&
    (familyOfPath(file.path) !== undefined || isPlaceholderConfigPath(file.path))
  );
}

/** Finds the keys of the environment that a file reads, each once. */
export function readEnvironmentReads(source: SourceFile): readonly EnvironmentRead[] | undefined {
  const found =
    source.family === undefined
      ? readsInConfig(source.text, source.path)
      : readsInCode(source.text, source.family);
  const reads = new Map<string, EnvironmentRead>();
  for (const { key, start, end, hasDefault, isImplicit = false } of [...found].sort(
    (a, b) => a.start - b.start,
  )) {
    const known = reads.get(key);
    if (key.length <= KEY_LIMIT && /^[A-Za-z]/.test(key)) {
      reads.set(
        key,
        known === undefined
          ? { key, hasDefault, isImplicit, site: source.site(start, end) }
          : {
              ...known,
              hasDefault: known.hasDefault && hasDefault,
              isImplicit: known.isImplicit && isImplicit,
            },
      );
    }
  }
  return reads.size === 0 ? undefined : [...reads.values()];
}
