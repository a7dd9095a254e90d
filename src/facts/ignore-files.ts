import { baseName } from '../workspace/paths.ts';
import type { Span } from '../workspace/source-text.ts';
import { fileEnd } from './pieces.ts';
import type { SourceFile } from './source-file.ts';

/** Where a rule can be added to a `.gitignore`. What its rules mean is the workspace's affair. */
export interface IgnoreFile {
  /** The end of the file. */
  readonly end: Span;
  /** True where the last line has no line end. */
  readonly isOpen: boolean;
}

export function isIgnoreFilePath(path: string): boolean {
  return baseName(path) === '.gitignore';
}

export function readIgnoreFile(source: SourceFile): IgnoreFile {
  return fileEnd(source);
}
