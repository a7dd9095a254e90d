import type { WorkspaceFile } from '../../workspace/workspace.ts';
import { familyOfPath } from '../syntax/languages.ts';

/** Source code that a person wrote, of any class. */
export function isSource(file: WorkspaceFile): boolean {
  return familyOfPath(file.path) !== undefined && file.class !== 'generated';
}
