import { baseName } from '../workspace/paths.ts';
import { isPlaceholder } from './secrets/placeholder.ts';
import { isSecretName } from './secrets/secret-names.ts';
import type { Site } from './site.ts';
import type { SourceFile } from './source-file.ts';

/** One assignment of an env file. The value stays in the worker; what kind it is goes out. */
export interface EnvEntry {
  readonly key: string;
  readonly isSecretName: boolean;
  readonly isPlaceholder: boolean;
  readonly site: Site;
}

export interface EnvFile {
  /** True for templates that are meant to be committed: `.env.example` and the like. */
  readonly isExample: boolean;
  readonly entries: readonly EnvEntry[];
}

const EXAMPLE = /\.(example|sample|template|dist|tpl|defaults?)\b|^(example|sample|template)\.env$|env[-_.]?(example|sample|template|dist)$/i;

export function isEnvFilePath(path: string): boolean {
  return /^\.env(\.[\w.-]+)?$|^[\w-]+\.env$|^env\.(example|sample|template)$/i.test(baseName(path));
}

export function isExampleEnvPath(path: string): boolean {
  return EXAMPLE.test(baseName(path));
}

/** Reads an env file: `KEY=value` lines, `export` allowed, quotes removed. */
export function readEnvFile(source: SourceFile): EnvFile {
  const entries: EnvEntry[] = [];
  source.text.split('\n').forEach((raw, index) => {
    const match = /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*=\s*(.*?)\s*$/.exec(raw);
    if (match !== null) {
      const key = match[1] ?? '';
      const value = (match[2] ?? '').replace(/\s+#.*$/, '').replace(/^(["'])(.*)\1$/, '$2');
      entries.push({
        key,
        isSecretName: isSecretName(key),
        isPlaceholder: isPlaceholder(value, key),
        site: source.lineSite(index + 1),
      });
    }
  });
  return { isExample: isExampleEnvPath(source.path), entries };
}
