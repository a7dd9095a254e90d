/** Versions and ranges as package managers write them, as far as release numbers decide. Pre-releases are not judged. */

/** Release numbers: `[1, 24, 0]`. Missing ones count as 0. */
export type Release = readonly number[];

/** From one release on, up to but not including another; `to` is undefined where no end is set. */
export interface Interval {
  readonly from: Release;
  readonly to: Release | undefined;
}

/** How a package manager reads a range. `prefix` is npm's, which images and version files share: `20` is any 20. */
export type RangeDialect = 'prefix' | 'pep440' | 'poetry' | 'composer' | 'gem';

/** More numbers than any version has: what comes directly after a version is it with a 1 behind them. */
const DEPTH = 6;

export function compareReleases(a: Release, b: Release): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) {
      return difference;
    }
  }
  return 0;
}

/** The numbers of a version; undefined for pre-releases, branches and all else that is not only numbers. */
export function readRelease(text: string): Release | undefined {
  const match = /^[v=]?\s*(\d{1,9}(?:\.\d{1,9}){0,5})$/.exec(text.trim());
  return match?.[1]?.split('.').map(Number);
}

/** The releases that a range allows; undefined where it is not written with release numbers alone. */
export function readRange(text: string, dialect: RangeDialect): Interval[] | undefined {
  if (text.length > 200) {
    return undefined;
  }
  const alternatives = text.trim().split(dialect === 'composer' ? /\s*\|\|?\s*/ : /\s*\|\|\s*/);
  const intervals: Interval[] = [];
  for (const alternative of alternatives) {
    const interval = readAlternative(alternative, dialect);
    if (interval === undefined) {
      return undefined;
    }
    intervals.push(interval);
  }
  return intervals;
}

/** Whether a range allows a version; undefined where one of them cannot be read. */
export function satisfies(version: string, range: string, dialect: RangeDialect): boolean | undefined {
  const release = readRelease(version);
  const intervals = readRange(range, dialect);
  return release === undefined || intervals === undefined
    ? undefined
    : intervals.some((interval) => overlaps(interval, { from: release, to: after(release) }));
}

/** True when two intervals share a release. */
export function overlaps(a: Interval, b: Interval): boolean {
  const from = compareReleases(a.from, b.from) > 0 ? a.from : b.from;
  return [a.to, b.to].every((to) => to === undefined || compareReleases(from, to) < 0);
}

/** An interval widened to whole lines of releases: with depth 1 `>=20.9 <20.12` is `[20, 21)`. */
export function widen({ from, to }: Interval, depth: number): Interval {
  const start = from.slice(0, depth);
  if (to === undefined) {
    return { from: start, to };
  }
  const end = to.slice(0, depth);
  return { from: start, to: compareReleases(end, to) === 0 ? end : bump(end, depth - 1) };
}

function after(release: Release): Release {
  return [...Array.from({ length: DEPTH }, (_, index) => release[index] ?? 0), 1];
}

/** The release with the number at an index raised, and none behind it. */
function bump(release: Release, index: number): Release {
  return [...Array.from({ length: index }, (_, before) => release[before] ?? 0), (release[index] ?? 0) + 1];
}

function readAlternative(text: string, dialect: RangeDialect): Interval | undefined {
  const hyphen = /^(\S+)\s+-\s+(\S+)$/.exec(text);
  const clauses =
    hyphen === null
      ? text
          .replace(/(~=|~>|[<>=!~^]=?=?)\s+/g, '$1')
          .split(/\s*,\s*|\s+/)
          .filter((clause) => clause !== '')
      : [`>=${hyphen[1] ?? ''}`, `<=${hyphen[2] ?? ''}`];
  let result: Interval = { from: [0], to: undefined };
  for (const clause of clauses) {
    const interval = readClause(clause, dialect);
    if (interval === undefined) {
      return undefined;
    }
    const to =
      result.to === undefined || (interval.to !== undefined && compareReleases(interval.to, result.to) < 0)
        ? interval.to
        : result.to;
    result = { from: compareReleases(interval.from, result.from) > 0 ? interval.from : result.from, to };
  }
  return result;
}

function readClause(clause: string, dialect: RangeDialect): Interval | undefined {
  const match = /^(~=|~>|===?|[<>!]=|[<>=~^])?[v=]?(\*|[xX]|\d[\w.*]*)$/.exec(clause);
  const [, operator = '', written = ''] = match ?? [];
  if (match === null) {
    return undefined;
  }
  if (operator === '!=') {
    return { from: [0], to: undefined };
  }
  const parts = written.split('.');
  const wild = parts.findIndex((part) => /^[*xX]$/.test(part));
  const release = readRelease((wild < 0 ? parts : parts.slice(0, wild)).join('.') || '0');
  if (release === undefined) {
    return undefined;
  }
  if (wild === 0) {
    return { from: [0], to: undefined };
  }
  const last = release.length - 1;
  const isPrefix = wild > 0 || (dialect === 'prefix' && release.length < 3);
  switch (operator) {
    case '^': {
      const nonZero = release.findIndex((part) => part > 0);
      return { from: release, to: bump(release, nonZero < 0 ? last : nonZero) };
    }
    case '~=':
    case '~>':
      return { from: release, to: bump(release, Math.max(last - 1, 0)) };
    case '~':
      return {
        from: release,
        to: bump(release, dialect === 'composer' ? Math.max(last - 1, 0) : Math.min(last, 1)),
      };
    case '>=':
      return { from: release, to: undefined };
    case '>':
      return { from: isPrefix ? bump(release, last) : after(release), to: undefined };
    case '<':
      return { from: [0], to: release };
    case '<=':
      return { from: [0], to: isPrefix ? bump(release, last) : after(release) };
    default:
      return { from: release, to: isPrefix ? bump(release, last) : after(release) };
  }
}
