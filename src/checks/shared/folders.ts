import { joinFolder } from '../../facts/shell.ts';

/** Folders below folders; undefined where either is computed. */
export function within(
  directories: readonly string[] | undefined,
  folder: string | undefined,
): readonly string[] | undefined {
  if (directories === undefined || folder === undefined) {
    return undefined;
  }
  const joined = directories.map((directory) => joinFolder(directory, folder === '' ? '.' : folder));
  return joined.every((item) => item !== undefined) ? joined : undefined;
}
