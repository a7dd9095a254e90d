import type { ScopeFile } from '../check.ts';

/**
 * A function that is computed once for each list it is given: what depends on the repository's files or on all facts of a kind
 * is the same in every unit, and a large repository has hundreds of them. A list that changes is a new one.
 */
export function onceFor<K extends object, T>(compute: (list: K) => T): (list: K) => T {
  const known = new WeakMap<K, { readonly result: T }>();
  return (list) => {
    let entry = known.get(list);
    if (entry === undefined) {
      entry = { result: compute(list) };
      known.set(list, entry);
    }
    return entry.result;
  };
}

/** The paths of a context's files. */
export const pathsOf = onceFor(
  (files: readonly ScopeFile[]): ReadonlySet<string> => new Set(files.map((file) => file.path)),
);
