import type { Lists } from '../../content/lists.ts';
import type { CheckContext } from '../check.ts';

export type UnsetMeaning = Lists['library-defaults'][number]['unset'];

/** What it means that an option of a library is left out, in the version that the unit declares. */
export function unsetMeaning(
  context: Pick<CheckContext, 'unit' | 'lists'>,
  library: string,
  topic: string,
): UnsetMeaning {
  const rows = context.lists['library-defaults'].filter(
    (row) => row.library === library && row.topic === topic,
  );
  const declared = context.unit?.manifests
    .filter((manifest) => rows.some((row) => row.ecosystem === manifest.ecosystem))
    .flatMap((manifest) => manifest.dependencies)
    .find((dependency) => dependency.name === library);
  const version = declared?.range === undefined ? undefined : lowestVersion(declared.range);
  const fitting = rows.filter((row) => isWithinRange(version, row.from, row.below));
  const [first] = fitting;
  const agree = first !== undefined && fitting.every((row) => row.unset === first.unset);
  // What nobody has read in the source may not fail.
  return agree && (first.unset !== 'unsafe' || first.confirmed !== undefined) ? first.unset : 'undecidable';
}

/** The lowest version that a range allows, as far as its first number tells: `^3.14.0`, `>=2.0,<3`, `v1.9.1`. */
function lowestVersion(range: string): number[] | undefined {
  const found = /^[\s^~=v[(>]*(\d+(?:\.\d+)*)/.exec(range)?.[1];
  return found?.split('.').map(Number);
}

/** Without a known version every row may hold. */
function isWithinRange(
  version: readonly number[] | undefined,
  from: string | undefined,
  below: string | undefined,
): boolean {
  if (version === undefined) {
    return true;
  }
  return (
    (from === undefined || compare(version, from) >= 0) &&
    (below === undefined || compare(version, below) < 0)
  );
}

function compare(version: readonly number[], bound: string): number {
  const limits = bound.split('.').map(Number);
  for (let index = 0; index < Math.max(version.length, limits.length); index++) {
    const difference = (version[index] ?? 0) - (limits[index] ?? 0);
    if (difference !== 0) {
      return difference;
    }
  }
  return 0;
}
