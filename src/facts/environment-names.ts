import { baseName } from '../workspace/paths.ts';
import type { WorkspaceFile } from '../workspace/workspace.ts';
import { isComposePath } from './compose-files.ts';
import { isEnvFilePath } from './env-files.ts';
import { isMarkdownPath } from './markdown-files.ts';
import type { SourceFile } from './source-file.ts';

/** Names of the environment that a file documents for people: without their values. */
export type EnvironmentNames = readonly string[];

/** A name of a variable outside env files: in capitals, so that no other word is taken for one. */
const NAME = /\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*\b/g;
const LIMIT = 5000;

/** Env files under any name: `.envs/.production/.django`, `docker/app.env`, `env.sample`, `env-example-relational`. */
function isEnvLike(path: string): boolean {
  return (
    isEnvFilePath(path) ||
    /(^|\/)\.envs?\/(.*\/)?[\w.-]+$|\.env$|(^|[./_-])env[._-]?(example|sample|template|dist)([-_][\w-]+)?$/i.test(
      path,
    )
  );
}

/** Env files, compose files, values and manifests of Kubernetes, and Markdown. */
export function mayDocumentEnvironment(file: WorkspaceFile): boolean {
  return (
    isEnvLike(file.path) ||
    isComposePath(file.path) ||
    isMarkdownPath(file.path) ||
    isDeploymentPath(file.path)
  );
}

function isDeploymentPath(path: string): boolean {
  return (
    /^values([.-][\w.-]+)?\.ya?ml$/.test(baseName(path)) ||
    /^(app\.json|render\.ya?ml|fly\.toml|serverless\.ya?ml|app\.ya?ml)$/.test(baseName(path)) ||
    /(^|\/)(k8s|kubernetes|kube|helm|charts?|manifests?|deploy(ment)?s?|kustomize)\/.*\.ya?ml$/i.test(path)
  );
}

/** The names that a file documents, each once. */
export function readEnvironmentNames(source: SourceFile): EnvironmentNames | undefined {
  const { path, text } = source;
  const names = isEnvLike(path)
    ? [...text.matchAll(/^[^\S\n]*#?[^\S\n]*(?:export\s+)?([A-Za-z_]\w*)\s*[=:]/gm)].map(
        (match) => match[1] ?? '',
      )
    : [...(isMarkdownPath(path) ? codeAndTables(text) : text).matchAll(NAME)].map((match) => match[0]);
  const unique = [...new Set(names)].filter((name) => name.length > 1).slice(0, LIMIT);
  return unique.length === 0 ? undefined : unique;
}

/** What stands in code blocks, code spans and tables: a word in capitals in a sentence documents nothing. */
function codeAndTables(text: string): string {
  let fence: string | undefined;
  const kept: string[] = [];
  for (const line of text.split('\n')) {
    const mark = /^\s*(?:>\s*)?(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined) {
      fence = fence === undefined ? mark : line.trim().startsWith(fence) ? undefined : fence;
    } else if (
      fence !== undefined ||
      /^\s*\|/.test(line) ||
      /^( {4}|\t)/.test(line) ||
      /\S\s*\|\s*\S/.test(line)
    ) {
      kept.push(line);
    } else {
      kept.push(...(line.match(/`[^`\n]+`/g) ?? []));
    }
  }
  return kept.join('\n');
}
