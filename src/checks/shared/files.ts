import { familyOfPath, type LanguageFamily } from '../../facts/syntax/languages.ts';
import type { FileClass } from '../../workspace/file-class.ts';
import type { CheckContext, ScopeFile } from '../check.ts';
import type { Looked } from '../conclude.ts';

/** Files that a secret or unsafe line would really hurt in. */
export function isShipped(file: { readonly class: FileClass }): boolean {
  return file.class === 'production' || file.class === 'dev-only';
}

/** The production files of the scope in some languages: what a search for bad code looks at. */
export function sourcesOf(
  context: Pick<CheckContext, 'files'>,
  ...families: readonly LanguageFamily[]
): ScopeFile[] {
  return context.files.filter((file) => {
    const family = file.class === 'production' ? familyOfPath(file.path) : undefined;
    return family !== undefined && families.includes(family);
  });
}

/** What an answer without a place says it looked at. */
export function lookedAt(files: readonly ScopeFile[], ...patterns: readonly string[]): Looked {
  return { files: files.length, patterns };
}

/** True when git tracks the file; undefined when that is not known. */
export function isTracked(context: Pick<CheckContext, 'repository'>, path: string): boolean | undefined {
  const { tracked } = context.repository;
  return tracked.kind === 'known' ? tracked.paths.has(path) : undefined;
}
