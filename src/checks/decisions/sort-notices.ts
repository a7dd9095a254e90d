import { compareText } from '../../workspace/paths.ts';
import type { Notice } from '../result.ts';

/** Notices in the order that never changes: by place. */
export function sortNotices(notices: readonly Notice[]): Notice[] {
  return [...notices].sort(
    (a, b) =>
      compareText(a.path, b.path) ||
      a.line - b.line ||
      a.column - b.column ||
      compareText(a.message, b.message),
  );
}
