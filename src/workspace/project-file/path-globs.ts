import picomatch from 'picomatch';
import { parentOf } from '../paths.ts';

/** Longest glob that is taken: patterns of a project are data, and matching them must stay cheap. */
export const GLOB_LIMIT = 200;

/**
 * Whether a path matches one of some globs (`*`, `**`, `?`, `[…]`, `{a,b}`). A glob that matches a folder covers all that lies
 * in it. The folder itself is `.`.
 */
export function pathMatcher(globs: readonly string[]): (path: string) => boolean {
  const patterns = globs.map((glob) => glob.replace(/^\.\/(?=.)/, '').replace(/(?<=.)\/$/, ''));
  const coversAll = patterns.some((glob) => glob === '**' || glob === '**/*');
  const matchers = patterns.map((glob) => picomatch(glob, { dot: true, noextglob: true, nonegate: true }));
  return (path) => {
    if (coversAll) {
      return true;
    }
    for (let current = path; current !== ''; current = parentOf(current)) {
      if (matchers.some((matches) => matches(current))) {
        return true;
      }
    }
    return false;
  };
}

/** Takes the excluded ones out of a list of paths. */
export function splitExcluded(
  paths: readonly string[],
  exclude: readonly string[],
): { readonly kept: readonly string[]; readonly excluded: readonly string[] } {
  if (exclude.length === 0) {
    return { kept: paths, excluded: [] };
  }
  const isExcluded = pathMatcher(exclude);
  const kept: string[] = [];
  const excluded: string[] = [];
  for (const path of paths) {
    (isExcluded(path) ? excluded : kept).push(path);
  }
  return { kept, excluded };
}
